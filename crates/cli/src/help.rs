//! The words of `--help` in both languages. The parser's own words (its errors, `[default: …]`) are English only:
//! it has no translations.

use wireproof_report::Language;

/// Every description of the help in one language.
#[derive(Debug)]
pub(crate) struct Help {
    pub(crate) about: &'static str,
    pub(crate) start: &'static str,
    pub(crate) usage: &'static str,
    pub(crate) commands: &'static str,
    pub(crate) arguments: &'static str,
    pub(crate) options: &'static str,
    pub(crate) exit: &'static str,

    pub(crate) check: &'static str,
    pub(crate) prove: &'static str,
    pub(crate) fix: &'static str,
    pub(crate) explain: &'static str,
    pub(crate) rules: &'static str,
    pub(crate) formats: &'static str,
    pub(crate) schema: &'static str,
    pub(crate) completions: &'static str,
    pub(crate) man: &'static str,

    pub(crate) paths: &'static str,
    pub(crate) policy: &'static str,
    pub(crate) id: &'static str,
    pub(crate) shell: &'static str,
    pub(crate) format: &'static str,
    pub(crate) lang: &'static str,
    pub(crate) fail_on: &'static str,
    pub(crate) input_format: &'static str,
    pub(crate) bucket: &'static str,
    pub(crate) baseline: &'static str,
    pub(crate) config: &'static str,
    pub(crate) no_config: &'static str,
    pub(crate) schema_of: &'static str,
    pub(crate) output: &'static str,
    pub(crate) quiet: &'static str,
    pub(crate) any_file: &'static str,
    pub(crate) no_progress: &'static str,
    pub(crate) color: &'static str,
    pub(crate) write: &'static str,
    pub(crate) code: &'static str,
    pub(crate) ask: &'static str,
    pub(crate) version: &'static str,
}

impl Help {
    /// The help in a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &ENGLISH,
            Language::Ko => &KOREAN,
        }
    }
}

static ENGLISH: Help = Help {
    about: "Shows which hops of a data path are encrypted in transit, and proves it",
    start: "Start with one of these:

  Judge a job together with the policy of its bucket
    wireproof check job.json bucket-policy.json

  Judge what AWS answers
    aws s3api get-bucket-policy --bucket NAME | wireproof check -

  See why a policy refuses plaintext, or the request that escapes it
    wireproof prove bucket-policy.json

  Read why a NAT gateway, VPC peering, IAM or KMS is not encryption in transit
    wireproof explain nat-gateway

Everything happens on this machine; nothing is sent anywhere.
`wireproof --help` lists all commands, `wireproof formats` what can be judged.",
    usage: "Usage:",
    commands: "Commands:",
    arguments: "Arguments:",
    options: "Options:",
    exit: "Exit status:
  0  nothing at or above --fail-on
  1  a hop has the verdict of --fail-on or a worse one
  2  wrong usage, or a file that cannot be read (the others are still checked)
  3  no input was recognised",
    check: "Judge every hop of the inputs",
    prove: "Prove what a resource policy refuses, or show the request that escapes",
    fix: "Print what would mend the findings as a diff, or write it",
    explain: "Explain a rule or a mechanism",
    rules: "List the rules",
    formats: "List the formats that are recognised, and the commands that print them",
    schema: "Print the JSON Schema of the report, or of wireproof.toml",
    completions: "Print completions for a shell",
    man: "Print the manual page (roff)",
    paths: "Files or folders (.gitignore is respected); `-` is standard input. All are read together and linked",
    policy: "A file that holds a resource policy; `-` is standard input",
    id: "The id of a rule or of a mechanism, such as `nat-gateway`",
    shell: "The shell",
    format: "How the answer is written",
    lang: "The language of the answer [default: from LC_ALL, LC_MESSAGES, LANG]",
    fail_on: "The best verdict that still fails (exit status 1) [default: cleartext, or wireproof.toml]",
    input_format: "Take every input for this format instead of recognising it (see `wireproof formats`)",
    bucket: "The bucket whose policy a policy is, where the document does not tell",
    baseline: "An earlier report (--format json): only hops that are new or worse fail",
    config: "The configuration file [default: the nearest wireproof.toml at or above the current folder]",
    no_config: "Read no configuration file",
    schema_of: "What the schema is of [default: report]",
    output: "Write the answer to a file",
    quiet: "Print errors only; the exit status is the answer",
    any_file: "Files that are not recognised are no error, not even when none is: for hooks that pass every changed file",
    no_progress: "Show no progress on a terminal",
    color: "When to colour",
    write: "Write the files instead of printing a diff; standard input is answered with the mended text",
    code: "Print each mended policy as the resource that attaches it in this dialect, instead of a diff",
    ask: "Print help",
    version: "Print version",
};

