//! The hops of one job: what its fields name, joined to its cluster.

use crate::bucket::{Location, locate};
use crate::reader::{Draft, Reader};
use crate::systems::fsx;
use crate::{
    Cluster, Given, Job, JobKind, Mechanism, OutputKind, Place, PlaceKind, Protection, Route, Setting, Shown, Site,
    Url, UrlHolder, Wire, field, gate, scan, value,
};
use wireproof_source::Node;

/// What a job is made of, gathered from its fields by its format.
pub(crate) struct Outline<'d> {
    pub(crate) kind: JobKind,
    /// What its instances are as the end of a hop.
    pub(crate) place: PlaceKind,
    /// The object whose fields it has.
    pub(crate) node: &'d Node<'d>,
    /// The value that names it.
    pub(crate) name: Option<&'d Node<'d>>,
    /// The object that holds `VpcConfig`.
    pub(crate) network: Option<&'d Node<'d>>,
    /// The value that names its role.
    pub(crate) role: Option<&'d Node<'d>>,
    /// The values that name keys of its volumes.
    pub(crate) volume_keys: Vec<&'d Node<'d>>,
    pub(crate) switch: Option<Setting<'d, bool>>,
    pub(crate) isolation: Option<Setting<'d, bool>>,
    pub(crate) cluster: Cluster,
    /// How people write the cluster.
    pub(crate) detail: String,
}

impl<'d> Outline<'d> {
    /// What has no instances to count, no VPC and no switch; `name` is the field that names it.
    pub(crate) fn plain(
        reader: &Reader<'_, 'd>,
        node: &'d Node<'d>,
        kind: JobKind,
        place: PlaceKind,
        name: &str,
    ) -> Self {
        let cluster = Cluster {
            instances: reader.absent(),
            default: None,
            chosen_by_aws: false,
            types: Vec::new(),
            sites: vec![reader.opening(node)],
        };
        Self {
            kind,
            place,
            node,
            name: field::get(node, name),
            network: None,
            role: None,
            volume_keys: Vec::new(),
            switch: None,
            isolation: None,
            cluster,
            detail: String::new(),
        }
    }
}

/// Writes the hops of one job.
pub(crate) struct Work<'r, 'f, 'd> {
    pub(crate) reader: &'r mut Reader<'f, 'd>,
    pub(crate) node: &'d Node<'d>,
    pub(crate) job: usize,
    cluster: Place,
    role: Vec<Shown>,
    network: Vec<Shown>,
    volume: Vec<Shown>,
}

/// One end in S3.
pub(crate) enum Direction {
    /// S3 → cluster.
    In,
    /// Cluster → S3.
    Out,
}

impl<'r, 'f, 'd> Work<'r, 'f, 'd> {
    /// Adds the job, with the call that starts it.
    pub(crate) fn begin(reader: &'r mut Reader<'f, 'd>, outline: Outline<'d>) -> Self {
        // A template or workflow has a name of its own for it, which is never an expression.
        let (name, site) = match outline.name {
            _ if !reader.resource.name.is_empty() => (reader.resource.name.clone(), reader.site(reader.resource.site)),
            Some(name) => (text_of(name), reader.site(name.span)),
            None => (String::new(), reader.opening(outline.node)),
        };
        let mut cluster = reader.place(outline.place, &name, site.span);
        cluster.detail = outline.detail;
        let shown = |mechanism, site| Shown { mechanism, site };
        let role = outline.role.map(|role| shown(Mechanism::Iam, reader.site(role.span)));
        let volume = outline.volume_keys.iter().map(|key| shown(Mechanism::VolumeEncryption, reader.site(key.span)));
        let volume = volume.collect();
        let mut network = Vec::new();
        if let Some(vpc) = outline.network.and_then(|node| field::member(node, "VpcConfig"))
            && !vpc.value.is_null()
        {
            network.push(shown(Mechanism::VpcConfig, reader.site(vpc.key.span)));
            if let Some(groups) = field::member(&vpc.value, "SecurityGroupIds").filter(|groups| !groups.value.is_null())
            {
                network.push(shown(Mechanism::SecurityGroup, reader.site(groups.key.span)));
            }
        }
        if let Some(isolation) = &outline.isolation
            && !matches!(isolation.given, Given::Absent | Given::CutOff | Given::Stated(false))
        {
            network.push(shown(Mechanism::NetworkIsolation, isolation.site));
        }
        let of_vpc = |name| outline.network.and_then(|node| field::find(node, &["VpcConfig", name]));
        let gate = outline.switch.is_some().then(|| of_vpc("SecurityGroupIds")).flatten();
        let gate = gate.and_then(|groups| gate::of(reader, groups));
        let vpc = of_vpc("Subnets").and_then(|subnets| reader.vpc_of(subnets.one_or_many().first()?));
        let job = reader.facts.jobs.len();
        reader.facts.jobs.push(Job {
            kind: outline.kind,
            format: reader.format,
            origin: reader.resource.origin,
            name,
            node: outline.node,
            site,
            switch: outline.switch,
            isolation: outline.isolation,
            cluster: outline.cluster,
            gate,
            vpc,
        });
        let role = role.into_iter().collect();
        Self { reader, node: outline.node, job, cluster, role, network, volume }
    }

