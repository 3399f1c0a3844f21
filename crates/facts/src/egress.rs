//! Ways of a notebook to the internet that do not pass through its VPC.

use crate::Site;

/// A network interface of SageMaker's own, with access to the internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Egress {
    /// Index of a hop of the notebook in [`crate::Facts::hops`].
    pub hop: usize,
    /// Whether it is written, rather than the default.
    pub stated: bool,
    /// The value's characters, or the place where it would be written.
    pub site: Site,
}
