//! Compares decisions about single requests with `@cloud-copilot/iam-simulate`, an evaluator that others wrote.

use super::reference::Request;
use serde_json::{Value, json};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// What iam-simulate says of one pair: whether each statement matches, or why it does not answer.
pub type Answer = Result<Vec<bool>, String>;

/// Asks iam-simulate about all pairs in one process; `folder` holds its `node_modules`.
pub fn ask(folder: &Path, pairs: &[(Value, Request)]) -> io::Result<Vec<Answer>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracle/simulate.mjs");
    let mut node = Command::new("node").arg(script).arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (Some(mut input), Some(output)) = (node.stdin.take(), node.stdout.take()) else {
        return Err(io::Error::other("node has no pipes"));
    };
    let answers = std::thread::scope(|scope| {
        scope.spawn(move || {
            pairs.iter().try_for_each(|(policy, request)| {
                let Request { principal, action, resource, context } = request;
                let request =
                    json!({ "principal": principal, "action": action, "resource": resource, "context": context });
                writeln!(input, "{}", json!({ "policy": policy, "request": request }))
            })
        });
        BufReader::new(output)
            .lines()
            .zip(pairs)
            .map(|(line, (policy, _))| {
                let reply: Value = serde_json::from_str(&line?).map_err(io::Error::other)?;
                if let Some(error) = reply["error"].as_str() {
                    return Ok(Err(error.to_owned()));
                }
                let matched: Vec<usize> =
                    reply["matched"].as_array().into_iter().flatten().filter_map(index_of).collect();
                let statements = policy["Statement"].as_array().map_or(0, Vec::len);
                Ok(Ok((0..statements).map(|index| matched.contains(&index)).collect()))
            })
            .collect::<io::Result<Vec<Answer>>>()
    })?;
    node.wait()?;
    Ok(answers)
}

fn index_of(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

/// Why iam-simulate may answer otherwise than AWS documents; each is explained in `tests/oracle/DISAGREEMENTS.md`.
pub const CLASSES: [Class; 7] = [
    Class {
        id: "access-point-keys",
        applies: |_, statement, request| {
            let keys = ["s3:DataAccessPointArn", "s3:DataAccessPointAccount", "s3:AccessPointNetworkOrigin"];
            keys.iter().any(|key| request.context.contains_key(*key) && names(statement, key))
        },
    },
    Class {
        id: "address-without-prefix",
        applies: |_, statement, request| {
            let own = request.context.get("aws:SourceIp").and_then(|own| own.first());
            own.is_some_and(|own| own.contains(':')) && statement.to_string().contains("IpAddress")
        },
    },
    Class {
        id: "epoch-against-iso-date",
        applies: |_, statement, _| names(statement, "aws:EpochTime") || names(statement, "aws:CurrentTime"),
    },
    Class { id: "ipv4-range-of-everything", applies: |_, statement, _| statement.to_string().contains("0.0.0.0/0") },
    Class { id: "newline-in-key", applies: |_, _, request| request.resource.contains('\n') },
    Class {
        id: "null-with-set-operator",
        applies: |_, statement, _| {
            statement.to_string().contains("Value:Null\"") || statement.to_string().contains("Values:Null\"")
        },
    },
    Class {
        id: "variables-in-old-language",
        applies: |policy, statement, _| policy["Version"] != "2012-10-17" && statement.to_string().contains("${"),
    },
];

/// Whether a condition of the statement names the key.
fn names(statement: &Value, key: &str) -> bool {
    statement["Condition"].to_string().to_lowercase().contains(&format!("\"{}\"", key.to_lowercase()))
}

/// A class of disagreements.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// Its heading in the committed table.
    pub id: &'static str,
    /// Whether a statement of a policy and a request fall under it.
    pub applies: fn(&Value, &Value, &Request) -> bool,
}

/// The class that a disagreement falls under.
pub fn class_of(policy: &Value, statement: &Value, request: &Request) -> Option<&'static str> {
    CLASSES.iter().find(|class| (class.applies)(policy, statement, request)).map(|class| class.id)
}
