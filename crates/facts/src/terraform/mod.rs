//! Plans and states of Terraform → resources with their values, as far as the document decides them.

mod address;
mod configuration;
mod overlay;
mod plan;
mod policy_document;
mod state;

pub(crate) use plan::list as plan;
pub(crate) use state::{file as state_file, list as state};
