//! A command line of the AWS CLI: its options are members, its arguments values.
//!
//! `--name value` is a member `name`; `--flag` is `true` and `--no-flag` `false`. Values are JSON, the CLI's shorthand
//! (`InstanceCount=2,InstanceType=ml.m5.xlarge`) or strings. What the shell fills in, and files, stay expressions (`${…}`).
//! The document of `--cli-input-json` has the members that the line does not give.

use super::reader::Reader;
use super::shorthand;
use crate::build::Builder;
use crate::map::{Map, Step};
use crate::order;
use crate::problem::Problems;
use crate::{Member, Node, ProblemKind, Span, Text, Value};
use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;

/// A command that asks for something to be made, and where it stands.
pub(super) struct Command<'t> {
    pub(super) range: Range<usize>,
    pub(super) root: Node<'t>,
}

/// Options whose document holds the other options' values.
const WHOLE: [&str; 2] = ["cli-input-json", "cli-input-yaml"];

/// No `${…}` is longer: an unclosed one is not looked for to the end of the text, each time.
const LONGEST_EXPANSION: usize = 4096;

/// Options of every command, which are no field of a request.
const GLOBAL: [&str; 12] = [
    "ca-bundle",
    "color",
    "debug",
    "endpoint-url",
    "no-cli-pager",
    "no-paginate",
    "no-sign-request",
    "output",
    "profile",
    "query",
    "region",
    "cli-binary-format",
];

/// The commands in a region that make or change something and say how.
pub(super) fn commands<'t>(text: &'t str, region: &Range<usize>, builder: &mut Builder) -> Vec<Command<'t>> {
    let mut commands = Vec::new();
    let mut at = region.start;
    while let Some(rest) = text.get(at..region.end).filter(|rest| !rest.is_empty()) {
        let line_end = at + rest.find('\n').map_or(rest.len(), |end| end + 1);
        let prompt = rest.len() - rest.trim_start_matches([' ', '\t', '$', '%', '>', '#', '!']).len();
        let start = at + prompt;
        if text.get(start..line_end).is_some_and(|line| line.starts_with("aws ")) {
            let (words, end) = words(text, start..region.end);
            at = end.max(line_end);
            if let Some(root) = command(text, &words, start..end, builder) {
                commands.push(Command { range: start..end, root });
            }
        } else {
            at = line_end;
        }
    }
    commands
}

/// A word of the shell.
struct Word {
    value: String,
    steps: Vec<Step>,
    range: Range<usize>,
    /// The inside of the quotation marks, where the word is one string in single ones: it is written as it is.
    verbatim: Option<Range<usize>>,
}

/// The words up to the end of the command, and where that is.
fn words(text: &str, region: Range<usize>) -> (Vec<Word>, usize) {
    let mut words = Vec::new();
    let mut at = region.start;
    loop {
        let rest = text.get(at..region.end).unwrap_or_default();
        let Some(next) = rest.chars().next() else { return (words, at) };
        let goes_on = ["\\\r\n", "\\\n", "`\r\n", "`\n", "^\r\n", "^\n"].iter().find(|mark| rest.starts_with(**mark));
        match next {
            _ if goes_on.is_some() => at += goes_on.map_or(1, |mark| mark.len()),
            ' ' | '\t' => at += 1,
            '\n' | '\r' | ';' | '|' | '&' | '<' | '>' | ')' => return (words, at),
            _ => {
                let word = word(text, at..region.end);
                at = word.range.end.max(at + next.len_utf8());
                words.push(word);
            }
        }
    }
}

