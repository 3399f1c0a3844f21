//! What the terminal can show: its width, its colours, and text wrapped to it.

use anstyle::{AnsiColor, Effects, Style};
use std::io::IsTerminal;
use unicode_width::UnicodeWidthStr;

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColorChoice {
    /// When writing to a terminal and `NO_COLOR` is unset.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How to lay text out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Columns.
    pub(crate) width: usize,
    /// Whether to colour.
    pub(crate) color: bool,
    /// Whether a terminal reads it, which control characters could steer.
    pub(crate) terminal: bool,
}

/// Lines of running text are kept readable: no wider than this, however wide the terminal.
const WIDEST: usize = 120;
/// Narrower than this nothing sensible can be laid out.
const NARROWEST: usize = 40;
/// The width when the output is not a terminal.
const PIPED: usize = 100;

impl Look {
    /// The look of standard output.
    pub(crate) fn of_stdout(choice: ColorChoice) -> Self {
        Self::of(&std::io::stdout(), choice)
    }

    /// The look of standard error.
    pub(crate) fn of_stderr(choice: ColorChoice) -> Self {
        Self::of(&std::io::stderr(), choice)
    }

    /// The look of a file.
    pub(crate) fn of_file(choice: ColorChoice) -> Self {
        Self { width: columns().unwrap_or(PIPED), color: choice == ColorChoice::Always, terminal: false }
    }

    fn of(stream: &(impl IsTerminal + AsHandle), choice: ColorChoice) -> Self {
        let terminal = stream.is_terminal();
        let measured =
            if terminal { terminal_size::terminal_size_of(stream).map(|size| usize::from(size.0.0)) } else { None };
        let color = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => terminal && wants_color(),
        };
        Self { width: columns().or(measured).unwrap_or(PIPED).clamp(NARROWEST, WIDEST), color, terminal }
    }

    /// Text in a style.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        if self.color && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// Running text, wrapped to the width after an indent; the first line gets none.
    pub(crate) fn wrap(self, text: &str, indent: usize) -> String {
        wrap(text, self.width.saturating_sub(indent)).join(&format!("\n{}", " ".repeat(indent)))
    }
}

#[cfg(unix)]
use std::os::fd::AsFd as AsHandle;
#[cfg(windows)]
use std::os::windows::io::AsHandle;

/// A heading.
pub(crate) const BOLD: Style = Style::new().effects(Effects::BOLD);
/// What matters less.
pub(crate) const DIM: Style = Style::new().effects(Effects::DIMMED);
/// Good news.
pub(crate) const GREEN: Style = AnsiColor::Green.on_default();
/// Good news, proved.
pub(crate) const GREEN_BOLD: Style = GREEN.effects(Effects::BOLD);
/// Bad news.
pub(crate) const RED_BOLD: Style = AnsiColor::BrightRed.on_default().effects(Effects::BOLD);
/// What is taken away.
pub(crate) const RED: Style = AnsiColor::Red.on_default();
/// No news.
pub(crate) const YELLOW_BOLD: Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
/// Names to type.
pub(crate) const CYAN: Style = AnsiColor::Cyan.on_default();

/// `COLUMNS`, when a person set it.
fn columns() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok().filter(|&width: &usize| width > 0)
}

/// `NO_COLOR` and dumb terminals want none.
fn wants_color() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Text padded on the right to a width in columns: Korean characters are two columns wide.
pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Breaks running text into lines of at most `width` columns, at spaces. A word that is wider than a line,
/// an address or an ARN, stays whole: it is meant to be copied. Line feeds in the text stay.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    hang(text, width, 0)
}

/// Like [`wrap`], with every line but the first shorter by an indent, which the caller writes.
pub(crate) fn hang(text: &str, width: usize, indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split(' ') {
            let wide = word.width();
            let room = if lines.is_empty() { width } else { width.saturating_sub(indent) };
            if !line.is_empty() && used + 1 + wide > room.max(8) {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if !line.is_empty() {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += wide;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(wrap("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(wrap("arn:aws:s3:::example-bucket ok", 10), ["arn:aws:s3:::example-bucket", "ok"]);
        assert_eq!(wrap("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(wrap("", 9), [""]);
    }

    #[test]
    fn korean_counts_two_columns() {
        assert_eq!(wrap("암호화되지 않은 요청", 10), ["암호화되지", "않은 요청"]);
        assert_eq!(pad("강제됨", 9), "강제됨   ");
    }
}
