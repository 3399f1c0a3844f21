//! How an input was recognised.

use wireproof_facts::{Detection, Near, Reason};
use wireproof_report::Language;

/// Why the input was taken for its format, or what was looked for.
pub(crate) fn reason(detection: &Detection, language: Language) -> String {
    match &detection.reason {
        Reason::Keys(keys) => {
            let keys = list(keys);
            localized!(language, en: "It has {keys}.", ko: "다음 키가 있습니다: {keys}")
        }
        Reason::Policy { service } if service.is_empty() => words!(
            language,
            en: "It is a policy with statements.",
            ko: "Statement가 있는 정책입니다."
        )
        .to_owned(),
        Reason::Policy { service } => {
            let service = super::quoted(service);
            localized!(
                language,
                en: "It is a policy whose actions or resources are of {service}.",
                ko: "작업이나 리소스가 {service} 서비스의 것인 정책입니다."
            )
        }
        Reason::Told => words!(language, en: "You said so.", ko: "사용자가 지정했습니다.").to_owned(),
        Reason::TerraformSource => words!(
            language,
            en: "It is Terraform source, whose values only a plan decides. Run `terraform plan -out FILE`, then paste the output of `terraform show -json FILE`.",
            ko: "Terraform 소스 코드입니다. 실제 값은 계획에서 정해지므로 `terraform plan -out FILE`을 실행한 뒤 `terraform show -json FILE` 출력을 붙여 넣으세요."
        )
        .to_owned(),
        Reason::TerraformLog => words!(
            language,
            en: "It is the progress that `terraform plan -json` prints, without the planned values. Run `terraform plan -out FILE`, then paste the output of `terraform show -json FILE`.",
            ko: "`terraform plan -json`의 진행 기록이며 계획된 값은 들어 있지 않습니다. `terraform plan -out FILE`을 실행한 뒤 `terraform show -json FILE` 출력을 붙여 넣으세요."
        )
        .to_owned(),
        Reason::NoTree => words!(
            language,
            en: "There is no document to look at.",
            ko: "읽을 수 있는 문서가 없습니다."
        )
        .to_owned(),
        _ => words!(
            language,
            en: "Its keys fit no format that is known here.",
            ko: "알고 있는 형식과 맞는 키가 없습니다."
        )
        .to_owned(),
    }
}

/// What an input lacks for a format.
pub(crate) fn missing(near: &Near, language: Language) -> String {
    let missing = list(&near.missing);
    if near.present.is_empty() {
        return localized!(language, en: "{missing} is missing.", ko: "없는 키: {missing}");
    }
    let present = list(&near.present);
    localized!(language, en: "It has {present} but not {missing}.", ko: "있는 키: {present}, 없는 키: {missing}")
}

fn list(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}
