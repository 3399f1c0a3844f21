//! Whose policy it is: decides the catalogue of actions and what a proof means.

/// The kinds of resource policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// An S3 bucket policy.
    S3Bucket,
}

impl Kind {
    /// The prefix of the service's actions (`s3`).
    pub fn service(self) -> &'static str {
        match self {
            Self::S3Bucket => "s3",
        }
    }
}

/// The resource that a policy is attached to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// Its ARN (`arn:aws:s3:::example-bucket`) when known from outside the policy; otherwise it is taken from the policy's own resources.
    pub resource: Option<String>,
}
