//! The catalogue of checks against the rules: each row has a rule, and no rule claims a requirement of a standard that the
//! catalogue does not give for that kind of resource.
//!
//! The catalogue is read where it lies, beside the checkout; without it these tests say so and pass.

#![expect(clippy::print_stdout, reason = "a test says why it had nothing to do")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use wireproof_report::{Language, Level, Mapping, RuleMapping};

mod catalogue;

use catalogue::Catalogue;

/// The rows that a rule's mappings for a kind of resource come from.
const CLAIMS: &[(&str, &str, &[u32])] = &[
    ("broker-admits-plaintext", "MSK cluster, clients", &[42]),
    ("bucket-admits-plain-http", "S3 bucket", &[1]),
    ("bucket-without-policy", "S3 bucket", &[2]),
    ("cache-admits-plaintext", "DAX cluster", &[36]),
    ("cache-admits-plaintext", "ElastiCache replication group", &[34]),
    ("certificate-not-in-order", "ACM certificate, key", &[63]),
    ("certificate-not-in-order", "ACM certificate, validity", &[63]),
    ("connection-without-tls", "Glue connection", &[45]),
    ("connection-without-tls", "MSK Connect connector", &[44]),
    ("database-admits-plaintext", "DocumentDB cluster", &[33]),
    ("database-admits-plaintext", "RDS Proxy", &[30]),
    ("database-admits-plaintext", "RDS for Db2", &[28]),
    ("database-admits-plaintext", "RDS for MariaDB", &[28]),
    ("database-admits-plaintext", "RDS for MySQL", &[28]),
    ("database-admits-plaintext", "RDS for PostgreSQL", &[28]),
    ("database-admits-plaintext", "RDS for SQL Server", &[28]),
    ("file-transfer-in-clear", "Transfer Family server", &[60]),
    ("listener-admits-http", "Classic Load Balancer, clients", &[54]),
    ("listener-admits-http", "Listener of an Application or Network Load Balancer", &[51]),
    ("node-traffic-in-clear", "EMR security configuration", &[47]),
    ("node-traffic-in-clear", "Elasticsearch domain", &[40]),
    ("node-traffic-in-clear", "MSK cluster, between brokers", &[43]),
    ("node-traffic-in-clear", "OpenSearch domain", &[40]),
    ("notebook-reaches-internet", "SageMaker notebook instance", &[24]),
    ("old-tls-accepted", "CloudFront distribution, origins", &[56]),
    ("old-tls-accepted", "CloudFront distribution, viewers", &[57]),
    ("old-tls-accepted", "Elasticsearch domain", &[39]),
    ("old-tls-accepted", "OpenSearch domain", &[39]),
    ("old-tls-accepted", "Listener of an Application or Network Load Balancer", &[52]),
    ("origin-reached-in-clear", "CloudFront distribution, origins", &[56]),
    ("replication-in-clear", "DMS endpoint", &[48]),
    ("replication-in-clear", "DMS endpoint for Redis", &[49]),
    ("search-domain-admits-http", "Elasticsearch domain", &[38, 39]),
    ("search-domain-admits-http", "OpenSearch domain", &[38]),
    ("secure-allow-mistaken-for-deny", "S3 bucket", &[7]),
    ("subscriber-reached-in-clear", "SNS subscription", &[59]),
    ("targets-reached-in-clear", "Classic Load Balancer, instances", &[54]),
    ("targets-reached-in-clear", "Target group of an Application or Network Load Balancer", &[53]),
    ("traffic-between-containers-in-clear", "SageMaker data quality job definition", &[20]),
    ("traffic-between-containers-in-clear", "SageMaker model bias job definition", &[20]),
    ("traffic-between-containers-in-clear", "SageMaker model explainability job definition", &[20]),
    ("traffic-between-containers-in-clear", "SageMaker model quality job definition", &[20]),
    ("traffic-between-containers-in-clear", "SageMaker monitoring schedule", &[21]),
    ("traffic-between-containers-in-clear", "SageMaker training job", &[16]),
    ("viewer-admits-http", "CloudFront distribution, viewers", &[55]),
    ("volume-mounted-without-tls", "ECS task definition", &[41]),
    ("warehouse-admits-plaintext", "Redshift Serverless workgroup", &[32]),
    ("warehouse-admits-plaintext", "Redshift cluster", &[31]),
];

