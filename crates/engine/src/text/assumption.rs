//! What a decision on a policy rests on besides the policy, in words.

use wireproof_policy::Assumption;
use wireproof_report::Language;

/// The assumption in a sentence.
pub(crate) fn sentence(assumption: Assumption, language: Language) -> &'static str {
    match assumption {
        Assumption::P1 => words!(
            language,
            en: "A principal of `{\"AWS\": \"*\"}` also stands for AWS services.",
            ko: "보안 주체 `{\"AWS\": \"*\"}`는 AWS 서비스도 포함합니다."
        ),
        Assumption::R1 => words!(
            language,
            en: "The root user of the owner's account may always read, write and delete the bucket policy, whatever it says.",
            ko: "소유 계정의 루트 사용자는 정책 내용과 상관없이 버킷 정책을 읽고, 쓰고, 삭제할 수 있습니다."
        ),
        Assumption::T1 => words!(
            language,
            en: "A plaintext request carries no `s3:TlsVersion` or one below 1.2; an HTTPS request carries its true version.",
            ko: "평문 요청에는 `s3:TlsVersion`이 없거나 1.2 미만이고, HTTPS 요청에는 실제 버전이 들어 있습니다."
        ),
        Assumption::T2 => words!(
            language,
            en: "Every request carries `aws:SecureTransport`.",
            ko: "모든 요청에 `aws:SecureTransport`가 들어 있습니다."
        ),
        Assumption::K1 => words!(language, en: "No object has an empty key.", ko: "키가 빈 객체는 없습니다."),
        Assumption::K2 => words!(
            language,
            en: "A condition key is present only on requests of the actions that AWS lists for it.",
            ko: "조건 키는 AWS가 그 키를 지원한다고 밝힌 작업의 요청에만 있습니다."
        ),
        Assumption::A1 => words!(
            language,
            en: "The list of the service's actions is complete as of the catalogue's day; an action of the future is thought of as well.",
            ko: "서비스의 작업 목록은 카탈로그 날짜를 기준으로 완전하며, 앞으로 생길 작업도 함께 따집니다."
        ),
        Assumption::A2 => words!(
            language,
            en: "Replication writes and other actions that no client sends itself are left out.",
            ko: "복제 쓰기처럼 클라이언트가 직접 보내지 않는 작업은 제외합니다."
        ),
        Assumption::B1 => words!(
            language,
            en: "`True` and `true` in a policy mean the same.",
            ko: "정책의 `True`와 `true`는 같은 뜻입니다."
        ),
        Assumption::B2 => words!(
            language,
            en: "A request's Booleans are the lower-case texts `true` and `false`.",
            ko: "요청의 불리언 값은 소문자 `true`와 `false`입니다."
        ),
        Assumption::V1 => words!(
            language,
            en: "`s3:TlsVersion` is 1.0, 1.1, 1.2 or 1.3.",
            ko: "`s3:TlsVersion`은 1.0, 1.1, 1.2, 1.3 중 하나입니다."
        ),
        Assumption::C1 => words!(
            language,
            en: "A request carries either `aws:SourceIp` or `aws:SourceVpce`, except between services.",
            ko: "서비스 간 호출이 아니면 요청에는 `aws:SourceIp`와 `aws:SourceVpce` 중 하나만 있습니다."
        ),
        Assumption::D1 => {
            words!(language, en: "Requests are made in 2026 or later.", ko: "요청은 2026년 이후에 이루어집니다.")
        }
        Assumption::I1 => words!(
            language,
            en: "A table's indexes and streams are resources of their own.",
            ko: "테이블의 인덱스와 스트림은 별개의 리소스입니다."
        ),
    }
}
