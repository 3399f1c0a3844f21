//! What lies between values, and runs of characters: white space, comments, words, numbers.

use super::reader::Reader;
use crate::ProblemKind;
use crate::json::is_foreign_space;

impl<'s> Reader<'s, '_> {
    pub(super) fn peek(&self) -> Option<u8> {
        if self.at < self.end { self.bytes.get(self.at).copied() } else { None }
    }

    /// The characters from here to the end of the region, prefixes included.
    pub(super) fn rest(&self) -> &'s str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    pub(super) fn character(&self) -> Option<char> {
        match self.peek()? {
            byte if byte.is_ascii() => Some(char::from(byte)),
            _ => self.rest().chars().next(),
        }
    }

    /// Over white space and comments; those that JSON does not know are reported.
    pub(super) fn skip(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(b'/' | b'#' | b'<') => {
                    if !self.comment() {
                        return;
                    }
                }
                Some(byte) if !byte.is_ascii() || byte < b' ' => {
                    let rest = self.rest();
                    let run = rest.len() - rest.trim_start_matches(is_foreign_space).len();
                    if run == 0 {
                        return;
                    }
                    self.report(ProblemKind::ForeignSpace, self.at..self.at + run);
                    self.at += run;
                }
                _ => return,
            }
        }
    }

    fn comment(&mut self) -> bool {
        let rest = self.rest();
        let line = || rest.find(['\n', '\r']).unwrap_or(rest.len());
        let block = |open: &str, close: &str| {
            rest.get(open.len()..).and_then(|inside| inside.find(close)).map(|end| open.len() + end + close.len())
        };
        let length = if rest.starts_with("//") || rest.starts_with('#') {
            Some(line())
        } else if rest.starts_with("/*") {
            block("/*", "*/")
        } else if rest.starts_with("<!--") {
            block("<!--", "-->")
        } else {
            return false;
        };
        let start = self.at;
        let length = length.unwrap_or_else(|| {
            self.cut_off();
            rest.len()
        });
        let written = rest.get(..length).map_or(length, |comment| comment.trim_end().len());
        self.report(ProblemKind::Comment, start..start + written);
        self.at = start + length;
        true
    }

    /// A run of letters, digits and the characters of names.
    pub(super) fn word(&self) -> &'s str {
        let rest = self.rest();
        let is_part = |character: char| character.is_alphanumeric() || matches!(character, '_' | '$' | '-' | '.' | '+');
        rest.get(..rest.find(|character| !is_part(character)).unwrap_or(rest.len())).unwrap_or_default()
    }

    /// Leaves out `...` and what the same line says about it.
    pub(super) fn elided(&mut self) -> bool {
        let rest = self.rest();
        if !rest.starts_with("...") && !rest.starts_with('…') {
            return false;
        }
        let run =
            rest.get(..rest.find(['\n', '\r', ',', '}', ']']).unwrap_or(rest.len())).unwrap_or_default().trim_end();
        self.report(ProblemKind::Elided, self.at..self.at + run.len());
        self.at += run.len();
        true
    }

    /// The length of `${name}`, `{{ name }}` or `<name>`, if one stands here.
    pub(super) fn placeholder(&self) -> Option<usize> {
        let rest = self.rest();
        let inside = |open: &str| rest.strip_prefix(open).map(|inside| (open.len(), inside));
        let (before, inside, close) = if let Some((before, inside)) = inside("${") {
            (before, inside, "}")
        } else if let Some((before, inside)) = inside("{{") {
            (before, inside, "}}")
        } else {
            inside("<").map(|(before, inside)| (before, inside, ">"))?
        };
        let length = inside.find(close)?;
        let name = inside.get(..length)?;
        (!name.is_empty() && !name.contains(['"', '\'', '\n', '{', ',', '<'])).then_some(before + length + close.len())
    }

    /// Leaves out characters that mean nothing here, up to what may be understood again.
    pub(super) fn unexpected(&mut self) {
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let run = rest.get(first..).unwrap_or_default();
        let length = first + run.find(['\n', '\r', ',', '{', '}', '[', ']', '"']).unwrap_or(run.len());
        let written = rest.get(..length).map_or(length, |run| run.trim_end().len()).max(first);
        if self.at + length >= self.end && !self.open.is_empty() {
            self.cut_off();
            return;
        }
        self.report(ProblemKind::Unexpected, self.at..self.at + written);
        self.at += length.max(1);
    }

    /// Leaves out the rest of the line, if it is not the last one: quotation marks pair up again on the next.
    pub(super) fn skip_line(&mut self) {
        let rest = self.rest();
        match rest.find(['\n', '\r']) {
            Some(end) => {
                let written = rest.get(..end).map_or(end, |line| line.trim_end().len());
                self.report(ProblemKind::Unexpected, self.at..self.at + written);
                self.at += end;
            }
            None => self.unexpected(),
        }
    }

    /// Over a bracket and all that it holds, however deep; stops before a bracket that closes something else.
    pub(super) fn skip_balanced(&mut self) {
        let mut open = Vec::new();
        while let Some(byte) = self.peek() {
            match byte {
                b'{' => open.push(b'}'),
                b'[' => open.push(b']'),
                b'(' => open.push(b')'),
                b'}' | b']' | b')' if open.pop() != Some(byte) => return,
                b'"' | b'\'' => {
                    self.at += 1;
                    while let Some(inside) = self.peek().filter(|&inside| inside != byte) {
                        self.at += if inside == b'\\' { 1 + self.width(self.at + 1) } else { 1 };
                    }
                    self.at = self.at.min(self.end.saturating_sub(1));
                }
                _ => {}
            }
            self.at += 1;
            if open.is_empty() {
                return;
            }
        }
        self.cut_off();
    }
}

/// How a run of characters reads as a number.
pub(super) enum Number {
    /// As JSON writes it.
    Json,
    /// As other languages do.
    Foreign,
    /// Not at all.
    None,
}

pub(super) fn number(word: &str) -> Number {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (integer, rest) = digits(unsigned);
    let (fraction, rest) = rest.strip_prefix('.').map_or((None, rest), |rest| {
        let (digits, rest) = digits(rest);
        (Some(digits), rest)
    });
    let (exponent, rest) = rest.strip_prefix(['e', 'E']).map_or((None, rest), |rest| {
        let (digits, rest) = digits(rest.strip_prefix(['+', '-']).unwrap_or(rest));
        (Some(digits), rest)
    });
    if rest.is_empty() && !integer.is_empty() && fraction != Some("") && exponent != Some("") {
        let leading_zero = integer.len() > 1 && integer.starts_with('0');
        return if leading_zero { Number::Foreign } else { Number::Json };
    }
    let foreign = word.strip_prefix(['+', '-']).unwrap_or(word);
    let hexadecimal = foreign.strip_prefix("0x").or_else(|| foreign.strip_prefix("0X"));
    let is_hexadecimal =
        hexadecimal.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let is_decimal = foreign.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && foreign.bytes().filter(|&byte| byte == b'.').count() <= 1
        && foreign.bytes().any(|byte| byte.is_ascii_digit());
    if is_hexadecimal || is_decimal || matches!(foreign, "NaN" | "Infinity" | "inf" | "nan") {
        Number::Foreign
    } else {
        Number::None
    }
}

fn digits(text: &str) -> (&str, &str) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(length).unwrap_or_default()
}
