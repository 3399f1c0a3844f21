//! EFS file systems: which one a name means, and so which policy decides about a mount.

use crate::resource::Fate;
use crate::systems::{System, efs, notebook};
use crate::world::{Entry, World};
use crate::{Facts, Hop, Mechanism, Place, PlaceKind, PolicyKind, Route, Shown, Site, Wire, field, statement};
use wireproof_source::{Map, Set};

/// What tells one file system from another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FileSystem {
    /// Its id, which no other file system has.
    Id(String),
    /// Its place among all resources, where only a deployment gives the id.
    Made(usize),
    /// One of several, or one that only a deployment tells.
    Open,
}

/// The file system that a name in an input means: its id, its ARN, or what its document calls it.
pub(crate) fn named(world: &World<'_>, input: u32, name: &str) -> FileSystem {
    let name = name.rsplit_once(":file-system/").map_or(name, |(_, id)| id);
    match world.named(efs::FILE_SYSTEM, input, name) {
        Some(entry) => of(entry),
        None if is_id(name) => FileSystem::Id(name.to_owned()),
        None => FileSystem::Open,
    }
}

/// The file system whose policy a resource holds: the resource itself, or the one that it names beside the policy or in its
/// statements; nothing where it names none.
pub(crate) fn owner(world: &World<'_>, entry: Entry<'_>) -> Option<FileSystem> {
    if is_file_system(entry) {
        return Some(of(entry));
    }
    let node = entry.resource.node();
    if let Some(owner) = field::get(node, "FileSystemId") {
        return Some(owner.as_str().map_or(FileSystem::Open, |owner| named(world, entry.input, owner)));
    }
    let look = statement::look(node)?;
    let arns = statement::resource_names(look.policy).filter(|arn| arn.contains(":file-system/"));
    let owners: Set<FileSystem> = arns.map(|arn| named(world, entry.input, arn)).collect();
    let is_one = owners.len() == 1;
    let first = owners.into_iter().next()?;
    Some(if is_one { first } else { FileSystem::Open })
}

/// The file systems that policies beside them belong to.
#[derive(Debug, Default)]
pub(crate) struct Owners {
    systems: Set<FileSystem>,
    /// The inputs with a policy of which nothing tells whose it is.
    open: Set<u32>,
}

impl Owners {
    /// Those of all inputs.
    pub(crate) fn of(world: &World<'_>) -> Self {
        let mut owners = Self::default();
        let policies = [efs::POLICY, "aws_efs_file_system_policy"].into_iter().flat_map(|kind| world.of_type(kind));
        for entry in policies.filter(|entry| !matches!(entry.resource.fate, Fate::Gone(_))) {
            match owner(world, entry) {
                Some(FileSystem::Open) => {
                    owners.open.insert(entry.input);
                }
                owner => owners.systems.extend(owner),
            }
        }
        owners
    }

    /// Whether a file system of an input has a policy beside it, or may have.
    pub(crate) fn have(&self, system: &FileSystem, input: u32) -> bool {
        self.systems.contains(system) || self.open.contains(&input)
    }
}

/// Whether a resource is a file system of EFS.
fn is_file_system(entry: Entry<'_>) -> bool {
    entry.format.is_some_and(|format| format.card().types.first() == Some(&efs::FILE_SYSTEM))
}

/// What tells a file system that the inputs describe from others.
pub(crate) fn of(entry: Entry<'_>) -> FileSystem {
    let names = ["FileSystemId", "Id"].iter().map(|key| field::name(entry.resource.node(), key));
    match names.into_iter().find(|name| is_id(name)) {
        Some(id) => FileSystem::Id(id.to_owned()),
        None => FileSystem::Made(entry.index),
    }
}

