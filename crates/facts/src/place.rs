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
    /// An API of API Gateway.
    ApiGateway,
    /// An AppSync API.
    AppSync,
    /// The AWS end of a line or tunnel.
    AwsNetwork,
    /// An ElastiCache cache.
    Cache,
    /// A CloudFront distribution.
    CloudFront,
    /// An MSK Connect connector.
    Connector,
    /// A database or store outside the document.
    DataStore,
    /// A DAX cluster.
    Dax,
    /// A DocumentDB cluster.
    DocDb,
    /// A SageMaker domain.
    Domain,
    /// The containers of an ECS task.
    EcsTask,
    /// The nodes of an EMR cluster.
    Emr,
    /// A Glue job.
    Glue,
    /// The nodes of a HyperPod cluster.
    HyperPod,
    /// The brokers of an MSK cluster.
    Kafka,
    /// A load balancer.
    LoadBalancer,
    /// A receiving mail server.
    MailServer,
    /// SES.
    MailService,
    /// A MemoryDB cluster.
    MemoryDb,
    /// A Neptune cluster.
    Neptune,
    /// A SageMaker notebook instance.
    Notebook,
    /// An OpenSearch Service domain.
    OpenSearch,
    /// A domain of Elasticsearch, OpenSearch Service's predecessor.
    Elasticsearch,
    /// An origin behind CloudFront.
    Origin,
    /// An Aurora or Multi-AZ cluster.
    RdsCluster,
    /// An RDS instance.
    RdsInstance,
    /// An RDS Proxy.
    RdsProxy,
    /// A Redshift Serverless workgroup.
    RedshiftServerless,
    /// A DMS replication instance.
    ReplicationInstance,
    /// The API that invokes endpoints.
    SageMakerRuntime,
    /// A network outside AWS.
    Site,
    /// A Kinesis data stream.
    Stream,
    /// The endpoint of a subscription.
    Subscriber,
    /// The targets behind a load balancer.
    Targets,
    /// A Transfer Family server.
    TransferServer,
    /// A transit gateway.
    TransitGateway,
    /// A VPC.
    Vpc,
    /// Step Functions, at a task that calls an API.
    Workflow,
    /// A Lambda function.
    Function,
    /// A broker of Amazon MQ.
    Broker,
    /// `DataSync`, at a location that it copies from or to.
    DataSync,
    /// An event bus.
    EventBus,
    /// A Firehose stream.
    Firehose,
    /// A data source of `QuickSight`.
    QuickSight,
    /// The instances of a SageMaker job of another kind: labeling, compilation, recommendations.
    JobInstances,
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
            Self::ApiGateway => "api-gateway",
            Self::AppSync => "appsync",
            Self::AwsNetwork => "aws-network",
            Self::Cache => "elasticache",
            Self::CloudFront => "cloudfront",
            Self::Connector => "msk-connector",
            Self::DataStore => "data-store",
            Self::Dax => "dax",
            Self::DocDb => "documentdb",
            Self::Domain => "sagemaker-domain",
            Self::EcsTask => "ecs-task",
            Self::Emr => "emr-cluster",
            Self::Glue => "glue-job",
            Self::HyperPod => "hyperpod-cluster",
            Self::Kafka => "msk-cluster",
            Self::LoadBalancer => "load-balancer",
            Self::MailServer => "mail-server",
            Self::MailService => "ses",
            Self::MemoryDb => "memorydb",
            Self::Neptune => "neptune",
            Self::Notebook => "notebook-instance",
            Self::OpenSearch => "opensearch-domain",
            Self::Elasticsearch => "elasticsearch-domain",
            Self::Origin => "origin",
            Self::RdsCluster => "aurora-cluster",
            Self::RdsInstance => "rds-instance",
            Self::RdsProxy => "rds-proxy",
            Self::RedshiftServerless => "redshift-serverless",
            Self::ReplicationInstance => "dms-replication",
            Self::SageMakerRuntime => "sagemaker-runtime",
            Self::Site => "site",
            Self::Stream => "kinesis-stream",
            Self::Subscriber => "subscriber",
            Self::Targets => "targets",
            Self::TransferServer => "transfer-server",
            Self::TransitGateway => "transit-gateway",
            Self::Vpc => "vpc",
            Self::Workflow => "workflow",
            Self::Function => "function",
            Self::Broker => "mq-broker",
            Self::DataSync => "datasync",
            Self::EventBus => "event-bus",
            Self::Firehose => "firehose-stream",
            Self::QuickSight => "quicksight",
            Self::JobInstances => "job-instances",
        }
    }
}
