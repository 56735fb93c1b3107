//! Sources: those that the ledger has, and those that come to it.

use std::collections::{BTreeMap, HashMap};

use super::super::bag::Taken;
use super::super::check::Work;
use super::super::draft;
use super::super::log::Log;
use super::{NewFile, merge, named};
use crate::ledger::{Ledger, SOURCES};
use crate::record::{RecordKind, Source};
use crate::yaml;

/// The sources of a ledger, with those that are to be written.
pub(super) struct Sources<'a> {
    ledger: &'a Ledger,
    /// By address, which of the ledger's sources has it.
    by_url: HashMap<&'a str, usize>,
    new: BTreeMap<String, (String, Work)>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(ledger: &'a Ledger) -> Self {
        let addresses = ledger.sources.iter().enumerate().rev();
        let by_url = addresses.filter_map(|(at, source)| Some((source.record.url.as_deref()?, at))).collect();
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
                let whose =
                    work.publisher.as_ref().or(work.authors.first()).map_or("", |name| name.text.as_str());
                named(&super::first_words(statement), "review", &format!("review\0{statement}\0{whose}"))
            }
        }
    }

    fn known(&self, work: &Work) -> Option<&'a Source> {
        let at = self.by_url.get(work.url.as_ref()?.text.as_str())?;
        Some(&self.ledger.sources[*at].record)
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
    let bibliography = |key: &str| there.bibliography.get(key).map(String::as_str);
    let issued = there.issued.as_ref().map(ToString::to_string);
    let same = |taken: &Option<Taken>, there: Option<&str>| {
        taken.as_ref().filter(|taken| there != Some(taken.text.as_str())).map(|taken| taken.line)
    };
    let lost = [
        same(&work.title, Some(&there.title)),
        same(&work.publisher, bibliography("publisher")),
        same(&work.language, bibliography("language")),
        same(&work.issued, issued.as_deref()),
        same(&work.container, there.container_title.as_deref()),
        same(&work.archived_at, there.archived_at.as_deref()),
    ];
    lost.into_iter().flatten().for_each(|line| log.lose(line, &why));
    // What is no date stands in the note, if this is the source that was made of it.
    if let Some(undated) = &work.undated {
        let in_note = there.note.as_deref() == Some(draft::dated(&undated.text).as_str());
        if !in_note {
            log.lose(undated.line, &why);
        }
    }
    for author in &work.authors {
        if !there.author.iter().any(|name| name.literal.as_deref() == Some(author.text.as_str())) {
            log.lose(author.line, &why);
        }
    }
}
