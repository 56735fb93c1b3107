//! "Did you mean": the nearest of a few known words.

/// The known word that `found` most likely stands for, if one is near enough to name: at most a third of
/// its letters differ (Damerau's edits: a letter too many, too few, other, or two swapped).
pub fn did_you_mean<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(found);
    known
        .into_iter()
        .filter_map(|word| {
            let known = fold(word);
            let limit = (known.len().min(folded.len()) / 3).max(1).min(known.len().saturating_sub(1));
            // Words of such different lengths cannot be near, and need not be compared.
            (known.len().abs_diff(folded.len()) <= limit).then(|| (distance(&folded, &known), limit, word))
        })
        .filter(|(distance, limit, _)| distance <= limit)
        .map(|(distance, _, word)| (distance, word))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// `` `a`, `b` or `c` ``, for a sentence that lists what is allowed.
pub fn join_or<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

fn fold(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == '-' || c == ' ' { '_' } else { c }).collect()
}

/// Optimal string alignment distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &to) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(from != to)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from == b[j - 1] && a[i - 1] == to {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_nearest_and_only_if_near() {
        let keys = ["statement", "status", "citations", "claimant"];
        assert_eq!(did_you_mean("citation", keys), Some("citations"));
        assert_eq!(did_you_mean("statsu", keys), Some("status"));
        assert_eq!(did_you_mean("Claimant", keys), Some("claimant"));
        assert_eq!(did_you_mean("verdict", keys), None);
        assert_eq!(did_you_mean("x", ["y"]), None, "one letter is no likeness");
        assert_eq!(did_you_mean("stat", ["status", "statue"]), None, "two letters of four are missing");
        assert_eq!(did_you_mean("claims", ["claim"]), Some("claim"));
    }

    #[test]
    fn lists_what_is_allowed() {
        assert_eq!(join_or(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(join_or(["a"]), "`a`");
    }
}
