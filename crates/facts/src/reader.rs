//! Reading one resource into [`Facts`]: sites, settings, hops.

use crate::field::{self, Spelling};
use crate::resource::Resource;
use crate::scan::Found;
use crate::world::{Entry, World};
use crate::{
    Aspect, Component, Facts, Floor, Format, Given, Hop, Mechanism, Origin, Place, PlaceKind, Route, Setting, Shown,
    Site, Switch, System, Url, UrlHolder, Wire, value,
};
use wireproof_source::order;
use wireproof_source::{Member, Node, Span, Value};

/// Writes the facts of one resource.
pub(crate) struct Reader<'f, 'd> {
    /// Where they go.
    pub(crate) facts: &'f mut Facts<'d>,
    /// All resources of all inputs.
    pub(crate) world: &'f World<'d>,
    /// The resource.
    pub(crate) resource: &'d Resource<'d>,
    /// The resource's place among all resources.
    pub(crate) index: usize,
    /// The format that the resource was recognised as.
    pub(crate) format: Format,
    /// The input's index.
    pub(crate) input: u32,
    /// Whether the input was read to its end.
    pub(crate) complete: bool,
    /// How the resource spells the API's names.
    pub(crate) spelling: Spelling,
    /// Whether the values are those of a skeleton (`--generate-cli-skeleton`): placeholders, which say nothing.
    pub(crate) is_skeleton: bool,
    /// The bucket that a policy belongs to when the document does not tell.
    pub(crate) bucket: Option<&'d str>,
}

/// Whether a request is a skeleton that was not filled in: its strings, of which it has several, are empty.
pub(crate) fn is_skeleton(node: &Node<'_>) -> bool {
    let mut strings = node.members().iter().filter_map(|member| member.value.as_str()).peekable();
    let several = node.members().iter().filter(|member| member.value.as_str().is_some()).count() > 1;
    several && strings.all(str::is_empty)
}

/// What a hop is besides its ends.
pub(crate) struct Draft {
    pub(crate) route: Route,
    pub(crate) wire: Wire,
    pub(crate) evidence: Vec<Site>,
    pub(crate) shown: Vec<Shown>,
    pub(crate) job: Option<usize>,
}

impl<'f, 'd> Reader<'f, 'd> {
    /// One for a resource of a format.
    pub(crate) fn new(
        facts: &'f mut Facts<'d>,
        world: &'f World<'d>,
        entry: Entry<'d>,
        format: Format,
        bucket: Option<&'d str>,
    ) -> Self {
        Self {
            facts,
            world,
            resource: entry.resource,
            index: entry.index,
            format,
            input: entry.input,
            complete: entry.complete,
            spelling: Spelling::of(entry.resource.node()),
            is_skeleton: is_skeleton(entry.resource.node()),
            bucket,
        }
    }

    /// One for another resource, which decides about a hop of this one.
    pub(crate) fn of(&mut self, entry: Entry<'d>) -> Reader<'_, 'd> {
        Reader::new(self.facts, self.world, entry, entry.format.unwrap_or(self.format), self.bucket)
    }
}

