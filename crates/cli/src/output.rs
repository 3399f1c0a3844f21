//! Where answers and errors go, and what the exit status says.

use crate::chrome::Chrome;
use crate::files;
use crate::terminal::{ColorChoice, Look, RED_BOLD, hang};
use std::io::{self, Write};
use std::path::Path;
use wireproof_report::visible;

/// The exit status; a worse one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing at or above `--fail-on`.
    Fine,
    /// Something is.
    Failed,
    /// Wrong usage, or a file that cannot be read or written.
    WrongUsage,
    /// No input was recognised.
    NotRecognised,
}

impl Status {
    /// The number that the shell sees.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Failed => 1,
            Self::WrongUsage => 2,
            Self::NotRecognised => 3,
        }
    }
}

/// Writes an answer to a file or to standard output.
pub(crate) fn answer(text: &str, file: Option<&Path>, chrome: &Chrome, color: ColorChoice) -> Result<(), Status> {
    let written = match file {
        Some(path) => std::fs::write(path, text),
        None => io::stdout().lock().write_all(text.as_bytes()),
    };
    match written {
        Ok(()) => Ok(()),
        // a reader that has seen enough (`| head`) is no error
        Err(error) if file.is_none() && error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            let name = file.map_or("<stdout>".into(), |path| path.display().to_string());
            complain(&(chrome.cannot_write)(&visible::line(&name), &files::reason(&error, chrome)), chrome, color);
            Err(Status::WrongUsage)
        }
    }
}

/// Writes an error to standard error. Lines that are indented are commands: they stay as they are.
pub(crate) fn complain(message: &str, chrome: &Chrome, color: ColorChoice) {
    let look = Look::of_stderr(color);
    let label = format!("{}:", (chrome.level)(wireproof_report::Level::Error));
    let lines: Vec<_> = format!("{label} {}", visible::lines(message))
        .lines()
        .map(|line| if line.starts_with(' ') { line.to_owned() } else { hang(line, look.width, 4).join("\n    ") })
        .collect();
    let text = lines.join("\n");
    let rest = text.strip_prefix(&label).unwrap_or(&text);
    aside(&format!("{}{rest}\n", look.paint(RED_BOLD, &label)));
}

/// Writes a remark to standard error.
pub(crate) fn aside(text: &str) {
    // nothing can be done where even this cannot be written
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
