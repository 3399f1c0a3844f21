//! What each document says, hop by hop, at which characters.
#![expect(clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "a test may panic and print")]

mod corpus;
mod detection;
mod edge;
mod links;
mod monitoring;
mod network;
mod policies;
mod processing;
mod recordings;
mod seen;
mod serving;
mod settings;
mod terraform;
mod training;
mod urls;
mod workflows;
