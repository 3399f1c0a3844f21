//! A field's value, or its absence, with the place where it is or would be written.

use crate::Site;
use wireproof_source::Node;

/// A field of a resource.
#[derive(Clone, Debug)]
pub struct Setting<'d, T> {
    /// What the document gives.
    pub given: Given<T>,
    /// The value's characters, or where the field would stand.
    pub site: Site,
    /// The innermost existing object on the way to the field.
    pub anchor: &'d Node<'d>,
    /// Keys from `anchor` to the field that are not written yet, spelled as the document spells its keys; empty when the field is there.
    pub missing: Vec<String>,
    /// The field's key as the document spells it.
    pub key: String,
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
        /// The default it has, if any.
        default: Option<T>,
    },
    /// A value of the wrong type, with what it would mean if the service converted it.
    Malformed {
        /// The value as written.
        written: String,
        /// Its meaning if converted.
        meaning: Option<T>,
    },
}
