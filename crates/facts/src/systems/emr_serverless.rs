//! EMR Serverless: between the workers of an application or a job run, by a property of Spark.
//!
//! `spark.ssl.internode.enabled` (6.15.0 and newer) is off unless it is set, or Lake Formation is on.

use super::component::components;
use super::single_setting::{Answer, Meaning};
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Place, PlaceKind, Site, System, field, value};
use wireproof_source::Node;

components! {
    "emr-serverless.get-application", "aws emr-serverless get-application --application-id ID",
    in "Application", &[&["ReleaseLabel"], &["Type"], &["ApplicationId", "RuntimeConfiguration", "Architecture", "InitialCapacity", "ClientToken"]],
    r#"{"application":{"applicationId":"00a","name":"etl","arn":"arn:aws:emr-serverless:eu-west-1:111122223333:/applications/00a","releaseLabel":"emr-7.2.0","type":"Spark","state":"STARTED"}}"#;
    &["AWS::EMRServerless::Application", "aws_emrserverless_application"], &["ApplicationId"], application;

    "emr-serverless.get-job-run", "aws emr-serverless get-job-run --application-id ID --job-run-id ID",
    in "JobRun", &[&["ApplicationId"], &["JobDriver"]],
    r#"{"jobRun":{"applicationId":"00a","jobRunId":"00b","releaseLabel":"emr-7.2.0","jobDriver":{"sparkSubmit":{"entryPoint":"s3://example-bucket/etl.py"}}}}"#;
    &[], &[], run;
}

const FIELD: &str = "spark.ssl.internode.enabled";
const LAKE: &str = "spark.emr-serverless.lakeformation.enabled";

fn application<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let kind = field::get(node, "Type");
    let is_spark = kind.is_none_or(|kind| kind.as_str().is_some_and(|kind| kind.eq_ignore_ascii_case("spark")));
    let (name, opening) = (reader.name(node, &["Name", "ApplicationId"]), reader.opening(node));
    let absent = if is_spark { Meaning::Plain } else { Meaning::Undocumented };
    let found = property(reader, field::list(node, "RuntimeConfiguration"));
    let (answer, site) = found.unwrap_or_else(|| (missing(reader, absent), opening));
    add(reader, &name, answer, site);
}

/// A run has the properties of its application unless it sets its own.
fn run<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let overrides = field::find(node, &["ConfigurationOverrides", "ApplicationConfiguration"]);
    let submitted = field::find(node, &["JobDriver", "SparkSubmit", "SparkSubmitParameters"]);
    let (name, opening) = (reader.name(node, &["Name", "JobRunId", "ApplicationId"]), reader.opening(node));
    let on_command = submitted.and_then(|parameters| {
        let text = parameters.as_str()?;
        let value = |key| text.split_once(key)?.1.strip_prefix('=');
        let (field, value) = [FIELD, LAKE].into_iter().find_map(|key| Some((key, value(key)?)))?;
        let value = value.split_whitespace().next().unwrap_or_default().trim_matches(['"', '\'']);
        Some((of_word(reader, field, value), reader.site(parameters.span)))
    });
    let found = on_command.or_else(|| property(reader, overrides.map_or(&[][..], Node::one_or_many)));
    let (answer, site) = found.unwrap_or_else(|| (missing(reader, Meaning::Undocumented), opening));
    add(reader, &name, answer, site);
}

/// What the property's classification says.
fn property<'d>(reader: &Reader<'_, 'd>, classifications: &'d [Node<'d>]) -> Option<(Answer, Site)> {
    let defaults = classifications.iter().rev().filter(|one| field::name(one, "Classification") == "spark-defaults");
    let mut properties = defaults.filter_map(|one| field::get(one, "Properties"));
    let (field, value) =
        properties.find_map(|list| [FIELD, LAKE].into_iter().find_map(|key| Some((key, list.get(key)?))))?;
    let site = reader.site(value.span);
    Some(match value::expression(value) {
        Some(what) => (Answer::Open { what, command: reader.format.command() }, site),
        None => (of_word(reader, field, value.as_str().unwrap_or_default()), site),
    })
}

fn of_word(reader: &Reader<'_, '_>, field: &'static str, word: &str) -> Answer {
    let meaning = match word.to_ascii_lowercase().as_str() {
        "true" => Meaning::Encrypted,
        // Without Lake Formation it is as if nothing were set.
        "false" if field == LAKE => return missing(reader, Meaning::Plain),
        "false" => Meaning::Plain,
        _ => return Answer::Open { what: word.to_owned(), command: reader.format.command() },
    };
    Answer::Set { field, value: word.to_owned(), meaning }
}

fn missing(reader: &Reader<'_, '_>, meaning: Meaning) -> Answer {
    let command = "aws emr-serverless get-application --application-id ID";
    if reader.complete { Answer::Absent { field: FIELD, meaning, command } } else { Answer::CutOff }
}

fn add(reader: &mut Reader<'_, '_>, name: &str, answer: Answer, site: Site) {
    let place = Place { site, ..reader.place(PlaceKind::Emr, name, site.span) };
    reader.service(place.clone(), place, "workers", System::SingleSetting(answer), vec![site]);
}
