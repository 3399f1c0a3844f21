//! The rule `policy-would-be-rejected`.

use crate::analysis::PolicyRead;
use crate::rule::{Context, Draft, Words, rule};
use crate::text::{fault::fault, words};
use wireproof_facts::Site;
use wireproof_policy::{Fault, Outcome};
use wireproof_report::{Language, Level};

rule! {
    /// A service would reject the policy, so it can't be what is in force.
    ///
    /// ## What it finds
    /// An unknown element, effect, operator, action or version, a principal or resource that the policy can't name, a key
    /// written twice: whatever keeps the service from accepting the policy.
    ///
    /// ## Why it matters
    /// A policy that can't be attached refuses nothing. The resource keeps the policy that it had, or none. The proof says
    /// beside it what the answer would be if the policy were accepted.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Deny",
    ///     "Principal": "*",
    ///     "Action": "s3:*",
    ///     "Resource": ["arn:aws:s3:::ledger-bucket", "arn:aws:s3:::ledger-bucket/*"],
    ///     "Condition": { "Boolean": { "aws:SecureTransport": "false" } }
    ///                    ^^^^^^^^^ there is no condition operator `Boolean`
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Deny",
    ///     "Principal": "*",
    ///     "Action": "s3:*",
    ///     "Resource": ["arn:aws:s3:::ledger-bucket", "arn:aws:s3:::ledger-bucket/*"],
    ///     "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [IAM JSON policy element reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html)
    id: "policy-would-be-rejected",
    level: Error,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (index, policy, read) in context.policies() {
        for found in faults(read) {
            let level = if found.kind.rejects() { Level::Error } else { Level::Warning };
            let site = Site { input: policy.site.input, span: found.span };
            let about = format!("{} {:?}", policy.bucket.as_deref().unwrap_or_default(), found.kind);
            let hops = context.analysis.hops_of_policy(index);
            drafts.push(Draft { level, hops, ..RULE.finding(site, &about, sentences(&found, context.language)) });
        }
    }
    drafts
}

/// The faults that reject the policy, and those that only mislead the reader.
fn faults(read: &PolicyRead) -> Vec<Fault> {
    let rejecting = read.proofs.iter().find_map(|proof| match &proof.outcome {
        Outcome::Invalid { faults, .. } => Some(faults.clone()),
        _ => None,
    });
    let mut faults = rejecting.unwrap_or_default();
    let others = read.policy.faults.iter().filter(|fault| !fault.kind.rejects() && !faults.contains(fault));
    let others: Vec<Fault> = others.cloned().collect();
    faults.extend(others);
    faults
}

fn sentences(found: &Fault, language: Language) -> Words {
    let message = fault(&found.kind, language);
    if !found.kind.rejects() {
        return Words {
            message,
            why: words!(
                language,
                en: "The service accepts the policy, but it reads differently than it looks.",
                ko: "서비스가 받아들이기는 하지만, 보이는 것과 다르게 동작합니다."
            )
            .to_owned(),
            action: words!(language, en: "Write the key once.", ko: "키를 한 번만 쓰세요.").to_owned(),
        };
    }
    Words {
        message,
        why: words!(
            language,
            en: "The service rejects a policy with this fault, so it can't be in force and refuses nothing.",
            ko: "이런 잘못이 있으면 서비스가 정책을 저장하지 않습니다. 적용될 수 없는 정책은 아무것도 거부하지 않습니다."
        )
        .to_owned(),
        action: words!(
            language,
            en: "Mend this, or paste the policy that is really attached.",
            ko: "이 부분을 고치거나, 실제로 연결된 정책을 붙여 넣으세요."
        )
        .to_owned(),
    }
}
