//! Templates that are more than they say: loops, SAM, nested stacks, and what they leave out. Each in YAML and as JSON.

mod policies;

use wireproof_engine::{Input, Options, analyze};
use wireproof_report::{Language, Report};
use wireproof_source::{Document, Limits, Node, Value};

fn report(inputs: &[(&str, &str)], language: Language) -> Report {
    let input =
        |(name, text): &(&str, &str)| Input { name: (*name).into(), bytes: text.as_bytes().to_vec(), format: None };
    let inputs: Vec<Input> = inputs.iter().map(input).collect();
    analyze(&inputs, &Options { language, ..Options::default() })
}

/// A tree as JSON.
fn json(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".into(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("{:?}", text.value),
        Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let member =
                |member: &wireproof_source::Member<'_>| format!("{:?}: {}", member.key.value, json(&member.value));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
    }
}

/// `label verdict pointer` of each hop, and `pointer` of each problem.
fn lines(report: &Report) -> (Vec<String>, Vec<String>) {
    // In YAML a tag is as long as what it stands for, and the pointer goes to its end.
    let outside = |pointer: &str| match pointer.rsplit_once('/') {
        Some((outside, last)) if last == "Ref" || (last.starts_with("Fn::") && last.matches("::").count() == 1) => {
            outside.to_owned()
        }
        _ => pointer.to_owned(),
    };
    let hops = report.hops.iter().filter_map(|hop| {
        let at = hop.evidence.first()?;
        let input = if at.input > 0 { format!("{}:", at.input) } else { String::new() };
        Some(format!("{} {} {input}{}", hop.to.label, hop.verdict.word(), outside(&at.pointer)))
    });
    let problems = report.inputs.iter().flat_map(|input| &input.problems);
    (hops.collect(), problems.map(|problem| outside(&problem.location.pointer)).collect())
}

/// What is said of templates, in YAML and as JSON.
fn all(inputs: &[(&str, &str)], hops: &[&str], problems: &[&str]) {
    let of_yaml = report(inputs, Language::En);
    assert_eq!(lines(&of_yaml).0, hops, "{inputs:?}");
    assert_eq!(lines(&of_yaml).1, problems, "{inputs:?}");
    let texts: Vec<(&str, String)> = inputs
        .iter()
        .map(|(name, text)| (*name, Document::parse(text, &Limits::default()).root().map(json).unwrap_or_default()))
        .collect();
    let inputs: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(lines(&report(&inputs, Language::Ko)), lines(&of_yaml), "{inputs:?}");
}

fn one(text: &str, hops: &[&str], problems: &[&str]) {
    all(&[("template", text)], hops, problems);
}

const DENY: &str = "{Effect: Deny, Principal: '*', Action: 's3:*', Resource: [!GetAtt B.Arn, !Sub '${B.Arn}/*'], Condition: {Bool: {'aws:SecureTransport': 'false'}}}";
const CACHE: &str = "{Type: 'AWS::ElastiCache::ReplicationGroup', Properties: {TransitEncryptionEnabled: ";

#[test]
fn loops() {
    let policy = DENY
        .replace("!GetAtt B.Arn, !Sub '${B.Arn}/*'", "!GetAtt '${Name}Bucket.Arn', !Sub 'arn:aws:s3:::acme-${Name}/*'");
    one(
        &format!(
            "Transform: AWS::LanguageExtensions
Parameters:
  Names: {{Type: CommaDelimitedList, Default: 'Alpha, Beta'}}
Mappings:
  Tls: {{Alpha: {{cache: true}}, Beta: {{cache: false}}}}
Resources:
  Fn::ForEach::Buckets:
    - Name
    - [logs, data]
    - '${{Name}}Bucket': {{Type: 'AWS::S3::Bucket', Properties: {{BucketName: !Sub 'acme-${{Name}}'}}}}
  Fn::ForEach::Policies:
    - Name
    - [logs]
    - '${{Name}}Policy':
        Type: AWS::S3::BucketPolicy
        Properties: {{Bucket: !Ref '${{Name}}Bucket', PolicyDocument: {{Statement: [{policy}]}}}}
  Fn::ForEach::Caches:
    - Name
    - !Ref Names
    - 'Cache${{Name}}': {CACHE}!FindInMap [Tls, !Ref Name, cache]}}}}
