//! YAML text → the same tree, by `granit-parser`.
//!
//! Tags of CloudFormation become what they stand for, `!Sub x` an object `{"Fn::Sub": "x"}` whose key stands at the tag.
//! A block mapping begins at the colon or dash before it: the first character that is its own and not its first key's.

mod align;
mod scalar;

use crate::build::Builder;
use crate::problem::Problems;
use crate::{Document, Limits, Member, Node, Problem, ProblemKind, Span, Syntax, Text, Value};
use granit_parser::{Event, Parser, StrInput, StructureStyle, Tag};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// So many values may be repeated by aliases: ten lines can write a billion.
const ALIASED: usize = 200_000;

/// Reads `text` from `begin` on as YAML; nothing if it does not look like it.
pub(crate) fn parse<'t>(text: &'t str, begin: usize, limits: &Limits) -> Option<Document<'t>> {
    let body = text.get(begin..)?;
    if !begins_as_yaml(body) {
        return None;
    }
    let (roots, problems) = match read(text, begin, limits) {
        Ok((roots, problems)) => (roots, problems),
        Err(stacked) => read_without_stacked_tags(text, begin, limits, stacked),
    };
    let has_tabs = |problem: &Problem| problem.kind == ProblemKind::TabIndentation;
    if !roots.iter().any(is_structured) && !problems.since(0).any(has_tabs) {
        return None;
    }
    Some(Document { text, roots, problems: problems.into_sorted(), syntax: Syntax::Yaml })
}

type Read<'t> = (Vec<Node<'t>>, Problems);

/// Reads once; fails with the place of a tag that another one follows.
fn read<'t>(text: &'t str, begin: usize, limits: &Limits) -> Result<Read<'t>, Range<usize>> {
    let body = text.get(begin..).unwrap_or_default();
    let options = granit_parser::options! { block_scalar_eof_without_line_feed: true };
    let mut reader = Reader {
        parser: Parser::new_from_str_with_options(body, options),
        builder: Builder::new(limits, Problems::default()),
        text,
        begin,
        anchors: BTreeMap::new(),
        aliased: 0,
        failed_at: None,
    };
    let roots = reader.roots();
    match reader.failed_at.and_then(|at| stacked_tag(text, at)) {
        Some(tag) => Err(tag),
        None => Ok((roots, reader.builder.problems)),
    }
}

/// Reads with the first of two tags on a value blanked: `!GetAZs !Ref AWS::Region` is often written and never valid.
fn read_without_stacked_tags(text: &str, begin: usize, limits: &Limits, first: Range<usize>) -> Read<'static> {
    let mut blanked = text.to_owned();
    let mut stacked = first;
    let mut tags = Vec::new();
    loop {
        let blank = " ".repeat(stacked.len());
        blanked.replace_range(stacked.clone(), &blank);
        tags.push(Span::new(stacked.start, stacked.end));
        let result = read(&blanked, begin, limits);
        let is_last = tags.len() == STACKED;
        let (roots, mut problems) = match result {
            Ok(read) => read,
            Err(next) if !is_last => {
                stacked = next;
                continue;
            }
            Err(next) => {
                let mut problems = Problems::default();
                problems.push(ProblemKind::Unexpected, Span::new(next.start, next.end));
                (Vec::new(), problems)
            }
        };
        for tag in tags {
            problems.push(ProblemKind::StackedTags, tag);
        }
        return (roots.into_iter().map(Node::into_owned).collect(), problems);
    }
}

/// So many of them are stepped over: each costs another reading.
const STACKED: usize = 32;

/// The tag right before the one at `at`, on the same line.
fn stacked_tag(text: &str, at: usize) -> Option<Range<usize>> {
    text.get(at..)?.strip_prefix('!')?;
    let before = text.get(..at)?.trim_end_matches([' ', '\t']);
    let start = before.rfind([' ', '\t', '\n', '\r']).map_or(0, |space| space + 1);
    before.get(start..)?.starts_with('!').then_some(start..before.len())
}

