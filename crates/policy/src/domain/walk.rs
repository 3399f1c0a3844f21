//! The search for a shortest text of a set: all patterns are walked at once, one character at a time.

use super::{Budget, Exhausted, Glob, TextSet, Token};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What a text that is looked for should be like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish<'w> {
    /// What it begins with; does not count in its length.
    pub(crate) prefix: &'w str,
    /// How many bytes it has at least: 0 or 1.
    pub(crate) least: usize,
    /// How many bytes it has at most.
    pub(crate) most: usize,
    /// Texts that people like to read, best first; also used to fill a pattern's `*`.
    pub(crate) favourites: &'w [&'w str],
}

impl TextSet {
    /// A text of the set as wished, a favourite one if it can, else a shortest one; nothing when there is none.
    pub(crate) fn witness(&self, wish: Wish<'_>, budget: &mut Budget) -> Result<Option<String>, Exhausted> {
        if self.is_none() {
            return Ok(None);
        }
        for favourite in wish.favourites {
            budget.spend(1)?;
            let text = format!("{}{favourite}", wish.prefix);
            if favourite.len() >= wish.least && favourite.len() <= wish.most && self.contains(&text) {
                return Ok(Some(text));
            }
        }
        let mut known = BTreeMap::new();
        let formula = compile(self, &mut known);
        let mut globs: Vec<(&Glob, usize)> = known.into_iter().collect();
        globs.sort_unstable_by_key(|&(_, index)| index);
        let globs: Vec<&Glob> = globs.into_iter().map(|(glob, _)| glob).collect();
        budget.spend(globs.len())?;
        if let Some(text) = self.filled(&globs, wish, budget)? {
            return Ok(Some(text));
        }
        Walk::new(globs, formula, wish).shortest(wish, budget)
    }

    fn filled(&self, globs: &[&Glob], wish: Wish<'_>, budget: &mut Budget) -> Result<Option<String>, Exhausted> {
        for glob in globs.iter().take(16) {
            for many in wish.favourites.iter().take(2).copied().chain([""]) {
                budget.spend(1)?;
                let text = glob.filled(many, '1');
                let length = text.strip_prefix(wish.prefix).map_or(usize::MAX, str::len);
                if (wish.least..=wish.most).contains(&length) && self.contains(&text) {
                    return Ok(Some(text));
                }
            }
        }
        Ok(None)
    }
}

/// A Boolean combination of patterns, by index.
enum Formula {
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Not(Box<Formula>),
    Glob(usize),
}

/// The formula of a set; `globs` gets each of its patterns once, with its index.
fn compile<'s>(set: &'s TextSet, globs: &mut BTreeMap<&'s Glob, usize>) -> Formula {
    match set {
        TextSet::All(parts) => Formula::All(parts.iter().map(|part| compile(part, globs)).collect()),
        TextSet::Any(parts) => Formula::Any(parts.iter().map(|part| compile(part, globs)).collect()),
        TextSet::Not(inner) => Formula::Not(Box::new(compile(inner, globs))),
        TextSet::Glob(glob) => {
            let next = globs.len();
            Formula::Glob(*globs.entry(glob).or_insert(next))
        }
    }
}

