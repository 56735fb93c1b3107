//! Sources to lines, with Hayagriva.
//!
//! Each source is formatted for itself: a line stands in places of its own, so that it has no number and no `2025a`, which
//! mean something in one list only, and no line leans on another. Read [`Formatter::line`] first.

mod flow;
mod item;
mod kept;
mod language;
mod pack;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode};
use hayagriva::{BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest};

use super::Reference;
use crate::report::view::SourceView;
use crate::report::words::date_words;
use crate::value::Edtf;
use item::{Spell, Told};

/// The style that has something to say of every source.
pub(super) const PLAIN: &str = "plain";

/// The library has failed.
pub(super) struct Tripped;

/// A style, and the language that it is used in.
pub(super) struct Formatter {
    style: IndependentStyle,
    language: LocaleCode,
    /// The words of the language, and the English ones for what it lacks.
    words: Vec<Locale>,
    /// In English, else as the record has it.
    spell: Spell,
}

impl Formatter {
    /// A style by its name, if there is one of that name; its words are those of a language, where one is wanted.
    pub(super) fn new(name: &str, language: Option<&str>) -> Option<Self> {
        let mut style = IndependentStyle::from_xml(&pack::style(name)?).ok()?;
        // Only lines are wanted; what is put into a running text would be worked out first.
        style.citation.layout.elements.clear();
        let (language, words) = language::chosen(language, style.default_locale.as_ref());
        let spell = if language.is_english() { date_words } else { |date: &Edtf| date.as_str().to_owned() };
        Some(Self { style, language, words, spell })
    }

    /// The line of a source; none where the style has nothing to say of it.
    ///
    /// # Errors
    /// Where the library trips over the source. One of this size may, and that is the fault of no record.
    pub(super) fn line(&self, source: &SourceView<'_>) -> Result<Option<Reference>, Tripped> {
        catch_unwind(AssertUnwindSafe(|| self.written(source))).map_err(|_| Tripped)
    }

    fn written(&self, source: &SourceView<'_>) -> Option<Reference> {
        if item::is_of_an_era(source) && !self.language.is_english() {
            return self.told(source, Told::Spelled);
        }
        let line = self.told(source, Told::InNumbers);
        // Where the doubt about a date changes nothing, the style has no word for it, and the date is spelled.
        let spelled = item::is_doubtful(source) && self.told(source, Told::WithoutDoubt) == line;
        let line = if spelled { self.told(source, Told::Spelled) } else { line };
        line.filter(|line| !line.parts.is_empty())
    }

    fn told(&self, source: &SourceView<'_>, date: Told) -> Option<Reference> {
        let (item, kept) = item::item(source, date, self.spell);
        Some(flow::flow(self.format(&item)?, &kept))
    }

    fn format(&self, item: &Item) -> Option<BibliographyItem> {
        let mut driver = BibliographyDriver::new();
        let cited = vec![CitationItem::with_entry(item)];
        let language = Some(self.language.clone());
        driver.citation(CitationRequest::new(cited, &self.style, language.clone(), &self.words, None));
        let request = BibliographyRequest { style: &self.style, locale: language, locale_files: &self.words };
        driver.finish(request).bibliography?.items.pop()
    }
}
