//! Opening files that were chosen or dropped.

use crate::desk::Desk;
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::FileList;

/// Opens the files as documents beside the ones that are there, in the order of the list, once all are read.
pub(crate) fn open(desk: &Desk, list: &FileList) {
    let files: Vec<_> = (0..list.length()).filter_map(|index| list.get(index)).collect();
    let names: Vec<_> = files.iter().map(web_sys::File::name).collect();
    let reading: Array = files.iter().map(|file| desk.doors.editors.read_file(file)).collect();
    let desk = desk.clone();
    when(&Promise::all(&reading), move |texts| {
        let texts = texts.dyn_into::<Array>().unwrap_or_default();
        let read: Vec<_> = names.into_iter().zip(texts.iter()).map(|(name, text)| (name, None, text)).collect();
        desk.open_texts(&read, false);
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
