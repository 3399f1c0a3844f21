//! Reading one resource into [`Facts`]: sites, settings, hops.

use crate::field::{self, Spelling};
use crate::{Facts, Format, Given, Hop, Place, PlaceKind, Route, Setting, Shown, Site, Wire, value};
use wireproof_source::{Node, Span};

/// Writes the facts of one resource.
pub(crate) struct Reader<'f, 'd> {
    /// Where they go.
    pub(crate) facts: &'f mut Facts<'d>,
    /// The format that the resource was recognised as.
    pub(crate) format: Format,
    /// The input's index.
    pub(crate) input: u32,
    /// Whether the input was read to its end.
    pub(crate) complete: bool,
    /// How the resource spells the API's names.
    pub(crate) spelling: Spelling,
    /// The bucket that a policy belongs to when the document does not tell.
    pub(crate) bucket: Option<&'d str>,
}

/// What a hop is besides its ends.
pub(crate) struct Draft {
    pub(crate) route: Route,
    pub(crate) wire: Wire,
    pub(crate) evidence: Vec<Site>,
    pub(crate) shown: Vec<Shown>,
    pub(crate) job: Option<usize>,
}

impl<'d> Reader<'_, 'd> {
    /// Characters of this input.
    pub(crate) fn site(&self, span: Span) -> Site {
        Site { input: self.input, span }
    }

    /// The opening brace of an object, or another value's first character.
    pub(crate) fn opening(&self, node: &Node<'_>) -> Site {
        self.site(field::opening(node))
    }

    /// A place that a value names.
    pub(crate) fn place(&self, kind: PlaceKind, name: &str, span: Span) -> Place {
        Place { kind, name: name.to_owned(), detail: String::new(), bucket: None, site: self.site(span) }
    }

    /// Adds a hop and returns its index.
    pub(crate) fn hop(&mut self, from: Place, to: Place, draft: Draft) -> usize {
        let Draft { route, wire, evidence, mut shown, job } = draft;
        shown.sort_by_key(|shown| (shown.site, shown.mechanism));
        shown.dedup();
        self.facts.hops.push(Hop { route, from, to, wire, evidence, shown, job, policy: None, url: None });
        self.facts.hops.len() - 1
    }

    /// What an absent field means: nothing, unless the text was cut off before its end.
    pub(crate) fn absent<T>(&self) -> Given<T> {
        if self.complete { Given::Absent } else { Given::CutOff }
    }

    /// The boolean field at the end of a path of API names, or the place where it would be written.
    pub(crate) fn flag(&self, node: &'d Node<'d>, path: &[&str]) -> Setting<'d, bool> {
        let mut anchor = node;
        for (at, name) in path.iter().enumerate() {
            let member = field::member(anchor, name);
            let last = at + 1 == path.len();
            match member {
                Some(member) if !member.value.is_null() && (last || member.value.is_object()) => {
                    if !last {
                        anchor = &member.value;
                        continue;
                    }
                    return Setting {
                        given: self.given(&member.key.value, name, &member.value),
                        site: self.site(member.value.span),
                        anchor,
                        missing: Vec::new(),
                        key: member.key.value.clone().into_owned(),
                        value: Some(&member.value),
                        null: None,
                    };
                }
                // Something that is no object stands where the field's parent should be.
                Some(member) if !member.value.is_null() => {
                    let what = value::expression(&member.value);
                    return Setting {
                        given: match what {
                            Some(what) => Given::Unresolved { what, default: None },
                            None => Given::Malformed { written: member.key.value.clone().into_owned(), meaning: None },
                        },
                        site: self.site(member.value.span),
                        anchor,
                        missing: Vec::new(),
                        key: self.spelling.spell(path.last().copied().unwrap_or_default()),
                        value: Some(&member.value),
                        null: None,
                    };
                }
                found => {
                    let missing: Vec<String> = path.iter().skip(at).map(|name| self.spelling.spell(name)).collect();
                    let null = found.map(|member| &member.value);
                    return Setting {
                        given: self.absent(),
                        site: null.map_or_else(|| self.opening(anchor), |null| self.site(null.span)),
                        anchor,
                        key: missing.last().cloned().unwrap_or_default(),
                        missing,
                        value: None,
                        null,
                    };
                }
            }
        }
        Setting {
            given: self.absent(),
            site: self.opening(anchor),
            anchor,
            missing: Vec::new(),
            key: String::new(),
            value: None,
            null: None,
        }
    }

    fn given(&self, key: &str, name: &str, node: &Node<'_>) -> Given<bool> {
        if let Some(path) = key.strip_suffix(".$") {
            let what = node.as_str().unwrap_or(path).to_owned();
            return Given::Unresolved { what, default: None };
        }
        match value::boolean(node) {
            Given::Stated(stated) if key != self.spelling.spell(name) => {
                Given::Malformed { written: format!("{key}: {stated}"), meaning: Some(stated) }
            }
            given => given,
        }
    }
}
