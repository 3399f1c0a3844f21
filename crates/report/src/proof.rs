//! What was proved or refuted of resource policies.

use crate::Location;
use serde::{Deserialize, Serialize};

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
