//! The argument of a proof in words.

use super::doubt::doubt;
use super::fault::fault;
use super::quoted;
use wireproof_policy::{Case, Claim, Decision, Doubt, Escape, Fault, Kind, Literal, NotApplicable, Policy};
use wireproof_report::Language;

/// The statement by its number, counted from 1, and its Sid when there is one.
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
pub(crate) fn case(policy: &Policy, case: &Case, view: Wire, language: Language) -> String {
    let statement = statement(policy, case.statement, language);
    let denies = policy.statements.get(case.statement).is_none_or(|statement| statement.deny);
    let literals: Vec<String> = case.requests.iter().map(|literal| missed(policy, literal, language)).collect();
    let conditions = literals.join(words!(language, en: " and ", ko: ", "));
    let (actions, principals) = (some(&case.actions, language), some(&case.principals, language));
    let details = [
        (actions, words!(language, en: "for", ko: "작업")),
        (principals, words!(language, en: "by", ko: "보안 주체")),
        (conditions, words!(language, en: "where", ko: "")),
    ];
    let present = details.iter().filter(|(detail, _)| !detail.is_empty());
    let details: Vec<String> =
        present.map(|(detail, word)| format!("{word} {detail}").trim_start().to_owned()).collect();
    let requests = view.requests(language);
    if case.is_matched {
        let details = details.join(words!(language, en: " ", ko: ", "));
        let (space, colon) = if details.is_empty() { ("", "") } else { (" ", ": ") };
        return localized!(
            language,
            en: "Deny {statement} catches those {requests}{space}{details} that meet all of it.",
            ko: "Deny {statement}은 그 문의 모든 요소를 만족하는 {requests}을 잡아냅니다{colon}{details}."
        );
    }
    match (denies, details.is_empty()) {
        (true, true) => localized!(
            language,
            en: "Deny {statement} catches all {requests}.",
            ko: "Deny {statement}이 모든 {requests}을 잡아냅니다."
        ),
        (false, true) => localized!(
            language,
            en: "Allow {statement} grants no {requests}.",
            ko: "Allow {statement}은 어떤 {requests}도 허용하지 않습니다."
        ),
        (true, false) => {
            let details = details.join(words!(language, en: " ", ko: ", "));
            localized!(
                language,
                en: "Deny {statement} catches {requests} {details}.",
                ko: "Deny {statement}이 다음 {requests}을 잡아냅니다: {details}."
            )
        }
        (false, false) => {
            let details = details.join(words!(language, en: " ", ko: ", "));
            localized!(
                language,
                en: "Allow {statement} grants no {requests} {details}.",
                ko: "Allow {statement}은 다음 {requests}을 허용하지 않습니다: {details}."
            )
        }
    }
}

/// What a proof without cases rests on.
pub(crate) fn nothing_to_grant(view: Wire, language: Language) -> String {
    let requests = view.requests(language);
    localized!(
        language,
        en: "No statement allows {requests}.",
        ko: "{requests}을 허용하는 문이 없습니다."
    )
}

/// What a claim speaks of: requests over HTTP or NFS, or with an old version of TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wire {
    Http,
    Nfs,
    OldTls,
}

impl Wire {
    /// What the claim on a policy of this kind speaks of.
    pub(crate) fn of(claim: Claim, kind: Kind) -> Self {
        match (claim, kind) {
            (Claim::DeniesOldTls, _) => Self::OldTls,
            (_, Kind::EfsFileSystem) => Self::Nfs,
            _ => Self::Http,
        }
    }

    fn requests(self, language: Language) -> &'static str {
        match self {
            Self::Http => words!(language, en: "requests over plain HTTP", ko: "평문 HTTP 요청"),
            Self::Nfs => words!(language, en: "requests over plain NFS", ko: "평문 NFS 요청"),
            Self::OldTls => words!(language, en: "requests below TLS 1.2", ko: "TLS 1.2 미만 요청"),
        }
    }
}

/// The first few of a list.
fn some(names: &[String], language: Language) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| quoted(name)).collect();
    let shown = shown.join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => localized!(language, en: "{shown} and {more} more", ko: "{shown} 외 {more}개"),
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
            localized!(language, en: "the principal is not in {statement}", ko: "주체가 {statement}에 없음")
        }
        Escape::Action => localized!(language, en: "the action is not in {statement}", ko: "작업이 {statement}에 없음"),
        Escape::Resource => {
            localized!(language, en: "the resource is not in {statement}", ko: "리소스가 {statement}에 없음")
        }
        Escape::Condition { operator, key } => {
            let (operator, key) = (quoted(operator), quoted(key));
            localized!(
                language,
                en: "{operator} on {key} of {statement} is not met",
                ko: "{statement}의 {key} {operator} 조건이 성립하지 않음"
            )
        }
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
