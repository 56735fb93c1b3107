//! Word diffs and changed words, as text.

use crate::snapshot::{Change, DiffKind, DiffPart};

/// How much of what is the same is shown on either side of a difference, in characters.
const CONTEXT: usize = 48;

/// The diff on one line: `used [-only-] {+solely+} chips`, with long stretches that are the same cut short.
pub(super) fn diff(parts: &[DiffPart]) -> String {
    let last = parts.len().saturating_sub(1);
    let shown = parts.iter().enumerate().map(|(at, part)| {
        let text = part.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match part.kind {
            DiffKind::Same => shortened(&text, at == 0, at == last),
            DiffKind::Quote => format!("[-{text}-]"),
            DiffKind::Source => format!("{{+{text}+}}"),
        }
    });
    shown.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What the source says there.
pub(super) fn of_source(parts: &[DiffPart]) -> String {
    let words = parts.iter().filter(|part| part.kind != DiffKind::Quote);
    words.flat_map(|part| part.text.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// `the quote has the number "80", the source "60"`
pub(super) fn change(change: &Change) -> String {
    let kind = change.kind.phrase();
    match (&change.quote, &change.source) {
        (Some(quote), Some(source)) => format!("{kind}: the quote has `{quote}`, the source `{source}`"),
        (None, Some(source)) => format!("{kind}: the quote leaves out `{source}`"),
        (Some(quote), None) => format!("{kind}: `{quote}` does not stand in the source"),
        (None, None) => kind.to_owned(),
    }
}

/// Keeps the end of what comes before a difference, the beginning of what follows one, both between two.
fn shortened(text: &str, first: bool, last: bool) -> String {
    let length = text.chars().count();
    let room = if first || last { CONTEXT } else { 2 * CONTEXT };
    if length <= room {
        return text.to_owned();
    }
    let head = || text.chars().take(CONTEXT).collect::<String>();
    let tail = || text.chars().skip(length - CONTEXT).collect::<String>();
    match (first, last) {
        (true, _) => format!("…{}", tail()),
        (_, true) => format!("{}…", head()),
        _ => format!("{}…{}", head(), tail()),
    }
}
