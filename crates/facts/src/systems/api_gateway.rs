//! API Gateway: custom domains, and integrations that are called over HTTP.
//!
//! Endpoints have no plaintext port. A REST domain without a policy takes TLS 1.0; HTTP and WebSocket APIs take 1.2 at least.

use crate::detect::Signs;
use crate::floor::{Floor, Rests, Version};
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Place, PlaceKind, Site, System, field};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "apigateway.get-domain-name",
        command: "aws apigateway get-domain-name --domain-name NAME",
        #[cfg(test)]
        sample: r#"{"domainName":"api.example.com","endpointConfiguration":{"types":["REGIONAL"]},"securityPolicy":"TLS_1_2"}"#,
        signs: Signs::Keys { needs: &[&["domainName"], &["endpointConfiguration", "securityPolicy"]], never: &[] },
        types: &["AWS::ApiGateway::DomainName", "aws_api_gateway_domain_name"],
        names: &["DomainName"],
        body: Body::Resource(domain),
    },
    Card {
        id: "apigatewayv2.domain-name",
        command: "aws apigatewayv2 get-domain-name --domain-name NAME",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &["AWS::ApiGatewayV2::DomainName", "aws_apigatewayv2_domain_name"],
        names: &["DomainName"],
        body: Body::Resource(domain_v2),
    },
    Card {
        id: "apigateway.rest-api",
        command: "aws apigateway get-rest-api --rest-api-id ID",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &["AWS::ApiGateway::RestApi", "aws_api_gateway_rest_api"],
        names: &[],
        body: Body::Resource(rest_api),
    },
    Card {
        id: "apigatewayv2.api",
        command: "aws apigatewayv2 get-api --api-id ID",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &["AWS::ApiGatewayV2::Api", "aws_apigatewayv2_api"],
        names: &["ApiId"],
        body: Body::Resource(|reader, node| {
            endpoint(reader, node);
            definition(reader, node);
        }),
    },
    Card {
        id: "apigateway.integration",
        command: "aws apigatewayv2 get-integrations --api-id ID",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &["AWS::ApiGatewayV2::Integration", "aws_apigatewayv2_integration", "aws_api_gateway_integration"],
        names: &[],
        body: Body::Resource(integration),
    },
    Card {
        id: "apigateway.method",
        command: "aws apigateway get-method --rest-api-id ID --resource-id ID --http-method METHOD",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &["AWS::ApiGateway::Method"],
        names: &[],
        body: Body::Resource(|reader, node| {
            if let Some(inner) = field::get(node, "Integration") {
                integration(reader, field::block(inner));
            }
        }),
    },
];

/// What decides about a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Clients: HTTPS only.
    HttpsOnly,
    /// Integration: an `https` address.
    IntegrationHttps,
    /// Integration: an `http` address.
    IntegrationHttp,
    /// A value that the document does not decide.
    Open(String),
}

/// The endpoint that API Gateway gives an API, unless it is turned off: its hop, if there is one.
fn endpoint<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) -> Option<usize> {
    let off = field::get(node, "DisableExecuteApiEndpoint").map(|value| reader.boolean(value));
    if off == Some(Given::Stated(true)) {
        return None;
    }
    let (name, site) = (reader.name(node, &["Name"]), reader.named(node, &["Name"]));
    Some(reader.clients(PlaceKind::ApiGateway, &name, System::ApiGateway(Answer::HttpsOnly), vec![site]))
}

/// A REST API. Its endpoint takes TLS 1.0 unless it is private or a policy says otherwise.
fn rest_api<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    definition(reader, node);
    let Some(hop) = endpoint(reader, node) else { return };
    let (setting, given) = reader.word_at(node, &["SecurityPolicy"]);
    let types = field::find(node, &["EndpointConfiguration", "Types"]).map(Node::one_or_many).unwrap_or_default();
    let default = match types.first().map(|kind| kind.as_str()) {
        Some(None) => return,
        Some(Some("PRIVATE")) => "TLS_1_2",
        Some(Some(_)) | None => "TLS_1_0",
    };
    floor(reader, hop, setting.site, given, default);
}

/// The integrations in an API's definition, each under the key of AWS's extension.
fn definition<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    for key in ["Body", "DefinitionBody"] {
        if let Some(body) = field::get(node, key) {
            integrations(reader, body.open());
        }
    }
}

fn integrations<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    for member in node.members() {
        if member.key.value == "x-amazon-apigateway-integration" {
            integration(reader, &member.value);
        } else {
            integrations(reader, &member.value);
        }
    }
    node.items().iter().for_each(|item| integrations(reader, item));
}

fn domain<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    of_domain(reader, node, &["SecurityPolicy"], "TLS_1_0");
}

fn domain_v2<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let config = field::list(node, "DomainNameConfigurations").first();
    let config = config.or_else(|| field::get(node, "DomainNameConfiguration").map(field::block));
    of_domain(reader, config.unwrap_or(node), &["SecurityPolicy"], "TLS_1_2");
}

fn of_domain<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, path: &[&str], default: &str) {
    let (setting, given) = reader.word_at(node, path);
    let name = reader.name(node, &["DomainName"]);
    let hop = reader.clients(PlaceKind::ApiGateway, &name, System::ApiGateway(Answer::HttpsOnly), vec![setting.site]);
    floor(reader, hop, setting.site, given, default);
}

/// The oldest version that an end takes by its security policy.
fn floor(reader: &mut Reader<'_, '_>, hop: usize, site: Site, given: Given<String>, default: &str) {
    let (policy, rests) = match given {
        Given::Stated(word) => (word, Rests::Written),
        Given::Absent => (default.to_owned(), Rests::Default),
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => (what, Rests::Written),
        Given::CutOff => return,
    };
    let version = match policy.as_str() {
        "TLS_1_0" => Some(Version::Tls10),
        "TLS_1_2" => Some(Version::Tls12),
        _ if policy.starts_with("SecurityPolicy_TLS13_1_3") => Some(Version::Tls13),
        _ if policy.starts_with("SecurityPolicy_TLS13_1_2") => Some(Version::Tls12),
        _ => None,
    };
    reader.floor(Floor { hop, version, policy, rests, field: "SecurityPolicy", site });
}

/// An integration that is called by its address; those of other kinds are calls of AWS.
fn integration<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let keys = ["Uri", "IntegrationUri"];
    let Some(address) = keys.iter().find_map(|key| field::get(node, key)) else { return };
    let text = address.as_str().unwrap_or_default().to_ascii_lowercase();
    let answer = if text.starts_with("http://") {
        Answer::IntegrationHttp
    } else if text.starts_with("https://") {
        Answer::IntegrationHttps
    } else {
        return;
    };
    let site = reader.site(address.span);
    let name = reader.resource.name.clone();
    let from = Place { site, ..reader.place(PlaceKind::ApiGateway, &name, Span::default()) };
    let to = Place { site, ..reader.place(PlaceKind::Address, address.as_str().unwrap_or_default(), Span::default()) };
    reader.service(from, to, "integration", System::ApiGateway(answer), vec![site]);
}
