//! Tables with a row for each review: the columns of the research data sets, and others that say the same.

use super::bag::{Bag, Leaf, one_text};
use super::check::{Author, Check, Opinion, Party, Work};
use super::date::date;
use super::delimited;
use super::json::Json;
use super::log::Log;
use super::text::{NO_ADDRESS, REASON, address};
use super::{ImportError, MOST_RECORDS};

/// What a column may be called, without case and without what joins its words, and the name it is asked for by.
const COLUMNS: [(&str, &[&str]); 19] = [
    ("statement", &["claimtext", "claim", "claimreviewed", "statement", "text"]),
    ("claimant", &["claimauthorname", "claimant", "claimauthor", "speaker", "claimantname"]),
    ("claimant_url", &["claimauthorurl", "claimauthorsameas", "claimanturl"]),
    ("claim_date", &["claimdate", "dateofclaim", "claimedon", "claimdatepublished"]),
    ("first", &["claimfirstappearance", "firstappearance"]),
    ("appearance", &["claimappearance", "claimappearances", "appearance", "claimurl", "claimlocation"]),
    (
        "publisher",
        &[
            "reviewername",
            "reviewer",
            "factchecker",
            "publisher",
            "publishername",
            "reviewauthor",
            "organization",
        ],
    ),
    ("site", &["reviewersite", "publishersite", "reviewerurl", "site"]),
    ("url", &["reviewurl", "url", "link", "factcheckurl", "articleurl"]),
    ("title", &["reviewtitle", "title", "headline"]),
    ("date", &["reviewdate", "datepublished", "publishdate", "date"]),
    ("language", &["reviewlanguage", "language", "languagecode", "inlanguage", "lang"]),
    (
        "label",
        &[
            "reviewrating",
            "textualrating",
            "ratingname",
            "rating",
            "verdict",
            "conclusion",
            "alternatename",
            "label",
        ],
    ),
    ("value", &["ratingvalue", "reviewratingvalue"]),
    ("best", &["bestrating", "ratingbest"]),
    ("worst", &["worstrating", "ratingworst"]),
    ("explanation", &["ratingexplanation", "explanation"]),
    ("archived", &["archivedat", "archiveurl", "reviewarchiveurl"]),
    ("author", &["author", "reviewauthorname", "reviewauthors"]),
];

/// A table with more columns is none, nor is one with more rows read.
const MOST_COLUMNS: usize = 1_000;

/// Reads a table whose first row names its columns.
///
/// # Errors
/// When no column holds claims, or a row cannot be told from the next: a quote is not closed.
pub(super) fn read(text: &str, log: &mut Log) -> Result<Vec<Check>, ImportError> {
    let (delimiter, text, before) = match delimited::told(text) {
        Some((delimiter, rest)) => {
            let line = text.lines().next().unwrap_or_default();
            log.kept("line 1", line, "what separates the cells");
            (delimiter, rest, 1)
        }
        None => (delimited::delimiter(text), text, 0),
    };
    delimited::closed(text, delimiter, before)?;
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(delimiter).has_headers(false).flexible(true);
    let mut reader = reader.from_reader(text.as_bytes());
    let mut rows = reader.records();
    let unreadable = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line) + u64::from(before == 1);
        ImportError::new(format!("the table cannot be read at line {line}: {error}"), "mend it there")
    };
    let header = match rows.next() {
        Some(header) => header.map_err(|error| unreadable(&error))?,
        None => return Err(ImportError::new("it is empty", "the first row names the columns")),
    };
    let header: Vec<&str> = header.iter().collect();
    let names = columns(&header)?;
    let mut checks = Vec::new();
    for (at, row) in rows.enumerate() {
        let row = row.map_err(|error| unreadable(&error))?;
        if log.records.len() > MOST_RECORDS {
            break;
        }
        let cells: Vec<Json> = row.iter().map(|cell| Json::Text(cell.to_owned())).collect();
        if cells.iter().all(Json::is_empty) {
            continue;
        }
        // As spreadsheets count, the names of the columns first.
        let place = format!("row {}", at + 2);
        let record = log.begin_record(&place);
        let entries = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(at, value)| {
            let column = header
                .get(at)
                .map_or_else(|| format!("column {}", at + 1), |name| format!("column {}", name.trim()));
            (
                names.get(at).copied().flatten().unwrap_or(""),
                Leaf::new(format!("{place}, {column}"), value, None),
            )
        });
        let bag = Bag::of_cells(entries.collect());
        checks.extend(check(bag, record, log).map(Check::fitted));
        log.end_record();
    }
    Ok(checks)
}

