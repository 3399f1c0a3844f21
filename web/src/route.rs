//! Which part of the page the address names.

/// What the address names after its `#`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Route {
    /// The checker.
    #[default]
    Check,
    Learn,
    Rules,
    /// The page of a rule, by its id.
    Rule(String),
}

impl Route {
    /// The route of an address; the checker for one that names nothing.
    pub(crate) fn parse(hash: &str) -> Self {
        let path = hash.strip_prefix("#/").unwrap_or_default().trim_end_matches('/');
        match (path, path.split_once('/')) {
            ("learn", _) => Self::Learn,
            ("rules", _) => Self::Rules,
            (_, Some(("rules", id))) => Self::Rule(id.to_owned()),
            _ => Self::Check,
        }
    }

    /// What stands after the `#`.
    pub(crate) fn hash(&self) -> String {
        match self {
            Self::Check => "#/".to_owned(),
            Self::Learn => "#/learn".to_owned(),
            Self::Rules => "#/rules".to_owned(),
            Self::Rule(id) => format!("#/rules/{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_routes_are_the_same_thing() {
        for route in [Route::Check, Route::Learn, Route::Rules, Route::Rule("plaintext-url".into())] {
            assert_eq!(Route::parse(&route.hash()), route);
        }
        for hash in ["", "#", "#/elsewhere", "#text", "#/learn/x"] {
            assert_eq!(Route::parse(hash), Route::Check, "{hash}");
        }
    }
}
