//! JavaScript objects ↔ typed values. Reading field by field costs a fifth of the bytes that a JSON library would.

use crate::answer::LeftOut;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wireproof_report::{
    Certainty, Counterexample, Counts, Finding, Fix, FixEdit, FormatInfo, Hop, InputReport, Language, Level, Link,
    Location, Mapping, MechanismCard, NearestFormat, NotEncryption, Overall, Place, Pos, Problem, Proof, Range,
    Related, Report, RuleInfo, RuleMapping, Step, Tool, Verdict, visible,
};

/// A JavaScript object with these fields.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from(*name), value);
    }
    object
}

/// The field of an object; `undefined` when it has none.
pub(crate) fn field(object: &JsValue, name: &str) -> JsValue {
    // Reading a field of null or undefined throws: there is none.
    Reflect::get(object, &JsValue::from(name)).unwrap_or(JsValue::UNDEFINED)
}

pub(crate) fn string(object: &JsValue, name: &str) -> String {
    optional(object, name).unwrap_or_default()
}

pub(crate) fn list<T>(object: &JsValue, name: &str, read: fn(&JsValue) -> T) -> Vec<T> {
    field(object, name)
        .dyn_ref::<Array>()
        .map(|array| array.iter().map(|item| read(&item)).collect())
        .unwrap_or_default()
}

pub(crate) fn strings(object: &JsValue, name: &str) -> Vec<String> {
    list(object, name, text)
}

/// What the engine says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reference {
    pub(crate) rules: Vec<RuleInfo>,
    pub(crate) mechanisms: Vec<MechanismCard>,
    pub(crate) formats: Vec<FormatInfo>,
}

impl Reference {
    /// A mechanism's name for people; its id when the engine has none.
    pub(crate) fn mechanism<'a>(&'a self, id: &'a str) -> &'a str {
        self.mechanisms.iter().find(|card| card.id == id).map_or(id, |card| &card.name)
    }
}

/// The reference in the object that the engine's JSON parses to.
pub(crate) fn reference(value: &JsValue) -> Reference {
    Reference {
        rules: list(value, "rules", |rule| RuleInfo {
            id: string(rule, "id"),
            level: level(rule),
            summary: string(rule, "summary"),
            maps: list(rule, "maps", |map| RuleMapping {
                framework: string(map, "framework"),
                control: string(map, "control"),
                resource: string(map, "resource"),
            }),
        }),
        mechanisms: list(value, "mechanisms", |card| {
            let source = field(card, "source");
            MechanismCard {
                id: string(card, "id"),
                name: string(card, "name"),
                question: string(card, "question"),
                does: string(card, "does"),
                does_not: string(card, "doesNot"),
                protects: string(card, "protects"),
                source: Link { title: string(&source, "title"), url: string(&source, "url") },
            }
        }),
        formats: list(value, "formats", |format| FormatInfo {
            id: string(format, "id"),
            description: string(format, "description"),
            command: optional(format, "command"),
        }),
    }
}

/// The report in the object that the engine's JSON parses to.
pub(crate) fn report(value: &JsValue) -> Report {
    let tool = field(value, "tool");
    Report {
        schema: number(value, "schema"),
        tool: Tool {
            name: string(&tool, "name"),
            version: string(&tool, "version"),
            facts_date: string(&tool, "factsDate"),
        },
        language: if string(value, "language") == "ko" { Language::Ko } else { Language::En },
        inputs: list(value, "inputs", input),
        verdict: overall(value, "verdict"),
        counts: counts(&field(value, "counts")),
        hops: list(value, "hops", hop),
        findings: list(value, "findings", finding),
        proofs: list(value, "proofs", proof),
        not_encryption: list(value, "notEncryption", not_encryption),
    }
}

fn not_encryption(value: &JsValue) -> NotEncryption {
    NotEncryption {
        mechanism: string(value, "mechanism"),
        because: words(value, "because"),
        location: location(value, "location"),
    }
}

/// How many hops have each verdict.
pub(crate) fn counts(value: &JsValue) -> Counts {
    Counts {
        enforced: number(value, "enforced"),
        encrypted: number(value, "encrypted"),
        cleartext: number(value, "cleartext"),
        unknown: number(value, "unknown"),
        no_traffic: number(value, "noTraffic"),
    }
}

/// What the shell left out of a huge report.
pub(crate) fn left_out(value: &JsValue) -> LeftOut {
    let left_out = field(value, "leftOut");
    let count = |name| usize::try_from(number(&left_out, name)).unwrap_or(usize::MAX);
    LeftOut { hops: count("hops"), findings: count("findings") }
}

fn input(value: &JsValue) -> InputReport {
    InputReport {
        name: words(value, "name"),
        format: optional(value, "format"),
        format_reason: words(value, "formatReason"),
        nearest: list(value, "nearest", |near| NearestFormat {
            format: string(near, "format"),
            missing: words(near, "missing"),
        }),
        bytes: number(value, "bytes").into(),
        problems: list(value, "problems", |problem| Problem {
            message: words(problem, "message"),
            location: location(problem, "location"),
        }),
    }
}

