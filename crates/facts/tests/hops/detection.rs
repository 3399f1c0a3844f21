//! Which format a document has, why, and what it lacks.

use crate::seen::facts;
use wireproof_facts::{Detection, Format, Input, Reason, expand, read};
use wireproof_source::{Document, Limits};

fn detection(text: &str) -> Detection {
    facts(&[text], |facts| facts.detections[0].clone())
}

fn id(text: &str) -> &'static str {
    detection(text).format.map_or("", Format::id)
}

#[test]
fn documents_of_other_kinds_are_not_recognised() {
    for text in [
        r#"{"States":{"Done":{"Type":"Succeed"}}}"#,
        r#"{"Steps":[{"Name":"no type"}]}"#,
        r#"{"apiVersion":"apps/v1","kind":"Deployment","spec":{"replicas":2}}"#,
        r#"{"Contents":"nothing"}"#,
        r#"{"Policy":"ReadOnly"}"#,
        r#"{"EndpointName":"a","ProductionVariants":[]}"#,
        r#"{"ModelName":"a"}"#,
        r#"{"OnlineStoreConfig":{"SecurityConfig":{"KmsKeyId":"k"}},"FeatureGroupName":"g"}"#,
        "[1,2,3]",
        r#""text""#,
        "{}",
        "[]",
    ] {
        assert_eq!(id(text), "", "{text}");
        facts(&[text], |facts| assert_eq!(facts.hops.len(), 0));
    }
}

#[test]
fn a_template_in_yaml_is_not_taken_for_a_piece_of_it() {
    let text = "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  B:\n    PolicyDocument: {\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::b\"}]}\n";
    assert_eq!(id(text), "");
}

#[test]
fn the_reason_is_the_keys_and_where_they_stand() {
    let text = r#"{"ResourceConfig":{"InstanceCount":2},"TrainingJobName":"fit"}"#;
    let detection = detection(text);
    assert_eq!(detection.format.map(Format::id), Some("sagemaker.create-training-job"));
    assert_eq!(detection.reason, Reason::Keys(vec!["ResourceConfig", "TrainingJobName"]));
    let keys: Vec<&str> = detection.sites.iter().map(|site| &text[site.span.range()]).collect();
    assert_eq!(keys, ["\"ResourceConfig\"", "\"TrainingJobName\""]);
    let policy = r#"{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}"#;
    assert_eq!(self::detection(policy).reason, Reason::Policy { service: "s3".into() });
}

#[test]
fn the_nearest_formats_say_what_is_missing() {
    let near = detection(r#"{"ModelName":"a","ExecutionRoleArn":"r"}"#).nearest;
    assert_eq!(near.len(), 2);
    assert_eq!(near[0].format.id(), "sagemaker.create-model");
    assert_eq!(near[0].present, ["ModelName", "ExecutionRoleArn"]);
    assert_eq!(near[0].missing, ["PrimaryContainer"]);
    assert_eq!(near[1].format.id(), "sagemaker.describe-model");
    assert_eq!(near[1].missing, ["PrimaryContainer", "ModelArn"]);
    let near = detection(r#"{"Version":"2012-10-17","Statment":[]}"#).nearest;
    assert_eq!((near[0].format.id(), near[0].missing.as_slice()), ("s3.bucket-policy", ["Statement"].as_slice()));
    assert_eq!(detection("{}").reason, Reason::NoFormat);
    assert_eq!(detection("").reason, Reason::NoTree);
}

#[test]
fn requests_and_outputs_are_told_apart() {
    for (text, expected) in [
        (r#"{"TrainingJobName":"a","ResourceConfig":{}}"#, "sagemaker.create-training-job"),
        (
            r#"{"TrainingJobName":"a","ResourceConfig":{},"TrainingJobStatus":"Failed"}"#,
            "sagemaker.describe-training-job",
        ),
        (r#"{"TrainingJobName":"a","ResourceConfig":{},"TrainingJobArn":null}"#, "sagemaker.create-training-job"),
        (
            r#"{"TrainingJob":{"TrainingJobName":"a","ResourceConfig":{},"TrainingJobArn":"x"}}"#,
            "sagemaker.describe-training-job",
        ),
        (
            r#"{"Results":[{"TrainingJob":{"TrainingJobName":"a","ResourceConfig":{},"TrainingJobArn":"x"}}]}"#,
            "sagemaker.describe-training-job",
        ),
        (r#"{"TrainingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:training-job/a"}"#, "sagemaker.response"),
        (r#"{"AutoMLJobName":"a","InputDataConfig":[]}"#, "sagemaker.create-auto-ml-job"),
        (r#"{"AutoMLJobName":"a","AutoMLJobInputDataConfig":[]}"#, "sagemaker.create-auto-ml-job-v2"),
    ] {
        assert_eq!(id(text), expected, "{text}");
    }
}

#[test]
fn the_user_has_the_last_word() {
    let text = r#"{"AlgorithmSpecification":{},"HyperParameterTuningJobConfig":{}}"#;
    let document = Document::parse(text, &Limits::default());
    let told = Format::from_id("sagemaker.create-training-job");
    let expansion = expand(&document, told);
    let facts = read(&[Input { expansion: &expansion, bucket: None }]);
    assert_eq!(facts.detections[0].format, told);
    assert_eq!(facts.detections[0].reason, Reason::Told);
    assert_eq!(facts.jobs.len(), 1);
}

#[test]
fn every_root_of_an_input_is_read() {
    let text = "{\"TrainingJobName\":\"a\",\"ResourceConfig\":{}}\n{\"TrainingJobName\":\"b\",\"ResourceConfig\":{}}";
    facts(&[text], |facts| {
        assert_eq!(facts.detections[0].resources, 2);
        let names: Vec<&str> = facts.jobs.iter().map(|job| job.name.as_str()).collect();
        assert_eq!(names, ["a", "b"]);
    });
}

#[test]
fn a_format_that_is_named_has_to_have_something_of_itself() {
    let told = |format: &str, text: &str| {
        let document = Document::parse(text, &Limits::default());
        let expansion = expand(&document, Format::from_id(format));
        let input = Input { expansion: &expansion, bucket: None };
        read(&[input]).detections[0].reason.clone()
    };
    let foreign = r#"{"name":"not ours"}"#;
    let job = r#"{"TrainingJobName":"fit"}"#;
    for (format, text, expected) in [
        ("s3.bucket-policy", foreign, Reason::NoFormat),
        ("s3.bucket-policy", job, Reason::NoFormat),
        ("sagemaker.create-training-job", foreign, Reason::NoFormat),
        ("sagemaker.create-training-job", job, Reason::Told),
    ] {
        assert_eq!(told(format, text), expected, "{format} {text}");
    }
}
