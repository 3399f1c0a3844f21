//! Sets of whole numbers as sorted ranges: the common ground of numbers, dates and addresses.

use std::rc::Rc;
use wireproof_source::order;

/// A set of numbers `0..=TOP`, as disjoint closed ranges in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ranges(Rc<[(u128, u128)]>);

impl Ranges {
    /// No number.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// Every number.
    pub(crate) fn all() -> Self {
        Self([(0, u128::MAX)].into())
    }

    /// The numbers from `low` to `high`, both included.
    pub(crate) fn between(low: u128, high: u128) -> Self {
        if low <= high { Self([(low, high)].into()) } else { Self::none() }
    }

    /// The numbers in either set.
    pub(crate) fn union(&self, other: &Self) -> Self {
        Self::any_of([self, other])
    }

    /// The numbers in any of some sets.
    pub(crate) fn any_of<'r>(sets: impl IntoIterator<Item = &'r Self>) -> Self {
        let mut parts: Vec<(u128, u128)> = sets.into_iter().flat_map(|set| set.0.iter().copied()).collect();
        order::sort(&mut parts);
        let mut joined: Vec<(u128, u128)> = Vec::with_capacity(parts.len());
        for (low, high) in parts {
            match joined.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => joined.push((low, high)),
            }
        }
        Self(joined.into())
    }

    /// The numbers in both sets.
    pub(crate) fn intersect(&self, other: &Self) -> Self {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut both = Vec::new();
        while let (Some(&&(low, high)), Some(&&(from, to))) = (left.peek(), right.peek()) {
            if low.max(from) <= high.min(to) {
                both.push((low.max(from), high.min(to)));
            }
            if high < to {
                left.next();
            } else {
                right.next();
            }
        }
        Self(both.into())
    }

    /// The numbers not in the set.
    pub(crate) fn complement(&self) -> Self {
        let mut rest = Vec::with_capacity(self.0.len() + 1);
        let mut next = Some(0);
        for &(low, high) in self.0.iter() {
            if let Some(from) = next
                && from < low
            {
                rest.push((from, low - 1));
            }
            next = high.checked_add(1);
        }
        if let Some(from) = next {
            rest.push((from, u128::MAX));
        }
        Self(rest.into())
    }

    /// Whether the number is in the set.
    pub(crate) fn contains(&self, number: u128) -> bool {
        let behind = self.0.partition_point(|&(low, _)| low <= number);
        behind.checked_sub(1).and_then(|last| self.0.get(last)).is_some_and(|&(_, high)| number <= high)
    }

    /// Whether no number is in the set.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many ranges it has.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The ranges in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u128, u128)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arbtest::arbtest;

    #[test]
    fn sets_of_numbers_obey_the_algebra_of_sets() {
        arbtest(|u| {
            let mut set = || -> arbtest::arbitrary::Result<Ranges> {
                let mut set = Ranges::none();
                for _ in 0..u.int_in_range(0..=3)? {
                    let low = u128::from(u.arbitrary::<u8>()?);
                    set = set.union(&Ranges::between(low, low + u128::from(u.arbitrary::<u8>()?) / 8));
                }
                Ok(if u.arbitrary()? { set.complement() } else { set })
            };
            let (a, b) = (set()?, set()?);
            assert_eq!(a.complement().complement(), a);
            assert!(a.intersect(&a.complement()).is_empty());
            assert_eq!(a.union(&a.complement()), Ranges::all());
            assert_eq!(a.union(&b).complement(), a.complement().intersect(&b.complement()));
            for number in 0..300 {
                assert_eq!(a.intersect(&b).contains(number), a.contains(number) && b.contains(number));
                assert_eq!(a.complement().contains(number), !a.contains(number));
            }
            Ok(())
        });
    }
}
