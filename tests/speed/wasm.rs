//! The page's engine in Node beside the same engine on this machine, for one policy.

use crate::documents::policy;
use crate::goals::{Goal, Goals};
use crate::shortest;
use serde_json::json;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use wireproof_engine::{Input, Options, analyze};

const WORK: &str = "report of one policy, wasm beside native";

/// Measures and fills in the row.
pub(crate) fn run(goals: &mut Goals) {
    let text = format!("{:#}", policy(0));
    let input = [Input { name: "policy.json".to_owned(), bytes: text.clone().into_bytes(), format: None }];
    let native = shortest(3000, || serde_json::to_string(&analyze(&input, &Options::default())).ok());
    match in_node(&text) {
        Ok(wasm) => goals.times(WORK, wasm, ("native", native), Goal::AtMost(2.0)),
        Err(why) => goals.missing(WORK, &why),
    }
}

fn in_node(text: &str) -> Result<Duration, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let dist = root.join("dist");
    if !dist.join("index.html").is_file() {
        return Err("there is no page in dist/: `cargo xtask size` builds it".to_owned());
    }
    let mut node = Command::new("node");
    node.arg(root.join("tests/speed/wasm.mjs")).arg(dist).stdin(Stdio::piped()).stdout(Stdio::piped());
    let told = |error: std::io::Error| format!("Node can't be asked: {error}");
    let mut child = node.spawn().map_err(told)?;
    if let Some(mut stdin) = child.stdin.take() {
        serde_json::to_writer(&mut stdin, &json!([{ "name": "policy.json", "text": text }]))
            .map_err(|error| error.to_string())?;
    }
    let output = child.wait_with_output().map_err(told)?;
    let microseconds: f64 = String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .map_err(|_| format!("Node ended with {}", output.status))?;
    Ok(Duration::from_secs_f64(microseconds / 1e6))
}
