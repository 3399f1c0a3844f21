//! Parameter groups and security configurations that stand apart from what uses them.

use crate::lines;
use crate::plan::{of, plan, planned};
use serde_json::json;

#[test]
fn a_docdb_cluster_finds_its_group_in_the_list_of_every_engine() {
    let cluster =
        json!({"DBClusters": [{"DBClusterIdentifier": "docs", "Engine": "docdb", "DBClusterParameterGroup": "loose"}]});
    let groups = |name: &str, tls: &str| {
        json!({"DBClusterParameterGroups": [{"DBClusterParameterGroupName": name, "DBParameterGroupFamily": "docdb5.0",
            "Parameters": [{"ParameterName": "tls", "ParameterValue": tls}]}]})
    };
    let found = |name, tls| lines(&[cluster.clone(), groups(name, tls)], |hop| hop.to.label == "docs");
    let value = "1:/DBClusterParameterGroups/0/Parameters/0/ParameterValue";
    assert_eq!(found("loose", "disabled"), [format!("any client → docs cleartext {value}")]);
    assert_eq!(found("loose", "enabled"), [format!("any client → docs enforced {value}")]);
    assert_eq!(found("other", "enabled"), ["any client → docs unknown 0:/DBClusters/0/DBClusterParameterGroup"]);
}

#[test]
fn a_plan_s_cluster_finds_its_security_configuration() {
    let document = |in_transit: bool| {
        let certificate =
            json!({"TLSCertificateConfiguration": {"CertificateProviderType": "PEM", "S3Object": "s3://b/c.zip"}});
        let configuration = json!({"EncryptionConfiguration": {"EnableInTransitEncryption": in_transit,
            "InTransitEncryptionConfiguration": certificate}});
        plan(&[
            planned(
                "aws_emr_cluster.etl",
                json!({"name": "etl", "release_label": "emr-7.2.0"}),
                json!({"security_configuration": true}),
                json!({"security_configuration": of("aws_emr_security_configuration.strict.name")}),
            ),
            planned(
                "aws_emr_security_configuration.strict",
                json!({"configuration": configuration.to_string()}),
                json!({"name": true}),
                json!({}),
            ),
        ])
    };
    let found = |in_transit| lines(&[document(in_transit)], |hop| hop.to.label == "aws_emr_cluster.etl");
    let at = "0:/planned_values/root_module/resources/1/values/configuration";
    assert_eq!(found(true), [format!("aws_emr_cluster.etl → aws_emr_cluster.etl encrypted {at}")]);
    assert_eq!(found(false), [format!("aws_emr_cluster.etl → aws_emr_cluster.etl cleartext {at}")]);
}

#[test]
fn a_plan_s_replica_has_its_source_s_engine() {
    let database = |address, values, unknown, expressions| planned(address, values, unknown, expressions);
    let document = plan(&[
        database(
            "aws_db_instance.source",
            json!({"engine": "postgres", "engine_version": "16.4", "identifier": "claims"}),
            json!({"arn": true}),
            json!({}),
        ),
        database(
            "aws_db_instance.replica",
            json!({"identifier": "claims-read"}),
            json!({"replicate_source_db": true, "engine": true, "engine_version": true}),
            json!({"replicate_source_db": of("aws_db_instance.source.arn")}),
        ),
    ]);
    let found = lines(&[document], |hop| hop.to.label == "aws_db_instance.replica");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("any client → aws_db_instance.replica enforced "), "{found:?}");
}
