//! Which format each file of the corpus may be taken for.

use crate::index::Entry;

/// Kinds whose verdicts are compared.
const SUPPORTED: [&str; 8] = [
    "iam-policy",
    "malformed",
    "resource-policy",
    "s3-policy",
    "sagemaker-job",
    "sagemaker-k8s",
    "sagemaker-pipeline",
    "stepfunctions",
];

/// The ids of the files of a kind that [`FORMATS`] does not list; `config.` stands for any id of that service.
const KINDS: [(&str, &[&str]); 9] = [
    ("cdk", &["cloudformation.template"]),
    ("cfn", &["cloudformation.template"]),
    ("cloudtrail", &["cloudtrail.", "ec2.", ""]),
    ("config-item", &["config.", ""]),
    ("describe", &[]),
    ("sagemaker-k8s", &["kubernetes.manifest"]),
    ("sagemaker-pipeline", &["sagemaker.pipeline-definition"]),
    ("stepfunctions", &["stepfunctions.state-machine"]),
    ("tfplan", &["terraform.plan", "terraform.state", ""]),
];

/// File, and the ids that name it rightly; `""` stands for "not recognised".
const FORMATS: [(&str, &[&str]); 125] = [
    ("describe/acm-certificate.json", &["acm.", ""]),
    ("describe/apigw-domain-name.json", &["apigateway.", ""]),
    ("describe/client-vpn-endpoints.json", &["ec2.", ""]),
    ("describe/cloudfront-distributions-c7n.json", &["cloudfront.", ""]),
    ("describe/dax-clusters-c7n.json", &["dax.", ""]),
    ("describe/directconnect-connections-c7n.json", &["directconnect.", ""]),
    ("describe/directconnect-connections.json", &["directconnect.", ""]),
    ("describe/dms-endpoints-ssl-c7n.json", &["dms.", ""]),
    ("describe/dms-endpoints.json", &["dms.", ""]),
    ("describe/docdb-cluster-parameters.json", &["docdb.", "rds.", ""]),
    ("describe/efs-file-systems-c7n.json", &["efs.", ""]),
    ("describe/efs-file-systems.json", &["efs.", ""]),
    ("describe/elasticache-cache-clusters.json", &["elasticache.describe-cache-clusters"]),
    ("describe/elasticache-replication-groups-c7n.json", &["elasticache.describe-replication-groups"]),
    ("describe/elasticache-replication-groups.json", &["elasticache.describe-replication-groups"]),
    ("describe/elb-load-balancers-c7n.json", &["elb.", ""]),
    ("describe/elb-policies-ciphers-c7n.json", &["elb.", ""]),
    // the list of AWS's own policies: nobody's resource
    ("describe/elbv2-ssl-policies.json", &["elbv2.", ""]),
    ("describe/es-domain-config.json", &["es.", "opensearch.", ""]),
    ("describe/fsx-file-systems-c7n.json", &["fsx.", ""]),
    ("describe/fsx-lustre-c7n.json", &["fsx.", ""]),
    ("describe/kinesis-stream-c7n.json", &["kinesis.", ""]),
    ("describe/memorydb-clusters-c7n.json", &["memorydb.", ""]),
    ("describe/nat-gateways-c7n.json", &["ec2.", ""]),
    ("describe/nat-gateways-public.json", &["ec2.", ""]),
    ("describe/rds-db-instances-c7n.json", &["rds.", ""]),
    ("describe/rds-db-instances-placebo.json", &["rds.", ""]),
    ("describe/redshift-cluster-parameters.json", &["redshift.", ""]),
    ("describe/redshift-clusters-c7n.json", &["redshift.", ""]),
    ("describe/transit-gateway-peering.json", &["ec2.", ""]),
    ("describe/vpc-endpoint-services-c7n.json", &["ec2.", ""]),
    ("describe/vpc-endpoints.json", &["ec2.", ""]),
    ("describe/vpc-peering-connections.json", &["ec2.", ""]),
    ("describe/vpn-connections.json", &["ec2.", ""]),
    ("iam-policy/datazone-user-policy.json", &["iam.policy"]),
    ("iam-policy/drift-detection-inline-policy.json", &["iam.policy"]),
    ("iam-policy/resilient-instance-policy.json", &["iam.policy"]),
    ("iam-policy/sagemaker-trust-policy.json", &["iam.trust-policy"]),
    // without a Principal, a policy of an organization looks like one of an identity
    ("iam-policy/scp-deny-vpn.json", &["iam.policy"]),
    ("iam-policy/scp-require-sse-s3.json", &["iam.policy"]),
    ("large/bucket-policy-300kb.json", &["s3.bucket-policy"]),
    ("large/cloudtrail-1mb.jsonl", &["cloudtrail.", ""]),
    ("large/config-snapshot-1mb.json", &["config.", ""]),
    ("large/describe-db-instances-1mb.json", &["rds.", ""]),
    ("large/tfplan-10mb.json", &["terraform.plan"]),
    ("malformed/bom-crlf-bucket-policy.json", &["s3.bucket-policy"]),
    ("malformed/bool-as-string.json", &["sagemaker.create-training-job"]),
    ("malformed/boto3-pprint-datetime.txt", &["sagemaker.describe-training-job", ""]),
    ("malformed/cfnlint-duplicate-keys.json", &["cloudformation.template"]),
    // its parent is a list where a map belongs
    ("malformed/cfnlint-parse-invalid-map.yaml", &["cloudformation.template", ""]),
    ("malformed/cli-describe-db-instances-elided.json", &["rds.", ""]),
    ("malformed/comments-slash-hash-block.json", &["sagemaker.create-training-job"]),
    ("malformed/diff-prefixed.txt", &["s3.bucket-policy", ""]),
    ("malformed/double-escaped-policy.json", &["s3.get-bucket-policy", "s3.bucket-policy"]),
    ("malformed/duplicate-key-conflict.json", &["sagemaker.create-training-job"]),
    ("malformed/escaped-policy-string-only.json", &["s3.bucket-policy"]),
    ("malformed/github-line-numbers.txt", &["s3.bucket-policy", ""]),
    ("malformed/guard-malformed-template.yaml", &["cloudformation.template", ""]),
    ("malformed/korean-emoji-tags.json", &["sagemaker.create-training-job"]),
    ("malformed/log-prefixed-request.txt", &["sagemaker.create-training-job", ""]),
    ("malformed/markdown-fenced.md", &["sagemaker.create-training-job"]),
    ("malformed/nbsp-indent-bucket-policy.json", &["s3.bucket-policy"]),
    ("malformed/shell-create-training-job.sh.txt", &["sagemaker.create-training-job", ""]),
    ("malformed/shell-put-bucket-policy-heredoc.txt", &["s3.bucket-policy", "s3.put-bucket-policy", ""]),
    ("malformed/statement-array-only.json", &["s3.bucket-policy"]),
    ("malformed/statement-object-only.json", &["s3.bucket-policy"]),
    ("malformed/truncated-mid-string.json", &["sagemaker.create-training-job"]),
    ("malformed/two-documents-concatenated.json", &["sagemaker.create-training-job"]),
    // the document of a role's inline policy, although its statements are those of a bucket's
    ("malformed/url-encoded-policy.json", &["iam.policy", "s3.bucket-policy"]),
    ("malformed/utf16le-bucket-policy.json", &["s3.bucket-policy"]),
    ("resource-policy/dynamodb-resource-policy.json", &["dynamodb.resource-policy"]),
    ("resource-policy/efs-deny-insecure.json", &["elasticfilesystem.file-system-policy"]),
    ("resource-policy/iam-policy-version.json", &["iam.policy"]),
    ("resource-policy/kms-key-policy.json", &["kms.key-policy"]),
    ("resource-policy/lza-apigateway.json", &["iam.resource-policy"]),
    ("resource-policy/sns-deny-publish-insecure.json", &["sns.topic-policy"]),
    ("s3-policy/c7n-s3-condition-multi-keys.json", &["s3.bucket-policy"]),
    ("s3-policy/c7n-s3-policies-fixture.json", &["s3.bucket-policy"]),
    ("s3-policy/c7n-s3-principal.json", &["s3.bucket-policy"]),
    ("s3-policy/cli-get-bucket-policy.json", &["s3.get-bucket-policy"]),
    ("s3-policy/gbp-access-point-delegation-1.json", &["s3.get-bucket-policy"]),
    ("s3-policy/gbp-deny-when-secure-INVERTED.json", &["s3.get-bucket-policy"]),
    ("s3-policy/gbp-deny-when-secure-placebo.json", &["s3.get-bucket-policy"]),
    ("s3-policy/gbp-error-no-such-bucket-policy.json", &["s3.no-such-bucket-policy"]),
    ("s3-policy/lza-access-log-bucket.json", &["s3.bucket-policy"]),
    ("s3-policy/lza-assets-bucket.json", &["s3.bucket-policy"]),
    ("s3-policy/lza-central-log-bucket.json", &["s3.bucket-policy"]),
    ("s3-policy/lza-central-log-small.json", &["s3.bucket-policy"]),
    ("s3-policy/lza-elb-log-bucket.json", &["s3.bucket-policy"]),
    ("s3-policy/stratus-malicious-cross-account.json", &["s3.bucket-policy"]),
    ("sagemaker-job/create-auto-ml-job-v2-from-describe.json", &["sagemaker.create-auto-ml-job-v2"]),
    ("sagemaker-job/create-hyper-parameter-tuning-job-ack.json", &["sagemaker.create-hyper-parameter-tuning-job"]),
    ("sagemaker-job/create-processing-job-ack.json", &["sagemaker.create-processing-job"]),
    ("sagemaker-job/create-training-job-ack.json", &["sagemaker.create-training-job"]),
    ("sagemaker-job/create-training-job-distributed-vpc-encrypted.json", &["sagemaker.create-training-job"]),
    ("sagemaker-job/create-training-job-distributed-vpc-no-encryption.json", &["sagemaker.create-training-job"]),
    ("sagemaker-job/create-training-job-from-describe.json", &["sagemaker.create-training-job"]),
    ("sagemaker-job/create-training-job-response-only.json", &["sagemaker.response"]),
    ("sagemaker-job/create-training-job-single-instance.json", &["sagemaker.create-training-job"]),
    ("sagemaker-job/create-transform-job-ack.json", &["sagemaker.create-transform-job"]),
    ("sagemaker-job/describe-automl-job-v2-c7n-stop.json", &["sagemaker.describe-auto-ml-job-v2"]),
    ("sagemaker-job/describe-automl-job-v2-c7n.json", &["sagemaker.describe-auto-ml-job-v2"]),
    ("sagemaker-job/describe-compilation-job-c7n.json", &["sagemaker.", ""]),
    ("sagemaker-job/describe-data-quality-job-def.json", &["sagemaker.describe-data-quality-job-definition"]),
    ("sagemaker-job/describe-domain-c7n.json", &["sagemaker.describe-domain", ""]),
    ("sagemaker-job/describe-endpoint.json", &["sagemaker.describe-endpoint", ""]),
    ("sagemaker-job/describe-hpo-c7n-stop.json", &["sagemaker.describe-hyper-parameter-tuning-job"]),
    ("sagemaker-job/describe-hpo-c7n.json", &["sagemaker.describe-hyper-parameter-tuning-job"]),
    ("sagemaker-job/describe-hpo-completed.json", &["sagemaker.describe-hyper-parameter-tuning-job"]),
    ("sagemaker-job/describe-model-bias-c7n.json", &["sagemaker.describe-model-bias-job-definition"]),
    ("sagemaker-job/describe-model-bias-job-def.json", &["sagemaker.describe-model-bias-job-definition"]),
    ("sagemaker-job/describe-model-c7n.json", &["sagemaker.describe-model"]),
    ("sagemaker-job/describe-model.json", &["sagemaker.describe-model"]),
    ("sagemaker-job/describe-monitoring-schedule.json", &["sagemaker.describe-monitoring-schedule"]),
    ("sagemaker-job/describe-notebook-instance-c7n.json", &["sagemaker.describe-notebook-instance", ""]),
    ("sagemaker-job/describe-processing-job-c7n.json", &["sagemaker.describe-processing-job"]),
    ("sagemaker-job/describe-processing-job-variation.json", &["sagemaker.describe-processing-job"]),
    ("sagemaker-job/describe-processing-job.json", &["sagemaker.describe-processing-job"]),
    ("sagemaker-job/describe-training-job-placebo-envelope.json", &["sagemaker.describe-training-job"]),
    ("sagemaker-job/describe-training-job-warmpool.json", &["sagemaker.describe-training-job"]),
    ("sagemaker-job/describe-transform-job.json", &["sagemaker.describe-transform-job"]),
    ("sagemaker-job/list-training-jobs-c7n.json", &["sagemaker.list"]),
    ("sagemaker-job/notebook-output-describe-endpoint-deepar.txt", &["sagemaker.describe-endpoint", ""]),
    // the defaults of the Python SDK: no resource
    ("sagemaker-k8s/sdk-remote-function-config.yaml", &[""]),
    ("stepfunctions/groundtruth-active-learning.cfn.yaml", &["cloudformation.template"]),
];

/// Whether documents of the file's kind are read.
pub(crate) fn is_supported(entry: &Entry) -> bool {
    SUPPORTED.contains(&entry.kind.as_str())
}

/// What is wrong with the format that the file was taken for.
pub(crate) fn fault(entry: &Entry, format: Option<&str>) -> Option<String> {
    let format = format.unwrap_or("");
    let listed = FORMATS.iter().find(|(file, _)| *file == entry.file);
    let of_kind = KINDS.iter().find(|(kind, _)| *kind == entry.kind);
    let allowed = listed.or(of_kind).map_or(&[""][..], |(_, formats)| formats);
    let is_allowed = |id: &&str| *id == format || (id.ends_with('.') && format.starts_with(*id));
    (!allowed.iter().any(is_allowed)).then(|| format!("taken for {format:?}, may be {allowed:?}"))
}
