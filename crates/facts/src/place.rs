//! The ends of hops.

use crate::Site;

/// An end of a hop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// Its name in the document (`s3://example-bucket/train`, a job's name); empty when the document gives none.
    pub name: String,
    /// For a cluster: how many instances of which type (`4 × ml.p4d.24xlarge`); empty otherwise.
    pub detail: String,
    /// For a place in S3 whose bucket the document tells: the bucket's name.
    pub bucket: Option<String>,
    /// Where the document names it.
    pub site: Site,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PlaceKind {
    /// Anyone who sends requests to a resource.
    Clients,
    /// Whoever calls the SageMaker API.
    Caller,
    /// The SageMaker API.
    SageMakerApi,
    /// An S3 bucket or a prefix of one.
    Bucket,
    /// An S3 access point.
    AccessPoint,
    /// The instances of a training job (also each one that a tuning job starts).
    TrainingCluster,
    /// The instances of a processing job.
    ProcessingCluster,
    /// The instances of an AutoML job.
    AutoMlCluster,
    /// The instances of a batch transform job.
    TransformCluster,
    /// The instances of a monitoring job.
    MonitoringCluster,
    /// The instance of a Debugger or Profiler rule.
    RuleInstance,
    /// The container of a model.
    Model,
    /// An endpoint's instances.
    Endpoint,
    /// An EFS file system.
    Efs,
    /// An FSx for Lustre file system.
    Lustre,
    /// A file system of a type that is not known.
    FileSystem,
    /// A container registry.
    Registry,
    /// A dataset of a SageMaker hub.
    HubDataset,
    /// The SageMaker Feature Store.
    FeatureStore,
    /// Athena.
    Athena,
    /// A Redshift cluster.
    Redshift,
    /// An SQS queue.
    Queue,
    /// An SNS topic.
    Topic,
    /// A KMS key.
    Key,
    /// A secret of Secrets Manager.
    Secret,
    /// A DynamoDB table.
    Table,
    /// A VPC endpoint.
    VpcEndpoint,
    /// A resource of a service that is not told apart.
    Resource,
    /// The address of a URL.
    Address,
}

impl PlaceKind {
    /// The report's id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Caller => "caller",
            Self::SageMakerApi => "sagemaker-api",
            Self::Bucket => "bucket",
            Self::AccessPoint => "s3-access-point",
            Self::TrainingCluster => "training-cluster",
            Self::ProcessingCluster => "processing-cluster",
            Self::AutoMlCluster => "automl-cluster",
            Self::TransformCluster => "transform-cluster",
            Self::MonitoringCluster => "monitoring-cluster",
            Self::RuleInstance => "rule-instance",
            Self::Model => "model",
            Self::Endpoint => "endpoint",
            Self::Efs => "efs",
            Self::Lustre => "fsx-lustre",
            Self::FileSystem => "file-system",
            Self::Registry => "container-registry",
            Self::HubDataset => "hub-dataset",
            Self::FeatureStore => "feature-store",
            Self::Athena => "athena",
            Self::Redshift => "redshift",
            Self::Queue => "sqs-queue",
            Self::Topic => "sns-topic",
            Self::Key => "kms-key",
            Self::Secret => "secret",
            Self::Table => "dynamodb-table",
            Self::VpcEndpoint => "vpc-endpoint",
            Self::Resource => "resource",
            Self::Address => "address",
        }
    }
}
