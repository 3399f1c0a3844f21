//! What stopped a proof and a refutation.

use super::quoted;
use wireproof_policy::DoubtKind;
use wireproof_report::Language;

/// The doubt in one sentence.
pub(crate) fn doubt(kind: &DoubtKind, language: Language) -> String {
    match kind {
        DoubtKind::Variable { key } => {
            let key = quoted(key);
            localized!(
                language,
                en: "A policy variable on {key} can't be resolved for every request.",
                ko: "{key} 정책 변수의 값을 알 수 없는 요청이 있습니다."
            )
        }
        DoubtKind::KeyNotListed { key, action } => {
            let (key, action) = (quoted(key), quoted(action));
            localized!(
                language,
                en: "AWS does not list the condition key {key} for {action}, the only action that would escape with it.",
                ko: "빠져나갈 수 있는 작업은 {action}뿐인데, AWS 문서에는 이 작업에 조건 키 {key} 항목이 없습니다."
            )
        }
        DoubtKind::UnknownKey { key } => {
            let key = quoted(key);
            localized!(
                language,
                en: "The condition key {key} is not known, so it is not clear which requests carry it.",
                ko: "조건 키 {key} 항목은 알려진 키가 아니어서 어떤 요청에 들어 있는지 알 수 없습니다."
            )
        }
        DoubtKind::UndocumentedValue { key } => {
            let key = quoted(key);
            localized!(
                language,
                en: "The value of {key} is not documented for the principals that would escape.",
                ko: "빠져나갈 수 있는 보안 주체에 대해서는 {key} 값이 문서화되어 있지 않습니다."
            )
        }
        other => plain(other, language).to_owned(),
    }
}

fn plain(kind: &DoubtKind, language: Language) -> &'static str {
    match kind {
        DoubtKind::Budget => words!(
            language,
            en: "The policy is too involved: the search stopped at its budget of steps.",
            ko: "정책이 너무 복잡해 정해진 단계 안에서 탐색을 마치지 못했습니다."
        ),
        DoubtKind::TlsVersionOnPlaintext => words!(
            language,
            en: "AWS does not document whether a request over plain HTTP carries `s3:TlsVersion`; if it does not, this condition does not catch it. Deny `aws:SecureTransport` = `false` in a statement of its own.",
            ko: "평문 HTTP 요청에 `s3:TlsVersion` 키가 있는지는 AWS 문서에 없습니다. 없다면 이 조건에 걸리지 않습니다. `aws:SecureTransport`가 `false`인 요청을 별도의 문으로 거부하세요."
        ),
        DoubtKind::BooleanValues => words!(
            language,
            en: "A `Bool` condition has several values, or one other than `true` and `false`; what AWS makes of it is not documented.",
            ko: "`Bool` 조건의 값이 여러 개이거나 `true`, `false`가 아닙니다. AWS가 이를 어떻게 처리하는지는 문서화되어 있지 않습니다."
        ),
        DoubtKind::NoValues => words!(
            language,
            en: "A condition has an empty list of values.",
            ko: "값이 하나도 없는 조건이 있습니다."
        ),
        DoubtKind::UnreadableValue => words!(
            language,
            en: "A condition's value is not the number, date or address that its operator wants.",
            ko: "조건의 값이 연산자가 요구하는 숫자, 날짜, 주소가 아닙니다."
        ),
        DoubtKind::UnresolvedValue => words!(
            language,
            en: "A value is a function of a template and is not resolved here. Paste the policy as it is deployed.",
            ko: "템플릿 함수로 된 값이 있어 여기서는 알 수 없습니다. 배포된 정책을 붙여 넣으세요."
        ),
        DoubtKind::OperatorMisfit => words!(
            language,
            en: "A condition's operator is not made for values of its key.",
            ko: "조건 연산자가 그 키의 값에 맞지 않습니다."
        ),
        DoubtKind::SetOperator => words!(
            language,
            en: "What a set operator (`ForAllValues`, `ForAnyValue`) does here is not documented.",
            ko: "여기에 쓰인 집합 연산자(`ForAllValues`, `ForAnyValue`)의 동작은 문서화되어 있지 않습니다."
        ),
        DoubtKind::UndocumentedRequest => words!(
            language,
            en: "Only a request that AWS does not document would escape.",
            ko: "AWS 문서에 없는 형태의 요청만 빠져나갈 수 있습니다."
        ),
        DoubtKind::NotPrincipal => words!(
            language,
            en: "Whom `NotPrincipal` spares is not fully documented. Use `\"Principal\": \"*\"` with a condition instead.",
            ko: "`NotPrincipal`이 누구를 제외하는지는 충분히 문서화되어 있지 않습니다. `\"Principal\": \"*\"`와 조건을 쓰세요."
        ),
        DoubtKind::PrincipalElement => words!(
            language,
            en: "Whether the principal element covers every caller is not documented.",
            ko: "`Principal`이 모든 호출자를 포함하는지는 문서화되어 있지 않습니다."
        ),
        DoubtKind::WildcardAcrossParts => words!(
            language,
            en: "A wildcard would have to reach across the parts of an ARN.",
            ko: "와일드카드가 ARN의 구분을 넘어 일치해야 하는 경우입니다."
        ),
        DoubtKind::AmbiguousStatement => words!(
            language,
            en: "A statement can be read in more than one way.",
            ko: "두 가지 이상으로 읽힐 수 있는 문이 있습니다."
        ),
        DoubtKind::UnknownResource => words!(
            language,
            en: "Whose policy this is is not known, and the answer depends on it. Paste it with the resource's name.",
            ko: "어느 리소스의 정책인지 알 수 없고, 그에 따라 답이 달라집니다. 리소스 이름과 함께 붙여 넣으세요."
        ),
        _ => words!(language, en: "The claim could not be decided.", ko: "이 주장은 판정하지 못했습니다."),
    }
}
