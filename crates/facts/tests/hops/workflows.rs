//! Jobs inside state machines, pipelines, manifests, and inside the templates that hold those.

use crate::seen::{between, characters, facts, hops};
use wireproof_facts::{Format, Given, Origin};

const PARAMETERS: &str =
    r#"{"AlgorithmSpecification":{},"ResourceConfig":{"InstanceCount":2},"TrainingJobDefinition":{}}"#;

fn state(resource: &str) -> String {
    format!(r#"{{"Type":"Task","Resource":"{resource}","Parameters":{PARAMETERS}}}"#)
}

fn machine(states: &str) -> String {
    format!(r#"{{"StartAt":"Fit","States":{{{states}}}}}"#)
}

/// The jobs by name, with the characters that name them.
fn jobs(text: &str) -> Vec<String> {
    facts(&[text], |facts| {
        let name = |job: &wireproof_facts::Job<'_>| {
            assert_eq!(job.origin, Origin::Workflow, "{text}");
            format!("{:?} {} {}", job.kind, job.name, characters(text, job.site))
        };
        facts.jobs.iter().map(name).collect()
    })
}

/// What the switches of the jobs are.
fn switches(text: &str) -> Vec<Given<bool>> {
    facts(&[text], |facts| facts.jobs.iter().filter_map(|job| Some(job.switch.as_ref()?.given.clone())).collect())
}

/// The parameters that the hops between instances rest on.
fn depends(text: &str) -> Vec<String> {
    facts(&[text], |facts| {
        let hops = facts.hops.iter().filter(|hop| hop.route == wireproof_facts::Route::BetweenInstances);
        hops.flat_map(|hop| &hop.depends).map(|parameter| format!("{}={}", parameter.name, parameter.default)).collect()
    })
}

#[test]
fn tasks_by_what_they_call() {
    for (resource, expected) in [
        ("arn:aws:states:::sagemaker:createTrainingJob", Some("Training")),
        ("arn:aws:states:::sagemaker:createTrainingJob.sync", Some("Training")),
        ("arn:aws-cn:states:::sagemaker:createTrainingJob.sync", Some("Training")),
        ("arn:aws-us-gov:states:::aws-sdk:sagemaker:createTrainingJob", Some("Training")),
        ("arn:aws:states:::aws-sdk:sagemaker:createTrainingJob.waitForTaskToken", Some("Training")),
        ("arn:aws:states:::sagemaker:createProcessingJob.sync", Some("Processing")),
        ("arn:aws:states:::sagemaker:createTransformJob.sync", Some("Transform")),
        ("arn:aws:states:::sagemaker:createHyperParameterTuningJob.sync", Some("Tuning")),
        ("arn:aws:states:::aws-sdk:sagemaker:describeTrainingJob", None),
        ("arn:aws:states:::lambda:invoke", None),
        ("arn:aws:lambda:us-east-1:111122223333:function:createTrainingJob", None),
        ("${Function.Arn}", None),
    ] {
        let found = jobs(&machine(&format!(r#""Fit":{}"#, state(resource))));
        let expected: Vec<String> = expected.map(|kind| format!(r#"{kind} Fit "Fit""#)).into_iter().collect();
        assert_eq!(found, expected, "{resource}");
    }
}

#[test]
fn tasks_inside_parallel_and_map_states() {
    let task = state("arn:aws:states:::sagemaker:createTrainingJob");
    let text = machine(&format!(
        r#""P":{{"Type":"Parallel","Branches":[{{"States":{{"A":{task}}}}},{{"States":{{"M":{{"Type":"Map","ItemProcessor":{{"States":{{"B":{task}}}}}}}}}}}]}},"I":{{"Type":"Map","Iterator":{{"States":{{"C":{task}}}}}}}"#
    ));
    assert_eq!(jobs(&text), [r#"Training A "A""#, r#"Training B "B""#, r#"Training C "C""#]);
}

#[test]
fn values_of_the_run_are_neither_absent_nor_true() {
    for (written, what) in [
        (r#""EnableInterContainerTrafficEncryption.$":"$.encrypt""#, "$.encrypt"),
        (r#""EnableInterContainerTrafficEncryption.$":"$$.Execution.Input.e""#, "$$.Execution.Input.e"),
        (r#""EnableInterContainerTrafficEncryption":"{% $states.input.encrypt %}""#, "{% $states.input.encrypt %}"),
        (r#""EnableInterContainerTrafficEncryption":${encrypt}"#, "${encrypt}"),
    ] {
        let arguments = if written.contains("{%") { "Arguments" } else { "Parameters" };
        let text = machine(&format!(
            r#""Fit":{{"Type":"Task","Resource":"arn:aws:states:::sagemaker:createTrainingJob","{arguments}":{{"ResourceConfig":{{"InstanceCount":2}},"AlgorithmSpecification":{{}},{written}}}}}"#
        ));
        assert_eq!(switches(&text), [Given::Unresolved { what: what.to_owned() }], "{written}");
    }
}

#[test]
fn an_http_task_is_a_hop() {
    for (endpoint, expected) in [
        (
            r#""ApiEndpoint":"http://api.example.com/v1""#,
            r"Configured: workflow Call → address api.example.com | Url | http://api.example.com/v1",
        ),
        (
            r#""ApiEndpoint":"https://api.example.com""#,
            r"Configured: workflow Call → address api.example.com | Url | https://api.example.com",
        ),
        (
            r#""ApiEndpoint.$":"$.endpoint""#,
            r#"Configured: workflow Call → address | Unresolved { what: "$.endpoint" } | "$.endpoint""#,
        ),
    ] {
        let text = machine(&format!(
            r#""Call":{{"Type":"Task","Resource":"arn:aws:states:::http:invoke","Parameters":{{{endpoint},"Method":"POST"}}}}"#
        ));
        assert_eq!(hops(&text), [expected]);
    }
}

#[test]
fn machines_in_other_documents() {
    let definition = machine(&format!(r#""Fit":{}"#, state("arn:aws:states:::sagemaker:createTrainingJob")));
    let string = definition.replace('"', "\\\"");
    let template = |kind: &str, properties: &str| {
        format!(r#"{{"Resources":{{"M":{{"Type":"{kind}","Properties":{{{properties}}}}}}}}}"#)
    };
    for text in [
        format!(r#"{{"stateMachineArn":"arn","name":"m","definition":"{string}"}}"#),
        format!(r#"{{"name":"m","roleArn":"r","definition":"{string}"}}"#),
        template("AWS::StepFunctions::StateMachine", &format!(r#""DefinitionString":"{string}""#)),
        template("AWS::StepFunctions::StateMachine", &format!(r#""DefinitionString":{{"Fn::Sub":"{string}"}}"#)),
        template("AWS::StepFunctions::StateMachine", &format!(r#""DefinitionString":{{"Fn::Sub":["{string}",{{}}]}}"#)),
        template("AWS::StepFunctions::StateMachine", &format!(r#""Definition":{definition}"#)),
        template("AWS::Serverless::StateMachine", &format!(r#""Definition":{definition}"#)),
        format!(
            r#"{{"format_version":"1.2","planned_values":{{"root_module":{{"resources":[{{"address":"aws_sfn_state_machine.m","mode":"managed","type":"aws_sfn_state_machine","name":"m","values":{{"name":"m","definition":"{string}"}}}}]}}}}}}"#
        ),
        format!(
            "apiVersion: sfn.services.k8s.aws/v1alpha1\nkind: StateMachine\nmetadata:\n  name: m\nspec:\n  definition: '{definition}'\n"
        ),
        "StartAt: Fit\nStates:\n  \"Fit\":\n    Type: Task\n    Resource: arn:aws:states:::sagemaker:createTrainingJob\n    Parameters:\n      AlgorithmSpecification: {}\n      ResourceConfig:\n        InstanceCount: 2\n".to_owned(),
    ] {
        let found = jobs(&text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].starts_with("Training Fit "), "{text}: {found:?}");
        let count = between(&text);
        assert_eq!(count.len(), 1, "{text}");
        assert!(count[0].ends_with(" 2"), "{text}: {count:?}");
    }
}

#[test]
fn names_are_filled_in_where_the_template_decides_them() {
    let text = r#"{"Resources":{"M":{"Type":"AWS::StepFunctions::StateMachine","Properties":{
"DefinitionString":"{\"StartAt\":\"Fit\",\"States\":{\"Fit\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sagemaker:createTrainingJob\",\"Parameters\":{\"AlgorithmSpecification\":{\"TrainingImage\":\"${Image}\"},\"EnableInterContainerTrafficEncryption\":${Encrypt},\"ResourceConfig\":{\"InstanceCount\":${Count}}}}}}",
"DefinitionSubstitutions":{"Encrypt":true,"Count":3}}}}}"#;
    assert_eq!(switches(text), [Given::Stated(true)]);
    assert_eq!(
        between(text),
        [
            "BetweenInstances: training-cluster Fit 3 × → training-cluster Fit 3 × | InterContainer | ${Encrypt} ${Count}"
        ]
    );
    let image = hops(text).into_iter().find(|line| line.starts_with("Image"));
    assert_eq!(
        image.as_deref(),
        Some(r#"Image: container-registry ${Image} → training-cluster Fit 3 × | RegistryPull | \"${Image}\""#)
    );
}

fn pipeline(parameters: &str, count: &str) -> String {
    format!(
        r#"{{"Version":"2020-12-01","Parameters":[{parameters}],"Steps":[{{"Name":"Fit","Type":"Training","Arguments":{{"AlgorithmSpecification":{{}},"ResourceConfig":{{"InstanceCount":{count}}}}}}}]}}"#
    )
}

#[test]
fn parameters_of_a_pipeline() {
    let get = r#"{"Get":"Parameters.N"}"#;
    for (parameters, count, detail, defaults) in [
        (r#"{"Name":"N","Type":"Integer","DefaultValue":4}"#, get, "4 ×", &["N=4"][..]),
        (r#"{"Name":"N","Type":"Integer"}"#, get, "Parameters.N ×", &[]),
        (r#"{"Name":"N","Type":"String","DefaultValue":""}"#, get, "Parameters.N ×", &[]),
        (r#"{"Name":"M","Type":"Integer","DefaultValue":4}"#, get, "Parameters.N ×", &[]),
        ("", r#"{"Get":"Execution.StartDateTime"}"#, "Execution.StartDateTime ×", &[]),
        ("", "2", "2 ×", &[]),
    ] {
        let text = pipeline(parameters, count);
        assert_eq!(
            between(&text),
            [format!(
                "BetweenInstances: training-cluster Fit {detail} → training-cluster Fit {detail} | InterContainer | {{ {count}"
            )],
        );
        assert_eq!(depends(&text), defaults, "{text}");
    }
}

#[test]
fn joined_values_of_a_pipeline() {
    for (join, expected) in [
        (r#"{"Std:Join":{"On":"/","Values":["s3:/","b",{"Get":"Parameters.K"}]}}"#, "s3://b/key"),
        (
            r#"{"Std:Join":{"On":"/","Values":["s3:/","b",{"Get":"Execution.PipelineExecutionId"}]}}"#,
            "s3://b/${Execution.PipelineExecutionId}",
        ),
        (r#"{"Std:Join":{"On":"","Values":["s3://",{"Std:Join":{"On":"-","Values":["b",1]}}]}}"#, "s3://b-1"),
    ] {
        let text = format!(
            r#"{{"Parameters":[{{"Name":"K","Type":"String","DefaultValue":"key"}}],"Steps":[{{"Name":"Fit","Type":"Training","Arguments":{{"AlgorithmSpecification":{{}},"ResourceConfig":{{"InstanceCount":1}},"OutputDataConfig":{{"S3OutputPath":{join}}}}}}}]}}"#
        );
        let output = hops(&text).into_iter().find(|line| line.starts_with("Output")).expect("an output");
        let expected = format!(
            r#"Output {{ kind: Artifacts, name: "" }}: training-cluster Fit 1 × → bucket {expected} | SageMakerS3 | {join}"#
        );
        assert_eq!(output, expected);
    }
}

#[test]
fn steps_by_type_and_inside_conditions() {
    let step = |name: &str, kind: &str| {
        format!(r#"{{"Name":"{name}","Type":"{kind}","Arguments":{{"TrainingJobDefinition":{{}}}}}}"#)
    };
    let text = format!(
        r#"{{"Steps":[{{"Name":"If","Type":"Condition","Arguments":{{"Conditions":[],"IfSteps":[{}],"ElseSteps":[{}]}}}},{},{},{},{},{},{},{}]}}"#,
        step("A", "Training"),
        step("B", "Processing"),
        step("C", "Transform"),
        step("D", "Tuning"),
        step("E", "Model"),
        step("F", "ClarifyCheck"),
        step("G", "QualityCheck"),
        step("H", "Lambda"),
        step("I", "Fail"),
    );
    let names: Vec<String> = jobs(&text).into_iter().map(|job| job.replace('"', "")).collect();
    assert_eq!(
        names,
        [
            "Training A A",
            "Processing B B",
            "Transform C C",
            "Tuning D D",
            "Model E E",
            "Processing F F",
            "Processing G G"
        ]
    );
}

#[test]
fn pipelines_in_other_documents() {
    let definition = pipeline("", "2");
    let string = definition.replace('"', "\\\"");
    for text in [
        format!(r#"{{"PipelineArn":"arn","PipelineName":"p","PipelineDefinition":"{string}"}}"#),
        format!(
            r#"{{"Resources":{{"P":{{"Type":"AWS::SageMaker::Pipeline","Properties":{{"PipelineDefinition":{{"PipelineDefinitionBody":"{string}"}}}}}}}}}}"#
        ),
        format!(
            r#"{{"format_version":"1.2","planned_values":{{"root_module":{{"resources":[{{"address":"aws_sagemaker_pipeline.p","mode":"managed","type":"aws_sagemaker_pipeline","name":"p","values":{{"pipeline_definition":"{string}"}}}}]}}}}}}"#
        ),
        format!(
            "apiVersion: sagemaker.services.k8s.aws/v1alpha1\nkind: Pipeline\nmetadata:\n  name: p\nspec:\n  pipelineDefinition: |\n    {definition}\n"
        ),
        machine(&format!(
            r#""P":{{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sagemaker:createPipeline","Parameters":{{"PipelineDefinition":"{string}"}}}}"#
        )),
    ] {
        let found = jobs(&text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].starts_with("Training Fit "), "{text}: {found:?}");
    }
}

#[test]
fn manifests() {
    let spec = "\nspec:\n  algorithmSpecification: {}\n  resourceConfig:\n    instanceCount: 2\n";
    let manifest = |group: &str, kind: &str| format!("apiVersion: {group}\nkind: {kind}\nmetadata:\n  name: fit{spec}");
    for (group, kind, expected) in [
        ("sagemaker.services.k8s.aws/v1alpha1", "TrainingJob", 1),
        ("sagemaker.aws.amazon.com/v1", "TrainingJob", 1),
        ("sagemaker.services.k8s.aws/v1alpha1", "LabelingJob", 0),
        ("apps/v1", "TrainingJob", 0),
        ("rds.aws.amazon.com/v1", "TrainingJob", 0),
    ] {
        let text = manifest(group, kind);
        assert_eq!(between(&text).len(), expected, "{text}");
    }
    let one = manifest("sagemaker.services.k8s.aws/v1alpha1", "TrainingJob");
    let expected = "BetweenInstances: training-cluster fit 2 × → training-cluster fit 2 × | InterContainer | : 2";
    assert_eq!(between(&one), [expected]);
    assert_eq!(between(&format!("{one}---\n{one}")), [expected, expected]);
    let item = r#"{"apiVersion":"sagemaker.services.k8s.aws/v1alpha1","kind":"TrainingJob","metadata":{"name":"fit"},"spec":{"algorithmSpecification":{},"resourceConfig":{"instanceCount":2},"enableInterContainerTrafficEncryption":true}}"#;
    let list = format!(r#"{{"apiVersion":"v1","kind":"List","items":[{item},{{"apiVersion":"v1","kind":"Pod"}}]}}"#);
    assert_eq!(
        between(&list),
        ["BetweenInstances: training-cluster fit 2 × → training-cluster fit 2 × | InterContainer | true 2"]
    );
    let format = facts(&[&list], |facts| facts.detections[0].format.map(Format::id));
    assert_eq!(format, Some("kubernetes.manifest"));
}

#[test]
fn manifests_of_other_services_and_tuning_jobs_of_the_older_operator() {
    let cache = "apiVersion: elasticache.services.k8s.aws/v1alpha1\nkind: ReplicationGroup\nmetadata:\n  name: c\nspec:\n  transitEncryptionEnabled: false\n";
    let found = hops(cache);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("Service { name: \"\" }: clients → elasticache c | "), "{found:?}");
    assert!(found[0].ends_with(" | false"), "{found:?}");
    let tuning = "apiVersion: sagemaker.aws.amazon.com/v1\nkind: HyperparameterTuningJob\nmetadata:\n  name: t\nspec:\n  hyperParameterTuningJobConfig:\n    strategy: Bayesian\n  trainingJobDefinition:\n    resourceConfig:\n      instanceCount: 2\n    enableInterContainerTrafficEncryption: no\n";
    let found = between(tuning);
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("| InterContainer | no 2"), "{found:?}");
}

#[test]
fn requests_on_the_command_line() {
    let line = "aws sagemaker create-training-job --training-job-name fit --algorithm-specification TrainingInputMode=File --resource-config InstanceType=ml.m5.xlarge,InstanceCount=2";
    let of = |rest: &str| between(&format!("{line} {rest}")).pop().unwrap_or_default();
    let start = "BetweenInstances: training-cluster fit 2 × ml.m5.xlarge → training-cluster fit 2 × ml.m5.xlarge | InterContainer | ";
    assert_eq!(
        of("--enable-inter-container-traffic-encryption"),
        format!("{start}--enable-inter-container-traffic-encryption 2")
    );
    assert_eq!(
        of("--no-enable-inter-container-traffic-encryption"),
        format!("{start}--no-enable-inter-container-traffic-encryption 2")
    );
    let given = |rest: &str| switches(&format!("{line} {rest}"));
    assert_eq!(given("--enable-inter-container-traffic-encryption"), [Given::Stated(true)]);
    assert_eq!(given("--no-enable-inter-container-traffic-encryption"), [Given::Stated(false)]);
    assert_eq!(given(""), [Given::Absent]);
    assert_eq!(given("--cli-input-json file://job.json"), [Given::CutOff]);
    // An option on the line counts more than the document.
    let document = r#"--cli-input-json '{"EnableInterContainerTrafficEncryption": false}'"#;
    assert_eq!(given(document), [Given::Stated(false)]);
    assert_eq!(given(&format!("{document} --enable-inter-container-traffic-encryption")), [Given::Stated(true)]);
    assert_eq!(given(&format!("--enable-inter-container-traffic-encryption {document}")), [Given::Stated(true)]);
}

#[test]
fn placeholders_of_a_skeleton_say_nothing() {
    let text = r#"{"TrainingJobName":"","RoleArn":"","AlgorithmSpecification":{"TrainingImage":""},"InputDataConfig":[{"DataSource":{"S3DataSource":{"S3Uri":""}}}],"OutputDataConfig":{"S3OutputPath":""},"ResourceConfig":{"InstanceCount":0},"EnableInterContainerTrafficEncryption":true}"#;
    let unresolved = Given::Unresolved { what: "--generate-cli-skeleton".to_owned() };
    assert_eq!(switches(text), [unresolved]);
    assert_eq!(hops(text).len(), 2);
    let filled = text.replacen("\"\"", "\"fit\"", 1);
    assert_eq!(switches(&filled), [Given::Stated(true)]);
}

#[test]
fn what_stands_around_an_answer() {
    let job = r#"{"TrainingJobName":"fit","ResourceConfig":{"InstanceCount":2},"AlgorithmSpecification":{}}"#;
    let string = job.replace('"', "\\\"");
    for text in [
        job.to_owned(),
        format!("[{job},{{\"x\":1}}]"),
        format!(r#"{{"TrainingJob":{job},"ResponseMetadata":{{"HTTPStatusCode":200}}}}"#),
        format!(r#"{{"Anything":{job},"NextToken":"t"}}"#),
        format!(r#"{{"content":[{{"type":"text","text":"{string}"}}],"isError":false}}"#),
        format!("response = client.create_training_job(**{})", job.replace('"', "'")),
    ] {
        assert_eq!(between(&text).len(), 1, "{text}");
    }
    assert_eq!(between(&format!("{job}\n{job}\n")).len(), 2);
    assert_eq!(between(&format!("{job}{job}")).len(), 2);
}
