//! YAML text → the same tree, by `granit-parser`.
//!
//! Tags of CloudFormation become what they stand for, `!Sub x` an object `{"Fn::Sub": "x"}` whose key stands at the tag.
//! A block mapping begins at the colon or dash before it: the first character that is its own and not its first key's.

mod align;
mod function;
mod reader;
mod scalar;
mod template;

use crate::problem::Problems;
use crate::{Document, Limits, Node, Problem, ProblemKind, Span, Syntax, Text, Value};
use reader::Reader;
pub(crate) use scalar::is_string;
use std::ops::Range;

/// Reads `text` from `begin` on as YAML; nothing if it does not look like it.
pub(crate) fn parse<'t>(text: &'t str, begin: usize, limits: &Limits) -> Option<Document<'t>> {
    let Some(masked) = template::mask(text, begin) else { return plain(text, begin, limits) };
    let Document { roots, problems, syntax, .. } = plain(&masked.text, begin, limits)?;
    let mut roots: Vec<Node<'static>> = roots.into_iter().map(Node::into_owned).collect();
    for root in &mut roots {
        masked.unmask(root, text);
    }
    let mut all = Problems::default();
    for problem in problems {
        all.push(problem.kind, problem.span);
    }
    for block in masked.blocks {
        all.push(ProblemKind::TemplateBlock, block);
    }
    Some(Document { text, roots, problems: all.into_sorted(), syntax })
}

/// Reads the template of CloudFormation in YAML that a string holds, with the places of the string's own characters.
pub(crate) fn template(string: &Text<'_>, limits: &Limits) -> Option<Node<'static>> {
    let value = &*string.value;
    let has_resources = value.starts_with("Resources:") || value.contains("\nResources:");
    if !has_resources || !begins_as_yaml(value) {
        return None;
    }
    let mut reader = Reader::new(value, 0, limits);
    // A string in it that holds YAML again stays one.
    reader.builder.embedded = 1;
    let mut roots = reader.roots();
    let root = roots.pop().filter(|root| roots.is_empty() && is_structured(root) && reader.failed_at.is_none())?;
    Some(root.within(string))
}

fn plain<'t>(text: &'t str, begin: usize, limits: &Limits) -> Option<Document<'t>> {
    if !begins_as_yaml(text.get(begin..)?) {
        return None;
    }
    let (roots, problems) = match read(text, begin, limits) {
        Ok((roots, problems)) => (roots, problems),
        Err(stacked) => read_without_stacked_tags(text, begin, limits, stacked),
    };
    let has_tabs = |problem: &Problem| problem.kind == ProblemKind::TabIndentation;
    if !roots.iter().any(is_structured) && !problems.since(0).any(has_tabs) {
        return None;
    }
    Some(Document { text, roots, problems: problems.into_sorted(), syntax: Syntax::Yaml })
}

type Read<'t> = (Vec<Node<'t>>, Problems);

/// Reads once; fails with the place of a tag that another one follows.
fn read<'t>(text: &'t str, begin: usize, limits: &Limits) -> Result<Read<'t>, Range<usize>> {
    let mut reader = Reader::new(text, begin, limits);
    let roots = reader.roots();
    match reader.failed_at.and_then(|at| stacked_tag(text, at)) {
        Some(tag) => Err(tag),
        None => Ok((roots, reader.builder.problems)),
    }
}

/// Reads with the first of two tags on a value blanked: `!GetAZs !Ref AWS::Region` is often written and never valid.
fn read_without_stacked_tags(text: &str, begin: usize, limits: &Limits, first: Range<usize>) -> Read<'static> {
    let mut blanked = text.to_owned();
    let mut stacked = first;
    let mut tags = Vec::new();
    loop {
        let blank = " ".repeat(stacked.len());
        blanked.replace_range(stacked.clone(), &blank);
        tags.push(Span::new(stacked.start, stacked.end));
        let result = read(&blanked, begin, limits);
        let is_last = tags.len() == STACKED;
        let (roots, mut problems) = match result {
            Ok(read) => read,
            Err(next) if !is_last => {
                stacked = next;
                continue;
            }
            Err(next) => {
                let mut problems = Problems::default();
                problems.push(ProblemKind::Unexpected, Span::new(next.start, next.end));
                (Vec::new(), problems)
            }
        };
        for tag in tags {
            problems.push(ProblemKind::StackedTags, tag);
        }
        return (roots.into_iter().map(Node::into_owned).collect(), problems);
    }
}

/// So many of them are stepped over: each costs another reading.
const STACKED: usize = 32;

