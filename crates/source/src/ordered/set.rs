//! A set is a map to nothing.

use super::{Entries, Map};
use std::borrow::Borrow;
use std::fmt;

/// Different items in their order.
#[derive(Clone, PartialEq, Eq)]
pub struct Set<T>(Map<T, ()>);

/// The items of a set in their order.
#[derive(Clone, Debug)]
pub struct Items<'s, T>(Entries<'s, T, ()>);

impl<T> Set<T> {
    /// An empty set.
    pub const fn new() -> Self {
        Self(Map::new())
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items in their order.
    pub fn iter(&self) -> Items<'_, T> {
        Items(self.0.iter())
    }

    /// Keeps the items that `keep` says yes to.
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        self.0.retain(|item, ()| keep(item));
    }

    /// The greatest item.
    pub fn last(&self) -> Option<&T> {
        self.0.last_key_value().map(|(item, ())| item)
    }
}

impl<T: Ord> Set<T> {
    /// Whether the item is in the set.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(item)
    }

    /// Adds an item; whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        self.0.insert(item, ()).is_none()
    }

    /// The last item that is not above this one.
    pub fn until(&self, item: &T) -> Option<&T> {
        self.0.until(item).map(|(item, ())| item)
    }
}

impl<'s, T> Iterator for Items<'s, T> {
    type Item = &'s T;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(item, ())| item)
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            self.insert(item);
        }
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::new();
        set.extend(items);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(T, ())>, fn((T, ())) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|(item, ())| item)
    }
}

impl<'s, T> IntoIterator for &'s Set<T> {
    type Item = &'s T;
    type IntoIter = Items<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_held_once() {
        let mut set: Set<String> = ["b", "a", "b"].map(str::to_owned).into();
        assert!(!set.insert("a".to_owned()));
        assert!(set.insert("c".to_owned()));
        assert_eq!((set.len(), set.contains("a"), set.contains("d")), (3, true, false));
        assert_eq!(set.until(&"bb".to_owned()).map(String::as_str), Some("b"));
        assert_eq!(set.until(&String::new()), None);
        assert_eq!(format!("{set:?}"), r#"{"a", "b", "c"}"#);
        assert_eq!(set.last().map(String::as_str), Some("c"));
        assert_eq!(set.into_iter().collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
