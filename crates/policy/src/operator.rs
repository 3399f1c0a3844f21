//! Condition operators.

/// A condition operator with its prefix and suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// What is compared.
    pub test: Test,
    /// Whether it is a `Not…` form.
    pub negated: bool,
    /// `…IfExists`: true when the key is absent.
    pub if_exists: bool,
    /// `ForAllValues:` or `ForAnyValue:`.
    pub set: Option<Set>,
    /// Whether the text is spelled as documented; otherwise the meaning is the likely one.
    pub exact: bool,
}

/// What an operator compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// `StringEquals`.
    StringEquals,
    /// `StringEqualsIgnoreCase`.
    StringEqualsIgnoreCase,
    /// `StringLike`.
    StringLike,
    /// `Numeric…`.
    Numeric(Order),
    /// `Date…`.
    Date(Order),
    /// `Bool`.
    Bool,
    /// `BinaryEquals`.
    Binary,
    /// `IpAddress`.
    IpAddress,
    /// `ArnEquals` and `ArnLike`, which are the same.
    Arn,
    /// `Null`.
    Null,
    /// No operator that exists.
    Unknown,
}

/// An order between a request's value and a policy's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `=`
    Equals,
    /// `<`
    LessThan,
    /// `≤`
    LessThanEquals,
    /// `>`
    GreaterThan,
    /// `≥`
    GreaterThanEquals,
}

/// The prefix of an operator for keys with several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Every value of the request must match.
    All,
    /// At least one value of the request must match.
    Any,
}

const NAMES: [(&str, Test, bool); 27] = [
    ("StringEquals", Test::StringEquals, false),
    ("Bool", Test::Bool, false),
    ("StringNotEquals", Test::StringEquals, true),
    ("StringEqualsIgnoreCase", Test::StringEqualsIgnoreCase, false),
    ("StringNotEqualsIgnoreCase", Test::StringEqualsIgnoreCase, true),
    ("StringLike", Test::StringLike, false),
    ("StringNotLike", Test::StringLike, true),
    ("NumericEquals", Test::Numeric(Order::Equals), false),
    ("NumericNotEquals", Test::Numeric(Order::Equals), true),
    ("NumericLessThan", Test::Numeric(Order::LessThan), false),
    ("NumericLessThanEquals", Test::Numeric(Order::LessThanEquals), false),
    ("NumericGreaterThan", Test::Numeric(Order::GreaterThan), false),
    ("NumericGreaterThanEquals", Test::Numeric(Order::GreaterThanEquals), false),
    ("DateEquals", Test::Date(Order::Equals), false),
    ("DateNotEquals", Test::Date(Order::Equals), true),
    ("DateLessThan", Test::Date(Order::LessThan), false),
    ("DateLessThanEquals", Test::Date(Order::LessThanEquals), false),
    ("DateGreaterThan", Test::Date(Order::GreaterThan), false),
    ("DateGreaterThanEquals", Test::Date(Order::GreaterThanEquals), false),
    ("BinaryEquals", Test::Binary, false),
    ("IpAddress", Test::IpAddress, false),
    ("NotIpAddress", Test::IpAddress, true),
    ("ArnEquals", Test::Arn, false),
    ("ArnLike", Test::Arn, false),
    ("ArnNotEquals", Test::Arn, true),
    ("ArnNotLike", Test::Arn, true),
    ("Null", Test::Null, false),
];

impl Operator {
    /// Reads an operator; the case of its letters must be exact to be valid ([`Operator::exact`]), and `NullIfExists` is not.
    pub fn parse(text: &str) -> Self {
        let (set, rest) = match text.split_once(':') {
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("ForAllValues") => {
                (Some((Set::All, prefix == "ForAllValues")), rest)
            }
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("ForAnyValue") => {
                (Some((Set::Any, prefix == "ForAnyValue")), rest)
            }
            _ => (None, text),
        };
        let tail = rest.len().checked_sub("IfExists".len()).and_then(|at| rest.split_at_checked(at));
        let (name, suffix) = match tail {
            Some((name, suffix)) if suffix.eq_ignore_ascii_case("IfExists") => (name, suffix),
            _ => (rest, ""),
        };
        let found = NAMES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name));
        let (known, test, negated) = found.copied().unwrap_or(("", Test::Unknown, false));
        Self {
            test,
            negated,
            if_exists: !suffix.is_empty(),
            set: set.map(|(set, _)| set),
            exact: test != Test::Unknown
                && known == name
                && matches!(suffix, "" | "IfExists")
                && set.is_none_or(|(_, exact)| exact)
                && (test != Test::Null || suffix.is_empty()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_are_read_with_prefix_and_suffix() {
        let operator = Operator::parse("ForAnyValue:StringNotLikeIfExists");
        assert_eq!((operator.test, operator.negated), (Test::StringLike, true));
        assert_eq!((operator.set, operator.if_exists, operator.exact), (Some(Set::Any), true, true));
        assert!(!Operator::parse("bool").exact);
        assert_eq!(Operator::parse("bool").test, Test::Bool);
        assert!(!Operator::parse("NullIfExists").exact);
        assert_eq!(Operator::parse("StringMatches").test, Test::Unknown);
        assert_eq!(Operator::parse("é").test, Test::Unknown);
    }
}
