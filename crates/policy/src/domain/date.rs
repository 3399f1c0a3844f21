//! Points in time in whole seconds: ISO 8601 dates and seconds since 1970.

use super::Ranges;

const EPOCH: u128 = 1 << 60;
const DAY: i64 = 86_400;

/// The place of a date in the order of all dates: `2026-01-31`, `2026-01-31T10:00:00Z`, `…+09:00`, or seconds since 1970.
pub(crate) fn parse(text: &str) -> Option<u128> {
    let seconds = match text.parse::<i64>() {
        Ok(seconds) if text.len() > 4 => seconds,
        _ => calendar(text)?,
    };
    EPOCH.checked_add_signed(i128::from(seconds))
}

fn calendar(text: &str) -> Option<i64> {
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.splitn(3, '-').map(whole);
    let year = parts.next()??;
    let month = parts.next().unwrap_or(Some(1))?;
    let day = parts.next().unwrap_or(Some(1))?;
    let digits = date.split('-').next()?.len();
    if digits != 4 || !(1..=12).contains(&month) || day < 1 || day > days_of(year, month) {
        return None;
    }
    let clock = time.map_or(Some(0), clock)?;
    Some(days(year, month, day) * DAY + clock)
}

/// Seconds of `10:00`, `10:00:00`, `10:00:00.5`, each with `Z`, `+09:00` or nothing (UTC) behind.
fn clock(time: &str) -> Option<i64> {
    let (time, zone) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at_checked(at)?,
        None => (time, "Z"),
    };
    let shift = match zone.split_at_checked(1)? {
        ("Z" | "z", "") => 0,
        (sign, offset) => {
            let (hours, minutes) = match offset.split_once(':') {
                Some(pair) => pair,
                None => offset.split_at_checked(2)?,
            };
            let minutes = if minutes.is_empty() { 0 } else { whole(minutes)? };
            let size = whole(hours)? * 3600 + minutes * 60;
            if sign == "-" { -size } else { size }
        }
    };
    let mut parts = time.splitn(3, ':');
    let (hours, minutes) = (whole(parts.next()?)?, whole(parts.next()?)?);
    let seconds = match parts.next() {
        Some(text) => {
            let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
            whole(fraction)?;
            whole(seconds)?
        }
        None => 0,
    };
    let valid = hours < 24 && minutes < 60 && seconds <= 60;
    valid.then_some(hours * 3600 + minutes * 60 + seconds - shift)
}

fn whole(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn days_of(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date at a place, in ISO 8601.
pub(crate) fn write(place: u128) -> String {
    let seconds = seconds(place);
    let (mut number, clock) = (seconds.div_euclid(DAY) + 719_468, seconds.rem_euclid(DAY));
    let era = number.div_euclid(146_097);
    number = number.rem_euclid(146_097);
    let of_era = (number - number / 1460 + number / 36_524 - number / 146_096) / 365;
    let of_year = number - (365 * of_era + of_era / 4 - of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = era * 400 + of_era + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", clock / 3600, clock / 60 % 60, clock % 60)
}

/// Seconds since 1970 at a place.
pub(crate) fn seconds(place: u128) -> i64 {
    i64::try_from(i128::try_from(place).unwrap_or(i128::MAX) - i128::try_from(EPOCH).unwrap_or(0)).unwrap_or(i64::MAX)
}

/// A member that people like to read: the middle of 2026, else the earliest.
pub(crate) fn witness(set: &Ranges) -> Option<u128> {
    let middle = parse("2026-06-01T00:00:00Z")?;
    if set.contains(middle) { Some(middle) } else { set.iter().next().map(|(low, _)| low) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_notation_and_written_back() {
        let noon = parse("2026-02-28T12:00:00Z").unwrap();
        assert_eq!(parse("2026-02-28T21:00:00+09:00"), Some(noon));
        assert_eq!(parse("2026-02-28T12:00Z"), Some(noon));
        assert_eq!(parse("1772280000"), Some(noon));
        assert_eq!(write(noon), "2026-02-28T12:00:00Z");
        assert_eq!(write(parse("1970-01-01").unwrap()), "1970-01-01T00:00:00Z");
        assert_eq!(parse("2026"), parse("2026-01-01"));
        for wrong in ["", "tomorrow", "2026-13-01", "2026-02-30", "26-01-01", "2026-01-01T25:00Z", "2026-01-01T10"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_day_comes_back() {
        for day in (-200_000..200_000).step_by(37) {
            let place = EPOCH.checked_add_signed(day * i128::from(DAY)).unwrap();
            let text = write(place);
            if !text.starts_with('-') {
                assert_eq!(parse(&text), Some(place), "{text}");
            }
        }
    }
}
