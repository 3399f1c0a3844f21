//! Which requirements of which standards a finding touches: those that public catalogues of checks give for this kind of
//! resource, and no others.

use crate::subject::Subject;
use crate::text::words;
use wireproof_report::{Language, Mapping, RuleMapping};

/// What catalogues say of a check for one kind of resource.
pub(crate) struct Group {
    pub(crate) of: Subject,
    pub(crate) maps: &'static [&'static [Map]],
}

/// A requirement of a standard.
#[derive(Clone, Copy)]
pub(crate) struct Map {
    framework: &'static str,
    control: &'static str,
}

impl Map {
    fn lower(self) -> Mapping {
        Mapping { framework: self.framework.to_owned(), control: self.control.to_owned() }
    }
}

// Catalogues map a check to more than the standards' own words carry. Of each family here are the requirements that ask for
// the encryption of what is sent.

/// NIST SP 800-53 revision 5: transmission confidentiality and integrity, by cryptography.
pub(crate) const NIST: &[Map] = &[nist("SC-8"), nist("SC-8(1)")];
/// HIPAA Security Rule, 45 CFR: transmission security, encryption.
pub(crate) const HIPAA: &[Map] = &[hipaa("164.312(e)(1)"), hipaa("164.312(e)(2)(ii)")];
/// PCI DSS 4.0.1. Its 4.2.1 speaks of open, public networks.
pub(crate) const PCI: &[Map] = &[pci("4.2.1")];
/// ISO/IEC 27001:2022, Annex A: use of cryptography.
pub(crate) const ISO: &[Map] = &[Map { framework: "iso-27001-2022", control: "A.8.24" }];
/// Korea's ISMS-P certification criteria: policy of encryption.
pub(crate) const ISMS_P: &[Map] = &[Map { framework: "isms-p", control: "2.7.1" }];

/// NIST SP 800-53 revision 5.
pub(crate) const fn nist(control: &'static str) -> Map {
    Map { framework: "nist-800-53-r5", control }
}

/// PCI DSS 4.0.1.
pub(crate) const fn pci(control: &'static str) -> Map {
    Map { framework: "pci-dss-4.0.1", control }
}

/// HIPAA Security Rule, 45 CFR.
pub(crate) const fn hipaa(control: &'static str) -> Map {
    Map { framework: "hipaa", control }
}

/// Controls of AWS Security Hub.
pub(crate) const fn security_hub(control: &'static str) -> Map {
    Map { framework: "aws-security-hub", control }
}

/// Managed rules of AWS Config, by identifier.
pub(crate) const fn config(control: &'static str) -> Map {
    Map { framework: "aws-config", control }
}

/// CIS AWS Foundations Benchmark: what it asks of bucket policies, in the versions that number it so.
pub(crate) const CIS_BUCKET: &[Map] = &[
    Map { framework: "cis-aws-foundations-3.0.0", control: "2.1.1" },
    Map { framework: "cis-aws-foundations-7.0.0", control: "3.1.1" },
];

/// The requirements of a finding about a resource of a kind.
pub(crate) fn of(groups: &[Group], subject: Option<Subject>) -> Vec<Mapping> {
    let group = groups.iter().find(|group| Some(group.of) == subject);
    group.into_iter().flat_map(Group::maps).map(Map::lower).collect()
}

/// Every requirement of a rule, each with the kind of resource that it is for.
pub(crate) fn all(groups: &[Group], language: Language) -> Vec<RuleMapping> {
    let pairs = groups.iter().flat_map(|group| group.maps().map(|map| (group.of, map.lower())));
    pairs
        .map(|(of, Mapping { framework, control })| RuleMapping {
            framework,
            control,
            resource: of.name(language).to_owned(),
        })
        .collect()
}

/// The section of a rule's page; nothing for a rule that no catalogue has.
pub(crate) fn section(groups: &[Group], language: Language) -> String {
    if groups.is_empty() {
        return String::new();
    }
    let head = words!(
        language,
        en: "\n## Standards\nRequirements that public catalogues of checks give, by kind of resource:\n",
        ko: "\n## 관련 기준\n공개된 점검 목록에서 이 검사와 연결한 요구 사항입니다(리소스 종류별).\n"
    );
    groups.iter().fold(head.to_owned(), |text, group| {
        let maps: Vec<Mapping> = group.maps().map(Map::lower).collect();
        text + &format!("- {}: {}\n", group.of.name(language), Mapping::list(&maps))
    })
}

impl Group {
    fn maps(&self) -> impl Iterator<Item = Map> {
        self.maps.iter().copied().flatten().copied()
    }
}