/// The name that each column is asked for by; a second column of a name has none.
fn columns(header: &[&str]) -> Result<Vec<Option<&'static str>>, ImportError> {
    if header.len() > MOST_COLUMNS {
        let found = header.len();
        return Err(ImportError::new(
            format!("it has {found} columns, and at most {MOST_COLUMNS} are read"),
            "name a table of reviews",
        ));
    }
    let mut names: Vec<Option<&'static str>> = vec![None; header.len()];
    // A name earlier in a list is the better one: `claim_text` before `text`.
    for (name, aliases) in COLUMNS {
        let found = aliases.iter().find_map(|alias| {
            header.iter().enumerate().position(|(at, column)| names[at].is_none() && plain(column) == *alias)
        });
        if let Some(at) = found {
            names[at] = Some(name);
        }
    }
    if names.contains(&Some("statement")) {
        return Ok(names);
    }
    let found: Vec<String> = header.iter().take(12).map(|column| format!("`{}`", column.trim())).collect();
    Err(ImportError::new(
        format!("no column holds claims; the columns are {}", found.join(", ")),
        "name the column of the claims `claim_text`; `factlock explain import` lists the others",
    ))
}

fn plain(column: &str) -> String {
    column.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn check(mut bag: Bag<'_>, record: usize, log: &mut Log) -> Option<Check> {
    let mut check = Check { record, statement: bag.text("statement", "statement", log), ..Check::default() };
    let claimant = bag.text("claimant", "claimant", log);
    check.claimant = claimant.map(Party::named);
    if let Some(taken) = bag.text("claimant_url", "page of the claimant", log) {
        match (&mut check.claimant, address(&taken, None, log)) {
            (Some(claimant), Some(url)) => claimant.url = Some(url),
            _ => log.lose(taken.line, "there is no claimant, or it is no address that a record may hold"),
        }
    }
    if let Some(taken) = bag.text("claim_date", "claimed_on", log) {
        match date(taken, "claimed_on", log) {
            Ok(date) => check.claimed_on = Some(date),
            Err(taken) => check.undated = Some(taken),
        }
    }
    let opinion = opinion(&mut bag, log);
    let base = opinion.page.url.as_ref().map(|url| url.text.clone());
    for (name, first) in [("first", true), ("appearance", false)] {
        if let Some(taken) = bag.take(name).and_then(|leaf| one_text(&leaf, "appearance", log)) {
            let url = address(&taken, base.as_deref(), log);
            let title = if url.is_none() { Some(taken) } else { None };
            check.appearances.push(Work { url, title, first, ..Work::default() });
        }
    }
    bag.finish(log);
    check.opinions.push(opinion);
    if check.statement.is_none() {
        log.refuse(record, "it does not say which claim it is about");
        return None;
    }
    Some(check)
}

fn opinion(bag: &mut Bag<'_>, log: &mut Log) -> Opinion {
    let mut opinion = Opinion::default();
    let page = &mut opinion.page;
    page.publisher = bag.text("publisher", "publisher", log);
    if page.publisher.is_none() {
        page.publisher = bag.text("site", "publisher", log);
    }
    for (name, slot) in [("url", &mut page.url), ("archived", &mut page.archived_at)] {
        if let Some(taken) = bag.text(name, "address", log) {
            *slot = address(&taken, None, log);
            if slot.is_none() {
                log.lose(taken.line, NO_ADDRESS);
            }
        }
    }
    page.title = bag.text("title", "title", log);
    page.authors = bag.text("author", "author", log).into_iter().map(Author::literal).collect();
    page.language = bag.text("language", "language", log);
    if let Some(taken) = bag.text("date", "issued", log) {
        match date(taken, "issued", log) {
            Ok(date) => page.issued = Some(date),
            Err(taken) => page.undated = Some(taken),
        }
    }
    let verdict = &mut opinion.verdict;
    verdict.label = bag.text("label", "words of the rating, in the note", log);
    let number = "number of the rating, in the note";
    verdict.value = bag.text("value", number, log);
    verdict.best = bag.text("best", number, log);
    verdict.worst = bag.text("worst", number, log);
    verdict.explanation = bag.text("explanation", REASON, log);
    opinion
}
