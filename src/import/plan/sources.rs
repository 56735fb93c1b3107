//! Sources: those that the ledger has, and those that come to it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::super::check::{Author, Work};
use super::super::draft;
use super::super::log::Log;
use super::papers::{Key, Papers};
use super::{NewFile, merge, named, papers};
use crate::ledger::{Ledger, SOURCES};
use crate::record::{RecordKind, Source};
use crate::value::{doi_address, doi_of_address, folded_doi};
use crate::yaml;

/// The sources of a ledger, with those that are to be written.
pub(super) struct Sources<'a> {
    ledger: &'a Ledger,
    papers: &'a Papers,
    /// By address, which of the ledger's sources has it; that of a DOI is one too.
    by_url: HashMap<Cow<'a, str>, usize>,
    new: BTreeMap<String, (String, Work)>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(ledger: &'a Ledger, papers: &'a Papers) -> Self {
        let mut by_url = HashMap::new();
        for (at, source) in ledger.sources.iter().enumerate() {
            let url = source.record.url.as_deref().map(Cow::Borrowed);
            for address in url.into_iter().chain(doi(&source.record).map(Cow::Owned)) {
                by_url.entry(address).or_insert(at);
            }
        }
        Self { ledger, papers, by_url, new: BTreeMap::new() }
    }

    /// What the source of a work is called. A work that has neither address nor title is one of the claim alone.
    pub(super) fn id_of(&self, work: &Work, statement: &str) -> String {
        if let Some(known) = self.known(work) {
            return known.id.clone();
        }
        match self.papers.key(work) {
            Some(Key::Address(url)) => named(&words_of(&url), "page", &format!("source\0{url}")),
            Some(Key::Title(title)) => named(&super::first_words(title), "work", &format!("source\0{title}")),
            None => {
                let words = super::first_words(statement);
                named(&words, "review", &format!("review\0{statement}\0{}", whose(work)))
            }
        }
    }

    fn known(&self, work: &Work) -> Option<&'a Source> {
        let url = work.url.as_ref().and_then(|url| self.by_url.get(url.text.as_str()));
        let doi = || self.by_url.get(papers::doi(work)?.as_str());
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
            (None, None) => match work.doi.as_ref().and_then(|doi| doi_address(&doi.text)) {
                Some(address) => address,
                None => format!("A review of: {statement}"),
            },
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

/// Who published a work that has neither an address nor a title.
pub(super) fn whose(work: &Work) -> String {
    let publisher = work.publisher.as_ref().map(|publisher| publisher.text.clone());
    publisher.or_else(|| work.authors.first().map(Author::whole)).unwrap_or_default()
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
    let is_doi = |text: &str| folded_doi(text).is_some_and(|told| doi(there).any(|doi| doi == told));
    match key {
        "type" => there.kind == text,
        "title" => there.title == text,
        "container_title" => field(&there.container_title),
        "issued" => there.issued.as_ref().is_some_and(|issued| issued.as_str() == text),
        "url" => field(&there.url) || doi_of_address(text).is_some_and(|doi| is_doi(&doi)),
        "archived_at" => field(&there.archived_at),
        "note" => notes(there, &draft::dated(text)),
        "doi" => is_doi(text),
        key => there.bibliography.get(key).map(String::as_str) == Some(text),
    }
}

fn notes(there: &Source, remark: &str) -> bool {
    there.note.as_deref().is_some_and(|note| note.split("; ").any(|one| one == remark))
}

/// The addresses that the DOI of a source leads to, in the letters in which they are compared: the one that it has, and the
/// one that is its address.
fn doi(source: &Source) -> impl Iterator<Item = String> {
    let own = source.bibliography.get("doi").and_then(|doi| folded_doi(doi));
    let address = source.url.as_deref().and_then(doi_of_address).and_then(|doi| folded_doi(&doi));
    own.into_iter().chain(address)
}
