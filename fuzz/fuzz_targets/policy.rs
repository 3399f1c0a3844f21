//! Random policies: proofs hold of random requests, witnesses escape, and the way a policy is written does not matter.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use wireproof_tests::policies::cases;
use wireproof_tests::policies::laws::{self, Tally};

fuzz_target!(|bytes: &[u8]| {
    let mut u = Unstructured::new(bytes);
    let Ok((policy, requests)) = laws::sample(&mut u, 20) else { return };
    let subject = cases::bucket("example-bucket");
    let result = laws::is_sound(&policy, &subject, &requests, &mut Tally::default())
        .and_then(|()| laws::is_steady(&mut u, &policy, &subject));
    assert_eq!(result, Ok(()));
});
