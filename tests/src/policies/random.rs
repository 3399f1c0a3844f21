//! Random bytes that are the same in every run.

/// Repeatable random bytes (splitmix64).
#[derive(Clone, Debug)]
pub struct Bytes(pub u64);

impl Bytes {
    /// The next bytes.
    pub fn take(&mut self, count: usize) -> Vec<u8> {
        std::iter::repeat_with(|| {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (mixed ^ (mixed >> 31)).to_le_bytes()
        })
        .flatten()
        .take(count)
        .collect()
    }
}
