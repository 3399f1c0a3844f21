//! `wireproof check`: judges the inputs together and writes the report in the form that was asked for.

use crate::args::{Check, Format};
use crate::chrome::Chrome;
use crate::config::{self, Found, Threshold};
use crate::cores::Cores;
use crate::excerpt::Source;
use crate::files::{self, Gathered, Origin};
use crate::gate::Gate;
use crate::github;
use crate::json;
use crate::junit;
use crate::output::{Status, answer, aside, complain};
use crate::reference;
use crate::terminal::{BOLD, ColorChoice, Look};
use crate::text::{self, Page};
use wireproof_engine::{Input, Options, analyze_by};
use wireproof_report::{Language, Level, Report, markdown, sarif, visible};

/// Runs the command.
pub(crate) fn run(arguments: &Check, language: Language, chrome: &'static Chrome, color: ColorChoice) -> Status {
    if arguments.paths.is_empty() {
        complain(chrome.no_path, chrome, color);
        return Status::WrongUsage;
    }
    let progress = arguments.progress && !arguments.quiet;
    if let Err(error) = reference::check_format(arguments.reading.input_format.as_ref(), language, chrome) {
        complain(&error, chrome, color);
        return Status::WrongUsage;
    }
    let prepared = prepare(arguments, chrome);
    let (found, baseline) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => {
            complain(&error, chrome, color);
            return Status::WrongUsage;
        }
    };
    let fail_on = arguments.fail_on.or(found.config.fail_on).unwrap_or(Threshold::Cleartext).verdict();
    let cores = Cores::new(progress);
    let mut gathered = files::gather(&arguments.paths, arguments.reading.input_format.as_ref(), &cores, chrome);
    if arguments.any_file {
        gathered.origins = gathered.origins.into_iter().map(Origin::passed).collect();
    }
    for input in gathered.inputs.iter_mut().filter(|input| input.format.is_none()) {
        input.format = found.format(&input.name).map(str::to_owned);
    }
    for error in &gathered.errors {
        complain(error, chrome, color);
    }
    let unreadable = !gathered.errors.is_empty();
    if gathered.inputs.is_empty() {
        return Status::WrongUsage;
    }
    let options = Options { language, bucket: arguments.reading.bucket.clone(), ..Options::default() };
    cores.begin(chrome.judging);
    let report = analyze_by(&cores, &gathered.inputs, &options);
    cores.end();
    let sources = sources(&gathered.inputs);
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let gate = Gate::new(&report, &sources, &found, baseline.as_ref(), fail_on, today);

    let page = Page { chrome, look: Look::of_stderr(color), sources: &sources };
    aside(&faults(&report, &gathered, arguments.quiet, page));

    let is_recognised = report.inputs.iter().any(|input| input.format.is_some());
    let has_answer = is_recognised || arguments.format != Format::Text;
    if has_answer && (!arguments.quiet || arguments.output.is_some()) {
        let look = match &arguments.output {
            Some(_) => Look::of_file(color),
            None => Look::of_stdout(color),
        };
        let text = rendered(&report, arguments.format, &gate, Page { look, ..page });
        if let Err(status) = answer(&text, arguments.output.as_deref(), chrome, color) {
            return status;
        }
    }
    if !arguments.quiet {
        aside(&text::gate(&gate, &report, page));
    }
    if arguments.any_file && !is_recognised && !unreadable {
        return Status::Fine;
    }
    status(&report, &gate, unreadable, chrome, color)
}

/// The configuration, and the report that this run is compared with.
fn prepare(arguments: &Check, chrome: &Chrome) -> Result<(Found, Option<Report>), String> {
    let found = config::load(&arguments.config, chrome)?;
    for told in &found.config.format {
        reference::check_format(Some(&told.format), chrome.language, chrome)?;
    }
    let Some(path) = &arguments.baseline else { return Ok((found, None)) };
    let name = visible::line(&path.display().to_string()).into_owned();
    let bytes = std::fs::read(path).map_err(|error| (chrome.cannot_read)(&name, &files::reason(&error, chrome)))?;
    let report = serde_json::from_slice(&bytes).map_err(|error| (chrome.bad_baseline)(&name, &error.to_string()))?;
    Ok((found, Some(report)))
}

