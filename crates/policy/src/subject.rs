//! Whose policy it is: decides the catalogue of actions and what a proof means.

use crate::Claim;

/// The kinds of resource policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// An S3 bucket policy.
    S3Bucket,
    /// The policy of an S3 access point.
    S3AccessPoint,
    /// The policy of an SQS queue.
    SqsQueue,
    /// The policy of an SNS topic.
    SnsTopic,
    /// The policy of an EFS file system; its requests are those of NFS clients.
    EfsFileSystem,
    /// A KMS key policy.
    KmsKey,
    /// The policy of a secret.
    Secret,
    /// The policy of a `DynamoDB` table.
    DynamoDbTable,
    /// The policy of a VPC endpoint: it limits what passes the endpoint.
    VpcEndpoint,
    /// A resource control policy of an organization; its requests are those to S3 buckets unless it names another service.
    ResourceControl,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::S3Bucket,
        Self::S3AccessPoint,
        Self::SqsQueue,
        Self::SnsTopic,
        Self::EfsFileSystem,
        Self::KmsKey,
        Self::Secret,
        Self::DynamoDbTable,
        Self::VpcEndpoint,
        Self::ResourceControl,
    ];

    /// The prefix of the service's actions (`s3`).
    pub fn service(self) -> &'static str {
        match self {
            Self::S3Bucket | Self::S3AccessPoint | Self::VpcEndpoint | Self::ResourceControl => "s3",
            Self::SqsQueue => "sqs",
            Self::SnsTopic => "sns",
            Self::EfsFileSystem => "elasticfilesystem",
            Self::KmsKey => "kms",
            Self::Secret => "secretsmanager",
            Self::DynamoDbTable => "dynamodb",
        }
    }

    /// The claims that mean something for this kind, the one that matters most first.
    ///
    /// A VPC endpoint policy and an EFS file-system policy refuse whatever they do not allow, so granting no plaintext is
    /// enough there. Only S3 tells policies the TLS version.
    pub fn claims(self) -> &'static [Claim] {
        match self {
            Self::S3Bucket | Self::S3AccessPoint => {
                &[Claim::DeniesPlaintext, Claim::DeniesOldTls, Claim::GrantsNoPlaintext]
            }
            Self::ResourceControl => &[Claim::DeniesPlaintext, Claim::DeniesOldTls],
            Self::VpcEndpoint | Self::EfsFileSystem => &[Claim::GrantsNoPlaintext, Claim::DeniesPlaintext],
            Self::SqsQueue | Self::SnsTopic | Self::KmsKey | Self::Secret | Self::DynamoDbTable => {
                &[Claim::DeniesPlaintext, Claim::GrantsNoPlaintext]
            }
        }
    }
}

/// The resource that a policy is attached to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// Its ARN (`arn:aws:s3:::example-bucket`) when known from outside the policy; otherwise it is taken from the policy's own resources.
    pub resource: Option<String>,
}
