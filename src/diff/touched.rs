//! What a change does to words quoted from the old text.

use super::parts::parts;
use super::text::TextDiff;
use super::units::{Operation, Part};
use crate::ledger::Filed;
use crate::record::{Claim, Quotation, Snapshot, Source};
use crate::snapshot::{Level, Located, Locator, Nearest, Quote, ReadText};
use crate::text::Span;

/// Words quoted from the old text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted<'a> {
    /// The claim that quotes them, and where in it; none for words that were only asked for.
    pub by: Option<(&'a str, Role)>,
    /// The words.
    pub quote: Quote<'a>,
}

/// What a quote is to its claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Where the claim stands.
    Appearance,
    /// Evidence.
    Citation,
}

/// A comparison with what it does to quotes, as it is told.
#[derive(Debug, Clone, Copy)]
pub struct Revision<'a> {
    /// What the old text is: a file.
    pub old: &'a str,
    /// What the new text is.
    pub new: &'a str,
    /// What changed.
    pub diff: &'a TextDiff,
    /// The quotes it touches.
    pub touched: &'a [Touched<'a>],
}

/// A quote that a change touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched<'a> {
    /// Its number among the quotes asked for, from 0.
    pub index: usize,
    /// The quote.
    pub quoted: Quoted<'a>,
    /// What became of it; never [`Fate::Same`] or [`Fate::Absent`].
    pub fate: Fate,
}

impl Role {
    /// What a reader is told.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Appearance => "appearance",
            Self::Citation => "citation",
        }
    }
}

impl<'a> Quoted<'a> {
    /// Words that no claim quotes.
    pub fn bare(words: &'a str) -> Self {
        Self { by: None, quote: Quote::new(words) }
    }
}

/// The words that claims quote from a source and that are to be looked for in the old snapshot: those pinned to it, or to
/// none. With no snapshot, a file is compared, and every quote counts.
pub fn quotes_of<'a>(claims: &'a [Filed<Claim>], source: &Source, old: Option<&Snapshot>) -> Vec<Quoted<'a>> {
    let meant = |quotation: &Quotation<'_>| {
        let pinned = quotation.snapshot.zip(old);
        quotation.source == source.id && pinned.is_none_or(|(pin, old)| pin.matches(&old.sha256))
    };
    let mut found = Vec::new();
    for claim in claims.iter().map(|filed| &filed.record) {
        let appearances = claim.appearances.iter().map(|one| (Role::Appearance, one.quotation()));
        let citations = claim.citations.iter().map(|one| (Role::Citation, one.quotation()));
        for (role, quotation) in appearances.chain(citations).filter(|(_, quotation)| meant(quotation)) {
            let quote = quotation.quote.map(|exact| Quote {
                exact,
                prefix: quotation.prefix,
                suffix: quotation.suffix,
            });
            found.extend(quote.map(|quote| Quoted { by: Some((claim.id.as_str(), role)), quote }));
        }
    }
    found
}

/// What became of quoted words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// They stand in the new text as they stood in the old, in the same sentence.
    Same,
    /// They stand there word for word, but their sentence stands elsewhere.
    Moved {
        /// Where.
        span: Span,
    },
    /// They stand there word for word, but what tells where changed: the sentence around them, how they match, or that there
    /// is only one such passage.
    ReAnchored {
        /// Where, if there is no doubt.
        span: Option<Span>,
        /// What changed.
        why: Anchor,
    },
    /// They do not stand there any more; something like them does.
    Altered {
        /// The passage most like them.
        nearest: Box<Nearest>,
        /// Its words.
        passage: String,
        /// The quote and the passage word by word.
        words: Vec<Part>,
    },
    /// Nothing like them stands there any more.
    Gone,
    /// They did not stand in the old text either.
    Absent,
}

impl Fate {
    /// What a reader is told.
    pub fn phrase(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Moved { .. } => "moved",
            Self::ReAnchored { .. } => "re-anchored",
            Self::Altered { .. } => "altered",
            Self::Gone => "gone",
            Self::Absent => "absent",
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Altered { .. } => 0,
            Self::Gone => 1,
            Self::ReAnchored { .. } => 2,
            Self::Moved { .. } => 3,
            Self::Same | Self::Absent => 4,
        }
    }
}

/// What tells where quoted words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The sentence around the words was edited, split or merged.
    Sentence,
    /// White space or typography of the words themselves.
    Level,
    /// The words stand there several times now, or their context is gone.
    Context,
}

/// Both texts of a comparison, for looking quotes up.
pub struct Lookup<'a> {
    diff: &'a TextDiff,
    old: Locator<'a>,
    new: Locator<'a>,
    /// The new text.
    text: &'a str,
}

impl<'a> Lookup<'a> {
    /// A lookup in the texts that were compared.
    pub fn new(diff: &'a TextDiff, old: &'a ReadText, new: &'a ReadText) -> Self {
        Self { diff, old: Locator::new(old), new: Locator::new(new), text: &new.text }
    }

    /// The quotes that the change touches, the gravest first.
    pub fn touched<'q>(&self, quotes: Vec<Quoted<'q>>) -> Vec<Touched<'q>> {
        let all = quotes.into_iter().enumerate().map(|(index, quoted)| {
            let fate = self.fate(&quoted.quote);
            Touched { index, quoted, fate }
        });
        let mut touched: Vec<Touched<'q>> =
            all.filter(|one| !matches!(one.fate, Fate::Same | Fate::Absent)).collect();
        touched.sort_by_key(|one| one.fate.rank());
        touched
    }

    /// What became of a quote.
    pub fn fate(&self, quote: &Quote<'_>) -> Fate {
        let before = self.old.locate(quote);
        if !stands(&before) {
            return Fate::Absent;
        }
        match self.new.locate(quote) {
            Located::Found { level, segments, .. } => {
                let span = segments.first().map_or(Span::new(0, 0), |first| first.span);
                self.anchored(&before, level, span)
            }
            Located::Ambiguous { .. } | Located::Context { .. } if before.level().is_none() => Fate::Same,
            Located::Ambiguous { .. } | Located::Context { .. } => {
                Fate::ReAnchored { span: None, why: Anchor::Context }
            }
            Located::Altered { nearest, .. } | Located::NotFound { nearest, .. } => {
                match nearest.into_iter().next() {
                    Some(nearest) => self.altered(quote, nearest),
                    None => Fate::Gone,
                }
            }
        }
    }

    fn altered(&self, quote: &Quote<'_>, nearest: Nearest) -> Fate {
        let passage = self.text[nearest.passage.span.range()].to_owned();
        Fate::Altered { words: parts(quote.exact, &passage), nearest: Box::new(nearest), passage }
    }

    fn anchored(&self, before: &Located, level: Level, span: Span) -> Fate {
        let sentence = self.diff.new.partition_point(|sentence| sentence.span.end <= span.start);
        match self.diff.operations.new.get(sentence) {
            Some(Operation::Move) => Fate::Moved { span },
            Some(
                Operation::Edit | Operation::MoveEdit | Operation::Split | Operation::Merge | Operation::Add,
            ) => Fate::ReAnchored { span: Some(span), why: Anchor::Sentence },
            _ if before.level().is_some_and(|old| old != level) => {
                Fate::ReAnchored { span: Some(span), why: Anchor::Level }
            }
            _ => Fate::Same,
        }
    }
}

fn stands(located: &Located) -> bool {
    matches!(located, Located::Found { .. } | Located::Ambiguous { .. } | Located::Context { .. })
}
