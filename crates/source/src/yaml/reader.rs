//! Events → tree: collections, keys, aliases, tags.

use super::function::{function, get_att};
use super::scalar;
use crate::build::Builder;
use crate::order;
use crate::problem::Problems;
use crate::{Limits, Map, Member, Node, ProblemKind, Span, Text, Value};
use granit_parser::{Event, Parser, StrInput, StructureStyle};
use std::borrow::Cow;
use std::ops::Range;

/// So many values may be repeated by aliases: ten lines can write a billion.
pub(super) const ALIASED: usize = 200_000;

/// Makes a tree of events.
pub(super) struct Reader<'t> {
    parser: Parser<'t, StrInput<'t>>,
    pub(super) builder: Builder,
    text: &'t str,
    begin: usize,
    anchors: Map<usize, Node<'t>>,
    /// Values repeated by aliases so far.
    aliased: usize,
    /// Where the parser gave up.
    pub(super) failed_at: Option<usize>,
}

/// An event and its place in the text.
struct Token<'t> {
    event: Event<'t>,
    range: Range<usize>,
    tag: Option<Range<usize>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, begin: usize, limits: &Limits) -> Self {
        let body = text.get(begin..).unwrap_or_default();
        let options = granit_parser::options! { block_scalar_eof_without_line_feed: true };
        Self {
            parser: Parser::new_from_str_with_options(body, options),
            builder: Builder::new(limits, Problems::default()),
            text,
            begin,
            anchors: Map::new(),
            aliased: 0,
            failed_at: None,
        }
    }

    /// The documents of the text.
    pub(super) fn roots(&mut self) -> Vec<Node<'t>> {
        let mut roots = Vec::new();
        while let Some(token) = self.next() {
            match token.event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => self.anchors = Map::new(),
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
        let (mut items, mut end) = (Vec::<Node<'t>>::new(), self.past(start));
        while let Some(token) = self.next() {
            if matches!(token.event, Event::SequenceEnd) {
                if style == StructureStyle::Flow {
                    end = token.range.end;
                }
                break;
            }
            let begin = token.tag.as_ref().map_or(token.range.start, |tag| tag.start);
            let from = items.last().map_or(start, |item| item.span.end as usize);
            let dash = if style == StructureStyle::Block { self.find(from.min(begin)..begin, '-') } else { None };
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
        let (mut members, mut merged, mut end) = (Vec::<Member<'t>>::new(), Vec::new(), self.past(start));
        while let Some(token) = self.next() {
            if matches!(token.event, Event::MappingEnd) {
                if style == StructureStyle::Flow {
                    end = end.max(token.range.end);
                }
                break;
            }
            let key = self.key(&token);
            let key_end = key.span.end as usize;
            let Some(token) = self.next() else { break };
            let begin = token.tag.as_ref().map_or(token.range.start, |tag| tag.start);
            let colon = self.find(key_end..begin.max(key_end), ':').or_else(|| self.colon_after(key_end));
            let indicator = || self.text.get(start..key_end)?.rfind('?').filter(|_| key.span.start == key.span.end);
            let opening = colon.or_else(|| Some(start + indicator()?)).unwrap_or(key.span.start as usize);
            let value = self.value(token, opening, depth + 1);
            end = end.max(key_end).max(value.span.end as usize);
            if key.value == "<<" && (value.is_object() || value.is_array()) {
                merged.extend(value.one_or_many().iter().flat_map(Node::members).cloned().map(|mut member| {
                    // The key is where the merge asks for it; the value stays where it is written.
                    member.key = scalar::as_written(member.key.value, key.span);
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
        order::sort_by_key(&mut members, |member| member.key.span.start);
        self.builder.find_duplicates(&members);
        let span = Span::new(start, end);
        self.builder.count(span);
        Node { span, value: Value::Object(members) }
    }

    fn enter(&mut self, depth: usize, start: usize) -> bool {
        let bracket = Span::new(start, self.past(start));
        self.builder.may_enter(depth, bracket)
    }

    /// The end of the character at `start`.
    fn past(&self, start: usize) -> usize {
        start + self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
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
