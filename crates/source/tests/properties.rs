//! What holds for every text: reading never fails, places are places, strings map back to their characters.

use arbtest::arbitrary::{Result, Unstructured};
use arbtest::arbtest;
use std::fmt::Write;
use wireproof_source::{Document, Limits, LineIndex, Node, Pointer, Span, Text, decode};

/// Pieces that broken documents are made of.
const PIECES: [&str; 66] = [
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ",",
    ":",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "\\",
    "\\\"",
    "\\n",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\u{a0}",
    "\u{feff}",
    "//",
    "/*",
    "*/",
    "#",
    "true",
    "fal",
    "None",
    "True",
    "null",
    "12",
    "-0.5e3",
    "01",
    ".",
    "...",
    "…",
    "a",
    "key",
    "한",
    "🙂",
    "=",
    "=>",
    "datetime.datetime(",
    "u'",
    "```json\n",
    "```\n",
    "%7B",
    "%22",
    "%7D",
    "%",
    "{\"",
    "\":",
    "\"{\\\"",
    "'{",
    "+",
    "-",
    "@@ -1 +1 @@\n",
    "1  ",
    "${x}",
    "{{ x }}",
    "<x>",
];

fn soup(input: &mut Unstructured<'_>) -> Result<String> {
    let mut text = String::new();
    while !input.is_empty() {
        text.push_str(input.choose(&PIECES)?);
    }
    Ok(text)
}

/// A JSON value; strings hold documents again down to `strings` levels.
fn json(input: &mut Unstructured<'_>, depth: usize, strings: usize) -> Result<String> {
    let kind = if depth == 0 { input.int_in_range(0..=3)? } else { input.int_in_range(0..=6)? };
    Ok(match kind {
        0 => (*input.choose(&["null", "true", "false", "0", "-1.50", "2e+9"])?).to_owned(),
        1..=3 => {
            if strings > 0 && input.ratio(1, 3)? {
                {
                    let document = json(input, depth, strings - 1)?;
                    quoted(input, &document)?
                }
            } else {
                let text = *input.choose(&[
                    "",
                    "a",
                    "s3:*",
                    "한글 🙂",
                    "line\nbreak",
                    "\"quoted\"",
                    "back\\slash",
                    "{x",
                    "[1",
                    "%7B",
                    "\u{7f}é",
                ])?;
                quoted(input, text)?
            }
        }
        4 => {
            let mut items = Vec::new();
            for _ in 0..input.int_in_range(0..=3)? {
                items.push(json(input, depth - 1, strings)?);
            }
            format!("[{}]", items.join(", "))
        }
        _ => {
            let mut members = String::new();
            for index in 0..input.int_in_range(0..=3)? {
                let comma = if index == 0 { "" } else { ",\n " };
                let key = quoted(input, &format!("k{index}"))?;
                let value = json(input, depth - 1, strings)?;
                write!(members, "{comma}{key}: {value}").unwrap();
            }
            format!("{{{members}}}")
        }
    })
}

/// `text` between quotation marks, each character escaped in one of the ways that JSON has for it.
fn quoted(input: &mut Unstructured<'_>, text: &str) -> Result<String> {
    let mut written = String::from("\"");
    for character in text.chars() {
        if input.ratio(1, 8)? {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                write!(written, "\\u{unit:04x}").unwrap();
            }
        } else {
            match character {
                '"' => written.push_str("\\\""),
                '\\' => written.push_str("\\\\"),
                '\n' => written.push_str("\\n"),
                other => written.push(other),
            }
        }
    }
    written.push('"');
    Ok(written)
}

/// Every span is one of whole characters inside its parent's, and finds its way back.
fn check_places(document: &Document<'_>) {
    let lines = LineIndex::new(document.text);
    for problem in &document.problems {
        assert!(document.text.get(problem.span.range()).is_some(), "{problem:?}");
        lines.position(document.text, problem.span.start);
    }
    assert!(document.problems.is_sorted_by_key(|problem| problem.span));
    for root in &document.roots {
        check_node(document, root);
    }
}

fn check_node(document: &Document<'_>, node: &Node<'_>) {
    assert!(!document.text.get(node.span.range()).unwrap().is_empty());
    Pointer::of(document, node.span);
    for member in node.members() {
        assert!(node.span.contains(member.span()));
        check_text(document, &member.key);
        check_node(document, &member.value);
    }
    for item in node.items() {
        assert!(node.span.contains(item.span));
        check_node(document, item);
    }
    if let Some(text) = node.text() {
        check_text(document, text);
        if let Some(inside) = text.document() {
            assert!(text.span.contains(inside.span));
            check_node(document, inside);
        }
        for problem in text.document_problems() {
            assert!(document.text.get(problem.span.range()).is_some());
            assert!(text.span.contains(problem.span));
        }
    }
}

