//! Templates of CloudFormation, SAM and CDK: their resources, with what the template itself decides put in.
//!
//! A parameter has its default, a condition is decided by those, a reference to a resource becomes the resource's name.
//! What only a deployment decides stays as it is written: `{"Ref": …}`, or `${Name}` within a text.

mod account;
mod choice;
mod condition;
mod export;
mod files;
mod function;
mod meet;
mod nested;
mod part;
mod resolve;
mod scope;
mod serverless;
mod symbol;
mod unroll;

pub(crate) use meet::keys;
pub(crate) use nested::{Links, Source, links};
pub(crate) use part::{APPLICATION, DEFINITION, LOOP_KIND, MACRO, MODULE, PARTS, SNIPPET, STACK, STACK_SET, STACKS};
pub(crate) use symbol::{is_bucket_name, placeholder};

use crate::Parameter;
use crate::field;
use crate::resource::{Fate, Origin, Resource, Tree};
use condition::Truth;
use resolve::{Change, Resolver};
use scope::Scope;
use std::borrow::Cow;
use unroll::Loop;
use wireproof_source::{Map, Member, Node, Span, Text, Value};

/// The resources of a template, and the parts of it that make resources and are not there.
pub(crate) fn resources<'d>(template: &'d Node<'d>, links: &Links, resources: &mut Vec<Resource<'d>>) {
    let Prepared { template: prepared, defaults } = prepared(template);
    let whole = match &prepared {
        Cow::Borrowed(template) => Some(*template),
        Cow::Owned(_) => None,
    };
    let mut resolver = Resolver::linked(Scope::of(&prepared), links);
    let buckets = resolver.open_buckets();
    part::of_template(&prepared, resources);
    let declared = template.get("Resources").map(scope::by_key).unwrap_or_default();
    let members = prepared.get("Resources").map_or(&[][..], Node::members).iter().enumerate();
    for (index, member) in members {
        if part::of_member(member, None, resources) || links.shows(&member.key.value) {
            continue;
        }
        let own = declared.get(&*member.key.value).copied();
        if let Some(body) = own.and_then(part::body) {
            let links = Links::of_set(&mut resolver, member);
            self::resources(body, &links, resources);
            continue;
        }
        let properties = field::get(&member.value, "Properties").unwrap_or(&member.value);
        let written = whole.and_then(|whole| whole.get("Resources")?.members().get(index));
        let tree = match resolver.tree(properties) {
            Change::New(node) => Tree::Resolved(node),
            Change::Gone => Tree::Resolved(Node { span: properties.span, value: Value::Null }),
            Change::Same => match written {
                Some(written) => Tree::Whole(field::get(&written.value, "Properties").unwrap_or(&written.value)),
                None => Tree::Resolved(properties.clone()),
            },
        };
        let mut resource = resource(&mut resolver, member, tree);
        resource.is_made = own.is_none();
        let first = Span { start: properties.span.start, end: properties.span.start };
        let of_loop = defaults.since(&first).take_while(|(span, _)| span.start < properties.span.end);
        resource.defaults.extend(of_loop.map(|(span, parameter)| (*span, parameter.clone())));
        if let Tree::Resolved(node) = &mut resource.tree {
            name(node, &buckets, false);
            if account::is_of_deployment(&resource.kind) {
                account::settle(node);
            }
        }
        links.decide(&mut resource);
        if let Some(collection) = part::open_loop(properties) {
            resource.fate = Fate::Looped(collection);
        }
        resources.push(resource);
    }
}

/// Whether a document is a template: some of its resources have types.
pub(crate) fn is_template(node: &Node<'_>) -> bool {
    node.get("Resources").is_some_and(declares)
}

fn declares(resources: &Node<'_>) -> bool {
    let is_typed = |node: &Node<'_>| node.get("Type").and_then(Node::as_str).is_some_and(|kind| kind.contains("::"));
    let in_loop = |member: &Member<'_>| Loop::of(member).is_some_and(|parts| declares(parts.body));
    resources.members().iter().any(|member| is_typed(&member.value) || in_loop(member))
}

/// A template with its loops written out and what SAM makes of it.
struct Prepared<'d> {
    template: Cow<'d, Node<'d>>,
    /// The values that rest on the default of a parameter that lists the items of a loop.
    defaults: Map<Span, Parameter>,
}

