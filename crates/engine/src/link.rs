//! Linking where all inputs can't be read together: by which keys a document is found and which it asks for, and what of a report
//! is its own when it was judged with the documents that it asked for.

use crate::analysis::Told;
use crate::{InOrder, Input, Options, analysis, judge};
use wireproof_facts::By;
use wireproof_report::Report;
use wireproof_source::{Document, Limits, Set, decode};

/// By what documents find each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The key as one word: equal words meet.
    pub text: String,
    /// Whether it means the same in every account and Region; otherwise it holds within one.
    pub is_everywhere: bool,
}

/// The keys of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// By what others find it.
    pub provides: Set<Key>,
    /// What it asks for and none of the inputs gives.
    pub needs: Set<Key>,
}

/// A report and the inputs that its parts are of.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// The answer for all inputs.
    pub report: Report,
    /// For each hop the index of the input that makes it.
    pub hops: Vec<u32>,
    /// For each proof the index of the input that holds the policy.
    pub proofs: Vec<u32>,
}

/// The keys of the first input, when the others are at hand: what it needs is then only what they do not give.
pub fn keys(inputs: &[Input]) -> Keys {
    let texts: Vec<_> = inputs.iter().map(|input| decode(&input.bytes).0).collect();
    let documents: Vec<Document<'_>> = texts.iter().map(|text| Document::parse(text, &Limits::default())).collect();
    let told: Vec<_> = inputs.iter().map(Told::of).collect();
    let sources = analysis::sources(&documents, &told);
    let expansions = analysis::expand(&InOrder, &sources);
    let inputs: Vec<_> =
        expansions.iter().map(|expansion| wireproof_facts::Input { expansion, bucket: None }).collect();
    let wireproof_facts::Keys { provides, needs } = wireproof_facts::keys(&inputs, &sources);
    let lowered = |keys: Set<_>| keys.iter().map(Key::of).collect();
    Keys { provides: lowered(provides), needs: lowered(needs) }
}

/// Judges the inputs together and tells which of them each hop and each proof is of.
pub fn link(inputs: &[Input], options: &Options) -> Linked {
    judge(&InOrder, inputs, options, |analysis, report| Linked {
        report,
        hops: analysis.facts.hops.iter().map(|hop| hop.input).collect(),
        proofs: (analysis.facts.policies.iter().zip(&analysis.policies))
            .flat_map(|(policy, read)| read.proofs.iter().map(|_| policy.site.input))
            .collect(),
    })
}

impl Key {
    fn of(key: &wireproof_facts::Key) -> Self {
        let to = match key.by {
            By::Name => "",
            By::Reference => "to ",
        };
        Self { text: format!("{to}{} {}", key.kind, key.name), is_everywhere: key.is_everywhere() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JOB: &str = r#"{"ProcessingJobName": "j", "ProcessingResources": {"ClusterConfig": {"InstanceCount": 1}},
        "ProcessingInputs": [{"InputName": "a", "S3Input": {"S3Uri": "s3://example-bucket/a", "LocalPath": "/a"}}]}"#;
    const POLICY: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*",
        "Resource": ["arn:aws:s3:::example-bucket", "arn:aws:s3:::example-bucket/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}"#;
    const DATABASE: &str = r#"{"resourceType": "AWS::RDS::DBInstance", "configuration": {"dBInstanceIdentifier": "db",
        "engine": "postgres", "dBParameterGroups": [{"dBParameterGroupName": "group"}]}}"#;

    fn inputs(texts: &[&str]) -> Vec<Input> {
        let input = |text: &&str| Input { name: "a".into(), bytes: text.as_bytes().to_vec(), format: None };
        texts.iter().map(input).collect()
    }

    fn words(keys: &Set<Key>) -> Vec<(&str, bool)> {
        keys.iter().map(|key| (key.text.as_str(), key.is_everywhere)).collect()
    }

    #[test]
    fn a_job_needs_the_policy_that_its_bucket_provides() {
        let policy = ("AWS::S3::BucketPolicy example-bucket", true);
        assert_eq!(words(&keys(&inputs(&[JOB])).needs), [policy]);
        assert!(words(&keys(&inputs(&[POLICY])).provides).contains(&policy));
        assert_eq!(words(&keys(&inputs(&[JOB, POLICY])).needs), []);
    }

    #[test]
    fn a_name_that_two_accounts_may_both_have_is_told_from_one_that_they_may_not() {
        let keys = keys(&inputs(&[DATABASE]));
        assert!(words(&keys.needs).contains(&("AWS::RDS::DBParameterGroup group", false)), "{keys:?}");
        assert!(words(&keys.provides).contains(&("to AWS::RDS::DBParameterGroup group", false)), "{keys:?}");
        assert!(words(&keys.provides).contains(&("AWS::RDS::DBInstance db", false)), "{keys:?}");
    }

    #[test]
    fn a_hop_is_of_the_input_that_makes_it() {
        let linked = link(&inputs(&[JOB, POLICY]), &Options::default());
        let ends = |hop: &wireproof_report::Hop| (hop.from.kind.clone(), hop.verdict.word());
        let hops: Vec<_> = linked.report.hops.iter().map(ends).zip(linked.hops).collect();
        assert!(hops.contains(&(("bucket".to_owned(), "enforced"), 0)), "{hops:?}");
        assert!(hops.contains(&(("clients".to_owned(), "enforced"), 1)), "{hops:?}");
        assert_eq!(linked.proofs.len(), linked.report.proofs.len());
        assert!(linked.proofs.iter().all(|input| *input == 1));
        assert_eq!(linked.report, crate::analyze(&inputs(&[JOB, POLICY]), &Options::default()));
    }
}
