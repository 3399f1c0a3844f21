//! Tree → places and hops.
//!
//! [`detect`] names an input's format with a reason; [`read`] turns the recognised resources of all inputs into places,
//! hops, settings and policies, each with the characters it was read from, and links the inputs with one another. Facts
//! have no opinion: no severity, no advice, no sentence. AWS's API field names are the one vocabulary.

mod detect;
mod hop;
mod job;
mod mechanism;
mod place;
mod policy;
mod setting;
mod site;
mod url;

pub use detect::{Detection, Format, Near, Reason};
pub use hop::{Hop, Route, State, Wire};
pub use job::{Cluster, Job, JobKind};
pub use mechanism::{Mechanism, Shown};
pub use place::{Place, PlaceKind};
pub use policy::{PolicySource, ResourcePolicy};
pub use setting::{Given, Setting};
pub use site::Site;
pub use url::{PlainUrl, UrlHolder};

use wireproof_source::Document;

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
    /// URLs that name an unencrypted protocol, in places where a program reads its configuration.
    pub plain_urls: Vec<PlainUrl>,
}

/// Recognises and reads all inputs and links them.
pub fn read<'d>(documents: &'d [Document<'d>]) -> Facts<'d> {
    let _ = documents;
    Facts::default()
}
