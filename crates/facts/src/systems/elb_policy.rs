//! The predefined security policies of load balancers, by the oldest version that they take.
//!
//! Source: "Security policies for your Application Load Balancer", the same page for Network Load Balancers, and "Predefined
//! SSL security policies for Classic Load Balancers", as of 2026-09. `PQ` and `FIPS` in a name say nothing of versions.

use crate::Version;

/// What a listener gets when nothing is written outside the console.
pub(crate) const DEFAULT: &str = "ELBSecurityPolicy-2016-08";

const PREFIX: &str = "ELBSecurityPolicy-";

const TLS_1_0: &[&str] = &[
    "2014-10",
    "2015-02",
    "2015-03",
    "2015-05",
    "2016-08",
    "TLS-1-0-2015-04",
    "FS-2018-06",
    "TLS13-1-0-2021-06",
    "TLS13-1-0-FIPS-2023-04",
    "TLS13-1-0-PQ-2025-09",
    "TLS13-1-0-FIPS-PQ-2025-09",
];

const TLS_1_1: &[&str] = &["TLS-1-1-2017-01", "FS-1-1-2019-08", "TLS13-1-1-2021-06", "TLS13-1-1-FIPS-2023-04"];

const TLS_1_2: &[&str] = &[
    "TLS-1-2-2017-01",
    "TLS-1-2-Ext-2018-06",
    "FS-1-2-2019-08",
    "FS-1-2-Res-2019-08",
    "FS-1-2-Res-2020-10",
    "TLS13-1-2-2021-06",
    "TLS13-1-2-Res-2021-06",
    "TLS13-1-2-Ext1-2021-06",
    "TLS13-1-2-Ext2-2021-06",
    "TLS13-1-2-FIPS-2023-04",
    "TLS13-1-2-Res-FIPS-2023-04",
    "TLS13-1-2-Ext0-FIPS-2023-04",
    "TLS13-1-2-Ext1-FIPS-2023-04",
    "TLS13-1-2-Ext2-FIPS-2023-04",
    "TLS13-1-2-PQ-2025-09",
    "TLS13-1-2-Res-PQ-2025-09",
    "TLS13-1-2-Ext1-PQ-2025-09",
    "TLS13-1-2-Ext2-PQ-2025-09",
    "TLS13-1-2-FIPS-PQ-2025-09",
    "TLS13-1-2-Res-FIPS-PQ-2025-09",
    "TLS13-1-2-Ext0-FIPS-PQ-2025-09",
    "TLS13-1-2-Ext1-FIPS-PQ-2025-09",
    "TLS13-1-2-Ext2-FIPS-PQ-2025-09",
    "TLS13-1-2-RFC9151-FIPS-2023-07",
    "TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07",
    "TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07",
    "TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07",
    "TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07",
];

const TLS_1_3: &[&str] = &[
    "TLS13-1-3-2021-06",
    "TLS13-1-3-FIPS-2023-04",
    "TLS13-1-3-PQ-2025-09",
    "TLS13-1-3-FIPS-PQ-2025-09",
    "TLS13-1-3-RFC9151-FIPS-2023-07",
];

/// The oldest version that a policy takes; nothing for a name that is not in the tables.
pub(crate) fn oldest(name: &str) -> Option<Version> {
    let name = name.strip_prefix(PREFIX)?;
    let tables =
        [(TLS_1_0, Version::Tls10), (TLS_1_1, Version::Tls11), (TLS_1_2, Version::Tls12), (TLS_1_3, Version::Tls13)];
    tables.iter().find(|(table, _)| table.contains(&name)).map(|(_, version)| *version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_after_tls13_is_the_oldest_version() {
        for (table, part) in [(TLS_1_0, "1-0"), (TLS_1_1, "1-1"), (TLS_1_2, "1-2"), (TLS_1_3, "1-3")] {
            for name in table.iter().filter_map(|name| name.strip_prefix("TLS13-")) {
                assert!(name.starts_with(part), "{name}");
            }
        }
    }

    #[test]
    fn names_that_are_not_in_the_tables_are_not_guessed() {
        assert_eq!(oldest("ELBSecurityPolicy-TLS13-1-0-PQ-2025-09"), Some(Version::Tls10));
        assert_eq!(oldest("ELBSecurityPolicy-FS-1-2-Res-2020-10"), Some(Version::Tls12));
        assert_eq!(oldest("ELBSecurityPolicy-TLS13-1-2-2099-01"), None);
        assert_eq!(oldest("TLS13-1-2-2021-06"), None);
    }
}
