//! Sources: those that the ledger has, and those that come to it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::super::check::{Author, Work};
use super::super::draft;
use super::super::log::Log;
use super::{NewFile, merge, named};
use crate::ledger::{Ledger, SOURCES};
use crate::record::{RecordKind, Source};
use crate::value::doi_address;
use crate::yaml;

/// The sources of a ledger, with those that are to be written.
pub(super) struct Sources<'a> {
    ledger: &'a Ledger,
    /// By address, which of the ledger's sources has it; that of a DOI is one too.
    by_url: HashMap<Cow<'a, str>, usize>,
    new: BTreeMap<String, (String, Work)>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(ledger: &'a Ledger) -> Self {
        let mut by_url = HashMap::new();
        for (at, source) in ledger.sources.iter().enumerate() {
            let url = source.record.url.as_deref().map(Cow::Borrowed);
            for address in url.into_iter().chain(doi(&source.record).map(Cow::Owned)) {
                by_url.entry(address).or_insert(at);
            }
        }
        Self { ledger, by_url, new: BTreeMap::new() }
    }

    /// What the source of a work is called. A work that has neither address nor title is one of the claim alone.
    pub(super) fn id_of(&self, work: &Work, statement: &str) -> String {
        if let Some(known) = self.known(work) {
            return known.id.clone();
        }
        match (key(work), &work.url) {
            (Some(key), Some(url)) => named(&words_of(&url.text), "page", &format!("source\0{key}")),
            (Some(key), None) => named(&super::first_words(key), "work", &format!("source\0{key}")),
            (None, _) => {
                let publisher = work.publisher.as_ref().map(|publisher| publisher.text.clone());
                let whose = publisher.or_else(|| work.authors.first().map(Author::whole)).unwrap_or_default();
                named(&super::first_words(statement), "review", &format!("review\0{statement}\0{whose}"))
            }
        }
    }

    fn known(&self, work: &Work) -> Option<&'a Source> {
        let url = work.url.as_ref().and_then(|url| self.by_url.get(url.text.as_str()));
        let doi = || self.by_url.get(doi_address(&work.doi.as_ref()?.text)?.as_str());
        Some(&self.ledger.sources[*url.or_else(doi)?].record)
    }

    /// Takes a work into the sources to be written, unless the ledger has it.
    pub(super) fn add(&mut self, work: &Work, statement: &str, log: &mut Log) {
        let id = self.id_of(work, statement);
        if let Some(there) = self.ledger.source(&id) {
            tell(&there.record, work, log);
            return;
        }
        if self.ledger.is_broken(RecordKind::Source, &id) {
            return;
        }
        let title = match (&work.title, &work.url) {
            (Some(title), _) => title.text.clone(),
            (None, Some(url)) => url.text.clone(),
            (None, None) => format!("A review of: {statement}"),
        };
        match self.new.get_mut(&id) {
            Some((known_title, known)) => {
                if known.title.is_none() && work.title.is_some() {
                    *known_title = title;
                }
                merge::join_works(known, work.clone(), &otherwise(&id), log);
            }
            None => {
                self.new.insert(id, (title, work.clone()));
            }
        }
    }

    /// Tells of a work what its source does not say; a source that is not there stays away.
    pub(super) fn again(&self, work: &Work, statement: &str, log: &mut Log) {
        if let Some(there) = self.ledger.source(&self.id_of(work, statement)) {
            tell(&there.record, work, log);
        }
    }

    /// A file for each of the new ones.
    pub(super) fn files(self) -> Vec<NewFile> {
        let files = self.new.into_iter().map(|(id, (title, work))| NewFile {
            path: format!("{SOURCES}/{id}.yaml").into(),
            content: yaml::write(&draft::source(&id, &title, &work)),
        });
        files.collect()
    }
}

/// What makes a work this one.
pub(super) fn key(work: &Work) -> Option<&str> {
    work.url.as_ref().or(work.title.as_ref()).map(|taken| taken.text.as_str())
}

/// The host and the last word of the path: what a person knows an address by.
fn words_of(url: &str) -> String {
    let rest = url.split("//").nth(1).unwrap_or(url);
    let path = rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/');
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let host = host.trim_start_matches("www.").rsplit('@').next().unwrap_or_default();
    format!("{host} {}", path.rsplit('/').next().unwrap_or_default())
}

/// The words are the same for a source that the ledger had and for one that it got of an earlier mention, so that a
/// second run tells what the first did.
fn otherwise(id: &str) -> String {
    format!("the source `{id}` has another or none")
}

/// A source that is there is left as it is; what it does not say is told.
fn tell(there: &Source, work: &Work, log: &mut Log) {
    let why = otherwise(&there.id);
    for (key, taken) in work.fields() {
        if let Some(taken) = taken.as_ref().filter(|taken| !says(there, key, &taken.text)) {
            log.lose(taken.line, &why);
        }
    }
    for author in &work.authors {
        if !there.author.contains(&author.name) {
            log.lose_all(author.lines.iter().copied(), &why);
        }
    }
    for copy in &work.copies {
        if there.snapshots.iter().any(|held| held.sha256 == copy.sha256) {
            copy.lines.iter().for_each(|line| log.moved(*line, "snapshots"));
        } else if !notes(there, &draft::copied(copy)) {
            log.lose_all(copy.lines.iter().copied(), &why);
        }
    }
}

/// Whether a source has a text under a key. Of the note, which holds what has no place of its own, it is a part.
fn says(there: &Source, key: &str, text: &str) -> bool {
    let field = |field: &Option<String>| field.as_deref() == Some(text);
    match key {
        "type" => there.kind == text,
        "title" => there.title == text,
        "container_title" => field(&there.container_title),
        "issued" => there.issued.as_ref().is_some_and(|issued| issued.as_str() == text),
        "url" => field(&there.url) || doi(there).is_some_and(|doi| doi == text),
        "archived_at" => field(&there.archived_at),
        "note" => notes(there, &draft::dated(text)),
        "doi" => doi(there).is_some() && doi(there) == doi_address(text),
        key => there.bibliography.get(key).map(String::as_str) == Some(text),
    }
}

fn notes(there: &Source, remark: &str) -> bool {
    there.note.as_deref().is_some_and(|note| note.split("; ").any(|one| one == remark))
}

/// The address that the DOI of a source leads to.
fn doi(source: &Source) -> Option<String> {
    doi_address(source.bibliography.get("doi")?)
}
