//! A tree as an expression of Terraform's language.

use wireproof_source::{Node, Value, quoted};

/// Appends the value; `depth` is the number of indentations of the line that it begins in.
pub(super) fn write(out: &mut String, node: &Node<'_>, depth: usize) {
    match &node.value {
        Value::Object(members) if !members.is_empty() => {
            out.push('{');
            for member in members {
                line(out, depth + 1);
                out.push_str(&key(&member.key.value));
                out.push_str(" = ");
                write(out, &member.value, depth + 1);
            }
            line(out, depth);
            out.push('}');
        }
        Value::Array(items) if !items.is_empty() => {
            out.push('[');
            for item in items {
                line(out, depth + 1);
                write(out, item, depth + 1);
                out.push(',');
            }
            line(out, depth);
            out.push(']');
        }
        Value::Object(_) => out.push_str("{}"),
        Value::Array(_) => out.push_str("[]"),
        Value::String(string) => out.push_str(&text(&string.value)),
        Value::Number(number) => out.push_str(number),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Null => out.push_str("null"),
    }
}

/// A string in which `${` and `%{` are these characters and no template.
pub(super) fn text(value: &str) -> String {
    quoted(value).replace("${", "$${").replace("%{", "%%{")
}

fn key(name: &str) -> String {
    let is_plain = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
        && !["for", "true", "false", "null"].contains(&name);
    if is_plain { name.to_owned() } else { text(name) }
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}
