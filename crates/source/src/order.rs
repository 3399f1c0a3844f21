//! Sorting that is compiled once. The standard library's sorts are compiled anew for each type, five thousand bytes a
//! time, and a page downloads every copy.

use std::cmp::Ordering;

/// Sorts; equals keep their order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a key, which is asked for anew at each comparison; items of one key keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a comparison; equals keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_numbers(&mut order, &|one, other| {
        items.get(one).zip(items.get(other)).map(|(one, other)| compare(one, other))
    });
    arrange(&order, &mut |one, other| items.swap(one, other));
}

fn sort_numbers(numbers: &mut [usize], compare: &dyn Fn(usize, usize) -> Option<Ordering>) {
    numbers.sort_by(|&one, &other| compare(one, other).unwrap_or(Ordering::Equal));
}

/// Swaps until each place holds what `order` names for it.
pub(crate) fn arrange(order: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    let mut is_placed = vec![false; order.len()];
    for start in 0..order.len() {
        let mut place = start;
        while let (Some(&from), Some(done)) = (order.get(place), is_placed.get_mut(place)) {
            if std::mem::replace(done, true) || from == start {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_like_the_standard_library() {
        let mut state = 7_u32;
        for length in 0..200 {
            let mut random = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state >> 28
            };
            let items: Vec<(u32, usize)> = (0..length).map(|index| (random(), index)).collect();
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
            ours.reverse();
            sort(&mut ours);
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn a_comparison_decides() {
        let mut words = ["b", "ccc", "aa"];
        sort_by(&mut words, |one, other| other.len().cmp(&one.len()));
        assert_eq!(words, ["ccc", "aa", "b"]);
    }
}
