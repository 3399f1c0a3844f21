//! Which format an input has, and why.

/// The formats that are recognised. Ids follow AWS's names: `service.api-action`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// A bucket policy.
    BucketPolicy,
}

impl Format {
    /// The report's id.
    pub fn id(self) -> &'static str {
        match self {
            Self::BucketPolicy => "s3.bucket-policy",
        }
    }
}

/// How one input was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    /// The format; nothing when none fits.
    pub format: Option<Format>,
    /// Why.
    pub reason: Reason,
    /// The nearest formats when none fits, nearest first, at most three.
    pub nearest: Vec<Near>,
}

/// Why an input was taken for a format.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// It has these keys.
    Keys(Vec<&'static str>),
    /// The user said so.
    Told,
    /// There is no tree to look at.
    NoTree,
    /// No format fits.
    NoFormat,
}

/// A format that an input almost has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The format.
    pub format: Format,
    /// Keys that are there.
    pub present: Vec<&'static str>,
    /// Keys that are missing.
    pub missing: Vec<&'static str>,
}
