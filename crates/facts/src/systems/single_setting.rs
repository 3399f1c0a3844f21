//! Connections that one setting decides, or none: what is sent where, by which field, and what its values mean.

use super::component::components;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, Site, System, field, value};
use wireproof_source::{Node, Span};

/// What decides about the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// AWS documents that the service encrypts it; there is no setting.
    Always,
    /// The setting has this value.
    Set {
        /// The setting, by its API name.
        field: &'static str,
        /// Its value, as written.
        value: String,
        /// What that means.
        meaning: Meaning,
    },
    /// The setting is absent.
    Absent {
        /// The setting, by its API name.
        field: &'static str,
        /// What AWS documents for that.
        meaning: Meaning,
        /// The command that shows what is in force.
        command: &'static str,
    },
    /// A value that the document does not decide.
    Open {
        /// The value, as written.
        what: String,
        /// The command that shows what is in force.
        command: &'static str,
    },
    /// The text was cut off before it could say.
    CutOff,
}

/// What a value of a setting means for the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Plaintext is refused.
    Refused,
    /// Encrypted.
    Encrypted,
    /// The messages are encrypted, the connection that carries them is not.
    Messages,
    /// In clear.
    Plain,
    /// AWS documents nothing, or the other side decides.
    Undocumented,
}

/// A connection of a resource and the setting that decides about it.
struct Line {
    /// The other end.
    peer: PlaceKind,
    /// What the resource is.
    place: PlaceKind,
    /// Whether the peer connects to the resource.
    is_server: bool,
    /// Which of the resource's connections it is.
    route: &'static str,
    /// The path of the setting.
    path: &'static [&'static str],
    /// Its values in lower case, and their meanings.
    values: &'static [(&'static str, Meaning)],
    /// What it means when it is absent.
    absent: Meaning,
    /// The fields that name the resource.
    names: &'static [&'static str],
}

const PROTOCOLS: &[(&str, Meaning)] = &[
    ("http", Meaning::Plain),
    ("https", Meaning::Refused),
    ("tls_passthrough", Meaning::Undocumented),
    ("tcp", Meaning::Undocumented),
];

