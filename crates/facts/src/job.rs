//! SageMaker jobs and what their fields say.

use crate::{Given, Setting, Site};
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
}

/// A job.
#[derive(Clone, Debug)]
pub struct Job<'d> {
    /// Its kind.
    pub kind: JobKind,
    /// Its name; empty when the document gives none.
    pub name: String,
    /// The object whose fields it was read from.
    pub node: &'d Node<'d>,
    /// Where it stands.
    pub site: Site,
    /// `EnableInterContainerTrafficEncryption`, where the API has it.
    pub switch: Option<Setting<'d, bool>>,
    /// The instances.
    pub cluster: Cluster,
}

/// How many instances talk to each other.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The number: `InstanceGroups` summed, the largest of `InstancePreferences`.
    pub instances: Given<u64>,
    /// Whether AWS picks the number (AutoML).
    pub chosen_by_aws: bool,
    /// The instance types, as written.
    pub types: Vec<String>,
    /// Where number and types stand.
    pub sites: Vec<Site>,
}