impl Formula {
    /// The value in three-valued logic.
    fn value(&self, of: &impl Fn(usize) -> Option<bool>) -> Option<bool> {
        match self {
            Self::All(parts) => fold(parts, of, false),
            Self::Any(parts) => fold(parts, of, true),
            Self::Not(inner) => inner.value(of).map(|value| !value),
            Self::Glob(index) => of(*index),
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

/// Where each pattern may stand: one bit for each place between its tokens.
type State = Box<[u64]>;

struct Walk<'s> {
    globs: Vec<&'s Glob>,
    formula: Formula,
    /// First word of each pattern's bits.
    offsets: Vec<usize>,
    words: usize,
    alphabet: Vec<char>,
}

impl<'s> Walk<'s> {
    fn new(globs: Vec<&'s Glob>, formula: Formula, wish: Wish<'_>) -> Self {
        let mut words = 0;
        let offsets = globs
            .iter()
            .map(|glob| {
                let offset = words;
                words += glob.tokens.len() / 64 + 1;
                offset
            })
            .collect();
        let alphabet = alphabet(&globs, wish);
        Self { globs, formula, offsets, words, alphabet }
    }

    fn shortest(&self, wish: Wish<'_>, budget: &mut Budget) -> Result<Option<String>, Exhausted> {
        let mut start = self.start();
        for character in wish.prefix.chars() {
            budget.spend(self.words)?;
            start = self.step(&start, character);
        }
        if wish.least == 0 && self.accepts(&start) {
            return Ok(Some(wish.prefix.to_owned()));
        }
        // Each entry: the state, the entry before it, the character between them.
        let mut reached: Vec<(State, usize, char)> = vec![(start, usize::MAX, ' ')];
        let mut seen: BTreeSet<State> = BTreeSet::new();
        let mut queues: VecDeque<VecDeque<usize>> = VecDeque::from([VecDeque::from([0]), VecDeque::new()]);
        let mut length = 0;
        while let Some(queue) = queues.front_mut() {
            let Some(index) = queue.pop_front() else {
                queues.pop_front();
                length += 1;
                if length > wish.most || queues.iter().all(VecDeque::is_empty) {
                    return Ok(None);
                }
                continue;
            };
            let Some((state, ..)) = reached.get(index).cloned() else { return Ok(None) };
            for &character in &self.alphabet {
                budget.spend(self.words + 1)?;
                let next = self.step(&state, character);
                let bytes = character.len_utf8();
                if self.is_hopeless(&next) || length + bytes > wish.most || seen.contains(&next) {
                    continue;
                }
                let accepted = self.accepts(&next);
                reached.push((next.clone(), index, character));
                if accepted {
                    return Ok(Some(spell(&reached, wish.prefix)));
                }
                seen.insert(next);
                while queues.len() <= bytes {
                    queues.push_back(VecDeque::new());
                }
                if let Some(queue) = queues.get_mut(bytes) {
                    queue.push_back(reached.len() - 1);
                }
            }
        }
        Ok(None)
    }

    fn start(&self) -> State {
        let mut state = vec![0; self.words].into_boxed_slice();
        for (glob, &offset) in self.globs.iter().zip(&self.offsets) {
            enter(glob, &mut state, offset, 0);
        }
        state
    }

    fn step(&self, state: &State, character: char) -> State {
        let mut next = vec![0; self.words].into_boxed_slice();
        for (glob, &offset) in self.globs.iter().zip(&self.offsets) {
            for (place, &token) in glob.tokens.iter().enumerate() {
                if has(state, offset, place) && token.takes(character, glob.fold) {
                    enter(glob, &mut next, offset, if token.repeats() { place } else { place + 1 });
                }
            }
        }
        next
    }

    fn accepts(&self, state: &State) -> bool {
        self.formula.value(&|index| {
            let (glob, &offset) = self.globs.get(index).zip(self.offsets.get(index))?;
            Some(has(state, offset, glob.tokens.len()))
        }) == Some(true)
    }

    /// Whether no text from here on can be in the set.
    fn is_hopeless(&self, state: &State) -> bool {
        self.formula.value(&|index| {
            let (glob, &offset) = self.globs.get(index).zip(self.offsets.get(index))?;
            let places = 0..=glob.tokens.len();
            if !places.clone().any(|place| has(state, offset, place)) {
                return Some(false);
            }
            let tail = glob.tokens.iter().rposition(|&token| token != Token::Many).map_or(0, |last| last + 1);
            let everything =
                tail < glob.tokens.len() && (tail..=glob.tokens.len()).any(|place| has(state, offset, place));
            everything.then_some(true)
        }) == Some(false)
    }
}

fn has(state: &State, offset: usize, place: usize) -> bool {
    state.get(offset + place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
}

/// Marks a place, and the places behind the `*`s that may stand for nothing.
fn enter(glob: &Glob, state: &mut State, offset: usize, mut place: usize) {
    loop {
        if let Some(word) = state.get_mut(offset + place / 64) {
            *word |= 1 << (place % 64);
        }
        if !glob.tokens.get(place).is_some_and(|token| token.repeats()) {
            return;
        }
        place += 1;
    }
}

fn spell(reached: &[(State, usize, char)], prefix: &str) -> String {
    let mut characters = Vec::new();
    let mut index = reached.len() - 1;
    while let Some((_, before, character)) = reached.get(index)
        && *before != usize::MAX
    {
        characters.push(*character);
        index = *before;
    }
    prefix.chars().chain(characters.into_iter().rev()).collect()
}

/// The characters that some pattern names, and one that none does: all further characters behave like it.
fn alphabet(globs: &[&Glob], wish: Wish<'_>) -> Vec<char> {
    let mut named: Vec<char> = Vec::new();
    for glob in globs {
        for token in &glob.tokens {
            match *token {
                Token::Char(character) if glob.fold => {
                    named.extend(
                        [character].into_iter().chain(character.to_lowercase()).chain(character.to_uppercase()),
                    );
                }
                Token::Char(character) => named.push(character),
                Token::OneInPart | Token::ManyInPart => named.push(':'),
                Token::One | Token::Many => {}
            }
        }
    }
    named.sort_unstable();
    named.dedup();
    let liked = wish.favourites.first().copied().unwrap_or_default().chars();
    let other = liked
        .chain('a'..='z')
        .chain('0'..='9')
        .chain('A'..='Z')
        .chain("-_.~!@#%&+=,;^()[]{}<>|'/".chars())
        .chain('\u{c0}'..='\u{2ff}')
        .chain('\u{4e00}'..='\u{9fff}')
        .find(|character| {
            !named.contains(character) && !named.iter().any(|name| name.to_lowercase().eq(character.to_lowercase()))
        });
    named.extend(other);
    named.sort_unstable_by_key(|&character| (rank(character), character));
    named.dedup();
    named
}

fn rank(character: char) -> u8 {
    match character {
        'a'..='z' => 0,
        '0'..='9' => 1,
        'A'..='Z' => 2,
        _ if character.is_ascii_graphic() => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arbtest::arbitrary::{Result, Unstructured};
    use arbtest::arbtest;
    use std::rc::Rc;

    const KEY: Wish<'_> = Wish { prefix: "", least: 1, most: 1024, favourites: &["reports/q1.csv", "app.js"] };

    fn budget() -> Budget {
        Budget::new(10_000_000)
    }

    #[test]
    fn witnesses_are_favourites_then_fillings_then_shortest() {
        let found = |set: &TextSet| set.witness(KEY, &mut budget()).unwrap();
        assert_eq!(found(&TextSet::all()).unwrap(), "reports/q1.csv");
        assert_eq!(found(&TextSet::like("public/*")).unwrap(), "public/reports/q1.csv");
        let gap = TextSet::like("tmp?").intersect(&TextSet::like("*-*").complement());
        assert_eq!(found(&gap).unwrap(), "tmp1");
        let undotted = TextSet::like("*.*").complement().intersect(&TextSet::like("*/*").complement());
        assert_eq!(found(&undotted).unwrap(), "r");
        assert_eq!(found(&TextSet::like("red*").intersect(&TextSet::like("blue*"))), None);
    }

    #[test]
    fn a_key_has_a_length() {
        let long = "?".repeat(1025);
        assert!(TextSet::like(&long).witness(KEY, &mut budget()).unwrap().is_none());
        let fits = "?".repeat(1024);
        assert!(TextSet::like(&fits).witness(KEY, &mut budget()).unwrap().is_some());
        assert!(TextSet::like("").witness(KEY, &mut budget()).unwrap().is_none());
    }

    #[test]
    fn the_budget_ends_the_search() {
        let sets: Vec<TextSet> =
            (1..12).map(|n| TextSet::like(&format!("*a{}b*", "?".repeat(n))).complement()).collect();
        let hard = TextSet::All(sets)
            .intersect(&TextSet::like(&format!("*a{}b", "?".repeat(40))))
            .intersect(&TextSet::like("*1*").complement());
        assert_eq!(hard.witness(KEY, &mut Budget::new(1000)), Err(Exhausted));
    }

    fn any_set(u: &mut Unstructured<'_>, depth: u32) -> Result<TextSet> {
        Ok(match u.int_in_range(0..=if depth == 0 { 0 } else { 3 })? {
            1 => any_set(u, depth - 1)?.intersect(&any_set(u, depth - 1)?),
            2 => any_set(u, depth - 1)?.union(&any_set(u, depth - 1)?),
            3 => any_set(u, depth - 1)?.complement(),
            _ => {
                let mut tokens = Vec::new();
                for _ in 0..u.int_in_range(0..=5)? {
                    tokens.push(*u.choose(&[
                        Token::Char('a'),
                        Token::Char('B'),
                        Token::Char(':'),
                        Token::One,
                        Token::Many,
                        Token::OneInPart,
                        Token::ManyInPart,
                    ])?);
                }
                TextSet::Glob(Rc::new(Glob { tokens, fold: u.arbitrary()? }))
            }
        })
    }

    #[test]
    fn sets_of_texts_obey_the_algebra_of_sets() {
        arbtest(|u| {
            let (a, b) = (any_set(u, 2)?, any_set(u, 2)?);
            let wish = Wish { prefix: "", least: 0, most: 64, favourites: &[] };
            let empty = |set: TextSet| set.witness(wish, &mut budget()).unwrap().is_none();
            assert!(empty(a.intersect(&a.complement())));
            assert!(empty(a.union(&a.complement()).complement()));
            let left = a.union(&b).complement();
            let right = a.complement().intersect(&b.complement());
            assert!(empty(left.intersect(&right.complement())) && empty(right.intersect(&left.complement())));
            for text in ["", "a", "b", "B", ":", "a:", "ab", "aB:a", "x", "a\nb", "é:B"] {
                assert_eq!(a.intersect(&b).contains(text), a.contains(text) && b.contains(text));
                assert_eq!(a.union(&b).contains(text), a.contains(text) || b.contains(text));
                assert_eq!(a.complement().contains(text), !a.contains(text));
                if a.contains(text) {
                    assert!(!empty(a.clone()), "{a:?} {text}");
                }
            }
            if let Some(text) = a.witness(wish, &mut budget()).unwrap() {
                assert!(a.contains(&text), "{a:?} {text:?}");
            }
            Ok(())
        });
    }
}
