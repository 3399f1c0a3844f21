//! Names that several accounts, Regions or documents use: a resource means the one of its own, or none.

use crate::lines;
use crate::plan::{of, plan, planned, state};
use serde_json::{Value, json};

fn database(region: &str, account: &str) -> Value {
    json!({"DBInstances": [{"DBInstanceIdentifier": "claims", "DBInstanceArn": format!("arn:aws:rds:{region}:{account}:db:claims"),
        "Engine": "postgres", "EngineVersion": "13.4", "DBParameterGroups": [{"DBParameterGroupName": "strict"}]}]})
}

fn group(region: &str, account: &str, forced: &str) -> Value {
    json!({"DBParameterGroups": [{"DBParameterGroupName": "strict", "DBParameterGroupFamily": "postgres13",
        "DBParameterGroupArn": format!("arn:aws:rds:{region}:{account}:pg:strict"),
        "Parameters": [{"ParameterName": "rds.force_ssl", "ParameterValue": forced}]}]})
}

/// Clients → the database.
fn of_claims(documents: &[Value]) -> Vec<String> {
    lines(documents, |hop| hop.to.label.contains("claims"))
}

const ONE: &str = "111122223333";
const OTHER: &str = "444455556666";

#[test]
fn a_group_of_another_region_or_account_is_not_meant() {
    let own = database("us-east-1", ONE);
    let not_shown = ["any client → claims unknown 0:/DBInstances/0/DBParameterGroups/0/DBParameterGroupName"];
    for other in [group("eu-west-1", ONE, "1"), group("us-east-1", OTHER, "1"), group("eu-west-1", OTHER, "1")] {
        assert_eq!(of_claims(&[own.clone(), other]), not_shown);
    }
    let value = |input: usize| format!("{input}:/DBParameterGroups/0/Parameters/0/ParameterValue");
    let both = [own.clone(), group("eu-west-1", ONE, "1"), group("us-east-1", ONE, "0")];
    assert_eq!(of_claims(&both), [format!("any client → claims cleartext {}", value(2))]);
    // Groups of two Regions in one list.
    let list = |first: &Value, second: &Value| json!({"DBParameterGroups": [first["DBParameterGroups"][0], second["DBParameterGroups"][0]]});
    let list = list(&group("eu-west-1", ONE, "0"), &group("us-east-1", ONE, "1"));
    assert_eq!(
        of_claims(&[own, list]),
        ["any client → claims enforced 1:/DBParameterGroups/1/Parameters/0/ParameterValue"]
    );
}

#[test]
fn of_two_groups_that_differ_none_is_meant_and_of_two_alike_either() {
    let own = database("us-east-1", ONE);
    let (on, off) = (group("us-east-1", ONE, "1"), group("us-east-1", ONE, "0"));
    let not_shown = ["any client → claims unknown 0:/DBInstances/0/DBParameterGroups/0/DBParameterGroupName"];
    assert_eq!(of_claims(&[own.clone(), on.clone(), off]), not_shown);
    assert_eq!(
        of_claims(&[own.clone(), on.clone(), on]),
        ["any client → claims enforced 1:/DBParameterGroups/0/Parameters/0/ParameterValue"]
    );
    // What runs goes by what runs, not by a template.
    let planned = state(&[(
        "aws_db_parameter_group.g",
        json!({"name": "strict", "family": "postgres13", "parameter": [{"name": "rds.force_ssl", "value": "1"}]}),
    )]);
    assert_eq!(
        of_claims(&[own, planned, group("us-east-1", ONE, "0")]),
        ["any client → claims cleartext 2:/DBParameterGroups/0/Parameters/0/ParameterValue"]
    );
}

#[test]
fn a_state_of_two_regions_tells_them_apart_by_arn() {
    let group = |region: &str, forced: &str| {
        json!({"name": "strict", "family": "postgres13", "arn": format!("arn:aws:rds:{region}:{ONE}:pg:strict"),
            "parameter": [{"name": "rds.force_ssl", "value": forced}]})
    };
    let database = |region: &str| {
        json!({"identifier": "claims", "engine": "postgres", "engine_version": "13.4", "parameter_group_name": "strict",
            "arn": format!("arn:aws:rds:{region}:{ONE}:db:claims")})
    };
    let document = state(&[
        ("aws_db_parameter_group.east", group("us-east-1", "0")),
        ("aws_db_parameter_group.west", group("us-west-2", "1")),
        ("aws_db_instance.claims_east", database("us-east-1")),
        ("aws_db_instance.claims_west", database("us-west-2")),
    ]);
    let at = |resource: usize| format!("0:/values/root_module/resources/{resource}/values/parameter/0/value");
    assert_eq!(
        of_claims(&[document]),
        [
            format!("any client → aws_db_instance.claims_east cleartext {}", at(0)),
            format!("any client → aws_db_instance.claims_west enforced {}", at(1)),
        ]
    );
}

#[test]
fn a_plan_of_two_regions_does_not_mix_groups_of_one_name() {
    let group = |address, forced: &str| {
        let parameter = json!([{"name": "rds.force_ssl", "value": forced}]);
        let values = json!({"name": "strict", "family": "postgres13", "parameter": parameter});
        planned(address, values, json!({"arn": true}), json!({}))
    };
    let database = |address, group: &str| {
        let values = json!({"engine": "postgres", "engine_version": "13.4", "parameter_group_name": "strict"});
        planned(address, values, json!({"arn": true}), json!({"parameter_group_name": of(group)}))
    };
    let document = plan(&[
        group("aws_db_parameter_group.east", "0"),
        group("aws_db_parameter_group.west", "1"),
        database("aws_db_instance.claims_east", "aws_db_parameter_group.east.name"),
        database("aws_db_instance.claims_west", "aws_db_parameter_group.west.name"),
    ]);
    let at =
        |resource: usize| format!("0:/planned_values/root_module/resources/{resource}/values/parameter_group_name");
    assert_eq!(
        of_claims(&[document]),
        [
            format!("any client → aws_db_instance.claims_east unknown {}", at(2)),
            format!("any client → aws_db_instance.claims_west unknown {}", at(3)),
        ]
    );
}
