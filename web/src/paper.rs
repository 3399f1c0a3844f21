//! The report as one HTML file for paper and for the archive: nothing in it runs or loads.

use crate::picture::svg;
use crate::text::Text;
use std::fmt::Write;
use wireproof_report::visible::markup;
use wireproof_report::{Finding, Hop, Language, Location, Mapping, Proof, Report};

/// How the paper looks.
const STYLE: &str = "\
body{font:15px/1.55 system-ui,'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',sans-serif;color:#1b1d21;max-width:56rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}\
:lang(ko){word-break:keep-all}h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid #dfdbd2}\
h3{font-size:1rem;margin:1.2rem 0 .2rem}table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #dfdbd2}\
code{font-family:ui-monospace,monospace;font-size:.92em}p,ul,ol{margin:.2rem 0}.quiet{color:#595d66;font-size:.85rem}svg{max-width:100%;height:auto}section>*{break-inside:avoid}";

/// The file.
pub(crate) fn html(report: &Report, text: &Text) -> String {
    let language = if report.language == Language::Ko { "ko" } else { "en" };
    let title = markup(&(text.sentence)(report.verdict, &report.counts));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Wireproof: {title}</title><style>{STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n"
    );
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<p class=\"quiet\">{}</p>",
        markup(&(text.footer)(&report.tool.version, &report.tool.facts_date))
    );
    let _ = writeln!(out, "<h2>{}</h2><ul>", text.documents);
    for input in &report.inputs {
        let format = input.format.as_deref().unwrap_or(text.format_unknown);
        let _ = writeln!(out, "<li><code>{}</code>: {}, {} B</li>", markup(&input.name), markup(format), input.bytes);
    }
    let _ = writeln!(
        out,
        "</ul>\n<h2>{}</h2>\n<p class=\"quiet\">{}</p>\n{}",
        text.path,
        text.path_caption,
        svg(report, text)
    );
    for (at, hop) in report.hops.iter().enumerate() {
        hop_part(&mut out, at + 1, hop, report, text);
    }
    if !report.findings.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2>", text.findings);
    }
    for finding in &report.findings {
        finding_part(&mut out, finding, report, text);
    }
    if !report.proofs.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2>", text.proof);
    }
    for proof in &report.proofs {
        proof_part(&mut out, proof, report, text);
    }
    out.push_str("</body></html>\n");
    out
}

fn hop_part(out: &mut String, number: usize, hop: &Hop, report: &Report, text: &Text) {
    let _ = writeln!(
        out,
        "<section><h3>{number}. {} → {}: {}</h3>\n<p>{}</p>",
        markup(&hop.from.label),
        markup(&hop.to.label),
        (text.verdict)(hop.verdict),
        prose(&hop.because)
    );
    let _ = writeln!(out, "<p class=\"quiet\">{}: {}</p>", text.evidence, places(&hop.evidence, report, text));
    for other in &hop.not_encryption {
        let place = places(std::slice::from_ref(&other.location), report, text);
        let _ = writeln!(
            out,
            "<p class=\"quiet\">{}: <code>{}</code> {} ({place})</p>",
            text.not_encryption,
            markup(&other.mechanism),
            prose(&other.because)
        );
    }
    out.push_str("</section>\n");
}

fn finding_part(out: &mut String, finding: &Finding, report: &Report, text: &Text) {
    let between = if finding.maps.is_empty() { "" } else { " · " };
    let _ = writeln!(
        out,
        "<section><h3>{}: {}</h3>\n<p class=\"quiet\"><code>{}</code> · {} · {}{between}{}</p>\n<p>{}: {}</p>\n<p>{}: {}</p>",
        (text.level)(finding.level),
        prose(&finding.message),
        markup(&finding.rule),
        places(std::slice::from_ref(&finding.location), report, text),
        (text.certainty)(finding.certainty),
        markup(&Mapping::list(&finding.maps)),
        text.why_label,
        prose(&finding.why),
        text.do_label,
        prose(&finding.action)
    );
    if let Some(fix) = &finding.fix {
        let _ = writeln!(
            out,
            "<p>{}: {} ({} {})</p>",
            text.fix,
            prose(&fix.title),
            text.afterwards,
            (text.overall)(fix.after)
        );
    }
    out.push_str("</section>\n");
}

