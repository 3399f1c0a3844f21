//! RDS Proxy and the databases behind it.

use crate::plan::{of, plan, planned};
use crate::{lines, reasons, template};
use serde_json::{Value, json};

const AT: &str = "/Resources/Front/Properties/RequireTLS";

/// Proxy → database in a template.
fn behind(required: &Value, parameters: &Value) -> Vec<String> {
    let front = match required {
        Value::Null => json!({"DBProxyName": "front", "EngineFamily": "POSTGRESQL"}),
        required => json!({"DBProxyName": "front", "EngineFamily": "POSTGRESQL", "RequireTLS": required}),
    };
    let document = template(&json!({
        "Front": {"Type": "AWS::RDS::DBProxy", "Properties": front},
        "Group": {"Type": "AWS::RDS::DBProxyTargetGroup", "Properties": {"DBProxyName": {"Ref": "Front"}, "TargetGroupName": "default",
            "DBInstanceIdentifiers": [{"Ref": "Claims"}]}},
        "Claims": {"Type": "AWS::RDS::DBInstance", "Properties": {"Engine": "postgres", "EngineVersion": "13.4",
            "DBParameterGroupName": {"Ref": "Settings"}}},
        "Settings": {"Type": "AWS::RDS::DBParameterGroup", "Properties": {"Family": "postgres13", "Parameters": parameters}},
    }));
    lines(&[document], |hop| hop.from.kind == "rds-proxy")
}

#[test]
fn a_template_s_proxy_and_its_database_decide_together() {
    let (on, off, none) = (json!({"rds.force_ssl": "1"}), json!({"rds.force_ssl": "0"}), json!({}));
    let switch = "0:/Resources/Settings/Properties/Parameters/rds.force_ssl";
    let target = "0:/Resources/Group/Properties/DBInstanceIdentifiers/0";
    let enforced = format!("Front → Claims enforced {switch} {target}");
    for required in [json!(true), json!(false), json!("false"), Value::Null, json!({"Ref": "Choice"})] {
        assert_eq!(behind(&required, &on), *std::slice::from_ref(&enforced), "{required}");
    }
    assert_eq!(behind(&json!(true), &off), [format!("Front → Claims encrypted 0:{AT} {target}")]);
    assert_eq!(behind(&json!("true"), &none), [format!("Front → Claims encrypted 0:{AT} {target}")]);
    assert_eq!(behind(&json!(false), &off), [format!("Front → Claims cleartext 0:{AT} {switch} {target}")]);
    let group = "0:/Resources/Settings/Properties/Parameters";
    assert_eq!(behind(&json!(false), &none), [format!("Front → Claims cleartext 0:{AT} {group} {target}")]);
    let front = "0:/Resources/Front/Properties";
    assert_eq!(behind(&Value::Null, &off), [format!("Front → Claims cleartext {front} {switch} {target}")]);
    assert_eq!(behind(&json!({"Ref": "Choice"}), &off), [format!("Front → Claims unknown 0:{AT} {target}")]);
    let open = json!({"rds.force_ssl": {"Ref": "Choice"}});
    assert_eq!(behind(&json!(false), &open), [format!("Front → Claims unknown {switch} {target}")]);
}

fn proxy(name: &str, required: bool) -> Value {
    json!({"DBProxyName": name, "DBProxyArn": format!("arn:aws:rds:us-east-1:111122223333:db-proxy:prx-{name}"),
        "EngineFamily": "POSTGRESQL", "RequireTLS": required})
}

fn targets() -> Value {
    json!({"Targets": [
        {"RdsResourceId": "ledger", "Port": 5432, "Type": "TRACKED_CLUSTER"},
        {"Endpoint": "e", "TrackedClusterId": "ledger", "RdsResourceId": "ledger-1", "Port": 5432, "Type": "RDS_INSTANCE"},
    ]})
}

fn cluster(version: &str) -> Value {
    json!({"DBClusters": [{"DBClusterIdentifier": "ledger", "Engine": "aurora-postgresql", "EngineVersion": version,
        "DBClusterArn": "arn:aws:rds:us-east-1:111122223333:cluster:ledger",
        "DBClusterParameterGroup": format!("default.aurora-postgresql{}", version.split('.').next().unwrap_or_default())}]})
}

fn of_api(documents: &[Value]) -> Vec<String> {
    lines(documents, |hop| hop.from.kind == "rds-proxy")
}

