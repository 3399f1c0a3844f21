//! Text that is almost JSON → tree and every fault in it.
//!
//! `jsonc-parser` stops at the first fault. This reader names each one, leaves out what can't be read rather than
//! guess it, and finds the documents in what people paste around them: prose, log lines, shell commands, diffs.

mod call;
mod command;
mod python;
mod reader;
mod roots;
mod shorthand;
mod strings;
mod surroundings;
mod tokens;

use crate::build::Builder;
use crate::json::Fault;
use crate::map::Map;
use crate::order;
use crate::problem::Problems;
use crate::{Document, Limits, Node, Problem, ProblemKind, Span, Syntax};
use reader::Reader;
use std::ops::Range;
use surroundings::Surroundings;

/// Reads `text` from `begin` on, which strict reading gave up for `fault`.
pub(crate) fn parse<'t>(
    text: &'t str,
    begin: usize,
    limits: &Limits,
    fault: Fault,
    problems: Problems,
) -> Document<'t> {
    let known = problems.len();
    let mut builder = Builder::new(limits, problems);
    let surroundings = Surroundings::new(text, begin, &mut builder.problems);
    let (mut roots, mut is_yaml, mut are_commands) = (Vec::new(), false, false);
    for region in &surroundings.regions {
        if surroundings.are_fenced
            && let Some(part) = yaml(text, region, limits)
        {
            roots.extend(part.roots);
            for problem in part.problems {
                builder.problems.push(problem.kind, problem.span);
            }
            is_yaml = true;
            continue;
        }
        let mut at = region.start;
        let mut commands = command::commands(text, region, &mut builder);
        commands.extend(call::calls(text, region, &mut builder));
        order::sort_by_key(&mut commands, |command| command.range.start);
        for command in commands {
            if command.range.start < at {
                continue;
            }
            let before = at..command.range.start;
            if text.get(before.clone()).is_some_and(|text| text.contains(['{', '['])) {
                Reader::new(&mut builder, text, &surroundings.bytes, Map::Shift(0), before).roots(&mut roots);
            }
            at = command.range.end;
            roots.push(command.root);
            are_commands = true;
        }
        if !are_commands || text.get(at..region.end).is_some_and(|text| text.contains(['{', '['])) {
            Reader::new(&mut builder, text, &surroundings.bytes, Map::Shift(0), at..region.end).roots(&mut roots);
        }
    }
    let mut problems = builder.problems;
    if roots.is_empty() {
        problems.truncate(known);
        let kind = if is_table(text) { ProblemKind::Table } else { ProblemKind::NoDocument };
        problems.push(kind, first_line(text, begin));
    } else if let [_, second, ..] = roots.as_slice() {
        let start = second.span.start as usize;
        let first = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        problems.push(ProblemKind::SeveralDocuments { count: roots.len() }, Span::new(start, start + first));
    }
    if problems.len() == known
        && !are_commands
        && let Fault::Refused(error) = fault
    {
        let range = error.range();
        let span = Span::new(begin + range.start, begin + range.end);
        problems.push(ProblemKind::Syntax { message: error.kind().to_string() }, span);
    }
    let syntax = if are_commands {
        Syntax::Command
    } else if is_yaml {
        Syntax::Yaml
    } else {
        syntax(text, &roots)
    };
    Document { text, roots, problems: problems.into_sorted(), syntax }
}

/// A fenced region in YAML.
fn yaml<'t>(text: &'t str, region: &Range<usize>, limits: &Limits) -> Option<Document<'t>> {
    crate::yaml::parse(text.get(..region.end)?, region.start, limits)
}

/// Whether characters are a number as JSON writes it.
pub(crate) fn is_number(text: &str) -> bool {
    matches!(tokens::number(text), tokens::Number::Json)
}

/// What is wrong with a text that `map` leads to the input; something always is when strict reading refused it.
pub(crate) fn problems(content: &str, map: Map<'_>, limits: &Limits) -> Vec<Problem> {
    let mut builder = Builder::new(limits, Problems::default());
    let mut reader = Reader::new(&mut builder, content, content.as_bytes(), map, 0..content.len());
    reader.roots(&mut Vec::new());
    builder.problems.into_sorted()
}

