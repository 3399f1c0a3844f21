//! The systems on the path: one file each, with its documents, its types in templates, and what decides about its connections.
//!
//! A reader says what the settings are, as an `Answer`; the engine says what that means.

mod certificate;
mod component;
mod elb_policy;
mod elbv2_action;
mod emr_serverless;
mod firehose;
mod function;
mod identity;
mod instance;
mod option_group;
mod parameter_group;
mod rds_default;
pub(crate) mod security_group;
mod server;
pub(crate) mod template_policy;

use crate::formats::Card;

macro_rules! systems {
    ($($module:ident $variant:ident),+ $(,)?) => {
        $(pub mod $module;)+

        /// What the settings of a system decide about one of its connections.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum System {
            $(
                #[doc = concat!("See [`", stringify!($module), "`].")]
                $variant($module::Answer),
            )+
        }

        pub(crate) static FILES: &[&[Card]] = &[
            certificate::CARDS, component::CARDS, emr_serverless::CARDS, firehose::CARDS, function::CARDS, identity::CARDS, instance::CARDS, option_group::CARDS, security_group::CARDS, template_policy::CARDS, $($module::CARDS),+];
    };
}

systems! {
    api_call ApiCall,
    api_gateway ApiGateway,
    appsync AppSync,
    cloudfront CloudFront,
    dax Dax,
    direct_connect DirectConnect,
    dms Dms,
    docdb DocDb,
    ecs Ecs,
    efs Efs,
    elasticache ElastiCache,
    elb Elb,
    elbv2 Elbv2,
    emr Emr,
    encryption_control EncryptionControl,
    endpoint_config EndpointConfig,
    feature_group FeatureGroup,
    fsx Fsx,
    glue Glue,
    hyperpod HyperPod,
    kinesis Kinesis,
    memorydb MemoryDb,
    msk Msk,
    msk_connect MskConnect,
    neptune Neptune,
    notebook Notebook,
    opensearch OpenSearch,
    rds Rds,
    rds_proxy RdsProxy,
    redshift Redshift,
    ses Ses,
    single_setting SingleSetting,
    sns_subscription SnsSubscription,
    transfer Transfer,
    transit_gateway TransitGateway,
    vpn Vpn,
}
