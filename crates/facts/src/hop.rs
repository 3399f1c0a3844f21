//! One stretch of the way that the data takes, and what the documents say about its encryption.

use crate::{Format, Parameter, Place, Shown, Site, System};

/// A hop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// The index of the input whose resource makes the hop.
    pub input: u32,
    /// The format of that resource.
    pub format: Format,
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
    /// Index in [`crate::Facts::policies`] of the policy of the resource at this hop's end; for buckets at the end of a
    /// job's hop set by linking. When a bucket has several policies, the first one; the others are its
    /// [`crate::ResourcePolicy::rivals`].
    pub policy: Option<usize>,
    /// Index in [`crate::Facts::urls`] of the URL that makes the hop.
    pub url: Option<usize>,
    /// Index in [`crate::Facts::switches`] of the setting that would protect this hop.
    pub switch: Option<usize>,
    /// What the settings of the server at its end decide, where it refuses plaintext whoever connects.
    pub server: Option<System>,
    /// The VPC of the resource that makes the hop, as its document names it, where controls of VPCs are shown.
    pub(crate) vpc: Option<String>,
    /// The parameters whose defaults the evidence rests on: another value may give another answer.
    pub depends: Vec<Parameter>,
}

/// What travels on a hop.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Route {
    /// Requests of any client to a bucket.
    ToBucket,
    /// Requests of any client to another resource that has a policy.
    ToResource,
    /// An input of a job.
    Input {
        /// The channel's or input's name; the field's name when it has none.
        channel: String,
    },
    /// Between the instances of one job.
    BetweenInstances,
    /// An output of a job.
    Output {
        /// Which.
        kind: OutputKind,
        /// The output's name, where the document names its outputs; empty otherwise.
        name: String,
    },
    /// The container image.
    Image,
    /// The call of the SageMaker API.
    Api,
    /// A connection that an environment variable, hyperparameter or argument names.
    Configured,
    /// The connections of a resource that the document describes.
    Service {
        /// Which of its connections (`port 80`, `brokers`), where it has several; empty otherwise.
        name: String,
    },
    /// A resource that the document names without saying anything of its traffic: a response, a list, a reference.
    NotShown {
        /// The document that would tell.
        ask: Format,
    },
}

/// The outputs of jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutputKind {
    /// Model artifacts, or the job's main output.
    Artifacts,
    /// Checkpoints.
    Checkpoints,
    /// Debugger tensors, and what Debugger's rules write.
    Debugger,
    /// Profiler metrics, and what Profiler's rules write.
    Profiler,
    /// TensorBoard data.
    TensorBoard,
    /// Captured requests and responses.
    DataCapture,
    /// Feature Store records.
    FeatureStore,
    /// Reports of a monitoring job.
    Monitoring,
}

/// What is known about the bytes on a hop, before policies are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wire {
    /// How many such resources there are, and what they are, a list decides that the template does not tell.
    Looped,
    /// Decided by the receiving resource's policy alone ([`Hop::policy`]).
    ByPolicy,
    /// SageMaker moves S3 data over TLS; whether the bucket refuses plaintext is its policy's matter.
    SageMakerS3,
    /// The service has no plaintext port (SageMaker API and runtime, ECR API).
    HttpsOnly,
    /// The image is pulled over HTTPS unless the client is set to an insecure registry.
    RegistryPull,
    /// `EnableInterContainerTrafficEncryption` decides ([`crate::Job::switch`], [`crate::Job::cluster`]).
    InterContainer,
    /// Batch transform instances do not talk to each other.
    NoInterNode,
    /// One instance: nothing to talk to.
    SingleInstance,
    /// Several instances and no switch in the API (HyperPod).
    NoSwitch,
    /// An EFS mount: decided by the client at mount, no option in the job.
    EfsMount,
    /// An FSx for Lustre mount: decided by deployment type and client instance family.
    LustreMount,
    /// A file system of a type that is not known.
    OtherMount,
    /// A query service writes its result to S3; its own leg to the source is not in the job.
    QueryResult,
    /// What a URL says ([`Hop::url`]).
    Url,
    /// A service API reached over TLS by the job.
    ServiceApi,
    /// The value that would tell is a parameter or an expression.
    Unresolved {
        /// The parameter's or expression's text.
        what: String,
    },
    /// What the settings of a system decide.
    System(System),
    /// The resource is removed by the document, or never made.
    Gone,
    /// The document does not show the resource's fields ([`Route::NotShown`]).
    NotShown,
}