fn is_id(name: &str) -> bool {
    name.strip_prefix("fs-").is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Sets the policy of each mount, and each policy's rivals; says of a file system's policy what the file system shows.
pub(crate) fn link(facts: &mut Facts<'_>, world: &World<'_>) {
    let mut owned = owned(facts);
    rivals(facts, &owned);
    let meant: Map<usize, FileSystem> = (facts.hops.iter().enumerate())
        .filter_map(|(index, hop)| {
            let place = without_policy(hop)?;
            world.reads_for(hop.input);
            let system = named(world, hop.input, &place.name);
            if let FileSystem::Id(id) = &system {
                // Noted as asked for.
                world.named(efs::POLICY, hop.input, id);
            }
            Some((index, system))
        })
        .collect();
    presume(facts, &mut owned, &meant);
    for (index, system) in &meant {
        let policy = owned.get(system).and_then(|policies| policies.first());
        if let (Some(hop), Some(policy)) = (facts.hops.get_mut(*index), policy) {
            hop.policy = Some(*policy);
        }
    }
    describe(facts, world);
}

/// The policies of each file system that one belongs to.
fn owned(facts: &Facts<'_>) -> Map<FileSystem, Vec<usize>> {
    let mut owned: Map<FileSystem, Vec<usize>> = Map::new();
    for (index, policy) in facts.policies.iter().enumerate() {
        if let Some(system @ (FileSystem::Id(_) | FileSystem::Made(_))) = &policy.file_system {
            owned.entry(system.clone()).or_default().push(index);
        }
    }
    owned
}

fn rivals(facts: &mut Facts<'_>, owned: &Map<FileSystem, Vec<usize>>) {
    for indexes in owned.values() {
        for index in indexes {
            if let Some(policy) = facts.policies.get_mut(*index) {
                policy.rivals = indexes.iter().copied().filter(|other| other != index).collect();
            }
        }
    }
}

/// The only policy, if it does not tell whose it is, can only be that of the only file system.
fn presume(facts: &mut Facts<'_>, owned: &mut Map<FileSystem, Vec<usize>>, meant: &Map<usize, FileSystem>) {
    let is_bare = |hop: &Hop| hop.wire == Wire::System(System::Efs(efs::Answer::NoPolicy));
    if facts.hops.iter().any(is_bare) {
        return;
    }
    let systems: Set<&FileSystem> = meant.values().collect();
    let mut policies = (facts.policies.iter_mut().enumerate()).filter(|(_, policy)| policy.kind == PolicyKind::Efs);
    let (Some((index, policy)), None) = (policies.next(), policies.next()) else { return };
    let mut systems = systems.into_iter();
    let (Some(system), None) = (systems.next(), systems.next()) else { return };
    if policy.file_system.is_none() && *system != FileSystem::Open {
        policy.is_presumed = true;
        owned.insert(system.clone(), vec![index]);
    }
}

/// Whether a hop leads to a file system whose policy its reader did not find: the place that names the file system.
fn without_policy(hop: &Hop) -> Option<&Place> {
    let is_mount = match &hop.wire {
        Wire::EfsMount | Wire::System(System::Ecs(_)) => true,
        Wire::System(System::Efs(answer)) => matches!(answer, efs::Answer::PolicyNotShown | efs::Answer::Function),
        Wire::System(System::Notebook(answer)) => *answer != notebook::Answer::Browser,
        _ => false,
    };
    let ends = [&hop.from, &hop.to].into_iter();
    ends.filter(|_| is_mount && hop.policy.is_none()).find(|place| place.kind == PlaceKind::Efs)
}

/// Names the file system of a policy that stands beside it, and shows on its hop how the file system is stored.
fn describe(facts: &mut Facts<'_>, world: &World<'_>) {
    let shown: Map<FileSystem, Entry<'_>> = world.of_type(efs::FILE_SYSTEM).map(|entry| (of(entry), entry)).collect();
    let policies = &facts.policies;
    for hop in facts.hops.iter_mut().filter(|hop| hop.route == Route::ToResource) {
        let Some(policy) = hop.policy.and_then(|index| policies.get(index)) else { continue };
        let Some(system) = &policy.file_system else { continue };
        let holds = |entry: &Entry<'_>| {
            entry.input == policy.site.input && entry.resource.node().span.contains(policy.site.span)
        };
        let entry = shown.get(system);
        if entry.is_some_and(holds) {
            continue;
        }
        match (system, entry) {
            (FileSystem::Id(id), None) => id.clone_into(&mut hop.to.name),
            (_, Some(entry)) => {
                let own = [entry.resource.name.as_str(), field::name(entry.resource.node(), "FileSystemId")];
                own.into_iter().find(|name| !name.is_empty()).unwrap_or_default().clone_into(&mut hop.to.name);
                for (mechanism, key) in [(Mechanism::StorageEncryption, "Encrypted"), (Mechanism::KmsKey, "KmsKeyId")] {
                    let value = field::get(entry.resource.node(), key);
                    let site = value.map(|value| Site { input: entry.input, span: value.span });
                    hop.shown.extend(site.map(|site| Shown { mechanism, site }));
                }
            }
            _ => {}
        }
    }
}
