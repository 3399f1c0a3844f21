//! Why things that people take for encryption in transit are none.

use super::card::card_words;
use wireproof_facts::{Aspect, Mechanism};
use wireproof_report::{Language, Link, MechanismCard};

/// One sentence against the user's own line.
pub(crate) fn because(mechanism: Mechanism, between_instances: bool, language: Language) -> &'static str {
    match mechanism {
        Mechanism::Iam => words!(
            language,
            en: "This role decides what the job may do. It does not change the bytes on the wire.",
            ko: "이 역할은 작업이 무엇을 할 수 있는지 정합니다. 회선 위의 바이트는 그대로입니다."
        ),
        Mechanism::NetworkIsolation if between_instances => words!(
            language,
            en: "Network isolation blocks calls out of the container. The instances of the job still talk to each other, and it does not encrypt what they say.",
            ko: "네트워크 격리는 컨테이너 밖으로 나가는 호출을 막습니다. 작업의 인스턴스끼리는 여전히 통신하며, 그 내용은 암호화하지 않습니다."
        ),
        Mechanism::NetworkIsolation => words!(
            language,
            en: "Network isolation blocks calls out of the container. SageMaker itself still moves the data, and this setting does not encrypt it.",
            ko: "네트워크 격리는 컨테이너 밖으로 나가는 호출을 막습니다. 데이터는 SageMaker가 계속 옮기며, 이 설정이 암호화하지는 않습니다."
        ),
        Mechanism::VpcConfig => words!(
            language,
            en: "This places the job in your subnets. A private path is not an encrypted path.",
            ko: "작업을 지정한 서브넷에 배치하는 설정입니다. 프라이빗 경로라고 해서 암호화된 경로는 아닙니다."
        ),
        Mechanism::StorageEncryption => words!(
            language,
            en: "This encrypts what is stored. The service decrypts before it answers, so it says nothing of the wire.",
            ko: "저장된 데이터를 암호화합니다. 서비스는 복호화한 뒤 응답하므로 전송 구간과는 관계가 없습니다."
        ),
        Mechanism::Authentication => words!(
            language,
            en: "This decides who may connect. Without TLS the connection can be read all the same.",
            ko: "누가 접속할 수 있는지를 정합니다. TLS가 없으면 연결 내용은 그대로 읽힐 수 있습니다."
        ),
        Mechanism::Routing => words!(
            language,
            en: "This decides which way packets go. A private path is not an encrypted path.",
            ko: "패킷이 어느 길로 가는지를 정합니다. 프라이빗 경로라고 해서 암호화된 경로는 아닙니다."
        ),
        Mechanism::InternetGateway => words!(
            language,
            en: "This lets packets in and out of the VPC as they are; beyond it they cross networks that are not AWS's.",
            ko: "패킷을 있는 그대로 VPC 안팎으로 내보내고 받습니다. 그 너머는 AWS 네트워크가 아닙니다."
        ),
        Mechanism::TransitGateway => words!(
            language,
            en: "This routes packets between networks. It does not promise to encrypt them unless its encryption support is on.",
            ko: "네트워크 사이의 패킷을 라우팅합니다. 암호화 지원을 켜지 않으면 암호화를 보장하지 않습니다."
        ),
        Mechanism::NatGateway
        | Mechanism::VpcPeering
        | Mechanism::VpcEndpoint
        | Mechanism::SecurityGroup
        | Mechanism::KmsKey
        | Mechanism::VolumeEncryption
        | Mechanism::ServerSideEncryption
        | Mechanism::Vpn
        | Mechanism::DirectConnect
        | Mechanism::NitroEncryption
        | Mechanism::NitroEnclaves
        | Mechanism::VpcEncryptionControls
        | Mechanism::Certificate => card_words(mechanism, language).does_not,
    }
}

/// One sentence against the user's own line, by what the document says of it.
pub(crate) fn component(mechanism: Mechanism, aspect: Aspect, language: Language) -> &'static str {
    match (mechanism, aspect) {
        (Mechanism::TransitGateway, Aspect::BetweenRegions) => words!(
            language,
            en: "This connects transit gateways of two Regions. AWS encrypts the bytes between the Regions on its own network; that is not a setting of yours and does not reach from program to program.",
            ko: "두 리전의 전송 게이트웨이를 잇습니다. 리전 사이의 바이트는 AWS가 자체 네트워크에서 암호화하지만, 사용자가 설정하는 것도 아니고 프로그램 사이의 종단 간 암호화도 아닙니다."
        ),
        (_, Aspect::BetweenRegions) => words!(
            language,
            en: "This peering crosses Regions. AWS encrypts the bytes between Regions on its own network; that is not a setting of yours and does not reach from program to program. Keep TLS.",
            ko: "리전 간 피어링입니다. 리전 사이의 바이트는 AWS가 자체 네트워크에서 암호화하지만, 사용자가 설정하는 것도 아니고 프로그램 사이의 종단 간 암호화도 아닙니다. TLS가 여전히 필요합니다."
        ),
        (Mechanism::VpcPeering, Aspect::WithinRegion) => words!(
            language,
            en: "This peering stays in one Region. It routes packets and has no encryption setting; whether AWS encrypts below depends on the instance types at both ends.",
            ko: "같은 리전 안의 피어링입니다. 패킷을 라우팅할 뿐 암호화 설정이 없으며, AWS가 아래 계층에서 암호화하는지는 양쪽 인스턴스 유형에 달려 있습니다."
        ),
        (_, Aspect::FamilyEncrypts) => words!(
            language,
            en: "AWS encrypts packets between instances of such families, with no load balancer or transit gateway between them. That is real, but nothing here proves it for a connection, and no program learns who the other one is.",
            ko: "이런 패밀리의 인스턴스끼리는 사이에 로드 밸런서나 전송 게이트웨이가 없으면 AWS가 패킷을 암호화합니다. 실제 암호화이지만 특정 연결에 대해 증명되지는 않으며, 상대가 누구인지도 알려 주지 않습니다."
        ),
        (_, Aspect::FamilyPlain) => words!(
            language,
            en: "Instances of this family do not encrypt the traffic between them, even where they run on Nitro.",
            ko: "이 패밀리의 인스턴스는 Nitro 기반이더라도 서로 간의 트래픽을 암호화하지 않습니다."
        ),
        (_, Aspect::Monitor) => words!(
            language,
            en: "Monitor mode only reports which traffic is encrypted. Nothing is refused until the mode is `enforce`.",
            ko: "모니터 모드는 어떤 트래픽이 암호화되는지 보고하기만 합니다. `enforce` 모드가 되기 전까지는 아무것도 거부되지 않습니다."
        ),
        (_, Aspect::Excluded) => words!(
            language,
            en: "This kind of traffic is excluded from the VPC's encryption controls: encrypting it stays with you.",
            ko: "이 종류의 트래픽은 VPC 암호화 제어에서 제외되어 있어, 암호화는 사용자 책임으로 남습니다."
        ),
        _ => because(mechanism, false, language),
    }
}