/// The rules of each row.
const ROWS: &[(u32, &[&str])] = &[
    (1, &["bucket-admits-plain-http"]),
    (2, &["bucket-without-policy"]),
    (3, &["bucket-admits-plain-http"]),
    (4, &["bucket-admits-plain-http"]),
    (5, &["bucket-admits-plain-http"]),
    (6, &["bucket-admits-plain-http"]),
    (7, &["secure-allow-mistaken-for-deny"]),
    (8, &["secure-transport-inverted"]),
    (9, &["policy-would-be-rejected"]),
    (10, &["obsolete-tls-floor", "tls-version-mistaken-for-https"]),
    (11, &["bucket-admits-plain-http"]),
    (12, &["resource-admits-plaintext"]),
    (13, &["resource-admits-plaintext"]),
    (14, &["resource-admits-plaintext"]),
    (15, &["resource-admits-plaintext", "volume-mounted-without-tls"]),
    (16, &["traffic-between-containers-in-clear"]),
    (17, &["traffic-between-containers-in-clear"]),
    (18, &["traffic-between-containers-in-clear"]),
    (19, &["traffic-between-containers-in-clear"]),
    (20, &["traffic-between-containers-in-clear"]),
    (21, &["traffic-between-containers-in-clear"]),
    (22, &["vpc-mistaken-for-transport"]),
    (23, &["network-isolation-mistaken-for-transport"]),
    (24, &["notebook-reaches-internet"]),
    (25, &["route-mistaken-for-transport"]),
    (26, &["bucket-admits-plain-http", "bucket-policy-not-shown"]),
    (27, &["plaintext-url"]),
    (28, &["database-admits-plaintext"]),
    (29, &["database-admits-plaintext"]),
    (30, &["database-admits-plaintext"]),
    (31, &["warehouse-admits-plaintext"]),
    (32, &["warehouse-admits-plaintext"]),
    (33, &["database-admits-plaintext"]),
    (34, &["cache-admits-plaintext"]),
    (35, &["cache-admits-plaintext"]),
    (36, &["cache-admits-plaintext"]),
    (37, &["parameter-has-no-effect"]),
    (38, &["search-domain-admits-http"]),
    (39, &["old-tls-accepted"]),
    (40, &["node-traffic-in-clear"]),
    (41, &["volume-mounted-without-tls"]),
    (42, &["broker-admits-plaintext"]),
    (43, &["node-traffic-in-clear"]),
    (44, &["connection-without-tls"]),
    (45, &["connection-without-tls"]),
    (46, &["peer-not-verified"]),
    (47, &["node-traffic-in-clear"]),
    (48, &["peer-not-verified", "replication-in-clear"]),
    (49, &["replication-in-clear"]),
    (50, &["volume-mounted-without-tls"]),
    (51, &["listener-admits-http"]),
    (52, &["old-tls-accepted"]),
    (53, &["targets-reached-in-clear"]),
    (54, &["listener-admits-http", "targets-reached-in-clear"]),
    (55, &["viewer-admits-http"]),
    (56, &["old-tls-accepted", "origin-reached-in-clear"]),
    (57, &["old-tls-accepted"]),
    (58, &["old-tls-accepted"]),
    (59, &["subscriber-reached-in-clear"]),
    (60, &["file-transfer-in-clear"]),
    (61, &["encryption-controls-leave-gaps"]),
    (62, &["routing-is-not-encryption", "iam-mistaken-for-transport"]),
    (63, &["certificate-not-in-order"]),
];

/// The catalogue, if it is there.
fn catalogue() -> Option<Catalogue> {
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/facts");
    let found = Catalogue::read(&facts);
    if found.is_none() {
        println!("skipped: {} is not there", facts.display());
    }
    found
}

fn claims() -> BTreeMap<(String, String), Vec<RuleMapping>> {
    let mut claims: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for rule in wireproof_engine::rules(Language::En) {
        for map in rule.maps {
            claims.entry((rule.id.clone(), map.resource.clone())).or_default().push(map);
        }
    }
    claims
}

