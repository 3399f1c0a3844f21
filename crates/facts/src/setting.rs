//! A field's value, or its absence, with the place where it is or would be written.

use crate::Site;
use wireproof_source::Node;

/// A field of a resource.
#[derive(Clone, Debug)]
pub struct Setting<'d, T> {
    /// What the document gives.
    pub given: Given<T>,
    /// The value's characters; for an absent field the opening brace of its nearest existing parent.
    pub site: Site,
    /// The innermost existing object on the way to the field.
    pub anchor: &'d Node<'d>,
    /// Keys from `anchor` to the field that are not written yet, spelled as the document spells its keys; empty when the field is there.
    pub missing: Vec<String>,
    /// The field's key as the document spells it.
    pub key: String,
    /// The value as it stands there; nothing when the field is absent.
    pub value: Option<&'d Node<'d>>,
    /// A `null` that stands at the first of the `missing` keys: it is replaced when the field is written.
    pub null: Option<&'d Node<'d>>,
}

/// What a document gives for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given<T> {
    /// A value.
    Stated(T),
    /// Nothing (`null` counts as nothing).
    Absent,
    /// Something whose value is decided elsewhere: a parameter, a run-time expression.
    Unresolved {
        /// The parameter's or expression's text.
        what: String,
    },
    /// A value that the service would not take, with what it would mean if the service converted it: of the wrong type, or
    /// under a key that is spelled otherwise than the document's other keys.
    Malformed {
        /// The value as written.
        written: String,
        /// Its meaning if converted.
        meaning: Option<T>,
    },
    /// Nothing up to where the text was cut off: the field may have followed.
    CutOff,
}
