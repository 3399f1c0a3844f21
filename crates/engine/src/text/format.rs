//! What the documents of a format are.

use wireproof_report::Language;

/// The document in one line. Most ids name an API action, and the sentence follows from it.
pub(crate) fn description(id: &str, language: Language) -> String {
    let words = match id {
        "s3.bucket-policy" => words!(language, en: "Bucket policy of Amazon S3", ko: "Amazon S3 버킷 정책"),
        "s3.get-bucket-policy" => {
            words!(language, en: "Output of get-bucket-policy: the policy as a string", ko: "get-bucket-policy 출력(문자열로 된 정책)")
        }
        "s3.put-bucket-policy" => {
            words!(language, en: "Request of put-bucket-policy: the policy as a string", ko: "put-bucket-policy 요청(문자열로 된 정책)")
        }
        "s3.no-such-bucket-policy" => {
            words!(language, en: "The error that says that a bucket has no policy", ko: "버킷에 정책이 없다는 오류(NoSuchBucketPolicy)")
        }
        "s3control.access-point-policy" => {
            words!(language, en: "Policy of an S3 access point", ko: "S3 액세스 포인트 정책")
        }
        "iam.policy" => {
            words!(language, en: "IAM identity policy (says nothing of the wire)", ko: "IAM 자격 증명 기반 정책(회선과는 무관)")
        }
        "iam.trust-policy" => {
            words!(language, en: "Trust policy of an IAM role (says nothing of the wire)", ko: "IAM 역할의 신뢰 정책(회선과는 무관)")
        }
        "iam.resource-policy" => {
            words!(language, en: "Resource policy of another service", ko: "그 밖의 서비스의 리소스 기반 정책")
        }
        "organizations.resource-control-policy" => {
            words!(language, en: "Resource control policy of an organization", ko: "조직의 리소스 제어 정책(RCP)")
        }
        "dynamodb.resource-policy" => {
            words!(language, en: "Resource policy of a DynamoDB table", ko: "DynamoDB 테이블의 리소스 기반 정책")
        }
        "elasticfilesystem.file-system-policy" => {
            words!(language, en: "File system policy of Amazon EFS", ko: "Amazon EFS 파일 시스템 정책")
        }
        "kms.key-policy" => words!(language, en: "Key policy of AWS KMS", ko: "AWS KMS 키 정책"),
        "secretsmanager.resource-policy" => {
            words!(language, en: "Resource policy of a secret", ko: "시크릿의 리소스 기반 정책")
        }
        "sns.topic-policy" => words!(language, en: "Policy of an Amazon SNS topic", ko: "Amazon SNS 주제 정책"),
        "sqs.queue-policy" => words!(language, en: "Policy of an Amazon SQS queue", ko: "Amazon SQS 대기열 정책"),
        "kubernetes.manifest" => {
            words!(language, en: "Kubernetes manifest of the AWS controllers (ACK, SageMaker operator)", ko: "AWS 컨트롤러(ACK, SageMaker 오퍼레이터)의 Kubernetes 매니페스트")
        }
        "sagemaker.pipeline-definition" => {
            words!(language, en: "Definition of a SageMaker pipeline", ko: "SageMaker 파이프라인 정의")
        }
        "stepfunctions.state-machine" => {
            words!(language, en: "Definition of a Step Functions state machine", ko: "Step Functions 상태 머신 정의")
        }
        "stepfunctions.http-task" => {
            words!(language, en: "HTTP task of a state machine", ko: "상태 머신의 HTTP 태스크")
        }
        "sagemaker.list" => {
            words!(language, en: "Output of a SageMaker list command: names only", ko: "SageMaker 목록 출력(이름만 있음)")
        }
        "sagemaker.response" => {
            words!(language, en: "What SageMaker answers to a request: ARNs only", ko: "SageMaker 요청의 응답(ARN만 있음)")
        }
        _ => return by_action(id, language),
    };
    words.to_owned()
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
