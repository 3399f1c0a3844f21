//! SageMaker jobs and what their fields say.

use crate::{Format, Gate, Given, Origin, Setting, Site};
use wireproof_source::Node;

/// The kinds of jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JobKind {
    /// Training.
    Training,
    /// One training job definition of a hyperparameter tuning job.
    Tuning,
    /// Processing.
    Processing,
    /// AutoML, either version.
    AutoMl,
    /// Batch transform.
    Transform,
    /// A monitoring job definition or schedule.
    Monitoring,
    /// A model: an image and artifacts.
    Model,
    /// The configuration of an endpoint.
    Endpoint,
    /// A HyperPod cluster.
    HyperPod,
    /// A notebook instance, a domain or a user profile.
    Notebook,
    /// A feature group.
    FeatureGroup,
    /// A job without a switch for its traffic: labeling, compilation, recommendations.
    Task,
}

/// A job.
#[derive(Clone, Debug)]
pub struct Job<'d> {
    /// Its kind.
    pub kind: JobKind,
    /// The format that it was read as.
    pub format: Format,
    /// What kind of document it was found in.
    pub origin: Origin,
    /// Its name; empty when the document gives none.
    pub name: String,
    /// The object whose fields it was read from.
    pub node: &'d Node<'d>,
    /// Where its name stands, or the object's opening brace.
    pub site: Site,
    /// `EnableInterContainerTrafficEncryption`, where the API has it.
    pub switch: Option<Setting<'d, bool>>,
    /// `EnableNetworkIsolation`, where the API has it: an isolated container opens no connections.
    pub isolation: Option<Setting<'d, bool>>,
    /// The instances.
    pub cluster: Cluster,
    /// Its security groups, when they keep its instances from setting up IPsec with each other.
    pub gate: Option<Gate>,
    /// The VPC of its subnets, as the document names it.
    pub vpc: Option<String>,
}

/// How many instances talk to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The number: `InstanceGroups` summed, the largest of `InstancePreferences`.
    pub instances: Given<u64>,
    /// The number that AWS documents for an absent one.
    pub default: Option<u64>,
    /// Whether AWS picks the number (AutoML).
    pub chosen_by_aws: bool,
    /// The instance types, as written, without repetition.
    pub types: Vec<String>,
    /// Where the number stands, or would stand; at least one.
    pub sites: Vec<Site>,
}

impl Cluster {
    /// The number of instances, as stated or by the documented default.
    pub fn count(&self) -> Option<u64> {
        match &self.instances {
            Given::Stated(count) => Some(*count),
            Given::Absent => self.default,
            Given::Unresolved { .. } | Given::Malformed { .. } | Given::CutOff => None,
        }
    }
}
