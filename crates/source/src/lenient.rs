//! Text that is almost JSON → tree and every fault in it.

use crate::build::Builder;
use crate::json::Fault;
use crate::map::Map;
use crate::problem::Problems;
use crate::{Document, Limits, Node, Problem, ProblemKind, Span, Syntax};

/// Reads `text` from `begin` on, which strict reading gave up for `fault`.
pub(crate) fn parse<'t>(text: &'t str, begin: usize, limits: &Limits, fault: Fault) -> Document<'t> {
    let mut problems = Problems::default();
    if let Fault::Refused(error) = fault {
        let range = error.range();
        let span = Span::new(begin + range.start, begin + range.end);
        problems.push(ProblemKind::Syntax { message: error.kind().to_string() }, span);
    }
    let mut builder = Builder::new(limits, problems);
    let body = text.get(begin..).unwrap_or_default();
    let value =
        jsonc_parser::parse_to_ast(body, &Default::default(), &Default::default()).ok().and_then(|read| read.value);
    let map = Map::Shift(u32::try_from(begin).unwrap_or_default());
    let roots = value.map(|value| builder.node(value, body, map, 0)).into_iter().collect();
    Document { text, roots, problems: builder.problems.into_sorted(), syntax: Syntax::Json }
}

pub(crate) fn problems(_content: &str, _map: Map<'_>, _limits: &Limits) -> Vec<Problem> {
    Vec::new()
}

impl Builder {
    pub(crate) fn lenient_without_fault<'s>(
        &mut self,
        _content: &'s str,
        _map: Map<'_>,
        _depth: usize,
    ) -> Option<Node<'s>> {
        None
    }
}
