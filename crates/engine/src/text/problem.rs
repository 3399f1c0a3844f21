//! What is wrong with a text, and what to change.

use super::quoted;
use wireproof_report::Language;
use wireproof_source::ProblemKind;

/// The problem in words.
pub(crate) fn message(kind: &ProblemKind, language: Language) -> String {
    match kind {
        ProblemKind::Empty => words!(
            language,
            en: "There is nothing here yet. Paste the JSON of a job or of a bucket policy.",
            ko: "아직 내용이 없습니다. 작업이나 버킷 정책의 JSON을 붙여 넣으세요."
        )
        .to_owned(),
        ProblemKind::TooLarge { limit } => {
            let megabytes = limit >> 20;
            localized!(
                language,
                en: "The input is larger than {megabytes} MiB. Check its parts one by one.",
                ko: "입력이 {megabytes} MiB보다 큽니다. 나누어서 검사하세요."
            )
        }
        ProblemKind::TooDeep { limit } => localized!(
            language,
            en: "Values are nested more than {limit} levels deep; what is below was not read.",
            ko: "값이 {limit}단계보다 깊게 중첩되어 있어 그 아래는 읽지 않았습니다."
        ),
        ProblemKind::TooManyNodes { limit } => localized!(
            language,
            en: "The input has more than {limit} values; the rest was not read.",
            ko: "값이 {limit}개를 넘어 나머지는 읽지 않았습니다."
        ),
        ProblemKind::NotText => words!(
            language,
            en: "This is not text in UTF-8 or UTF-16. Paste or save the document as text.",
            ko: "UTF-8이나 UTF-16 텍스트가 아닙니다. 문서를 텍스트로 저장하거나 붙여 넣으세요."
        )
        .to_owned(),
        ProblemKind::DuplicateKey { key, .. } => {
            let key = quoted(key);
            localized!(
                language,
                en: "The key {key} is written twice in the same object. Most programs keep the last one; delete one of them.",
                ko: "같은 객체에 키 {key} 항목이 두 번 있습니다. 대부분의 프로그램은 마지막 값만 씁니다. 하나를 지우세요."
            )
        }
        ProblemKind::SeveralDocuments { count } => localized!(
            language,
            en: "{count} documents follow one another. Each was read on its own.",
            ko: "문서 {count}개가 이어져 있어 각각 따로 읽었습니다."
        ),
        ProblemKind::Syntax { message } => localized!(
            language,
            en: "This is not valid JSON: {message}.",
            ko: "올바른 JSON이 아닙니다: {message}."
        ),
        other => repaired(other, language),
    }
}

/// Faults that were read over.
fn repaired(kind: &ProblemKind, language: Language) -> String {
    match kind {
        ProblemKind::Utf16 => words!(
            language,
            en: "The text was in UTF-16 and was converted to UTF-8.",
            ko: "UTF-16 텍스트를 UTF-8로 변환해 읽었습니다."
        ),
        ProblemKind::ByteOrderMark => words!(
            language,
            en: "The text begins with a byte order mark. It was skipped; some AWS tools reject it.",
            ko: "텍스트가 바이트 순서 표시(BOM)로 시작합니다. 건너뛰고 읽었지만 일부 AWS 도구는 거부합니다."
        ),
        ProblemKind::TrailingComma => words!(
            language,
            en: "JSON allows no comma before a closing bracket. Delete this comma.",
            ko: "JSON에서는 닫는 괄호 앞에 쉼표를 둘 수 없습니다. 이 쉼표를 지우세요."
        ),
        ProblemKind::MissingComma => words!(
            language,
            en: "A comma is missing here. Add one between the two entries.",
            ko: "여기에 쉼표가 빠졌습니다. 두 항목 사이에 쉼표를 넣으세요."
        ),
        ProblemKind::Comment => words!(
            language,
            en: "JSON has no comments. Delete this one before you send the document to AWS.",
            ko: "JSON에는 주석을 쓸 수 없습니다. AWS에 보내기 전에 이 주석을 지우세요."
        ),
        ProblemKind::SingleQuotes => words!(
            language,
            en: "JSON writes strings in double quotes. Replace the single quotes.",
            ko: "JSON 문자열은 큰따옴표로 씁니다. 작은따옴표를 바꾸세요."
        ),
        ProblemKind::UnquotedKey => words!(
            language,
            en: "JSON keys stand in double quotes. Put quotes around this key.",
            ko: "JSON 키는 큰따옴표로 감싸야 합니다. 이 키에 따옴표를 붙이세요."
        ),
        ProblemKind::PythonLiteral { json } => {
            return localized!(
                language,
                en: "This is how Python writes it; JSON writes `{json}`.",
                ko: "Python 표기입니다. JSON에서는 `{json}`로 씁니다."
            );
        }
        ProblemKind::SmartQuotes => words!(
            language,
            en: "These are typographic quotes. Replace them by straight double quotes.",
            ko: "둥근 따옴표가 쓰였습니다. 곧은 큰따옴표로 바꾸세요."
        ),
        ProblemKind::CutOff => words!(
            language,
            en: "The text ends in the middle of a value. Paste the whole document: what is missing can change the answer.",
            ko: "텍스트가 값 중간에서 끊겼습니다. 빠진 부분에 따라 답이 달라질 수 있으니 문서 전체를 붙여 넣으세요."
        ),
        ProblemKind::MarkdownFence => words!(
            language,
            en: "The document stood in a Markdown fence, which was skipped.",
            ko: "문서를 둘러싼 Markdown 코드 펜스는 건너뛰었습니다."
        ),
        ProblemKind::SurroundingText => words!(
            language,
            en: "Text around the document was skipped.",
            ko: "문서 앞뒤의 텍스트는 건너뛰었습니다."
        ),
        ProblemKind::ForeignSpace => words!(
            language,
            en: "This looks like a space but is another character that JSON does not allow here. Replace it by a space.",
            ko: "공백처럼 보이지만 JSON에서 허용되지 않는 문자입니다. 일반 공백으로 바꾸세요."
        ),
        _ => words!(
            language,
            en: "This is not valid JSON.",
            ko: "올바른 JSON이 아닙니다."
        ),
    }
    .to_owned()
}
