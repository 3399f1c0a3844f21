//! A condition → the values for which it is true, as far as that is documented.

use crate::DoubtKind;
use crate::ast::{Condition, Value};
use crate::catalog::KeyKind;
use crate::domain::{Addresses, Booleans, Ranges, TextSet, Values, date, number};
use crate::operator::{Set, Test};
use crate::pattern::{Resolution, Style, pattern};

/// Whether something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Not documented.
    Unsure,
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

/// How the values of a key must lie in a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    /// The one value.
    One(Values),
    /// Every value.
    Every(Values),
    /// At least one value.
    Some(Values),
}

impl Match {
    /// What lies otherwise.
    pub(crate) fn complement(&self) -> Self {
        match self {
            Self::One(set) => Self::One(set.complement()),
            Self::Every(set) => Self::Some(set.complement()),
            Self::Some(set) => Self::Every(set.complement()),
        }
    }

    /// Whether these values lie so; nothing when a value is not of the type.
    pub(crate) fn holds(&self, values: &[String]) -> Option<bool> {
        match self {
            Self::One(set) => values.first().map_or(Some(false), |value| set.contains(value)),
            Self::Every(set) => {
                values.iter().map(|value| set.contains(value)).try_fold(true, |all, one| Some(all && one?))
            }
            Self::Some(set) => {
                values.iter().map(|value| set.contains(value)).try_fold(false, |any, one| Some(any || one?))
            }
        }
    }
}

/// When a condition is true.
#[derive(Clone, Debug)]
pub(crate) struct Tested {
    /// When the key is absent.
    pub(crate) absent: Truth,
    /// The present values for which it may be true.
    pub(crate) may: Match,
    /// The present values for which it surely is true.
    pub(crate) must: Match,
    /// Whether a value has a variable that the request can't resolve.
    pub(crate) void: bool,
    /// What is not documented about it.
    pub(crate) doubt: Option<DoubtKind>,
}

impl Tested {
    /// Whether the condition is true of these values; nothing for an absent key.
    pub(crate) fn truth(&self, values: Option<&[String]>) -> Truth {
        let Some(values) = values else { return self.absent };
        match (self.may.holds(values), self.must.holds(values)) {
            (Some(false), _) => Truth::No,
            (_, Some(true)) => Truth::Yes,
            _ => Truth::Unsure,
        }
    }
}

/// A key as far as conditions care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyType {
    /// Type of its values.
    pub(crate) kind: KeyKind,
    /// Whether requests may carry several.
    pub(crate) many: bool,
    /// Whether it is a date that is written as a number (`aws:EpochTime`).
    pub(crate) epoch: bool,
}

/// Reads a condition on a key of this type. `resolve` is asked for variables; nothing when the policy's version has none.
pub(crate) fn tested(condition: &Condition, key: KeyType, resolve: Option<&dyn Fn(&str) -> Resolution>) -> Tested {
    let operator = condition.operator;
    if operator.test == Test::Null {
        return null(condition, key);
    }
    let mut reading = Reading::default();
    if operator.test == Test::Unknown {
        reading.unclear(DoubtKind::AmbiguousStatement);
    } else {
        condition.values.iter().for_each(|value| reading.add(value, condition, key, resolve));
    }
    if operator.test == Test::Bool && condition.values.len() > 1 {
        reading.unclear(DoubtKind::BooleanValues);
    }
    if condition.values.is_empty() && operator.set.is_none() && !operator.if_exists {
        reading.unclear(DoubtKind::NoValues);
    }
    let must = if reading.unclear { Values::none(key.kind) } else { Values::any_of(key.kind, reading.must) };
    let may = if reading.anything { Values::all(key.kind) } else { Values::any_of(key.kind, reading.may) };
    let (may, must) = if operator.negated { (must.complement(), may.complement()) } else { (may, must) };
    let (may, must) = match (key.many, operator.set) {
        (true, Some(Set::All)) => (Match::Every(may), Match::Every(must)),
        (true, Some(Set::Any)) => (Match::Some(may), Match::Some(must)),
        (true, None) => {
            reading.doubt.get_or_insert(DoubtKind::SetOperator);
            (Match::Some(Values::all(key.kind)), Match::Every(Values::none(key.kind)))
        }
        (false, _) => (Match::One(may), Match::One(must)),
    };
    let absent = match (operator.set, operator.if_exists) {
        _ if operator.test == Test::Unknown => Truth::Unsure,
        (Some(Set::Any), true) => Truth::Unsure,
        (Some(Set::Any), false) => Truth::No,
        (Some(Set::All), _) | (None, true) => Truth::Yes,
        (None, false) if condition.values.is_empty() => Truth::Unsure,
        (None, false) => operator.negated.into(),
    };
    if absent == Truth::Unsure {
        reading.doubt.get_or_insert(DoubtKind::SetOperator);
    }
    Tested { absent, may, must, void: reading.void, doubt: reading.doubt }
}

