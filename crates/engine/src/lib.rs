//! The rule engine: inputs → report. No files, clock, environment, threads, network or randomness.
//!
//! Texts are read into trees, trees into facts, policies are proved, hops judged, rules asked, fixes tried; at the end
//! byte spans become positions and everything gets its stable id. All sentences are made here, in the report's language.

mod analysis;
mod code;
mod command;
#[cfg(test)]
mod examples;
mod fix;
mod id;
mod link;
mod lower;
mod mapping;
mod mistaken;
mod proof;
mod reference;
mod report;
mod rule;
mod rules;
mod server;
mod setting;
mod spread;
mod subject;
mod systems;
mod text;
mod transport;
mod verdict;

pub use code::{Dialect, code};
pub use link::{Key, Keys, Linked, keys, link};
pub use reference::{assumption, explain, formats, mechanisms, rules};
pub use spread::{InOrder, Spread};

use crate::analysis::{Analysis, Told};
use crate::report::Named;
use crate::rule::{Context, Draft};
use std::borrow::Cow;
use wireproof_report::{Language, Report};
use wireproof_source::{Document, Limits, decode};

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name (a file's name, a tab's title).
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The format to take it for, by id; nothing to recognise it.
    pub format: Option<String>,
}

/// How to judge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of the report.
    pub language: Language,
    /// Ids of rules that are left out.
    pub disabled_rules: Vec<String>,
    /// The bucket whose policy a lone policy is, when the document does not tell.
    pub bucket: Option<String>,
}

/// The text of an input, in which the places of a report are counted.
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes).0
}

/// Judges the inputs together.
pub fn analyze(inputs: &[Input], options: &Options) -> Report {
    analyze_by(&InOrder, inputs, options)
}

/// The same, with the work that is independent done as `spread` does it: the report is the same byte for byte.
pub fn analyze_by(spread: &impl Spread, inputs: &[Input], options: &Options) -> Report {
    judge(spread, inputs, options, |_, report| report)
}

/// Judges the inputs together and tells `made` of what the report was made.
fn judge<T>(
    spread: &impl Spread,
    inputs: &[Input],
    options: &Options,
    made: impl FnOnce(&Analysis<'_>, Report) -> T,
) -> T {
    let (texts, problems): (Vec<_>, Vec<_>) = inputs.iter().map(|input| decode(&input.bytes)).unzip();
    let documents = spread.map(&texts, |text| Document::parse(text, &Limits::default()));
    let told: Vec<Told<'_>> = inputs.iter().map(Told::of).collect();
    let bucket = options.bucket.as_deref();
    let expansions = analysis::expand(spread, &analysis::sources(&documents, &told));
    let analysis = Analysis::of(spread, &documents, &expansions, bucket);
    let mut drafts = check(&analysis, options);
    fix::try_all(spread, &mut drafts, &analysis, &told, bucket);
    let named: Vec<Named<'_>> = inputs
        .iter()
        .zip(problems)
        .map(|(input, problems)| Named { name: &input.name, bytes: input.bytes.len(), problems })
        .collect();
    made(&analysis, report::build(&analysis, drafts, &named, options))
}

fn check(analysis: &Analysis<'_>, options: &Options) -> Vec<Draft> {
    let context = Context::new(analysis, options.language);
    let enabled = |id: &str| !options.disabled_rules.iter().any(|disabled| disabled == id);
    rules::RULES.iter().filter(|rule| enabled(rule.id)).flat_map(|rule| (rule.check)(&context)).collect()
}
