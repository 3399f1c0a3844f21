//! Buckets of templates and their policies: what is proved, what rests on a default, what only a deployment decides.

use wireproof_engine::{Input, Options, analyze};

const STATEMENT: &str = "Effect: Deny, Principal: '*', Action: 's3:*'";
const OVER_HTTP: &str = "Condition: {Bool: {'aws:SecureTransport': 'false'}}";

/// A template of a bucket and its policy.
fn template(head: &str, bucket: &str, policy: &str, resources: &str, condition: &str) -> String {
    format!(
        "{head}\nResources:\n  B:\n    Type: AWS::S3::Bucket\n{bucket}  P:\n    Type: AWS::S3::BucketPolicy\n{policy}    Properties:\n      Bucket: !Ref B\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - {{{STATEMENT}, Resource: [{resources}], {condition}}}\n"
    )
}

/// Each hop's verdict, and whether it rests on the default of a parameter.
fn told(text: &str) -> Vec<(String, Vec<String>)> {
    let input = Input { name: "template.yaml".into(), bytes: text.as_bytes().to_vec(), format: None };
    let report = analyze(&[input], &Options::default());
    let evidence = |hop: &wireproof_report::Hop| hop.evidence.iter().map(|at| at.pointer.clone()).collect();
    let rests =
        |hop: &wireproof_report::Hop| if hop.because.contains("rests on the default") { " by default" } else { "" };
    report.hops.iter().map(|hop| (format!("{}{}", hop.verdict.word(), rests(hop)), evidence(hop))).collect()
}

fn first(text: &str) -> String {
    let told = told(text);
    told.first().map(|(said, _)| said.clone()).unwrap_or_default()
}

const OWN: &str = "!GetAtt B.Arn, !Sub '${B.Arn}/*'";

#[test]
fn a_policy_on_a_condition() {
    let head = |parameter: &str| {
        format!("Parameters:\n  Stage: {{{parameter}}}\nConditions:\n  C: !Equals [!Ref Stage, prod]")
    };
    let on = "    Condition: C\n";
    let open = head("Type: String");
    assert_eq!(first(&template(&open, "", on, OWN, OVER_HTTP)), "unknown");
    assert_eq!(first(&template(&open, on, on, OWN, OVER_HTTP)), "enforced");
    let by_default = template(&head("Type: String, Default: prod"), "", on, OWN, OVER_HTTP);
    assert_eq!(first(&by_default), "enforced by default");
    assert!(told(&by_default)[0].1.contains(&"/Resources/P/Condition".to_owned()));
    let without = told(&template(&head("Type: String, Default: dev"), "", on, OWN, OVER_HTTP));
    let said: Vec<&str> = without.iter().map(|(said, _)| said.as_str()).collect();
    assert_eq!(said, ["no-traffic by default", "cleartext"]);
}

#[test]
fn a_policy_that_speaks_of_parameters() {
    let named = "    Properties: {BucketName: !Ref Name}\n";
    let own = "!Sub 'arn:aws:s3:::${Name}', !Join ['', ['arn:aws:s3:::', !Ref Name, '/*']]";
    for head in ["Parameters:\n  Name: {Type: String}", "Parameters:\n  Name: {Type: String, Default: logs-bucket}"] {
        assert_eq!(first(&template(head, named, "", own, OVER_HTTP)), "enforced", "{head}");
    }
    let two = "Parameters:\n  Name: {Type: String}\n  Other: {Type: String}";
    let other = "!Sub 'arn:aws:s3:::${Other}', !Sub 'arn:aws:s3:::${Other}/*'";
    assert_eq!(first(&template(two, named, "", other, OVER_HTTP)), "unknown");
    let flag = "Parameters:\n  Flag: {Type: String, Default: 'false'}";
    let by_flag = "Condition: {Bool: {'aws:SecureTransport': !Ref Flag}}";
    assert_eq!(first(&template(flag, "", "", OWN, by_flag)), "enforced by default");
    let objects = "!Sub '${B.Arn}/*'";
    assert_eq!(first(&template("# objects only", "", "", objects, OVER_HTTP)), "cleartext");
}

/// The text after the fix of the first finding that has one.
fn fixed(text: &str) -> Option<String> {
    let input = Input { name: "template".into(), bytes: text.as_bytes().to_vec(), format: None };
    let report = analyze(&[input], &Options::default());
    let fix = report.findings.iter().find_map(|finding| finding.fix.clone())?;
    let [edit] = &fix.edits[..] else { return None };
    let (start, end) = (edit.range.start.byte as usize, edit.range.end.byte as usize);
    let mut after = text.to_owned();
    after.replace_range(start..end, &edit.text);
    Some(after)
}

