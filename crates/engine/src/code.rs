//! A lone resource policy as code: the resource of Terraform or CloudFormation that attaches it, for those who keep their policies
//! there and not in the console.

mod hcl;
mod yaml;

use crate::analysis::{self, Analysis, Told};
use crate::{InOrder, Input};
use wireproof_facts::{PolicyKind, PolicySource};
use wireproof_source::{Document, Limits, Node, decode, quoted};

/// What the code is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// A `resource` block of Terraform, with the policy in `jsonencode`.
    Terraform,
    /// A CloudFormation template in YAML.
    CloudFormation,
}

impl Dialect {
    /// Every dialect with the word for it.
    pub const ALL: [(&'static str, Self); 2] =
        [("terraform", Self::Terraform), ("cloudformation", Self::CloudFormation)];
}

/// The input's policy as code. Nothing when the input is no lone resource policy, when neither it nor `bucket` tells whose policy it
/// is, or when the dialect has no resource for such policies.
pub fn code(input: &Input, dialect: Dialect, bucket: Option<&str>) -> Option<String> {
    let (text, _) = decode(&input.bytes);
    let documents = [Document::parse(&text, &Limits::default())];
    let expansions = analysis::expand(&InOrder, &analysis::sources(&documents, &[Told::of(input)]));
    let analysis = Analysis::of(&InOrder, &documents, &expansions, bucket);
    let ([found], [read]) = (&*analysis.facts.policies, &*analysis.policies) else { return None };
    let PolicySource::Document(policy) = found.source else { return None };
    let is_lone = analysis.format(0) == found.format.id() && read.is_complete();
    let proved = read.proofs.first().map(|proof| &*proof.resource).filter(|arn| !arn.is_empty());
    let arn = proved.or(found.resource.as_deref()).filter(|arn| is_lone && !arn.contains(['*', '?', '$']))?;
    let target = Target::of(found.kind, arn)?;
    Some(match dialect {
        Dialect::Terraform => target.terraform(policy.open()),
        Dialect::CloudFormation => target.cloudformation(policy.open())?,
    })
}

/// What a policy is attached to and how each dialect attaches it.
struct Target {
    /// The last part of the name, from which the resource in the code is named.
    name: String,
    terraform: (&'static str, &'static str),
    /// Type, property of the resource, whether it is a list, property of the policy.
    cloudformation: Option<(&'static str, &'static str, bool, &'static str)>,
    /// What identifies the resource in both.
    id: String,
}

impl Target {
    fn of(kind: PolicyKind, arn: &str) -> Option<Self> {
        let mut parts = arn.splitn(6, ':').skip(1);
        let (partition, _service, region, account, resource) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let name = resource.rsplit([':', '/']).next()?.to_owned();
        let (id, terraform, cloudformation) = match kind {
            PolicyKind::S3Bucket => (
                name.clone(),
                ("aws_s3_bucket_policy", "bucket"),
                Some(("AWS::S3::BucketPolicy", "Bucket", false, "PolicyDocument")),
            ),
            PolicyKind::S3AccessPoint => {
                (arn.to_owned(), ("aws_s3control_access_point_policy", "access_point_arn"), None)
            }
            PolicyKind::Sqs => {
                let domain = if partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" };
                (
                    format!("https://sqs.{region}.{domain}/{account}/{name}"),
                    ("aws_sqs_queue_policy", "queue_url"),
                    Some(("AWS::SQS::QueuePolicy", "Queues", true, "PolicyDocument")),
                )
            }
            PolicyKind::Sns => (
                arn.to_owned(),
                ("aws_sns_topic_policy", "arn"),
                Some(("AWS::SNS::TopicPolicy", "Topics", true, "PolicyDocument")),
            ),
            PolicyKind::Kms => (name.clone(), ("aws_kms_key_policy", "key_id"), None),
            PolicyKind::Efs => (name.clone(), ("aws_efs_file_system_policy", "file_system_id"), None),
            PolicyKind::SecretsManager => (
                arn.to_owned(),
                ("aws_secretsmanager_secret_policy", "secret_arn"),
                Some(("AWS::SecretsManager::ResourcePolicy", "SecretId", false, "ResourcePolicy")),
            ),
            PolicyKind::DynamoDb => (arn.to_owned(), ("aws_dynamodb_resource_policy", "resource_arn"), None),
            _ => return None,
        };
        Some(Self { name, terraform, cloudformation, id })
    }

    fn terraform(&self, policy: &Node<'_>) -> String {
        let (kind, attribute) = self.terraform;
        let label = words(&self.name).collect::<Vec<_>>().join("_").to_lowercase();
        let label =
            if label.starts_with(|first: char| first.is_ascii_alphabetic()) { label } else { format!("_{label}") };
        let width = attribute.len().max("policy".len());
        let (id, name) = (hcl::text(&self.id), "policy");
        let mut out =
            format!("resource \"{kind}\" \"{label}\" {{\n  {attribute:<width$} = {id}\n  {name:<width$} = jsonencode(");
        hcl::write(&mut out, policy, 1);
        out.push_str(")\n}\n");
        out
    }

    fn cloudformation(&self, policy: &Node<'_>) -> Option<String> {
        let (kind, property, is_list, document) = self.cloudformation?;
        let label: String = words(&self.name).map(capitalised).collect();
        let (dash, id) = (if is_list { "\n        - " } else { " " }, quoted(&self.id));
        let head = format!("Resources:\n  {label}Policy:\n    Type: {kind}\n    Properties:");
        let mut out = format!("{head}\n      {property}:{dash}{id}\n      {document}:");
        yaml::write(&mut out, policy, 4);
        out.push('\n');
        Some(out)
    }
}

/// The runs of ASCII letters and digits.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn input(text: &str) -> Input {
        Input { name: "policy.json".into(), bytes: text.as_bytes().to_vec(), format: None }
    }

    const POLICY: &str = r#"{"Version": "2012-10-17", "Statement": [{
        "Sid": "a \"b\"", "Effect": "Deny", "Principal": {"AWS": "*"}, "Action": ["s3:*"],
        "Resource": ["arn:aws:s3:::claims-archive", "arn:aws:s3:::claims-archive/${aws:username}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": false}, "Null": {"aws:PrincipalTag/on%{x}": "true"}}
    }, {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::claims-archive/*", "Condition": {}}]}"#;

    #[test]
    fn a_bucket_policy_as_terraform() {
        let expected = r#"resource "aws_s3_bucket_policy" "claims_archive" {
  bucket = "claims-archive"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid = "a \"b\""
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action = [
          "s3:*",
        ]
        Resource = [
          "arn:aws:s3:::claims-archive",
          "arn:aws:s3:::claims-archive/$${aws:username}/*",
        ]
        Condition = {
          Bool = {
            "aws:SecureTransport" = false
          }
          Null = {
            "aws:PrincipalTag/on%%{x}" = "true"
          }
        }
      },
      {
        Effect = "Deny"
        Principal = "*"
        Action = "s3:*"
        Resource = "arn:aws:s3:::claims-archive/*"
        Condition = {}
      },
    ]
  })
}
"#;
        assert_eq!(code(&input(POLICY), Dialect::Terraform, None).unwrap(), expected);
    }

    #[test]
    fn a_bucket_policy_as_cloudformation() {
        let expected = r#"Resources:
  ClaimsArchivePolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: "claims-archive"
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: "a \"b\""
            Effect: "Deny"
            Principal:
              AWS: "*"
            Action:
              - "s3:*"
            Resource:
              - "arn:aws:s3:::claims-archive"
              - "arn:aws:s3:::claims-archive/${aws:username}/*"
            Condition:
              Bool:
                "aws:SecureTransport": false
              "Null":
                "aws:PrincipalTag/on%{x}": "true"
          - Effect: "Deny"
            Principal: "*"
            Action: "s3:*"
            Resource: "arn:aws:s3:::claims-archive/*"
            Condition: {}
"#;
        assert_eq!(code(&input(POLICY), Dialect::CloudFormation, None).unwrap(), expected);
    }

    #[test]
    fn the_template_gets_the_verdict_of_the_policy() {
        let policies = [
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::b-1","arn:aws:s3:::b-1/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}"#,
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b-1/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}"#,
            r#"{"Attributes":{"QueueArn":"arn:aws:sqs:us-east-1:111122223333:orders","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"arn:aws:sqs:us-east-1:111122223333:orders\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}"}}"#,
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:111122223333:orders"}]}"#,
        ];
        for policy in policies {
            let policy = input(policy);
            let template = Input {
                name: "template.yaml".into(),
                bytes: code(&policy, Dialect::CloudFormation, None).unwrap().into(),
                format: None,
            };
            let verdict = |input: &Input| analyze(std::slice::from_ref(input), &Options::default()).verdict;
            assert_eq!(verdict(&template), verdict(&policy), "{}", String::from_utf8_lossy(&template.bytes));
        }
    }

    #[test]
    fn each_kind_of_policy_has_its_resource() {
        let heads = |text: &str| {
            let head = |dialect| {
                code(&input(text), dialect, None).map(|code| code.lines().take(2).collect::<Vec<_>>().join("\n"))
            };
            [head(Dialect::Terraform), head(Dialect::CloudFormation)]
        };
        let queue = r#"{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"arn:aws-cn:sqs:cn-north-1:111122223333:9-orders"}]}"#;
        assert_eq!(heads(queue), [
            Some("resource \"aws_sqs_queue_policy\" \"_9_orders\" {\n  queue_url = \"https://sqs.cn-north-1.amazonaws.com.cn/111122223333/9-orders\"".into()),
            Some("Resources:\n  9OrdersPolicy:".into()),
        ]);
        let files = r#"{"FileSystemId":"fs-1","Policy":"{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"*\",\"Resource\":\"arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1\"}]}"}"#;
        assert_eq!(
            heads(files),
            [Some("resource \"aws_efs_file_system_policy\" \"fs_1\" {\n  file_system_id = \"fs-1\"".into()), None]
        );
    }

    #[test]
    fn what_is_no_lone_policy_or_nobodys_is_not_written() {
        let nobodys = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}"#;
        let template = r#"{"Resources":{"P":{"Type":"AWS::S3::BucketPolicy","Properties":{"Bucket":"b-1","PolicyDocument":{"Statement":[]}}}}}"#;
        for text in [
            nobodys,
            template,
            "{",
            r#"{"TrainingJobName":"x"}"#,
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny"#,
        ] {
            assert_eq!(code(&input(text), Dialect::Terraform, None), None, "{text}");
        }
        assert!(
            code(&input(nobodys), Dialect::Terraform, Some("b-1"))
                .unwrap()
                .starts_with("resource \"aws_s3_bucket_policy\" \"b_1\" {\n  bucket = \"b-1\"\n")
        );
    }
}
