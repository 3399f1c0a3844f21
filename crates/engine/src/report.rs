//! Judged hops, drafts of findings and proofs → the report.

use crate::analysis::Analysis;
use crate::fix::Tried;
use crate::id::Ids;
use crate::lower::Lowering;
use crate::mapping;
use crate::rule::Draft;
use crate::text::policy::closest;
use crate::text::{detection, hop, mechanism, place, problem, unshown};
use crate::verdict::Ground;
use crate::{Options, proof};
use wireproof_facts::{Aspect, Hop, Mechanism, Place, Reason, Route, Site};
use wireproof_policy::Outcome;
use wireproof_report as out;
use wireproof_source::order;
use wireproof_source::{Document, Problem, ProblemKind, Set, Span};

/// The day of the facts about AWS that the verdicts rest on.
const FACTS_DATE: &str = "2026-11-25";

/// The name and size of an input.
pub(crate) struct Named<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: usize,
    /// Problems of decoding.
    pub(crate) problems: Vec<Problem>,
}

/// Lowers everything into the report.
pub(crate) fn build(
    analysis: &Analysis<'_>,
    drafts: Vec<Draft>,
    named: &[Named<'_>],
    options: &Options,
) -> out::Report {
    let lowering = Lowering::new(analysis.documents);
    let (proofs, proofs_of_policy) = proof::lower_all(analysis, &lowering, options.language);
    let (findings, findings_of_hop) = findings(analysis, drafts, &lowering);
    let hops: Vec<out::Hop> = analysis
        .judged()
        .map(|(index, hop, judged)| out::Hop {
            id: judged.id.clone(),
            from: lower_place(&hop.from, options),
            to: lower_place(&hop.to, options),
            protocol: hop::protocol(hop, judged.judgement.verdict, &analysis.facts).map(str::to_owned),
            verdict: judged.judgement.verdict,
            because: hop::because(hop, &judged.judgement, options.language),
            controlled_by: hop::controlled_by(hop, options.language).map(str::to_owned),
            evidence: evidence(analysis, index).into_iter().map(|site| lowering.location(site)).collect(),
            not_encryption: not_encryption(hop, &lowering, options),
            findings: findings_of_hop.get(index).cloned().unwrap_or_default(),
            proofs: hop.policy.and_then(|policy| proofs_of_policy.get(policy).cloned()).into_iter().flatten().collect(),
        })
        .collect();
    out::Report {
        schema: out::SCHEMA,
        tool: out::Tool {
            name: "wireproof".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            facts_date: FACTS_DATE.to_owned(),
        },
        language: options.language,
        inputs: inputs(analysis, named, &lowering, options),
        verdict: worst(&hops),
        counts: out::Counts::of(&hops),
        hops,
        findings,
        proofs,
        not_encryption: components(analysis, &lowering, options.language),
    }
}

fn components(
    analysis: &Analysis<'_>,
    lowering: &Lowering<'_, '_>,
    language: out::Language,
) -> Vec<out::NotEncryption> {
    let components = analysis.facts.components.iter().filter(|component| !component.is_on_path);
    let mut sorted: Vec<_> =
        components.map(|component| (component.site, component.mechanism, component.aspect)).collect();
    order::sort(&mut sorted);
    sorted.dedup_by_key(|(site, mechanism, _)| (*site, *mechanism));
    let lower = |(site, mechanism, aspect): (Site, Mechanism, Aspect)| out::NotEncryption {
        mechanism: mechanism.id().to_owned(),
        because: mechanism::component(mechanism, aspect, language).to_owned(),
        location: lowering.location(site),
    };
    sorted.into_iter().map(lower).collect()
}

/// The worst hop's verdict.
pub(crate) fn worst(hops: &[out::Hop]) -> out::Overall {
    let found = out::Verdict::WORST_FIRST.into_iter().find(|verdict| hops.iter().any(|hop| hop.verdict == *verdict));
    found.map_or(out::Overall::None, out::Overall::from)
}

fn inputs(
    analysis: &Analysis<'_>,
    named: &[Named<'_>],
    lowering: &Lowering<'_, '_>,
    options: &Options,
) -> Vec<out::InputReport> {
    let language = options.language;
    let numbers = 0_u32..;
    numbers
        .zip(named)
        .zip(analysis.documents)
        .map(|((input, named), document)| {
            let detected = analysis.facts.detections.get(input as usize);
            out::InputReport {
                name: named.name.to_owned(),
                format: detected.and_then(|detected| detected.format).map(|format| format.id().to_owned()),
                format_reason: detected.map(|detected| detection::reason(detected, language)).unwrap_or_default(),
                nearest: detected
                    .into_iter()
                    .flat_map(|detected| &detected.nearest)
                    .map(|near| out::NearestFormat {
                        format: near.format.id().to_owned(),
                        missing: detection::missing(near, language),
                    })
                    .collect(),
                bytes: named.bytes as u64,
                problems: problems(named, document)
                    .map(|problem| out::Problem {
                        message: match detected {
                            // What to paste instead is better told by what the text is.
                            Some(detected)
                                if detected.reason == Reason::TerraformSource
                                    && problem.kind == ProblemKind::NoDocument =>
                            {
                                detection::reason(detected, language)
                            }
                            _ => problem::message(&problem.kind, language),
                        },
                        location: lowering.location(Site { input, span: problem.span }),
                    })
                    .chain(unshown(analysis, input, lowering, language))
                    .collect(),
            }
        })
        .collect()
}

/// What makes resources of an input and is not there.
fn unshown(
    analysis: &Analysis<'_>,
    input: u32,
    lowering: &Lowering<'_, '_>,
    language: out::Language,
) -> impl Iterator<Item = out::Problem> {
    let own = analysis.facts.unshown.iter().filter(move |unshown| unshown.site.input == input);
    own.map(move |unshown| out::Problem {
        message: unshown::message(unshown, language),
        location: lowering.location(unshown.site),
    })
}

fn problems<'a>(named: &'a Named<'_>, document: &'a Document<'_>) -> impl Iterator<Item = &'a Problem> {
    named.problems.iter().chain(&document.problems)
}

/// What decides first: the flag, the statements of the policy; then what the facts name.
fn evidence(analysis: &Analysis<'_>, index: usize) -> Vec<Site> {
    let (Some(hop), Some(judged)) = (analysis.facts.hops.get(index), analysis.hops.get(index)) else {
        return Vec::new();
    };
    let mut sites = match judged.judgement.ground {
        Ground::Between(..) => hop.job.map(|job| of_job(analysis, job)).unwrap_or_default(),
        Ground::Policy(_) | Ground::Mount { .. } => {
            hop.policy.map(|policy| of_policy(analysis, policy)).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    sites.extend(&hop.evidence);
    if sites.is_empty() {
        sites.push(hop.from.site);
    }
    let mut seen = Set::new();
    sites.retain(|site| seen.insert(*site));
    sites
}

fn of_job(analysis: &Analysis<'_>, job: usize) -> Vec<Site> {
    let Some(job) = analysis.facts.jobs.get(job) else { return Vec::new() };
    job.switch.iter().map(|switch| switch.site).chain(job.cluster.sites.iter().copied()).collect()
}

/// The statements that close the cases of a proof, or what the escaping request slips past.
fn of_policy(analysis: &Analysis<'_>, index: usize) -> Vec<Site> {
    const MOST: usize = 8;
    let (Some(policy), Some(read)) = (analysis.facts.policies.get(index), analysis.policies.get(index)) else {
        return Vec::new();
    };
    let spans: Vec<Span> = match read.decisive() {
        Some(Outcome::Proved(certificate)) => {
            let statements = certificate.cases.iter().filter_map(|case| read.policy.statements.get(case.statement));
            statements.map(|statement| statement.span).collect()
        }
        Some(Outcome::Refuted(found)) => {
            let (missed, span) = closest(found, read, policy.site.span);
            match missed {
                Some(_) => vec![span],
                // No statement comes near to denying the request: none of these is a Deny that matters.
                None => read.policy.statements.iter().map(|statement| statement.span).collect(),
            }
        }
        _ => Vec::new(),
    };
    spans.into_iter().take(MOST).map(|span| Site { input: policy.site.input, span }).collect()
}

fn not_encryption(hop: &Hop, lowering: &Lowering<'_, '_>, options: &Options) -> Vec<out::NotEncryption> {
    let between = matches!(hop.route, Route::BetweenInstances);
    hop.shown
        .iter()
        .map(|shown| out::NotEncryption {
            mechanism: shown.mechanism.id().to_owned(),
            because: mechanism::because(shown.mechanism, between, options.language).to_owned(),
            location: lowering.location(shown.site),
        })
        .collect()
}

fn lower_place(place: &Place, options: &Options) -> out::Place {
    out::Place { kind: place.kind.id().to_owned(), label: place::label(place, options.language) }
}

/// The findings in order of place, then rule; and the ids of the findings of each hop.
fn findings(
    analysis: &Analysis<'_>,
    mut drafts: Vec<Draft>,
    lowering: &Lowering<'_, '_>,
) -> (Vec<out::Finding>, Vec<Vec<String>>) {
    order::sort_by(&mut drafts, |a, b| (a.site, a.rule.id, &a.about).cmp(&(b.site, b.rule.id, &b.about)));
    let mut ids = Ids::default();
    let mut of_hop = vec![Vec::new(); analysis.facts.hops.len()];
    let mut findings = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let id = ids.give('f', &[draft.rule.id, analysis.format(draft.site.input), &draft.about]);
        for hop in &draft.hops {
            if let Some(list) = of_hop.get_mut(*hop) {
                list.push(id.clone());
            }
        }
        findings.push(out::Finding {
            id,
            rule: draft.rule.id.to_owned(),
            level: draft.level,
            certainty: draft.certainty,
            message: draft.message,
            why: draft.why,
            action: draft.action,
            location: lowering.location(draft.site),
            related: draft
                .related
                .into_iter()
                .map(|(message, site)| out::Related { message, location: lowering.location(site) })
                .collect(),
            maps: mapping::of(draft.rule.maps, draft.subject),
            fix: draft.fix.map(Tried::lower(lowering)),
        });
    }
    (findings, of_hop)
}
