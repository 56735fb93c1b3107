//! One source: its snapshots read and hashed, the quotes looked for, the sentences of an article covered.

use super::jobs::{Asked, Slot};
use super::{Coverage, CoveredSentence, LineEnds, QuoteState, SnapshotState};
use crate::ledger::snapshot_file;
use crate::parallel;
use crate::prose;
use crate::record::{Role, Snapshot, Source};
use crate::snapshot::{self, Located, Locator, ReadText};
use crate::text::Span;
use crate::tree::{self, Tree, Unreadable};

/// A larger snapshot is hashed piece by piece, and no quote can be taken from it.
const LARGEST_TEXT: u64 = 256 << 20;
/// How the pointer files of Git LFS begin, after its specification.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// What was found of a source.
pub(super) struct Checked {
    pub(super) snapshots: Vec<SnapshotState>,
    pub(super) quotes: Vec<(Slot, QuoteState)>,
    pub(super) coverage: Option<Coverage>,
}

pub(super) fn check(tree: &dyn Tree, source: &Source, asked: &[Asked<'_>]) -> Checked {
    let mut checked = Checked { snapshots: Vec::new(), quotes: Vec::new(), coverage: None };
    for (index, snapshot) in source.snapshots.iter().enumerate() {
        let asked: Vec<Asked<'_>> = asked.iter().filter(|one| one.snapshot == index).copied().collect();
        let article = source.role == Role::Article && index + 1 == source.snapshots.len();
        let mut state = match bytes_of(tree, snapshot, article || !asked.is_empty()) {
            Err(why) => unreadable(why),
            Ok(Content::Hashed(state)) => state,
            Ok(Content::Bytes(bytes)) => {
                let state = state_of(snapshot, &bytes);
                match state.is_pinned().then(|| snapshot::read(&snapshot.media_type, &bytes)) {
                    None => state,
                    Some(Err(why)) => SnapshotState::NoText(why.to_string()),
                    Some(Ok(text)) => {
                        let found = locate(&text, &asked);
                        checked.coverage = article.then(|| coverage(&text, &found));
                        checked.quotes.extend(
                            found.into_iter().map(|(slot, located)| (slot, QuoteState::of(index, located))),
                        );
                        state
                    }
                }
            }
        };
        if snapshot.bytes == 0 && state == (SnapshotState::Intact { bytes: 0 }) {
            state = SnapshotState::Empty;
        }
        checked.snapshots.push(state);
    }
    checked
}

/// The content of a snapshot: its bytes where its text is wanted, else only what they hash to.
enum Content {
    Bytes(Vec<u8>),
    Hashed(SnapshotState),
}

fn bytes_of(tree: &dyn Tree, snapshot: &Snapshot, text_wanted: bool) -> Result<Content, Unreadable> {
    let file = snapshot_file(snapshot);
    if text_wanted {
        return tree::read(tree, &file, LARGEST_TEXT).map(Content::Bytes);
    }
    let opened = tree.open(&file)?;
    let (found, bytes) =
        snapshot::digest_of(opened.content).map_err(|error| Unreadable::System(error.to_string()))?;
    if found == snapshot.sha256 {
        let state = if bytes == snapshot.bytes {
            SnapshotState::Intact { bytes }
        } else {
            SnapshotState::OtherLength { bytes }
        };
        return Ok(Content::Hashed(state));
    }
    // Only a file that is not what it should be is read a second time, to say what became of it.
    match tree::read(tree, &file, LARGEST_TEXT) {
        Ok(bytes) => Ok(Content::Bytes(bytes)),
        Err(Unreadable::TooLarge { .. }) => {
            Ok(Content::Hashed(SnapshotState::Changed { found, bytes, line_ends: None }))
        }
        Err(why) => Err(why),
    }
}

fn state_of(snapshot: &Snapshot, content: &[u8]) -> SnapshotState {
    let bytes = content.len() as u64;
    let found = snapshot::digest(content);
    if found == snapshot.sha256 {
        return if bytes == snapshot.bytes {
            SnapshotState::Intact { bytes }
        } else {
            SnapshotState::OtherLength { bytes }
        };
    }
    if content.starts_with(POINTER) {
        return SnapshotState::Pointer;
    }
    let is_pinned = |converted: Vec<u8>| snapshot::digest(&converted) == snapshot.sha256;
    let line_ends = if is_pinned(snapshot::with_lf(content)) {
        Some(LineEnds::Crlf)
    } else if is_pinned(snapshot::with_crlf(content)) {
        Some(LineEnds::Lf)
    } else {
        None
    };
    SnapshotState::Changed { found, bytes, line_ends }
}

fn unreadable(why: Unreadable) -> SnapshotState {
    match why {
        Unreadable::Missing => SnapshotState::Missing,
        Unreadable::Outside => SnapshotState::Outside,
        other => SnapshotState::Unreadable(other),
    }
}

fn locate(text: &ReadText, asked: &[Asked<'_>]) -> Vec<(Slot, Located)> {
    let locator = Locator::new(text);
    parallel::map(asked, |one| (one.slot, locator.locate(&one.quote)))
}

fn coverage(text: &ReadText, found: &[(Slot, Located)]) -> Coverage {
    let blocks: Vec<Span> = text.blocks.iter().map(|block| block.span).collect();
    let sentences = prose::sentences(&text.text, &blocks);
    let covering = found.iter().filter(|(slot, _)| slot.covers());
    let spans: Vec<Span> = covering.flat_map(|(_, located)| located.spans()).collect();
    let covered = prose::coverage(&text.text, &sentences, &spans);
    let sentences = sentences.into_iter().zip(covered).map(|(span, covered)| {
        let words = &text.text[span.range()];
        CoveredSentence {
            text: words.to_owned(),
            raw: text.raw(span),
            reasons: prose::checkable(words),
            covered,
        }
    });
    Coverage { sentences: sentences.collect() }
}
