//! Documents → facts, proofs and judged hops: all that rules and lowering look at.

use crate::id::Ids;
use crate::spread::Spread;
use crate::verdict::{Judgement, PolicyState, judge, state_of};
use wireproof_facts::{
    Expansion, Facts, Families, Format, Hop, Input, PolicyKind, PolicySource, ResourcePolicy, Route, Source,
};
use wireproof_policy::{Claim, Kind, Outcome, Policy, Proof, Repair, Subject};
use wireproof_source::{Document, Map, edit::Edit};

/// What was read from all inputs, before any sentence is made.
pub(crate) struct Analysis<'d> {
    pub(crate) documents: &'d [Document<'d>],
    pub(crate) facts: Facts<'d>,
    /// One for each of [`Facts::policies`].
    pub(crate) policies: Vec<PolicyRead>,
    /// One for each of [`Facts::hops`].
    pub(crate) hops: Vec<JudgedHop>,
    by_job: Map<usize, Vec<usize>>,
    by_policy: Map<usize, Vec<usize>>,
}

/// A resource's policy and what was proved of it.
pub(crate) struct PolicyRead {
    pub(crate) subject: Subject,
    pub(crate) policy: Policy,
    /// The answer to each claim; nothing when the service says that there is no policy.
    pub(crate) proofs: Vec<Proof>,
    /// The answer to `denies-plaintext`.
    pub(crate) state: PolicyState,
}

/// A hop's stable id and its verdict.
pub(crate) struct JudgedHop {
    pub(crate) id: String,
    pub(crate) judgement: Judgement,
}

/// What the user says of an input.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// The format that it has, if the user says so.
    pub(crate) format: Option<Format>,
}

impl<'a> Told<'a> {
    pub(crate) fn of(input: &'a crate::Input) -> Self {
        Self { name: &input.name, format: input.format.as_deref().and_then(Format::from_id) }
    }
}

/// The documents with what is told of them.
pub(crate) fn sources<'d>(documents: &'d [Document<'d>], told: &[Told<'d>]) -> Vec<Source<'d>> {
    let source =
        |(document, told): (&'d Document<'d>, &Told<'d>)| Source { name: told.name, document, format: told.format };
    documents.iter().zip(told).map(source).collect()
}

/// The resources of each document.
pub(crate) fn expand<'d>(spread: &impl Spread, sources: &[Source<'d>]) -> Vec<Expansion<'d>> {
    let families = Families::of(sources);
    let numbered: Vec<_> = (0_u32..).zip(sources).collect();
    spread.map(&numbered, |(index, source)| families.expand(*index, source))
}

impl<'d> Analysis<'d> {
    /// Reads, proves and judges.
    pub(crate) fn of(
        spread: &impl Spread,
        documents: &'d [Document<'d>],
        expansions: &'d [Expansion<'d>],
        bucket: Option<&'d str>,
    ) -> Self {
        let inputs: Vec<Input<'d>> = expansions.iter().map(|expansion| Input { expansion, bucket }).collect();
        let facts = wireproof_facts::read(&inputs);
        let policies = spread.map(&facts.policies, |policy| read_policy(policy, documents));
        let mut ids = Ids::default();
        let hops = facts
            .hops
            .iter()
            .map(|hop| JudgedHop { id: hop_id(hop, &facts, &mut ids), judgement: judge(hop, &facts, &policies) })
            .collect();
        let mut by_job: Map<usize, Vec<usize>> = Map::new();
        let mut by_policy: Map<usize, Vec<usize>> = Map::new();
        for (index, hop) in facts.hops.iter().enumerate() {
            if let Some(job) = hop.job {
                by_job.entry(job).or_default().push(index);
            }
            if let Some(policy) = hop.policy {
                by_policy.entry(policy).or_default().push(index);
            }
        }
        Self { documents, facts, policies, hops, by_job, by_policy }
    }

    /// The hops with their verdicts.
    pub(crate) fn judged(&self) -> impl Iterator<Item = (usize, &Hop, &JudgedHop)> {
        self.facts.hops.iter().zip(&self.hops).enumerate().map(|(index, (hop, judged))| (index, hop, judged))
    }

    /// The format's id of an input; empty when none was recognised.
    pub(crate) fn format(&self, input: u32) -> &'static str {
        format_of(&self.facts, input)
    }

    /// The smallest change that makes a policy deny plaintext, as the prover finds it.
    pub(crate) fn repair(&self, policy: usize) -> Option<Repair> {
        let found = self.facts.policies.get(policy)?;
        let PolicySource::Document(node) = found.source else { return None };
        let document = self.documents.get(found.site.input as usize)?;
        let read = self.policies.get(policy)?;
        let repair = wireproof_policy::repair(document, node.open(), &read.subject)?;
        let Some(spelling) = &found.spelling else { return Some(repair) };
        let arn = read.subject.resource.as_deref().or_else(|| Some(read.proofs.first()?.resource.as_str()))?;
        let edits = repair.edits.into_iter().map(|edit| respelled(edit, arn, spelling)).collect::<Option<_>>()?;
        Some(Repair { edits, ..repair })
    }

    /// Indices of the hops that a policy bears on.
    pub(crate) fn hops_of_policy(&self, policy: usize) -> Vec<usize> {
        self.by_policy.get(&policy).cloned().unwrap_or_default()
    }

    /// Indices of the hops between the instances of a job.
    pub(crate) fn hops_between(&self, job: usize) -> Vec<usize> {
        let between = |hop: &usize| self.facts.hops.get(*hop).is_some_and(|hop| hop.route == Route::BetweenInstances);
        self.hops_of_job(job).into_iter().filter(between).collect()
    }

    /// Indices of the hops of a job.
    pub(crate) fn hops_of_job(&self, job: usize) -> Vec<usize> {
        self.by_job.get(&job).cloned().unwrap_or_default()
    }
}

