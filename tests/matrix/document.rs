//! The same settings as each kind of document holds them.

use serde_json::{Map, Value, json};

/// The kinds of documents, as the lines and the table name them.
pub(crate) const KINDS: [&str; 12] = [
    "api", "shell", "python", "cfn-json", "cfn-yaml", "tf-plan", "tf-state", "tf-raw", "config", "ack", "workflow",
    "trail",
];

/// What a plan says instead of a value that only apply tells.
const LATE: &str = "(after apply)";

/// A document, and where it holds the values.
pub(crate) struct Document {
    pub(crate) text: String,
    pub(crate) values: Value,
    /// The pointer of the values in the document.
    pub(crate) prefix: String,
    /// The pointer of the string that holds the values as a document of its own.
    pub(crate) outer: Option<String>,
    pub(crate) is_yaml: bool,
    pub(crate) is_python: bool,
}

impl Document {
    /// A document that the line writes out.
    pub(crate) fn whole(document: &Value) -> Self {
        Self {
            text: pretty(document),
            values: document.clone(),
            prefix: String::new(),
            outer: None,
            is_yaml: false,
            is_python: false,
        }
    }

    /// A document of a kind; `holder` says what is around the values.
    pub(crate) fn new(kind: &str, holder: &str, values: &Value) -> Self {
        let plain = |document: &Value, prefix: &str| Self {
            text: pretty(document),
            values: values.clone(),
            prefix: prefix.to_owned(),
            outer: None,
            is_yaml: false,
            is_python: false,
        };
        match kind {
            "shell" => {
                let text = format!("aws {holder} --cli-input-json '{}' --region eu-west-1\n", pretty(values));
                Self { text, ..plain(values, "") }
            }
            "python" => {
                let mut text = String::new();
                python(&filled(holder, values), 0, &mut text);
                let prefix = find(&filled(holder, values), values).unwrap_or_default();
                Self { text, is_python: true, ..plain(values, &prefix) }
            }
            "trail" => {
                let (source, action) = holder.split_once(' ').unwrap_or_default();
                let record = json!({"eventVersion": "1.11", "eventTime": "2026-11-25T09:00:00Z", "eventSource": source, "eventName": action,
                    "eventType": "AwsApiCall", "awsRegion": "eu-west-1", "requestParameters": values, "responseElements": null,
                    "tlsDetails": {"tlsVersion": "TLSv1.3"}});
                plain(&record, "/requestParameters")
            }
            "cfn-json" => plain(&template(holder, values), "/Resources/Thing/Properties"),
            "cfn-yaml" => {
                let mut text = String::new();
                yaml(&template(holder, values), 0, &mut text);
                Self { text, is_yaml: true, ..plain(values, "/Resources/Thing/Properties") }
            }
            "tf-plan" => plain(&plan(holder, values), "/planned_values/root_module/resources/0/values"),
            "tf-state" => {
                let resource = resource(holder, values);
                let document = json!({"format_version": "1.0", "terraform_version": "1.9.8", "values": {"root_module": {"resources": [resource]}}});
                plain(&document, "/values/root_module/resources/0/values")
            }
            "tf-raw" => {
                let resource = json!({"mode": "managed", "type": holder, "name": "thing", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]",
                    "instances": [{"schema_version": 0, "attributes": values}]});
                let document = json!({"version": 4, "terraform_version": "1.9.8", "serial": 3, "lineage": "0b1c", "outputs": {}, "resources": [resource]});
                plain(&document, "/resources/0/instances/0/attributes")
            }
            "config" => {
                let item = json!({"version": "1.3", "accountId": "111122223333", "configurationItemStatus": "OK", "resourceType": holder,
                    "resourceId": "thing", "awsRegion": "eu-west-1", "configuration": values.to_string()});
                Self { outer: Some("/configuration".to_owned()), ..plain(&item, "") }
            }
            "ack" => {
                let (version, kind) = holder.split_once(' ').unwrap_or_default();
                plain(
                    &json!({"apiVersion": version, "kind": kind, "metadata": {"name": "thing"}, "spec": values}),
                    "/spec",
                )
            }
            _ => {
                let document = filled(holder, values);
                let prefix = find(&document, values).unwrap_or_default();
                plain(&document, &prefix)
            }
        }
    }
}

