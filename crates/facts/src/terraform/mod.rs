//! Plans and states of Terraform → resources with their values, as far as the document decides them.

mod address;
mod configuration;
mod overlay;
mod plan;
mod policy_document;
mod state;

pub(crate) use plan::list as plan;
pub(crate) use state::{file as state_file, list as state};

use crate::Reason;
use wireproof_source::Document;

/// What an input that is no document of Terraform's has to do with it.
pub(crate) fn other(document: &Document<'_>) -> Option<Reason> {
    let root = document.root();
    if root.is_some_and(|root| root.get("@module").is_some() && root.get("@message").is_some()) {
        return Some(Reason::TerraformLog);
    }
    document.text.lines().any(is_block).then_some(Reason::TerraformSource)
}

/// Whether a line opens a block of Terraform's language: `resource "aws_lb" "web" {`.
fn is_block(line: &str) -> bool {
    const LABELLED: [&str; 6] = ["data", "module", "output", "provider", "resource", "variable"];
    const PLAIN: [&str; 2] = ["locals", "terraform"];
    let Some(head) = line.trim_end().strip_suffix('{') else { return false };
    let mut words = head.split_whitespace();
    let word = words.next().unwrap_or_default();
    let labels: Vec<&str> = words.collect();
    let is_label = |label: &&str| label.len() > 2 && label.starts_with('"') && label.ends_with('"');
    let plain = PLAIN.contains(&word) && labels.is_empty();
    plain || (LABELLED.contains(&word) && !labels.is_empty() && labels.iter().all(is_label))
}
