//! What the value of a field says: a constant, something decided elsewhere, or nothing that the service would take.

use crate::Given;
use wireproof_source::{Node, Value};

/// What Terraform prints for a value that only apply tells, when nothing tells whether the configuration sets it.
pub(crate) const AFTER_APPLY: &str = "(known after apply)";

/// Whether a plan leaves a field open that its configuration may not set at all: most often the provider or the service
/// then chooses.
pub(crate) fn may_be_left_out(node: &Node<'_>) -> bool {
    node.as_str() == Some(AFTER_APPLY)
}

/// A boolean.
pub(crate) fn boolean(node: &Node<'_>) -> Given<bool> {
    if let Some(what) = expression(node) {
        return Given::Unresolved { what };
    }
    match &node.value {
        Value::Bool(value) => Given::Stated(*value),
        Value::Null => Given::Absent,
        Value::String(text) => Given::Malformed {
            written: text.value.clone().into_owned(),
            meaning: match text.value.trim().to_ascii_lowercase().as_str() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            },
        },
        Value::Number(text) => Given::Malformed { written: text.clone().into_owned(), meaning: None },
        Value::Array(_) => Given::Malformed { written: "[…]".into(), meaning: None },
        Value::Object(_) => Given::Malformed { written: "{…}".into(), meaning: None },
    }
}

/// One of a service's words, as written; templates may write numbers and booleans for them.
pub(crate) fn word(node: &Node<'_>) -> Given<String> {
    if let Some(what) = expression(node) {
        return Given::Unresolved { what };
    }
    match &node.value {
        Value::String(text) => Given::Stated(text.value.clone().into_owned()),
        Value::Number(text) => Given::Stated(text.clone().into_owned()),
        Value::Bool(value) => Given::Stated(value.to_string()),
        Value::Null => Given::Absent,
        Value::Array(_) => Given::Malformed { written: "[…]".into(), meaning: None },
        Value::Object(_) => Given::Malformed { written: "{…}".into(), meaning: None },
    }
}

/// A number of instances.
pub(crate) fn count(node: &Node<'_>) -> Given<u64> {
    if let Some(what) = expression(node) {
        return Given::Unresolved { what };
    }
    match &node.value {
        Value::Number(text) => match text.parse() {
            Ok(count) => Given::Stated(count),
            Err(_) => Given::Malformed { written: text.clone().into_owned(), meaning: whole(text) },
        },
        Value::Null => Given::Absent,
        Value::String(text) => {
            Given::Malformed { written: text.value.clone().into_owned(), meaning: text.value.trim().parse().ok() }
        }
        Value::Bool(value) => Given::Malformed { written: value.to_string(), meaning: None },
        Value::Array(_) => Given::Malformed { written: "[…]".into(), meaning: None },
        Value::Object(_) => Given::Malformed { written: "{…}".into(), meaning: None },
    }
}

/// The text of a value that is decided elsewhere: a parameter, an intrinsic function, a path into run-time data.
pub(crate) fn expression(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::String(text) => {
            let text = text.value.trim();
            let runs = text.contains("${") || text.contains("{{") || text.starts_with("{%") || text.starts_with("$.");
            let late = text == AFTER_APPLY;
            (runs || late || text.starts_with("$$.") || text.starts_with("States.")).then(|| text.to_owned())
        }
        Value::Object(members) => match members.as_slice() {
            [member] if is_intrinsic(&member.key.value) => {
                let of = member.value.as_str();
                Some(of.map_or_else(|| member.key.value.clone().into_owned(), str::to_owned))
            }
            _ => None,
        },
        _ => None,
    }
}

/// The name of what a value refers to: the text itself, or the resource of the document in a `Ref` or `Fn::GetAtt`.
pub(crate) fn target<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    if let Some(text) = node.as_str() {
        let inner = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        return Some(inner.map_or(text, |inner| inner.split('.').next().unwrap_or(inner)));
    }
    let [member] = node.members() else { return None };
    match &*member.key.value {
        "Ref" => member.value.as_str(),
        "Fn::GetAtt" => {
            let first = member.value.one_or_many().first()?.as_str()?;
            Some(first.split('.').next().unwrap_or(first))
        }
        _ => None,
    }
}

fn is_intrinsic(key: &str) -> bool {
    matches!(key, "Ref" | "Get" | "Condition") || key.starts_with("Fn::") || key.starts_with("Std:")
}

/// `2.0` and `2e0` mean 2. Digits are moved, not computed with: floating-point numbers would round, and their tables are
/// a large part of what a page downloads.
fn whole(text: &str) -> Option<u64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let zeros = exponent.parse::<i64>().ok()?.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let digits = [integer, fraction].concat();
    let few = usize::try_from(zeros.unsigned_abs()).ok()?;
    let kept = digits.len().saturating_sub(if zeros < 0 { few } else { 0 });
    let (kept, cut) = digits.split_at_checked(kept)?;
    if !cut.bytes().all(|digit| digit == b'0') {
        return None;
    }
    let kept: u64 = if kept.is_empty() { 0 } else { kept.parse().ok()? };
    match u32::try_from(zeros) {
        Ok(zeros) if kept > 0 => kept.checked_mul(10_u64.checked_pow(zeros)?),
        _ => Some(kept),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        let written = ["2.0", "2e0", "20E-1", "0.2e+1", "2.000e00"];
        assert!(written.iter().all(|text| whole(text) == Some(2)), "{:?}", written.map(whole));
        assert_eq!(whole("9007199254740993.0"), Some(9_007_199_254_740_993));
        assert_eq!(
            ["0.0", "0e9", "0e99", "0.00e-99", "2e3"].map(whole),
            [Some(0), Some(0), Some(0), Some(0), Some(2000)]
        );
        assert_eq!(["2.5", "25e-1", "2e-400", "1e20", "1e99", "-2.0", "1e99999999999999999999"].map(whole), [None; 7]);
    }
}
