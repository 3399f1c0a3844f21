//! The answer: plain types that every door shares. `schema/report.v1.json` is generated from them.
//!
//! Names and meanings are a contract with other programs: fields may be added, never renamed or removed
//! within one version of the schema.

mod markdown;
mod reference;
pub mod sarif;
#[cfg(feature = "schema")]
mod schema;
pub mod visible;

pub use markdown::markdown;
pub use reference::{Explanation, FormatInfo, Link, MechanismCard, RuleInfo};
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

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Data can cross in clear.
    Error,
    /// Data may cross in clear, or a protection is weaker than it looks.
    Warning,
    /// Worth knowing.
    Note,
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Follows from the input by proof.
    Proved,
    /// The input says it.
    Stated,
    /// Rests on a default or an assumption that is named.
    Assumed,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Stable id: the same finding keeps it when text elsewhere changes.
    pub id: String,
    /// The rule's id.
    pub rule: String,
    /// How grave.
    pub level: Level,
    /// How sure.
    pub certainty: Certainty,
    /// What is so.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub action: String,
    /// The characters at fault.
    pub location: Location,
    /// Other characters that bear on it.
    pub related: Vec<Related>,
    /// Requirements of standards that the finding touches.
    pub maps: Vec<Mapping>,
    /// A change that mends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// Characters that bear on a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// In what way.
    pub message: String,
    /// Where.
    pub location: Location,
}

/// A requirement of a standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// The standard's id.
    pub framework: String,
    /// The requirement's id.
    pub control: String,
}

/// A change of the inputs that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// The edits; they do not overlap.
    pub edits: Vec<FixEdit>,
    /// The hop's verdict after the fix: the inputs were judged again.
    pub after: Overall,
}

/// One edit of a fix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FixEdit {
    /// The input's index.
    pub input: u32,
    /// The characters to replace.
    pub range: Range,
    /// What stands there afterwards.
    pub text: String,
}

/// A statement about a resource policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Proof {
    /// Stable id.
    pub id: String,
    /// The resource's ARN.
    pub resource: String,
    /// `denies-plaintext`, `denies-old-tls` or `grants-no-plaintext`.
    pub claim: String,
    /// `proved`, `refuted`, `unknown`, `invalid` or `not-applicable`.
    pub verdict: String,
    /// The request that escapes, when refuted.
    pub counterexample: Option<Counterexample>,
    /// Ids of the assumptions that the verdict rests on.
    pub assumptions: Vec<String>,
    /// The argument, or the decision of each statement on the counterexample.
    pub steps: Vec<Step>,
    /// Why the verdict is not `proved` or `refuted`.
    pub why: Option<String>,
    /// The answer as if the service accepted the policy, when `invalid`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_accepted: Option<String>,
}

/// A request that a policy lets through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Counterexample {
    /// Who asks.
    pub principal: String,
    /// For what.
    pub action: String,
    /// Of which resource.
    pub resource: String,
    /// The context keys that are present, by name.
    pub context: std::collections::BTreeMap<String, String>,
    /// A command that sends the request; text only, nothing is run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
}

/// A step of an argument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The step in words.
    pub message: String,
    /// The characters it rests on.
    pub location: Location,
}

/// Characters of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// The input's index.
    pub input: u32,
    /// RFC 6901 pointer into the input as pasted; an absent field is placed at its nearest existing parent.
    pub pointer: String,
    /// Pointer within the document that the string at `pointer` holds.
    pub inner: Option<String>,
    /// The characters.
    pub range: Range,
}

/// Half-open range of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Range {
    /// The first character.
    pub start: Pos,
    /// The place after the last character.
    pub end: Pos,
}

/// A place between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Pos {
    /// UTF-8 bytes from 0.
    pub byte: u32,
    /// UTF-16 code units from 0.
    pub utf16: u32,
    /// Line from 1.
    pub line: u32,
    /// Column from 1, in characters.
    pub column: u32,
}
