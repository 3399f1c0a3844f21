//! AWS Config: configuration items alone, in histories, snapshots, query results and the events that invoke rules.

use super::{Body, Card};
use crate::detect::Signs;
use crate::resource::{Fate, Resource, Tree};
use crate::systems::template_policy;
use crate::{field, tree};
use wireproof_source::{Map, Node, Set};

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "config.configuration-item",
        command: "aws configservice get-resource-config-history --resource-type TYPE --resource-id ID --limit 1 --query 'configurationItems[0]'",
        #[cfg(test)]
        sample: r#"{"version":"1.3","accountId":"111122223333","configurationItemStatus":"OK","resourceType":"AWS::SQS::Queue","resourceId":"q","awsRegion":"us-east-1","configuration":{}}"#,
        signs: Signs::Other(|node| {
            let is_typed = node.get("resourceType").and_then(Node::as_str).is_some_and(|kind| kind.contains("::"));
            (is_typed && is_item(node)).then(|| vec!["resourceType", "configuration"])
        }),
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
    Card {
        id: "config.get-resource-config-history",
        command: "aws configservice get-resource-config-history --resource-type TYPE --resource-id ID",
        #[cfg(test)]
        sample: r#"{"configurationItems":[{"version":"1.3","accountId":"111122223333","configurationItemStatus":"OK","resourceType":"AWS::SQS::Queue","resourceId":"q","awsRegion":"us-east-1","configuration":"{}"}]}"#,
        signs: Signs::Keys { needs: &[&["configurationItems"]], never: &["fileVersion", "configSnapshotId"] },
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
    Card {
        id: "config.batch-get-resource-config",
        command: "aws configservice batch-get-resource-config --resource-keys KEYS",
        #[cfg(test)]
        sample: r#"{"baseConfigurationItems":[{"version":"1.3","accountId":"111122223333","configurationItemStatus":"OK","resourceType":"AWS::SQS::Queue","resourceId":"q","awsRegion":"us-east-1","configuration":"{}"}]}"#,
        signs: Signs::Keys { needs: &[&["baseConfigurationItems"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
    Card {
        id: "config.snapshot",
        command: "aws configservice deliver-config-snapshot --delivery-channel-name NAME",
        #[cfg(test)]
        sample: r#"{"fileVersion":"1.0","configSnapshotId":"0a1b","configurationItems":[{"configurationItemStatus":"OK","resourceType":"AWS::SQS::Queue","resourceId":"q","awsRegion":"us-east-1","configuration":{}}]}"#,
        signs: Signs::Keys { needs: &[&["configurationItems"], &["fileVersion", "configSnapshotId"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
    Card {
        id: "config.select-resource-config",
        command: "aws configservice select-resource-config --expression QUERY",
        #[cfg(test)]
        sample: r#"{"Results":["{\"resourceId\":\"q\",\"resourceType\":\"AWS::SQS::Queue\",\"configuration\":{}}"],"QueryInfo":{}}"#,
        signs: Signs::Other(|node| {
            let first = node.get("Results").and_then(|results| results.items().first());
            first.is_some_and(|first| is_item(first.open())).then(|| vec!["Results"])
        }),
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
    Card {
        id: "config.rule-event",
        command: "the event that AWS Config invokes a rule's function with",
        #[cfg(test)]
        sample: r#"{"configRuleName":"r","invokingEvent":"{\"messageType\":\"ConfigurationItemChangeNotification\",\"configurationItem\":{\"resourceType\":\"AWS::SQS::Queue\",\"resourceId\":\"q\",\"configuration\":{}}}"}"#,
        signs: Signs::Other(|node| {
            let holds = |node: &Node<'_>| node.get("configurationItem").is_some_and(Node::is_object);
            let keys = ["invokingEvent", "detail"].into_iter().find(|key| node.get(key).is_some_and(|inner| holds(inner.open())));
            keys.or_else(|| holds(node).then_some("configurationItem")).map(|key| vec![key])
        }),
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
];

fn is_item(node: &Node<'_>) -> bool {
    const SETTINGS: [&str; 3] = ["configuration", "supplementaryConfiguration", "configurationItemStatus"];
    const NAMES: [&str; 3] = ["resourceId", "resourceType", "arn"];
    let has = |keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    has(&SETTINGS) && has(&NAMES)
}

/// Lists the resources: of each the item that was captured last.
fn list<'d>(node: &'d Node<'d>, resources: &mut Vec<Resource<'d>>) {
    let mut items = Vec::new();
    gather(node, &mut items);
    let mut newest: Map<[&str; 4], usize> = Map::new();
    for (at, item) in items.iter().enumerate() {
        let taken = newest.entry(item.key()).or_insert(at);
        let known = items.get(*taken).and_then(|known| known.part("configurationItemCaptureTime"));
        if item.part("configurationItemCaptureTime") > known {
            *taken = at;
        }
    }
    let kept: Set<usize> = newest.into_values().collect();
    let items: Vec<Item<'d>> = kept.iter().filter_map(|at| items.get(*at).copied()).collect();
    let differ = |key: &str| items.iter().filter_map(|item| item.part(key)).collect::<Set<_>>().len() > 1;
    let wheres = ["accountId", "awsAccountId", "awsRegion"].into_iter().filter(|key| differ(key));
    let wheres: Vec<&str> = wheres.collect();
    for item in &items {
        item.add(&wheres, resources);
    }
}

/// The items in a list, an event or a result of a query.
fn gather<'d>(node: &'d Node<'d>, items: &mut Vec<Item<'d>>) {
    const LISTS: [&str; 3] = ["configurationItems", "baseConfigurationItems", "Results"];
    const HOLDERS: [&str; 3] = ["invokingEvent", "detail", "configurationItem"];
    let node = node.open();
    if let Some(list) = LISTS.iter().find_map(|key| node.get(key)) {
        for item in list.items() {
            gather(item, items);
        }
    } else if let Some(inner) = HOLDERS.iter().find_map(|key| node.get(key)).filter(|inner| !inner.is_null()) {
        gather(inner, items);
    } else if is_item(node) {
        items.push(Item(node));
    }
}

/// A configuration item.
#[derive(Clone, Copy)]
struct Item<'d>(&'d Node<'d>);

impl<'d> Item<'d> {
    fn part(self, key: &str) -> Option<&'d str> {
        self.0.get(key).and_then(Node::as_str).filter(|text| !text.is_empty())
    }

    /// What tells a resource from all others.
    fn key(self) -> [&'d str; 4] {
        let arn = self.part("arn").or(self.part("ARN"));
        let id = self.part("resourceId").or(arn).or(self.part("resourceName"));
        let account = self.part("accountId").or(self.part("awsAccountId"));
        [account, self.part("awsRegion"), self.part("resourceType"), id].map(Option::unwrap_or_default)
    }

    fn configuration(self) -> Option<&'d Node<'d>> {
        self.0.get("configuration").map(Node::open).filter(|node| node.is_object())
    }

    /// CloudFormation's name of its type.
    fn kind(self) -> String {
        let kind = self.part("resourceType").unwrap_or_default();
        let engine = self.configuration().map(|node| field::name(node, "Engine")).unwrap_or_default();
        // The API of RDS lists the clusters of all three engines.
        match (kind.strip_prefix("AWS::RDS::"), engine) {
            (Some(thing), "docdb") => format!("AWS::DocDB::{thing}"),
            (Some(thing), "neptune") => format!("AWS::Neptune::{thing}"),
            _ if kind == "AWS::OpenSearch::Domain" => "AWS::OpenSearchService::Domain".to_owned(),
            _ => kind.to_owned(),
        }
    }

    /// Its name, with account and Region where the items differ in them; empty when its fields will tell.
    fn name(self, wheres: &[&str]) -> String {
        // A bucket's id is its name.
        let id = self.part("resourceId").filter(|_| self.kind() == template_policy::BUCKET);
        let name = self.part("resourceName").or(id);
        let parts: Vec<&str> = wheres.iter().filter_map(|key| self.part(key)).collect();
        if parts.is_empty() {
            return name.unwrap_or_default().to_owned();
        }
        format!("{} ({})", name.or(self.part("resourceId")).unwrap_or_default(), parts.join(", "))
    }

    fn add(self, wheres: &[&str], resources: &mut Vec<Resource<'d>>) {
        let status = self.0.get("configurationItemStatus");
        let is_gone = status.and_then(Node::as_str).is_some_and(|status| status.starts_with("ResourceDeleted"));
        let fate = match status {
            Some(status) if is_gone => Fate::Gone(status.span),
            _ => Fate::Present,
        };
        let named = ["resourceName", "resourceId"].iter().find_map(|key| field::string(self.0, key));
        let site = named.map_or_else(|| field::opening(self.0), |name| name.span);
        let name = self.name(wheres);
        let kind = self.kind();
        let node = match self.configuration() {
            Some(node) => node,
            // A bucket's policy stands beside its configuration.
            None if is_gone || kind == template_policy::BUCKET => self.0,
            // An item without its configuration says nothing of the resource.
            None => return,
        };
        if let Some(policy) = self.policies(&kind, node) {
            let tree = Tree::Resolved(policy);
            resources.push(Resource { name: name.clone(), site, fate, tree, ..Resource::plain("", node) });
            // Without a type it would be read as its policy once more.
            if kind.is_empty() {
                return;
            }
        }
        resources.push(Resource { name, site, fate, ..Resource::plain(&kind, node) });
    }

    /// The policy of the resource, as a request that puts it would have it; or S3's word that there is none.
    fn policies(self, kind: &str, configuration: &'d Node<'d>) -> Option<Node<'d>> {
        const HOLDERS: [&str; 6] = [
            "",
            "AWS::KMS::Key",
            "AWS::S3::AccessPoint",
            "AWS::SNS::Topic",
            "AWS::SQS::Queue",
            "AWS::SecretsManager::Secret",
        ];
        let more = self.0.get("supplementaryConfiguration").map(Node::open);
        if kind == template_policy::BUCKET {
            let text = more?.get("BucketPolicy").map(Node::open)?.get("policyText")?;
            let bucket = field::string(self.0, "resourceName").or_else(|| field::string(self.0, "resourceId"))?;
            let (span, bucket) = (self.0.span, bucket.clone());
            return Some(if text.is_null() {
                let code = tree::string(text.span, "NoSuchBucketPolicy");
                tree::object(span, vec![("Error", tree::object(span, vec![("Code", code), ("BucketName", bucket)]))])
            } else {
                tree::object(span, vec![("Bucket", bucket), ("Policy", text.clone())])
            });
        }
        if !HOLDERS.contains(&kind) {
            return None;
        }
        let find = |holder: &'d Node<'d>| ["Policy", "ResourcePolicy"].iter().find_map(|key| field::get(holder, key));
        let policy = [Some(configuration), more].into_iter().flatten().find_map(find)?;
        let arn = ["TopicArn", "QueueArn", "Arn"].iter().find_map(|key| field::string(configuration, key));
        let arn = arn.or_else(|| field::string(self.0, "arn"));
        let arn = arn.map(|arn| ("ResourceArn", arn.clone()));
        Some(tree::object(configuration.span, arn.into_iter().chain([("Policy", policy.clone())]).collect()))
    }
}
