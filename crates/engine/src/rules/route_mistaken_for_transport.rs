//! The rule `route-mistaken-for-transport`.

use crate::mistaken;
use crate::rule::{Context, Draft, rule};
use crate::text::words;
use wireproof_facts::Mechanism;

rule! {
    /// A notebook or domain relies on its route while one of its hops is in clear or unknown.
    ///
    /// ## What it finds
    /// `AppNetworkAccessType`, `DirectInternetAccess` and subnets of a SageMaker domain or notebook instance beside a hop of it
    /// that is not encrypted, or of which the document does not say whether it is.
    ///
    /// ## Why it matters
    /// `VpcOnly` and `DirectInternetAccess` = `Disabled` change the way that packets take. That narrows who can reach the
    /// notebook, and it is worth having; but the bytes on that way stay as they are. A private path is not an encrypted path.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "DomainName": "research",
    ///   "AuthMode": "IAM",
    ///   "AppNetworkAccessType": "VpcOnly"
    ///                           ^^^^^^^^^ changes the route
    /// }
    /// ```
    ///
    /// ## Instead
    /// Keep the route, and close the hop that is open: the policy of the domain's file system can refuse plain NFS.
    /// ```json
    /// {
    ///   "DomainName": "research",
    ///   "AuthMode": "IAM"
    /// }
    /// ```
    ///
    /// ## References
    /// - [Connect Studio notebooks in a VPC to external resources](https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html)
    id: "route-mistaken-for-transport",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let message = words!(
        context.language,
        en: "this changes the route, not the protection of the bytes",
        ko: "경로를 바꿀 뿐 데이터를 보호하지는 않습니다"
    );
    mistaken::find(context, &RULE, &[Mechanism::Routing], message)
}
