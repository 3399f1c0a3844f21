//! What stands between two values: white space, a comma, comments.

/// The characters between two places of a text that hold no value.
pub(super) struct Gap {
    /// Where the first comma is.
    pub(super) comma: Option<usize>,
    pub(super) has_comment: bool,
    /// The end of the last comma or comment; the beginning where there is none.
    pub(super) tail: usize,
}

impl Gap {
    pub(super) fn new(text: &str, from: usize, to: usize) -> Self {
        let mut gap = Self { comma: None, has_comment: false, tail: from };
        let mut at = from;
        while let Some(rest) = text.get(at..to).filter(|rest| !rest.is_empty()) {
            let length = if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else if rest.starts_with("//") || rest.starts_with('#') {
                rest.find(['\n', '\r']).unwrap_or(rest.len())
            } else {
                if rest.starts_with(',') {
                    gap.comma.get_or_insert(at);
                    gap.tail = at + 1;
                }
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            gap.has_comment = true;
            at += length;
            gap.tail = at;
        }
        gap
    }
}
