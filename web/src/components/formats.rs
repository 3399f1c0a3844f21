//! The formats that can be chosen when recognition is wrong, by the ids of the engine.

/// Ids, in the order of the list.
pub(crate) const FORMATS: &[&str] = &[];
