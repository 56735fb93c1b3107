//! Sources to lines, with Hayagriva.
//!
//! Each source is formatted for itself: a line stands in places of its own, so that it has no number and no `2025a`, which
//! mean something in one list only, and no line leans on another. Read [`lines`] first.

mod flow;
mod item;
mod kept;
mod language;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style};
use hayagriva::{BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest};
use rayon::prelude::*;

use super::{Reference, Unformatted};
use crate::report::view::SourceView;
use item::Told;

/// The line of each source, in their order.
pub(super) fn lines(
    name: &str,
    language: Option<&str>,
    sources: &[SourceView<'_>],
) -> Result<Vec<Option<Reference>>, Unformatted> {
    let style = || name.to_owned();
    let formatter = Formatter::new(name, language).ok_or_else(|| Unformatted::NoStyles { style: style() })?;
    let line = |source: &SourceView<'_>| {
        // What a library of this size may still trip over is the fault of no record.
        let line = catch_unwind(AssertUnwindSafe(|| formatter.line(source)));
        line.map_err(|_| Unformatted::Source { style: style(), source: source.record.id.clone() })
    };
    sources.par_iter().map(line).collect()
}

/// A style, and the language that it is used in.
struct Formatter {
    style: IndependentStyle,
    language: LocaleCode,
    /// The words of the language, and the English ones for what it lacks.
    words: Vec<Locale>,
}

impl Formatter {
    fn new(name: &str, language: Option<&str>) -> Option<Self> {
        let Style::Independent(mut style) = ArchivedStyle::by_name(name)?.get() else { return None };
        // Only lines are wanted; what is put into a running text would be worked out first.
        style.citation.layout.elements.clear();
        let (language, words) = language::chosen(language, style.default_locale.as_ref());
        Some(Self { style, language, words })
    }

    /// The line of a source; none where the style has nothing to say of it.
    fn line(&self, source: &SourceView<'_>) -> Option<Reference> {
        let line = self.told(source, Told::InNumbers);
        // Where the doubt about a date changes nothing, the style has no word for it, and the date is spelled.
        let spelled = item::is_doubtful(source) && self.told(source, Told::WithoutDoubt) == line;
        let line = if spelled { self.told(source, Told::Spelled) } else { line };
        line.filter(|line| !line.parts.is_empty())
    }

    fn told(&self, source: &SourceView<'_>, date: Told) -> Option<Reference> {
        let (item, kept) = item::item(source, date);
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
