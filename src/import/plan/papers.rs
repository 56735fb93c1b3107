//! Which addresses and DOIs name one work: a paper is cited here by its page, there by its DOI.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::check::{Check, Work};
use crate::value::{doi_of_address, folded_doi};

/// What makes a work this one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key<'w> {
    /// Its address, or that of its DOI.
    Address(Cow<'w, str>),
    /// Its title, where it has no address.
    Title(&'w str),
}

/// By DOI, the first address that it stands beside, as far as any work of the files says so.
#[derive(Debug, Default)]
pub(super) struct Papers(HashMap<String, String>);

impl Papers {
    /// Of all works that the checks name.
    pub(super) fn of<'c>(checks: impl IntoIterator<Item = &'c Check>) -> Self {
        let mut papers = Self::default();
        for work in checks.into_iter().flat_map(super::works) {
            let Some(url) = work.url.as_ref().filter(|url| doi_of_address(&url.text).is_none()) else {
                continue;
            };
            if let Some(doi) = doi(work) {
                papers.0.entry(doi).or_insert_with(|| url.text.clone());
            }
        }
        papers
    }

    /// What makes a work this one: that is the same for its DOI and for the address that stands beside it.
    pub(super) fn key<'w>(&'w self, work: &'w Work) -> Option<Key<'w>> {
        if let Some(url) = work.url.as_ref().filter(|url| doi_of_address(&url.text).is_none()) {
            return Some(Key::Address(Cow::Borrowed(&url.text)));
        }
        if let Some(doi) = doi(work) {
            let address = self.0.get(&doi).map(|url| Cow::Borrowed(url.as_str()));
            return Some(Key::Address(address.unwrap_or(Cow::Owned(doi))));
        }
        work.title.as_ref().map(|title| Key::Title(&title.text))
    }
}

/// The DOI of a work, as an address in the letters in which DOIs are compared.
pub(super) fn doi(work: &Work) -> Option<String> {
    let own = work.doi.as_ref().and_then(|doi| folded_doi(&doi.text));
    own.or_else(|| folded_doi(&doi_of_address(&work.url.as_ref()?.text)?))
}
