//! SAM: what it makes of functions, APIs and `Globals`.

use super::*;

#[test]
fn resources_of_sam() {
    one(
        "Transform: AWS::Serverless-2016-10-31
Globals:
  Api:
    Domain: {DomainName: api.example.com, SecurityPolicy: TLS_1_0}
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events: {Get: {Type: Api, Properties: {Path: /, Method: get}}}
      Policies: [{S3ReadPolicy: {BucketName: !Ref Data}}, {Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]}]
  Own: {Type: 'AWS::Serverless::Api', Properties: {StageName: prod, Domain: {SecurityPolicy: TLS_1_2}}}
  Hidden: {Type: 'AWS::Serverless::HttpApi', Properties: {DisableExecuteApiEndpoint: true}}
  Table: {Type: 'AWS::Serverless::SimpleTable'}
  Graph: {Type: 'AWS::Serverless::GraphQLApi', Properties: {Cache: {Type: SMALL, Ttl: 60, TransitEncryptionEnabled: true}}}
  Link: {Type: 'AWS::Serverless::Connector', Properties: {}}
  Data: {Type: 'AWS::S3::Bucket'}
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument: {Statement: [{Effect: Deny, Principal: {AWS: !GetAtt FnRole.Arn}, Action: 's3:*', Resource: [!GetAtt Data.Arn, !Sub '${Data.Arn}/*'], Condition: {Bool: {'aws:SecureTransport': 'false'}}}]}
",
        &[
            "Own.DomainName enforced /Resources/Own/Properties/Domain/SecurityPolicy",
            "Own enforced /Resources/Own",
            "Graph.Cache encrypted /Resources/Graph/Properties/Cache/TransitEncryptionEnabled",
            "Graph encrypted /Resources/Graph",
            "Data cleartext /Resources/DataPolicy/Properties/PolicyDocument/Statement/0/Principal",
            "ServerlessRestApi.DomainName enforced /Globals/Api/Domain/SecurityPolicy",
            "ServerlessRestApi enforced /Resources/Fn/Properties/Events/Get",
        ],
        &[],
    );
}

#[test]
fn addresses_in_the_environment_of_functions() {
    let text = "Globals:
  Function:
    Environment: {Variables: {API: 'http://internal.example.com/x', SHARED: 'http://example.com'}}
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Environment: {Variables: {SHARED: !Sub 'https://${Host}/x'}}
";
    one(
        text,
        &[
            "${Host} encrypted /Resources/Fn/Properties/Environment/Variables/SHARED",
            "internal.example.com cleartext /Globals/Function/Environment/Variables/API",
        ],
        &[],
    );
    let report = report(&[("t", text)], Language::En);
    let finding = report.findings.iter().find(|finding| finding.rule == "plaintext-url").unwrap();
    assert_eq!(
        finding.why,
        "AWS does not encrypt what the function's code sends to an address of its own: the code decides by this value."
    );
}

#[test]
fn old_tls_of_apis() {
    let found = |text: &str| -> Vec<String> {
        let report = report(&[("template", text)], Language::En);
        let old = report.findings.iter().filter(|finding| finding.rule == "old-tls-accepted");
        old.map(|finding| finding.location.pointer.clone()).collect()
    };
    let api = |properties: &str| {
        found(&format!("Resources:\n  A: {{Type: 'AWS::Serverless::Api', Properties: {{StageName: p{properties}}}}}\n"))
    };
    assert_eq!(api(""), ["/Resources/A/Properties"]);
    assert_eq!(api(", EndpointConfiguration: {Type: REGIONAL}"), ["/Resources/A/Properties"]);
    assert_eq!(api(", EndpointConfiguration: PRIVATE"), [""; 0]);
    assert_eq!(api(", EndpointConfiguration: {Type: PRIVATE}"), [""; 0]);
    assert_eq!(api(", SecurityPolicy: TLS_1_2"), [""; 0]);
    assert_eq!(api(", DisableExecuteApiEndpoint: true"), [""; 0]);
    assert_eq!(
        api(", DisableExecuteApiEndpoint: true, Domain: {SecurityPolicy: TLS_1_0}"),
        ["/Resources/A/Properties/Domain/SecurityPolicy"]
    );
    assert_eq!(found("Resources: {A: {Type: 'AWS::Serverless::HttpApi'}}"), [""; 0]);
}

#[test]
fn globals_are_merged() {
    let integration =
        "{paths: {/: {get: {x-amazon-apigateway-integration: {type: http_proxy, uri: 'http://example.com/'}}}}}";
    one(
        &format!(
            "Globals:
  HttpApi: {{DisableExecuteApiEndpoint: true}}
  StateMachine: {{DefinitionSubstitutions: {{On: true, Kept: 1}}}}
Resources:
  A: {{Type: 'AWS::Serverless::HttpApi', Properties: {{DefinitionBody: {integration}}}}}
  B: {{Type: 'AWS::Serverless::HttpApi', Properties: {{DisableExecuteApiEndpoint: false}}}}
  M:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions: {{Kept: 2}}
      Definition:
        StartAt: T
        States:
          T:
            Type: Task
            Resource: arn:aws:states:::sagemaker:createTrainingJob.sync
            Parameters:
              TrainingJobName: t
              AlgorithmSpecification: {{TrainingInputMode: File}}
              EnableInterContainerTrafficEncryption: '${{On}}'
              ResourceConfig: {{InstanceType: ml.m5.xlarge, InstanceCount: '${{Kept}}', VolumeSizeInGB: 1}}
            End: true
"
        ),
        &[
            "http://example.com/ cleartext /Resources/A/Properties/DefinitionBody/paths/~1/get/x-amazon-apigateway-integration/uri",
            "B enforced /Resources/B",
            "SageMaker API enforced /Resources/M/Properties/Definition/States/T",
            "T (2 × ml.m5.xlarge) encrypted /Resources/M/Properties/Definition/States/T/Parameters/EnableInterContainerTrafficEncryption",
        ],
        &[],
    );
}

#[test]
fn definitions_of_apis_in_files() {
    let text = "Resources:
  Sam: {Type: 'AWS::Serverless::Api', Properties: {StageName: p, DefinitionUri: api.yaml}}
  Own: {Type: 'AWS::ApiGatewayV2::Api', Properties: {BodyS3Location: {Bucket: b, Key: k}}}
  Both: {Type: 'AWS::ApiGateway::RestApi', Properties: {Body: {paths: {}}, BodyS3Location: {Bucket: b, Key: k}}}
";
    one(
        text,
        &["Sam enforced /Resources/Sam", "Own enforced /Resources/Own", "Both enforced /Resources/Both"],
        &["/Resources/Sam/Properties/DefinitionUri", "/Resources/Own/Properties/BodyS3Location"],
    );
}
