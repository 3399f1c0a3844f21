//! Numbers in an order that a comparison decides: the part of a map that knows no type and is therefore compiled once.

use std::cmp::Ordering;

/// How many numbers one run holds before it is cut in two: an insertion moves at most so many.
const MOST: usize = 256;

/// The numbers of the entries in the order of their keys, in runs. Most maps are small: their only run needs no list of runs.
#[derive(Clone, Debug)]
pub(super) struct Ranks {
    first: Vec<usize>,
    /// The runs behind the first, of which none is empty.
    rest: Vec<Vec<usize>>,
}

/// Where a number is, or where a new one belongs: its run, and its place in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    run: usize,
    at: usize,
}

impl Ranks {
    pub(super) const fn new() -> Self {
        Self { first: Vec::new(), rest: Vec::new() }
    }

    /// The numbers below `count`, in their own order.
    pub(super) fn counted(count: usize) -> Self {
        let mut runs = (0..count).step_by(MOST).map(|start| (start..count.min(start + MOST)).collect());
        Self { first: runs.next().unwrap_or_default(), rest: runs.collect() }
    }

    /// Where the wanted key is, or where it belongs. The comparison holds a number's key against the wanted one.
    pub(super) fn find(&self, compare: &dyn Fn(usize) -> Ordering) -> Result<Place, Place> {
        let starts_before = |run: &Vec<usize>| run.first().is_some_and(|&first| compare(first).is_le());
        let run = self.rest.partition_point(starts_before);
        let Some(numbers) = self.run(run) else { return Err(Place { run, at: 0 }) };
        let place = |at| Place { run, at };
        numbers.binary_search_by(|&number| compare(number)).map(place).map_err(place)
    }

    /// The number at a place.
    pub(super) fn at(&self, place: Place) -> Option<usize> {
        self.run(place.run)?.get(place.at).copied()
    }

    /// The number before a place.
    pub(super) fn before(&self, place: Place) -> Option<usize> {
        match place.at.checked_sub(1) {
            Some(at) => self.at(Place { at, ..place }),
            None => self.run(place.run.checked_sub(1)?)?.last().copied(),
        }
    }

    /// The last number.
    pub(super) fn last(&self) -> Option<usize> {
        self.rest.last().unwrap_or(&self.first).last().copied()
    }

    /// Puts a number where [`find`](Self::find) said it belongs.
    pub(super) fn insert(&mut self, place: Place, number: usize) {
        let numbers = match place.run.checked_sub(1) {
            Some(run) => self.rest.get_mut(run),
            None => Some(&mut self.first),
        };
        let Some(numbers) = numbers else { return };
        numbers.insert(place.at.min(numbers.len()), number);
        if numbers.len() > MOST {
            let half = numbers.split_off(MOST / 2);
            self.rest.insert(place.run, half);
        }
    }

    /// All numbers.
    pub(super) fn iter(&self) -> Numbers<'_> {
        Numbers { run: &self.first, runs: &self.rest }
    }

    /// The numbers from a place on.
    pub(super) fn since(&self, place: Place) -> Numbers<'_> {
        let run = self.run(place.run).and_then(|run| run.get(place.at..)).unwrap_or_default();
        Numbers { run, runs: self.rest.get(place.run..).unwrap_or_default() }
    }

    fn run(&self, run: usize) -> Option<&Vec<usize>> {
        run.checked_sub(1).map_or(Some(&self.first), |run| self.rest.get(run))
    }
}

/// Numbers in their order.
#[derive(Clone, Debug)]
pub(super) struct Numbers<'r> {
    run: &'r [usize],
    runs: &'r [Vec<usize>],
}

impl Iterator for Numbers<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.run.is_empty()
            && let Some((run, runs)) = self.runs.split_first()
        {
            (self.run, self.runs) = (run, runs);
        }
        let (&number, run) = self.run.split_first()?;
        self.run = run;
        Some(number)
    }
}
