//! Sets of one type's values.

use super::{Addresses, Budget, Exhausted, Ranges, TextSet, Wish, date, number};
use crate::catalog::KeyKind;

/// A set of Booleans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Booleans {
    /// Whether `true` is in it.
    pub(crate) yes: bool,
    /// Whether `false` is in it.
    pub(crate) no: bool,
}

/// A set of values of a condition key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Values {
    /// Texts and ARNs.
    Text(TextSet),
    /// Booleans.
    Bool(Booleans),
    /// Numbers.
    Number(Ranges),
    /// Dates.
    Date(Ranges),
    /// IP addresses.
    Address(Addresses),
}

impl Values {
    /// Every value of a type.
    pub(crate) fn all(kind: KeyKind) -> Self {
        match kind {
            KeyKind::Text | KeyKind::Arn => Self::Text(TextSet::all()),
            KeyKind::Bool => Self::Bool(Booleans { yes: true, no: true }),
            KeyKind::Number => Self::Number(Ranges::all()),
            KeyKind::Date => Self::Date(Ranges::all()),
            KeyKind::Ip => Self::Address(Addresses::all()),
        }
    }

    /// No value of a type.
    pub(crate) fn none(kind: KeyKind) -> Self {
        Self::all(kind).complement()
    }

    /// Keeps the values of another set only; sets of different types have none in common.
    pub(crate) fn keep(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Text(a), Self::Text(b)) => a.keep(b.clone()),
            (Self::Bool(a), Self::Bool(b)) => *a = Booleans { yes: a.yes && b.yes, no: a.no && b.no },
            (Self::Number(a), Self::Number(b)) | (Self::Date(a), Self::Date(b)) => *a = a.intersect(b),
            (Self::Address(a), Self::Address(b)) => *a = a.intersect(b),
            _ => *self = Self::Bool(Booleans { yes: false, no: false }),
        }
    }

    /// The values in any of some sets of one type; those of another type are no values here.
    pub(crate) fn any_of(kind: KeyKind, sets: Vec<Self>) -> Self {
        let numbers = || sets.iter().filter_map(|set| if let Self::Number(set) = set { Some(set) } else { None });
        let dates = || sets.iter().filter_map(|set| if let Self::Date(set) = set { Some(set) } else { None });
        match kind {
            KeyKind::Number => Self::Number(Ranges::any_of(numbers())),
            KeyKind::Date => Self::Date(Ranges::any_of(dates())),
            KeyKind::Bool => sets.iter().fold(Self::none(kind), |all, set| match (all, set) {
                (Self::Bool(a), Self::Bool(b)) => Self::Bool(Booleans { yes: a.yes || b.yes, no: a.no || b.no }),
                (all, _) => all,
            }),
            KeyKind::Ip => {
                let own =
                    sets.into_iter().filter_map(|set| if let Self::Address(set) = set { Some(set) } else { None });
                Self::Address(Addresses::any_of(&own.collect::<Vec<_>>()))
            }
            KeyKind::Text | KeyKind::Arn => {
                let mut all = TextSet::none();
                let own = sets.into_iter().filter_map(|set| if let Self::Text(set) = set { Some(set) } else { None });
                own.for_each(|set| all.add(set));
                Self::Text(all)
            }
        }
    }

    /// How long a look at the set takes, in ranges or parts.
    pub(crate) fn parts(&self) -> usize {
        match self {
            Self::Text(set) => set.parts(),
            Self::Bool(_) => 1,
            Self::Number(set) | Self::Date(set) => set.len(),
            Self::Address(set) => set.len(),
        }
    }

    /// About how many steps it takes to find out whether a value with a text of this length is in the set.
    pub(crate) fn weight(&self, length: usize) -> usize {
        if let Self::Text(set) = self { set.weight(length) } else { 1 }
    }

    /// The values of the type that are not in the set.
    pub(crate) fn complement(&self) -> Self {
        match self {
            Self::Text(set) => Self::Text(set.complement()),
            Self::Bool(set) => Self::Bool(Booleans { yes: !set.yes, no: !set.no }),
            Self::Number(set) => Self::Number(set.complement()),
            Self::Date(set) => Self::Date(set.complement()),
            Self::Address(set) => Self::Address(set.complement()),
        }
    }

    /// Whether the set holds the value with this text; nothing when the text is no value of the type.
    pub(crate) fn contains(&self, text: &str) -> Option<bool> {
        match self {
            Self::Text(set) => Some(set.contains(text)),
            Self::Bool(set) => match text {
                "true" => Some(set.yes),
                "false" => Some(set.no),
                _ => None,
            },
            Self::Number(set) => Some(set.contains(number::parse(text)?)),
            Self::Date(set) => Some(set.contains(date::parse(text)?)),
            Self::Address(set) => set.contains(text),
        }
    }

    /// The text of a member, one that people like to read if it can; nothing when there is none.
    pub(crate) fn witness(&self, wish: Wish<'_>, budget: &mut Budget) -> Result<Option<String>, Exhausted> {
        budget.spend(1 + if matches!(self, Self::Text(_)) { 0 } else { self.parts() / 16 })?;
        Ok(match self {
            Self::Text(set) => set.witness(wish, budget)?,
            Self::Bool(set) => {
                [("false", set.no), ("true", set.yes)].iter().find(|(_, has)| *has).map(|(text, _)| (*text).to_owned())
            }
            Self::Number(set) => number::witness(set).map(number::write),
            Self::Date(set) => date::witness(set).map(date::write),
            Self::Address(set) => set.witness(),
        })
    }
}
