//! What rules about the settings of systems share: one finding for each hop that a system's settings leave open.

use crate::fix::Proposal;
use crate::rule::{Context, Draft, Rule, Words};
use crate::setting;
use crate::subject::Subject;
use crate::text::{localized, quoted};
use wireproof_facts::{Hop, System, Wire};
use wireproof_report::Verdict;

/// One finding for each hop of a verdict about which `words` has something to say, at the hop's first evidence; with the
/// setting that would protect it as the fix.
pub(crate) fn find(
    context: &Context<'_, '_>,
    rule: &'static Rule,
    verdict: Verdict,
    words: impl Fn(&System, &Hop) -> Option<Words>,
) -> Vec<Draft> {
    let judged = context.analysis.judged().filter(|(.., judged)| judged.judgement.verdict == verdict);
    judged
        .filter_map(|(index, hop, judged)| {
            let Wire::System(system) = &hop.wire else { return None };
            let words = words(system, hop)?;
            let site = *hop.evidence.first()?;
            let certainty = judged.judgement.certainty;
            let proposal = proposal(context, index, hop);
            let subject = Subject::of(hop);
            Some(Draft { certainty, subject, hops: vec![index], proposal, ..rule.finding(site, &judged.id, words) })
        })
        .collect()
}

/// The better value of the setting that decides about a hop.
fn proposal(context: &Context<'_, '_>, index: usize, hop: &Hop) -> Option<Proposal> {
    let switch = context.analysis.facts.switches.get(hop.switch?)?;
    let input = switch.setting.site.input;
    let edit = setting::set(context.to_fix(input)?, &switch.setting, switch.json)?;
    let (key, value) = (quoted(&switch.setting.key), quoted(switch.json.trim_matches('"')));
    let title = localized!(context.language, en: "Set {key} to {value}", ko: "{key} 값 변경: {value}");
    Some(Proposal { title, input, edits: vec![edit], hop: index })
}
