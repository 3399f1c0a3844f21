//! The names of what a template makes: the physical name that it gives, else the logical id; ARNs made of them.

use super::function::{Call, LONGEST};
use super::resolve::Resolver;
use crate::field;
use wireproof_source::{Map, Node};

/// How a text writes what only a deployment decides: `${Name}`, `${Resource.Attribute}`; the same value is always written alike.
pub(crate) fn placeholder(node: &Node<'_>) -> Option<String> {
    let call = Call::of(node)?;
    let inner = match (call.name, call.value.as_str(), call.value.items()) {
        ("Ref", Some(name), _) => name.to_owned(),
        ("Fn::GetAtt", Some(path), _) => path.to_owned(),
        ("Fn::GetAtt", _, [resource, attribute]) => format!("{}.{}", resource.as_str()?, attribute.as_str()?),
        ("Fn::ImportValue", Some(name), _) => format!("Fn::ImportValue {name}"),
        ("Fn::ImportValue", ..) => {
            format!("Fn::ImportValue {}", placeholder(call.value)?.trim_matches(['$', '{', '}']))
        }
        ("Fn::FindInMap", _, [map, first, second]) => {
            let part = |node: &Node<'_>| {
                let open = || placeholder(node).map(|text| text.trim_matches(['$', '{', '}']).to_owned());
                node.as_str().map(str::to_owned).or_else(open)
            };
            format!("Fn::FindInMap {} {} {}", part(map)?, part(first)?, part(second)?)
        }
        _ => return None,
    };
    (!inner.contains(['{', '}', '*', '?'])).then(|| format!("${{{inner}}}"))
}

/// No name in AWS is longer, with its placeholders.
const LONGEST_NAME: usize = 2048;

impl<'n, 'd> Resolver<'n, 'd> {
    /// What other resources call a resource.
    ///
    /// A bucket goes by its name. A logical id that could itself be a bucket's name gets a trailing `_`, which none has.
    pub(super) fn symbol(&mut self, id: &str) -> String {
        if let Some(known) = self.symbols.get(id) {
            return known.clone();
        }
        let Some((&id, &declared)) = self.scope.resources.get_key_value(id) else { return id.to_owned() };
        let kind = field::name(declared, "Type");
        let is_bucket = kind == "AWS::S3::Bucket";
        let by_id = match is_bucket {
            true if is_bucket_name(id) && self.links.is_alone() => format!("{id}_"),
            true => self.links.own(id.to_owned()),
            false => id.to_owned(),
        };
        let given = name_property(kind).and_then(|name| field::find(declared, &["Properties", name]));
        if given.is_some_and(|given| given.as_str().is_none()) {
            // A resource whose name asks for its own finds this.
            self.symbols.insert(id, by_id.clone());
        }
        let given =
            given.and_then(|node| self.written(node)).filter(|name| !name.is_empty() && name.len() <= LONGEST_NAME);
        let symbol = given.unwrap_or(by_id);
        let symbol = if is_bucket { self.bucket_symbol(symbol) } else { symbol };
        self.symbols.insert(id, symbol.clone());
        symbol
    }

    /// What `Ref` gives of a resource.
    pub(super) fn reference(&mut self, id: &str) -> Option<String> {
        let kind = field::name(self.scope.resources.get(id)?, "Type");
        match kind {
            "AWS::SNS::Topic" | "AWS::SecretsManager::Secret" => self.arn(id),
            _ if is_named_by_ref(kind) => Some(self.symbol(id)),
            _ => Some(id.to_owned()),
        }
    }

    /// What `Fn::GetAtt` gives, as far as it follows from the resource's name.
    pub(super) fn attribute(&mut self, id: &str, attribute: &str) -> Option<String> {
        let kind = field::name(self.scope.resources.get(id)?, "Type");
        match (kind, attribute) {
            ("AWS::SNS::Topic", "TopicArn") | (_, "Arn") => self.arn(id),
            ("AWS::SNS::Topic", "TopicName") | ("AWS::SQS::Queue", "QueueName") => Some(self.symbol(id)),
            _ => None,
        }
    }

    fn arn(&mut self, id: &str) -> Option<String> {
        let kind = field::name(self.scope.resources.get(id)?, "Type");
        let (service, prefix) = match kind {
            "AWS::S3::Bucket" => return Some(format!("arn:aws:s3:::{}", self.symbol(id))),
            "AWS::IAM::Role" => return Some(format!("arn:aws:iam::${{AWS::AccountId}}:role/{}", self.symbol(id))),
            "AWS::DynamoDB::Table" | "AWS::DynamoDB::GlobalTable" => ("dynamodb", "table/"),
            "AWS::EFS::FileSystem" => ("elasticfilesystem", "file-system/"),
            "AWS::KMS::Key" => ("kms", "key/"),
            "AWS::Kinesis::Stream" => ("kinesis", "stream/"),
            "AWS::Lambda::Function" => ("lambda", "function:"),
            "AWS::S3::AccessPoint" => ("s3", "accesspoint/"),
            "AWS::SecretsManager::Secret" => ("secretsmanager", "secret:"),
            "AWS::SNS::Topic" => ("sns", ""),
            "AWS::SQS::Queue" => ("sqs", ""),
            _ => return None,
        };
        let name = self.symbol(id);
        Some(format!("arn:aws:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{prefix}{name}"))
    }