#[test]
fn targets_that_the_api_lists_are_those_of_the_only_proxy() {
    let one = |required| json!({"DBProxies": [proxy("front", required)]});
    let (group, version) = ("/DBClusters/0/DBClusterParameterGroup", "/DBClusters/0/EngineVersion");
    let (switch, target) = ("0:/DBProxies/0/RequireTLS", "1:/Targets/0/RdsResourceId");
    assert_eq!(of_api(&[one(true), targets()]), [format!("front → ledger encrypted {switch} {target}")]);
    assert_eq!(of_api(&[one(false), targets()]), [format!("front → ledger unknown {target}")]);
    assert_eq!(
        of_api(&[one(false), targets(), cluster("17.4")]),
        [format!("front → ledger enforced 2:{group} 2:{version} {target}")]
    );
    assert_eq!(
        of_api(&[one(false), targets(), cluster("16.4")]),
        [format!("front → ledger cleartext {switch} 2:{group} 2:{version} {target}")]
    );
    // Nothing tells of which of two proxies, or of which of two lists.
    let two = json!({"DBProxies": [proxy("front", true), proxy("other", false)]});
    assert_eq!(of_api(&[two, targets()]), [format!("RDS Proxy → ledger unknown {target}")]);
    let of_two = of_api(&[one(true), targets(), targets()]);
    let again = "2:/Targets/0/RdsResourceId";
    assert_eq!(of_two, [format!("RDS Proxy → ledger unknown {target}"), format!("RDS Proxy → ledger unknown {again}")]);
    assert_eq!(of_api(&[targets()]), ["RDS Proxy → ledger unknown 0:/Targets/0/RdsResourceId"]);
}

#[test]
fn what_is_missing_is_asked_for() {
    let reason = |documents: &[Value]| reasons(documents, |hop| hop.from.kind == "rds-proxy");
    let request = json!({"DBProxyName": "front", "DBInstanceIdentifiers": ["claims"]});
    assert_eq!(
        reason(&[request.clone(), json!({"DBProxies": [proxy("front", false)]})]),
        [
            "claims unknown: The proxy takes clients without TLS, and talks to its database as they talk to it. Whether the database refuses plaintext is not in the inputs. Paste the output of `aws rds describe-db-instances --db-instance-identifier claims`."
        ]
    );
    let other = reason(&[request, json!({"DBProxies": [proxy("back", true)]})]);
    assert_eq!(other.len(), 1);
    assert!(
        other[0]
            .ends_with("Paste the output of `aws rds describe-db-proxies --db-proxy-name front` of this one proxy."),
        "{other:?}"
    );
}

#[test]
fn a_plan_joins_a_proxy_and_a_database_by_references() {
    let document = |required: bool, parameter: &str| {
        plan(&[
            planned(
                "aws_db_proxy.front",
                json!({"name": "front", "require_tls": required}),
                json!({"arn": true}),
                json!({}),
            ),
            planned(
                "aws_db_proxy_target.t",
                json!({"db_proxy_name": "front", "target_group_name": "default"}),
                json!({"db_instance_identifier": true}),
                json!({"db_instance_identifier": of("aws_db_instance.claims.identifier")}),
            ),
            planned(
                "aws_db_instance.claims",
                json!({"engine": "postgres", "engine_version": "16.4", "parameter_group_name": "strict"}),
                json!({"identifier": true, "id": true}),
                json!({}),
            ),
            planned(
                "aws_db_parameter_group.strict",
                json!({"name": "strict", "family": "postgres16", "parameter": [{"name": "rds.force_ssl", "value": parameter}]}),
                json!({}),
                json!({}),
            ),
        ])
    };
    let values = "0:/planned_values/root_module/resources";
    let switch = format!("{values}/3/values/parameter/0/value");
    let target = "0:/resource_changes/1/change/after_unknown/db_instance_identifier";
    let ends = "aws_db_proxy.front → aws_db_instance.claims";
    assert_eq!(of_api(&[document(false, "1")]), [format!("{ends} enforced {switch} {target}")]);
    assert_eq!(of_api(&[document(true, "0")]), [format!("{ends} encrypted {values}/0/values/require_tls {target}")]);
    assert_eq!(
        of_api(&[document(false, "0")]),
        [format!("{ends} cleartext {values}/0/values/require_tls {switch} {target}")]
    );
}
