//! What the page remembers between visits: three settings, and nothing of what was pasted.

use wireproof_report::Language;

/// Colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) language: Language,
    pub(crate) theme: Theme,
    /// Whether the text is shown in a plain text area.
    pub(crate) plain: bool,
}

/// The code of a language, for `lang` attributes, the engine and the storage.
pub(crate) fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Ko => "ko",
    }
}

impl Settings {
    /// The remembered settings; for what was never chosen, what the browser prefers.
    pub(crate) fn load() -> Self {
        if gloo::utils::window().location().search().is_ok_and(|search| search == "?fresh") {
            forget();
        }
        let stored = |key: &str| storage().and_then(|storage| storage.get_item(key).ok().flatten());
        let language = stored("wireproof.lang").or_else(|| gloo::utils::window().navigator().language());
        Self {
            language: match language {
                Some(tag) if tag.starts_with("ko") => Language::Ko,
                _ => Language::En,
            },
            theme: stored("wireproof.theme")
                .and_then(|id| Theme::ALL.into_iter().find(|theme| theme.id() == id))
                .unwrap_or_default(),
            plain: stored("wireproof.view").as_deref() == Some("plain"),
        }
    }

    /// Remembers the settings and shows them on the document.
    pub(crate) fn apply(self) {
        if let Some(storage) = storage() {
            // A full or forbidden storage only means that the settings last until the page closes.
            let _ = storage.set_item("wireproof.lang", code(self.language));
            let _ = storage.set_item("wireproof.theme", self.theme.id());
            let _ = storage.set_item("wireproof.view", if self.plain { "plain" } else { "code" });
        }
        if let Some(root) = gloo::utils::document().document_element() {
            let _ = root.set_attribute("lang", code(self.language));
            let _ = root.set_attribute("data-theme", self.theme.id());
        }
    }
}

/// Makes the browser forget the settings; the page keeps them until it closes.
pub(crate) fn forget() {
    if let Some(storage) = storage() {
        // A forbidden storage holds nothing.
        let _ = storage.clear();
    }
}

fn storage() -> Option<web_sys::Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
