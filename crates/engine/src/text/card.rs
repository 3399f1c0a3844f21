//! The cards of what people take for encryption in transit: what it does, and what it does not do to the bytes.

use wireproof_facts::Mechanism;
use wireproof_report::Language;

/// The words of a card.
pub(super) struct CardWords {
    pub(super) name: &'static str,
    pub(super) question: &'static str,
    pub(super) does: &'static str,
    pub(super) does_not: &'static str,
}

/// The words for a mechanism.
pub(super) fn card_words(mechanism: Mechanism, language: Language) -> CardWords {
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
        Mechanism::StorageEncryption => CardWords {
            name: "Storage encryption",
            question: "The database is encrypted. Isn't that enough?",
            does: "Storage encryption protects what a database, cache, stream or file system keeps on its disks, with its snapshots and backups.",
            does_not: "It protects data at rest. The service decrypts before it answers, so queries and rows cross the network as the connection carries them: over TLS, or in clear.",
        },
        Mechanism::Authentication => CardWords {
            name: "Authentication",
            question: "Clients must log in. Doesn't that secure the connection?",
            does: "A password, a token, a client certificate or IAM authentication tells the service who is asking.",
            does_not: "It says who may connect, not who may listen. Without TLS the data, and often the password itself, crosses the network in clear.",
        },
        Mechanism::Routing => CardWords {
            name: "Subnets and routes",
            question: "Everything stays in private subnets. Isn't it private then?",
            does: "Subnets, route tables and settings such as `VpcOnly` decide which way packets go and who can be reached.",
            does_not: "A route says where the bytes travel, not whether they can be read on the way. A private path is not an encrypted path.",
        },
        Mechanism::InternetGateway => CardWords {
            name: "Internet gateway",
            question: "Traffic leaves through our internet gateway. Is it protected there?",
            does: "An internet gateway connects a VPC to the internet and translates public addresses.",
            does_not: "It encrypts nothing, and behind it the packets cross networks that are neither yours nor AWS's. TLS between the two programs is what protects them.",
        },
        Mechanism::TransitGateway => CardWords {
            name: "Transit gateway",
            question: "Our VPCs meet at a transit gateway. Isn't that path encrypted?",
            does: "A transit gateway routes packets between VPCs, VPNs and Direct Connect.",
            does_not: "By itself it does not promise encryption inside a Region. Its encryption support must be switched on, and beyond the attachment the VPC decides; between Regions AWS encrypts peered gateways on its own network. None of it reaches from your program to the other program. TLS does.",
        },
        Mechanism::Vpn => CardWords {
            name: "VPN",
            question: "We connect through a VPN. Isn't everything encrypted?",
            does: "A Site-to-Site or Client VPN encrypts the stretch between your network or device and AWS, with IPsec or TLS.",
            does_not: "It ends at the gateway. Behind it, inside the VPC and to other services, the bytes travel as your programs sent them, so each hop there still needs TLS.",
        },
        Mechanism::DirectConnect => CardWords {
            name: "Direct Connect",
            question: "We have a private line to AWS. Why encrypt it?",
            does: "Direct Connect is a dedicated line between your network and AWS.",
            does_not: "It does not encrypt by default. MACsec encrypts only from your router to the Direct Connect location, and only `must_encrypt` stops traffic when it fails. Inside AWS the bytes travel as they were sent.",
        },
        Mechanism::NitroEncryption => CardWords {
            name: "Encryption between EC2 instances",
            question: "Nitro encrypts traffic between instances. Do we still need TLS?",
            does: "Between instances of certain families, in the same VPC or peered ones of a Region, AWS encrypts packets in hardware. Traffic between Availability Zones and between Regions is encrypted by AWS as well.",
            does_not: "It is real, but it is not yours to prove: no document of yours shows it for a packet, it stops at every load balancer or transit gateway, and it tells neither program who the other is. Many families that run on Nitro (c5, m5, r5, t4g) do not do it.",
        },
        Mechanism::NitroEnclaves => CardWords {
            name: "Nitro Enclaves",
            question: "We process the data in an enclave. Isn't it protected everywhere?",
            does: "A Nitro Enclave isolates memory and processors from its own instance, and proves what code runs in it: it protects data in use.",
            does_not: "It has no network of its own; what comes in and goes out passes through the parent instance, and only TLS that ends inside the enclave protects it on the way.",
        },
        Mechanism::VpcEncryptionControls => CardWords {
            name: "VPC Encryption Controls",
            question: "The VPC has encryption controls. Does that settle it?",
            does: "In monitor mode they report which traffic of a VPC is encrypted. In enforce mode, once their state is `available`, AWS refuses resources in the VPC that would send clear text.",
            does_not: "Monitor mode refuses nothing, and each exclusion (internet gateway, NAT gateway, peering, EFS …) leaves its traffic to you. Enforced, it is encryption by the network: no program learns from it who the other one is. AWS does not document how it applies to SageMaker.",
        },
        Mechanism::Certificate => CardWords {
            name: "ACM certificate",
            question: "We have a certificate in ACM. So we use TLS, don't we?",
            does: "AWS Certificate Manager issues, renews and deploys certificates for load balancers, CloudFront and API Gateway.",
            does_not: "A certificate encrypts nothing until a listener uses it, and ACM plays no role between SageMaker and S3, for RDS or between training instances: AWS's own endpoints bring their certificates.",
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
        Mechanism::StorageEncryption => CardWords {
            name: "스토리지 암호화",
            question: "데이터베이스를 암호화했는데, 그것으로 충분하지 않나요?",
            does: "스토리지 암호화는 데이터베이스, 캐시, 스트림, 파일 시스템이 디스크에 저장하는 데이터와 그 스냅샷, 백업을 보호합니다.",
            does_not: "저장 시 암호화입니다. 서비스는 복호화한 뒤 응답하므로, 쿼리와 결과는 연결이 TLS면 암호화되어, 아니면 평문으로 오갑니다.",
        },
        Mechanism::Authentication => CardWords {
            name: "인증",
            question: "클라이언트가 로그인해야 하니 연결도 안전하지 않나요?",
            does: "비밀번호, 토큰, 클라이언트 인증서, IAM 인증은 누가 접속하는지를 서비스에 알려 줍니다.",
            does_not: "누가 접속할 수 있는지를 정할 뿐, 엿듣는 것을 막지는 못합니다. TLS가 없으면 데이터는 물론 비밀번호까지 평문으로 오갈 수 있습니다.",
        },
        Mechanism::Routing => CardWords {
            name: "서브넷과 라우팅",
            question: "모두 프라이빗 서브넷 안에 있으니 안전하지 않나요?",
            does: "서브넷, 라우팅 테이블, `VpcOnly` 같은 설정은 패킷이 어느 길로 가고 누구에게 닿는지를 정합니다.",
            does_not: "바이트가 어디로 지나가는지를 정할 뿐, 도중에 읽히지 않게 하지는 않습니다. 프라이빗 경로라고 해서 암호화된 경로는 아닙니다.",
        },
        Mechanism::InternetGateway => CardWords {
            name: "인터넷 게이트웨이",
            question: "트래픽이 인터넷 게이트웨이로 나가는데, 거기서 보호되나요?",
            does: "인터넷 게이트웨이는 VPC를 인터넷에 연결하고 퍼블릭 주소를 변환합니다.",
            does_not: "아무것도 암호화하지 않으며, 그 너머는 내 네트워크도 AWS 네트워크도 아닙니다. 두 프로그램 사이의 TLS만이 데이터를 보호합니다.",
        },
        Mechanism::TransitGateway => CardWords {
            name: "전송 게이트웨이",
            question: "VPC들이 전송 게이트웨이로 연결되는데, 그 경로는 암호화되지 않나요?",
            does: "전송 게이트웨이는 VPC, VPN, Direct Connect 사이의 패킷을 라우팅합니다.",
            does_not: "그 자체로는 리전 안의 암호화를 보장하지 않습니다. 암호화 지원(Encryption Support)을 따로 켜야 하고, 연결(attachment) 너머는 VPC에 달려 있습니다. 리전 간 피어링은 AWS가 자체 네트워크에서 암호화하지만, 프로그램과 프로그램 사이의 종단 간 암호화는 아니므로 TLS가 필요합니다.",
        },
        Mechanism::Vpn => CardWords {
            name: "VPN",
            question: "VPN으로 접속하니 모두 암호화되는 것 아닌가요?",
            does: "Site-to-Site VPN이나 Client VPN은 내 네트워크 또는 장치와 AWS 사이를 IPsec이나 TLS로 암호화합니다.",
            does_not: "암호화는 게이트웨이에서 끝납니다. 그 뒤 VPC 안이나 다른 서비스까지는 프로그램이 보낸 그대로 가므로, 그 구간마다 TLS가 필요합니다.",
        },
        Mechanism::DirectConnect => CardWords {
            name: "Direct Connect",
            question: "AWS까지 전용 회선을 쓰는데, 왜 암호화해야 하나요?",
            does: "Direct Connect는 내 네트워크와 AWS를 잇는 전용 회선입니다.",
            does_not: "기본으로는 암호화되지 않습니다. MACsec은 내 라우터와 Direct Connect 로케이션 사이만 암호화하며, 암호화가 실패할 때 트래픽을 멈추는 것은 `must_encrypt`뿐입니다. AWS 안에서는 프로그램이 보낸 그대로 갑니다.",
        },
        Mechanism::NitroEncryption => CardWords {
            name: "EC2 인스턴스 간 암호화",
            question: "Nitro가 인스턴스 간 트래픽을 암호화하는데, TLS가 또 필요한가요?",
            does: "일부 인스턴스 패밀리끼리는 같은 VPC나 같은 리전의 피어링된 VPC 안에서 AWS가 하드웨어로 패킷을 암호화합니다. 가용 영역 사이와 리전 사이의 트래픽도 AWS가 암호화합니다.",
            does_not: "실제로 암호화되지만 사용자가 증명할 수는 없습니다. 어떤 문서에도 패킷별로 드러나지 않고, 로드 밸런서나 전송 게이트웨이에서 끝나며, 통신 상대가 누구인지 알려 주지도 않습니다. Nitro 기반이어도 지원하지 않는 패밀리가 많습니다(c5, m5, r5, t4g 등).",
        },
        Mechanism::NitroEnclaves => CardWords {
            name: "Nitro Enclaves",
            question: "엔클레이브 안에서 데이터를 처리하니 어디서나 보호되지 않나요?",
            does: "Nitro Enclave는 메모리와 프로세서를 부모 인스턴스로부터 격리하고 어떤 코드가 실행되는지 증명합니다. 처리 중인 데이터를 보호합니다.",
            does_not: "자체 네트워크가 없어 데이터는 부모 인스턴스를 거쳐 드나듭니다. 오가는 동안은 엔클레이브 안에서 끝나는 TLS만이 보호합니다.",
        },
        Mechanism::VpcEncryptionControls => CardWords {
            name: "VPC Encryption Controls",
            question: "VPC에 암호화 제어를 설정했으니 해결된 것 아닌가요?",
            does: "모니터(monitor) 모드는 VPC의 어떤 트래픽이 암호화되는지 보고합니다. 강제(enforce) 모드는 상태가 `available`이 되면 평문을 보낼 수 있는 리소스를 VPC에서 거부합니다.",
            does_not: "모니터 모드는 아무것도 거부하지 않으며, 제외 항목(인터넷 게이트웨이, NAT 게이트웨이, 피어링, EFS 등)의 트래픽은 사용자 책임으로 남습니다. 강제 모드라도 네트워크가 하는 암호화라서 프로그램은 상대가 누구인지 알 수 없습니다. SageMaker에 어떻게 적용되는지는 AWS 문서에 없습니다.",
        },
        Mechanism::Certificate => CardWords {
            name: "ACM 인증서",
            question: "ACM에 인증서가 있으니 TLS를 쓰는 것 아닌가요?",
            does: "AWS Certificate Manager는 로드 밸런서, CloudFront, API Gateway에 쓸 인증서를 발급하고 갱신하고 배포합니다.",
            does_not: "인증서는 리스너가 사용하기 전까지 아무것도 암호화하지 않습니다. SageMaker와 S3 사이, RDS, 훈련 인스턴스 사이에는 ACM이 쓰이지 않으며, AWS 엔드포인트는 자체 인증서를 사용합니다.",
        },
    }
}
