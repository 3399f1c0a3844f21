//! How much of the page is shown: all of it on a page of its own, or the parts that an element on somebody else's asks for.

use crate::read::{field, number, string, strings};
use wasm_bindgen::JsValue;
use wireproof_report::Language;

/// A part of the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    Summary,
    Path,
    Problems,
    Why,
    /// The ways to mend what was found.
    Fix,
    Editor,
    /// One line, and nothing else.
    Badge,
}

impl Panel {
    const ALL: [Self; 7] = [Self::Summary, Self::Path, Self::Problems, Self::Why, Self::Fix, Self::Editor, Self::Badge];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Path => "path",
            Self::Problems => "problems",
            Self::Why => "why",
            Self::Fix => "fix",
            Self::Editor => "editor",
            Self::Badge => "badge",
        }
    }
}

/// How much room the element takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The checker.
    #[default]
    Full,
    /// The answer, with the text folded away.
    Compact,
    /// The answer and the text, of which nothing can be changed.
    View,
}

impl Mode {
    const ALL: [Self; 3] = [Self::Full, Self::Compact, Self::View];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Compact => "compact",
            Self::View => "view",
        }
    }
}

/// What is shown, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) mode: Mode,
    /// The parts of the element in their order.
    pub(crate) panels: Vec<Panel>,
    pub(crate) language: Language,
    /// Whether the texts can be read only.
    pub(crate) readonly: bool,
    /// What the host's profile asks of an answer, and whether this one has it; empty when it asks for nothing.
    pub(crate) demand: String,
    /// The level of the highest heading, from 1.
    heading: u32,
}

impl Look {
    /// The whole page.
    pub(crate) fn page() -> Self {
        Self {
            mode: Mode::Full,
            panels: Panel::ALL.to_vec(),
            language: Language::En,
            readonly: false,
            demand: String::new(),
            heading: 1,
        }
    }

    /// The look in `{ mode, panels, language, readonly, demand, heading }`.
    pub(crate) fn read(value: &JsValue) -> Self {
        let word = string(value, "mode");
        let mode = Mode::ALL.into_iter().find(|mode| mode.word() == word).unwrap_or_default();
        let panel = |word: String| Panel::ALL.into_iter().find(|panel| panel.word() == word);
        Self {
            mode,
            panels: strings(value, "panels").into_iter().filter_map(panel).collect(),
            language: if string(value, "language") == "ko" { Language::Ko } else { Language::En },
            readonly: mode == Mode::View || field(value, "readonly").is_truthy(),
            demand: string(value, "demand"),
            heading: number(value, "heading").clamp(1, 6),
        }
    }

    pub(crate) fn shows(&self, panel: Panel) -> bool {
        self.panels.contains(&panel)
    }

    /// Whether fixes are offered.
    pub(crate) fn fixes(&self) -> bool {
        !self.readonly && self.shows(Panel::Fix)
    }

    /// The level of a heading that is the page's `own`, when that is another.
    pub(crate) fn level(&self, own: u32) -> Option<String> {
        (self.heading > 1).then(|| (own + self.heading - 1).min(6).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_follow_those_of_the_host_and_end_at_six() {
        let at = |heading| Look { heading, ..Look::page() };
        assert_eq!(at(1).level(2), None);
        assert_eq!(at(3).level(1).as_deref(), Some("3"));
        assert_eq!(at(5).level(3).as_deref(), Some("6"));
    }

    #[test]
    fn what_can_only_be_read_is_not_mended() {
        assert!(Look::page().fixes());
        assert!(!Look { readonly: true, ..Look::page() }.fixes());
        assert!(!Look { panels: vec![Panel::Path], ..Look::page() }.fixes());
    }
}
