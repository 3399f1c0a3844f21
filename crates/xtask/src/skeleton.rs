//! `cargo xtask new-rule`, `new-format` and `new-system`: the files that a new one begins with, in all the places that list it. What
//! they write compiles, and the tests of rules fail until it is filled in.

use crate::place;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

const RULES: &str = "crates/engine/src/rules";
const FORMATS: &str = "crates/facts/src/formats";
/// What a system's settings are, and what they mean.
const SYSTEMS: [&str; 2] = ["crates/facts/src/systems", "crates/engine/src/systems"];

/// Begins a rule.
pub(crate) fn new_rule(id: &str) -> Result<()> {
    ensure!(is_kebab(id), "a rule's id is words in lower case with hyphens, as in `obsolete-tls`");
    let folder = place::root()?.join(RULES);
    let module = id.replace('-', "_");
    write(&folder.join(format!("{module}.rs")), &include_str!("skeleton/rule.txt").replace("THE-ID", id))?;
    write(&folder.join(format!("ko/{id}.md")), include_str!("skeleton/rule-ko.txt"))?;
    change(&folder.join("mod.rs"), |text| with_line(text, "rules! {\n", &format!("    {module},")))?;
    change(&folder.join("ledger.txt"), |text| with_line(text, "", id))?;
    println!("next: the page and the check in {RULES}/{module}.rs, the Korean page in {RULES}/ko/{id}.md");
    Ok(())
}

/// Begins a format.
pub(crate) fn new_format(id: &str) -> Result<()> {
    let module =
        module_of_format(id).context("a format's id is `service.api-action`, as in `rds.describe-db-instances`")?;
    let folder = place::root()?.join(FORMATS);
    let (service, action) = id.split_once('.').unwrap_or_default();
    let text = include_str!("skeleton/format.txt")
        .replace("THE-ID", id)
        .replace("THE-COMMAND", &format!("{service} {action}"));
    write(&folder.join(format!("{module}.rs")), &text)?;
    change(&folder.join("mod.rs"), |text| with_line(text, "formats! {\n", &format!("    {module},")))?;
    println!("next: the sample, the signs and the hops in {FORMATS}/{module}.rs");
    Ok(())
}

/// Begins a system.
pub(crate) fn new_system(name: &str) -> Result<()> {
    ensure!(is_kebab(name), "a system's name is words in lower case with hyphens, as in `rds-proxy`");
    let (module, variant) = (name.replace('-', "_"), variant(name));
    let texts = [include_str!("skeleton/system.txt"), include_str!("skeleton/system-answer.txt")];
    for (folder, text) in SYSTEMS.into_iter().zip(texts) {
        let text = text.replace("THE-NAME", &module).replace("THE-VARIANT", &variant);
        let folder = place::root()?.join(folder);
        write(&folder.join(format!("{module}.rs")), &text)?;
        let line = format!("    {module} {variant},");
        change(&folder.join("mod.rs"), |text| with_line(text, "\nsystems! {\n", &line))?;
    }
    println!(
        "next: its documents and what they say in {0}/{module}.rs, what that means in {1}/{module}.rs",
        SYSTEMS[0], SYSTEMS[1]
    );
    Ok(())
}

/// `rds-proxy` is `RdsProxy`.
fn variant(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

/// The service and the thing, without the verb: `rds.describe-db-instances` is in `rds_db_instances.rs`.
fn module_of_format(id: &str) -> Option<String> {
    let (service, action) = id.split_once('.')?;
    let (_verb, thing) = action.split_once('-')?;
    (is_kebab(service) && is_kebab(thing)).then(|| format!("{service}_{}", thing.replace('-', "_")))
}

fn is_kebab(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// The text with a line at its place in the sorted list that begins after `heading` and ends with the text or a `}`.
fn with_line(text: &str, heading: &str, line: &str) -> Option<String> {
    let (before, list) = text.split_once(heading)?;
    let at = list.split_inclusive('\n').take_while(|other| !other.starts_with('}') && other.trim_end() < line);
    let (smaller, larger) = list.split_at_checked(at.map(str::len).sum())?;
    (larger.lines().next() != Some(line)).then(|| format!("{before}{heading}{smaller}{line}\n{larger}"))
}

fn write(file: &Path, text: &str) -> Result<()> {
    ensure!(!file.exists(), "{} is there already", file.display());
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

fn change(file: &Path, with: impl FnOnce(&str) -> Option<String>) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let text = with(&text).with_context(|| format!("{} has no place for it", file.display()))?;
    fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_finds_its_place() {
        let list = "x\nrules! {\n    b_c,\n    d,\n}\n";
        let with = |line| with_line(list, "rules! {\n", line);
        assert_eq!(with("    a,").unwrap(), "x\nrules! {\n    a,\n    b_c,\n    d,\n}\n");
        assert_eq!(with("    c,").unwrap(), "x\nrules! {\n    b_c,\n    c,\n    d,\n}\n");
        assert_eq!(with("    e,").unwrap(), "x\nrules! {\n    b_c,\n    d,\n    e,\n}\n");
        assert_eq!(with("    d,"), None);
        assert_eq!(with_line("a\nc\n", "", "b").unwrap(), "a\nb\nc\n");
        assert_eq!(with_line("a\nc\n", "", "d").unwrap(), "a\nc\nd\n");
    }

    #[test]
    fn ids() {
        assert_eq!(variant("rds-proxy"), "RdsProxy");
        assert!(is_kebab("obsolete-tls") && is_kebab("tls12"));
        assert!(!is_kebab("Obsolete") && !is_kebab("a--b") && !is_kebab("-a") && !is_kebab("a-") && !is_kebab(""));
        assert_eq!(module_of_format("rds.describe-db-instances").unwrap(), "rds_db_instances");
        assert_eq!(module_of_format("rds"), None);
        assert_eq!(module_of_format("rds.instances"), None);
    }
}
