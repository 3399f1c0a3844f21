//! The rules: all of them in a list, and the page of each with examples to try.

use crate::components::finding::level_class;
use crate::components::icon;
use crate::components::markdown::{Block, blocks, inline};
use crate::components::prose::prose;
use crate::desk::{Desk, use_desk};
use crate::engine::use_rule_page;
use crate::route::Route;
use crate::samples::File;
use crate::state::Action;
use yew::prelude::*;

pub(crate) fn rules(desk: &Desk) -> Html {
    let t = desk.text();
    html! {
        <article class="lesson" aria-labelledby="rules-title">
            <h1 id="rules-title">{ t.rules }</h1>
            <ul class="rules">
                { for desk.state.reference.rules.iter().map(|rule| html! {
                    <li class={format!("level-{}", level_class(rule.level))} key={rule.id.clone()}>
                        { icon::level(rule.level) }
                        <div><a href={Route::Rule(rule.id.clone()).hash()} lang="en"><code>{ rule.id.clone() }</code></a><p>{ prose(&rule.summary) }</p></div>
                    </li>
                }) }
            </ul>
        </article>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct RuleProps {
    pub(crate) id: AttrValue,
}

#[component]
pub(crate) fn RulePage(props: &RuleProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let Some(page) = use_rule_page(&desk, &props.id) else { return Html::default() };
    html! {
        <article class="lesson">
            <p><a href={Route::Rules.hash()}>{ t.rules }</a></p>
            <p><code lang="en">{ props.id.clone() }</code></p>
            if page.is_empty() { <p>{ t.no_rule }</p> }
            { for blocks(&page).iter().enumerate().map(|(at, block)| match block {
                Block::Paragraph(summary) if at == 0 => html! { <h1>{ inline(summary) }</h1> },
                block => show(&desk, block),
            }) }
        </article>
    }
}

fn show(desk: &Desk, block: &Block) -> Html {
    match block {
        Block::Heading(1, text) => html! { <h1>{ inline(text) }</h1> },
        Block::Heading(_, text) => html! { <h2>{ inline(text) }</h2> },
        Block::Paragraph(text) => html! { <p>{ inline(text) }</p> },
        Block::List(items) => {
            html! { <ul class="bullets">{ for items.iter().map(|item| html! { <li>{ inline(item) }</li> }) }</ul> }
        }
        Block::Code(language, code) => html! {
            <div class="example">
                <pre tabindex="0" lang="en"><code>{ code.clone() }</code></pre>
                if language.starts_with("json") { <button type="button" class="button small" onclick={attempt(desk, code)}>{ desk.text().try_it }</button> }
            </div>
        },
    }
}

/// Opens an example in the checker, without the lines of carets that point into it.
fn attempt(desk: &Desk, code: &str) -> Callback<MouseEvent> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with('^'));
    let text = lines.flat_map(|line| [line, "\n"]).collect::<String>();
    let desk = desk.clone();
    Callback::from(move |_| {
        desk.open(&[File { name: "example.json".to_owned(), text: text.clone(), format: None }], true);
        desk.state.dispatch(Action::Went(Route::Check));
    })
}
