//! Sets of texts: Boolean combinations of patterns.

use std::rc::Rc;

/// One part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Token {
    /// This character.
    Char(char),
    /// `?`: any one character, newlines too.
    One,
    /// `*`: any characters, also none.
    Many,
    /// `?` in one of the first five parts of an ARN: no colon.
    OneInPart,
    /// `*` in one of the first five parts of an ARN: no colon.
    ManyInPart,
}

impl Token {
    /// Whether it may stand for any number of characters.
    pub(crate) fn repeats(self) -> bool {
        matches!(self, Self::Many | Self::ManyInPart)
    }

    /// Whether it takes this character.
    pub(crate) fn takes(self, character: char, fold: bool) -> bool {
        match self {
            Self::Char(own) => own == character || (fold && folded(own, character)),
            Self::One | Self::Many => true,
            Self::OneInPart | Self::ManyInPart => character != ':',
        }
    }
}

fn folded(a: char, b: char) -> bool {
    if a.is_ascii() && b.is_ascii() { a.eq_ignore_ascii_case(&b) } else { a.to_lowercase().eq(b.to_lowercase()) }
}

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Glob {
    /// Its parts.
    pub(crate) tokens: Vec<Token>,
    /// Whether case does not matter.
    pub(crate) fold: bool,
}

impl Glob {
    /// The pattern that is only this text.
    pub(crate) fn literal(text: &str) -> Self {
        Self { tokens: text.chars().map(Token::Char).collect(), fold: false }
    }

    /// The pattern with `*` and `?`.
    pub(crate) fn like(text: &str) -> Self {
        let token = |character| match character {
            '*' => Token::Many,
            '?' => Token::One,
            other => Token::Char(other),
        };
        Self { tokens: text.chars().map(token).collect(), fold: false }
    }

    /// Whether the pattern takes every text.
    pub(crate) fn is_everything(&self) -> bool {
        !self.tokens.is_empty() && self.tokens.iter().all(|&token| token == Token::Many)
    }

    /// Whether the pattern is one text.
    pub(crate) fn is_literal(&self) -> bool {
        self.tokens.iter().all(|token| matches!(token, Token::Char(_)))
    }

    /// Whether the text matches.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.takes_from(0, text)
    }

    /// Whether the text matches the tokens from a place on.
    pub(crate) fn takes_from(&self, place: usize, text: &str) -> bool {
        let mut tokens = self.tokens.get(place..).unwrap_or_default();
        let mut rest = text;
        // Up to the first `*` there is one way to match.
        while let Some((token, behind)) = tokens.split_first()
            && !token.repeats()
        {
            let mut characters = rest.chars();
            if !characters.next().is_some_and(|character| token.takes(character, self.fold)) {
                return false;
            }
            (tokens, rest) = (behind, characters.as_str());
        }
        let in_part = |token: &Token| matches!(token, Token::OneInPart | Token::ManyInPart);
        match tokens {
            [] => rest.is_empty(),
            [Token::Many] => true,
            _ if tokens.iter().any(in_part) => walks(tokens, rest, self.fold),
            _ => takes(tokens, rest, self.fold),
        }
    }

    /// The text that the tokens from a place on take, with `many` for each `*` and `one` for each `?`.
    pub(crate) fn filled_from(&self, place: usize, many: &str, one: char) -> String {
        let mut text = String::new();
        for &token in self.tokens.get(place..).unwrap_or_default() {
            match token {
                Token::Char(character) => text.push(character),
                Token::One | Token::OneInPart => text.push(one),
                Token::Many | Token::ManyInPart => text.push_str(many),
            }
        }
        text
    }

    /// The text that the pattern takes with `many` for each `*` and `one` for each `?`.
    pub(crate) fn filled(&self, many: &str, one: char) -> String {
        self.filled_from(0, many, one)
    }
}

/// Whether the text matches, by keeping every place where the pattern may stand: no shortcut is right when some `*`s
/// stop at colons.
fn walks(tokens: &[Token], text: &str, fold: bool) -> bool {
    if tokens.len() < 64 {
        return walks_in_a_word(tokens, text, fold);
    }
    let mut places = Places::start(tokens);
    for character in text.chars() {
        places = places.step(tokens, character, fold);
    }
    places.has(tokens.len())
}