/// An edit that names the resource as its template does; nothing where the template can't.
fn respelled(edit: Edit, arn: &str, spelling: &str) -> Option<Edit> {
    if arn.is_empty() || !edit.text.contains(arn) {
        return Some(edit);
    }
    if spelling.is_empty() {
        return None;
    }
    let written = |suffix: &str| format!("{{\"Fn::Sub\": \"{spelling}{suffix}\"}}");
    let text =
        ["", "/*"].iter().fold(edit.text, |text, suffix| text.replace(&format!("\"{arn}{suffix}\""), &written(suffix)));
    (!text.contains(arn)).then_some(Edit { text, ..edit })
}

impl PolicyRead {
    /// Whether the policy's text was read to its end.
    pub(crate) fn is_complete(&self) -> bool {
        self.state != PolicyState::CutOff
    }

    /// The outcome that [`PolicyRead::state`] rests on.
    pub(crate) fn decisive(&self) -> Option<&Outcome> {
        let proved = self.proofs.iter().find(|proof| {
            proof.claim != Claim::DeniesOldTls && state_of(std::slice::from_ref(proof)) == PolicyState::Proved
        });
        let proof = proved.filter(|_| self.state == PolicyState::Proved).or_else(|| self.proofs.first());
        proof.map(|proof| &proof.outcome)
    }

    /// The answer to one claim.
    pub(crate) fn proof(&self, claim: Claim) -> Option<&Proof> {
        self.proofs.iter().find(|proof| proof.claim == claim)
    }
}

fn read_policy(policy: &ResourcePolicy<'_>, documents: &[Document<'_>]) -> PolicyRead {
    let subject = Subject { kind: kind(policy.kind), resource: policy.resource.clone() };
    let unread = |state| PolicyRead { subject: subject.clone(), policy: Policy::default(), proofs: Vec::new(), state };
    let node = match policy.source {
        PolicySource::Document(_) if policy.kind == PolicyKind::Other => return unread(PolicyState::Undecided),
        PolicySource::Document(node) => node.open(),
        PolicySource::None => return unread(PolicyState::Missing),
        PolicySource::Conditional => return unread(PolicyState::Conditional),
        // A template that was cut off may have declared it in the part that is missing.
        PolicySource::Undeclared if !is_complete(policy, documents) => return unread(PolicyState::CutOff),
        PolicySource::Undeclared => return unread(PolicyState::Undeclared),
        PolicySource::NotShown => return unread(PolicyState::NotShown),
        PolicySource::LeftOut => return unread(PolicyState::LeftOut),
        PolicySource::Unresolved => return unread(PolicyState::Unresolved),
        PolicySource::Unreadable(_) => return unread(PolicyState::CutOff),
    };
    let read = wireproof_policy::read(node);
    let proofs = wireproof_policy::prove_all(&read, &subject);
    if policy.kind == PolicyKind::Identity {
        return of_identity(subject, proofs);
    }
    let complete = is_complete(policy, documents);
    let state = if complete { state_of(&proofs) } else { PolicyState::CutOff };
    PolicyRead { subject, policy: read, proofs, state }
}

fn is_complete(policy: &ResourcePolicy<'_>, documents: &[Document<'_>]) -> bool {
    documents.get(policy.site.input as usize).is_none_or(Document::is_complete)
}

/// A policy of identities, or a role's trust policy: what a bucket's policy must have it need not, so all that is kept is
/// the answer that no claim applies.
fn of_identity(subject: Subject, proofs: Vec<Proof>) -> PolicyRead {
    let applies = |proof: &Proof| !matches!(proof.outcome, Outcome::NotApplicable(_));
    let proofs = proofs.into_iter().filter(|proof| !applies(proof)).collect();
    PolicyRead { subject, policy: Policy::default(), proofs, state: PolicyState::NotResource }
}

/// The prover's kind. A policy of identities is asked as a bucket's: the prover then says that it names no principal.
fn kind(kind: PolicyKind) -> Kind {
    match kind {
        PolicyKind::S3AccessPoint => Kind::S3AccessPoint,
        PolicyKind::Sqs => Kind::SqsQueue,
        PolicyKind::Sns => Kind::SnsTopic,
        PolicyKind::Kms => Kind::KmsKey,
        PolicyKind::Efs => Kind::EfsFileSystem,
        PolicyKind::SecretsManager => Kind::Secret,
        PolicyKind::DynamoDb => Kind::DynamoDbTable,
        PolicyKind::VpcEndpoint => Kind::VpcEndpoint,
        PolicyKind::ResourceControl => Kind::ResourceControl,
        _ => Kind::S3Bucket,
    }
}

/// The id depends on what the hop is, not on where it stands.
fn hop_id(hop: &Hop, facts: &Facts<'_>, ids: &mut Ids) -> String {
    let input = hop.evidence.first().map_or(hop.from.site.input, |site| site.input);
    let job = hop.job.and_then(|index| facts.jobs.get(index)).map_or("", |job| job.name.as_str());
    let route = match &hop.route {
        Route::Input { channel } => format!("input {channel}"),
        Route::Output { kind, name } => format!("output {kind:?} {name}"),
        Route::NotShown { ask } => format!("not shown {}", ask.id()),
        Route::Service { name } => format!("service {name}"),
        other => format!("{other:?}"),
    };
    ids.give(
        'h',
        &[format_of(facts, input), job, &route, hop.from.kind.id(), &hop.from.name, hop.to.kind.id(), &hop.to.name],
    )
}

fn format_of(facts: &Facts<'_>, input: u32) -> &'static str {
    facts.detections.get(input as usize).and_then(|detection| detection.format).map_or("", |format| format.id())
}
