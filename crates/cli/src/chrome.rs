//! The command's own words in both languages: headings and errors. What is said about the inputs comes from the
//! engine. A sentence that is missing in one language does not compile.

use wireproof_report::{Language, Level, Overall, Verdict};

/// A sentence with one text in it.
type Of = fn(&str) -> String;
/// A sentence with two texts in it.
type OfTwo = fn(&str, &str) -> String;
/// A sentence with a number in it.
type Count = fn(usize) -> String;

/// Every word of the command in one language, except the help.
#[derive(Debug)]
pub(crate) struct Chrome {
    pub(crate) language: Language,
    pub(crate) level: fn(Level) -> &'static str,
    pub(crate) verdict: fn(Verdict) -> &'static str,
    pub(crate) overall: fn(Overall) -> &'static str,
    pub(crate) proof_verdict: fn(&str) -> &'static str,
    /// What the decision on a claim says: the claim, the decision.
    pub(crate) claim: fn(&str, &str) -> &'static str,

    pub(crate) why: &'static str,
    pub(crate) action: &'static str,
    pub(crate) standards: &'static str,
    pub(crate) assumed: &'static str,
    pub(crate) fix: &'static str,
    pub(crate) after: Of,
    pub(crate) not_encryption: &'static str,
    pub(crate) no_encryption: &'static str,
    pub(crate) not_encryption_here: &'static str,
    pub(crate) controlled_by: &'static str,

    pub(crate) data_path: Count,
    pub(crate) more_hops: Count,
    pub(crate) proofs: &'static str,
    pub(crate) more_proofs: Count,
    /// The verdict, the hops that have it, all hops.
    pub(crate) conclusion: fn(Overall, u32, u32) -> String,

    pub(crate) escapes: &'static str,
    pub(crate) request: [&'static str; 5],
    pub(crate) rests_on: &'static str,
    pub(crate) if_accepted: Of,
    pub(crate) exceptions: &'static str,
    pub(crate) exception_root: &'static str,
    pub(crate) exception_lifecycle: &'static str,
    pub(crate) no_policy: &'static str,

    pub(crate) before: &'static str,
    pub(crate) now: &'static str,
    pub(crate) would_write: &'static str,
    pub(crate) written: Of,
    pub(crate) no_fix: &'static str,
    pub(crate) no_code: Of,

    pub(crate) cannot_read: OfTwo,
    pub(crate) cannot_write: OfTwo,
    pub(crate) not_found: &'static str,
    pub(crate) endless: &'static str,
    pub(crate) not_utf8: &'static str,
    pub(crate) empty_folder: Of,
    pub(crate) not_recognised: Of,
    pub(crate) nearest: OfTwo,
    pub(crate) nothing_recognised: &'static str,
    pub(crate) no_path: &'static str,
    pub(crate) unknown_id: Of,
    pub(crate) unknown_format: Of,
    pub(crate) did_you_mean: Of,
    pub(crate) reading: &'static str,
    pub(crate) judging: &'static str,
    pub(crate) recognised: fn(usize, usize) -> String,
    pub(crate) met_unknown: Count,
    pub(crate) same_again: Count,
    pub(crate) waiting: &'static str,
    pub(crate) no_command: Of,
    /// A configuration file that can't be used: its name, what is wrong.
    pub(crate) bad_config: OfTwo,
    pub(crate) no_date: Of,
    /// A baseline that is no report: its name, what is wrong.
    pub(crate) bad_baseline: OfTwo,
    /// Findings that do not count: how many, the reason.
    pub(crate) accepted: fn(usize, &str) -> String,
    /// Hops that the baseline knew.
    pub(crate) known: Count,
    /// An entry whose last day is past: its rule, the day.
    pub(crate) expired: OfTwo,
    pub(crate) unused: Of,

    pub(crate) rules: &'static str,
    pub(crate) mechanisms: &'static str,
    pub(crate) formats: &'static str,
    pub(crate) read_more: &'static str,
}

impl Chrome {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &ENGLISH,
            Language::Ko => &KOREAN,
        }
    }
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

