//! What is wrong with a resource policy, and how to mend it.

use super::quoted;
use crate::analysis::PolicyRead;
use crate::transport::{Key, transports};
use wireproof_policy::{Counterexample, Escape, Literal, RepairKind, Request};
use wireproof_report::Language;
use wireproof_source::Span;

/// The part that the request slips past in the Deny that was meant to demand TLS, and its characters. When no Deny was,
/// nothing and the place of the policy.
pub(crate) fn closest<'p>(found: &'p Counterexample, read: &PolicyRead, policy: Span) -> (Option<&'p Literal>, Span) {
    let transports = transports(&read.policy);
    let meant = |index| transports.iter().any(|transport| transport.statement.deny && transport.index == index);
    let mut denies = found.trace.iter().filter(|decision| decision.deny && meant(decision.statement));
    let missed = denies.find_map(|decision| decision.missed.as_ref());
    (missed, missed.map_or(policy, |literal| literal.span))
}

/// The request in a few words: action, resource, who asks.
pub(crate) fn request(request: &Request, language: Language) -> String {
    let (action, resource, principal) = (quoted(&request.action), quoted(&request.resource), who(request, language));
    localized!(language, en: "{action} on {resource} by {principal}", ko: "{principal}의 {action} 요청(대상 {resource})")
}

fn who(request: &Request, language: Language) -> String {
    if request.principal == "anonymous" {
        words!(language, en: "an anonymous client", ko: "익명 클라이언트").to_owned()
    } else {
        quoted(&request.principal)
    }
}

/// Which part of the Deny the request slips past.
pub(crate) fn gap(missed: Option<&Literal>, request: &Request, language: Language) -> String {
    let action = quoted(&request.action);
    match missed.map(|literal| &literal.escape) {
        None => words!(
            language,
            en: "no statement denies requests over plain HTTP",
            ko: "평문 HTTP 요청을 거부하는 문이 없습니다"
        )
        .to_owned(),
        Some(Escape::Resource) if !request.resource.contains('/') => localized!(
            language,
            en: "the Deny covers objects but not the bucket: {action} over plain HTTP gets through",
            ko: "Deny 문이 객체에만 적용되어, 버킷 자체에 대한 {action} 요청이 평문 HTTP로 통과합니다"
        ),
        Some(Escape::Resource) => {
            let resource = quoted(&request.resource);
            localized!(
                language,
                en: "the Deny does not cover {resource}: {action} over plain HTTP gets through",
                ko: "Deny 문의 `Resource`에 {resource} 객체가 포함되지 않아 {action} 요청이 평문 HTTP로 통과합니다"
            )
        }
        Some(Escape::Action) => localized!(
            language,
            en: "the Deny leaves out {action}, which gets through over plain HTTP",
            ko: "Deny 문의 작업에서 {action} 요청이 빠져 있어 평문 HTTP로 통과합니다"
        ),
        Some(Escape::Principal) => {
            let who = who(request, language);
            localized!(
                language,
                en: "the Deny does not apply to {who}, whose requests over plain HTTP get through",
                ko: "Deny 문이 다음 보안 주체에는 적용되지 않아 평문 HTTP 요청이 통과합니다: {who}"
            )
        }
        Some(Escape::Condition { key, .. }) if Key::of(key).is_some() => words!(
            language,
            en: "the Deny concerns HTTPS requests only, so plain HTTP gets through",
            ko: "Deny 문이 HTTPS 요청에만 적용되어 평문 HTTP 요청이 통과합니다"
        )
        .to_owned(),
        Some(Escape::Condition { key, .. }) => {
            let key = quoted(key);
            localized!(
                language,
                en: "the Deny also asks for {key}, so plain HTTP that does not meet it gets through",
                ko: "Deny 문에 {key} 조건이 더 있어, 이를 만족하지 않는 평문 HTTP 요청이 통과합니다"
            )
        }
    }
}

