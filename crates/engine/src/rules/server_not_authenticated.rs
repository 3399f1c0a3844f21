//! The rule `server-not-authenticated`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted};
use wireproof_facts::Protection;
use wireproof_report::Verdict;

rule! {
    /// A connection demands TLS and does not verify the server's certificate.
    ///
    /// ## What it finds
    /// A URL such as `postgresql://…?sslmode=require`, or a JDBC address with `trustServerCertificate=true`.
    ///
    /// ## Why it matters
    /// The bytes are encrypted, so the hop is. But they are encrypted to whoever answers: somebody in the path can present a
    /// certificate of their own and read along. Verifying the certificate closes that.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "Environment": { "DB": "postgresql://ledger.internal/db?sslmode=require" },
    ///                                                           ^^^^^^^^^^^^^^^ does not verify
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "Environment": { "DB": "postgresql://ledger.internal/db?sslmode=verify-full" },
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Using SSL/TLS to encrypt a connection to a DB instance](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html)
    id: "server-not-authenticated",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let urls = context.analysis.facts.urls.iter().filter(|url| url.protection == Protection::Unverified);
    urls.filter_map(|url| {
        let judged = context.analysis.hops.get(url.hop)?;
        let (protocol, address, secure) = (url.protocol, quoted(&url.address), quoted(url.secure));
        let words = Words {
            message: localized!(
                language,
                en: "{protocol} to {address} does not verify the server",
                ko: "{protocol} 연결에서 서버 인증서를 확인하지 않습니다(주소: {address})"
            ),
            why: localized!(
                language,
                en: "The connection is encrypted to whoever answers. Somebody in the path can answer.",
                ko: "암호화는 되지만 상대가 누구인지 확인하지 않으므로, 경로 중간의 누군가가 대신 응답할 수 있습니다."
            ),
            action: localized!(
                language,
                en: "Use {secure} and give the client the AWS certificate bundle.",
                ko: "{secure} 표기를 쓰고 클라이언트에 AWS 인증서 번들을 지정하세요."
            ),
        };
        let finding = RULE.finding(url.decides, &judged.id, words);
        (judged.judgement.verdict == Verdict::Encrypted).then(|| Draft { hops: vec![url.hop], ..finding })
    })
    .collect()
}