/// What a holder is with the values in the place of its `$`.
fn filled(holder: &str, values: &Value) -> Value {
    serde_json::from_str(&holder.replace('$', &values.to_string())).unwrap_or_default()
}

fn pretty(document: &Value) -> String {
    serde_json::to_string_pretty(document).unwrap_or_default()
}

fn template(kind: &str, values: &Value) -> Value {
    json!({"AWSTemplateFormatVersion": "2010-09-09", "Parameters": {"Choice": {"Type": "String"}},
        "Resources": {"Thing": {"Type": kind, "Properties": values}}})
}

fn resource(kind: &str, values: &Value) -> Value {
    json!({"address": format!("{kind}.thing"), "mode": "managed", "type": kind, "name": "thing",
        "provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": 0, "values": values})
}

/// A plan: what only apply tells is missing from the values and marked beside them, and the configuration has an expression for it.
fn plan(kind: &str, values: &Value) -> Value {
    let known = only(values, &|value| value != LATE);
    let late: Map<String, Value> = values
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(_, value)| *value == LATE)
        .map(|(key, _)| (key.clone(), Value::Bool(true)))
        .collect();
    let expressions: Map<String, Value> =
        late.keys().map(|key| (key.clone(), json!({"references": ["data.external.choice.result"]}))).collect();
    let address = format!("{kind}.thing");
    json!({"format_version": "1.2", "terraform_version": "1.9.8",
        "planned_values": {"root_module": {"resources": [resource(kind, &known)]}},
        "resource_changes": [{"address": address, "mode": "managed", "type": kind, "name": "thing",
            "change": {"actions": ["create"], "before": null, "after": known, "after_unknown": late}}],
        "configuration": {"root_module": {"resources": [{"address": address, "mode": "managed", "type": kind, "name": "thing",
            "expressions": expressions}]}}})
}

fn only(values: &Value, keep: &dyn Fn(&Value) -> bool) -> Value {
    let members = values.as_object().into_iter().flatten().filter(|(_, value)| keep(value));
    Value::Object(members.map(|(key, value)| (key.clone(), value.clone())).collect())
}

/// The pointer of a value in a document.
fn find(document: &Value, wanted: &Value) -> Option<String> {
    if document == wanted {
        return Some(String::new());
    }
    let members: Vec<(String, &Value)> = match document {
        Value::Object(members) => {
            members.iter().map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    members.into_iter().find_map(|(key, value)| Some(format!("/{key}{}", find(value, wanted)?)))
}

/// As `pprint` prints what boto3 answers, or as a notebook writes a request.
fn python(value: &Value, depth: usize, text: &mut String) {
    let pad = "    ".repeat(depth + 1);
    let (open, close, entries): (_, _, Vec<(String, &Value)>) = match value {
        Value::Object(members) => {
            ("{", "}", members.iter().map(|(key, value)| (format!("'{key}': "), value)).collect())
        }
        Value::Array(items) => ("[", "]", items.iter().map(|item| (String::new(), item)).collect()),
        Value::Bool(true) => return text.push_str("True"),
        Value::Bool(false) => return text.push_str("False"),
        Value::Null => return text.push_str("None"),
        Value::String(word) => return text.extend(["'", &word.replace('\'', "\\'"), "'"]),
        Value::Number(number) => return text.push_str(&number.to_string()),
    };
    text.extend([open, "\n"]);
    for (lead, value) in entries {
        text.extend([pad.as_str(), &lead]);
        python(value, depth + 1, text);
        text.push_str(",\n");
    }
    text.extend([&"    ".repeat(depth), close]);
}

/// Block style, as people write templates.
fn yaml(value: &Value, depth: usize, text: &mut String) {
    let pad = "  ".repeat(depth);
    let entries: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, value)| (format!("{key}:"), value)).collect(),
        Value::Array(items) => items.iter().map(|value| ("-".to_owned(), value)).collect(),
        _ => Vec::new(),
    };
    for (lead, value) in entries {
        let is_block = matches!(value, Value::Object(map) if !map.is_empty())
            || matches!(value, Value::Array(list) if !list.is_empty());
        if is_block {
            text.extend([pad.as_str(), &lead, "\n"]);
            yaml(value, depth + 1, text);
        } else {
            text.extend([pad.as_str(), &lead, " ", &value.to_string(), "\n"]);
        }
    }
}