/// `Null`: whether the key is there at all. With a set operator the answer is always the same.
fn null(condition: &Condition, key: KeyType) -> Tested {
    let whole = |yes: bool| if yes { Values::all(key.kind) } else { Values::none(key.kind) };
    // An empty list of values is neither.
    let lies = |yes: bool| if key.many { Match::Every(whole(yes)) } else { Match::One(whole(yes)) };
    let always = |yes: bool| Tested { absent: yes.into(), may: lies(yes), must: lies(yes), void: false, doubt: None };
    match condition.operator.set {
        Some(Set::All) => return always(true),
        Some(Set::Any) => return always(false),
        None => {}
    }
    let flag = match &condition.values[..] {
        [value] if value.text.eq_ignore_ascii_case("true") => Some(true),
        [value] if value.text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    };
    match flag {
        Some(absent) => {
            Tested { absent: absent.into(), may: lies(!absent), must: lies(!absent), void: false, doubt: None }
        }
        None => Tested {
            absent: Truth::Unsure,
            may: lies(true),
            must: lies(false),
            void: false,
            doubt: Some(DoubtKind::BooleanValues),
        },
    }
}

/// The values of a condition as they are read.
#[derive(Default)]
struct Reading {
    /// What each value may match.
    may: Vec<Values>,
    /// What each surely matches.
    must: Vec<Values>,
    /// Whether it may match anything.
    anything: bool,
    /// Whether nothing is sure.
    unclear: bool,
    void: bool,
    doubt: Option<DoubtKind>,
}

impl Reading {
    fn unclear(&mut self, doubt: DoubtKind) {
        self.anything = true;
        self.unclear = true;
        self.doubt.get_or_insert(doubt);
    }

    fn exact(&mut self, values: Values) {
        self.may.push(values.clone());
        self.must.push(values);
    }

    fn add(
        &mut self,
        value: &Value,
        condition: &Condition,
        key: KeyType,
        resolve: Option<&dyn Fn(&str) -> Resolution>,
    ) {
        if value.unresolved {
            self.anything = true;
            self.doubt.get_or_insert(DoubtKind::UnresolvedValue);
            return;
        }
        let text = &*value.text;
        let read = match (condition.operator.test, key.kind) {
            (Test::StringEquals, KeyKind::Text | KeyKind::Arn) => return self.text(text, Style::Literal, resolve),
            (Test::StringEqualsIgnoreCase, KeyKind::Text | KeyKind::Arn) => {
                return self.text(text, Style::AnyCase, resolve);
            }
            (Test::StringLike, KeyKind::Text | KeyKind::Arn) => return self.text(text, Style::Like, resolve),
            (Test::Arn, KeyKind::Arn) => return self.text(text, Style::Arn, resolve),
            (test @ (Test::StringEquals | Test::StringEqualsIgnoreCase | Test::StringLike), KeyKind::Bool) => {
                return self.boolean_as_text(text, test, resolve);
            }
            (Test::Bool, KeyKind::Bool) => return self.boolean(text, resolve),
            (Test::Numeric(order), KeyKind::Number) => {
                number::parse(text).map(|at| Values::Number(number::satisfying(order, at)))
            }
            (Test::Numeric(order), KeyKind::Date) if key.epoch => {
                let whole = text.bytes().all(|byte| byte.is_ascii_digit());
                date::parse(text).filter(|_| whole).map(|at| Values::Date(number::satisfying(order, at)))
            }
            (Test::Date(order), KeyKind::Date) => {
                date::parse(text).map(|at| Values::Date(number::satisfying(order, at)))
            }
            (Test::IpAddress, KeyKind::Ip) => Addresses::block(text).map(Values::Address),
            _ => return self.unclear(DoubtKind::OperatorMisfit),
        };
        if let Some(values) = read {
            self.exact(values);
        } else {
            self.anything = true;
            self.doubt.get_or_insert(DoubtKind::UnreadableValue);
        }
    }

    fn text(&mut self, text: &str, style: Style, resolve: Option<&dyn Fn(&str) -> Resolution>) {
        let read = pattern(text, style, resolve);
        self.may.push(Values::Text(read.may));
        self.must.push(Values::Text(read.must));
        self.void |= read.void;
        if let Some(key) = read.variable {
            self.doubt.get_or_insert(DoubtKind::Variable { key });
        } else if style == Style::Arn && text.bytes().filter(|&byte| byte == b':').count() < 5 {
            self.doubt.get_or_insert(DoubtKind::UnreadableValue);
        }
    }

    fn boolean(&mut self, text: &str, resolve: Option<&dyn Fn(&str) -> Resolution>) {
        let read = pattern(text, Style::AnyCase, resolve);
        if let Some(key) = read.variable {
            self.void |= read.void;
            return self.unclear(DoubtKind::Variable { key });
        }
        let (yes, no) = (read.must.contains("true"), read.must.contains("false"));
        if yes || no {
            self.exact(Values::Bool(Booleans { yes, no }));
        } else {
            self.unclear(DoubtKind::BooleanValues);
        }
    }

    /// A string operator on a Boolean key sees the texts `true` and `false`.
    fn boolean_as_text(&mut self, text: &str, test: Test, resolve: Option<&dyn Fn(&str) -> Resolution>) {
        let style = match test {
            Test::StringEquals => Style::Literal,
            Test::StringEqualsIgnoreCase => Style::AnyCase,
            _ => Style::Like,
        };
        let read = pattern(text, style, resolve);
        let flags = |set: &TextSet| Values::Bool(Booleans { yes: set.contains("true"), no: set.contains("false") });
        self.may.push(flags(&read.may));
        self.must.push(flags(&read.must));
        self.void |= read.void;
        if let Some(key) = read.variable {
            self.doubt.get_or_insert(DoubtKind::Variable { key });
        }
    }
}

/// The values of `s3:TlsVersion` below 1.2.
pub(crate) fn old_tls() -> Ranges {
    number::satisfying(crate::Order::LessThan, number::tenths(12))
}