"
        ),
        &[
            "acme-logs enforced /Resources/Fn::ForEach::Policies/2/${Name}Policy/Properties/PolicyDocument/Statement/0",
            "CacheAlpha enforced /Resources/Fn::ForEach::Caches/2/Cache${Name}/Properties/TransitEncryptionEnabled",
            "CacheBeta cleartext /Resources/Fn::ForEach::Caches/2/Cache${Name}/Properties/TransitEncryptionEnabled",
            "acme-data cleartext /Resources/Fn::ForEach::Buckets/2/${Name}Bucket",
        ],
        &[],
    );
}

#[test]
fn loops_in_loops_and_in_properties() {
    one(
        "Transform: [AWS::LanguageExtensions]
Conditions:
  Fn::ForEach::Sites:
    - Site
    - [A, B]
    - 'Is${Site}': !Equals [!Ref Site, A]
Resources:
  Fn::ForEach::Outer:
    - Site
    - [A, B]
    - Fn::ForEach::Inner:
        - Address
        - ['10.0.0.1', '10.0.0.2']
        - 'C${Site}&{Address}':
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: {ReplicationGroupDescription: '${Address}', Fn::ForEach::P: [Flag, [TransitEncryptionEnabled], {'${Flag}': !If ['Is${Site}', true, false]}]}
",
        &[
            "CA10001 enforced /Resources/Fn::ForEach::Outer/2/Fn::ForEach::Inner/2/C${Site}&{Address}/Properties/Fn::ForEach::P/2/${Flag}",
            "CA10002 enforced /Resources/Fn::ForEach::Outer/2/Fn::ForEach::Inner/2/C${Site}&{Address}/Properties/Fn::ForEach::P/2/${Flag}",
            "CB10001 cleartext /Resources/Fn::ForEach::Outer/2/Fn::ForEach::Inner/2/C${Site}&{Address}/Properties/Fn::ForEach::P/2/${Flag}",
            "CB10002 cleartext /Resources/Fn::ForEach::Outer/2/Fn::ForEach::Inner/2/C${Site}&{Address}/Properties/Fn::ForEach::P/2/${Flag}",
        ],
        &[],
    );
}

#[test]
fn loops_over_what_only_a_deployment_knows() {
    let open = format!(
        "Parameters: {{Names: {{Type: CommaDelimitedList}}}}
Resources:
  Store: {{Type: 'AWS::S3::Bucket'}}
  Fn::ForEach::Policies:
    - Name
    - !Ref Names
    - '${{Name}}Policy': {{Type: 'AWS::S3::BucketPolicy', Properties: {{Bucket: !Ref Name, PolicyDocument: {{Statement: [{DENY}]}}}}}}
  Fn::ForEach::Caches:
    - Name
    - !Ref Names
    - '${{Name}}Cache': {CACHE}true}}}}
"
    );
    let caches = "/Resources/Fn::ForEach::Caches/1";
    let policies = "/Resources/Fn::ForEach::Policies/1";
    one(
        &open,
        &[
            &format!("${{Name}} unknown {policies}"),
            &format!("${{Name}}Cache unknown {caches}"),
            "Store unknown /Resources/Store",
        ],
        &[policies, caches],
    );
    // Without a policy in the loop the bucket has none.
    one(
        &open.replace("AWS::S3::BucketPolicy", "AWS::SNS::Topic"),
        &[&format!("${{Name}}Cache unknown {caches}"), "Store cleartext /Resources/Store"],
        &[policies, caches],
    );
    let in_properties = format!(
        "Parameters: {{Names: {{Type: CommaDelimitedList}}}}
Resources:
  Cache: {CACHE}true, Fn::ForEach::P: [Name, !Ref Names, {{'${{Name}}': false}}]}}}}
"
    );
    one(&in_properties, &["Cache unknown /Resources/Cache/Properties/Fn::ForEach::P/1"], &[]);
}

