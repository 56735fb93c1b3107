//! The claims and their citations as tables for a spreadsheet, and what of them does not hold: `claims.csv`, `citations.csv`
//! and `errors.csv`.
//!
//! RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets read accents wrong. No cell is a formula: see
//! [`cell`]. Programs read the JSON, which holds every text to the letter.

use super::quoted::{Quoted, stance_word};
use super::words::{doi, locator, short, word};
use super::{ReportFile, View};
use crate::render::visible;
use crate::review::State;

/// The tables: `claims.csv`, `citations.csv` and `errors.csv`, which has no rows where everything holds.
pub fn csv(view: &View<'_>) -> Vec<ReportFile> {
    vec![
        ReportFile::text("claims.csv", claims(view)),
        ReportFile::text("citations.csv", citations(view)),
        ReportFile::text("errors.csv", errors(view)),
    ]
}

/// A table as it grows.
struct Table(String);

impl Table {
    /// A table with its first row.
    fn new(names: &[&str]) -> Self {
        let mut table = Self("\u{feff}".to_owned());
        table.row(names);
        table
    }

    fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (at, text) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            self.0.push_str(&cell(text.as_ref()));
        }
        self.0.push_str("\r\n");
    }
}

fn claims(view: &View<'_>) -> String {
    let mut table = Table::new(&[
        "claim",
        "number",
        "statement",
        "claimant",
        "claimed_on",
        "status",
        "verdict",
        "rationale",
        "supporting",
        "refuting",
        "context",
        "not_verified",
        "contradictions",
        "reviewed_by",
        "reviewed_on",
        "superseded_by",
        "tags",
        "file",
        "errors",
    ]);
    for claim in &view.claims {
        let record = claim.record;
        let all = Quoted::of(view, claim);
        let stance = |word: &str| {
            let cited = all.iter().filter_map(|one| one.stance);
            cited.filter(|stance| stance_word(*stance) == word).count().to_string()
        };
        let holding = claim.reviews(view).filter(|(_, became)| **became == State::Current);
        let last = holding.map(|(review, _)| review).max_by_key(|review| review.date);
        table.row(&[
            record.id.clone(),
            claim.number.to_string(),
            record.statement.clone(),
            record.claimant.as_deref().map(|id| view.entity(id).to_owned()).unwrap_or_default(),
            record.claimed_on.as_ref().map(|on| on.as_str().to_owned()).unwrap_or_default(),
            record.status.word().to_owned(),
            word(view, record.status).to_owned(),
            record.rationale.clone().unwrap_or_default(),
            stance("supports"),
            stance("refutes"),
            stance("context"),
            all.iter().filter(|one| one.trouble(view).is_some()).count().to_string(),
            claim.conflicts.len().to_string(),
            last.map(|review| view.person(&review.by).to_owned()).unwrap_or_default(),
            last.map(|review| review.date.to_string()).unwrap_or_default(),
            record.superseded_by.clone().unwrap_or_default(),
            record.tags.join(", "),
            claim.file.to_string(),
            claim.errors(view).map(|broken| broken.what.as_str()).collect::<Vec<_>>().join(" | "),
        ]);
    }
    table.0
}

/// What does not hold, whether a claim leans on it or not: also what no other table has a row for.
fn errors(view: &View<'_>) -> String {
    let mut table = Table::new(&["file", "claim", "source", "rule", "error"]);
    for broken in &view.broken {
        // A row for each claim, so that those of one can be picked out.
        let claims = if broken.claims.is_empty() {
            vec![""]
        } else {
            broken.claims.iter().map(String::as_str).collect()
        };
        for claim in claims {
            let source = broken.source.as_deref().unwrap_or_default();
            table.row(&[broken.file.as_str(), claim, source, broken.rule, &broken.what]);
        }
    }
    table.0
}