#[test]
fn a_fix_keeps_the_functions_of_the_author_and_writes_names_as_the_template_does() {
    let yaml = template("# objects only", "", "", "!Sub '${B.Arn}/*'", OVER_HTTP);
    let after = fixed(&yaml).unwrap();
    let own = "[!Sub '${B.Arn}/*']";
    assert_eq!(after, yaml.replace(own, "[!Sub '${B.Arn}/*', {\"Fn::Sub\": \"${B.Arn}\"}]"));
    assert_eq!(first(&after), "enforced");
    let inverted = OVER_HTTP.replace("'false'", "'true'");
    let yaml = template("# inverted", "", "", OWN, &inverted);
    let after = fixed(&yaml).unwrap();
    assert_eq!(after, yaml.replace("'true'", "\"false\""));
    assert_eq!(first(&after), "enforced");
    // What decides stands in the parameter's place: the expression is the author's, its value is not.
    let flag = "Parameters:\n  Flag: {Type: String, Default: 'true'}";
    let by_flag = "Condition: {Bool: {'aws:SecureTransport': !Ref Flag}}";
    let yaml = template(flag, "", "", OWN, by_flag);
    let after = fixed(&yaml).unwrap();
    assert_eq!(after, yaml.replace("!Ref Flag", "\"false\""));
    assert_eq!(first(&after), "enforced");
    let json = r#"{"Resources":{"Q":{"Type":"AWS::SQS::Queue"},"P":{"Type":"AWS::SQS::QueuePolicy","Properties":{"Queues":[{"Ref":"Q"}],"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":{"Fn::Sub":"arn:aws:iam::${AWS::AccountId}:root"}},"Action":"sqs:*","Resource":{"Fn::GetAtt":["Q","Arn"]}}]}}}}}"#;
    let after = fixed(json).unwrap();
    assert!(after.contains(r#"{"Fn::Sub":"arn:aws:iam::${AWS::AccountId}:root"}"#), "{after}");
    assert!(
        after.contains(r#""Resource": {"Fn::Sub": "${Q.Arn}"}"#)
            || after.contains(r#""Resource":{"Fn::Sub": "${Q.Arn}"}"#),
        "{after}"
    );
    assert_eq!(first(&after), "enforced");
    // Nothing in this template writes the bucket's ARN.
    let open = "Parameters:\n  Name: {Type: String}\nResources:\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !ImportValue logs\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - {Effect: Allow, Principal: '*', Action: 's3:GetObject', Resource: '*'}\n";
    assert_eq!(fixed(open), None);
}

#[test]
fn a_template_that_was_cut_off_may_have_declared_the_policy() {
    let whole = "{\"Resources\":{\"B\":{\"Type\":\"AWS::S3::Bucket\"}}}";
    assert_eq!(first(whole), "cleartext");
    assert_eq!(first(whole.strip_suffix("}}").unwrap()), "unknown");
    let file_system = whole.replace("S3::Bucket", "EFS::FileSystem");
    assert_eq!(first(&file_system), "cleartext");
    assert_eq!(first(file_system.strip_suffix("}}").unwrap()), "unknown");
}

#[test]
fn a_policy_that_speaks_of_another_queue_says_nothing_of_this_one() {
    let template = |name: &str, resource: &str| {
        format!(
            "Resources:\n  Main: {{Type: AWS::SQS::Queue{name}}}\n  Dlq: {{Type: AWS::SQS::Queue}}\n  P:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [!Ref Main]\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - {{Effect: Deny, Principal: '*', Action: 'sqs:*', Resource: {resource}, {OVER_HTTP}}}\n"
        )
    };
    assert_eq!(first(&template("", "!GetAtt Dlq.Arn")), "cleartext");
    assert_eq!(first(&template("", "!GetAtt Main.Arn")), "enforced");
    assert_eq!(first(&template("", "'*'")), "enforced");
    let named = ", Properties: {QueueName: orders}";
    assert_eq!(first(&template(named, "'arn:aws:sqs:us-east-1:111122223333:orders'")), "enforced");
    assert_eq!(first(&template(named, "'arn:aws:sqs:us-east-1:111122223333:other'")), "cleartext");
}

#[test]
fn a_policy_written_into_its_resource_says_nothing_of_another() {
    let plan = |resource: &str| {
        format!(
            r#"{{"planned_values":{{"root_module":{{"resources":[{{"address":"aws_sqs_queue.a","mode":"managed","type":"aws_sqs_queue","name":"a","values":{{"name":"orders","policy":"{{\"Statement\":[{{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"{resource}\",\"Condition\":{{\"Bool\":{{\"aws:SecureTransport\":\"false\"}}}}}}]}}"}}}}]}}}}}}"#
        )
    };
    assert_eq!(first(&plan("arn:aws:sqs:us-east-1:111122223333:orders")), "enforced");
    assert_eq!(first(&plan("arn:aws:sqs:us-east-1:111122223333:other")), "cleartext");
}
