//! The JSON of a request. It has few shapes, and a page downloads the reader: so it reads those, and no numbers.

/// Reads one text from its start on.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), at: 0 }
    }

    /// Reads what is whole and alone: nothing stands behind it.
    pub(crate) fn whole<T>(mut self, read: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        let value = read(&mut self)?;
        match self.next() {
            None => Ok(value),
            Some(_) => Err(self.fault("expected the end")),
        }
    }

    /// Reads an object: `member` reads the value of each name.
    pub(crate) fn object(
        &mut self,
        member: &mut dyn FnMut(&mut Self, &str) -> Result<(), String>,
    ) -> Result<(), String> {
        self.sequence(b'{', b'}', "expected an object", &mut |reader| {
            let name = reader.string()?;
            reader.expect(b':', "expected `:`")?;
            member(reader, &String::from_utf8_lossy(&name))
        })
    }

    /// Reads a list: `item` reads each value.
    pub(crate) fn list(&mut self, item: &mut dyn FnMut(&mut Self) -> Result<(), String>) -> Result<(), String> {
        self.sequence(b'[', b']', "expected a list", item)
    }

    /// Reads a string: UTF-8, in which half a surrogate pair is U+FFFD, as long in UTF-16 (one unit) and in WTF-8 (three bytes)
    /// as the half, so that the offsets of an answer fit the caller's string.
    pub(crate) fn string(&mut self) -> Result<Vec<u8>, String> {
        self.expect(b'"', "expected a string")?;
        let mut read = Vec::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest.iter().position(|&byte| byte == b'"' || byte == b'\\' || byte < b' ');
            let Some(plain) = plain else { return Err(self.fault("a string does not end")) };
            read.extend_from_slice(rest.get(..plain).unwrap_or_default());
            self.at += plain + 1;
            match rest.get(plain) {
                Some(b'"') => return Ok(read),
                Some(b'\\') => self.escaped(&mut read)?,
                _ => return Err(self.fault("a control character in a string")),
            }
        }
    }

    /// Reads a string that is text; `null` is none.
    pub(crate) fn text_or_null(&mut self) -> Result<Option<String>, String> {
        if self.next() == Some(b'n') && self.text.get(self.at..).is_some_and(|rest| rest.starts_with(b"null")) {
            self.at += 4;
            return Ok(None);
        }
        self.text().map(Some)
    }

    /// Reads a string that is text.
    pub(crate) fn text(&mut self) -> Result<String, String> {
        self.string().map(|read| String::from_utf8_lossy(&read).into_owned())
    }

    /// What is wrong, and where.
    pub(crate) fn fault(&self, what: &str) -> String {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.split(|&byte| byte == b'\n').count();
        let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
        format!("{what} at line {line} column {column}")
    }

    fn sequence(
        &mut self,
        open: u8,
        close: u8,
        expected: &str,
        item: &mut dyn FnMut(&mut Self) -> Result<(), String>,
    ) -> Result<(), String> {
        self.expect(open, expected)?;
        if self.next() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self)?;
            match self.next() {
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(self.fault("expected `,` or an end")),
            }
        }
    }

    fn escaped(&mut self, read: &mut Vec<u8>) -> Result<(), String> {
        let byte = self.text.get(self.at).copied();
        self.at += 1;
        read.push(match byte {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => {
                let character = self.unit()?;
                read.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                return Ok(());
            }
            _ => return Err(self.fault("no such escape")),
        });
        Ok(())
    }

    /// The character of one `XXXX` behind `\u`, or of two that are a surrogate pair.
    fn unit(&mut self) -> Result<char, String> {
        let Some(first) = self.hexadecimal(self.at) else { return Err(self.fault("no such escape")) };
        self.at += 4;
        if self.text.get(self.at..).is_some_and(|rest| rest.starts_with(b"\\u"))
            && let Some(second) = self.hexadecimal(self.at + 2)
            && let Some(Ok(pair)) = char::decode_utf16([first, second]).next()
            && pair.len_utf16() == 2
        {
            self.at += 6;
            return Ok(pair);
        }
        Ok(char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hexadecimal(&self, at: usize) -> Option<u16> {
        let digits = self.text.get(at..at + 4)?;
        digits.iter().try_fold(0, |unit, &digit| Some(unit << 4 | u16::try_from(char::from(digit).to_digit(16)?).ok()?))
    }

    fn expect(&mut self, byte: u8, expected: &str) -> Result<(), String> {
        if self.next() != Some(byte) {
            return Err(self.fault(expected));
        }
        self.at += 1;
        Ok(())
    }

    /// The next byte that is no white space.
    fn next(&mut self) -> Option<u8> {
        let rest = self.text.get(self.at..)?;
        let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
        self.at += blank;
        rest.get(blank).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(json: &str) -> Result<String, String> {
        Reader::new(json).whole(Reader::text)
    }

    #[test]
    fn strings_are_read_as_javascript_means_them() {
        assert_eq!(
            string(r#" "a\"\\\/\b\f\n\r\t\u00e9\uD55C\ud83d\ude00힣" "#).unwrap(),
            "a\"\\/\u{8}\u{c}\n\r\té한😀힣"
        );
        assert_eq!(string(r#""x\ud83dy\ude00z \ud83d\u0041""#).unwrap(), "x\u{FFFD}y\u{FFFD}z \u{FFFD}A");
        assert_eq!(string(r#""\ud83d\ud83d\ude00""#).unwrap(), "\u{FFFD}😀");
    }

    #[test]
    fn every_text_that_javascript_writes_comes_back() {
        for text in ["", "\0\u{1f}\u{7f}\u{80}\u{2028}", "\"\\", "한글 😀\r\n"] {
            assert_eq!(string(&serde_json::to_string(text).unwrap()).unwrap(), text);
        }
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        for (json, fault) in [
            ("", "expected a string at line 1 column 1"),
            ("\n  1", "expected a string at line 2 column 3"),
            ("\"a", "a string does not end at line 1 column 2"),
            ("\"\\x\"", "no such escape at line 1 column 4"),
            ("\"\\u12\"", "no such escape at line 1 column 4"),
            ("\"\n\"", "a control character in a string at line 2 column 1"),
            ("\"a\" \"b\"", "expected the end at line 1 column 5"),
        ] {
            assert_eq!(string(json).unwrap_err(), fault, "{json}");
        }
        let list = |json: &str| Reader::new(json).whole(|reader| reader.list(&mut |reader| reader.text().map(drop)));
        assert_eq!(list(r#" [ "a" , "b" ] "#), Ok(()));
        assert_eq!(list("[]"), Ok(()));
        assert_eq!(list(r#"["a","#).unwrap_err(), "expected a string at line 1 column 6");
        assert_eq!(list(r#"["a" "b"]"#).unwrap_err(), "expected `,` or an end at line 1 column 6");
        assert_eq!(list("{}").unwrap_err(), "expected a list at line 1 column 1");
    }
}
