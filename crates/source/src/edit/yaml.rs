//! Edits of YAML whose collections have no brackets: lines and indentation instead of commas.

use super::Edit;
use super::local::Local;
use super::style::Style;
use crate::build::Builder;
use crate::map::Map;
use crate::problem::Problems;
use crate::quoted;
use crate::{Limits, Node, Span};

/// Whether a node is a collection that is laid out by lines, or an empty value.
pub(super) fn is_block(local: &Local<'_>, node: &Node<'_>) -> bool {
    let first = local.text.as_bytes().get(node.span.start as usize);
    local.is_yaml && !matches!(first, Some(b'{' | b'[' | b'*' | b'!'))
}

pub(super) fn replace(local: &Local<'_>, json: &str) -> Edit {
    let span = local.node.span;
    let style = local.style();
    let value = Written::new(json);
    let one_line = || style.value(json, "", true);
    match local.text.as_bytes().get(span.start as usize) {
        Some(b':') => {
            let outer = key_indentation(local, span);
            let inner = format!("{outer}{}", style.unit);
            let text = match value.block(&inner, &style) {
                Some(block) => format!(":{}{inner}{block}", style.newline),
                None => format!(": {}", one_line()),
            };
            local.edit(span, &text)
        }
        Some(b'-') if local.node.is_object() || local.node.is_array() => {
            let inner = format!("{}  ", column(local, span.start));
            let text = value.block(&inner, &style).unwrap_or_else(one_line);
            local.edit(span, &format!("- {text}"))
        }
        _ if local.node.is_object() || local.node.is_array() => {
            // The root: it stands at the margin.
            let is_flow = !is_block(local, &local.node);
            let block = if is_flow { None } else { value.block("", &style) };
            local.edit(span, &block.unwrap_or_else(one_line))
        }
        _ => local.edit(scalar_with_indicator(local, span), &one_line()),
    }
}

pub(super) fn insert_member(local: &Local<'_>, key: &str, json: &str) -> Option<Edit> {
    let members = local.node.members();
    let style = local.style();
    let indentation = column(local, members.first()?.key.span.start);
    let end = members.iter().map(|member| member.span().end).max()?;
    let inner = format!("{indentation}{}", style.unit);
    let value = match Written::new(json).block(&inner, &style) {
        Some(block) => format!("{}{inner}{block}", style.newline),
        None => format!(" {}", style.value(json, "", true)),
    };
    let text = format!("{}{indentation}{}:{value}", style.newline, plain_or_quoted(key));
    Some(local.edit(Span::at(line_end(local, end)), &text))
}

pub(super) fn append_item(local: &Local<'_>, json: &str) -> Option<Edit> {
    let items = local.node.items();
    let style = local.style();
    let indentation = column(local, dash(local, items.first()?)?);
    let end = items.iter().map(|item| item.span.end).max()?;
    let inner = format!("{indentation}  ");
    let value = Written::new(json).block(&inner, &style).unwrap_or_else(|| style.value(json, "", true));
    let text = format!("{}{indentation}- {value}", style.newline);
    Some(local.edit(Span::at(line_end(local, end)), &text))
}

pub(super) fn remove_member(local: &Local<'_>, index: usize) -> Option<Edit> {
    let members = local.node.members();
    let member = members.get(index)?;
    if members.len() == 1 {
        return Some(replace(local, "{}"));
    }
    let start = member.key.span.start;
    if local.line_prefix(start).is_none() {
        // After the dash of a list: the next member takes the place.
        let next = members.get(index + 1)?.key.span.start;
        return Some(local.edit(Span::new(start as usize, next as usize), ""));
    }
    Some(remove_lines(local, start, member.span().end))
}

pub(super) fn remove_item(local: &Local<'_>, index: usize) -> Option<Edit> {
    let items = local.node.items();
    let item = items.get(index)?;
    if items.len() == 1 {
        return Some(replace(local, "[]"));
    }
    let start = dash(local, item)?;
    if local.line_prefix(start).is_none() {
        let next = dash(local, items.get(index + 1)?)?;
        return Some(local.edit(Span::new(start as usize, next as usize), ""));
    }
    Some(remove_lines(local, start, item.span.end))
}

/// Removes the lines from that of `start` to that of `end`.
fn remove_lines(local: &Local<'_>, start: u32, end: u32) -> Edit {
    let begin = start as usize - local.line_prefix(start).map_or(0, str::len);
    let end = line_end(local, end);
    let rest = local.text.get(end..).unwrap_or_default();
    let line_break = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
    local.edit(Span::new(begin, end + line_break), "")
}

