//! The argument of a proof in words.

use super::doubt::doubt;
use super::fault::fault;
use super::quoted;
use wireproof_policy::{Case, Claim, Decision, Doubt, Escape, Fault, Literal, NotApplicable, Policy};
use wireproof_report::Language;

/// `statement 2 (`OnlyTls`)`: counted from 1, with the Sid when there is one.
pub(crate) fn statement(policy: &Policy, index: usize, language: Language) -> String {
    let number = index + 1;
    match policy.statements.get(index).and_then(|statement| statement.sid.as_deref()).filter(|sid| !sid.is_empty()) {
        Some(sid) => {
            let sid = quoted(sid);
            localized!(language, en: "statement {number} ({sid})", ko: "{number}번 문({sid})")
        }
        None => localized!(language, en: "statement {number}", ko: "{number}번 문"),
    }
}

/// A case of a certificate.
pub(crate) fn case(policy: &Policy, case: &Case, claim: Claim, language: Language) -> String {
    let statement = statement(policy, case.statement, language);
    let denies = policy.statements.get(case.statement).is_some_and(|statement| statement.deny);
    if claim == Claim::GrantsNoPlaintext && !denies {
        return localized!(
            language,
            en: "Allow {statement} does not match a plaintext request.",
            ko: "Allow {statement}은 평문 요청과 일치하지 않습니다."
        );
    }
    let requests: Vec<String> = case.requests.iter().map(|literal| missed(policy, literal, language)).collect();
    let refused = refused(claim, language);
    if requests.is_empty() {
        localized!(language, en: "Deny {statement} catches {refused}.", ko: "Deny {statement}이 {refused} 잡아냅니다.")
    } else {
        let requests = requests.join(words!(language, en: ", and ", ko: ", "));
        localized!(
            language,
            en: "Of {refused}, those where {requests} are caught by Deny {statement}.",
            ko: "그중 {requests} 요청은 Deny {statement}이 잡아냅니다."
        )
    }
}

/// What one statement decides about the counterexample.
pub(crate) fn decision(policy: &Policy, decision: &Decision, language: Language) -> String {
    let statement = statement(policy, decision.statement, language);
    match (&decision.missed, decision.deny) {
        (Some(literal), true) => {
            let part = part(&literal.escape, language);
            localized!(
                language,
                en: "Deny {statement} does not catch it: {part}.",
                ko: "Deny {statement}에 걸리지 않습니다. {part}."
            )
        }
        (Some(literal), false) => {
            let part = part(&literal.escape, language);
            localized!(
                language,
                en: "Allow {statement} does not apply: {part}.",
                ko: "Allow {statement}은 해당하지 않습니다. {part}."
            )
        }
        (None, true) => localized!(language, en: "Deny {statement} catches it.", ko: "Deny {statement}이 잡아냅니다."),
        (None, false) => {
            localized!(language, en: "Allow {statement} grants it.", ko: "Allow {statement}이 허용합니다.")
        }
    }
}

/// Which part of a statement a request misses.
pub(crate) fn part(escape: &Escape, language: Language) -> String {
    match escape {
        Escape::Principal => words!(
            language,
            en: "its principals do not include who asks",
            ko: "요청한 주체가 `Principal`에 없습니다"
        )
        .to_owned(),
        Escape::Action => words!(
            language,
            en: "its actions do not include what is asked for",
            ko: "요청한 작업이 `Action`에 없습니다"
        )
        .to_owned(),
        Escape::Resource => words!(
            language,
            en: "its resources do not include the resource",
            ko: "대상 리소스가 `Resource`에 없습니다"
        )
        .to_owned(),
        Escape::Condition { operator, key } => {
            let (operator, key) = (quoted(operator), quoted(key));
            localized!(
                language,
                en: "the condition {operator} on {key} is not met",
                ko: "{key} 키의 {operator} 조건이 성립하지 않습니다"
            )
        }
    }
}

fn missed(policy: &Policy, literal: &Literal, language: Language) -> String {
    let statement = statement(policy, literal.statement, language);
    match &literal.escape {
        Escape::Principal => {
            localized!(language, en: "the principal is not in {statement}", ko: "주체가 {statement}에 없는")
        }
        Escape::Action => localized!(language, en: "the action is not in {statement}", ko: "작업이 {statement}에 없는"),
        Escape::Resource => {
            localized!(language, en: "the resource is not in {statement}", ko: "리소스가 {statement}에 없는")
        }
        Escape::Condition { operator, key } => {
            let (operator, key) = (quoted(operator), quoted(key));
            localized!(
                language,
                en: "{operator} on {key} of {statement} is not met",
                ko: "{statement}의 {key} {operator} 조건이 성립하지 않는"
            )
        }
    }
}

fn refused(claim: Claim, language: Language) -> &'static str {
    match claim {
        Claim::DeniesOldTls => words!(
            language,
            en: "every request below TLS 1.2",
            ko: "TLS 1.2 미만의 모든 요청을"
        ),
        Claim::DeniesPlaintext | Claim::GrantsNoPlaintext => words!(
            language,
            en: "every request over plain HTTP",
            ko: "평문 HTTP 요청을 모두"
        ),
    }
}

/// What stopped a proof.
pub(crate) fn doubts(doubts: &[Doubt], language: Language) -> String {
    let mut sentences: Vec<String> = doubts.iter().map(|found| doubt(&found.kind, language)).collect();
    sentences.dedup();
    super::join(&sentences)
}

/// The faults in one sentence.
pub(crate) fn faults(faults: &[Fault], language: Language) -> String {
    let faults: Vec<String> = faults.iter().map(|found| fault(&found.kind, language)).collect();
    let faults = faults.join("; ");
    localized!(language, en: "The service would reject this policy: {faults}.", ko: "서비스가 이 정책을 거부합니다: {faults}.")
}

/// Why nothing can be said of a policy whose text ends early.
pub(crate) fn cut_off(language: Language) -> &'static str {
    words!(
        language,
        en: "The policy's text ends early or can't be read to its end, and what is missing can change the answer.",
        ko: "정책 문서가 중간에 끊겼거나 끝까지 읽을 수 없습니다. 빠진 부분에 따라 답이 달라질 수 있습니다."
    )
}

/// Why a claim does not apply.
pub(crate) fn not_applicable(why: &NotApplicable, language: Language) -> String {
    match why {
        NotApplicable::NoTlsVersion => words!(
            language,
            en: "The service tells policies nothing of the TLS version.",
            ko: "이 서비스는 정책에 TLS 버전을 알려 주지 않습니다."
        ),
        NotApplicable::NoPrincipal => words!(
            language,
            en: "No statement names a principal, so this is no resource policy.",
            ko: "`Principal`이 있는 문이 없으므로 리소스 정책이 아닙니다."
        ),
        _ => words!(
            language,
            en: "The claim does not apply to this kind of policy.",
            ko: "이 종류의 정책에는 해당하지 않는 주장입니다."
        ),
    }
    .to_owned()
}