/// The same for fewer than 64 tokens: all places are bits of one number.
fn walks_in_a_word(tokens: &[Token], text: &str, fold: bool) -> bool {
    let repeating = tokens.iter().enumerate().filter(|(_, token)| token.repeats());
    let stars = repeating.fold(0_u64, |stars, (place, _)| stars | 1 << place);
    let entered = |mut places: u64| loop {
        let next = places | (places & stars) << 1;
        if next == places {
            return places;
        }
        places = next;
    };
    let mut places = entered(1);
    for character in text.chars() {
        let mut next = 0;
        let mut left = places;
        while left != 0 {
            let place = left.trailing_zeros();
            left &= left - 1;
            if let Some(token) = tokens.get(place as usize).filter(|token| token.takes(character, fold)) {
                next |= 1 << (place + u32::from(!token.repeats()));
            }
        }
        places = entered(next);
    }
    places >> tokens.len() & 1 == 1
}

/// Where a pattern may stand: one bit for each place between its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Places(Vec<u64>);

impl Places {
    /// Before the first token.
    pub(crate) fn start(tokens: &[Token]) -> Self {
        let mut places = Self(vec![0; tokens.len() / 64 + 1]);
        places.enter(tokens, 0);
        places
    }

    /// After one character more.
    pub(crate) fn step(&self, tokens: &[Token], character: char, fold: bool) -> Self {
        let mut next = Self(vec![0; self.0.len()]);
        for (place, token) in tokens.iter().enumerate().filter(|&(place, _)| self.has(place)) {
            if token.takes(character, fold) {
                next.enter(tokens, if token.repeats() { place } else { place + 1 });
            }
        }
        next
    }

    /// Whether the pattern may stand at this place.
    pub(crate) fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// Marks a place, and the places behind the `*`s that may stand for nothing.
    fn enter(&mut self, tokens: &[Token], mut place: usize) {
        loop {
            if let Some(word) = self.0.get_mut(place / 64) {
                *word |= 1 << (place % 64);
            }
            if !tokens.get(place).is_some_and(|token| token.repeats()) {
                return;
            }
            place += 1;
        }
    }
}

/// Whether the text matches: at a mismatch the last `*` takes one character more, and the rest is tried again.
fn takes(tokens: &[Token], text: &str, fold: bool) -> bool {
    let (mut at, mut rest) = (0, text.chars());
    let mut retry: Option<(usize, std::str::Chars<'_>)> = None;
    loop {
        let token = tokens.get(at).copied();
        if token.is_some_and(Token::repeats) {
            at += 1;
            retry = Some((at, rest.clone()));
            continue;
        }
        let mut ahead = rest.clone();
        match (token, ahead.next()) {
            (None, None) => return true,
            (Some(token), Some(character)) if token.takes(character, fold) => {
                at += 1;
                rest = ahead;
                continue;
            }
            _ => {}
        }
        let Some((after, from)) = &mut retry else { return false };
        if from.next().is_none() {
            return false;
        }
        at = *after;
        rest = from.clone();
    }
}

/// A set of texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TextSet {
    /// The texts in all of these.
    All(Rc<Vec<TextSet>>),
    /// The texts in any of these.
    Any(Rc<Vec<TextSet>>),
    /// The texts not in this.
    Not(Rc<TextSet>),
    /// The texts that match.
    Glob(Rc<Glob>),
}

impl TextSet {
    /// Every text.
    pub(crate) fn all() -> Self {
        Self::All(Rc::default())
    }

    /// No text.
    pub(crate) fn none() -> Self {
        Self::Any(Rc::default())
    }

    /// The texts that match a pattern.
    pub(crate) fn glob(glob: Glob) -> Self {
        if glob.is_everything() { Self::all() } else { Self::Glob(Rc::new(glob)) }
    }

    /// The texts that match a pattern with `*` and `?`.
    pub(crate) fn like(text: &str) -> Self {
        Self::glob(Glob::like(text))
    }

    /// The texts in all of some sets.
    pub(crate) fn all_of(sets: Vec<Self>) -> Self {
        Self::All(Rc::new(sets))
    }

    /// The texts in any of some sets.
    pub(crate) fn any_of(sets: Vec<Self>) -> Self {
        Self::Any(Rc::new(sets))
    }

