//! What several rules share: a mechanism that a job shows while a hop of the job is in clear or unknown.
//!
//! Where all hops are encrypted nobody needs to be told that a VPC does not encrypt; the hop lists it all the same.

use crate::rule::{Context, Draft, Rule, Words};
use crate::text::{localized, mechanism, place, words};
use wireproof_facts::{Mechanism, Shown};
use wireproof_report::Verdict;
use wireproof_source::order;

/// One finding for each job that shows one of the mechanisms and has a hop without encryption.
pub(crate) fn find(
    context: &Context<'_, '_>,
    rule: &'static Rule,
    mechanisms: &[Mechanism],
    message: &str,
) -> Vec<Draft> {
    let jobs = 0..context.analysis.facts.jobs.len();
    jobs.filter_map(|job| of_job(context, rule, mechanisms, message, job)).collect()
}

fn of_job(
    context: &Context<'_, '_>,
    rule: &'static Rule,
    mechanisms: &[Mechanism],
    message: &str,
    job: usize,
) -> Option<Draft> {
    let (analysis, language) = (context.analysis, context.language);
    let all = analysis.hops_of_job(job);
    let lacks = |hop: &&usize| {
        let verdict = analysis.hops.get(**hop).map(|hop| hop.judgement.verdict);
        matches!(verdict, Some(Verdict::Cleartext | Verdict::Unknown))
    };
    let hops: Vec<usize> = all.iter().filter(lacks).copied().collect();
    let hop = analysis.facts.hops.get(*hops.first()?)?;
    let shown = all.iter().filter_map(|hop| analysis.facts.hops.get(*hop)).flat_map(|hop| &hop.shown);
    let mut shown: Vec<Shown> = shown.filter(|shown| mechanisms.contains(&shown.mechanism)).copied().collect();
    // The one that the message is about comes first.
    let rank = |shown: &Shown| mechanisms.iter().position(|mechanism| *mechanism == shown.mechanism);
    order::sort_by_key(&mut shown, |shown| (rank(shown), shown.site));
    shown.dedup();
    let (first, others) = shown.split_first()?;
    let hop = place::hop(hop, language);
    let found = Words {
        message: message.to_owned(),
        why: mechanism::card(first.mechanism, language).does_not,
        action: localized!(
            language,
            en: "Look at the hop that is not protected: {hop}.",
            ko: "보호되지 않은 구간을 확인하세요: {hop}"
        ),
    };
    let also = words!(language, en: "the same goes for this", ko: "여기도 마찬가지입니다");
    let job = analysis.facts.jobs.get(job)?;
    let related = others.iter().map(|other| (also.to_owned(), other.site)).collect();
    Some(Draft { related, hops, ..rule.finding(first.site, &job.name, found) })
}
