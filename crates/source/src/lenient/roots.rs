//! Finds the documents of a region and leaves out the text around them.

use super::reader::Reader;
use crate::escape::Unescaped;
use crate::map::Step;
use crate::{Node, ProblemKind, Text, Value};
use std::borrow::Cow;

/// How far to look for the end of a document's first key.
const KEY: usize = 300;

impl<'s> Reader<'s, '_> {
    /// Reads all documents of the region.
    pub(super) fn roots(&mut self, roots: &mut Vec<Node<'s>>) {
        let mut found = Found::default();
        loop {
            let (before, known) = (self.at, self.builder.problems.len());
            self.skip();
            let Some(byte) = self.peek() else { return };
            if found.last_is_document && self.after_document(byte, &found) {
                continue;
            }
            let may_begin = if found.candidate == Some(self.at) {
                true
            } else {
                (found.is_first() || found.last_is_document) && self.begins_document()
            };
            let start = self.at;
            if may_begin && let Some(root) = self.root(&mut found) {
                roots.push(root);
                found.last_is_document = true;
                found.documents = true;
                continue;
            }
            self.builder.problems.truncate(known);
            self.is_cut = false;
            self.open.clear();
            self.at = self.at.max(start + self.character().map_or(1, char::len_utf8));
            let next = self.next_candidate(&found);
            let text = self.text.get(before..next).unwrap_or_default();
            let from = next - text.trim_start().len();
            self.report(ProblemKind::SurroundingText, from..from + text.trim().len());
            self.at = next;
            found.candidate = Some(next);
            found.last_is_document = false;
            found.text = true;
        }
    }

    /// The value of a region that holds nothing else.
    pub(super) fn only(&mut self, depth: usize) -> Option<Node<'s>> {
        let value = self.value(depth).ok()?;
        self.skip();
        self.peek().is_none().then_some(value)
    }

    /// A comma or a bracket too many after a document.
    fn after_document(&mut self, byte: u8, found: &Found) -> bool {
        let kind = match byte {
            b',' => ProblemKind::TrailingComma,
            b'}' | b']' if !found.text => ProblemKind::Unexpected,
            _ => return false,
        };
        self.report(kind, self.at..self.at + 1);
        self.at += 1;
        true
    }

    fn root(&mut self, found: &mut Found) -> Option<Node<'s>> {
        match self.peek()? {
            b'{' | b'[' if self.is_escaped() => {
                if std::mem::replace(&mut found.tried_escaped, true) {
                    None
                } else {
                    self.escaped_text()
                }
            }
            b'{' | b'[' => self.value(0).ok(),
            b'"' if found.is_first() && self.is_key() => self.members_without_braces(),
            _ => {
                let start = self.at;
                let root = self.value(0).ok();
                found.tried_string |= self.is_cut;
                let root = root.filter(|node| node.open().is_object() || node.open().is_array());
                if root.is_none() && self.bytes.get(start) == Some(&b'\'') {
                    // The argument of a shell command: its quotation mark is not the document's.
                    self.at = start;
                }
                root
            }
        }
    }

    fn members_without_braces(&mut self) -> Option<Node<'s>> {
        let start = self.at;
        let members = self.members(0, None);
        let (first, last) = (members.first()?.span(), members.last()?.span());
        self.report(ProblemKind::MissingBraces, start..start);
        Some(Node { span: first.join(last), value: Value::Object(members) })
    }

    /// The inside of a string, pasted without its quotation marks.
    fn escaped_text(&mut self) -> Option<Node<'s>> {
        let start = self.at;
        let rest = self.rest();
        let mut end = 0;
        while let Some(found) = rest.get(end..).and_then(|rest| rest.find(['"', '\\'])) {
            end += found;
            if rest.get(end..).is_some_and(|rest| rest.starts_with('"')) {
                break;
            }
            end = (end + 2).min(rest.len());
        }
        let stopped = rest.get(end..).is_some_and(|rest| rest.starts_with('"'));
        let raw = rest.get(..if stopped { end } else { rest.len() })?.trim_end();
        let range = start..start + raw.len();
        let mut unescaped = Unescaped::default();
        unescaped.push(raw, start);
        let steps: Vec<Step> = self.map.compose(&unescaped.steps, unescaped.value.len());
        let mut text = Text::escaped(Cow::Owned(unescaped.value), self.map.span(range.clone()), steps);
        self.builder.embed(&mut text, 0);
        text.document()?;
        self.at = range.end;
        self.report(ProblemKind::EscapedText, start..start + 1);
        Some(self.node(start, Value::String(text)))
    }

    /// Whether a bracket is followed by an escaped quotation mark.
    fn is_escaped(&self) -> bool {
        let mut inside = self.rest();
        loop {
            let next = inside.trim_start_matches(['{', '[', ' ', '\t', '\n', '\r']);
            let next = ["\\n", "\\r", "\\t"].iter().find_map(|escape| next.strip_prefix(escape)).unwrap_or(next);
            if next.len() == inside.len() {
                return next.starts_with("\\\"");
            }
            inside = next;
        }
    }

    /// Whether a string and a colon begin here.
    fn is_key(&self) -> bool {
        begins_with_key(self.rest())
    }

    /// Whether a region may begin with this: anything that a broken document may begin with.
    fn begins_document(&self) -> bool {
        let rest = self.rest();
        let inside = rest.get(1..).unwrap_or_default().trim_start();
        let next = inside.chars().next();
        match self.peek() {
            Some(b'{') => !matches!(next, Some('{' | '%' | '[' | '(')),
            Some(b'[') => match next {
                Some('0'..='9' | 'a'..='z' | 'A'..='Z') => {
                    let word = inside.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'+').count();
                    let (word, after) = inside.split_at_checked(word).unwrap_or_default();
                    let is_value = matches!(word, "true" | "false" | "null" | "True" | "False" | "None")
                        || word.starts_with(|first: char| first.is_ascii_digit());
                    let goes_on = after.trim_start_matches([' ', '\t']).starts_with([',', ']', '/', '#', '\n', '\r']);
                    after.starts_with(['\'', '"', '(']) || (is_value && (goes_on || after.starts_with('.')))
                }
                Some('{' | '[' | ']' | '"' | '\'' | '“' | '‘' | '(' | '/' | '#' | ',' | '-' | '…') | None => true,
                Some(_) => false,
            },
            Some(b'"') => self.is_key() || !inside.is_empty(),
            Some(b'\'') => true,
            _ => false,
        }
    }

    /// Where the next document may begin, at or after this place; the end of the region if none does.
    fn next_candidate(&self, found: &Found) -> usize {
        let mut at = self.at;
        while at < self.end {
            let rest = self.text.get(at..self.end).unwrap_or_default();
            let Some(next) = rest.find(['{', '[', '"']) else { break };
            at += next;
            let rest = rest.get(next..).unwrap_or_default();
            let begins = match rest.bytes().next() {
                Some(b'"') => !found.tried_string && begins_with_escaped_document(rest),
                _ => is_plausible(rest, !found.tried_escaped),
            };
            if begins {
                return at;
            }
            at += 1;
        }
        self.end
    }
}

