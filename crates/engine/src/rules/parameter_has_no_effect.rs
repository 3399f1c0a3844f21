//! The rule `parameter-has-no-effect`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted};
use wireproof_facts::systems::{neptune, rds};
use wireproof_facts::{System, Wire};

rule! {
    /// A parameter group sets a parameter that does nothing for its engine.
    ///
    /// ## What it finds
    /// `rds.force_ssl` in a group for MySQL or MariaDB, `require_secure_transport` in one for PostgreSQL, and Neptune's retired
    /// `neptune_enforce_ssl`.
    ///
    /// ## Why it matters
    /// Whoever wrote it meant to require TLS and believes that it is required. The engine reads another parameter, or none.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "AWSTemplateFormatVersion": "2010-09-09",
    ///   "Resources": {
    ///     "Orders": {
    ///       "Type": "AWS::RDS::DBInstance",
    ///       "Properties": { "Engine": "mysql", "EngineVersion": "8.0.39", "DBParameterGroupName": { "Ref": "Group" } }
    ///     },
    ///     "Group": {
    ///       "Type": "AWS::RDS::DBParameterGroup",
    ///       "Properties": { "Family": "mysql8.0", "Description": "orders", "Parameters": { "rds.force_ssl": "1" } }
    ///                                                                                                       ^^^ `rds.force_ssl`
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
    ///     "Orders": {
    ///       "Type": "AWS::RDS::DBInstance",
    ///       "Properties": { "Engine": "mysql", "EngineVersion": "8.0.39", "DBParameterGroupName": { "Ref": "Group" } }
    ///     },
    ///     "Group": {
    ///       "Type": "AWS::RDS::DBParameterGroup",
    ///       "Properties": { "Family": "mysql8.0", "Description": "orders", "Parameters": { "require_secure_transport": "1" } }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Using SSL/TLS to encrypt a connection to a DB instance](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html)
    id: "parameter-has-no-effect",
    level: Warning,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let judged = context.analysis.judged();
    judged
        .filter_map(|(index, hop, judged)| {
            let Wire::System(system) = &hop.wire else { return None };
            let (parameter, right) = match system {
                System::Rds(rds::Answer::Optional { misplaced: Some(other), parameter, .. }) => (*other, Some(*parameter)),
                System::Neptune(neptune::Answer::HttpsOnly { retired: true }) => ("neptune_enforce_ssl", None),
                _ => return None,
            };
            let name = quoted(parameter);
            let action = match right.map(quoted) {
                Some(right) => localized!(language, en: "Set {right} instead.", ko: "대신 {right} 값을 설정하세요."),
                None => localized!(language, en: "Delete it; TLS is always required.", ko: "이 파라미터를 지우세요. TLS는 항상 강제됩니다."),
            };
            let words = Words {
                message: localized!(
                    language,
                    en: "{name} has no effect on this engine",
                    ko: "{name} 파라미터는 이 엔진에 효과가 없습니다"
                ),
                why: localized!(
                    language,
                    en: "It looks as if it decided about TLS, and the engine does not read it.",
                    ko: "TLS를 정하는 것처럼 보이지만 이 엔진은 이 값을 읽지 않습니다."
                ),
                action,
            };
            let site = *hop.evidence.last()?;
            Some(Draft { hops: vec![index], ..RULE.finding(site, &judged.id, words) })
        })
        .collect()
}
