//! What holds for every text: reading never fails, places are places, strings map back to their characters.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails where these panic")]

mod laws;

use arbtest::arbitrary::{Result, Unstructured};
use arbtest::arbtest;
use laws::places::check_places;
use laws::tree::{Plain, collect, plain, plain_path};
use std::fmt::Write;
use wireproof_source::{Document, Limits, Node, Pointer, Span, Syntax, Text, decode, edit};

/// Pieces that broken documents are made of.
const PIECES: [&str; 74] = [
    "key: ",
    "\n  ",
    "- ",
    "!Ref ",
    "&a ",
    "*a",
    "|\n",
    "---\n",
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
                '\r' => written.push_str("\\r"),
                '\t' => written.push_str("\\t"),
                other => written.push(other),
            }
        }
    }
    written.push('"');
    Ok(written)
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

/// One change and what it must make of the tree.
#[test]
fn edits_make_the_tree_that_they_promise() {
    arbtest(|input| {
        let text = styled(input)?;
        let document = Document::parse(&text, &Limits::default());
        let mut containers = Vec::new();
        assert_eq!(document.roots.len(), 1, "{text}");
        collect(&document.roots[0], &mut containers);
        let (node, is_in_string) = *input.choose(&containers)?;
        let json = json(input, 2, 0)?;
        // A string that holds a plain value is no document.
        let json = if is_in_string { format!("[{json}]") } else { json };
        let expected_value = plain(&Document::parse(&json, &Limits::default()).roots[0]);
        let mut expected = plain(&document.roots[0]);
        let place = plain_path(&document.roots[0], node);
        let target = place.iter().fold(&mut expected, |tree, &index| tree.child(index));
        let edit = match (target, input.int_in_range(0..=3)?) {
            (target, 0) => {
                *target = expected_value;
                edit::replace(&document, node, &json)
            }
            (Plain::Object(members), 1) if !members.is_empty() => {
                let key = input.choose(members)?.0.clone();
                let index = members.iter().rposition(|member| member.0 == key).unwrap();
                members.remove(index);
                edit::remove_member(&document, node, &key).unwrap()
            }
            (Plain::Array(items), 1) if !items.is_empty() => {
                let index = input.choose_index(items.len())?;
                items.remove(index);
                edit::remove_item(&document, node, index).unwrap()
            }
            (Plain::Object(members), 2) => {
                let inner = Plain::Object(vec![("in\"ner".to_owned(), expected_value)]);
                members.push(("new".to_owned(), inner));
                edit::set(&document, node, &["new", "in\"ner"], &json).unwrap()
            }
            (Plain::Object(members), _) => {
                members.push(("새 \"key\"".to_owned(), expected_value));
                edit::insert_member(&document, node, "새 \"key\"", &json).unwrap()
            }
            (Plain::Array(items), _) => {
                items.push(expected_value);
                edit::append_item(&document, node, &json).unwrap()
            }
            (Plain::Value(_), _) => unreachable!(),
        };
        let edited = edit::apply(&text, &[edit]);
        let after = Document::parse(&edited, &Limits::default());
        assert_eq!(after.roots.len(), 1, "{text}\n→\n{edited}");
        assert_eq!(plain(&after.roots[0]), expected, "{text}\n→\n{edited}");
        assert!(
            !document.problems.is_empty() || after.problems.is_empty(),
            "{text}\n→\n{edited}\n{:?}",
            after.problems
        );
        Ok(())
    });
}