fn rendered(report: &Report, format: Format, gate: &Gate, page: Page<'_>) -> String {
    match format {
        Format::Json => json(report),
        Format::Text => text::report(report, page),
        Format::Sarif => {
            let suppressed = gate.accepted.iter().map(|(id, accepted)| {
                (id.as_str(), sarif::Suppression { in_source: accepted.in_source, reason: &accepted.reason })
            });
            let rules = rule_texts(report.language);
            json(&sarif::log(report, &texts(page.sources), &rules, &suppressed.collect()))
        }
        Format::Github => github::annotations(report, gate, page.chrome),
        Format::Junit => junit::suite(report, gate, page.chrome),
        Format::Markdown => markdown(report),
    }
}

fn texts<'s>(sources: &'s [Source<'_>]) -> Vec<&'s str> {
    sources.iter().map(|source| source.text.as_ref()).collect()
}

fn rule_texts(language: Language) -> Vec<sarif::RuleText> {
    let page = |id: &str| wireproof_engine::explain(id, language).map(|explanation| explanation.page);
    wireproof_engine::rules(language)
        .into_iter()
        .map(|rule| sarif::RuleText { page: page(&rule.id).unwrap_or_default(), rule })
        .collect()
}

/// Pretty JSON with a final line end, harmless on a terminal: what `--format json` prints.
pub fn json(value: &impl serde::Serialize) -> String {
    json::harmless(serde_json::to_string_pretty(value).unwrap_or_default() + "\n")
}

/// The inputs as texts.
pub(crate) fn sources(inputs: &[Input]) -> Vec<Source<'_>> {
    inputs
        .iter()
        .map(|input| Source { name: (&input.name).into(), text: wireproof_engine::text(&input.bytes) })
        .collect()
}

/// What is wrong with the inputs' texts, and which inputs were not recognised. A file that was only met in a
/// folder need not be one of ours. Quietly, only what is an error is told.
pub(crate) fn faults(report: &Report, gathered: &Gathered, quiet: bool, page: Page<'_>) -> String {
    let mut text = String::new();
    let mut met = 0;
    for (input, origin) in report.inputs.iter().zip(&gathered.origins) {
        if input.format.is_none() && matches!(origin, Origin::Met(_) | Origin::Passed(_)) {
            met += usize::from(matches!(origin, Origin::Met(_)));
            continue;
        }
        if quiet && input.format.is_some() {
            continue;
        }
        text += &text::problems(input, page);
        // a text that cannot be read at all has been told of already
        if input.format.is_none() && (input.problems.is_empty() || !input.nearest.is_empty()) {
            text += &text::not_recognised(input, page);
        }
    }
    if met > 0 && !quiet {
        let note = (page.chrome.level)(Level::Note);
        text += &format!("{} {}\n", page.look.paint(BOLD, &format!("{note}:")), (page.chrome.met_unknown)(met));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The exit status that a report deserves.
pub(crate) fn status(report: &Report, gate: &Gate, unreadable: bool, chrome: &Chrome, color: ColorChoice) -> Status {
    if unreadable {
        return Status::WrongUsage;
    }
    if report.inputs.iter().all(|input| input.format.is_none()) {
        complain(chrome.nothing_recognised, chrome, color);
        return Status::NotRecognised;
    }
    if report.hops.iter().any(|hop| gate.fails(hop)) { Status::Failed } else { Status::Fine }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{HOSTILE, JOB, sample};
    use std::collections::BTreeMap;

    #[test]
    fn a_report_as_markdown() {
        insta::assert_snapshot!(markdown(&sample()));
    }

    #[test]
    fn a_report_as_sarif() {
        insta::assert_snapshot!(json(&sarif::log(&sample(), &[JOB, HOSTILE], &[], &BTreeMap::new())));
    }
}
