//! Connections of Glue and DMS to a database that refuses plaintext, or does not.

use crate::plan::{of, plan, planned, state};
use crate::{lines, reasons, template};
use serde_json::{Value, json};

fn database(forced: &str) -> (Value, Value) {
    (
        json!({"Type": "AWS::RDS::DBInstance", "Properties": {"Engine": "postgres", "EngineVersion": "13.4",
            "DBParameterGroupName": {"Ref": "Settings"}}}),
        json!({"Type": "AWS::RDS::DBParameterGroup", "Properties": {"Family": "postgres13", "Parameters": {"rds.force_ssl": forced}}}),
    )
}

fn glue(url: &Value, forced: &str) -> Vec<String> {
    let (claims, settings) = database(forced);
    let properties = json!({"JDBC_CONNECTION_URL": url, "JDBC_ENFORCE_SSL": "false"});
    let document = template(&json!({
        "Ledger": {"Type": "AWS::Glue::Connection", "Properties": {"CatalogId": "1", "ConnectionInput": {"ConnectionType": "JDBC",
            "ConnectionProperties": properties}}},
        "Claims": claims, "Settings": settings,
    }));
    lines(&[document], |hop| hop.from.kind == "glue-job")
}

const SWITCH: &str = "0:/Resources/Settings/Properties/Parameters/rds.force_ssl";

#[test]
fn a_template_s_connection_goes_by_its_database() {
    let own = "0:/Resources/Ledger/Properties/ConnectionInput/ConnectionProperties/JDBC_ENFORCE_SSL";
    let url = json!({"Fn::Sub": "jdbc:postgresql://${Claims.Endpoint.Address}:${Claims.Endpoint.Port}/ledger"});
    assert_eq!(glue(&url, "1"), [format!("Glue job → Ledger enforced {SWITCH} {own}")]);
    assert_eq!(glue(&url, "0"), [format!("Glue job → Ledger cleartext {own}")]);
    let other = json!({"Fn::Sub": "jdbc:postgresql://${Elsewhere}:5432/ledger"});
    assert_eq!(glue(&other, "1"), [format!("Glue job → Ledger cleartext {own}")]);
    let two = json!({"Fn::Sub": "jdbc:postgresql://${Claims.Endpoint.Address},${Elsewhere}/ledger"});
    assert_eq!(glue(&two, "1"), [format!("Glue job → Ledger cleartext {own}")]);
}

#[test]
fn an_endpoint_of_dms_goes_by_its_database() {
    let found = |forced: &str, mode: &str| {
        let (claims, settings) = database(forced);
        let document = template(&json!({
            "Source": {"Type": "AWS::DMS::Endpoint", "Properties": {"EndpointType": "source", "EngineName": "postgres",
                "SslMode": mode, "ServerName": {"Fn::GetAtt": ["Claims", "Endpoint.Address"]}}},
            "Claims": claims, "Settings": settings,
        }));
        lines(&[document], |hop| hop.to.kind == "dms-replication")
    };
    let own = "0:/Resources/Source/Properties/SslMode";
    let ends = "Source → DMS replication instance";
    assert_eq!(found("1", "none"), [format!("{ends} enforced {SWITCH} {own}")]);
    assert_eq!(found("0", "none"), [format!("{ends} cleartext {own}")]);
    assert_eq!(found("0", "verify-full"), [format!("{ends} encrypted {own}")]);
    assert_eq!(found("1", "verify-full"), [format!("{ends} enforced {SWITCH} {own}")]);
}

#[test]
fn documents_pasted_apart_meet_by_the_host() {
    let host = "claims.c1abcdefghij.us-east-1.rds.amazonaws.com";
    let endpoint = |server: &str| {
        json!({"Endpoints": [{"EndpointIdentifier": "source", "EndpointType": "SOURCE", "EngineName": "postgres",
            "ServerName": server, "SslMode": "none"}]})
    };
    let claims = json!({"DBInstances": [{"DBInstanceIdentifier": "claims", "Engine": "postgres", "EngineVersion": "16.4",
        "Endpoint": {"Address": host, "Port": 5432}, "DBParameterGroups": [{"DBParameterGroupName": "default.postgres16"}]}]});
    let found = |server: &str| lines(&[endpoint(server), claims.clone()], |hop| hop.to.kind == "dms-replication");
    let at = "1:/DBInstances/0/DBParameterGroups/0/DBParameterGroupName 1:/DBInstances/0/EngineVersion";
    assert_eq!(found(host), [format!("source → DMS replication instance enforced {at} 0:/Endpoints/0/SslMode")]);
    // The same name in another account has another host.
    let other = "claims.c9zyxwvutsrq.us-east-1.rds.amazonaws.com";
    assert_eq!(found(other), ["source → DMS replication instance cleartext 0:/Endpoints/0/SslMode"]);
    let reason = reasons(&[endpoint(host), claims.clone()], |hop| hop.to.kind == "dms-replication");
    assert_eq!(
        reason,
        [
            "DMS replication instance enforced: The database at this address decides, whatever this connection asks for. `rds.force_ssl` is not set, and it is on by default for this engine and version: the server refuses connections without TLS."
        ]
    );
}

#[test]
fn a_plan_and_a_state_join_by_address() {
    let endpoint = json!({"endpoint_type": "source", "engine_name": "postgres", "ssl_mode": "none"});
    let document = plan(&[
        planned(
            "aws_dms_endpoint.source",
            endpoint,
            json!({"server_name": true}),
            json!({"server_name": of("aws_db_instance.claims.address")}),
        ),
        planned(
            "aws_db_instance.claims",
            json!({"engine": "postgres", "engine_version": "16.4"}),
            json!({"address": true, "endpoint": true}),
            json!({}),
        ),
    ]);
    let word = |documents: &[Value]| {
        let found = lines(documents, |hop| hop.from.kind == "data-store" || hop.from.kind == "glue-job");
        found
            .iter()
            .filter_map(|line| line.split(' ').find(|word| ["enforced", "cleartext"].contains(word)).map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(word(&[document]), ["enforced"]);
    let states = |host: &str| {
        state(&[
            (
                "aws_glue_connection.ledger",
                json!({"connection_type": "JDBC", "connection_properties": {"JDBC_ENFORCE_SSL": "false",
                    "JDBC_CONNECTION_URL": format!("jdbc:postgresql://{host}:5432/ledger")}}),
            ),
            (
                "aws_db_instance.claims",
                json!({"identifier": "claims", "engine": "postgres", "engine_version": "16.4",
                    "address": "claims.c1abcdefghij.us-east-1.rds.amazonaws.com"}),
            ),
        ])
    };
    assert_eq!(word(&[states("claims.c1abcdefghij.us-east-1.rds.amazonaws.com")]), ["enforced"]);
    assert_eq!(word(&[states("claims.c9zyxwvutsrq.us-east-1.rds.amazonaws.com")]), ["cleartext"]);
}
