//! What the documents of a format are.

use wireproof_report::Language;

/// The document in one line. Most ids name an API action, and the sentence follows from it.
pub(crate) fn description(id: &str, language: Language) -> String {
    match id {
        "s3.bucket-policy" => words!(language, en: "Bucket policy of Amazon S3", ko: "Amazon S3 버킷 정책").to_owned(),
        "s3.get-bucket-policy" => words!(
            language,
            en: "Output of get-bucket-policy: the policy as a string",
            ko: "get-bucket-policy 출력(문자열로 된 정책)"
        )
        .to_owned(),
        "s3.no-such-bucket-policy" => words!(
            language,
            en: "The error that says that a bucket has no policy",
            ko: "버킷에 정책이 없다는 오류(NoSuchBucketPolicy)"
        )
        .to_owned(),
        "iam.policy" => words!(
            language,
            en: "IAM identity policy (says nothing of the wire)",
            ko: "IAM 자격 증명 기반 정책(회선과는 무관)"
        )
        .to_owned(),
        _ => by_action(id, language),
    }
}

fn by_action(id: &str, language: Language) -> String {
    let (service, action) = id.split_once('.').unwrap_or(("", id));
    let service = match service {
        "sagemaker" => "SageMaker ",
        "s3" => "S3 ",
        _ => "",
    };
    if let Some(rest) = action.strip_suffix("-response") {
        return localized!(language, en: "{service}response of {rest}", ko: "{service}{rest} 응답");
    }
    match action.split_once('-') {
        Some(("create" | "update", _)) => {
            localized!(language, en: "{service}request of {action}", ko: "{service}{action} 요청")
        }
        Some(("describe" | "get" | "list", _)) => {
            localized!(language, en: "{service}output of {action}", ko: "{service}{action} 출력")
        }
        _ => format!("{service}{}", action.replace('-', " ")),
    }
}
