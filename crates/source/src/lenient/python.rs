//! Values as Python prints them: what a notebook shows of a boto3 response.

use super::reader::{Lost, Reader};
use crate::{Node, ProblemKind, Value};

impl<'s> Reader<'s, '_> {
    /// The value that begins with the name `word`.
    pub(super) fn python(&mut self, word: &'s str, depth: usize) -> Result<Node<'s>, Lost> {
        let start = self.at;
        if let Some(text) = self.prefixed_string(true) {
            let mut text = text?;
            self.builder.embed(&mut text, depth);
            return Ok(self.node(start, Value::String(text)));
        }
        let after = start + word.len();
        let (value, json) = match word {
            "True" | "TRUE" => (Value::Bool(true), "true"),
            "False" | "FALSE" => (Value::Bool(false), "false"),
            "None" | "NULL" | "Null" | "nil" => (Value::Null, "null"),
            _ if self.is_code && !word.is_empty() => {
                self.at = after;
                if self.peek() == Some(b'(') {
                    self.skip_balanced();
                }
                return Ok(self.expression(start));
            }
            _ if self.bytes.get(after) == Some(&b'(') => return self.object_call(word),
            _ => {
                self.unexpected();
                return Err(Lost::Reported);
            }
        };
        self.at = after;
        self.report(ProblemKind::PythonLiteral { json }, start..after);
        Ok(self.node(start, value))
    }

    /// `datetime.datetime(2018, 1, 12, tzinfo=tzlocal())`: a string of what is written.
    fn object_call(&mut self, name: &str) -> Result<Node<'s>, Lost> {
        let start = self.at;
        self.at += name.len();
        self.skip_balanced();
        if self.is_cut {
            return Err(Lost::Reported);
        }
        if self.bytes.get(self.at - 1) != Some(&b')') {
            self.report(ProblemKind::Unexpected, start..self.at);
            return Err(Lost::Reported);
        }
        self.report(ProblemKind::PythonObject, start..self.at);
        let text = self.as_written(start);
        Ok(self.node(start, Value::String(text)))
    }

    /// A tuple, or one value in parentheses.
    pub(super) fn tuple(&mut self, depth: usize) -> Node<'s> {
        let start = self.at;
        let (mut items, commas) = self.items(depth, b')');
        let json = if commas { "[…]" } else { "…" };
        self.report(ProblemKind::PythonLiteral { json }, start..start + 1);
        match items.pop() {
            Some(item) if items.is_empty() && !commas => item,
            last => {
                items.extend(last);
                self.node(start, Value::Array(items))
            }
        }
    }
}
