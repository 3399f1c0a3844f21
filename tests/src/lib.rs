//! What the project's tests share.

pub mod bombs;
pub mod policies;
