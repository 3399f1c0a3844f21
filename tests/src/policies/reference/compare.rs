//! What the operators compare: texts, numbers, dates, addresses, ARNs.

use super::pattern::{Expanded, Piece, expand, glob, pieces, split, text};
use super::{Request, Truth};
use std::net::IpAddr;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Equals,
    IgnoreCase,
    Like,
    Numeric(Compare),
    Date(Compare),
    Bool,
    Ip,
    Arn,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Compare {
    less: bool,
    equal: bool,
    greater: bool,
}

impl Compare {
    fn of(self, own: i128, wanted: i128) -> bool {
        match own.cmp(&wanted) {
            std::cmp::Ordering::Less => self.less,
            std::cmp::Ordering::Equal => self.equal,
            std::cmp::Ordering::Greater => self.greater,
        }
    }
}

/// The comparison behind an operator, and whether the operator negates it.
pub(super) fn base(operator: &str) -> Option<(Base, bool)> {
    let order = |word: &str| {
        let (less, equal, greater, negated) = match word {
            "Equals" => (false, true, false, false),
            "NotEquals" => (false, true, false, true),
            "LessThan" => (true, false, false, false),
            "LessThanEquals" => (true, true, false, false),
            "GreaterThan" => (false, false, true, false),
            "GreaterThanEquals" => (false, true, true, false),
            _ => return None,
        };
        Some((Compare { less, equal, greater }, negated))
    };
    Some(match operator {
        "StringEquals" => (Base::Equals, false),
        "StringNotEquals" => (Base::Equals, true),
        "StringEqualsIgnoreCase" => (Base::IgnoreCase, false),
        "StringNotEqualsIgnoreCase" => (Base::IgnoreCase, true),
        "StringLike" => (Base::Like, false),
        "StringNotLike" => (Base::Like, true),
        "Bool" => (Base::Bool, false),
        "IpAddress" => (Base::Ip, false),
        "NotIpAddress" => (Base::Ip, true),
        "ArnEquals" | "ArnLike" => (Base::Arn, false),
        "ArnNotEquals" | "ArnNotLike" => (Base::Arn, true),
        _ => {
            if let Some(word) = operator.strip_prefix("Numeric") {
                let (compare, negated) = order(word)?;
                (Base::Numeric(compare), negated)
            } else {
                let (compare, negated) = order(operator.strip_prefix("Date")?)?;
                (Base::Date(compare), negated)
            }
        }
    })
}

/// Whether a request's value meets a policy's value; nothing when a variable of the policy's value has no value.
pub(super) fn value_matches(base: Base, own: &str, value: &str, variables: bool, request: &Request) -> Option<Truth> {
    let plain = || -> Option<Vec<Piece>> {
        match if variables { expand(value, request) } else { Expanded::Pieces(pieces(value)) } {
            Expanded::Pieces(pieces) => Some(pieces),
            Expanded::Unresolved | Expanded::Odd => None,
        }
    };
    let odd = variables && matches!(expand(value, request), Expanded::Odd);
    if odd {
        return Some(Truth::Open);
    }
    Some(match base {
        Base::Equals => (text(&plain()?) == own).into(),
        Base::IgnoreCase => {
            let wanted = text(&plain()?);
            if wanted.is_ascii() && own.is_ascii() { wanted.eq_ignore_ascii_case(own).into() } else { Truth::Open }
        }
        Base::Like => glob(&plain()?, own).into(),
        Base::Numeric(compare) => match (decimal(own), decimal(value)) {
            (Some(own), Some(wanted)) => compare.of(own, wanted).into(),
            _ => Truth::Open,
        },
        Base::Date(compare) => match (date(own), date(value)) {
            (Some(own), Some(wanted)) => compare.of(own, wanted).into(),
            _ => Truth::Open,
        },
        Base::Bool => {
            let wanted = text(&plain()?).to_ascii_lowercase();
            match (wanted.as_str(), own) {
                ("true" | "false", "true" | "false") => (wanted == own).into(),
                _ => Truth::Open,
            }
        }
        Base::Ip => range_holds(own, value),
        Base::Arn => {
            let pieces = plain()?;
            let (wanted, own_fields): (Vec<&[Piece]>, Vec<&str>) = (split(&pieces), own.splitn(6, ':').collect());
            if own_fields.len() == 6 && wanted.len() < 6 && !pieces.contains(&Piece::Many) {
                // No ARN is that short.
                Truth::No
            } else if wanted.len() != 6 || own_fields.len() != 6 {
                Truth::Open
            } else {
                let fieldwise = wanted.iter().zip(&own_fields).all(|(wanted, own)| glob(wanted, own));
                fieldwise.into()
            }
        }
    })
}

/// A decimal number in billionths.
fn decimal(text: &str) -> Option<i128> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(part) || whole.len() > 18 || part.len() > 9 {
        return None;
    }
    let whole: i128 = whole.parse().ok()?;
    let part: i128 = format!("{part:0<9}").parse().ok()?;
    Some(sign * (whole * 1_000_000_000 + part))
}

/// Seconds since 1970 of `2026-01-31`, `2026-01-31T00:00:00Z` or a count of seconds.
pub(super) fn date(text: &str) -> Option<i128> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() > 4 {
        return text.parse().ok();
    }
    let (day, time) = text.split_once('T').unwrap_or((text, "00:00:00Z"));
    let numbers = |text: &str, mark: char| -> Option<Vec<i128>> {
        text.split(mark).map(|part| part.parse().ok()).collect::<Option<Vec<i128>>>()
    };
    let [year, month, day] = numbers(day, '-')?.try_into().ok()?;
    let [hour, minute, second] = numbers(time.strip_suffix('Z')?, ':')?.try_into().ok()?;
    let leap = |year: i128| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let before: i128 = (1970..year).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let lengths = [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months: i128 = lengths.iter().take(usize::try_from(month - 1).ok()?).sum();
    (year >= 1970).then_some((before + months + day - 1) * 86_400 + hour * 3600 + minute * 60 + second)
}

fn range_holds(own: &str, range: &str) -> Truth {
    let (base, length) = match range.split_once('/') {
        Some((base, length)) => (base, length.parse::<u32>().ok()),
        None => (range, Some(32)),
    };
    let (Ok(own), Ok(base), Some(length)) = (own.parse::<IpAddr>(), base.parse::<IpAddr>(), length) else {
        return Truth::Open;
    };
    let same = |own: u128, base: u128, width: u32| -> Truth {
        if length > width {
            return Truth::Open;
        }
        let shift = width - length;
        (shift == 128 || own >> shift == base >> shift).into()
    };
    match (own, base) {
        (IpAddr::V4(own), IpAddr::V4(base)) => same(u128::from(u32::from(own)), u128::from(u32::from(base)), 32),
        (IpAddr::V6(own), IpAddr::V6(base)) if range.contains('/') => same(own.into(), base.into(), 128),
        (IpAddr::V6(_), IpAddr::V6(_)) => Truth::Open,
        _ => Truth::No,
    }
}
