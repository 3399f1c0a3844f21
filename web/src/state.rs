//! What the page shows, and how each event changes it. Pure: nothing here touches the browser.

use crate::answer::{Answer, LeftOut};
pub(crate) use crate::chosen::{Document, Failure, Notice, Origin, Pane, Selection, Spot};
use crate::links::Linked;
use crate::read::Reference;
use crate::route::Route;
use crate::settings::{Settings, Theme};
use std::rc::Rc;
use wireproof_report::{Finding, Language, Location, Report, Verdict};
use yew::Reducible;

/// Everything that the page shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    pub(crate) documents: Vec<Document>,
    /// The id of the document in the editor.
    pub(crate) shown: u32,
    /// Counts the changes that ask for a new answer.
    pub(crate) revision: u32,
    pub(crate) answer: Answer,
    /// Whether an answer is awaited.
    pub(crate) busy: bool,
    /// Why the engine did not answer.
    pub(crate) failure: Option<Failure>,
    pub(crate) selection: Selection,
    /// The verdict whose hops and findings alone are shown.
    pub(crate) filter: Option<Verdict>,
    /// Ids of the findings whose fixes are being looked at; empty when none.
    pub(crate) preview: Vec<String>,
    pub(crate) notice: Option<Notice>,
    pub(crate) settings: Settings,
    pub(crate) pane: Pane,
    pub(crate) route: Route,
    /// What the engine says of itself.
    pub(crate) reference: Rc<Reference>,
}

/// What happened.
#[derive(Debug)]
pub(crate) enum Action {
    /// Documents whose texts are in the editor already; `replace` puts them in place of all others.
    Added {
        documents: Vec<Document>,
        replace: bool,
    },
    Shown(u32),
    Closed {
        id: u32,
        fresh: Document,
    },
    Format {
        id: u32,
        format: Option<String>,
    },
    Edited,
    /// All texts are blank.
    Cleared,
    Answered {
        order: Vec<u32>,
        report: Box<Report>,
        left_out: LeftOut,
    },
    Failed(String),
    Hop(String),
    Finding(String),
    /// Only the hops of this verdict are wanted, or all again.
    Filter(Verdict),
    /// A line link was followed.
    Go(Location),
    /// The caret was put somewhere.
    Cursor {
        document: u32,
        offset: u32,
    },
    /// To the next finding, or the one before.
    Walk {
        forward: bool,
    },
    Preview(Vec<String>),
    Fixed {
        documents: Vec<u32>,
    },
    /// The last notice's deed was undone, as far as the list of documents goes.
    Undone,
    NoticeSeen,
    /// A link was read.
    Linked(Linked),
    FailureSeen,
    /// Everything was dropped but the language and the colours.
    Forgotten(Document),
    /// What was chosen is so no longer.
    Released,
    Language(Language),
    Theme(Theme),
    Plain(bool),
    Pane(Pane),
    Told(Rc<Reference>),
    Went(Route),
}

impl State {
    /// A page with one empty document.
    pub(crate) fn new(settings: Settings, first: Document) -> Self {
        Self {
            shown: first.id,
            documents: vec![first],
            revision: 0,
            answer: Answer::default(),
            busy: false,
            failure: None,
            selection: Selection::default(),
            filter: None,
            preview: Vec::new(),
            notice: None,
            settings,
            pane: Pane::default(),
            route: Route::default(),
            reference: Rc::default(),
        }
    }

    pub(crate) fn document(&self, id: u32) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The findings that are shown: those about hops of the chosen verdict, or all.
    pub(crate) fn findings(&self) -> Vec<&Finding> {
        let Some(report) = self.answer.report() else { return Vec::new() };
        let Some(only) = self.filter else { return report.findings.iter().collect() };
        let about = |finding: &&Finding| {
            let mut hops = report.hops.iter().filter(|hop| hop.verdict == only);
            hops.any(|hop| hop.findings.contains(&finding.id))
        };
        report.findings.iter().filter(about).collect()
    }

    /// The place of the chosen finding among those shown, from 1, and how many there are.
    pub(crate) fn position(&self) -> Option<(usize, usize)> {
        let findings = self.findings();
        let at = findings.iter().position(|finding| Some(&finding.id) == self.selection.finding.as_ref())?;
        Some((at + 1, findings.len()))
    }

    fn ask(&mut self) {
        self.revision = self.revision.wrapping_add(1);
        self.busy = true;
    }

    fn choose(&mut self, origin: Origin, hop: Option<String>, finding: Option<String>, spot: Option<Spot>) {
        if let Some(spot) = &spot {
            self.shown = spot.document;
        }
        let chosen = hop.as_deref().and_then(|id| self.answer.hop(id));
        if chosen.is_none_or(|hop| self.filter.is_some_and(|only| only != hop.verdict)) {
            self.filter = None; // what is chosen is always shown
        }
        self.selection = Selection { hop, finding, spot, turn: self.selection.turn.wrapping_add(1), origin };
    }

