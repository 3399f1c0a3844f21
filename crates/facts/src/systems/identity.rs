//! Who may ask, and what encrypts stored bytes: IAM roles and policies, KMS keys.

use super::component::components;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Mechanism, PolicyKind, field, policy};
use wireproof_source::Node;

components! {
    "iam.get-role", "aws iam get-role --role-name NAME",
    in "Role", &[&["RoleName"], &["AssumeRolePolicyDocument"]],
    r#"{"Role":{"RoleName":"jobs","Arn":"arn:aws:iam::111122223333:role/jobs","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}}}"#;
    &["AWS::IAM::Role", "aws_iam_role"], &["RoleName", "Arn"],
    |reader, node| read(reader, node, Mechanism::Iam, &["RoleName", "Name"]);

    "iam.managed-policy", "aws iam get-policy --policy-arn ARN";
    &["AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy",
      "aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"],
    &["PolicyName"],
    |reader, node| read(reader, node, Mechanism::Iam, &["PolicyName", "ManagedPolicyName", "Name"]);

    "kms.describe-key", "aws kms describe-key --key-id ID",
    in "KeyMetadata", &[&["KeyId"], &["KeyUsage", "KeyManager", "KeySpec"]],
    r#"{"KeyMetadata":{"KeyId":"1f0c0d2e-aaaa-bbbb-cccc-000000000001","Arn":"arn:aws:kms:us-east-1:111122223333:key/1f0c0d2e-aaaa-bbbb-cccc-000000000001","KeyUsage":"ENCRYPT_DECRYPT","KeyManager":"CUSTOMER"}}"#;
    &["AWS::KMS::Key", "AWS::KMS::ReplicaKey", "aws_kms_key", "aws_kms_replica_key"], &["KeyId", "Arn"],
    key;
}

fn key<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    read(reader, node, Mechanism::KmsKey, &["KeyId", "Description"]);
    let Some(document) = ["KeyPolicy", "Policy"].iter().find_map(|key| field::get(node, key)) else { return };
    let name = reader.name(node, &["KeyId"]);
    policy::attached_to(reader, PolicyKind::Kms, document, name);
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, mechanism: Mechanism, names: &[&str]) {
    let name = reader.name(node, names);
    let site = reader.named(node, names);
    reader.component(mechanism, &name, site);
}
