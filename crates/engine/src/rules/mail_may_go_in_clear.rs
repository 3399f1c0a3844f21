//! The rule `mail-may-go-in-clear`.

use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::ses::Answer;
use wireproof_report::Verdict;

rule! {
    /// SES delivers mail in clear when the receiving server offers no TLS.
    ///
    /// ## What it finds
    /// A configuration set whose `TlsPolicy` is `OPTIONAL` or not set.
    ///
    /// ## Why it matters
    /// Opportunistic TLS gives way silently: to a server that does not offer it, and to anybody on the way who hides the offer.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "ConfigurationSetName": "reports",
    ///   "DeliveryOptions": { "TlsPolicy": "OPTIONAL" }
    ///                                     ^^^^^^^^^^ in clear
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "ConfigurationSetName": "reports",
    ///   "DeliveryOptions": { "TlsPolicy": "REQUIRE" }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Amazon SES and security protocols](https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html)
    id: "mail-may-go-in-clear",
    level: Warning,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let System::Ses(Answer::Optional { .. }) = system else { return None };
        Some(Words {
            message: words!(
                language,
                en: "mail may go to the receiving server in clear",
                ko: "수신 서버까지 메일이 평문으로 갈 수 있습니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "TLS is tried, and its absence does not stop delivery.",
                ko: "TLS를 시도하지만, TLS가 없어도 전달을 멈추지 않습니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Set `TlsPolicy` to `REQUIRE` for mail that must not be read on the way; such mail then bounces where no TLS is offered.",
                ko: "도중에 읽혀서는 안 되는 메일에는 `TlsPolicy` 값을 `REQUIRE`로 설정하세요. TLS를 제공하지 않는 서버로 가는 메일은 반송됩니다."
            )
            .to_owned(),
        })
    })
}
