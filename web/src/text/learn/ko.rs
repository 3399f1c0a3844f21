//! The lesson in Korean.

use super::{Choice, Claim, Entry, Leg, Lesson, Standing, Trade};
use wireproof_report::Verdict;

pub(super) const LESSON: Lesson = Lesson {
    title: "전송 중인 데이터를 지키는 것은 왜 TLS이고, IAM·NAT 게이트웨이·피어링은 아닌가",
    lead: "시험 문제 하나를 회선 그림으로 풀고, 교과서 답에서 정확한 것과 단순화된 것을 가려 봅니다.",
    question_title: "문제",
    question: "금융 회사가 Amazon SageMaker로 분산 사기 탐지 모델을 훈련합니다. 데이터는 매우 민감하며, VPC 안에서 전송되는 동안 보호되어야 합니다. 무엇을 해야 합니까?",
    options: [
        Choice {
            letter: "A",
            text: "SageMaker 인스턴스에 저장 시 암호화를 허용하는 IAM 정책을 적용합니다.",
            right: false,
            because: "IAM은 누가 요청할 수 있는지를 정하고, 저장 시 암호화는 저장된 데이터를 지킵니다. 둘 다 전송 중의 바이트는 바꾸지 않습니다.",
            mechanism: Some("iam"),
            sample: "fraud-training",
        },
        Choice {
            letter: "B",
            text: "VPC 안에서 SageMaker와 데이터 소스 사이에 SSL/TLS를 사용합니다.",
            right: true,
            because: "TLS는 사이에 무엇이 있든 두 프로그램 사이의 바이트를 암호문으로 바꿉니다. 분산 작업에는 한 구간이 더 남습니다. 인스턴스 사이에는 `EnableInterContainerTrafficEncryption`도 필요합니다.",
            mechanism: None,
            sample: "fraud-training-encrypted",
        },
        Choice {
            letter: "C",
            text: "VPC 피어링으로 VPC를 연결하여 SageMaker로 가는 전송을 암호화합니다.",
            right: false,
            because: "피어링은 경로일 뿐입니다. 암호화 설정이 없어, 평문으로 들어온 것은 평문으로 도착합니다.",
            mechanism: Some("vpc-peering"),
            sample: "fraud-training",
        },
        Choice {
            letter: "D",
            text: "NAT 게이트웨이를 구성하여 프라이빗 서브넷에서 나가는 데이터를 모두 암호화합니다.",
            right: false,
            because: "NAT 게이트웨이는 주소를 바꿉니다. 암호화를 켤 수 있는 설정 자체가 없습니다.",
            mechanism: Some("nat-gateway"),
            sample: "http-endpoint",
        },
    ],
    right: "맞습니다.",
    wrong: "아닙니다.",
    open_sample: "예제로 확인하기",
    flow_title: "데이터가 가는 길",
    flow: [
        Leg {
            from: "데이터 소스(S3, 데이터베이스)",
            to: "VPC 엔드포인트 또는 NAT 게이트웨이",
            verdict: Verdict::Encrypted,
            remark: "TLS는 클라이언트에서 시작됩니다. 엔드포인트와 게이트웨이는 그대로 넘길 뿐 더하는 것이 없습니다. 데이터베이스는 자체 설정이 있어야만 평문을 거부합니다.",
        },
        Leg {
            from: "VPC 엔드포인트 또는 NAT 게이트웨이",
            to: "훈련 인스턴스",
            verdict: Verdict::Encrypted,
            remark: "같은 TLS 연결이 이어집니다. FastFile이나 Pipe 입력에서는 SageMaker가 직접 S3를 HTTPS로 읽습니다.",
        },
        Leg {
            from: "훈련 인스턴스",
            to: "훈련 인스턴스",
            verdict: Verdict::Cleartext,
            remark: "문제의 정답이 놓친 구간입니다. `EnableInterContainerTrafficEncryption`이 true가 아니면 인스턴스 사이의 그래디언트는 평문으로 오갑니다.",
        },
        Leg {
            from: "훈련 인스턴스",
            to: "모델 아티팩트(S3)",
            verdict: Verdict::Encrypted,
            remark: "다시 HTTPS입니다. 출력의 KMS 키는 저장된 아티팩트를 지키며, 가는 길은 지키지 않습니다.",
        },
    ],
    trades_title: "각각 무엇에 쓰는가",
    gains: "잘하는 일",
    costs: "하지 않는 일, 또는 대가",
    trades: [
        Trade {
            name: "TLS",
            gains: "어떤 네트워크에서든 프로그램과 프로그램 사이를 암호화하고 상대를 인증합니다. AWS 서비스가 이미 지원합니다.",
            costs: "직접 운영하는 서버의 인증서는 관리해야 하고, 트래픽 분석이 어려워지며, 연결이 끝나는 곳에서 함께 끝납니다.",
        },
        Trade {
            name: "IAM",
            gains: "누가 무엇을 할 수 있는지 세밀하게 정합니다. `aws:SecureTransport` 조건의 Deny로 버킷이 평문을 거부하게 할 수 있습니다.",
            costs: "스스로 암호화하는 것은 없습니다.",
        },
        Trade {
            name: "NAT 게이트웨이",
            gains: "프라이빗 서브넷이 밖으로 나가게 해 줍니다. 관리형이고 가용성이 높습니다.",
            costs: "라우팅만 합니다. HTTP도 HTTPS도 똑같이 나릅니다.",
        },
        Trade {
            name: "VPC 피어링",
            gains: "인터넷을 거치지 않고 VPC 사이를 프라이빗 주소로 잇습니다.",
            costs: "암호화 설정도 인증서도 없고, 전이되지 않습니다.",
        },
    ],
    states_title: "데이터의 세 가지 상태",
    states: [
        Entry { name: "저장 시", text: "디스크와 버킷에 있을 때: SSE-KMS, EBS 암호화." },
        Entry { name: "전송 중", text: "회선 위에 있을 때: TLS, IPsec. Wireproof가 보는 것입니다." },
        Entry {
            name: "사용 중(처리 중)",
            text: "처리하느라 메모리에 있을 때: Nitro Enclaves. SageMaker 훈련에서는 쓸 수 없습니다.",
        },
    ],
    trades_of_life_title: "어디에서 중요한가",
    trades_of_life: [
        Entry {
            name: "금융", text: "사기 탐지 모델을 훈련하는 동안의 카드 번호와 거래 내역."
        },
        Entry { name: "의료", text: "진단 모델로 가는 환자 기록." },
        Entry { name: "소매", text: "추천 시스템에 쓰이는 고객 정보." },
    ],
    claims_title: "정확한 것, 단순화한 것, 출처가 없는 것",
    claims_lead: "이 답을 두고 흔히 하는 말을 AWS 문서와 나란히 놓았습니다.",
    claims: [
        Claim {
            said: "“데이터 소스까지 TLS를 쓰면 된다.”",
            standing: Standing::Simplified,
            truth: "넷 중에서는 정답입니다. 분산 작업에는 컨테이너 간 트래픽 암호화도 필요하며, 이것은 TLS가 아니라 IPsec입니다.",
        },
        Claim {
            said: "“SageMaker는 모든 API 호출과 데이터 전송에 TLS 1.2 이상을 쓴다.”",
            standing: Standing::Simplified,
            truth: "API는 정확합니다. 인스턴스 간 트래픽은 기본적으로 암호화되지 않으며, S3는 정책으로 거부하지 않으면 HTTP도 받습니다.",
        },
        Claim {
            said: "“TLS는 종단 간 암호화다.”",
            standing: Standing::Simplified,
            truth: "연결 단위입니다. 로드 밸런서나 엔드포인트가 TLS를 끝내면 거기서 끝나므로, 구간마다 따로 판정해야 합니다.",
        },
        Claim {
            said: "“NAT 게이트웨이는 암호화하지 않는다.”",
            standing: Standing::Exact,
            truth: "EC2 API에 그런 항목이 없으며, AWS는 이 경로의 암호화를 고객의 책임으로 둡니다.",
        },
        Claim {
            said: "“VPC 피어링은 암호화하지 않는다.”",
            standing: Standing::Simplified,
            truth: "설정이 없다는 점은 정확합니다. 리전 간 피어링은 AWS가 자체 네트워크에서 암호화하지만, 종단 간도 아니고 상대를 인증하지도 않습니다.",
        },
        Claim {
            said: "“IAM은 전송 중 데이터와 관련이 없다.”",
            standing: Standing::Simplified,
            truth: "정책이 암호화하는 것은 없지만, `aws:SecureTransport` 조건이 바로 평문을 거부하게 하는 방법입니다.",
        },
        Claim {
            said: "“인증서는 AWS Certificate Manager가 알아서 한다.”",
            standing: Standing::Simplified,
            truth: "로드 밸런서와 CloudFront에서는 그렇습니다. S3, SageMaker, RDS, 컨테이너 간 암호화에서는 아무 역할도 하지 않습니다.",
        },
        Claim {
            said: "“TLS의 성능 부담은 5% 미만이다.”",
            standing: Standing::Unsourced,
            truth: "AWS는 그런 수치를 제시하지 않습니다. 컨테이너 간 암호화는 인스턴스가 주고받는 양에 따라 딥 러닝을 눈에 띄게 느리게 할 수 있습니다.",
        },
    ],
    standing: |standing| match standing {
        Standing::Exact => "정확함",
        Standing::Simplified => "단순화함",
        Standing::Unsourced => "출처 없음",
    },
};
