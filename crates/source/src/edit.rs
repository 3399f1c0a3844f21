//! The smallest edits that change a value and keep the author's indentation, key order and line ends.
//!
//! A node inside a document that is a string is edited in place: what is inserted is escaped as often as its surroundings.

mod gap;
mod local;
mod style;
mod yaml;

use crate::escape::escape;
use crate::order;
use crate::{Document, Node, Span};
use gap::Gap;
use local::Local;
use style::Style;

/// Replace the characters `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The characters to replace; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Writes `json` (a JSON value in any layout) in the place of `node`, laid out as the document is.
pub fn replace(document: &Document<'_>, node: &Node<'_>, json: &str) -> Edit {
    let Some(local) = Local::find(document, node) else {
        return Edit { span: node.span, text: json.to_owned() };
    };
    if local.is_yaml {
        return yaml::replace(&local, json);
    }
    let style = local.style();
    let one_line = local.is_on_one_line(&local.node).unwrap_or(!style.is_multiline);
    let text = style.value(json, local.indentation(local.node.span.start), one_line);
    local.edit(local.node.span, &text)
}

/// Adds `"key": json` as the last member of the object `parent`, or of the object that the string `parent` holds.
///
/// Nothing if `parent` is no object, or one whose closing brace was cut off.
pub fn insert_member(document: &Document<'_>, parent: &Node<'_>, key: &str, json: &str) -> Option<Edit> {
    let parent = parent.open();
    if !parent.is_object() {
        return None;
    }
    let local = Local::find(document, parent)?;
    if yaml::is_block(&local, &local.node) {
        return yaml::insert_member(&local, key, json);
    }
    let children: Vec<Span> = local.node.members().iter().map(crate::Member::span).collect();
    let last = local.node.members().iter().rev().find_map(|member| local.is_on_one_line(&member.value));
    insert(&local, b'{', &children, last, |style, indentation, one_line| {
        format!("\"{}\"{}{}", escape(key), style.colon, style.value(json, indentation, one_line))
    })
}

/// Adds `json` as the last element of the array `parent`, or of the array that the string `parent` holds.
///
/// Nothing if `parent` is no array, or one whose closing bracket was cut off.
pub fn append_item(document: &Document<'_>, parent: &Node<'_>, json: &str) -> Option<Edit> {
    let parent = parent.open();
    if !parent.is_array() {
        return None;
    }
    let local = Local::find(document, parent)?;
    if yaml::is_block(&local, &local.node) {
        return yaml::append_item(&local, json);
    }
    let children: Vec<Span> = local.node.items().iter().map(|item| item.span).collect();
    let last = local.node.items().iter().rev().find_map(|item| local.is_on_one_line(item));
    insert(&local, b'[', &children, last, |style, indentation, one_line| style.value(json, indentation, one_line))
}

/// Makes the value at the end of the path `keys` below `parent` be `json`: replaces it, or adds what is missing of the path.
///
/// Nothing if something on the path is no object.
pub fn set(document: &Document<'_>, parent: &Node<'_>, keys: &[&str], json: &str) -> Option<Edit> {
    let [key, rest @ ..] = keys else { return Some(replace(document, parent, json)) };
    let nested = |keys: &[&str]| {
        keys.iter().rev().fold(json.to_owned(), |value, key| format!("{{\"{}\": {value}}}", escape(key)))
    };
    match parent.open().get(key) {
        Some(child) if child.is_null() => Some(replace(document, child, &nested(rest))),
        Some(child) => set(document, child, rest, json),
        None => insert_member(document, parent, key, &nested(rest)),
    }
}

/// Removes the member `key` of the object `parent` with the comma that belongs to it; the last of several of that name.
pub fn remove_member(document: &Document<'_>, parent: &Node<'_>, key: &str) -> Option<Edit> {
    let parent = parent.open();
    let index = parent.members().iter().rposition(|member| member.key.value == key && !member.is_repeated())?;
    let local = Local::find(document, parent)?;
    if yaml::is_block(&local, &local.node) {
        return yaml::remove_member(&local, index);
    }
    let children: Vec<Span> = local.node.members().iter().map(crate::Member::span).collect();
    remove(&local, &children, index)
}

/// Removes the element at `index` of the array `parent` with the comma that belongs to it.
pub fn remove_item(document: &Document<'_>, parent: &Node<'_>, index: usize) -> Option<Edit> {
    let local = Local::find(document, parent.open())?;
    if yaml::is_block(&local, &local.node) {
        return yaml::remove_item(&local, index);
    }
    let children: Vec<Span> = local.node.items().iter().map(|item| item.span).collect();
    remove(&local, &children, index)
}

