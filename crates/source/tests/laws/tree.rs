//! Trees without places, in which what an edit promises is compared.

use wireproof_source::{Node, Value};

/// A tree without places.
#[derive(Debug, PartialEq)]
pub(crate) enum Plain {
    Value(String),
    Array(Vec<Plain>),
    Object(Vec<(String, Plain)>),
}

impl Plain {
    pub(crate) fn child(&mut self, index: usize) -> &mut Plain {
        match self {
            Plain::Array(items) => &mut items[index],
            Plain::Object(members) => &mut members[index].1,
            Plain::Value(_) => unreachable!(),
        }
    }
}

/// A node and what its strings hold, without places.
pub(crate) fn plain(node: &Node<'_>) -> Plain {
    let node = node.open();
    match &node.value {
        Value::Array(items) => Plain::Array(items.iter().map(plain).collect()),
        Value::Object(members) => {
            Plain::Object(members.iter().map(|member| (member.key.value.to_string(), plain(&member.value))).collect())
        }
        Value::String(text) => Plain::Value(format!("{:?}", text.value)),
        other => Plain::Value(format!("{other:?}")),
    }
}

/// The containers of a tree, those in strings too, and whether a string holds just this one.
pub(crate) fn collect<'n, 't>(node: &'n Node<'t>, containers: &mut Vec<(&'n Node<'t>, bool)>) {
    let is_in_string = node.text().is_some();
    let node = node.open();
    if node.is_object() || node.is_array() {
        containers.push((node, is_in_string));
    }
    node.items().iter().for_each(|item| collect(item, containers));
    node.members().iter().for_each(|member| collect(&member.value, containers));
}

/// The indices on the way to `target`.
pub(crate) fn plain_path(root: &Node<'_>, target: &Node<'_>) -> Vec<usize> {
    let (mut here, mut path) = (root.open(), Vec::new());
    while here.span != target.span {
        let inside = |node: &Node<'_>| node.span.contains(target.span);
        let index = here.items().iter().position(inside);
        let index = index.or_else(|| here.members().iter().position(|member| inside(&member.value))).unwrap();
        path.push(index);
        here =
            here.items().get(index).or_else(|| here.members().get(index).map(|member| &member.value)).unwrap().open();
    }
    path
}
