//! Tree → places and hops.
//!
//! [`read`] names each input's format with a reason, turns the recognised resources of all inputs into places, hops,
//! settings and policies, each with the characters it was read from, and links the inputs with one another. Facts
//! have no opinion: no severity, no advice, no sentence. AWS's API field names are the one vocabulary.

mod attachment;
mod bucket;
mod catalogue;
mod certificate;
mod channel;
mod cluster;
mod configured;
mod detect;
mod egress;
mod embedded;
mod expand;
pub mod families;
mod field;
mod floor;
mod formats;
mod gate;
mod home;
mod hop;
mod job;
mod key;
mod link;
mod mechanism;
mod monitoring;
mod mount;
mod options;
mod passed;
mod place;
mod policy;
mod reader;
mod resource;
mod scan;
mod setting;
mod site;
mod statement;
mod switch;
pub mod systems;
mod template;
mod terraform;
mod tree;
mod unshown;
mod url;
mod value;
mod vpc;
mod work;
mod world;

pub use certificate::{Flaw, FlawKind};
pub use detect::{Detection, Near, Reason};
pub use egress::Egress;
pub use expand::{Expansion, Families, Source, expand};
pub use floor::{Floor, Rests, Version};
pub use formats::Format;
pub use gate::{Gate, Shut};
pub use hop::{Hop, OutputKind, Route, Wire};
pub use job::{Cluster, Job, JobKind};
pub use key::{By, Key, Keys, keys};
pub use mechanism::{Aspect, Component, Mechanism, Shown};
pub use place::{Place, PlaceKind};
pub use policy::{PolicyKind, PolicySource, ResourcePolicy};
pub use resource::{Origin, Parameter};
pub use setting::{Given, Setting};
pub use site::Site;
pub use switch::Switch;
pub use systems::System;
pub use unshown::{Part, Unshown};
pub use url::{Protection, Url, UrlHolder};

use crate::formats::Body;
use crate::reader::Reader;
use crate::resource::Fate;
use crate::world::{Entry, World};

/// One input.
#[derive(Clone, Copy, Debug)]
pub struct Input<'d> {
    /// Its resources.
    pub expansion: &'d Expansion<'d>,
    /// The bucket that a policy belongs to when the document does not tell.
    pub bucket: Option<&'d str>,
}

/// Everything that the inputs say.
#[derive(Debug, Default)]
pub struct Facts<'d> {
    /// How each input was recognised, in the order of the inputs.
    pub detections: Vec<Detection>,
    /// The jobs and job-like resources.
    pub jobs: Vec<Job<'d>>,
    /// The resource policies, and the statements that there is none.
    pub policies: Vec<ResourcePolicy<'d>>,
    /// The hops, in the order of the inputs.
    pub hops: Vec<Hop>,
    /// Connections that configuration values name, each with its hop.
    pub urls: Vec<Url>,
    /// The settings that decide about hops, where writing another value would protect them.
    pub switches: Vec<Switch<'d>>,
    /// The oldest versions of TLS that ends of hops take, where something tells.
    pub floors: Vec<Floor>,
    /// Ways of notebooks to the internet that do not pass through their VPC.
    pub egresses: Vec<Egress>,
    /// What the inputs say against certificates.
    pub flaws: Vec<Flaw>,
    /// What the inputs hold that people take for encryption in transit.
    pub components: Vec<Component>,
    /// What makes resources and is not among the inputs.
    pub unshown: Vec<Unshown>,
}

/// Reads the resources of all inputs and links them.
pub fn read<'d>(inputs: &[Input<'d>]) -> Facts<'d> {
    read_all(inputs, &mut World::default())
}

fn read_all<'d>(inputs: &[Input<'d>], world: &mut World<'d>) -> Facts<'d> {
    let mut facts = Facts::default();
    for (index, input) in (0_u32..).zip(inputs) {
        facts.detections.push(input.expansion.detection(index));
        if let Some(outermost) = input.expansion.family {
            world.belongs(index, outermost);
        }
        for (format, resource) in &input.expansion.resources {
            world.add(index, input.expansion.complete, *format, resource);
        }
    }
    world.know_controls();
    // Whether a bucket has no policy is known when all policies are.
    let is_bucket = |entry: &Entry<'_>| {
        entry.format.is_some_and(|format| format.card().types.first() == Some(&systems::template_policy::BUCKET))
    };
    for of_buckets in [false, true] {
        world.know_policies(&facts.policies);
        for entry in world.entries().iter().filter(|entry| is_bucket(entry) == of_buckets) {
            let Some(input) = inputs.get(entry.input as usize) else { continue };
            world.reads_for(entry.input);
            read_resource(&mut facts, world, *entry, input);
        }
    }
    link::link(&mut facts, world);
    mount::link(&mut facts, world);
    vpc::show(&mut facts, world);
    passed::show(&mut facts);
    for hop in &mut facts.hops {
        hop.depends = world.defaults(&hop.evidence);
    }
    facts
}

fn read_resource<'d>(facts: &mut Facts<'d>, world: &World<'d>, entry: Entry<'d>, input: &Input<'d>) {
    let Some(format) = entry.format else { return };
    let Body::Resource(read) = format.card().body else { return };
    let node = entry.resource.node();
    let (hops, policies, floors) = (facts.hops.len(), facts.policies.len(), facts.floors.len());
    let (components, unshown) = (facts.components.len(), facts.unshown.len());
    let mut reader = Reader::new(facts, world, entry, format, input.bucket);
    read(&mut reader, node);
    if world.asks_for_controls() && reader.facts.hops.len() > hops {
        let vpc = vpc::of(&reader, node);
        if let Some(name) = &vpc {
            // Noted as asked for.
            reader.find(systems::encryption_control::CONTROL, name);
        }
        reader.facts.hops.iter_mut().skip(hops).for_each(|hop| hop.vpc.clone_from(&vpc));
    }
    attachment::qualify(facts, world, entry, policies, hops);
    let (wire, span) = match entry.resource.fate {
        Fate::Gone(span) => (Wire::Gone, span),
        Fate::Looped(span) => (Wire::Looped, span),
        Fate::Present | Fate::Open(_) => return,
    };
    facts.policies.truncate(policies);
    facts.floors.truncate(floors);
    facts.components.truncate(components);
    if wire == Wire::Gone {
        facts.unshown.truncate(unshown);
    }
    for hop in facts.hops.iter_mut().skip(hops) {
        hop.wire = wire.clone();
        hop.evidence = vec![Site { input: entry.input, span }];
        (hop.policy, hop.url, hop.server) = (None, None, None);
    }
}
