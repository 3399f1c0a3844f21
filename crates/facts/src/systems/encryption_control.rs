//! VPC Encryption Controls.

use crate::formats::Card;

pub(crate) const CARDS: &[Card] = &[];

/// What decides about a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {}
