//! Plans and states of Terraform: what is planned, unknown until apply, removed; in which words and at which characters.

use crate::seen::{facts, hops};
use wireproof_facts::{PolicySource, Reason};
use wireproof_source::Node;

/// A plan of one replication group: its planned values, what is unknown, and the expressions of its configuration.
fn plan(values: &str, unknown: &str, expressions: Option<&str>) -> String {
    let configuration = expressions.map_or_else(String::new, |expressions| {
        format!(
            r#","configuration":{{"root_module":{{"resources":[{{"address":"aws_elasticache_replication_group.g","mode":"managed","type":"aws_elasticache_replication_group","name":"g","expressions":{expressions}}}]}}}}"#
        )
    });
    format!(
        r#"{{"format_version":"1.2","planned_values":{{"root_module":{{"resources":[{{"address":"aws_elasticache_replication_group.g","mode":"managed","type":"aws_elasticache_replication_group","name":"g","values":{values}}}]}}}},"resource_changes":[{{"address":"aws_elasticache_replication_group.g","mode":"managed","type":"aws_elasticache_replication_group","change":{{"actions":["create"],"before":null,"after":{values},"after_unknown":{unknown}}}}}]{configuration}}}"#
    )
}

const ENDS: &str = "Service { name: \"\" }: clients → elasticache aws_elasticache_replication_group.g";

