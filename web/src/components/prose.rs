//! The engine's sentences: what stands between back-ticks is code.

use yew::prelude::*;

/// A sentence with its code set as code, which is never translated or read as words of the language.
pub(crate) fn prose(sentence: &str) -> Html {
    html! {
        <>
            { for sentence.split('`').enumerate().map(|(at, part)| {
                if at % 2 == 1 { html! { <code lang="en">{ part.to_owned() }</code> } } else { html! { part.to_owned() } }
            }) }
        </>
    }
}

/// A message as a sentence begins: with a capital, unless code comes first.
pub(crate) fn headline(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The sentence without its back-ticks, where only text can stand.
pub(crate) fn plain(sentence: &str) -> String {
    sentence.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_begins_with_a_capital_but_changes_no_code() {
        assert_eq!(headline("the bucket admits `http`"), "The bucket admits `http`");
        assert_eq!(headline("`s3:GetObject` escapes"), "`s3:GetObject` escapes");
        assert_eq!(headline("인스턴스 4대"), "인스턴스 4대");
        assert_eq!(headline(""), "");
    }

    #[test]
    fn a_plain_sentence_has_no_marks() {
        assert_eq!(plain("Set `A` to `true`."), "Set A to true.");
    }
}
