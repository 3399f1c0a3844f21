//! A tree as YAML in blocks, all strings quoted.

use wireproof_source::{Member, Node, Value, quoted};

/// Appends the value of a key whose colon is written already; `depth` is the number of indentations of what the value holds.
pub(super) fn write(out: &mut String, node: &Node<'_>, depth: usize) {
    match &node.value {
        Value::Object(members) if !members.is_empty() => members.iter().for_each(|found| {
            line(out, depth);
            member(out, found, depth);
        }),
        Value::Array(items) if !items.is_empty() => {
            for found in items {
                line(out, depth);
                out.push('-');
                item(out, found, depth + 1);
            }
        }
        Value::Object(_) => out.push_str(" {}"),
        Value::Array(_) => out.push_str(" []"),
        Value::String(text) => push(out, &quoted(&text.value)),
        Value::Number(number) => push(out, number),
        Value::Bool(flag) => push(out, if *flag { "true" } else { "false" }),
        Value::Null => push(out, "null"),
    }
}

/// What follows a dash: an object begins in the same line.
fn item(out: &mut String, node: &Node<'_>, depth: usize) {
    for (at, found) in node.members().iter().enumerate() {
        if at == 0 {
            out.push(' ');
        } else {
            line(out, depth);
        }
        member(out, found, depth);
    }
    if node.members().is_empty() {
        write(out, node, depth);
    }
}

fn member(out: &mut String, member: &Member<'_>, depth: usize) {
    out.push_str(&key(&member.key.value));
    out.push(':');
    write(out, &member.value, depth + 1);
}

/// A key is plain where YAML takes it for a text: the operator `Null` is none.
fn key(name: &str) -> String {
    let is_plain = name.len() > 1
        && name.chars().all(|character| character.is_ascii_alphabetic())
        && !["null", "true", "false", "yes", "no", "on", "off"].contains(&&*name.to_ascii_lowercase());
    if is_plain { name.to_owned() } else { quoted(name) }
}

fn push(out: &mut String, scalar: &str) {
    out.push(' ');
    out.push_str(scalar);
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}
