//! What the settings of a system mean for its connections: verdict, reason, protocol, and who decides. One file each.

#![expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    reason = "every system has the same four functions"
)]

use wireproof_facts::System;
use wireproof_report::{Certainty, Language, Verdict};

mod undecided;

macro_rules! systems {
    ($($module:ident $variant:ident),+ $(,)?) => {
        $(mod $module;)+

        /// The verdict. `Stated` when the document or AWS says so for this very setting, `Assumed` when a default decides.
        pub(crate) fn judge(system: &System) -> (Verdict, Certainty) {
            match system {
                $(System::$variant(answer) => $module::judge(answer),)+
                _ => (Verdict::Unknown, Certainty::Stated),
            }
        }

        /// Why it is so, and what to paste when it is unknown.
        pub(crate) fn because(system: &System, language: Language) -> String {
            match system {
                $(System::$variant(answer) => $module::because(answer, language),)+
                _ => String::new(),
            }
        }

        /// What carries the bytes.
        pub(crate) fn protocol(system: &System) -> Option<&'static str> {
            match system {
                $(System::$variant(answer) => $module::protocol(answer),)+
                _ => None,
            }
        }

        /// Who decides whether the connection is encrypted.
        pub(crate) fn controlled_by(system: &System, language: Language) -> &'static str {
            match system {
                $(System::$variant(answer) => $module::controlled_by(answer, language),)+
                _ => "",
            }
        }
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
