//! A plan: the resources that will be, with what is unknown until apply, and those that will be gone.

use super::address;
use super::configuration::{Configuration, Target};
use super::overlay::{self, Resolve, overlay};
use super::policy_document;
use crate::Format;
use crate::resource::{Fate, Origin, Resource, Tree};
use wireproof_source::{Map, Node, Set, Span, Text, Value};

/// Lists the resources of a plan.
pub(crate) fn list<'d>(node: &'d Node<'d>, resources: &mut Vec<Resource<'d>>) {
    let plan = Plan::of(node);
    let planned = plan.planned.iter().map(|entry| entry.address);
    let seen: Set<&str> = planned.collect();
    resources.extend(plan.planned.iter().filter_map(|entry| plan.resource(entry)));
    let changes = plan.changes.iter().filter(|change| change.deposed || !seen.contains(change.address));
    resources.extend(changes.filter_map(|change| plan.change(change)));
}

struct Plan<'d> {
    planned: Vec<Planned<'d>>,
    changes: Vec<Change<'d>>,
    /// Indexes in `changes`.
    by_address: Map<&'d str, usize>,
    /// Addresses of planned and changed resources, by the address without indexes.
    instances: Map<String, Vec<&'d str>>,
    /// The values of a resource.
    values: Map<&'d str, &'d Node<'d>>,
    configuration: Configuration<'d>,
}

/// A resource of `planned_values`.
struct Planned<'d> {
    address: &'d str,
    site: Span,
    kind: &'d str,
    values: &'d Node<'d>,
}

/// A resource of `resource_changes`.
struct Change<'d> {
    address: &'d str,
    site: Span,
    kind: &'d str,
    is_data: bool,
    /// Whether it is of an object that a replacement left behind.
    deposed: bool,
    actions: &'d Node<'d>,
    body: &'d Node<'d>,
}

impl<'d> Plan<'d> {
    fn of(node: &'d Node<'d>) -> Self {
        let mut planned = Vec::new();
        if let Some(root) = node.find(&["planned_values", "root_module"]) {
            of_module(root, &mut planned);
        }
        let changes = node.get("resource_changes").into_iter().flat_map(Node::items);
        let changes: Vec<Change<'d>> = changes.filter_map(Change::of).collect();
        let mut plan = Self {
            by_address: Map::new(),
            instances: Map::new(),
            values: Map::new(),
            configuration: Configuration::of(node),
            planned,
            changes,
        };
        for (at, change) in plan.changes.iter().enumerate().filter(|(_, change)| !change.deposed) {
            plan.by_address.insert(change.address, at);
            if let Some(after) = change.body.get("after").filter(|after| after.is_object()) {
                plan.values.insert(change.address, after);
            }
        }
        plan.values.extend(plan.planned.iter().map(|entry| (entry.address, entry.values)));
        // What data sources were read as, for those that no change reads again.
        let mut prior = Vec::new();
        if let Some(root) = node.find(&["prior_state", "values", "root_module"]) {
            of_module(root, &mut prior);
        }
        for entry in prior.iter().filter(|entry| entry.address.contains("data.")) {
            plan.values.entry(entry.address).or_insert(entry.values);
        }
        for address in plan.values.keys() {
            plan.instances.entry(address::configured(address)).or_default().push(address);
        }
        plan
    }

