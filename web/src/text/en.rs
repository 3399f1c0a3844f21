//! English.

use super::Text;
use crate::links::Linked;
use crate::settings::Theme;
use crate::state::Pane;
use wireproof_report::{Certainty, Counts, Level, Overall, Verdict};

pub(super) const TEXT: Text = Text {
    skip_to_editor: "Skip to the text",
    skip_to_answer: "Skip to the answer",
    tagline: "Is your data encrypted on the wire?",
    check: "Check",
    learn: "Learn",
    rules: "Rules",
    pages: "Pages",
    no_rule: "There is no rule of this name.",
    try_it: "Try it",
    samples: "Samples",
    open: "Open files…",
    language: "Language",
    theme: "Theme",
    theme_name: |theme| match theme {
        Theme::System => "System",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    },
    pane: |pane| match pane {
        Pane::Path => "Path",
        Pane::Findings => "Findings",
        Pane::Text => "Text",
        Pane::Why => "Why",
    },
    panes: "Parts of the page",

    documents: "Documents",
    new_document: "New document",
    close_document: |name| format!("Close {name}"),
    document_label: |name| format!("Text of {name}"),
    lines: |count| if count == 1 { "1 line".to_owned() } else { format!("{count} lines") },
    other_mechanisms: |count| format!("{count} more that do not encrypt the wire"),
    too_large: "The documents are larger than this page lets be checked. They were not checked.",
    plain_view: "Plain text",
    code_view: "Code view",
    format: "Format",
    format_automatic: "Recognise it",
    format_unknown: "Not recognised",
    format_nearest: "Nearest formats:",
    paste_here: "Paste a job, a policy, a template or a plan, as JSON or YAML.",
    paste_more: "Several documents say more together: add one with +, or drop files or a folder here.",
    or_try: "Or try a sample:",
    legend: "One record, five wires",
    drop_here: "Drop the files to open them",
    keys: "F8 next finding · Shift+F8 previous · Tab leaves the editor",

    sentence,
    nothing_yet: "Paste a configuration to see which hops are encrypted.",
    no_path: "These documents show no data path.",
    verdict,
    verdict_meaning: |verdict| match verdict {
        Verdict::Enforced => "the receiving side refuses plaintext",
        Verdict::Encrypted => "this transfer is encrypted; nothing shown refuses plaintext",
        Verdict::Cleartext => "bytes can cross unencrypted",
        Verdict::Unknown => "the documents do not say",
        Verdict::NoTraffic => "nothing crosses here",
    },
    overall: |overall| match overall {
        Overall::Enforced => verdict(Verdict::Enforced),
        Overall::Encrypted => verdict(Verdict::Encrypted),
        Overall::Cleartext => verdict(Verdict::Cleartext),
        Overall::Unknown => verdict(Verdict::Unknown),
        Overall::NoTraffic => verdict(Verdict::NoTraffic),
        Overall::None => "no data path",
    },
    counts_filter: "Hops by verdict; a press shows only these",
    report: "Report",
    copy_markdown: "Copy as Markdown",
    save_markdown: "Save as Markdown",
    save_json: "Save as JSON",
    save_svg: "Save the path as SVG",
    save_sarif: "Save as SARIF",
    save_html: "Save as HTML",
    save_document: "Save this document",
    copy_code: ["Copy this policy as Terraform", "Copy this policy as CloudFormation"],
    print: "Print",
    share: "Share…",
    share_title: "Share",
    share_story: "The link holds the documents in its part after the #, which browsers send to no server. Whoever has the link can read them.",
    share_hide: "Replace accounts, ARNs, buckets, keys, hosts and addresses by example names",
    share_same: "Checked: with these names every hop, finding and proof comes out the same.",
    share_differs: "With example names the answer comes out differently. Share it only with the real names, or only the verdict.",
    share_kept: |kinds| format!("Left as they are, because the answer depends on them: {kinds}."),
    share_kind: |kind| match kind {
        "bucket" => "buckets",
        "account" => "accounts",
        "key" => "keys",
        "id" => "resource ids",
        "address" => "addresses",
        "person" => "e-mail addresses",
        "host" => "hosts",
        _ => "names",
    },
    share_names: "What is replaced",
    share_from: "In your text",
    share_to: "In the link",
    share_whole: "Read what will be in the link",
    share_length: "Length of the link",
    share_size: |length| match length {
        0 => "There is nothing to put into a link.".to_owned(),
        1..=2000 => format!("{length} characters: fits everywhere."),
        2001..=8000 => format!("{length} characters: too long for some chats, fits mail and most chats."),
        8001..=65_536 => format!("{length} characters: only for places that take long links."),
        _ => {
            format!("{length} characters: longer than a link that this page opens (65,536). Save the document instead.")
        }
    },
    share_copy: "Copy link",
    share_verdict: "Copy link with the verdict alone",
    share_wrong: "Copy as a report of a wrong verdict",
    share_expected: "Expected instead: ",
    linked: |linked| match linked {
        Linked::Documents(made) => format!("From a link made with {made}. It is no longer in the address bar."),
        Linked::Verdict(overall, counts, made) => {
            format!("The link holds no document, only a verdict made with {made}: {}", sentence(*overall, counts))
        }
        Linked::TooLarge => "This link is larger than this page opens.".to_owned(),
        Linked::Newer => "A newer version made this link; this one cannot read it.".to_owned(),
        Linked::Broken => "This link is cut off or garbled.".to_owned(),
    },
    busy: "Checking…",
    cancel: "Stop",
    cancelled: "Stopped. The answer below may be of an older text.",
    again: "Check again",
    megabytes: |characters| match characters {
        ..1_000_000 => String::new(),
        characters => format!("{}.{} MB", characters / 1_000_000, characters / 100_000 % 10),
    },
    stale: "This is the answer to the last text that could be read.",
    fault_at: |line, column| format!("Line {line}, column {column}:"),
    stopped: "The engine stopped and was started again. Your text is untouched.",
    stopped_detail: "What it said",
    dismiss: "Dismiss",

    path: "Data path",
    path_label: |hops| match hops {
        1 => "Data path, 1 hop".to_owned(),
        _ => format!("Data path, {hops} hops"),
    },
    path_caption: "The wire shows what somebody listening would read.",
    grouped: "Hops that are alike share one wire; the gravest come first.",
    hops: |count| match count {
        1 => "1 hop".to_owned(),
        _ => format!("{count} hops"),
    },
    and_others: |(first, others)| match others {
        0 => first.to_owned(),
        others => format!("{first} (and {others} more)"),
    },
    more: |count| format!("Show {count} more"),
    hops_left_out: |count| format!("{count} more hops are counted but not drawn; the saved report has them all."),
    findings_left_out: |count| format!("{count} more findings are not listed here; the saved report has them all."),
    hop_begin: |at, of| format!("Hop {at} of {of}: "),
    hop_between: " to ",
    hop_end: |verdict, findings| match findings {
        0 => format!(", {verdict}"),
        1 => format!(", {verdict}, 1 finding"),
        count => format!(", {verdict}, {count} findings"),
    },
    listener: |verdict| match verdict {
        Verdict::Enforced => "Somebody listening reads only ciphertext, and the receiving side refuses plaintext.",
        Verdict::Encrypted => "Somebody listening reads only ciphertext.",
        Verdict::Cleartext => "Somebody listening can read the record itself.",
        Verdict::Unknown => "What somebody listening would read is not known.",
        Verdict::NoTraffic => "There is nothing to listen to.",
    },
    listener_through: |names| format!("It passes unchanged through: {names}."),
    controlled_by: "Decided by",
    evidence: "Evidence",
    not_encryption: "Not encryption",
    line: |line, column| format!("Ln {line}, Col {column}"),
    line_in: |name, line, column| format!("{name}, Ln {line}, Col {column}"),

    findings: "Findings",
    findings_none: "Nothing to mend.",
    finding_of: |at, of, message| format!("Finding {at} of {of}: {message}"),
    level: |level| match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    },
    certainty: |certainty| match certainty {
        Certainty::Proved => "proved",
        Certainty::Stated => "stated in the text",
        Certainty::Assumed => "assumed",
    },
    why_label: "Why",
    do_label: "Do",
    related: "See also",
    controls: "Controls",
    preview_fix: "Preview fix",
    preview_all: |count| format!("Preview all {count} fixes"),
    fix: "Fix",
    apply: "Apply",
    close: "Close",
    before_after: |name| format!("{name}, before and after"),
    now: "now",
    afterwards: "after this change",
    previous: "Previous finding",
    next: "Next finding",

    fixed: "The fix was applied.",
    replaced: "Other documents were loaded in place of yours.",
    closed: "The document was closed.",
    undo: "Undo",

    proof: "Proof",
    claim: |claim| match claim {
        "denies-plaintext" => Some("No plain-HTTP request escapes an explicit Deny"),
        "denies-old-tls" => Some("No request below TLS 1.2 escapes an explicit Deny"),
        "grants-no-plaintext" => Some("No Allow of this policy grants a plain-HTTP request"),
        _ => None,
    },
    proof_verdict: |verdict| match verdict {
        "proved" => Some("Proved"),
        "refuted" => Some("Refuted"),
        "unknown" => Some("Not decided"),
        "invalid" => Some("The service would reject this policy"),
        "not-applicable" => Some("Not a resource policy"),
        _ => None,
    },
    escapes: "This request gets through",
    principal: "Principal",
    action: "Action",
    resource: "Resource",
    context: "Context",
    argument: "Argument",
    trace: "What each statement says to it",
    assumptions: "Assumptions",
    if_accepted: "If it were accepted",
    command: "As a command (nothing is run)",
    copy: "Copy",
    copied: "Copied",

    why_title: "Why TLS, and not these?",
    why_lead: "Each of these is useful. None of them changes the bytes on the wire.",
    in_your_document: "In your text",
    at_rest: "At rest",
    in_transit: "In transit",
    in_use: "In use",
    not_shown: "not shown here",

    help: "Help",
    key_list: &[
        ("F8", "next finding"),
        ("Shift+F8", "previous finding"),
        ("Ctrl+.", "preview the fix of the chosen finding"),
        ("Ctrl+Enter", "check again"),
        ("Ctrl+O", "open files"),
        ("Alt+1 … Alt+4", "go to the text, the path, the findings, the cards"),
        ("↑ ↓ Home End", "within the path and the findings"),
        ("Tab", "leaves the editor"),
        ("Ctrl+[ and Ctrl+]", "indent less or more, in the editor"),
    ],
    memory: "What this page remembers",
    memory_story: "Language, theme and view, in this browser. No text, no answer, no history. The button drops the texts, what could be undone in them, and these settings.",
    forget: "Clear everything",
    peek: "Finding in the text",

    sealed: "Sealed",
    network_off: ": network off",
    not_sealed: "Not sealed",
    seal_title: "Nothing leaves this page",
    seal_story: &[
        "After loading, the page told the browser to close its network for good (a Content-Security-Policy that only adds up). The engine runs in a worker that was made after that.",
        "What you paste is not sent, not stored, and not put into the address. Only language, theme and view are remembered.",
    ],
    seal_limits: "What this does not prove: browser extensions, the clipboard of your system, and following a link are outside of the page's policy.",
    seal_requests: |count| format!("Requests since the seal: {count}"),
    seal_refused: |count| format!("Attempts that the browser refused: {count}"),
    leak: "Try to leak",
    leak_refused: "Tried fetch, XMLHttpRequest, WebSocket and an image. The browser refused every one.",
    leak_out: |channels| format!("These got out: {channels}"),

    footer: |version, date| format!("Wireproof {version} · facts of {date}"),
    nothing_leaves: "Nothing leaves this page.",
};

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Enforced => "enforced",
        Verdict::Encrypted => "encrypted",
        Verdict::Cleartext => "cleartext",
        Verdict::Unknown => "unknown",
        Verdict::NoTraffic => "no traffic",
    }
}