/// Where the line of `byte` ends, a comment on it included.
fn line_end(local: &Local<'_>, byte: u32) -> usize {
    let rest = local.text.get(byte as usize..).unwrap_or_default();
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    byte as usize + line.trim_end().len()
}

/// White space as wide as what stands before `byte` on its line.
fn column(local: &Local<'_>, byte: u32) -> String {
    let before = local.text.get(..byte as usize).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default().trim_start_matches('\u{feff}');
    line.chars().map(|character| if character == '\t' { '\t' } else { ' ' }).collect()
}

/// The indentation of the key before the colon at `span`.
fn key_indentation(local: &Local<'_>, span: Span) -> String {
    let before = local.text.get(..span.start as usize).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default().trim_start_matches('\u{feff}');
    let key = line.trim_start_matches([' ', '-']);
    " ".repeat(line.len() - key.len())
}

/// The dash of a list's item.
fn dash(local: &Local<'_>, item: &Node<'_>) -> Option<u32> {
    let start = item.span.start as usize;
    if local.text.as_bytes().get(start) == Some(&b'-') && (item.is_object() || item.is_array() || item.is_null()) {
        return Some(item.span.start);
    }
    let before = local.text.get(..start)?;
    u32::try_from(before.rfind('-')?).ok()
}

/// The place of a scalar, that of a block scalar from its `|` or `>` on.
fn scalar_with_indicator(local: &Local<'_>, span: Span) -> Span {
    let before = local.text.get(..span.start as usize).unwrap_or_default();
    let trimmed = before.trim_end_matches([' ', '\t', '\n', '\r']);
    let is_on_next_line = before.get(trimmed.len()..).is_some_and(|blank| blank.contains(['\n', '\r']));
    let header =
        trimmed.trim_end_matches(|character: char| matches!(character, '+' | '-') || character.is_ascii_digit());
    if is_on_next_line && header.ends_with(['|', '>']) { Span::new(header.len() - 1, span.end as usize) } else { span }
}

/// A value that is to be written by lines.
struct Written<'j> {
    json: &'j str,
    node: Option<Node<'j>>,
}

impl<'j> Written<'j> {
    fn new(json: &'j str) -> Self {
        let limits = Limits::default();
        let value = crate::json::strict(json, &limits).ok();
        let node = value.map(|value| Builder::new(&limits, Problems::default()).node(value, json, Map::Shift(0), 0));
        Self { json, node }
    }

    /// The lines of a collection that holds something, the first without its indentation.
    fn block(&self, indentation: &str, style: &Style) -> Option<String> {
        let node = self.node.as_ref().filter(|node| is_filled(node) && !style.is_flat)?;
        let mut lines = String::new();
        self.write(node, indentation, style, &mut lines);
        Some(lines)
    }

    fn write(&self, node: &Node<'_>, indentation: &str, style: &Style, lines: &mut String) {
        let as_written = |span: Span| self.json.get(span.range()).unwrap_or_default();
        let scalar = |node: &Node<'_>| match node.as_str() {
            Some(text) if is_plain(text) => text.to_owned(),
            _ => as_written(node.span).to_owned(),
        };
        let separator = format!("{}{indentation}", style.newline);
        for (index, member) in node.members().iter().enumerate() {
            if index > 0 {
                lines.push_str(&separator);
            }
            lines.push_str(&plain_or_quoted(&member.key.value));
            lines.push(':');
            if is_filled(&member.value) {
                let inner = format!("{indentation}{}", style.unit);
                lines.push_str(style.newline);
                lines.push_str(&inner);
                self.write(&member.value, &inner, style, lines);
            } else {
                lines.push(' ');
                lines.push_str(&scalar(&member.value));
            }
        }
        for (index, item) in node.items().iter().enumerate() {
            if index > 0 {
                lines.push_str(&separator);
            }
            lines.push_str("- ");
            if is_filled(item) {
                self.write(item, &format!("{indentation}  "), style, lines);
            } else {
                lines.push_str(&scalar(item));
            }
        }
    }
}

fn is_filled(node: &Node<'_>) -> bool {
    !node.members().is_empty() || !node.items().is_empty()
}

fn plain_or_quoted(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a text can stand without quotation marks and stay a string.
fn is_plain(text: &str) -> bool {
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic());
    let parts = text
        .split("::")
        .all(|part| part.chars().all(|character| character.is_ascii_alphanumeric() || "_-./".contains(character)));
    begins && parts && !text.ends_with(':') && crate::yaml::is_string(text)
}

#[cfg(test)]
mod tests {
    use crate::{Document, Limits, Node, Syntax, edit};

