//! Policies of identities, of roles' trust and of organizations: they name no resource's receiver, so no hop is decided by them.

use super::{Body, Card};
use crate::detect::Signs;
use crate::{PolicyKind, policy};

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "iam.policy",
        command: "aws iam get-policy-version --policy-arn ARN --version-id VERSION",
        #[cfg(test)]
        sample: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::example-bucket/*"}]}"#,
        signs: Signs::Policy(|look| look.kind == PolicyKind::Identity && !look.is_trust),
        types: &[],
        names: &[],
        body: Body::Resource(policy::read),
    },
    Card {
        id: "iam.trust-policy",
        command: "aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument",
        #[cfg(test)]
        sample: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#,
        signs: Signs::Policy(|look| look.is_trust),
        types: &[],
        names: &[],
        body: Body::Resource(policy::read),
    },
    Card {
        id: "organizations.resource-control-policy",
        command: "aws organizations describe-policy --policy-id ID",
        #[cfg(test)]
        sample: r#"{"Policy":{"PolicySummary":{"Type":"RESOURCE_CONTROL_POLICY"},"Content":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"BoolIfExists\":{\"aws:SecureTransport\":\"false\"}}}]}"}}"#,
        signs: Signs::Policy(|look| look.kind == PolicyKind::ResourceControl),
        types: &[],
        names: &[],
        body: Body::Resource(policy::read),
    },
];
