//! Hop → verdict, with its ground. No sentence is made here.

use crate::analysis::PolicyRead;
use crate::systems;
use wireproof_facts::systems::{ecs, efs};
use wireproof_facts::{Cluster, Facts, Given, Hop, Job, Origin, Protection, System, UrlHolder, Wire};
use wireproof_policy::{Claim, Kind, Outcome, Proof};
use wireproof_report::{Certainty, Verdict};

/// The answer for one hop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Judgement {
    pub(crate) verdict: Verdict,
    pub(crate) certainty: Certainty,
    pub(crate) ground: Ground,
}

/// What a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// The resource's policy alone.
    Policy(PolicyState),
    /// SageMaker moves S3 data over TLS; the bucket's policy, if it was given, says whether plaintext is refused.
    Transfer(Option<PolicyState>),
    /// The flag of the job and the number of its instances.
    Between(Flag, Count),
    /// The service has no plaintext port, whatever the policy says.
    NoPlainPort,
    /// What a URL says of its connection.
    Url(Protection),
    /// The container is isolated from the network: it opens no connections.
    Isolated,
    /// The policy of the file system that is mounted.
    Mount {
        /// What is known of it.
        state: PolicyState,
        /// Whether nothing tells that it is the file system's but that there is no other.
        is_presumed: bool,
    },
    /// The settings of the server at the end.
    Server,
    /// The policy of the bucket that an edge fetches from.
    Origin(PolicyState),
    /// What the documents and AWS say of this kind of hop.
    Wire,
}

/// What is known of a resource's policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PolicyState {
    /// No plaintext request escapes.
    Proved,
    /// One does.
    Refuted,
    /// Not decided.
    Undecided,
    /// The service would reject it.
    Rejected,
    /// It is no resource policy.
    NotResource,
    /// The service says that there is none.
    Missing,
    /// The document that makes the bucket declares none.
    Undeclared,
    /// The document that makes the bucket declares none, and a part of it that is not shown may.
    NotShown,
    /// What is shown of the bucket leaves its policy out.
    LeftOut,
    /// An expression stands for it.
    Unresolved,
    /// The document attaches one on a condition that only a deployment decides.
    Conditional,
    /// Several policies of the bucket were given, with different answers; one of them can be in force.
    Rivals,
    /// The text was cut off, or the policy could not be read.
    CutOff,
}

/// What the document gives for `EnableInterContainerTrafficEncryption`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flag {
    Stated(bool),
    Absent,
    /// A value of the wrong type that a template engine converts, and its meaning.
    Converted(bool, String),
    /// A value that the API refuses.
    Refused(String),
    /// Decided elsewhere, or not a boolean at all.
    Open(String),
    /// The text was cut off before it could follow.
    CutOff,
}

/// How many instances talk to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Stated(u64),
    /// AWS picks the number.
    ByAws,
    /// Not given, and AWS documents this number for that.
    ByRule(u64),
    /// Decided elsewhere.
    Open(String),
    Absent,
    /// The text was cut off before it could follow.
    CutOff,
}

/// Judges one hop.
pub(crate) fn judge(hop: &Hop, facts: &Facts<'_>, policies: &[PolicyRead]) -> Judgement {
    let judgement = of_wire(hop, facts, policies);
    let assumed = !hop.depends.is_empty() && judgement.certainty != Certainty::Assumed;
    Judgement { certainty: if assumed { Certainty::Assumed } else { judgement.certainty }, ..judgement }
}

fn of_wire(hop: &Hop, facts: &Facts<'_>, policies: &[PolicyRead]) -> Judgement {
    use Verdict::{Encrypted, Enforced, NoTraffic, Unknown};
    let answer = |verdict, certainty, ground| Judgement { verdict, certainty, ground };
    let stated = |verdict| answer(verdict, Certainty::Stated, Ground::Wire);
    if let Some(judgement) = mount(hop, facts, policies).or_else(|| origin(hop, facts, policies)) {
        return judgement;
    }
    if let Some((Enforced, certainty)) = hop.server.as_ref().map(systems::judge) {
        return answer(Enforced, certainty, Ground::Server);
    }
    match &hop.wire {
        Wire::ByPolicy => match hop.policy.and_then(|index| policies.get(index)) {
            Some(read) if has_no_plain_port(read.subject.kind) => {
                answer(Enforced, Certainty::Stated, Ground::NoPlainPort)
            }
            // That endpoint policies are told how a request came no page of AWS says.
            Some(PolicyRead { state, subject, .. }) if subject.kind == Kind::VpcEndpoint => {
                answer(alone(*state), Certainty::Assumed, Ground::Policy(*state))
            }
            Some(PolicyRead { state, .. }) => answer(alone(*state), certainty_of(*state), Ground::Policy(*state)),
            None => stated(Unknown),
        },
        Wire::SageMakerS3 => match in_force(hop, facts, policies) {
            Some(PolicyState::Proved) => {
                answer(Enforced, Certainty::Proved, Ground::Transfer(Some(PolicyState::Proved)))
            }
            state => answer(Encrypted, Certainty::Stated, Ground::Transfer(state)),
        },
        Wire::InterContainer => match hop.job.and_then(|index| facts.jobs.get(index)) {
            Some(job) => between(job),
            None => stated(Unknown),
        },
        Wire::Url => url(hop, facts),
        Wire::HttpsOnly => stated(Enforced),
        Wire::RegistryPull | Wire::ServiceApi => stated(Encrypted),
        Wire::NoInterNode | Wire::SingleInstance | Wire::Gone => stated(NoTraffic),
        Wire::System(system) => {
            let (verdict, certainty) = systems::judge(system);
            answer(verdict, certainty, Ground::Wire)
        }
        _ => stated(Unknown),
    }
}

