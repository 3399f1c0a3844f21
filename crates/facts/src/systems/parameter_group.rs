//! Parameter groups: which one a database names, and what it holds. RDS, Aurora, DocumentDB, Neptune and Redshift share them.

use crate::reader::Reader;
use crate::world::Entry;
use crate::{Given, Origin, Setting, Site, field, value};
use wireproof_source::Node;

/// The group that a database names.
pub(super) enum Named<'d> {
    /// None: the service takes the default group of the database's family.
    Nothing,
    /// The default group of a family.
    Default {
        /// The family (`postgres15`).
        family: String,
        /// The group's name.
        site: Site,
    },
    /// A group that the inputs show.
    Shown(Entry<'d>),
    /// A group that the inputs do not show.
    NotShown {
        /// Its name.
        name: String,
        /// Where it is named.
        site: Site,
    },
    /// A name that is decided elsewhere.
    Open {
        /// The expression.
        what: String,
        /// Its characters.
        site: Site,
    },
}

/// What a group says of a parameter.
pub(super) struct Parameter<'d> {
    /// The value; absent when the group leaves it to its family.
    pub(super) given: Given<String>,
    /// The value's characters, or those of the parameters that do not have it.
    pub(super) site: Site,
    /// Where to write another value, if the document has room for one.
    pub(super) setting: Option<Setting<'d, ()>>,
    /// Whether the document lists the group's parameters at all.
    pub(super) is_listed: bool,
}

/// The group that one of the fields names. `kind` is the groups' type.
pub(super) fn named<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>, fields: &[&str], kind: &'static str) -> Named<'d> {
    let Some(reference) = fields.iter().find_map(|name| reference(node, name)) else { return Named::Nothing };
    let site = reader.site(reference.span);
    if let Some(entry) = value::target(reference).and_then(|name| reader.find(kind, name)) {
        return Named::Shown(entry);
    }
    match (value::expression(reference), reference.as_str()) {
        (Some(what), _) => Named::Open { what, site },
        (None, Some(name)) => match name.strip_prefix("default.") {
            Some(family) => Named::Default { family: family.to_owned(), site },
            None => Named::NotShown { name: name.to_owned(), site },
        },
        (None, None) => Named::Open { what: "[…]".to_owned(), site },
    }
}

/// The value that names a group: a string, or the name in the first element of a `describe` list.
pub(super) fn reference<'d>(node: &'d Node<'d>, name: &str) -> Option<&'d Node<'d>> {
    let value = field::get(node, name)?;
    if value.as_str().is_some() || value::expression(value).is_some() {
        return Some(value);
    }
    let first = value.one_or_many().first()?;
    ["DBParameterGroupName", "ParameterGroupName"].iter().find_map(|name| field::string(first, name))
}

/// Whether a member of a cluster or the database itself waits for a restart to take its group's values.
pub(super) fn is_pending(node: &Node<'_>) -> bool {
    const STATUS: [(&str, &str); 3] = [
        ("DBParameterGroups", "ParameterApplyStatus"),
        ("ClusterParameterGroups", "ParameterApplyStatus"),
        ("DBClusterMembers", "DBClusterParameterGroupStatus"),
    ];
    STATUS
        .iter()
        .any(|(list, status)| field::list(node, list).iter().any(|one| field::name(one, status) == "pending-reboot"))
}

/// What a group says of a parameter.
pub(super) fn parameter<'d>(entry: Entry<'d>, name: &str) -> Parameter<'d> {
    let node = field::block(entry.resource.node());
    let at = |span| Site { input: entry.input, span };
    let opening = |node: &Node<'_>| at(field::opening(node));
    let room = |anchor: &'d Node<'d>, missing: Vec<String>| Setting {
        given: Given::Absent,
        site: opening(anchor),
        anchor,
        missing,
        key: name.to_owned(),
        value: None,
        null: None,
    };
    let is_template = entry.resource.origin == Origin::CloudFormation;
    // `parameterOverrides` is what the operator of Kubernetes calls them.
    let list = ["Parameters", "Parameter", "ParameterOverrides"].iter().find_map(|name| field::get(node, name));
    let Some(list) = list else {
        let setting = is_template.then(|| room(node, vec!["Parameters".to_owned(), name.to_owned()]));
        let is_listed =
            matches!(entry.resource.origin, Origin::CloudFormation | Origin::Terraform | Origin::Kubernetes);
        return Parameter { given: Given::Absent, site: opening(node), setting, is_listed };
    };
    if let Some(what) = value::expression(list) {
        return Parameter { given: Given::Unresolved { what }, site: at(list.span), setting: None, is_listed: true };
    }
    let found = match list.members() {
        [] => list.items().iter().find_map(|item| of_element(item, name)),
        members => members
            .iter()
            .find(|member| member.key.value.eq_ignore_ascii_case(name))
            .map(|member| (list, &member.value)),
    };
    let Some((anchor, value)) = found else {
        let setting = list.is_object().then(|| room(list, vec![name.to_owned()]));
        return Parameter { given: Given::Absent, site: at(field::opening(list)), setting, is_listed: is_whole(entry) };
    };
    let setting = Setting {
        given: Given::Stated(()),
        site: at(value.span),
        anchor,
        missing: Vec::new(),
        key: name.to_owned(),
        value: Some(value),
        null: None,
    };
    Parameter { given: value::word(value), site: at(value.span), setting: Some(setting), is_listed: true }
}

/// Whether the parameters are all that the group sets: a `modify` request lists only what it changes.
fn is_whole(entry: Entry<'_>) -> bool {
    entry.resource.origin != Origin::Api || field::get(entry.resource.node(), "DBParameterGroupName").is_none()
}

fn of_element<'d>(item: &'d Node<'d>, name: &str) -> Option<(&'d Node<'d>, &'d Node<'d>)> {
    let key = field::get(item, "ParameterName").or_else(|| field::get(item, "Name"))?;
    let value = field::get(item, "ParameterValue").or_else(|| field::get(item, "Value"))?;
    key.as_str().is_some_and(|key| key.eq_ignore_ascii_case(name)).then_some((item, value))
}

/// Whether a document is the answer of a `describe-…-parameters` command that has one of these parameters.
pub(super) fn is_list_with(node: &Node<'_>, names: &[&str]) -> bool {
    let is_one = |item: &Node<'_>| names.contains(&field::name(item, "ParameterName"));
    node.get("Parameters").is_some_and(|list| list.items().iter().any(is_one))
}