/// The text after the edits; order does not matter, and of edits that overlap the first in the text counts.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    order::sort_by_key(&mut ordered, |edit| edit.span);
    let (mut result, mut at) = (String::with_capacity(text.len()), 0);
    for edit in ordered {
        if let Some(before) = text.get(at..edit.span.start as usize) {
            result.push_str(before);
            result.push_str(&edit.text);
            at = edit.span.end as usize;
        }
    }
    result.push_str(text.get(at..).unwrap_or_default());
    result
}

/// Adds what `write` makes (style, indentation, on one line) as the last of `children`.
fn insert(
    local: &Local<'_>,
    bracket: u8,
    children: &[Span],
    sibling_on_one_line: Option<bool>,
    write: impl Fn(&Style, &str, bool) -> String,
) -> Option<Edit> {
    let style = local.style();
    let span = local.node.span;
    let (start, end) = (span.start as usize, span.end as usize - 1);
    let closing = if bracket == b'{' { b'}' } else { b']' };
    let bytes = local.text.as_bytes();
    if bytes.get(start) != Some(&bracket) || bytes.get(end) != Some(&closing) || end == start {
        return None;
    }
    let outer = local.indentation(span.start);
    let newline = style.newline;
    let Some(last) = children.last() else {
        let gap = Gap::new(&local.text, start + 1, end);
        let from = gap.tail;
        if style.is_multiline || gap.has_comment {
            let inner = format!("{outer}{}", style.unit);
            let child = write(&style, &inner, !style.is_multiline);
            return Some(local.edit(Span::new(from, end), &format!("{newline}{inner}{child}{newline}{outer}")));
        }
        let padding = style.padding(bracket);
        let child = write(&style, outer, true);
        return Some(local.edit(Span::new(from, end), &format!("{padding}{child}{padding}")));
    };
    let own_line =
        local.line_prefix(last.start).filter(|_| !style.is_flat && local.has_newline(start..last.start as usize));
    let indentation = own_line.unwrap_or(outer);
    let one_line = own_line.is_none() || sibling_on_one_line.unwrap_or(false);
    let child = write(&style, indentation, one_line);
    let value_end = last.end as usize;
    let gap = Gap::new(&local.text, value_end, end);
    let separator = match own_line {
        Some(indentation) => format!("{newline}{indentation}"),
        // After a comment that runs to the end of its line.
        None if gap.has_comment => newline.to_owned(),
        None => style.comma.clone(),
    };
    let between = local.text.get(value_end..gap.tail).unwrap_or_default();
    Some(match gap.comma {
        Some(_) => local.edit(Span::at(gap.tail), &format!("{separator}{child},")),
        None if gap.has_comment => local.edit(Span::new(value_end, gap.tail), &format!(",{between}{separator}{child}")),
        None => local.edit(Span::at(value_end), &format!(",{separator}{child}")),
    })
}

