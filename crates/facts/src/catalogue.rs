//! The type of a resource by the names that APIs and controllers give it: a service and a thing, `rds` and `DBInstance`.

use crate::Format;

/// Services whose name in the API differs from the one in CloudFormation's types.
const SERVICES: [(&str, &str); 9] = [
    ("acm", "CertificateManager"),
    ("documentdb", "DocDB"),
    ("elasticloadbalancing", "ElasticLoadBalancing"),
    ("elasticmapreduce", "EMR"),
    ("elbv2", "ElasticLoadBalancingV2"),
    ("es", "Elasticsearch"),
    ("kafka", "MSK"),
    ("opensearch", "OpenSearchService"),
    ("sfn", "StepFunctions"),
];

/// Things that have another name in CloudFormation.
const THINGS: [(&str, &str, &str); 3] = [
    ("SageMaker", "BatchTransformJob", "TransformJob"),
    ("EMR", "JobFlow", "Cluster"),
    ("SecretsManager", "SecretValue", "Secret"),
];

/// CloudFormation's type of a service's thing, letters of any case, if a format reads such resources.
pub(crate) fn kind(service: &str, thing: &str) -> Option<&'static str> {
    let known = SERVICES.iter().find(|(name, _)| name.eq_ignore_ascii_case(service));
    let service = known.map_or(service, |(_, name)| name);
    let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    let known = THINGS.iter().find(|(of, name, _)| same(of, service) && same(name, thing));
    let thing = known.map_or(thing, |(.., name)| name);
    Format::all().flat_map(|format| format.card().types).copied().find(|kind| {
        let mut parts = kind.split("::");
        parts.next() == Some("AWS")
            && parts.next().is_some_and(|part| same(part, service))
            && parts.next().is_some_and(|part| same(part, thing))
            && parts.next().is_none()
    })
}

/// CloudFormation's type of a type of Terraform's Cloud Control provider: `awscc_rds_db_instance`.
pub(crate) fn cloud_control(kind: &str) -> Option<&'static str> {
    let (service, thing) = kind.strip_prefix("awscc_")?.split_once('_')?;
    self::kind(service, &thing.replace('_', ""))
}

/// The thing that an API's action makes, `TrainingJob` of `createTrainingJob`, if its request holds all of the thing's settings.
pub(crate) fn made_by(action: &str) -> Option<&str> {
    ["create", "put", "run", "register"].iter().find_map(|verb| {
        let (start, thing) = action.split_at_checked(verb.len())?;
        (start.eq_ignore_ascii_case(verb) && thing.starts_with(|first: char| first.is_ascii_uppercase()))
            .then_some(thing)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_apis_and_controllers() {
        for (service, thing, expected) in [
            ("sagemaker", "TrainingJob", Some("AWS::SageMaker::TrainingJob")),
            ("sagemaker", "HyperparameterTuningJob", Some("AWS::SageMaker::HyperParameterTuningJob")),
            ("sagemaker", "BatchTransformJob", Some("AWS::SageMaker::TransformJob")),
            ("elasticache", "ReplicationGroup", Some("AWS::ElastiCache::ReplicationGroup")),
            ("sfn", "StateMachine", Some("AWS::StepFunctions::StateMachine")),
            ("sagemaker", "Nothing", None),
            ("nothing", "TrainingJob", None),
        ] {
            assert_eq!(kind(service, thing), expected, "{service} {thing}");
        }
    }

    #[test]
    fn types_of_the_cloud_control_provider() {
        let group = Some("AWS::ElastiCache::ReplicationGroup");
        assert_eq!(cloud_control("awscc_elasticache_replication_group"), group);
        assert_eq!(cloud_control("aws_elasticache_replication_group"), None);
        assert_eq!(cloud_control("awscc_nothing"), None);
    }

    #[test]
    fn actions_that_make_things() {
        for (action, thing) in [
            ("createTrainingJob", Some("TrainingJob")),
            ("CreateTrainingJob", Some("TrainingJob")),
            ("putBucketPolicy", Some("BucketPolicy")),
            ("runJobFlow", Some("JobFlow")),
            ("describeTrainingJob", None),
            ("created", None),
            ("정책", None),
        ] {
            assert_eq!(made_by(action), thing, "{action}");
        }
    }
}
