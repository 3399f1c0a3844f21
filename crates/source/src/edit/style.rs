//! How an author lays out JSON, and values laid out the same way.

use super::local::{indentation, line_prefix};
use crate::build::Builder;
use crate::map::Map;
use crate::problem::Problems;
use crate::{Limits, Member, Node, Value};

/// An author's habits.
#[expect(clippy::struct_excessive_bools, reason = "independent habits")]
pub(super) struct Style {
    /// How lines end.
    pub(super) newline: &'static str,
    /// Whether values stand on lines of their own.
    pub(super) is_multiline: bool,
    /// What a level is indented by.
    pub(super) unit: String,
    /// From a key to its value.
    pub(super) colon: String,
    /// From a comma to the next value on the same line.
    pub(super) comma: String,
    /// Whether no line may be added.
    pub(super) is_flat: bool,
    /// Whether braces on one line have spaces inside.
    is_padded: bool,
    /// Whether arrays of plain values stand on one line.
    is_array_on_one_line: bool,
}

/// So many values show an author's habits.
const SAMPLE: usize = 400;

impl Style {
    /// The style of a document; `is_flat` forbids new lines.
    pub(super) fn detect(text: &str, root: &Node<'_>, is_flat: bool) -> Self {
        let mut observed = Observed::default();
        let mut open = vec![root];
        for _ in 0..SAMPLE {
            let Some(node) = open.pop() else { break };
            observed.container(text, node);
            open.extend(node.items().iter().rev());
            open.extend(node.members().iter().rev().map(|member| &member.value));
        }
        let colon = observed.colon.unwrap_or(": ").to_owned();
        let comma = observed.comma.unwrap_or(if colon == ":" { "" } else { " " }).to_owned();
        Self {
            newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
            is_multiline: observed.is_multiline && !is_flat,
            unit: observed.unit.unwrap_or("  ").to_owned(),
            colon,
            comma,
            is_flat,
            is_padded: observed.is_padded.unwrap_or(false),
            is_array_on_one_line: observed.is_array_on_one_line.unwrap_or(false),
        }
    }

    /// What stands inside the brackets of a container on one line.
    pub(super) fn padding(&self, bracket: u8) -> &'static str {
        if self.is_padded && bracket == b'{' { " " } else { "" }
    }

    /// The value `json` as the author would write it on a line with that indentation; as it is when it is no JSON.
    pub(super) fn value(&self, json: &str, indentation: &str, one_line: bool) -> String {
        let limits = Limits::default();
        let Ok(value) = crate::json::strict(json, &limits) else { return json.to_owned() };
        let node = Builder::new(&limits, Problems::default()).node(value, json, Map::Shift(0), 0);
        let mut written = String::new();
        self.write(&node, json, indentation, one_line || self.is_flat, &mut written);
        written
    }

    fn write(&self, node: &Node<'_>, json: &str, indentation: &str, one_line: bool, written: &mut String) {
        let as_written = |node: &Node<'_>| json.get(node.span.range()).unwrap_or_default().to_owned();
        let (open, close, children): (_, _, Vec<(String, &Node<'_>)>) = match &node.value {
            Value::Object(members) => {
                let key = |member: &Member<'_>| {
                    json.get(member.key.span.range()).unwrap_or_default().to_owned() + &self.colon
                };
                ('{', '}', members.iter().map(|member| (key(member), &member.value)).collect())
            }
            Value::Array(items) => ('[', ']', items.iter().map(|item| (String::new(), item)).collect()),
            _ => {
                written.push_str(&as_written(node));
                return;
            }
        };
        written.push(open);
        let is_plain = |node: &Node<'_>| !node.is_array() && !node.is_object();
        let one_line = one_line
            || children.is_empty()
            || (self.is_array_on_one_line && node.items().iter().all(is_plain) && node.is_array());
        let padding = if children.is_empty() { "" } else { self.padding(if node.is_object() { b'{' } else { b'[' }) };
        let inner = format!("{indentation}{}", self.unit);
        for (index, (key, child)) in children.iter().enumerate() {
            if index > 0 {
                written.push(',');
            }
            match (one_line, index) {
                (true, 0) => written.push_str(padding),
                (true, _) => written.push_str(&self.comma),
                (false, _) => {
                    written.push_str(self.newline);
                    written.push_str(&inner);
                }
            }
            written.push_str(key);
            self.write(child, json, &inner, one_line, written);
        }
        if one_line {
            written.push_str(padding);
        } else {
            written.push_str(self.newline);
            written.push_str(indentation);
        }
        written.push(close);
    }
}

/// What the first places show that show it.
#[derive(Default)]
struct Observed<'s> {
    is_multiline: bool,
    unit: Option<&'s str>,
    colon: Option<&'s str>,
    comma: Option<&'s str>,
    is_padded: Option<bool>,
    is_array_on_one_line: Option<bool>,
}

impl<'s> Observed<'s> {
    fn container(&mut self, text: &'s str, node: &Node<'_>) {
        let spans: Vec<_> = match &node.value {
            Value::Object(members) => members.iter().take(2).map(Member::span).collect(),
            Value::Array(items) => items.iter().take(2).map(|item| item.span).collect(),
            _ => return,
        };
        let Some(first) = spans.first() else { return };
        let before = text.get(node.span.start as usize + 1..first.start as usize).unwrap_or_default();
        let on_one_line = !before.contains(['\n', '\r']);
        if !on_one_line {
            self.is_multiline = true;
            let outer = indentation(text, node.span.start);
            let unit = line_prefix(text, first.start)
                .and_then(|inner| inner.strip_prefix(outer))
                .filter(|unit| !unit.is_empty());
            self.unit = self.unit.or(unit);
        } else if node.is_object() && before.trim().is_empty() {
            self.is_padded.get_or_insert(!before.is_empty());
        }
        if node.is_array() && node.items().iter().all(|item| !item.is_array() && !item.is_object()) {
            self.is_array_on_one_line.get_or_insert(on_one_line);
        }
        if let Some(member) = node.members().first() {
            let colon = text.get(member.key.span.end as usize..member.value.span.start as usize);
            let plain = colon.filter(|colon| colon.trim() == ":" && !colon.contains(['\n', '\r']));
            self.colon = self.colon.or(plain);
        }
        if let [one, two] = spans.as_slice() {
            let between = text.get(one.end as usize..two.start as usize).and_then(|between| between.strip_prefix(','));
            self.comma = self.comma.or(between.filter(|space| space.trim_matches(' ').is_empty()));
        }
    }
}
