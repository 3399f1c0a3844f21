//! The search for a shortest text of a set: all patterns are walked at once, one character at a time.

use super::tails::{Formula, Tail, behind};
use super::{Budget, Exhausted, TextSet, Token};
use std::collections::VecDeque;
use std::rc::Rc;
use wireproof_source::{Set, order};

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
    pub(crate) favourites: &'static [&'static str],
}

impl TextSet {
    /// A text of the set as wished, a favourite one if it can, else a shortest one; nothing when there is none.
    pub(crate) fn witness(&self, wish: Wish<'_>, budget: &mut Budget) -> Result<Option<String>, Exhausted> {
        let (formula, tails) = behind(self, wish, budget)?;
        if formula.is(false) {
            return Ok(None);
        }
        let length = wish.favourites.iter().map(|text| text.len()).max().unwrap_or(0);
        let weight = if formula.is(true) { 1 } else { self.weight(wish.prefix.len() + length) };
        for favourite in wish.favourites {
            budget.spend(weight)?;
            let fits = (wish.least..=wish.most).contains(&favourite.len());
            if fits && formula.value(&|tail| tails.get(tail).map(|tail| tail.takes(favourite, wish))) == Some(true) {
                return Ok(Some(format!("{}{favourite}", wish.prefix)));
            }
        }
        // The same question comes up in many cells of a search.
        let question = (wish.prefix.to_owned(), wish.least, wish.most, wish.favourites, self.clone());
        budget.spend(1 + formula.size() / 4)?;
        if let Some(known) = budget.walked.get(&question) {
            return Ok(known.clone());
        }
        let before = budget.used();
        let found = match filled(&formula, &tails, self, wish, budget)? {
            Some(text) => Some(text),
            None => Walk::new(&tails, formula, wish).shortest(wish, budget)?,
        };
        if budget.used() - before > 64 {
            budget.walked.insert(question, found.clone());
        }
        Ok(found)
    }

    /// Whether the patterns, each by itself, let a text as wished be in the set.
    pub(crate) fn reaches(&self, wish: Wish<'_>, budget: &mut Budget) -> Result<bool, Exhausted> {
        Ok(!behind(self, wish, budget)?.0.is(false))
    }
}