/// Services whose API answers on HTTPS only. SQS, SNS, DynamoDB and S3 answer on HTTP as well, EFS on plain NFS.
fn has_no_plain_port(kind: Kind) -> bool {
    matches!(kind, Kind::KmsKey | Kind::Secret)
}

/// The policy at the hop's end; several of one bucket count only where they agree.
fn in_force(hop: &Hop, facts: &Facts<'_>, policies: &[PolicyRead]) -> Option<PolicyState> {
    let index = hop.policy?;
    let state = policies.get(index)?.state;
    let rivals = facts.policies.get(index).map(|policy| policy.rivals.as_slice()).unwrap_or_default();
    let agree = rivals.iter().filter_map(|rival| policies.get(*rival)).all(|rival| rival.state == state);
    Some(if agree { state } else { PolicyState::Rivals })
}

/// A mount of a file system whose policy is known, as far as that decides: a proof that plain NFS is refused does, whatever the
/// client asks for; and what mounts in a way that AWS does not document is decided by nothing else.
fn mount(hop: &Hop, facts: &Facts<'_>, policies: &[PolicyRead]) -> Option<Judgement> {
    let is_open = match &hop.wire {
        Wire::EfsMount | Wire::System(System::Notebook(_) | System::Efs(efs::Answer::PolicyNotShown)) => true,
        Wire::System(System::Efs(efs::Answer::Function)) => false,
        Wire::System(System::Ecs(answer)) if *answer != ecs::Answer::Refused => false,
        _ => return None,
    };
    let state = in_force(hop, facts, policies)?;
    let is_presumed = hop.policy.and_then(|index| facts.policies.get(index)).is_some_and(|policy| policy.is_presumed);
    let verdict = match state {
        PolicyState::Proved => Verdict::Enforced,
        _ if hop.wire == Wire::System(System::Efs(efs::Answer::PolicyNotShown)) => alone(state),
        _ if is_open => Verdict::Unknown,
        _ => return None,
    };
    let certainty = match certainty_of(state) {
        Certainty::Proved if is_presumed => Certainty::Assumed,
        Certainty::Proved if verdict == Verdict::Unknown => Certainty::Stated,
        certainty => certainty,
    };
    Some(Judgement { verdict, certainty, ground: Ground::Mount { state, is_presumed } })
}

/// What an edge fetches from a bucket that refuses plain HTTP, whatever protocol the viewer came with.
fn origin(hop: &Hop, facts: &Facts<'_>, policies: &[PolicyRead]) -> Option<Judgement> {
    let is_fetched = matches!(hop.wire, Wire::System(System::CloudFront(_)));
    let state = in_force(hop, facts, policies).filter(|state| is_fetched && *state == PolicyState::Proved)?;
    let certainty = certainty_of(state);
    Some(Judgement { verdict: Verdict::Enforced, certainty, ground: Ground::Origin(state) })
}

/// A connection that a configuration value names.
///
/// An isolated container opens no connections; what SageMaker itself fetches is not held back by isolation.
fn url(hop: &Hop, facts: &Facts<'_>) -> Judgement {
    let Some(url) = hop.url.and_then(|index| facts.urls.get(index)) else {
        return Judgement { verdict: Verdict::Unknown, certainty: Certainty::Stated, ground: Ground::Wire };
    };
    let isolation = url.job.and_then(|job| facts.jobs.get(job)).and_then(|job| job.isolation.as_ref());
    let isolated = isolation.is_some_and(|isolation| isolation.given == Given::Stated(true));
    if isolated && !matches!(url.holder, UrlHolder::DataSource(_)) {
        return Judgement { verdict: Verdict::NoTraffic, certainty: Certainty::Stated, ground: Ground::Isolated };
    }
    let verdict = match url.protection {
        Protection::Plain | Protection::Opportunistic => Verdict::Cleartext,
        Protection::Unverified | Protection::Tls => Verdict::Encrypted,
        Protection::Unknown => Verdict::Unknown,
    };
    Judgement { verdict, certainty: Certainty::Stated, ground: Ground::Url(url.protection) }
}