    /// The names of buckets that only a deployment decides, each with the symbol that stands for it.
    pub(super) fn open_buckets(&mut self) -> Map<String, String> {
        let mut found = Map::new();
        let resources: Vec<&'n Node<'d>> = self.scope.resources.values().copied().collect();
        for declared in resources {
            let property = match field::name(declared, "Type") {
                "AWS::S3::Bucket" => "BucketName",
                "AWS::S3::BucketPolicy" => "Bucket",
                _ => continue,
            };
            let named = field::find(declared, &["Properties", property]).and_then(|node| self.written(node));
            if let Some(name) = named.filter(|name| name.contains("${")) {
                found.insert(name.clone(), self.bucket_symbol(name));
            }
        }
        found
    }

    /// A bucket's name as ARNs and addresses may hold it: what only a deployment decides is written so that it is no bucket's name.
    fn bucket_symbol(&self, name: String) -> String {
        if !name.contains("${") {
            return name;
        }
        let plain = name.replace("${", "").replace('}', "").replace("::", "_").replace([':', ' '], "_");
        self.links.own(if is_bucket_name(&plain) { plain + "_" } else { plain })
    }

    /// The text of a value, with placeholders for what is open.
    fn written(&mut self, node: &Node<'d>) -> Option<String> {
        if let Some(text) = node.as_str() {
            self.spend(text.len())?;
            return (text.len() <= LONGEST && !text.contains("{{")).then(|| text.to_owned());
        }
        // Names are asked for while a resource is resolved; what its own values rest on is not this name's matter.
        let kept = std::mem::take(&mut self.defaults);
        let text = self.text(node).map(|join| join.0.value().to_owned()).filter(|text| !text.contains("{{"));
        self.defaults = kept;
        text.or_else(|| placeholder(node))
    }
}

/// A text with a bucket's symbol where it names the bucket by what only a deployment decides.
pub(super) fn named(text: &str, buckets: &Map<String, String>) -> Option<String> {
    let start = [":::", "://"].iter().filter_map(|mark| Some(text.find(mark)? + mark.len())).min().unwrap_or(0);
    let (before, rest) = text.split_at_checked(start)?;
    // A name that is imported may hold a slash itself: the longest part that is a bucket's name counts.
    let ends = [rest.len()].into_iter().chain(rest.rmatch_indices(['/', '.']).map(|(at, _)| at).take(16));
    ends.filter_map(|end| rest.split_at_checked(end)).find_map(|(name, after)| {
        let symbol = buckets.get(name)?;
        Some(format!("{before}{symbol}{after}"))
    })
}

/// Whether a policy's text names a bucket by something open that is not the bucket's name in this template.
pub(super) fn names_another_bucket(text: &str) -> bool {
    let Some((_, name)) = text.split_once(":s3:::") else { return false };
    let Some((_, variable)) = name.split('/').next().and_then(|bucket| bucket.split_once("${")) else { return false };
    // `${aws:username}` is a variable of policies, which the request tells.
    variable.split('}').next().is_some_and(|inner| !inner.contains(':') || inner.contains("::"))
}

/// Types that `Ref` names by their name in AWS; others go by their logical id, by which they are found in the template.
fn is_named_by_ref(kind: &str) -> bool {
    matches!(kind, "AWS::S3::Bucket" | "AWS::S3::AccessPoint")
}

/// The property that names a resource of a type in AWS.
fn name_property(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "AWS::S3::Bucket" => "BucketName",
        "AWS::SQS::Queue" => "QueueName",
        "AWS::SNS::Topic" => "TopicName",
        "AWS::DynamoDB::Table" | "AWS::DynamoDB::GlobalTable" => "TableName",
        "AWS::IAM::Role" => "RoleName",
        "AWS::Lambda::Function" => "FunctionName",
        "AWS::Kinesis::Stream" | "AWS::S3::AccessPoint" | "AWS::SecretsManager::Secret" => "Name",
        _ => return None,
    })
}

/// Whether a text could be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens.
pub(crate) fn is_bucket_name(name: &str) -> bool {
    (3..=63).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte))
}
