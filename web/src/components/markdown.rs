//! The pages of rules: the few constructs of Markdown that they use, as elements. Nothing is ever set as HTML.

use yew::prelude::*;

/// A block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Heading(usize, String),
    Paragraph(String),
    List(Vec<String>),
    /// A fenced block: its language and its lines.
    Code(String, String),
}

/// Splits a page into its blocks.
pub(crate) fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        let level = line.chars().take_while(|&c| c == '#').count();
        if let Some(language) = line.strip_prefix("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            blocks.push(Block::Code(language.trim().to_owned(), code.join("\n")));
        } else if level > 0 && line.chars().nth(level) == Some(' ') {
            blocks.push(Block::Heading(level, line.trim_start_matches('#').trim().to_owned()));
        } else if let Some(item) = item(line) {
            let item = item.to_owned();
            match blocks.last_mut() {
                Some(Block::List(items)) => items.push(item),
                _ => blocks.push(Block::List(vec![item])),
            }
        } else if !line.trim().is_empty() {
            let mut text = line.trim().to_owned();
            while let Some(next) = lines.next_if(|next| continues(next)) {
                text.push(' ');
                text.push_str(next.trim());
            }
            blocks.push(Block::Paragraph(text));
        }
    }
    blocks
}

fn item(line: &str) -> Option<&str> {
    line.strip_prefix("- ").or_else(|| line.strip_prefix("* "))
}

/// Whether a line goes on with the paragraph before it.
fn continues(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with("```") && !line.starts_with('#') && item(line).is_none()
}

/// Code, bold and links within a line.
pub(crate) fn inline(text: &str) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '*', '[', '<']) {
        let (before, from) = rest.split_at(at);
        let Some((part, after)) = code(from).or_else(|| bold(from)).or_else(|| link(from)).or_else(|| address(from))
        else {
            let end = at + from.chars().next().map_or(1, char::len_utf8);
            let (plain, after) = rest.split_at(end);
            parts.push(html! { plain.to_owned() });
            rest = after;
            continue;
        };
        parts.push(html! { before.to_owned() });
        parts.push(part);
        rest = after;
    }
    parts.push(html! { rest.to_owned() });
    parts.into_iter().collect()
}

fn code(text: &str) -> Option<(Html, &str)> {
    let (code, after) = text.strip_prefix('`')?.split_once('`')?;
    Some((html! { <code lang="en">{ code.to_owned() }</code> }, after))
}

fn bold(text: &str) -> Option<(Html, &str)> {
    let (bold, after) = text.strip_prefix("**")?.split_once("**")?;
    Some((html! { <b>{ inline(bold) }</b> }, after))
}

fn link(text: &str) -> Option<(Html, &str)> {
    let (label, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (url, after) = rest.split_once(')')?;
    Some((anchor(label, url)?, after))
}

fn address(text: &str) -> Option<(Html, &str)> {
    let (url, after) = text.strip_prefix('<')?.split_once('>')?;
    Some((anchor(url, url)?, after))
}

fn anchor(label: &str, url: &str) -> Option<Html> {
    url.starts_with("https://").then(|| {
        html! { <a href={url.to_owned()} rel="noreferrer noopener" target="_blank" lang="en">{ label.to_owned() }{ " ↗" }</a> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_falls_into_its_blocks() {
        let page = "# Title\n\nOne line\nand the next.\n\n- a\n- b\n\n```json\n{\n}\n```\nEnd.\n";
        assert_eq!(
            blocks(page),
            [
                Block::Heading(1, "Title".into()),
                Block::Paragraph("One line and the next.".into()),
                Block::List(vec!["a".into(), "b".into()]),
                Block::Code("json".into(), "{\n}".into()),
                Block::Paragraph("End.".into()),
            ]
        );
    }

    #[test]
    fn an_unclosed_fence_ends_with_the_page() {
        assert_eq!(blocks("```\nx"), [Block::Code(String::new(), "x".into())]);
    }
}