/// The tag right before the one at `at`, on the same line.
fn stacked_tag(text: &str, at: usize) -> Option<Range<usize>> {
    text.get(at..)?.strip_prefix('!')?;
    let before = text.get(..at)?.trim_end_matches([' ', '\t']);
    let start = before.rfind([' ', '\t', '\n', '\r']).map_or(0, |space| space + 1);
    before.get(start..)?.starts_with('!').then_some(start..before.len())
}

/// Whether the first line that says something is a key or a list of mappings: a sentence is neither.
pub(crate) fn begins_as_yaml(body: &str) -> bool {
    let says_something = |line: &&str| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with(['#', '%']) && line != "---"
    };
    let Some(first) = body.lines().find(says_something) else { return false };
    let first = first.trim().trim_start_matches("- ").trim_start();
    let (key, value) = match first.find(": ").or_else(|| first.strip_suffix(':').map(str::len)) {
        Some(colon) => first.split_at(colon),
        None => return false,
    };
    let is_name = |key: &str| {
        !key.is_empty() && key.chars().all(|character| character.is_alphanumeric() || "_-./:$".contains(character))
    };
    let quoted = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).is_some_and(|key| !key.contains('"'));
    let value = value.trim_start_matches(':').trim();
    // What a log line or a program has after a colon: a JSON document.
    let holds_json = value
        .strip_prefix("[{")
        .or_else(|| value.strip_prefix('{'))
        .is_some_and(|inside| inside.trim_start().is_empty() || inside.trim_start().starts_with('"'));
    (is_name(key) || quoted) && !holds_json && !(quoted && value.ends_with([',', '{', '[']))
}