fn citations(view: &View<'_>) -> String {
    let mut table = Table::new(&[
        "claim",
        "role",
        "source",
        "reference",
        "quote",
        "verified",
        "trouble",
        "locator",
        "url",
        "archived_at",
        "issued",
        "retrieved",
        "sha256",
        "note",
    ]);
    for claim in &view.claims {
        for one in Quoted::of(view, claim) {
            let source = one.source;
            let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
            table.row(&[
                claim.record.id.clone(),
                one.stance.map_or("appearance", stance_word).to_owned(),
                one.source_id.to_owned(),
                source.map(short).unwrap_or_default(),
                text(one.quote),
                match (one.quote, one.state.level()) {
                    (_, Some(level)) => level.phrase().to_owned(),
                    (Some(_), None) => "no".to_owned(),
                    (None, None) => String::new(),
                },
                one.trouble(view).unwrap_or_default(),
                one.locator.map(locator).unwrap_or_default(),
                source.and_then(|source| source.url.clone().or_else(|| doi(source))).unwrap_or_default(),
                text(source.and_then(|source| source.archived_at.as_deref())),
                source
                    .and_then(|source| source.issued.as_ref())
                    .map(|on| on.as_str().to_owned())
                    .unwrap_or_default(),
                one.snapshot.and_then(|snapshot| Some(snapshot.retrieved?.to_string())).unwrap_or_default(),
                text(one.snapshot.map(|snapshot| snapshot.sha256.as_str())),
                text(one.note),
            ]);
        }
    }
    table.0
}

/// A spreadsheet holds no more in a cell, in UTF-16 units, and would begin another with the rest.
const LONGEST: usize = 32_767;

/// A text in one line between quotation marks, of which no spreadsheet makes a formula.
///
/// What would begin one gets an apostrophe in front. A spreadsheet that is told to part cells at semicolons does not heed
/// the quotation marks of the others, so that what stands behind a semicolon is treated alike.
fn cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut safe = String::with_capacity(line.len() + 2);
    let mut begins = true;
    for c in visible(&line).chars() {
        if begins && starts_a_formula(c) {
            safe.push('\'');
        }
        begins = c == ';' || (begins && is_passed_over(c));
        safe.push(c);
    }
    let mut units = 0;
    let longer = safe.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    if longer.is_some() {
        let mut units = 0;
        let cut = safe.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units > LONGEST - 1
        });
        safe.truncate(cut.map_or(safe.len(), |(at, _)| at));
        safe.push('…');
    }
    format!("\"{}\"", safe.replace('"', "\"\""))
}

/// Also as East Asian input methods write them.
fn starts_a_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// What a spreadsheet may drop before it looks at a cell.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_a_text_and_no_formula() {
        for (text, written) in [
            ("plain, with a \"word\"", "\"plain, with a \"\"word\"\"\""),
            ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
            ("\t=1", "\"'=1\""),
            ("-5 °C", "\"'-5 °C\""),
            ("+1", "\"'+1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("＝1", "\"'＝1\""),
            ("\u{200b}=1", "\"\u{200b}'=1\""),
            ("\"=1", "\"\"\"'=1\""),
            ("a;=1", "\"a;'=1\""),
            ("a; \"=1", "\"a; \"\"'=1\""),
            ("a\r\n=1", "\"a =1\""),
            ("'tis", "\"'tis\""),
            ("a - b, -c = d", "\"a - b, -c = d\""),
            ("a\u{202e}b\0", "\"a\u{fffd}b?\""),
            ("", "\"\""),
        ] {
            assert_eq!(cell(text), written, "{text:?}");
        }
    }

    #[test]
    fn a_cell_is_no_longer_than_a_spreadsheet_takes() {
        let long = cell(&"=\u{1f600}x".repeat(20_000));
        let text = long.trim_matches('"');
        assert!(text.ends_with('…') && text.encode_utf16().count() <= LONGEST);
        let just = "x".repeat(LONGEST);
        assert_eq!(cell(&just).len(), LONGEST + 2);
    }
}
