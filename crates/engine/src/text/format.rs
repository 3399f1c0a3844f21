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
            words!(language, en: "Resource policy of a secret", ko: "보안 암호의 리소스 기반 정책")
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
        "cloudformation.template" => {
            words!(language, en: "CloudFormation or SAM template, JSON or YAML; also what the CDK writes", ko: "CloudFormation·SAM 템플릿(JSON, YAML, CDK 출력 포함)")
        }
        "cloudformation.part" => {
            words!(language, en: "Part of a template that stands elsewhere: nested stack, module, snippet", ko: "다른 곳에 있는 템플릿의 일부(중첩 스택, 모듈, 조각)")
        }
        "terraform.plan" => words!(language, en: "Terraform plan as JSON", ko: "Terraform 플랜(JSON)"),
        "terraform.state" => words!(language, en: "Terraform state as JSON", ko: "Terraform 상태(JSON)"),
        "terraform.state-file" => words!(language, en: "Terraform state file", ko: "Terraform 상태 파일"),
        "cloudtrail.api-call" => {
            words!(language, en: "API call that CloudTrail recorded", ko: "CloudTrail이 기록한 API 호출")
        }
        "cloudtrail.log-file" => words!(language, en: "CloudTrail log file", ko: "CloudTrail 로그 파일"),
        "cloudtrail.lookup-events" => {
            words!(language, en: "CloudTrail: output of lookup-events", ko: "CloudTrail lookup-events 출력")
        }
        "cloudtrail.record" => {
            words!(language, en: "Record of CloudTrail, also in an event", ko: "CloudTrail 레코드(이벤트 포함)")
        }
        "config.configuration-item" => {
            words!(language, en: "Configuration item of AWS Config", ko: "AWS Config 구성 항목")
        }
        "config.snapshot" => {
            words!(language, en: "AWS Config snapshot or history file", ko: "AWS Config 스냅샷 또는 기록 파일")
        }
        "config.rule-event" => {
            words!(language, en: "AWS Config event with a configuration item", ko: "구성 항목이 담긴 AWS Config 이벤트")
        }
        "lambda.function-url" => words!(language, en: "URL of a Lambda function", ko: "Lambda 함수 URL"),
        "config.batch-get-resource-config" => {
            words!(language, en: "AWS Config: output of batch-get-resource-config", ko: "AWS Config batch-get-resource-config 출력")
        }
        "config.select-resource-config" => {
            words!(language, en: "AWS Config: output of select-resource-config", ko: "AWS Config select-resource-config 출력")
        }
        _ => return of_type(id, language).unwrap_or_else(|| by_action(id, language)),
    };
    words.to_owned()
}

/// Resources that are read in templates, plans and configuration items only.
fn of_type(id: &str, language: Language) -> Option<String> {
    let what = match id {
        "apigateway.vpc-link" => words!(language, en: "API Gateway VPC link", ko: "API Gateway VPC 링크"),
        "apigatewayv2.domain-name" => {
            words!(language, en: "Domain name of an API Gateway HTTP API", ko: "API Gateway HTTP API 도메인 이름")
        }
        "datasync.location-file-server" => {
            words!(language, en: "DataSync location on an NFS or SMB server", ko: "DataSync NFS·SMB 서버 위치")
        }
        "datasync.location-object-storage" => {
            words!(language, en: "DataSync location in an object store", ko: "DataSync 객체 스토리지 위치")
        }
        "docdb.cluster-parameter-group" => {
            words!(language, en: "DocumentDB cluster parameter group", ko: "DocumentDB 클러스터 파라미터 그룹")
        }
        "dynamodb.table" => words!(language, en: "DynamoDB table", ko: "DynamoDB 테이블"),
        "ec2.instance" => words!(language, en: "EC2 instance", ko: "EC2 인스턴스"),
        "ec2.launch-template" => words!(language, en: "EC2 launch template", ko: "EC2 시작 템플릿"),
        "ec2.route" => words!(language, en: "Route or accelerator", ko: "경로 또는 액셀러레이터"),
        "ec2.security-group-egress" => {
            words!(language, en: "Outbound rule of a security group", ko: "보안 그룹 아웃바운드 규칙")
        }
        "ec2.security-group-ingress" => {
            words!(language, en: "Inbound rule of a security group", ko: "보안 그룹 인바운드 규칙")
        }
        "efs.template-policy" => words!(language, en: "EFS file system policy", ko: "EFS 파일 시스템 정책"),
        "elasticache.subnet-group" => words!(language, en: "ElastiCache subnet group", ko: "ElastiCache 서브넷 그룹"),
        "iam.managed-policy" => words!(language, en: "IAM policy", ko: "IAM 정책"),
        "iam.template-policy" => words!(language, en: "IAM policy, for what it denies", ko: "IAM 정책(거부하는 내용)"),
        "kinesis.resource-policy" => {
            words!(language, en: "Policy or consumer of a Kinesis stream", ko: "Kinesis 스트림의 정책 또는 소비자")
        }
        "lambda.function" => words!(language, en: "Lambda function", ko: "Lambda 함수"),
        "network-firewall.firewall" => {
            words!(language, en: "Firewall of AWS Network Firewall", ko: "AWS Network Firewall 방화벽")
        }
        "neptune.cluster-parameter-group" => {
            words!(language, en: "Neptune cluster parameter group", ko: "Neptune 클러스터 파라미터 그룹")
        }
        "organizations.policy" => words!(language, en: "Policy of an organization", ko: "조직 정책"),
        "rds.db-subnet-group" => words!(language, en: "RDS subnet group", ko: "RDS 서브넷 그룹"),
        "redshift.cluster-subnet-group" => words!(language, en: "Redshift subnet group", ko: "Redshift 서브넷 그룹"),
        "s3.access-point-policy" => words!(language, en: "S3 access point", ko: "S3 액세스 포인트"),
        "s3.bucket" => words!(language, en: "S3 bucket", ko: "S3 버킷"),
        "s3.bucket-policy-resource" => words!(language, en: "S3 bucket policy", ko: "S3 버킷 정책"),
        "secretsmanager.template-policy" => words!(language, en: "Policy of a secret", ko: "보안 암호 정책"),
        "sns.template-policy" => words!(language, en: "SNS topic policy", ko: "SNS 주제 정책"),
        "sns.topic" => words!(language, en: "SNS topic", ko: "SNS 주제"),
        "sqs.queue" => words!(language, en: "SQS queue", ko: "SQS 대기열"),
        "sqs.template-policy" => words!(language, en: "SQS queue policy", ko: "SQS 대기열 정책"),
        _ => return None,
    };
    Some(localized!(
        language,
        en: "{what}, in a template, plan or configuration item",
        ko: "{what}(템플릿, 플랜, 구성 항목)"
    ))
}

