//! Several templates: nested stacks, stacks beside each other, and what is not there.

use super::*;

const PARENT: &str = "Parameters:
  Tls: {Type: String, Default: 'false'}
Resources:
  Data: {Type: 'AWS::S3::Bucket'}
  Other: {Type: 'AWS::S3::Bucket'}
  Cache:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: !Sub 'https://s3.${AWS::Region}.amazonaws.com/templates/stacks/cache.yaml'
      Parameters: {Encrypt: !Ref Tls, Bucket: !Ref Data}
  LogsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !GetAtt Cache.Outputs.Logs
      PolicyDocument: {Statement: [{Effect: Deny, Principal: '*', Action: 's3:*', Resource: [!Sub 'arn:aws:s3:::${Cache.Outputs.Logs}', !Sub 'arn:aws:s3:::${Cache.Outputs.Logs}/*'], Condition: {Bool: {'aws:SecureTransport': 'false'}}}]}
";
const CHILD: &str = "Parameters:
  Encrypt: {Type: String, Default: 'true'}
  Bucket: {Type: String}
Resources:
  Data: {Type: 'AWS::S3::Bucket'}
  Group: {Type: 'AWS::ElastiCache::ReplicationGroup', Properties: {TransitEncryptionEnabled: !Ref Encrypt}}
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: {Statement: [{Effect: Deny, Principal: '*', Action: 's3:*', Resource: [!Sub 'arn:aws:s3:::${Bucket}', !Sub 'arn:aws:s3:::${Bucket}/*'], Condition: {Bool: {'aws:SecureTransport': 'false'}}}]}
Outputs:
  Logs: {Value: !Ref Data}
";

#[test]
fn nested_stacks() {
    let child = CHILD.replace("  Data:", "  Logs:").replace("!Ref Data}", "!Ref Logs}");
    let statement = |id: &str| format!("/Resources/{id}/Properties/PolicyDocument/Statement/0");
    all(
        &[("root.yaml", PARENT), ("stacks/cache.yaml", &child)],
        &[
            &format!("Cache_Logs enforced {}", statement("LogsPolicy")),
            "Group cleartext 1:/Resources/Group/Properties/TransitEncryptionEnabled",
            &format!("Data enforced 1:{}", statement("DataPolicy")),
            "Other cleartext /Resources/Other",
        ],
        &[],
    );
    // Only what is passed down can get its policy there.
    one(
        PARENT,
        &[
            &format!("Cache.Outputs.Logs enforced {}", statement("LogsPolicy")),
            "Data unknown /Resources/Data",
            "Other cleartext /Resources/Other",
        ],
        &["/Resources/Cache/Properties/TemplateURL"],
    );
    let named = PARENT.replace(
        "Other: {Type: 'AWS::S3::Bucket'}",
        "Other: {Type: 'AWS::S3::Bucket', Properties: {BucketName: example-bucket}}",
    );
    assert!(
        lines(&report(&[("t", &named)], Language::En))
            .0
            .contains(&"example-bucket unknown /Resources/Other".to_owned())
    );
}