/// A resource policy judged alone: *clients → bucket*.
///
/// A policy that the service would reject is not in force, and what is in force instead is not shown: unknown.
fn alone(state: PolicyState) -> Verdict {
    match state {
        PolicyState::Proved => Verdict::Enforced,
        PolicyState::Refuted | PolicyState::Missing | PolicyState::Undeclared => Verdict::Cleartext,
        PolicyState::Undecided
        | PolicyState::Conditional
        | PolicyState::NotShown
        | PolicyState::LeftOut
        | PolicyState::Unresolved
        | PolicyState::Rejected
        | PolicyState::NotResource
        | PolicyState::Rivals
        | PolicyState::CutOff => Verdict::Unknown,
    }
}

fn certainty_of(state: PolicyState) -> Certainty {
    match state {
        PolicyState::Proved | PolicyState::Refuted => Certainty::Proved,
        PolicyState::Undeclared => Certainty::Assumed,
        _ => Certainty::Stated,
    }
}

/// The state of a policy: the answer to the claim that matters most for its kind, proved when any claim is that means
/// plaintext is refused. (`denies-old-tls` never does: it speaks of HTTPS requests only.)
pub(crate) fn state_of(proofs: &[Proof]) -> PolicyState {
    let Some(first) = proofs.first() else { return PolicyState::Undecided };
    let suffices = |proof: &&Proof| proof.claim == first.claim || proof.claim == Claim::DeniesPlaintext;
    if proofs.iter().filter(suffices).any(|proof| matches!(proof.outcome, Outcome::Proved(_))) {
        return PolicyState::Proved;
    }
    match first.outcome {
        Outcome::Proved(_) => PolicyState::Proved,
        Outcome::Refuted(_) => PolicyState::Refuted,
        Outcome::Unknown(_) => PolicyState::Undecided,
        Outcome::Invalid { .. } => PolicyState::Rejected,
        Outcome::NotApplicable(_) => PolicyState::NotResource,
    }
}

/// Between the instances of a job.
///
/// The flag on is `encrypted` for every instance type. Whether it covers what crosses an EFA device (collective
/// operations on p4d, p5, trn1 …) AWS does not document; that is a finding of its own, because the ordinary TCP
/// traffic of the same hop is encrypted and a single word can't say both.
fn between(job: &Job<'_>) -> Judgement {
    let (flag, count) = (flag_of(job), count_of(&job.cluster));
    let on = match &flag {
        Flag::Stated(on) | Flag::Converted(on, _) => Some(*on),
        Flag::Absent => Some(false),
        Flag::Open(_) | Flag::Refused(_) | Flag::CutOff => None,
    };
    let several = match &count {
        Count::Stated(number) | Count::ByRule(number) => Some(*number > 1),
        Count::ByAws => Some(true),
        Count::Open(_) | Count::Absent | Count::CutOff => None,
    };
    let verdict = match (several, on) {
        (Some(false), _) => Verdict::NoTraffic,
        (_, Some(true)) => Verdict::Encrypted,
        (Some(true), Some(false)) => Verdict::Cleartext,
        (None, Some(false)) | (_, None) => Verdict::Unknown,
    };
    let assumed =
        matches!(flag, Flag::Absent | Flag::Converted(..)) || matches!(count, Count::ByRule(_) | Count::ByAws);
    let certainty = if assumed { Certainty::Assumed } else { Certainty::Stated };
    Judgement { verdict, certainty, ground: Ground::Between(flag, count) }
}

fn flag_of(job: &Job<'_>) -> Flag {
    match job.switch.as_ref().map(|setting| &setting.given) {
        Some(Given::Stated(on)) => Flag::Stated(*on),
        Some(Given::Unresolved { what }) => Flag::Open(what.clone()),
        Some(Given::Malformed { written, .. }) if job.origin == Origin::Api => Flag::Refused(written.clone()),
        Some(Given::Malformed { written, meaning: Some(on) }) => Flag::Converted(*on, written.clone()),
        Some(Given::Malformed { written, meaning: None }) => Flag::Open(written.clone()),
        Some(Given::CutOff) => Flag::CutOff,
        Some(Given::Absent) | None => Flag::Absent,
    }
}

fn count_of(cluster: &Cluster) -> Count {
    match &cluster.instances {
        _ if cluster.chosen_by_aws => Count::ByAws,
        Given::Stated(number) | Given::Malformed { meaning: Some(number), .. } => Count::Stated(*number),
        Given::Unresolved { what } => Count::Open(what.clone()),
        Given::Malformed { written, meaning: None } => Count::Open(written.clone()),
        Given::CutOff => Count::CutOff,
        Given::Absent => cluster.default.map_or(Count::Absent, Count::ByRule),
    }
}
