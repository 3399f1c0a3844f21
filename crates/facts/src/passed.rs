//! What a job's hops may pass in its VPC: the NAT gateway, endpoint or peering that the same document describes.

use crate::{Component, Facts, Hop, Job, Mechanism, Route, Shown, System, Wire};
use wireproof_source::Map;

/// Of one document at most so many components are put on hops; the others stay what they are, on none.
const MOST: usize = 32;

/// Puts components on the hops of jobs in the same document that lie in a VPC, unless the VPC is another.
pub(crate) fn show(facts: &mut Facts<'_>) {
    let mut of_input: Map<u32, Vec<usize>> = Map::new();
    for (index, component) in facts.components.iter().enumerate() {
        let found = of_input.entry(component.site.input).or_default();
        if is_way(component.mechanism) && found.len() < MOST {
            found.push(index);
        }
    }
    let (jobs, components) = (&facts.jobs, &mut facts.components);
    for hop in &mut facts.hops {
        let Some(job) = hop.job.and_then(|index| jobs.get(index)) else { continue };
        if !hop.shown.iter().any(|shown| shown.mechanism == Mechanism::VpcConfig) {
            continue;
        }
        for index in of_input.get(&job.site.input).into_iter().flatten() {
            let Some(component) = components.get_mut(*index) else { continue };
            if passes(hop, job, component) {
                component.is_on_path = true;
                hop.shown.push(Shown { mechanism: component.mechanism, site: component.site });
            }
        }
    }
}

fn is_way(mechanism: Mechanism) -> bool {
    matches!(
        mechanism,
        Mechanism::NatGateway
            | Mechanism::InternetGateway
            | Mechanism::VpcEndpoint
            | Mechanism::VpcPeering
            | Mechanism::TransitGateway
    )
}

/// Whether nothing speaks against it that the bytes of a hop take this way.
fn passes(hop: &Hop, job: &Job<'_>, component: &Component) -> bool {
    if job.vpc.as_ref().zip(component.vpc.as_ref()).is_some_and(|(one, other)| one != other) {
        return false;
    }
    let to_s3 = hop.wire == Wire::SageMakerS3;
    let to_others = hop.route == Route::Configured
        || matches!(hop.wire, Wire::EfsMount | Wire::LustreMount | Wire::System(System::Fsx(_)));
    match component.mechanism {
        Mechanism::NatGateway | Mechanism::InternetGateway => to_s3 || hop.route == Route::Configured,
        Mechanism::VpcEndpoint => to_s3 && (component.service.is_empty() || component.service.contains(".s3")),
        _ => to_others,
    }
}
