//! Korean, written for Korean readers rather than translated.

use super::Text;
use crate::links::Linked;
use crate::settings::Theme;
use crate::state::Pane;
use wireproof_report::{Certainty, Counts, Level, Overall, Verdict};

pub(super) const TEXT: Text = Text {
    skip_to_editor: "입력란으로 건너뛰기",
    skip_to_answer: "판정으로 건너뛰기",
    tagline: "데이터가 전송 중에 암호화됩니까?",
    check: "검사",
    learn: "배우기",
    rules: "규칙",
    pages: "페이지",
    no_rule: "이 이름의 규칙이 없습니다.",
    try_it: "실행해 보기",
    samples: "예제",
    open: "파일 열기…",
    language: "언어",
    theme: "테마",
    theme_name: |theme| match theme {
        Theme::System => "시스템",
        Theme::Light => "밝게",
        Theme::Dark => "어둡게",
    },
    pane: |pane| match pane {
        Pane::Path => "경로",
        Pane::Findings => "발견 사항",
        Pane::Text => "입력",
        Pane::Why => "이유",
    },
    panes: "페이지 구성",

    documents: "문서",
    new_document: "새 문서",
    close_document: |name| format!("닫기: {name}"),
    document_label: |name| format!("문서 내용: {name}"),
    lines: |count| format!("{count}줄"),
    other_mechanisms: |count| format!("전송 구간을 암호화하지 않는 다른 {count}가지"),
    too_large: "문서가 이 페이지에서 허용한 크기보다 커서 검사하지 않았습니다.",
    plain_view: "일반 입력란",
    code_view: "코드 보기",
    format: "형식",
    format_automatic: "자동 인식",
    format_unknown: "형식을 알 수 없음",
    format_nearest: "가장 가까운 형식:",
    paste_here: "작업, 정책, 템플릿, 계획을 JSON이나 YAML로 붙여 넣으세요.",
    paste_more: "여러 문서를 함께 넣으면 더 많이 판정할 수 있습니다. +로 문서를 추가하거나 파일이나 폴더를 끌어다 놓으세요.",
    or_try: "예제로 시작하기:",
    legend: "같은 데이터, 다섯 가지 회선",
    drop_here: "파일을 놓으면 열립니다",
    keys: "F8 다음 발견 사항 · Shift+F8 이전 · Tab으로 편집기에서 나가기",

    sentence,
    nothing_yet: "구성을 붙여 넣으면 어느 구간이 암호화되는지 보여 드립니다.",
    no_path: "이 문서에는 데이터 경로가 없습니다.",
    verdict,
    verdict_meaning: |verdict| match verdict {
        Verdict::Enforced => "받는 쪽이 평문을 거부합니다",
        Verdict::Encrypted => "이 전송은 암호화되지만, 평문을 거부한다는 근거는 없습니다",
        Verdict::Cleartext => "암호화되지 않은 채 지나갈 수 있습니다",
        Verdict::Unknown => "문서만으로는 알 수 없습니다",
        Verdict::NoTraffic => "이 구간을 지나가는 데이터가 없습니다",
    },
    overall: |overall| match overall {
        Overall::Enforced => verdict(Verdict::Enforced),
        Overall::Encrypted => verdict(Verdict::Encrypted),
        Overall::Cleartext => verdict(Verdict::Cleartext),
        Overall::Unknown => verdict(Verdict::Unknown),
        Overall::NoTraffic => verdict(Verdict::NoTraffic),
        Overall::None => "데이터 경로 없음",
    },
    counts_filter: "판정별 구간 수. 누르면 해당 구간만 표시",
    report: "보고서",
    copy_markdown: "Markdown으로 복사",
    save_markdown: "Markdown으로 저장",
    save_json: "JSON으로 저장",
    save_svg: "경로를 SVG로 저장",
    save_sarif: "SARIF로 저장",
    save_html: "HTML로 저장",
    save_document: "이 문서 저장",
    copy_code: ["이 정책을 Terraform 코드로 복사", "이 정책을 CloudFormation으로 복사"],
    print: "인쇄",
    share: "공유…",
    share_title: "공유",
    share_story: "공유 링크는 # 뒤에 문서를 담습니다. 브라우저는 이 부분을 서버에 보내지 않습니다. 링크를 가진 사람은 문서를 읽을 수 있습니다.",
    share_hide: "계정, ARN, 버킷, 키, 호스트, 주소를 예시 이름으로 가림 처리",
    share_same: "확인했습니다. 이름을 바꿔도 모든 구간, 발견 사항, 증명이 같습니다.",
    share_differs: "예시 이름으로 바꾸면 판정이 달라집니다. 실제 이름 그대로 공유하거나 판정만 공유하세요.",
    share_kept: |kinds| format!("판정이 달라지므로 그대로 둔 것: {kinds}."),
    share_kind: |kind| match kind {
        "bucket" => "버킷",
        "account" => "계정",
        "key" => "키",
        "id" => "리소스 ID",
        "address" => "IP 주소",
        "person" => "이메일 주소",
        "host" => "호스트",
        _ => "이름",
    },
    share_names: "바꾼 이름",
    share_from: "입력한 문서",
    share_to: "링크",
    share_whole: "링크에 담길 내용 보기",
    share_length: "링크 길이",
    share_size: |length| match length {
        0 => "링크에 담을 내용이 없습니다.".to_owned(),
        1..=2000 => format!("{length}자: 어디에나 넣을 수 있습니다."),
        2001..=8000 => format!("{length}자: 일부 채팅에는 길지만 메일과 대부분의 채팅에 넣을 수 있습니다."),
        8001..=65_536 => format!("{length}자: 긴 링크를 받는 곳에만 넣을 수 있습니다."),
        _ => format!("{length}자: 이 페이지가 여는 길이(65,536자)를 넘습니다. 문서를 저장해 전달하세요."),
    },
    share_copy: "링크 복사",
    share_verdict: "판정만 담은 링크 복사",
    share_wrong: "잘못된 판정 신고용으로 복사",
    share_expected: "기대한 판정: ",
    linked: |linked| match linked {
        Linked::Documents(made) => format!("링크에서 열었습니다({made}). 주소 표시줄에서는 지웠습니다."),
        Linked::Verdict(overall, counts, made) => {
            format!("링크에 문서는 없고 판정만 있습니다({made}). {}", sentence(*overall, counts))
        }
        Linked::TooLarge => "이 페이지가 열 수 있는 크기를 넘는 링크입니다.".to_owned(),
        Linked::Newer => "더 새로운 버전에서 만든 링크라 읽을 수 없습니다.".to_owned(),
        Linked::Broken => "링크가 잘렸거나 손상되었습니다.".to_owned(),
    },
    busy: "확인 중…",
    cancel: "중지",
    cancelled: "중지했습니다. 아래 판정은 이전 내용에 대한 것일 수 있습니다.",
    again: "다시 검사",
    megabytes: |characters| match characters {
        ..1_000_000 => String::new(),
        characters => format!("{}.{} MB", characters / 1_000_000, characters / 100_000 % 10),
    },
    stale: "마지막으로 읽을 수 있었던 내용에 대한 판정입니다.",
    fault_at: |line, column| format!("{line}행 {column}열:"),
    stopped: "엔진이 멈춰 다시 시작했습니다. 입력한 내용은 그대로 있습니다.",
    stopped_detail: "엔진이 남긴 내용",
    dismiss: "닫기",

    path: "데이터 경로",
    path_label: |hops| format!("데이터 경로, 구간 {hops}개"),
    path_caption: "선 안의 글자는 회선을 엿보는 사람이 읽게 될 내용입니다.",
    grouped: "성격이 같은 구간은 한 선으로 묶고, 심각한 것부터 보여 드립니다.",
    hops: |count| format!("구간 {count}개"),
    and_others: |(first, others)| match others {
        0 => first.to_owned(),
        others => format!("{first} (외 {others}개)"),
    },
    more: |count| format!("{count}개 더 보기"),
    hops_left_out: |count| {
        format!("구간 {count}개는 집계에만 넣고 그리지 않았습니다. 저장한 보고서에는 모두 들어 있습니다.")
    },
    findings_left_out: |count| {
        format!("발견 사항 {count}건은 여기에 표시하지 않았습니다. 저장한 보고서에는 모두 들어 있습니다.")
    },
    hop_begin: |at, of| format!("구간 {at}/{of}: "),
    hop_between: " → ",
    hop_end: |verdict, findings| match findings {
        0 => format!(", {verdict}"),
        count => format!(", {verdict}, 발견 사항 {count}건"),
    },
    listener: |verdict| match verdict {
        Verdict::Enforced => "회선을 엿보는 사람은 암호문만 보며, 받는 쪽이 평문을 거부합니다.",
        Verdict::Encrypted => "회선을 엿보는 사람은 암호문만 봅니다.",
        Verdict::Cleartext => "회선을 엿보는 사람이 내용을 그대로 읽을 수 있습니다.",
        Verdict::Unknown => "회선을 엿보는 사람이 무엇을 읽게 될지 알 수 없습니다.",
        Verdict::NoTraffic => "엿볼 데이터가 없습니다.",
    },
    listener_through: |names| format!("다음을 지나도 내용은 그대로입니다: {names}."),
    controlled_by: "결정하는 쪽",
    evidence: "근거",
    not_encryption: "암호화가 아닌 것",
    line: |line, column| format!("{line}행 {column}열"),
    line_in: |name, line, column| format!("{name}, {line}행 {column}열"),

    findings: "발견 사항",
    findings_none: "고칠 것이 없습니다.",
    finding_of: |at, of, message| format!("발견 사항 {at}/{of}: {message}"),
    level: |level| match level {
        Level::Error => "오류",
        Level::Warning => "경고",
        Level::Note => "참고",
    },
    certainty: |certainty| match certainty {
        Certainty::Proved => "증명됨",
        Certainty::Stated => "문서에 명시됨",
        Certainty::Assumed => "가정함",
    },
    why_label: "이유",
    do_label: "조치",
    related: "함께 볼 곳",
    controls: "통제 항목",
    preview_fix: "수정안 보기",
    preview_all: |count| format!("수정안 {count}건 모두 보기"),
    fix: "수정안",
    apply: "적용",
    close: "닫기",
    before_after: |name| format!("{name}, 수정 전과 후"),
    now: "현재",
    afterwards: "수정 후",
    previous: "이전 발견 사항",
    next: "다음 발견 사항",

    fixed: "수정안을 적용했습니다.",
    replaced: "입력한 문서 대신 다른 문서를 불러왔습니다.",
    closed: "문서를 닫았습니다.",
    undo: "되돌리기",

    proof: "증명",
    claim: |claim| match claim {
        "denies-plaintext" => Some("명시적 거부를 빠져나가는 평문 HTTP 요청이 없습니다"),
        "denies-old-tls" => Some("명시적 거부를 빠져나가는 TLS 1.2 미만의 요청이 없습니다"),
        "grants-no-plaintext" => Some("이 정책의 Allow가 허용하는 평문 HTTP 요청이 없습니다"),
        _ => None,
    },
    proof_verdict: |verdict| match verdict {
        "proved" => Some("증명됨"),
        "refuted" => Some("반증됨"),
        "unknown" => Some("판단 불가"),
        "invalid" => Some("서비스가 거부할 정책"),
        "not-applicable" => Some("리소스 정책이 아님"),
        _ => None,
    },
    escapes: "빠져나가는 요청",
    principal: "보안 주체",
    action: "작업",
    resource: "리소스",
    context: "컨텍스트",
    argument: "논증",
    trace: "각 문(Statement)의 판단",
    assumptions: "가정",
    if_accepted: "받아들여진다면",
    command: "재현 명령(실행되지 않습니다)",
    copy: "복사",
    copied: "복사함",

    why_title: "왜 TLS이고, 왜 이것들은 아닙니까?",
    why_lead: "모두 쓸모가 있지만, 회선 위의 바이트는 바꾸지 않습니다.",
    in_your_document: "입력한 문서에서",
    at_rest: "저장 시",
    in_transit: "전송 중",
    in_use: "사용 중",
    not_shown: "이 문서에 없음",

    help: "도움말",
    key_list: &[
        ("F8", "다음 발견 사항"),
        ("Shift+F8", "이전 발견 사항"),
        ("Ctrl+.", "선택한 발견 사항의 수정안 보기"),
        ("Ctrl+Enter", "다시 검사"),
        ("Ctrl+O", "파일 열기"),
        ("Alt+1 … Alt+4", "입력, 경로, 발견 사항, 이유로 이동"),
        ("↑ ↓ Home End", "경로와 발견 사항 안에서 이동"),
        ("Tab", "편집기에서 나가기"),
        ("Ctrl+[, Ctrl+]", "편집기에서 내어쓰기, 들여쓰기"),
    ],
    memory: "이 페이지가 기억하는 것",
    memory_story: "이 브라우저에 언어, 테마, 보기 방식만 기억합니다. 문서, 판정, 기록은 남기지 않습니다. 아래 버튼은 문서와 되돌리기 기록, 이 설정을 모두 지웁니다.",
    forget: "모두 지우기",
    peek: "입력에서 고른 발견 사항",

    sealed: "봉인됨",
    network_off: ": 네트워크 차단",
    not_sealed: "봉인되지 않음",
    seal_title: "이 페이지 밖으로 아무것도 나가지 않습니다",
    seal_story: &[
        "페이지를 다 불러온 뒤, 브라우저가 네트워크를 완전히 닫게 했습니다(더해지기만 하는 Content-Security-Policy). 엔진은 그 뒤에 만든 워커에서 실행됩니다.",
        "붙여 넣은 내용은 보내지 않고, 저장하지 않으며, 주소에도 넣지 않습니다. 언어, 테마, 보기 방식만 기억합니다.",
    ],
    seal_limits: "이것으로 증명되지 않는 것: 브라우저 확장 프로그램, 시스템 클립보드, 링크 이동은 페이지 정책의 범위 밖입니다.",
    seal_requests: |count| format!("봉인 후 나간 요청: {count}건"),
    seal_refused: |count| format!("브라우저가 거부한 시도: {count}건"),
    leak: "유출 시도해 보기",
    leak_refused: "fetch, XMLHttpRequest, WebSocket, 이미지로 시도했습니다. 브라우저가 모두 거부했습니다.",
    leak_out: |channels| format!("밖으로 나간 것: {channels}"),

    footer: |version, date| format!("Wireproof {version} · 기준일 {date}"),
    nothing_leaves: "이 페이지 밖으로 아무것도 나가지 않습니다.",
};

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Enforced => "강제됨",
        Verdict::Encrypted => "암호화됨",
        Verdict::Cleartext => "평문 가능",
        Verdict::Unknown => "판단 불가",
        Verdict::NoTraffic => "트래픽 없음",
    }
}