    /// Caller → SageMaker API; `name` is what the call names, when it is not the job itself.
    pub(crate) fn api(&mut self, name: Option<&'d Node<'d>>) {
        let site = name.map_or(self.cluster.site, |name| self.reader.site(name.span));
        let from = self.reader.place(PlaceKind::Caller, "", site.span);
        let to = self.reader.place(PlaceKind::SageMakerApi, "", site.span);
        let shown = self.role.clone();
        self.hop(from, to, Route::Api, Wire::HttpsOnly, vec![site], shown);
    }

    /// Registry → cluster, if the field names an image.
    pub(crate) fn image(&mut self, image: Option<&'d Node<'d>>) {
        let Some(image) = image else { return };
        let wire = match value::expression(image) {
            Some(what) if image.as_str().is_none() => Wire::Unresolved { what },
            _ => Wire::RegistryPull,
        };
        let from = self.reader.place(PlaceKind::Registry, &text_of(image), image.span);
        let to = self.cluster.clone();
        let evidence = vec![from.site];
        self.hop(from, to, Route::Image, wire, evidence, Vec::new());
    }

    /// S3 → cluster, if the field names a place in S3.
    pub(crate) fn input(&mut self, channel: &str, uri: Option<&'d Node<'d>>) {
        let Some(uri) = uri.filter(|uri| uri.as_str() != Some("")) else { return };
        let route = Route::Input { channel: channel.to_owned() };
        self.transfer(route, &Direction::In, uri, None, "S3Uri");
    }

    /// Cluster → S3, if the field names a place in S3. `key` is the KMS key that it is stored with.
    pub(crate) fn output(
        &mut self,
        kind: OutputKind,
        name: &str,
        uri: Option<&'d Node<'d>>,
        key: Option<&'d Node<'d>>,
    ) {
        let Some(uri) = uri else { return };
        let route = Route::Output { kind, name: name.to_owned() };
        self.transfer(route, &Direction::Out, uri, key, "S3Uri");
    }

    /// Another place → cluster.
    pub(crate) fn receive(&mut self, channel: &str, from: Place, wire: Wire, evidence: Vec<Site>) {
        let to = self.cluster.clone();
        let mut shown = self.network.clone();
        shown.extend(self.role.iter().copied());
        self.hop(from, to, Route::Input { channel: channel.to_owned() }, wire, evidence, shown);
    }

    /// What is told of a mount of a Lustre file system, whose id, name in the document or address a value is.
    pub(crate) fn lustre(&mut self, at: &Node<'d>) -> (Wire, Option<Site>) {
        let types = self.reader.facts.jobs.get(self.job).map(|job| job.cluster.types.clone()).unwrap_or_default();
        fsx::mount(self.reader, value::target(at).unwrap_or_default(), &types)
    }

    /// Query service → S3, where its result is put.
    pub(crate) fn query(
        &mut self,
        channel: &str,
        from: Place,
        uri: Option<&'d Node<'d>>,
        key: Option<&'d Node<'d>>,
        evidence: Vec<Site>,
    ) {
        let address = uri.map(text_of).unwrap_or_default();
        let mut to = self.reader.place(PlaceKind::Bucket, &address, uri.map_or(from.site.span, |uri| uri.span));
        if let Location::Bucket(name) = locate(&address) {
            to.bucket = Some(name);
        }
        let shown = key.map(|key| Shown { mechanism: Mechanism::KmsKey, site: self.reader.site(key.span) });
        let route = Route::Input { channel: channel.to_owned() };
        self.hop(from, to, route, Wire::QueryResult, evidence, shown.into_iter().collect());
    }

    /// Cluster → another place.
    pub(crate) fn send(&mut self, route: Route, to: Place, wire: Wire, evidence: Vec<Site>) -> usize {
        let from = self.cluster.clone();
        let mut shown = self.network.clone();
        shown.extend(self.role.iter().copied().filter(|_| !matches!(route, Route::Configured)));
        self.hop(from, to, route, wire, evidence, shown)
    }

