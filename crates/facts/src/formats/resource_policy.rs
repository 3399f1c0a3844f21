//! Policies of resources other than buckets, told apart by the resources and actions that they name.

use super::{Body, Card};
use crate::detect::Signs;
use crate::systems::efs;
use crate::{PolicyKind, policy};

macro_rules! policies {
    ($($id:literal, $kind:ident $([$type:expr, $name:literal])?, $command:literal, $sample:literal);+ $(;)?) => {
        pub(super) const CARDS: &[Card] = &[$(Card {
            id: $id,
            command: $command,
            #[cfg(test)]
            sample: $sample,
            signs: Signs::Policy(|look| look.kind == PolicyKind::$kind),
            types: &[$($type)?],
            names: &[$($name)?],
            body: Body::Resource(policy::read),
        }),+];
    };
}

policies! {
    "dynamodb.resource-policy", DynamoDb,
    "aws dynamodb get-resource-policy --resource-arn ARN",
    r#"{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"dynamodb:*\",\"Resource\":\"arn:aws:dynamodb:us-east-1:111122223333:table/orders\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}","RevisionId":"1"}"#;
    "elasticfilesystem.file-system-policy", Efs [efs::POLICY, "FileSystemId"],
    "aws efs describe-file-system-policy --file-system-id ID",
    r#"{"FileSystemId":"fs-0123456789abcdef0","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"*\",\"Resource\":\"arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-0123456789abcdef0\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}"}"#;
    "iam.resource-policy", Other,
    "aws RESOURCE get-resource-policy",
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}"#;
    "kms.key-policy", Kms,
    "aws kms get-key-policy --key-id ID",
    r#"{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"}"#;
    "s3control.access-point-policy", S3AccessPoint,
    "aws s3control get-access-point-policy --account-id ACCOUNT --name NAME",
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:us-east-1:111122223333:accesspoint/train","arn:aws:s3:us-east-1:111122223333:accesspoint/train/object/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}"#;
    "secretsmanager.resource-policy", SecretsManager,
    "aws secretsmanager get-resource-policy --secret-id ID",
    r#"{"ARN":"arn:aws:secretsmanager:us-east-1:111122223333:secret:db","Name":"db","ResourcePolicy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"secretsmanager:*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}"}"#;
    "sns.topic-policy", Sns,
    "aws sns get-topic-attributes --topic-arn ARN",
    r#"{"Attributes":{"TopicArn":"arn:aws:sns:us-east-1:111122223333:orders","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"SNS:Publish\",\"Resource\":\"arn:aws:sns:us-east-1:111122223333:orders\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}"}}"#;
    "sqs.queue-policy", Sqs,
    "aws sqs get-queue-attributes --queue-url URL --attribute-names Policy QueueArn",
    r#"{"Attributes":{"QueueArn":"arn:aws:sqs:us-east-1:111122223333:orders","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"arn:aws:sqs:us-east-1:111122223333:orders\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}"}}"#;
}
