//! Names of the ends of hops.

use wireproof_facts::{Hop, Place, PlaceKind, Route};
use wireproof_report::Language;

/// The name for people: the document's own name, else what the place is.
pub(crate) fn label(place: &Place, language: Language) -> String {
    let name = if place.name.is_empty() { kind(place.kind, language) } else { &place.name };
    if place.detail.is_empty() { name.to_owned() } else { format!("{name} ({})", place.detail) }
}

/// A hop by its ends.
pub(crate) fn hop(hop: &Hop, language: Language) -> String {
    let from = label(&hop.from, language);
    if hop.route == Route::BetweenInstances {
        return localized!(language, en: "between the instances of {from}", ko: "{from} 인스턴스 사이");
    }
    if hop.from.kind == hop.to.kind && hop.from.name == hop.to.name {
        return localized!(language, en: "between the nodes of {from}", ko: "{from} 노드 사이");
    }
    let to = label(&hop.to, language);
    format!("{from} → {to}")
}

/// What a place is.
pub(crate) fn kind(kind: PlaceKind, language: Language) -> &'static str {
    match kind {
        PlaceKind::Clients => words!(language, en: "any client", ko: "모든 클라이언트"),
        PlaceKind::Caller => words!(language, en: "API caller", ko: "API 호출자"),
        PlaceKind::SageMakerApi => words!(language, en: "SageMaker API", ko: "SageMaker API"),
        PlaceKind::Bucket => words!(language, en: "S3 bucket", ko: "S3 버킷"),
        PlaceKind::TrainingCluster => words!(language, en: "training instances", ko: "훈련 인스턴스"),
        PlaceKind::ProcessingCluster => words!(language, en: "processing instances", ko: "처리 인스턴스"),
        PlaceKind::AutoMlCluster => words!(language, en: "AutoML instances", ko: "AutoML 인스턴스"),
        PlaceKind::TransformCluster => words!(language, en: "batch transform instances", ko: "배치 변환 인스턴스"),
        PlaceKind::MonitoringCluster => words!(language, en: "monitoring instances", ko: "모니터링 인스턴스"),
        PlaceKind::Model => words!(language, en: "model container", ko: "모델 컨테이너"),
        PlaceKind::Endpoint => words!(language, en: "endpoint instances", ko: "엔드포인트 인스턴스"),
        PlaceKind::Efs => words!(language, en: "EFS file system", ko: "EFS 파일 시스템"),
        PlaceKind::Lustre => words!(language, en: "FSx for Lustre file system", ko: "FSx for Lustre 파일 시스템"),
        PlaceKind::Registry => words!(language, en: "container registry", ko: "컨테이너 레지스트리"),
        PlaceKind::HubDataset => words!(language, en: "hub dataset", ko: "허브 데이터 세트"),
        PlaceKind::FeatureStore => words!(language, en: "Feature Store", ko: "Feature Store"),
        PlaceKind::Athena => words!(language, en: "Athena", ko: "Athena"),
        PlaceKind::Redshift => words!(language, en: "Redshift cluster", ko: "Redshift 클러스터"),
        PlaceKind::AccessPoint => words!(language, en: "S3 access point", ko: "S3 액세스 포인트"),
        PlaceKind::RuleInstance => words!(language, en: "rule instance", ko: "규칙 인스턴스"),
        PlaceKind::FileSystem => words!(language, en: "file system", ko: "파일 시스템"),
        PlaceKind::Queue => words!(language, en: "SQS queue", ko: "SQS 대기열"),
        PlaceKind::Topic => words!(language, en: "SNS topic", ko: "SNS 주제"),
        PlaceKind::Key => words!(language, en: "KMS key", ko: "KMS 키"),
        PlaceKind::Secret => words!(language, en: "secret", ko: "보안 암호"),
        PlaceKind::Table => words!(language, en: "DynamoDB table", ko: "DynamoDB 테이블"),
        PlaceKind::VpcEndpoint => words!(language, en: "VPC endpoint", ko: "VPC 엔드포인트"),
        PlaceKind::Address => words!(language, en: "address", ko: "주소"),
        PlaceKind::ApiGateway => words!(language, en: "API Gateway API", ko: "API Gateway API"),
        PlaceKind::AppSync => words!(language, en: "AppSync API", ko: "AppSync API"),
        PlaceKind::AwsNetwork => words!(language, en: "AWS network", ko: "AWS 네트워크"),
        PlaceKind::Cache => words!(language, en: "ElastiCache cache", ko: "ElastiCache 캐시"),
        PlaceKind::CloudFront => words!(language, en: "CloudFront distribution", ko: "CloudFront 배포"),
        PlaceKind::Connector => words!(language, en: "MSK Connect connector", ko: "MSK Connect 커넥터"),
        PlaceKind::DataStore => words!(language, en: "data store", ko: "데이터 저장소"),
        PlaceKind::Dax => words!(language, en: "DAX cluster", ko: "DAX 클러스터"),
        PlaceKind::DocDb => words!(language, en: "DocumentDB cluster", ko: "DocumentDB 클러스터"),
        PlaceKind::Domain => words!(language, en: "SageMaker domain", ko: "SageMaker 도메인"),
        PlaceKind::EcsTask => words!(language, en: "ECS task", ko: "ECS 태스크"),
        PlaceKind::Emr => words!(language, en: "EMR cluster", ko: "EMR 클러스터"),
        PlaceKind::Glue => words!(language, en: "Glue job", ko: "Glue 작업"),
        PlaceKind::HyperPod => words!(language, en: "HyperPod cluster", ko: "HyperPod 클러스터"),
        PlaceKind::Kafka => words!(language, en: "MSK cluster", ko: "MSK 클러스터"),
        PlaceKind::LoadBalancer => words!(language, en: "load balancer", ko: "로드 밸런서"),
        PlaceKind::MailServer => words!(language, en: "receiving mail server", ko: "수신 메일 서버"),
        PlaceKind::MailService => words!(language, en: "SES", ko: "SES"),
        PlaceKind::MemoryDb => words!(language, en: "MemoryDB cluster", ko: "MemoryDB 클러스터"),
        PlaceKind::Neptune => words!(language, en: "Neptune cluster", ko: "Neptune 클러스터"),
        PlaceKind::Notebook => words!(language, en: "notebook instance", ko: "노트북 인스턴스"),
        PlaceKind::Elasticsearch => words!(language, en: "Elasticsearch domain", ko: "Elasticsearch 도메인"),
        PlaceKind::OpenSearch => words!(language, en: "OpenSearch domain", ko: "OpenSearch 도메인"),
        PlaceKind::Origin => words!(language, en: "origin", ko: "오리진"),
        PlaceKind::RdsCluster => words!(language, en: "database cluster", ko: "데이터베이스 클러스터"),
        PlaceKind::RdsInstance => words!(language, en: "database instance", ko: "데이터베이스 인스턴스"),
        PlaceKind::RdsProxy => words!(language, en: "RDS Proxy", ko: "RDS Proxy"),
        PlaceKind::RedshiftServerless => {
            words!(language, en: "Redshift Serverless workgroup", ko: "Redshift Serverless 작업 그룹")
        }
        PlaceKind::ReplicationInstance => words!(language, en: "DMS replication instance", ko: "DMS 복제 인스턴스"),
        PlaceKind::SageMakerRuntime => words!(language, en: "SageMaker runtime", ko: "SageMaker 런타임"),
        PlaceKind::Site => words!(language, en: "your network", ko: "온프레미스 네트워크"),
        PlaceKind::Stream => words!(language, en: "Kinesis data stream", ko: "Kinesis 데이터 스트림"),
        PlaceKind::Subscriber => words!(language, en: "subscriber", ko: "구독자"),
        PlaceKind::Targets => words!(language, en: "targets", ko: "대상"),
        PlaceKind::TransferServer => words!(language, en: "Transfer Family server", ko: "Transfer Family 서버"),
        PlaceKind::TransitGateway => words!(language, en: "transit gateway", ko: "전송 게이트웨이"),
        PlaceKind::Workflow => words!(language, en: "Step Functions", ko: "Step Functions"),
        PlaceKind::Function => words!(language, en: "Lambda function", ko: "Lambda 함수"),
        PlaceKind::Broker => words!(language, en: "Amazon MQ broker", ko: "Amazon MQ 브로커"),
        PlaceKind::DataSync => words!(language, en: "DataSync", ko: "DataSync"),
        PlaceKind::EventBus => words!(language, en: "EventBridge", ko: "EventBridge"),
        PlaceKind::Firehose => words!(language, en: "Firehose stream", ko: "Firehose 스트림"),
        PlaceKind::QuickSight => words!(language, en: "QuickSight", ko: "QuickSight"),
        PlaceKind::JobInstances => words!(language, en: "SageMaker job instances", ko: "SageMaker 작업 인스턴스"),
        PlaceKind::Vpc => words!(language, en: "VPC", ko: "VPC"),
        _ => words!(language, en: "resource", ko: "리소스"),
    }
}
