//! What holds of every text, for the property tests and for `fuzz/`.

pub(crate) mod places;
pub(crate) mod tree;