/// Neighbouring characters are written in neighbouring places, in order.
fn check_text(document: &Document<'_>, text: &Text<'_>) {
    let mut end = text.span.start;
    for (start, character) in text.value.char_indices() {
        let span = text.slice(start..start + character.len_utf8());
        assert!(span.start >= end && span.end > span.start && span.end <= text.span.end, "{text:?} {start} {span:?}");
        let written = document.text.get(span.range()).unwrap();
        let itself = written.chars().eq([character]);
        assert!(itself || written.starts_with(['\\', '%']) || character == '\u{fffd}', "{written} for {character}");
        end = span.end;
    }
    let whole = text.slice(0..text.value.len());
    assert!(text.span.contains(whole));
    assert_eq!(text.slice(0..0).start, text.slice(0..0).end);
}

#[test]
fn any_bytes() {
    arbtest(|input| {
        let bytes = input.bytes(input.len())?;
        let (text, problems) = decode(bytes);
        assert!(problems.iter().all(|problem| text.get(problem.span.range()).is_some()));
        check_places(&Document::parse(&text, &Limits::default()));
        Ok(())
    });
}

#[test]
fn any_pieces() {
    arbtest(|input| {
        let text = soup(input)?;
        let limits = Limits { depth: 6, nodes: 50, ..Limits::default() };
        check_places(&Document::parse(&text, &limits));
        check_places(&Document::parse(&text, &Limits::default()));
        Ok(())
    });
}

#[test]
fn json_has_no_problem_and_reads_the_same_leniently() {
    arbtest(|input| {
        let text = json(input, 4, 3)?;
        let strict = Document::parse(&text, &Limits::default());
        assert_eq!(strict.problems, [], "{text}");
        check_places(&strict);
        let container = strict.roots[0].is_object() || strict.roots[0].is_array();
        if container {
            let commented = format!("{text} // lenient");
            let lenient = Document::parse(&commented, &Limits::default());
            assert_eq!(lenient.problems.len(), 1, "{text}");
            assert_same(&strict.roots[0], &lenient.roots[0]);
        }
        Ok(())
    });
}

fn assert_same(one: &Node<'_>, other: &Node<'_>) {
    assert_eq!(one.span, other.span);
    assert_eq!(one.members().len(), other.members().len());
    assert_eq!(one.items().len(), other.items().len());
    for (one, other) in one.members().iter().zip(other.members()) {
        assert_eq!((&one.key.value, one.key.span), (&other.key.value, other.key.span));
        assert_same(&one.value, &other.value);
    }
    one.items().iter().zip(other.items()).for_each(|(one, other)| assert_same(one, other));
    assert_eq!((one.as_str(), one.number(), one.as_bool()), (other.as_str(), other.number(), other.as_bool()));
    match (one.text().and_then(Text::document), other.text().and_then(Text::document)) {
        (Some(one), Some(other)) => assert_same(one, other),
        (one, other) => assert_eq!(one.is_some(), other.is_some()),
    }
}

#[test]
fn a_cut_document_holds_nothing_that_the_whole_does_not() {
    arbtest(|input| {
        let text = json(input, 4, 2)?;
        let cut = text.get(..text.floor_char_boundary(input.int_in_range(0..=text.len())?)).unwrap();
        let whole = Document::parse(&text, &Limits::default());
        if !whole.roots[0].is_object() && !whole.roots[0].is_array() {
            return Ok(());
        }
        let part = Document::parse(cut, &Limits::default());
        check_places(&part);
        assert!(cut.len() == text.len() || !part.is_complete(), "{cut}");
        if let [root] = part.roots.as_slice() {
            assert_within(root, &whole.roots[0]);
        }
        Ok(())
    });
}

fn assert_within(part: &Node<'_>, whole: &Node<'_>) {
    assert_eq!(part.span.start, whole.span.start);
    assert!(part.members().len() <= whole.members().len() && part.items().len() <= whole.items().len());
    for (part, whole) in part.members().iter().zip(whole.members()) {
        assert_eq!(part.key.value, whole.key.value);
        assert_within(&part.value, &whole.value);
    }
    part.items().iter().zip(whole.items()).for_each(|(part, whole)| assert_within(part, whole));
    assert_eq!((part.as_str(), part.number(), part.as_bool()), (whole.as_str(), whole.number(), whole.as_bool()));
}

#[test]
fn a_span_has_the_pointer_of_its_value() {
    let text = r#"{"a": [1, {"b": "{\"c\": [true]}"}]}"#;
    let document = Document::parse(text, &Limits::default());
    let at = u32::try_from(text.find("true").unwrap()).unwrap();
    let pointer = Pointer::of(&document, Span { start: at, end: at + 4 });
    assert_eq!((pointer.outer.as_str(), pointer.inner.as_deref()), ("/a/1/b", Some("/c/0")));
}
