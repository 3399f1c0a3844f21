//! Independent work on all cores, counted on a terminal while it lasts. `RAYON_NUM_THREADS` says how many threads there are.

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use wireproof_engine::Spread;

/// With fewer things to do nobody waits long enough to want a count.
const MANY: usize = 50;

/// All cores, and the line that counts what they did.
#[derive(Debug)]
pub(crate) struct Cores {
    line: ProgressBar,
}

impl Cores {
    /// All cores; whether a count is wanted, should standard error be a terminal.
    pub(crate) fn new(is_counted: bool) -> Self {
        let line = if is_counted { ProgressBar::new(0) } else { ProgressBar::hidden() };
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
        Self { line: line.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())) }
    }

    /// Says what is done from here on.
    pub(crate) fn begin(&self, what: &'static str) {
        self.line.set_message(what);
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        self.line.finish_and_clear();
    }
}

impl Spread for Cores {
    fn map<'i, T: Sync, R: Send>(&self, items: &'i [T], work: impl Fn(&'i T) -> R + Sync + Send) -> Vec<R> {
        if items.len() < 2 {
            return items.iter().map(work).collect();
        }
        if items.len() < MANY {
            return items.par_iter().map(work).collect();
        }
        self.line.reset();
        self.line.set_length(items.len() as u64);
        let counted = |item| {
            let made = work(item);
            self.line.inc(1);
            made
        };
        items.par_iter().map(counted).collect()
    }
}
