//! The parts of a statement as sets: which actions, which resources.

use crate::ast::{Element, Statement};
use crate::domain::TextSet;
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
    /// The patterns in lower case.
    patterns: Vec<String>,
    unresolved: bool,
}

impl Actions {
    /// Reads the element.
    pub(crate) fn of(element: &Element) -> Self {
        let patterns = element.values.iter().filter(|value| !value.unresolved);
        Self {
            negated: element.negated,
            patterns: patterns.map(|value| value.text.to_ascii_lowercase()).collect(),
            unresolved: element.missing || element.values.iter().any(|value| value.unresolved),
        }
    }

    /// Whether the action (with its prefix, in lower case) is meant.
    pub(crate) fn truth(&self, action: &str) -> Truth {
        let named = self.patterns.iter().any(|pattern| names(pattern, action));
        match (named, self.unresolved) {
            (false, true) => Truth::Unsure,
            _ => (named != self.negated).into(),
        }
    }

    /// How many patterns there are.
    pub(crate) fn len(&self) -> usize {
        self.patterns.len()
    }

    /// The actions that are meant, as texts in lower case; nothing when it can't be said.
    pub(crate) fn names(&self) -> Option<TextSet> {
        let mut named = TextSet::none();
        self.patterns.iter().for_each(|pattern| named.add(TextSet::like(pattern)));
        (!self.unresolved).then(|| if self.negated { named.complement() } else { named })
    }

    /// Whether every action of a service is meant, plainly.
    pub(crate) fn is_all(&self, service: &str) -> bool {
        let all = |pattern: &String| {
            let own = pattern.strip_prefix(service).and_then(|tail| tail.strip_prefix(':')).unwrap_or(pattern);
            !own.is_empty() && own.bytes().all(|byte| byte == b'*')
        };
        !self.negated && self.patterns.iter().any(all)
    }
}

/// Whether a pattern with `*` and `?` names an action; both in lower case.
pub(crate) fn names(pattern: &str, action: &str) -> bool {
    let (pattern, action) = (pattern.as_bytes(), action.as_bytes());
    let (mut at, mut place) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    loop {
        match (pattern.get(at), action.get(place)) {
            (Some(b'*'), _) => {
                at += 1;
                retry = Some((at, place));
                continue;
            }
            (None, None) => return true,
            (Some(own), Some(other)) if own == other || *own == b'?' => {
                at += 1;
                place += 1;
                continue;
            }
            _ => {}
        }
        // At a mismatch the last `*` takes one character more.
        let Some((after, from)) = &mut retry else { return false };
        *from += 1;
        if *from > action.len() {
            return false;
        }
        (at, place) = (*after, *from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_actions() {
        for (pattern, action, expected) in [
            ("s3:getobject", "s3:getobject", true),
            ("s3:getobject", "s3:getobjectacl", false),
            ("s3:get*acl", "s3:getobjectacl", true),
            ("s3:*object*a?l", "s3:getobjectacl", true),
            ("s3:*object", "s3:getobjectacl", false),
            ("s3:*", "s3:", true),
            ("*", "s3:getobject", true),
            ("", "s3:getobject", false),
            ("s3:get??ject", "s3:getobject", true),
        ] {
            assert_eq!(names(pattern, action), expected, "{pattern} {action}");
        }
    }
}