impl<'d> Reader<'_, 'd> {
    /// Characters of this input.
    pub(crate) fn site(&self, span: Span) -> Site {
        Site { input: self.input, span }
    }

    /// The opening brace of an object, or another value's first character.
    pub(crate) fn opening(&self, node: &Node<'_>) -> Site {
        self.site(field::opening(node))
    }

    /// A place that a value names.
    pub(crate) fn place(&self, kind: PlaceKind, name: &str, span: Span) -> Place {
        Place { kind, name: name.to_owned(), detail: String::new(), bucket: None, site: self.site(span) }
    }

    /// Adds a hop and returns its index.
    pub(crate) fn hop(&mut self, from: Place, to: Place, draft: Draft) -> usize {
        let Draft { route, wire, evidence, mut shown, job } = draft;
        order::sort_by_key(&mut shown, |shown| (shown.site, shown.mechanism));
        shown.dedup();
        self.facts.hops.push(Hop {
            input: self.input,
            format: self.format,
            route,
            from,
            to,
            wire,
            evidence,
            shown,
            job,
            policy: None,
            url: None,
            switch: None,
            server: None,
            vpc: None,
            depends: Vec::new(),
        });
        self.facts.hops.len() - 1
    }

    /// Adds a URL and ties it to its hop.
    pub(crate) fn url(&mut self, hop: usize, url: Url) {
        let index = self.facts.urls.len();
        self.facts.urls.push(url);
        if let Some(hop) = self.facts.hops.get_mut(hop) {
            hop.url = Some(index);
        }
    }

    /// A connection that a string of a resource other than a job names.
    pub(crate) fn configured(&mut self, from: Place, value: &Node<'_>, found: Found, holder: UrlHolder) {
        let Found { range, decides, protocol, protection, secure, address } = found;
        let slice = |range| value.text().map_or(value.span, |text| text.slice(range));
        let (site, decides) = (self.site(slice(range)), self.site(slice(decides)));
        let to = Place { site, ..self.place(PlaceKind::Address, &address, Span::default()) };
        let draft =
            Draft { route: Route::Configured, wire: Wire::Url, evidence: vec![site], shown: Vec::new(), job: None };
        let hop = self.hop(from, to, draft);
        self.url(hop, Url { protocol, protection, secure, address, site, decides, holder, job: None, hop });
    }

    /// What a person calls the resource: its name in the document, else what the first of these fields says.
    pub(crate) fn name(&self, node: &'d Node<'d>, fields: &[&str]) -> String {
        let named = || fields.iter().map(|field| field::name(node, field)).find(|name| !name.is_empty());
        if self.resource.name.is_empty() { named().unwrap_or_default().to_owned() } else { self.resource.name.clone() }
    }

    /// Where the resource is named: in its document, else by the first of these fields, else its opening brace.
    pub(crate) fn named(&self, node: &'d Node<'d>, fields: &[&str]) -> Site {
        if self.resource.name.is_empty() {
            let named = fields.iter().find_map(|name| field::string(node, name));
            return named.map_or_else(|| self.opening(node), |name| self.site(name.span));
        }
        self.site(self.resource.site)
    }

    /// Clients → the resource, as its settings decide. `evidence` holds at least one place.
    pub(crate) fn clients(&mut self, kind: PlaceKind, name: &str, system: System, evidence: Vec<Site>) -> usize {
        let site = evidence.first().copied().unwrap_or_default();
        let from = Place { site, ..self.place(PlaceKind::Clients, "", Span::default()) };
        let to = Place { site, ..self.place(kind, name, Span::default()) };
        self.service(from, to, "", system, evidence)
    }

    /// A connection of a resource; `name` tells it from the resource's others.
    pub(crate) fn service(&mut self, from: Place, to: Place, name: &str, system: System, evidence: Vec<Site>) -> usize {
        let route = Route::Service { name: name.to_owned() };
        self.hop(from, to, Draft { route, wire: Wire::System(system), evidence, shown: Vec::new(), job: None })
    }

    /// Says on a hop that a field of the resource is not encryption in transit, if the field is there.
    pub(crate) fn beside(&mut self, hop: usize, mechanism: Mechanism, node: &'d Node<'d>, path: &[&str]) {
        let Some(value) = field::find(node, path) else { return };
        let site = self.site(value.span);
        if let Some(hop) = self.facts.hops.get_mut(hop) {
            hop.shown.push(Shown { mechanism, site });
        }
    }

    /// Something in the inputs that is not encryption in transit and has no hop of its own.
    pub(crate) fn component(&mut self, mechanism: Mechanism, name: &str, site: Site) {
        self.facts.components.push(Component {
            mechanism,
            aspect: Aspect::Plain,
            name: name.to_owned(),
            site,
            vpc: None,
            service: String::new(),
            is_on_path: false,
        });
    }

    /// The setting of a hop, and the value (as JSON) that would protect it.
    pub(crate) fn switch(&mut self, hop: usize, setting: Setting<'d, ()>, json: &'static str) {
        let switch = self.facts.switches.len();
        self.facts.switches.push(Switch { setting, json });
        if let Some(hop) = self.facts.hops.get_mut(hop) {
            hop.switch = Some(switch);
        }
    }

    /// The resource among all.
    pub(crate) fn entry(&self) -> Option<Entry<'d>> {
        self.world.entries().get(self.index).copied()
    }

    /// The resource of a type (by CloudFormation's name) that a name means to this one.
    pub(crate) fn find(&self, kind: &'static str, name: &str) -> Option<Entry<'d>> {
        self.world.named_to(Some(self.index), kind, self.input, name)
    }

    /// The resource of a type (by CloudFormation's name) that a value refers to.
    pub(crate) fn referred(&self, kind: &'static str, reference: &Node<'_>) -> Option<Entry<'d>> {
        self.find(kind, reference.as_str()?)
    }

    /// The VPC that a resource belongs to, as the document names it: its own field, its subnet's, or its attachment's.
    pub(crate) fn vpc(&self, node: &Node<'_>) -> Option<String> {
        let own = field::get(node, "VpcId").or_else(|| field::get(field::list(node, "Attachments").first()?, "VpcId"));
        if let Some(vpc) = own {
            return value::target(vpc).map(str::to_owned);
        }
        let subnet = field::get(node, "SubnetId").or_else(|| field::list(node, "SubnetIds").first())?;
        self.vpc_of(subnet)
    }

    /// The VPC of a subnet that a value refers to, if the inputs describe the subnet.
    pub(crate) fn vpc_of(&self, subnet: &Node<'_>) -> Option<String> {
        let subnet = self.find("AWS::EC2::Subnet", value::target(subnet)?)?;
        let vpc = field::get(subnet.resource.node(), "VpcId")?;
        value::target(vpc).map(str::to_owned)
    }

    /// A boolean as this kind of document writes them: templates may write `"true"`.
    pub(crate) fn boolean(&self, node: &Node<'_>) -> Given<bool> {
        match value::boolean(node) {
            Given::Malformed { meaning: Some(meaning), .. } if self.is_converted() => Given::Stated(meaning),
            given => given,
        }
    }

    /// Whether scalar values of another type are converted, as CloudFormation does.
    pub(crate) fn is_converted(&self) -> bool {
        self.resource.origin == Origin::CloudFormation
    }

    /// The field at the end of a path of API names whatever it holds, or the place where it would be written.
    pub(crate) fn setting(&self, node: &'d Node<'d>, path: &[&str]) -> Setting<'d, ()> {
        let Setting { site, anchor, missing, key, value, null, .. } = self.flag(node, path);
        let given = if value.is_some() { Given::Stated(()) } else { self.absent() };
        Setting { given, site, anchor, missing, key, value, null }
    }

    /// The field at the end of a path of API names that holds one of the service's words, as written.
    pub(crate) fn word_at(&self, node: &'d Node<'d>, path: &[&str]) -> (Setting<'d, ()>, Given<String>) {
        let setting = self.setting(node, path);
        let given = match setting.value {
            None => self.absent(),
            Some(value) => match (value::word(value), field::find(node, path)) {
                (Given::Stated(written), None) => Given::Malformed { written, meaning: None },
                (given, _) => given,
            },
        };
        (setting, given)
    }

    /// What an absent field means: nothing, unless the text was cut off before its end.
    pub(crate) fn absent<T>(&self) -> Given<T> {
        if self.complete { Given::Absent } else { Given::CutOff }
    }

    /// The boolean field at the end of a path of API names, or the place where it would be written.
    pub(crate) fn flag(&self, node: &'d Node<'d>, path: &[&str]) -> Setting<'d, bool> {
        let mut anchor = field::block(node);
        if let Some(what) = value::expression(node) {
            let key = self.spelling_in(node).spell(path.last().copied().unwrap_or_default());
            let (site, given) = (self.site(node.span), Given::Unresolved { what });
            return Setting { given, site, anchor, missing: Vec::new(), key, value: Some(node), null: None };
        }
        for (at, name) in path.iter().enumerate() {
            let member = field::member(anchor, name);
            let last = at + 1 == path.len();
            // Terraform writes a block that is not there as an empty list.
            let is_no_block = |value: &Node<'_>| {
                !last
                    && self.resource.origin == Origin::Terraform
                    && matches!(&value.value, Value::Array(items) if items.is_empty())
            };
            let is_there = |value: &Node<'_>| !value.is_null() && !is_no_block(value);
            let leads_on = |value: &Node<'_>| field::block(value).is_object() && value::expression(value).is_none();
            match member {
                Some(member) if is_there(&member.value) && (last || leads_on(&member.value)) => {
                    if !last {
                        anchor = field::block(&member.value);
                        continue;
                    }
                    return Setting {
                        given: self.given(self.spelling_in(anchor), member, name),
                        site: self.site(member.value.span),
                        anchor,
                        missing: Vec::new(),
                        key: member.key.value.clone().into_owned(),
                        value: Some(&member.value),
                        null: None,
                    };
                }
                // Something that is no object stands where the field's parent should be.
                Some(member) if is_there(&member.value) => {
                    let what = value::expression(&member.value);
                    return Setting {
                        given: match what {
                            Some(what) => Given::Unresolved { what },
                            None => Given::Malformed { written: member.key.value.clone().into_owned(), meaning: None },
                        },
                        site: self.site(member.value.span),
                        anchor,
                        missing: Vec::new(),
                        key: self.spelling_in(&member.value).spell(path.last().copied().unwrap_or_default()),
                        value: Some(&member.value),
                        null: None,
                    };
                }
                found => {
                    let own = self.spelling_in(anchor);
                    // What an option of the command line holds is written as the API writes it.
                    let below = if own == Spelling::Kebab { Spelling::Pascal } else { own };
                    let spell = |(depth, name): (usize, &&str)| if depth == 0 { own } else { below }.spell(name);
                    let missing: Vec<String> = path.iter().skip(at).enumerate().map(spell).collect();
                    let null = found.map(|member| &member.value);
                    return Setting {
                        given: self.absent(),
                        site: null.map_or_else(|| self.opening(anchor), |null| self.site(null.span)),
                        anchor,
                        key: missing.last().cloned().unwrap_or_default(),
                        missing,
                        value: None,
                        null,
                    };
                }
            }
        }
        Setting {
            given: self.absent(),
            site: self.opening(anchor),
            anchor,
            missing: Vec::new(),
            key: String::new(),
            value: None,
            null: None,
        }
    }

    /// The word at a field: as written, an expression, or the place where it would be written. An empty one is none.
    pub(crate) fn word(&self, node: &'d Node<'d>, field: &str) -> (Given<String>, Site) {
        let setting = self.setting(node, &[field]);
        let given = match setting.value {
            None => self.absent(),
            Some(value) => match (value::expression(value), value.as_str().or_else(|| value.number())) {
                (Some(what), _) => Given::Unresolved { what },
                (None, Some(word)) if word.trim().is_empty() => self.absent(),
                (None, Some(word)) => Given::Stated(word.trim().to_owned()),
                (None, None) => Given::Malformed { written: setting.key.clone(), meaning: None },
            },
        };
        (given, setting.site)
    }

    /// Says what an end of a hop takes at worst.
    pub(crate) fn floor(&mut self, floor: Floor) {
        self.facts.floors.push(floor);
    }

    /// How an object of the resource spells the API's names: below the options of a command line, as the API does.
    fn spelling_in(&self, node: &Node<'_>) -> Spelling {
        match self.spelling {
            Spelling::Kebab if Spelling::of(node) != Spelling::Kebab => Spelling::Pascal,
            spelling => spelling,
        }
    }

    fn given(&self, spelling: Spelling, member: &Member<'_>, name: &str) -> Given<bool> {
        let (key, node) = (&*member.key.value, &member.value);
        if self.is_skeleton {
            return Given::Unresolved { what: "--generate-cli-skeleton".to_owned() };
        }
        if let Some(path) = key.strip_suffix(".$") {
            let what = node.as_str().unwrap_or(path).to_owned();
            return Given::Unresolved { what };
        }
        match self.boolean(node) {
            Given::Stated(stated) if !spelling.is_of(key, name) => {
                Given::Malformed { written: format!("{key}: {stated}"), meaning: Some(stated) }
            }
            given => given,
        }
    }
}
