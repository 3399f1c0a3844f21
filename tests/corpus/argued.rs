//! Where `EXPECT.jsonl` is wrong, or speaks of a document type that is not supported yet, and why.

use libtest_mimic::Failed;
use std::collections::BTreeSet;

/// File, place, reason with its source.
const ARGUED: [(&str, &str, &str); 3] = [
    (
        "sagemaker-job/describe-processing-job-variation.json",
        "/NetworkConfig/EnableInterContainerTrafficEncryption",
        ONE,
    ),
    ("sagemaker-job/describe-model-bias-c7n.json", "/NetworkConfig/EnableInterContainerTrafficEncryption", ONE),
    ("sagemaker-pipeline/notebook-output-train-transform.txt", "/Steps", DEFAULTS),
];

const ONE: &str = "One instance has no peers, so nothing crosses the hop; AWS: the flag does not affect jobs with a single \
                   compute instance (Protect Communications Between ML Compute Instances in a Distributed Training Job).";

const DEFAULTS: &str = "The steps are answered hop by hop. The parameters that their values name have defaults, which hold unless an \
                        execution overrides them (Amazon SageMaker AI, Pipeline parameters): the answers say that they rest on them.";

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
