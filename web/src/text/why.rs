//! What people take for encryption in transit, and what it really does to the bytes. Sources: AWS's own pages.

use wireproof_report::Language;

/// Words in both languages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    en: &'static str,
    ko: &'static str,
}

impl Words {
    pub(crate) fn get(self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Ko => self.ko,
        }
    }
}

/// One mechanism.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Card {
    /// The ids of the report's mechanisms that it stands for.
    pub(crate) mechanisms: &'static [&'static str],
    pub(crate) name: Words,
    pub(crate) does: Words,
    pub(crate) does_not: Words,
    /// What must be added for it to be the whole truth; empty when nothing.
    pub(crate) but: Words,
    /// AWS's page.
    pub(crate) source: &'static str,
}

const fn words(en: &'static str, ko: &'static str) -> Words {
    Words { en, ko }
}

/// The cards, in the order of how often they are mistaken for encryption.
pub(crate) const CARDS: &[Card] = &[
    Card {
        mechanisms: &["iam"],
        name: words("IAM role or policy", "IAM 역할과 정책"),
        does: words("Decides who may send a request.", "누가 요청할 수 있는지를 정합니다."),
        does_not: words(
            "Touch the bytes of the request: an allowed request over HTTP is as readable as before.",
            "요청의 바이트를 바꾸지 않습니다. 허용된 요청도 HTTP로 보내면 그대로 읽힙니다.",
        ),
        but: words(
            "One exception: a Deny on aws:SecureTransport = false makes the receiver refuse plaintext.",
            "예외가 하나 있습니다. aws:SecureTransport가 false인 요청을 Deny하면 받는 쪽이 평문을 거부합니다.",
        ),
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
    },
    Card {
        mechanisms: &["nat-gateway"],
        name: words("NAT gateway", "NAT 게이트웨이"),
        does: words(
            "Gives packets from a private subnet another address, so that they can leave.",
            "프라이빗 서브넷에서 나가는 패킷의 주소를 바꿔 줍니다.",
        ),
        does_not: words(
            "Encrypt what is in the packets. It has no setting for that.",
            "패킷의 내용을 암호화하지 않습니다. 그런 설정 자체가 없습니다.",
        ),
        but: words("", ""),
        source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
    },
    Card {
        mechanisms: &["vpc-peering"],
        name: words("VPC peering", "VPC 피어링"),
        does: words("Connects two VPCs by private addresses.", "두 VPC를 프라이빗 주소로 잇습니다."),
        does_not: words(
            "Offer a switch that encrypts, or say who is at the other end.",
            "암호화를 켜는 설정이 없고, 상대가 누구인지도 확인하지 않습니다.",
        ),
        but: words(
            "Between Regions AWS encrypts the link itself; that is still not end to end.",
            "리전 간 피어링은 AWS가 링크를 암호화합니다. 그래도 종단 간 암호화는 아닙니다.",
        ),
        source: "https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html",
    },
    Card {
        mechanisms: &["kms-key", "server-side-encryption", "volume-encryption"],
        name: words("KMS, SSE, EBS encryption", "KMS, SSE, EBS 암호화"),
        does: words("Encrypts what is stored: data at rest.", "저장된 데이터를 암호화합니다(저장 시 암호화)."),
        does_not: words(
            "Protect the way there. S3 decrypts before it answers; the answer travels as the connection does.",
            "오가는 길을 보호하지 않습니다. S3는 복호화한 뒤 응답하며, 응답은 연결 방식 그대로 전송됩니다.",
        ),
        but: words("", ""),
        source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingEncryption.html",
    },
    Card {
        mechanisms: &["vpc-endpoint"],
        name: words("VPC endpoint", "VPC 엔드포인트"),
        does: words(
            "Keeps the route to a service inside the AWS network.",
            "서비스로 가는 경로를 AWS 네트워크 안에 둡니다.",
        ),
        does_not: words(
            "Encrypt. A private route carries HTTP and HTTPS alike.",
            "암호화하지 않습니다. 프라이빗 경로로도 HTTP와 HTTPS가 똑같이 지나갑니다.",
        ),
        but: words("", ""),
        source: "https://docs.aws.amazon.com/vpc/latest/privatelink/what-is-privatelink.html",
    },
    Card {
        mechanisms: &["security-group", "vpc-config", "network-isolation"],
        name: words("Security group, VPC, network isolation", "보안 그룹, VPC, 네트워크 격리"),
        does: words("Decides which connections may exist.", "어떤 연결이 가능한지를 정합니다."),
        does_not: words(
            "Change a connection that may exist: instances of one VPC still talk in clear.",
            "허용된 연결의 내용을 바꾸지 않습니다. 같은 VPC의 인스턴스끼리도 평문으로 통신할 수 있습니다.",
        ),
        but: words("", ""),
        source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mechanism_has_one_card_and_a_name() {
        for card in CARDS {
            for id in card.mechanisms {
                assert_eq!(CARDS.iter().filter(|card| card.mechanisms.contains(id)).count(), 1, "{id}");
                for language in [Language::En, Language::Ko] {
                    assert!((super::super::Text::of(language).mechanism)(id).is_some(), "{id}");
                }
            }
        }
    }
}