#[test]
fn choices_between_objects() {
    let verdict = |kind: &str, properties: &str| {
        let text = format!(
            "Parameters: {{Stage: {{Type: String}}}}\nConditions: {{C: !Equals [!Ref Stage, x]}}\nResources:\n  R: {{Type: 'AWS::{kind}', Properties: {properties}}}\n"
        );
        let report = report(&[("t", &text)], Language::En);
        let hop = report.hops.first().map(|hop| (hop.verdict.word(), hop.evidence[0].pointer.clone()));
        hop.map(|(verdict, pointer)| format!("{verdict} {pointer}")).unwrap_or_default()
    };
    let at = "/Resources/R/Properties";
    let cache = |properties: &str| verdict("ElastiCache::ReplicationGroup", properties);
    let on = "{TransitEncryptionEnabled: true}";
    assert_eq!(cache(&format!("!If [C, {on}, {{TransitEncryptionEnabled: false}}]")), format!("unknown {at}/Fn::If"));
    assert_eq!(cache(&format!("!If [C, {on}, !Ref 'AWS::NoValue']")), format!("unknown {at}/Fn::If"));
    // What both say alike is decided, whatever else differs.
    assert_eq!(
        cache("!If [C, {TransitEncryptionEnabled: true, A: 1}, {TransitEncryptionEnabled: 'true', A: 2}]"),
        format!("enforced {at}/Fn::If")
    );
    assert_eq!(cache("!Ref Stage"), format!("unknown {at}/Ref"));
    let domain = |options: &str| verdict("OpenSearchService::Domain", &format!("{{DomainEndpointOptions: {options}}}"));
    assert_eq!(
        domain("!If [C, {EnforceHTTPS: true}, !Ref 'AWS::NoValue']"),
        format!("unknown {at}/DomainEndpointOptions/Fn::If")
    );
    let cluster = |info: &str| verdict("MSK::Cluster", &format!("{{EncryptionInfo: {info}}}"));
    assert_eq!(
        cluster(
            "!If [C, {EncryptionInTransit: {ClientBroker: PLAINTEXT}}, {EncryptionInTransit: {ClientBroker: TLS}}]"
        ),
        format!("unknown {at}/EncryptionInfo/Fn::If")
    );
    let listener = |actions: &str| {
        verdict("ElasticLoadBalancingV2::Listener", &format!("{{Port: 80, Protocol: HTTP, DefaultActions: {actions}}}"))
    };
    let (forward, redirect) = ("{Type: forward}", "{Type: redirect, RedirectConfig: {Protocol: HTTPS}}");
    assert_eq!(listener(&format!("!If [C, [{redirect}], [{redirect}]]")), format!("encrypted {at}/Protocol"));
    assert_eq!(listener(&format!("!If [C, [{forward}], [{redirect}]]")), format!("unknown {at}/Protocol"));
    assert_eq!(listener(&format!("[!If [C, {forward}, {redirect}]]")), format!("unknown {at}/Protocol"));
    assert_eq!(
        verdict(
            "ElasticLoadBalancing::LoadBalancer",
            "{Listeners: !If [C, [{Protocol: HTTPS, LoadBalancerPort: 1}], [{Protocol: HTTP, LoadBalancerPort: 1}]]}"
        ),
        format!("unknown {at}/Listeners/Fn::If")
    );
    assert_eq!(cluster("!ImportValue info"), format!("unknown {at}/EncryptionInfo/Fn::ImportValue"));
}

#[test]
fn functions_of_the_language_extensions() {
    let cache = |value: &str| {
        format!(
            "Parameters: {{L: {{Type: CommaDelimitedList, Default: 'a,b'}}}}\nMappings: {{M: {{k: {{v: true}}}}}}\nConditions: {{Two: !Equals [!Length [1, 2], 2], Listed: !Equals [{{'Fn::Length': !Ref L}}, 2]}}\nResources:\n  Cache: {CACHE}{value}}}}}\n"
        )
    };
    let at = "/Resources/Cache/Properties/TransitEncryptionEnabled";
    for (value, verdict) in [
        ("{'Fn::FindInMap': [M, none, v, {DefaultValue: false}]}", "cleartext"),
        ("{'Fn::FindInMap': [M, k, v, {DefaultValue: false}]}", "enforced"),
        ("{'Fn::If': [Listed, true, false]}", "enforced"),
        ("!If [Listed, !If [Two, false, true], {Ref: L}]", "enforced"),
    ] {
        // `!Length` is no short form of CloudFormation's: the condition that uses it stays open.
        let text = cache(value).replace("!Length", "!GetAZs");
        let verdict = if value.contains("Two") { "unknown" } else { verdict };
        one(&text, &[&format!("Cache {verdict} {at}")], &[]);
    }
    let policy = format!(
        "Resources:\n  B: {{Type: 'AWS::S3::Bucket'}}\n  P: {{Type: 'AWS::S3::BucketPolicy', Properties: {{Bucket: !Ref B, PolicyDocument: {{'Fn::ToJsonString': {{Statement: [{DENY}]}}}}}}}}\n"
    );
    one(&policy, &["B enforced /Resources/P/Properties/PolicyDocument/Fn::ToJsonString/Statement/0"], &[]);
}

