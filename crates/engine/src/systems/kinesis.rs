//! Kinesis data streams.

use crate::text::words;
use wireproof_facts::systems::kinesis::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::HttpsOnly => (Verdict::Enforced, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::HttpsOnly => words!(
            language,
            en: "Producers and consumers reach the stream through the Kinesis API, which answers on HTTPS only. The stream's own encryption setting is about stored records.",
            ko: "생산자와 소비자는 HTTPS로만 응답하는 Kinesis API를 거칩니다. 스트림의 암호화 설정은 저장된 레코드에 대한 것입니다."
        ),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::HttpsOnly => Some("HTTPS"),
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "AWS, always", ko: "AWS(항상 적용)")
}