#[test]
fn every_claim_names_its_rows() {
    let claimed: Vec<_> = claims().into_keys().collect();
    let named: BTreeSet<_> = CLAIMS.iter().map(|(rule, of, _)| ((*rule).to_owned(), (*of).to_owned())).collect();
    assert_eq!(claimed, named.into_iter().collect::<Vec<_>>());
}

#[test]
fn no_requirement_is_claimed_that_the_catalogue_does_not_give() {
    let Some(catalogue) = catalogue() else { return };
    let claims = claims();
    let mut faults = Vec::new();
    for (rule, of, rows) in CLAIMS {
        for map in claims.get(&((*rule).to_owned(), (*of).to_owned())).into_iter().flatten() {
            if !rows.iter().any(|row| catalogue.gives(*row, map)) {
                faults.push(format!("{rule}, {of}: {} {} is not in rows {rows:?}", map.framework, map.control));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_row_has_a_rule() {
    let ids: BTreeSet<String> = wireproof_engine::rules(Language::En).into_iter().map(|rule| rule.id).collect();
    for (row, rules) in ROWS {
        let unknown: Vec<_> = rules.iter().filter(|rule| !ids.contains(**rule)).collect();
        assert!(!rules.is_empty() && unknown.is_empty(), "row {row}: {unknown:?}");
    }
    if let Some(catalogue) = catalogue() {
        let named: Vec<u32> = ROWS.iter().map(|(row, _)| *row).collect();
        assert_eq!(catalogue.rows().collect::<Vec<_>>(), named);
    }
}

#[test]
fn the_catalogue_is_read_as_it_is_meant() {
    let Some(catalogue) = catalogue() else { return };
    let map = |framework: &str, control: &str| RuleMapping {
        framework: framework.into(),
        control: control.into(),
        resource: String::new(),
    };
    assert!(catalogue.gives(1, &map("nist-800-53-r5", "SC-8(1)")));
    assert!(catalogue.gives(28, &map("aws-security-hub", "RDS.44")));
    assert!(!catalogue.gives(28, &map("aws-security-hub", "RDS.43")));
    assert!(!catalogue.gives(29, &map("iso-27001-2022", "A.8.24")));
    assert!(!catalogue.gives(55, &map("hipaa", "164.312(e)(2)(ii)")));
    assert!(!catalogue.gives(20, &map("aws-security-hub", "SageMaker.11")));
    assert!(!catalogue.gives(34, &map("nist-800-53-r5", "SC-8")));
}

/// What the findings of a document touch, each as its rule and the requirements.
fn touched(document: &str) -> Vec<String> {
    let input = wireproof_engine::Input { name: "input".into(), bytes: document.as_bytes().to_vec(), format: None };
    let report = wireproof_engine::analyze(&[input], &wireproof_engine::Options::default());
    let findings = report.findings.iter().filter(|finding| finding.level == Level::Error);
    findings.map(|finding| format!("{}: {}", finding.rule, Mapping::list(&finding.maps))).collect()
}

#[test]
fn a_finding_touches_what_its_own_kind_of_resource_does() {
    let template = |kind: &str, properties: &str| {
        format!(
            r#"{{"AWSTemplateFormatVersion":"2010-09-09","Resources":{{"R":{{"Type":"{kind}","Properties":{properties}}}}}}}"#
        )
    };
    let cases = [
        (
            r#"{"ReplicationGroups":[{"ReplicationGroupId":"a","TransitEncryptionEnabled":false}]}"#.to_owned(),
            "cache-admits-plaintext: AWS Security Hub ElastiCache.5 · PCI DSS 4.0.1 4.2.1 · ISO/IEC 27001:2022 A.8.24 · ISMS-P 2.7.1",
        ),
        (
            r#"{"CacheClusters":[{"CacheClusterId":"a","Engine":"memcached","TransitEncryptionEnabled":false}]}"#.to_owned(),
            "cache-admits-plaintext: ",
        ),
        (
            template("AWS::MemoryDB::Cluster", r#"{"ClusterName":"a","ACLName":"open-access","NodeType":"db.r6g.large","TLSEnabled":false}"#),
            "cache-admits-plaintext: ",
        ),
        (
            template("AWS::Elasticsearch::Domain", r#"{"DomainEndpointOptions":{"EnforceHTTPS":false},"NodeToNodeEncryptionOptions":{"Enabled":true}}"#),
            "search-domain-admits-http: AWS Security Hub ES.8 · PCI DSS 4.0.1 4.2.1 · ISMS-P 2.7.1",
        ),
        (
            template("AWS::OpenSearchService::Domain", r#"{"DomainEndpointOptions":{"EnforceHTTPS":false},"NodeToNodeEncryptionOptions":{"Enabled":true}}"#),
            "search-domain-admits-http: AWS Security Hub Opensearch.8 · PCI DSS 4.0.1 4.2.1 · ISMS-P 2.7.1",
        ),
        (
            r#"{"Endpoints":[{"EndpointIdentifier":"a","EndpointType":"TARGET","EngineName":"redis","RedisSettings":{"SslSecurityProtocol":"plaintext"}}]}"#.to_owned(),
            "replication-in-clear: AWS Security Hub DMS.12 · AWS Config DMS_REDIS_TLS_ENABLED · PCI DSS 4.0.1 4.2.1 · ISO/IEC 27001:2022 A.8.24",
        ),
        (
            r#"{"Endpoints":[{"EndpointIdentifier":"a","EndpointType":"SOURCE","EngineName":"mysql","SslMode":"none"}]}"#.to_owned(),
            "replication-in-clear: AWS Security Hub DMS.9 · PCI DSS 4.0.1 4.2.1 · ISMS-P 2.7.1",
        ),
        (
            r#"{"Endpoints":[{"EndpointIdentifier":"a","EndpointType":"TARGET","EngineName":"kafka","KafkaSettings":{"SecurityProtocol":"plaintext"}}]}"#.to_owned(),
            "replication-in-clear: ",
        ),
        (
            r#"{"DBInstances":[{"DBInstanceIdentifier":"a","Engine":"mysql","EngineVersion":"8.0.36","DBParameterGroups":[{"DBParameterGroupName":"default.mysql8.0","ParameterApplyStatus":"in-sync"}]}]}"#.to_owned(),
            "database-admits-plaintext: AWS Security Hub RDS.39 · AWS Config RDS_MYSQL_INSTANCE_ENCRYPTED_IN_TRANSIT · ISO/IEC 27001:2022 A.8.24 · ISMS-P 2.7.1",
        ),
        (
            r#"{"DBClusters":[{"DBClusterIdentifier":"a","Engine":"aurora-mysql","EngineVersion":"8.0.mysql_aurora.3.07.1","DBClusterParameterGroup":"default.aurora-mysql8.0"}]}"#.to_owned(),
            "database-admits-plaintext: ",
        ),
        (
            template("AWS::MSK::Cluster", r#"{"ClusterName":"a","KafkaVersion":"3.6.0","NumberOfBrokerNodes":3,"EncryptionInfo":{"EncryptionInTransit":{"ClientBroker":"TLS","InCluster":false}}}"#),
            "node-traffic-in-clear: AWS Security Hub MSK.1 · AWS Config MSK_IN_CLUSTER_NODE_REQUIRE_TLS",
        ),
        (
            template("AWS::ElasticLoadBalancing::LoadBalancer", r#"{"Listeners":[{"LoadBalancerPort":"80","InstancePort":"443","Protocol":"HTTP","InstanceProtocol":"HTTPS"}]}"#),
            "listener-admits-http: AWS Security Hub ELB.3 · NIST SP 800-53 r5 SC-8, SC-8(1) · PCI DSS 4.0.1 4.2.1 · HIPAA 164.312(e)(1), 164.312(e)(2)(ii) · ISMS-P 2.7.1",
        ),
        (
            r#"{"ProcessingJobName":"a","ProcessingResources":{"ClusterConfig":{"InstanceCount":2,"InstanceType":"ml.m5.xlarge","VolumeSizeInGB":30}},"AppSpecification":{"ImageUri":"111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1"},"RoleArn":"arn:aws:iam::111122223333:role/a"}"#.to_owned(),
            "traffic-between-containers-in-clear: ",
        ),
    ];
    for (document, expected) in cases {
        assert_eq!(touched(&document), [expected], "{document}");
    }
}