/// What has been seen of a region.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations of one pass")]
struct Found {
    /// Where the next document is thought to begin.
    candidate: Option<usize>,
    /// Whether a document ends where the reader stands.
    last_is_document: bool,
    documents: bool,
    text: bool,
    /// Whether the rest was read as the inside of a string, which happens once: it may be long.
    tried_escaped: bool,
    /// Whether a string ran to the end of the region.
    tried_string: bool,
}

impl Found {
    fn is_first(&self) -> bool {
        !self.documents && !self.text
    }
}

/// Whether the text, somewhere in prose or code, begins as a JSON object or array does.
fn is_plausible(text: &str, may_be_escaped: bool) -> bool {
    let inside = text.get(1..).unwrap_or_default().trim_start();
    if text.starts_with('[') {
        if inside.starts_with('{') {
            return is_plausible(inside, may_be_escaped);
        }
        return string_end(inside).is_some_and(|after| after.trim_start().starts_with([',', ']']));
    }
    if inside.starts_with("\\\"") {
        return may_be_escaped;
    }
    begins_with_key(inside) || {
        let word = inside.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'_').count();
        let value = inside.get(word..).and_then(|rest| rest.trim_start().strip_prefix(':')).map(str::trim_start);
        word > 0
            && value.is_some_and(|value| {
                value.starts_with(['"', '\'', '{', '[', '-', 't', 'f', 'n', 'T', 'F', 'N'])
                    || value.starts_with(|digit: char| digit.is_ascii_digit())
            })
    }
}

fn begins_with_key(text: &str) -> bool {
    string_end(text).is_some_and(|after| after.trim_start().starts_with(':'))
}

/// What follows the short string at the start of `text`.
fn string_end(text: &str) -> Option<&str> {
    let open = text.chars().next()?;
    let closing: &[char] = match open {
        '"' => &['"'],
        '\'' => &['\''],
        '“' | '”' | '„' => &['”', '“', '"'],
        '‘' | '’' => &['’', '‘', '\''],
        _ => return None,
    };
    let inside = text.get(open.len_utf8()..)?;
    let near = inside.get(..inside.floor_char_boundary(KEY))?;
    let end = near.find(|character| closing.contains(&character) || character == '\n')?;
    inside.get(end..)?.strip_prefix(closing)
}

/// Whether the text begins as `"{\"Version\"` does.
fn begins_with_escaped_document(text: &str) -> bool {
    let inside = text.get(1..).unwrap_or_default().trim_start();
    inside.starts_with(['{', '['])
        && inside
            .get(1..)
            .is_some_and(|inside| inside.trim_start_matches(['{', ' ', '\n', '\r', '\t']).starts_with("\\\""))
}