components! {
    "appsync.get-data-source", "aws appsync get-data-source --api-id ID --name NAME",
    in "DataSource", &[&["DataSourceArn"], &["Type"]],
    r#"{"dataSource":{"dataSourceArn":"arn:aws:appsync:eu-west-1:111122223333:apis/a/datasources/d","name":"d","type":"HTTP","httpConfig":{"endpoint":"https://app.example.com"}}}"#;
    &["AWS::AppSync::DataSource", "aws_appsync_datasource"], &["Name"],
    |reader, node| to_address(reader, node, PlaceKind::AppSync, "data source", &["HttpConfig", "Endpoint"]);

    "appsync.list-data-sources", "aws appsync list-data-sources --api-id ID",
    in "DataSources", &[&["DataSourceArn"], &["Type"], &["HttpConfig", "ServiceRoleArn"]],
    r#"{"dataSources":[{"dataSourceArn":"arn:aws:appsync:eu-west-1:111122223333:apis/a/datasources/d","name":"d","type":"HTTP","httpConfig":{"endpoint":"https://app.example.com"}}]}"#;
    &[], &[],
    |reader, node| to_address(reader, node, PlaceKind::AppSync, "data source", &["HttpConfig", "Endpoint"]);

    "appsync.get-graphql-api", "aws appsync get-graphql-api --api-id ID",
    in "GraphqlApi", &[&["ApiId"], &["AuthenticationType"], &["Uris", "Name"]],
    r#"{"graphqlApi":{"name":"orders","apiId":"a","authenticationType":"API_KEY","uris":{"GRAPHQL":"https://a.appsync-api.eu-west-1.amazonaws.com/graphql"}}}"#;
    &["AWS::AppSync::GraphQLApi", "AWS::AppSync::Api", "aws_appsync_graphql_api", "aws_appsync_api"], &["ApiId"],
    |reader, node| serve(reader, node, PlaceKind::AppSync, &["Name", "ApiId"]);

    "datasync.describe-location-efs", "aws datasync describe-location-efs --location-arn ARN",
    in "LocationEfs", &[&["LocationArn", "EfsFilesystemArn"], &["Ec2Config"]],
    r#"{"LocationArn":"arn:aws:datasync:eu-west-1:111122223333:location/loc-1","LocationUri":"efs://eu-west-1.fs-1/","Ec2Config":{"SubnetArn":"arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1"},"InTransitEncryption":"TLS1_2"}"#;
    &["AWS::DataSync::LocationEFS", "aws_datasync_location_efs"], &["LocationArn"],
    |reader, node| decide(reader, node, &Line {
        peer: PlaceKind::Efs, place: PlaceKind::DataSync, is_server: false, route: "",
        path: &["InTransitEncryption"], values: &[("tls1_2", Meaning::Encrypted), ("none", Meaning::Plain)],
        absent: Meaning::Undocumented, names: &["LocationUri"],
    });

    "datasync.location-object-storage", "aws datasync describe-location-object-storage --location-arn ARN";
    &["AWS::DataSync::LocationObjectStorage", "aws_datasync_location_object_storage"], &["LocationArn"],
    |reader, node| decide(reader, node, &Line {
        peer: PlaceKind::Address, place: PlaceKind::DataSync, is_server: false, route: "",
        path: &["ServerProtocol"], values: &[("https", Meaning::Encrypted), ("http", Meaning::Plain)],
        absent: Meaning::Undocumented, names: &["ServerHostname"],
    });

    "datasync.location-file-server", "aws datasync describe-location-smb --location-arn ARN";
    &["AWS::DataSync::LocationNFS", "AWS::DataSync::LocationSMB", "aws_datasync_location_nfs", "aws_datasync_location_smb"],
    &["LocationArn"],
    |reader, node| decide(reader, node, &Line {
        peer: PlaceKind::FileSystem, place: PlaceKind::DataSync, is_server: false, route: "",
        path: &["MountOptions", "Version"], values: &[], absent: Meaning::Undocumented, names: &["ServerHostname"],
    });

    "ecs.describe-services", "aws ecs describe-services --cluster NAME --services NAME",
    in "Services", &[&["ServiceName"], &["TaskDefinition"], &["LaunchType", "Deployments", "DesiredCount"]],
    r#"{"services":[{"serviceName":"pay","taskDefinition":"pay:1","launchType":"FARGATE","deployments":[{"serviceConnectConfiguration":{"enabled":true,"services":[{"portName":"http","tls":{"issuerCertificateAuthority":{"awsPcaAuthorityArn":"arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/a"}}}]}}]}]}"#;
    &["AWS::ECS::Service", "aws_ecs_service"], &["ServiceName"], service_connect;

    "emr-containers.describe-security-configuration", "aws emr-containers describe-security-configuration --id ID",
    in "SecurityConfiguration", &[&["SecurityConfigurationData"]],
    r#"{"securityConfiguration":{"id":"a","name":"strict","securityConfigurationData":{"authorizationConfiguration":{"encryptionConfiguration":{"inTransitEncryptionConfiguration":{"tlsCertificateConfiguration":{"certificateProviderType":"PEM"}}}}}}}"#;
    &["AWS::EMRContainers::SecurityConfiguration"], &["Id"],
    |reader, node| decide(reader, node, &Line {
        peer: PlaceKind::Emr, place: PlaceKind::Emr, is_server: true, route: "nodes",
        path: &["SecurityConfigurationData", "AuthorizationConfiguration", "EncryptionConfiguration",
            "InTransitEncryptionConfiguration", "TLSCertificateConfiguration", "CertificateProviderType"],
        values: &[("pem", Meaning::Encrypted), ("custom", Meaning::Encrypted)],
        absent: Meaning::Undocumented, names: &["Name"],
    });

    "events.describe-api-destination", "aws events describe-api-destination --name NAME",
    in "ApiDestination", &[&["InvocationEndpoint"], &["ConnectionArn"]],
    r#"{"ApiDestinationArn":"arn:aws:events:eu-west-1:111122223333:api-destination/d/1","Name":"d","ConnectionArn":"arn:aws:events:eu-west-1:111122223333:connection/c/1","InvocationEndpoint":"https://app.example.com","HttpMethod":"POST"}"#;
    &["AWS::Events::ApiDestination", "aws_cloudwatch_event_api_destination"], &["Name"],
    |reader, node| to_address(reader, node, PlaceKind::EventBus, "", &["InvocationEndpoint"]);

    "lambda.function-url", "aws lambda get-function-url-config --function-name NAME",
    in "FunctionUrlConfig", &[&["FunctionUrl"], &["FunctionArn"]],
    r#"{"FunctionUrl":"https://a.lambda-url.eu-west-1.on.aws/","FunctionArn":"arn:aws:lambda:eu-west-1:111122223333:function:f","AuthType":"AWS_IAM"}"#;
    &["AWS::Lambda::Url", "aws_lambda_function_url"], &[],
    |reader, node| serve(reader, node, PlaceKind::Function, &["FunctionArn"]);

    "mq.describe-broker", "aws mq describe-broker --broker-id ID",
    in "Broker", &[&["BrokerName"], &["EngineType"]],
    r#"{"brokerArn":"arn:aws:mq:eu-west-1:111122223333:broker:b","brokerId":"b-1","brokerName":"orders","engineType":"RABBITMQ","hostInstanceType":"mq.m5.large"}"#;
    &["AWS::AmazonMQ::Broker", "aws_mq_broker"], &["BrokerId"],
    |reader, node| serve(reader, node, PlaceKind::Broker, &["BrokerName"]);

    "quicksight.describe-data-source", "aws quicksight describe-data-source --aws-account-id ID --data-source-id ID",
    in "DataSource", &[&["DataSourceParameters"], &["Type"]],
    r#"{"DataSource":{"Arn":"arn:aws:quicksight:eu-west-1:111122223333:datasource/d","DataSourceId":"d","Name":"d","Type":"POSTGRESQL","DataSourceParameters":{"PostgreSqlParameters":{"Host":"db.example.com","Port":5432}},"SslProperties":{"DisableSsl":false}}}"#;
    &["AWS::QuickSight::DataSource", "aws_quicksight_data_source"], &["DataSourceId"],
    |reader, node| decide(reader, node, &Line {
        peer: PlaceKind::DataStore, place: PlaceKind::QuickSight, is_server: false, route: "",
        path: &["SslProperties", "DisableSsl"], values: &[("true", Meaning::Plain), ("false", Meaning::Encrypted)],
        absent: Meaning::Encrypted, names: &["Name"],
    });

    "transfer.describe-connector", "aws transfer describe-connector --connector-id ID",
    in "Connector", &[&["ConnectorId"], &["Url"]],
    r#"{"Connector":{"ConnectorId":"c-1","Arn":"arn:aws:transfer:eu-west-1:111122223333:connector/c-1","Url":"https://partner.example.com","As2Config":{"EncryptionAlgorithm":"AES256_CBC"}}}"#;
    &["AWS::Transfer::Connector", "aws_transfer_connector"], &["ConnectorId"],
    connector;

    "vpc-lattice.get-listener", "aws vpc-lattice get-listener --listener-identifier ID --service-identifier ID",
    in "Listener", &[&["Protocol"], &["ServiceArn", "ServiceId"], &["DefaultAction"]],
    r#"{"arn":"arn:aws:vpc-lattice:eu-west-1:111122223333:service/s/listener/l","id":"l","name":"web","protocol":"HTTPS","port":443,"serviceArn":"arn:aws:vpc-lattice:eu-west-1:111122223333:service/s","defaultAction":{"fixedResponse":{"statusCode":404}}}"#;
    &["AWS::VpcLattice::Listener", "aws_vpclattice_listener"], &[],
    |reader, node| decide(reader, node, &Line {
        peer: PlaceKind::Clients, place: PlaceKind::LoadBalancer, is_server: true, route: "listener",
        path: &["Protocol"], values: PROTOCOLS, absent: Meaning::Undocumented, names: &["Name"],
    });

    "vpc-lattice.get-target-group", "aws vpc-lattice get-target-group --target-group-identifier ID";
    &["AWS::VpcLattice::TargetGroup", "aws_vpclattice_target_group"], &[],
    |reader, node| if field::name(node, "Type") != "LAMBDA" {
        decide(reader, node, &Line {
            peer: PlaceKind::Targets, place: PlaceKind::LoadBalancer, is_server: false, route: "targets",
            path: &["Config", "Protocol"], values: &[("http", Meaning::Plain), ("https", Meaning::Encrypted), ("tcp", Meaning::Undocumented)],
            absent: Meaning::Undocumented, names: &["Name"],
        });
    };
}

