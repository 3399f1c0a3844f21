//! What of a long line is shown: the neighbourhood of its marks. Minified documents are one line of megabytes.

use std::ops::Range;
use unicode_width::UnicodeWidthChar;
use wireproof_report::visible;

/// What stands for characters that are left out.
pub(crate) const GAP: char = '…';
/// Marks in one line share its room, but none gets less than this.
const LEAST: usize = 16;

/// The parts of a line that are shown in `room` columns, in order: everything where it fits, else what surrounds the
/// marks. Whether characters before or after the line were left out already decides whether it fits.
pub(crate) fn kept(line: &str, marks: &[Range<usize>], room: usize, is_whole: bool) -> Vec<Range<usize>> {
    let whole = 0..line.len();
    if is_whole && fits(line, room) {
        return Vec::from([whole]);
    }
    if marks.is_empty() {
        let head = 0..forward(line, 0, room.saturating_sub(1)).0;
        return Vec::from([head]);
    }
    // each mark may need a gap on both sides
    let share = (room / marks.len()).saturating_sub(2).max(LEAST);
    let mut kept: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let part = around(line, mark, share);
        match kept.last_mut() {
            // a gap narrower than its sign would be silly
            Some(last) if part.start <= forward(line, last.end, 1).0 => {
                last.start = last.start.min(part.start);
                last.end = last.end.max(part.end);
            }
            _ => kept.push(part),
        }
    }
    kept
}

/// A mark in the middle of what surrounds it, in so many columns; of a wide mark its beginning.
fn around(line: &str, mark: &Range<usize>, columns: usize) -> Range<usize> {
    let (_, free) = forward(line.get(..mark.end).unwrap_or(line), mark.start, columns);
    let before = (free / 2).max(columns / 4);
    let (start, unused) = backward(line, mark.start, before);
    let (end, unused) = forward(line, mark.start, columns - before + unused);
    backward(line, start, unused).0..end
}

/// Goes on from a byte by at most so many columns; the byte reached, and the columns that the line's end left over.
fn forward(line: &str, from: usize, mut columns: usize) -> (usize, usize) {
    let mut at = from;
    for character in line.get(from..).unwrap_or_default().chars() {
        let Some(rest) = columns.checked_sub(width(character)) else { return (at, 0) };
        (at, columns) = (at + character.len_utf8(), rest);
    }
    (at, columns)
}

/// The same towards the line's beginning.
fn backward(line: &str, from: usize, mut columns: usize) -> (usize, usize) {
    let mut at = from;
    for character in line.get(..from).unwrap_or_default().chars().rev() {
        let Some(rest) = columns.checked_sub(width(character)) else { return (at, 0) };
        (at, columns) = (at - character.len_utf8(), rest);
    }
    (at, columns)
}

fn fits(line: &str, room: usize) -> bool {
    forward(line, 0, room).0 == line.len()
}

/// The columns of a character as it is shown.
fn width(character: char) -> usize {
    match character {
        // as `annotate_snippets` shows it
        '\t' => 4,
        '\r' => 0,
        _ if visible::is_hidden(character) => visible::shown(character).len(),
        _ => character.width().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, marks: &[&str], room: usize) -> String {
        let marks: Vec<_> = marks.iter().map(|mark| line.find(mark).map(|at| at..at + mark.len()).unwrap()).collect();
        let kept = kept(line, &marks, room, true);
        kept.into_iter().map(|part| line.get(part).unwrap()).collect::<Vec<_>>().join("…")
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(shown("0123456789", &["5"], 10), "0123456789");
        assert_eq!(shown("버킷정책", &[], 8), "버킷정책");
    }

    #[test]
    fn marks_stand_amid_what_surrounds_them() {
        let line = format!("{}<MARK>{}", "a".repeat(50), "z".repeat(50));
        assert_eq!(shown(&line, &["<MARK>"], 26), "aaaaaaaaa<MARK>zzzzzzzzz");
        assert_eq!(shown(&format!("<MARK>{line}"), &["<MARK>"], 26), "<MARK>aaaaaaaaaaaaaaaaaa");
        assert_eq!(shown(&format!("{line}<END>"), &["<END>"], 26), "zzzzzzzzzzzzzzzzzzz<END>");
        assert_eq!(shown(&line, &[], 5), "aaaa");
    }

    #[test]
    fn of_a_wide_mark_the_beginning_is_shown() {
        let line = format!("{}<{}>z", "a".repeat(50), "m".repeat(50));
        assert_eq!(shown(&line, &[line.get(50..).unwrap()], 26), "aaaaaa<mmmmmmmmmmmmmmmmm");
    }

    #[test]
    fn marks_far_apart_share_the_room() {
        let line = format!("<A>{}<B>{}", "x".repeat(80), "y".repeat(80));
        assert_eq!(shown(&line, &["<A>", "<B>"], 40), "<A>xxxxxxxxxxxxxxx…xxxxxxx<B>yyyyyyyy");
        assert_eq!(shown(&format!("{}<C>-<D>{}", "x".repeat(40), "y".repeat(40)), &["<C>", "<D>"], 40).len(), 22);
    }

    #[test]
    fn columns_are_counted_as_they_are_shown() {
        let line = format!("{}<A>{}", "한".repeat(40), "🔒".repeat(40));
        assert_eq!(shown(&line, &["<A>"], 17), "한한한<A>🔒🔒🔒");
        let hidden = format!("{}<A>{}", "\u{1b}".repeat(40), "\u{202e}".repeat(40));
        assert_eq!(shown(&hidden, &["<A>"], 25), "\u{1b}<A>\u{202e}");
    }
}