static ENGLISH: Chrome = Chrome {
    language: Language::En,
    level: |level| match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    },
    verdict: Verdict::word,
    overall: |overall| match overall {
        Overall::Enforced => "enforced",
        Overall::Encrypted => "encrypted",
        Overall::Cleartext => "cleartext",
        Overall::Unknown => "unknown",
        Overall::NoTraffic => "no-traffic",
        Overall::None => "none",
    },
    proof_verdict: |verdict| match verdict {
        "proved" => "proved",
        "refuted" => "refuted",
        "invalid" => "invalid",
        "not-applicable" => "not applicable",
        _ => "unknown",
    },
    claim: |claim, verdict| match (claim, verdict) {
        ("denies-plaintext", "proved") => "every plaintext request is denied",
        ("denies-plaintext", "refuted") => "a plaintext request gets past every Deny",
        ("denies-plaintext", _) => "whether every plaintext request is denied",
        ("denies-old-tls", "proved") => "every request below TLS 1.2 is denied",
        ("denies-old-tls", "refuted") => "a request below TLS 1.2 gets past every Deny",
        ("denies-old-tls", _) => "whether every request below TLS 1.2 is denied",
        ("grants-no-plaintext", "proved") => "the policy grants no plaintext request",
        ("grants-no-plaintext", "refuted") => "the policy grants a plaintext request",
        ("grants-no-plaintext", _) => "whether the policy grants a plaintext request",
        _ => "",
    },
    why: "why",
    action: "do",
    standards: "standards",
    assumed: "rests on a default or an assumption, not on what the input says",
    fix: "fix",
    after: |verdict| format!("the hop is then {verdict}"),
    not_encryption: "On the way, but not encryption",
    no_encryption: "Not encryption",
    not_encryption_here: "not encryption",
    controlled_by: "decided by",
    data_path: |hops| format!("Data path: {}", plural(hops, "hop", "hops")),
    more_hops: |hops| {
        format!("… and {} more that no finding concerns; --format json lists them", plural(hops, "hop", "hops"))
    },
    proofs: "Proofs",
    more_proofs: |count| format!("… and {count} more, all proved"),
    conclusion: |overall, hops, all| {
        let of = match (hops, all) {
            (_, 1) => "the only hop".to_owned(),
            (hops, all) if hops == all => format!("all {all} hops"),
            _ => format!("{hops} of {all} hops"),
        };
        match overall {
            Overall::Cleartext => format!("{of} can carry your data unencrypted"),
            Overall::Unknown => format!("{of} cannot be judged from these documents"),
            Overall::Encrypted if all == 1 => "the only hop is encrypted; nothing shown refuses plaintext".to_owned(),
            Overall::Encrypted => format!("every hop is encrypted; on {hops} of them nothing shown refuses plaintext"),
            Overall::Enforced if all == 1 => "the only hop is encrypted, and plaintext is refused".to_owned(),
            Overall::Enforced => "every hop is encrypted, and plaintext is refused".to_owned(),
            Overall::NoTraffic => "nothing crosses the network here".to_owned(),
            Overall::None => "the documents hold no data path to judge".to_owned(),
        }
    },
    escapes: "this request escapes",
    request: ["who", "action", "resource", "context", "replay"],
    rests_on: "rests on",
    if_accepted: |verdict| format!("as if the service accepted it: {verdict}"),
    exceptions: "What no bucket policy can refuse",
    exception_root: "the root user of the bucket owner's account on GetBucketPolicy, PutBucketPolicy and DeleteBucketPolicy",
    exception_lifecycle: "what S3 Lifecycle expires or moves: S3 does it itself, no request is made",
    no_policy: "no resource policy was found in the input, so there is nothing to prove",
    before: "before",
    now: "after",
    would_write: "nothing was written; add --write to apply",
    written: |path| format!("{path}: mended"),
    no_fix: "no fix to apply",
    no_code: |path| {
        format!(
            "{path} is no single resource policy whose resource is known, or this dialect has no resource for it; `--bucket` names a bucket"
        )
    },
    cannot_read: |path, reason| format!("cannot read {path}: {reason}"),
    cannot_write: |path, reason| format!("cannot write {path}: {reason}"),
    not_found: "no such file or folder",
    endless: "larger than 256 MiB",
    not_utf8: "the text is not UTF-8, so edits cannot be placed in it; save it as UTF-8 first",
    empty_folder: |path| format!("{path}: no file to check in this folder (.json, .jsonl, .yaml, .template …)"),
    not_recognised: |reason| format!("not recognised: {reason}"),
    nearest: |format, missing| format!("nearest: {format} ({missing})"),
    nothing_recognised: "no input was recognised; `wireproof formats` lists what is, and how to get it from AWS",
    no_path: "give a file, a folder, or `-` for standard input:\n\n    wireproof check job.json bucket-policy.json\n    aws s3api get-bucket-policy --bucket NAME | wireproof check -",
    unknown_id: |id| format!("no rule or mechanism is called `{id}`; `wireproof rules` lists the rules"),
    unknown_format: |id| format!("no format is called `{id}`; `wireproof formats` lists them"),
    did_you_mean: |id| format!("did you mean `{id}`?"),
    reading: "reading",
    judging: "judging",
    recognised: |known, all| format!("{} recognised of {all}", plural(known, "file", "files")),
    met_unknown: |files| {
        format!("{} in the folders not recognised; name a file to see why", plural(files, "file", "files"))
    },
    same_again: |count| format!("the same in {}", plural(count, "more place", "more places")),
    waiting: "paste the document, then end the input with Ctrl-D on a line of its own",
    bad_config: |name, error| format!("{name} can't be used:\n\n{error}"),
    no_date: |written| format!("`until = {written}` must be a day, such as 2027-03-31"),
    bad_baseline: |name, error| format!("{name} is no report of `wireproof check --format json`: {error}"),
    accepted: |count, reason| format!("{} accepted: {reason}", plural(count, "finding", "findings")),
    known: |count| format!("{} as bad in the baseline", plural(count, "hop was", "hops were")),
    expired: |rule, day| {
        format!("the entry for `{rule}` in the configuration ended on {day}: its findings count again")
    },
    unused: |rule| format!("the entry for `{rule}` in the configuration matches no finding"),
    no_command: |path| format!("the command is missing; run:\n\n    wireproof check {path}"),
    rules: "Rules",
    mechanisms: "Not encryption in transit",
    formats: "Formats, and the commands that print them",
    read_more: "`wireproof explain ID` shows the page of each.",
};

