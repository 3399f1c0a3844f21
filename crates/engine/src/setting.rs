//! The edit that gives a setting a value, also where its parents are missing.

use wireproof_facts::Setting;
use wireproof_source::Document;
use wireproof_source::edit::{self, Edit};

/// Writes `json` as the setting's value.
pub(crate) fn set<T>(document: &Document<'_>, setting: &Setting<'_, T>, json: &str) -> Option<Edit> {
    if let Some(value) = setting.value {
        return Some(edit::replace(document, value, json));
    }
    let (first, rest) = setting.missing.split_first()?;
    let mut value = json.to_owned();
    for key in rest.iter().rev() {
        value = format!("{{\"{key}\":{value}}}");
    }
    match setting.null {
        Some(null) => Some(edit::replace(document, null, &value)),
        None => edit::insert_member(document, setting.anchor, first, &value),
    }
}