/// A service as AWS names it.
fn service(id: &str) -> &str {
    match id {
        "acm" => "ACM",
        "apigateway" | "apigatewayv2" => "API Gateway",
        "appsync" => "AppSync",
        "batch" => "AWS Batch",
        "cloudfront" => "CloudFront",
        "config" => "AWS Config",
        "datasync" => "DataSync",
        "dax" => "DAX",
        "directconnect" => "Direct Connect",
        "dms" => "DMS",
        "docdb" => "DocumentDB",
        "ec2" => "EC2",
        "ecs" => "ECS",
        "efs" => "EFS",
        "elasticache" => "ElastiCache",
        "elb" | "elbv2" => "Elastic Load Balancing",
        "emr" => "EMR",
        "emr-containers" => "EMR on EKS",
        "emr-serverless" => "EMR Serverless",
        "events" => "EventBridge",
        "firehose" => "Firehose",
        "fsx" => "FSx",
        "glue" => "Glue",
        "iam" => "IAM",
        "kafkaconnect" => "MSK Connect",
        "kinesis" => "Kinesis",
        "kms" => "KMS",
        "memorydb" => "MemoryDB",
        "mq" => "Amazon MQ",
        "msk" => "MSK",
        "neptune" => "Neptune",
        "opensearch" => "OpenSearch Service",
        "quicksight" => "QuickSight",
        "rds" => "RDS",
        "redshift" => "Redshift",
        "redshift-serverless" => "Redshift Serverless",
        "s3" => "S3",
        "sagemaker" => "SageMaker",
        "sesv2" => "SES",
        "sns" => "SNS",
        "stepfunctions" => "Step Functions",
        "transfer" => "Transfer Family",
        "vpc-lattice" => "VPC Lattice",
        other => other,
    }
}

fn by_action(id: &str, language: Language) -> String {
    let (service, action) = id.split_once('.').unwrap_or(("", id));
    let service = self::service(service);
    if let Some(rest) = action.strip_suffix("-response") {
        return localized!(language, en: "{service}: response of {rest}", ko: "{service} {rest} 응답");
    }
    match action.split_once('-') {
        Some(("create" | "register" | "update", _)) => {
            localized!(language, en: "{service}: request of {action}", ko: "{service} {action} 요청")
        }
        Some(("describe" | "get" | "list", _)) => {
            localized!(language, en: "{service}: output of {action}", ko: "{service} {action} 출력")
        }
        _ => format!("{service} {}", action.replace('-', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireproof_facts::Format;

    #[test]
    fn every_format_is_described_in_the_services_own_names() {
        for id in Format::all().map(Format::id) {
            let (named, action) = id.split_once('.').unwrap_or_default();
            let verb = action.split('-').next().unwrap_or_default();
            let is_by_action = !["create", "register", "update", "describe", "get", "list"].contains(&verb);
            let plain = format!("{} {}", service(named), action.replace('-', " "));
            assert!(!(is_by_action && description(id, Language::En) == plain), "{id} has no description");
            assert!(description(id, Language::En) != description(id, Language::Ko), "{id}");
        }
    }
}
