//! What a rule is, and what it reports.

use crate::analysis::{Analysis, PolicyRead};
use crate::fix::{Proposal, Tried};
use crate::mapping::Group;
use crate::subject::Subject;
use std::cell::Cell;
use wireproof_facts::{Format, ResourcePolicy, Site};
use wireproof_report::{Certainty, Language, Level};
use wireproof_source::Document;

/// A rule: its page, its metadata, its check.
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) level: Level,
    /// Requirements of standards that public catalogues map this check to, by kind of resource.
    pub(crate) maps: &'static [Group],
    /// The English page: what it finds, why it matters, examples that are executed as tests.
    pub(crate) page: &'static str,
    pub(crate) page_ko: &'static str,
    pub(crate) check: fn(&Context<'_, '_>) -> Vec<Draft>,
}

/// What a check looks at.
pub(crate) struct Context<'a, 'd> {
    pub(crate) analysis: &'a Analysis<'d>,
    pub(crate) language: Language,
    /// Bytes of documents that may still be looked through for fixes: a document with thousands of findings gets fixes for
    /// the first ones.
    budget: Cell<usize>,
}

/// An edit looks at the layout of its document, so its work grows with the document.
const BUDGET: usize = 16 << 20;
/// What an edit costs at least, in bytes.
const LEAST: usize = 16 << 10;

/// A finding before its positions are lowered.
pub(crate) struct Draft {
    pub(crate) rule: &'static Rule,
    pub(crate) level: Level,
    pub(crate) certainty: Certainty,
    /// What the finding is about, by names that do not change when text elsewhere does.
    pub(crate) about: String,
    pub(crate) message: String,
    pub(crate) why: String,
    pub(crate) action: String,
    pub(crate) site: Site,
    pub(crate) related: Vec<(String, Site)>,
    /// The kind of resource that it is about, which decides about the standards that it touches.
    pub(crate) subject: Option<Subject>,
    /// Indices of the hops that it is about.
    pub(crate) hops: Vec<usize>,
    /// A change that may mend it, to be tried.
    pub(crate) proposal: Option<Proposal>,
    /// The change after it was tried.
    pub(crate) fix: Option<Tried>,
}

/// What is so, why it matters, what to do.
pub(crate) struct Words {
    pub(crate) message: String,
    pub(crate) why: String,
    pub(crate) action: String,
}

impl Rule {
    /// A finding of this rule at `site` about the thing named `about`.
    pub(crate) fn finding(&'static self, site: Site, about: &str, words: Words) -> Draft {
        Draft {
            rule: self,
            level: self.level,
            certainty: Certainty::Stated,
            about: about.to_owned(),
            message: words.message,
            why: words.why,
            action: words.action,
            site,
            related: Vec::new(),
            subject: None,
            hops: Vec::new(),
            proposal: None,
            fix: None,
        }
    }

    /// The first sentence of the page.
    pub(crate) fn summary(&self, language: Language) -> String {
        let page = self.page(language);
        let first = page.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
        first.to_owned()
    }

    /// The page in a language, without the blank that a doc comment puts before each line.
    pub(crate) fn page(&self, language: Language) -> String {
        match language {
            Language::En => self
                .page
                .lines()
                .map(|line| line.strip_prefix(' ').unwrap_or(line))
                .fold(String::with_capacity(self.page.len()), |page, line| page + line + "\n"),
            Language::Ko => self.page_ko.to_owned(),
        }
    }
}

impl<'a, 'd> Context<'a, 'd> {
    /// All that was read, with the whole budget.
    pub(crate) fn new(analysis: &'a Analysis<'d>, language: Language) -> Self {
        Self { analysis, language, budget: Cell::new(BUDGET) }
    }

    /// The document of an input, when the budget allows another fix in it. The first one is always allowed.
    pub(crate) fn to_fix(&self, input: u32) -> Option<&'a Document<'d>> {
        let document = self.analysis.documents.get(input as usize)?;
        let detected = self.analysis.facts.detections.get(input as usize);
        if detected.and_then(|detected| detected.format).is_some_and(Format::is_record) {
            return None;
        }
        let left = self.budget.get();
        self.budget.set(left.saturating_sub(document.text.len().max(LEAST)));
        (left > 0).then_some(document)
    }

    /// The policies that were read to their end, with their indices.
    pub(crate) fn policies(&self) -> impl Iterator<Item = (usize, &'a ResourcePolicy<'d>, &'a PolicyRead)> {
        let policies = self.analysis.facts.policies.iter().zip(&self.analysis.policies).enumerate();
        policies.filter(|(_, (_, read))| read.is_complete()).map(|(index, (policy, read))| (index, policy, read))
    }

    /// The prover's repair of a policy, to be tried on a hop.
    pub(crate) fn repair(&self, policy: usize, hop: Option<usize>) -> Option<Proposal> {
        self.to_fix(self.analysis.facts.policies.get(policy)?.site.input)?;
        let repair = self.analysis.repair(policy)?;
        let title = crate::text::policy::repair(repair.kind, self.language);
        let input = self.analysis.facts.policies.get(policy)?.site.input;
        Some(Proposal { title, input, edits: repair.edits, hop: hop? })
    }
}

/// Writes a rule's file: the page as a doc comment, the metadata, the check.
macro_rules! rule {
    (
        $(#[doc = $page:literal])+
        id: $id:literal, level: $level:ident, maps: [$($subject:ident: [$($map:expr),+ $(,)?]),* $(,)?], $check:ident $(,)?
    ) => {
        pub(crate) static RULE: $crate::rule::Rule = $crate::rule::Rule {
            id: $id,
            level: wireproof_report::Level::$level,
            maps: &[$($crate::mapping::Group {
                of: $crate::subject::Subject::$subject,
                maps: &[$($map),+],
            }),*],
            page: concat!($($page, "\n"),+),
            page_ko: include_str!(concat!("ko/", $id, ".md")),
            check: $check,
        };
    };
}
/// Lists the rules, by name.
macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        /// Every rule, by id.
        pub(crate) static RULES: &[&$crate::rule::Rule] = &[$(&$module::RULE),+];
        /// The files of the rules, for the test that none is left out.
        #[cfg(test)]
        pub(crate) const FILES: &[&str] = &[$(stringify!($module)),+];
    };
}
pub(crate) use {rule, rules};
