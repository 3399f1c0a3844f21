//! The rule `origin-reached-in-clear`.

use crate::mapping::{ISMS_P, ISO, PCI, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::{api_gateway, cloudfront};
use wireproof_report::Verdict;

rule! {
    /// An edge sends requests on to its origin in clear.
    ///
    /// ## What it finds
    /// An origin of CloudFront with `http-only`, a website endpoint of S3, an origin that follows viewers who may come over HTTP; an
    /// integration of API Gateway whose address is `http`, or that goes through a VPC link without a `TlsConfig`.
    ///
    /// ## Why it matters
    /// TLS ends at the edge. The way to the origin is a connection of its own, often across the internet, and the lock in the viewer's
    /// browser says nothing of it.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "DistributionConfig": {
    ///     "Origins": {
    ///       "Quantity": 1,
    ///       "Items": [{
    ///         "Id": "o",
    ///         "DomainName": "app.example.com",
    ///         "CustomOriginConfig": { "OriginProtocolPolicy": "http-only" }
    ///                                                         ^^^^^^^^^^^ in clear
    ///       }]
    ///     },
    ///     "DefaultCacheBehavior": { "TargetOriginId": "o", "ViewerProtocolPolicy": "https-only" }
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "DistributionConfig": {
    ///     "Origins": {
    ///       "Quantity": 1,
    ///       "Items": [{
    ///         "Id": "o",
    ///         "DomainName": "app.example.com",
    ///         "CustomOriginConfig": { "OriginProtocolPolicy": "https-only" }
    ///       }]
    ///     },
    ///     "DefaultCacheBehavior": { "TargetOriginId": "o", "ViewerProtocolPolicy": "https-only" }
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Require HTTPS for communication between CloudFront and your custom origin](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html)
    id: "origin-reached-in-clear",
    level: Error,
    maps: [CloudFrontOrigins: [&[security_hub("CloudFront.9")], PCI, ISO, ISMS_P]],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let (System::CloudFront(cloudfront::Answer::OriginHttp { .. } | cloudfront::Answer::OriginFollowsHttp)
            | System::ApiGateway(api_gateway::Answer::IntegrationHttp | api_gateway::Answer::PrivateHttp)) = system else { return None };
        let action = match system {
            System::CloudFront(cloudfront::Answer::OriginHttp { website: true }) => words!(
                language,
                en: "A website endpoint of S3 speaks HTTP only: use the bucket's REST endpoint with origin access control in its place.",
                ko: "S3 웹 사이트 엔드포인트는 HTTP만 지원합니다. 대신 버킷의 REST 엔드포인트와 오리진 액세스 제어(OAC)를 쓰세요."
            ),
            System::ApiGateway(api_gateway::Answer::PrivateHttp) => words!(
                language,
                en: "Give what the VPC link leads to an HTTPS listener, then add `TlsConfig` with its name to the integration.",
                ko: "VPC 링크 너머의 대상에 HTTPS 리스너를 만든 뒤 통합에 그 이름이 담긴 `TlsConfig`를 추가하세요."
            ),
            System::ApiGateway(_) => words!(
                language,
                en: "Let the backend serve HTTPS, then begin the integration's address with `https://`.",
                ko: "백엔드가 HTTPS로 응답하게 한 뒤 통합의 주소를 `https://`로 바꾸세요."
            ),
            _ => words!(
                language,
                en: "Let the origin serve HTTPS with a certificate of a public authority, then set `OriginProtocolPolicy` to `https-only`.",
                ko: "오리진이 공인 인증서로 HTTPS에 응답하게 한 뒤 `OriginProtocolPolicy`를 `https-only`로 설정하세요."
            ),
        };
        Some(Words {
            message: words!(
                language,
                en: "requests may go on to this origin in clear",
                ko: "이 오리진에 평문으로 요청이 전달될 수 있습니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "What viewers sent over HTTPS can be read and changed between the edge and the origin.",
                ko: "뷰어가 HTTPS로 보낸 내용도 엣지와 오리진 사이에서는 읽히거나 바뀔 수 있습니다."
            )
            .to_owned(),
            action: action.to_owned(),
        })
    })
}
