//! The rule `resource-admits-plaintext`.

use crate::analysis::PolicyRead;
use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, place, policy as text, words};
use wireproof_facts::PolicyKind;
use wireproof_policy::{Counterexample, Kind, Outcome};
use wireproof_report::{Certainty, Language, Level};
use wireproof_source::Span;

rule! {
    /// The policy of a queue, topic, table, file system or VPC endpoint lets plaintext through.
    ///
    /// ## What it finds
    /// A resource policy, other than a bucket's, that a request with `aws:SecureTransport` = `false` escapes. For EFS and VPC
    /// endpoints, which refuse whatever they do not allow, it is a plaintext request that the policy grants. KMS keys and
    /// secrets are left alone: their services answer on HTTPS only.
    ///
    /// ## Why it matters
    /// SQS, SNS and DynamoDB answer on HTTP as well as on HTTPS, and EFS on plain NFS. Encryption with a KMS key protects what
    /// they store, not what is sent to them.
    ///
    /// ## Example
    /// ```json
    /// {
    /// ^ no statement denies requests over plain HTTP
    ///   "Version": "2012-10-17",
    ///   "Statement": [
    ///     {
    ///       "Effect": "Allow",
    ///       "Principal": { "AWS": "arn:aws:iam::111122223333:role/Sender" },
    ///       "Action": "sqs:SendMessage",
    ///       "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders"
    ///     }
    ///   ]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [
    ///     {
    ///       "Effect": "Allow",
    ///       "Principal": { "AWS": "arn:aws:iam::111122223333:role/Sender" },
    ///       "Action": "sqs:SendMessage",
    ///       "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders"
    ///     },
    ///     {
    ///       "Sid": "DenyPlaintext",
    ///       "Effect": "Deny",
    ///       "Principal": "*",
    ///       "Action": "sqs:*",
    ///       "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders",
    ///       "Condition": {
    ///         "Bool": {
    ///           "aws:SecureTransport": "false"
    ///         }
    ///       }
    ///     }
    ///   ]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Amazon SQS security best practices](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html)
    /// - [Using IAM to control access to Amazon EFS](https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html)
    id: "resource-admits-plaintext",
    level: Error,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let judged_here = |kind| {
        use PolicyKind::{DynamoDb, Efs, ResourceControl, Sns, Sqs, VpcEndpoint};
        matches!(kind, Sqs | Sns | DynamoDb | Efs | VpcEndpoint | ResourceControl)
    };
    let mut drafts = Vec::new();
    for (index, policy, read) in context.policies().filter(|(_, policy, _)| judged_here(policy.kind)) {
        let Some(proof) = read.proofs.first() else { continue };
        let Outcome::Refuted(found) = &proof.outcome else { continue };
        let hops = context.analysis.hops_of_policy(index);
        let Some(hop) = hops.first().and_then(|hop| context.analysis.facts.hops.get(*hop)) else { continue };
        let (message, span) = what(found, read, policy.site.span, language);
        let request = text::request(&found.request, language);
        let resource = place::label(&hop.to, language);
        let words = Words {
            message,
            why: localized!(
                language,
                en: "Not refused without TLS at {resource}: {request}.",
                ko: "TLS 없이도 거부되지 않는 요청({resource}): {request}"
            ),
            action: words!(
                language,
                en: "Add a Deny for every principal and every action where `aws:SecureTransport` is `false`.",
                ko: "모든 보안 주체와 모든 작업에 대해 `aws:SecureTransport`가 `false`인 요청을 거부하는 Deny를 추가하세요."
            )
            .to_owned(),
        };
        let level = if policy.kind == PolicyKind::VpcEndpoint { Level::Note } else { Level::Error };
        let site = wireproof_facts::Site { input: policy.site.input, span };
        let proposal = context.repair(index, hops.first().copied());
        let finding = RULE.finding(site, &proof.resource, words);
        drafts.push(Draft { level, certainty: Certainty::Proved, hops, proposal, ..finding });
    }
    drafts
}

/// A grant of plaintext where the service refuses whatever is not allowed; elsewhere the gap in the Deny.
fn what(found: &Counterexample, read: &PolicyRead, policy: Span, language: Language) -> (String, Span) {
    let granting = found.trace.iter().find(|decision| !decision.deny && decision.missed.is_none());
    let granting = granting.and_then(|decision| read.policy.statements.get(decision.statement));
    let refuses_the_rest = matches!(read.subject.kind, Kind::EfsFileSystem | Kind::VpcEndpoint);
    let Some(statement) = granting.filter(|_| refuses_the_rest) else {
        let (missed, span) = text::closest(found, read, policy);
        return (text::gap(missed, &found.request, language), span);
    };
    let plain = match read.subject.kind {
        Kind::EfsFileSystem => words!(language, en: "plain NFS", ko: "평문 NFS"),
        _ => words!(language, en: "plain HTTP", ko: "평문 HTTP"),
    };
    let message = localized!(
        language,
        en: "this Allow also grants requests over {plain}",
        ko: "이 Allow는 {plain} 요청도 허용합니다"
    );
    (message, statement.effect)
}
