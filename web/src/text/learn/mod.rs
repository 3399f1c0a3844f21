//! The page that teaches: the exam question that everything began with, and what in its answer is exact and what is
//! simplified. One struct holds a language's lesson, so that a missing part does not compile.

mod en;
mod ko;

use wireproof_report::{Language, Verdict};

/// The lesson.
#[derive(Debug)]
pub(crate) struct Lesson {
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) question_title: &'static str,
    pub(crate) question: &'static str,
    pub(crate) options: [Choice; 4],
    pub(crate) right: &'static str,
    pub(crate) wrong: &'static str,
    pub(crate) open_sample: &'static str,
    pub(crate) flow_title: &'static str,
    pub(crate) flow: [Leg; 4],
    pub(crate) trades_title: &'static str,
    pub(crate) gains: &'static str,
    pub(crate) costs: &'static str,
    pub(crate) trades: [Trade; 4],
    pub(crate) states_title: &'static str,
    pub(crate) states: [Entry; 3],
    pub(crate) trades_of_life_title: &'static str,
    pub(crate) trades_of_life: [Entry; 3],
    pub(crate) claims_title: &'static str,
    pub(crate) claims_lead: &'static str,
    pub(crate) claims: [Claim; 8],
    pub(crate) standing: fn(Standing) -> &'static str,
}

/// An option of the question.
#[derive(Debug)]
pub(crate) struct Choice {
    pub(crate) letter: &'static str,
    pub(crate) text: &'static str,
    pub(crate) right: bool,
    pub(crate) because: &'static str,
    /// What stands on the wire, by the mechanism's id; nothing for TLS itself.
    pub(crate) mechanism: Option<&'static str>,
    /// The sample that shows the point.
    pub(crate) sample: &'static str,
}

/// A stretch of the note's flow.
#[derive(Debug)]
pub(crate) struct Leg {
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) verdict: Verdict,
    pub(crate) remark: &'static str,
}

/// What something gains and costs.
#[derive(Debug)]
pub(crate) struct Trade {
    pub(crate) name: &'static str,
    pub(crate) gains: &'static str,
    pub(crate) costs: &'static str,
}

/// A name and what is said of it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
}

/// How a statement stands to what AWS documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Exact,
    Simplified,
    Unsourced,
}

impl Standing {
    /// The verdict whose sign and colour it borrows.
    pub(crate) fn tone(self) -> Verdict {
        match self {
            Self::Exact => Verdict::Enforced,
            Self::Simplified => Verdict::Unknown,
            Self::Unsourced => Verdict::Cleartext,
        }
    }
}

/// A statement that is often made, and how it stands.
#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) said: &'static str,
    pub(crate) standing: Standing,
    pub(crate) truth: &'static str,
}

impl Lesson {
    /// The lesson in a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &en::LESSON,
            Language::Ko => &ko::LESSON,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_option_is_right_and_it_is_tls_in_both_languages() {
        for language in [Language::En, Language::Ko] {
            let right: Vec<_> = Lesson::of(language).options.iter().filter(|option| option.right).collect();
            assert_eq!(right.len(), 1);
            assert_eq!((right[0].letter, right[0].mechanism), ("B", None));
        }
    }

    #[test]
    fn both_languages_say_the_same_of_each_claim_and_leg() {
        let (en, ko) = (Lesson::of(Language::En), Lesson::of(Language::Ko));
        assert!(en.claims.iter().zip(&ko.claims).all(|(a, b)| a.standing == b.standing));
        assert!(en.flow.iter().zip(&ko.flow).all(|(a, b)| a.verdict == b.verdict));
        assert!(en.options.iter().zip(&ko.options).all(|(a, b)| (a.mechanism, a.sample) == (b.mechanism, b.sample)));
    }
}
