//! Where `EXPECT.jsonl` is wrong, or speaks of a document type that is not supported yet, and why.

use libtest_mimic::Failed;
use std::collections::BTreeSet;

/// File, place, reason with its source.
const ARGUED: [(&str, &str, &str); 9] = [
    (
        "sagemaker-job/describe-processing-job-variation.json",
        "/NetworkConfig/EnableInterContainerTrafficEncryption",
        ONE,
    ),
    ("sagemaker-job/describe-model-bias-c7n.json", "/NetworkConfig/EnableInterContainerTrafficEncryption", ONE),
    ("sagemaker-pipeline/notebook-output-train-transform.txt", "/Steps", DEFAULTS),
    ("tfplan/checkov-modules-edges.json", "/configuration", SOURCE),
    ("tfplan/regula-cloudfront-https.json", "/resource_changes", PLANNED),
    ("tfplan/tc-elb.json", "/resource_changes/0/change/after/listener/0", PLANNED),
    ("tfplan/tc-elb.json", "/resource_changes/0/change/after/listener/1", PLANNED),
    ("tfplan/tc-lb-listener.json", "/resource_changes", PLANNED),
    ("tfplan/tc-sagemaker-notebook.json", "/planned_values", NOTEBOOK),
];

const ONE: &str = "One instance has no peers, so nothing crosses the hop; AWS: the flag does not affect jobs with a single \
                   compute instance (Protect Communications Between ML Compute Instances in a Distributed Training Job).";

const DEFAULTS: &str = "The steps are answered hop by hop. The parameters that their values name have defaults, which hold unless an \
                        execution overrides them (Amazon SageMaker AI, Pipeline parameters): the answers say that they rest on them.";

const PLANNED: &str = "The same values stand under `planned_values`, where they are answered as expected, hop by hop. Terraform: planned values \
                       are the state after apply, changes tell how it is reached (JSON Output Format, Plan Representation).";

const SOURCE: &str = "Nothing of the module's code with a count of 0 is planned, so no hop is there; the planned buckets are answered as \
                      open to plaintext, at their places.";

const NOTEBOOK: &str = "The way to a notebook instance is HTTPS (Amazon SageMaker AI, Protecting Data in Transit with Encryption), whether \
                        or not a plan lists changes.";

/// Why the expectation at this place is not met.
pub(crate) fn reason(file: &str, path: &str) -> Option<&'static str> {
    ARGUED.iter().find(|(f, p, _)| (*f, *p) == (file, path)).map(|(_, _, reason)| *reason)
}

/// Fails on an entry about a place that nobody expects anything of.
pub(crate) fn names_only(places: &BTreeSet<(String, String)>) -> Result<(), Failed> {
    let known = |file: &str, path: &str| places.contains(&(file.to_owned(), path.to_owned()));
    match ARGUED.iter().find(|(file, path, _)| !known(file, path)) {
        Some((file, path, _)) => Err(format!("nothing is expected of `{path}` in {file}").into()),
        None => Ok(()),
    }
}