/// A connection that is as the line's setting says.
fn decide<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, line: &Line) {
    let field = line.path.last().copied().unwrap_or_default();
    let setting = reader.setting(node, line.path);
    let command = reader.format.command();
    let answer = match setting.value {
        None if reader.complete => Answer::Absent { field, meaning: line.absent, command },
        None => Answer::CutOff,
        Some(value) => of_value(value, field, line.values, command),
    };
    let name = reader.name(node, line.names);
    connect(reader, line, &name, answer, setting.site);
}

fn of_value(
    node: &Node<'_>,
    field: &'static str,
    values: &[(&str, Meaning)],
    command: &'static str,
) -> Answer {
    let written = scalar(node);
    let meaning = values.iter().find(|(known, _)| known.eq_ignore_ascii_case(&written)).map(|(_, meaning)| *meaning);
    match (value::expression(node), meaning) {
        (Some(what), _) => Answer::Open { what, command },
        (None, Some(meaning)) => Answer::Set { field, value: written, meaning },
        (None, None) => Answer::Open { what: written, command },
    }
}

fn scalar(node: &Node<'_>) -> String {
    match value::boolean(node) {
        Given::Stated(stated) => stated.to_string(),
        _ => node.as_str().unwrap_or_default().to_owned(),
    }
}

