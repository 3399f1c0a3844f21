//! The parts of a statement as sets: which actions, which resources.

use crate::ast::{Element, Policy, Statement};
use crate::domain::{Glob, TextSet, Token};
use crate::pattern::{Resolution, Style, pattern};
use crate::tested::Truth;
use crate::{DoubtKind, Kind};

/// The resources that a statement is about, as far as that is documented.
#[derive(Clone, Debug)]
pub(crate) struct Resources {
    /// Those that it may be about.
    pub(crate) may: TextSet,
    /// Those that it surely is about.
    pub(crate) must: TextSet,
    /// Whether a variable that can't be resolved may void the statement.
    pub(crate) void: bool,
    /// What is not documented.
    pub(crate) doubt: Option<DoubtKind>,
}

impl Resources {
    /// Whether the statement is about this resource.
    pub(crate) fn truth(&self, arn: &str) -> Truth {
        if self.must.contains(arn) {
            Truth::Yes
        } else if self.may.contains(arn) {
            Truth::Unsure
        } else {
            Truth::No
        }
    }
}

/// Reads `Resource` or `NotResource`. A file system's policy may leave it out.
pub(crate) fn resources(statement: &Statement, kind: Kind, resolve: Option<&dyn Fn(&str) -> Resolution>) -> Resources {
    let element = &statement.resource;
    if element.missing {
        let whole = kind == Kind::EfsFileSystem;
        let must = if whole { TextSet::all() } else { TextSet::none() };
        let doubt = (!whole).then_some(DoubtKind::AmbiguousStatement);
        return Resources { may: TextSet::all(), must, void: false, doubt };
    }
    let (mut may, mut must) = (TextSet::none(), TextSet::none());
    let (mut void, mut doubt) = (false, None);
    for value in &element.values {
        if value.unresolved {
            may = TextSet::all();
            doubt.get_or_insert(DoubtKind::UnresolvedValue);
            continue;
        }
        let read = pattern(&value.text, Style::Resource, resolve);
        may.add(read.may);
        must.add(read.must);
        void |= read.void;
        if let Some(key) = read.variable {
            doubt.get_or_insert(DoubtKind::Variable { key });
        } else if value.text.contains(['*', '?']) && value.text != "*" {
            doubt.get_or_insert(DoubtKind::WildcardAcrossParts);
        }
    }
    if element.negated {
        (may, must) = (must.complement(), may.complement());
    }
    Resources { may, must, void, doubt }
}

/// `Action` or `NotAction`, ready to be asked about many actions.
#[derive(Debug)]
pub(crate) struct Actions {
    negated: bool,
    patterns: Vec<Glob>,
    unresolved: bool,
}

impl Actions {
    /// Reads the element.
    pub(crate) fn of(element: &Element) -> Self {
        let patterns = element.values.iter().filter(|value| !value.unresolved);
        Self {
            negated: element.negated,
            patterns: patterns.map(|value| Glob { fold: true, ..Glob::like(&value.text) }).collect(),
            unresolved: element.missing || element.values.iter().any(|value| value.unresolved),
        }
    }

    /// Whether the action (with its prefix) is meant.
    pub(crate) fn truth(&self, action: &str) -> Truth {
        let named = self.patterns.iter().any(|pattern| pattern.matches(action));
        match (named, self.unresolved) {
            (false, true) => Truth::Unsure,
            _ => (named != self.negated).into(),
        }
    }

    /// The actions that are meant, as texts in lower case; nothing when it can't be said.
    pub(crate) fn names(&self) -> Option<TextSet> {
        let lower = |glob: &Glob| {
            let token = |token: &Token| match *token {
                Token::Char(character) => Token::Char(character.to_ascii_lowercase()),
                other => other,
            };
            TextSet::glob(Glob { tokens: glob.tokens.iter().map(token).collect(), fold: false })
        };
        let mut named = TextSet::none();
        self.patterns.iter().map(lower).for_each(|glob| named.add(glob));
        (!self.unresolved).then(|| if self.negated { named.complement() } else { named })
    }

    /// Whether every action of a service is meant, plainly.
    pub(crate) fn is_all(&self, service: &str) -> bool {
        let all = |pattern: &Glob| {
            pattern.is_everything() || {
                let stem = service.chars().chain([':']).map(Token::Char);
                let (head, tail) = pattern.tokens.split_at_checked(service.len() + 1).unwrap_or((&[], &[]));
                !tail.is_empty()
                    && tail.iter().all(|&token| token == Token::Many)
                    && head.iter().copied().zip(stem).all(|(own, known)| match (own, known) {
                        (Token::Char(own), Token::Char(known)) => own.eq_ignore_ascii_case(&known),
                        _ => false,
                    })
            }
        };
        !self.negated && self.patterns.iter().any(all)
    }
}

/// The value type that the conditions on an unknown key want, over a whole policy; text when they do not agree.
pub(crate) fn wanted_kind(policy: &Policy, key: &str) -> crate::catalog::KeyKind {
    use crate::catalog::KeyKind;
    use crate::operator::Test;
    let mut wanted: Option<KeyKind> = None;
    let conditions = policy.statements.iter().flat_map(|statement| &statement.conditions);
    for condition in conditions.filter(|condition| condition.key.eq_ignore_ascii_case(key)) {
        let kind = match condition.operator.test {
            Test::Numeric(_) => KeyKind::Number,
            Test::Date(_) => KeyKind::Date,
            Test::Bool => KeyKind::Bool,
            Test::IpAddress => KeyKind::Ip,
            Test::Arn => KeyKind::Arn,
            Test::Null => continue,
            _ => KeyKind::Text,
        };
        match wanted {
            Some(other) if other != kind => return KeyKind::Text,
            _ => wanted = Some(kind),
        }
    }
    wanted.unwrap_or(KeyKind::Text)
}
