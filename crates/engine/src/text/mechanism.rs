//! Why things that people take for encryption in transit are none.

use wireproof_facts::Mechanism;
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
        other => card_words(other, language).does_not,
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

struct CardWords {
    name: &'static str,
    question: &'static str,
    does: &'static str,
    does_not: &'static str,
}

fn protects(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::KmsKey | Mechanism::VolumeEncryption | Mechanism::ServerSideEncryption => "at-rest",
        Mechanism::Iam | Mechanism::SecurityGroup | Mechanism::NetworkIsolation => "access",
        _ => "routing",
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
        _ => (
            "Give SageMaker training jobs access to resources in your VPC",
            "https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",
        ),
    }
}

fn card_words(mechanism: Mechanism, language: Language) -> CardWords {
    match language {
        Language::En => english(mechanism),
        Language::Ko => korean(mechanism),
    }
}

fn english(mechanism: Mechanism) -> CardWords {
    match mechanism {
        Mechanism::Iam => CardWords {
            name: "IAM policy",
            question: "We restrict access with IAM. Isn't the data protected in transit?",
            does: "An IAM policy says who may send which request to which resource.",
            does_not: "It does not encrypt anything: an allowed request over HTTP is sent in clear. The one thing a policy can do for data in transit is to refuse plaintext, with a Deny on `aws:SecureTransport` = `false` in the resource's own policy.",
        },
        Mechanism::NatGateway => CardWords {
            name: "NAT gateway",
            question: "All traffic leaves through a NAT gateway. Doesn't it encrypt it?",
            does: "A NAT gateway replaces private addresses by its own so that packets can leave a private subnet.",
            does_not: "It passes the payload on as it came. The EC2 API has no encryption setting for a NAT gateway; what was sent in clear leaves in clear.",
        },
        Mechanism::VpcPeering => CardWords {
            name: "VPC peering",
            question: "Our VPCs are peered over the AWS backbone. Isn't that encrypted?",
            does: "VPC peering routes packets between two VPCs over private addresses.",
            does_not: "It has no encryption setting and no certificate. AWS encrypts peering between Regions on its own network, but within a Region that depends on the instance types at both ends, and neither reaches from your program to the other program. TLS does.",
        },
        Mechanism::VpcEndpoint => CardWords {
            name: "VPC endpoint",
            question: "We reach S3 and SageMaker through VPC endpoints. Is TLS still needed?",
            does: "A VPC endpoint keeps the path to an AWS service inside the AWS network.",
            does_not: "It does not encrypt. TLS runs between the client and the service behind the endpoint; a client that speaks HTTP to S3 through it sends clear text.",
        },
        Mechanism::SecurityGroup => CardWords {
            name: "Security group",
            question: "Only port 443 is open. Doesn't that mean everything is encrypted?",
            does: "A security group lets packets through by protocol, port and peer.",
            does_not: "It never looks at the bytes: clear text on an open port passes, and opening ESP for IPsec does not start IPsec.",
        },
        Mechanism::VpcConfig => CardWords {
            name: "VPC configuration of a job",
            question: "The job runs in our private VPC. Isn't its traffic private?",
            does: "`VpcConfig` attaches the job's instances to your subnets and security groups.",
            does_not: "It decides where packets go, not whether they can be read. A private path is not an encrypted path.",
        },
        Mechanism::NetworkIsolation => CardWords {
            name: "Network isolation",
            question: "Network isolation is on. Doesn't that protect the data on the network?",
            does: "`EnableNetworkIsolation` blocks calls from and to the container, so that the code can't send data out.",
            does_not: "SageMaker still moves the data from and to S3, and the instances of one job still talk to each other. Isolation encrypts neither.",
        },
        Mechanism::KmsKey => CardWords {
            name: "KMS key",
            question: "The output is encrypted with a KMS key. Isn't it encrypted on the way too?",
            does: "A KMS key given here encrypts what is stored: objects, volumes, artifacts.",
            does_not: "It protects data at rest. On the way to and from storage the bytes are protected by TLS, or not at all.",
        },
        Mechanism::VolumeEncryption => CardWords {
            name: "Volume encryption",
            question: "The volumes are encrypted. Doesn't that cover the traffic?",
            does: "Volume encryption protects the blocks on the disks of the instances.",
            does_not: "It protects data at rest. What a program reads from the disk and sends over the network is decrypted before it leaves.",
        },
        Mechanism::ServerSideEncryption => CardWords {
            name: "S3 server-side encryption",
            question: "The bucket uses SSE-KMS. Isn't the data encrypted in transit as well?",
            does: "Server-side encryption encrypts objects when S3 writes them and decrypts them when S3 reads them.",
            does_not: "It protects data at rest. S3 receives and sends the bytes decrypted, so only TLS protects them on the way.",
        },
        _ => CardWords {
            name: "Network component",
            question: "Doesn't this component encrypt the traffic?",
            does: "It moves or filters packets.",
            does_not: "It does not encrypt them.",
        },
    }
}