#[test]
fn nested_stacks_that_are_not_decided() {
    let child = CHILD.replace("  Data:", "  Logs:").replace("!Ref Data}", "!Ref Logs}");
    let told = |parent: &str, name: &str| lines(&report(&[("root.yaml", parent), (name, &child)], Language::En)).0;
    let cache = |lines: &[String]| lines.iter().find(|line| line.starts_with("Group")).cloned().unwrap_or_default();
    let at = "1:/Resources/Group/Properties/TransitEncryptionEnabled";
    // What is passed counts, not the child's default, even when it is open.
    let open = PARENT.replace(", Default: 'false'", "");
    assert_eq!(cache(&told(&open, "cache.yaml")), format!("Group unknown {at}"));
    // Nothing passed: the default.
    let nothing = PARENT.replace("Encrypt: !Ref Tls, ", "");
    assert_eq!(cache(&told(&nothing, "cache.yaml")), format!("Group enforced {at}"));
    // An input without a file's name, by the parameters that it declares.
    assert_eq!(cache(&told(PARENT, "second document")), format!("Group cleartext {at}"));
    let other = PARENT.replace("Encrypt:", "Coded:");
    assert_eq!(cache(&told(&other, "second document")), format!("Group enforced {at}"));
    // Another file.
    assert_eq!(cache(&told(PARENT, "other.yaml")), format!("Group enforced {at}"));
    // A stack on a condition that is open or false.
    for (condition, group, data) in [
        ("Conditions: {Made: !Equals [!Ref Stage, x]}\nParameters:\n  Stage: {Type: String}", "cleartext", "unknown"),
        ("Conditions: {Made: !Equals [a, b]}\nParameters:", "no-traffic", "cleartext"),
        ("Conditions: {Made: !Equals [a, a]}\nParameters:", "cleartext", "enforced"),
    ] {
        let parent = PARENT
            .replace("Parameters:\n  Tls", &format!("{condition}\n  Tls"))
            .replace("Stack\n", "Stack\n    Condition: Made\n");
        let found = told(&parent, "cache.yaml");
        assert_eq!(cache(&found).split(' ').nth(1), Some(group), "{found:?}");
        let verdicts: Vec<_> =
            found.iter().filter(|line| line.starts_with("Data ")).filter_map(|line| line.split(' ').nth(1)).collect();
        assert!(verdicts.contains(&data) && (data == "enforced" || !verdicts.contains(&"enforced")), "{found:?}");
    }
    // Two stacks of one template that get different values: neither is taken.
    let two = PARENT.replace("  LogsPolicy:", "  Again:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./cache.yaml, Parameters: {Encrypt: 'true', Bucket: !Ref Data}}\n  LogsPolicy:");
    let found = told(&two, "cache.yaml");
    assert_eq!(cache(&found), format!("Group unknown {at}"));
    assert!(found.contains(&"Again_Logs unknown 1:/Resources/Logs".to_owned()), "{found:?}");
}

