//! The rule `warehouse-admits-plaintext`.

use crate::mapping::{HIPAA, ISMS_P, ISO, NIST, PCI, config, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::{PlaceKind, System};
use wireproof_facts::systems::redshift::Answer;
use wireproof_report::Verdict;

rule! {
    /// A Redshift warehouse takes connections without TLS.
    ///
    /// ## What it finds
    /// A cluster or workgroup whose `require_ssl` is false, or not set in a group of the family `redshift-1.0`.
    ///
    /// ## Why it matters
    /// Whole result sets leave a warehouse. A client that does not ask for TLS gets them in clear. Encryption at rest and
    /// enhanced VPC routing say nothing of this connection.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "AWSTemplateFormatVersion": "2010-09-09",
    ///   "Resources": {
    ///     "Group": {
    ///       "Type": "AWS::Redshift::ClusterParameterGroup",
    ///       "Properties": {
    ///         "Description": "reports",
    ///         "ParameterGroupFamily": "redshift-1.0",
    ///         "Parameters": [{ "ParameterName": "require_ssl", "ParameterValue": "false" }]
    ///                                                                            ^^^^^^^ without TLS
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "AWSTemplateFormatVersion": "2010-09-09",
    ///   "Resources": {
    ///     "Group": {
    ///       "Type": "AWS::Redshift::ClusterParameterGroup",
    ///       "Properties": {
    ///         "Description": "reports",
    ///         "ParameterGroupFamily": "redshift-1.0",
    ///         "Parameters": [{ "ParameterName": "require_ssl", "ParameterValue": "true" }]
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Configuring security options for connections](https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html)
    id: "warehouse-admits-plaintext",
    level: Error,
    maps: [
        Redshift: [
            &[security_hub("Redshift.2"), config("REDSHIFT_REQUIRE_TLS_SSL")], NIST, PCI, HIPAA, ISO, ISMS_P,
        ],
        RedshiftServerless: [
            &[security_hub("RedshiftServerless.2"), config("REDSHIFT_SERVERLESS_WORKGROUP_ENCRYPTED_IN_TRANSIT")],
        ],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, hop| {
        let System::Redshift(Answer::Optional { .. }) = system else { return None };
        let action = if hop.to.kind == PlaceKind::RedshiftServerless {
            words!(
                language,
                en: "Set `require_ssl` to true in the workgroup's `ConfigParameters`.",
                ko: "작업 그룹의 `ConfigParameters`에서 `require_ssl`을 true로 설정하세요."
            )
        } else {
            words!(
                language,
                en: "Set `require_ssl` to true in a parameter group of the cluster's own, then restart the cluster.",
                ko: "클러스터 전용 파라미터 그룹에서 `require_ssl`을 true로 설정하고 클러스터를 재시작하세요."
            )
        };
        Some(Words {
            message: words!(
                language,
                en: "the warehouse takes connections without TLS",
                ko: "웨어하우스가 평문 연결도 허용합니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "A client that does not ask for TLS gets whole result sets in clear.",
                ko: "TLS를 쓰지 않는 클라이언트는 결과 집합 전체를 평문으로 받습니다."
            )
            .to_owned(),
            action: action.to_owned(),
        })
    })
}
