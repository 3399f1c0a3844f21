//! The command as a whole process, beside `cfn-guard` and beside a program that only reads and parses.

use crate::clock::{Cost, Program, processes};
use crate::documents::{MOST, policy, template};
use crate::goals::{Goal, Goals};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Files in the folder.
const FILES: usize = 10_000;
/// Buckets in a template of 20 KB.
const FEW: usize = 9;
/// The argument with which this program only reads and parses the files of a folder.
pub(crate) const READ: &str = "--read";
/// The one rule that the peer checks.
const RULE: &str = include_str!("peer.guard");

/// Measures and fills in the rows.
pub(crate) fn run(goals: &mut Goals) {
    let folder = Scratch(std::env::temp_dir().join(format!("wireproof-speed-{}", std::process::id())));
    if let Err(error) = all(&folder.0, goals) {
        goals.missing("whole processes", &error.to_string());
    }
}

/// A folder that is removed at the end.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        // what remains is in the folder for temporary files
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn all(folder: &Path, goals: &mut Goals) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let this = std::env::current_exe()?;
    let command = this.ancestors().nth(2).unwrap_or(folder).join(format!("wireproof{}", std::env::consts::EXE_SUFFIX));
    if !command.is_file() {
        goals.missing("whole processes", "the command is not built: start this as `cargo xtask bench`");
        return Ok(());
    }
    templates(folder, &command, goals)?;
    many_files(folder, &command, &this, goals)
}

fn templates(folder: &Path, command: &Path, goals: &mut Goals) -> io::Result<()> {
    let (rule, small, large) = (folder.join("tls.guard"), folder.join("small.json"), folder.join("large.json"));
    fs::write(&rule, RULE)?;
    fs::write(&small, template(FEW))?;
    fs::write(&large, template(MOST))?;
    let [rule, small, large] = [&rule, &small, &large].map(|path| path.display().to_string());
    let peer = on_path("cfn-guard");
    for (name, file, turns) in [("20 KB template", &small, 20), ("19 MB template", &large, 1)] {
        let ours = Program { path: command, arguments: vec!["check", file, "--format", "json"] };
        let theirs = Program {
            path: peer.as_deref().unwrap_or(Path::new("cfn-guard")),
            arguments: vec!["validate", "--data", file, "--rules", &rule],
        };
        let (Some(ours), theirs) = processes(turns, &ours, &theirs) else { continue };
        println!("{name}, the command as a whole process: {}", told(&ours));
        let Some(theirs) = theirs else {
            let why = format!("{}; `cfn-guard` is not on PATH (`cargo xtask bench --peers` compiles it)", told(&ours));
            goals.missing(&format!("{name}, whole process"), &why);
            continue;
        };
        println!("{name}, cfn-guard with one rule: {}", told(&theirs));
        if turns > 1 {
            goals.times(
                &format!("{name}, whole process, processor"),
                ours.cpu,
                ("cfn-guard", theirs.cpu),
                Goal::AtMost(1.0),
            );
            goals.times(
                &format!("{name}, whole process, waited for"),
                ours.wall,
                ("cfn-guard", theirs.wall),
                Goal::AtMost(1.0),
            );
        } else {
            goals.times(
                &format!("{name}, whole process, processor"),
                ours.cpu,
                ("cfn-guard", theirs.cpu),
                Goal::LessBy(10.0),
            );
            goals.memory(&format!("{name}, peak memory"), ours.peak, ("cfn-guard", theirs.peak), Goal::LessBy(5.0));
        }
    }
    Ok(())
}

fn many_files(folder: &Path, command: &Path, this: &Path, goals: &mut Goals) -> io::Result<()> {
    let many = folder.join("many");
    for number in 0..FILES {
        let part = many.join(format!("{:02}", number / 100));
        if number % 100 == 0 {
            fs::create_dir_all(&part)?;
        }
        fs::write(part.join(format!("{number}.json")), format!("{:#}", policy(number)))?;
    }
    let many = many.display().to_string();
    let ours = Program { path: command, arguments: vec!["check", &many, "--format", "json"] };
    let read = Program { path: this, arguments: vec![READ, &many] };
    let (Some(ours), Some(read)) = processes(5, &ours, &read) else { return Ok(()) };
    println!("folder of {FILES} policies, the command: {}", told(&ours));
    println!("folder of {FILES} policies, read and parsed on all cores: {}", told(&read));
    let other = "`serde_json` reads and parses";
    goals.times("folder of 10,000 policies, processor", ours.cpu, (other, read.cpu), Goal::AtMost(1.5));
    goals.times("folder of 10,000 policies, waited for", ours.wall, (other, read.wall), Goal::AtMost(1.5));
    Ok(())
}

/// Reads and parses the files of a folder on all cores, and does nothing else.
pub(crate) fn read(folder: &str) -> io::Result<()> {
    let mut files = Vec::new();
    for part in fs::read_dir(folder)? {
        for file in fs::read_dir(part?.path())? {
            files.push(file?.path());
        }
    }
    let parse = |path: &PathBuf| serde_json::from_slice::<serde_json::Value>(&fs::read(path).ok()?).ok();
    let read: Vec<_> = files.par_iter().map(parse).collect();
    println!("{}", read.iter().flatten().count());
    Ok(())
}

fn told(cost: &Cost) -> String {
    format!("processor {:?}, waited for {:?}, peak {} KiB", cost.cpu, cost.wall, cost.peak)
}

fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}