/// Whether a tree is more than one line of prose with a colon in it.
fn is_structured(root: &Node<'_>) -> bool {
    let holds = |node: &Node<'_>| node.is_object() || node.is_array();
    match &root.value {
        Value::Object(members) => members.len() > 1 || members.iter().any(|member| holds(&member.value)),
        Value::Array(items) => items.iter().any(Node::is_object),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::reader::ALIASED;
    use super::*;

    #[test]
    fn a_template_in_a_string_has_the_places_of_the_string() {
        let text = r#"{"TemplateBody": "Resources:\n  \u0041:\n    Type: \"x\"\n    Tls: !Ref On\n    Policy: '{\"a\": [1]}'\n", "Note": "Resources:\n  none"}"#.replace("\\\\", "\\");
        let document = Document::parse(&text, &Limits::default());
        let root = document.root().unwrap();
        let resource = root.get("TemplateBody").unwrap().open().find(&["Resources", "A"]).unwrap();
        let written = |node: &Node<'_>| text.get(node.span.range()).unwrap().to_owned();
        assert_eq!(written(resource.get("Type").unwrap()), r#"\"x\""#);
        assert_eq!(written(resource.get("Tls").unwrap()), "!Ref On");
        let policy = resource.get("Policy").unwrap();
        assert_eq!(written(policy.open().get("a").unwrap()), "[1]");
        let key = resource.member("Tls").unwrap();
        assert_eq!(text.get(key.key.slice(1..3).range()), Some("ls"));
        assert!(root.get("Note").unwrap().open().get("Resources").is_none());
    }

    use crate::Pointer;

    fn read(text: &str) -> Document<'_> {
        let document = Document::parse(text, &Limits::default());
        assert_eq!(document.syntax, Syntax::Yaml, "{text}");
        document
    }

    /// The value at a path, and the characters that it was read from.
    fn at<'d, 't>(document: &'d Document<'t>, path: &[&str]) -> (&'d Node<'t>, &'t str) {
        let node = document.roots[0].find(path).unwrap();
        (node, document.text.get(node.span.range()).unwrap())
    }

    fn problems(text: &str) -> Vec<(ProblemKind, u32, u32)> {
        let problems = Document::parse(text, &Limits::default()).problems;
        problems.into_iter().map(|problem| (problem.kind, problem.span.start, problem.span.end)).collect()
    }

    #[test]
    fn values_and_their_places() {
        let document =
            read("# 주석\na:\n  b: true\n  c: [1, \"x\", 'it''s']\n  d:\n  e: 2012-10-17\n  f: yes\n  g: \"yes\"\n");
        assert_eq!(document.problems, []);
        let (b, written) = at(&document, &["a", "b"]);
        assert_eq!((b.as_bool(), written), (Some(true), "true"));
        let (c, written) = at(&document, &["a", "c"]);
        assert_eq!((c.items().len(), written), (3, "[1, \"x\", 'it''s']"));
        assert_eq!(
            (c.items()[0].number(), c.items()[1].as_str(), c.items()[2].as_str()),
            (Some("1"), Some("x"), Some("it's"))
        );
        let (d, written) = at(&document, &["a", "d"]);
        assert_eq!((d.is_null(), written), (true, ":"));
        assert_eq!(at(&document, &["a", "e"]).0.as_str(), Some("2012-10-17"));
        assert_eq!(at(&document, &["a", "f"]).0.as_bool(), Some(true));
        assert_eq!(at(&document, &["a", "g"]).0.as_str(), Some("yes"));
        let (a, _) = at(&document, &["a"]);
        assert_eq!(document.text.get(a.span.start as usize..a.span.start as usize + 4), Some(":\n  "));
    }

    #[test]
    fn actions_of_templates_are_strings_and_their_lines_blank() {
        let text = "kind: {{ .Values.kind }}\n{{- if .Values.on }}\nspec:\n  name: \"{{ .Release.Name | default \"한\" }}-fit\"\n  uri: s3://{{ .b }}/{{ .k }}\n  {{ .key }}: 1\n  count: {{ .n }}\n  body: |\n    {\"n\": \"{{ .n }}\"}\n{{- end }}\n";
        let document = Document::parse(text, &Limits::default());
        assert_eq!(document.syntax, Syntax::Yaml);
        for (path, value, written) in [
            (&["kind"][..], "{{ .Values.kind }}", "{{ .Values.kind }}"),
            (
                &["spec", "name"],
                "{{ .Release.Name | default \"한\" }}-fit",
                "\"{{ .Release.Name | default \"한\" }}-fit\"",
            ),
            (&["spec", "uri"], "s3://{{ .b }}/{{ .k }}", "s3://{{ .b }}/{{ .k }}"),
            (&["spec", "count"], "{{ .n }}", "{{ .n }}"),
        ] {
            let (node, found) = at(&document, path);
            assert_eq!((node.as_str(), found), (Some(value), written));
        }
        assert_eq!(at(&document, &["spec", "{{ .key }}"]).0.number(), Some("1"));
        let body = at(&document, &["spec", "body"]).0.open().get("n").unwrap();
        assert_eq!((body.as_str(), text.get(body.span.range())), (Some("{{ .n }}"), Some("\"{{ .n }}\"")));
        let blocks: Vec<_> =
            document.problems.iter().map(|problem| (&problem.kind, text.get(problem.span.range()).unwrap())).collect();
        let block = &ProblemKind::TemplateBlock;
        assert_eq!(blocks, [(block, "{{- if .Values.on }}"), (block, "{{- end }}")]);
        assert!(!document.is_complete());
    }

    #[test]
    fn comments_of_templates_and_of_jinja() {
        let text = "{{/* two\nlines */}}\n{# one #}\na: 1 {# note #}\n{% for x in y %}\nb: '{% $states.input %}'\n{% endfor %}\n";
        let document = read(text);
        assert_eq!(at(&document, &["a"]).0.number(), Some("1"));
        assert_eq!(at(&document, &["b"]).0.as_str(), Some("{% $states.input %}"));
        let kinds: Vec<_> = document.problems.iter().map(|problem| text.get(problem.span.range()).unwrap()).collect();
        assert_eq!(kinds, ["{% for x in y %}", "{% endfor %}"]);
        // What CloudFormation looks up when it deploys is a value like any other.
        let resolved = read("a:\n  b: '{{resolve:ssm:x}}'\n");
        assert_eq!(at(&resolved, &["a", "b"]).0.as_str(), Some("{{resolve:ssm:x}}"));
        assert_eq!(resolved.problems, []);
    }

    #[test]
    fn yaml_in_fences() {
        let text = "Two of them:\n\n```yaml\na:\n  b: 1\n```\n\nand\n\n```json\n{\"c\": 2}\n```\n";
        let document = Document::parse(text, &Limits::default());
        assert_eq!(document.roots.len(), 2);
        assert_eq!(at(&document, &["a", "b"]).1, "1");
        assert_eq!(document.roots[1].get("c").and_then(Node::number), Some("2"));
        // YAML without a brace or bracket stands for itself, a fence of prose for nothing.
        let document = Document::parse("see\n~~~\nx: y\nz: w\n~~~\n", &Limits::default());
        assert_eq!(document.roots[0].get("z").and_then(Node::as_str), Some("w"));
        let prose = Document::parse("see\n```\nnothing here\n```\n", &Limits::default());
        assert!(prose.roots.is_empty());
    }

    #[test]
    fn functions_of_cloudformation() {
        let document = read(
            "R:\n  a: !Ref B\n  b: !Sub \"${A}-x\"\n  c: !GetAtt A.B.C\n  d: !If\n    - C\n    - 1\n    - !Custom on\n",
        );
        let (a, written) = at(&document, &["R", "a"]);
        assert_eq!((a.get("Ref").and_then(Node::as_str), written), (Some("B"), "!Ref B"));
        assert_eq!(document.text.get(a.members()[0].key.span.range()), Some("!Ref"));
        assert_eq!(at(&document, &["R", "b", "Fn::Sub"]).1, "\"${A}-x\"");
        let (c, _) = at(&document, &["R", "c", "Fn::GetAtt"]);
        let parts: Vec<_> =
            c.items().iter().map(|part| (part.as_str(), document.text.get(part.span.range()))).collect();
        assert_eq!(parts, [(Some("A"), Some("A")), (Some("B.C"), Some("B.C"))]);
        let (d, _) = at(&document, &["R", "d", "Fn::If"]);
        assert_eq!(d.items()[2].get("!Custom").and_then(Node::as_bool), Some(true));
    }

    #[test]
    fn every_character_of_a_scalar_has_its_place() {
        let text = "L:\n  lit: |\n    one\n      two\n\n    three\n  fold: >-\n    four\n    five\n\n    six\n  plain: seven\n    eight\n  dq: \"n\\u00efne \\\n    te\\tn\n    eleven\"\n  sq: 'it''s\n    twelve'\n";
        let document = read(text);
        for (key, value) in [
            ("lit", "one\n  two\n\nthree\n"),
            ("fold", "four five\nsix"),
            ("plain", "seven eight"),
            ("dq", "nïne te\tn eleven"),
            ("sq", "it's twelve"),
        ] {
            let string = at(&document, &["L", key]).0.text().unwrap();
            assert_eq!(string.value, value);
            for (start, character) in value.char_indices().filter(|(_, character)| !character.is_whitespace()) {
                let written = text.get(string.slice(start..start + character.len_utf8()).range()).unwrap();
                let expected = match character {
                    'ï' => "\\u00ef".to_owned(),
                    '\'' => "''".to_owned(),
                    other => other.to_string(),
                };
                assert_eq!(written, expected, "{key} {start}");
            }
        }
        let lit = at(&document, &["L", "lit"]).0.text().unwrap();
        assert_eq!(text.get(lit.slice(0..9).range()), Some("one\n      two"));
    }

    #[test]
    fn a_comment_inside_a_plain_scalar_is_none_of_its_characters() {
        for (text, value) in [
            ("Version: 1\nResources: 2\n\t#\n m", "2\nm"),
            ("Version: 1\nResources: ab\n\t# m\n\t#\n  m d#e", "ab\n\nm d#e"),
        ] {
            let document = read(text);
            let string = at(&document, &["Resources"]).0.text().unwrap();
            assert_eq!(string.value, value);
            for (start, character) in value.char_indices().filter(|(_, character)| !character.is_whitespace()) {
                let span = string.slice(start..start + 1);
                assert_eq!(text.get(span.range()), Some(&*character.to_string()), "{text:?} {start}");
            }
            assert!(text.ends_with(text.get(string.slice(value.find('m').unwrap()..value.len()).range()).unwrap()));
        }
    }

    #[test]
    fn documents_in_scalars() {
        let text = "P:\n  Policy: |\n    {\n      \"Version\": \"2012-10-17\"\n    }\n  Q: '{\"a\": [1]}'\n";
        let document = read(text);
        let (policy, _) = at(&document, &["P", "Policy"]);
        let version = policy.open().get("Version").unwrap();
        assert_eq!(text.get(version.span.range()), Some("\"2012-10-17\""));
        let pointer = Pointer::of(&document, version.span);
        assert_eq!((pointer.outer.as_str(), pointer.inner.as_deref()), ("/P/Policy", Some("/Version")));
        assert_eq!(text.get(at(&document, &["P", "Q"]).0.open().get("a").unwrap().span.range()), Some("[1]"));
    }

    #[test]
    fn pointers_of_openings() {
        let text = "a:\n  bc: 1\n  d:\n    - ef: 1\n    - g\n";
        let document = read(text);
        let of = |start: usize, end: usize| Pointer::of(&document, Span::new(start, end)).outer;
        assert_eq!(of(0, 1), "/a");
        assert_eq!(of(1, 2), "/a");
        assert_eq!(of(5, 7), "/a/bc");
        assert_eq!(of(14, 15), "/a/d");
        assert_eq!(of(20, 21), "/a/d/0");
        assert_eq!(of(22, 24), "/a/d/0/ef");
        assert_eq!(of(34, 35), "/a/d/1");
        let list = read("- ab: 1\n- cd: 2\n");
        assert_eq!(Pointer::of(&list, Span::new(0, 1)).outer, "/0");
        assert_eq!(Pointer::of(&list, Span::new(2, 4)).outer, "/0/ab");
        assert_eq!(Pointer::of(&list, Span::new(8, 9)).outer, "/1");
        let root = read("abc: 1\ndef: 2\n");
        assert_eq!(Pointer::of(&root, Span::new(0, 1)).outer, "");
        assert_eq!(Pointer::of(&root, Span::new(0, 3)).outer, "/abc");
    }

    #[test]
    fn anchors_aliases_and_merges() {
        let text = "base: &b\n  x: 1\n  y: 2\nc: *b\nd:\n  <<: *b\n  y: 3\n";
        let document = read(text);
        assert_eq!(at(&document, &["c", "x"]).0.number(), Some("1"));
        assert_eq!(at(&document, &["c"]).1, "*b");
        assert_eq!(
            (at(&document, &["d", "x"]).0.number(), at(&document, &["d", "y"]).0.number()),
            (Some("1"), Some("3"))
        );
        // What is repeated stands where it is written; pointers lead there.
        let (x, written) = at(&document, &["d", "x"]);
        assert_eq!((written, Pointer::of(&document, x.span).outer.as_str()), ("1", "/base/x"));
        let y = at(&document, &["d", "y"]).0;
        assert_eq!(Pointer::of(&document, y.span).outer, "/d/y");
        let merge = document.roots[0].get("d").unwrap().member("x").unwrap();
        assert_eq!(text.get(merge.span().range()), Some("<<"));
        let mut laughs = vec!["a: &a [x,x,x,x,x,x,x,x,x,x]".to_owned()];
        for (one, next) in ('a'..'i').zip('b'..='i') {
            let many = vec![format!("*{one}"); 10].join(",");
            laughs.push(format!("{next}: &{next} [{many}]"));
        }
        assert!(
            problems(&laughs.join("\n")).iter().any(|(kind, ..)| *kind == ProblemKind::TooManyNodes { limit: ALIASED })
        );
    }

    #[test]
    fn several_documents_and_duplicates() {
        let document = read("---\na: 1\nb: 2\n---\nc: 1\nc: 2\n");
        assert_eq!(document.roots.len(), 2);
        assert_eq!(Pointer::of(&document, document.roots[1].members()[0].key.span).outer, "/1/c");
        assert_eq!(
            document.problems,
            [Problem {
                kind: ProblemKind::DuplicateKey { key: "c".to_owned(), first: Span::new(18, 19) },
                span: Span::new(23, 24)
            }]
        );
    }

    #[test]
    fn faults() {
        assert_eq!(problems("a: 1\nb:\n\tc: 2\n"), [(ProblemKind::TabIndentation, 8, 9)]);
        let message = "mapping values are not allowed in this context".to_owned();
        assert_eq!(problems("a: 1\nb: c: d\n"), [(ProblemKind::Syntax { message }, 9, 10)]);
        let deep = (0..140).map(|level| " ".repeat(level) + "a:").collect::<Vec<_>>().join("\n");
        assert_eq!(
            problems(&format!("x: 1\n{deep}")).first().map(|problem| problem.0.clone()),
            Some(ProblemKind::TooDeep { limit: 128 })
        );
    }

    #[test]
    fn two_tags_on_a_value_lose_only_the_first() {
        let text = "a: !GetAZs !Ref AWS::Region\nb:\n  - !Select !Split x\n  - 1\n";
        let document = read(text);
        let tags: Vec<_> = document
            .problems
            .iter()
            .map(|problem| (problem.kind.clone(), text.get(problem.span.range()).unwrap()))
            .collect();
        assert_eq!(tags, [(ProblemKind::StackedTags, "!GetAZs"), (ProblemKind::StackedTags, "!Select")]);
        assert_eq!(at(&document, &["a", "Ref"]).0.as_str(), Some("AWS::Region"));
        assert_eq!(at(&document, &["b"]).0.items().len(), 2);
        assert!(document.is_complete());
    }

    #[test]
    fn prose_and_fragments_of_json_are_no_yaml() {
        for text in [
            "Is my job encrypted? It runs in a private subnet.",
            "Question: is my job encrypted?",
            "Note: this\nand that",
            "- one\n- two\n",
            "INFO: {\"a\": 1}\nINFO: {\"a\": 2}",
            "\"Version\": \"2012-10-17\",\n\"Statement\": []",
            "{a: 1, b: 2}",
        ] {
            assert_ne!(Document::parse(text, &Limits::default()).syntax, Syntax::Yaml, "{text}");
        }
    }
}
