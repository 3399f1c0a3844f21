//! CloudFront: viewer → edge, edge → origin.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::cloudfront::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let verdict = match answer {
        Answer::HttpsOnly => Verdict::Enforced,
        Answer::Redirects | Answer::OriginHttps | Answer::OriginFollowsHttps => Verdict::Encrypted,
        Answer::AllowsAll | Answer::OriginHttp { .. } | Answer::OriginFollowsHttp => Verdict::Cleartext,
        Answer::Open(_) | Answer::CutOff => Verdict::Unknown,
    };
    (verdict, Certainty::Stated)
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::HttpsOnly => words!(
            language,
            en: "Viewers who come over HTTP are refused.",
            ko: "HTTP로 접속한 뷰어는 거부됩니다."
        ),
        Answer::Redirects => words!(
            language,
            en: "Content is served over HTTPS only; a viewer who starts with HTTP is redirected, and that first request (address, headers, cookies without `Secure`) crosses in clear.",
            ko: "콘텐츠는 HTTPS로만 제공됩니다. HTTP로 시작한 뷰어는 리디렉션되지만 그 첫 요청(주소, 헤더, `Secure`가 없는 쿠키)은 평문으로 갑니다."
        ),
        Answer::AllowsAll => words!(
            language,
            en: "`allow-all` serves content over plain HTTP to every viewer who asks that way.",
            ko: "`allow-all`이라서 HTTP로 요청한 뷰어에게 평문으로 콘텐츠를 제공합니다."
        ),
        Answer::OriginHttps => words!(
            language,
            en: "CloudFront talks to this origin over HTTPS only. Whether the origin refuses HTTP from others is the origin's matter.",
            ko: "CloudFront는 이 오리진과 HTTPS로만 통신합니다. 오리진이 다른 곳의 HTTP를 거부하는지는 오리진에 달려 있습니다."
        ),
        Answer::OriginHttp { website: true } => words!(
            language,
            en: "A website endpoint of S3 speaks HTTP only, so everything between the edge and the bucket crosses in clear. Use the bucket's REST endpoint with origin access control instead.",
            ko: "S3 웹 사이트 엔드포인트는 HTTP만 지원하므로 엣지와 버킷 사이가 모두 평문입니다. 버킷의 REST 엔드포인트와 오리진 액세스 제어를 쓰세요."
        ),
        Answer::OriginHttp { website: false } => words!(
            language,
            en: "`http-only`: CloudFront fetches from this origin in clear, also for viewers who came over HTTPS.",
            ko: "`http-only`라서 뷰어가 HTTPS로 접속해도 CloudFront는 오리진에서 평문으로 가져옵니다."
        ),
        Answer::OriginFollowsHttps => words!(
            language,
            en: "CloudFront uses the viewer's protocol here, and viewers of this origin can only come over HTTPS.",
            ko: "이 오리진에는 뷰어가 쓴 프로토콜을 그대로 쓰는데, 뷰어가 HTTPS로만 접속할 수 있습니다."
        ),
        Answer::OriginFollowsHttp => words!(
            language,
            en: "CloudFront uses the viewer's protocol here, and viewers may come over plain HTTP: then this leg is in clear too.",
            ko: "이 오리진에는 뷰어가 쓴 프로토콜을 그대로 쓰는데, 뷰어가 HTTP로 접속할 수 있어 이 구간도 평문이 됩니다."
        ),
        Answer::Open(what) => {
            return undecided::open(what, "aws cloudfront get-distribution-config --id ID", language);
        }
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::HttpsOnly | Answer::OriginHttps | Answer::OriginFollowsHttps | Answer::Redirects => Some("HTTPS"),
        Answer::AllowsAll | Answer::OriginFollowsHttp => Some("HTTP, HTTPS"),
        Answer::OriginHttp { .. } => Some("HTTP"),
        Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::HttpsOnly | Answer::Redirects | Answer::AllowsAll => {
            words!(language, en: "`ViewerProtocolPolicy` of the behaviour", ko: "동작의 `ViewerProtocolPolicy`")
        }
        _ => words!(language, en: "`OriginProtocolPolicy` of the origin", ko: "오리진의 `OriginProtocolPolicy`"),
    }
}
