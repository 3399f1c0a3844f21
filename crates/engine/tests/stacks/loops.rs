//! `Fn::ForEach`: loops that the template decides, and those that only a deployment does.

use super::*;

#[test]
fn loops() {
    let policy = DENY
        .replace("!GetAtt B.Arn, !Sub '${B.Arn}/*'", "!GetAtt '${Name}Bucket.Arn', !Sub 'arn:aws:s3:::acme-${Name}/*'");
    one(
        &format!(
            "Transform: AWS::LanguageExtensions
Parameters:
  Names: {{Type: CommaDelimitedList, Default: 'Alpha, Beta'}}
Mappings:
  Tls: {{Alpha: {{cache: true}}, Beta: {{cache: false}}}}
Resources:
  Fn::ForEach::Buckets:
    - Name
    - [logs, data]
    - '${{Name}}Bucket': {{Type: 'AWS::S3::Bucket', Properties: {{BucketName: !Sub 'acme-${{Name}}'}}}}
  Fn::ForEach::Policies:
    - Name
    - [logs]
    - '${{Name}}Policy':
        Type: AWS::S3::BucketPolicy
        Properties: {{Bucket: !Ref '${{Name}}Bucket', PolicyDocument: {{Statement: [{policy}]}}}}
  Fn::ForEach::Caches:
    - Name
    - !Ref Names
    - 'Cache${{Name}}': {CACHE}!FindInMap [Tls, !Ref Name, cache]}}}}
"
        ),
        &[
            "acme-logs enforced /Resources/Fn::ForEach::Policies/2/${Name}Policy/Properties/PolicyDocument/Statement/0",
            "CacheAlpha enforced /Resources/Fn::ForEach::Caches/2/Cache${Name}/Properties/TransitEncryptionEnabled",
            "CacheBeta cleartext /Resources/Fn::ForEach::Caches/2/Cache${Name}/Properties/TransitEncryptionEnabled",
            "acme-data cleartext /Resources/Fn::ForEach::Buckets/2/${Name}Bucket",
        ],
        &[],
    );
}

#[test]
fn loops_in_loops_and_in_properties() {
    one(
        "Transform: [AWS::LanguageExtensions]
Conditions:
  Fn::ForEach::Sites:
    - Site
    - [A, B]
    - 'Is${Site}': !Equals [!Ref Site, A]
Resources:
  Fn::ForEach::Outer:
    - Site
    - [A, B]
    - Fn::ForEach::Inner:
        - Address
        - ['10.0.0.1', '10.0.0.2']
        - 'C${Site}&{Address}':
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: {ReplicationGroupDescription: '${Address}', Fn::ForEach::P: [Flag, [TransitEncryptionEnabled], {'${Flag}': !If ['Is${Site}', true, false]}]}
",
        &[
            "CA10001 enforced /Resources/Fn::ForEach::Outer/2/Fn::ForEach::Inner/2/C${Site}&{Address}/Properties/Fn::ForEach::P/2/${Flag}",
            "CA10002 enforced /Resources/Fn::ForEach::Outer/2/Fn::ForEach::Inner/2/C${Site}&{Address}/Properties/Fn::ForEach::P/2/${Flag}",
            "CB10001 cleartext /Resources/Fn::ForEach::Outer/2/Fn::ForEach::Inner/2/C${Site}&{Address}/Properties/Fn::ForEach::P/2/${Flag}",
            "CB10002 cleartext /Resources/Fn::ForEach::Outer/2/Fn::ForEach::Inner/2/C${Site}&{Address}/Properties/Fn::ForEach::P/2/${Flag}",
        ],
        &[],
    );
}

#[test]
fn loops_over_what_only_a_deployment_knows() {
    let open = format!(
        "Parameters: {{Names: {{Type: CommaDelimitedList}}}}
Resources:
  Store: {{Type: 'AWS::S3::Bucket'}}
  Fn::ForEach::Policies:
    - Name
    - !Ref Names
    - '${{Name}}Policy': {{Type: 'AWS::S3::BucketPolicy', Properties: {{Bucket: !Ref Name, PolicyDocument: {{Statement: [{DENY}]}}}}}}
  Fn::ForEach::Caches:
    - Name
    - !Ref Names
    - '${{Name}}Cache': {CACHE}true}}}}
"
    );
    let caches = "/Resources/Fn::ForEach::Caches/1";
    let policies = "/Resources/Fn::ForEach::Policies/1";
    one(
        &open,
        &[
            &format!("${{Name}} unknown {policies}"),
            &format!("${{Name}}Cache unknown {caches}"),
            "Store unknown /Resources/Store",
        ],
        &[policies, caches],
    );
    // Without a policy in the loop the bucket has none.
    one(
        &open.replace("AWS::S3::BucketPolicy", "AWS::SNS::Topic"),
        &[&format!("${{Name}}Cache unknown {caches}"), "Store cleartext /Resources/Store"],
        &[policies, caches],
    );
    let in_properties = format!(
        "Parameters: {{Names: {{Type: CommaDelimitedList}}}}
Resources:
  Cache: {CACHE}true, Fn::ForEach::P: [Name, !Ref Names, {{'${{Name}}': false}}]}}}}
"
    );
    one(&in_properties, &["Cache unknown /Resources/Cache/Properties/Fn::ForEach::P/1"], &[]);
}
