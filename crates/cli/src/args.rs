//! The command line: what may be written on it and what it means.

use crate::config::Threshold;
use crate::help::Help;
use crate::terminal::ColorChoice;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::PathBuf;
use wireproof_engine::Dialect;
use wireproof_report::Language;

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) enum Task {
    /// Judge the inputs.
    Check(Check),
    /// Show the proofs of a policy.
    Prove(Prove),
    /// Mend the findings.
    Fix(Fix),
    /// Explain a rule or mechanism.
    Explain(String),
    /// List the rules.
    Rules,
    /// List the formats.
    Formats,
    /// Print the schema of the report, or of the configuration file.
    Schema { of_config: bool },
    /// Print the manual page.
    Man,
    /// Print completions.
    Completions(clap_complete::Shell),
    /// Nothing was asked: say how to begin.
    Start,
}

/// The arguments of `check`.
#[derive(Clone, Debug)]
pub(crate) struct Check {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) reading: Reading,
    pub(crate) format: Format,
    /// As the command line says; nothing when it is left to the configuration.
    pub(crate) fail_on: Option<Threshold>,
    /// The report of an earlier run: only what is new or worse fails.
    pub(crate) baseline: Option<PathBuf>,
    pub(crate) config: Lookup,
    pub(crate) output: Option<PathBuf>,
    pub(crate) quiet: bool,
    /// Whether files that are none of ours are no error.
    pub(crate) any_file: bool,
    pub(crate) progress: bool,
}

/// Which configuration file is read.
#[derive(Clone, Debug)]
pub(crate) enum Lookup {
    /// The nearest one, if there is one.
    Nearest,
    /// This one.
    Named(PathBuf),
    /// None.
    Nothing,
}

/// The arguments of `prove`.
#[derive(Clone, Debug)]
pub(crate) struct Prove {
    pub(crate) policy: PathBuf,
    pub(crate) reading: Reading,
    pub(crate) json: bool,
}

/// The arguments of `fix`.
#[derive(Clone, Debug)]
pub(crate) struct Fix {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) reading: Reading,
    pub(crate) write: bool,
    /// What the mended policies are printed as instead of a diff.
    pub(crate) code: Option<Dialect>,
}

/// What the inputs are, where they do not tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) input_format: Option<String>,
    pub(crate) bucket: Option<String>,
}

/// How the answer of `check` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For a person at a terminal.
    Text,
    /// The report's JSON.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// `JUnit` XML.
    Junit,
    /// Markdown.
    Markdown,
}

const FORMATS: [(&str, Format); 6] = [
    ("text", Format::Text),
    ("json", Format::Json),
    ("sarif", Format::Sarif),
    ("github", Format::Github),
    ("junit", Format::Junit),
    ("markdown", Format::Markdown),
];

const COLORS: [(&str, ColorChoice); 3] =
    [("auto", ColorChoice::Auto), ("always", ColorChoice::Always), ("never", ColorChoice::Never)];

const THRESHOLDS: [(&str, Threshold); 4] = [
    ("cleartext", Threshold::Cleartext),
    ("unknown", Threshold::Unknown),
    ("encrypted", Threshold::Encrypted),
    ("never", Threshold::Never),
];

/// The parser, which describes itself in a language.
pub(crate) fn command(language: Language) -> Command {
    let help = Help::of(language);
    let options = (help.options, "{options}");
    let bare = |name: &'static str, about: &'static str| {
        Command::new(name)
            .about(about)
            .help_template(template(help, &[options]))
            .disable_help_flag(true)
            .arg(help_flag(help))
    };
    let sub = |name: &'static str, about: &'static str| {
        bare(name, about).help_template(template(help, &[(help.arguments, "{positionals}"), options]))
    };
    Command::new("wireproof")
        .version(env!("CARGO_PKG_VERSION"))
        .about(help.about)
        .after_help(help.exit)
        .help_template(template(help, &[(help.commands, "{subcommands}"), options]))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(help_flag(help))
        .arg(Arg::new("version").short('V').long("version").help(help.version).action(ArgAction::Version))
        .arg(one_of("lang", "en|ko", &["en", "ko"]).help(help.lang).global(true).hide_possible_values(true))
        .arg(choice("color", "WHEN", &COLORS).help(help.color).global(true).default_value("auto"))
        .subcommand(
            sub("check", help.check)
                .arg(paths(help).required(false))
                .arg(choice("format", "FORMAT", &FORMATS).short('f').help(help.format).default_value("text"))
                .arg(choice("fail-on", "VERDICT", &THRESHOLDS).help(help.fail_on))
                .args(reading(help))
                .arg(option("baseline", "FILE").help(help.baseline).value_parser(value_parser!(PathBuf)))
                .arg(option("config", "FILE").help(help.config).value_parser(value_parser!(PathBuf)))
                .arg(flag("no-config").help(help.no_config).conflicts_with("config"))
                .arg(option("output", "FILE").short('o').help(help.output).value_parser(value_parser!(PathBuf)))
                .arg(flag("quiet").short('q').help(help.quiet))
                .arg(flag("any-file").help(help.any_file))
                .arg(flag("no-progress").help(help.no_progress))
                .after_help(help.exit),
        )
        .subcommand(
            sub("prove", help.prove)
                .arg(
                    Arg::new("policy")
                        .value_name("POLICY")
                        .value_parser(value_parser!(PathBuf))
                        .required(true)
                        .help(help.policy),
                )
                .args(reading(help))
                .arg(one_of("format", "FORMAT", &["text", "json"]).short('f').help(help.format).default_value("text")),
        )
        .subcommand(
            sub("fix", help.fix)
                .arg(paths(help).required(true))
                .arg(flag("write").short('w').help(help.write))
                .arg(choice("as", "DIALECT", &Dialect::ALL).conflicts_with("write").help(help.code))
                .args(reading(help)),
        )
        .subcommand(
            sub("explain", help.explain).arg(Arg::new("id").value_name("RULE|MECHANISM").required(true).help(help.id)),
        )
        .subcommand(bare("rules", help.rules))
        .subcommand(bare("formats", help.formats))
        .subcommand(
            sub("schema", help.schema)
                .arg(Arg::new("of").value_parser(PossibleValuesParser::new(["report", "config"])).help(help.schema_of)),
        )
        .subcommand(bare("man", help.man))
        .subcommand(
            sub("completions", help.completions).arg(
                Arg::new("shell").required(true).help(help.shell).value_parser(value_parser!(clap_complete::Shell)),
            ),
        )
}