    fn spot(&self, location: &Location, focus: bool) -> Option<Spot> {
        let document = self.answer.document(location).filter(|&id| self.document(id).is_some())?;
        Some(Spot { document, from: location.range.start.utf16, to: location.range.end.utf16, focus })
    }

    fn choose_hop(&mut self, id: String) {
        let Some(hop) = self.answer.hop(&id) else { return };
        let finding = hop.findings.first().cloned();
        let location = finding
            .as_deref()
            .and_then(|finding| self.answer.finding(finding))
            .map(|finding| &finding.location)
            .or_else(|| hop.evidence.first());
        let spot = location.and_then(|location| self.spot(location, false));
        self.choose(Origin::Hop, Some(id), finding, spot);
    }

    fn choose_finding(&mut self, origin: Origin, id: String) {
        let Some(finding) = self.answer.finding(&id) else { return };
        let spot = self.spot(&finding.location, false);
        let hop = self.answer.hop_of(&id).map(|hop| hop.id.clone());
        self.choose(origin, hop, Some(id), spot);
    }

    /// The finding, else the hop, whose characters hold the caret most closely.
    fn choose_at(&mut self, document: u32, offset: u32) {
        let Some(input) = self.answer.input(document) else { return };
        let Some(report) = self.answer.report() else { return };
        let holds = |location: &&Location| {
            location.input == input && location.range.start.utf16 <= offset && offset <= location.range.end.utf16
        };
        let length = |location: &Location| location.range.end.utf16 - location.range.start.utf16;
        let finding = report
            .findings
            .iter()
            .filter(|finding| holds(&&finding.location))
            .min_by_key(|finding| length(&finding.location))
            .map(|finding| finding.id.clone());
        let hop = match &finding {
            Some(id) => self.answer.hop_of(id).map(|hop| hop.id.clone()),
            None => report
                .hops
                .iter()
                .filter_map(|hop| Some((hop.evidence.iter().filter(holds).map(length).min()?, hop.id.clone())))
                .min()
                .map(|(_, id)| id),
        };
        if finding.is_some() || hop.is_some() {
            self.choose(Origin::Text, hop, finding, None);
        }
    }