fn word(text: &str, region: Range<usize>) -> Word {
    let mut word = Word { value: String::new(), steps: Vec::new(), range: region.clone(), verbatim: None };
    let (mut at, mut quote, mut parts, mut inside) = (region.start, None, 0, None);
    while let Some(next) = text.get(at..region.end).and_then(|rest| rest.chars().next()) {
        let width = next.len_utf8();
        match (quote, next) {
            (None, ' ' | '\t' | '\n' | '\r' | ';' | '|' | '&' | '<' | '>' | ')') => break,
            (None, '\'' | '"') => {
                (quote, parts) = (Some(next), parts + 1);
                inside = Some(at + 1..at + 1);
            }
            (Some(open), close) if open == close => {
                quote = None;
                inside = inside.map(|inside| inside.start..at);
            }
            (None | Some('"'), '\\') => {
                let escaped = text.get(at + 1..region.end).and_then(|rest| rest.chars().next()).unwrap_or('\\');
                let is_escape = quote.is_none() || matches!(escaped, '"' | '\\' | '$' | '`' | '\n');
                if escaped == '\n' && quote.is_none() {
                    break;
                }
                word.steps.push(Step::new(word.value.len(), at));
                parts += 2;
                if is_escape {
                    at += 1;
                    if escaped != '\n' {
                        word.value.push(escaped);
                    }
                    at += escaped.len_utf8();
                } else {
                    word.value.push('\\');
                    at += 1;
                }
                word.steps.push(Step::new(word.value.len(), at));
                continue;
            }
            (None | Some('"'), '$') => {
                word.steps.push(Step::new(word.value.len(), at));
                parts += 2;
                let (value, length) = variable(text.get(at + 1..region.end).unwrap_or_default());
                word.value.push_str(&value);
                at += 1 + length;
                word.steps.push(Step::new(word.value.len(), at));
                continue;
            }
            _ => {
                if quote.is_none() {
                    parts += 2;
                }
                word.steps.push(Step::new(word.value.len(), at));
                word.value.push(next);
            }
        }
        at += width;
    }
    word.range = region.start..at;
    word.verbatim = inside.filter(|_| {
        parts == 1 && quote.is_none() && text.get(region.start..).is_some_and(|start| start.starts_with('\''))
    });
    word.steps.dedup_by(|next, step| {
        next.decoded.checked_sub(step.decoded) == next.written.checked_sub(step.written) && next.decoded != step.decoded
    });
    word
}

/// What the shell fills in where `$` stands before `rest`, as an expression, and how much of `rest` names it.
fn variable(rest: &str) -> (String, usize) {
    let close = match rest.chars().next() {
        Some('{') => '}',
        Some('(') => ')',
        _ => {
            let name = |part: char| part.is_alphanumeric() || part == '_';
            let length = rest.len() - rest.trim_start_matches(name).len();
            let name = rest.get(..length).unwrap_or_default();
            return (if name.is_empty() { "$".to_owned() } else { format!("${{{name}}}") }, length);
        }
    };
    let rest = rest.get(..rest.floor_char_boundary(LONGEST_EXPANSION)).unwrap_or(rest);
    match rest.find(close) {
        Some(end) => (format!("${{{}}}", rest.get(1..end).unwrap_or_default()), end + 1),
        None => ("$".to_owned(), 0),
    }
}

fn command<'t>(text: &'t str, words: &[Word], range: Range<usize>, builder: &mut Builder) -> Option<Node<'t>> {
    let mut words = words.iter().skip(1).peekable();
    let mut plain = Vec::new();
    while plain.len() < 2 {
        let word = words.next()?;
        match word.value.strip_prefix("--") {
            // An option of all commands before the service, with its value.
            Some(option) => {
                if !option.contains('=') && words.peek().is_some_and(|next| !next.value.starts_with("--")) {
                    words.next();
                }
            }
            None => plain.push(word),
        }
    }
    let action = plain.last()?.value.split('-').next().unwrap_or_default();
    if ["describe", "get", "list", "head", "ls", "help", "wait"].contains(&action) {
        return None;
    }
    let known = builder.problems.len();
    let mut options = Options { text, builder, members: Vec::new(), whole: Vec::new(), is_open: None };
    options.read(&mut words);
    let Options { mut members, whole, is_open, .. } = options;
    for member in whole {
        let same = |known: &Member<'t>| letters(&known.key.value).eq(letters(&member.key.value));
        if !members.iter().any(same) {
            members.push(member);
        }
    }
    order::sort_by_key(&mut members, |member| member.key.span);
    let says = |value: &Node<'_>| value.is_object() || value.is_array() || value.as_bool().is_some();
    if !members.iter().any(|member| says(&member.value)) {
        builder.problems.truncate(known);
        return None;
    }
    if let Some(span) = is_open {
        builder.problems.push(ProblemKind::Elided, span);
    }
    Some(Node { span: Span::new(range.start, range.end), value: Value::Object(members) })
}

fn letters(key: &str) -> impl Iterator<Item = char> {
    key.chars().filter(|letter| *letter != '-').map(|letter| letter.to_ascii_lowercase())
}

