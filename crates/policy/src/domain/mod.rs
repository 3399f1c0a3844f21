//! Sets of values: what a condition's values are compared with, as sets that can be intersected, complemented, tested for
//! emptiness and asked for a member that people like to read.

pub(crate) mod address;
pub(crate) mod date;
pub(crate) mod number;
mod ranges;
mod tails;
mod text;
mod values;
mod walk;

pub(crate) use address::Addresses;
pub(crate) use ranges::Ranges;
pub(crate) use text::{Glob, TextSet, Token};
pub(crate) use values::{Booleans, Values};
pub(crate) use walk::Wish;

use wireproof_source::Map;

/// Counts the work of a search, so that it ends at the same step on every machine, and remembers what took long.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    used: u64,
    limit: u64,
    /// Sets that were walked, with what the text should be like, and the text that was found.
    walked: Map<Question, Option<String>>,
}

/// Prefix, lengths and favourites of a wish, and the set that a text is looked for in.
type Question = (String, usize, usize, &'static [&'static str], TextSet);

/// The budget is used up.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Exhausted;

impl Budget {
    /// A budget of so many steps.
    pub(crate) fn new(limit: u64) -> Self {
        Self { used: 0, limit, walked: Map::new() }
    }

    /// Takes steps from the budget.
    pub(crate) fn spend(&mut self, steps: usize) -> Result<(), Exhausted> {
        self.used = self.used.saturating_add(u64::try_from(steps).unwrap_or(u64::MAX));
        if self.used > self.limit { Err(Exhausted) } else { Ok(()) }
    }

    /// Does work that may take so many steps at most; nothing when it takes more. Its steps count in either case.
    pub(crate) fn within<T>(&mut self, steps: u64, work: impl FnOnce(&mut Self) -> Result<T, Exhausted>) -> Option<T> {
        let limit = self.limit;
        self.limit = self.used.saturating_add(steps).min(limit);
        let done = work(self);
        self.limit = limit;
        done.ok()
    }

    /// Steps taken so far.
    pub(crate) fn used(&self) -> u64 {
        self.used
    }
}
