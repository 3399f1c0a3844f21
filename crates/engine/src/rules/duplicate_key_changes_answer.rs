//! The rule `duplicate-key-changes-answer`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted, words};
use wireproof_facts::Site;
use wireproof_source::{Node, ProblemKind, Span};

rule! {
    /// A key that decides about encryption is written twice with different values.
    ///
    /// ## What it finds
    /// A duplicate key such as `EnableInterContainerTrafficEncryption`, `InstanceCount`, `Condition` or
    /// `aws:SecureTransport` in one object, when its values differ.
    ///
    /// ## Why it matters
    /// JSON does not say which of the two counts. Most programs keep the last and say nothing, some keep the first, and IAM
    /// rejects the policy. A reviewer who reads the first value and a service that takes the second do not speak of the same
    /// document. The verdicts here go by the last one.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "EnableInterContainerTrafficEncryption": true,
    ///   "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "EnableInterContainerTrafficEncryption": false
    ///   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ twice, with different values
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "EnableInterContainerTrafficEncryption": true
    /// }
    /// ```
    ///
    /// ## References
    /// - [RFC 8259, section 4: names within an object should be unique](https://www.rfc-editor.org/rfc/rfc8259#section-4)
    id: "duplicate-key-changes-answer",
    level: Warning,
    maps: [],
    check,
}

/// Keys whose value bears on a verdict, in lower case.
const DECIDING: &[&str] = &[
    "action", "automljobconfig", "aws", "aws:securetransport", "bool", "boolifexists", "clusterconfig", "condition",
    "effect", "enableintercontainertrafficencryption", "environment", "hyperparameters", "inputdataconfig",
    "instancecount", "instancegroups", "instancetype", "networkconfig", "notaction", "notprincipal", "notresource",
    "numericlessthan", "outputdataconfig", "policy", "principal", "processinginputs", "processingoutputconfig",
    "processingresources", "resource", "resourceconfig", "s3:tlsversion", "s3outputpath", "s3uri", "securityconfig",
    "statement", "stringequals", "trainingjobdefinition", "trainingjobdefinitions", "version",
];

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let mut drafts = Vec::new();
    for (input, document) in (0_u32..).zip(context.analysis.documents) {
        for problem in &document.problems {
            let ProblemKind::DuplicateKey { key, first } = &problem.kind else { continue };
            let decides = DECIDING.contains(&key.to_ascii_lowercase().as_str())
                || rests_on(context, input, *first, problem.span);
            if !decides || !document.roots.iter().any(|root| differ(root, *first, problem.span)) {
                continue;
            }
            let name = quoted(key);
            let words = Words {
                message: localized!(
                    language,
                    en: "{name} is written twice, with different values",
                    ko: "{name} 항목이 서로 다른 값으로 두 번 쓰였습니다"
                ),
                why: localized!(
                    language,
                    en: "Programs differ in which one they keep. The verdicts here go by the last one.",
                    ko: "어느 값을 쓰는지는 프로그램마다 다릅니다. 여기서는 마지막 값으로 판정했습니다."
                ),
                action: localized!(language, en: "Delete one of the two.", ko: "둘 중 하나를 지우세요."),
            };
            let here = words!(language, en: "first written here", ko: "처음 쓰인 곳").to_owned();
            let related = vec![(here, Site { input, span: *first })];
            drafts.push(Draft { related, ..RULE.finding(Site { input, span: problem.span }, key, words) });
        }
    }
    drafts
}

/// Whether a verdict rests on characters between the first of the keys and what follows the second.
fn rests_on(context: &Context<'_, '_>, input: u32, first: Span, second: Span) -> bool {
    let Some(document) = context.analysis.documents.get(input as usize) else { return false };
    let value = document.roots.iter().find_map(|root| value_of(root, second));
    let whole = Span { start: first.start, end: value.map_or(second.end, |value| value.span.end) };
    let evidence = context.analysis.facts.hops.iter().flat_map(|hop| &hop.evidence);
    evidence.into_iter().any(|site| site.input == input && whole.contains(site.span))
}

/// The value of the member whose key stands there.
fn value_of<'n, 't>(node: &'n Node<'t>, key: Span) -> Option<&'n Node<'t>> {
    let node = node.open();
    let member = node.members().iter().find(|member| member.key.span == key);
    let values = || node.members().iter().map(|member| &member.value).chain(node.items());
    member.map(|member| &member.value).or_else(|| {
        values().filter(|value| value.span.contains(key)).find_map(|value| value_of(value, key))
    })
}

/// Whether the members with keys at these places have different values.
fn differ(node: &Node<'_>, first: Span, second: Span) -> bool {
    let node = node.open();
    let at = |span| node.members().iter().find(|member| member.key.span == span).map(|member| &member.value);
    if let (Some(one), Some(other)) = (at(first), at(second)) {
        return !same(one, other);
    }
    let values = node.members().iter().map(|member| &member.value).chain(node.items());
    values.filter(|value| value.span.contains(first)).any(|value| differ(value, first, second))
}

/// Equal in all but place.
fn same(one: &Node<'_>, other: &Node<'_>) -> bool {
    let (members, others) = (one.members(), other.members());
    let (items, other_items) = (one.items(), other.items());
    if members.len() != others.len() || items.len() != other_items.len() {
        return false;
    }
    let leaf = |node: &Node<'_>| {
        (node.as_str().map(str::to_owned), node.number().map(str::to_owned), node.as_bool(), node.is_null(), node.is_array())
    };
    leaf(one) == leaf(other)
        && items.iter().zip(other_items).all(|(one, other)| same(one, other))
        && members.iter().zip(others).all(|(one, other)| one.key.value == other.key.value && same(&one.value, &other.value))
}
