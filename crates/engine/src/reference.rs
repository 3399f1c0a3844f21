//! What the engine can say of itself: rules, mechanisms, formats.

use crate::mapping;
use crate::rules::RULES;
use crate::text::{assumption, format, mechanism};
use wireproof_facts::{Format, Mechanism};
use wireproof_policy::Assumption;
use wireproof_report::{Explanation, FormatInfo, Language, MechanismCard, RuleInfo};
use wireproof_source::order;

/// Every rule, by id.
pub fn rules(language: Language) -> Vec<RuleInfo> {
    RULES
        .iter()
        .map(|rule| RuleInfo {
            id: rule.id.to_owned(),
            level: rule.level,
            summary: rule.summary(language),
            maps: mapping::all(rule.maps, language),
        })
        .collect()
}

/// An assumption of a proof in a sentence; nothing for an id that is none.
pub fn assumption(id: &str, language: Language) -> Option<&'static str> {
    let assumption = Assumption::ALL.into_iter().find(|assumption| assumption.id() == id)?;
    Some(assumption::sentence(assumption, language))
}

/// The page of a rule or of a mechanism; nothing for an id that is neither.
pub fn explain(id: &str, language: Language) -> Option<Explanation> {
    let rule = RULES.iter().find(|rule| rule.id == id);
    let rule = rule.map(|rule| rule.page(language) + &mapping::section(rule.maps, language));
    let page = rule.or_else(|| {
        let mechanism = Mechanism::ALL.into_iter().find(|mechanism| mechanism.id() == id)?;
        Some(mechanism::page(mechanism, language))
    })?;
    Some(Explanation { id: id.to_owned(), page })
}

/// Why each mechanism that people take for encryption in transit is none.
pub fn mechanisms(language: Language) -> Vec<MechanismCard> {
    Mechanism::ALL.into_iter().map(|mechanism| mechanism::card(mechanism, language)).collect()
}

/// Every format, by id.
pub fn formats(language: Language) -> Vec<FormatInfo> {
    let mut formats: Vec<_> = Format::all()
        .map(|format| FormatInfo {
            id: format.id().to_owned(),
            description: format::description(format.id(), language),
            command: Some(format.command().to_owned()).filter(|command| !command.is_empty()),
        })
        .collect();
    order::sort_by(&mut formats, |one, other| one.id.cmp(&other.id));
    formats
}
