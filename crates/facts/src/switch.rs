//! The setting that decides about a hop, with the value that would protect it.

use crate::Setting;

/// A setting and a better value.
#[derive(Clone, Debug)]
pub struct Switch<'d> {
    /// The setting.
    pub setting: Setting<'d, ()>,
    /// The value, as JSON.
    pub json: &'static str,
}
