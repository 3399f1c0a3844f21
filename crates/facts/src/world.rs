//! All resources of all inputs, to be found by type and name: a database meets its parameter group, a policy its bucket.

use crate::home::Home;
use crate::key::{By, Key};
use crate::mount::Owners;
use crate::resource::Resource;
use crate::{
    Format, Parameter, PolicyKind, ResourcePolicy, Site, bucket, field, home, template, tree, unshown, value, vpc,
};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wireproof_source::{Map, Node, Set};

/// A resource and where it was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'d> {
    /// Its place among all resources.
    pub(crate) index: usize,
    /// The input's index.
    pub(crate) input: u32,
    /// The format that reads it; nothing for types that are only looked up.
    pub(crate) format: Option<Format>,
    /// The resource.
    pub(crate) resource: &'d Resource<'d>,
    /// Whether its input was read to its end.
    pub(crate) complete: bool,
    /// Its account and Region, where it tells them.
    pub(crate) home: Option<Home<'d>>,
}

/// The resources of all inputs.
#[derive(Debug, Default)]
pub(crate) struct World<'d> {
    entries: Vec<Entry<'d>>,
    /// The inputs that are templates of one stack with nested ones: for each the outermost one.
    families: Map<u32, u32>,
    /// By type, then by name; a name that only its document knows goes with the index of its outermost template.
    by_name: Map<&'static str, Map<Option<u32>, Names>>,
    by_type: Map<&'static str, Vec<usize>>,
    /// What templates leave out, by the index of the outermost template.
    parts: Map<u32, Vec<usize>>,
    /// The policies of buckets that another template makes, as far as nothing tells which.
    adrift: Vec<usize>,
    defaults: Map<Site, &'d Parameter>,
    /// The buckets that have a policy in the inputs.
    owned: Set<(Option<u32>, String)>,
    /// The inputs with a bucket policy of which nothing tells whose it is.
    open: Set<u32>,
    /// By the type that refers and the type that is referred to: who refers to a resource.
    referrers: RefCell<Map<(&'static str, &'static str), Rc<Referrers>>>,
    /// The file systems that policies beside them belong to, once that was asked.
    policy_owners: OnceCell<Owners>,
    /// Which resources of one name say the same, as far as that was asked.
    alike: RefCell<Map<(usize, usize), bool>>,
    /// Whether the VPCs of resources are of interest: controls of some are shown, or look-ups are noted.
    controls: bool,
    /// The input whose resource is being read.
    reading: Cell<u32>,
    /// What was looked up, where that is of interest.
    asked: Option<RefCell<Asked>>,
}

/// What was looked up and not found in the document that asks.
#[derive(Debug, Default)]
struct Asked {
    keys: Set<(u32, Key)>,
    /// Buckets whose policies were asked for.
    buckets: Set<(u32, String)>,
}

/// The resources of each name.
type Names = Map<String, Vec<usize>>;

/// The resources that refer to each resource.
type Referrers = Map<usize, Vec<usize>>;

impl<'d> World<'d> {
    /// One that notes what is looked up and not found in the document that asks.
    pub(crate) fn that_notes() -> Self {
        Self { asked: Some(RefCell::default()), ..Self::default() }
    }

    /// Remembers that an input belongs to the template of another one.
    pub(crate) fn belongs(&mut self, input: u32, outermost: u32) {
        self.families.insert(input, outermost);
    }

    /// In what the names of an input are known that only documents know: the input with its outermost template.
    pub(crate) fn scope(&self, input: u32) -> u32 {
        self.families.get(&input).copied().unwrap_or(input)
    }

    /// Adds a resource of an input, which was read to its end or not.
    pub(crate) fn add(&mut self, input: u32, complete: bool, format: Option<Format>, resource: &'d Resource<'d>) {
        let scope = self.scope(input);
        let index = self.entries.len();
        let home = home::of(format, resource.node());
        self.entries.push(Entry { index, input, format, resource, complete, home });
        let defaults = resource.defaults.iter();
        self.defaults.extend(defaults.map(|(span, parameter)| (Site { input, span: *span }, parameter)));
        let Some(format) = format else { return };
        let Some(kind) = format.card().types.first() else { return };
        self.by_type.entry(kind).or_default().push(index);
        if template::PARTS.first() == Some(kind) {
            self.parts.entry(scope).or_default().push(index);
        }
        if unshown::is_adrift(resource) {
            self.adrift.push(index);
        }
        if !resource.name.is_empty() {
            self.name(kind, Some(scope), &resource.name, index);
        }
        if !resource.symbol.is_empty() {
            self.name(kind, Some(scope), &resource.symbol, index);
        }
        let names = format.card().names.iter().filter_map(|key| named_by(resource.node(), key));
        for name in names {
            // A name that only a deployment tells is the same for all of its document.
            let (scope, name) = match (value::expression(name), name.as_str()) {
                (None, Some(name)) => (None, Cow::Borrowed(name)),
                (Some(_), Some(name)) => (Some(scope), Cow::Borrowed(name)),
                _ => match template::placeholder(name) {
                    Some(name) => (Some(scope), Cow::Owned(name)),
                    None => continue,
                },
            };
            if !name.is_empty() {
                self.name(kind, scope, &name, index);
            }
        }
    }

