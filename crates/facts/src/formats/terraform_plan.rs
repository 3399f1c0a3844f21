//! Terraform's plans and states in JSON.

use super::{Body, Card};
use crate::detect::Signs;
use crate::terraform;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "terraform.plan",
        command: "terraform show -json FILE",
        #[cfg(test)]
        sample: r#"{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q","values":{"name":"q"}}]}}}"#,
        signs: Signs::Keys { needs: &[&["planned_values", "resource_changes"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Document(terraform::plan),
    },
    Card {
        id: "terraform.state",
        command: "terraform show -json",
        #[cfg(test)]
        sample: r#"{"format_version":"1.0","terraform_version":"1.9.8","values":{"root_module":{"resources":[{"address":"aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q","values":{"name":"q"}}]}}}"#,
        signs: Signs::Keys { needs: &[&["values"], &["terraform_version", "format_version"]], never: &["planned_values"] },
        types: &[],
        names: &[],
        body: Body::Document(terraform::state),
    },
    Card {
        id: "terraform.state-file",
        command: "terraform state pull",
        #[cfg(test)]
        sample: r#"{"version":4,"terraform_version":"1.9.8","serial":1,"lineage":"0f0d6b5e","outputs":{},"resources":[{"mode":"managed","type":"aws_sqs_queue","name":"q","instances":[{"attributes":{"name":"q"}}]}]}"#,
        signs: Signs::Keys { needs: &[&["resources"], &["lineage", "serial"], &["terraform_version"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Document(terraform::state_file),
    },
];
