//! Tree → places and hops.
//!
//! [`read`] names each input's format with a reason, turns the recognised resources of all inputs into places, hops,
//! settings and policies, each with the characters it was read from, and links the inputs with one another. Facts
//! have no opinion: no severity, no advice, no sentence. AWS's API field names are the one vocabulary.

mod bucket;
mod channel;
mod cluster;
mod configured;
mod detect;
mod field;
mod formats;
mod hop;
mod job;
mod link;
mod mechanism;
mod monitoring;
mod options;
mod place;
mod policy;
mod reader;
mod scan;
mod setting;
mod site;
mod statement;
mod url;
mod value;
mod work;

pub use detect::{Detection, Near, Reason};
pub use formats::Format;
pub use hop::{Hop, OutputKind, Route, Wire};
pub use job::{Cluster, Job, JobKind};
pub use mechanism::{Mechanism, Shown};
pub use place::{Place, PlaceKind};
pub use policy::{PolicyKind, PolicySource, ResourcePolicy};
pub use setting::{Given, Setting};
pub use site::Site;
pub use url::{Protection, Url, UrlHolder};

use crate::field::Spelling;
use crate::reader::Reader;
use wireproof_source::{Document, Node};

/// One input.
#[derive(Clone, Copy, Debug)]
pub struct Input<'d> {
    /// Its tree.
    pub document: &'d Document<'d>,
    /// The format that the user says it has; nothing to recognise it.
    pub format: Option<Format>,
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
}

/// Recognises and reads all inputs and links them.
pub fn read<'d>(inputs: &[Input<'d>]) -> Facts<'d> {
    let mut facts = Facts::default();
    for (index, input) in inputs.iter().enumerate() {
        let detection = read_input(&mut facts, u32::try_from(index).unwrap_or(u32::MAX), input);
        facts.detections.push(detection);
    }
    link::link(&mut facts);
    facts
}

fn read_input<'d>(facts: &mut Facts<'d>, index: u32, input: &Input<'d>) -> Detection {
    let mut units = Vec::new();
    match input.format {
        Some(_) => units.extend(input.document.roots.iter().map(Node::open)),
        None if detect::is_piece(input.document) => {}
        None => input.document.roots.iter().for_each(|root| detect::units(root, &mut units)),
    }
    let mut first = None;
    let mut resources = 0;
    for node in &units {
        let Some((format, reason)) =
            input.format.map_or_else(|| detect::recognise(node), |format| detect::told(format, node))
        else {
            continue;
        };
        let mut reader = Reader {
            facts: &mut *facts,
            format,
            input: index,
            complete: input.document.is_complete(),
            spelling: Spelling::of(node),
            bucket: input.bucket,
        };
        (format.card().read)(&mut reader, node);
        let sites = reason.keys().iter().filter_map(|key| field::member(node, key));
        let sites = sites.map(|member| Site { input: index, span: member.key.span }).collect();
        resources += 1;
        first = first.or(Some((format, reason, sites)));
    }
    match (first, units.first()) {
        (Some((format, reason, sites)), _) => {
            Detection { format: Some(format), reason, sites, resources, nearest: Vec::new() }
        }
        (None, unit) => Detection {
            format: None,
            reason: if unit.is_some() { Reason::NoFormat } else { Reason::NoTree },
            sites: Vec::new(),
            resources,
            nearest: unit.map(|node| detect::nearest(node)).unwrap_or_default(),
        },
    }
}