    /// A resource of the planned values.
    fn resource(&self, entry: &Planned<'d>) -> Option<Resource<'d>> {
        if entry.is_data() {
            return None;
        }
        let change = self.by_address.get(entry.address).and_then(|at| self.changes.get(*at));
        let unknown = change.and_then(|change| change.body.get("after_unknown"));
        Some(Resource {
            name: entry.address.to_owned(),
            site: entry.site,
            origin: Origin::Terraform,
            tree: self.tree(entry.kind, entry.address, entry.values, unknown),
            ..Resource::plain(entry.kind, entry.values)
        })
    }

    /// A resource that only a change tells of.
    fn change(&self, change: &Change<'d>) -> Option<Resource<'d>> {
        if change.is_data {
            return None;
        }
        let (before, after) = (change.object("before"), change.object("after"));
        let is_gone = change.deposed || (change.does("delete") && !change.does("create"));
        let values = if is_gone { before } else { after.or(before) }?;
        let unknown = change.body.get("after_unknown").filter(|_| !is_gone);
        Some(Resource {
            name: change.address.to_owned(),
            site: change.site,
            origin: Origin::Terraform,
            tree: self.tree(change.kind, change.address, values, unknown),
            fate: if is_gone { Fate::Gone(change.actions.span) } else { Fate::Present },
            ..Resource::plain(change.kind, values)
        })
    }

    /// The values with what is unknown, if anything reads them.
    fn tree(&self, kind: &str, address: &'d str, values: &'d Node<'d>, unknown: Option<&'d Node<'d>>) -> Tree<'d> {
        match unknown.filter(|unknown| overlay::is_open(unknown)) {
            Some(unknown) if Format::of_type(kind).is_some() => {
                let expressions = self.configuration.expressions(address);
                let resolver = Resolver { plan: self, address, is_policy: false };
                Tree::Resolved(overlay(Some(values), unknown, expressions, &resolver))
            }
            _ => Tree::Whole(values),
        }
    }

    /// The instance that a reference means when a resource of this index makes it: the only one, or the one of the same index.
    fn instance(&self, target: &Target<'_>, index: &str) -> Option<&'d str> {
        let instances = self.instances.get(&target.address)?;
        match instances.as_slice() {
            [only] => Some(only),
            several => {
                let index = if target.index.is_empty() { index } else { target.index };
                let mut fitting = several.iter().filter(|address| address::index(address) == index);
                fitting.next().copied().filter(|_| !index.is_empty() && fitting.next().is_none())
            }
        }
    }
}

/// What the plan knows of the references of one resource.
struct Resolver<'p, 'd> {
    plan: &'p Plan<'d>,
    address: &'d str,
    /// Whether the resource is the data source of a policy itself.
    is_policy: bool,
}

impl<'d> Resolve<'d> for Resolver<'_, 'd> {
    fn linked(&self, key: &str, expression: &'d Node<'d>, span: Span) -> Option<Node<'d>> {
        let target = self.plan.configuration.target(self.address, expression)?;
        let instance = self.plan.instance(&target, address::index(self.address))?;
        if target.address.contains("data.aws_iam_policy_document.") {
            return if self.is_policy { None } else { self.policy(instance) };
        }
        if !names_another(key) {
            return None;
        }
        let values = self.plan.values.get(instance)?;
        let attribute = match target.attribute? {
            "id" if target.address.contains("aws_s3_bucket.") => "bucket",
            attribute => attribute,
        };
        let known = values.get(attribute).and_then(Node::as_str).filter(|_| attribute != "arn");
        let text = Text::computed(known.unwrap_or(instance).to_owned(), span, None);
        Some(Node { span, value: Value::String(text) })
    }

    fn is_left_out(&self, _key: &str) -> bool {
        // What an update makes unknown keeps its value, which the plan does not show.
        let change = self.plan.by_address.get(self.address).and_then(|at| self.plan.changes.get(*at));
        change.is_some_and(|change| change.does("create"))
    }
}

impl<'d> Resolver<'_, 'd> {
    /// The policy that a data source makes of its statements when it is read during apply.
    fn policy(&self, instance: &'d str) -> Option<Node<'d>> {
        let values = self.plan.values.get(instance)?;
        let change = self.plan.by_address.get(instance).and_then(|at| self.plan.changes.get(*at));
        let unknown = change.and_then(|change| change.body.get("after_unknown"));
        let resolver = Resolver { plan: self.plan, address: instance, is_policy: true };
        let expressions = self.plan.configuration.expressions(instance);
        match unknown {
            Some(unknown) => policy_document::of(&overlay(Some(values), unknown, expressions, &resolver)),
            None => policy_document::of(values),
        }
    }
}

/// Whether a field holds a name of another resource, rather than a text with one in it.
fn names_another(key: &str) -> bool {
    const LAST: [&str; 11] =
        ["arn", "arns", "bucket", "group", "groups", "id", "identifier", "ids", "name", "names", "url"];
    let is_whole = matches!(key, "security_configuration" | "replicate_source_db");
    is_whole || key.rsplit('_').next().is_some_and(|last| LAST.contains(&last))
}

impl Planned<'_> {
    fn is_data(&self) -> bool {
        address::split(self.address).1.first() == Some(&"data")
    }
}

impl<'d> Change<'d> {
    fn of(node: &'d Node<'d>) -> Option<Self> {
        let address = node.get("address")?;
        let change = node.get("change")?;
        Some(Self {
            address: address.as_str()?,
            site: address.span,
            kind: node.get("type").and_then(Node::as_str).unwrap_or_default(),
            is_data: node.get("mode").and_then(Node::as_str) == Some("data"),
            deposed: node.get("deposed").is_some_and(|deposed| !deposed.is_null()),
            actions: change.get("actions")?,
            body: change,
        })
    }

    fn does(&self, action: &str) -> bool {
        self.actions.items().iter().any(|node| node.as_str() == Some(action))
    }

    fn object(&self, key: &str) -> Option<&'d Node<'d>> {
        self.body.get(key).filter(|value| value.is_object())
    }
}

fn of_module<'d>(module: &'d Node<'d>, planned: &mut Vec<Planned<'d>>) {
    for node in module.get("resources").into_iter().flat_map(Node::items) {
        let (Some(values), Some(address)) = (node.get("values"), node.get("address")) else { continue };
        planned.push(Planned {
            address: address.as_str().unwrap_or_default(),
            site: address.span,
            kind: node.get("type").and_then(Node::as_str).unwrap_or_default(),
            values,
        });
    }
    for child in module.get("child_modules").into_iter().flat_map(Node::items) {
        of_module(child, planned);
    }
}
