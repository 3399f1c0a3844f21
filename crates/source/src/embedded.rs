//! Documents inside strings: AWS carries policies as `"{\"Version\"…"`, the IAM API percent-encoded.

use crate::build::Builder;
use crate::json::{Fault, may_be_strict, strict};
use crate::map::Map;
use crate::{Limits, Node, Problem, Text};
use std::borrow::Cow;

/// Strings within strings beyond this are left as they are: each level at least doubles the escapes.
const DEEPEST: usize = 8;

impl Builder {
    /// Reads the document that a string at `depth` holds, if it holds one.
    pub(crate) fn embed(&mut self, string: &mut Text<'_>, depth: usize) {
        if self.embedded == 0
            && let Some(template) = crate::yaml::template(string, &self.limits)
        {
            string.set_document(template);
            return;
        }
        if self.embedded >= DEEPEST || !looks_like_document(&string.value) {
            return;
        }
        let document = match string.content() {
            Some((content, steps)) => self.document(&content, Map::Steps(&steps), depth).map(Node::into_owned),
            None => match &string.value {
                Cow::Borrowed(value) => self.document(value, string.map(), depth),
                Cow::Owned(value) => self.document(value, string.map(), depth).map(Node::into_owned),
            },
        };
        if let Some(document) = document {
            string.set_document(document);
        }
    }

    fn document<'s>(&mut self, content: &'s str, map: Map<'_>, depth: usize) -> Option<Node<'s>> {
        let before = (self.nodes, self.has_control_character, self.problems.len());
        self.embedded += 1;
        self.has_control_character = false;
        let read = if may_be_strict(content, &self.limits) { self.strict(content, map, depth) } else { None };
        let document = read.or_else(|| match strict(content, &self.limits) {
            Ok(value) => Some(self.node(value, content, map, depth)).filter(|_| !self.has_control_character),
            Err(Fault::Beyond) => self.lenient_without_fault(content, map, depth),
            Err(Fault::Refused(_)) => None,
        });
        self.embedded -= 1;
        let document = document.filter(|node| node.open().is_object() || node.open().is_array());
        self.has_control_character = before.1;
        if document.is_none() {
            self.nodes = before.0;
            self.problems.truncate(before.2);
        }
        document
    }
}

/// The problems of a string that looks like a document and is none.
pub(crate) fn problems(text: &Text<'_>) -> Vec<Problem> {
    if !looks_like_document(&text.value) {
        return Vec::new();
    }
    let limits = Limits::default();
    match text.content() {
        Some((content, steps)) => crate::lenient::problems(&content, Map::Steps(&steps), &limits),
        None => crate::lenient::problems(&text.value, text.map(), &limits),
    }
}

/// The document in a string whose faults lose nothing.
pub(crate) fn mended(text: &Text<'_>) -> Option<Node<'static>> {
    let limits = Limits::default();
    looks_like_document(&text.value).then(|| crate::lenient::mended(&text.value, text.map(), &limits))?
}

/// Whether a string begins as a JSON object or array does, also escaped again or percent-encoded.
fn looks_like_document(value: &str) -> bool {
    let value = value.trim_ascii_start();
    let next = || value.get(1..).unwrap_or_default().trim_ascii_start().bytes().next();
    match value.bytes().next() {
        Some(b'{') => matches!(next(), Some(b'"' | b'}')),
        Some(b'[') => matches!(next(), Some(b'"' | b'{' | b'[' | b']' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n')),
        Some(b'"') => matches!(next(), Some(b'{' | b'[' | b'\\' | b'%')),
        Some(b'%') => ["%7b", "%5b", "%22"]
            .iter()
            .any(|begin| value.get(..3).is_some_and(|first| first.eq_ignore_ascii_case(begin))),
        _ => false,
    }
}
