//! Strict JSON within the limits → tree, in one pass with nothing between the characters and the tree: most inputs are
//! just that. At anything else this reader gives up, and the others say what is there.

use crate::build::Builder;
use crate::lenient::is_number;
use crate::map::Map;
use crate::{Member, Node, Span, Text, Value};
use std::borrow::Cow;
use std::ops::Range;

impl Builder {
    /// The value that a text is, if it is strict JSON within the limits and nothing else; `map` leads its bytes to the input.
    pub(crate) fn strict<'s>(&mut self, text: &'s str, map: Map<'_>, depth: usize) -> Option<Node<'s>> {
        let before = (self.nodes, self.problems.len());
        let mut reader = Reader { builder: self, text, map, at: 0, members: Vec::new(), items: Vec::new() };
        let node = reader.value(depth).filter(|_| {
            reader.skip();
            reader.at == text.len()
        });
        if node.is_none() {
            self.nodes = before.0;
            self.problems.truncate(before.1);
        }
        node
    }
}

struct Reader<'s, 'b> {
    builder: &'b mut Builder,
    text: &'s str,
    map: Map<'b>,
    /// The next byte to read.
    at: usize,
    /// The members of the objects that are open, the innermost's last: each object takes its own when it closes, so that its
    /// list has the right size from the start.
    members: Vec<Member<'s>>,
    /// Likewise the elements of arrays.
    items: Vec<Node<'s>>,
}

impl<'s> Reader<'s, '_> {
    fn value(&mut self, depth: usize) -> Option<Node<'s>> {
        self.skip();
        self.builder.nodes += 1;
        if self.builder.nodes >= self.builder.limits.nodes {
            return None;
        }
        let start = self.at;
        let value = match self.peek()? {
            b'{' => self.object(depth)?,
            b'[' => self.array(depth)?,
            b'"' => {
                let mut text = self.string()?;
                self.builder.embed(&mut text, depth);
                Value::String(text)
            }
            b't' => self.word("true", Value::Bool(true))?,
            b'f' => self.word("false", Value::Bool(false))?,
            b'n' => self.word("null", Value::Null)?,
            _ => self.number()?,
        };
        Some(Node { span: self.span(start..self.at), value })
    }

    fn object(&mut self, depth: usize) -> Option<Value<'s>> {
        let first = self.members.len();
        if !self.opens(depth, b'}')? {
            loop {
                self.skip();
                let key = self.string()?;
                self.skip();
                self.take(b':')?;
                let value = self.value(depth + 1)?;
                self.members.push(Member { key, value });
                if !self.goes_on(b'}')? {
                    break;
                }
            }
        }
        let members: Vec<_> = self.members.drain(first..).collect();
        self.builder.find_duplicates(&members);
        Some(Value::Object(members))
    }

    fn array(&mut self, depth: usize) -> Option<Value<'s>> {
        let first = self.items.len();
        if !self.opens(depth, b']')? {
            loop {
                let item = self.value(depth + 1)?;
                self.items.push(item);
                if !self.goes_on(b']')? {
                    break;
                }
            }
        }
        Some(Value::Array(self.items.drain(first..).collect()))
    }

    /// Steps into a container that may be entered; whether it is closed at once.
    fn opens(&mut self, depth: usize, closing: u8) -> Option<bool> {
        if depth >= self.builder.limits.depth {
            return None;
        }
        self.at += 1;
        self.skip();
        let is_empty = self.peek()? == closing;
        self.at += usize::from(is_empty);
        Some(is_empty)
    }

    /// Steps over what follows an element; whether another one follows.
    fn goes_on(&mut self, closing: u8) -> Option<bool> {
        self.skip();
        let next = self.peek()?;
        self.at += 1;
        (next == b',' || next == closing).then_some(next == b',')
    }

    fn string(&mut self) -> Option<Text<'s>> {
        let start = self.at;
        self.take(b'"')?;
        let mut has_escapes = false;
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
            self.at += length;
            match rest.get(length)? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => return None,
            }
            has_escapes = true;
        }
        self.at += 1;
        let span = self.span(start..self.at);
        let raw = self.text.get(start + 1..self.at - 1)?;
        if !has_escapes {
            return Some(Builder::written(raw, start + 1, span, self.map));
        }
        let (text, is_faultless) = Builder::escaped(raw, start + 1, span, self.map);
        is_faultless.then_some(text)
    }

    fn word(&mut self, word: &str, value: Value<'s>) -> Option<Value<'s>> {
        let is_it = self.text.as_bytes().get(self.at..)?.starts_with(word.as_bytes());
        self.at += word.len();
        is_it.then_some(value)
    }

    fn number(&mut self) -> Option<Value<'s>> {
        let rest = self.text.get(self.at..)?;
        let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
        let number = rest.get(..rest.bytes().position(|byte| !is_part(byte)).unwrap_or(rest.len()))?;
        self.at += number.len();
        is_number(number).then_some(Value::Number(Cow::Borrowed(number)))
    }

    fn skip(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let blank = rest.iter().position(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        self.at += blank.unwrap_or(rest.len());
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        let is_it = self.peek()? == byte;
        self.at += 1;
        is_it.then_some(())
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn span(&self, range: Range<usize>) -> Span {
        self.map.span(range)
    }
}