#[test]
fn stacks_beside_each_other() {
    let data = "Resources:
  Logs: {Type: 'AWS::S3::Bucket'}
  Store: {Type: 'AWS::S3::Bucket'}
Outputs:
  Bucket: {Value: !Ref Logs, Export: {Name: shared-logs}}
  Tls: {Value: 'false', Export: {Name: !Sub '${Site}-tls'}}
Parameters: {Site: {Type: String, Default: main}}
";
    let policy = "Resources:
  Store: {Type: 'AWS::S3::Bucket'}
  Cache: {Type: 'AWS::ElastiCache::ReplicationGroup', Properties: {TransitEncryptionEnabled: !ImportValue main-tls}}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: {'Fn::ImportValue': shared-logs}
      PolicyDocument:
        Statement:
          - {Effect: Deny, Principal: '*', Action: 's3:*', Resource: [!Join ['', ['arn:aws:s3:::', !ImportValue shared-logs]], !Join ['', ['arn:aws:s3:::', !ImportValue shared-logs, '/*']]], Condition: {Bool: {'aws:SecureTransport': 'false'}}}
  Own:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Store
      PolicyDocument: {Statement: [{Effect: Deny, Principal: '*', Action: 's3:*', Resource: [!GetAtt Store.Arn, !Sub '${Store.Arn}/*'], Condition: {Bool: {'aws:SecureTransport': 'false'}}}]}
";
    let statement = |id: &str| format!("/Resources/{id}/Properties/PolicyDocument/Statement/0");
    all(
        &[("data.yaml", data), ("policy.yaml", policy)],
        &[
            "Cache cleartext 1:/Resources/Cache/Properties/TransitEncryptionEnabled",
            &format!("Logs enforced 1:{}", statement("Policy")),
            &format!("policy1_Store enforced 1:{}", statement("Own")),
            "Store cleartext /Resources/Store",
        ],
        &[],
    );
    // Two that export one name: which is meant is not known.
    let found = lines(&report(&[("a", data), ("b", data), ("c", policy)], Language::En)).0;
    assert!(
        found.contains(&"Cache unknown 2:/Resources/Cache/Properties/TransitEncryptionEnabled".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_is_not_there_is_asked_for() {
    let bucket = "  Data: {Type: 'AWS::S3::Bucket'}\n";
    one(
        &format!("Transform: [AWS::Serverless-2016-10-31, Mine]\nResources:\n{bucket}"),
        &["Data unknown /Resources/Data"],
        &["/Transform/1"],
    );
    one(
        &format!(
            "Resources:\n{bucket}  Fn::Transform: {{Name: 'AWS::Include', Parameters: {{Location: 's3://example-bucket/snippet.yaml'}}}}\n"
        ),
        &["Data unknown /Resources/Data"],
        &["/Resources/Fn::Transform/Parameters/Location"],
    );
    one(
        &format!(
            "Resources:\n{bucket}  App: {{Type: 'AWS::Serverless::Application', Properties: {{Location: ./app.yaml, Parameters: {{Store: !GetAtt Data.Arn}}}}}}\n"
        ),
        &["Data unknown /Resources/Data"],
        &["/Resources/App/Properties/Location"],
    );
    one(
        "Resources:\n  M: {Type: 'AWS::Serverless::StateMachine', Properties: {DefinitionUri: machine.asl.json}}\n",
        &[],
        &["/Resources/M/Properties/DefinitionUri"],
    );
    one(
        &format!("Resources:\n{bucket}  M: {{Type: 'Acme::S3::Store::MODULE'}}\n"),
        &["Data unknown /Resources/Data"],
        &["/Resources/M/Type"],
    );
    // A snippet within a resource makes nothing of another.
    one(
        &format!(
            "Resources:\n{bucket}  A: {{Type: 'AWS::Serverless::HttpApi', Properties: {{DefinitionBody: {{'Fn::Transform': {{Name: 'AWS::Include', Parameters: {{Location: ./api.yaml}}}}}}}}}}\n"
        ),
        &["A enforced /Resources/A", "Data cleartext /Resources/Data"],
        &["/Resources/A/Properties/DefinitionBody/Fn::Transform/Parameters/Location"],
    );
    // A stack that is not made is not asked for.
    one(
        &format!(
            "Conditions: {{Never: !Equals [a, b]}}\nResources:\n{bucket}  S: {{Type: 'AWS::CloudFormation::Stack', Condition: Never, Properties: {{TemplateURL: s.yaml, Parameters: {{B: !Ref Data}}}}}}\n"
        ),
        &["Data cleartext /Resources/Data"],
        &[],
    );
    let text = format!("Transform: Mine\nResources:\n{bucket}");
    let said = |language| report(&[("t", &text)], language).inputs[0].problems[0].message.clone();
    assert_eq!(
        said(Language::En),
        "The macro `Mine` may change or add anything when the template is deployed; what is said here is of the template as written. Paste what `aws cloudformation get-template --stack-name NAME --template-stage Processed` prints."
    );
    assert_eq!(
        said(Language::Ko),
        "매크로가 배포할 때 템플릿을 바꾸거나 무엇이든 더할 수 있으며, 여기서는 적힌 그대로 판정했습니다(매크로: `Mine`). `aws cloudformation get-template --stack-name NAME --template-stage Processed` 출력을 붙여 넣으세요."
    );
}

#[test]
fn templates_in_strings() {
    let yaml = "Parameters: {On: {Type: String}}\nResources:\n  C:\n    Type: AWS::ElastiCache::ReplicationGroup\n    Properties:\n      TransitEncryptionEnabled: !Ref Tls\n".replace("On", "Tls");
    let output =
        |body: &str| format!("{{\"TemplateBody\": {body}, \"StagesAvailable\": [\"Original\", \"Processed\"]}}");
    let at = "/TemplateBody";
    let json = "{\"Resources\": {\"C\": {\"Type\": \"AWS::ElastiCache::ReplicationGroup\", \"Properties\": {\"TransitEncryptionEnabled\": false}}}}";
    for (body, verdict) in [(format!("{yaml:?}"), "unknown"), (format!("{json:?}"), "cleartext")] {
        let report = report(&[("t", &output(&body))], Language::En);
        assert_eq!(lines(&report).0, [format!("C {verdict} {at}")], "{body}");
        let inner = report.hops[0].evidence[0].inner.as_deref().unwrap_or_default();
        assert!(inner.starts_with("/Resources/C/Properties/TransitEncryptionEnabled"), "{inner}");
    }
    let within: String = yaml.lines().fold(String::new(), |text, line| format!("{text}        {line}\n"));
    let set = |parameters: &str| {
        format!(
            "Resources:\n  Set:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      Parameters: [{parameters}]\n      TemplateBody: |\n{within}"
        )
    };
    let passed = |value: &str| set(&format!("{{ParameterKey: Tls, ParameterValue: {value}}}"));
    for (text, verdict) in [(passed("'true'"), "enforced"), (passed("'false'"), "cleartext"), (set(""), "unknown")] {
        one(&text, &[&format!("C {verdict} /Resources/Set/Properties/TemplateBody")], &[]);
    }
    one(
        "Resources: {Set: {Type: 'AWS::CloudFormation::StackSet', Properties: {TemplateURL: 'https://example.com/t.yaml'}}}",
        &[],
        &["/Resources/Set/Properties/TemplateURL"],
    );
}
