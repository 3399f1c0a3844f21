//! Every policy of the case tables as a test of its own: the verdict, the witness and the certificate.

#![expect(clippy::print_stdout, reason = "a test prints its counts")]
#![expect(clippy::indexing_slicing, reason = "a JSON value that is not there is null")]

use libtest_mimic::{Arguments, Failed, Trial};
use std::sync::atomic::{AtomicUsize, Ordering};
use wireproof_policy::Outcome;
use wireproof_tests::policies::{
    cases::{self, Case},
    judge,
    reference::{self, Truth},
};

static RIGHT: AtomicUsize = AtomicUsize::new(0);
static UNKNOWN: AtomicUsize = AtomicUsize::new(0);
static WRONG: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let cases = cases::all();
    let arguments = Arguments::from_args();
    let trials = cases.into_iter().map(|case| Trial::test(case.name.clone(), move || check(&case))).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    let [right, unknown, wrong] = [&RIGHT, &UNKNOWN, &WRONG].map(|counter| counter.load(Ordering::Relaxed));
    println!(
        "claims about the policies of the tables: {right} right, {wrong} wrong, {unknown} left open although decided"
    );
    conclusion.exit();
}

fn check(case: &Case) -> Result<(), Failed> {
    let proof = judge::prove(&case.policy, &case.subject, case.claim);
    let word = proof.outcome.word();
    let inner = judge::accepted(&proof.outcome).word();
    let is_right = case.verdicts.contains(&word)
        && (word != "invalid" || case.if_accepted.is_none_or(|expected| inner == expected || inner == "unknown"));
    if is_right {
        RIGHT.fetch_add(1, Ordering::Relaxed);
    } else if word == "unknown" {
        UNKNOWN.fetch_add(1, Ordering::Relaxed);
    } else {
        WRONG.fetch_add(1, Ordering::Relaxed);
    }
    if !is_right {
        let expected = (&case.verdicts, case.if_accepted);
        return Err(format!("expected {expected:?}, found {word} ({inner}): {:#?}", proof.outcome).into());
    }
    let policy: serde_json::Value = serde_json::from_str(&case.policy).map_err(|error| error.to_string())?;
    if let Some(request) = judge::witness(&proof.outcome) {
        let truth = reference::is_matched_by(&policy, "Deny", &reference::complete(&request));
        let is_settled = truth == Truth::No || truth == Truth::Open && word == "invalid";
        if !is_settled {
            return Err(format!("the witness does not escape ({truth:?}): {request:#?}").into());
        }
    }
    if let Outcome::Proved(certificate) = judge::accepted(&proof.outcome) {
        let statements = match &policy["Statement"] {
            serde_json::Value::Array(statements) => statements.as_slice(),
            one => std::slice::from_ref(one),
        };
        let allows = case.claim == wireproof_policy::Claim::GrantsNoPlaintext;
        if certificate.cases.is_empty() && !allows {
            return Err("a proof without cases".into());
        }
        for closed in &certificate.cases {
            // What an Allow does not match needs no Deny.
            let effect = statements.get(closed.statement).map(|statement| &statement["Effect"]);
            let can_close = effect.is_some_and(|effect| effect == "Deny" || allows && effect == "Allow");
            if !can_close || closed.spans.is_empty() {
                return Err(format!("a case that no statement closes: {closed:?}").into());
            }
        }
    }
    Ok(())
}
