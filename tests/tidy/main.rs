//! The house rules that a machine can check.
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot read the checkout has failed")]

mod arrows;
mod files;
mod licences;
mod lists;
mod tree;
mod words;
