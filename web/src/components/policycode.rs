//! The shown policy as code for Terraform and CloudFormation, where the engine can write it so.

use crate::desk::use_desk;
use crate::engine::arguments_of_shown;
use crate::files::when;
use crate::read;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// The engine's words for the dialects, in the order of the labels.
const DIALECTS: [&str; 2] = ["terraform", "cloudformation"];

#[derive(Properties, PartialEq)]
pub(crate) struct PolicyCodeProps {
    /// Called when one was copied.
    pub(crate) on_copied: Callback<()>,
}

/// Asks when it comes up, so that the text is there already when a button is pressed: browsers let a page write to the clipboard
/// only at that moment.
#[component]
pub(crate) fn PolicyCode(props: &PolicyCodeProps) -> Html {
    let desk = use_desk();
    let codes = [use_state(|| None::<String>), use_state(|| None::<String>)];
    use_effect_with((), {
        let (desk, setters) = (desk.clone(), codes.each_ref().map(UseStateHandle::setter));
        move |()| {
            for (dialect, setter) in DIALECTS.into_iter().zip(setters) {
                let arguments = arguments_of_shown(&desk);
                arguments.push(&JsValue::from(dialect));
                when(&desk.doors.engine.tell("code", &arguments), move |told| {
                    setter.set(read::optional(&told, "text"));
                });
            }
        }
    });
    let labels = desk.text().copy_code;
    let buttons = codes.iter().zip(labels).filter_map(|(code, label)| {
        let (code, copied, editors) = ((**code).clone()?, props.on_copied.clone(), desk.doors.editors.clone());
        let press = Callback::from(move |_: MouseEvent| {
            editors.copy("code", &code);
            copied.emit(());
        });
        Some(html! { <button type="button" part="button" class="button small" onclick={press}>{ label }</button> })
    });
    html! { <>{ for buttons }</> }
}
