//! Classic load balancers: client → listener, listener → instance.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::elb::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let verdict = match answer {
        Answer::ClientsHttps | Answer::ClientsSsl => Verdict::Enforced,
        Answer::InstancesHttps | Answer::InstancesSsl => Verdict::Encrypted,
        Answer::ClientsHttp | Answer::InstancesHttp | Answer::Decrypted => Verdict::Cleartext,
        Answer::PassThrough | Answer::Open(_) | Answer::NoProtocol | Answer::CutOff => Verdict::Unknown,
    };
    (verdict, Certainty::Stated)
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::ClientsHttps | Answer::ClientsSsl => words!(
            language,
            en: "The listener speaks TLS only. TLS ends at the load balancer; the way on to the instances is a hop of its own.",
            ko: "이 리스너는 TLS만 받습니다. TLS는 로드 밸런서에서 끝나며, 인스턴스까지의 구간은 따로 판단합니다."
        ),
        Answer::ClientsHttp => words!(
            language,
            en: "The listener speaks HTTP: requests and answers cross the network in clear. A Classic Load Balancer can't redirect.",
            ko: "이 리스너는 HTTP라서 요청과 응답이 평문으로 오갑니다. Classic Load Balancer는 리디렉션을 할 수 없습니다."
        ),
        Answer::PassThrough => words!(
            language,
            en: "TCP is passed through as it comes: the load balancer neither adds nor removes TLS, and a port number proves nothing. The instances and their clients decide.",
            ko: "TCP 트래픽은 그대로 전달됩니다. 로드 밸런서는 TLS를 더하지도 풀지도 않으며, 포트 번호는 아무것도 증명하지 않습니다. 인스턴스와 클라이언트가 정합니다."
        ),
        Answer::InstancesHttps | Answer::InstancesSsl => words!(
            language,
            en: "The load balancer opens TLS to the instances. Unless a backend authentication policy names their key, it takes any certificate.",
            ko: "로드 밸런서가 인스턴스에 TLS로 연결합니다. 백엔드 인증 정책에 키를 지정하지 않으면 어떤 인증서든 받아들입니다."
        ),
        Answer::InstancesHttp => words!(
            language,
            en: "The instance protocol is HTTP (also when it is left out beside HTTPS): the load balancer sends requests on in clear.",
            ko: "인스턴스 프로토콜이 HTTP라서(HTTPS 리스너에서 생략해도 HTTP) 로드 밸런서가 요청을 평문으로 전달합니다."
        ),
        Answer::Decrypted => words!(
            language,
            en: "TLS ends at the load balancer, and an instance protocol of TCP sends the decrypted bytes on.",
            ko: "TLS가 로드 밸런서에서 끝나고, 인스턴스 프로토콜이 TCP라서 복호화된 바이트가 그대로 전달됩니다."
        ),
        Answer::Open(what) => {
            let what = quoted(what);
            return localized!(
                language,
                en: "The protocol is {what}, which this document does not resolve. Paste the output of `aws elb describe-load-balancers`.",
                ko: "프로토콜이 {what}인데, 이 문서만으로는 그 값을 알 수 없습니다. `aws elb describe-load-balancers` 출력을 붙여 넣으세요."
            );
        }
        Answer::NoProtocol => words!(
            language,
            en: "The listener's protocol is not given. Paste the output of `aws elb describe-load-balancers`.",
            ko: "리스너의 프로토콜이 없습니다. `aws elb describe-load-balancers` 출력을 붙여 넣으세요."
        ),
        Answer::CutOff => words!(
            language,
            en: "The text ends before the protocol could appear. Paste all of it.",
            ko: "프로토콜이 나오기 전에 문서가 끊겼습니다. 전체를 붙여 넣으세요."
        ),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::ClientsHttps | Answer::InstancesHttps => Some("HTTPS"),
        Answer::ClientsSsl | Answer::InstancesSsl => Some("TLS"),
        Answer::ClientsHttp | Answer::InstancesHttp => Some("HTTP"),
        Answer::PassThrough | Answer::Decrypted => Some("TCP"),
        Answer::Open(_) | Answer::NoProtocol | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::PassThrough => words!(language, en: "the clients and the instances", ko: "클라이언트와 인스턴스"),
        Answer::InstancesHttps | Answer::InstancesSsl | Answer::InstancesHttp | Answer::Decrypted => {
            words!(language, en: "`InstanceProtocol` of the listener", ko: "리스너의 `InstanceProtocol`")
        }
        _ => words!(language, en: "`Protocol` of the listener", ko: "리스너의 `Protocol`"),
    }
}
