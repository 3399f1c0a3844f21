//! A report made by hand, so that the renderings are tested apart from the judging.

use wireproof_report::{
    Certainty, Counterexample, Counts, Finding, Fix, FixEdit, Hop, InputReport, Language, Level, Location, Mapping,
    NotEncryption, Overall, Place, Pos, Proof, Range, Related, Report, SCHEMA, Step, Tool, Verdict,
};

pub(crate) const JOB: &str = "{\r\n  \"TrainingJobName\": \"학습-2026\",\r\n  \"ResourceConfig\": { \"InstanceCount\": 4 },\r\n  \"EnableInterContainerTrafficEncryption\": false\r\n}\r\n";
pub(crate) const HOSTILE: &str = "{ \"Bucket\": \"a\u{1b}[2J\u{202e}b\", \"Url\": \"http://x\u{200b}y/\" }";

pub(crate) fn at(input: u32, needle: &str) -> Location {
    let source = [JOB, HOSTILE][input as usize];
    let start = source.find(needle).unwrap();
    let pos = |byte: usize| {
        let before = source.get(..byte).unwrap();
        let line = before.matches('\n').count();
        let column = before.chars().rev().take_while(|character| *character != '\n').count();
        let count = |number: usize| u32::try_from(number).unwrap();
        Pos {
            byte: count(byte),
            utf16: count(before.encode_utf16().count()),
            line: count(line + 1),
            column: count(column + 1),
        }
    };
    let range = Range { start: pos(start), end: pos(start + needle.len()) };
    Location { input, pointer: String::new(), inner: None, range }
}

pub(crate) fn place(label: &str) -> Place {
    Place { kind: "bucket".into(), label: label.into() }
}

pub(crate) fn sample() -> Report {
    let flag = at(0, "false");
    let hop = |id: &str, to: &str, verdict| Hop {
        id: id.into(),
        from: place("s3://example-bucket/학습/"),
        to: place(to),
        protocol: Some("HTTPS".into()),
        verdict,
        because: "the service moves objects over TLS; whether the bucket refuses plaintext is not shown".into(),
        controlled_by: None,
        evidence: vec![at(0, "학습-2026")],
        not_encryption: vec![],
        findings: vec![],
        proofs: vec![],
    };
    let mut inner = hop("h2", "the same instances", Verdict::Cleartext);
    inner.findings.push("f1".into());
    inner.not_encryption.push(NotEncryption {
        mechanism: "nat-gateway".into(),
        because: "a NAT gateway rewrites addresses and forwards packets as they are".into(),
        location: at(0, "ResourceConfig"),
    });
    let hops = vec![hop("h1", "job (4 × ml.p4d.24xlarge)", Verdict::Encrypted), inner];
    Report {
        schema: SCHEMA,
        tool: Tool { name: "wireproof".into(), version: "0.1.0".into(), facts_date: "2026-11-25".into() },
        language: Language::En,
        inputs: ["job.json", "h\u{1b}.json"]
            .map(|name| InputReport {
                name: name.into(),
                format: Some("sagemaker.create-training-job".into()),
                format_reason: String::new(),
                nearest: vec![],
                bytes: 0,
                problems: vec![],
            })
            .into(),
        verdict: Overall::Cleartext,
        counts: Counts::of(&hops),
        hops,
        findings: vec![Finding {
            id: "f1".into(),
            rule: "inter-container-traffic-in-clear".into(),
            level: Level::Error,
            certainty: Certainty::Assumed,
            message: "the 4 instances of the job exchange data in clear".into(),
            why: "distributed training sends gradients and activations between instances; a VPC carries those packets as they are".into(),
            action: "set `EnableInterContainerTrafficEncryption` to `true`".into(),
            location: flag.clone(),
            related: vec![Related { message: "4 instances".into(), location: at(0, "4") }],
            maps: vec![Mapping { framework: "nist-800-53-r5".into(), control: "SC-8".into() }],
            fix: Some(Fix {
                title: "encrypt the traffic between instances".into(),
                edits: vec![FixEdit { input: 0, range: flag.range, text: "true".into() }],
                after: Overall::Encrypted,
            }),
        }],
        proofs: vec![Proof {
            id: "p1".into(),
            resource: "arn:aws:s3:::example-bucket".into(),
            claim: "denies-plaintext".into(),
            verdict: "refuted".into(),
            counterexample: Some(Counterexample {
                principal: "arn:aws:iam::111122223333:user/alice".into(),
                action: "s3:ListBucket".into(),
                resource: "arn:aws:s3:::example-bucket".into(),
                context: [("aws:SecureTransport".to_owned(), "false".to_owned())].into(),
                command: Some("aws s3api list-objects-v2 --bucket example-bucket --endpoint-url http://s3.amazonaws.com".into()),
            }),
            assumptions: vec!["R1".into()],
            steps: vec![Step { message: "this Deny names objects only".into(), location: at(0, "\"InstanceCount\": 4") }],
            why: None,
            if_accepted: None,
        }],
        not_encryption: Vec::new(),
    }
}
