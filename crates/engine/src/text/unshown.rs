//! What makes resources of a template and is not there: what it is, what stays open, what to paste.

use super::quoted;
use wireproof_facts::{Part, Unshown};
use wireproof_report::Language;

/// What prints a template after its transforms.
const PROCESSED: &str = "`aws cloudformation get-template --stack-name NAME --template-stage Processed`";

/// The part in words.
pub(crate) fn message(unshown: &Unshown, language: Language) -> String {
    let name = quoted(&unshown.name);
    match unshown.part {
        Part::NestedTemplate if unshown.name.is_empty() => words!(
            language,
            en: "The template of this nested stack is not here, so what it makes is not judged. Paste it as well, under its file's name.",
            ko: "이 중첩 스택의 템플릿이 없어 그 리소스는 판정하지 않았습니다. 템플릿을 파일 이름 그대로 함께 붙여 넣으세요."
        )
        .to_owned(),
        Part::NestedTemplate => localized!(
            language,
            en: "The template {name} of this nested stack is not here, so what it makes is not judged. Paste it as well, under its file's name.",
            ko: "이 중첩 스택의 템플릿이 없어 그 리소스는 판정하지 않았습니다(템플릿: {name}). 템플릿을 파일 이름 그대로 함께 붙여 넣으세요."
        ),
        Part::Snippet => localized!(
            language,
            en: "`AWS::Include` puts in a snippet that is not here, so what it makes is not judged. Paste what {PROCESSED} prints.",
            ko: "`AWS::Include`로 넣는 조각이 없어 그 리소스는 판정하지 않았습니다. {PROCESSED} 출력을 붙여 넣으세요."
        ),
        Part::Macro => localized!(
            language,
            en: "The macro {name} may change or add anything when the template is deployed; what is said here is of the template as written. Paste what {PROCESSED} prints.",
            ko: "매크로가 배포할 때 템플릿을 바꾸거나 무엇이든 더할 수 있으며, 여기서는 적힌 그대로 판정했습니다(매크로: {name}). {PROCESSED} 출력을 붙여 넣으세요."
        ),
        Part::Module => localized!(
            language,
            en: "The module {name} is not here, so what it makes is not judged. Paste what {PROCESSED} prints.",
            ko: "모듈이 없어 그 리소스는 판정하지 않았습니다(모듈: {name}). {PROCESSED} 출력을 붙여 넣으세요."
        ),
        Part::Items => localized!(
            language,
            en: "The items of this loop are not decided here, or it makes too much, so its resources are unknown. Give the list's parameter a default, or paste what {PROCESSED} prints.",
            ko: "이 반복의 항목이 여기서 정해지지 않거나 만들어지는 것이 너무 많아, 그 리소스는 판단할 수 없습니다. 목록 파라미터에 기본값을 지정하거나 {PROCESSED} 출력을 붙여 넣으세요."
        ),
        Part::Definition if unshown.name.is_empty() => definition("", language),
        Part::Definition => definition(&name, language),
    }
}

fn definition(name: &str, language: Language) -> String {
    let name = if name.is_empty() { String::new() } else { format!(" {name}") };
    localized!(
        language,
        en: "The definition{name} of this state machine or API is a file of its own and not here, so its tasks and integrations are not judged. Paste it as well.",
        ko: "이 상태 머신이나 API의 정의{name} 파일이 없어 그 작업과 통합은 판정하지 않았습니다. 정의도 함께 붙여 넣으세요."
    )
}
