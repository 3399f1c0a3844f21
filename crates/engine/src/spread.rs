//! How work on many things that do not depend on one another is done: the engine has no threads, a door may.

/// Does the same with each of many things.
pub trait Spread {
    /// What `work` makes of each item, in the order of the items.
    fn map<'i, T: Sync, R: Send>(&self, items: &'i [T], work: impl Fn(&'i T) -> R + Sync + Send) -> Vec<R>;
}

/// One after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct InOrder;

impl Spread for InOrder {
    fn map<'i, T: Sync, R: Send>(&self, items: &'i [T], work: impl Fn(&'i T) -> R + Sync + Send) -> Vec<R> {
        items.iter().map(work).collect()
    }
}