    /// The texts in both sets.
    #[cfg(test)]
    pub(crate) fn intersect(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.keep(other.clone());
        both
    }

    /// Keeps the texts of another set only: a list of thousands grows in place.
    pub(crate) fn keep(&mut self, other: Self) {
        if self.is_all() || other.is_none() {
            *self = other;
        } else if !self.is_none() && !other.is_all() {
            if let Self::All(parts) = self {
                Rc::make_mut(parts).push(other);
            } else {
                let own = std::mem::replace(self, Self::all());
                *self = Self::all_of(vec![own, other]);
            }
        }
    }

    /// The texts in either set.
    pub(crate) fn union(&self, other: &Self) -> Self {
        let mut union = self.clone();
        union.add(other.clone());
        union
    }

    /// Takes the texts of another set in: a list of thousands grows in place.
    pub(crate) fn add(&mut self, other: Self) {
        if self.is_none() || other.is_all() {
            *self = other;
        } else if !self.is_all() && !other.is_none() {
            if let Self::Any(parts) = self {
                Rc::make_mut(parts).push(other);
            } else {
                let own = std::mem::replace(self, Self::none());
                *self = Self::any_of(vec![own, other]);
            }
        }
    }

    /// How long a look at the set takes, in parts: shallow, so a set within the set counts as one.
    pub(crate) fn parts(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.len(),
            Self::Not(inner) => inner.parts(),
            Self::Glob(_) => 1,
        }
    }

    /// About how many characters are compared to find out whether a text of this length is in the set.
    pub(crate) fn weight(&self, length: usize) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().map(|part| part.weight(length)).fold(1, usize::saturating_add)
            }
            Self::Not(inner) => inner.weight(length),
            Self::Glob(glob) if glob.is_literal() => 1,
            Self::Glob(glob) => glob.tokens.len().saturating_mul(length + 1) / 64 + 1,
        }
    }

    /// The texts not in the set.
    pub(crate) fn complement(&self) -> Self {
        match self {
            Self::All(parts) if parts.is_empty() => Self::none(),
            Self::Any(parts) if parts.is_empty() => Self::all(),
            Self::Not(inner) => (**inner).clone(),
            other => Self::Not(Rc::new(other.clone())),
        }
    }

    /// Whether the text is in the set.
    pub(crate) fn contains(&self, text: &str) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.contains(text)),
            Self::Any(parts) => parts.iter().any(|part| part.contains(text)),
            Self::Not(inner) => !inner.contains(text),
            Self::Glob(glob) => glob.matches(text),
        }
    }

    /// Whether it plainly holds every text that begins so.
    pub(crate) fn covers(&self, prefix: &str) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.covers(prefix)),
            Self::Any(parts) => parts.iter().any(|part| part.covers(prefix)),
            Self::Not(_) => false,
            Self::Glob(glob) => glob.tokens.last() == Some(&Token::Many) && glob.matches(prefix),
        }
    }

    /// Whether it is plainly every text; a set can be every text without looking like it.
    pub(crate) fn is_all(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    /// Whether it is plainly no text.
    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Self::Any(parts) if parts.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_like_the_service_says() {
        for (pattern, text, expected) in [
            ("b/*", "b/x/y", true),
            ("b/*", "b", false),
            ("b*", "b", true),
            ("b/?*", "b/", false),
            ("*.csv", "a\nb.csv", true),
            ("a*b*c", "aXbXbYc", true),
            ("a*b*c", "aXbXbY", false),
            ("vpce-[!1]*", "vpce-2", false),
            ("", "", true),
            ("?", "é", true),
        ] {
            assert_eq!(Glob::like(pattern).matches(text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_star_within_a_part_of_an_arn_stops_at_the_colon() {
        let mut glob = Glob::like("arn:aws:iam::*:role/x*");
        let star = glob.tokens.iter().position(|&token| token == Token::Many).unwrap();
        glob.tokens[star] = Token::ManyInPart;
        assert!(glob.matches("arn:aws:iam::111122223333:role/xy:z"));
        assert!(glob.matches("arn:aws:iam:::role/x"));
        assert!(!glob.matches("arn:aws:iam::1:2:role/x"));
        assert!(!glob.matches("arn:aws:iam::1"));
    }
}
