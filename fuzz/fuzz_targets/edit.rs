//! Any text that reads without a fault: an edit makes the tree that it promises.
#![no_main]

#[path = "../../crates/source/tests/laws/tree.rs"]
mod tree;

use arbitrary::{Arbitrary, Unstructured};
use tree::{Plain, collect, plain, plain_path};
use libfuzzer_sys::fuzz_target;
use wireproof_source::edit::{self, Edit};
use wireproof_source::{Document, Limits, Node, Syntax};

/// Where and what is changed; the text stands behind it.
#[derive(Arbitrary, Debug)]
struct Change<'t> {
    container: u16,
    child: u16,
    what: What,
    text: &'t str,
}

#[derive(Arbitrary, Debug)]
enum What {
    Replace,
    Remove,
    Add,
}

const ADDED: &str = r#"{"a": [1, {"b": {}}], "c d": "e"}"#;

fuzz_target!(|bytes: &[u8]| {
    let Ok(change) = Change::arbitrary_take_rest(Unstructured::new(bytes)) else { return };
    let document = Document::parse(change.text, &Limits::default());
    let [root] = document.roots.as_slice() else { return };
    // one key alone, or one of several words, may as well be prose: what stays is not bound to be read as YAML again
    let is_name = |key: &str| key.chars().all(|character| character.is_alphanumeric() || "_-./$".contains(character));
    let is_sure = document.syntax == Syntax::Json
        || (document.syntax == Syntax::Yaml
            && root.members().len() > 2
            && root.members().iter().all(|member| is_name(&member.key.value)));
    if !document.problems.is_empty() || !is_sure {
        return;
    }
    let mut containers = Vec::new();
    collect(root, &mut containers);
    let Some((node, _)) = containers.get(usize::from(change.container) % containers.len().max(1)) else { return };
    let Some((edit, expected)) = changed(&document, root, node, &change) else { return };
    let edited = edit::apply(change.text, &[edit]);
    let after = Document::parse(&edited, &Limits::default());
    assert_eq!(after.roots.iter().map(plain).collect::<Vec<_>>(), [expected], "{}\n→\n{edited}", change.text);
});

/// The edit, and the tree that it must make; nothing where no edit is offered.
fn changed(document: &Document<'_>, root: &Node<'_>, node: &Node<'_>, change: &Change<'_>) -> Option<(Edit, Plain)> {
    let mut expected = plain(root);
    let added = plain(Document::parse(ADDED, &Limits::default()).root()?);
    let place = plain_path(root, node);
    let is_root = place.is_empty();
    let target = place.iter().fold(&mut expected, |tree, &index| tree.child(index));
    let child = usize::from(change.child);
    let edit = match (target, &change.what) {
        (target, What::Replace) if !is_root => {
            *target = added;
            edit::replace(document, node, ADDED)
        }
        (Plain::Object(members), What::Remove) if !members.is_empty() => {
            let (key, _) = members.remove(child % members.len());
            edit::remove_member(document, node, &key)?
        }
        (Plain::Array(items), What::Remove) if !items.is_empty() => {
            let index = child % items.len();
            items.remove(index);
            edit::remove_item(document, node, index)?
        }
        (Plain::Object(members), What::Add) => {
            members.push(("new key".to_owned(), added));
            edit::insert_member(document, node, "new key", ADDED)?
        }
        (Plain::Array(items), What::Add) => {
            items.push(added);
            edit::append_item(document, node, ADDED)?
        }
        _ => return None,
    };
    Some((edit, expected))
}
