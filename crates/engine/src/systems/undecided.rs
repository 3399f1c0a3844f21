//! What is said where a document does not decide, whatever the system.

use crate::text::{localized, quoted, words};
use wireproof_report::Language;

/// The value that decides is resolved elsewhere, or is none that the service knows; the command prints what is in force.
pub(super) fn open(what: &str, command: &str, language: Language) -> String {
    let (what, command) = (quoted(what), quoted(command));
    localized!(
        language,
        en: "The setting that decides is {what}, which this document does not resolve. Paste the output of {command}.",
        ko: "암호화를 정하는 설정이 {what}인데, 이 문서만으로는 그 값을 알 수 없습니다. {command} 출력을 붙여 넣으세요."
    )
}

/// The text ends before the setting could appear.
pub(super) fn cut_off(language: Language) -> String {
    words!(
        language,
        en: "The text ends before the setting that decides could appear. Paste all of it.",
        ko: "암호화를 정하는 설정이 나오기 전에 문서가 끊겼습니다. 전체를 붙여 넣으세요."
    )
    .to_owned()
}