/// Whether the first line that says something is a key or a list of mappings: a sentence is neither.
fn begins_as_yaml(body: &str) -> bool {
    let says_something = |line: &&str| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with(['#', '%']) && line != "---"
    };
    let Some(first) = body.lines().find(says_something) else { return false };
    let first = first.trim().trim_start_matches("- ").trim_start();
    let (key, value) = match first.find(": ").or_else(|| first.strip_suffix(':').map(str::len)) {
        Some(colon) => first.split_at(colon),
        None => return false,
    };
    let is_name = |key: &str| {
        !key.is_empty() && key.chars().all(|character| character.is_alphanumeric() || "_-./:$".contains(character))
    };
    let quoted = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).is_some_and(|key| !key.contains('"'));
    let value = value.trim_start_matches(':').trim();
    (is_name(key) || quoted)
        && !value.starts_with('{')
        && !value.starts_with("[{")
        && !(quoted && value.ends_with([',', '{', '[']))
}

/// Whether a tree is more than one line of prose with a colon in it.
fn is_structured(root: &Node<'_>) -> bool {
    let holds = |node: &Node<'_>| node.is_object() || node.is_array();
    match &root.value {
        Value::Object(members) => members.len() > 1 || members.iter().any(|member| holds(&member.value)),
        Value::Array(items) => items.iter().any(Node::is_object),
        _ => false,
    }
}

/// Makes a tree of events.
struct Reader<'t> {
    parser: Parser<'t, StrInput<'t>>,
    builder: Builder,
    text: &'t str,
    begin: usize,
    anchors: BTreeMap<usize, Node<'t>>,
    /// Values repeated by aliases so far.
    aliased: usize,
    /// Where the parser gave up.
    failed_at: Option<usize>,
}

/// An event and its place in the text.
struct Token<'t> {
    event: Event<'t>,
    range: Range<usize>,
    tag: Option<Range<usize>>,
}

