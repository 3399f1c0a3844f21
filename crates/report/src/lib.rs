//! The answer: plain types that every door shares. `schema/report.v1.json` is generated from them.
//!
//! Names and meanings are a contract with other programs: fields may be added, never renamed or removed
//! within one version of the schema.

mod finding;
mod location;
mod markdown;
mod proof;
mod reference;
pub mod sarif;
#[cfg(feature = "schema")]
mod schema;
pub mod visible;

pub use finding::{Certainty, Finding, Fix, FixEdit, Level, Mapping, Related};
pub use location::{Location, Pos, Range};
pub use markdown::markdown;
pub use proof::{Counterexample, Proof, Step};
pub use reference::{Explanation, FormatInfo, Link, MechanismCard, RuleInfo, RuleMapping};
#[cfg(feature = "schema")]
pub use schema::schema;

use serde::{Deserialize, Serialize};

/// The JSON Schema of [`Report`], as committed.
pub const REPORT_SCHEMA: &str = include_str!("../schema/report.v1.json");

/// The version of the report's shape.
pub const SCHEMA: u32 = 1;

/// Everything that was found out about the inputs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What made the report.
    pub tool: Tool,
    /// The language of every sentence in the report.
    pub language: Language,
    /// The inputs in the order they were given.
    pub inputs: Vec<InputReport>,
    /// The worst hop's verdict: `cleartext` > `unknown` > `encrypted` > `enforced` > `no-traffic`; `none` without hops.
    pub verdict: Overall,
    /// How many hops have each verdict.
    pub counts: Counts,
    /// The hops of the data paths.
    pub hops: Vec<Hop>,
    /// What to look at.
    pub findings: Vec<Finding>,
    /// What was proved or refuted of each resource policy.
    pub proofs: Vec<Proof>,
    /// What the inputs hold that people take for encryption in transit, and that lies on no hop of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_encryption: Vec<NotEncryption>,
}

/// The program that made a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Tool {
    /// `wireproof`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The day of the facts about AWS that it rests on, `YYYY-MM-DD`.
    pub facts_date: String,
}

/// A language of sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

/// One input and how it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct InputReport {
    /// The name it was given.
    pub name: String,
    /// The id of the recognised format (`s3.bucket-policy`); nothing when none was recognised.
    pub format: Option<String>,
    /// Why it was taken for this format, or what is missing for the nearest ones.
    pub format_reason: String,
    /// The nearest formats when none was recognised, nearest first, at most three.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<NearestFormat>,
    /// Size of the text in bytes.
    pub bytes: u64,
    /// What is wrong with the text.
    pub problems: Vec<Problem>,
}

/// A format that an input almost was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NearestFormat {
    /// The format's id.
    pub format: String,
    /// What is missing.
    pub missing: String,
}

/// A fault in an input's text or shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What is wrong and what to do.
    pub message: String,
    /// Where.
    pub location: Location,
}

/// A hop's verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The receiving side refuses plaintext: proved, or documented.
    Enforced,
    /// Encrypted as configured or documented, but nothing shown refuses plaintext.
    Encrypted,
    /// Bytes can cross unencrypted as configured.
    Cleartext,
    /// The input does not say.
    Unknown,
    /// Nothing crosses this hop.
    NoTraffic,
}

impl Verdict {
    /// The verdicts, worst first, as a report's verdict is chosen.
    pub const WORST_FIRST: [Self; 5] =
        [Self::Cleartext, Self::Unknown, Self::Encrypted, Self::Enforced, Self::NoTraffic];

    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::Enforced => "enforced",
            Self::Encrypted => "encrypted",
            Self::Cleartext => "cleartext",
            Self::Unknown => "unknown",
            Self::NoTraffic => "no-traffic",
        }
    }
}

/// A report's verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Overall {
    /// See [`Verdict::Enforced`].
    Enforced,
    /// See [`Verdict::Encrypted`].
    Encrypted,
    /// See [`Verdict::Cleartext`].
    Cleartext,
    /// See [`Verdict::Unknown`].
    Unknown,
    /// See [`Verdict::NoTraffic`].
    NoTraffic,
    /// The inputs hold no data path.
    #[default]
    None,
}

impl From<Verdict> for Overall {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Enforced => Self::Enforced,
            Verdict::Encrypted => Self::Encrypted,
            Verdict::Cleartext => Self::Cleartext,
            Verdict::Unknown => Self::Unknown,
            Verdict::NoTraffic => Self::NoTraffic,
        }
    }
}

/// How many hops have each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Hops that are `enforced`.
    pub enforced: u32,
    /// Hops that are `encrypted`.
    pub encrypted: u32,
    /// Hops that are `cleartext`.
    pub cleartext: u32,
    /// Hops that are `unknown`.
    pub unknown: u32,
    /// Hops that are `no-traffic`.
    pub no_traffic: u32,
}

impl Counts {
    /// Counts the hops.
    pub fn of(hops: &[Hop]) -> Self {
        let count =
            |verdict| u32::try_from(hops.iter().filter(|hop| hop.verdict == verdict).count()).unwrap_or(u32::MAX);
        Self {
            enforced: count(Verdict::Enforced),
            encrypted: count(Verdict::Encrypted),
            cleartext: count(Verdict::Cleartext),
            unknown: count(Verdict::Unknown),
            no_traffic: count(Verdict::NoTraffic),
        }
    }
}

/// One stretch of the way that the data takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Hop {
    /// Stable id.
    pub id: String,
    /// Where the bytes come from.
    pub from: Place,
    /// Where they go.
    pub to: Place,
    /// What carries them (`HTTPS`, `IPsec`, `NFS` …), as far as the input or AWS says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub because: String,
    /// Who decides whether this hop is encrypted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controlled_by: Option<String>,
    /// The characters that the verdict rests on; at least one.
    pub evidence: Vec<Location>,
    /// What the input shows on this hop that does not encrypt it.
    pub not_encryption: Vec<NotEncryption>,
    /// Ids of the findings about this hop.
    pub findings: Vec<String>,
    /// Ids of the proofs that the verdict rests on.
    pub proofs: Vec<String>,
}

/// An end of a hop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// What it is (`bucket`, `training-cluster` …).
    pub kind: String,
    /// Its name for people.
    pub label: String,
}

/// Something on a hop that people take for encryption in transit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NotEncryption {
    /// Its id (`nat-gateway`).
    pub mechanism: String,
    /// Why it does not encrypt the bytes.
    pub because: String,
    /// Where the input shows it.
    pub location: Location,
}
