//! Policies: the case tables, a second evaluator, and generators of policies and requests.

#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "support of tests: an index that does not exist is a test that must fail"
)]

pub mod cases;
pub mod generate;
pub mod hostile;
pub mod judge;
pub mod laws;
pub mod oracle;
pub mod random;
pub mod reference;
pub mod requests;
