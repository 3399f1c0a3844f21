//! The rule `bucket-admits-plain-http`.

use crate::analysis::PolicyRead;
use crate::mapping::{CIS_BUCKET, HIPAA, ISMS_P, NIST, PCI, config, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::subject::Subject;
use crate::text::{localized, policy as text};
use wireproof_facts::{PolicyKind, ResourcePolicy, Site};
use wireproof_policy::{Claim, Outcome};
use wireproof_report::{Certainty, Level};

rule! {
    /// A bucket policy lets a request over plain HTTP through.
    ///
    /// ## What it finds
    /// A bucket policy for which a request with `aws:SecureTransport` = `false` exists that no `Deny` statement catches. The
    /// request is shown: who asks, for which action, of which resource. The carets stand under the part of the `Deny` that the
    /// request slips past: the resource, the action, the principal, or another condition.
    ///
    /// ## Why it matters
    /// S3 answers on HTTP as well as on HTTPS. Clients that use HTTPS by themselves, SageMaker among them, are not a
    /// protection: any other client of the bucket may speak HTTP, and then its data crosses the network in clear. Only an
    /// explicit `Deny` refuses it. IAM policies that grant access, a VPC endpoint on the way or a NAT gateway do not.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Deny",
    ///     "Principal": "*",
    ///     "Action": "s3:*",
    ///     "Resource": "arn:aws:s3:::ledger-bucket/*",
    ///     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ covers objects but not the bucket
    ///     "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    ///   }]
    /// }
    /// ```
    /// `s3:ListBucket` is a request to the bucket itself, not to an object.
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Deny",
    ///     "Principal": "*",
    ///     "Action": "s3:*",
    ///     "Resource": [
    ///       "arn:aws:s3:::ledger-bucket/*",
    ///       "arn:aws:s3:::ledger-bucket"
    ///     ],
    ///     "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Security best practices for Amazon S3](https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html)
    /// - [AWS Security Hub: S3.5](https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5)
    id: "bucket-admits-plain-http",
    level: Error,
    maps: [
        Bucket: [
            &[security_hub("S3.5"), config("S3_BUCKET_SSL_REQUESTS_ONLY")], CIS_BUCKET, NIST, PCI, HIPAA, ISMS_P,
        ],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let buckets = |policy: &ResourcePolicy<'_>| matches!(policy.kind, PolicyKind::S3Bucket | PolicyKind::S3AccessPoint);
    let policies = context.policies().filter(|(_, policy, _)| buckets(policy));
    policies.filter_map(|(index, policy, read)| find(context, index, policy, read)).collect()
}

fn find(context: &Context<'_, '_>, index: usize, policy: &ResourcePolicy<'_>, read: &PolicyRead) -> Option<Draft> {
    let language = context.language;
    let proof = read.proof(Claim::DeniesPlaintext)?;
    let Outcome::Refuted(found) = &proof.outcome else { return None };
    let (missed, span) = text::closest(found, read, policy.site.span);
    let request = text::request(&found.request, language);
    let words = Words {
        message: text::gap(missed, &found.request, language),
        why: localized!(
            language,
            en: "Not denied over plain HTTP: {request}. S3 answers on HTTP too, and only an explicit Deny refuses it.",
            ko: "다음 평문 HTTP 요청이 거부되지 않습니다: {request}. S3는 HTTP로도 응답하며, 명시적 거부만이 이를 막습니다."
        ),
        action: text::close_gap(missed, &found.request, language),
    };
    let hops = context.analysis.hops_of_policy(index);
    let proposal = context.repair(index, hops.first().copied());
    let site = Site { input: policy.site.input, span };
    let subject = Subject::of_policy(policy.kind);
    let finding = RULE.finding(site, &proof.resource, words);
    // an access point's request is judged by the bucket's policy too
    let level = if policy.kind == PolicyKind::S3AccessPoint { Level::Note } else { finding.level };
    Some(Draft { level, certainty: Certainty::Proved, subject, hops, proposal, ..finding })
}
