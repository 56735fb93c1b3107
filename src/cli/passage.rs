//! Finding the words that a user means in a source, and filling in what tells them apart from their like.

use std::fmt::Write as _;

use super::args::PassageArgs;
use super::exit::Failure;
use crate::ledger::{Ledger, snapshot_file};
use crate::record::draft::DraftQuote;
use crate::record::{Role, Source};
use crate::render::{grouped, visible};
use crate::snapshot::{self, Distinction, Level, Located, Locator, Passage, Quote, ReadText, digest};
use crate::text::{Lines, Span, did_you_mean};
use crate::tree::{self, Folder};

/// A larger snapshot is not searched.
const LARGEST_TEXT: u64 = 256 << 20;
/// How much is shown around a passage, in characters.
const AROUND: usize = 60;
/// Passages that are shown of many.
const SHOWN: usize = 5;

/// What was found of what the user asked for.
pub(super) enum Picked {
    /// The passage.
    One(Box<Found>),
    /// Several passages, or none: what to tell the user.
    Undecided(String),
}

/// A passage of a source.
pub(super) struct Found {
    /// The words to the letter, with what tells them apart.
    pub(super) quote: DraftQuote,
    /// The passage for a reader: place, level, surroundings.
    pub(super) shown: String,
}

/// Finds `asked` in a source.
pub(super) fn pick(
    tree: &Folder,
    ledger: &Ledger,
    source: &str,
    asked: &str,
    options: &PassageArgs,
) -> Result<Picked, Failure> {
    let record = known(ledger, source)?;
    let search = Search::new(tree, record, options)?;
    let quote = Quote { exact: asked, prefix: options.prefix.as_deref(), suffix: options.suffix.as_deref() };
    let locator = Locator::new(&search.text);
    let none = |shown: String| {
        Picked::Undecided(match options.place {
            Some(place) => format!("there is no place {place}: {shown}"),
            None => shown,
        })
    };
    let nth = options.place.map_or(0, |place| place as usize - 1);
    Ok(match locator.locate(&quote) {
        Located::Found { .. } if nth > 0 => {
            none(format!("the words stand in `{source}` only once; leave `--place` away\n"))
        }
        Located::Found { level, segments, insertions, .. } => {
            let as_written = segments.len() > 1 || !insertions.is_empty();
            let words = match segments.as_slice() {
                [only] if !as_written => search.words(only.span),
                _ => asked.to_owned(),
            };
            let whole = around(&segments);
            search.one(&locator, options, words, whole, Some(level))
        }
        Located::Ambiguous { places, .. } => {
            match places.first.get(nth).filter(|_| options.place.is_some()) {
                Some(passage) => {
                    search.one(&locator, options, search.words(passage.span), passage.span, None)
                }
                None => none(search.several(&places.first, places.count)),
            }
        }
        Located::Context { places, .. } => match places.first.get(nth).filter(|_| options.place.is_some()) {
            // The words around it that do not stand there are not written.
            Some(passage) => search.one(
                &locator,
                &PassageArgs { prefix: None, suffix: None, ..options.clone() },
                search.words(passage.span),
                passage.span,
                None,
            ),
            None => none(search.elsewhere(&places.first, places.count)),
        },
        Located::Altered { nearest, .. } | Located::NotFound { nearest, .. } => {
            let passages: Vec<Passage> = nearest.iter().map(|near| near.passage).collect();
            match passages.get(nth).filter(|_| options.nearest || options.place.is_some()) {
                Some(passage) => {
                    search.one(&locator, options, search.words(passage.span), passage.span, None)
                }
                None => none(search.not_found(&passages)),
            }
        }
    })
}

fn known<'a>(ledger: &'a Ledger, id: &str) -> Result<&'a Source, Failure> {
    if let Some(source) = ledger.source(id) {
        return Ok(&source.record);
    }
    let failure = Failure::usage(format!("there is no source `{id}`"));
    Err(match did_you_mean(id, ledger.sources.iter().map(|source| source.record.id.as_str())) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help(format!("add it with `factlock source add FILE --id {id}`")),
    })
}

/// Refuses a source that is no text under check: a claim appears in an article only.
pub(super) fn known_article(ledger: &Ledger, id: &str) -> Result<(), Failure> {
    match known(ledger, id)?.role {
        Role::Article => Ok(()),
        Role::Evidence => {
            Err(Failure::usage(format!("`{id}` is no article: claims appear in articles only"))
                .help(format!("`role: article` in `sources/{id}.yaml` makes it one")))
        }
    }
}

/// From the first segment to the last.
fn around(segments: &[Passage]) -> Span {
    let start = segments.first().map_or(0, |first| first.span.start);
    Span::new(start, segments.last().map_or(start, |last| last.span.end))
}

/// A snapshot that is searched.
struct Search<'a> {
    source: &'a str,
    file: String,
    raw: String,
    text: ReadText,
    pin: Option<String>,
}

