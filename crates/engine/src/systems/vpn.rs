//! Site-to-Site VPN and Client VPN.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::vpn::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let verdict = match answer {
        Answer::Ipsec { .. } | Answer::Client { .. } => Verdict::Encrypted,
        Answer::Open(_) => Verdict::Unknown,
        Answer::Deleted => Verdict::NoTraffic,
    };
    (verdict, Certainty::Stated)
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Ipsec { is_down: false, .. } => words!(
            language,
            en: "IPsec encrypts this stretch, between your gateway and AWS's. Behind AWS's gateway the packets travel as they were sent.",
            ko: "내 게이트웨이와 AWS 게이트웨이 사이를 IPsec으로 암호화합니다. AWS 게이트웨이 뒤로는 패킷이 보낸 그대로 갑니다."
        ),
        Answer::Ipsec { is_down: true, .. } => words!(
            language,
            en: "IPsec encrypts this stretch, but every tunnel is down: what still reaches AWS takes another way, and this document does not show which.",
            ko: "이 구간은 IPsec으로 암호화되지만 모든 터널이 내려가 있습니다. 지금 AWS로 가는 트래픽은 다른 경로를 쓰며, 그 경로는 이 문서에 없습니다."
        ),
        Answer::Client { is_split: false } => words!(
            language,
            en: "Client VPN uses TLS between the device and the endpoint. Behind the endpoint the packets travel as they were sent.",
            ko: "Client VPN은 장치와 엔드포인트 사이에 TLS를 씁니다. 엔드포인트 뒤로는 패킷이 보낸 그대로 갑니다."
        ),
        Answer::Client { is_split: true } => words!(
            language,
            en: "Client VPN uses TLS between the device and the endpoint, for the routes of the endpoint; split tunnelling sends everything else past it.",
            ko: "Client VPN은 장치와 엔드포인트 사이에 TLS를 씁니다. 다만 분할 터널링이 켜져 있어 엔드포인트 라우팅에 없는 트래픽은 터널을 거치지 않습니다."
        ),
        Answer::Open(what) => {
            let what = quoted(what);
            return localized!(
                language,
                en: "The type of the connection is {what}, which says nothing known here of IPsec. Paste the output of `aws ec2 describe-vpn-connections`.",
                ko: "연결 유형이 {what}이라서 IPsec 여부를 알 수 없습니다. `aws ec2 describe-vpn-connections` 출력을 붙여 넣으세요."
            );
        }
        Answer::Deleted => words!(
            language,
            en: "The connection is deleted; nothing travels here.",
            ko: "삭제된 연결이라 이 구간에는 트래픽이 없습니다."
        ),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Ipsec { .. } => Some("IPsec"),
        Answer::Client { .. } => Some("TLS"),
        Answer::Open(_) | Answer::Deleted => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::Client { .. } => {
            words!(language, en: "the Client VPN endpoint and its routes", ko: "Client VPN 엔드포인트와 라우팅")
        }
        _ => words!(
            language,
            en: "the VPN connection and the routes that lead to it",
            ko: "VPN 연결과 그쪽으로 향하는 라우팅"
        ),
    }
}