/// The longer explanation.
pub(crate) fn card(mechanism: Mechanism, language: Language) -> MechanismCard {
    let words = card_words(mechanism, language);
    let (title, url) = source(mechanism);
    MechanismCard {
        id: mechanism.id().to_owned(),
        name: words.name.to_owned(),
        question: words.question.to_owned(),
        does: words.does.to_owned(),
        does_not: words.does_not.to_owned(),
        protects: protects(mechanism).to_owned(),
        source: Link { title: title.to_owned(), url: url.to_owned() },
    }
}

/// The card as a page.
pub(crate) fn page(mechanism: Mechanism, language: Language) -> String {
    let card = card(mechanism, language);
    let source = words!(language, en: "Source", ko: "출처");
    format!(
        "# {}\n\n**{}**\n\n{}\n\n{}\n\n{source}: [{}]({})\n",
        card.name, card.question, card.does, card.does_not, card.source.title, card.source.url
    )
}

fn protects(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::KmsKey
        | Mechanism::VolumeEncryption
        | Mechanism::ServerSideEncryption
        | Mechanism::StorageEncryption => "at-rest",
        Mechanism::NitroEnclaves => "in-use",
        Mechanism::Iam
        | Mechanism::SecurityGroup
        | Mechanism::NetworkIsolation
        | Mechanism::Authentication
        | Mechanism::Certificate => "access",
        Mechanism::NatGateway
        | Mechanism::VpcPeering
        | Mechanism::VpcEndpoint
        | Mechanism::VpcConfig
        | Mechanism::Routing
        | Mechanism::InternetGateway
        | Mechanism::TransitGateway => "routing",
        Mechanism::Vpn | Mechanism::DirectConnect | Mechanism::NitroEncryption | Mechanism::VpcEncryptionControls => {
            "link"
        }
    }
}

fn source(mechanism: Mechanism) -> (&'static str, &'static str) {
    match mechanism {
        Mechanism::Iam => {
            ("Policies and permissions in IAM", "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html")
        }
        Mechanism::NatGateway => {
            ("NAT gateways", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html")
        }
        Mechanism::VpcPeering => {
            ("What is VPC peering?", "https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html")
        }
        Mechanism::VpcEndpoint => {
            ("What is AWS PrivateLink?", "https://docs.aws.amazon.com/vpc/latest/privatelink/what-is-privatelink.html")
        }
        Mechanism::SecurityGroup => (
            "Control traffic to your AWS resources using security groups",
            "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
        ),
        Mechanism::NetworkIsolation => (
            "Run training and inference containers in internet-free mode",
            "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
        ),
        Mechanism::KmsKey => (
            "Protect data at rest using encryption",
            "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
        ),
        Mechanism::VolumeEncryption => {
            ("Amazon EBS encryption", "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html")
        }
        Mechanism::ServerSideEncryption => (
            "Protecting data with server-side encryption",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html",
        ),
        Mechanism::StorageEncryption => (
            "Encrypting Amazon RDS resources",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
        ),
        Mechanism::Authentication => (
            "Authenticating with the AUTH command",
            "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html",
        ),
        Mechanism::Routing => {
            ("Configure route tables", "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html")
        }
        Mechanism::InternetGateway => {
            ("Internet gateways", "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html")
        }
        Mechanism::TransitGateway => (
            "Encryption support for AWS Transit Gateway",
            "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-encryption-support.html",
        ),
        Mechanism::Vpn => (
            "Tunnel options for your AWS Site-to-Site VPN connection",
            "https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html",
        ),
        Mechanism::DirectConnect => (
            "Encryption in AWS Direct Connect",
            "https://docs.aws.amazon.com/directconnect/latest/UserGuide/encryption-in-transit.html",
        ),
        Mechanism::NitroEncryption => (
            "Data protection in Amazon EC2: encryption in transit",
            "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/data-protection.html",
        ),
        Mechanism::NitroEnclaves => {
            ("What is Nitro Enclaves?", "https://docs.aws.amazon.com/enclaves/latest/user/nitro-enclave.html")
        }
        Mechanism::VpcEncryptionControls => (
            "Enforce VPC encryption in transit",
            "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-encryption-controls.html",
        ),
        Mechanism::Certificate => {
            ("What is AWS Certificate Manager?", "https://docs.aws.amazon.com/acm/latest/userguide/acm-overview.html")
        }
        Mechanism::VpcConfig => (
            "Give SageMaker training jobs access to resources in your VPC",
            "https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",
        ),
    }
}
