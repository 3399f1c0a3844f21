//! The few signs of the page. Each verdict has its own outline, so that it is told apart without colour.

use wireproof_report::{Level, Verdict};
use yew::prelude::*;

/// The sign of a verdict.
pub(crate) fn verdict(verdict: Verdict) -> Html {
    match verdict {
        // A shield with a tick: something stands there and refuses.
        Verdict::Enforced => {
            sign(&["M8 1.5 13.5 3.5V8c0 3.2-2.3 5.4-5.5 6.5C4.8 13.4 2.5 11.2 2.5 8V3.5Z", "M5.4 8l1.8 1.8 3.4-3.6"])
        }
        // A closed lock.
        Verdict::Encrypted => sign(&["M3.5 7h9v7h-9Z", "M5.3 7V4.8a2.7 2.7 0 0 1 5.4 0V7"]),
        // An eye: it can be read.
        Verdict::Cleartext => sign(&[
            "M1.3 8S3.8 3.5 8 3.5 14.7 8 14.7 8 12.2 12.5 8 12.5 1.3 8 1.3 8Z",
            "M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z",
        ]),
        Verdict::Unknown => sign(&["M5.4 5.9a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.1.9-1.1 1.7", "M8 12.4v.2"]),
        Verdict::NoTraffic => sign(&["M3.5 8h9"]),
    }
}

/// The sign of a level.
pub(crate) fn level(level: Level) -> Html {
    match level {
        Level::Error => sign(&["M4 4l8 8", "M12 4l-8 8"]),
        Level::Warning => sign(&["M8 2.5v7", "M8 12.6v.2"]),
        Level::Note => sign(&["M8 7v6", "M8 3.6v.2"]),
    }
}

fn sign(strokes: &[&'static str]) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            { for strokes.iter().map(|d| html! { <path d={*d} /> }) }
        </svg>
    }
}