struct Options<'t, 'b> {
    text: &'t str,
    builder: &'b mut Builder,
    members: Vec<Member<'t>>,
    /// The members of the document that holds all.
    whole: Vec<Member<'t>>,
    /// The argument that names the file with the rest of the request.
    is_open: Option<Span>,
}

impl<'t> Options<'t, '_> {
    fn read<'w>(&mut self, words: &mut Peekable<impl Iterator<Item = &'w Word>>) {
        while let Some(word) = words.next() {
            let Some(option) = word.value.strip_prefix("--") else { continue };
            let (name, attached) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
            // the option itself may stand in quotation marks
            let (word_text, key_end) = (word.text(), 2 + name.len());
            let key_span = word_text.slice(0..key_end);
            let mut values = Vec::new();
            if attached.is_some() {
                let from = word.value.len() - attached.map_or(0, str::len);
                values.push(self.value(&word.from(from)));
            }
            while attached.is_none()
                && let Some(next) = words.peek().filter(|next| !next.value.starts_with("--"))
            {
                values.push(self.value(next));
                words.next();
            }
            if GLOBAL.contains(&name) {
                continue;
            }
            let (name, value) = match (values.len(), values.pop()) {
                (_, None) => {
                    let off = name.strip_prefix("no-");
                    (off.unwrap_or(name), Node { span: key_span, value: Value::Bool(off.is_none()) })
                }
                (1, Some(value)) => (name, value),
                (_, Some(last)) => {
                    values.push(last);
                    let span = values.iter().fold(key_span, |span, value| span.join(value.span));
                    (name, Node { span, value: Value::Array(values) })
                }
            };
            if WHOLE.contains(&name) {
                match value.value {
                    Value::Object(members) => self.whole.extend(members),
                    _ => self.is_open = Some(value.span),
                }
                continue;
            }
            let key_steps = shorthand::steps_from(&word_text, key_end - name.len(), name.len());
            let key = Text::escaped(Cow::Owned(name.to_owned()), key_span, key_steps);
            self.members.push(Member { key, value });
        }
    }

    fn value(&mut self, word: &Word) -> Node<'t> {
        let span = Span::new(word.range.start, word.range.end);
        let trimmed = word.value.trim_start();
        if trimmed.starts_with(['{', '['])
            && let Some(node) = self.json(word)
        {
            return node;
        }
        let text = Text::escaped(Cow::Owned(word.value.clone()), span, word.steps.clone());
        if let Some(node) = shorthand::read(&text) {
            return node;
        }
        let value = match word.value.as_str() {
            file if file.starts_with("file://") || file.starts_with("fileb://") => {
                Value::String(Text::computed(format!("${{{file}}}"), span, None))
            }
            plain => shorthand::scalar(plain).unwrap_or(Value::String(text)),
        };
        Node { span, value }
    }

    /// The document of an argument, with its faults.
    fn json(&mut self, word: &Word) -> Option<Node<'t>> {
        let mut roots: Vec<Node<'t>> = Vec::new();
        let known = self.builder.problems.len();
        if let Some(inside) = &word.verbatim {
            let text = self.text;
            let mut reader = Reader::new(self.builder, text, text.as_bytes(), Map::Shift(0), inside.clone());
            reader.roots(&mut roots);
        } else {
            let limits = self.builder.limits;
            let mut inner = Builder::new(&limits, Problems::default());
            let content = word.value.as_str();
            let mut reader =
                Reader::new(&mut inner, content, content.as_bytes(), Map::Steps(&word.steps), 0..content.len());
            let mut found = Vec::new();
            reader.roots(&mut found);
            for problem in inner.problems.since(0) {
                self.builder.problems.push(problem.kind.clone(), problem.span);
            }
            for node in found {
                roots.push(node.into_owned());
            }
        }
        let root = roots.pop().filter(|_| roots.is_empty());
        if root.is_none() {
            self.builder.problems.truncate(known);
        }
        root
    }
}

impl Word {
    /// The word as a string of the input.
    fn text(&self) -> Text<'_> {
        Text::escaped(Cow::Borrowed(&self.value), Span::new(self.range.start, self.range.end), self.steps.clone())
    }

    /// The word without its first bytes.
    fn from(&self, at: usize) -> Self {
        let text = self.text();
        let value = self.value.get(at..).unwrap_or_default().to_owned();
        let span = text.slice(at..self.value.len());
        let steps = shorthand::steps_from(&text, at, value.len());
        Self { value, steps, range: span.range(), verbatim: None }
    }
}