/// What to change so that the request is caught.
pub(crate) fn close_gap(missed: Option<&Literal>, request: &Request, language: Language) -> String {
    match missed.map(|literal| &literal.escape) {
        None => words!(
            language,
            en: "Add a statement that denies `s3:*` to everyone on the bucket and its objects when `aws:SecureTransport` is `false`.",
            ko: "`aws:SecureTransport`가 `false`이면 버킷과 객체에 대한 `s3:*`를 모두에게 거부하는 문을 추가하세요."
        )
        .to_owned(),
        Some(Escape::Resource) if !request.resource.contains('/') => {
            let bucket = quoted(&request.resource);
            localized!(
                language,
                en: "Name the bucket as well: add {bucket} beside the objects in `Resource`.",
                ko: "`Resource`에 객체뿐 아니라 버킷 ARN도 추가하세요: {bucket}"
            )
        }
        Some(Escape::Resource) => words!(
            language,
            en: "Let `Resource` name the bucket and all its objects (`/*`).",
            ko: "`Resource`에 버킷과 모든 객체(`/*`)를 지정하세요."
        )
        .to_owned(),
        Some(Escape::Action) => words!(
            language,
            en: "Deny `s3:*` instead of single actions.",
            ko: "작업을 하나씩 적지 말고 `s3:*`를 거부하세요."
        )
        .to_owned(),
        Some(Escape::Principal) => words!(
            language,
            en: "Let `\"Principal\": \"*\"` stand in the Deny, without exceptions.",
            ko: "Deny 문의 `Principal`을 예외 없이 `\"*\"`로 지정하세요."
        )
        .to_owned(),
        Some(Escape::Condition { key, .. }) if Key::of(key).is_some() => words!(
            language,
            en: "Deny the requests that meet `\"Bool\": { \"aws:SecureTransport\": \"false\" }`, in a statement of its own if this one is about TLS versions.",
            ko: "`\"Bool\": { \"aws:SecureTransport\": \"false\" }` 조건으로 거부하세요. 이 문이 TLS 버전을 위한 것이라면 별도의 문으로 추가하세요."
        )
        .to_owned(),
        Some(Escape::Condition { .. }) => words!(
            language,
            en: "Keep `aws:SecureTransport` alone in the condition: several conditions of one statement must all be met. Move the other one into a statement of its own.",
            ko: "한 문의 조건은 모두 성립해야 하므로 `aws:SecureTransport` 조건만 남기고, 나머지 조건은 별도의 문으로 옮기세요."
        )
        .to_owned(),
    }
}

/// What a repair does.
pub(crate) fn repair(kind: RepairKind, language: Language) -> String {
    match kind {
        RepairKind::AddResource => words!(
            language,
            en: "Name the bucket and its objects in the Deny",
            ko: "Deny 문에 버킷과 객체 ARN을 모두 지정"
        ),
        RepairKind::WidenAction => words!(language, en: "Deny all actions of S3", ko: "S3의 모든 작업을 거부"),
        RepairKind::WidenPrincipal => words!(language, en: "Apply the Deny to everyone", ko: "모두에게 Deny 적용"),
        RepairKind::DropCondition => words!(
            language,
            en: "Drop the condition that narrows the Deny",
            ko: "Deny를 좁히는 조건 제거"
        ),
        RepairKind::InvertTransport => words!(
            language,
            en: "Deny requests without TLS instead of those with it",
            ko: "TLS 요청 대신 평문 요청을 거부"
        ),
        RepairKind::UseIfExists => words!(
            language,
            en: "Let the condition also hold when the key is absent (`…IfExists`)",
            ko: "키가 없을 때도 성립하도록 `…IfExists`로 변경"
        ),
        RepairKind::AddDeny => words!(
            language,
            en: "Add a Deny for requests over plain HTTP",
            ko: "평문 HTTP 요청을 거부하는 Deny 추가"
        ),
        _ => words!(language, en: "Repair the policy", ko: "정책 수정"),
    }
    .to_owned()
}
