//! What each document says, hop by hop, at which characters.

mod corpus;
mod detection;
mod links;
mod monitoring;
mod policies;
mod processing;
mod seen;
mod settings;
mod training;
mod urls;
