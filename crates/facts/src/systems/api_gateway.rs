//! API Gateway: custom domains, and integrations that are called over HTTP.
//!
//! Endpoints have no plaintext port. A REST domain without a policy takes TLS 1.0; HTTP and WebSocket APIs take 1.2 at least.

use crate::detect::Signs;
use crate::floor::{Floor, Rests, Version};
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Place, PlaceKind, Site, System, field, value};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "apigateway.get-domain-name",
        command: "aws apigateway get-domain-name --domain-name NAME",
        #[cfg(test)]
        sample: r#"{"domainName":"api.example.com","endpointConfiguration":{"types":["REGIONAL"]},"securityPolicy":"TLS_1_2"}"#,
        signs: Signs::List {
            key: "Items",
            needs: &[
                &["DomainName"],
                &["EndpointConfiguration", "SecurityPolicy", "DomainNameConfigurations", "DistributionDomainName", "RegionalDomainName"],
            ],
        },
        types: &["AWS::ApiGateway::DomainName", "aws_api_gateway_domain_name"],
        names: &["DomainName"],
        body: Body::Resource(|reader, node| match field::get(node, "DomainNameConfigurations") {
            Some(_) => domain_v2(reader, node),
            None => of_domain(reader, node, node, "TLS_1_0"),
        }),
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
        id: "apigateway.get-rest-api",
        command: "aws apigateway get-rest-api --rest-api-id ID",
        #[cfg(test)]
        sample: r#"{"id":"a1b2c3","name":"orders","apiKeySource":"HEADER","endpointConfiguration":{"types":["REGIONAL"]}}"#,
        signs: Signs::List { key: "Items", needs: &[&["Name"], &["ApiKeySource", "RootResourceId"], &["EndpointConfiguration"]] },
        types: &["AWS::ApiGateway::RestApi", "aws_api_gateway_rest_api"],
        names: &[],
        body: Body::Resource(rest_api),
    },
    Card {
        id: "apigatewayv2.get-api",
        command: "aws apigatewayv2 get-api --api-id ID",
        #[cfg(test)]
        sample: r#"{"ApiId":"a1","ApiEndpoint":"https://a1.execute-api.eu-west-1.amazonaws.com","Name":"orders","ProtocolType":"HTTP"}"#,
        signs: Signs::List { key: "Items", needs: &[&["ApiId"], &["ProtocolType"], &["ApiEndpoint", "RouteSelectionExpression"]] },
        types: &["AWS::ApiGatewayV2::Api", "aws_apigatewayv2_api"],
        names: &["ApiId"],
        body: Body::Resource(|reader, node| {
            endpoint(reader, node);
            definition(reader, node);
        }),
    },
    Card {
        id: "apigatewayv2.get-integrations",
        command: "aws apigatewayv2 get-integrations --api-id ID",
        #[cfg(test)]
        sample: r#"{"Items":[{"ConnectionType":"INTERNET","IntegrationId":"i1","IntegrationMethod":"ANY","IntegrationType":"HTTP_PROXY","IntegrationUri":"https://app.example.com"}]}"#,
        signs: Signs::List { key: "Items", needs: &[&["IntegrationType"], &["IntegrationUri", "IntegrationMethod", "IntegrationId"]] },
        types: &["AWS::ApiGatewayV2::Integration", "aws_apigatewayv2_integration", "aws_api_gateway_integration"],
        names: &[],
        body: Body::Resource(integration),
    },
    Card {
        id: "apigateway.get-integration",
        command: "aws apigateway get-integration --rest-api-id ID --resource-id ID --http-method METHOD",
        #[cfg(test)]
        sample: r#"{"type":"HTTP_PROXY","httpMethod":"ANY","uri":"https://app.example.com/pay","passthroughBehavior":"WHEN_NO_MATCH","cacheNamespace":"abc"}"#,
        signs: Signs::Keys { needs: &[&["Type"], &["Uri"], &["PassthroughBehavior", "CacheNamespace", "TimeoutInMillis"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(integration),
    },
    Card {
        id: "apigateway.get-method",
        command: "aws apigateway get-method --rest-api-id ID --resource-id ID --http-method METHOD",
        #[cfg(test)]
        sample: r#"{"httpMethod":"POST","authorizationType":"NONE","methodIntegration":{"type":"HTTP","httpMethod":"POST","uri":"https://app.example.com/pay"}}"#,
        signs: Signs::Keys { needs: &[&["HttpMethod"], &["MethodIntegration"]], never: &[] },
        types: &["AWS::ApiGateway::Method"],
        names: &[],
        body: Body::Resource(method),
    },
    Card {
        id: "apigateway.get-resources",
        command: "aws apigateway get-resources --rest-api-id ID --embed methods",
        #[cfg(test)]
        sample: r#"{"items":[{"id":"r1","path":"/pay","resourceMethods":{"POST":{"httpMethod":"POST","methodIntegration":{"type":"HTTP","uri":"https://app.example.com/pay"}}}}]}"#,
        signs: Signs::List { key: "Items", needs: &[&["Path"], &["ResourceMethods"]] },
        types: &[],
        names: &[],
        body: Body::Resource(|reader, node| {
            let methods = field::get(node, "ResourceMethods").into_iter().flat_map(Node::members);
            methods.for_each(|member| method(reader, &member.value));
        }),
    },
    Card {
        id: "apigateway.get-export",
        command: "aws apigateway get-export --rest-api-id ID --stage-name STAGE --export-type oas30 --parameters extensions=apigateway -",
        #[cfg(test)]
        sample: r#"{"openapi":"3.0.1","info":{"title":"orders"},"paths":{"/pay":{"post":{"x-amazon-apigateway-integration":{"type":"mock"}}}}}"#,
        signs: Signs::Other(|node| {
            let key = ["openapi", "swagger"].into_iter().find(|key| node.get(key).is_some())?;
            let paths = node.get("paths").filter(|paths| is_of_api_gateway(paths));
            paths.map(|_| vec![key, "paths"])
        }),
        types: &[],
        names: &[],
        body: Body::Resource(|reader, node| {
            let title = field::find(node, &["info", "title"]);
            let name = title.and_then(Node::as_str).unwrap_or_default().to_owned();
            let site = title.map_or_else(|| reader.opening(node), |title| reader.site(title.span));
            reader.clients(PlaceKind::ApiGateway, &name, System::ApiGateway(Answer::HttpsOnly), vec![site]);
            integrations(reader, node);
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
    /// Private integration of an HTTP API with a TLS configuration.
    PrivateTls,
    /// Private integration of an HTTP API without one.
    PrivateHttp,
    /// Integration: an address that the document does not decide.
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

fn domain_v2<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let config = field::list(node, "DomainNameConfigurations").first();
    let config = config.or_else(|| field::get(node, "DomainNameConfiguration").map(field::block));
    of_domain(reader, node, config.unwrap_or(node), "TLS_1_2");
}

/// A domain, and the object that holds its policy.
fn of_domain<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, holder: &'d Node<'d>, default: &str) {
    let (setting, given) = reader.word_at(holder, &["SecurityPolicy"]);
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

/// Whether something in an API's definition is written for API Gateway.
fn is_of_api_gateway(node: &Node<'_>) -> bool {
    let is_own = |key: &str| key.starts_with("x-amazon-apigateway-");
    node.members().iter().any(|member| is_own(&member.key.value) || is_of_api_gateway(&member.value))
}

fn method<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let inner = ["Integration", "MethodIntegration"].iter().find_map(|key| field::get(node, key));
    if let Some(inner) = inner {
        integration(reader, field::block(inner));
    }
}

/// An integration that is called by its address, or through a VPC link; those of other kinds are calls of AWS.
fn integration<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let keys = ["Uri", "IntegrationUri"];
    let Some(address) = keys.iter().find_map(|key| field::get(node, key)) else { return };
    let kind = ["Type", "IntegrationType"].iter().map(|key| field::name(node, key)).find(|kind| !kind.is_empty());
    let text = address.as_str().unwrap_or_default().to_ascii_lowercase();
    // A private integration names a listener or a service; API Gateway speaks HTTPS to it if it has a TLS configuration.
    let is_named = field::get(node, "IntegrationUri").is_some() || text.starts_with("arn:");
    let is_private = is_named && field::name(node, "ConnectionType") == "VPC_LINK";
    let tls = field::get(node, "TlsConfig").filter(|tls| field::block(tls).is_object());
    let (answer, site) = match (kind, tls) {
        (Some("AWS" | "AWS_PROXY" | "MOCK" | "aws" | "aws_proxy" | "mock"), _) => return,
        _ if text.starts_with("http://") => (Answer::IntegrationHttp, reader.site(address.span)),
        _ if text.starts_with("https://") => (Answer::IntegrationHttps, reader.site(address.span)),
        (_, Some(tls)) if is_private => {
            let at = field::get(tls, "ServerNameToVerify").unwrap_or(tls);
            (Answer::PrivateTls, reader.site(at.span))
        }
        (_, None) if is_private => (Answer::PrivateHttp, reader.setting(node, &["TlsConfig"]).site),
        _ => match value::expression(address) {
            Some(what) if !text.starts_with("arn:") => (Answer::Open(what), reader.site(address.span)),
            _ => return,
        },
    };
    let name = reader.resource.name.clone();
    let at = reader.site(address.span);
    let from = Place { site: at, ..reader.place(PlaceKind::ApiGateway, &name, Span::default()) };
    let to = Place { site: at, ..reader.place(PlaceKind::Address, address.as_str().unwrap_or_default(), Span::default()) };
    reader.service(from, to, "integration", System::ApiGateway(answer), vec![site]);
}
