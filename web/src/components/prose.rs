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

/// The sentence without its back-ticks, where only text can stand.
pub(crate) fn plain(sentence: &str) -> String {
    sentence.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_sentence_has_no_marks() {
        assert_eq!(plain("Set `A` to `true`."), "Set A to true.");
    }
}
