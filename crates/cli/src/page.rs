//! The engine's Markdown pages for a terminal: headings, paragraphs, lists, code, and nothing else.

use crate::terminal::{BOLD, CYAN, DIM, Look};

/// A page, laid out to the width.
pub(crate) fn markdown(page: &str, look: Look) -> String {
    let mut text = String::new();
    let mut paragraph = Paragraph::default();
    let mut is_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            paragraph.end(&mut text, look);
            is_code = !is_code;
        } else if is_code {
            text += &format!("    {}\n", look.paint(DIM, line));
        } else if let Some(heading) = line.strip_prefix('#') {
            paragraph.end(&mut text, look);
            text += &format!("{}\n", look.paint(BOLD, &plain(heading.trim_start_matches('#').trim())));
        } else if line.trim().is_empty() {
            paragraph.end(&mut text, look);
            text.push('\n');
        } else {
            if item(line).is_some() {
                paragraph.end(&mut text, look);
            }
            paragraph.add(line);
        }
    }
    paragraph.end(&mut text, look);
    text
}

/// Running text without its marks.
pub(crate) fn plain(text: &str) -> String {
    link(text).replace("**", "").replace('`', "")
}

/// Lines that run on until something else begins.
#[derive(Default)]
struct Paragraph {
    words: String,
}

impl Paragraph {
    fn add(&mut self, line: &str) {
        if self.words.is_empty() {
            line.trim_end().clone_into(&mut self.words);
        } else {
            self.words.push(' ');
            self.words.push_str(line.trim());
        }
    }

    fn end(&mut self, text: &mut String, look: Look) {
        if self.words.is_empty() {
            return;
        }
        let words = std::mem::take(&mut self.words);
        let (mark, rest) = item(&words).unwrap_or(("", words.trim()));
        let wrapped = look.wrap(&link(rest), mark.len());
        *text += &format!("{mark}{}\n", inline(&wrapped, look));
    }
}

/// The mark of a list item and what follows it.
fn item(line: &str) -> Option<(&str, &str)> {
    let body = line.trim_start();
    let digits = body.trim_start_matches(|character: char| character.is_ascii_digit());
    let rest = body
        .strip_prefix("- ")
        .or_else(|| body.strip_prefix("* "))
        .or_else(|| if digits.len() < body.len() { digits.strip_prefix(". ") } else { None })?;
    line.split_at_checked(line.len() - rest.len())
}

/// `[words](address)` → `words (address)`.
fn link(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let parts = after.split_once("](").and_then(|(words, after)| {
            let (address, after) = after.split_once(')')?;
            Some((words, address, after))
        });
        let Some((words, address, after)) = parts else { break };
        if words.contains('[') {
            break;
        }
        said += &format!("{before}{words} ({address})");
        rest = after;
    }
    said + rest
}

/// Code in colour, strong words in bold; the marks go.
fn inline(text: &str, look: Look) -> String {
    let painted = |text: &str, mark: &str, style| {
        let parts: Vec<_> = text.split(mark).collect();
        if parts.len() % 2 == 0 {
            return text.to_owned();
        }
        // a style does not run over a line end: the next line begins with an indent
        let paint = |part: &str| part.split('\n').map(|line| look.paint(style, line)).collect::<Vec<_>>().join("\n");
        parts.iter().enumerate().map(|(at, part)| if at % 2 == 1 { paint(part) } else { (*part).to_owned() }).collect()
    };
    painted(&painted(text, "`", CYAN), "**", BOLD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_laid_out() {
        let page = "# A `rule`\n\nOne two three\nfour **five** six seven.\n\n- first `item` of a list that\n  goes on\n- second [AWS](https://aws.amazon.com)\n\n```json\n{ \"a\": [1](2) }\n```\n";
        let look = Look { width: 24, color: false, terminal: false };
        insta::assert_snapshot!(markdown(page, look), @r#"
        A rule

        One two three four
        five six seven.

        - first item of a list
          that goes on
        - second AWS
          (https://aws.amazon.com)

            { "a": [1](2) }
        "#);
    }
}
