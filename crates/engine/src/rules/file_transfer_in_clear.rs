//! The rule `file-transfer-in-clear`.

use crate::mapping::{ISMS_P, ISO, config, pci, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::transfer::Answer;
use wireproof_report::Verdict;

rule! {
    /// A Transfer Family server accepts FTP.
    ///
    /// ## What it finds
    /// A server whose `Protocols` include `FTP`.
    ///
    /// ## Why it matters
    /// FTP sends names, passwords and files in clear. The security policy of the server governs SSH and TLS only, and an endpoint inside a
    /// VPC does not change the bytes.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Server": {
    ///     "ServerId": "s-0123456789abcdef0",
    ///     "EndpointType": "VPC",
    ///     "Protocols": ["SFTP", "FTP"]
    ///                           ^^^^^ FTP
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "Server": {
    ///     "ServerId": "s-0123456789abcdef0",
    ///     "EndpointType": "VPC",
    ///     "Protocols": ["SFTP"]
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Configuring an SFTP, FTPS, or FTP server endpoint](https://docs.aws.amazon.com/transfer/latest/userguide/tf-server-endpoint.html)
    id: "file-transfer-in-clear",
    level: Error,
    maps: [
        Transfer: [
            &[security_hub("Transfer.2"), config("TRANSFER_FAMILY_SERVER_NO_FTP"), pci("1.2.5"), pci("2.2.5")],
            ISO,
            ISMS_P,
        ],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let System::Transfer(Answer::Ftp) = system else { return None };
        Some(Words {
            message: words!(
                language,
                en: "FTP sends passwords and files in clear",
                ko: "FTP는 비밀번호와 파일을 평문으로 보냅니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "Anyone on the network between client and server can read both.",
                ko: "클라이언트와 서버 사이의 네트워크에서 누구나 둘 다 읽을 수 있습니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Take `FTP` out of `Protocols` and move its clients to SFTP or FTPS.",
                ko: "`Protocols`에서 `FTP`를 빼고 클라이언트를 SFTP나 FTPS로 옮기세요."
            )
            .to_owned(),
        })
    })
}
