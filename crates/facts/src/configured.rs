//! The connections that a job's environment variables, hyperparameters and arguments name.
//!
//! Addresses of the machine itself (`localhost`, `127.…`, `169.254.…`) are left out: what goes there does not leave it. So are
//! XML and JSON schema names, which only look like URLs, and proxy variables: a proxied HTTPS connection is encrypted through it.

use crate::scan::{self, Found};
use crate::work::Work;
use crate::{PlaceKind, Route, Url, UrlHolder, Wire, field};
use wireproof_source::{Node, Text, Value};

/// The variable or hyperparameter that names the archive of the program: the container fetches it from S3 before it starts.
const PROGRAM: &str = "sagemaker_submit_directory";

/// Reads a map of environment variables.
pub(crate) fn variables<'d>(work: &mut Work<'_, '_, 'd>, map: Option<&'d Node<'d>>) {
    for (name, node) in entries(map) {
        entry(work, name, node, &UrlHolder::Environment(name.to_owned()));
    }
}

/// Reads a map of hyperparameters; their values may be JSON in strings.
pub(crate) fn hyperparameters<'d>(work: &mut Work<'_, '_, 'd>, map: Option<&'d Node<'d>>) {
    for (name, node) in entries(map) {
        entry(work, name, node, &UrlHolder::HyperParameter(name.to_owned()));
    }
}

/// The entries of a map, or of a list of `{"Name": …, "Value": …}` as Kubernetes operators write it.
fn entries<'d>(map: Option<&'d Node<'d>>) -> impl Iterator<Item = (&'d str, &'d Node<'d>)> {
    let members = map.into_iter().flat_map(Node::members).map(|member| (&*member.key.value, &member.value));
    let items = map.into_iter().flat_map(Node::items).filter_map(|item| {
        let name = field::get(item, "Name")?.as_str()?;
        Some((name, field::get(item, "Value")?))
    });
    members.chain(items)
}

fn entry<'d>(work: &mut Work<'_, '_, 'd>, name: &str, node: &'d Node<'d>, holder: &UrlHolder) {
    if name.eq_ignore_ascii_case(PROGRAM) && node.as_str().is_some_and(|text| text.contains("s3://")) {
        work.input(name, Some(node));
    } else {
        value(work, name, node, holder);
    }
}

/// Reads a container's entry point or arguments.
pub(crate) fn arguments<'d>(work: &mut Work<'_, '_, 'd>, list: Option<&'d Node<'d>>) {
    let mut option = String::new();
    for argument in list.into_iter().flat_map(Node::one_or_many) {
        value(work, &option, argument, &UrlHolder::Argument);
        argument.as_str().unwrap_or_default().clone_into(&mut option);
    }
}

fn value<'d>(work: &mut Work<'_, '_, 'd>, key: &str, node: &'d Node<'d>, holder: &UrlHolder) {
    match &node.value {
        Value::String(text) => match text.document() {
            Some(document) => value(work, key, document, holder),
            None => string(work, key, text, holder),
        },
        Value::Array(items) => items.iter().for_each(|item| value(work, key, item, holder)),
        Value::Object(members) => {
            for member in members {
                value(work, &member.key.value, &member.value, holder);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn string<'d>(work: &mut Work<'_, '_, 'd>, key: &str, text: &'d Text<'d>, holder: &UrlHolder) {
    for found in scan::scan(key, &text.value) {
        let Found { range, decides, protocol, protection, secure, address } = found;
        let site = work.reader.site(text.slice(range));
        let decides = work.reader.site(text.slice(decides));
        let to = work.reader.place(PlaceKind::Address, &address, site.span);
        let hop = work.send(Route::Configured, to, Wire::Url, vec![site]);
        let job = Some(work.job);
        let holder = holder.clone();
        work.reader.url(hop, Url { protocol, protection, secure, address, site, decides, holder, job, hop });
    }
}