/// The one document of a text that `map` leads to the input, if all of it could be read.
pub(crate) fn mended(content: &str, map: Map<'_>, limits: &Limits) -> Option<Node<'static>> {
    let mut builder = Builder::new(limits, Problems::default());
    let mut reader = Reader::new(&mut builder, content, content.as_bytes(), map, 0..content.len());
    let mut roots = Vec::new();
    reader.roots(&mut roots);
    let is_whole = builder.problems.since(0).all(|problem| problem.kind.is_recovered());
    let root = roots.pop().filter(|_| is_whole && roots.is_empty())?;
    Some(root.into_owned())
}

impl Builder {
    /// The value of a text that has nothing wrong with it although strict reading left it (a foreign space in a string).
    pub(crate) fn lenient_without_fault<'s>(
        &mut self,
        content: &'s str,
        map: Map<'_>,
        depth: usize,
    ) -> Option<Node<'s>> {
        let known = self.problems.len();
        let mut reader = Reader::new(self, content, content.as_bytes(), map, 0..content.len());
        let node = reader.only(depth)?;
        let only_duplicates =
            self.problems.since(known).all(|problem| matches!(problem.kind, ProblemKind::DuplicateKey { .. }));
        only_duplicates.then_some(node)
    }
}

/// JSON Lines when every document stands on a line of its own.
fn syntax(text: &str, roots: &[Node<'_>]) -> Syntax {
    let breaks =
        |from: u32, to: u32| text.get(from as usize..to as usize).is_some_and(|between| between.contains(['\n', '\r']));
    let own_line = |pair: &[Node<'_>]| match pair {
        [one, next] => !breaks(one.span.start, one.span.end) && breaks(one.span.end, next.span.start),
        _ => true,
    };
    let last_on_one_line = roots.last().is_some_and(|last| !breaks(last.span.start, last.span.end));
    match roots {
        [] => Syntax::None,
        [_, _, ..] if last_on_one_line && roots.windows(2).all(own_line) => Syntax::JsonLines,
        _ => Syntax::Json,
    }
}

/// Whether most lines are drawn with bars, or have columns between tabs (`--output text`).
fn is_table(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_row = |line: &&str| line.starts_with(['|', '+']) || line.matches('\t').count() > 1;
    let rows = lines().filter(is_row).count();
    rows > 1 && rows * 2 > lines().count()
}

/// The first line that is not blank.
fn first_line(text: &str, begin: usize) -> Span {
    let body = text.get(begin..).unwrap_or_default();
    let start = begin + body.len() - body.trim_start().len();
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default().trim_end();
    Span::new(start, start + line.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    /// The trees, written as JSON without spaces.
    fn trees(text: &str) -> String {
        let document = Document::parse(text, &Limits::default());
        document.roots.iter().map(write).collect::<Vec<_>>().join(" ")
    }

    fn write(node: &Node<'_>) -> String {
        match &node.value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => match text.document() {
                Some(document) => format!("<{}>", write(document)),
                None => crate::escape::quoted(&text.value),
            },
            Value::Array(items) => format!("[{}]", items.iter().map(write).collect::<Vec<_>>().join(",")),
            Value::Object(members) => {
                let member = |member: &crate::Member<'_>| format!("{}:{}", member.key.value, write(&member.value));
                format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
            }
        }
    }

    /// Each problem as its kind and the characters of its place; an empty place as `after|before`.
    fn faults(text: &str) -> Vec<(ProblemKind, String)> {
        let document = Document::parse(text, &Limits::default());
        let place = |span: Span| {
            let written = text.get(span.range()).unwrap();
            let (before, after) = text.split_at(span.start as usize);
            if written.is_empty() {
                format!("{}|{}", before.chars().next_back().unwrap_or(' '), after.chars().next().unwrap_or(' '))
            } else {
                written.to_owned()
            }
        };
        document.problems.into_iter().map(|problem| (problem.kind, place(problem.span))).collect()
    }

    #[track_caller]
    fn check(text: &str, tree: &str, expected: &[(ProblemKind, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(kind, place)| (kind.clone(), (*place).to_owned())).collect();
        assert_eq!(faults(text), expected);
        assert_eq!(trees(text), tree);
    }

    use ProblemKind as P;

    #[test]
    fn commas() {
        check(r#"{"a": 1, "b": [1, 2,],}"#, "{a:1,b:[1,2]}", &[(P::TrailingComma, ","), (P::TrailingComma, ",")]);
        check("{\"a\": 1\n \"b\": [1 2]}", "{a:1,b:[1,2]}", &[(P::MissingComma, "1|\n"), (P::MissingComma, "1| ")]);
        check("[1,,2]", "[1,2]", &[(P::ExtraComma, ",")]);
        check(r#"{,"a": 1}"#, "{a:1}", &[(P::ExtraComma, ",")]);
        check(r#"{"a": 1},"#, "{a:1}", &[(P::TrailingComma, ",")]);
    }

    #[test]
    fn comments() {
        check(
            "// 주석\n{\"a\": 1, # two\n /* three\n */ \"b\": 2} // end\n",
            "{a:1,b:2}",
            &[(P::Comment, "// 주석"), (P::Comment, "# two"), (P::Comment, "/* three\n */"), (P::Comment, "// end")],
        );
    }

    #[test]
    fn command_lines() {
        for (text, tree) in [
            (
                "$ aws s make --a-b 1 --on --no-off --c X=1,Y={Z=[a,b]},L=m,n --d '{\"e\": [1]}'",
                "{a-b:1,on:true,off:false,c:{X:1,Y:{Z:[\"a\",\"b\"]},L:[\"m\",\"n\"]},d:{e:[1]}}",
            ),
            ("aws s make \\\n  --c K=v \\\n  --d=x | jq .", "{c:{K:\"v\"},d:\"x\"}"),
            ("aws --profile p s make --region r --c K=1 L=2 M=3", "{c:[{K:1},{L:2},{M:3}]}"),
            ("aws s make --d \"{\\\"e\\\": \\\"x\\\"}\"", "{d:{e:\"x\"}}"),
            (
                "aws s make --on --f file://x.json --g s3://$B/$(date)/y",
                "{on:true,f:\"${file://x.json}\",g:\"s3://${B}/${date}/y\"}",
            ),
            ("aws s make --cli-input-json '{\"AB\": 1, \"C\": 2}' --c 3 --on", "{AB:1,c:3,on:true}"),
            ("aws s describe-it --on", ""),
            ("aws s make --name only", ""),
        ] {
            assert_eq!(trees(text), tree, "{text}");
        }
    }

    #[test]
    fn tables_are_for_people() {
        let drawn = "---------\n|  Make  |\n+---+----+\n| a | 1  |\n+---+----+\n";
        check(drawn, "", &[(P::Table, "---------")]);
        check("False\tfit\tDone\nCONFIG\t2\tml.m5\n", "", &[(P::Table, "False\tfit\tDone")]);
        check("one | two\nnothing\n", "", &[(P::NoDocument, "one | two")]);
    }

    #[test]
    fn calls_with_named_arguments() {
        for (text, tree) in [
            (
                "r = c.create_it(\n    Name=\"x\",\n    Config={\"N\": 2, \"I\": image, 'T': get(1)},\n    On=False,  # no\n)\n",
                "{Name:\"x\",Config:{N:2,I:\"${image}\",T:\"${get(1)}\"},On:false}",
            ),
            (
                "boto3.client('s').create_it(A=[1], B=n + 1, C=f(x, y), D=os.environ[\"D\"])",
                "{A:[1],B:\"${n + 1}\",C:\"${f(x, y)}\",D:\"${os.environ[\\\"D\\\"]}\"}",
            ),
            ("c.create_it(Name='x')", ""),
            ("c.describe_it(On=True)", ""),
            ("c.create_it(On=True", ""),
        ] {
            assert_eq!(trees(text), tree, "{text}");
        }
        let open = Document::parse("c.create_it(On=True, **rest)", &Limits::default());
        let kinds: Vec<_> = open.problems.iter().map(|problem| &problem.kind).collect();
        assert_eq!(kinds, [&P::PythonLiteral { json: "true" }, &P::Elided]);
    }

    #[test]
    fn an_option_in_quotation_marks_has_its_own_characters() {
        let text = "aws s make \"\"\"--no-on\" --\"of\"f";
        let document = Document::parse(text, &Limits::default());
        let members = document.root().unwrap().members();
        let written = |text_of: &crate::Text<'_>, from, to| text.get(text_of.slice(from..to).range()).unwrap();
        let keys: Vec<&str> = members.iter().map(|member| &*member.key.value).collect();
        assert_eq!(keys, ["on", "off"]);
        assert_eq!((written(&members[0].key, 0, 1), written(&members[0].key, 1, 2)), ("o", "n"));
        assert_eq!(written(&members[1].key, 2, 3), "f");
    }

    #[test]
    fn the_end_of_an_expansion_is_looked_for_nearby_only() {
        let begins = |length: usize| {
            let text = format!("aws s make --a \"$({})\" --no-b", "x".repeat(length));
            let document = Document::parse(&text, &Limits::default());
            document.root().unwrap().get("a").and_then(|value| value.as_str()?.get(..2).map(str::to_owned))
        };
        assert_eq!(begins(4_000).as_deref(), Some("${"));
        assert_eq!(begins(5_000).as_deref(), Some("$("), "its end is further away than any expression is long");
    }

    #[test]
    fn the_places_of_a_command_line() {
        let text = "aws s make --c K=v,L=${X} --d \"{\\\"e\\\": 12}\" --no-on --cli-input-json '{\"F\": true}'";
        let document = Document::parse(text, &Limits::default());
        let root = document.root().unwrap();
        let written = |path: &[&str]| text.get(root.find(path).unwrap().span.range()).unwrap();
        assert_eq!((written(&["c", "K"]), written(&["c", "L"])), ("v", "${X}"));
        assert_eq!((written(&["d", "e"]), written(&["on"]), written(&["F"])), ("12", "--no-on", "true"));
        assert_eq!((document.syntax, document.problems.as_slice()), (crate::Syntax::Command, [].as_slice()));
        // What a file holds is not there.
        let open = Document::parse("aws s make --on --cli-input-json file://x.json", &Limits::default());
        assert_eq!(open.problems.iter().map(|problem| &problem.kind).collect::<Vec<_>>(), [&P::Elided]);
        // The document that a command printed is read, not the command.
        assert_eq!(trees("$ aws s describe-it --name x\n{\"a\": 1}"), "{a:1}");
        assert_eq!(trees("{\"a\": 1}\naws s make --on\n{\"b\": 2}"), "{a:1} {on:true} {b:2}");
    }

    #[test]
    fn quotation_marks() {
        check(
            "{'a': 'it\\'s', 'b': 'it's'}",
            "{a:\"it's\",b:\"it's\"}",
            &[
                (P::SingleQuotes, "'a'"),
                (P::SingleQuotes, "'it\\'s'"),
                (P::SingleQuotes, "'b'"),
                (P::SingleQuotes, "'it's'"),
            ],
        );
        check(
            "{“a”: “b”, \"c\": \"d”,\n\"e\": 1}",
            "{a:\"b\",c:\"d\",e:1}",
            &[(P::SmartQuotes, "“a”"), (P::SmartQuotes, "“b”"), (P::SmartQuotes, "\"d”")],
        );
        check("{a: 1, $b-c: true}", "{a:1,$b-c:true}", &[(P::UnquotedKey, "a"), (P::UnquotedKey, "$b-c")]);
        check(
            r#"{"Policy": "{"Version": "2012-10-17"}", "x": 1}"#,
            r#"{Policy:{Version:"2012-10-17"},x:1}"#,
            &[(P::UnescapedQuotes, "\"")],
        );
    }

    #[test]
    fn a_string_that_does_not_end_on_its_line_is_left_out() {
        check(
            "{\n \"Effect\": \"Deny,\n \"Action\": \"s3:*\"\n}",
            "{Action:\"s3:*\"}",
            &[(P::UnclosedString, "\"Deny")],
        );
        check("{\"a\": \"x\ny\"}", "{a:\"x\\ny\"}", &[(P::ControlCharacter, "\n")]);
        check("{\"a\": \"x\ty\"}", "{a:\"x\\ty\"}", &[(P::ControlCharacter, "\t")]);
    }

    #[test]
    fn escapes_and_numbers() {
        check(
            r#"{"a": "\x41\d\'"}"#,
            r#"{a:"A\\d'"}"#,
            &[(P::BadEscape, r"\x41"), (P::BadEscape, r"\d"), (P::BadEscape, r"\'")],
        );
        check(r#"["\ud83d\ude00", "\ud83d"]"#, "[\"😀\",\"\u{fffd}\"]", &[(P::LoneSurrogate, r"\ud83d")]);
        check(
            "[01, 1., .5, +1, 0xFF, NaN, -Infinity, 1e5, -0.5E-3]",
            "[01,1.,.5,+1,0xFF,NaN,-Infinity,1e5,-0.5E-3]",
            &[
                (P::BadNumber, "01"),
                (P::BadNumber, "1."),
                (P::BadNumber, ".5"),
                (P::BadNumber, "+1"),
                (P::BadNumber, "0xFF"),
                (P::BadNumber, "NaN"),
                (P::BadNumber, "-Infinity"),
            ],
        );
    }

    #[test]
    fn what_python_prints() {
        check(
            "{'a': True, 'b': None, 'c': datetime.datetime(2024, 1, 31, tzinfo=tzlocal()), 'd': ('x'\n 'y'), 'e': (1, 2), 'f': u'z'}",
            "{a:true,b:null,c:\"datetime.datetime(2024, 1, 31, tzinfo=tzlocal())\",d:\"xy\",e:[1,2],f:\"z\"}",
            &[
                (P::SingleQuotes, "'a'"),
                (P::PythonLiteral { json: "true" }, "True"),
                (P::SingleQuotes, "'b'"),
                (P::PythonLiteral { json: "null" }, "None"),
                (P::SingleQuotes, "'c'"),
                (P::PythonObject, "datetime.datetime(2024, 1, 31, tzinfo=tzlocal())"),
                (P::SingleQuotes, "'d'"),
                (P::PythonLiteral { json: "…" }, "("),
                (P::SingleQuotes, "'x'"),
                (P::SingleQuotes, "'y'"),
                (P::SingleQuotes, "'e'"),
                (P::PythonLiteral { json: "[…]" }, "("),
                (P::SingleQuotes, "'f'"),
                (P::PythonLiteral { json: "\"…\"" }, "u"),
                (P::SingleQuotes, "'z'"),
            ],
        );
        check(
            "{'a': 'x'\n 'b': 1}",
            "{a:\"x\",b:1}",
            &[(P::SingleQuotes, "'a'"), (P::SingleQuotes, "'x'"), (P::MissingComma, "'|\n"), (P::SingleQuotes, "'b'")],
        );
    }

    #[test]
    fn a_cut_value_is_never_invented() {
        let cut = [(P::CutOff, "")];
        for (text, tree) in [
            (r#"{"a": 1, "b": "c"#, "{a:1}"),
            (r#"{"a": 1, "b": 12"#, "{a:1}"),
            (r#"{"a": 1, "b": fal"#, "{a:1}"),
            (r#"{"a": 1, "b": tru"#, "{a:1}"),
            (r#"{"a": 1, "b": true"#, "{a:1,b:true}"),
            (r#"{"a": 1, "b":"#, "{a:1}"),
            (r#"{"a": 1, "b"#, "{a:1}"),
            (r#"{"a": 1, "b""#, "{a:1}"),
            (r#"{"a": 1,"#, "{a:1}"),
            (r#"{"a": [{"x": 1}, {"y":"#, "{a:[{x:1},{}]}"),
            (r#"{"a": ["#, "{a:[]}"),
            (r#"{"a": "x\"#, "{}"),
            (r#"{"a": "x\u00"#, "{}"),
            ("{", "{}"),
        ] {
            let document = Document::parse(text, &Limits::default());
            assert_eq!(document.problems, [Problem { kind: cut[0].0.clone(), span: Span::at(text.len()) }], "{text}");
            assert!(!document.is_complete());
            assert_eq!(trees(text), tree, "{text}");
        }
    }

    #[test]
    fn brackets() {
        check(r#"{"a": [1, 2}"#, "{a:[1,2]}", &[(P::MissingBracket { bracket: ']' }, "[")]);
        check(r#"[{"a": 1]"#, "[{a:1}]", &[(P::MissingBracket { bracket: '}' }, "{")]);
        check(r#"{"a": 1]}"#, "{a:1}", &[(P::Unexpected, "]")]);
        check(r#"{"a": 1}}"#, "{a:1}", &[(P::Unexpected, "}")]);
        check(
            r#"{"a" 1, "b" = 2, "c": , "d"}"#,
            "{a:1,b:2}",
            &[
                (P::MissingColon, "\"| "),
                (P::MissingColon, "="),
                (P::MissingValue, "\"c\":"),
                (P::MissingColon, "\"|}"),
            ],
        );
        check(
            r#""Version": "2012-10-17", "Statement": []"#,
            r#"{Version:"2012-10-17",Statement:[]}"#,
            &[(P::MissingBraces, " |\"")],
        );
    }

    #[test]
    fn parts_left_out() {
        check("{\"a\": 1,\n ...some output truncated...\n}", "{a:1}", &[(P::Elided, "...some output truncated...")]);
        check("[{...}, 1, …]", "[{},1]", &[(P::Elided, "..."), (P::Elided, "…")]);
        check("{\"a\": ..., \"b\": 2}", "{b:2}", &[(P::Elided, "...")]);
        check(
            "{\"n\": ${n}, \"m\": {{ m }}, \"o\": <name>}",
            "{n:\"${n}\",m:\"{{ m }}\",o:\"<name>\"}",
            &[(P::Placeholder, "${n}"), (P::Placeholder, "{{ m }}"), (P::Placeholder, "<name>")],
        );
        check("{\"a\": foo(, \"b\": 1}", "{}", &[(P::Unexpected, "foo(, \"b\": 1")]);
        check("{\"a\": bucket.name, \"b\": 1}", "{b:1}", &[(P::Unexpected, "bucket.name")]);
    }

    #[test]
    fn spaces_of_web_pages() {
        check(
            "{\u{a0}\u{a0}\"a\u{a0}\":\u{3000}1}\u{200b}",
            "{a\u{a0}:1}",
            &[(P::ForeignSpace, "\u{a0}\u{a0}"), (P::ForeignSpace, "\u{3000}"), (P::ForeignSpace, "\u{200b}")],
        );
        check("{\"a\u{a0}\": 1}", "{a\u{a0}:1}", &[]);
        check("{\"p\": \"{\\\"s\\\": \\\"x\u{a0}y\\\"}\"}", "{p:<{s:\"x\u{a0}y\"}>}", &[]);
    }

    #[test]
    fn several_documents() {
        check("{\"a\": 1}\n{\"b\": 2}\n", "{a:1} {b:2}", &[(P::SeveralDocuments { count: 2 }, "{")]);
        assert_eq!(Document::parse("{\"a\": 1}\n{\"b\": 2}\n", &Limits::default()).syntax, Syntax::JsonLines);
        assert_eq!(Document::parse("{\"a\": 1} {\"b\": 2}\n", &Limits::default()).syntax, Syntax::Json);
        assert_eq!(Document::parse("{\"a\":\n 1}\n{\"b\": 2}\n", &Limits::default()).syntax, Syntax::Json);
        check(
            "{\"a\": 1,}\n[{\"b\": 2}]",
            "{a:1} [{b:2}]",
            &[(P::TrailingComma, ","), (P::SeveralDocuments { count: 2 }, "[")],
        );
    }

    #[test]
    fn text_around() {
        check(
            "INFO [main] request: {\"a\": 1} sent",
            "{a:1}",
            &[(P::SurroundingText, "INFO [main] request:"), (P::SurroundingText, "sent")],
        );
        check(
            "run s3api put-bucket-policy --policy '{\"a\": 1}' --bucket b",
            "{a:1}",
            &[(P::SurroundingText, "run s3api put-bucket-policy --policy '"), (P::SurroundingText, "' --bucket b")],
        );
        check(r#"run iam put --doc "{\"a\": 1}""#, "<{a:1}>", &[(P::SurroundingText, "run iam put --doc")]);
        check("'{\"a\": \"x\\\"y\"}'", "{a:\"x\\\"y\"}", &[(P::SurroundingText, "'"), (P::SurroundingText, "'")]);
        check("'{\"a\": \"it\\'s\"}'", "<{a:\"it's\"}>", &[(P::SingleQuotes, "'{\"a\": \"it\\'s\"}'")]);
        check(r#"{\"a\": \"b\"}"#, r#"<{a:"b"}>"#, &[(P::EscapedText, "{")]);
        check(
            "Look:\n\n```json\n{\"a\": 1}\n```\nand\n~~~\n[{\"b\": 2}]\n~~~",
            "{a:1} [{b:2}]",
            &[
                (P::SurroundingText, "Look:"),
                (P::MarkdownFence, "```json"),
                (P::SurroundingText, "and"),
                (P::MarkdownFence, "~~~"),
                (P::SeveralDocuments { count: 2 }, "["),
            ],
        );
    }

    #[test]
    fn prefixes_of_lines() {
        check(" 9  {\n10    \"a\": 1\n11  }\n", "{a:1}", &[(P::LineNumbers, " 9")]);
        check("1: {\n2:   \"a\": 1\n3: }", "{a:1}", &[(P::LineNumbers, "1:")]);
        check("1 │ {\n2 │   \"a\": 1\n3 │ }", "{a:1}", &[(P::LineNumbers, "1 │")]);
        check(
            "--- a/p\n+++ b/p\n@@ -1,3 +1,3 @@\n {\n-  \"a\": 1\n+  \"a\": 2\n }\n",
            "{a:2}",
            &[(P::DiffMarkers, "-")],
        );
        check(
            "@@ -8,3 +8,3 @@\n {\n+  \"a\": 2\n }\n",
            "{a:2}",
            &[(P::Elided, "@@ -8,3 +8,3 @@"), (P::DiffMarkers, "+")],
        );
    }

    #[test]
    fn text_without_a_document() {
        check(
            "Is my job {encrypted} in [transit]?\nPlease.",
            "",
            &[(P::NoDocument, "Is my job {encrypted} in [transit]?")],
        );
        check("[INFO] it's {{ x }}", "", &[(P::NoDocument, "[INFO] it's {{ x }}")]);
        check(" \n\t", "", &[(P::Empty, " \n\t")]);
        check("", "", &[(P::Empty, " | ")]);
        check("\u{feff}", "", &[(P::ByteOrderMark, "\u{feff}"), (P::Empty, "\u{feff}| ")]);
    }

    #[test]
    fn limits_end_in_a_problem() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(Document::parse(&nested(128), &Limits::default()).problems, []);
        for text in [nested(129), nested(300), nested(20_000), "[".repeat(20_000), "{\"a\":".repeat(20_000)] {
            let document = Document::parse(&text, &Limits::default());
            assert!(
                document.problems.iter().any(|problem| problem.kind == P::TooDeep { limit: 128 }),
                "{}",
                text.len()
            );
            assert!(!document.is_complete());
        }
        assert_eq!(Document::parse(&nested(129), &Limits::default()).problems[0].span, Span::new(128, 129));
        let inside = format!(r#"{{"a": "{}"}}"#, nested(128));
        let deep = Document::parse(&inside, &Limits::default());
        assert_eq!(deep.problems, [Problem { kind: P::TooDeep { limit: 128 }, span: Span::new(134, 135) }]);
        let few = Limits { nodes: 4, ..Limits::default() };
        for text in ["[1,2,3,4,5,6]", "[1,2,3,4,5,6,]", r#"{"a":1,"b":2,"c":3,"d":4,"e":5}"#] {
            let document = Document::parse(text, &few);
            assert!(document.problems.iter().any(|problem| problem.kind == P::TooManyNodes { limit: 4 }), "{text}");
            assert!(document.problems.iter().all(|problem| problem.kind != P::CutOff), "{text}");
        }
        let short = Limits { bytes: 4, ..Limits::default() };
        let document = Document::parse("\"한글\"", &short);
        assert_eq!(document.problems, [Problem { kind: P::TooLarge { limit: 4 }, span: Span::at(4) }]);
        assert!(document.roots.is_empty());
    }
}
