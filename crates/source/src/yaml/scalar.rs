//! Scalars: what a plain one means, and where each character of any is written.

use super::align::align;
use crate::map::Step;
use crate::{Node, Span, Text, Value};
use granit_parser::ScalarStyle;
use std::borrow::Cow;
use std::ops::Range;

/// The node of a scalar written at `range`; an empty one stands at `opening`, its colon or dash.
pub(super) fn node<'t>(
    text: &'t str,
    value: Cow<'t, str>,
    style: ScalarStyle,
    range: Range<usize>,
    opening: usize,
    is_string: bool,
) -> Node<'t> {
    let is_plain = style == ScalarStyle::Plain;
    if is_plain && range.is_empty() {
        let width = text.get(opening..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        return Node { span: Span::new(opening, opening + width), value: Value::Null };
    }
    let mut source = text.get(range.clone()).unwrap_or_default();
    if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
        source = source.trim_end_matches([' ', '\t', '\n', '\r']);
    }
    let mut span = Span::new(range.start, range.start + source.len());
    if source.is_empty()
        && let Some(header) = header(text, opening)
    {
        span = header;
    }
    if is_plain
        && !is_string
        && let Some(value) = resolve(&value)
    {
        return Node { span, value };
    }
    let inside = match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
            source.get(1..source.len().saturating_sub(1)).unwrap_or_default()
        }
        _ => source,
    };
    let start = range.start + usize::from(inside.len() < source.len());
    let string = if inside == value {
        if start > range.start { Text::verbatim(value, span) } else { as_written(value, span) }
    } else {
        let steps = align(&value, inside, start, style);
        Text::escaped(value, span, steps)
    };
    Node { span, value: Value::String(string) }
}

/// The `|` or `>` of a block scalar that holds nothing.
fn header(text: &str, opening: usize) -> Option<Span> {
    let line = text.get(opening..)?.lines().next()?;
    let start = line.find(['|', '>'])?;
    let length = line.get(start..)?.find([' ', '\t', '#']).unwrap_or(line.len() - start);
    Some(Span::new(opening + start, opening + start + length))
}

/// Whether a plain scalar is a string.
pub(crate) fn is_string(value: &str) -> bool {
    resolve(&Cow::Borrowed(value)).is_none()
}

/// A string that begins with the first character of its place.
pub(super) fn as_written(value: Cow<'_, str>, span: Span) -> Text<'_> {
    Text::escaped(value, span, vec![Step { decoded: 0, written: span.start }])
}

/// What a plain scalar means if it is no string, by YAML 1.1 as CloudFormation and Kubernetes read it.
fn resolve<'t>(value: &Cow<'t, str>) -> Option<Value<'t>> {
    match &**value {
        "~" | "null" | "Null" | "NULL" => Some(Value::Null),
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Some(Value::Bool(true)),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Some(Value::Bool(false)),
        number if is_number(number) => Some(Value::Number(value.clone())),
        _ => None,
    }
}

/// Digits with at most a sign, a point and an exponent.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) =
        unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(one, other)| (one, Some(other)));
    let is_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_digits = exponent.map(|exponent| exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    !(integer.is_empty() && fraction.is_empty())
        && is_digits(integer)
        && is_digits(fraction)
        && exponent_digits.is_none_or(|digits| !digits.is_empty() && is_digits(digits))
}
