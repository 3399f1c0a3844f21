//! What somebody listening on a hop would read. The page draws it in the wire: the one thing that a person who never
//! heard of TLS understands.

use std::fmt::Write;
use wireproof_report::{Language, Verdict};

/// How many bytes of a record's ciphertext are drawn; enough for the longest wire.
const SHOWN: usize = 64;

/// What the wire of a hop shows, long enough to be cut off by its end.
pub(crate) fn letters(verdict: Verdict, hop: &str, record: &str) -> String {
    match verdict {
        Verdict::Cleartext => format!("{record}   {record}   {record}"),
        Verdict::Encrypted | Verdict::Enforced => ciphertext(hop, SHOWN),
        Verdict::Unknown => "·  ".repeat(SHOWN),
        Verdict::NoTraffic => String::new(),
    }
}

/// The record that travels in the drawings: invented, from the trade of the page's readers.
pub(crate) fn record(language: Language) -> &'static str {
    match language {
        Language::En => "name=Jane Roe  card=4111 1111 1111 1111  amount=820.00",
        Language::Ko => "이름=홍길동  카드=4111 1111 1111 1111  금액=820,000원",
    }
}

/// Bytes as they look on an encrypted wire: a TLS application-data header, then noise. The noise is drawn from the
/// hop's id, so that each hop has its own and keeps it.
fn ciphertext(hop: &str, bytes: usize) -> String {
    let mut seed = hop
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let mut text = String::from("17 03 03 00 52");
    for _ in 5..bytes {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let [byte, ..] = seed.to_be_bytes();
        // Writing to a string cannot fail.
        let _ = write!(text, " {byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cleartext_wire_shows_the_record_itself() {
        let record = record(Language::En);
        assert!(letters(Verdict::Cleartext, "h1", record).starts_with(record));
    }

    #[test]
    fn an_encrypted_wire_shows_none_of_the_record() {
        for verdict in [Verdict::Encrypted, Verdict::Enforced] {
            let shown = letters(verdict, "h1", record(Language::Ko));
            assert!(shown.starts_with("17 03 03 00 52 "));
            assert!(shown.bytes().all(|byte| byte == b' ' || byte.is_ascii_hexdigit()));
            assert_eq!(shown.split(' ').count(), SHOWN);
        }
    }

    #[test]
    fn each_hop_keeps_its_own_noise() {
        let of = |hop| letters(Verdict::Encrypted, hop, "");
        assert_eq!(of("h1"), of("h1"));
        assert_ne!(of("h1"), of("h2"));
    }

    #[test]
    fn what_is_not_known_is_dots_and_no_traffic_is_nothing() {
        assert!(letters(Verdict::Unknown, "h1", "x").chars().all(|c| c == '·' || c == ' '));
        assert_eq!(letters(Verdict::NoTraffic, "h1", "x"), "");
    }
}