fn template(help: &Help, parts: &[(&str, &str)]) -> String {
    let heading = |text: &str| format!("\u{1b}[1m{text}\u{1b}[0m");
    let mut template = format!("{{about}}\n\n{} {{usage}}", heading(help.usage));
    for (name, part) in parts {
        template += &format!("\n\n{}\n{part}", heading(name));
    }
    template + "{after-help}\n"
}

fn help_flag(help: &Help) -> Arg {
    Arg::new("help").short('h').long("help").help(help.ask).action(ArgAction::Help)
}

fn paths(help: &Help) -> Arg {
    Arg::new("paths").value_name("PATH").value_parser(value_parser!(PathBuf)).num_args(1..).help(help.paths)
}

fn reading(help: &Help) -> [Arg; 2] {
    [option("input-format", "NAME").help(help.input_format), option("bucket", "NAME").help(help.bucket)]
}

fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

fn one_of(name: &'static str, value: &'static str, values: &[&'static str]) -> Arg {
    option(name, value).value_parser(PossibleValuesParser::new(values.to_vec()))
}

fn choice<T>(name: &'static str, value: &'static str, values: &[(&'static str, T)]) -> Arg {
    one_of(name, value, &values.iter().map(|(word, _)| *word).collect::<Vec<_>>())
}

/// What a parsed command line asks for, and when to colour.
pub(crate) fn task(matches: &ArgMatches) -> (Task, ColorChoice) {
    let (task, matches) = match matches.subcommand() {
        None => (Task::Start, matches),
        Some((name, of)) => (subtask(name, of), of),
    };
    (task, chosen(matches, "color", &COLORS).unwrap_or(ColorChoice::Auto))
}

fn subtask(name: &str, matches: &ArgMatches) -> Task {
    let paths = || matches.get_many::<PathBuf>("paths").into_iter().flatten().cloned().collect();
    let reading = || Reading { input_format: text(matches, "input-format"), bucket: text(matches, "bucket") };
    match name {
        "check" => Task::Check(Check {
            paths: paths(),
            reading: reading(),
            format: chosen(matches, "format", &FORMATS).unwrap_or(Format::Text),
            fail_on: chosen(matches, "fail-on", &THRESHOLDS),
            baseline: matches.get_one::<PathBuf>("baseline").cloned(),
            config: match matches.get_one::<PathBuf>("config") {
                _ if matches.get_flag("no-config") => Lookup::Nothing,
                Some(path) => Lookup::Named(path.clone()),
                None => Lookup::Nearest,
            },
            output: matches.get_one::<PathBuf>("output").cloned(),
            quiet: matches.get_flag("quiet"),
            any_file: matches.get_flag("any-file"),
            progress: !matches.get_flag("no-progress"),
        }),
        "prove" => Task::Prove(Prove {
            policy: matches.get_one::<PathBuf>("policy").cloned().unwrap_or_default(),
            reading: reading(),
            json: text(matches, "format").as_deref() == Some("json"),
        }),
        "fix" => Task::Fix(Fix {
            paths: paths(),
            reading: reading(),
            write: matches.get_flag("write"),
            code: chosen(matches, "as", &Dialect::ALL),
        }),
        "explain" => Task::Explain(text(matches, "id").unwrap_or_default()),
        "rules" => Task::Rules,
        "formats" => Task::Formats,
        "schema" => Task::Schema { of_config: text(matches, "of").as_deref() == Some("config") },
        "man" => Task::Man,
        "completions" => match matches.get_one::<clap_complete::Shell>("shell") {
            Some(shell) => Task::Completions(*shell),
            None => Task::Start,
        },
        _ => Task::Start,
    }
}

fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.get_one::<String>(name).cloned()
}

fn chosen<T: Copy>(matches: &ArgMatches, name: &str, values: &[(&str, T)]) -> Option<T> {
    let word = matches.get_one::<String>(name)?;
    values.iter().find(|(value, _)| value == word).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_describe_the_same_command() {
        command(Language::En).debug_assert();
        command(Language::Ko).debug_assert();
    }
}
