//! What to look at, and what mends it.

use crate::{Location, Overall, Range};
use serde::{Deserialize, Serialize};

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

impl Mapping {
    /// The standard's name for people.
    pub fn standard(&self) -> &str {
        match self.framework.as_str() {
            "aws-security-hub" => "AWS Security Hub",
            "aws-config" => "AWS Config",
            "cis-aws-foundations-3.0.0" => "CIS AWS v3.0.0",
            "cis-aws-foundations-7.0.0" => "CIS AWS v7.0.0",
            "nist-800-53-r5" => "NIST SP 800-53 r5",
            "pci-dss-4.0.1" => "PCI DSS 4.0.1",
            "hipaa" => "HIPAA",
            "iso-27001-2022" => "ISO/IEC 27001:2022",
            "isms-p" => "ISMS-P",
            other => other,
        }
    }

    /// The requirements in one line, each standard named once.
    pub fn list(maps: &[Self]) -> String {
        let standards = maps.chunk_by(|one, other| one.framework == other.framework);
        let named = standards.filter_map(|of_one| {
            let controls: Vec<&str> = of_one.iter().map(|map| map.control.as_str()).collect();
            Some(format!("{} {}", of_one.first()?.standard(), controls.join(", ")))
        });
        named.collect::<Vec<_>>().join(" · ")
    }
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
