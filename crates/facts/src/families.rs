//! Which EC2 instance families encrypt the traffic between their instances by themselves.
//!
//! "Nitro" is not the test: c5, m5, r5 and t4g are Nitro and do not. Source: `NetworkInfo.EncryptionInTransitSupported` of
//! `DescribeInstanceTypes`, with the list in "Data protection in Amazon EC2". AWS does not say that `ml.` instances of
//! SageMaker inherit it, so for them it is what the underlying family supports.

/// The day of the tables.
pub const DATE: &str = "2026-11-25";

/// Whether instances of this type (`c6i.large`, `ml.p5.48xlarge`) encrypt what they send to others of such families, in the
/// same VPC or peered ones of the Region and with no load balancer or transit gateway between; nothing for a family that is
/// not in the tables.
pub fn encrypts(instance_type: &str) -> Option<bool> {
    let name = instance_type.strip_prefix("ml.").unwrap_or(instance_type);
    let family = name.split('.').next().unwrap_or(name);
    if ENCRYPTING.binary_search(&family).is_ok() {
        Some(true)
    } else if PLAIN.binary_search(&family).is_ok() {
        Some(false)
    } else {
        None
    }
}

/// Families that encrypt, sorted.
#[rustfmt::skip]
const ENCRYPTING: &[&str] = &[
    "c5a", "c5ad", "c5n", "c6a", "c6gn", "c6i", "c6id", "c6in", "c7a", "c7g", "c7gd", "c7gn", "c7i", "c7i-flex",
    "c8a", "c8g", "c8gb", "c8gd", "c8gn", "c8i", "c8i-flex", "c8ib", "c8id", "c8in", "c8ine", "c9g", "c9gd", "d3",
    "d3en", "dl1", "dl2q", "f2", "g4ad", "g4dn", "g5", "g6", "g6e", "g6f", "g7", "g7e", "gr6", "gr6f", "hpc6a",
    "hpc6id", "hpc7a", "hpc7g", "hpc8a", "i3en", "i4g", "i4i", "i7i", "i7ie", "i8g", "i8ge", "im4gn", "inf1", "inf2",
    "is4gen", "m5dn", "m5n", "m5zn", "m6a", "m6i", "m6id", "m6idn", "m6in", "m7a", "m7g", "m7gd", "m7i", "m7i-flex",
    "m8a", "m8azn", "m8g", "m8gb", "m8gd", "m8gn", "m8i", "m8i-flex", "m8ib", "m8id", "m8idb", "m8idn", "m8in",
    "m8ine", "m9g", "m9gd", "mac-m4", "mac-m4pro", "p3dn", "p4d", "p4de", "p5", "p5e", "p5en", "p6-b200", "p6-b300",
    "p6e-gb200", "r5dn", "r5n", "r6a", "r6i", "r6id", "r6idn", "r6in", "r7a", "r7g", "r7gd", "r7i", "r7iz", "r8a",
    "r8g", "r8gb", "r8gd", "r8gn", "r8i", "r8i-flex", "r8ib", "r8id", "r8idb", "r8idn", "r8in", "r9g", "r9gd", "trn1",
    "trn1n", "trn2", "trn2u", "u-12tb1", "u-18tb1", "u-24tb1", "u-3tb1", "u-6tb1", "u-9tb1", "u7i-12tb", "u7i-6tb",
    "u7i-8tb", "u7in-16tb", "u7in-24tb", "u7in-32tb", "u7inh-32tb", "vt1", "x2idn", "x2iedn", "x2iezn", "x8aedz",
    "x8g", "x8i",
];

/// Families that do not, sorted.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "a1", "c1", "c3", "c4", "c5", "c5d", "c6g", "c6gd", "d2", "g5g", "h1", "i2", "i3", "m1", "m2", "m3", "m4", "m5",
    "m5a", "m5ad", "m5d", "m6g", "m6gd", "p2", "p3", "r3", "r4", "r5", "r5a", "r5ad", "r5b", "r5d", "r6g", "r6gd",
    "t1", "t2", "t3", "t3a", "t4g", "x1", "x1e", "x2gd", "z1d",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_apart() {
        assert!(ENCRYPTING.is_sorted() && PLAIN.is_sorted());
        assert!(ENCRYPTING.iter().all(|family| PLAIN.binary_search(family).is_err()));
        assert_eq!((ENCRYPTING.len(), PLAIN.len()), (148, 43));
    }

    #[test]
    fn families_by_type() {
        for (instance, expected) in [
            ("c6i.large", Some(true)),
            ("ml.p5.48xlarge", Some(true)),
            ("ml.p4d.24xlarge", Some(true)),
            ("c7i-flex.large", Some(true)),
            ("ml.m5.xlarge", Some(false)),
            ("t4g.micro", Some(false)),
            ("p3.16xlarge", Some(false)),
            ("p3dn.24xlarge", Some(true)),
            ("c6", None),
            ("ml.unheard.large", None),
            ("", None),
        ] {
            assert_eq!(encrypts(instance), expected, "{instance}");
        }
    }
}
