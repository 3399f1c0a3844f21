//! The terminal's door: reads files, asks the engine, carries the report out. It decides nothing itself.

#![expect(
    clippy::format_push_string,
    reason = "a page is put together once; `write!` to a String has an error that cannot happen"
)]

mod args;
mod check;
mod chrome;
mod comment;
mod config;
mod cores;
mod excerpt;
mod files;
mod fix;
mod gate;
mod github;
mod help;
mod json;
mod junit;
mod locale;
mod output;
mod page;
mod prove;
mod reference;
#[cfg(test)]
mod sample;
mod terminal;
mod text;
mod window;

pub use check::json as printed_json;

use args::Task;
use chrome::Chrome;
use clap::error::{ContextKind, ContextValue};
use std::ffi::OsString;
use wireproof_report::visible;

/// Runs the command with its arguments, the program's name first, and returns the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let words: Vec<String> = arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let language = locale::language(&words);
    let chrome = Chrome::of(language);
    let matches = match args::command(language).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            if let Some(path) = path_without_command(&error) {
                output::complain(&(chrome.no_command)(&visible::line(&path)), chrome, terminal::ColorChoice::Auto);
                return output::Status::WrongUsage.code();
            }
            let wrong = error.use_stderr();
            let message = error.render().to_string();
            if let std::borrow::Cow::Owned(visible) = visible::lines(&message) {
                output::aside(&visible);
            } else {
                // nothing can be done where the message itself cannot be written
                let _ = error.print();
            }
            return u8::from(wrong) * output::Status::WrongUsage.code();
        }
    };
    let (task, color) = args::task(&matches);
    let status = match task {
        Task::Check(arguments) => check::run(&arguments, language, chrome, color),
        Task::Prove(arguments) => prove::run(&arguments, language, chrome, color),
        Task::Fix(arguments) => fix::run(&arguments, language, chrome, color),
        Task::Completions(shell) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut args::command(language), "wireproof", &mut script);
            say(&String::from_utf8_lossy(&script), chrome, color)
        }
        Task::Start => {
            let help = help::Help::of(language);
            output::aside(&format!("{}\n\n{}\n", help.about, help.start));
            output::Status::WrongUsage
        }
        Task::Explain(id) => reference::explain(&id, language, chrome, color),
        Task::Rules => reference::rules(language, chrome, color),
        Task::Formats => reference::formats(language, chrome, color),
        Task::Schema { of_config } => {
            say(if of_config { config::SCHEMA } else { wireproof_report::REPORT_SCHEMA }, chrome, color)
        }
        Task::Man => {
            let mut page = Vec::new();
            // a `Vec` takes every write
            let _ = clap_mangen::Man::new(args::command(language)).render(&mut page);
            say(&String::from_utf8_lossy(&page), chrome, color)
        }
    };
    status.code()
}

/// The file that was named where a command belongs: the first thing that many will try.
fn path_without_command(error: &clap::Error) -> Option<String> {
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(word)) if word == "-" || std::path::Path::new(word).exists() => Some(word.clone()),
        _ => None,
    }
}

fn say(text: &str, chrome: &Chrome, color: terminal::ColorChoice) -> output::Status {
    output::answer(text, None, chrome, color).err().unwrap_or(output::Status::Fine)
}
