//! The document that directly holds a node: the input itself, or a string in it with its escapes undone.

use super::{Edit, Style};
use crate::escape::{escape, percent_encode};
use crate::map::{Map, Step};
use crate::{Document, Limits, Node, ProblemKind, Span, Syntax, Text, Value};
use std::borrow::Cow;
use std::ops::Range;

/// A node and its document, places counted in the document's own text.
pub(super) struct Local<'d> {
    pub(super) text: Cow<'d, str>,
    pub(super) node: Node<'d>,
    root: Node<'d>,
    /// Lines begin with something that is no part of the document, so that none may be added.
    has_prefixes: bool,
    /// The strings around the document, the innermost last.
    around: Vec<&'d Text<'d>>,
    /// From the text to the input, when there are strings around it.
    steps: Vec<Step>,
    /// How the outermost string is quoted.
    quote: Quote,
    /// Whether the text is YAML.
    pub(super) is_yaml: bool,
}

impl<'d> Local<'d> {
    /// Finds `node`, which is one of the document's, by its place.
    pub(super) fn find(document: &'d Document<'d>, node: &Node<'_>) -> Option<Self> {
        let has_prefixes = document
            .problems
            .iter()
            .any(|problem| matches!(problem.kind, ProblemKind::LineNumbers | ProblemKind::DiffMarkers));
        let root = document.roots.iter().find(|root| root.span.contains(node.span))?;
        let (mut around, mut path, mut root, mut here) = (Vec::new(), Vec::new(), root, root);
        // A string without quotation marks stands where its document does.
        while here.span != node.span || (here.text().is_some() && node.text().is_none()) {
            if let Some(text) = here.text() {
                around.push(text);
                path.clear();
                here = text.document()?;
                root = here;
            } else {
                let index = child_at(here, node.span)?;
                path.push(index);
                here = child(here, index)?;
            }
        }
        let Some(innermost) = around.last() else {
            return Some(Self {
                text: Cow::Borrowed(document.text),
                node: here.clone(),
                root: root.clone(),
                has_prefixes,
                around,
                steps: Vec::new(),
                quote: Quote::Json,
                is_yaml: document.syntax == Syntax::Yaml,
            });
        };
        let (content, steps) = innermost.content().unwrap_or_else(|| (innermost.value.to_string(), innermost.steps()));
        let quote = around.first().map_or(Quote::Json, |outermost| Quote::of(document, outermost.span));
        let root = Document::parse(&content, &Limits::default()).roots.into_iter().next()?.into_owned();
        let node = path.into_iter().try_fold(&root, child)?.clone();
        Some(Self {
            text: Cow::Owned(content),
            node,
            root,
            has_prefixes: quote.is_flat(),
            around,
            steps,
            quote,
            is_yaml: false,
        })
    }

    pub(super) fn style(&self) -> Style {
        Style::detect(&self.text, &self.root, self.has_prefixes)
    }

    /// The edit of the input that replaces the text's characters `span` by `text`.
    pub(super) fn edit(&self, span: Span, text: &str) -> Edit {
        if self.around.is_empty() {
            return Edit { span, text: text.to_owned() };
        }
        let map = Map::Steps(&self.steps);
        let range = span.range();
        let span = if range.is_empty() && range.start > 0 { Span::at(map.end(range.start)) } else { map.span(range) };
        let mut text = text.to_owned();
        for (level, string) in self.around.iter().enumerate().rev() {
            if string.content().is_some() {
                text = percent_encode(&text);
            }
            text = if level == 0 { self.quote.escape(&text) } else { escape(&text) };
        }
        Edit { span, text }
    }

    /// Whether a container with something in it stands on one line; `None` for anything else.
    pub(super) fn is_on_one_line(&self, node: &Node<'_>) -> Option<bool> {
        let is_filled = !node.members().is_empty() || !node.items().is_empty();
        is_filled.then(|| !self.has_newline(node.span.range()))
    }

    pub(super) fn has_newline(&self, range: Range<usize>) -> bool {
        self.text.get(range).is_some_and(|text| text.contains(['\n', '\r']))
    }

    /// The white space that the line of `byte` begins with.
    pub(super) fn indentation(&self, byte: u32) -> &str {
        indentation(&self.text, byte)
    }

    /// The white space before `byte` if nothing else stands before it on its line.
    pub(super) fn line_prefix(&self, byte: u32) -> Option<&str> {
        line_prefix(&self.text, byte)
    }
}

/// How a string is written.
enum Quote {
    /// Between `"`, with escapes.
    Json,
    /// Between `'`, with the same escapes.
    Python,
    /// Between `'`, which is doubled inside.
    YamlSingle,
    /// As YAML's `|`, its lines begun by this.
    Literal(String),
    /// As YAML's `>`, or without quotation marks.
    Folded,
}

impl Quote {
    fn of(document: &Document<'_>, span: Span) -> Self {
        let before = document.text.get(..span.start as usize).unwrap_or_default();
        let header = before
            .trim_end()
            .trim_end_matches(|character: char| matches!(character, '+' | '-') || character.is_ascii_digit());
        match (document.text.as_bytes().get(span.start as usize), document.syntax) {
            (Some(b'"'), _) => Self::Json,
            (Some(b'\''), Syntax::Yaml) => Self::YamlSingle,
            (Some(b'\''), _) => Self::Python,
            (_, Syntax::Yaml) if header.ends_with('|') => {
                Self::Literal(indentation(document.text, span.start).to_owned())
            }
            (_, Syntax::Yaml) => Self::Folded,
            _ => Self::Json,
        }
    }

    /// Whether a line break in the text would not stay one.
    fn is_flat(&self) -> bool {
        matches!(self, Self::YamlSingle | Self::Folded)
    }

    fn escape(&self, text: &str) -> String {
        match self {
            Self::Json => escape(text),
            Self::Python => escape(text).replace('\'', "\\'"),
            Self::YamlSingle => text.replace('\'', "''"),
            Self::Literal(indentation) => text.replace('\n', &format!("\n{indentation}")),
            Self::Folded => text.to_owned(),
        }
    }
}

pub(super) fn indentation(text: &str, byte: u32) -> &str {
    let line = line_before(text, byte);
    line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
}

pub(super) fn line_prefix(text: &str, byte: u32) -> Option<&str> {
    Some(line_before(text, byte)).filter(|line| line.trim_matches([' ', '\t']).is_empty())
}

fn line_before(text: &str, byte: u32) -> &str {
    let before = text.get(..byte as usize).unwrap_or_default();
    before.rsplit(['\n', '\r']).next().unwrap_or_default().trim_start_matches('\u{feff}')
}

fn child_at(node: &Node<'_>, span: Span) -> Option<usize> {
    match &node.value {
        Value::Object(members) => members.iter().position(|member| member.value.span.contains(span)),
        Value::Array(items) => items.iter().position(|item| item.span.contains(span)),
        _ => None,
    }
}

fn child<'n, 't>(node: &'n Node<'t>, index: usize) -> Option<&'n Node<'t>> {
    match &node.value {
        Value::Object(members) => members.get(index).map(|member| &member.value),
        Value::Array(items) => items.get(index),
        _ => None,
    }
}
