//! What the policy of a file system says of a mount.

use super::{join, transfer};
use crate::verdict::PolicyState;
use wireproof_facts::systems::{System, ecs, efs};
use wireproof_facts::{Hop, Wire};
use wireproof_report::Language;

/// Why a mount has its verdict; a policy may be taken for the file system's only because there is no other.
pub(crate) fn because(state: PolicyState, is_presumed: bool, hop: &Hop, language: Language) -> String {
    let presumed = words!(
        language,
        en: "The policy does not tell whose it is; it is taken for that of this file system, the only one in the inputs.",
        ko: "정책에 파일 시스템이 적혀 있지 않아, 입력에 하나뿐인 이 파일 시스템의 정책으로 보았습니다."
    );
    let presumed = if is_presumed { presumed } else { "" };
    let parts = match state {
        PolicyState::Proved => [refused(language), client(&hop.wire, language), presumed],
        PolicyState::Refuted if is_undocumented(&hop.wire) => [undocumented(language), let_in(language), presumed],
        _ => {
            let client = if is_undocumented(&hop.wire) { undocumented(language) } else { "" };
            return join(&[client.to_owned(), transfer::policy(state, hop, language), presumed.to_owned()]);
        }
    };
    join(&parts.map(str::to_owned))
}

fn is_undocumented(wire: &Wire) -> bool {
    matches!(wire, Wire::EfsMount | Wire::System(System::Notebook(_)))
}

fn refused(language: Language) -> &'static str {
    words!(
        language,
        en: "The file system's policy refuses plain NFS, whoever mounts (proved).",
        ko: "파일 시스템 정책이 누가 마운트하든 평문 NFS를 거부함이 증명되었습니다."
    )
}

fn let_in(language: Language) -> &'static str {
    words!(
        language,
        en: "The file system's policy lets plain NFS in, so nothing forces TLS here. Deny `aws:SecureTransport` = `false` in it, and test that it still mounts.",
        ko: "파일 시스템 정책이 평문 NFS를 받으므로 TLS를 강제하는 것이 없습니다. 정책에서 `aws:SecureTransport`가 `false`인 요청을 거부하고, 여전히 마운트되는지 시험하세요."
    )
}

fn undocumented(language: Language) -> &'static str {
    words!(
        language,
        en: "AWS does not document whether SageMaker mounts EFS with TLS, and there is no option for it.",
        ko: "SageMaker가 EFS를 TLS로 마운트하는지는 AWS 문서에 없고, 이를 정하는 옵션도 없습니다."
    )
}

/// What the refusal means for a client.
fn client(wire: &Wire, language: Language) -> &'static str {
    match wire {
        Wire::System(System::Ecs(ecs::Answer::Plain { .. })) => words!(
            language,
            en: "This volume is mounted with plain NFS, so the mount fails: set `TransitEncryption` to `ENABLED`.",
            ko: "이 볼륨은 평문 NFS로 마운트하므로 마운트에 실패합니다. `TransitEncryption` 값을 `ENABLED`로 설정하세요."
        ),
        Wire::System(System::Efs(efs::Answer::Function)) => {
            words!(language, en: "Lambda mounts with TLS, always.", ko: "Lambda는 항상 TLS로 마운트합니다.")
        }
        wire if is_undocumented(wire) => words!(
            language,
            en: "AWS does not document whether SageMaker mounts with TLS: test that it still mounts.",
            ko: "SageMaker가 TLS로 마운트하는지는 AWS 문서에 없으니, 여전히 마운트되는지 시험하세요."
        ),
        _ => "",
    }
}
