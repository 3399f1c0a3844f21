//! From the bytes of a decoded text back to the bytes it was written with.

use crate::Span;
use std::ops::Range;

/// From decoded byte `decoded` on, written byte = `written` + (byte − `decoded`), up to the next step.
///
/// Two steps at one decoded byte leave out what was written between them (Python's `'a' 'b'`):
/// the first says where the characters before end, the second where those after begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) decoded: u32,
    pub(crate) written: u32,
}

impl Step {
    pub(crate) fn new(decoded: usize, written: usize) -> Self {
        Self { decoded: offset(decoded), written: offset(written) }
    }
}

/// How decoded bytes map to written ones.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Map<'m> {
    /// All by the same distance.
    Shift(u32),
    /// By steps that ascend and begin at decoded byte 0.
    Steps(&'m [Step]),
}

impl Map<'_> {
    /// Where the character that begins at `decoded` begins in the written text.
    pub(crate) fn start(self, decoded: usize) -> usize {
        let decoded = offset(decoded);
        match self {
            Self::Shift(distance) => (decoded + distance) as usize,
            Self::Steps(steps) => {
                let next = steps.partition_point(|step| step.decoded <= decoded);
                along(steps.get(next.saturating_sub(1)), decoded)
            }
        }
    }

    /// Where the character that ends at `decoded` ends in the written text.
    pub(crate) fn end(self, decoded: usize) -> usize {
        let decoded = offset(decoded);
        match self {
            Self::Shift(distance) => (decoded + distance) as usize,
            Self::Steps(steps) => {
                let here = steps.partition_point(|step| step.decoded < decoded);
                match steps.get(here) {
                    Some(step) if step.decoded == decoded => step.written as usize,
                    _ => along(steps.get(here.saturating_sub(1)), decoded),
                }
            }
        }
    }

    /// The written characters of a decoded range; an empty range stays empty.
    pub(crate) fn span(self, range: Range<usize>) -> Span {
        if range.is_empty() {
            return Span::at(self.start(range.start));
        }
        Span::new(self.start(range.start), self.end(range.end))
    }

    /// The steps of a text of `length` bytes whose `steps` lead into this map's decoded text.
    pub(crate) fn compose(self, steps: &[Step], length: usize) -> Vec<Step> {
        if let Self::Shift(distance) = self {
            return steps.iter().map(|step| Step { written: step.written + distance, ..*step }).collect();
        }
        let mut composed: Vec<Step> = Vec::with_capacity(steps.len());
        for (index, step) in steps.iter().enumerate() {
            let next = steps.get(index + 1);
            let previous = index.checked_sub(1).and_then(|index| steps.get(index));
            let is_first_of_two = next.is_some_and(|next| next.decoded == step.decoded);
            if is_first_of_two {
                composed.push(Step { decoded: step.decoded, written: offset(self.end(step.written as usize)) });
                continue;
            }
            let start = self.start(step.written as usize);
            let is_second_of_two = previous.is_some_and(|previous| previous.decoded == step.decoded);
            let end = if index == 0 || is_second_of_two { start } else { self.end(step.written as usize) };
            if end != start {
                composed.push(Step { decoded: step.decoded, written: offset(end) });
            }
            let goes_on = !is_second_of_two
                && end == start
                && composed.last().is_some_and(|last| along(Some(last), step.decoded) == start);
            if !goes_on {
                composed.push(Step { decoded: step.decoded, written: offset(start) });
            }
            if let Self::Steps(outer) = self {
                let first = outer.partition_point(|other| other.decoded <= step.written);
                for other in outer.iter().skip(first) {
                    let decoded = step.decoded + (other.decoded - step.written);
                    if next.is_some_and(|next| decoded >= next.decoded) || decoded > offset(length) {
                        break;
                    }
                    composed.push(Step { decoded, written: other.written });
                }
            }
        }
        composed
    }
}

fn along(step: Option<&Step>, decoded: u32) -> usize {
    step.map_or(decoded, |step| step.written + decoded.saturating_sub(step.decoded)) as usize
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(pairs: &[(usize, usize)]) -> Vec<Step> {
        pairs.iter().map(|&(decoded, written)| Step::new(decoded, written)).collect()
    }

    #[test]
    fn an_escape_is_wider_in_the_written_text() {
        // a\nb written at 10: decoded a=0 \n=1 b=2
        let steps = steps(&[(0, 10), (2, 13)]);
        let map = Map::Steps(&steps);
        assert_eq!(map.span(0..1), Span::new(10, 11));
        assert_eq!(map.span(1..2), Span::new(11, 13));
        assert_eq!(map.span(2..3), Span::new(13, 14));
        assert_eq!(map.span(0..3), Span::new(10, 14));
        assert_eq!(map.span(1..1), Span::at(11));
    }

    #[test]
    fn what_lies_between_two_parts_belongs_to_neither() {
        let steps = steps(&[(0, 1), (2, 3), (2, 8)]);
        let map = Map::Steps(&steps);
        assert_eq!(map.span(0..2), Span::new(1, 3));
        assert_eq!(map.span(2..3), Span::new(8, 9));
        assert_eq!(map.span(1..3), Span::new(2, 9));
    }

    #[test]
    fn composition_equals_one_map_after_the_other() {
        let outer = steps(&[(0, 5), (1, 7), (3, 10), (4, 12), (9, 20)]);
        let inner = steps(&[(0, 1), (2, 4), (3, 6), (5, 9)]);
        let (outer_map, inner_map) = (Map::Steps(&outer), Map::Steps(&inner));
        let composed = outer_map.compose(&inner, 8);
        for byte in 0..8 {
            assert_eq!(Map::Steps(&composed).start(byte), outer_map.start(inner_map.start(byte)), "start {byte}");
            assert_eq!(Map::Steps(&composed).end(byte + 1), outer_map.end(inner_map.end(byte + 1)), "end {byte}");
        }
        assert_eq!(Map::Shift(3).compose(&steps(&[(0, 1), (1, 3)]), 5), steps(&[(0, 4), (1, 6)]));
    }
}
