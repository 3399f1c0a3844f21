//! A policy's value → the texts that it matches, with wildcards, parts of ARNs, variables and a template's placeholders.

use crate::domain::{Glob, TextSet, Token};

/// How a value is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Only the text itself.
    Literal,
    /// Only the text itself, in any case.
    AnyCase,
    /// With `*` and `?`.
    Like,
    /// With `*` and `?` that stay within their part of an ARN.
    Arn,
    /// A resource: like an ARN, but `*` alone is everything.
    Resource,
}

/// What a policy variable stands for in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// This text.
    Text(String),
    /// Nothing: the request does not carry the key.
    Absent,
    /// A text that is not known.
    Free,
}

/// The texts that a value matches, as far as that is documented.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// Texts that it may match.
    pub(crate) may: TextSet,
    /// Texts that it surely matches.
    pub(crate) must: TextSet,
    /// Whether it has a variable that the request can't resolve: it matches nothing, or voids its whole statement.
    pub(crate) void: bool,
    /// The key of a variable whose value is not known or absent.
    pub(crate) variable: Option<String>,
}

/// Reads a value. `resolve` is asked for variables; nothing when the policy's version has none.
pub(crate) fn pattern(text: &str, style: Style, resolve: Option<&dyn Fn(&str) -> Resolution>) -> Pattern {
    let resource = style == Style::Resource;
    let mut reader = Reader { resource, tokens: Vec::new(), free: false, void: false, variable: None };
    let parts = matches!(style, Style::Arn | Style::Resource) && text != "*";
    let wild = !matches!(style, Style::Literal | Style::AnyCase);
    reader.read(text, wild, parts, resolve);
    let across = parts && reader.tokens.iter().filter(|&&token| token == Token::Char(':')).count() < 5;
    let glob = TextSet::glob(Glob { tokens: reader.tokens, fold: style == Style::AnyCase });
    // A condition compares part by part; only of resources newer AWS texts say that a `*` may reach further.
    let may = if reader.void { TextSet::none() } else { loose(&glob, across || resource) };
    let exact = !reader.void && !reader.free && !across;
    let must = if exact { glob } else { TextSet::none() };
    Pattern { may, must, void: reader.void, variable: reader.variable }
}

/// The texts that match when a wildcard may reach across the parts of an ARN, as newer AWS texts say of a `*` that ends a part.
fn loose(set: &TextSet, reaches: bool) -> TextSet {
    let TextSet::Glob(glob) = set else { return set.clone() };
    let split = glob.tokens.iter().any(|token| matches!(token, Token::ManyInPart | Token::OneInPart));
    if !split || !reaches {
        return set.clone();
    }
    let free = |token: &Token| match token {
        Token::ManyInPart => Token::Many,
        Token::OneInPart => Token::One,
        other => *other,
    };
    TextSet::glob(Glob { tokens: glob.tokens.iter().map(free).collect(), fold: glob.fold })
}

struct Reader {
    resource: bool,
    tokens: Vec<Token>,
    free: bool,
    void: bool,
    variable: Option<String>,
}