#[test]
fn what_a_plan_leaves_open_is_said_at_after_unknown() {
    let off = r"System(ElastiCache(Off { stated: false }))";
    for (values, unknown, expressions, wire, evidence) in [
        // Written out.
        (r#"{"transit_encryption_enabled":false}"#, "{}", None, "System(ElastiCache(Off { stated: true }))", "false"),
        (r#"{"transit_encryption_enabled":null}"#, r#"{"id":true}"#, None, off, "null"),
        // Unknown, and nothing tells whether the configuration sets it.
        (
            r#"{"replication_group_id":"g"}"#,
            r#"{"transit_encryption_enabled":true}"#,
            None,
            r#"System(ElastiCache(Open("(known after apply)")))"#,
            "true",
        ),
        // Unknown because of what the configuration refers to.
        (
            r#"{"replication_group_id":"g"}"#,
            r#"{"transit_encryption_enabled":true}"#,
            Some(r#"{"transit_encryption_enabled":{"references":["data.external.tls.result","data.external.tls"]}}"#),
            r#"System(ElastiCache(Open("${data.external.tls.result}")))"#,
            "true",
        ),
        // Unknown because the configuration leaves it to the provider: the service's default.
        (
            r#"{"replication_group_id":"g"}"#,
            r#"{"transit_encryption_enabled":true}"#,
            Some(r#"{"replication_group_id":{"constant_value":"g"}}"#),
            off,
            "true",
        ),
    ] {
        let text = plan(values, unknown, expressions);
        let expected = format!("{ENDS} | {wire} | {evidence}");
        assert_eq!(hops(&text), [expected], "{text}");
        if evidence == "true" {
            facts(&[&text], |facts| {
                let site = facts.hops[0].evidence[0];
                assert!(
                    text[..site.span.start as usize].ends_with("\"after_unknown\":{\"transit_encryption_enabled\":")
                );
            });
        }
    }
}

#[test]
fn a_mode_that_is_left_open_is_the_services() {
    let text = plan(r#"{"transit_encryption_enabled":true}"#, r#"{"transit_encryption_mode":true}"#, None);
    assert_eq!(hops(&text), [format!("{ENDS} | System(ElastiCache(Required {{ stated: false }})) | true")]);
    let set =
        Some(r#"{"transit_encryption_mode":{"references":["aws_ssm_parameter.mode.value","aws_ssm_parameter.mode"]}}"#);
    let text = plan(r#"{"transit_encryption_enabled":true}"#, r#"{"transit_encryption_mode":true}"#, set);
    let open = r#"System(ElastiCache(Open("${aws_ssm_parameter.mode.value}")))"#;
    assert_eq!(hops(&text), [format!("{ENDS} | {open} | true true")]);
}

/// One change and no planned values.
fn change(actions: &str, before: &str, after: &str) -> String {
    format!(
        r#"{{"format_version":"1.2","resource_changes":[{{"address":"aws_elasticache_replication_group.g","mode":"managed","type":"aws_elasticache_replication_group","change":{{"actions":{actions},"before":{before},"after":{after},"after_unknown":{{}}}}}}]}}"#
    )
}

#[test]
fn changes_tell_of_what_the_planned_values_lack() {
    let (on, off) = (r#"{"transit_encryption_enabled":true}"#, r#"{"transit_encryption_enabled":false}"#);
    let stays = "System(ElastiCache(Required { stated: false })) | true";
    for (actions, before, after, expected) in [
        (r#"["create"]"#, "null", on, stays.to_owned()),
        (r#"["update"]"#, off, on, stays.to_owned()),
        (r#"["no-op"]"#, on, on, stays.to_owned()),
        (r#"["delete","create"]"#, off, on, stays.to_owned()),
        (r#"["create","delete"]"#, off, on, stays.to_owned()),
        (r#"["forget"]"#, on, "null", stays.to_owned()),
        (r#"["delete"]"#, off, "null", r#"Gone | ["delete"]"#.to_owned()),
    ] {
        assert_eq!(hops(&change(actions, before, after)), [format!("{ENDS} | {expected}")], "{actions}");
    }
    let data = change(r#"["read"]"#, "null", on).replace("managed", "data");
    assert_eq!(hops(&data), Vec::<String>::new());
}

#[test]
fn blocks_in_modules_and_states_are_read_alike() {
    let resource = |address: &str| {
        format!(
            r#"{{"address":"{address}","mode":"managed","type":"aws_elasticache_replication_group","name":"g","values":{{"transit_encryption_enabled":false}}}}"#
        )
    };
    let (root, inner) = (
        resource("aws_elasticache_replication_group.g"),
        resource(r#"module.a[0].module.b[\"x.y\"].aws_elasticache_replication_group.g[1]"#),
    );
    let modules = format!(
        r#"{{"root_module":{{"resources":[{root}],"child_modules":[{{"address":"module.a[0]","child_modules":[{{"resources":[{inner}]}}]}}]}}}}"#
    );
    let off = "System(ElastiCache(Off { stated: true })) | false";
    let expected = [
        format!("{ENDS} | {off}"),
        format!(
            r#"Service {{ name: "" }}: clients → elasticache module.a[0].module.b["x.y"].aws_elasticache_replication_group.g[1] | {off}"#
        ),
    ];
    assert_eq!(hops(&format!(r#"{{"format_version":"1.2","planned_values":{modules}}}"#)), expected);
    assert_eq!(
        hops(&format!(r#"{{"format_version":"1.0","terraform_version":"1.9.8","values":{modules}}}"#)),
        expected
    );
}

#[test]
fn a_state_file_names_each_instance() {
    let text = r#"{"version":4,"terraform_version":"1.9.8","serial":3,"lineage":"0f0d","outputs":{},"resources":[
        {"module":"module.m","mode":"managed","type":"aws_elasticache_replication_group","name":"g","instances":[
            {"index_key":"a","attributes":{"transit_encryption_enabled":false}},
            {"index_key":1,"attributes":{"transit_encryption_enabled":true}},
            {"index_key":2,"deposed":"0a1b","attributes":{"transit_encryption_enabled":false}}]},
        {"mode":"data","type":"aws_elasticache_replication_group","name":"d","instances":[{"attributes":{}}]}]}"#;
    let end = "Service { name: \"\" }: clients → elasticache module.m.aws_elasticache_replication_group.g";
    assert_eq!(
        hops(text),
        [
            format!("{end}[\"a\"] | System(ElastiCache(Off {{ stated: true }})) | false"),
            format!("{end}[1] | System(ElastiCache(Required {{ stated: false }})) | true"),
        ]
    );
}

#[test]
fn a_policy_that_a_data_source_makes_during_apply_is_read_from_its_blocks() {
    let text = r#"{"format_version":"1.2","planned_values":{"root_module":{"resources":[
        {"address":"aws_s3_bucket.b","mode":"managed","type":"aws_s3_bucket","name":"b","values":{"bucket":"orders"}},
        {"address":"aws_s3_bucket_policy.p","mode":"managed","type":"aws_s3_bucket_policy","name":"p","values":{}}]}},
        "resource_changes":[
        {"address":"aws_s3_bucket_policy.p","mode":"managed","type":"aws_s3_bucket_policy","change":{"actions":["create"],"before":null,"after":{},"after_unknown":{"bucket":true,"policy":true}}},
        {"address":"data.aws_iam_policy_document.d","mode":"data","type":"aws_iam_policy_document","change":{"actions":["read"],"before":null,
            "after":{"statement":[{"sid":"Tls","effect":"Deny","actions":["s3:*"],"resources":["arn:aws:s3:::orders","arn:aws:s3:::orders/*"],"principals":[{"type":"*","identifiers":["*"]}],"condition":[{"test":"Bool","variable":"aws:SecureTransport","values":["false"]}]}]},
            "after_unknown":{"id":true,"json":true}}}],
        "configuration":{"root_module":{"resources":[
        {"address":"aws_s3_bucket_policy.p","mode":"managed","type":"aws_s3_bucket_policy","name":"p","expressions":{
            "bucket":{"references":["aws_s3_bucket.b.id","aws_s3_bucket.b"]},
            "policy":{"references":["data.aws_iam_policy_document.d.json","data.aws_iam_policy_document.d"]}}},
        {"address":"data.aws_iam_policy_document.d","mode":"data","type":"aws_iam_policy_document","name":"d","expressions":{}}]}}}"#;
    facts(&[text], |facts| {
        let policies: Vec<_> = facts.policies.iter().map(|policy| policy.bucket.clone()).collect();
        assert_eq!(policies, [Some("orders".to_owned())]);
        let PolicySource::Document(policy) = facts.policies[0].source else { panic!("a policy that is read") };
        let statement = &policy.get("Statement").expect("statements").items()[0];
        assert_eq!(statement.get("Effect").and_then(Node::as_str), Some("Deny"));
        assert_eq!(statement.get("Principal").and_then(Node::as_str), Some("*"));
        let condition = statement.find(&["Condition", "Bool", "aws:SecureTransport"]).expect("a condition");
        assert_eq!(&text[condition.span.range()], r#"["false"]"#);
    });
}

#[test]
fn types_of_the_cloud_control_provider_are_known() {
    let text =
        plan(r#"{"transit_encryption_enabled":false}"#, "{}", None).replace("aws_elasticache", "awscc_elasticache");
    let ends = ENDS.replace("aws_elasticache", "awscc_elasticache");
    assert_eq!(hops(&text), [format!("{ends} | System(ElastiCache(Off {{ stated: true }})) | false")]);
}

#[test]
fn source_and_progress_are_known_for_what_they_are() {
    let source =
        "resource \"aws_db_instance\" \"orders\" {\n  engine = \"postgres\"\n  tags = {\n    Name = \"x\"\n  }\n}\n";
    let log = "{\"@level\":\"info\",\"@message\":\"Terraform 1.9.8\",\"@module\":\"terraform.ui\",\"type\":\"version\"}\n{\"@level\":\"info\",\"@message\":\"Plan: 1 to add\",\"@module\":\"terraform.ui\",\"type\":\"change_summary\"}\n";
    for (text, expected) in [
        (source, Reason::TerraformSource),
        ("locals {\n  a = 1\n}", Reason::TerraformSource),
        (log, Reason::TerraformLog),
        ("{\"data\":{}}", Reason::NoFormat),
        ("data {", Reason::NoTree),
    ] {
        facts(&[text], |facts| {
            assert_eq!((facts.detections[0].format, &facts.detections[0].reason), (None, &expected), "{text}");
        });
    }
}

/// An instance in a module whose parameter group is known only after apply, with the expression that names it.
fn instance(expressions: &str) -> String {
    r#"{"planned_values":{"root_module":{"child_modules":[{"resources":[
        {"address":"module.db.aws_db_instance.i","mode":"managed","type":"aws_db_instance","name":"i","values":{"engine":"postgres","engine_version":"14.9"}},
        {"address":"module.db.aws_db_parameter_group.g","mode":"managed","type":"aws_db_parameter_group","name":"g","values":{"family":"postgres14","parameter":[{"name":"rds.force_ssl","value":"1"}]}}]}]}},
        "resource_changes":[{"address":"module.db.aws_db_instance.i","mode":"managed","type":"aws_db_instance","change":{"actions":["create"],"before":null,"after":{},"after_unknown":{"parameter_group_name":true}}}],
        "configuration":{"root_module":{"module_calls":{"db":{"expressions":{"own":{"references":["module.db.group"]}},"module":{
        "outputs":{"group":{"expression":{"references":["aws_db_parameter_group.g.name","aws_db_parameter_group.g"]}}},
        "resources":[{"address":"aws_db_instance.i","mode":"managed","type":"aws_db_instance","name":"i","expressions":EXPRESSIONS},
        {"address":"aws_db_parameter_group.g","mode":"managed","type":"aws_db_parameter_group","name":"g","expressions":{}}]}}}}}}"#
        .replace("EXPRESSIONS", expressions)
}

#[test]
fn a_group_that_the_configuration_refers_to_is_found() {
    let name =
        r#"{"parameter_group_name":{"references":["aws_db_parameter_group.g.name","aws_db_parameter_group.g"]}}"#;
    let through = r#"{"parameter_group_name":{"references":["var.own"]}}"#;
    let other = r#"{"parameter_group_name":{"references":["local.group"]}}"#;
    for (expressions, evidence) in [(name, "\"1\""), (through, "\"1\""), (other, "true")] {
        let text = instance(expressions);
        facts(&[&text], |facts| {
            let hop = facts.hops.iter().find(|hop| hop.to.name.ends_with("aws_db_instance.i")).expect("its hop");
            assert_eq!(&text[hop.evidence[0].span.range()], evidence, "{expressions}");
        });
    }
}
