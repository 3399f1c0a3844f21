//! Templates that are more than they say: loops, SAM, nested stacks, and what they leave out. Each in YAML and as JSON.

mod loops;
mod nested;
mod policies;
mod serverless;

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
