//! The page's own words in both languages. One struct holds them all: a sentence that is missing in one language does
//! not compile. What is said about the user's documents comes from the engine.

mod en;
mod ko;
pub(crate) mod learn;

use crate::settings::Theme;
use crate::state::Pane;
use wireproof_report::{Certainty, Counts, Language, Level, Overall, Verdict};

/// Every sentence and label.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) skip_to_editor: &'static str,
    pub(crate) skip_to_answer: &'static str,
    pub(crate) tagline: &'static str,
    pub(crate) check: &'static str,
    pub(crate) learn: &'static str,
    pub(crate) rules: &'static str,
    pub(crate) pages: &'static str,
    pub(crate) no_rule: &'static str,
    pub(crate) try_it: &'static str,
    pub(crate) samples: &'static str,
    pub(crate) open: &'static str,
    pub(crate) language: &'static str,
    pub(crate) theme: &'static str,
    pub(crate) theme_name: fn(Theme) -> &'static str,
    pub(crate) pane: fn(Pane) -> &'static str,
    pub(crate) panes: &'static str,

    pub(crate) documents: &'static str,
    pub(crate) new_document: &'static str,
    pub(crate) close_document: fn(&str) -> String,
    pub(crate) document_label: fn(&str) -> String,
    pub(crate) plain_view: &'static str,
    pub(crate) code_view: &'static str,
    pub(crate) format: &'static str,
    pub(crate) format_automatic: &'static str,
    pub(crate) format_unknown: &'static str,
    pub(crate) format_nearest: &'static str,
    pub(crate) paste_here: &'static str,
    pub(crate) paste_more: &'static str,
    pub(crate) or_try: &'static str,
    pub(crate) legend: &'static str,
    pub(crate) drop_here: &'static str,
    pub(crate) keys: &'static str,

    pub(crate) sentence: fn(Overall, &Counts) -> String,
    pub(crate) nothing_yet: &'static str,
    pub(crate) no_path: &'static str,
    pub(crate) verdict: fn(Verdict) -> &'static str,
    pub(crate) verdict_meaning: fn(Verdict) -> &'static str,
    pub(crate) overall: fn(Overall) -> &'static str,
    pub(crate) counts: &'static str,
    pub(crate) report: &'static str,
    pub(crate) copy_markdown: &'static str,
    pub(crate) save_markdown: &'static str,
    pub(crate) save_json: &'static str,
    pub(crate) save_svg: &'static str,
    pub(crate) print: &'static str,
    pub(crate) busy: &'static str,
    pub(crate) cancel: &'static str,
    pub(crate) stale: &'static str,
    pub(crate) fault_at: fn(u32, u32) -> String,
    pub(crate) stopped: &'static str,
    pub(crate) stopped_detail: &'static str,
    pub(crate) dismiss: &'static str,

    pub(crate) path: &'static str,
    pub(crate) path_label: fn(usize) -> String,
    pub(crate) path_caption: &'static str,
    pub(crate) hop_begin: fn(usize, usize) -> String,
    pub(crate) hop_between: &'static str,
    pub(crate) hop_end: fn(&str, usize) -> String,
    pub(crate) listener: fn(Verdict) -> &'static str,
    pub(crate) listener_through: fn(&str) -> String,
    pub(crate) controlled_by: &'static str,
    pub(crate) evidence: &'static str,
    pub(crate) not_encryption: &'static str,
    pub(crate) line: fn(u32, u32) -> String,
    pub(crate) line_in: fn(&str, u32, u32) -> String,

    pub(crate) findings: &'static str,
    pub(crate) findings_none: &'static str,
    pub(crate) finding_of: fn(usize, usize, &str) -> String,
    pub(crate) level: fn(Level) -> &'static str,
    pub(crate) certainty: fn(Certainty) -> &'static str,
    pub(crate) why_label: &'static str,
    pub(crate) do_label: &'static str,
    pub(crate) related: &'static str,
    pub(crate) controls: &'static str,
    pub(crate) preview_fix: &'static str,
    pub(crate) preview_all: fn(usize) -> String,
    pub(crate) fix: &'static str,
    pub(crate) apply: &'static str,
    pub(crate) close: &'static str,
    pub(crate) before_after: fn(&str) -> String,
    pub(crate) now: &'static str,
    pub(crate) afterwards: &'static str,
    pub(crate) previous: &'static str,
    pub(crate) next: &'static str,

    pub(crate) fixed: &'static str,
    pub(crate) replaced: &'static str,
    pub(crate) closed: &'static str,
    pub(crate) undo: &'static str,

    pub(crate) proof: &'static str,
    pub(crate) claim: fn(&str) -> Option<&'static str>,
    pub(crate) proof_verdict: fn(&str) -> Option<&'static str>,
    pub(crate) escapes: &'static str,
    pub(crate) principal: &'static str,
    pub(crate) action: &'static str,
    pub(crate) resource: &'static str,
    pub(crate) context: &'static str,
    pub(crate) argument: &'static str,
    pub(crate) trace: &'static str,
    pub(crate) assumptions: &'static str,
    pub(crate) if_accepted: &'static str,
    pub(crate) command: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,

    pub(crate) why_title: &'static str,
    pub(crate) why_lead: &'static str,
    pub(crate) in_your_document: &'static str,

    pub(crate) sealed: &'static str,
    pub(crate) network_off: &'static str,
    pub(crate) not_sealed: &'static str,
    pub(crate) seal_title: &'static str,
    pub(crate) seal_story: &'static [&'static str],
    pub(crate) seal_limits: &'static str,
    pub(crate) seal_requests: fn(u32) -> String,
    pub(crate) seal_refused: fn(u32) -> String,
    pub(crate) leak: &'static str,
    pub(crate) leak_refused: &'static str,
    pub(crate) leak_out: fn(&str) -> String,

    pub(crate) footer: fn(&str, &str) -> String,
    pub(crate) nothing_leaves: &'static str,
}

impl Text {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &en::TEXT,
            Language::Ko => &ko::TEXT,
        }
    }
}
