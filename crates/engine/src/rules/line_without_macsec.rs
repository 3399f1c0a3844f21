//! The rule `line-without-macsec`.

use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::direct_connect::Answer;
use wireproof_report::Verdict;

rule! {
    /// A Direct Connect line passes frames in clear, or may.
    ///
    /// ## What it finds
    /// Connections, LAGs and interconnects whose MACsec mode is `no_encrypt`, `should_encrypt` or not given, and ports that
    /// can't do MACsec.
    ///
    /// ## Why it matters
    /// A dedicated line is private, not encrypted: Direct Connect does not encrypt by default. `should_encrypt` looks safe but
    /// goes on in clear when MACsec fails. TLS in your programs, or a VPN over the line, protects the bytes all the same, but
    /// this document can't show it.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "connections": [{
    ///     "connectionId": "dxcon-fg31dyv6",
    ///     "location": "EqDC2",
    ///     "macSecCapable": true,
    ///     "encryptionMode": "should_encrypt"
    ///                       ^^^^^^^^^^^^^^^^ goes on in clear when MACsec fails
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "connections": [{
    ///     "connectionId": "dxcon-fg31dyv6",
    ///     "location": "EqDC2",
    ///     "macSecCapable": true,
    ///     "encryptionMode": "must_encrypt"
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Encryption in AWS Direct Connect](https://docs.aws.amazon.com/directconnect/latest/UserGuide/encryption-in-transit.html)
    id: "line-without-macsec",
    level: Error,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let System::DirectConnect(answer) = system else { return None };
        let message = match answer {
            Answer::Should => words!(
                language,
                en: "the line goes on in clear when MACsec fails",
                ko: "MACsec 연결에 실패하면 평문으로 계속 보냅니다"
            ),
            _ => words!(language, en: "the line does not encrypt", ko: "회선이 암호화되지 않습니다"),
        };
        Some(Words {
            message: message.to_owned(),
            why: words!(
                language,
                en: "A dedicated line is private, not encrypted: whoever has access to it on its way reads what is not encrypted above it.",
                ko: "전용 회선은 남과 나눠 쓰지 않을 뿐 암호화된 것은 아닙니다. 도중에 회선에 접근할 수 있으면 그 위에서 암호화하지 않은 데이터를 읽을 수 있습니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "On a MACsec-capable dedicated connection associate a key and set `must_encrypt`. Otherwise run a VPN over the line, and use TLS in the programs in any case.",
                ko: "MACsec을 지원하는 전용 연결이라면 키를 연결하고 `must_encrypt`로 설정하세요. 그렇지 않으면 회선 위에 VPN을 두세요. 어느 경우든 프로그램은 TLS를 써야 합니다."
            )
            .to_owned(),
        })
    })
}