fn sentence(overall: Overall, counts: &Counts) -> String {
    let all = counts.enforced + counts.encrypted + counts.cleartext + counts.unknown + counts.no_traffic;
    let of = |count: u32| match (count, all) {
        (1, 1) => "The only hop".to_owned(),
        (count, all) if count == all => format!("All {all} hops"),
        _ => format!("{count} of {all} hops"),
    };
    match overall {
        Overall::Cleartext => format!("{} can carry your data unencrypted.", of(counts.cleartext)),
        Overall::Unknown if counts.unknown == 1 => format!("{} cannot be judged from these documents.", of(1)),
        Overall::Unknown => format!("{} cannot be judged from these documents.", of(counts.unknown)),
        Overall::Encrypted if counts.enforced + counts.no_traffic == 0 && all == 1 => {
            "The only hop is encrypted; nothing shown refuses plaintext.".to_owned()
        }
        Overall::Encrypted => {
            let rest = match counts.encrypted {
                1 => "on 1 of them nothing shown refuses plaintext".to_owned(),
                count => format!("on {count} of them nothing shown refuses plaintext"),
            };
            format!("Every hop is encrypted; {rest}.")
        }
        Overall::Enforced => "Every hop is encrypted, and plaintext is refused.".to_owned(),
        Overall::NoTraffic => "Nothing crosses the network here.".to_owned(),
        Overall::None => TEXT.no_path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(enforced: u32, encrypted: u32, cleartext: u32, unknown: u32) -> Counts {
        Counts { enforced, encrypted, cleartext, unknown, no_traffic: 0 }
    }

    #[test]
    fn the_sentence_counts_the_hops_of_the_worst_verdict() {
        assert_eq!(sentence(Overall::Cleartext, &counts(1, 2, 1, 1)), "1 of 5 hops can carry your data unencrypted.");
        assert_eq!(sentence(Overall::Cleartext, &counts(0, 0, 2, 0)), "All 2 hops can carry your data unencrypted.");
        assert_eq!(sentence(Overall::Cleartext, &counts(0, 0, 1, 0)), "The only hop can carry your data unencrypted.");
        assert_eq!(
            sentence(Overall::Unknown, &counts(3, 0, 0, 1)),
            "1 of 4 hops cannot be judged from these documents."
        );
        assert_eq!(
            sentence(Overall::Encrypted, &counts(2, 1, 0, 0)),
            "Every hop is encrypted; on 1 of them nothing shown refuses plaintext."
        );
        assert_eq!(
            sentence(Overall::Enforced, &counts(2, 0, 0, 0)),
            "Every hop is encrypted, and plaintext is refused."
        );
    }
}
