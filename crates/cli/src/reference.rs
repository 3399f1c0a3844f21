//! `wireproof explain`, `rules` and `formats`: what the engine can say of itself.

use crate::chrome::Chrome;
use crate::output::{Status, answer, complain};
use crate::page;
use crate::terminal::{BOLD, CYAN, ColorChoice, DIM, Look, pad};
use unicode_width::UnicodeWidthStr;
use wireproof_report::{Language, RuleInfo, visible};

/// Prints the page of a rule or of a mechanism.
pub(crate) fn explain(id: &str, language: Language, chrome: &Chrome, color: ColorChoice) -> Status {
    let Some(explanation) = wireproof_engine::explain(id, language) else {
        let known: Vec<_> = ids(language);
        complain(&unknown(id, &known, chrome.unknown_id, chrome), chrome, color);
        return Status::WrongUsage;
    };
    print(&page::markdown(&explanation.page, Look::of_stdout(color)), chrome, color)
}

/// Lists the rules, and the mechanisms that have a page as well.
pub(crate) fn rules(language: Language, chrome: &Chrome, color: ColorChoice) -> Status {
    let look = Look::of_stdout(color);
    let mut text = heading(chrome.rules, look);
    let rules = wireproof_engine::rules(language);
    let column = rules.iter().map(|rule| rule.id.width()).max().unwrap_or(0).min(44);
    for RuleInfo { id, level, summary, .. } in &rules {
        text += &format!("  {}  {}\n", look.paint(CYAN, &pad(id, column)), look.paint(DIM, (chrome.level)(*level)));
        text += &format!("      {}\n", look.wrap(&page::plain(summary), 6));
    }
    text += &format!("\n{}", heading(chrome.mechanisms, look));
    let mechanisms = wireproof_engine::mechanisms(language);
    let column = mechanisms.iter().map(|card| card.id.width()).max().unwrap_or(0);
    for card in &mechanisms {
        text += &format!("  {}  {}\n", look.paint(CYAN, &pad(&card.id, column)), look.wrap(&card.name, column + 4));
    }
    text += &format!("\n{}\n", chrome.read_more);
    print(&text, chrome, color)
}

/// Lists the formats and how to get a document of each.
pub(crate) fn formats(language: Language, chrome: &Chrome, color: ColorChoice) -> Status {
    let look = Look::of_stdout(color);
    let mut text = heading(chrome.formats, look);
    for format in wireproof_engine::formats(language) {
        text +=
            &format!("  {}\n      {}\n", look.paint(CYAN, &format.id), look.wrap(&page::plain(&format.description), 6));
        if let Some(command) = format.command {
            text += &format!("      {}\n", look.paint(DIM, &format!("$ {command}")));
        }
    }
    print(&text, chrome, color)
}

/// Whether a format of that name exists; otherwise what to say.
pub(crate) fn check_format(id: Option<&String>, language: Language, chrome: &Chrome) -> Result<(), String> {
    let Some(id) = id else { return Ok(()) };
    let known: Vec<_> = wireproof_engine::formats(language).into_iter().map(|format| format.id).collect();
    if known.contains(id) { Ok(()) } else { Err(unknown(id, &known, chrome.unknown_format, chrome)) }
}

fn ids(language: Language) -> Vec<String> {
    let rules = wireproof_engine::rules(language).into_iter().map(|rule| rule.id);
    let mechanisms = wireproof_engine::mechanisms(language).into_iter().map(|card| card.id);
    rules.chain(mechanisms).collect()
}

fn unknown(id: &str, known: &[String], sentence: fn(&str) -> String, chrome: &Chrome) -> String {
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    let near = similar::get_close_matches(id, &known, 1, 0.6);
    let guess = near.first().map(|near| format!("\n{}", (chrome.did_you_mean)(near)));
    format!("{}{}", sentence(&visible::line(id)), guess.unwrap_or_default())
}

fn heading(text: &str, look: Look) -> String {
    format!("{}\n\n", look.paint(BOLD, text))
}

fn print(text: &str, chrome: &Chrome, color: ColorChoice) -> Status {
    answer(text, None, chrome, color).err().unwrap_or(Status::Fine)
}
