//! Accounts and Regions: which of several resources of one name another resource means.

use crate::resource::Fate;
use crate::world::Entry;
use crate::{Format, field};
use wireproof_source::Node;

/// Where a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Home<'d> {
    region: &'d str,
    account: &'d str,
}

/// More resources of one name than this are not told apart.
const MOST: usize = 256;

/// Of the resources that a name may mean the one that `asking`, a resource of an input, means by it; nothing where nothing
/// tells them apart.
pub(crate) fn meant<'d>(
    found: impl Iterator<Item = Entry<'d>>,
    asking: Option<Entry<'d>>,
    input: u32,
    is_alike: impl Fn(Entry<'d>, Entry<'d>) -> bool,
) -> Option<Entry<'d>> {
    let mut found: Vec<Entry<'d>> = found.take(MOST + 1).collect();
    if found.len() > MOST {
        return None;
    }
    found.retain(|entry| !matches!(entry.resource.fate, Fate::Gone(_)));
    if let Some(own) = asking.and_then(|asking| asking.home) {
        found.retain(|entry| entry.home.is_none_or(|home| home == own));
    }
    // Templates of one stack may use a name twice: each means its own. What the API shows is meant by what it shows.
    keep(&mut found, |entry| entry.input == input);
    if let Some(asking) = asking {
        keep(&mut found, |entry| entry.resource.origin == asking.resource.origin);
    }
    let (first, others) = found.split_first()?;
    others.iter().all(|other| is_alike(*first, *other)).then_some(*first)
}

/// Keeps those that `is_nearer`, if there are any.
fn keep<'d>(found: &mut Vec<Entry<'d>>, is_nearer: impl Fn(&Entry<'d>) -> bool) {
    if found.iter().any(&is_nearer) {
        found.retain(is_nearer);
    }
}

/// Where a resource is by its own ARN: the one that names it, or that holds one of its names.
pub(crate) fn of<'d>(format: Option<Format>, node: &'d Node<'d>) -> Option<Home<'d>> {
    let names = format.map(|format| format.card().names).unwrap_or_default();
    let node = field::block(node);
    let own: Vec<&str> = names.iter().map(|name| field::name(node, name)).filter(|name| !name.is_empty()).collect();
    let told = node.members().iter().filter_map(|member| {
        let (home, last) = of_arn(member.value.as_str()?)?;
        let is_name = names.iter().any(|name| field::is_spelling_of(&member.key.value, name));
        (is_name || own.contains(&last)).then_some(home)
    });
    told.into_iter().next()
}

/// The Region and account of an ARN that has both, and the last part of what it names.
fn of_arn(arn: &str) -> Option<(Home<'_>, &str)> {
    let mut parts = arn.strip_prefix("arn:")?.splitn(5, ':').skip(2);
    let (region, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
    let is_told = |part: &str| !part.is_empty() && !part.contains(['$', '{', '*']);
    let last = resource.rsplit([':', '/']).next().unwrap_or(resource);
    (is_told(region) && is_told(account)).then_some((Home { region, account }, last))
}