static KOREAN: Help = Help {
    about: "데이터 경로의 각 구간이 전송 중에 암호화되는지 보여 주고 증명합니다",
    start: "다음 중 하나로 시작하세요:

  작업과 버킷 정책을 함께 판정합니다
    wireproof check job.json bucket-policy.json

  AWS의 응답을 바로 판정합니다
    aws s3api get-bucket-policy --bucket NAME | wireproof check -

  정책이 평문을 거부하는 이유나 빠져나가는 요청을 봅니다
    wireproof prove bucket-policy.json

  NAT 게이트웨이, VPC 피어링, IAM, KMS가 왜 전송 중 암호화가 아닌지 읽습니다
    wireproof explain nat-gateway

모든 분석은 이 컴퓨터에서 이루어지며 아무것도 전송하지 않습니다.
전체 명령은 `wireproof --help`, 판정할 수 있는 문서는 `wireproof formats`로 봅니다.",
    usage: "사용법:",
    commands: "명령:",
    arguments: "인수:",
    options: "옵션:",
    exit: "종료 코드:
  0  --fail-on 이상인 구간이 없음
  1  --fail-on과 같거나 더 나쁜 판정의 구간이 있음
  2  사용법이 틀렸거나 읽을 수 없는 파일이 있음 (나머지는 검사합니다)
  3  인식한 입력이 없음",
    check: "입력의 모든 구간을 판정합니다",
    prove: "리소스 정책이 무엇을 거부하는지 증명하거나, 빠져나가는 요청을 보여 줍니다",
    fix: "발견 사항의 수정안을 diff로 출력하거나 파일에 씁니다",
    explain: "규칙이나 메커니즘을 설명합니다",
    rules: "규칙 목록을 출력합니다",
    formats: "인식하는 형식과 그 문서를 출력하는 명령을 보여 줍니다",
    schema: "보고서나 wireproof.toml의 JSON Schema를 출력합니다",
    completions: "셸 자동 완성을 출력합니다",
    man: "매뉴얼 페이지(roff)를 출력합니다",
    paths: "파일이나 폴더(.gitignore를 따릅니다). `-`는 표준 입력입니다. 모두 함께 읽고 서로 연결합니다",
    policy: "리소스 정책이 든 파일. `-`는 표준 입력입니다",
    id: "규칙이나 메커니즘의 id (예: `nat-gateway`)",
    shell: "셸",
    format: "출력 형식",
    lang: "출력 언어 [기본값: LC_ALL, LC_MESSAGES, LANG에 따름]",
    fail_on: "실패(종료 코드 1)로 볼 판정. 더 나쁜 판정도 실패입니다 [기본값: cleartext 또는 wireproof.toml]",
    input_format: "형식을 자동으로 인식하지 않고 모든 입력을 이 형식으로 읽습니다 (`wireproof formats` 참고)",
    bucket: "문서에 버킷 이름이 없을 때 정책이 속한 버킷",
    baseline: "이전 보고서(--format json). 새로 생겼거나 더 나빠진 구간만 실패로 봅니다",
    config: "설정 파일 [기본값: 현재 폴더와 그 위에서 가장 가까운 wireproof.toml]",
    no_config: "설정 파일을 읽지 않습니다",
    schema_of: "스키마의 대상 [기본값: report]",
    output: "결과를 파일에 씁니다",
    quiet: "오류만 출력합니다. 결과는 종료 코드로 알 수 있습니다",
    any_file: "인식하지 못한 파일을 오류로 보지 않습니다. 바뀐 파일을 모두 넘기는 훅에 씁니다",
    no_progress: "터미널에 진행 상황을 표시하지 않습니다",
    color: "색을 쓸 때",
    write: "diff 대신 파일에 씁니다. 표준 입력은 수정한 텍스트를 출력합니다",
    code: "diff 대신, 수정한 정책을 이 형식의 리소스 코드로 출력합니다",
    ask: "도움말을 출력합니다",
    version: "버전을 출력합니다",
};
