//! The deepest trees that are read fit in a browser's stack of one megabyte, in every notation.

use std::thread;
use wireproof_source::{Document, Limits, Node};

/// The stack of a browser's WebAssembly module, and twice as much where nothing is optimised and frames are larger.
const STACK: usize = if cfg!(debug_assertions) { 2 << 20 } else { 1 << 20 };

fn depth(node: &Node<'_>) -> usize {
    let children = node.items().iter().chain(node.members().iter().map(|member| &member.value));
    1 + children.map(depth).max().unwrap_or_default()
}

#[test]
fn the_deepest_trees_fit() {
    let times = 4 * Limits::DEEPEST;
    let nested = |open: &str, close: &str| format!("{}{}{}", open.repeat(times), "1", close.repeat(times));
    let block: Vec<String> = (0..times).map(|level| format!("{}k:", " ".repeat(level))).collect();
    let block = block.join("\n");
    for (what, text) in [
        ("arrays", nested("[", "]")),
        ("objects", nested("{\"a\":", "}")),
        ("arrays with a fault", format!("{},", nested("[", "]"))),
        ("Python tuples", format!("{{'a': {}}}", nested("(", ",)"))),
        ("YAML blocks", format!("{block}\n{} 1\n", " ".repeat(times))),
        ("YAML in one line", format!("a: {}\n", nested("{b: ", "}"))),
        ("YAML with tags", format!("a: {}\n", nested("!If [", "]"))),
        ("shorthand", format!("aws s make --on --c A={}", nested("{B=", "}"))),
        ("calls", format!("c.create_it(On=True, A={})", nested("[", "]"))),
    ] {
        let read = move || {
            let document = Document::parse(&text, &Limits { depth: Limits::DEEPEST, ..Limits::default() });
            let deepest = document.roots.iter().map(depth).max().unwrap_or_default();
            assert!(deepest <= 2 * Limits::DEEPEST + 8, "{deepest}");
        };
        thread::Builder::new()
            .stack_size(STACK)
            .name(what.to_owned())
            .spawn(read)
            .expect("a thread")
            .join()
            .expect(what);
    }
}
