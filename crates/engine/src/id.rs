//! Ids that stay the same while text elsewhere changes.
//!
//! An id is a hash of what the thing is about (rule, format, resource, channel), never of where it stands.

use wireproof_source::Map;

/// Gives out ids and keeps them unique.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// By the hash that an id is written from, how many have it.
    given: Map<u64, u32>,
}

impl Ids {
    /// The id of the thing that `parts` describe; the second thing with the same parts gets `-2`, and so on.
    pub(crate) fn give(&mut self, prefix: char, parts: &[&str]) -> String {
        let hash = hash(parts) >> 16;
        let times = self.given.entry(hash).or_insert(0);
        *times += 1;
        if *times == 1 { format!("{prefix}{hash:012x}") } else { format!("{prefix}{hash:012x}-{times}") }
    }
}

/// FNV-1a over the parts, each closed by a byte that UTF-8 never has.
fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unique_and_stable() {
        let mut ids = Ids::default();
        let first = ids.give('h', &["a", "b"]);
        assert_eq!(first, "hd2b371819297");
        assert_eq!(ids.give('h', &["a", "b"]), format!("{first}-2"));
        assert_ne!(ids.give('h', &["ab", ""]), first);
    }
}
