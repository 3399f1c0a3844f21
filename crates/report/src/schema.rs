//! The JSON Schema, generated from the types.

/// The schema of [`crate::Report`] as pretty JSON with a final line end.
pub fn schema() -> String {
    let schema = schemars::schema_for!(crate::Report);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    /// With `UPDATE_SCHEMA` set the file is written instead of compared.
    #[test]
    fn committed_schema_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/report.v1.json");
        if option_env!("UPDATE_SCHEMA").is_some() {
            std::fs::write(path, super::schema()).unwrap();
        } else {
            assert_eq!(super::schema(), crate::REPORT_SCHEMA, "run with UPDATE_SCHEMA=1 to write it anew");
        }
    }
}
