//! What several rules share: a mechanism that a job shows while a hop of the job is in clear or unknown.
//!
//! Where all hops are encrypted nobody needs to be told that a VPC does not encrypt; the hop lists it all the same.

use crate::rule::{Context, Draft, Rule, Words};
use crate::text::{localized, mechanism, place};
use wireproof_facts::{Mechanism, Site};
use wireproof_report::Verdict;

/// One finding for each place where a job shows one of the mechanisms beside a hop that lacks encryption.
pub(crate) fn find(
    context: &Context<'_, '_>,
    rule: &'static Rule,
    mechanisms: &[Mechanism],
    message: &str,
) -> Vec<Draft> {
    let language = context.language;
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, hop, judged) in context.analysis.judged() {
        if !matches!(judged.judgement.verdict, Verdict::Cleartext | Verdict::Unknown) {
            continue;
        }
        for shown in hop.shown.iter().filter(|shown| mechanisms.contains(&shown.mechanism)) {
            if let Some(draft) = drafts.iter_mut().find(|draft| draft.site == shown.site) {
                draft.hops.push(index);
                continue;
            }
            let (from, to) = (place::label(&hop.from, language), place::label(&hop.to, language));
            let words = Words {
                message: message.to_owned(),
                why: mechanism::card(shown.mechanism, language).does_not,
                action: localized!(
                    language,
                    en: "Look at the hop that is not protected: {from} → {to}.",
                    ko: "보호되지 않은 구간을 확인하세요: {from} → {to}"
                ),
            };
            let about = job_name(context, hop.job);
            let draft = rule.finding(shown.site, &format!("{about} {}", shown.mechanism.id()), words);
            drafts.push(Draft { hops: vec![index], related: related(context, shown.site, hop.job), ..draft });
        }
    }
    drafts
}

fn job_name(context: &Context<'_, '_>, job: Option<usize>) -> String {
    job.and_then(|job| context.analysis.facts.jobs.get(job)).map(|job| job.name.clone()).unwrap_or_default()
}

/// The flag of the job, which is what does encrypt between its instances.
fn related(context: &Context<'_, '_>, shown: Site, job: Option<usize>) -> Vec<(String, Site)> {
    let switch = job.and_then(|job| context.analysis.facts.jobs.get(job)).and_then(|job| job.switch.as_ref());
    let sentence = localized!(
        context.language,
        en: "this flag is what encrypts between the instances",
        ko: "인스턴스 간 암호화는 이 설정이 정합니다"
    );
    switch.filter(|switch| switch.site != shown).map(|switch| (sentence, switch.site)).into_iter().collect()
}