fn remove(local: &Local<'_>, children: &[Span], index: usize) -> Option<Edit> {
    let child = *children.get(index)?;
    let span = local.node.span;
    // An alias or a tag of YAML, or members without braces: what they hold is not written between brackets here.
    local.text.get(span.range())?.strip_prefix(['{', '['])?.strip_suffix(['}', ']'])?;
    let next = children.get(index + 1);
    let after =
        Gap::new(&local.text, child.end as usize, next.map_or(span.end as usize - 1, |next| next.start as usize));
    let own_end = after.comma.map_or(child.end as usize, |comma| comma + 1);
    if let Some(next) = next {
        let end = if after.has_comment { own_end } else { next.start as usize };
        return Some(local.edit(Span::new(child.start as usize, end), ""));
    }
    let Some(previous) = index.checked_sub(1).and_then(|index| children.get(index)) else {
        let (start, end) = (span.start as usize + 1, span.end as usize - 1);
        let before = Gap::new(&local.text, start, child.start as usize);
        let range = if before.has_comment || after.has_comment { child.start as usize..own_end } else { start..end };
        return Some(local.edit(Span::new(range.start, range.end), ""));
    };
    let previous_end = previous.end as usize;
    let before = Gap::new(&local.text, previous_end, child.start as usize);
    let comment = local.text.get(previous_end..before.tail).unwrap_or_default();
    let kept = match (before.comma, after.comma) {
        (Some(comma), None) => {
            let (left, right) = comment.split_at_checked(comma - previous_end)?;
            format!("{left}{}", right.get(1..).unwrap_or_default())
        }
        // Where there was a trailing comma, the one before becomes it.
        _ => comment.to_owned(),
    };
    Some(local.edit(Span::new(previous_end, own_end), &kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    /// The text after an edit of the value at a path.
    fn edited(text: &str, path: &[&str], edit: impl Fn(&Document<'_>, &Node<'_>) -> Option<Edit>) -> String {
        let document = Document::parse(text, &Limits::default());
        let node = path.iter().fold(document.root().unwrap(), |node, key| match key.parse::<usize>() {
            Ok(index) => &node.open().items()[index],
            Err(_) => node.open().get(key).unwrap(),
        });
        apply(text, &[edit(&document, node).unwrap()])
    }

    fn inserted(text: &str, path: &[&str], json: &str) -> String {
        edited(text, path, |document, node| insert_member(document, node, "new", json))
    }

    #[test]
    fn a_member_stands_where_its_siblings_do() {
        assert_eq!(
            inserted("{\n    \"a\": 1\n}\n", &[], r#"{"x":{"y":[1,2]},"z":[]}"#),
            "{\n    \"a\": 1,\n    \"new\": {\n        \"x\": {\n            \"y\": [\n                1,\n                2\n            ]\n        },\n        \"z\": []\n    }\n}\n"
        );
        assert_eq!(inserted("{\r\n\t\"a\" : 1\r\n}", &[], "true"), "{\r\n\t\"a\" : 1,\r\n\t\"new\" : true\r\n}");
        assert_eq!(inserted(r#"{"a":1}"#, &[], r#"{"b": [1, 2]}"#), r#"{"a":1,"new":{"b":[1,2]}}"#);
        assert_eq!(inserted(r#"{ "a": 1, "b": 2 }"#, &[], r#"{"c":1}"#), r#"{ "a": 1, "b": 2, "new": { "c": 1 } }"#);
        assert_eq!(inserted("{\n  \"a\": {\"b\": 1}\n}", &["a"], "[1]"), "{\n  \"a\": {\"b\": 1, \"new\": [1]}\n}");
        assert_eq!(inserted("{\n  \"a\": [1, 2]\n}", &[], "[3, 4]"), "{\n  \"a\": [1, 2],\n  \"new\": [3, 4]\n}");
    }

    #[test]
    fn into_empty_objects() {
        assert_eq!(inserted("{}", &[], "1"), r#"{"new": 1}"#);
        assert_eq!(inserted("{ \n }", &[], "1"), r#"{"new": 1}"#);
        assert_eq!(inserted("{\n  \"a\": {}\n}", &["a"], "1"), "{\n  \"a\": {\n    \"new\": 1\n  }\n}");
        assert_eq!(inserted("{ // none yet\n}", &[], "1"), "{ // none yet\n  \"new\": 1\n}");
    }

    #[test]
    fn next_to_commas_and_comments() {
        assert_eq!(inserted("{\n  \"a\": 1,\n}", &[], "2"), "{\n  \"a\": 1,\n  \"new\": 2,\n}");
        assert_eq!(inserted("{\n  \"a\": 1 // one\n}", &[], "2"), "{\n  \"a\": 1, // one\n  \"new\": 2\n}");
        assert_eq!(inserted("{\n  \"a\": 1, // one\n}", &[], "2"), "{\n  \"a\": 1, // one\n  \"new\": 2,\n}");
        assert_eq!(inserted("{\"a\": 1 /* one, */}", &[], "2"), "{\"a\": 1, /* one, */\n\"new\": 2}");
    }

    #[test]
    fn into_documents_in_strings() {
        assert_eq!(
            inserted(r#"{"Policy": "{\"a\":1}"}"#, &["Policy"], r#"{"b": "c"}"#),
            r#"{"Policy": "{\"a\":1,\"new\":{\"b\":\"c\"}}"}"#
        );
        assert_eq!(
            inserted(r#"{"Policy": "{\n  \"a\": 1\n}"}"#, &["Policy"], "2"),
            r#"{"Policy": "{\n  \"a\": 1,\n  \"new\": 2\n}"}"#
        );
        assert_eq!(
            inserted(r#"["\"{\\\"a\\\": 1}\""]"#, &["0"], r#""x""#),
            r#"["\"{\\\"a\\\": 1, \\\"new\\\": \\\"x\\\"}\""]"#
        );
        assert_eq!(inserted(r#"["%7B%22a%22%3A1%7D"]"#, &["0"], "[]"), r#"["%7B%22a%22%3A1%2C%22new%22%3A%5B%5D%7D"]"#);
        let outer = edited(r#"{"Policy": "{\"a\": [\"x\", \"y\"]}"}"#, &["Policy", "a"], |document, node| {
            Some(replace(document, node, r#"["z"]"#))
        });
        assert_eq!(outer, r#"{"Policy": "{\"a\": [\"z\"]}"}"#);
    }

    #[test]
    fn items() {
        let item = r#"{"Effect":"Deny"}"#;
        let append = |text: &str, path: &[&str]| edited(text, path, |document, node| append_item(document, node, item));
        assert_eq!(append("[]", &[]), r#"[{"Effect": "Deny"}]"#);
        assert_eq!(
            append("{\n \"s\": [\n  {\n   \"Effect\": \"Allow\"\n  }\n ]\n}", &["s"]),
            "{\n \"s\": [\n  {\n   \"Effect\": \"Allow\"\n  },\n  {\n   \"Effect\": \"Deny\"\n  }\n ]\n}"
        );
        assert_eq!(
            append("[\n  {\"Effect\": \"Allow\"}\n]", &[]),
            "[\n  {\"Effect\": \"Allow\"},\n  {\"Effect\": \"Deny\"}\n]"
        );
    }

    #[test]
    fn a_path_is_made_as_far_as_it_is_missing() {
        let set_it = |text: &str, keys: &[&str]| edited(text, &[], |document, node| set(document, node, keys, "true"));
        assert_eq!(set_it(r#"{"a": 1}"#, &["b", "c"]), r#"{"a": 1, "b": {"c": true}}"#);
        assert_eq!(set_it(r#"{"a": {"b": false}}"#, &["a", "b"]), r#"{"a": {"b": true}}"#);
        assert_eq!(set_it(r#"{"a": null}"#, &["a", "b"]), r#"{"a": {"b": true}}"#);
        assert_eq!(set_it(r#"{"a": "{\"b\": {}}"}"#, &["a", "b", "c"]), r#"{"a": "{\"b\": {\"c\": true}}"}"#);
        let text = r#"{"a": 1}"#;
        let document = Document::parse(text, &Limits::default());
        assert_eq!(set(&document, &document.roots[0], &["a", "b"], "1"), None);
    }

    #[test]
    fn removal_takes_the_comma_along() {
        let remove = |text: &str, key: &str| edited(text, &[], |document, node| remove_member(document, node, key));
        assert_eq!(remove(r#"{"a": 1, "b": 2, "c": 3}"#, "a"), r#"{"b": 2, "c": 3}"#);
        assert_eq!(remove(r#"{"a": 1, "b": 2, "c": 3}"#, "b"), r#"{"a": 1, "c": 3}"#);
        assert_eq!(remove(r#"{"a": 1, "b": 2, "c": 3}"#, "c"), r#"{"a": 1, "b": 2}"#);
        assert_eq!(remove("{\n  \"a\": 1\n}", "a"), "{}");
        assert_eq!(remove("{\n  \"a\": 1,\n  \"b\": 2,\n}", "b"), "{\n  \"a\": 1,\n}");
        assert_eq!(remove("{\n  \"a\": 1, // one\n  \"b\": 2\n}", "b"), "{\n  \"a\": 1 // one\n}");
        assert_eq!(remove("{\n  \"a\": 1, // one\n  \"b\": 2\n}", "a"), "{\n   // one\n  \"b\": 2\n}");
        assert_eq!(remove(r#"{"a": 1, "a": 2}"#, "a"), r#"{"a": 1}"#);
        assert_eq!(edited("[1, 2, 3]", &[], |document, node| remove_item(document, node, 1)), "[1, 3]");
    }

    #[test]
    fn nothing_is_added_to_what_is_no_container_or_cut_off() {
        let text = r#"{"a": 1, "b": [1, 2"#;
        let document = Document::parse(text, &Limits::default());
        let root = &document.roots[0];
        assert_eq!(insert_member(&document, root, "c", "1"), None);
        assert_eq!(append_item(&document, root.get("b").unwrap(), "1"), None);
        assert_eq!(append_item(&document, root.get("a").unwrap(), "1"), None);
        assert_eq!(remove_member(&document, root, "z"), None);
    }

    #[test]
    fn lines_with_prefixes_stay_as_many_as_they_are() {
        let numbered = "1 {\n2   \"a\": 1\n3 }";
        assert_eq!(inserted(numbered, &[], r#"{"b": 1}"#), "1 {\n2   \"a\": 1, \"new\": {\"b\": 1}\n3 }");
    }

    #[test]
    fn edits_are_applied_in_order_of_place() {
        let edit = |start: usize, end: usize, text: &str| Edit { span: Span::new(start, end), text: text.to_owned() };
        assert_eq!(apply("abcdef", &[edit(4, 5, "E"), edit(0, 1, ""), edit(2, 2, "-")]), "b-cdEf");
        assert_eq!(apply("abcdef", &[edit(0, 3, "x"), edit(2, 4, "y")]), "xdef");
    }
}