    fn edited(text: &str, path: &[&str], make: impl Fn(&Document<'_>, &Node<'_>) -> Option<edit::Edit>) -> String {
        let document = Document::parse(text, &Limits::default());
        assert_eq!(document.syntax, Syntax::Yaml);
        let node = path.iter().fold(&document.roots[0], |node, key| match key.parse::<usize>() {
            Ok(index) => &node.open().items()[index],
            Err(_) => node.open().get(key).unwrap(),
        });
        edit::apply(text, &[make(&document, node).unwrap()])
    }

    const TEMPLATE: &str = "Resources:\n  Job: # the job\n    Type: AWS::SageMaker::X\n    Properties:\n      Name: a # name\n  Bucket:\n    Type: AWS::S3::Bucket\n";

    #[test]
    fn members() {
        let path = ["Resources", "Job", "Properties"];
        assert_eq!(
            edited(TEMPLATE, &path, |document, node| edit::insert_member(document, node, "Encrypted", "true")),
            TEMPLATE.replace("a # name\n", "a # name\n      Encrypted: true\n")
        );
        assert_eq!(
            edited(TEMPLATE, &["Resources"], |document, node| edit::set(
                document,
                node,
                &["Bucket", "Properties", "X"],
                r#"[{"a b": "yes", "c": "AWS::Y"}, []]"#
            )),
            TEMPLATE.replace(
                "Bucket\n",
                "Bucket\n    Properties:\n      X:\n        - \"a b\": \"yes\"\n          c: AWS::Y\n        - []\n"
            )
        );
        assert_eq!(
            edited(TEMPLATE, &["Resources"], |document, node| edit::remove_member(document, node, "Job")),
            "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n"
        );
        assert_eq!(
            edited(TEMPLATE, &path, |document, node| edit::remove_member(document, node, "Name")),
            TEMPLATE.replace(":\n      Name: a", ": {}")
        );
    }

    #[test]
    fn values() {
        let text = "a: 1\nb: false # off\nc:\nd: |\n  text\n  more\ne: !Ref X\n";
        let set = |key: &str, json: &str| edited(text, &[], |document, node| edit::set(document, node, &[key], json));
        assert_eq!(set("b", "true"), text.replace("false", "true"));
        assert_eq!(set("c", "\"x\""), text.replace("c:\n", "c: \"x\"\n"));
        assert_eq!(set("d", "2"), text.replace("|\n  text\n  more", "2"));
        assert_eq!(set("e", "{}"), text.replace("!Ref X", "{}"));
        assert_eq!(
            edited(text, &[], |document, node| edit::set(document, node, &["c", "x", "y"], "1")),
            text.replace("c:\n", "c:\n  x:\n    y: 1\n")
        );
    }

    #[test]
    fn items() {
        let text = "Statement:\n- Effect: Allow\n  Action: 's3:*' # all\n- x\n\nOther: 1\n";
        let deny = r#"{"Effect": "Deny", "Principal": "*"}"#;
        assert_eq!(
            edited(text, &["Statement"], |document, node| edit::append_item(document, node, deny)),
            text.replace("- x\n", "- x\n- Effect: Deny\n  Principal: \"*\"\n")
        );
        assert_eq!(
            edited(text, &["Statement"], |document, node| edit::remove_item(document, node, 0)),
            "Statement:\n- x\n\nOther: 1\n"
        );
        assert_eq!(
            edited(text, &["Statement", "0"], |document, node| Some(edit::replace(document, node, deny))),
            text.replace("Effect: Allow\n  Action: 's3:*'", "Effect: Deny\n  Principal: \"*\"")
        );
        assert_eq!(
            edited(text, &["Statement", "0"], |document, node| edit::remove_member(document, node, "Effect")),
            text.replace("Effect: Allow\n  ", "")
        );
    }

    #[test]
    fn documents_in_scalars() {
        let add =
            |text: &str| edited(text, &["p"], |document, node| edit::insert_member(document, node, "n", "\"it's\""));
        assert_eq!(
            add("o: 1\np: |\n  {\n    \"a\": 1\n  }\n"),
            "o: 1\np: |\n  {\n    \"a\": 1,\n    \"n\": \"it's\"\n  }\n"
        );
        assert_eq!(add("o: 1\np: '{\"a\": 1}'\n"), "o: 1\np: '{\"a\": 1, \"n\": \"it''s\"}'\n");
        assert_eq!(add("o: 1\np: \"{\\\"a\\\": 1}\"\n"), "o: 1\np: \"{\\\"a\\\": 1, \\\"n\\\": \\\"it's\\\"}\"\n");
        assert_eq!(add("o: 1\np: {a: 1}\n"), "o: 1\np: {a: 1, \"n\": \"it's\"}\n");
    }
}
