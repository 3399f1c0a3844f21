//! Resource policies found in the inputs.

use crate::Site;
use wireproof_source::Node;

/// The policy of one resource, or the statement that it has none.
#[derive(Clone, Debug)]
pub struct ResourcePolicy<'d> {
    /// The bucket's name when the document tells it (beside the policy or by the policy's own resources).
    pub bucket: Option<String>,
    /// The policy.
    pub source: PolicySource<'d>,
    /// Where it stands.
    pub site: Site,
}

/// Whether there is a policy.
#[derive(Clone, Copy, Debug)]
pub enum PolicySource<'d> {
    /// The policy document.
    Document(&'d Node<'d>),
    /// The service says that there is none (`NoSuchBucketPolicy`).
    None,
}
