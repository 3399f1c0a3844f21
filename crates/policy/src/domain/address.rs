//! Sets of IP addresses of both versions.

use super::Ranges;
use std::net::{Ipv4Addr, Ipv6Addr};

/// A set of IP addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Addresses {
    v4: Ranges,
    v6: Ranges,
}

const V4_TOP: u128 = u32::MAX as u128;

impl Addresses {
    /// Every address.
    pub(crate) fn all() -> Self {
        Self { v4: Ranges::between(0, V4_TOP), v6: Ranges::all() }
    }

    /// A block in CIDR notation, or one IPv4 address; the bits behind the mask do not count. What a bare IPv6 address
    /// means is not documented, so it is no block.
    pub(crate) fn block(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) if !bits.is_empty() && bits.bytes().all(|byte| byte.is_ascii_digit()) => {
                (address, Some(bits.parse::<u32>().ok()?))
            }
            Some(_) => return None,
            None => (text, None),
        };
        if let Ok(v4) = address.parse::<Ipv4Addr>() {
            let free = 32_u32.checked_sub(bits.unwrap_or(32))?;
            let (low, high) = span(u128::from(u32::from(v4)), free);
            return Some(Self { v4: Ranges::between(low, high), v6: Ranges::none() });
        }
        let v6 = address.parse::<Ipv6Addr>().ok()?;
        let free = 128_u32.checked_sub(bits?)?;
        let (low, high) = span(u128::from(v6), free);
        Some(Self { v4: Ranges::none(), v6: Ranges::between(low, high) })
    }

    /// The addresses that are documented as sources on the internet: no private, loopback or link-local ones.
    pub(crate) fn public() -> Self {
        let reserved = [
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "224.0.0.0/3",
            "::/3",
            "8000::/1",
            "4000::/2",
        ];
        let blocks: Vec<Self> = reserved.iter().filter_map(|block| Self::block(block)).collect();
        Self::any_of(&blocks).complement()
    }

    /// Whether the set holds this address; nothing when the text is none.
    pub(crate) fn contains(&self, text: &str) -> Option<bool> {
        match text.parse::<Ipv4Addr>() {
            Ok(v4) => Some(self.v4.contains(u128::from(u32::from(v4)))),
            Err(_) => Some(self.v6.contains(u128::from(text.parse::<Ipv6Addr>().ok()?))),
        }
    }

    /// The addresses in any of some sets.
    pub(crate) fn any_of(sets: &[Self]) -> Self {
        let v4 = Ranges::any_of(sets.iter().map(|set| &set.v4));
        Self { v4, v6: Ranges::any_of(sets.iter().map(|set| &set.v6)) }
    }

    /// How many ranges it has.
    pub(crate) fn len(&self) -> usize {
        self.v4.len() + self.v6.len()
    }

    /// The addresses in both sets.
    pub(crate) fn intersect(&self, other: &Self) -> Self {
        Self { v4: self.v4.intersect(&other.v4), v6: self.v6.intersect(&other.v6) }
    }

    /// The addresses not in the set.
    pub(crate) fn complement(&self) -> Self {
        Self { v4: self.v4.complement().intersect(&Ranges::between(0, V4_TOP)), v6: self.v6.complement() }
    }

    /// A member that people like to read: one of the addresses reserved for documentation, else a host of the first block.
    pub(crate) fn witness(&self) -> Option<String> {
        let liked = ["203.0.113.9", "198.51.100.7", "192.0.2.5", "2001:db8::1"];
        if let Some(address) = liked.into_iter().find(|address| self.contains(address) == Some(true)) {
            return Some(address.to_owned());
        }
        let host = |(low, high): (u128, u128)| if high - low > 1 { low + 1 } else { low };
        let v4 = self.v4.iter().next().and_then(|range| u32::try_from(host(range)).ok());
        v4.map(|number| Ipv4Addr::from(number).to_string())
            .or_else(|| self.v6.iter().next().map(|range| Ipv6Addr::from(host(range)).to_string()))
    }
}

/// The block of `2^free` numbers that holds `address`.
fn span(address: u128, free: u32) -> (u128, u128) {
    let mask = 1_u128.checked_shl(free).map_or(u128::MAX, |bit| bit - 1);
    (address & !mask, address | mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_hold_their_addresses() {
        let block = Addresses::block("203.0.113.0/24").unwrap();
        assert_eq!(block.contains("203.0.113.255"), Some(true));
        assert_eq!(block.contains("203.0.114.0"), Some(false));
        assert_eq!(block.contains("2001:db8::1"), Some(false));
        assert_eq!(Addresses::block("0.0.0.0/0").unwrap().contains("255.255.255.255"), Some(true));
        assert_eq!(Addresses::block("::/0").unwrap().contains("ffff::1"), Some(true));
        assert_eq!(Addresses::block("10.1.2.3/8").unwrap(), Addresses::block("10.0.0.0/8").unwrap());
        for wrong in ["2001:db8::1", "1.2.3", "1.2.3.4/33", "1.2.3.4/", "::/129", "x"] {
            assert_eq!(Addresses::block(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn two_halves_make_the_whole() {
        let union = |a: &Addresses, b: &Addresses| Addresses::any_of(&[a.clone(), b.clone()]);
        let halves = union(&Addresses::block("0.0.0.0/1").unwrap(), &Addresses::block("128.0.0.0/1").unwrap());
        assert_eq!(halves, Addresses::block("0.0.0.0/0").unwrap());
        assert_eq!(halves.complement(), Addresses::block("::/0").unwrap());
        let none = halves.intersect(&halves.complement());
        assert!(none.v4.is_empty() && none.v6.is_empty());
        assert_eq!(union(&halves, &halves.complement()), Addresses::all());
    }

    #[test]
    fn witnesses_are_documentation_addresses_if_they_can() {
        assert_eq!(Addresses::public().witness().unwrap(), "203.0.113.9");
        assert_eq!(Addresses::block("0.0.0.0/0").unwrap().complement().witness().unwrap(), "2001:db8::1");
        assert_eq!(Addresses::block("10.0.0.0/8").unwrap().witness().unwrap(), "10.0.0.1");
        assert_eq!(Addresses::block("10.0.0.0/8").unwrap().intersect(&Addresses::public()).witness(), None);
    }
}
