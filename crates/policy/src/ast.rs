//! A policy as written: every part with its characters.

use crate::Fault;
use crate::operator::Operator;
use wireproof_source::Span;

/// A policy as written.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The policy's characters.
    pub span: Span,
    /// Whether it is written in version `2012-10-17`, which knows policy variables.
    pub variables: bool,
    /// The statements, in the order of the text.
    pub statements: Vec<Statement>,
    /// What the service would reject whatever the policy is attached to, or what reads differently than it looks.
    pub faults: Vec<Fault>,
}

/// One statement of a policy.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    /// The statement's characters.
    pub span: Span,
    /// The `Sid`, if it has one.
    pub sid: Option<String>,
    /// Whether it denies.
    pub deny: bool,
    /// Whether its effect can be read at all; otherwise it may deny.
    pub has_effect: bool,
    /// The characters of the effect.
    pub effect: Span,
    /// Whether a part is missing or can be read in more than one way.
    pub ambiguous: bool,
    /// `Principal` or `NotPrincipal`; nothing in identity policies.
    pub principal: Option<Principals>,
    /// `Action` or `NotAction`.
    pub action: Element,
    /// `Resource` or `NotResource`.
    pub resource: Element,
    /// The conditions, one for each operator and key.
    pub conditions: Vec<Condition>,
    /// The characters of the `Condition` element's member, if it has one.
    pub condition: Option<Span>,
}

impl Statement {
    /// Whether nothing can be read of it: an expression of a template stands where the statement should.
    pub(crate) fn is_opaque(&self) -> bool {
        self.ambiguous
            && self.principal.is_none()
            && self.action.values.is_empty()
            && self.resource.values.is_empty()
            && self.conditions.is_empty()
    }

    /// Whether another statement decides the same, part by part and in the same order.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let texts =
            |element: &Element| -> Vec<String> { element.values.iter().map(|value| value.text.clone()).collect() };
        let same = |a: &Element, b: &Element| a.negated == b.negated && a.missing == b.missing && texts(a) == texts(b);
        let named = |statement: &Self| {
            statement.principal.as_ref().map(|principals| {
                let elements = principals.elements.iter().map(|one| (one.kind, one.value.text.clone()));
                (principals.negated, elements.collect::<Vec<_>>())
            })
        };
        let tests = |statement: &Self| -> Vec<(Operator, String, Vec<String>)> {
            let test = |one: &Condition| {
                let values = one.values.iter().map(|value| value.text.clone()).collect();
                (one.operator, one.key.to_ascii_lowercase(), values)
            };
            statement.conditions.iter().map(test).collect()
        };
        self.deny == other.deny
            && same(&self.action, &other.action)
            && same(&self.resource, &other.resource)
            && named(self) == named(other)
            && tests(self) == tests(other)
    }
}

/// `Action`, `NotAction`, `Resource` or `NotResource`.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Whether the statement has no such element; `span` is the statement's then.
    pub missing: bool,
    /// Whether it is the `Not…` form.
    pub negated: bool,
    /// The characters from the key to the value.
    pub span: Span,
    /// The values.
    pub values: Vec<Value>,
}

/// A value and its characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// Its text: a string's characters, or a number or Boolean as written.
    pub text: String,
    /// The characters, quotation marks included.
    pub span: Span,
    /// Whether it is no text at all but an object or array (a template's function).
    pub unresolved: bool,
}

/// `Principal` or `NotPrincipal`.
#[derive(Clone, Debug, Default)]
pub struct Principals {
    /// Whether it is `NotPrincipal`.
    pub negated: bool,
    /// The characters from the key to the value.
    pub span: Span,
    /// Who is named.
    pub elements: Vec<PrincipalElement>,
}

/// One value of `Principal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalElement {
    /// The key that it stands under.
    pub kind: PrincipalKind,
    /// Its value.
    pub value: Value,
}

/// The keys of `Principal`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrincipalKind {
    /// `"Principal": "*"`.
    Everyone,
    /// `AWS`.
    Aws,
    /// `Service`.
    Service,
    /// `Federated`.
    Federated,
    /// `CanonicalUser`.
    CanonicalUser,
    /// A key that does not exist.
    Other,
}

/// One operator and key of a `Condition`.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The operator.
    pub operator: Operator,
    /// The operator as written.
    pub operator_text: String,
    /// The operator's characters.
    pub operator_span: Span,
    /// The key as written.
    pub key: String,
    /// The key's characters.
    pub key_span: Span,
    /// The values.
    pub values: Vec<Value>,
    /// The characters from the key to the values.
    pub span: Span,
}