#[test]
fn resources_of_sam() {
    one(
        "Transform: AWS::Serverless-2016-10-31
Globals:
  Api:
    Domain: {DomainName: api.example.com, SecurityPolicy: TLS_1_0}
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events: {Get: {Type: Api, Properties: {Path: /, Method: get}}}
      Policies: [{S3ReadPolicy: {BucketName: !Ref Data}}, {Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]}]
  Own: {Type: 'AWS::Serverless::Api', Properties: {StageName: prod, Domain: {SecurityPolicy: TLS_1_2}}}
  Hidden: {Type: 'AWS::Serverless::HttpApi', Properties: {DisableExecuteApiEndpoint: true}}
  Table: {Type: 'AWS::Serverless::SimpleTable'}
  Link: {Type: 'AWS::Serverless::Connector', Properties: {}}
  Data: {Type: 'AWS::S3::Bucket'}
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument: {Statement: [{Effect: Deny, Principal: {AWS: !GetAtt FnRole.Arn}, Action: 's3:*', Resource: [!GetAtt Data.Arn, !Sub '${Data.Arn}/*'], Condition: {Bool: {'aws:SecureTransport': 'false'}}}]}
",
        &[
            "Own.DomainName enforced /Resources/Own/Properties/Domain/SecurityPolicy",
            "Own enforced /Resources/Own",
            "Data cleartext /Resources/DataPolicy/Properties/PolicyDocument/Statement/0/Principal",
            "ServerlessRestApi.DomainName enforced /Globals/Api/Domain/SecurityPolicy",
            "ServerlessRestApi enforced /Resources/Fn/Properties/Events/Get",
        ],
        &[],
    );
}

#[test]
fn addresses_in_the_environment_of_functions() {
    let text = "Globals:
  Function:
    Environment: {Variables: {API: 'http://internal.example.com/x', SHARED: 'http://example.com'}}
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Environment: {Variables: {SHARED: !Sub 'https://${Host}/x'}}
";
    one(
        text,
        &[
            "${Host} encrypted /Resources/Fn/Properties/Environment/Variables/SHARED",
            "internal.example.com cleartext /Globals/Function/Environment/Variables/API",
        ],
        &[],
    );
    let report = report(&[("t", text)], Language::En);
    let finding = report.findings.iter().find(|finding| finding.rule == "plaintext-url").unwrap();
    assert_eq!(
        finding.why,
        "AWS does not encrypt what the function's code sends to an address of its own: the code decides by this value."
    );
}

#[test]
fn old_tls_of_apis() {
    let found = |text: &str| -> Vec<String> {
        let report = report(&[("template", text)], Language::En);
        let old = report.findings.iter().filter(|finding| finding.rule == "old-tls-accepted");
        old.map(|finding| finding.location.pointer.clone()).collect()
    };
    let api = |properties: &str| {
        found(&format!("Resources:\n  A: {{Type: 'AWS::Serverless::Api', Properties: {{StageName: p{properties}}}}}\n"))
    };
    assert_eq!(api(""), ["/Resources/A/Properties"]);
    assert_eq!(api(", EndpointConfiguration: {Type: REGIONAL}"), ["/Resources/A/Properties"]);
    assert_eq!(api(", EndpointConfiguration: PRIVATE"), [""; 0]);
    assert_eq!(api(", EndpointConfiguration: {Type: PRIVATE}"), [""; 0]);
    assert_eq!(api(", SecurityPolicy: TLS_1_2"), [""; 0]);
    assert_eq!(api(", DisableExecuteApiEndpoint: true"), [""; 0]);
    assert_eq!(
        api(", DisableExecuteApiEndpoint: true, Domain: {SecurityPolicy: TLS_1_0}"),
        ["/Resources/A/Properties/Domain/SecurityPolicy"]
    );
    assert_eq!(found("Resources: {A: {Type: 'AWS::Serverless::HttpApi'}}"), [""; 0]);
}