    fn walk(&mut self, forward: bool) {
        let shown = self.findings();
        let count = shown.len();
        if count == 0 {
            return;
        }
        let next = match (self.position(), forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some((at, _)), true) => at % count,
            (Some((at, _)), false) => (at + count - 2) % count,
        };
        let Some(id) = shown.get(next).map(|finding| finding.id.clone()) else { return };
        self.choose_finding(Origin::Walk, id);
    }

    /// Drops what no longer exists after an answer.
    fn keep_selection(&mut self) {
        let Selection { hop, finding, .. } = &mut self.selection;
        if finding.as_deref().is_some_and(|id| self.answer.finding(id).is_none()) {
            *finding = None;
        }
        if hop.as_deref().is_some_and(|id| self.answer.hop(id).is_none()) {
            *hop = None;
        }
        self.selection.spot = None;
        self.selection.origin = Origin::Text;
        let hops = self.answer.report().map_or(&[][..], |report| &report.hops);
        if self.filter.is_some_and(|only| hops.iter().all(|hop| hop.verdict != only)) {
            self.filter = None;
        }
        self.preview.retain(|id| self.answer.finding(id).is_some());
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Added { documents, replace } => {
                let Some(first) = documents.first().map(|document| document.id) else { return self };
                if replace {
                    let before = std::mem::replace(&mut state.documents, documents);
                    state.notice = Some(Notice::Replaced { documents: before, shown: state.shown });
                    state.answer = state.answer.cleared();
                    state.selection = Selection { turn: state.selection.turn, ..Selection::default() };
                } else {
                    state.documents.extend(documents);
                }
                state.shown = first;
                state.ask();
            }
            Action::Shown(id) => {
                if state.document(id).is_some() {
                    state.shown = id;
                }
            }
            Action::Closed { id, fresh } => {
                let Some(at) = state.documents.iter().position(|document| document.id == id) else { return self };
                state.notice = Some(Notice::Closed { documents: state.documents.clone(), shown: state.shown });
                state.documents.remove(at);
                if state.documents.is_empty() {
                    state.documents.push(fresh);
                }
                if state.shown == id {
                    let neighbour = state.documents.get(at).or_else(|| state.documents.last());
                    state.shown = neighbour.map_or(0, |document| document.id);
                }
                state.ask();
            }
            Action::Format { id, format } => {
                if let Some(document) = state.documents.iter_mut().find(|document| document.id == id) {
                    document.format = format;
                    state.ask();
                }
            }
            Action::Edited => state.ask(),
            Action::Cleared => {
                state.answer = state.answer.cleared();
                state.busy = false;
                state.failure = None;
                state.keep_selection();
            }
            Action::Answered { order, report, left_out } => {
                state.answer = state.answer.take(order, *report, left_out);
                state.busy = false;
                state.failure = None;
                state.keep_selection();
            }
            Action::Failed(error) => {
                state.busy = false;
                state.failure = Some(Failure::of(error));
            }
            Action::Hop(id) => state.choose_hop(id),
            Action::Filter(verdict) => state.filter = (state.filter != Some(verdict)).then_some(verdict),
            Action::Finding(id) => state.choose_finding(Origin::Finding, id),
            Action::Go(location) => {
                let spot = state.spot(&location, true);
                state.pane = Pane::Text;
                let Selection { hop, finding, origin, .. } = state.selection.clone();
                state.choose(origin, hop, finding, spot);
            }
            Action::Cursor { document, offset } => state.choose_at(document, offset),
            Action::Walk { forward } => state.walk(forward),
            Action::Preview(findings) => state.preview = findings,
            Action::Fixed { documents } => {
                state.preview = Vec::new();
                state.notice = Some(Notice::Fixed { documents });
            }
            Action::Undone => match state.notice.take() {
                Some(
                    Notice::Replaced { documents, shown }
                    | Notice::Closed { documents, shown }
                    | Notice::Linked { before: Some((documents, shown)), .. },
                ) => {
                    state.documents = documents;
                    state.shown = shown;
                    state.ask();
                }
                Some(Notice::Fixed { .. } | Notice::Linked { .. }) | None => {}
            },
            Action::NoticeSeen => state.notice = None,
            Action::Linked(from) => {
                let before = match state.notice.take() {
                    Some(Notice::Replaced { documents, shown }) => Some((documents, shown)),
                    _ => None,
                };
                state.route = Route::Check;
                state.notice = Some(Notice::Linked { from, before });
            }
            Action::Forgotten(fresh) => {
                let (settings, reference) = (state.settings, state.reference.clone());
                let answer = state.answer.cleared();
                state = Self { answer, reference, ..Self::new(settings, fresh) };
                state.revision = self.revision.wrapping_add(1);
            }
            Action::Released => {
                state.selection = Selection { turn: state.selection.turn, ..Selection::default() };
            }
            Action::FailureSeen => state.failure = None,
            Action::Language(language) => {
                if state.settings.language != language {
                    state.settings.language = language;
                    state.busy = true;
                }
            }
            Action::Theme(theme) => state.settings.theme = theme,
            Action::Plain(plain) => state.settings.plain = plain,
            Action::Pane(pane) => state.pane = pane,
            Action::Went(route) => state.route = route,
            Action::Told(reference) => state.reference = reference,
        }
        Rc::new(state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::tests::{finding, hop, location, report};

    fn document(id: u32) -> Document {
        Document { id, name: format!("document-{id}.json"), format: None }
    }

    fn answered() -> Rc<State> {
        let report = report(
            vec![hop("h1", location(0, 0, 50), &["f1"]), hop("h2", location(0, 60, 70), &["f2"])],
            vec![finding("f1", 0, 10, 20), finding("f2", 0, 12, 14)],
        );
        Rc::new(State::new(Settings::default(), document(1))).reduce(Action::Answered {
            order: vec![1],
            report: Box::new(report),
            left_out: LeftOut::default(),
        })
    }

    fn chosen(state: &State) -> (Option<&str>, Option<&str>) {
        (state.selection.hop.as_deref(), state.selection.finding.as_deref())
    }

    #[test]
    fn a_hop_brings_its_finding_and_its_text() {
        let state = answered().reduce(Action::Hop("h2".into()));
        assert_eq!(chosen(&state), (Some("h2"), Some("f2")));
        assert_eq!(state.selection.spot, Some(Spot { document: 1, from: 12, to: 14, focus: false }));
    }

    #[test]
    fn a_finding_brings_its_hop_and_its_text() {
        let state = answered().reduce(Action::Finding("f1".into()));
        assert_eq!(chosen(&state), (Some("h1"), Some("f1")));
        assert_eq!(state.selection.spot, Some(Spot { document: 1, from: 10, to: 20, focus: false }));
    }

    #[test]
    fn the_caret_chooses_the_closest_characters_and_does_not_scroll() {
        let state = answered().reduce(Action::Cursor { document: 1, offset: 13 });
        assert_eq!(chosen(&state), (Some("h2"), Some("f2")));
        assert_eq!(state.selection.spot, None);
        let state = state.reduce(Action::Cursor { document: 1, offset: 40 });
        assert_eq!(chosen(&state), (Some("h1"), None));
        let state = state.reduce(Action::Cursor { document: 1, offset: 90 });
        assert_eq!(chosen(&state), (Some("h1"), None));
    }

    #[test]
    fn walking_goes_round_in_both_directions() {
        let walk = |state: Rc<State>, forward| state.reduce(Action::Walk { forward });
        let state = walk(answered(), true);
        assert_eq!(state.position(), Some((1, 2)));
        let state = walk(walk(state, true), true);
        assert_eq!(state.position(), Some((1, 2)));
        let state = walk(state, false);
        assert_eq!(state.position(), Some((2, 2)));
        assert_eq!(state.selection.origin, Origin::Walk);
        assert_eq!(walk(answered(), false).position(), Some((2, 2)));
    }

    #[test]
    fn a_filter_narrows_the_findings_and_gives_way_to_what_is_chosen() {
        let state = answered().reduce(Action::Filter(Verdict::Cleartext));
        let ids: Vec<_> = state.findings().iter().map(|finding| finding.id.clone()).collect();
        assert_eq!(ids, ["f1", "f2"]);
        assert_eq!(state.clone().reduce(Action::Filter(Verdict::Cleartext)).filter, None);
        let state = state.reduce(Action::Hop("h2".into()));
        assert_eq!(state.filter, Some(Verdict::Cleartext));
        let state = state.reduce(Action::Filter(Verdict::Enforced));
        assert!(state.findings().is_empty());
        assert_eq!(state.reduce(Action::Finding("f1".into())).filter, None);
    }

    #[test]
    fn the_selection_lives_on_while_its_ids_do() {
        let state = answered().reduce(Action::Finding("f1".into()));
        let without = report(vec![hop("h1", location(0, 0, 50), &[])], Vec::new());
        let state =
            state.reduce(Action::Answered { order: vec![1], report: Box::new(without), left_out: LeftOut::default() });
        assert_eq!(chosen(&state), (Some("h1"), None));
    }

    #[test]
    fn replaced_documents_come_back() {
        let state = answered().reduce(Action::Added { documents: vec![document(2), document(3)], replace: true });
        assert_eq!(state.shown, 2);
        assert!(state.answer.report().is_none());
        let state = state.reduce(Action::Undone);
        assert_eq!((state.shown, state.documents.clone()), (1, vec![document(1)]));
    }

    #[test]
    fn the_documents_of_a_link_give_way_to_those_before_them() {
        let state = answered().reduce(Action::Added { documents: vec![document(2)], replace: true });
        let state = state.reduce(Action::Linked(Linked::Documents("0".into())));
        assert!(
            matches!(&state.notice, Some(Notice::Linked { before: Some((documents, 1)), .. }) if *documents == [document(1)])
        );
        assert_eq!(state.reduce(Action::Undone).documents, [document(1)]);
        let state = answered().reduce(Action::Linked(Linked::Broken));
        assert_eq!(state.notice, Some(Notice::Linked { from: Linked::Broken, before: None }));
    }

    #[test]
    fn closing_shows_the_neighbour_and_never_leaves_nothing() {
        let state = answered().reduce(Action::Added { documents: vec![document(2)], replace: false });
        let state = state.reduce(Action::Closed { id: 2, fresh: document(3) });
        assert_eq!((state.shown, state.documents.len()), (1, 1));
        let state = state.reduce(Action::Closed { id: 1, fresh: document(4) });
        assert_eq!((state.shown, state.documents.clone()), (4, vec![document(4)]));
    }

    #[test]
    fn a_failure_keeps_the_answer() {
        let state = answered().reduce(Action::Failed("stopped".into()));
        assert!(state.answer.hop("h1").is_some());
        assert_eq!(state.failure, Some(Failure::Crashed("stopped".into())));
        assert_eq!(state.reduce(Action::Failed("cancelled".into())).failure, Some(Failure::Stopped));
    }

    #[test]
    fn forgetting_leaves_the_settings_alone() {
        let state = answered().reduce(Action::Language(Language::Ko)).reduce(Action::Finding("f1".into()));
        let state = state.reduce(Action::Forgotten(document(9)));
        assert_eq!((state.documents.clone(), state.shown), (vec![document(9)], 9));
        assert!(state.answer.report().is_none());
        assert_eq!(state.settings.language, Language::Ko);
        assert_eq!(chosen(&state), (None, None));
        assert_eq!(state.revision, 1);
    }

    #[test]
    fn a_new_language_keeps_the_texts_and_the_selection() {
        let state = answered().reduce(Action::Finding("f1".into())).reduce(Action::Language(Language::Ko));
        assert_eq!(chosen(&state), (Some("h1"), Some("f1")));
        assert_eq!(state.revision, 0);
    }
}
