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
            en: "This cannot be read: {message}.",
            ko: "읽을 수 없는 구문입니다: {message}."
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
        ProblemKind::Table => words!(
            language,
            en: "This is output for people to read: its columns have no names that can be trusted. Run the command with `--output json` and paste that.",
            ko: "사람이 읽기 위한 표 출력이라 각 값의 이름을 알 수 없습니다. 명령에 `--output json`을 붙여 다시 실행한 결과를 붙여 넣으세요."
        ),
        ProblemKind::NoDocument => words!(
            language,
            en: "There is no JSON or YAML document in this text. Paste the document itself, for example the output of an `aws` command.",
            ko: "텍스트에서 JSON이나 YAML 문서를 찾지 못했습니다. `aws` 명령의 출력처럼 문서 자체를 붙여 넣으세요."
        ),
        ProblemKind::ExtraComma => words!(
            language,
            en: "There is no value between these commas. Remove one comma.",
            ko: "쉼표 사이에 값이 없습니다. 쉼표 하나를 지우세요."
        ),
        ProblemKind::MissingColon => words!(
            language,
            en: "The key is not followed by a colon. Write `:` between key and value.",
            ko: "키 뒤에 콜론이 없습니다. 키와 값 사이에 `:`을 쓰세요."
        ),
        ProblemKind::MissingValue => words!(
            language,
            en: "The key has no value; it was left out.",
            ko: "키에 값이 없어 읽지 않았습니다."
        ),
        ProblemKind::MissingBraces => words!(
            language,
            en: "The braces around these members are missing. Put `{` before and `}` after them.",
            ko: "항목을 둘러싼 중괄호가 없습니다. 앞에 `{`, 뒤에 `}`를 넣으세요."
        ),
        ProblemKind::UnclosedString => words!(
            language,
            en: "The string does not end on its line and was left out. Add the closing quotation mark.",
            ko: "문자열이 줄 끝까지 닫히지 않아 읽지 않았습니다. 닫는 따옴표를 넣으세요."
        ),
        ProblemKind::PythonObject => words!(
            language,
            en: "A Python object was printed here; it was read as text. `json.dumps(response, default=str)` prints JSON.",
            ko: "Python 객체가 그대로 출력되어 텍스트로 읽었습니다. `json.dumps(response, default=str)`로 JSON을 출력할 수 있습니다."
        ),
        ProblemKind::Placeholder => words!(
            language,
            en: "This placeholder was not filled in; its value is unknown.",
            ko: "채워지지 않은 자리표시자입니다. 값을 알 수 없습니다."
        ),
        ProblemKind::TemplateBlock => words!(
            language,
            en: "This line of a template may write other lines or leave them out. Paste what it renders to (`helm template`).",
            ko: "템플릿의 이 줄에 따라 다른 줄이 생기거나 빠질 수 있습니다. 렌더링한 결과(`helm template`)를 붙여 넣으세요."
        ),
        ProblemKind::UnescapedQuotes => words!(
            language,
            en: "The quotation marks of the document inside this string are not escaped. Write them as `\\\"`, or drop the outer ones.",
            ko: "문자열 안에 든 문서의 따옴표가 이스케이프되지 않았습니다. `\\\"`로 쓰거나 바깥 따옴표를 지우세요."
        ),
        ProblemKind::ControlCharacter => words!(
            language,
            en: "A string contains a line break, a tab or another control character. Write it as an escape such as `\\n`.",
            ko: "문자열에 줄바꿈이나 탭 같은 제어 문자가 있습니다. `\\n`처럼 이스케이프하세요."
        ),
        ProblemKind::BadEscape => words!(
            language,
            en: "JSON has no such escape. Write a backslash as `\\\\`.",
            ko: "JSON에 없는 이스케이프입니다. 백슬래시는 `\\\\`로 쓰세요."
        ),
        ProblemKind::LoneSurrogate => words!(
            language,
            en: "This escape is one half of a character; the other half is missing.",
            ko: "문자의 절반만 나타내는 이스케이프입니다. 나머지 절반이 없습니다."
        ),
        ProblemKind::BadNumber => words!(
            language,
            en: "JSON does not write numbers like this.",
            ko: "JSON에서 쓸 수 없는 숫자 표기입니다."
        ),
        ProblemKind::Elided => words!(
            language,
            en: "The text says that a part was left out. Paste the whole document: what is missing can change the answer.",
            ko: "생략된 부분이 있습니다. 빠진 부분에 따라 답이 달라질 수 있으니 문서 전체를 붙여 넣으세요."
        ),
        ProblemKind::LineNumbers => words!(
            language,
            en: "The lines begin with line numbers, which were skipped.",
            ko: "줄 앞의 줄 번호는 건너뛰었습니다."
        ),
        ProblemKind::DiffMarkers => words!(
            language,
            en: "The lines begin with the marks of a diff. Removed lines were skipped and added ones read.",
            ko: "줄 앞에 diff 표시가 있습니다. 삭제된 줄은 건너뛰고 추가된 줄은 읽었습니다."
        ),
        ProblemKind::EscapedText => words!(
            language,
            en: "The text is the inside of a string; its escapes were undone.",
            ko: "문자열 안쪽의 텍스트여서 이스케이프를 풀어 읽었습니다."
        ),
        ProblemKind::TabIndentation => words!(
            language,
            en: "YAML does not allow tabs for indentation. Use spaces.",
            ko: "YAML은 들여쓰기에 탭을 허용하지 않습니다. 공백을 쓰세요."
        ),
        ProblemKind::StackedTags => words!(
            language,
            en: "YAML allows one tag on a value; the first of the two was left out. Write it in the long form, such as `Fn::GetAZs:`.",
            ko: "YAML 값에는 태그를 하나만 붙일 수 있어 앞의 태그를 읽지 않았습니다. `Fn::GetAZs:`처럼 긴 형식으로 쓰세요."
        ),
        ProblemKind::Unexpected => words!(
            language,
            en: "These characters mean nothing here and were left out.",
            ko: "이 위치에서 뜻이 없는 문자여서 읽지 않았습니다."
        ),
        ProblemKind::MissingBracket { bracket } => {
            return localized!(
                language,
                en: "This bracket is never closed. Add `{bracket}` where it ends.",
                ko: "괄호가 닫히지 않았습니다. 끝나는 자리에 `{bracket}` 문자를 넣으세요."
            );
        }
        _ => words!(
            language,
            en: "This is not valid JSON.",
            ko: "올바른 JSON이 아닙니다."
        ),
    }
    .to_owned()
}