impl<'a> Search<'a> {
    fn new(tree: &Folder, source: &'a Source, options: &PassageArgs) -> Result<Self, Failure> {
        let id = &source.id;
        let chosen = match &options.snapshot {
            None => source.current(),
            Some(pin) => source.snapshots.iter().find(|snapshot| pin.matches(&snapshot.sha256)),
        };
        let Some(snapshot) = chosen else {
            return Err(Failure::usage(match &options.snapshot {
                None => format!("no snapshot of `{id}` is held, so there is nothing to quote from"),
                Some(pin) => format!("no snapshot of `{id}` begins with `{}`", pin.digits()),
            })
            .help(format!("`factlock show {id}` lists its snapshots")));
        };
        let file = snapshot_file(snapshot);
        let broken = |why: String| {
            Failure::unreadable(format!("the snapshot `{file}` {why}")).help("`factlock check` says more")
        };
        let bytes = tree::read(tree, &file, LARGEST_TEXT)
            .map_err(|why| broken(format!("could not be read: {why}")))?;
        if digest(&bytes) != snapshot.sha256 {
            return Err(broken("is not the file that was pinned".to_owned()));
        }
        let text = snapshot::read(&snapshot.media_type, &bytes)
            .map_err(|why| broken(format!("has no text that can be quoted: {why}")))?;
        let raw = String::from_utf8_lossy(&bytes).into_owned();
        let pin = options.snapshot.as_ref().map(|_| format!("sha256:{}", snapshot.sha256.short()));
        Ok(Self { source: id, file: file.into_string(), raw, text, pin })
    }

    /// The words of a passage in the source's own characters, on one line.
    fn words(&self, span: Span) -> String {
        self.text.text[span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn one(
        &self,
        locator: &Locator<'_>,
        options: &PassageArgs,
        words: String,
        span: Span,
        level: Option<Level>,
    ) -> Picked {
        let mut quote = DraftQuote {
            source: self.source.to_owned(),
            quote: words,
            prefix: options.prefix.clone(),
            suffix: options.suffix.clone(),
            snapshot: self.pin.clone(),
            stance: None,
        };
        // Words given by the user stay where no others are needed.
        if level.is_none()
            && let Some(Distinction { prefix, suffix }) = locator.tell_apart(&quote.quote, span)
        {
            quote.prefix = prefix.or(quote.prefix);
            quote.suffix = suffix.or(quote.suffix);
        }
        let written = locator.locate(&Quote {
            exact: &quote.quote,
            prefix: quote.prefix.as_deref(),
            suffix: quote.suffix.as_deref(),
        });
        match written.level() {
            Some(level) => {
                let shown =
                    format!("{}  [{}]\n  {}", self.place(span), level.phrase(), self.in_context(span));
                Picked::One(Box::new(Found { quote, shown }))
            }
            None => Picked::Undecided(format!(
                "the passage at {} cannot be quoted as it stands; quote more of it\n  {}\n",
                self.place(span),
                self.in_context(span)
            )),
        }
    }

    fn several(&self, passages: &[Passage], count: usize) -> String {
        let mut out = format!(
            "the words stand in `{}` {} times; choose with `--place N`\n\n",
            self.source,
            grouped(count as u64)
        );
        self.numbered(passages, &mut out);
        out
    }

    fn elsewhere(&self, passages: &[Passage], count: usize) -> String {
        let places = if count == 1 {
            "in one place; `--place 1` takes it".to_owned()
        } else {
            format!("in {} places, the likest first; choose with `--place N`", grouped(count as u64))
        };
        let mut out =
            format!("the words stand in `{}`, but not with this context: {places}\n\n", self.source);
        self.numbered(passages, &mut out);
        out
    }

    fn not_found(&self, passages: &[Passage]) -> String {
        if passages.is_empty() {
            return format!("nothing like these words stands in `{}`\n", self.source);
        }
        let mut out = format!(
            "the words do not stand in `{}` as written; `--nearest` takes the first of these, `--place N` another\n\n",
            self.source
        );
        self.numbered(passages, &mut out);
        out
    }

    fn numbered(&self, passages: &[Passage], out: &mut String) {
        for (number, passage) in passages.iter().take(SHOWN).enumerate() {
            let place = self.place(passage.span);
            let _ = writeln!(out, "{}. {place}\n   {}\n", number + 1, self.in_context(passage.span));
        }
    }

    fn place(&self, span: Span) -> String {
        let position = Lines::new(&self.raw).position(self.text.raw(span).start);
        format!("{}:{}:{}", self.file, position.line, position.column)
    }

    /// The passage between `>>` and `<<`, with what stands around it.
    fn in_context(&self, span: Span) -> String {
        let text = &self.text.text;
        let start = text[..span.start].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let end = text[span.end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| span.end + at);
        let open = if start > 0 { "…" } else { "" };
        let close = if end < text.len() { "…" } else { "" };
        let (before, words, behind) = (&text[start..span.start], &text[span.range()], &text[span.end..end]);
        let marked = format!("{open}{before}>>{words}<<{behind}{close}");
        visible(&marked.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
    }
}
