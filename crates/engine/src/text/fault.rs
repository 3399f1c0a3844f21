//! Why a service would reject a policy.

use super::quoted;
use wireproof_policy::FaultKind;
use wireproof_report::Language;

/// The fault as part of a sentence.
pub(crate) fn fault(kind: &FaultKind, language: Language) -> String {
    match kind {
        FaultKind::DuplicateKey { key } => {
            let key = quoted(key);
            localized!(language, en: "{key} is written twice in the same object", ko: "같은 객체에 {key} 항목이 두 번 있습니다")
        }
        FaultKind::KeyInTwoSpellings { key } => {
            let key = quoted(key);
            localized!(
                language,
                en: "the key {key} is written in two spellings, and both count",
                ko: "조건 키 {key} 항목이 두 가지 표기로 쓰였고 둘 다 적용됩니다"
            )
        }
        FaultKind::UnknownElement { element } => {
            let element = quoted(element);
            localized!(language, en: "policies have no element {element}", ko: "정책에 없는 요소입니다({element})")
        }
        FaultKind::MissingElement { element } => {
            localized!(language, en: "`{element}` is missing", ko: "`{element}` 요소가 없습니다")
        }
        FaultKind::ConflictingElements { element } => localized!(
            language,
            en: "`{element}` and `Not{element}` exclude each other",
            ko: "`{element}`, `Not{element}` 요소는 함께 쓸 수 없습니다"
        ),
        FaultKind::UnsupportedElement { element } => localized!(
            language,
            en: "this kind of policy has no `{element}`",
            ko: "이 종류의 정책에는 `{element}` 요소를 쓸 수 없습니다"
        ),
        FaultKind::WrongType { element } => {
            localized!(language, en: "`{element}` is of the wrong type", ko: "`{element}` 값의 형식이 잘못되었습니다")
        }
        FaultKind::InvalidVersion { version } => {
            let version = quoted(version);
            localized!(
                language,
                en: "{version} is no policy version: AWS knows `2012-10-17` and `2008-10-17`",
                ko: "정책 버전 {version}은(는) 없습니다. `2012-10-17`과 `2008-10-17`만 쓸 수 있습니다"
            )
        }
        other => named(other, language),
    }
}

fn named(kind: &FaultKind, language: Language) -> String {
    match kind {
        FaultKind::InvalidEffect { effect } => {
            let effect = quoted(effect);
            localized!(
                language,
                en: "{effect} is no effect: it is `Allow` or `Deny`, spelled so",
                ko: "`Effect`는 `Allow`나 `Deny`여야 합니다({effect})"
            )
        }
        FaultKind::InvalidPrincipalKey { key } => {
            let key = quoted(key);
            localized!(language, en: "`Principal` has no key {key}", ko: "`Principal`에 쓸 수 없는 키입니다({key})")
        }
        FaultKind::InvalidPrincipal { principal } => {
            let principal = quoted(principal);
            localized!(language, en: "{principal} names no principal", ko: "보안 주체로 쓸 수 없는 값입니다({principal})")
        }
        FaultKind::WildcardInPrincipal { principal } => {
            let principal = quoted(principal);
            localized!(
                language,
                en: "{principal} has a wildcard inside, and only `*` alone is one",
                ko: "보안 주체 안에는 와일드카드를 쓸 수 없고 `*` 하나만 쓸 수 있습니다({principal})"
            )
        }
        FaultKind::InvalidAction { action } => {
            let action = quoted(action);
            localized!(
                language,
                en: "there is no action {action} for this kind of policy",
                ko: "이 종류의 정책에 쓸 수 없는 작업입니다({action})"
            )
        }
        FaultKind::ActionWithoutResource { action } => {
            let action = quoted(action);
            localized!(
                language,
                en: "{action} applies to none of the statement's resources",
                ko: "{action} 작업을 적용할 리소스가 문에 없습니다"
            )
        }
        FaultKind::InvalidResource { resource } => {
            let resource = quoted(resource);
            localized!(
                language,
                en: "{resource} is not a resource that this policy can name",
                ko: "이 정책에 지정할 수 없는 리소스입니다({resource})"
            )
        }
        FaultKind::UnknownOperator { operator } => {
            let operator = quoted(operator);
            localized!(language, en: "there is no condition operator {operator}", ko: "없는 조건 연산자입니다({operator})")
        }
        FaultKind::VariableNotAllowed { key } => {
            let key = quoted(key);
            localized!(
                language,
                en: "a policy variable ({key}) may not stand here",
                ko: "여기에는 정책 변수({key})를 쓸 수 없습니다"
            )
        }
        _ => words!(language, en: "the service would reject this", ko: "서비스가 거부하는 내용입니다").to_owned(),
    }
}
