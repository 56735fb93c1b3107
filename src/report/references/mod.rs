//! Reference lines in the citation style that the settings name, the same in every format.
//!
//! Formatting is the work of a library, of which the module `csl` is the only user. Read [`Reference`] first.

mod csl;

use std::fmt;
use std::sync::LazyLock;

use csl::{Formatter, PLAIN};

use super::view::SourceView;
use super::words::{address, doi};
use crate::parallel;
use crate::record::{ReportSettings, Source};
use crate::render::in_a_line;

/// What the library makes a link of a DOI with.
const DOI: &str = "https://doi.org/";

/// The line of a bibliography: parts that stand one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// Its parts; none is empty, and the spaces between them are theirs.
    pub parts: Vec<Part>,
}

/// A part of a line that is set in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words, to be made safe by who shows them.
    pub text: String,
    /// How they are set.
    pub look: Look,
    /// Where they lead: an address of the web or none.
    pub address: Option<String>,
}

impl Part {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), look: Look::default(), address: None }
    }
}

/// How words are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// In italics. A style that underlines means the same.
    pub italic: bool,
    /// In bold.
    pub bold: bool,
    /// In small capitals.
    pub small_capitals: bool,
    /// Where they stand.
    pub height: Height,
}

/// Where words stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Height {
    /// On the line.
    #[default]
    Line,
    /// Above it.
    Raised,
    /// Below it.
    Lowered,
}

impl Reference {
    /// The words alone.
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }

    /// Whether it leads somewhere.
    pub fn is_linked(&self) -> bool {
        self.parts.iter().any(|part| part.address.is_some())
    }

    /// The line whose title leads to an address, where the style has left the title as it is.
    fn leading(mut self, title: &str, address: &str) -> Self {
        let found = self.parts.iter().enumerate().find_map(|(at, part)| Some((at, part.text.find(title)?)));
        if let Some((at, start)) = found.filter(|_| !title.is_empty()) {
            let part = self.parts.remove(at);
            let (before, rest) = part.text.split_at(start);
            let cut = [(before, None), (title, Some(address)), (&rest[title.len()..], None)];
            let cut = cut.into_iter().filter(|(text, _)| !text.is_empty());
            let cut = cut.map(|(text, address)| Part {
                text: text.to_owned(),
                look: part.look,
                address: address.map(str::to_owned),
            });
            self.parts.splice(at..at, cut);
        }
        self
    }
}

/// Why there are no reference lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unformatted {
    /// The style is none of those there are.
    Unknown {
        /// The style that is asked for.
        style: String,
    },
    /// The library has failed at a source.
    Source {
        /// The style that is asked for.
        style: String,
        /// The id of the source.
        source: String,
    },
}

impl fmt::Display for Unformatted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { style } => {
                write!(f, "`report: {{ references: {style} }}` names no citation style that there is")
            }
            Self::Source { style, source } => {
                write!(f, "the source `{source}` cannot be put into the citation style `{style}`")
            }
        }
    }
}

impl std::error::Error for Unformatted {}

impl Unformatted {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "`factlock explain format` lists the styles",
            Self::Source { .. } => {
                "name another style, which may differ only here; without the setting, the lines are plain"
            }
        }
    }
}

/// The line of each source, in their order.
///
/// Where the settings name no style, and where the style has nothing to say, since some need an author or a date, the line
/// is plain. A line that does not show where the source stands leads there by its title.
pub(super) fn references(
    settings: &ReportSettings,
    sources: &[SourceView<'_>],
) -> Result<Vec<Reference>, Unformatted> {
    let style = settings.references.as_deref().unwrap_or(PLAIN);
    let language = settings.language.as_deref();
    let formatter =
        Formatter::new(style, language).ok_or_else(|| Unformatted::Unknown { style: style.to_owned() })?;
    let plain = LazyLock::new(|| Formatter::new(PLAIN, language));
    let line = |source: &SourceView<'_>| {
        let title = in_a_line(&source.record.title);
        if is_blank(&title) {
            return Ok(Reference { parts: vec![Part::of(&source.record.id)] });
        }
        // The library says `testimony of` also where nobody is named.
        let is_unsaid = style != PLAIN && source.record.kind == "hearing" && source.record.author.is_empty();
        let line = if is_unsaid { Ok(None) } else { formatter.line(source) };
        let line = match line {
            Err(_) if style != PLAIN => {
                return Err(Unformatted::Source {
                    style: style.to_owned(),
                    source: source.record.id.clone(),
                });
            }
            Ok(Some(line)) => Some(line),
            Ok(None) | Err(_) => plain.as_ref().and_then(|plain| plain.line(source).ok().flatten()),
        };
        let mut line = line.unwrap_or_else(|| Reference { parts: vec![Part::of(&title)] });
        line.parts.iter_mut().for_each(|part| part.address = led(part.address.take(), source.record));
        Ok(match address(source.record) {
            Some(address) if !line.is_linked() => line.leading(&title, &address),
            _ => line,
        })
    };
    parallel::map(sources, line).into_iter().collect()
}

/// Whether nothing of a text can be seen.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}')
    })
}

/// Where a part of a line leads: the library takes every text for a DOI that is called one.
fn led(address: Option<String>, record: &Source) -> Option<String> {
    address.and_then(|address| if address.starts_with(DOI) { doi(record) } else { Some(address) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_leads_to_the_source_wherever_it_stands() {
        let line = |texts: &[&str]| Reference { parts: texts.iter().map(|text| Part::of(text)).collect() };
        for (parts, wanted) in [
            (&["Desk. On paper. ", "The News"][..], &["Desk. ", "[On paper]", ". ", "The News"][..]),
            (&["On paper"], &["[On paper]"]),
            (&["“On paper.” ", "On paper"], &["“", "[On paper]", ".” ", "On paper"]),
            (&["ON PAPER"], &["ON PAPER"]),
        ] {
            let led = line(parts).leading("On paper", "https://example.org/");
            let shown: Vec<String> = led
                .parts
                .iter()
                .map(|part| match &part.address {
                    Some(_) => format!("[{}]", part.text),
                    None => part.text.clone(),
                })
                .collect();
            assert_eq!(shown, wanted);
        }
        assert!(!line(&["On paper"]).leading("", "https://example.org/").is_linked());
    }
}
