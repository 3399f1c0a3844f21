//! The language that a person reads, as the environment says it.

use wireproof_report::Language;

/// The language for a command line: `--lang` where it is given, else the locale.
///
/// The command line is looked at before it is parsed because the help and the errors of the parser need it too.
pub(crate) fn language(arguments: &[String]) -> Language {
    asked(arguments).unwrap_or_else(|| from_locale(|name| std::env::var(name).ok()))
}

fn asked(arguments: &[String]) -> Option<Language> {
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => rest.next().map(String::as_str),
            Some(joined) => joined.strip_prefix('='),
            None => None,
        };
        match value {
            Some("ko") => return Some(Language::Ko),
            Some("en") => return Some(Language::En),
            _ => {}
        }
    }
    None
}

/// The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides.
fn from_locale(variable: impl Fn(&str) -> Option<String>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    match locale {
        Some(locale) if locale == "ko" || locale.starts_with("ko_") || locale.starts_with("ko.") => Language::Ko,
        _ => Language::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(set: &[(&str, &str)]) -> Language {
        from_locale(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_strongest_variable_decides() {
        assert_eq!(locale(&[]), Language::En);
        assert_eq!(locale(&[("LANG", "ko_KR.UTF-8")]), Language::Ko);
        assert_eq!(locale(&[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "C.UTF-8")]), Language::En);
        assert_eq!(locale(&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "ko_KR")]), Language::Ko);
        assert_eq!(locale(&[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "")]), Language::Ko);
        assert_eq!(locale(&[("LANG", "kok_IN")]), Language::En);
    }

    #[test]
    fn the_option_beats_the_locale() {
        let arguments = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(asked(&arguments("check --lang ko a.json")), Some(Language::Ko));
        assert_eq!(asked(&arguments("check --lang=en a.json")), Some(Language::En));
        assert_eq!(asked(&arguments("check a.json")), None);
    }
}