/// A text of the set that is one of its patterns filled in.
fn filled(
    formula: &Formula,
    tails: &[Tail<'_>],
    set: &TextSet,
    wish: Wish<'_>,
    budget: &mut Budget,
) -> Result<Option<String>, Exhausted> {
    for tail in tails.iter().take(16) {
        for many in wish.favourites.iter().take(2).copied().chain([""]) {
            let text = tail.glob.filled_from(tail.last, many, '1');
            budget.spend(1 + text.len() / 16)?;
            if !(wish.least..=wish.most).contains(&text.len()) {
                continue;
            }
            budget.spend(set.weight(wish.prefix.len() + text.len()))?;
            if formula.value(&|tail| tails.get(tail).map(|tail| tail.takes(&text, wish))) == Some(true) {
                return Ok(Some(format!("{}{text}", wish.prefix)));
            }
        }
    }
    Ok(None)
}

/// Where each pattern may stand: one bit for each place between its tokens, one pattern behind the other.
type State = Rc<[u64]>;

struct Walk {
    formula: Formula,
    /// How many parts the formula has.
    size: usize,
    tails: Vec<Bits>,
    words: usize,
    start: Vec<u64>,
    /// Places before a `*`: whoever stands there also stands behind it.
    stars: Vec<u64>,
    /// Whether a `*` stands directly behind another.
    doubled: bool,
    alphabet: Vec<(char, Moves)>,
}

/// The bits of one pattern.
struct Bits {
    /// Its first bit.
    from: usize,
    /// Behind its last bit; the bit before is the place where it is done.
    to: usize,
    /// The first bit from which on every text is taken; `to` when there is none.
    open: usize,
}

/// What one character does.
struct Moves {
    /// Places that it moves on from.
    on: Vec<u64>,
    /// Places that it may stay at.
    stay: Vec<u64>,
}

impl Walk {
    fn new(tails: &[Tail<'_>], formula: Formula, wish: Wish<'_>) -> Self {
        let mut bits = Vec::with_capacity(tails.len());
        let mut next = 0;
        for tail in tails {
            let from = next;
            next += tail.glob.tokens.len() - tail.first + 1;
            let behind = tail.glob.tokens.iter().rposition(|&token| token != Token::Many).map_or(0, |last| last + 1);
            let open = if behind < tail.glob.tokens.len() { from + behind.saturating_sub(tail.first) } else { next };
            bits.push(Bits { from, to: next, open });
        }
        let words = next / 64 + 1;
        let each = |test: &dyn Fn(&Tail<'_>, usize) -> bool| {
            let mut set = vec![0; words];
            for (tail, own) in tails.iter().zip(&bits) {
                for place in tail.first..=tail.glob.tokens.len() {
                    if test(tail, place) {
                        mark(&mut set, own.from + place - tail.first);
                    }
                }
            }
            set
        };
        let token = |tail: &Tail<'_>, place: usize| tail.glob.tokens.get(place).copied();
        let alphabet = alphabet(tails, wish).into_iter().map(|character| {
            let takes = |tail: &Tail<'_>, place: usize, repeats: bool| {
                token(tail, place)
                    .is_some_and(|token| token.repeats() == repeats && token.takes(character, tail.glob.fold))
            };
            let on = each(&|tail, place| takes(tail, place, false));
            (character, Moves { on, stay: each(&|tail, place| takes(tail, place, true)) })
        });
        let alphabet = alphabet.collect();
        let stars = each(&|tail, place| token(tail, place).is_some_and(Token::repeats));
        let start = each(&|tail, place| tail.has(place));
        let doubled = tails.iter().any(|tail| {
            let pairs = tail.glob.tokens.iter().zip(tail.glob.tokens.iter().skip(1));
            pairs.into_iter().any(|(one, next)| one.repeats() && next.repeats())
        });
        let mut walk = Self { size: formula.size(), formula, tails: bits, words, start, stars, doubled, alphabet };
        let mut start = std::mem::take(&mut walk.start);
        walk.settle(&mut start);
        walk.start = start;
        walk
    }

    fn shortest(&self, wish: Wish<'_>, budget: &mut Budget) -> Result<Option<String>, Exhausted> {
        budget.spend(self.alphabet.len() * self.words)?;
        if wish.least == 0 && self.accepts(&self.start) {
            return Ok(Some(wish.prefix.to_owned()));
        }
        let cost = 1 + self.words / 4 + self.size / 2;
        // Each entry: the state, the entry before it, the character between them.
        let start: State = self.start.as_slice().into();
        let mut reached: Vec<(State, usize, char)> = vec![(start, usize::MAX, ' ')];
        let mut seen: Set<State> = Set::new();
        let mut queues: VecDeque<VecDeque<usize>> = VecDeque::from([VecDeque::from([0]), VecDeque::new()]);
        let mut length = 0;
        let mut next = vec![0; self.words];
        while let Some(queue) = queues.front_mut() {
            let Some(index) = queue.pop_front() else {
                queues.pop_front();
                length += 1;
                if length > wish.most || queues.iter().all(VecDeque::is_empty) {
                    return Ok(None);
                }
                continue;
            };
            let Some((state, ..)) = reached.get(index) else { return Ok(None) };
            let state = Rc::clone(state);
            for (character, moves) in &self.alphabet {
                budget.spend(cost)?;
                self.step(&state, moves, &mut next);
                let bytes = character.len_utf8();
                if length + bytes > wish.most || seen.contains(next.as_slice()) || self.is_hopeless(&next) {
                    continue;
                }
                budget.spend(2 + self.words)?; // it is kept
                let kept: State = next.as_slice().into();
                reached.push((Rc::clone(&kept), index, *character));
                if self.accepts(&next) {
                    return Ok(Some(spell(&reached, wish.prefix)));
                }
                seen.insert(kept);
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

    fn step(&self, state: &[u64], moves: &Moves, next: &mut [u64]) {
        let mut carried = 0;
        for ((next, own), (on, stay)) in next.iter_mut().zip(state).zip(moves.on.iter().zip(&moves.stay)) {
            let moving = own & on;
            *next = (moving << 1) | carried | (own & stay);
            carried = moving >> 63;
        }
        self.settle(next);
    }

    /// Marks the places behind the `*`s that may stand for nothing.
    fn settle(&self, state: &mut [u64]) {
        loop {
            let (mut carried, mut grew) = (0, 0);
            for (own, stars) in state.iter_mut().zip(&self.stars) {
                let before = *own;
                *own |= ((before & stars) << 1) | carried;
                carried = (before & stars) >> 63;
                grew |= *own ^ before;
            }
            if grew == 0 || !self.doubled {
                return;
            }
        }
    }

    fn accepts(&self, state: &[u64]) -> bool {
        self.formula.value(&|tail| self.tails.get(tail).map(|tail| any(state, tail.to - 1, tail.to))) == Some(true)
    }

    /// Whether no text from here on can be in the set.
    fn is_hopeless(&self, state: &[u64]) -> bool {
        self.formula.value(&|tail| {
            let tail = self.tails.get(tail)?;
            if !any(state, tail.from, tail.to) {
                return Some(false);
            }
            any(state, tail.open, tail.to).then_some(true)
        }) == Some(false)
    }
}

fn mark(set: &mut [u64], bit: usize) {
    if let Some(word) = set.get_mut(bit / 64) {
        *word |= 1 << (bit % 64);
    }
}

/// Whether any of the bits `from..to` is set.
fn any(set: &[u64], from: usize, to: usize) -> bool {
    let (mut bit, mut found) = (from, 0);
    while bit < to {
        let (word, within) = (bit / 64, bit % 64);
        let count = (to - bit).min(64 - within);
        let mask = if count == 64 { u64::MAX } else { ((1 << count) - 1) << within };
        found |= set.get(word).copied().unwrap_or(0) & mask;
        bit += count;
    }
    found != 0
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
fn alphabet(tails: &[Tail<'_>], wish: Wish<'_>) -> Vec<char> {
    let mut named: Vec<char> = Vec::new();
    for tail in tails {
        for token in tail.glob.tokens.get(tail.first..).unwrap_or_default() {
            match *token {
                Token::Char(character) if tail.glob.fold => {
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
    order::sort(&mut named);
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
    order::sort_by_key(&mut named, |&character| (rank(character), character));
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
    use super::super::Glob;
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
        let hard = TextSet::all_of(sets)
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
    fn a_prefix_is_taken_off_before_the_walk() {
        let texts = |length: u32| {
            (0..5_usize.pow(length)).map(move |number| -> String {
                (0..length).map(|at| ['a', 'b', 'B', ':', 'x'][number / 5_usize.pow(at) % 5]).collect()
            })
        };
        arbtest(|u| {
            let set = any_set(u, 3)?;
            let prefix = *u.choose(&["", "a", "b:", "aB:", "x:a"])?;
            let wish = Wish { prefix, least: u.int_in_range(0..=1)?, most: 64, favourites: &[] };
            let found = set.witness(wish, &mut budget()).unwrap();
            if let Some(text) = &found {
                let tail = text.strip_prefix(prefix).unwrap();
                assert!(set.contains(text) && tail.len() >= wish.least, "{set:?} {wish:?} {text}");
            }
            let begin = u32::try_from(wish.least).unwrap();
            let mut tails = (begin..=3).flat_map(texts);
            let known = tails.find(|tail| set.contains(&format!("{prefix}{tail}")));
            assert!(found.is_some() || known.is_none(), "{set:?} {wish:?} {known:?}");
            assert!(set.reaches(wish, &mut budget()).unwrap() || found.is_none());
            Ok(())
        });
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
