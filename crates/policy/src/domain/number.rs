//! Decimal numbers with nine places, ordered as whole numbers.

use super::Ranges;
use crate::operator::Order;

const PLACES: usize = 9;
const ONE: u128 = 1_000_000_000;
/// The place of zero.
pub(crate) const ZERO: u128 = ONE << 70;
const DIGITS: usize = 20;

/// The place of a decimal number (`1.20`, `-3`) in the order of all numbers; nothing when it is none that we hold exactly.
pub(crate) fn parse(text: &str) -> Option<u128> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, places) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole_digits, places) = (whole.trim_start_matches('0'), places.trim_end_matches('0'));
    if !plain(whole) || !(places.is_empty() || plain(places)) || whole_digits.len() > DIGITS || places.len() > PLACES {
        return None;
    }
    let whole: u128 = if whole_digits.is_empty() { 0 } else { whole_digits.parse().ok()? };
    let fraction: u128 = format!("{places:0<PLACES$}").parse().ok()?;
    let size = whole * ONE + fraction;
    Some(if negative { ZERO - size } else { ZERO + size })
}

/// The place of a number of tenths that is not negative.
pub(crate) const fn tenths(count: u8) -> u128 {
    ZERO + count as u128 * (ONE / 10)
}

/// The decimal number at a place.
pub(crate) fn write(place: u128) -> String {
    let (sign, size) = if place < ZERO { ("-", ZERO - place) } else { ("", place - ZERO) };
    let fraction = format!("{:0PLACES$}", size % ONE);
    let fraction = fraction.trim_end_matches('0');
    let dot = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{dot}{fraction}", size / ONE)
}

/// The numbers that stand in this order to `value`.
pub(crate) fn satisfying(order: Order, value: u128) -> Ranges {
    match order {
        Order::Equals => Ranges::between(value, value),
        Order::LessThan => value.checked_sub(1).map_or_else(Ranges::none, |high| Ranges::between(0, high)),
        Order::LessThanEquals => Ranges::between(0, value),
        Order::GreaterThan => value.checked_add(1).map_or_else(Ranges::none, |low| Ranges::between(low, u128::MAX)),
        Order::GreaterThanEquals => Ranges::between(value, u128::MAX),
    }
}

/// A member that people like to read: a small whole number if there is one.
pub(crate) fn witness(set: &Ranges) -> Option<u128> {
    let positive = set.intersect(&Ranges::between(ZERO, ZERO + (ONE << 60)));
    let near = |(low, high): (u128, u128)| {
        let above = low.div_ceil(ONE) * ONE;
        Some(if above <= high { above } else { low })
    };
    let negative = set.intersect(&Ranges::between(ZERO - (ONE << 60), ZERO));
    positive.iter().find_map(near).or_else(|| negative.iter().find_map(near))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_order_and_text() {
        let ordered = ["-10", "-1.5", "0", "0.000000001", "1", "1.15", "1.2", "1.3", "100"];
        let places: Vec<u128> = ordered.iter().map(|text| parse(text).unwrap()).collect();
        assert!(places.is_sorted());
        assert_eq!(places.iter().map(|&place| write(place)).collect::<Vec<_>>(), ordered);
        assert_eq!(parse("1.20"), parse("1.2"));
        assert_eq!(parse("007"), parse("7"));
        assert_eq!((parse("0"), parse("1.1")), (Some(ZERO), Some(tenths(11))));
        for wrong in ["", "1.2.3", "1,2", "TLSv1.2", "1e3", " 1", "+1", "0.0000000001", "9999999999999999999999"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_witness_is_a_small_whole_number_if_it_can() {
        let below = satisfying(Order::LessThan, parse("12.5").unwrap());
        assert_eq!(witness(&below).map(write).unwrap(), "0");
        let above = satisfying(Order::GreaterThan, parse("12.5").unwrap());
        assert_eq!(witness(&above).map(write).unwrap(), "13");
        let narrow = above.intersect(&satisfying(Order::LessThan, parse("12.75").unwrap()));
        assert_eq!(witness(&narrow).map(write).unwrap(), "12.500000001");
        assert_eq!(witness(&Ranges::none()), None);
    }
}
