//! Requests as people type them, and records that show a resource in part: the verdict, the characters, what to paste next.

use wireproof_engine::{Input, Options, analyze};
use wireproof_report::{Hop, Report};

fn report(name: &str, text: &str) -> Report {
    let input = Input { name: name.into(), bytes: text.as_bytes().to_vec(), format: None };
    analyze(&[input], &Options::default())
}

/// `to verdict pointer …` of each hop whose last end has this label.
fn to(report: &Report, label: &str) -> Vec<String> {
    let line = |hop: &Hop| {
        let at = hop.evidence.iter().map(|at| at.pointer.as_str());
        std::iter::once(hop.verdict.word()).chain(at).collect::<Vec<_>>().join(" ")
    };
    report.hops.iter().filter(|hop| hop.from.label == label || hop.to.label == label).map(line).collect()
}

#[test]
fn what_an_option_of_the_command_line_holds_is_written_as_the_api_writes_it() {
    let count = "/processing-resources/ClusterConfig/InstanceCount";
    let flag = "/network-config/EnableInterContainerTrafficEncryption";
    let cases = [
        ("--network-config EnableInterContainerTrafficEncryption=false", format!("cleartext {flag} {count}")),
        ("--network-config EnableInterContainerTrafficEncryption=true", format!("encrypted {flag} {count}")),
        (r#"--network-config '{"EnableInterContainerTrafficEncryption":true}'"#, format!("encrypted {flag} {count}")),
        ("--network-config EnableNetworkIsolation=true", format!("cleartext /network-config {count}")),
    ];
    for (option, right) in cases {
        let text = format!(
            "aws sagemaker create-processing-job --processing-job-name clean --app-specification ImageUri=i --role-arn r --processing-resources ClusterConfig='{{InstanceCount=2,InstanceType=ml.m5.xlarge,VolumeSizeInGB=3}}' {option}"
        );
        let found = report("clean.sh", &text);
        let between: Vec<String> =
            to(&found, "clean (2 × ml.m5.xlarge)").into_iter().filter(|line| line.ends_with(count)).collect();
        assert_eq!(between, [right], "{option}");
        assert!(found.findings.iter().all(|finding| finding.rule != "flag-not-boolean"), "{option}");
    }
}

#[test]
fn a_configuration_item_may_leave_the_policy_of_its_bucket_out() {
    let item = |rest: &str| {
        report(
            "item.json",
            &format!(
                r#"{{"resourceType":"AWS::S3::Bucket","resourceId":"ledger","configurationItemStatus":"OK"{rest}}}"#
            ),
        )
    };
    let left_out = item(r#","configuration":{"name":"ledger"},"supplementaryConfiguration":{}"#);
    assert_eq!(to(&left_out, "ledger"), ["unknown /resourceId"]);
    assert_eq!(
        left_out.hops[0].because,
        "S3 accepts plain HTTP unless a policy refuses it, and what is shown of this bucket leaves its policy out. Paste the output of `aws s3api get-bucket-policy --bucket ledger`."
    );
    assert!(left_out.findings.is_empty());
    let none = r#","supplementaryConfiguration":{"BucketPolicy":{"policyText":null}}"#;
    let right = ["cleartext /supplementaryConfiguration/BucketPolicy/policyText"];
    assert_eq!(to(&item(none), "ledger"), right);
    assert_eq!(to(&item(&format!(r#"{none},"configuration":{{"name":"ledger"}}"#)), "ledger"), right);
}

#[test]
fn a_policy_that_is_known_after_apply_is_asked_for() {
    let plan = r#"{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[
        {"address":"aws_s3_bucket.b","mode":"managed","type":"aws_s3_bucket","name":"b","values":{"bucket":"ledger"}},
        {"address":"aws_s3_bucket_policy.p","mode":"managed","type":"aws_s3_bucket_policy","name":"p","values":{"bucket":"ledger"}}]}},
        "resource_changes":[{"address":"aws_s3_bucket_policy.p","type":"aws_s3_bucket_policy","name":"p",
        "change":{"actions":["create"],"after":{"bucket":"ledger"},"after_unknown":{"policy":true}}}]}"#;
    let template = "Parameters: {Own: {Type: String}}\nResources:\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties: {Bucket: ledger, PolicyDocument: !Ref Own}\n";
    let cases = [
        ("plan.json", plan, "/resource_changes/0/change/after_unknown/policy"),
        ("template.yaml", template, "/Resources/P/Properties/PolicyDocument/Ref"),
    ];
    for (name, text, pointer) in cases {
        let found = report(name, text);
        assert_eq!(to(&found, "ledger"), [format!("unknown {pointer}")], "{name}");
        assert_eq!(
            found.hops[0].because,
            "The policy is decided elsewhere (by a parameter, an expression or the deployment itself), so this document does not show it. Paste the policy that is attached."
        );
    }
}
