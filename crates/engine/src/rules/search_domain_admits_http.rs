//! The rule `search-domain-admits-http`.

use crate::mapping::{ISMS_P, PCI, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::opensearch::Answer;
use wireproof_report::Verdict;

rule! {
    /// An OpenSearch domain answers plain HTTP.
    ///
    /// ## What it finds
    /// A domain of OpenSearch Service (or of its Elasticsearch predecessor) whose `EnforceHTTPS` is false or not set.
    ///
    /// ## Why it matters
    /// A client that is given an `http://` address works, and nobody notices that its queries, documents and password cross
    /// in clear. A TLS policy does not close port 80, nor does placing the domain in a VPC.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "DomainName": "transactions",
    ///   "EngineVersion": "OpenSearch_2.13",
    ///   "DomainEndpointOptions": {
    ///     "EnforceHTTPS": false,
    ///                     ^^^^^ answers plain HTTP
    ///     "TLSSecurityPolicy": "Policy-Min-TLS-1-2-PFS-2023-10"
    ///   },
    ///   "NodeToNodeEncryptionOptions": { "Enabled": true }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "DomainName": "transactions",
    ///   "EngineVersion": "OpenSearch_2.13",
    ///   "DomainEndpointOptions": {
    ///     "EnforceHTTPS": true,
    ///     "TLSSecurityPolicy": "Policy-Min-TLS-1-2-PFS-2023-10"
    ///   },
    ///   "NodeToNodeEncryptionOptions": { "Enabled": true }
    /// }
    /// ```
    ///
    /// ## References
    /// - [DomainEndpointOptions](https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html)
    id: "search-domain-admits-http",
    level: Error,
    maps: [
        OpenSearch: [&[security_hub("Opensearch.8")], PCI, ISMS_P],
        Elasticsearch: [&[security_hub("ES.8")], PCI, ISMS_P],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let System::OpenSearch(Answer::HttpToo { .. }) = system else { return None };
        Some(Words {
            message: words!(
                language,
                en: "the domain answers plain HTTP",
                ko: "도메인이 HTTP 요청에도 응답합니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "A client with an `http://` address works, and sends its queries, documents and password in clear.",
                ko: "`http://` 주소를 쓰는 클라이언트도 동작하며, 질의와 문서, 비밀번호를 평문으로 보냅니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Set `EnforceHTTPS` to true. It takes effect on the live domain.",
                ko: "`EnforceHTTPS`를 true로 설정하세요. 운영 중인 도메인에도 적용됩니다."
            )
            .to_owned(),
        })
    })
}
