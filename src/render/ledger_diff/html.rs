//! What changed between two ledgers, as one page that needs nothing else: the gravest first.

use super::LedgerRevision;
use super::phrase::{headline, is_short, kind, label, summary, unread, worth_a_line};
use crate::diff::{FieldChange, FindingChange, LedgerDiff, RecordChange, Side};
use crate::finding::Severity;
use crate::render::count;
use crate::render::diff::reads_well;
use crate::render::html::{Line, Page, anchor, became, grave, heading, page, said};

/// What changed between two ledgers, as one page of HTML.
pub fn ledger_diff_html(revision: &LedgerRevision<'_>) -> String {
    let diff = revision.diff;
    page(&format!("{} → {}", revision.old, revision.new), |page| {
        heading("What changed in the claims", [revision.old, revision.new], &summary(diff), page);
        page.element("main", &[], |page| {
            if let Some(found) = &diff.findings {
                findings("appeared", &found.appeared, page);
                findings("settled", &found.settled, page);
            }
            not_compared(revision, page);
            records(diff, page);
        });
        page.leaf("footer", &[], "Compared record by record by factlock, paired by id.");
    })
}

fn findings(what: &str, all: &[FindingChange], page: &mut Page) {
    if all.is_empty() {
        return;
    }
    let (findings, notes) = worth_a_line(all);
    page.element("section", &[], |page| {
        page.leaf("h2", &[], &format!("{} {what}", count(all.len() as u64, "finding")));
        page.element("ul", &[("class", "index")], |page| {
            for one in findings {
                page.markup("\n");
                page.element("li", &[], |page| finding(one, page));
            }
            if notes > 0 {
                page.leaf("li", &[("class", "meta")], &count(notes as u64, "note"));
            }
        });
    });
    page.markup("\n");
}

fn finding(one: &FindingChange, page: &mut Page) {
    let class = if one.severity == Severity::Error { "label alarm" } else { "label" };
    page.leaf("span", &[("class", class)], one.severity.word());
    page.text(" ");
    page.element("span", &[("dir", "auto")], |page| said(&one.message, page));
    page.text(" ");
    page.element("span", &[("class", "meta")], |page| {
        page.leaf("code", &[], one.rule);
        page.text(" in ");
        page.isolated(one.file.as_str());
        page.text(&format!(", line {}", one.line));
    });
}

fn not_compared(revision: &LedgerRevision<'_>, page: &mut Page) {
    if revision.diff.unread.is_empty() {
        return;
    }
    page.element("section", &[], |page| {
        page.leaf("h2", &[], "Not compared");
        page.element("ul", &[("class", "index")], |page| {
            for file in &revision.diff.unread {
                page.leaf("li", &[], &unread(file, revision.old, revision.new));
            }
        });
    });
    page.markup("\n");
}

fn records(diff: &LedgerDiff, page: &mut Page) {
    if diff.changes.is_empty() {
        return;
    }
    page.element("section", &[], |page| {
        page.leaf("h2", &[], "The records that changed");
        for change in &diff.changes {
            page.markup("\n");
            record(change, page);
        }
    });
}

fn record(change: &RecordChange, page: &mut Page) {
    let tells_itself =
        change.about.is_empty() || change.fields.iter().any(|field| field.field == "statement");
    let id = anchor(kind(change.kind), &change.id);
    let mut attributes = vec![("id", id.as_str())];
    attributes.extend(grave(change.weight().alarm().is_some()));
    page.element("article", &attributes, |page| {
        page.element("h3", &[], |page| {
            page.text(&format!("{} ", kind(change.kind)));
            page.isolated(&change.id);
            page.text(" ");
            page.leaf("span", &[("class", "label")], headline(change));
        });
        if !tells_itself {
            page.leaf("p", &[("class", "reason"), ("dir", "auto")], &change.about);
        }
        page.element("dl", &[], |page| {
            for one in &change.fields {
                page.element("dt", &[], |page| said(&label(one, change.act), page));
                page.element("dd", &[], |page| field(one, change, page));
            }
        });
        page.element("p", &[("class", "meta")], |page| page.isolated(change.file.as_str()));
    });
}

fn field(field: &FieldChange, whole: &RecordChange, page: &mut Page) {
    match (field.old.as_deref(), field.new.as_deref()) {
        _ if reads_well(&field.words) => line(Line::Words(&field.words), page),
        (Some(old), Some(new)) if is_short(old) && is_short(new) => {
            page.element("p", &[("class", "text")], |page| {
                page.isolated(old);
                became(page);
                page.element("bdi", &[], |page| page.leaf("strong", &[], new));
            });
        }
        (Some(old), Some(new)) => {
            line(Line::Text(old, Side::Old), page);
            line(Line::Text(new, Side::New), page);
        }
        (old, new) => {
            let side = if field.act == whole.act {
                Side::Both
            } else if new.is_some() {
                Side::New
            } else {
                Side::Old
            };
            if let Some(told) = old.or(new).filter(|told| !told.is_empty()) {
                line(Line::Text(told, side), page);
            }
        }
    }
    if let Some(because) = &field.because {
        page.leaf("p", &[("class", "meta because"), ("dir", "auto")], &format!("because: {because}"));
    }
}

fn line(line: Line<'_>, page: &mut Page) {
    page.element("p", &[("class", "text"), ("dir", "auto")], |page| line.write(page));
}
