//! Policy → proof.
//!
//! Reads an IAM resource policy, decides one request ([`evaluate`]), and decides claims about all requests
//! ([`prove`]): a claim is proved with a certificate, refuted with a request that really escapes (it was replayed through
//! the concrete evaluator), or left open with what stopped the proof. Nothing here knows hops, findings or a language.

mod ast;
mod caller;
pub mod catalog;
mod check;
mod domain;
mod escape;
mod evaluate;
mod fault;
mod matching;
mod operator;
mod pattern;
mod proof;
mod prove;
mod read;
mod ready;
mod repair;
mod rest;
mod situation;
mod subject;
mod tested;
mod universe;

pub use ast::{Condition, Element, Policy, PrincipalElement, PrincipalKind, Principals, Statement, Value};
pub use evaluate::evaluate;
pub use fault::{Fault, FaultKind};
pub use operator::{Operator, Order, Set, Test};
pub use proof::{
    Assumption, Case, Certificate, Claim, Counterexample, Decision, Doubt, DoubtKind, Effect, Escape, Evaluation,
    Literal, NotApplicable, Outcome, Proof, Request,
};
pub use prove::{prove, prove_all};
pub use read::read;
pub use repair::{Repair, RepairKind, repair};
pub use subject::{Kind, Subject};