fn connect(reader: &mut Reader<'_, '_>, line: &Line, name: &str, answer: Answer, site: Site) {
    let own = Place { site, ..reader.place(line.place, name, Span::default()) };
    let peer = if line.peer == line.place { name } else { "" };
    let peer = Place { site, ..reader.place(line.peer, peer, Span::default()) };
    let (from, to) = if line.is_server { (peer, own) } else { (own, peer) };
    reader.service(from, to, line.route, System::SingleSetting(answer), vec![site]);
}

/// Clients of a service that takes no plaintext, whatever its settings.
fn serve<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, kind: PlaceKind, names: &[&str]) {
    let (name, site) = (reader.name(node, names), reader.named(node, names));
    reader.clients(kind, &name, System::SingleSetting(Answer::Always), vec![site]);
}

/// What a service sends to an address, if the resource has one there.
fn to_address<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, from: PlaceKind, route: &str, path: &[&'static str]) {
    let Some(address) = field::find(node, path) else { return };
    let field = path.last().copied().unwrap_or_default();
    let answer = of_address(address, field, reader.format.command());
    let name = reader.name(node, &["Name"]);
    called(reader, from, &name, route, address, answer);
}

/// What the scheme of an address says.
fn of_address(address: &Node<'_>, field: &'static str, command: &'static str) -> Answer {
    let text = address.as_str().unwrap_or_default();
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let meaning = match scheme.as_deref() {
        Some("http") => Some(Meaning::Plain),
        Some("https" | "sftp") => Some(Meaning::Encrypted),
        _ => None,
    };
    if let Some(meaning) = meaning {
        return Answer::Set { field, value: text.to_owned(), meaning };
    }
    let what = value::expression(address).unwrap_or_else(|| text.to_owned());
    Answer::Open { what, command }
}

fn called<'d>(
    reader: &mut Reader<'_, 'd>,
    from: PlaceKind,
    name: &str,
    route: &str,
    address: &'d Node<'d>,
    answer: Answer,
) {
    let site = reader.site(address.span);
    let from = Place { site, ..reader.place(from, name, Span::default()) };
    let to = reader.place(PlaceKind::Address, address.as_str().unwrap_or_default(), address.span);
    reader.service(from, to, route, System::SingleSetting(answer), vec![site]);
}

/// The ports that a service of ECS offers through Service Connect: its proxies use TLS towards each other if a port has `Tls`.
fn service_connect<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, &["ServiceName", "Name"]);
    let holder = field::list(node, "Deployments").first().unwrap_or(node);
    let Some(config) = field::get(holder, "ServiceConnectConfiguration").map(field::block) else { return };
    if field::get(config, "Enabled").is_some_and(|on| reader.boolean(on) == Given::Stated(false)) {
        return;
    }
    for port in ["Services", "Service"].iter().flat_map(|key| field::list(config, key)) {
        let setting = reader.setting(port, &["Tls"]);
        let command = reader.format.command();
        let is_on = setting.value.is_some_and(|tls| field::block(tls).is_object() && value::expression(tls).is_none());
        let answer = match setting.value {
            Some(_) if is_on => Answer::Set { field: "Tls", value: "{…}".to_owned(), meaning: Meaning::Encrypted },
            Some(tls) if value::expression(tls).is_some() => {
                Answer::Open { what: value::expression(tls).unwrap_or_default(), command }
            }
            _ if reader.complete => Answer::Absent { field: "Tls", meaning: Meaning::Undocumented, command },
            _ => Answer::CutOff,
        };
        let site = setting.site;
        let from = Place { site, ..reader.place(PlaceKind::Clients, "", Span::default()) };
        let to = Place { site, ..reader.place(PlaceKind::EcsTask, &name, Span::default()) };
        reader.service(from, to, field::name(port, "PortName"), System::SingleSetting(answer), vec![site]);
    }
}

/// A connector of Transfer Family: what AS2 sends over HTTP may be encrypted as a message.
fn connector<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let Some(address) = field::get(node, "Url") else { return };
    let mut answer = of_address(address, "Url", reader.format.command());
    let algorithm = field::find(node, &["As2Config", "EncryptionAlgorithm"]);
    if let (Answer::Set { meaning, .. }, Some(algorithm)) = (&mut answer, algorithm)
        && *meaning == Meaning::Plain
    {
        match algorithm.as_str() {
            Some("NONE") => {}
            Some(_) => *meaning = Meaning::Messages,
            None => {
                let what = value::expression(algorithm).unwrap_or_default();
                answer = Answer::Open { what, command: reader.format.command() };
            }
        }
    }
    let name = reader.name(node, &["ConnectorId"]);
    called(reader, PlaceKind::TransferServer, &name, "connector", address, answer);
    if let Some(hop) = reader.facts.hops.len().checked_sub(1) {
        reader.beside(hop, Mechanism::Iam, node, &["AccessRole"]);
    }
}
