//! The actions of listeners and rules: what they do with a request, and to which target groups they send it.

use crate::{field, value};
use wireproof_source::Node;

/// What a listener of HTTP does with requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Serves {
    /// Sends them on, or serves something.
    Content,
    /// Redirects all of them to HTTPS.
    RedirectToHttps,
    /// Redirects them to HTTP.
    RedirectToHttp,
    /// Answers all of them with a fixed response.
    FixedResponse,
    /// The actions are not shown.
    NotShown,
    /// The protocol of the redirection, or the action, is decided elsewhere.
    Open(String),
}

/// What a list of actions serves, and the action that decides.
pub(crate) fn serves<'n, 't>(actions: &'n [Node<'t>]) -> (Serves, Option<&'n Node<'t>>) {
    let last = |node: &&Node<'t>| field::get(node, "Order").and_then(Node::number).and_then(|order| order.parse().ok());
    // Only the last action answers; those before it authenticate.
    let deciding = actions.iter().max_by_key(|action| last(action).unwrap_or(0_u32));
    let Some(action) = deciding else { return (Serves::NotShown, None) };
    if let Some(what) = value::expression(action) {
        return (Serves::Open(what), Some(action));
    }
    let kind = field::get(action, "Type");
    if let Some(what) = kind.and_then(value::expression) {
        return (Serves::Open(what), Some(action));
    }
    let serves = match kind.and_then(Node::as_str).unwrap_or_default().to_ascii_lowercase().as_str() {
        "redirect" => redirect(action),
        "fixed-response" => Serves::FixedResponse,
        _ => Serves::Content,
    };
    (serves, Some(action))
}

/// The values that name the target groups of a listener's or rule's actions.
pub(crate) fn groups<'d>(node: &'d Node<'d>) -> Vec<&'d Node<'d>> {
    let mut found = Vec::new();
    for name in ["DefaultActions", "DefaultAction", "Actions", "Action"] {
        for action in field::list(node, name) {
            found.extend(field::get(action, "TargetGroupArn"));
            for forward in ["ForwardConfig", "Forward"].iter().filter_map(|name| field::get(action, name)) {
                let groups = ["TargetGroups", "TargetGroup"].iter().flat_map(|name| field::list(forward, name));
                found.extend(
                    groups
                        .filter_map(|group| ["TargetGroupArn", "Arn"].iter().find_map(|name| field::get(group, name))),
                );
            }
        }
    }
    found
}

/// Without a protocol, and with `#{protocol}`, a request keeps the one it came with.
fn redirect(action: &Node<'_>) -> Serves {
    let config = ["RedirectConfig", "Redirect"].iter().find_map(|name| field::get(action, name));
    let protocol = config.and_then(|config| field::get(config, "Protocol"));
    match (protocol.and_then(value::expression), protocol.and_then(Node::as_str)) {
        (Some(what), _) => Serves::Open(what),
        (None, Some(word)) if word.eq_ignore_ascii_case("HTTPS") => Serves::RedirectToHttps,
        _ => Serves::RedirectToHttp,
    }
}
