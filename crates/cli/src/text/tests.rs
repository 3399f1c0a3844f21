//! Pages drawn from a report made by hand, so that the drawing is tested apart from the judging.

use super::*;
use crate::terminal::Look;
use wireproof_report::{
    Certainty, Counterexample, Finding, Fix, FixEdit, Hop, Language, Level, Mapping, NotEncryption, Place, Pos, Proof,
    Range, Related, SCHEMA, Step, Tool,
};

const JOB: &str = "{\r\n  \"TrainingJobName\": \"학습-2026\",\r\n  \"ResourceConfig\": { \"InstanceCount\": 4 },\r\n  \"EnableInterContainerTrafficEncryption\": false\r\n}\r\n";
const HOSTILE: &str = "{ \"Bucket\": \"a\u{1b}[2J\u{202e}b\", \"Url\": \"http://x\u{200b}y/\" }";

fn at(input: u32, needle: &str) -> Location {
    let source = [JOB, HOSTILE][input as usize];
    let start = source.find(needle).unwrap();
    let pos = |byte: usize| {
        let before = &source[..byte];
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

fn place(label: &str) -> Place {
    Place { kind: "bucket".into(), label: label.into() }
}

fn sample() -> Report {
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
        inputs: vec![],
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
    }
}

fn drawn(language: Language, width: usize, draw: impl Fn(Page<'_>) -> String) -> String {
    let sources = [
        Source { name: "job.json".into(), text: JOB.into() },
        Source { name: "h\u{1b}.json".into(), text: HOSTILE.into() },
    ];
    draw(Page { chrome: Chrome::of(language), look: Look { width, color: false, terminal: true }, sources: &sources })
}

#[test]
fn a_report_at_80_columns() {
    insta::assert_snapshot!(drawn(Language::En, 80, |page| report(&sample(), page)));
}

#[test]
fn a_report_in_korean() {
    insta::assert_snapshot!(drawn(Language::Ko, 80, |page| report(&sample(), page)));
}

#[test]
fn a_proof_with_its_request() {
    insta::assert_snapshot!(drawn(Language::En, 80, |page| proof(&sample().proofs[0], page)));
}

#[test]
fn hostile_text_never_reaches_the_terminal() {
    let mut hostile = sample();
    hostile.hops[0].to = place("x\u{1b}]0;owned\u{7}");
    hostile.hops[0].because = "y\u{9b}31m".into();
    let finding = &mut hostile.findings[0];
    finding.message = "bad \u{202e}name".into();
    finding.why = "a\u{1b}[31m".into();
    finding.location = at(1, "http://x\u{200b}y/");
    finding.related = vec![Related { message: "\u{2066}here".into(), location: at(1, "a\u{1b}[2J\u{202e}b") }];
    finding.fix = Some(Fix {
        title: "\u{1b}c".into(),
        edits: vec![FixEdit { input: 1, range: finding.location.range, text: "https://x\u{200b}y/".into() }],
        after: Overall::Encrypted,
    });
    hostile.proofs[0].resource = "arn:\u{1b}[0m".into();
    let text = drawn(Language::En, 100, |page| report(&hostile, page));
    assert!(!text.chars().any(|character| hostile::is_hostile(character) && character != '\n'), "{text:?}");
    insta::assert_snapshot!(text);
}

#[test]
fn a_line_of_megabytes_is_cut_around_the_span() {
    let filler = "\"x\": 1, ".repeat(200_000);
    let source = format!("{{ {filler}\"bad\": true, {filler}\"end\": 1 }}");
    let start = source.find("\"bad\"").unwrap();
    let pos = |byte: usize| {
        let byte = u32::try_from(byte).unwrap();
        Pos { byte, utf16: byte, line: 1, column: byte + 1 }
    };
    let location = Location {
        input: 0,
        pointer: String::new(),
        inner: None,
        range: Range { start: pos(start), end: pos(start + 5) },
    };
    let sources = [Source { name: "big.json".into(), text: source.into() }];
    let page = Page {
        chrome: Chrome::of(Language::En),
        look: Look { width: 60, color: false, terminal: true },
        sources: &sources,
    };
    let group = annotate_snippets::Group::with_title(annotate_snippets::Level::ERROR.primary_title("x"));
    insta::assert_snapshot!(page.draw(&[crate::excerpt::add(group, &sources, &location, &[])]));
}