impl Reader {
    fn read(&mut self, text: &str, wild: bool, parts: bool, resolve: Option<&dyn Fn(&str) -> Resolution>) {
        let mut colons = 0;
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let inside = parts && colons < 5;
            if let Some((inner, after)) = rest.strip_prefix("${").and_then(|tail| tail.split_once('}')) {
                let placeholder = !inner.contains(':') || inner.contains("::");
                let special = matches!(inner, "*" | "?" | "$");
                let taken = match resolve {
                    Some(_) if special => {
                        self.tokens.extend(inner.chars().map(Token::Char));
                        true
                    }
                    Some(resolve) if !placeholder => {
                        self.variable(inner, inside, resolve);
                        true
                    }
                    // A template's placeholder: in a resource's parts for partition, region and account it stands for the
                    // right one, in its name for itself; elsewhere for a text that is not known.
                    _ if placeholder && self.resource && inside => {
                        self.tokens.push(Token::ManyInPart);
                        true
                    }
                    _ if placeholder && !self.resource && !special => {
                        self.free = true;
                        self.variable = Some(inner.to_owned());
                        self.tokens.push(if inside { Token::ManyInPart } else { Token::Many });
                        true
                    }
                    _ => false,
                };
                if taken {
                    rest = after;
                    continue;
                }
            }
            self.tokens.push(match character {
                '*' if wild && inside => Token::ManyInPart,
                '?' if wild && inside => Token::OneInPart,
                '*' if wild => Token::Many,
                '?' if wild => Token::One,
                other => Token::Char(other),
            });
            colons += usize::from(character == ':');
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
        }
    }

    fn variable(&mut self, inner: &str, inside: bool, resolve: &dyn Fn(&str) -> Resolution) {
        let (key, default) = match inner.split_once(',') {
            Some((key, default)) => (key.trim(), Some(default.trim().trim_matches('\''))),
            None => (inner.trim(), None),
        };
        match (resolve(key), default) {
            (Resolution::Text(text), _) => self.tokens.extend(text.chars().map(Token::Char)),
            (Resolution::Absent, Some(default)) => self.tokens.extend(default.chars().map(Token::Char)),
            (Resolution::Absent, None) => {
                self.void = true;
                self.variable = Some(key.to_owned());
            }
            (Resolution::Free, _) => {
                self.free = true;
                self.variable = Some(key.to_owned());
                self.tokens.push(if inside { Token::ManyInPart } else { Token::Many });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alice(key: &str) -> Resolution {
        match key {
            "aws:username" => Resolution::Text("a*e".to_owned()),
            "aws:SourceIp" => Resolution::Free,
            _ => Resolution::Absent,
        }
    }

    #[test]
    fn variables_stand_for_their_text_or_void_the_value() {
        let read = |text| pattern(text, Style::Resource, Some(&alice));
        let home = read("arn:aws:s3:::b/${aws:username}/${*}?");
        assert!(home.must.contains("arn:aws:s3:::b/a*e/*x") && !home.may.contains("arn:aws:s3:::b/abe/*x"));
        assert!(read("arn:aws:s3:::b/${aws:userid}").void);
        let defaulted = read("arn:aws:s3:::b/${aws:PrincipalTag/team, 'all'}/*");
        assert!(defaulted.must.contains("arn:aws:s3:::b/all/x"));
        let free = read("arn:aws:s3:::b/${aws:SourceIp}");
        assert!(free.may.contains("arn:aws:s3:::b/1.2.3.4") && free.must.is_none());
    }

    #[test]
    fn without_variables_or_with_placeholders_the_text_is_itself() {
        let old = pattern("arn:aws:s3:::b/${aws:username}", Style::Resource, None);
        assert!(old.must.contains("arn:aws:s3:::b/${aws:username}"));
        let template = pattern("arn:${AWS::Partition}:s3:::logs-${ACCOUNT_ID}/*", Style::Resource, Some(&alice));
        assert!(template.must.contains("arn:aws:s3:::logs-${ACCOUNT_ID}/x"));
        let value = pattern("${ORG_ID}", Style::Literal, Some(&alice));
        assert!(value.must.is_none() && value.may.contains("o-example123"));
    }

    #[test]
    fn wildcards_stay_within_the_parts_of_an_arn() {
        let roles = pattern("arn:aws:iam::*:role/x", Style::Arn, None);
        assert!(roles.must.contains("arn:aws:iam::1:role/x") && !roles.must.contains("arn:aws:iam::1:2:role/x"));
        assert!(!roles.may.contains("arn:aws:iam::1:2:role/x"));
        assert!(pattern("arn:aws:s3::*:b", Style::Resource, None).may.contains("arn:aws:s3::1:2:b"));
        let short = pattern("arn:aws:s3*", Style::Resource, None);
        assert!(short.may.contains("arn:aws:s3:::b") && short.must.is_none());
        assert!(pattern("*", Style::Resource, None).must.is_all());
    }
}