/// The same for YAML, whose collections are laid out by lines.
#[test]
fn edits_of_yaml_make_the_tree_that_they_promise() {
    arbtest(|input| {
        let unit = *input.choose(&[2, 4])?;
        let mut text = String::from("one: 1\ntwo: 2\n");
        for index in 0..=input.int_in_range(1..=3)? {
            write!(text, "key{index}:").unwrap();
            yaml_value(input, 3, unit, unit, &mut text)?;
        }
        let document = Document::parse(&text, &Limits::default());
        assert_eq!((document.problems.as_slice(), document.syntax), ([].as_slice(), Syntax::Yaml), "{text}");
        check_yaml(&document, &document.roots[0]);
        let mut containers = Vec::new();
        collect(&document.roots[0], &mut containers);
        let (node, is_in_string) = *input.choose(&containers)?;
        let json = *input.choose(&[
            "1",
            "true",
            "\"x\"",
            "\"yes\"",
            "\"s3:*\"",
            "[]",
            "{}",
            r#"{"a": [1, {"b": {}}], "c d": "e"}"#,
            "[[1], 2]",
        ])?;
        let json = if is_in_string && !json.starts_with(['{', '[']) { "[1]" } else { json };
        let expected_value = plain(&Document::parse(json, &Limits::default()).roots[0]);
        let mut expected = plain(&document.roots[0]);
        let place = plain_path(&document.roots[0], node);
        let is_root = place.is_empty();
        let target = place.iter().fold(&mut expected, |tree, &index| tree.child(index));
        let edit = match (target, input.int_in_range(0..=3)?) {
            (target, 0) if !is_root => {
                *target = expected_value;
                edit::replace(&document, node, json)
            }
            (Plain::Object(members), 1) if members.len() > usize::from(is_root) => {
                let key = input.choose(members)?.0.clone();
                members.retain(|member| member.0 != key);
                edit::remove_member(&document, node, &key).unwrap()
            }
            (Plain::Array(items), 1) if !items.is_empty() => {
                let index = input.choose_index(items.len())?;
                items.remove(index);
                edit::remove_item(&document, node, index).unwrap()
            }
            (Plain::Object(members), _) => {
                members.push(("new key".to_owned(), expected_value));
                edit::insert_member(&document, node, "new key", json).unwrap()
            }
            (Plain::Array(items), _) => {
                items.push(expected_value);
                edit::append_item(&document, node, json).unwrap()
            }
            (Plain::Value(_), _) => unreachable!(),
        };
        let edited = edit::apply(&text, &[edit]);
        let after = Document::parse(&edited, &Limits::default());
        assert_eq!((after.roots.len(), after.problems.as_slice()), (1, [].as_slice()), "{text}\n→\n{edited}");
        assert_eq!(plain(&after.roots[0]), expected, "{text}\n→\n{edited}");
        Ok(())
    });
}

/// Writes a value after the colon of a key or the dash of an item whose children are indented by `column`.
fn yaml_value(input: &mut Unstructured<'_>, depth: usize, column: usize, unit: usize, text: &mut String) -> Result<()> {
    let kind = if depth == 0 { input.int_in_range(0..=3)? } else { input.int_in_range(0..=7)? };
    let pad = " ".repeat(column);
    match kind {
        0 => {
            text.push_str(input.choose(&[
                "",
                " 1",
                " true",
                " plain text",
                " ~",
                " \"q\\n\" # comment",
                " 'it''s'",
            ])?);
        }
        1 => text.push_str(input.choose(&[" {}", " []", " {a: 1, b: [x]}", " [1, {c: 2}]"])?),
        2 => write!(text, " |\n{pad}{{\n{pad}  \"a\": [1]\n{pad}}}").unwrap(),
        3 => text.push_str(input.choose(&[" '{\"a\": {\"b\": 1}}'", " \"{\\\"a\\\": [1, 2]}\"", " >-\n"])?),
        4 | 5 => {
            for index in 0..=input.int_in_range(0..=2)? {
                write!(text, "\n{pad}k{index}:").unwrap();
                yaml_value(input, depth - 1, column + unit, unit, text)?;
                trim_line(text);
            }
        }
        _ => {
            for _ in 0..=input.int_in_range(0..=2)? {
                write!(text, "\n{pad}-").unwrap();
                if input.ratio(1, 2)? {
                    text.push_str(" first:");
                    yaml_value(input, depth - 1, column + 2 + unit, unit, text)?;
                    trim_line(text);
                    write!(text, "\n{pad}  second: 2").unwrap();
                } else {
                    text.push_str(input.choose(&[" 1", " text", " {a: 1}", " [1]"])?);
                }
            }
        }
    }
    if !text.ends_with('\n') && depth == 3 {
        text.push('\n');
    }
    Ok(())
}

/// A folded scalar without lines is empty; leave its line end to the next key.
fn trim_line(text: &mut String) {
    while text.ends_with('\n') {
        text.pop();
    }
}

fn check_yaml(document: &Document<'_>, node: &Node<'_>) {
    assert!(!document.text.get(node.span.range()).unwrap().is_empty() || node.as_str() == Some(""), "{node:?}");
    let node = node.open();
    for child in node.items().iter().chain(node.members().iter().map(|member| &member.value)) {
        assert!(node.span.contains(child.span), "{node:?}");
        check_yaml(document, child);
    }
}

