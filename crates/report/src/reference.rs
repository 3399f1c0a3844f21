//! What the engine can say of itself: its rules, mechanisms and formats.

use crate::Level;
use serde::{Deserialize, Serialize};

/// A rule in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleInfo {
    /// Its id.
    pub id: String,
    /// How grave its findings usually are.
    pub level: Level,
    /// What it finds, in one sentence.
    pub summary: String,
    /// Requirements of standards that its findings touch, each for one kind of resource.
    pub maps: Vec<RuleMapping>,
}

/// A requirement of a standard that findings about one kind of resource touch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleMapping {
    /// The standard's id.
    pub framework: String,
    /// The requirement's id.
    pub control: String,
    /// The kind of resource, for people.
    pub resource: String,
}

/// The page of a rule or of a mechanism.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The id of the rule or mechanism.
    pub id: String,
    /// The page in Markdown.
    pub page: String,
}

/// Why something that people take for encryption in transit is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MechanismCard {
    /// The mechanism's id (`nat-gateway`).
    pub id: String,
    /// Its name.
    pub name: String,
    /// The question that people ask.
    pub question: String,
    /// What it does.
    pub does: String,
    /// What it does not do to the bytes on the wire.
    pub does_not: String,
    /// Which of the three states of data it concerns: `at-rest`, `in-transit`, `in-use`, or none (`access`, `routing`).
    pub protects: String,
    /// Where AWS says so.
    pub source: Link,
}

/// A page on the web.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// A format that is recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FormatInfo {
    /// Its id (`s3.bucket-policy`).
    pub id: String,
    /// What the document is.
    pub description: String,
    /// The command that prints it, when there is one.
    pub command: Option<String>,
}