impl<'t> Reader<'t> {
    fn roots(&mut self) -> Vec<Node<'t>> {
        let mut roots = Vec::new();
        while let Some(token) = self.next() {
            match token.event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => self.anchors.clear(),
                Event::StreamEnd => break,
                _ => {
                    let opening = token.range.start;
                    let is_empty = matches!(token.event, Event::Scalar(..)) && token.range.is_empty();
                    let root = self.value(token, opening, 0);
                    if !is_empty {
                        roots.push(root);
                    }
                }
            }
        }
        roots
    }

    fn next(&mut self) -> Option<Token<'t>> {
        if self.failed_at.is_some() || self.builder.nodes >= self.builder.limits.nodes {
            return None;
        }
        match self.parser.next_event()? {
            Ok((event, span)) => {
                let place =
                    |range: Option<Range<usize>>| range.map(|range| range.start + self.begin..range.end + self.begin);
                let range = place(span.byte_range()).unwrap_or_default();
                let tag = place(span.tag_span().and_then(|tag| tag.byte_range()));
                Some(Token { event, range, tag })
            }
            Err(error) => {
                let at = self.begin + error.marker().byte_offset().unwrap_or_default();
                self.failed_at = Some(at);
                self.report(at, &error.info());
                None
            }
        }
    }

    fn report(&mut self, at: usize, message: &str) {
        let line = self.text.get(..at).and_then(|before| before.rsplit(['\n', '\r']).next()).unwrap_or_default();
        let start = at - line.len();
        let rest = self.text.get(start..).unwrap_or_default();
        let tabs = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if message.contains("tab") && rest.get(..tabs).is_some_and(|blank| blank.contains('\t')) {
            self.builder.problems.push(ProblemKind::TabIndentation, Span::new(start, start + tabs));
            return;
        }
        let width = self
            .text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .filter(|&first| first != '\n')
            .map_or(0, char::len_utf8);
        self.builder.problems.push(ProblemKind::Syntax { message: message.to_owned() }, Span::new(at, at + width));
    }

    /// The value that begins with `token`; `opening` is the first character of a collection without bracket.
    fn value(&mut self, token: Token<'t>, opening: usize, depth: usize) -> Node<'t> {
        let Token { event, range, tag } = token;
        let (node, anchor, name) = match event {
            Event::Scalar(value, style, anchor, name) => {
                let is_string = name.as_ref().is_some_and(|name| name.core_suffix() == Some("str"));
                let mut node = scalar::node(self.text, value, style, range, opening, is_string);
                if let Value::String(text) = &mut node.value {
                    self.builder.embed(text, depth);
                }
                self.builder.count(node.span);
                (node, anchor, name)
            }
            Event::SequenceStart(style, anchor, name) => {
                let opening = tag.as_ref().map_or(opening, |tag| tag.end);
                (self.sequence(range, style, opening, depth), anchor, name)
            }
            Event::MappingStart(style, anchor, name) => {
                let opening = tag.as_ref().map_or(opening, |tag| tag.end);
                (self.mapping(range, style, opening, depth), anchor, name)
            }
            Event::Alias(id) => (self.alias(id, Span::new(range.start, range.end)), 0, None),
            _ => (Node { span: Span::at(range.start), value: Value::Null }, 0, None),
        };
        let node = match (name.as_deref().and_then(function), tag) {
            (Some(name), Some(tag)) => self.call(&name, Span::new(tag.start, tag.end), node),
            _ => node,
        };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        node
    }

    fn sequence(&mut self, range: Range<usize>, style: StructureStyle, opening: usize, depth: usize) -> Node<'t> {
        let start = if style == StructureStyle::Flow { range.start } else { opening };
        if !self.enter(depth, start) {
            return Node { span: Span::new(start, self.skip(range.end)), value: Value::Array(Vec::new()) };
        }
        let (mut items, mut end) = (Vec::<Node<'t>>::new(), range.end.max(start));
        while let Some(token) = self.next() {
            if matches!(token.event, Event::SequenceEnd) {
                if style == StructureStyle::Flow {
                    end = token.range.end;
                }
                break;
            }
            let begin = token.tag.as_ref().map_or(token.range.start, |tag| tag.start);
            let dash = if style == StructureStyle::Block { self.find(end.min(begin)..begin, '-') } else { None };
            let item = self.value(token, dash.unwrap_or(begin), depth + 1);
            end = end.max(item.span.end as usize);
            items.push(item);
        }
        let span = Span::new(start, end);
        self.builder.count(span);
        Node { span, value: Value::Array(items) }
    }

    fn mapping(&mut self, range: Range<usize>, style: StructureStyle, opening: usize, depth: usize) -> Node<'t> {
        let start = if style == StructureStyle::Flow { range.start } else { opening };
        if !self.enter(depth, start) {
            return Node { span: Span::new(start, self.skip(range.end)), value: Value::Object(Vec::new()) };
        }
        let (mut members, mut merged, mut end) = (Vec::<Member<'t>>::new(), Vec::new(), range.end.max(start));
        while let Some(token) = self.next() {
            if matches!(token.event, Event::MappingEnd) {
                if style == StructureStyle::Flow {
                    end = token.range.end;
                }
                break;
            }
            let key = self.key(&token);
            let key_end = key.span.end as usize;
            let Some(token) = self.next() else { break };
            let begin = token.tag.as_ref().map_or(token.range.start, |tag| tag.start);
            let colon = self.find(key_end..begin.max(key_end), ':').or_else(|| self.colon_after(key_end));
            let value = self.value(token, colon.unwrap_or(key.span.start as usize), depth + 1);
            end = end.max(key_end).max(value.span.end as usize);
            if key.value == "<<" && (value.is_object() || value.is_array()) {
                merged.extend(value.one_or_many().iter().flat_map(Node::members).cloned().map(|mut member| {
                    (member.key.span, member.value.span) = (key.span, value.span);
                    member
                }));
            } else {
                members.push(Member { key, value });
            }
        }
        for member in merged {
            if !members.iter().any(|known| known.key.value == member.key.value) {
                members.push(member);
            }
        }
        members.sort_by_key(|member| member.key.span.start);
        self.builder.find_duplicates(&members);
        let span = Span::new(start, end);
        self.builder.count(span);
        Node { span, value: Value::Object(members) }
    }

    fn enter(&mut self, depth: usize, start: usize) -> bool {
        let width = self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.builder.may_enter(depth, Span::new(start, start + width))
    }

    /// Over the rest of a collection that lies too deep; its end.
    fn skip(&mut self, mut end: usize) -> usize {
        let mut depth = 1;
        while depth > 0
            && let Some(token) = self.next()
        {
            match token.event {
                Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
                Event::SequenceEnd | Event::MappingEnd => depth -= 1,
                _ => end = end.max(token.range.end),
            }
        }
        end
    }

    fn key(&mut self, token: &Token<'t>) -> Text<'t> {
        let (opening, range) = (token.range.start, token.range.clone());
        if let Event::Scalar(value, style, _, _) = &token.event
            && let Value::String(text) =
                scalar::node(self.text, value.clone(), *style, range.clone(), opening, true).value
        {
            return text;
        }
        let end = match token.event {
            Event::SequenceStart(..) | Event::MappingStart(..) => self.skip(range.end),
            _ => range.end,
        };
        let span = Span::new(range.start, end);
        let written = self.text.get(span.range()).unwrap_or_default();
        scalar::as_written(Cow::Borrowed(written), span)
    }

    fn alias(&mut self, id: usize, span: Span) -> Node<'t> {
        let target = self.anchors.get(&id);
        let room = ALIASED.saturating_sub(self.aliased);
        let size = target.map_or(0, |target| size(target, room + 1));
        if size > room {
            self.builder.problems.push(ProblemKind::TooManyNodes { limit: ALIASED }, span);
        }
        let value = match target {
            Some(target) if size <= room => target.value.clone(),
            _ => Value::Null,
        };
        self.aliased += size.min(room);
        Node { span, value }
    }

    /// `{"Fn::Sub": value}` for `!Sub value`.
    fn call(&mut self, name: &str, tag: Span, value: Node<'t>) -> Node<'t> {
        let span = tag.join(value.span);
        let value = match value.as_str().and_then(|path| path.find('.')) {
            // The short form of `GetAtt` is a path, the long one a list of two.
            Some(dot) if name == "Fn::GetAtt" => get_att(value, dot),
            _ => value,
        };
        self.builder.count(span);
        let key = scalar::as_written(Cow::Owned(name.to_owned()), tag);
        Node { span, value: Value::Object(vec![Member { key, value }]) }
    }

    /// The colon that follows a key whose value is empty.
    fn colon_after(&self, key_end: usize) -> Option<usize> {
        let rest = self.text.get(key_end..)?;
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        rest.get(blank..)?.starts_with(':').then_some(key_end + blank)
    }

    /// The first `character` in a range that is not part of a comment.
    fn find(&self, range: Range<usize>, character: char) -> Option<usize> {
        let mut at = range.start;
        while let Some(rest) = self.text.get(at..range.end) {
            let found = rest.find([character, '#'])?;
            if rest.get(found..)?.starts_with(character) {
                return Some(at + found);
            }
            at += found + rest.get(found..)?.find(['\n', '\r'])?;
        }
        None
    }
}

/// The name of the CloudFormation function that a tag stands for; an unknown one stands as it is, so that its value is not taken for plain.
fn function(tag: &Tag) -> Option<Cow<'static, str>> {
    const FUNCTIONS: [(&str, &str); 20] = [
        ("And", "Fn::And"),
        ("Base64", "Fn::Base64"),
        ("Cidr", "Fn::Cidr"),
        ("Condition", "Condition"),
        ("Equals", "Fn::Equals"),
        ("FindInMap", "Fn::FindInMap"),
        ("GetAtt", "Fn::GetAtt"),
        ("GetAZs", "Fn::GetAZs"),
        ("If", "Fn::If"),
        ("ImportValue", "Fn::ImportValue"),
        ("Join", "Fn::Join"),
        ("Length", "Fn::Length"),
        ("Not", "Fn::Not"),
        ("Or", "Fn::Or"),
        ("Ref", "Ref"),
        ("Select", "Fn::Select"),
        ("Split", "Fn::Split"),
        ("Sub", "Fn::Sub"),
        ("ToJsonString", "Fn::ToJsonString"),
        ("Transform", "Fn::Transform"),
    ];
    if tag.handle() != "!" || tag.suffix().is_empty() {
        return None;
    }
    let known = FUNCTIONS.iter().find(|(short, _)| *short == tag.suffix());
    Some(known.map_or_else(|| Cow::Owned(format!("!{}", tag.suffix())), |&(_, name)| Cow::Borrowed(name)))
}

