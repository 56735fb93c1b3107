//! The report as Markdown: `report.md` for a repository, `comment.md` for a pull request.
//!
//! Whatever a record says shows itself and does nothing: no mention, no image, no markup, no forged marker. Both files
//! are made of the same sections; the second is cut where a forge would cut it. Read [`markdown`] first.

mod claim;
mod reference;
mod section;
mod words;

use std::fmt::Write as _;

use super::fragment::Fragments;
use super::view::ClaimView;
use super::words::{NOT_PROVED, ORDER, UNREAD, begins, changed, meaning, sentence, summary, word};
use super::{ReportFile, View};
use crate::render::inert;
use claim::claim;
use section::{Section, cut, whole};
use words::{code, linked, shown, told};

/// The files: `report.md` and `comment.md`.
pub fn markdown(view: &View<'_>) -> Vec<ReportFile> {
    let sections = sections(view);
    vec![ReportFile::text("report.md", whole(&sections)), ReportFile::text("comment.md", cut(&sections))]
}

fn sections(view: &View<'_>) -> Vec<Section> {
    let fragments = Fragments::all(view);
    vec![
        Section { head: front(view), blocks: Vec::new(), noun: "", share: 0 },
        Section { head: "## By verdict\n".to_owned(), blocks: verdicts(view), noun: "claim", share: 20 },
        Section {
            head: "## The claims\n\n".to_owned(),
            blocks: view.claims.iter().map(|one| claim(view, &fragments, one)).collect(),
            noun: "claim",
            share: 65,
        },
        Section {
            head: "## Contradictions\n\n".to_owned(),
            blocks: contradictions(view),
            noun: "contradiction",
            share: 80,
        },
        Section {
            head: "## Sources\n\n".to_owned(),
            blocks: view.sources.iter().map(|one| reference::source(view, one)).collect(),
            noun: "source",
            share: 90,
        },
        Section {
            head: "## Corrections\n\n".to_owned(),
            blocks: corrections(view),
            noun: "correction",
            share: 98,
        },
    ]
}

/// What it is, what came out, and what does not hold.
fn front(view: &View<'_>) -> String {
    let publisher = view.input.ledger.settings.report.publisher.as_deref().unwrap_or("Fact-check");
    let mut out = format!("# {} · {}\n\n{}\n\n", shown(view.title), shown(publisher), inert(&summary(view)));
    if !view.broken.is_empty() {
        out.push_str("⚠️ This report was made although something it leans on does not hold:\n\n");
        for (whom, what) in view.broken_lines() {
            let _ = writeln!(out, "- {}: {}", shown(&whom), told(what));
        }
        out.push('\n');
    }
    out
}

/// The claims by verdict, worst news first.
fn verdicts(view: &View<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    for status in ORDER {
        let claims: Vec<_> = view.claims.iter().filter(|claim| claim.record.status == status).collect();
        let Some((first, rest)) = claims.split_first() else { continue };
        let label = shown(word(view, status));
        let line = |claim: &ClaimView<'_>| {
            let mark = if claim.is_broken(view) { format!("{NOT_PROVED} ") } else { String::new() };
            format!("- {mark}{}: {}\n", linked(&claim.record.id), shown(&claim.record.statement))
        };
        let number = claims.len();
        blocks.push(format!("\n**{label}** ({number}): {}\n\n{}", meaning(status), line(first)));
        blocks.extend(rest.iter().map(|claim| line(claim)));
    }
    blocks
}

/// What cannot all be true, with the arithmetic.
fn contradictions(view: &View<'_>) -> Vec<String> {
    let claim = |at: usize| {
        let record = view.claims[at].record;
        format!("{}: {}", linked(&record.id), shown(&record.statement))
    };
    let blocks = view.conflicts.iter().map(|conflict| {
        let mut out = format!("**{}**\n\n", told(&sentence(&conflict.told)));
        match &conflict.settled {
            Some(how) => {
                let _ = write!(out, "Judged: {}\n\n", shown(&sentence(how)));
            }
            None => out.push_str("Open: it wants a judgement.\n\n"),
        }
        if conflict.edges.is_empty() {
            conflict.members.iter().for_each(|&member| {
                let _ = writeln!(out, "- {}", claim(member));
            });
        }
        for edge in &conflict.edges {
            let _ = writeln!(out, "- {} **against** {}", claim(edge.from), claim(edge.to));
        }
        out.push('\n');
        for (at, line) in conflict.proof.iter().enumerate() {
            let _ = writeln!(out, "{}. {}", at + 1, told(&sentence(line)));
        }
        if let Some(&first) = conflict.members.first() {
            let verify = code(&format!("factlock why {}", view.claims[first].record.id));
            let _ = write!(out, "\nVerify: {verify}\n\n");
        }
        out
    });
    blocks.collect()
}

/// Verdicts that changed, the newest first.
fn corrections(view: &View<'_>) -> Vec<String> {
    let Some(history) = view.input.history else { return Vec::new() };
    let here = |id: &str| view.input.article.is_none() || view.claim_index(id).is_some();
    let shown_here = history.log.iter().filter(|entry| here(&entry.claim));
    let mut lines: Vec<String> = shown_here
        .map(|entry| {
            let changed = changed(view, entry);
            let because = entry.because.as_deref().map(|why| format!(" {}", shown(why))).unwrap_or_default();
            let commit = entry.commit.get(..10).unwrap_or(&entry.commit);
            let statement = shown(&entry.statement);
            let before = entry.old_statement.as_deref().map(|old| format!(" Before: {}", shown(old)));
            let before = before.unwrap_or_default();
            format!(
                "- {}: **{}**. {statement}{before}{because} {}\n",
                inert(&entry.date),
                shown(&changed),
                code(commit)
            )
        })
        .collect();
    if history.unread {
        lines.push(format!("- {UNREAD}\n"));
    }
    if let Some(cut) = &history.begins {
        lines.push(format!("- {}\n", begins(cut)));
    }
    lines
}
