//! The house rules that a machine can check.

mod arrows;
mod files;
mod lists;

mod tree;
mod words;
