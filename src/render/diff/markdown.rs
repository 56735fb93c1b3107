//! What a revision changed, as Markdown for a pull request: the quotes it touches, then the changes, the gravest first; cut
//! where a forge would.

use std::fmt::Write as _;

use super::phrase::{TagWords, disclosure, gravest_first, headline, places, reads_well, tag_words, why};
use super::summary::summary;
use crate::diff::{Change, Fate, Operation, Part, Revision, Sentence, Side, Tag, Touched, Weight};
use crate::render::limited::{LONGEST, Limited};
use crate::render::{count, inert, told as sentence};

/// Room for the lines that end the page.
const ENDING: usize = 1_000;
/// The quotes take no more, so that changes are told beside them.
const MOST_OF_QUOTES: usize = LONGEST / 2;
/// A longer sentence is cut.
const LONGEST_SENTENCE: usize = 1_500;
/// What is written of one change takes no more.
const LONGEST_CHANGE: usize = 16_000;

/// What a revision changed, for a pull request; at most 60,000 characters.
pub fn diff_markdown(revision: &Revision<'_>) -> String {
    let diff = revision.diff;
    let mut page = Limited::shown_by("factlock diff");
    page.push(&format!(
        "### Text: {} → {}\n\n{}\n\n",
        cut(revision.old, 200),
        cut(revision.new, 200),
        inert(&summary(revision))
    ));
    if !revision.touched.is_empty() {
        page.push(&format!("#### {} touched\n\n", count(revision.touched.len() as u64, "quote")));
        let quotes: Vec<String> = revision.touched.iter().map(|one| touched(revision, one)).collect();
        page.within(MOST_OF_QUOTES, &quotes, "quote");
        page.push("\n");
    }
    let (grave, slight): (Vec<&Change>, Vec<&Change>) =
        gravest_first(diff).into_iter().partition(|change| change.weight == Weight::Material);
    let told =
        |changes: &[&Change]| -> Vec<String> { changes.iter().map(|one| change(revision, one)).collect() };
    if !grave.is_empty() {
        page.push(&format!("#### {}\n\n", count(grave.len() as u64, "material change")));
        page.within(LONGEST - ENDING, &told(&grave), "material change");
        page.push("\n");
    }
    if !slight.is_empty() {
        let noun = "change that is not material";
        let number = slight.len() as u64;
        let what = if number == 1 { noun } else { "changes that are not material" };
        page.push(&format!("<details><summary>{number} {what}</summary>\n\n"));
        page.within(LONGEST - ENDING / 2, &told(&slight), "change");
        page.push("\n</details>\n");
    }
    page.text()
}

fn change(revision: &Revision<'_>, change: &Change) -> String {
    let diff = revision.diff;
    let mut out = format!(
        "- **{}**: {} ({})\n",
        headline(change),
        cut_sentence(&change.reason, 500),
        cut(&places(diff, change), 200)
    );
    let mut lines = match change.operation {
        Operation::Move => sentences(&diff.new, &change.new, ("", "")),
        _ if reads_well(&change.words) && is_short(&change.words) => vec![words(&change.words)],
        _ => {
            let mut lines = sentences(&diff.old, &change.old, ("<del>", "</del>"));
            lines.extend(sentences(&diff.new, &change.new, ("<ins>", "</ins>")));
            lines
        }
    };
    lines.extend(change.tags.iter().map(told));
    lines.extend(disclosure(diff, change));
    let mut used = 0;
    for (number, line) in lines.iter().enumerate() {
        used += line.chars().count();
        if used > LONGEST_CHANGE {
            let _ = writeln!(out, "  - and {} more", count((lines.len() - number) as u64, "line"));
            break;
        }
        let _ = writeln!(out, "  - {line}");
    }
    out
}

fn sentences(all: &[Sentence], indexes: &[usize], (begin, end): (&str, &str)) -> Vec<String> {
    indexes.iter().map(|&at| format!("{begin}{}{end}", cut(&all[at].text, LONGEST_SENTENCE))).collect()
}

fn is_short(words: &[Part]) -> bool {
    words.iter().map(|part| part.text.len()).sum::<usize>() <= 2 * LONGEST_SENTENCE
}

fn touched(revision: &Revision<'_>, touched: &Touched<'_>) -> String {
    let by = match touched.quoted.by {
        Some((claim, role)) => format!("{} of **{}**", role.phrase(), cut(claim, 200)),
        None => format!("quote {}", touched.index + 1),
    };
    let fate = &touched.fate;
    let mut out = format!("- {by} **{}**: {}\n", fate.phrase(), inert(&why(revision.diff, fate)));
    let _ = match fate {
        Fate::Altered { words: parts, .. } if reads_well(parts) && is_short(parts) => {
            writeln!(out, "  - {}", words(parts))
        }
        Fate::Altered { passage, .. } => writeln!(
            out,
            "  - <del>{}</del>\n  - <ins>{}</ins>",
            cut(touched.quoted.quote.exact, LONGEST_SENTENCE),
            cut(passage, LONGEST_SENTENCE)
        ),
        _ => writeln!(out, "  - “{}”", cut(touched.quoted.quote.exact, LONGEST_SENTENCE)),
    };
    out
}

/// `number: $294,000 → $295,000 (+1,000 $)`.
fn told(tag: &Tag) -> String {
    let TagWords { head, old, new, difference } = tag_words(tag);
    let words: Vec<String> = [old, new].into_iter().flatten().map(|text| cut(text, 300)).collect();
    let difference = difference.map(|difference| format!(" ({})", inert(&difference))).unwrap_or_default();
    format!("{head}: {}{difference}", words.join(" → "))
}

/// A word diff in one line.
pub(in crate::render) fn words(parts: &[Part]) -> String {
    let part = |part: &Part| {
        let space = if part.text.ends_with(char::is_whitespace) { " " } else { "" };
        let text = inert(&part.text);
        match part.side {
            Side::Both => text + space,
            Side::Old => format!("<del>{text}</del>{space}"),
            Side::New => format!("<ins>{text}</ins>{space}"),
        }
    };
    parts.iter().map(part).collect()
}

/// A sentence of this program's own, whose names between backticks are shown as code unless it has to be cut.
pub(in crate::render) fn cut_sentence(text: &str, longest: usize) -> String {
    if text.chars().count() > longest { cut(text, longest) } else { sentence(text) }
}

/// A text of at most this many characters, made inert.
pub(in crate::render) fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => inert(&text[..at]) + "…",
        None => inert(text),
    }
}