fn proof_part(out: &mut String, proof: &Proof, report: &Report, text: &Text) {
    let verdict = (text.proof_verdict)(&proof.verdict).unwrap_or(&proof.verdict);
    let claim = (text.claim)(&proof.claim).unwrap_or(&proof.claim);
    let _ = writeln!(
        out,
        "<section><h3>{}: {}</h3>\n<p><code>{}</code></p>",
        markup(verdict),
        markup(claim),
        markup(&proof.resource)
    );
    if let Some(why) = &proof.why {
        let _ = writeln!(out, "<p>{}</p>", prose(why));
    }
    if let Some(request) = &proof.counterexample {
        let _ = writeln!(out, "<table><caption>{}</caption>", text.escapes);
        let rows =
            [(text.principal, &request.principal), (text.action, &request.action), (text.resource, &request.resource)];
        for (name, value) in rows {
            let _ = writeln!(out, "<tr><th>{name}</th><td><code>{}</code></td></tr>", markup(value));
        }
        for (key, value) in &request.context {
            let _ =
                writeln!(out, "<tr><th><code>{}</code></th><td><code>{}</code></td></tr>", markup(key), markup(value));
        }
        out.push_str("</table>\n");
    }
    out.push_str("<ol>\n");
    for step in &proof.steps {
        let place = places(std::slice::from_ref(&step.location), report, text);
        let _ = writeln!(out, "<li>{} <span class=\"quiet\">{place}</span></li>", prose(&step.message));
    }
    let _ = writeln!(
        out,
        "</ol>\n<p class=\"quiet\">{}: {}</p></section>",
        text.assumptions,
        markup(&proof.assumptions.join(", "))
    );
}

/// Where something stands: the document, line and column of each location.
fn places(locations: &[Location], report: &Report, text: &Text) -> String {
    let place = |location: &Location| {
        let name =
            usize::try_from(location.input).ok().and_then(|at| report.inputs.get(at)).map_or("", |input| &input.name);
        let start = location.range.start;
        markup(&(text.line_in)(name, start.line, start.column))
    };
    locations.iter().map(place).collect::<Vec<_>>().join(" · ")
}

/// A sentence of the engine: what stands between back-ticks is code.
fn prose(sentence: &str) -> String {
    let part = |(at, part): (usize, &str)| {
        let part = markup(part);
        if at % 2 == 1 { format!("<code lang=\"en\">{part}</code>") } else { part }
    };
    sentence.split('`').enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::tests::{finding, hop, location, report};

    #[test]
    fn the_paper_holds_the_path_and_the_findings_and_runs_nothing() {
        let mut bad = finding("f1", 0, 3, 5);
        bad.message = "`<script>` is <b>".into();
        let paper = html(&report(vec![hop("h1", location(0, 0, 1), &["f1"])], vec![bad]), Text::of(Language::En));
        assert!(paper.contains("<h1>The only hop can carry your data unencrypted.</h1>"));
        assert!(paper.contains("<h3>1. a → b: cleartext</h3>"));
        assert!(paper.contains("<h3>error: <code lang=\"en\">&lt;script&gt;</code> is &lt;b&gt;</h3>"));
        assert!(paper.contains("a, Ln 1, Col 4"));
        assert!(!paper.contains("<script"));
    }

    /// Whatever the words, the paper has the elements that it has with plain ones, and nothing hidden in it.
    #[test]
    fn the_words_of_a_document_never_become_markup() {
        let paper = |words: &str| {
            let mut hop = hop("h1", location(0, 0, 1), &["f1"]);
            hop.from.label = words.into();
            hop.to.label = words.into();
            hop.because = words.into();
            let mut bad = finding("f1", 0, 3, 5);
            (bad.message, bad.why, bad.action) = (words.into(), words.into(), words.into());
            let mut report = report(vec![hop], vec![bad]);
            report.inputs.iter_mut().for_each(|input| input.name = words.into());
            html(&report, Text::of(Language::En))
        };
        // code between back-ticks is an element of ours
        let tags = |paper: &str| {
            paper.replace("<code lang=\"en\">", "").matches('<').count() - paper.matches("<code lang=\"en\">").count()
        };
        for (name, words) in crate::picture::tests::hostile_words() {
            let paper_of_words = paper(&words);
            assert_eq!(tags(&paper_of_words), tags(&paper("a")), "{name}");
            let hidden = paper_of_words
                .chars()
                .find(|one| wireproof_report::visible::is_hidden(*one) && *one != '\n' && *one != '\t');
            assert_eq!(hidden, None, "{name}");
        }
    }

    #[test]
    fn the_paper_is_korean_when_the_report_is() {
        let korean = wireproof_report::Report {
            language: Language::Ko,
            ..report(vec![hop("h1", location(0, 0, 1), &[])], Vec::new())
        };
        let paper = html(&korean, Text::of(Language::Ko));
        assert!(paper.contains("<html lang=\"ko\">"));
        assert!(paper.contains("<h3>1. a → b: 평문 가능</h3>"));
    }
}
