//! Maps and sets in the order of their keys that are compiled once. The standard library's trees are compiled anew for each
//! pair of types, seven thousand bytes a time, and a page downloads every copy.

mod ranks;
mod set;

use crate::order;
use ranks::{Numbers, Place, Ranks};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;

pub use set::{Items, Set};

/// Values by keys, in the order of the keys.
#[derive(Clone)]
pub struct Map<K, V> {
    /// In the order in which they came.
    entries: Vec<(K, V)>,
    ranks: Ranks,
}

/// The place of one key in a map, taken or free.
#[derive(Debug)]
pub struct Entry<'m, K, V> {
    map: &'m mut Map<K, V>,
    key: K,
    found: Result<usize, Place>,
}

/// The entries of a map in the order of their keys.
#[derive(Clone, Debug)]
pub struct Entries<'m, K, V> {
    entries: &'m [(K, V)],
    numbers: Numbers<'m>,
}

impl<K, V> Map<K, V> {
    /// An empty map.
    pub const fn new() -> Self {
        Self { entries: Vec::new(), ranks: Ranks::new() }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries in the order of their keys.
    pub fn iter(&self) -> Entries<'_, K, V> {
        Entries { entries: &self.entries, numbers: self.ranks.iter() }
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// The values in the order of their keys, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.arrange();
        self.entries.iter_mut().map(|(_, value)| value)
    }

    /// The keys in their order.
    pub fn into_keys(self) -> impl Iterator<Item = K> {
        self.into_iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }

    /// The entry of the greatest key.
    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        self.numbered(self.ranks.last()?)
    }

    /// Keeps the entries that `keep` says yes to.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.arrange();
        self.entries.retain_mut(|(key, value)| keep(key, value));
        self.ranks = Ranks::counted(self.entries.len());
    }

    fn numbered(&self, number: usize) -> Option<(&K, &V)> {
        self.entries.get(number).map(|(key, value)| (key, value))
    }

    /// Brings the entries themselves into the order of their keys.
    fn arrange(&mut self) {
        let Self { entries, ranks } = self;
        let order: Vec<usize> = ranks.iter().collect();
        order::arrange(&order, &mut |one, other| entries.swap(one, other));
        *ranks = Ranks::counted(order.len());
    }
}

impl<K: Ord, V> Map<K, V> {
    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.get_key_value(key).map(|(_, value)| value)
    }

    /// The map's own key that equals this one, and its value.
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        self.numbered(self.ranks.at(self.find(key).ok()?)?)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let number = self.ranks.at(self.find(key).ok()?)?;
        self.entries.get_mut(number).map(|(_, value)| value)
    }

    /// Whether there is such a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Gives a key a value; the value that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(place) => {
                let (_, old) = self.entries.get_mut(self.ranks.at(place)?)?;
                Some(std::mem::replace(old, value))
            }
            Err(place) => {
                self.add(place, key, value);
                None
            }
        }
    }

    /// The place of a key.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let found = self.find(&key).and_then(|place| self.ranks.at(place).ok_or(place));
        Entry { map: self, key, found }
    }

    /// The entries from a key on.
    pub fn since(&self, key: &K) -> Entries<'_, K, V> {
        let (Ok(place) | Err(place)) = self.find(key);
        Entries { entries: &self.entries, numbers: self.ranks.since(place) }
    }

    /// The last entry of a key that is not above this one.
    pub fn until(&self, key: &K) -> Option<(&K, &V)> {
        let number = match self.find(key) {
            Ok(place) => self.ranks.at(place),
            Err(place) => self.ranks.before(place),
        };
        self.numbered(number?)
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<Place, Place>
    where
        K: Borrow<Q>,
    {
        self.ranks.find(&|number| self.entries.get(number).map_or(Ordering::Less, |(own, _)| own.borrow().cmp(key)))
    }

    /// Adds an entry that the map does not have; its number.
    fn add(&mut self, place: Place, key: K, value: V) -> usize {
        let number = self.entries.len();
        self.ranks.insert(place, number);
        self.entries.push((key, value));
        number
    }
}

impl<'m, K: Ord, V> Entry<'m, K, V> {
    /// The key's value; where it has none, what `make` makes.
    #[expect(clippy::indexing_slicing, reason = "the number is that of an entry: it was found, or it was just added")]
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'m mut V {
        let number = match self.found {
            Ok(number) => number,
            Err(place) => self.map.add(place, self.key, make()),
        };
        &mut self.map.entries[number].1
    }

    /// The key's value; where it has none, this one.
    pub fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }

    /// The key's value; where it has none, the type's default.
    pub fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

impl<'m, K, V> Iterator for Entries<'m, K, V> {
    type Item = (&'m K, &'m V);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = self.entries.get(self.numbers.next()?)?;
        Some((key, value))
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<K: Eq, V: Eq> Eq for Map<K, V> {}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(mut self) -> Self::IntoIter {
        self.arrange();
        self.entries.into_iter()
    }
}

impl<'m, K, V> IntoIterator for &'m Map<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Entries<'m, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Keys that come again and again, in no order.
    fn keys(count: usize) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(7_u32), |state| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)))
            .map(|state| state >> 20)
            .take(count)
    }

    #[test]
    fn it_holds_what_a_tree_holds() {
        for count in [0, 1, 2, 255, 256, 257, 258, 5_000] {
            let (mut ours, mut theirs) = (Map::new(), BTreeMap::new());
            for (value, key) in keys(count).enumerate() {
                assert_eq!(ours.insert(key, value), theirs.insert(key, value));
                assert_eq!(ours.len(), theirs.len());
            }
            assert!(ours.iter().eq(&theirs));
            assert_eq!(ours.last_key_value(), theirs.last_key_value());
            for key in 0..4_200 {
                assert_eq!(ours.get(&key), theirs.get(&key));
                assert_eq!(ours.contains_key(&key), theirs.contains_key(&key));
                assert!(ours.since(&key).eq(theirs.range(key..)), "{count} {key}");
                assert_eq!(ours.until(&key), theirs.range(..=key).next_back());
            }
            for value in ours.values_mut().chain(theirs.values_mut()) {
                *value += 1;
            }
            assert!(ours.iter().eq(&theirs));
            assert!(ours.into_iter().eq(theirs));
        }
    }

    #[test]
    fn keys_that_come_in_order_stay_in_order() {
        let mut map: Map<u32, ()> = (0..10_000).map(|key| (key, ())).collect();
        map.extend((0..10_000).rev().map(|key| (key, ())));
        assert!(map.keys().copied().eq(0..10_000));
    }

    #[test]
    fn an_entry_is_made_once() {
        let mut map: Map<String, Vec<usize>> = Map::new();
        for (at, key) in ["b", "a", "b"].into_iter().enumerate() {
            map.entry(key.to_owned()).or_default().push(at);
        }
        assert_eq!(map, Map::from([("a".to_owned(), vec![1]), ("b".to_owned(), vec![0, 2])]));
        assert_eq!(map.get("a"), Some(&vec![1]));
        *map.entry("c".to_owned()).or_insert(vec![3]) = vec![4];
        assert_eq!(format!("{map:?}"), r#"{"a": [1], "b": [0, 2], "c": [4]}"#);
        map.retain(|key, value| key != "c" && value.len() == 1);
        map.insert("0".to_owned(), Vec::new());
        assert_eq!(format!("{map:?}"), r#"{"0": [], "a": [1]}"#);
    }
}
