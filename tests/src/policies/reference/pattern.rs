//! A policy's texts: wildcards, and variables filled in from a request.

use super::{Request, lookup};

/// A policy text: characters and wildcards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Char(char),
    One,
    Many,
}

pub(super) enum Expanded {
    Pieces(Vec<Piece>),
    /// A variable has no value.
    Unresolved,
    /// A variable of several values, or something that is no variable: not settled.
    Odd,
}

pub(super) fn pieces(pattern: &str) -> Vec<Piece> {
    pattern.chars().map(piece).collect()
}

fn piece(char: char) -> Piece {
    match char {
        '*' => Piece::Many,
        '?' => Piece::One,
        other => Piece::Char(other),
    }
}

/// The text that the pieces were written with, wildcards as plain characters.
pub(super) fn text(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Char(char) => *char,
            Piece::One => '?',
            Piece::Many => '*',
        })
        .collect()
}

/// At most six parts at the colons.
pub(super) fn split(pieces: &[Piece]) -> Vec<&[Piece]> {
    pieces.splitn(6, |piece| *piece == Piece::Char(':')).collect()
}

pub(super) fn expand(pattern: &str, request: &Request) -> Expanded {
    let mut out = Vec::new();
    let mut rest = pattern;
    while let Some(at) = rest.find("${") {
        let (before, after) = rest.split_at(at);
        out.extend(pieces(before));
        let Some((inside, behind)) = after[2..].split_once('}') else { return Expanded::Odd };
        rest = behind;
        if let "*" | "?" | "$" = inside {
            out.extend(inside.chars().map(Piece::Char));
            continue;
        }
        let (key, default) = match inside.split_once(',') {
            Some((key, default)) => {
                let default = default.trim();
                let Some(default) = default.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) else {
                    return Expanded::Odd;
                };
                (key.trim(), Some(default))
            }
            None => (inside, None),
        };
        if !key.contains(':') || key.contains([' ', '*', '?']) {
            return Expanded::Odd;
        }
        let own = match lookup(&request.context, key) {
            None => None,
            Some([one]) => Some(one.as_str()),
            Some(_) => return Expanded::Odd,
        };
        match own.or(default) {
            Some(value) => out.extend(value.chars().map(Piece::Char)),
            None => return Expanded::Unresolved,
        }
    }
    out.extend(pieces(rest));
    Expanded::Pieces(out)
}

pub(super) fn glob(pattern: &[Piece], own: &str) -> bool {
    let own: Vec<char> = own.chars().collect();
    let mut reached = vec![false; own.len() + 1];
    reached[0] = true;
    for piece in pattern {
        let mut next = vec![false; own.len() + 1];
        for at in 0..=own.len() {
            match piece {
                Piece::Many => next[at] = reached[..=at].contains(&true),
                Piece::One => next[at] = at > 0 && reached[at - 1],
                Piece::Char(char) => next[at] = at > 0 && reached[at - 1] && own[at - 1] == *char,
            }
        }
        reached = next;
    }
    reached[own.len()]
}