fn prepared<'d>(template: &'d Node<'d>) -> Prepared<'d> {
    let (template, defaults) = match unroll::unrolled(template) {
        Some(unrolled) => (Cow::Owned(unrolled.template), unrolled.defaults),
        None => (Cow::Borrowed(template), Map::new()),
    };
    let template = serverless::transformed(&template).map_or(template, Cow::Owned);
    Prepared { template, defaults }
}

/// Writes the symbol of a bucket wherever a tree names the bucket by what only a deployment decides: the bucket's policy speaks of
/// the bucket whatever its name will be. Policies speak of the Region and account that they are deployed to.
fn name(node: &mut Node<'_>, buckets: &Map<String, String>, in_policy: bool) {
    let open =
        symbol::placeholder(node).or_else(|| node.as_str().filter(|text| text.contains("${")).map(str::to_owned));
    if let Some(open) = open {
        let named = symbol::named(&open, buckets).unwrap_or_else(|| open.clone());
        let named = if in_policy { stand_in(&named) } else { named };
        if named != open {
            *node = resolve::computed(named, node.span);
        }
        if in_policy && node.as_str().is_some_and(symbol::names_another_bucket) {
            self::open(node);
        }
        return;
    }
    let in_policy = in_policy || node.get("Statement").is_some();
    match &mut node.value {
        Value::Object(members) => members.iter_mut().for_each(|member| name(&mut member.value, buckets, in_policy)),
        Value::Array(items) => items.iter_mut().for_each(|item| name(item, buckets, in_policy)),
        _ => {}
    }
}

/// Makes a value an expression: what it means only a deployment decides.
fn open(node: &mut Node<'_>) {
    let key = Text::computed("Fn::Sub".to_owned(), node.span, None);
    let value = std::mem::replace(&mut node.value, Value::Null);
    node.value = Value::Object(vec![Member { key, value: Node { span: node.span, value } }]);
}

const STAND_IN_REGION: &str = "region";
const STAND_IN_ACCOUNT: &str = "000000000000";

/// A text with a Region and an account where it names those of the deployment: any will do, as long as it is the same one
/// throughout.
pub(crate) fn stand_in(text: &str) -> String {
    text.replace("${AWS::Region}", STAND_IN_REGION).replace("${AWS::AccountId}", STAND_IN_ACCOUNT)
}

fn resource<'d>(resolver: &mut Resolver<'_, 'd>, member: &Member<'d>, tree: Tree<'d>) -> Resource<'d> {
    let (name, declared) = (&*member.key.value, &member.value);
    let condition = declared.get("Condition").filter(|condition| condition.as_str().is_some());
    let fate = match condition.map(|condition| (condition, resolver.condition(condition))) {
        Some((condition, (truth, parameter))) => {
            if let Some(parameter) = parameter {
                resolver.mark(condition.span, &parameter);
            }
            match truth {
                Truth::Yes => Fate::Present,
                Truth::No => Fate::Gone(condition.span),
                Truth::Open => Fate::Open(condition.span),
            }
        }
        None => Fate::Present,
    };
    Resource {
        is_made: false,
        condition: condition.and_then(|condition| Some((condition.as_str()?.to_owned(), condition.span))),
        symbol: resolver.symbol(name),
        name: name.to_owned(),
        site: member.key.span,
        origin: Origin::CloudFormation,
        kind: field::name(declared, "Type").to_owned(),
        tree,
        fate,
        defaults: resolver.take_defaults(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value;
    use std::fmt::Write;
    use wireproof_source::{Document, Limits};

    /// Every property of the resource `R` as text, with the characters it was read from and the parameter it rests on.
    fn properties(text: &str) -> Vec<(String, String)> {
        let document = Document::parse(text, &Limits::default());
        let mut found = Vec::new();
        resources(document.root().unwrap(), &Links::default(), &mut found);
        let resource = found.iter().find(|resource| resource.name == "R").unwrap();
        let members = resource.node().members().iter();
        members
            .map(|member| {
                let written = document.text.get(member.value.span.range()).unwrap().to_owned();
                let rests = resource.defaults.get(&member.value.span);
                let rests = rests.map(|parameter| format!(" by {}={}", parameter.name, parameter.default));
                (format!("{}{}", shown(&member.value), rests.unwrap_or_default()), written)
            })
            .collect()
    }

    fn shown(node: &Node<'_>) -> String {
        match &node.value {
            Value::Null => "gone".to_owned(),
            Value::Bool(flag) => flag.to_string(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => text.value.to_string(),
            Value::Array(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(",")),
            Value::Object(members) => {
                let members = members.iter().map(|member| format!("{}:{}", member.key.value, shown(&member.value)));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
        }
    }

    const HEAD: &str = "\
Parameters:
  Name: {Type: String, Default: orders}
  Open: {Type: String}
  One: {Type: String, AllowedValues: [only]}
  Size: {Type: Number, Default: 3}
  Many: {Type: CommaDelimitedList, Default: 'a, b'}
  Secret: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}
  Secure: {Type: String, Default: 'no'}
Mappings:
  M: {k: {v: mapped, l: [x, y]}}
Conditions:
  IsSecure: !Equals [!Ref Secure, 'yes']
  NotSecure: !Not [!Condition IsSecure]
  IsOpen: !Equals [!Ref Open, x]
  Both: !And [!Condition NotSecure, !Condition IsOpen]
  None: !And [!Condition IsSecure, !Condition IsOpen]
  Always: !Equals [a, a]
  Loop: !Not [!Condition Loop]
  Where: !Equals [!Ref 'AWS::Partition', aws]
Resources:
  mybucket: {Type: 'AWS::S3::Bucket'}
  Logs: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Sub '${AWS::StackName}-logs'}}
  Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref Name}}
  Topic: {Type: 'AWS::SNS::Topic'}
  Cache: {Type: 'AWS::ElastiCache::ReplicationGroup'}
  R:
    Type: A::B::C
    Properties:
