//! Any text: reading and proving neither panics nor answers differently the second time.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wireproof_tests::policies::{cases, judge, laws};

fuzz_target!(|text: &str| {
    let subject = cases::bucket("example-bucket");
    for claim in laws::CLAIMS {
        assert_eq!(judge::prove(text, &subject, claim), judge::prove(text, &subject, claim));
    }
});
