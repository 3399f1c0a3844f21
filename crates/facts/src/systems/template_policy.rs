//! Buckets, and the policies of buckets, queues, topics and file systems as templates attach them.

use crate::formats::Card;

pub(super) const CARDS: &[Card] = &[];
