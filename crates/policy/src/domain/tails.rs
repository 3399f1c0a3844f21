//! What is left of a set's patterns behind a prefix: mostly the prefix decides them, and nothing is left to walk.

use super::text::Places;
use super::{Budget, Exhausted, Glob, TextSet, Token, Wish};
use wireproof_source::Map;

/// The formula of a set behind the prefix, and the patterns that it speaks of.
pub(super) fn behind<'s>(
    set: &'s TextSet,
    wish: Wish<'_>,
    budget: &mut Budget,
) -> Result<(Formula, Vec<Tail<'s>>), Exhausted> {
    let mut tails = Tails { wish, known: Map::new(), left: Vec::new(), budget };
    let formula = tails.formula(set)?;
    Ok((formula, tails.left))
}

/// What is left of a pattern behind the prefix.
pub(super) struct Tail<'s> {
    /// The pattern.
    pub(super) glob: &'s Glob,
    /// The first place where it may stand.
    pub(super) first: usize,
    /// The last place where it may stand.
    pub(super) last: usize,
    /// The places where it may stand, counted from the given one on; nothing when it is only the first.
    places: Option<(usize, Places)>,
}

impl Tail<'_> {
    /// Whether the pattern takes the prefix with this text behind it.
    pub(super) fn takes(&self, text: &str, wish: Wish<'_>) -> bool {
        match self.places {
            None => self.glob.takes_from(self.first, text),
            Some(_) => self.glob.matches(&format!("{}{text}", wish.prefix)),
        }
    }

    /// Whether it may stand at this place.
    pub(super) fn has(&self, place: usize) -> bool {
        match &self.places {
            None => place == self.first,
            Some((from, places)) => place.checked_sub(*from).is_some_and(|place| places.has(place)),
        }
    }
}

/// Takes the prefix off all patterns of a set.
struct Tails<'t, 's> {
    wish: Wish<'t>,
    /// Each pattern once, with what became of it.
    known: Map<&'s Glob, Known>,
    left: Vec<Tail<'s>>,
    budget: &'t mut Budget,
}

/// What is known of a pattern behind the prefix: whether it takes every text or none, or which tail it has.
#[derive(Clone, Copy)]
enum Known {
    Always(bool),
    Tail(usize),
}

impl<'s> Tails<'_, 's> {
    /// The formula of a set; whatever the prefix decides is left out of it.
    fn formula(&mut self, set: &'s TextSet) -> Result<Formula, Exhausted> {
        Ok(match set {
            TextSet::All(parts) => self.joined(parts, false)?,
            TextSet::Any(parts) => self.joined(parts, true)?,
            TextSet::Not(inner) => match self.formula(inner)? {
                Formula::Always(value) => Formula::Always(!value),
                Formula::Not(inner) => *inner,
                other => Formula::Not(Box::new(other)),
            },
            TextSet::Glob(glob) => match self.known(glob)? {
                Known::Always(value) => Formula::Always(value),
                Known::Tail(index) => Formula::Tail(index),
            },
        })
    }

    /// The formula of several sets; a part with the value that decides makes it that value.
    fn joined(&mut self, parts: &'s [TextSet], deciding: bool) -> Result<Formula, Exhausted> {
        let mut left = Vec::new();
        for part in parts {
            match self.formula(part)? {
                Formula::Always(value) if value == deciding => return Ok(Formula::Always(deciding)),
                Formula::Always(_) => {}
                other => left.push(other),
            }
        }
        Ok(match (left.len(), deciding) {
            (0, _) => Formula::Always(!deciding),
            (1, _) => left.pop().unwrap_or(Formula::Always(deciding)),
            (_, true) => Formula::Any(left),
            (_, false) => Formula::All(left),
        })
    }

    fn known(&mut self, glob: &'s Glob) -> Result<Known, Exhausted> {
        self.budget.spend(1)?;
        let tokens = &glob.tokens;
        // Up to the first `*` a pattern stands at one place only.
        let mut place = 0;
        let mut rest = self.wish.prefix.chars();
        let tail = loop {
            let ahead = rest.clone();
            let Some(character) = rest.next() else { break Tail { glob, first: place, last: place, places: None } };
            match tokens.get(place) {
                Some(token) if token.repeats() => match self.walked(glob, place, ahead.as_str())? {
                    Some(tail) => break tail,
                    None => return Ok(Known::Always(false)),
                },
                Some(token) if token.takes(character, glob.fold) => place += 1,
                _ => return Ok(Known::Always(false)),
            }
        };
        let least = self.wish.least > 0;
        let end = tokens.len();
        let behind = tokens.iter().rposition(|&token| token != Token::Many).map_or(0, |last| last + 1);
        let open = behind < end && tail.last >= behind;
        let one = least && behind < end && tail.last + 1 == behind && tokens.get(tail.last) == Some(&Token::One);
        if open || one {
            return Ok(Known::Always(true));
        }
        if least && tail.first == end {
            return Ok(Known::Always(false));
        }
        // Patterns of thousands of parts are few: only those that the prefix does not decide.
        self.budget.spend(1 + tokens.len() / 64)?;
        if let Some(known) = self.known.get(glob) {
            return Ok(*known);
        }
        let known = Known::Tail(self.left.len());
        self.left.push(tail);
        self.known.insert(glob, known);
        Ok(known)
    }

    /// The places of a pattern behind the rest of the prefix, from a `*` on.
    fn walked(&mut self, glob: &'s Glob, from: usize, rest: &str) -> Result<Option<Tail<'s>>, Exhausted> {
        let tokens = glob.tokens.get(from..).unwrap_or_default();
        self.budget.spend(1 + rest.len().saturating_mul(tokens.len()) / 32)?;
        let mut places = Places::start(tokens);
        for character in rest.chars() {
            places = places.step(tokens, character, glob.fold);
        }
        let standing = |place: &usize| places.has(*place);
        let Some(first) = (0..=tokens.len()).find(standing) else { return Ok(None) };
        let last = (0..=tokens.len()).rev().find(standing).unwrap_or(first);
        Ok(Some(Tail { glob, first: from + first, last: from + last, places: Some((from, places)) }))
    }
}

/// A Boolean combination of patterns, by index.
pub(super) enum Formula {
    /// Decided.
    Always(bool),
    /// All of these.
    All(Vec<Formula>),
    /// Any of these.
    Any(Vec<Formula>),
    /// Not this.
    Not(Box<Formula>),
    /// The pattern with this index.
    Tail(usize),
}

impl Formula {
    /// Whether it is decided so.
    pub(super) fn is(&self, value: bool) -> bool {
        matches!(self, Self::Always(own) if *own == value)
    }

    /// The value in three-valued logic.
    pub(super) fn value(&self, of: &impl Fn(usize) -> Option<bool>) -> Option<bool> {
        match self {
            Self::Always(value) => Some(*value),
            Self::All(parts) => fold(parts, of, false),
            Self::Any(parts) => fold(parts, of, true),
            Self::Not(inner) => inner.value(of).map(|value| !value),
            Self::Tail(index) => of(*index),
        }
    }

    /// How many parts it has.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::size).sum::<usize>() + 1,
            Self::Not(inner) => inner.size(),
            Self::Always(_) | Self::Tail(_) => 1,
        }
    }
}

/// `deciding` wins over everything, doubt over the rest.
fn fold(parts: &[Formula], of: &impl Fn(usize) -> Option<bool>, deciding: bool) -> Option<bool> {
    let mut result = Some(!deciding);
    for part in parts {
        match part.value(of) {
            Some(value) if value == deciding => return Some(deciding),
            None => result = None,
            Some(_) => {}
        }
    }
    result
}
