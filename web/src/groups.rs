//! Hops that say the same thing, drawn once: a path of sixty hops is read as a dozen wires.

use wireproof_report::{Hop, Verdict};

/// Up to this many hops are drawn one by one, in the order of the path.
const FEW: usize = 8;

/// Hops with one verdict between places of one kind; at least one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group<'a> {
    /// The first hop, which the group's wire is drawn for.
    pub(crate) first: &'a Hop,
    /// Every hop with its number in the path, from 1.
    pub(crate) hops: Vec<(usize, &'a Hop)>,
}

impl Group<'_> {
    /// The label of an end that all hops share; the first one and how many others there are, when they do not.
    pub(crate) fn end(&self, label: fn(&Hop) -> &str) -> (&str, usize) {
        let first = label(self.first);
        let mut others: Vec<&str> = Vec::new();
        for (_, hop) in &self.hops {
            let name = label(hop);
            if name != first && !others.contains(&name) {
                others.push(name);
            }
        }
        (first, others.len())
    }
}

/// The hops of a verdict (of all when none is given): each alone when they are few, otherwise in groups, worst first.
pub(crate) fn groups(hops: &[Hop], only: Option<Verdict>) -> Vec<Group<'_>> {
    let shown = hops.iter().enumerate().filter(|(_, hop)| only.is_none_or(|verdict| hop.verdict == verdict));
    let shown: Vec<(usize, &Hop)> = shown.map(|(at, hop)| (at + 1, hop)).collect();
    if shown.len() <= FEW {
        return shown.into_iter().map(|(at, hop)| Group { first: hop, hops: vec![(at, hop)] }).collect();
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for verdict in Verdict::WORST_FIRST {
        let begin = groups.len();
        for &(at, hop) in shown.iter().filter(|(_, hop)| hop.verdict == verdict) {
            let alike = groups.iter_mut().skip(begin).find(|group| alike(group.first, hop));
            match alike {
                Some(group) => group.hops.push((at, hop)),
                None => groups.push(Group { first: hop, hops: vec![(at, hop)] }),
            }
        }
    }
    groups
}

/// Whether two hops of one verdict are drawn as one.
fn alike(one: &Hop, other: &Hop) -> bool {
    one.from.kind == other.from.kind && one.to.kind == other.to.kind && one.protocol == other.protocol
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::tests::{hop, location};
    use wireproof_report::Place;

    fn between(id: &str, from: &str, to: &str, verdict: Verdict) -> Hop {
        let place = |kind: &str| Place { kind: kind.into(), label: format!("{kind} {id}") };
        Hop { from: place(from), to: place(to), verdict, ..hop(id, location(0, 0, 1), &[]) }
    }

    fn numbers(groups: &[Group<'_>]) -> Vec<Vec<usize>> {
        groups.iter().map(|group| group.hops.iter().map(|(at, _)| *at).collect()).collect()
    }

    #[test]
    fn a_short_path_keeps_its_order_and_every_wire() {
        let hops = [between("a", "x", "y", Verdict::Enforced), between("b", "x", "y", Verdict::Cleartext)];
        assert_eq!(numbers(&groups(&hops, None)), [vec![1], vec![2]]);
    }

    #[test]
    fn a_long_path_is_grouped_by_verdict_and_kinds_worst_first() {
        let mut hops: Vec<Hop> = (0..10).map(|at| between(&at.to_string(), "x", "y", Verdict::Encrypted)).collect();
        hops.push(between("p", "x", "z", Verdict::Encrypted));
        hops.push(between("q", "x", "y", Verdict::Cleartext));
        hops.push(between("r", "x", "y", Verdict::Unknown));
        assert_eq!(numbers(&groups(&hops, None)), [vec![12], vec![13], (1..=10).collect(), vec![11]]);
    }

    #[test]
    fn a_filter_leaves_the_hops_of_one_verdict_with_their_numbers() {
        let hops = [between("a", "x", "y", Verdict::Enforced), between("b", "x", "y", Verdict::Cleartext)];
        assert_eq!(numbers(&groups(&hops, Some(Verdict::Cleartext))), [vec![2]]);
        assert!(groups(&hops, Some(Verdict::Unknown)).is_empty());
    }

    #[test]
    fn an_end_that_all_share_is_named_alone() {
        let hops: Vec<Hop> = (0..9)
            .map(|at| Hop {
                from: Place { kind: "k".into(), label: "clients".into() },
                ..between(&at.to_string(), "k", "y", Verdict::Unknown)
            })
            .collect();
        let groups = groups(&hops, None);
        let [group] = groups.as_slice() else { panic!("{groups:?}") };
        assert_eq!(group.end(|hop| &hop.from.label), ("clients", 0));
        assert_eq!(group.end(|hop| &hop.to.label), ("y 0", 8));
    }
}
