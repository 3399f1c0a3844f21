//! The kind of resource that a finding is about, as standards and their catalogues tell resources apart.

use crate::text::words;
use wireproof_facts::systems::{cloudfront, dms, emr, msk, rds, rds_proxy};
use wireproof_facts::{Hop, Job, JobKind, PlaceKind, PolicyKind, System, Wire};
use wireproof_report::Language;

macro_rules! subjects {
    ($($variant:ident: $en:literal, $ko:literal;)+) => {
        /// A kind of resource.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Subject {
            $($variant),+
        }

        impl Subject {
            /// Its name for people.
            pub(crate) fn name(self, language: Language) -> &'static str {
                match self {
                    $(Self::$variant => words!(language, en: $en, ko: $ko)),+
                }
            }
        }
    };
}

subjects! {
    Bucket: "S3 bucket", "S3 버킷";
    TrainingJob: "SageMaker training job", "SageMaker 훈련 작업";
    DataQuality: "SageMaker data quality job definition", "SageMaker 데이터 품질 작업 정의";
    ModelQuality: "SageMaker model quality job definition", "SageMaker 모델 품질 작업 정의";
    ModelBias: "SageMaker model bias job definition", "SageMaker 모델 편향 작업 정의";
    ModelExplainability: "SageMaker model explainability job definition", "SageMaker 모델 설명 가능성 작업 정의";
    MonitoringSchedule: "SageMaker monitoring schedule", "SageMaker 모니터링 일정";
    RdsPostgres: "RDS for PostgreSQL", "RDS for PostgreSQL";
    RdsMySql: "RDS for MySQL", "RDS for MySQL";
    RdsMariaDb: "RDS for MariaDB", "RDS for MariaDB";
    RdsSqlServer: "RDS for SQL Server", "RDS for SQL Server";
    RdsDb2: "RDS for Db2", "RDS for Db2";
    RdsProxy: "RDS Proxy", "RDS Proxy";
    Redshift: "Redshift cluster", "Redshift 클러스터";
    RedshiftServerless: "Redshift Serverless workgroup", "Redshift Serverless 작업 그룹";
    DocDb: "DocumentDB cluster", "DocumentDB 클러스터";
    ReplicationGroup: "ElastiCache replication group", "ElastiCache 복제 그룹";
    Dax: "DAX cluster", "DAX 클러스터";
    OpenSearch: "OpenSearch domain", "OpenSearch 도메인";
    Elasticsearch: "Elasticsearch domain", "Elasticsearch 도메인";
    EcsTask: "ECS task definition", "ECS 태스크 정의";
    MskClients: "MSK cluster, clients", "MSK 클러스터(클라이언트)";
    MskBrokers: "MSK cluster, between brokers", "MSK 클러스터(브로커 간)";
    MskConnect: "MSK Connect connector", "MSK Connect 커넥터";
    Glue: "Glue connection", "Glue 연결";
    EmrConfiguration: "EMR security configuration", "EMR 보안 구성";
    DmsEndpoint: "DMS endpoint", "DMS 엔드포인트";
    DmsRedis: "DMS endpoint for Redis", "DMS Redis 엔드포인트";
    Listener: "Listener of an Application or Network Load Balancer", "Application·Network Load Balancer의 리스너";
    TargetGroup: "Target group of an Application or Network Load Balancer", "Application·Network Load Balancer의 대상 그룹";
    ClassicListener: "Classic Load Balancer, clients", "Classic Load Balancer(클라이언트)";
    ClassicInstances: "Classic Load Balancer, instances", "Classic Load Balancer(인스턴스)";
    CloudFrontViewers: "CloudFront distribution, viewers", "CloudFront 배포(뷰어)";
    CloudFrontOrigins: "CloudFront distribution, origins", "CloudFront 배포(오리진)";
    SnsSubscription: "SNS subscription", "SNS 구독";
    Transfer: "Transfer Family server", "Transfer Family 서버";
    Notebook: "SageMaker notebook instance", "SageMaker 노트북 인스턴스";
    CertificateValidity: "ACM certificate, validity", "ACM 인증서(유효성)";
    CertificateKey: "ACM certificate, key", "ACM 인증서(키)";
}

