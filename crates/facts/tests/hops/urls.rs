//! The connections that a job's configuration names.

use crate::seen::{characters, facts};
use wireproof_facts::{Protection, Route, Url, UrlHolder, Wire};

/// Each URL of a job with this variable: `protocol protection address | url | what decides`.
fn seen(name: &str, value: &str) -> Vec<String> {
    let value = value.replace('\\', "\\\\").replace('"', "\\\"");
    let text = format!(r#"{{"TrainingJobName":"a","ResourceConfig":{{}},"Environment":{{"{name}":"{value}"}}}}"#);
    facts(&[&text], |facts| {
        for url in &facts.urls {
            let hop = &facts.hops[url.hop];
            assert_eq!((&hop.route, &hop.wire), (&Route::Configured, &Wire::Url));
            assert_eq!(hop.url.map(|index| &facts.urls[index]), Some(url));
            assert_eq!(hop.evidence, [url.site]);
        }
        facts.urls.iter().map(|url| line(&text, url)).collect()
    })
}

fn line(text: &str, url: &Url) -> String {
    let protection = match url.protection {
        Protection::Plain => "plain",
        Protection::Opportunistic => "opportunistic",
        Protection::Unverified => "unverified",
        Protection::Tls => "tls",
        Protection::Unknown => "unknown",
    };
    format!(
        "{} {protection} {} | {} | {}",
        url.protocol,
        url.address,
        characters(text, url.site),
        characters(text, url.decides)
    )
}

#[track_caller]
fn assert_url(value: &str, expected: &str) {
    assert_eq!(seen("TARGET", value), [expected], "{value}");
}

#[track_caller]
fn assert_none(name: &str, value: &str) {
    assert_eq!(seen(name, value), Vec::<String>::new(), "{value}");
}

#[test]
fn schemes() {
    assert_url("http://mlflow.example:5000/x", "HTTP plain mlflow.example:5000 | http://mlflow.example:5000/x | http");
    assert_url("https://mlflow.example", "HTTPS tls mlflow.example | https://mlflow.example | https");
    assert_url(
        "redis://:secret@cache.example:6379/0",
        "Redis plain cache.example:6379 | redis://:secret@cache.example:6379/0 | redis",
    );
    assert_url(
        "rediss://cache.example:6380/0",
        "Redis tls cache.example:6380 | rediss://cache.example:6380/0 | rediss",
    );
    assert_url("ftp://files.example/a", "FTP plain files.example | ftp://files.example/a | ftp");
    assert_url("amqp://u:p@mq.example:5672", "AMQP plain mq.example:5672 | amqp://u:p@mq.example:5672 | amqp");
    assert_url("ws://feed.example", "WebSocket plain feed.example | ws://feed.example | ws");
    assert_url("mqtt://iot.example", "MQTT plain iot.example | mqtt://iot.example | mqtt");
    assert_url("ldap://dir.example", "LDAP plain dir.example | ldap://dir.example | ldap");
    assert_url(
        "smtp://mail.example:587",
        "SMTP opportunistic mail.example:587 | smtp://mail.example:587 | smtp://mail.example:587",
    );
    assert_url(
        "PLAINTEXT://b-1.example:9092",
        "Kafka plain b-1.example:9092 | PLAINTEXT://b-1.example:9092 | PLAINTEXT",
    );
}

#[test]
fn postgres() {
    let host = "db.example:5432";
    for (options, protection) in [
        ("?sslmode=disable", "plain"),
        ("?sslmode=allow", "opportunistic"),
        ("?sslmode=prefer", "opportunistic"),
        ("?sslmode=require", "unverified"),
        ("?sslmode=verify-ca", "tls"),
        ("?sslmode=verify-full", "tls"),
    ] {
        let url = format!("postgresql://u:p@{host}/app{options}");
        assert_url(&url, &format!("PostgreSQL {protection} {host} | {url} | {}", &options[1..]));
    }
    let url = "postgres://u@db.example/app?connect_timeout=3";
    assert_url(url, &format!("PostgreSQL opportunistic db.example | {url} | {url}"));
    assert_url(
        "postgresql+psycopg2://u:p@db.example/app?a=b&sslmode=disable&c=d",
        "PostgreSQL plain db.example | postgresql+psycopg2://u:p@db.example/app?a=b&sslmode=disable&c=d | sslmode=disable",
    );
}

#[test]
fn jdbc() {
    for (url, protocol, protection, address, decides) in [
        ("jdbc:postgresql://db.example/app?ssl=true", "PostgreSQL", "tls", "db.example", "ssl=true"),
        (
            "jdbc:postgresql://db.example/app?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory",
            "PostgreSQL",
            "unverified",
            "db.example",
            "sslfactory=org.postgresql.ssl.NonValidatingFactory",
        ),
        (
            "jdbc:postgresql://db.example/app",
            "PostgreSQL",
            "opportunistic",
            "db.example",
            "jdbc:postgresql://db.example/app",
        ),
        (
            "jdbc:aws-wrapper:postgresql://db.example/app?sslmode=verify-full",
            "PostgreSQL",
            "tls",
            "db.example",
            "sslmode=verify-full",
        ),
        ("jdbc:mysql://db.example:3306/app?useSSL=false", "MySQL", "plain", "db.example:3306", "useSSL=false"),
        ("jdbc:mysql://db.example/app?useSSL=true", "MySQL", "opportunistic", "db.example", "useSSL=true"),
        ("jdbc:mysql://db.example/app?useSSL=true&requireSSL=true", "MySQL", "unverified", "db.example", "useSSL=true"),
        (
            "jdbc:mysql://db.example/app?useSSL=true&verifyServerCertificate=true",
            "MySQL",
            "tls",
            "db.example",
            "useSSL=true",
        ),
        (
            "jdbc:mysql://db.example/app?sslMode=REQUIRED&useSSL=false",
            "MySQL",
            "unverified",
            "db.example",
            "sslMode=REQUIRED",
        ),
        (
            "jdbc:mysql://db.example/app?sslMode=VERIFY_IDENTITY",
            "MySQL",
            "tls",
            "db.example",
            "sslMode=VERIFY_IDENTITY",
        ),
        ("jdbc:mariadb://db.example/app", "MariaDB", "plain", "db.example", "jdbc:mariadb://db.example/app"),
        (
            "jdbc:sqlserver://db.example:1433;databaseName=a;encrypt=true",
            "SQL Server",
            "tls",
            "db.example:1433",
            "encrypt=true",
        ),
        (
            "jdbc:sqlserver://db.example;encrypt=true;trustServerCertificate=true",
            "SQL Server",
            "unverified",
            "db.example",
            "encrypt=true",
        ),
        ("jdbc:sqlserver://db.example;encrypt=false", "SQL Server", "plain", "db.example", "encrypt=false"),
        (
            "jdbc:oracle:thin:@db.example:1521/orcl",
            "Oracle",
            "opportunistic",
            "db.example:1521",
            "jdbc:oracle:thin:@db.example:1521/orcl",
        ),
        ("jdbc:oracle:thin:@tcps://db.example:2484/orcl", "Oracle", "tls", "db.example:2484", "jdbc:oracle:thin:@tcps"),
        ("jdbc:redshift://w.example:5439/dev?ssl=false", "Redshift", "plain", "w.example:5439", "ssl=false"),
        ("jdbc:db2://db.example:50000/app:sslConnection=true;", "Db2", "tls", "db.example:50000", "sslConnection=true"),
        ("jdbc:hive2://h.example:10000/default;ssl=true", "Hive", "tls", "h.example:10000", "ssl=true"),
    ] {
        let url_shown = url.trim_end_matches(';');
        assert_url(url, &format!("JDBC ({protocol}) {protection} {address} | {url_shown} | {decides}"));
    }
}

#[test]
fn other_drivers() {
    for (url, expected) in [
        ("mongodb://u:p@a.example:27017,b.example:27017/app", "MongoDB plain a.example:27017,b.example:27017"),
        ("mongodb://a.example/app?tls=true", "MongoDB tls a.example"),
        ("mongodb://a.example/app?ssl=true&tlsAllowInvalidCertificates=true", "MongoDB unverified a.example"),
        ("mongodb+srv://a.example/app", "MongoDB tls a.example"),
        ("mysql+pymysql://u:p@db.example/app", "MySQL opportunistic db.example"),
        ("mysql://db.example/app?ssl-mode=DISABLED", "MySQL plain db.example"),
        ("mssql+pyodbc://db.example/app?Encrypt=yes", "SQL Server tls db.example"),
    ] {
        let found = seen("TARGET", url);
        assert_eq!(found.len(), 1, "{url}");
        assert!(found[0].starts_with(&format!("{expected} | ")), "{found:?}");
    }
}

#[test]
fn a_password_is_never_part_of_the_address() {
    for (url, address) in [
        ("redis://:pa:ss@cache.example:6379/0", "cache.example:6379"),
        ("redis://:pa/ss@cache.example:6379/0", "cache.example:6379"),
        ("http://u:p%40q@a.example/x@y", "a.example"),
        ("http://a.example:8080/x@y", "a.example:8080"),
        ("http://[2001:db8::1]:8080/x", "[2001:db8::1]:8080"),
        ("jdbc:oracle:thin:scott/tiger@//db.example:1521/svc", "db.example:1521"),
        (
            "jdbc:oracle:thin:scott/tiger@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=db.example)(PORT=1521)))",
            "db.example:1521",
        ),
    ] {
        facts_of(url, |url| assert_eq!(url.address, address, "{url:?}"));
    }
}

fn facts_of(value: &str, look: impl FnOnce(&Url)) {
    let text = format!(r#"{{"TrainingJobName":"a","ResourceConfig":{{}},"HyperParameters":{{"u":"{value}"}}}}"#);
    facts(&[&text], |facts| look(&facts.urls[0]));
}

#[test]
fn an_option_that_is_not_understood_is_unknown() {
    assert_url(
        "postgresql://db.example/app?sslmode=${MODE}",
        "PostgreSQL unknown db.example | postgresql://db.example/app?sslmode=${MODE} | sslmode=${MODE}",
    );
    assert_url(
        "mysql://db.example/app?tls=x&sslmode=sometimes",
        "MySQL unknown db.example | mysql://db.example/app?tls=x&sslmode=sometimes | sslmode=sometimes",
    );
    assert_url(
        "jdbc:sqlserver://db.example;encrypt=perhaps",
        "JDBC (SQL Server) unknown db.example | jdbc:sqlserver://db.example;encrypt=perhaps | encrypt=perhaps",
    );
}

#[test]
fn options_alone() {
    assert_eq!(
        seen("KAFKA_SECURITY_PROTOCOL", "PLAINTEXT"),
        ["Kafka plain KAFKA_SECURITY_PROTOCOL | PLAINTEXT | PLAINTEXT"]
    );
    assert_eq!(seen("security.protocol", "SASL_SSL"), ["Kafka tls security.protocol | SASL_SSL | SASL_SSL"]);
    assert_eq!(seen("PGSSLMODE", "disable"), ["PostgreSQL plain PGSSLMODE | disable | disable"]);
    assert_url(
        "bootstrap.servers=b:9092\nsecurity.protocol=SASL_PLAINTEXT",
        "Kafka plain security.protocol | security.protocol=SASL_PLAINTEXT | SASL_PLAINTEXT",
    );
    assert_eq!(
        seen("KAFKA_SECURITY_PROTOCOL", "${mode}"),
        ["Kafka unknown KAFKA_SECURITY_PROTOCOL | ${mode} | ${mode}"]
    );
    assert_none("KAFKA_SECURITY_PROTOCOL", "");
}

#[test]
fn what_stays_on_the_machine_or_is_a_name() {
    for value in [
        "http://localhost:8080/x",
        "http://127.0.0.1:8080",
        "http://[::1]:80/",
        "http://169.254.169.254/latest/meta-data",
        "http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "http://0.0.0.0:80",
        "see http://www.w3.org/2001/XMLSchema",
        "http://json-schema.org/draft-07/schema#",
        "s3://example-bucket/code.tar.gz",
        "file:///opt/ml/input",
        "http+unix://%2Fvar%2Frun%2Fdocker.sock",
        "http://",
        "a://b",
        "://",
        "jdbc:",
        "nothing",
    ] {
        assert_none("TARGET", value);
    }
    for name in ["HTTPS_PROXY", "http_proxy", "no_proxy"] {
        assert_none(name, "http://proxy.example:3128");
    }
    assert_url(
        "http://127.0.0.1.example.com/",
        "HTTP plain 127.0.0.1.example.com | http://127.0.0.1.example.com/ | http",
    );
}

#[test]
fn urls_inside_other_text() {
    assert_url(
        "--tracking=http://mlflow.example/a, then",
        "HTTP plain mlflow.example | http://mlflow.example/a | http",
    );
    assert_eq!(
        seen("TARGET", "http://a.example http://b.example"),
        ["HTTP plain a.example | http://a.example | http", "HTTP plain b.example | http://b.example | http"]
    );
    assert_eq!(seen("TARGET", "\"http://a.example/x\""), ["HTTP plain a.example | http://a.example/x | http"]);
    assert_eq!(
        seen("TARGET", r#"{"urls":["http://a.example","rediss://b.example"],"k":1}"#),
        ["HTTP plain a.example | http://a.example | http", "Redis tls b.example | rediss://b.example | rediss"]
    );
}

#[test]
fn the_archive_of_the_program_is_an_input() {
    let text = r#"{"trainingJobName":"a","resourceConfig":{},"hyperParameters":[{"name":"sagemaker_submit_directory","value":"\"s3://example-bucket/code.tar.gz\""},{"name":"url","value":"http://a.example"}]}"#;
    facts(&[text], |facts| {
        let from: Vec<_> = facts.hops.iter().map(|hop| (hop.from.name.as_str(), hop.from.bucket.as_deref())).collect();
        assert!(from.contains(&("s3://example-bucket/code.tar.gz", Some("example-bucket"))), "{from:?}");
        assert_eq!(facts.urls[0].holder, UrlHolder::HyperParameter("url".into()));
    });
}

#[test]
fn arguments_and_addresses_of_data() {
    let text = r#"{"ProcessingJobName":"a","ProcessingInputs":[{"InputName":"i","S3Input":{"S3Uri":"http://s3.amazonaws.com/example-bucket/x"}}],"AppSpecification":{"ContainerArguments":["--db","redis://cache.example"]}}"#;
    facts(&[text], |facts| {
        let found: Vec<(String, &UrlHolder)> = facts.urls.iter().map(|url| (line(text, url), &url.holder)).collect();
        assert_eq!(
            found,
            [
                (
                    r#"HTTP plain s3.amazonaws.com | "http://s3.amazonaws.com/example-bucket/x" | "http://s3.amazonaws.com/example-bucket/x""#.to_owned(),
                    &UrlHolder::DataSource("S3Uri".into())
                ),
                ("Redis plain cache.example | redis://cache.example | redis".to_owned(), &UrlHolder::Argument),
            ]
        );
        assert_eq!(facts.hops[facts.urls[0].hop].from.bucket.as_deref(), Some("example-bucket"));
    });
}
