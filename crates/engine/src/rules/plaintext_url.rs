//! The rule `plaintext-url`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted, words};
use wireproof_facts::{Protection, Url, UrlHolder};
use wireproof_report::{Language, Level, Verdict};

rule! {
    /// A URL in the configuration of a job names a protocol without TLS, or does not demand it.
    ///
    /// ## What it finds
    /// `http://`, `redis://`, `amqp://`, `ftp://`, a JDBC address without TLS and the like in environment variables,
    /// hyperparameters and arguments; and addresses whose client falls back to clear text when the server has no TLS
    /// (`sslmode=prefer`).
    ///
    /// ## Why it matters
    /// SageMaker encrypts what it moves itself. What the code in the container sends to an address of its own is encrypted
    /// only if that protocol is. Passwords in such a URL travel in clear as well.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "Environment": { "FEATURE_SERVICE": "http://features.internal/v1" },
    ///                                        ^^^^ without TLS
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "Environment": { "FEATURE_SERVICE": "https://features.internal/v1" },
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Infrastructure security in Amazon SageMaker AI](https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-security.html)
    id: "plaintext-url",
    level: Error,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let urls = context.analysis.facts.urls.iter();
    urls.filter_map(|url| {
        let judged = context.analysis.hops.get(url.hop)?;
        if judged.judgement.verdict != Verdict::Cleartext {
            return None;
        }
        let level = if url.protection == Protection::Plain { Level::Error } else { Level::Warning };
        let finding = RULE.finding(url.decides, &judged.id, sentences(url, context.language));
        Some(Draft { level, hops: vec![url.hop], ..finding })
    })
    .collect()
}

fn sentences(url: &Url, language: Language) -> Words {
    let (protocol, address, secure) = (url.protocol, quoted(&url.address), quoted(url.secure));
    Words {
        message: match url.protection {
            Protection::Plain => localized!(
                language,
                en: "{protocol} to {address} goes without TLS",
                ko: "{protocol} 연결에 TLS가 없습니다(주소: {address})"
            ),
            _ => localized!(
                language,
                en: "{protocol} to {address} does not demand TLS",
                ko: "{protocol} 연결에 TLS가 강제되지 않습니다(주소: {address})"
            ),
        },
        why: match url.holder {
            UrlHolder::Task => words!(
                language,
                en: "Step Functions sends the request, with its headers and credentials, to the address as it is written.",
                ko: "Step Functions는 헤더와 자격 증명을 포함한 요청을 여기에 적힌 주소 그대로 보냅니다."
            ),
            UrlHolder::DataSource(_) => words!(
                language,
                en: "SageMaker moves this data itself, but the address names a protocol without TLS. The API documents only `s3://` and `https://` here, so it may refuse the request.",
                ko: "이 데이터는 SageMaker가 직접 옮기지만, 주소가 TLS 없는 프로토콜을 가리킵니다. API 문서에는 `s3://`와 `https://`만 있으므로 요청이 거부될 수 있습니다."
            ),
            _ if url.job.is_none() => words!(
                language,
                en: "AWS does not encrypt what the function's code sends to an address of its own: the code decides by this value.",
                ko: "함수의 코드가 직접 연결하는 주소까지 AWS가 암호화하지는 않습니다. 코드는 이 값에 따라 연결합니다."
            ),
            _ => words!(
                language,
                en: "SageMaker encrypts what it moves itself, not what the code in the container sends to an address of its own.",
                ko: "SageMaker는 스스로 옮기는 데이터만 암호화합니다. 컨테이너 안의 코드가 직접 연결하는 주소까지 암호화하지는 않습니다."
            ),
        }
        .to_owned(),
        action: localized!(
            language,
            en: "Use {secure}, once the server supports it.",
            ko: "서버가 지원하면 {secure} 표기를 쓰세요."
        ),
    }
}
