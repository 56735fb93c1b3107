//! Word diffs and changed words, as text.

use crate::snapshot::{Change, DiffKind, DiffPart};

/// How much of what is the same is shown on either side of a difference, in characters.
const CONTEXT: usize = 48;

/// The diff on one line: `used [-only-] {+solely+} chips`, with long stretches that are the same cut short.
pub(super) fn diff(parts: &[DiffPart]) -> String {
    let last = parts.len().saturating_sub(1);
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        let text = part.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = match part.kind {
            DiffKind::Same => shortened(&text, at == 0, at == last),
            DiffKind::Quote => format!("[-{text}-]"),
            DiffKind::Source => format!("{{+{text}+}}"),
        };
        let replaced = part.kind == DiffKind::Source && out.ends_with("-]");
        if (replaced || part.text.starts_with(char::is_whitespace)) && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(&shown);
        if part.text.ends_with(char::is_whitespace) {
            out.push(' ');
        }
    }
    out.trim().to_owned()
}

/// What the source says there.
pub(super) fn of_source(parts: &[DiffPart]) -> String {
    let words: String =
        parts.iter().filter(|part| part.kind != DiffKind::Quote).map(|part| part.text.as_str()).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `` a number: the quote has `80`, the source `60` ``
pub(super) fn change(change: &Change) -> String {
    let kind = change.kind.phrase();
    match (&change.quote, &change.source) {
        (Some(quote), Some(source)) => format!("{kind}: the quote has `{quote}`, the source `{source}`"),
        (None, Some(source)) => format!("{kind}: the quote leaves out `{source}`"),
        (Some(quote), None) => format!("{kind}: `{quote}` does not stand in the source"),
        (None, None) => kind.to_owned(),
    }
}

/// Keeps the end of what comes before a difference, the beginning of what follows one, both between two; whole
/// words only.
fn shortened(text: &str, first: bool, last: bool) -> String {
    let length = text.chars().count();
    let room = if first || last { CONTEXT } else { 2 * CONTEXT };
    if length <= room {
        return text.to_owned();
    }
    let head = text.chars().take(CONTEXT).collect::<String>();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    let tail = text.chars().skip(length - CONTEXT).collect::<String>();
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, words)| words);
    match (first, last) {
        (true, _) => format!("… {tail}"),
        (_, true) => format!("{head} …"),
        _ => format!("{head} … {tail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(kind: DiffKind, text: &str) -> DiffPart {
        DiffPart { kind, text: text.to_owned() }
    }

    #[test]
    fn cuts_long_stretches_between_words() {
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen ";
        let parts = [part(DiffKind::Same, long), part(DiffKind::Quote, "a "), part(DiffKind::Same, long)];
        assert_eq!(
            diff(&parts),
            "… six seven eight nine ten eleven twelve thirteen [-a-] one two three four five six seven eight nine …"
        );
    }

    #[test]
    fn keeps_the_spacing_of_the_words() {
        let parts = [
            part(DiffKind::Same, "the "),
            part(DiffKind::Quote, "513"),
            part(DiffKind::Source, "512"),
            part(DiffKind::Same, "-chip cluster"),
        ];
        assert_eq!(diff(&parts), "the [-513-] {+512+}-chip cluster");
        assert_eq!(of_source(&parts), "the 512-chip cluster");
        let parts = [
            part(DiffKind::Same, "it used "),
            part(DiffKind::Source, "only "),
            part(DiffKind::Same, "these"),
        ];
        assert_eq!(diff(&parts), "it used {+only+} these");
    }
}
