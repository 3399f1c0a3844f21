//! Fixes are tried before they are offered: the edits are made in a copy, and the copy is judged.

use crate::analysis::{Analysis, Told};
use crate::lower::Lowering;
use crate::rule::Draft;
use crate::spread::Spread;
use wireproof_report::{Fix, FixEdit, Overall, Verdict};
use wireproof_source::edit::{self, Edit};
use wireproof_source::{Document, Limits, Map, Set, Span, Syntax};

/// A change that may mend a finding.
pub(crate) struct Proposal {
    pub(crate) title: String,
    /// The input to change.
    pub(crate) input: u32,
    pub(crate) edits: Vec<Edit>,
    /// The hop whose verdict should get better.
    pub(crate) hop: usize,
}

/// A change that was tried.
pub(crate) struct Tried {
    title: String,
    input: u32,
    edits: Vec<Edit>,
    after: Verdict,
}

/// How often the inputs are judged again at most. One round takes any number of changes that do not meet.
const ROUNDS: usize = 4;

/// Tries the proposals and keeps those after which their hop is better.
pub(crate) fn try_all(
    spread: &impl Spread,
    drafts: &mut [Draft],
    analysis: &Analysis<'_>,
    told: &[Told<'_>],
    bucket: Option<&str>,
) {
    let mut waiting: Vec<(&mut Draft, Proposal)> =
        drafts.iter_mut().filter_map(|draft| draft.proposal.take().map(|proposal| (draft, proposal))).collect();
    // A command line has a notation of its own: JSON that is written into it is no option.
    waiting.retain(|(_, proposal)| {
        let document = analysis.documents.get(proposal.input as usize);
        document.is_none_or(|document| document.syntax != Syntax::Command)
    });
    for _ in 0..ROUNDS {
        if waiting.is_empty() {
            return;
        }
        let mut round = Round::default();
        let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(_, proposal)| round.takes(proposal));
        let after = verdicts(spread, &round.edits, analysis, told, bucket);
        for (draft, proposal) in now {
            draft.fix = judge(proposal, analysis, &after);
        }
        waiting = later;
    }
}

impl Tried {
    /// Into the report's units.
    pub(crate) fn lower(lowering: &Lowering<'_, '_>) -> impl FnOnce(Self) -> Fix {
        move |tried| Fix {
            title: tried.title,
            edits: tried
                .edits
                .into_iter()
                .map(|edit| FixEdit {
                    input: tried.input,
                    range: lowering.range(tried.input, edit.span),
                    text: edit.text,
                })
                .collect(),
            after: Overall::from(tried.after),
        }
    }
}

/// Changes that are tried together: none touches another's characters or hop.
#[derive(Default)]
struct Round {
    edits: Map<u32, Vec<Edit>>,
    spans: Map<u32, Set<Span>>,
    hops: Set<usize>,
}

impl Round {
    fn takes(&mut self, proposal: &Proposal) -> bool {
        let spans = self.spans.entry(proposal.input).or_default();
        let meets = |edit: &Edit| {
            let before = spans.until(&Span { start: edit.span.end, end: u32::MAX });
            before.is_some_and(|other| other.end >= edit.span.start)
        };
        if self.hops.contains(&proposal.hop) || proposal.edits.iter().any(meets) {
            return false;
        }
        self.hops.insert(proposal.hop);
        spans.extend(proposal.edits.iter().map(|edit| edit.span));
        self.edits.entry(proposal.input).or_default().extend(proposal.edits.iter().cloned());
        true
    }
}

/// The verdicts of all hops after the edits, by the hops' ids.
fn verdicts(
    spread: &impl Spread,
    edits: &Map<u32, Vec<Edit>>,
    analysis: &Analysis<'_>,
    told: &[Told<'_>],
    bucket: Option<&str>,
) -> Map<String, Verdict> {
    let texts: Vec<String> = (0_u32..)
        .zip(analysis.documents)
        .map(|(input, document)| edit::apply(document.text, edits.get(&input).map(Vec::as_slice).unwrap_or_default()))
        .collect();
    let documents = spread.map(&texts, |text| Document::parse(text, &Limits::default()));
    let expansions = crate::analysis::expand(spread, &crate::analysis::sources(&documents, told));
    let after = Analysis::of(spread, &documents, &expansions, bucket);
    after.hops.into_iter().map(|hop| (hop.id, hop.judgement.verdict)).collect()
}

fn judge(proposal: Proposal, analysis: &Analysis<'_>, after: &Map<String, Verdict>) -> Option<Tried> {
    let before = analysis.hops.get(proposal.hop)?;
    let after = *after.get(&before.id)?;
    let rank = |verdict| Verdict::WORST_FIRST.iter().position(|other| *other == verdict);
    let Proposal { title, input, edits, .. } = proposal;
    (rank(after) > rank(before.judgement.verdict)).then_some(Tried { title, input, edits, after })
}
