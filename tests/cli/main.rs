//! The command as people and pipelines run it: the real binary, its output word for word, its exit status.
//!
//! A test reads like a page of documentation: what is typed, what is answered.

#![expect(clippy::unwrap_used, reason = "a test that cannot run has failed")]
#![expect(clippy::format_push_string, reason = "a page is put together once")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A command line about to be run, in a folder of its own or in that of the samples.
struct Run {
    command: Command,
    input: Vec<u8>,
}

/// `wireproof …` among the samples, in English, 80 columns wide, with nothing else of the environment.
fn wireproof(arguments: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wireproof"));
    command.env_clear().env("COLUMNS", "80").current_dir(samples());
    command.args(arguments.split(' ').filter(|argument| !argument.is_empty()));
    Run { command, input: Vec::new() }
}

impl Run {
    fn input(mut self, text: impl AsRef<[u8]>) -> Self {
        self.input = text.as_ref().to_vec();
        self
    }

    fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    fn output(mut self) -> Output {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        // a command that does not read its input has closed it
        let _ = child.stdin.take().unwrap().write_all(&self.input);
        child.wait_with_output().unwrap()
    }

    /// Exit status, standard output and standard error in one text.
    fn page(self) -> String {
        let output = self.output();
        let mut page = format!("exit status {}\n", output.status.code().unwrap());
        for (name, bytes) in [("stdout", output.stdout), ("stderr", output.stderr)] {
            if !bytes.is_empty() {
                page += &format!("--- {name}\n{}", String::from_utf8(bytes).unwrap());
            }
        }
        page
    }

    fn status(self) -> i32 {
        self.output().status.code().unwrap()
    }

    fn stdout(self) -> String {
        String::from_utf8(self.output().stdout).unwrap()
    }

    fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.stdout()).unwrap()
    }
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples").canonicalize().unwrap()
}

/// The samples' names.
fn sample_names() -> Vec<String> {
    let entries = std::fs::read_dir(samples()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = entries.filter(|name| name != "index.json").collect();
    names.sort();
    names
}

/// A new folder with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

const OPEN: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "arn:aws:s3:::example-bucket/*",
      "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    }
  ]
}
"#;

mod check;
mod errors;
mod fix;
mod folders;
mod forms;
mod gate;
mod hostile;
mod pipeline;
mod prove;
mod reference;
mod terminal;
