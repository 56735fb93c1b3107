//! The stretch of a text, in words, that is most like the words of a quote.

use similar::DiffOp;

use crate::text::edit_script_by_anchors;

/// A word by a hash of its small letters: equal words have equal hashes.
pub(super) type WordHash = u64;

/// A word of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) hash: WordHash,
    /// Whether no white space stands before it, as in `512-chip`: then it is left out with the word before.
    pub(super) joined: bool,
}

/// Where the words of a quote best fit among those of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// The first word of the region that belongs to it.
    pub(super) first: usize,
    /// The last.
    pub(super) last: usize,
    /// The first word that is the same in both.
    pub(super) first_same: usize,
    /// The last.
    pub(super) last_same: usize,
}

/// Above this many words, the words in common give the place instead of a table of all pairs.
const LONG: usize = 300;

/// The best fit; none without a word in common.
pub(super) fn fit(quote: &[WordHash], region: &[Placed]) -> Option<Fit> {
    if quote.len() <= LONG { by_table(quote, region) } else { by_common_words(quote, region) }
}

/// How a cell of the table was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    /// A word of the quote beside a word of the region, the same or another.
    Both,
    /// A word of the quote only.
    Quote,
    /// A word of the region only.
    Region,
}

/// Fitting alignment: the whole quote against any stretch of the region (Sellers 1980), with a word in the
/// place of another preferred to one too few and one too many, so that a changed first or last word belongs
/// to the fit.
fn by_table(quote: &[WordHash], region: &[Placed]) -> Option<Fit> {
    const SAME: i32 = 3;
    const OTHER: i32 = -1;
    /// The first word left out of the region; each further one costs [`OTHER`]. A lone word in common far from
    /// the rest is not worth the words between.
    const LEFT_OUT: i32 = -3;
    let width = region.len() + 1;
    let mut moves = vec![Move::Quote; (quote.len() + 1) * width];
    let mut above = vec![0_i32; width];
    for (i, word) in quote.iter().enumerate() {
        let mut row = vec![above[0] + OTHER; width];
        for (j, other) in region.iter().enumerate() {
            let both = above[j] + if *word == other.hash { SAME } else { OTHER };
            let gap = match moves[(i + 1) * width + j] {
                Move::Region if other.joined => 0,
                Move::Region => OTHER,
                Move::Both | Move::Quote => LEFT_OUT,
            };
            let (score, step) = [(above[j + 1] + OTHER, Move::Quote), (row[j] + gap, Move::Region)]
                .into_iter()
                .fold((both, Move::Both), |best, next| if next.0 > best.0 { next } else { best });
            row[j + 1] = score;
            moves[(i + 1) * width + j + 1] = step;
        }
        above = row;
    }
    let best = above.iter().copied().max()?;
    let mut i = quote.len();
    let ends = |both: bool| {
        let fits = |&j: &usize| above[j] == best && (!both || moves[i * width + j] == Move::Both);
        // The shortest of equals, but a changed last word is part of it.
        (0..width).find(fits)
    };
    let mut j = ends(true).or_else(|| ends(false))?;
    let mut fit: Option<Fit> = None;
    let (mut first, mut last) = (None, None);
    while i > 0 && (j > 0 || moves[i * width + j] == Move::Quote) {
        match moves[i * width + j] {
            Move::Both => {
                (i, j) = (i - 1, j - 1);
                last = last.or(Some(j));
                first = Some(j);
                if quote[i] == region[j].hash {
                    let end = fit.map_or(j, |fit| fit.last_same);
                    fit = Some(Fit { first: j, last: j, first_same: j, last_same: end });
                }
            }
            Move::Quote => i -= 1,
            Move::Region => j -= 1,
        }
    }
    fit.map(|fit| Fit { first: first.unwrap_or(fit.first), last: last.unwrap_or(fit.last), ..fit })
}

/// From the first to the last word in common, and as many words more on either side as the quote has there.
fn by_common_words(quote: &[WordHash], region: &[Placed]) -> Option<Fit> {
    let placed: Vec<WordHash> = region.iter().map(|word| word.hash).collect();
    let ops = edit_script_by_anchors(quote, &placed);
    let mut same = ops.iter().filter_map(|op| match *op {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        _ => None,
    });
    let start = same.next()?;
    let end = same.next_back().unwrap_or(start);
    let after = quote.len() - (end.0 + end.2);
    let (first_same, last_same) = (start.1, end.1 + end.2 - 1);
    Some(Fit {
        first: first_same.saturating_sub(start.0),
        last: (last_same + after).min(region.len() - 1),
        first_same,
        last_same,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<WordHash> {
        text.bytes().map(WordHash::from).collect()
    }

    fn placed(words: &[WordHash]) -> Vec<Placed> {
        words.iter().map(|&hash| Placed { hash, joined: false }).collect()
    }

    fn fitted(quote: &str, region: &str) -> Option<String> {
        fit(&words(quote), &placed(&words(region))).map(|fit| region[fit.first..=fit.last].to_owned())
    }

    #[test]
    fn a_changed_word_belongs_to_the_fit_wherever_it_stands() {
        assert_eq!(fitted("cdef", "abcdefgh").as_deref(), Some("cdef"));
        assert_eq!(fitted("cdeX", "abcdefgh").as_deref(), Some("cdef"));
        assert_eq!(fitted("Xdef", "abcdefgh").as_deref(), Some("cdef"));
        assert_eq!(fitted("cdXf", "abcdefgh").as_deref(), Some("cdef"));
        assert_eq!(fitted("cdXef", "abcdefgh").as_deref(), Some("cdef"));
        assert_eq!(fitted("cef", "abcdefgh").as_deref(), Some("cdef"));
        assert_eq!(fitted("XYZ", "abcdefgh"), None);
    }

    #[test]
    fn long_quotes_fit_too() {
        let region: Vec<WordHash> = (0..5_000).collect();
        let mut quote = region[1_000..2_000].to_vec();
        quote[0] = 77_777;
        quote[500] = 77_778;
        quote[999] = 77_779;
        let fit = fit(&quote, &placed(&region)).expect("they have words in common");
        assert_eq!((fit.first, fit.last), (1_000, 1_999));
    }
}