    fn name(&mut self, kind: &'static str, scope: Option<u32>, name: &str, index: usize) {
        let names = self.by_name.entry(kind).or_default().entry(scope).or_default();
        match names.get_mut(name) {
            Some(indexes) => indexes.push(index),
            None => {
                names.insert(name.to_owned(), vec![index]);
            }
        }
    }

    /// Remembers whether controls of VPCs are shown, when all resources are there.
    pub(crate) fn know_controls(&mut self) {
        self.controls = self.asked.is_some() || vpc::has_controls(self);
    }

    /// Whether the VPCs of resources are of interest.
    pub(crate) fn asks_for_controls(&self) -> bool {
        self.controls
    }

    /// Remembers which buckets have a policy.
    pub(crate) fn know_policies(&mut self, policies: &[ResourcePolicy<'_>]) {
        for policy in policies.iter().filter(|policy| policy.kind == PolicyKind::S3Bucket) {
            match &policy.bucket {
                Some(bucket) if !bucket.contains("${") => {
                    self.owned.insert(bucket::scoped(bucket, self.scope(policy.site.input)));
                }
                _ => {
                    self.open.insert(policy.site.input);
                }
            }
        }
    }

    /// Whether a bucket has a policy in the inputs, or may have one that is open in its own.
    pub(crate) fn has_policy(&self, input: u32, bucket: &str) -> bool {
        if let (Some(asked), None) = (&self.asked, bucket::scoped(bucket, self.scope(input)).0) {
            asked.borrow_mut().buckets.insert((self.reading.get(), bucket.to_owned()));
        }
        self.open.contains(&input) || self.owned.contains(&bucket::scoped(bucket, self.scope(input)))
    }

    /// What the templates around an input leave out.
    pub(crate) fn parts(&self, input: u32) -> impl Iterator<Item = Entry<'d>> {
        let indexes = self.parts.get(&self.scope(input)).into_iter().flatten();
        indexes.filter_map(|index| self.entries.get(*index).copied())
    }

