//! Conditions: decided by literals and the defaults of parameters, or open.

use super::function::Call;
use super::resolve::Resolver;
use crate::Parameter;
use wireproof_source::Node;

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Truth {
    #[default]
    Yes,
    No,
    /// Only a deployment tells.
    Open,
}

/// An answer, and a parameter whose default it rests on.
pub(super) type Answer = (Truth, Option<Parameter>);

const OPEN: Answer = (Truth::Open, None);

impl<'d> Resolver<'_, 'd> {
    /// Whether a condition holds: its name, or the expression itself.
    pub(super) fn condition(&mut self, node: &Node<'d>) -> Answer {
        if let Some(name) = node.as_str() {
            return self.named_condition(name);
        }
        let Some(call) = Call::of(node) else { return OPEN };
        if !self.enter() {
            return OPEN;
        }
        let answer = match call.name {
            "Condition" => call.value.as_str().map_or(OPEN, |name| self.named_condition(name)),
            "Fn::Equals" => self.equals(call.value),
            "Fn::And" => self.all(call.value, Truth::Yes),
            "Fn::Or" => self.all(call.value, Truth::No),
            "Fn::Not" => match call.value.one_or_many() {
                [operand] => {
                    let (truth, parameter) = self.condition(operand);
                    (turned(truth), parameter)
                }
                _ => OPEN,
            },
            _ => OPEN,
        };
        self.leave();
        answer
    }

    fn named_condition(&mut self, name: &str) -> Answer {
        if let Some(known) = self.truths.get(name) {
            return known.clone();
        }
        let Some((&name, &node)) = self.scope.conditions.get_key_value(name) else { return OPEN };
        // A condition that asks for itself finds this.
        self.truths.insert(name, OPEN);
        let answer = self.condition(node);
        self.truths.insert(name, answer.clone());
        answer
    }

    /// All operands have the truth `unit`, or one has the other: `Fn::And` with `Yes`, `Fn::Or` with `No`.
    fn all(&mut self, operands: &Node<'d>, unit: Truth) -> Answer {
        let mut result = (unit, None);
        for operand in operands.items() {
            let (truth, parameter) = self.condition(operand);
            if truth == turned(unit) {
                return (truth, parameter);
            }
            result.0 = if truth == Truth::Open { Truth::Open } else { result.0 };
            result.1 = result.1.or(parameter);
        }
        if result.0 == Truth::Open { OPEN } else { result }
    }

    fn equals(&mut self, operands: &Node<'d>) -> Answer {
        let [left, right] = operands.items() else { return OPEN };
        // The partition is taken for granted in names, but a template that asks for it means the others as well.
        let asks = |node: &Node<'_>| {
            Call::of(node).is_some_and(|call| matches!(call.value.as_str(), Some("AWS::Partition" | "AWS::URLSuffix")))
        };
        if asks(left) || asks(right) {
            return OPEN;
        }
        let (Some((left, first)), Some((right, second))) = (self.plain(left), self.plain(right)) else { return OPEN };
        (if left == right { Truth::Yes } else { Truth::No }, first.or(second))
    }
}

fn turned(truth: Truth) -> Truth {
    match truth {
        Truth::Yes => Truth::No,
        Truth::No => Truth::Yes,
        Truth::Open => Truth::Open,
    }
}