#[test]
fn globals_are_merged() {
    let integration =
        "{paths: {/: {get: {x-amazon-apigateway-integration: {type: http_proxy, uri: 'http://example.com/'}}}}}";
    one(
        &format!(
            "Globals:
  HttpApi: {{DisableExecuteApiEndpoint: true}}
  StateMachine: {{DefinitionSubstitutions: {{On: true, Kept: 1}}}}
Resources:
  A: {{Type: 'AWS::Serverless::HttpApi', Properties: {{DefinitionBody: {integration}}}}}
  B: {{Type: 'AWS::Serverless::HttpApi', Properties: {{DisableExecuteApiEndpoint: false}}}}
  M:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions: {{Kept: 2}}
      Definition:
        StartAt: T
        States:
          T:
            Type: Task
            Resource: arn:aws:states:::sagemaker:createTrainingJob.sync
            Parameters:
              TrainingJobName: t
              AlgorithmSpecification: {{TrainingInputMode: File}}
              EnableInterContainerTrafficEncryption: '${{On}}'
              ResourceConfig: {{InstanceType: ml.m5.xlarge, InstanceCount: '${{Kept}}', VolumeSizeInGB: 1}}
            End: true
"
        ),
        &[
            "http://example.com/ cleartext /Resources/A/Properties/DefinitionBody/paths/~1/get/x-amazon-apigateway-integration/uri",
            "B enforced /Resources/B",
            "SageMaker API enforced /Resources/M/Properties/Definition/States/T",
            "T (2 × ml.m5.xlarge) encrypted /Resources/M/Properties/Definition/States/T/Parameters/EnableInterContainerTrafficEncryption",
        ],
        &[],
    );
}

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

#[test]
fn hostile_templates_end() {
    // Loops in loops: four to the thirtieth.
    let cache = r#""C${N0}": {"Type": "AWS::ElastiCache::ReplicationGroup", "Properties": {}}"#.to_owned();
    let many = (0..30).fold(cache, |inner, depth| {
        format!(r#""Fn::ForEach::L{depth}": ["N{depth}", ["a", "b", "c", "d"], {{{inner}}}]"#)
    });
    let (hops, problems) = lines(&report(&[("t", &format!(r#"{{"Resources": {{{many}}}}}"#))], Language::En));
    let [hop] = &hops[..] else { panic!("{hops:?}") };
    assert!(hop.starts_with("C${N0} unknown /Resources/Fn::ForEach::L29/1"), "{hop}");
    assert_eq!(problems, ["/Resources/Fn::ForEach::L29/1"]);
    // A list that makes more than a template may hold stays open, and says so.
    let items: Vec<String> = (0..60_000).map(|item| format!("i{item}")).collect();
    let long = format!(
        "Resources:\n  Fn::ForEach::L:\n    - N\n    - [{}]\n    - 'C${{N}}': {CACHE}false}}}}\n",
        items.join(", ")
    );
    let (hops, problems) = lines(&report(&[("t", &long)], Language::En));
    assert_eq!(hops, ["C${N} unknown /Resources/Fn::ForEach::L/1"]);
    assert_eq!(problems, ["/Resources/Fn::ForEach::L/1"]);
    // A stack in itself, and two in each other.
    let stack = |url: &str| {
        format!(
            "Resources:\n  S: {{Type: 'AWS::CloudFormation::Stack', Properties: {{TemplateURL: {url}, Parameters: {{P: !GetAtt S.Outputs.O}}}}}}\nParameters: {{P: {{Type: String}}}}\nOutputs: {{O: {{Value: !Sub '${{P}}${{P}}'}}}}\n"
        )
    };
    let (a, b) = (stack("a.yaml"), stack("b.yaml"));
    for inputs in [[("a.yaml", &*a), ("b.yaml", &*b)], [("a.yaml", &*b), ("b.yaml", &*a)]] {
        assert_eq!(lines(&report(&inputs, Language::En)).0, [""; 0]);
    }
    // Conditions in a circle, names in a circle, texts in texts.
    let circle = "Conditions: {A: !Not [{Condition: B}], B: !Not [{Condition: A}]}\nResources:\n  X: {Type: 'AWS::S3::Bucket', Condition: A, Properties: {BucketName: !Sub '${Y}x'}}\n  Y: {Type: 'AWS::S3::Bucket', Condition: B, Properties: {BucketName: !Sub '${X}y'}}\n";
    assert_eq!(report(&[("t", circle)], Language::En).hops.len(), 2);
    let deep = (0..200)
        .fold("x".to_owned(), |inner, _| format!("{{\"Fn::Sub\": [\"${{A}}${{A}}\", {{\"A\": {inner}}}]}}"))
        .replace(": x}", ": \"x\"}");
    let deep = format!(
        "{{\"Resources\": {{\"B\": {{\"Type\": \"AWS::S3::Bucket\", \"Properties\": {{\"BucketName\": {deep}}}}}}}}}"
    );
    assert!(report(&[("t", &deep)], Language::En).inputs[0].format.is_some());
}
