//! One stretch of the way that the data takes, and what the documents say about its encryption.

use crate::{Place, Shown, Site};

/// A hop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// What travels.
    pub route: Route,
    /// Where from.
    pub from: Place,
    /// Where to.
    pub to: Place,
    /// What the documents and AWS say of the bytes.
    pub wire: Wire,
    /// The characters it rests on; at least one.
    pub evidence: Vec<Site>,
    /// What the documents show on this hop that does not encrypt.
    pub shown: Vec<Shown>,
    /// Index of the job in [`crate::Facts::jobs`] that makes the hop.
    pub job: Option<usize>,
    /// Index of the receiving (or sending) resource's policy in [`crate::Facts::policies`], set by linking.
    pub policy: Option<usize>,
}

/// What travels on a hop.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Route {
    /// Requests of any client to a bucket.
    ToBucket,
    /// An input of a job.
    Input {
        /// The channel's or input's name.
        channel: String,
    },
    /// Between the instances of one job.
    BetweenInstances,
    /// An output of a job.
    Output {
        /// Which.
        kind: OutputKind,
    },
    /// The container image.
    Image,
    /// The call of the SageMaker API.
    Api,
    /// A connection that an environment variable or hyperparameter names.
    Configured,
}

pub use output::OutputKind;

mod output {
    /// The outputs of jobs.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum OutputKind {
        /// Model artifacts, or the job's main output.
        Artifacts,
        /// Checkpoints.
        Checkpoints,
        /// Debugger tensors.
        Debugger,
        /// Profiler metrics.
        Profiler,
        /// `TensorBoard` data.
        TensorBoard,
        /// Captured requests and responses.
        DataCapture,
        /// Feature Store records.
        FeatureStore,
    }
}

/// What is known about the bytes on a hop, before policies are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wire {
    /// Decided by the receiving bucket's policy alone ([`Hop::policy`]).
    ByPolicy,
    /// SageMaker moves S3 data over TLS; whether the bucket refuses plaintext is its policy's matter.
    SageMakerS3,
    /// The service has no plaintext port (SageMaker API and runtime, ECR API).
    HttpsOnly,
    /// The image is pulled over HTTPS unless the client is set to an insecure registry.
    RegistryPull,
    /// `EnableInterContainerTrafficEncryption` decides ([`crate::Job::switch`]).
    InterContainer,
    /// Batch transform instances do not talk to each other.
    NoInterNode,
    /// One instance: nothing to talk to.
    SingleInstance,
    /// Several instances and no switch in the API (`HyperPod`).
    NoSwitch,
    /// An EFS mount: decided by the client at mount, no option in the job.
    EfsMount,
    /// An FSx for Lustre mount: decided by deployment type and client instance family.
    LustreMount,
    /// A query service writes its result to S3; its own leg to the source is not in the job.
    QueryResult,
    /// A URL that names an unencrypted protocol.
    PlainUrl,
    /// A service API reached over TLS by the job.
    ServiceApi,
    /// The value is a parameter or an expression.
    Unresolved,
}

/// The state that a [`Wire`] has without a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Plaintext is refused.
    Refused,
    /// Encrypted, plaintext perhaps accepted as well.
    Encrypted,
    /// Plaintext crosses or can cross.
    Plain,
    /// The documents do not say.
    Unknown,
    /// Nothing crosses.
    Nothing,
}
