//! Getting fields by their API names, whichever way the document spells them.
//!
//! The API and Step Functions write `PascalCase`, Kubernetes operators `camelCase`, Terraform `snake_case`; a Step Functions
//! key may end in `.$` to say that its value is an expression. The options of the command line are in `kebab-case`.

use wireproof_source::{Member, Node, Span};

/// How a document spells the API's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As the API: `InstanceCount`.
    Pascal,
    /// `instanceCount`.
    Camel,
    /// `instance_count`.
    Snake,
    /// `instance-count`.
    Kebab,
}

impl Spelling {
    /// The spelling of an object, by its keys.
    pub(crate) fn of(node: &Node<'_>) -> Self {
        let (mut snake, mut kebab) = (false, false);
        for member in block(node).members() {
            let key = &*member.key.value;
            if key.starts_with(|first: char| first.is_ascii_uppercase()) {
                return Self::Pascal;
            }
            snake |= key.contains('_');
            kebab |= key.contains('-');
        }
        match node.members() {
            [] => Self::Pascal,
            _ if kebab => Self::Kebab,
            _ if snake => Self::Snake,
            _ => Self::Camel,
        }
    }

    /// Whether a key is spelled so. Services differ in what they make of acronyms (`dBName`, `enforce_https`), so only
    /// the API's own names are told exactly.
    pub(crate) fn is_of(self, key: &str, name: &str) -> bool {
        let is_upper = key.starts_with(|first: char| first.is_ascii_uppercase());
        match self {
            // An option of the command line beside the document that it completes.
            Self::Pascal => key == name || key.contains('-'),
            Self::Camel => !is_upper && !key.contains('_'),
            Self::Snake | Self::Kebab => !key.contains(|letter: char| letter.is_ascii_uppercase()),
        }
    }

    /// An API name in this spelling.
    pub(crate) fn spell(self, name: &str) -> String {
        match self {
            Self::Pascal => name.to_owned(),
            Self::Camel => {
                let mut characters = name.chars();
                characters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(characters).collect()
            }
            Self::Snake | Self::Kebab => {
                let between = if self == Self::Kebab { '-' } else { '_' };
                let mut result = String::with_capacity(name.len() + 8);
                let mut before = None;
                let mut rest = name.chars().peekable();
                // `EnforceHTTPS` is `enforce_https`, `DBParameterGroup` is `db_parameter_group`.
                while let Some(character) = rest.next() {
                    let is_upper = |other: &char| other.is_ascii_uppercase();
                    let begins = before.is_some_and(|before| !is_upper(&before))
                        || (before.is_some() && rest.peek().is_some_and(|next| !is_upper(next)));
                    if is_upper(&character) && begins {
                        result.push(between);
                    }
                    result.push(character.to_ascii_lowercase());
                    before = Some(character);
                }
                result
            }
        }
    }
}

/// The object of a block, which Terraform writes as an array of one object; any other node itself.
///
/// A list of the API may have one element too: [`list`] gets lists, the other functions here go through blocks.
pub(crate) fn block<'n, 't>(node: &'n Node<'t>) -> &'n Node<'t> {
    match node.items() {
        [only] if only.is_object() => only,
        _ => node,
    }
}

/// The member of an API name: spelled exactly so, or else in another spelling; the last one when written more than once.
pub(crate) fn member<'n, 't>(node: &'n Node<'t>, name: &str) -> Option<&'n Member<'t>> {
    let node = block(node);
    node.member(name).or_else(|| node.members().iter().rev().find(|member| is_spelling_of(&member.key.value, name)))
}

/// The value of an API name; `null` counts as nothing.
pub(crate) fn get<'n, 't>(node: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    member(node, name).map(|member| &member.value).filter(|value| !value.is_null())
}

/// The value at the end of a path of API names.
pub(crate) fn find<'n, 't>(node: &'n Node<'t>, path: &[&str]) -> Option<&'n Node<'t>> {
    path.iter().try_fold(node, |node, name| get(node, name))
}

/// The elements of a list field; nothing when it is absent.
pub(crate) fn list<'n, 't>(node: &'n Node<'t>, name: &str) -> &'n [Node<'t>] {
    get(node, name).map_or(&[], Node::one_or_many)
}

/// The elements of a list that may stand under `Items`, as CloudFront writes its lists.
pub(crate) fn items<'n, 't>(node: &'n Node<'t>, name: &str) -> &'n [Node<'t>] {
    match get(node, name) {
        Some(holder) if holder.is_object() && member(holder, "Items").is_some() => list(holder, "Items"),
        Some(holder) if holder.is_object() && get(holder, "Quantity").is_some() => &[],
        Some(list) => list.one_or_many(),
        None => &[],
    }
}

/// A string field that is there and not empty.
pub(crate) fn string<'n, 't>(node: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    get(node, name).filter(|value| value.as_str().is_some_and(|text| !text.is_empty()))
}

/// The characters of a string field; empty when there is none.
pub(crate) fn name<'n>(node: &'n Node<'_>, name: &str) -> &'n str {
    get(node, name).and_then(Node::as_str).unwrap_or_default()
}

/// The first character of a value: its opening brace or bracket.
pub(crate) fn opening(node: &Node<'_>) -> Span {
    let node = block(node);
    Span { start: node.span.start, end: node.span.end.min(node.span.start + 1) }
}

/// Whether `key` is the API name `name` in any spelling.
pub(crate) fn is_spelling_of(key: &str, name: &str) -> bool {
    let key = key.strip_suffix(".$").unwrap_or(key);
    key.len() >= name.len() && key.len() <= 2 * name.len() && letters(key).eq(letters(name))
}

fn letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(|byte| !matches!(byte, b'_' | b'-')).map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_every_spelling() {
        for key in ["InstanceCount", "instanceCount", "instance_count", "instance-count", "InstanceCount.$"] {
            assert!(is_spelling_of(key, "InstanceCount"), "{key}");
        }
        assert!(!is_spelling_of("InstanceCounts", "InstanceCount"));
        assert_eq!(Spelling::Camel.spell("VpcConfig"), "vpcConfig");
        assert_eq!(
            Spelling::Snake.spell("EnableInterContainerTrafficEncryption"),
            "enable_inter_container_traffic_encryption"
        );
        for (name, snake) in [
            ("EnforceHTTPS", "enforce_https"),
            ("TLSSecurityPolicy", "tls_security_policy"),
            ("DBClusterParameterGroupName", "db_cluster_parameter_group_name"),
            ("RequireTLS", "require_tls"),
        ] {
            assert_eq!(Spelling::Snake.spell(name), snake);
            assert!(Spelling::Snake.is_of(snake, name));
        }
        assert!(Spelling::Camel.is_of("tLSSecurityPolicy", "TLSSecurityPolicy"));
        assert!(!Spelling::Camel.is_of("TLSSecurityPolicy", "TLSSecurityPolicy"));
        assert!(!Spelling::Pascal.is_of("VPCConfig", "VpcConfig"));
    }
}