static KOREAN: Chrome = Chrome {
    language: Language::Ko,
    level: |level| match level {
        Level::Error => "오류",
        Level::Warning => "경고",
        Level::Note => "참고",
    },
    verdict: |verdict| match verdict {
        Verdict::Enforced => "강제됨",
        Verdict::Encrypted => "암호화됨",
        Verdict::Cleartext => "평문 가능",
        Verdict::Unknown => "판단 불가",
        Verdict::NoTraffic => "트래픽 없음",
    },
    overall: |overall| match overall {
        Overall::Enforced => "강제됨",
        Overall::Encrypted => "암호화됨",
        Overall::Cleartext => "평문 가능",
        Overall::Unknown => "판단 불가",
        Overall::NoTraffic => "트래픽 없음",
        Overall::None => "경로 없음",
    },
    proof_verdict: |verdict| match verdict {
        "proved" => "증명됨",
        "refuted" => "반증됨",
        "invalid" => "무효",
        "not-applicable" => "해당 없음",
        _ => "판단 불가",
    },
    claim: |claim, verdict| match (claim, verdict) {
        ("denies-plaintext", "proved") => "모든 평문 요청을 거부합니다",
        ("denies-plaintext", "refuted") => "어떤 Deny에도 걸리지 않는 평문 요청이 있습니다",
        ("denies-plaintext", _) => "평문 요청을 모두 거부하는지",
        ("denies-old-tls", "proved") => "TLS 1.2 미만의 요청을 모두 거부합니다",
        ("denies-old-tls", "refuted") => "어떤 Deny에도 걸리지 않는 TLS 1.2 미만의 요청이 있습니다",
        ("denies-old-tls", _) => "TLS 1.2 미만의 요청을 모두 거부하는지",
        ("grants-no-plaintext", "proved") => "이 정책이 허용하는 평문 요청은 없습니다",
        ("grants-no-plaintext", "refuted") => "이 정책이 허용하는 평문 요청이 있습니다",
        ("grants-no-plaintext", _) => "이 정책이 평문 요청을 허용하는지",
        _ => "",
    },
    why: "이유",
    action: "조치",
    standards: "기준",
    assumed: "입력에 적힌 값이 아니라 기본값이나 가정에 근거합니다",
    fix: "수정안",
    after: |verdict| format!("수정 후 이 구간: {verdict}"),
    not_encryption: "경로에 있지만 암호화가 아닌 것",
    no_encryption: "암호화가 아닌 것",
    not_encryption_here: "암호화 아님",
    controlled_by: "결정 주체",
    data_path: |hops| format!("데이터 경로: 구간 {hops}개"),
    more_hops: |hops| format!("… 발견 사항이 없는 구간 {hops}개가 더 있습니다. --format json으로 모두 볼 수 있습니다"),
    proofs: "증명",
    more_proofs: |count| format!("… 그 밖의 {count}건은 모두 증명되었습니다"),
    conclusion: |overall, hops, all| {
        let of = match (hops, all) {
            (_, 1) => "이 구간".to_owned(),
            (hops, all) if hops == all => format!("구간 {all}개 모두"),
            _ => format!("구간 {all}개 중 {hops}개"),
        };
        match overall {
            Overall::Cleartext => format!("{of}에서 데이터가 암호화되지 않은 채 지나갈 수 있습니다"),
            Overall::Unknown if all == 1 => "이 문서만으로는 이 구간을 판정할 수 없습니다".to_owned(),
            Overall::Unknown => format!("{of}: 이 문서만으로는 판정할 수 없습니다"),
            Overall::Encrypted if hops == all => {
                "모든 구간이 암호화됩니다. 다만 평문을 거부한다는 근거는 없습니다".to_owned()
            }
            Overall::Encrypted => {
                format!("모든 구간이 암호화됩니다. 그중 {hops}개는 평문을 거부한다는 근거가 없습니다")
            }
            Overall::Enforced => "모든 구간이 암호화되며, 평문은 거부됩니다".to_owned(),
            Overall::NoTraffic => "네트워크를 지나가는 데이터가 없습니다".to_owned(),
            Overall::None => "판정할 데이터 경로가 문서에 없습니다".to_owned(),
        }
    },
    escapes: "빠져나가는 요청",
    request: ["보안 주체", "작업", "리소스", "컨텍스트", "재현"],
    rests_on: "전제",
    if_accepted: |verdict| format!("서비스가 이 정책을 받아들인다면: {verdict}"),
    exceptions: "어떤 버킷 정책으로도 거부할 수 없는 것",
    exception_root: "버킷 소유 계정의 루트 사용자가 보내는 GetBucketPolicy, PutBucketPolicy, DeleteBucketPolicy",
    exception_lifecycle: "S3 수명 주기의 만료와 전환: S3가 직접 처리하며 요청이 없습니다",
    no_policy: "입력에 리소스 정책이 없어 증명할 것이 없습니다",
    before: "수정 전",
    now: "수정 후",
    would_write: "파일은 그대로입니다. 적용하려면 --write를 붙이세요",
    written: |path| format!("{path}: 수정했습니다"),
    no_fix: "적용할 수정안이 없습니다",
    no_code: |path| {
        format!(
            "{path}: 대상 리소스를 알 수 있는 단일 리소스 정책이 아니거나 이 형식에 해당하는 리소스가 없습니다. 버킷은 `--bucket`으로 지정하세요"
        )
    },
    cannot_read: |path, reason| format!("읽을 수 없습니다: {path}: {reason}"),
    cannot_write: |path, reason| format!("쓸 수 없습니다: {path}: {reason}"),
    not_found: "파일이나 폴더가 없습니다",
    endless: "256 MiB보다 큽니다",
    not_utf8: "UTF-8 텍스트가 아니어서 수정할 자리를 정할 수 없습니다. UTF-8로 저장한 뒤 다시 실행하세요",
    empty_folder: |path| format!("{path}: 이 폴더에 검사할 파일이 없습니다 (.json, .jsonl, .yaml, .template …)"),
    not_recognised: |reason| format!("인식하지 못했습니다: {reason}"),
    nearest: |format, missing| format!("가장 가까운 형식: {format} ({missing})"),
    nothing_recognised: "인식한 입력이 없습니다. 지원하는 형식과 얻는 방법은 `wireproof formats`로 볼 수 있습니다",
    no_path: "파일이나 폴더를 지정하세요. 표준 입력은 `-`입니다:\n\n    wireproof check job.json bucket-policy.json\n    aws s3api get-bucket-policy --bucket NAME | wireproof check -",
    unknown_id: |id| {
        format!("이런 규칙이나 메커니즘은 없습니다: `{id}`. 규칙 목록은 `wireproof rules`로 볼 수 있습니다")
    },
    unknown_format: |id| format!("이런 형식은 없습니다: `{id}`. 형식 목록은 `wireproof formats`로 볼 수 있습니다"),
    did_you_mean: |id| format!("혹시 `{id}`입니까?"),
    reading: "읽는 중",
    judging: "판정 중",
    recognised: |known, all| format!("파일 {all}개 중 {known}개를 인식했습니다"),
    met_unknown: |files| {
        format!("폴더에서 인식하지 못한 파일이 {files}개 있습니다. 파일을 직접 지정하면 이유를 볼 수 있습니다")
    },
    same_again: |count| format!("같은 문제가 {count}곳 더 있습니다"),
    waiting: "문서를 붙여 넣고 새 줄에서 Ctrl-D로 입력을 끝내세요",
    bad_config: |name, error| format!("{name} 파일을 쓸 수 없습니다:\n\n{error}"),
    no_date: |written| format!("`until = {written}` 값은 2027-03-31 같은 날짜여야 합니다"),
    bad_baseline: |name, error| format!("{name} 파일은 `wireproof check --format json` 보고서가 아닙니다: {error}"),
    accepted: |count, reason| format!("발견 사항 {count}건 허용됨: {reason}"),
    known: |count| format!("구간 {count}개는 기준 보고서에서도 같은 판정입니다"),
    expired: |rule, day| format!("설정의 `{rule}` 항목은 {day}에 끝났습니다. 해당 발견 사항을 다시 판정에 넣습니다"),
    unused: |rule| format!("설정의 `{rule}` 항목과 일치하는 발견 사항이 없습니다"),
    no_command: |path| format!("명령이 빠졌습니다. 이렇게 실행하세요:\n\n    wireproof check {path}"),
    rules: "규칙",
    mechanisms: "전송 중 암호화가 아닌 것",
    formats: "형식과 그 문서를 출력하는 명령",
    read_more: "`wireproof explain ID`로 각각의 설명을 볼 수 있습니다.",
};