impl Subject {
    /// What a hop that its system's settings decide is about; nothing where no catalogue tells this kind of resource apart.
    pub(crate) fn of(hop: &Hop) -> Option<Self> {
        let Wire::System(system) = &hop.wire else { return None };
        Some(match system {
            System::Rds(answer) => return of_rds(answer, hop.to.kind),
            System::RdsProxy(rds_proxy::Answer::Optional { .. }) => Self::RdsProxy,
            System::Redshift(_) if hop.to.kind == PlaceKind::RedshiftServerless => Self::RedshiftServerless,
            System::Redshift(_) => Self::Redshift,
            System::DocDb(_) => Self::DocDb,
            System::ElastiCache(_) if hop.format.id() == "elasticache.describe-replication-groups" => {
                Self::ReplicationGroup
            }
            System::Dax(_) => Self::Dax,
            System::OpenSearch(_) if hop.to.kind == PlaceKind::Elasticsearch => Self::Elasticsearch,
            System::OpenSearch(_) => Self::OpenSearch,
            System::Ecs(_) => Self::EcsTask,
            System::Msk(msk::Answer::BrokersInClear | msk::Answer::BrokersEncrypted { .. }) => Self::MskBrokers,
            System::Msk(_) => Self::MskClients,
            System::MskConnect(_) => Self::MskConnect,
            System::Glue(_) => Self::Glue,
            System::Emr(emr::Answer::Off { .. }) => Self::EmrConfiguration,
            System::Dms(dms::Answer::Plain { setting: dms::Setting::Redis, .. }) => Self::DmsRedis,
            System::Dms(dms::Answer::Plain { setting: dms::Setting::SslMode, .. }) => Self::DmsEndpoint,
            System::Elbv2(_) if hop.to.kind == PlaceKind::Targets => Self::TargetGroup,
            System::Elbv2(_) => Self::Listener,
            System::Elb(_) if hop.to.kind == PlaceKind::Targets => Self::ClassicInstances,
            System::Elb(_) => Self::ClassicListener,
            System::CloudFront(
                cloudfront::Answer::HttpsOnly | cloudfront::Answer::Redirects | cloudfront::Answer::AllowsAll,
            ) => Self::CloudFrontViewers,
            System::CloudFront(_) => Self::CloudFrontOrigins,
            System::SnsSubscription(_) => Self::SnsSubscription,
            System::Transfer(_) => Self::Transfer,
            _ => return None,
        })
    }

    /// What a policy is about.
    pub(crate) fn of_policy(kind: PolicyKind) -> Option<Self> {
        (kind == PolicyKind::S3Bucket).then_some(Self::Bucket)
    }

    /// What a job is. Catalogues have no check of tuning, processing or AutoML jobs.
    pub(crate) fn of_job(job: &Job<'_>) -> Option<Self> {
        Some(match (job.kind, job.format.id()) {
            (JobKind::Training, _) => Self::TrainingJob,
            (JobKind::Monitoring, id) if id.contains("data-quality") => Self::DataQuality,
            (JobKind::Monitoring, id) if id.contains("explainability") => Self::ModelExplainability,
            (JobKind::Monitoring, id) if id.contains("model-quality") => Self::ModelQuality,
            (JobKind::Monitoring, id) if id.contains("bias") => Self::ModelBias,
            (JobKind::Monitoring, id) if id.contains("schedule") => Self::MonitoringSchedule,
            _ => return None,
        })
    }
}

/// Catalogues check instances of RDS by engine; for clusters of Aurora they have nothing.
fn of_rds(answer: &rds::Answer, place: PlaceKind) -> Option<Subject> {
    use rds::Engine::{Db2, MariaDb, MySql, Postgres, SqlServer};
    match answer {
        rds::Answer::Optional { engine, .. } if place == PlaceKind::RdsInstance => match engine.as_ref()? {
            Postgres => Some(Subject::RdsPostgres),
            MySql => Some(Subject::RdsMySql),
            MariaDb => Some(Subject::RdsMariaDb),
            SqlServer => Some(Subject::RdsSqlServer),
            Db2 => Some(Subject::RdsDb2),
            _ => None,
        },
        _ => None,
    }
}
