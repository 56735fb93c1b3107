//! Reference lines in the citation style that the settings name, the same in every format.
//!
//! Formatting is the work of a library that only a build with the feature `csl` holds: the module `csl` is then its only
//! user, and otherwise says what is missing. Read [`Reference`] first.

#[cfg_attr(not(feature = "csl"), path = "without.rs")]
mod csl;

use std::fmt;

use super::view::SourceView;
use crate::record::ReportSettings;

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
    /// Where they lead, as written: to be held against the web's addresses by who shows them.
    pub address: Option<String>,
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
}

/// Why there are no reference lines although the settings ask for some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unformatted {
    /// This build holds no citation styles.
    NoStyles {
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
            Self::NoStyles { style } => {
                write!(
                    f,
                    "`report: {{ references: {style} }}` names a citation style, and this build holds none"
                )
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
            Self::NoStyles { .. } => {
                "`cargo install --path . --features csl`, where factlock is checked out, installs one that does; without the setting, the \
                 lines are plain"
            }
            Self::Source { .. } => {
                "name another style, which may differ only here; without the setting, the lines are plain"
            }
        }
    }
}

/// The line of each source, in their order, with none where the style has nothing to say of it: some need an author or a
/// date. No line at all where the settings ask for no style.
pub(super) fn references(
    settings: &ReportSettings,
    sources: &[SourceView<'_>],
) -> Result<Vec<Option<Reference>>, Unformatted> {
    match &settings.references {
        Some(style) => csl::lines(style, settings.language.as_deref(), sources),
        None => Ok(Vec::new()),
    }
}
