//! Text that is almost JSON → tree and every fault in it.
//!
//! `jsonc-parser` stops at the first fault. This reader names each one, leaves out what can't be read rather than
//! guess it, and finds the documents in what people paste around them: prose, log lines, shell commands, diffs.

mod python;
mod reader;
mod roots;
mod strings;
mod surroundings;
mod tokens;

use crate::build::Builder;
use crate::json::Fault;
use crate::map::Map;
use crate::problem::Problems;
use crate::{Document, Limits, Node, Problem, ProblemKind, Span, Syntax};
use reader::Reader;
use surroundings::Surroundings;

/// Reads `text` from `begin` on, which strict reading gave up for `fault`.
pub(crate) fn parse<'t>(
    text: &'t str,
    begin: usize,
    limits: &Limits,
    fault: Fault,
    problems: Problems,
) -> Document<'t> {
    let known = problems.len();
    let mut builder = Builder::new(limits, problems);
    let surroundings = Surroundings::new(text, begin, &mut builder.problems);
    let mut roots = Vec::new();
    for region in &surroundings.regions {
        let mut reader = Reader::new(&mut builder, text, &surroundings.bytes, Map::Shift(0), region.clone());
        reader.roots(&mut roots);
    }
    let mut problems = builder.problems;
    if roots.is_empty() {
        problems.truncate(known);
        problems.push(ProblemKind::NoDocument, first_line(text, begin));
    } else if let [_, second, ..] = roots.as_slice() {
        problems.push(
            ProblemKind::SeveralDocuments { count: roots.len() },
            Span::new(second.span.start as usize, second.span.start as usize + 1),
        );
    }
    if problems.len() == known
        && let Fault::Refused(error) = fault
    {
        let range = error.range();
        let span = Span::new(begin + range.start, begin + range.end);
        problems.push(ProblemKind::Syntax { message: error.kind().to_string() }, span);
    }
    let syntax = syntax(text, &roots);
    Document { text, roots, problems: problems.into_sorted(), syntax }
}

/// What is wrong with a text that `map` leads to the input; something always is when strict reading refused it.
pub(crate) fn problems(content: &str, map: Map<'_>, limits: &Limits) -> Vec<Problem> {
    let mut builder = Builder::new(limits, Problems::default());
    let mut reader = Reader::new(&mut builder, content, content.as_bytes(), map, 0..content.len());
    reader.roots(&mut Vec::new());
    builder.problems.into_sorted()
}

impl Builder {
    /// The value of a text that has nothing wrong with it although strict reading left it (a foreign space in a string).
    pub(crate) fn lenient_without_fault<'s>(
        &mut self,
        content: &'s str,
        map: Map<'_>,
        depth: usize,
    ) -> Option<Node<'s>> {
        let known = self.problems.len();
        let mut reader = Reader::new(self, content, content.as_bytes(), map, 0..content.len());
        let node = reader.only(depth)?;
        let only_duplicates =
            self.problems.since(known).all(|problem| matches!(problem.kind, ProblemKind::DuplicateKey { .. }));
        only_duplicates.then_some(node)
    }
}

/// JSON Lines when every document stands on a line of its own.
fn syntax(text: &str, roots: &[Node<'_>]) -> Syntax {
    let breaks =
        |from: u32, to: u32| text.get(from as usize..to as usize).is_some_and(|between| between.contains(['\n', '\r']));
    let own_line = |pair: &[Node<'_>]| match pair {
        [one, next] => !breaks(one.span.start, one.span.end) && breaks(one.span.end, next.span.start),
        _ => true,
    };
    let last_on_one_line = roots.last().is_some_and(|last| !breaks(last.span.start, last.span.end));
    match roots {
        [] => Syntax::None,
        [_, _, ..] if last_on_one_line && roots.windows(2).all(own_line) => Syntax::JsonLines,
        _ => Syntax::Json,
    }
}

/// The first line that is not blank.
fn first_line(text: &str, begin: usize) -> Span {
    let body = text.get(begin..).unwrap_or_default();
    let start = begin + body.len() - body.trim_start().len();
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default().trim_end();
    Span::new(start, start + line.len())
}
