//! Transit gateways.

use wireproof_facts::systems::transit_gateway::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match *answer {}
}

pub(super) fn because(answer: &Answer, _: Language) -> String {
    match *answer {}
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match *answer {}
}

pub(super) fn controlled_by(answer: &Answer, _: Language) -> &'static str {
    match *answer {}
}