fn hop(value: &JsValue) -> Hop {
    let place = |name| {
        let place = field(value, name);
        Place { kind: string(&place, "kind"), label: words(&place, "label") }
    };
    Hop {
        id: string(value, "id"),
        from: place("from"),
        to: place("to"),
        protocol: optional(value, "protocol"),
        // A word that this page does not know is shown as what is not known.
        verdict: verdict(&string(value, "verdict")).unwrap_or(Verdict::Unknown),
        because: words(value, "because"),
        controlled_by: optional(value, "controlledBy").as_deref().map(shown),
        evidence: list(value, "evidence", place_of),
        not_encryption: list(value, "notEncryption", not_encryption),
        findings: strings(value, "findings"),
        proofs: strings(value, "proofs"),
    }
}

fn finding(value: &JsValue) -> Finding {
    let fix = field(value, "fix");
    Finding {
        id: string(value, "id"),
        rule: string(value, "rule"),
        level: level(value),
        certainty: match string(value, "certainty").as_str() {
            "proved" => Certainty::Proved,
            "stated" => Certainty::Stated,
            _ => Certainty::Assumed,
        },
        message: words(value, "message"),
        why: words(value, "why"),
        action: words(value, "action"),
        location: location(value, "location"),
        related: list(value, "related", |related| Related {
            message: words(related, "message"),
            location: location(related, "location"),
        }),
        maps: list(value, "maps", mapping),
        fix: fix.is_object().then(|| Fix {
            title: words(&fix, "title"),
            edits: list(&fix, "edits", |edit| FixEdit {
                input: number(edit, "input"),
                range: range(edit),
                text: string(edit, "text"),
            }),
            after: overall(&fix, "after"),
        }),
    }
}

fn proof(value: &JsValue) -> Proof {
    let request = field(value, "counterexample");
    Proof {
        id: string(value, "id"),
        resource: words(value, "resource"),
        claim: string(value, "claim"),
        verdict: string(value, "verdict"),
        counterexample: request.is_object().then(|| Counterexample {
            principal: words(&request, "principal"),
            action: words(&request, "action"),
            resource: words(&request, "resource"),
            context: field(&request, "context")
                .dyn_ref::<Object>()
                .map(|context| {
                    Object::entries(context)
                        .iter()
                        .map(JsCast::unchecked_into::<Array>)
                        .map(|entry| (shown(&text(&entry.get(0))), shown(&text(&entry.get(1)))))
                        .collect()
                })
                .unwrap_or_default(),
            command: optional(&request, "command").as_deref().map(shown),
        }),
        assumptions: strings(value, "assumptions"),
        steps: list(value, "steps", |step| Step {
            message: words(step, "message"),
            location: location(step, "location"),
        }),
        why: optional(value, "why").as_deref().map(shown),
        if_accepted: optional(value, "ifAccepted"),
    }
}

fn level(value: &JsValue) -> Level {
    match string(value, "level").as_str() {
        "error" => Level::Error,
        "warning" => Level::Warning,
        _ => Level::Note,
    }
}

fn mapping(value: &JsValue) -> Mapping {
    Mapping { framework: string(value, "framework"), control: string(value, "control") }
}

fn location(value: &JsValue, name: &str) -> Location {
    place_of(&field(value, name))
}

fn place_of(value: &JsValue) -> Location {
    Location {
        input: number(value, "input"),
        pointer: string(value, "pointer"),
        inner: optional(value, "inner"),
        range: range(value),
    }
}

fn range(value: &JsValue) -> Range {
    let range = field(value, "range");
    let pos = |name| {
        let pos = field(&range, name);
        Pos {
            byte: number(&pos, "byte"),
            utf16: number(&pos, "utf16"),
            line: number(&pos, "line"),
            column: number(&pos, "column"),
        }
    };
    Range { start: pos("start"), end: pos("end") }
}

fn verdict(word: &str) -> Option<Verdict> {
    Verdict::WORST_FIRST.into_iter().find(|verdict| verdict.word() == word)
}

pub(crate) fn overall(value: &JsValue, name: &str) -> Overall {
    verdict(&string(value, name)).map_or(Overall::None, Overall::from)
}

pub(crate) fn optional(object: &JsValue, name: &str) -> Option<String> {
    field(object, name).as_string()
}

/// A sentence or name that people read: words of the documents stand in it, with nothing hidden.
fn words(object: &JsValue, name: &str) -> String {
    shown(&string(object, name))
}

fn shown(text: &str) -> String {
    visible::lines(text).into_owned()
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the engine writes u32")]
pub(crate) fn number(object: &JsValue, name: &str) -> u32 {
    field(object, name).as_f64().unwrap_or_default() as u32
}
