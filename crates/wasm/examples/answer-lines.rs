//! The door on this machine, for comparison with the door in a browser: reads the inputs on one line and the options
//! on the next, and prints the report on a line, again and again.
#![expect(clippy::print_stdout, reason = "the reports are read from standard output")]

use std::io;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut lines = io::stdin().lines();
    while let Some(inputs) = lines.next() {
        let options = lines.next().ok_or("the options are missing")?;
        match wireproof_wasm::analyze(&inputs?, &options?) {
            Ok(report) => println!("{report}"),
            Err(_) => return Err("a request is malformed".into()),
        }
    }
    Ok(())
}