fn korean(mechanism: Mechanism) -> CardWords {
    match mechanism {
        Mechanism::Iam => CardWords {
            name: "IAM 정책",
            question: "IAM으로 접근을 제한하고 있는데, 전송 중 데이터도 보호되지 않나요?",
            does: "IAM 정책은 누가 어떤 리소스에 어떤 요청을 할 수 있는지를 정합니다.",
            does_not: "회선 위의 바이트는 그대로입니다. 허용된 요청을 HTTP로 보내면 평문으로 갑니다. 다만 리소스 정책에 `aws:SecureTransport`가 `false`인 요청을 거부하는 Deny를 두면 평문 요청을 거부할 수 있습니다.",
        },
        Mechanism::NatGateway => CardWords {
            name: "NAT 게이트웨이",
            question: "모든 트래픽이 NAT 게이트웨이로 나가는데, 거기서 암호화되지 않나요?",
            does: "NAT 게이트웨이는 프라이빗 서브넷의 패킷이 밖으로 나갈 수 있게 주소를 바꿉니다.",
            does_not: "주소를 바꿔 패킷을 내보낼 뿐, 내용을 암호화하지 않습니다. EC2 API에도 NAT 게이트웨이의 암호화 설정은 없습니다. 평문으로 들어온 것은 평문으로 나갑니다.",
        },
        Mechanism::VpcPeering => CardWords {
            name: "VPC 피어링",
            question: "VPC끼리 AWS 백본으로 피어링되어 있으니 암호화되는 것 아닌가요?",
            does: "VPC 피어링은 두 VPC 사이의 패킷을 프라이빗 주소로 라우팅합니다.",
            does_not: "암호화 설정도 인증서도 없습니다. 리전 간 피어링은 AWS가 자체 네트워크에서 암호화하지만, 같은 리전에서는 양쪽 인스턴스 유형에 달려 있습니다. 어느 쪽도 프로그램과 프로그램 사이의 종단 간 암호화가 아니므로 TLS가 필요합니다.",
        },
        Mechanism::VpcEndpoint => CardWords {
            name: "VPC 엔드포인트",
            question: "S3와 SageMaker에 VPC 엔드포인트로 접속하는데, TLS가 또 필요한가요?",
            does: "VPC 엔드포인트는 AWS 서비스까지의 경로를 AWS 네트워크 안에 둡니다.",
            does_not: "암호화는 하지 않습니다. TLS는 클라이언트와 엔드포인트 뒤의 서비스 사이에서 맺어집니다. 엔드포인트를 거치더라도 S3에 HTTP로 요청하면 평문으로 갑니다.",
        },
        Mechanism::SecurityGroup => CardWords {
            name: "보안 그룹",
            question: "443 포트만 열어 두었으니 모두 암호화되는 것 아닌가요?",
            does: "보안 그룹은 프로토콜, 포트, 상대에 따라 패킷을 통과시킵니다.",
            does_not: "내용은 보지 않습니다. 열린 포트로는 평문도 통과하며, IPsec용 ESP를 열어 두었다고 IPsec이 시작되지는 않습니다.",
        },
        Mechanism::VpcConfig => CardWords {
            name: "작업의 VPC 구성",
            question: "프라이빗 VPC 안에서 작업을 실행하니 트래픽도 보호되지 않나요?",
            does: "`VpcConfig`는 작업 인스턴스를 지정한 서브넷과 보안 그룹에 연결합니다.",
            does_not: "패킷이 어디로 가는지를 정할 뿐, 내용을 읽지 못하게 하지는 않습니다. 프라이빗 경로라고 해서 암호화된 경로는 아닙니다.",
        },
        Mechanism::NetworkIsolation => CardWords {
            name: "네트워크 격리",
            question: "네트워크 격리를 켰는데, 네트워크의 데이터도 보호되지 않나요?",
            does: "`EnableNetworkIsolation`은 컨테이너가 드나드는 호출을 막아, 코드가 데이터를 밖으로 보내지 못하게 합니다.",
            does_not: "S3 데이터는 SageMaker가 계속 옮기고, 한 작업의 인스턴스끼리는 여전히 통신합니다. 네트워크 격리는 어느 쪽도 암호화하지 않습니다.",
        },
        Mechanism::KmsKey => CardWords {
            name: "KMS 키",
            question: "출력을 KMS 키로 암호화하는데, 오가는 동안에도 암호화되지 않나요?",
            does: "여기에 지정한 KMS 키는 객체, 볼륨, 아티팩트처럼 저장되는 데이터를 암호화합니다.",
            does_not: "저장 시 암호화입니다. 저장소를 오가는 동안의 바이트는 TLS가 보호하며, TLS가 없으면 보호되지 않습니다.",
        },
        Mechanism::VolumeEncryption => CardWords {
            name: "볼륨 암호화",
            question: "볼륨을 암호화했으니 트래픽도 보호되지 않나요?",
            does: "볼륨 암호화는 인스턴스 디스크의 블록을 보호합니다.",
            does_not: "저장 시 암호화입니다. 프로그램이 디스크에서 읽어 네트워크로 보내는 데이터는 이미 복호화된 상태입니다.",
        },
        Mechanism::ServerSideEncryption => CardWords {
            name: "S3 서버 측 암호화",
            question: "버킷에 SSE-KMS를 쓰는데, 전송 중에도 암호화되지 않나요?",
            does: "서버 측 암호화는 S3가 객체를 쓸 때 암호화하고 읽을 때 복호화합니다.",
            does_not: "저장 시 암호화입니다. S3는 복호화된 바이트를 주고받으므로, 오가는 동안은 TLS만이 보호합니다.",
        },
        _ => CardWords {
            name: "네트워크 구성 요소",
            question: "이 구성 요소가 트래픽을 암호화하지 않나요?",
            does: "패킷을 옮기거나 거릅니다.",
            does_not: "암호화하지는 않습니다.",
        },
    }
}
