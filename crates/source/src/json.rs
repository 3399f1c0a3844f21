//! JSON text → tree, by `jsonc-parser`.

use crate::{Document, Limits, Member, Node, Problem, ProblemKind, Span, Syntax, Text, Value};
use jsonc_parser::{ParseOptions, ast, common::Ranged};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

pub(crate) fn parse<'t>(text: &'t str, _limits: &Limits) -> Document<'t> {
    let read = |options: &ParseOptions| jsonc_parser::parse_to_ast(text, &Default::default(), options);
    let mut problems = Vec::new();
    let result = read(&STRICT).or_else(|error| {
        let range = error.range();
        problems.push(Problem {
            kind: ProblemKind::Syntax { message: error.kind().to_string() },
            span: Span::new(range.start, range.end),
        });
        read(&ParseOptions::default())
    });
    let roots = result.ok().and_then(|result| result.value).map(node).into_iter().collect();
    Document { text, roots, problems, syntax: Syntax::Json }
}

fn node(value: ast::Value<'_>) -> Node<'_> {
    let range = value.range();
    let span = Span::new(range.start, range.end);
    let value = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(lit) => Value::Bool(lit.value),
        ast::Value::NumberLit(lit) => Value::Number(lit.value.into()),
        ast::Value::StringLit(lit) => {
            let mut text = Text::verbatim(lit.value, span);
            if text.value.starts_with('{')
                && let Some(inner) = embedded(&text.value)
            {
                text.set_document(inner);
            }
            Value::String(text)
        }
        ast::Value::Array(array) => Value::Array(array.elements.into_iter().map(node).collect()),
        ast::Value::Object(object) => Value::Object(object.properties.into_iter().map(member).collect()),
    };
    Node { span, value }
}

fn embedded(_text: &str) -> Option<Node<'static>> {
    None
}

fn member(property: ast::ObjectProp<'_>) -> Member<'_> {
    let range = property.name.range();
    let span = Span::new(range.start, range.end);
    let name = match property.name {
        ast::ObjectPropName::String(lit) => lit.value,
        ast::ObjectPropName::Word(lit) => lit.value.into(),
    };
    Member { key: Text::verbatim(name, span), value: node(property.value) }
}