fn sentence(overall: Overall, counts: &Counts) -> String {
    let all = counts.enforced + counts.encrypted + counts.cleartext + counts.unknown + counts.no_traffic;
    let of = |count: u32| match (count, all) {
        (1, 1) => "이 구간".to_owned(),
        (count, all) if count == all => format!("구간 {all}개 모두"),
        _ => format!("구간 {all}개 중 {count}개"),
    };
    match overall {
        Overall::Cleartext => format!("{}에서 데이터가 암호화되지 않은 채 지나갈 수 있습니다.", of(counts.cleartext)),
        Overall::Unknown => format!("{}: 이 문서만으로는 판정할 수 없습니다.", of(counts.unknown)),
        Overall::Encrypted if counts.encrypted == all => {
            "모든 구간이 암호화됩니다. 다만 평문을 거부한다는 근거는 없습니다.".to_owned()
        }
        Overall::Encrypted => {
            format!("모든 구간이 암호화됩니다. 그중 {}개는 평문을 거부한다는 근거가 없습니다.", counts.encrypted)
        }
        Overall::Enforced => "모든 구간이 암호화되며, 평문은 거부됩니다.".to_owned(),
        Overall::NoTraffic => "네트워크를 지나가는 데이터가 없습니다.".to_owned(),
        Overall::None => TEXT.no_path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_counts_the_hops_of_the_worst_verdict() {
        let counts = Counts { enforced: 1, encrypted: 2, cleartext: 1, unknown: 1, no_traffic: 0 };
        assert_eq!(
            sentence(Overall::Cleartext, &counts),
            "구간 5개 중 1개에서 데이터가 암호화되지 않은 채 지나갈 수 있습니다."
        );
        let counts = Counts { encrypted: 1, enforced: 1, ..Counts::default() };
        assert_eq!(
            sentence(Overall::Encrypted, &counts),
            "모든 구간이 암호화됩니다. 그중 1개는 평문을 거부한다는 근거가 없습니다."
        );
    }
}