    /// Instance ↔ instance.
    pub(crate) fn between(&mut self) {
        let Some(job) = self.reader.facts.jobs.get(self.job) else { return };
        let counts = job.cluster.sites.iter().copied();
        let mut evidence: Vec<Site> = Vec::new();
        let wire = match &job.switch {
            None => {
                evidence.extend(counts);
                Wire::NoInterNode
            }
            Some(switch) if job.cluster.count() == Some(1) && !job.cluster.chosen_by_aws => {
                evidence.extend(counts);
                evidence.extend(switch.value.map(|_| switch.site));
                Wire::SingleInstance
            }
            Some(switch) => {
                evidence.push(switch.site);
                evidence.extend(counts.filter(|_| !job.cluster.chosen_by_aws));
                Wire::InterContainer
            }
        };
        evidence.dedup();
        let mut shown = self.network.clone();
        shown.extend(self.volume.iter().copied());
        let (from, to) = (self.cluster.clone(), self.cluster.clone());
        self.hop(from, to, Route::BetweenInstances, wire, evidence, shown);
    }

    /// Between the job's own instances, as something other than the job's flag decides.
    pub(crate) fn among(&mut self, wire: Wire, evidence: Vec<Site>) {
        let mut shown = self.network.clone();
        shown.extend(self.volume.iter().copied());
        let (from, to) = (self.cluster.clone(), self.cluster.clone());
        self.hop(from, to, Route::BetweenInstances, wire, evidence, shown);
    }

    /// Another place → the job's service, or the job's service → another place, by other names than the cluster's.
    pub(crate) fn reach(&mut self, from: Place, to: Place, name: &str, wire: Wire, evidence: Vec<Site>) {
        let mut shown = self.network.clone();
        shown.extend(self.role.iter().copied());
        self.hop(from, to, Route::Service { name: name.to_owned() }, wire, evidence, shown);
    }

    /// The job's instances as the end of a hop.
    pub(crate) fn cluster(&self) -> Place {
        self.cluster.clone()
    }

    /// Says on every hop to come that a field is not encryption in transit, if the field is there.
    pub(crate) fn beside(&mut self, mechanism: Mechanism, path: &[&str]) {
        if let Some(value) = field::find(self.node, path) {
            self.network.push(Shown { mechanism, site: self.reader.site(value.span) });
        }
    }

    /// An instance that the job starts beside its own writes to S3.
    pub(crate) fn rule_output(&mut self, kind: OutputKind, rule: &'d Node<'d>) {
        let Some(uri) = field::string(rule, "S3OutputPath") else { return };
        let name = field::name(rule, "RuleConfigurationName");
        let mut from = self.reader.place(PlaceKind::RuleInstance, name, field::opening(rule));
        field::name(rule, "InstanceType").clone_into(&mut from.detail);
        let cluster = std::mem::replace(&mut self.cluster, from);
        self.output(kind, name, Some(uri), None);
        self.cluster = cluster;
    }

    fn transfer(
        &mut self,
        route: Route,
        direction: &Direction,
        uri: &'d Node<'d>,
        key: Option<&'d Node<'d>>,
        field: &'static str,
    ) {
        // A hyperparameter holds its string with quotation marks of its own.
        let address = text_of(uri).trim_matches('"').to_owned();
        let mut place = self.reader.place(PlaceKind::Bucket, &address, uri.span);
        match locate(&address) {
            Location::Bucket(name) => place.bucket = Some(name),
            Location::AccessPoint => place.kind = PlaceKind::AccessPoint,
            Location::Elsewhere => {}
        }
        let plain = address.trim_start().get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://"));
        let wire = match value::expression(uri) {
            _ if plain => Wire::Url,
            // A URI with a placeholder for its bucket is still a place in S3.
            Some(what) if !address.starts_with("s3://") => Wire::Unresolved { what },
            _ => Wire::SageMakerS3,
        };
        let mut shown = self.network.clone();
        shown.extend(self.role.iter().copied());
        shown.extend(key.map(|key| Shown { mechanism: Mechanism::KmsKey, site: self.reader.site(key.span) }));
        let evidence = vec![place.site];
        let (from, to) = match direction {
            Direction::In => (place, self.cluster.clone()),
            Direction::Out => (self.cluster.clone(), place),
        };
        let hop = self.hop(from, to, route, wire, evidence, shown);
        if plain {
            let site = self.reader.site(uri.span);
            self.reader.url(
                hop,
                Url {
                    protocol: "HTTP",
                    protection: Protection::Plain,
                    secure: "https",
                    address: scan::authority(&address),
                    site,
                    decides: site,
                    holder: UrlHolder::DataSource(field.to_owned()),
                    job: Some(self.job),
                    hop,
                },
            );
        }
    }

    fn hop(
        &mut self,
        from: Place,
        to: Place,
        route: Route,
        wire: Wire,
        evidence: Vec<Site>,
        shown: Vec<Shown>,
    ) -> usize {
        self.reader.hop(from, to, Draft { route, wire, evidence, shown, job: Some(self.job) })
    }
}

/// The characters of a string, or the expression that stands for them.
pub(crate) fn text_of(node: &Node<'_>) -> String {
    node.as_str().map(str::to_owned).or_else(|| value::expression(node)).unwrap_or_default()
}
