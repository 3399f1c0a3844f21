//! Every sentence that a person reads, English and Korean together: a sentence that lacks a language does not compile.

/// The sentence in the language: `localized!(language, en: "…{name}…", ko: "…{name}…")`.
macro_rules! localized {
    ($language:expr, en: $en:literal, ko: $ko:literal $(,)?) => {
        match $language {
            wireproof_report::Language::En => format!($en),
            wireproof_report::Language::Ko => format!($ko),
        }
    };
}
/// The same for words that never vary: `&'static str`.
macro_rules! words {
    ($language:expr, en: $en:expr, ko: $ko:expr $(,)?) => {
        match $language {
            wireproof_report::Language::En => $en,
            wireproof_report::Language::Ko => $ko,
        }
    };
}
pub(crate) use {localized, words};

pub(crate) mod assumption;
pub(crate) mod between;
mod card;
pub(crate) mod detection;
pub(crate) mod doubt;
pub(crate) mod fault;
pub(crate) mod floor;
pub(crate) mod format;
pub(crate) mod hop;
pub(crate) mod mechanism;
mod mount;
pub(crate) mod place;
pub(crate) mod policy;
pub(crate) mod problem;
pub(crate) mod proof;
pub(crate) mod transfer;
pub(crate) mod unshown;

/// The user's words in back-ticks, on one line and of bounded length.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 96;
    let mut shown = String::with_capacity(text.len().min(4 * LONGEST) + 5);
    shown.push('`');
    let words = text.chars().take(LONGEST);
    shown.extend(words.map(|character| if character.is_control() || character == '`' { ' ' } else { character }));
    if text.len() > LONGEST && text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown.push('`');
    shown
}

/// The sentences that are there, with a space between.
pub(crate) fn join(sentences: &[String]) -> String {
    let present: Vec<&str> = sentences.iter().map(String::as_str).filter(|sentence| !sentence.is_empty()).collect();
    present.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_words_stay_on_one_line() {
        assert_eq!(quoted("a\nb`c"), "`a b c`");
        assert_eq!(quoted(&"가".repeat(97)), format!("`{}…`", "가".repeat(96)));
    }
}