struct Layout {
    unit: &'static str,
    newline: &'static str,
    colon: &'static str,
    comma: &'static str,
    /// With comments and commas at the end.
    loose: bool,
}

/// JSON in one of the layouts that people use.
fn styled(input: &mut Unstructured<'_>) -> Result<String> {
    let layout = Layout {
        unit: input.choose(&["", "", "  ", "    ", "\t"])?,
        newline: input.choose(&["\n", "\r\n"])?,
        colon: input.choose(&[":", ": ", " : "])?,
        comma: input.choose(&[",", ", "])?,
        loose: input.ratio(1, 3)?,
    };
    laid_out(input, 3, 0, &layout)
}

fn laid_out(input: &mut Unstructured<'_>, depth: usize, level: usize, layout: &Layout) -> Result<String> {
    let object = input.ratio(2, 3)?;
    let mut children = Vec::new();
    for index in 0..input.int_in_range(0..=3)? {
        let value = match input.int_in_range(0..=4)? {
            0 | 1 if depth > 0 => laid_out(input, depth - 1, level + 1, layout)?,
            2 if depth > 0 => {
                let document = laid_out(input, depth - 1, 0, &Layout { loose: false, ..*layout })?;
                let document = if input.ratio(1, 4)? { percent(&document) } else { document };
                quoted(input, &document)?
            }
            _ => (*input.choose(&["1", "true", "\"x\"", "null"])?).to_owned(),
        };
        children.push(if object { format!("\"k{index}\"{}{value}", layout.colon) } else { value });
    }
    let (open, close) = if object { ("{", "}") } else { ("[", "]") };
    let one_line = layout.unit.is_empty() || input.ratio(1, 4)?;
    let line = |level: usize| {
        if one_line { String::new() } else { format!("{}{}", layout.newline, layout.unit.repeat(level)) }
    };
    let comment = match (layout.loose && input.ratio(1, 3)?, one_line) {
        (true, true) => " /* c, */",
        (true, false) => " // c, }",
        (false, _) => "",
    };
    let trailing = if layout.loose && !children.is_empty() && input.ratio(1, 3)? { "," } else { "" };
    let separator = if one_line { layout.comma.to_owned() } else { format!(",{}", line(level + 1)) };
    let separator = if comment.is_empty() { separator } else { format!("{comment}{}{separator}", line(level + 1)) };
    let is_empty = children.is_empty() && comment.is_empty();
    let (begin, end) = if is_empty { Default::default() } else { (line(level + 1), line(level)) };
    Ok(format!("{open}{begin}{}{trailing}{comment}{end}{close}", children.join(&separator)))
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        write!(encoded, "%{byte:02X}").unwrap();
        encoded
    })
}

#[test]
fn a_span_has_the_pointer_of_its_value() {
    let text = r#"{"a": [1, {"b": "{\"c\": [true]}"}]}"#;
    let document = Document::parse(text, &Limits::default());
    let at = u32::try_from(text.find("true").unwrap()).unwrap();
    let pointer = Pointer::of(&document, Span { start: at, end: at + 4 });
    assert_eq!((pointer.outer.as_str(), pointer.inner.as_deref()), ("/a/1/b", Some("/c/0")));
}

/// Texts that fuzzing found.
#[test]
fn what_yaml_repeats_or_leaves_out_keeps_its_place() {
    for rest in [
        ": &a\n-\n: *a",
        "\t#\n m",
        "a: &a [1, {b: [2]}]\nc: *a\nd:\n  - *a\n",
        "a: &a {b: {c: 1}, d: x}\ne:\n  <<: *a\n  f: 1\ng: {<<: *a, d: 2}\n",
        "a: &a '{\"b\": [1]}'\nc: *a\n",
        "a:\n  b: &b {c: 1}\n  <<: *b\n  z: 1\n",
        "oup\"{\\\"Version\\\":\\\"2ote-10-17\\\",\\\": [?\n       ]\n}\n",
        "a: [?]\nb: [? , x]\nc: {?, d: 1}\n",
        "a:\n  ?\n  ? b\n  ? # why?\n",
    ] {
        let text = format!("Version: 1\nResources: 2\n{rest}");
        let document = Document::parse(&text, &Limits::default());
        assert_eq!(document.syntax, Syntax::Yaml, "{text}");
        check_places(&document);
    }
}
