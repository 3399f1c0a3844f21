//! JSON text → tree: [`crate::strict`] reads what is strictly JSON within the limits; of what is not, `jsonc-parser` tells
//! whether it is JSON, and [`crate::lenient`] reads it.

use crate::build::Builder;
use crate::map::Map;
use crate::problem::Problems;
use crate::{Document, Limits, ProblemKind, Span, Syntax};
use jsonc_parser::{CollectOptions, ParseOptions, ast, errors::ParseError};

const BYTE_ORDER_MARK: char = '\u{feff}';

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

/// Why a text could not be read strictly.
pub(crate) enum Fault {
    /// `jsonc-parser` refused it.
    Refused(ParseError),
    /// It holds characters that `jsonc-parser` takes and JSON does not, or more values than may be built.
    Beyond,
}

pub(crate) fn parse<'t>(text: &'t str, limits: &Limits) -> Document<'t> {
    let limits =
        Limits { bytes: limits.bytes.min(u32::MAX as usize - 1), depth: limits.depth.min(Limits::DEEPEST), ..*limits };
    let mut problems = Problems::default();
    if text.len() > limits.bytes {
        problems.push(ProblemKind::TooLarge { limit: limits.bytes }, Span::at(text.floor_char_boundary(limits.bytes)));
        return Document { text, roots: Vec::new(), problems: problems.into_sorted(), syntax: Syntax::None };
    }
    let mut begin = 0;
    if text.starts_with(BYTE_ORDER_MARK) {
        begin = BYTE_ORDER_MARK.len_utf8();
        problems.push(ProblemKind::ByteOrderMark, Span::new(0, begin));
    }
    let body = text.get(begin..).unwrap_or_default();
    if body.trim_ascii().is_empty() {
        problems.push(ProblemKind::Empty, Span::new(begin, text.len()));
        return Document { text, roots: Vec::new(), problems: problems.into_sorted(), syntax: Syntax::None };
    }
    let known = problems.len();
    let mut builder = Builder::new(&limits, problems);
    let map = Map::Shift(u32::try_from(begin).unwrap_or_default());
    if may_be_strict(body, &limits)
        && let Some(root) = builder.strict(body, map, 0)
    {
        return Document { text, roots: vec![root], problems: builder.problems.into_sorted(), syntax: Syntax::Json };
    }
    let fault = match strict(body, &limits) {
        Ok(value) => {
            let root = builder.node(value, body, map, 0);
            if !builder.has_control_character {
                return Document {
                    text,
                    roots: vec![root],
                    problems: builder.problems.into_sorted(),
                    syntax: Syntax::Json,
                };
            }
            Fault::Beyond
        }
        Err(fault) => fault,
    };
    let mut problems = builder.problems;
    problems.truncate(known);
    if let Some(mut document) = crate::yaml::parse(text, begin, &limits) {
        document.problems.splice(..0, problems.into_sorted());
        return document;
    }
    crate::lenient::parse(text, begin, &limits, fault, problems)
}

/// The value that a text is in strict JSON, but for control characters in strings, which the builder sees.
pub(crate) fn strict<'s>(text: &'s str, limits: &Limits) -> Result<ast::Value<'s>, Fault> {
    if !may_be_strict(text, limits) {
        return Err(Fault::Beyond);
    }
    let result = jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(Fault::Refused)?;
    result.value.ok_or(Fault::Beyond)
}

/// Whether a text is left to the readers of strict JSON.
pub(crate) fn may_be_strict(text: &str, limits: &Limits) -> bool {
    !has_foreign_space(text) && !may_exceed(text, limits.nodes)
}

/// Whether the text has a character, anywhere, that `jsonc-parser` skips as white space and JSON does not.
fn has_foreign_space(text: &str) -> bool {
    // Vertical tab and form feed; then the first bytes of the spaces beyond ASCII.
    any(text, |byte| byte.wrapping_sub(0x0b) < 2)
        || (!text.is_ascii()
            && any(text, |byte| matches!(byte, 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef))
            && text.chars().any(is_foreign_space))
}

/// Whether a byte is so. Looks at blocks as a whole, which compilers do for many bytes at once.
pub(crate) fn any(text: &str, is_so: impl Fn(u8) -> bool) -> bool {
    text.as_bytes().chunks(BLOCK).any(|block| count(block, &is_so) > 0)
}

const BLOCK: usize = 240;

/// How many of a block's bytes are so.
fn count(block: &[u8], is_so: impl Fn(u8) -> bool) -> u8 {
    block.iter().map(|&byte| u8::from(is_so(byte))).sum()
}

/// White space that JSON does not know.
pub(crate) fn is_foreign_space(character: char) -> bool {
    match character {
        ' ' | '\t' | '\n' | '\r' => false,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => true,
        other => other.is_whitespace(),
    }
}

/// Whether the text may hold more than `nodes` values: `jsonc-parser` would build all of them first.
fn may_exceed(text: &str, nodes: usize) -> bool {
    let begins_value = |byte| matches!(byte, b',' | b'[' | b'{' | b':');
    let values = |block| usize::from(count(block, begins_value));
    text.len() / 2 >= nodes && text.as_bytes().chunks(BLOCK).map(values).sum::<usize>() >= nodes
}
