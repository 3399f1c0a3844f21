//! What people take for encryption in transit and is none.

use crate::Site;

/// A mechanism that is not encryption in transit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Mechanism {
    /// IAM role or identity policy.
    Iam,
    /// NAT gateway.
    NatGateway,
    /// VPC peering connection.
    VpcPeering,
    /// VPC endpoint.
    VpcEndpoint,
    /// Security group.
    SecurityGroup,
    /// `VpcConfig`: placement in a VPC.
    VpcConfig,
    /// `EnableNetworkIsolation`.
    NetworkIsolation,
    /// A KMS key for data at rest.
    KmsKey,
    /// EBS volume encryption (`VolumeKmsKeyId`).
    VolumeEncryption,
    /// S3 server-side encryption.
    ServerSideEncryption,
}

impl Mechanism {
    /// Every mechanism.
    pub const ALL: [Self; 10] = [
        Self::Iam,
        Self::NatGateway,
        Self::VpcPeering,
        Self::VpcEndpoint,
        Self::SecurityGroup,
        Self::VpcConfig,
        Self::NetworkIsolation,
        Self::KmsKey,
        Self::VolumeEncryption,
        Self::ServerSideEncryption,
    ];

    /// The report's id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Iam => "iam",
            Self::NatGateway => "nat-gateway",
            Self::VpcPeering => "vpc-peering",
            Self::VpcEndpoint => "vpc-endpoint",
            Self::SecurityGroup => "security-group",
            Self::VpcConfig => "vpc-config",
            Self::NetworkIsolation => "network-isolation",
            Self::KmsKey => "kms-key",
            Self::VolumeEncryption => "volume-encryption",
            Self::ServerSideEncryption => "server-side-encryption",
        }
    }
}

/// A mechanism that a document shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which.
    pub mechanism: Mechanism,
    /// Where.
    pub site: Site,
}