/// `["Resource", "Attribute"]` of `Resource.Attribute`.
fn get_att(node: Node<'_>, dot: usize) -> Node<'_> {
    let Value::String(text) = &node.value else { return node };
    let part = |range: Range<usize>| {
        let span = text.slice(range.clone());
        let value = text.value.get(range).unwrap_or_default().to_owned();
        Node { span, value: Value::String(scalar::as_written(Cow::Owned(value), span)) }
    };
    let items = vec![part(0..dot), part(dot + 1..text.value.len())];
    Node { span: node.span, value: Value::Array(items) }
}

/// How many values a tree holds, counted to `limit`.
fn size(node: &Node<'_>, limit: usize) -> usize {
    let mut count = 1;
    for child in node.items().iter().chain(node.members().iter().map(|member| &member.value)) {
        if count >= limit {
            break;
        }
        count += size(child, limit - count);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pointer;

    fn read(text: &str) -> Document<'_> {
        let document = Document::parse(text, &Limits::default());
        assert_eq!(document.syntax, Syntax::Yaml, "{text}");
        document
    }

    /// The value at a path, and the characters that it was read from.
    fn at<'d, 't>(document: &'d Document<'t>, path: &[&str]) -> (&'d Node<'t>, &'t str) {
        let node = document.roots[0].find(path).unwrap();
        (node, document.text.get(node.span.range()).unwrap())
    }

    fn problems(text: &str) -> Vec<(ProblemKind, u32, u32)> {
        let problems = Document::parse(text, &Limits::default()).problems;
        problems.into_iter().map(|problem| (problem.kind, problem.span.start, problem.span.end)).collect()
    }

    #[test]
    fn values_and_their_places() {
        let document =
            read("# 주석\na:\n  b: true\n  c: [1, \"x\", 'it''s']\n  d:\n  e: 2012-10-17\n  f: yes\n  g: \"yes\"\n");
        assert_eq!(document.problems, []);
        let (b, written) = at(&document, &["a", "b"]);
        assert_eq!((b.as_bool(), written), (Some(true), "true"));
        let (c, written) = at(&document, &["a", "c"]);
        assert_eq!((c.items().len(), written), (3, "[1, \"x\", 'it''s']"));
        assert_eq!(
            (c.items()[0].number(), c.items()[1].as_str(), c.items()[2].as_str()),
            (Some("1"), Some("x"), Some("it's"))
        );
        let (d, written) = at(&document, &["a", "d"]);
        assert_eq!((d.is_null(), written), (true, ":"));
        assert_eq!(at(&document, &["a", "e"]).0.as_str(), Some("2012-10-17"));
        assert_eq!(at(&document, &["a", "f"]).0.as_bool(), Some(true));
        assert_eq!(at(&document, &["a", "g"]).0.as_str(), Some("yes"));
        let (a, _) = at(&document, &["a"]);
        assert_eq!(document.text.get(a.span.start as usize..a.span.start as usize + 4), Some(":\n  "));
    }

    #[test]
    fn functions_of_cloudformation() {
        let document = read(
            "R:\n  a: !Ref B\n  b: !Sub \"${A}-x\"\n  c: !GetAtt A.B.C\n  d: !If\n    - C\n    - 1\n    - !Custom on\n",
        );
        let (a, written) = at(&document, &["R", "a"]);
        assert_eq!((a.get("Ref").and_then(Node::as_str), written), (Some("B"), "!Ref B"));
        assert_eq!(document.text.get(a.members()[0].key.span.range()), Some("!Ref"));
        assert_eq!(at(&document, &["R", "b", "Fn::Sub"]).1, "\"${A}-x\"");
        let (c, _) = at(&document, &["R", "c", "Fn::GetAtt"]);
        let parts: Vec<_> =
            c.items().iter().map(|part| (part.as_str(), document.text.get(part.span.range()))).collect();
        assert_eq!(parts, [(Some("A"), Some("A")), (Some("B.C"), Some("B.C"))]);
        let (d, _) = at(&document, &["R", "d", "Fn::If"]);
        assert_eq!(d.items()[2].get("!Custom").and_then(Node::as_bool), Some(true));
    }

    #[test]
    fn every_character_of_a_scalar_has_its_place() {
        let text = "L:\n  lit: |\n    one\n      two\n\n    three\n  fold: >-\n    four\n    five\n\n    six\n  plain: seven\n    eight\n  dq: \"n\\u00efne \\\n    te\\tn\n    eleven\"\n  sq: 'it''s\n    twelve'\n";
        let document = read(text);
        for (key, value) in [
            ("lit", "one\n  two\n\nthree\n"),
            ("fold", "four five\nsix"),
            ("plain", "seven eight"),
            ("dq", "nïne te\tn eleven"),
            ("sq", "it's twelve"),
        ] {
            let string = at(&document, &["L", key]).0.text().unwrap();
            assert_eq!(string.value, value);
            for (start, character) in value.char_indices().filter(|(_, character)| !character.is_whitespace()) {
                let written = text.get(string.slice(start..start + character.len_utf8()).range()).unwrap();
                let expected = match character {
                    'ï' => "\\u00ef".to_owned(),
                    '\'' => "''".to_owned(),
                    other => other.to_string(),
                };
                assert_eq!(written, expected, "{key} {start}");
            }
        }
        let lit = at(&document, &["L", "lit"]).0.text().unwrap();
        assert_eq!(text.get(lit.slice(0..9).range()), Some("one\n      two"));
    }

    #[test]
    fn documents_in_scalars() {
        let text = "P:\n  Policy: |\n    {\n      \"Version\": \"2012-10-17\"\n    }\n  Q: '{\"a\": [1]}'\n";
        let document = read(text);
        let (policy, _) = at(&document, &["P", "Policy"]);
        let version = policy.open().get("Version").unwrap();
        assert_eq!(text.get(version.span.range()), Some("\"2012-10-17\""));
        let pointer = Pointer::of(&document, version.span);
        assert_eq!((pointer.outer.as_str(), pointer.inner.as_deref()), ("/P/Policy", Some("/Version")));
        assert_eq!(text.get(at(&document, &["P", "Q"]).0.open().get("a").unwrap().span.range()), Some("[1]"));
    }

    #[test]
    fn pointers_of_openings() {
        let text = "a:\n  bc: 1\n  d:\n    - ef: 1\n    - g\n";
        let document = read(text);
        let of = |start: usize, end: usize| Pointer::of(&document, Span::new(start, end)).outer;
        assert_eq!(of(0, 1), "/a");
        assert_eq!(of(1, 2), "/a");
        assert_eq!(of(5, 7), "/a/bc");
        assert_eq!(of(14, 15), "/a/d");
        assert_eq!(of(20, 21), "/a/d/0");
        assert_eq!(of(22, 24), "/a/d/0/ef");
        assert_eq!(of(34, 35), "/a/d/1");
        let root = read("abc: 1\ndef: 2\n");
        assert_eq!(Pointer::of(&root, Span::new(0, 1)).outer, "");
        assert_eq!(Pointer::of(&root, Span::new(0, 3)).outer, "/abc");
    }

    #[test]
    fn anchors_aliases_and_merges() {
        let text = "base: &b\n  x: 1\n  y: 2\nc: *b\nd:\n  <<: *b\n  y: 3\n";
        let document = read(text);
        assert_eq!(at(&document, &["c", "x"]).0.number(), Some("1"));
        assert_eq!(at(&document, &["c"]).1, "*b");
        assert_eq!(
            (at(&document, &["d", "x"]).0.number(), at(&document, &["d", "y"]).0.number()),
            (Some("1"), Some("3"))
        );
        let mut laughs = vec!["a: &a [x,x,x,x,x,x,x,x,x,x]".to_owned()];
        for (one, next) in ('a'..'i').zip('b'..='i') {
            let many = vec![format!("*{one}"); 10].join(",");
            laughs.push(format!("{next}: &{next} [{many}]"));
        }
        assert!(
            problems(&laughs.join("\n")).iter().any(|(kind, ..)| *kind == ProblemKind::TooManyNodes { limit: ALIASED })
        );
    }

    #[test]
    fn several_documents_and_duplicates() {
        let document = read("---\na: 1\nb: 2\n---\nc: 1\nc: 2\n");
        assert_eq!(document.roots.len(), 2);
        assert_eq!(Pointer::of(&document, document.roots[1].members()[0].key.span).outer, "/1/c");
        assert_eq!(
            document.problems,
            [Problem {
                kind: ProblemKind::DuplicateKey { key: "c".to_owned(), first: Span::new(18, 19) },
                span: Span::new(23, 24)
            }]
        );
    }

    #[test]
    fn faults() {
        assert_eq!(problems("a: 1\nb:\n\tc: 2\n"), [(ProblemKind::TabIndentation, 8, 9)]);
        let message = "mapping values are not allowed in this context".to_owned();
        assert_eq!(problems("a: 1\nb: c: d\n"), [(ProblemKind::Syntax { message }, 9, 10)]);
        let deep = (0..140).map(|level| " ".repeat(level) + "a:").collect::<Vec<_>>().join("\n");
        assert_eq!(
            problems(&format!("x: 1\n{deep}")).first().map(|problem| problem.0.clone()),
            Some(ProblemKind::TooDeep { limit: 128 })
        );
    }

    #[test]
    fn two_tags_on_a_value_lose_only_the_first() {
        let text = "a: !GetAZs !Ref AWS::Region\nb:\n  - !Select !Split x\n  - 1\n";
        let document = read(text);
        let tags: Vec<_> = document
            .problems
            .iter()
            .map(|problem| (problem.kind.clone(), text.get(problem.span.range()).unwrap()))
            .collect();
        assert_eq!(tags, [(ProblemKind::StackedTags, "!GetAZs"), (ProblemKind::StackedTags, "!Select")]);
        assert_eq!(at(&document, &["a", "Ref"]).0.as_str(), Some("AWS::Region"));
        assert_eq!(at(&document, &["b"]).0.items().len(), 2);
        assert!(document.is_complete());
    }

    #[test]
    fn prose_and_fragments_of_json_are_no_yaml() {
        for text in [
            "Is my job encrypted? It runs in a private subnet.",
            "Question: is my job encrypted?",
            "Note: this\nand that",
            "- one\n- two\n",
            "INFO: {\"a\": 1}\nINFO: {\"a\": 2}",
            "\"Version\": \"2012-10-17\",\n\"Statement\": []",
            "{a: 1, b: 2}",
        ] {
            assert_ne!(Document::parse(text, &Limits::default()).syntax, Syntax::Yaml, "{text}");
        }
    }
}
