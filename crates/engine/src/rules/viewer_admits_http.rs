//! The rule `viewer-admits-http`.

use crate::mapping::{ISMS_P, PCI, hipaa, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::cloudfront::Answer;
use wireproof_report::Verdict;

rule! {
    /// A CloudFront distribution serves viewers in clear.
    ///
    /// ## What it finds
    /// A cache behaviour, the default one or one with a path, whose `ViewerProtocolPolicy` is `allow-all`.
    ///
    /// ## Why it matters
    /// Each behaviour decides for its own paths: a strict default does not help a path whose behaviour is lax. A certificate does not
    /// refuse viewers who come over HTTP.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "DistributionConfig": {
    ///     "Origins": { "Quantity": 1, "Items": [{ "Id": "o", "DomainName": "app.example.com" }] },
    ///     "DefaultCacheBehavior": {
    ///       "TargetOriginId": "o",
    ///       "ViewerProtocolPolicy": "allow-all"
    ///                               ^^^^^^^^^^^ serves viewers in clear
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "DistributionConfig": {
    ///     "Origins": { "Quantity": 1, "Items": [{ "Id": "o", "DomainName": "app.example.com" }] },
    ///     "DefaultCacheBehavior": {
    ///       "TargetOriginId": "o",
    ///       "ViewerProtocolPolicy": "redirect-to-https"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Require HTTPS for communication between viewers and CloudFront](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html)
    id: "viewer-admits-http",
    level: Error,
    maps: [
        CloudFrontViewers: [&[security_hub("CloudFront.3")], PCI, &[hipaa("164.312(e)(1)")], ISMS_P],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let System::CloudFront(Answer::AllowsAll) = system else { return None };
        Some(Words {
            message: words!(
                language,
                en: "this behaviour serves viewers in clear",
                ko: "이 동작은 뷰어에게 평문으로 응답합니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "Viewers who come over HTTP send and get everything in clear: addresses, cookies, content.",
                ko: "HTTP로 접속한 뷰어는 주소와 쿠키, 콘텐츠를 모두 평문으로 주고받습니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Set `ViewerProtocolPolicy` to `redirect-to-https`, or to `https-only` where no person types the address.",
                ko: "`ViewerProtocolPolicy` 값을 `redirect-to-https`로 바꾸세요. 사람이 주소를 입력하지 않는 경로라면 `https-only`가 좋습니다."
            )
            .to_owned(),
        })
    })
}