";

    fn all(body: &[(&str, &str)]) {
        let mut text = HEAD.to_owned();
        for (index, (value, _)) in body.iter().enumerate() {
            let _ = writeln!(text, "      P{index}: {value}");
        }
        let found = properties(&text);
        assert_eq!(found.len(), body.len());
        for ((value, expected), (shown, written)) in body.iter().zip(found) {
            assert_eq!(&shown, expected, "{value}");
            // A list or an object that was chosen stands where it is written.
            assert!(written == *value || (shown.starts_with(['{', '[']) && value.contains(&written)), "{value}");
        }
    }

    #[test]
    fn references() {
        all(&[
            ("!Ref Name", "orders by Name=orders"),
            ("!Ref Open", "{Ref:Open}"),
            ("!Ref One", "only"),
            ("!Ref Size", "3 by Size=3"),
            ("!Ref Many", "[a,b] by Many=a, b"),
            ("!Ref Secret", "{Ref:Secret}"),
            ("!Ref mybucket", "mybucket_"),
            ("!Ref Logs", "AWS_StackName-logs"),
            ("!Ref Cache", "Cache"),
            ("!Ref 'AWS::Region'", "{Ref:AWS::Region}"),
            ("!Ref 'AWS::NoValue'", "gone"),
            ("!Ref Nothing", "{Ref:Nothing}"),
            ("!GetAtt mybucket.Arn", "arn:aws:s3:::mybucket_"),
            ("!GetAtt Queue.Arn", "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders"),
            ("!Ref Topic", "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:Topic"),
            ("!GetAtt Cache.PrimaryEndPoint.Address", "{Fn::GetAtt:[Cache,PrimaryEndPoint.Address]}"),
            ("!ImportValue x", "{Fn::ImportValue:x}"),
            ("'{{resolve:ssm:/x}}'", "{{resolve:ssm:/x}}"),
        ]);
    }

    #[test]
    fn texts() {
        all(&[
            ("!Sub 'arn:${AWS::Partition}:s3:::${Logs}/*'", "arn:aws:s3:::AWS_StackName-logs/*"),
            ("!Sub '${mybucket.Arn}/${!aws:username}'", "arn:aws:s3:::mybucket_/${aws:username}"),
            ("!Sub '${Name}-${Open}'", "orders-${Open} by Name=orders"),
            ("!Sub ['${A}.${B}', {A: !Ref Open, B: !Select [1, !Ref Many]}]", "${Open}.b by Many=a, b"),
            ("!Sub ['${A}', {A: !GetAZs x}]", "{Fn::Sub:[${A},{A:{Fn::GetAZs:x}}]}"),
            ("!Sub 'redis://${Cache.PrimaryEndPoint.Address}:6379'", "redis://${Cache.PrimaryEndPoint.Address}:6379"),
            ("!Join ['', ['arn:aws:s3:::', !Ref Logs, /, !Ref Size]]", "arn:aws:s3:::AWS_StackName-logs/3 by Size=3"),
            ("!Join [',', !Ref Many]", "a,b by Many=a, b"),
            ("!Join ['', [!ImportValue x, /*]]", "${Fn::ImportValue x}/*"),
            ("!Join ['', [!GetAZs x]]", "{Fn::Join:[,[{Fn::GetAZs:x}]]}"),
            ("!Split ['/', 'a/b']", "[a,b]"),
            ("!Select [0, [!Ref One, x]]", "only"),
            ("!Select [7, [x]]", "{Fn::Select:[7,[x]]}"),
            ("!FindInMap [M, k, v]", "mapped"),
            ("!FindInMap [M, k, l]", "[x,y]"),
            ("!FindInMap [M, !Ref 'AWS::Region', v]", "{Fn::FindInMap:[M,{Ref:AWS::Region},v]}"),
        ]);
    }

    #[test]
    fn choices() {
        all(&[
            ("!If [IsSecure, TLS, PLAIN]", "PLAIN by Secure=no"),
            ("!If [IsSecure, TLS, !Ref 'AWS::NoValue']", "gone by Secure=no"),
            ("!If [NotSecure, {a: !Ref Size}, 2]", "{a:3} by Secure=no"),
            ("!If [IsOpen, TLS, PLAIN]", "{Fn::If:[IsOpen,TLS,PLAIN]}"),
            ("!If [IsOpen, true, 'true']", "true"),
            ("!If [Both, TLS, PLAIN]", "{Fn::If:[Both,TLS,PLAIN]}"),
            ("!If [None, TLS, PLAIN]", "PLAIN by Secure=no"),
            ("!If [Always, 1, 2]", "1"),
            ("!If [Loop, 1, 2]", "{Fn::If:[Loop,1,2]}"),
            ("!If [Where, 1, 2]", "{Fn::If:[Where,1,2]}"),
            ("!If [Nowhere, 1, 2]", "{Fn::If:[Nowhere,1,2]}"),
            ("[!If [IsSecure, 1, !Ref 'AWS::NoValue'], 2]", "[2]"),
            ("{Effect: Deny, Condition: !If [IsSecure, {a: b}, !Ref 'AWS::NoValue']}", "{Effect:Deny}"),
        ]);
    }

    #[test]
    fn names_that_are_open_are_expressions() {
        let text = format!("{HEAD}      A: !Ref Logs\n");
        let document = Document::parse(&text, &Limits::default());
        let mut found = Vec::new();
        resources(document.root().unwrap(), &Links::default(), &mut found);
        let resource = found.iter().find(|resource| resource.name == "R").unwrap();
        let value = resource.node().get("A").unwrap();
        assert_eq!(value::expression(value), None, "a bucket's name is a symbol");
    }

    #[test]
    fn a_resource_that_a_condition_leaves_out() {
        let text = format!(
            "{HEAD}      A: 1\n  S: {{Type: A::B::C, Condition: IsSecure}}\n  O: {{Type: A::B::C, Condition: IsOpen}}\n"
        );
        let document = Document::parse(&text, &Limits::default());
        let mut found = Vec::new();
        resources(document.root().unwrap(), &Links::default(), &mut found);
        let of = |name: &str| -> &Resource<'_> { found.iter().find(|resource| resource.name == name).unwrap() };
        let Fate::Gone(span) = of("S").fate else { panic!("{:?}", of("S").fate) };
        assert_eq!(text.get(span.range()), Some("IsSecure"));
        assert_eq!(of("S").defaults.get(&span).map(|parameter| &*parameter.name), Some("Secure"));
        assert!(matches!(of("O").fate, Fate::Open(_)));
        assert_eq!(of("R").fate, Fate::Present);
    }

    #[test]
    fn growth_ends() {
        let mut text = "Resources:\n  R: {Type: A::B::C, Properties: {N: !Ref B0}}\n".to_owned();
        for index in 0..60 {
            let next = index + 1;
            let _ = writeln!(
                text,
                "  B{index}: {{Type: 'AWS::S3::Bucket', Properties: {{BucketName: !Sub '${{B{next}}}${{B{next}}}'}}}}"
            );
        }
        let document = Document::parse(&text, &Limits::default());
        let mut found = Vec::new();
        resources(document.root().unwrap(), &Links::default(), &mut found);
        assert_eq!(found.len(), 61);
        let longest =
            found.iter().filter_map(|resource| resource.node().members().first()?.value.as_str().map(str::len));
        assert_eq!(longest.max(), Some(3072));
        let circle = "Resources:\n  R: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Sub 'x${R}'}}\n";
        assert_eq!(properties(circle)[0].0, "xxR");
    }
}
