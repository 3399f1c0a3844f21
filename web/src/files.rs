//! Opening files that were chosen or dropped.

use crate::desk::Desk;
use crate::read::string;
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Opens the files of a list or of a drop as documents beside the ones that are there, in their order, once all are read.
pub(crate) fn open(desk: &Desk, given: &JsValue) {
    let desk = desk.clone();
    when(&desk.doors.editors.read_files(given), move |files| {
        let files = files.dyn_into::<Array>().unwrap_or_default();
        let read: Vec<_> = files.iter().map(|file| (string(&file, "name"), None, file)).collect();
        if !read.is_empty() {
            desk.open_texts(&read, false);
        }
    });
}

type Settled = Closure<dyn FnMut(JsValue)>;

/// Calls `then` with what the promise brings, if it does.
pub(crate) fn when(promise: &Promise, then: impl FnOnce(JsValue) + 'static) {
    // The closure is kept by itself until it ran: a promise settles once.
    let kept = Rc::<RefCell<Option<Settled>>>::default();
    let mut then = Some(then);
    let own = kept.clone();
    let closure = Closure::new(move |value| {
        if let Some(then) = then.take() {
            then(value);
        }
        let _ = own.borrow_mut().take();
    });
    let _ = promise.then(&closure);
    *kept.borrow_mut() = Some(closure);
}
