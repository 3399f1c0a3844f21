//! The rule `subscriber-reached-in-clear`.

use crate::mapping::{ISMS_P};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::sns_subscription::Answer;
use wireproof_report::Verdict;

rule! {
    /// An SNS topic delivers its messages over plain HTTP.
    ///
    /// ## What it finds
    /// A subscription whose protocol is `http`.
    ///
    /// ## Why it matters
    /// Messages leave AWS for the endpoint as readable JSON. Their signature tells whether they were changed; it does not hide them. A
    /// KMS key of the topic protects stored messages.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Subscriptions": [{
    ///     "TopicArn": "arn:aws:sns:ap-northeast-2:111122223333:drift-alerts",
    ///     "Protocol": "http",
    ///                 ^^^^^^ over plain HTTP
    ///     "Endpoint": "http://hooks.example.com/drift"
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "Subscriptions": [{
    ///     "TopicArn": "arn:aws:sns:ap-northeast-2:111122223333:drift-alerts",
    ///     "Protocol": "https",
    ///     "Endpoint": "https://hooks.example.com/drift"
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Fanout Amazon SNS notifications to HTTPS endpoints](https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html)
    id: "subscriber-reached-in-clear",
    level: Error,
    maps: [SnsSubscription: [ISMS_P]],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let System::SnsSubscription(Answer::Http) = system else { return None };
        Some(Words {
            message: words!(
                language,
                en: "messages are delivered over plain HTTP",
                ko: "메시지를 평문 HTTP로 전달합니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "Every message crosses the network, often the internet, in clear.",
                ko: "모든 메시지가 인터넷 같은 네트워크를 평문으로 지나갑니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Subscribe an `https` endpoint with a certificate of a public authority, and delete this subscription.",
                ko: "공인 인증서를 쓰는 `https` 엔드포인트로 다시 구독하고 이 구독은 삭제하세요."
            )
            .to_owned(),
        })
    })
}
