//! `wireproof.toml`: what a project has decided, so that nobody writes it on every command line.

use crate::args::Lookup;
use crate::chrome::Chrome;
use crate::files;
use globset::{Glob, GlobMatcher};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use wireproof_report::{Verdict, visible};

/// The name that is looked for in the current folder and those above it.
pub(crate) const NAME: &str = "wireproof.toml";

/// The JSON Schema of the file, for editors.
pub(crate) const SCHEMA: &str = include_str!("../schema/wireproof.toml.v1.json");

/// What the file says.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Config {
    /// The verdict from which on a check fails, unless the command line says another.
    pub(crate) fail_on: Option<Threshold>,
    /// Findings that the project accepts, each with its reason and its last day.
    #[serde(default)]
    pub(crate) ignore: Vec<Ignore>,
    /// What the documents under some paths are, where they do not tell.
    #[serde(default)]
    pub(crate) format: Vec<FormatOf>,
}

/// The words of `--fail-on`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Threshold {
    /// Bytes can cross in clear.
    Cleartext,
    /// The inputs do not say.
    Unknown,
    /// Nothing refuses plaintext.
    Encrypted,
    /// Never fail.
    Never,
}

impl Threshold {
    /// The best verdict that still fails; nothing when a check never fails.
    pub(crate) fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Cleartext => Some(Verdict::Cleartext),
            Self::Unknown => Some(Verdict::Unknown),
            Self::Encrypted => Some(Verdict::Encrypted),
            Self::Never => None,
        }
    }
}

/// Findings that are accepted.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Ignore {
    /// The rule, by id.
    pub(crate) rule: String,
    /// The files, as a glob of their paths below this file's folder; every file when absent.
    pub(crate) path: Option<Pattern>,
    /// The one finding, by its id; every finding of the rule when absent.
    pub(crate) id: Option<String>,
    /// Why it is accepted.
    pub(crate) reason: String,
    /// The last day on which it is, `2027-03-31`: from the next day on the findings count again.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(crate) until: toml::value::Datetime,
}

/// The format of files.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FormatOf {
    /// The files, as a glob of their paths below this file's folder.
    pub(crate) path: Pattern,
    /// The format, by id (`wireproof formats` lists them).
    pub(crate) format: String,
}

/// A glob of paths: `infra/**/*.json`.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "String")]
#[cfg_attr(test, schemars(with = "String"))]
pub(crate) struct Pattern(GlobMatcher);

impl TryFrom<String> for Pattern {
    type Error = globset::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Glob::new(&text).map(|glob| Self(glob.compile_matcher()))
    }
}

/// A file's configuration and the folder that its paths start from.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) config: Config,
    folder: PathBuf,
}

impl Found {
    /// Whether a pattern matches an input, by its name.
    pub(crate) fn matches(&self, pattern: &Pattern, name: &str) -> bool {
        let path = std::path::absolute(name).unwrap_or_else(|_| PathBuf::from(name));
        pattern.0.is_match(path.strip_prefix(&self.folder).unwrap_or(Path::new(name)))
    }

    /// The format of an input, when the configuration tells it.
    pub(crate) fn format(&self, name: &str) -> Option<&str> {
        let told = self.config.format.iter().find(|told| self.matches(&told.path, name));
        told.map(|told| told.format.as_str())
    }
}

/// The configuration file, or what is wrong with it.
pub(crate) fn load(lookup: &Lookup, chrome: &Chrome) -> Result<Found, String> {
    let path = match lookup {
        Lookup::Nearest => nearest(),
        Lookup::Named(path) => Some(path.clone()),
        Lookup::Nothing => None,
    };
    let Some(path) = path else { return Ok(Found::default()) };
    let here = std::env::current_dir().unwrap_or_default();
    let name = visible::line(&path.strip_prefix(here).unwrap_or(&path).display().to_string()).into_owned();
    let text =
        std::fs::read_to_string(&path).map_err(|error| (chrome.cannot_read)(&name, &files::reason(&error, chrome)))?;
    let config: Config =
        toml::from_str(&text).map_err(|error| (chrome.bad_config)(&name, &visible::lines(error.to_string().trim())))?;
    if let Some(ignore) = config.ignore.iter().find(|ignore| ignore.until.date.is_none()) {
        return Err((chrome.bad_config)(&name, &(chrome.no_date)(&ignore.until.to_string())));
    }
    let absolute = std::path::absolute(&path).unwrap_or(path);
    Ok(Found { config, folder: absolute.parent().map(Path::to_path_buf).unwrap_or_default() })
}

fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With `UPDATE_SCHEMA` set the file is written instead of compared.
    #[test]
    fn committed_schema_is_current() {
        let schema = serde_json::to_string_pretty(&schemars::schema_for!(Config)).unwrap() + "\n";
        if option_env!("UPDATE_SCHEMA").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/wireproof.toml.v1.json"), schema).unwrap();
        } else {
            assert_eq!(schema, SCHEMA, "run with UPDATE_SCHEMA=1 to write it anew");
        }
    }

    #[test]
    fn paths_are_those_below_the_file() {
        let found = Found { folder: PathBuf::from("/project"), ..Found::default() };
        let pattern = |text: &str| Pattern::try_from(text.to_owned()).unwrap();
        assert!(found.matches(&pattern("infra/**"), "/project/infra/a/b.json"));
        assert!(!found.matches(&pattern("infra/**"), "/other/infra/a/b.json"));
        assert!(found.matches(&pattern("*.json"), "/project/a.json"));
    }
}
