//! The catalogue's tables: what each row gives.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use wireproof_report::RuleMapping;

/// The rows of the catalogue's last table, and the facts that correct it.
pub(crate) struct Catalogue {
    /// For each row the requirements that its last cell gives, as `framework control`.
    rows: BTreeMap<u32, BTreeSet<String>>,
    /// The whole text: AWS Config's rules stand in the tables by service.
    text: String,
}

/// The managed rules of AWS Config whose names the catalogue abbreviates, as AWS's pages spell them.
const ABBREVIATED: &[(&str, &str)] = &[
    ("RDS_MYSQL_INSTANCE_ENCRYPTED_IN_TRANSIT", "RDS_MYSQL_/"),
    ("RDS_POSTGRES_INSTANCE_ENCRYPTED_IN_TRANSIT", "RDS_POSTGRES_/"),
    ("RDS_MARIADB_INSTANCE_ENCRYPTED_IN_TRANSIT", "RDS_MARIADB_INSTANCE_/"),
    ("SAGEMAKER_MODEL_EXPLAINABILITY_JOB_ENCRYPT_IN_TRANSIT", "…_MODEL_EXPLAINABILITY_JOB_ENCRYPT_IN_TRANSIT"),
];

impl Catalogue {
    /// The catalogue in a folder of facts; nothing when it is not there.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        let text = |name: &str| fs::read_to_string(folder.join(name)).ok();
        let (rules, corrections) = (text("rules.md")?, text("aws-facts-2.md")?);
        let table = rules.split("## 4. Recommended catalogue").nth(1)?.split("## 5.").next()?;
        let mut rows: BTreeMap<u32, BTreeSet<String>> = table.lines().filter_map(row).collect();
        // Controls for SageMaker are newer than the catalogue.
        for (row, controls) in corrected(&corrections) {
            rows.entry(row).or_default().extend(controls);
        }
        // The key of a certificate stands in the table by service only.
        if rules.contains("SH ACM.1/.2") {
            rows.entry(63).or_default().insert("aws-security-hub ACM.2".to_owned());
        }
        Some(Self { rows, text: rules + &corrections })
    }

    /// The numbers of the rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = u32> {
        self.rows.keys().copied()
    }

    /// Whether a row gives a requirement.
    pub(crate) fn gives(&self, row: u32, map: &RuleMapping) -> bool {
        if map.framework == "aws-config" {
            let short = ABBREVIATED.iter().find(|(full, _)| *full == map.control).map(|(_, short)| *short);
            return self.text.contains(short.unwrap_or(&map.control));
        }
        let given = format!("{} {}", map.framework, map.control);
        self.rows.get(&row).is_some_and(|row| row.iter().any(|one| one.eq_ignore_ascii_case(&given)))
    }
}

/// A line of the table.
fn row(line: &str) -> Option<(u32, BTreeSet<String>)> {
    let cells: Vec<&str> = line.trim().trim_matches('|').split(" | ").map(str::trim).collect();
    let number = cells.first()?.parse().ok()?;
    let mapping = cells.last()?;
    let mapping = if mapping.starts_with("as 1") { "N8 P HI KI; S3.5; CIS 2.1.1/3.1.1" } else { mapping };
    // A note in brackets after a dash gives nothing, but names what others have.
    let mapping = if mapping.starts_with('–') { "" } else { mapping };
    Some((number, mapping.split(';').flat_map(part).collect()))
}

/// What a part between semicolons gives: the families of the legend, or controls.
fn part(text: &str) -> BTreeSet<String> {
    let mut given = BTreeSet::new();
    let mut family = "";
    for word in text.split([' ', ',']).map(str::trim).filter(|word| !word.is_empty()) {
        let (head, rest) = word.find('(').map_or((word, ""), |at| word.split_at(at));
        match head {
            "N8" => give(
                &mut given,
                "nist-800-53-r5",
                &["SC-8", "SC-8(1)", "SC-8(2)", "SC-8(3)", "SC-8(4)", "SC-8(5)", "SC-13a", "SC-23"],
            ),
            "N" => family = "nist-800-53-r5",
            "P" => give(&mut given, "pci-dss-4.0.1", &["2.2.7", "4.2.1", "4.2.1.1"]),
            "PCI" => family = "pci-dss-4.0.1",
            "KI" => give(&mut given, "isms-p", &["2.7.1", "2.10.2"]),
            "IS" => {
                family = "iso-27001-2022";
                give(&mut given, family, &["A.8.24"]);
            }
            "HI" if rest.is_empty() => {
                give(&mut given, "hipaa", &["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"]);
            }
            "HI" | "HIPAA" => give(&mut given, "hipaa", &[&format!("164.312{rest}")]),
            "CIS" => family = "cis",
            "164.312" => give(&mut given, "hipaa", &[word]),
            _ if word.starts_with("SC-") => give(&mut given, "nist-800-53-r5", &[word]),
            _ if word.starts_with("A.") => give(&mut given, "iso-27001-2022", &word.split('/').collect::<Vec<_>>()),
            _ if word.starts_with(|letter: char| letter.is_ascii_digit()) => {
                let numbers: Vec<&str> = word.split('/').map(|one| one.trim_end_matches('…')).collect();
                match family {
                    // The number of the older benchmarks, then that of 7.0.
                    "cis" => numbers.iter().zip(["3.0.0", "7.0.0"]).for_each(|(number, version)| {
                        give(&mut given, &format!("cis-aws-foundations-{version}"), &[number]);
                    }),
                    _ => give(&mut given, family, &numbers),
                }
            }
            _ if head.contains('.') => controls(&mut given, head),
            _ => {}
        }
    }
    // `PCI` without a number stands for the family of the legend.
    let has_pci = given.iter().any(|one| one.starts_with("pci"));
    if text.split_whitespace().any(|word| word == "PCI" || word == "PCI,") && !has_pci {
        give(&mut given, "pci-dss-4.0.1", &["4.2.1"]);
    }
    given
}

fn give(given: &mut BTreeSet<String>, framework: &str, controls: &[&str]) {
    given.extend(controls.iter().map(|control| format!("{framework} {control}")));
}

/// `RDS.38/.39`, `OpenSearch.8/ES.8`: a number without a service is the last one's. Both services of OpenSearch have the same
/// numbers.
fn controls(given: &mut BTreeSet<String>, words: &str) {
    let mut service = String::new();
    for control in words.split('/') {
        let Some((name, number)) = control.split_once('.') else { continue };
        if !name.is_empty() {
            name.clone_into(&mut service);
        }
        give(given, "aws-security-hub", &[&format!("{service}.{number}")]);
        if service == "OpenSearch" {
            give(given, "aws-security-hub", &[&format!("ES.{number}")]);
        }
    }
}

/// What the newer page says of Security Hub's controls for monitoring jobs.
fn corrected(text: &str) -> Vec<(u32, Vec<String>)> {
    let line =
        text.lines().find(|line| line.starts_with("| Security Hub SageMaker transit controls")).unwrap_or_default();
    let first = line.split('|').nth(1).unwrap_or_default();
    let numbers = first.split_whitespace().filter_map(|word| word.strip_prefix('.'));
    let control = |number: &str| format!("aws-security-hub SageMaker.{number}");
    let schedule = line.contains("**SageMaker.22** monitoring schedules").then(|| control("22"));
    vec![(20, numbers.map(control).collect()), (21, schedule.into_iter().collect())]
}
