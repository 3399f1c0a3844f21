//! What people take for encryption in transit and is none.

use crate::Site;

/// A mechanism that is not encryption in transit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Encryption of a database's, cache's or stream's storage.
    StorageEncryption,
    /// A password, token, client certificate or IAM authentication: who may connect.
    Authentication,
    /// Placement in subnets, routes, `VpcOnly`.
    Routing,
    /// Internet gateway.
    InternetGateway,
    /// Transit gateway.
    TransitGateway,
    /// Site-to-Site or Client VPN.
    Vpn,
    /// Direct Connect without MACsec.
    DirectConnect,
    /// The encryption that some EC2 instance families put between each other.
    NitroEncryption,
    /// Nitro Enclaves: data in use.
    NitroEnclaves,
    /// VPC Encryption Controls, and the exclusions from them.
    VpcEncryptionControls,
    /// A certificate of ACM, that nothing shown uses.
    Certificate,
}

impl Mechanism {
    /// Every mechanism.
    pub const ALL: [Self; 21] = [
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
        Self::StorageEncryption,
        Self::Authentication,
        Self::Routing,
        Self::InternetGateway,
        Self::TransitGateway,
        Self::Vpn,
        Self::DirectConnect,
        Self::NitroEncryption,
        Self::NitroEnclaves,
        Self::VpcEncryptionControls,
        Self::Certificate,
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
            Self::StorageEncryption => "storage-encryption",
            Self::Authentication => "authentication",
            Self::Routing => "routing",
            Self::InternetGateway => "internet-gateway",
            Self::TransitGateway => "transit-gateway",
            Self::Vpn => "vpn",
            Self::DirectConnect => "direct-connect",
            Self::NitroEncryption => "nitro-encryption",
            Self::NitroEnclaves => "nitro-enclaves",
            Self::VpcEncryptionControls => "vpc-encryption-controls",
            Self::Certificate => "certificate",
        }
    }
}

/// Something that a document holds and that is not encryption in transit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// What it is.
    pub mechanism: Mechanism,
    /// What more the document says of it.
    pub aspect: Aspect,
    /// Its name in the document; empty when it has none.
    pub name: String,
    /// Where.
    pub site: Site,
    /// The VPC that it belongs to, as the document names it.
    pub vpc: Option<String>,
    /// The AWS service that it leads to (`com.amazonaws.us-east-1.s3`); empty when it leads to no particular one.
    pub service: String,
    /// Whether a hop's [`crate::Hop::shown`] names it; the others lie on no hop.
    pub is_on_path: bool,
}

/// What a document says of a component that changes what is to be said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Aspect {
    /// Nothing more.
    Plain,
    /// Both ends are in one Region.
    WithinRegion,
    /// Its ends are in different Regions: AWS encrypts between them.
    BetweenRegions,
    /// The EC2 family encrypts between instances of such families.
    FamilyEncrypts,
    /// The EC2 family does not encrypt between instances.
    FamilyPlain,
    /// VPC Encryption Controls that only report.
    Monitor,
    /// VPC Encryption Controls that are enforced, or asked to be.
    Enforce,
    /// A kind of traffic that is left out of VPC Encryption Controls.
    Excluded,
}

/// A mechanism that a document shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which.
    pub mechanism: Mechanism,
    /// Where.
    pub site: Site,
}
