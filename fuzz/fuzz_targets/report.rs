//! Any bytes: the report's places, ids, fixes and renderings hold what they promise, and it is the same the second time.
#![no_main]

#[path = "../../crates/engine/tests/laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    assert_eq!(laws::check(bytes), laws::check(bytes));
});