    /// The policies of buckets that another template makes, as far as nothing tells which.
    pub(crate) fn adrift(&self) -> impl Iterator<Item = Entry<'d>> {
        self.adrift.iter().filter_map(|index| self.entries.get(*index).copied())
    }

    /// The resources in the order they were added.
    pub(crate) fn entries(&self) -> &[Entry<'d>] {
        &self.entries
    }

    /// The parameters whose defaults these places rest on.
    pub(crate) fn defaults(&self, sites: &[Site]) -> Vec<Parameter> {
        let mut found: Vec<Parameter> = Vec::new();
        for parameter in sites.iter().filter_map(|site| self.defaults.get(site)) {
            if !found.contains(parameter) {
                found.push((*parameter).clone());
            }
        }
        found
    }

    /// The resources of a type, by CloudFormation's name.
    pub(crate) fn of_type(&self, kind: &'static str) -> impl Iterator<Item = Entry<'d>> {
        let indexes = self.by_type.get(kind).into_iter().flatten();
        indexes.filter_map(|index| self.entries.get(*index).copied())
    }

    /// The resources of type `from` whose references, as `references` finds them, mean the resource at `index`, which is of
    /// type `to`. The pairs are looked up once for all resources.
    pub(crate) fn referrers(
        &self,
        from: &'static str,
        to: &'static str,
        index: usize,
        references: fn(&'d Node<'d>) -> Vec<&'d Node<'d>>,
    ) -> Vec<Entry<'d>> {
        if self.asked.is_some() {
            let names = self.entries.get(index).map(names_in_aws).unwrap_or_default();
            for name in &names {
                self.ask(By::Reference, to, name);
            }
        }
        let known = self.referrers.borrow().get(&(from, to)).cloned();
        let referrers = known.unwrap_or_else(|| {
            let mut found = Referrers::new();
            for entry in self.of_type(from) {
                for reference in references(entry.resource.node()) {
                    let by = Some(entry.index);
                    let referred = reference.as_str().and_then(|name| self.named_to(by, to, entry.input, name));
                    if let Some(referred) = referred {
                        found.entry(referred.index).or_default().push(entry.index);
                    }
                }
            }
            let found = Rc::new(found);
            self.referrers.borrow_mut().insert((from, to), Rc::clone(&found));
            found
        });
        let indexes = referrers.get(&index).into_iter().flatten();
        indexes.filter_map(|index| self.entries.get(*index).copied()).collect()
    }

    /// The resource of a type that a name in an input means: its name in that document, else its name in AWS.
    pub(crate) fn named(&self, kind: &'static str, input: u32, name: &str) -> Option<Entry<'d>> {
        self.named_to(None, kind, input, name)
    }

    /// The same of a name that the resource at an index uses; one of another account or Region it can't mean. Where several
    /// resources have the name and nothing tells which is meant, none is.
    pub(crate) fn named_to(&self, by: Option<usize>, kind: &'static str, input: u32, name: &str) -> Option<Entry<'d>> {
        let of = |scope| self.by_name.get(kind)?.get(&scope)?.get(name);
        let found = of(Some(self.scope(input))).or_else(|| of(None));
        let found = found.into_iter().flatten().filter_map(|index| self.entries.get(*index).copied());
        let asking = by.and_then(|index| self.entries.get(index).copied());
        let entry = home::meant(found, asking, input, |one, other| self.alike(one, other));
        if entry.is_none() {
            self.ask(By::Name, kind, name);
        }
        entry
    }

    /// Whether two resources say the same.
    fn alike(&self, one: Entry<'_>, other: Entry<'_>) -> bool {
        let pair = (one.index.min(other.index), one.index.max(other.index));
        let known = self.alike.borrow().get(&pair).copied();
        known.unwrap_or_else(|| {
            let alike = one.index == other.index || tree::alike(one.resource.node(), other.resource.node());
            self.alike.borrow_mut().insert(pair, alike);
            alike
        })
    }

    /// The file systems that policies beside them belong to.
    pub(crate) fn policy_owners(&self) -> &Owners {
        self.policy_owners.get_or_init(|| Owners::of(self))
    }

    /// Notes for which input resources are read from here on.
    pub(crate) fn reads_for(&self, input: u32) {
        self.reading.set(input);
    }

    fn ask(&self, by: By, kind: &'static str, name: &str) {
        if let Some(asked) = self.asked.as_ref().filter(|_| is_name_in_aws(name)) {
            asked.borrow_mut().keys.insert((self.reading.get(), Key { by, kind, name: name.to_owned() }));
        }
    }

    /// What reading an input's resources asked for and did not find in it.
    pub(crate) fn asked(&self, input: u32) -> Set<Key> {
        let Some(asked) = self.asked.as_ref().map(RefCell::borrow) else { return Set::new() };
        asked.keys.iter().filter(|(of, _)| *of == input).map(|(_, key)| key.clone()).collect()
    }

    /// The buckets whose policies reading an input's resources asked for.
    pub(crate) fn asked_policies(&self, input: u32) -> Vec<String> {
        let Some(asked) = self.asked.as_ref().map(RefCell::borrow) else { return Vec::new() };
        asked.buckets.iter().filter(|(of, _)| *of == input).map(|(_, bucket)| bucket.clone()).collect()
    }

    /// The names in AWS of an input's resources.
    pub(crate) fn names(&self, input: u32) -> Set<Key> {
        let own = self.entries.iter().filter(|entry| entry.input == input);
        own.flat_map(|entry| {
            let kind = entry.format.and_then(|format| format.card().types.first().copied());
            let key = |kind| move |name| Key { by: By::Name, kind, name };
            kind.into_iter().flat_map(move |kind| names_in_aws(entry).into_iter().map(key(kind)))
        })
        .collect()
    }
}

/// The names of a resource that others than its document know.
fn names_in_aws(entry: &Entry<'_>) -> Vec<String> {
    let names = entry.format.map(|format| format.card().names).unwrap_or_default();
    let given = names.iter().filter_map(|key| named_by(entry.resource.node(), key));
    let known = given.filter(|name| value::expression(name).is_none()).filter_map(|name| name.as_str());
    known.filter(|name| is_name_in_aws(name)).map(str::to_owned).collect()
}

/// What a field of a card's names holds; one within another is written with a dot.
fn named_by<'n, 't>(node: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    name.split('.').try_fold(node, field::get)
}

/// Whether a name can be one in AWS: not one that only a deployment or a template's parameter tells.
fn is_name_in_aws(name: &str) -> bool {
    !name.is_empty() && !name.contains("${")
}
