//! Locating a quote with an editor's marks: its segments in order within one block, and what stands in the
//! source where the editor left something out or put something in.

use std::ops::ControlFlow;

use super::boundary::Cut;
use super::compare::compare;
use super::context::Wanted;
use super::insertion::{self, Joined};
use super::located::{Change, Insertion, Level, Located, Places, Skipped, Why};
use super::nearest;
use super::nearest::judged;
use super::places::{MOST_PLACES, not_here, passage};
use super::quote::{Marked, Part, Segment};
use super::search::{Hit, Layers, needles};
use crate::prose::{Meaning, mentions};
use crate::text::Span;

/// A shorter segment proves nothing.
const FEWEST_WORDS: usize = 3;

/// Of a part that stands in more places, only the first are tried.
const MOST_HITS: usize = 100_000;

/// A segment where it stands.
#[derive(Debug, Clone, Default)]
struct Match {
    span: Span,
    insertions: Vec<Insertion>,
    /// Meaning that an insertion adds or takes away.
    changes: Vec<Change>,
    /// The parts that cut a number, if any do.
    cuts: Vec<Place>,
}

/// Where a part stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Its characters.
    hit: Span,
    /// With the whole of the number that they cut.
    whole: Span,
}

/// The segments of a quote, in order within one block.
struct Chain<'m> {
    matches: Vec<&'m Match>,
    /// Meaning that is skipped or put in.
    changes: Vec<Change>,
}

impl Chain<'_> {
    fn span(&self) -> Span {
        let first = self.matches.first().map_or(Span::default(), |first| first.span);
        Span::new(first.start, self.matches.last().map_or(first.end, |last| last.span.end))
    }

    /// Whether it says what the source says.
    fn is_faithful(&self) -> bool {
        self.changes.is_empty() && self.matches.iter().all(|found| found.cuts.is_empty())
    }

    /// What it says otherwise, the graver first.
    fn all_changes(&self, text: &str) -> Vec<Change> {
        let cuts = self.matches.iter().flat_map(|found| &found.cuts);
        let cut =
            cuts.flat_map(|cut| compare(&text[cut.hit.range()], &text[cut.whole.range()], false).changes);
        let mut changes: Vec<Change> = self.changes.iter().cloned().chain(cut).collect();
        changes.sort_by_key(|change| change.kind);
        changes
    }
}

/// Where a quote with marks stands, or why it does not.
pub(super) fn locate(layers: &Layers<'_>, marked: &Marked, wanted: &Wanted) -> Located {
    if marked.segments.is_empty() {
        return Located::NotFound { why: Why::NoWords, nearest: Vec::new() };
    }
    let mut last = Vec::new();
    for level in [Level::Exact, Level::Spacing, Level::Typography] {
        let found: Vec<Vec<Match>> =
            marked.segments.iter().map(|segment| matches(layers, level, segment)).collect();
        let chains = chains(layers, &found);
        if !chains.is_empty() {
            return decide(layers, level, marked, wanted, &chains);
        }
        last = found;
    }
    explain(layers, marked, &last)
}

/// Everywhere that a segment stands, in order.
fn matches(layers: &Layers<'_>, level: Level, segment: &Segment) -> Vec<Match> {
    let places: Vec<Vec<Place>> =
        segment.parts.iter().map(|part| part_places(layers, level, part).0).collect();
    let Some((first, rest)) = places.split_first() else { return Vec::new() };
    let text = &layers.source.text;
    let matched = first.iter().filter_map(|&place| {
        let mut matched = Match { span: place.whole, ..Match::default() };
        matched.cuts.extend(place.cut());
        for (part, next) in segment.parts.iter().zip(rest) {
            let from = next.partition_point(|place| place.whole.start < matched.span.end);
            let distance = |place: &Place| place.whole.start - matched.span.end;
            let mut near = next[from..].iter().take_while(|place| distance(place) <= insertion::REACH);
            let (joined, place) = near.find_map(|place| {
                let between = &text[matched.span.end..place.whole.start];
                insertion::join(part, between).map(|joined| (joined, place))
            })?;
            if let Joined::Inserted(replaced) = joined {
                matched.note(part.insertion.as_deref().unwrap_or_default(), replaced);
            }
            matched.span.end = place.whole.end;
            matched.cuts.extend(place.cut());
        }
        for (words, skipped) in insertion::edges(text, segment, &mut matched.span)? {
            matched.note(words, None);
            matched.changes.extend(skipped);
        }
        Some(matched)
    });
    matched.collect()
}

impl Match {
    fn note(&mut self, words: &str, replaced: Option<String>) {
        let added = mentions(words, false).into_iter().filter(|mention| decides(mention.meaning));
        self.changes.extend(added.map(|mention| Change {
            kind: mention.meaning,
            quote: Some(words[mention.span.range()].to_owned()),
            source: None,
        }));
        self.insertions.push(Insertion { text: words.to_owned(), replaced });
    }
}

/// Meaning that nobody may leave out or put in: it turns a sentence round.
pub(super) fn decides(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Negation | Meaning::Exclusivity)
}

impl Place {
    fn cut(&self) -> Option<Self> {
        (self.hit != self.whole).then_some(*self)
    }
}

/// Where a part stands, uncut if it does so anywhere, else with the whole of the numbers it cuts; and where it
/// first stands inside a word. The end of a word may be open for an ending put in by the editor.
fn part_places(layers: &Layers<'_>, level: Level, part: &Part) -> (Vec<Place>, Option<Span>) {
    let mut texts = vec![&part.text];
    if part.as_quoted != part.text {
        texts.push(&part.as_quoted);
    }
    let mut cut_word = None;
    let mut cut_number = Vec::new();
    for text in texts {
        for needle in needles(text, level) {
            let mut places = Vec::new();
            layers.each(level, &needle, |Hit { span: hit, cut }| {
                match cut {
                    None => places.push(Place { hit, whole: hit }),
                    Some((Cut::Word, whole)) if part.ending && whole.start == hit.start => {
                        places.push(Place { hit, whole: hit });
                    }
                    Some((Cut::Word, whole)) => {
                        cut_word.get_or_insert(whole);
                    }
                    Some((Cut::Number | Cut::Negation, whole)) => cut_number.push(Place { hit, whole }),
                }
                let enough = places.len().max(cut_number.len()) >= MOST_HITS;
                if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            if !places.is_empty() {
                return (places, None);
            }
        }
    }
    (cut_number, cut_word)
}

/// Every way to read the segments in order within one block, each as tight as can be.
fn chains<'m>(layers: &Layers<'_>, found: &'m [Vec<Match>]) -> Vec<Chain<'m>> {
    let Some((first, rest)) = found.split_first() else { return Vec::new() };
    let mut chains: Vec<Chain<'m>> = Vec::new();
    for start in first {
        let Some(block) = layers.source.block_of(start.span) else { continue };
        let block = layers.source.blocks[block].span;
        let mut matches = vec![start];
        for next in rest {
            let end = matches.last().map_or(0, |last| last.span.end);
            let after = next.partition_point(|found| found.span.start < end);
            match next.get(after).filter(|found| block.contains(found.span)) {
                Some(found) => matches.push(found),
                None => break,
            }
        }
        if matches.len() < found.len() {
            continue;
        }
        // Of two starts that lead to the same end, the later leaves out less.
        if matches.len() > 1 && chains.last().is_some_and(|last| last.matches[1].span == matches[1].span) {
            chains.pop();
        }
        let mut changes: Vec<Change> = matches.iter().flat_map(|found| found.changes.clone()).collect();
        changes.extend(skipped_meaning(&layers.source.text, &matches));
        chains.push(Chain { matches, changes });
    }
    chains
}

/// The spans that the ellipses leave out.
fn gaps<'m>(matches: &'m [&Match]) -> impl Iterator<Item = Span> + 'm {
    matches.windows(2).map(|pair| Span::new(pair[0].span.end, pair[1].span.start))
}

fn skipped_meaning(text: &str, matches: &[&Match]) -> Vec<Change> {
    let found = gaps(matches).flat_map(|gap| skipped_mentions(text, gap));
    found.filter(|change| decides(change.kind)).collect()
}

fn skipped_mentions(text: &str, gap: Span) -> impl Iterator<Item = Change> {
    let skipped = &text[gap.range()];
    mentions(skipped, false).into_iter().map(move |mention| Change {
        kind: mention.meaning,
        quote: None,
        source: Some(skipped[mention.span.range()].to_owned()),
    })
}

fn decide(
    layers: &Layers<'_>,
    level: Level,
    marked: &Marked,
    wanted: &Wanted,
    chains: &[Chain<'_>],
) -> Located {
    let source = layers.source;
    let place = |chain: &&Chain<'_>| passage(source, chain.span());
    let all: Vec<&Chain<'_>> = chains.iter().collect();
    let fitting: Vec<&Chain<'_>> =
        all.iter().copied().filter(|chain| wanted.fits(&source.text, chain.span())).collect();
    let Some(first) = fitting.first() else {
        let spans: Vec<Span> = all.iter().map(|chain| chain.span()).collect();
        // Of equals, the first in the text.
        let best = spans.iter().rev().max_by_key(|span| wanted.likeness(&source.text, **span));
        return not_here(source, level, *best.unwrap_or(&spans[0]), &spans, spans.len(), wanted);
    };
    let faithful: Vec<&Chain<'_>> = fitting.iter().copied().filter(|chain| chain.is_faithful()).collect();
    let [only, more @ ..] = faithful.as_slice() else {
        let mut nearest = nearest::compared(source, first.span(), &marked.text());
        nearest.changes = first.all_changes(&source.text);
        let changes = nearest.changes.clone();
        return Located::Altered { nearest: vec![nearest], changes };
    };
    if let Some(short) = marked.segments.iter().find(|segment| is_short(marked, segment)) {
        return Located::NotFound { why: Why::ShortSegment { segment: short.text() }, nearest: Vec::new() };
    }
    if !more.is_empty() {
        let first = faithful.iter().take(MOST_PLACES).map(place).collect();
        return Located::Ambiguous { level, places: Places { first, count: faithful.len() } };
    }
    let skipped = gaps(&only.matches).map(|gap| Skipped {
        passage: passage(source, gap),
        text: source.text[gap.range()].trim().to_owned(),
        mentions: skipped_mentions(&source.text, gap).collect(),
    });
    Located::Found {
        level,
        segments: only.matches.iter().map(|found| passage(source, found.span)).collect(),
        skipped: skipped.collect(),
        insertions: only.matches.iter().flat_map(|found| found.insertions.clone()).collect(),
    }
}

fn is_short(marked: &Marked, segment: &Segment) -> bool {
    marked.segments.len() > 1 && segment.words() < FEWEST_WORDS
}

/// Why the segments do not stand there: the first that is altered or missing, else their order.
fn explain(layers: &Layers<'_>, marked: &Marked, found: &[Vec<Match>]) -> Located {
    let missing = marked.segments.iter().zip(found).find(|(_, found)| found.is_empty());
    let Some((segment, _)) = missing else {
        if let Some(short) = marked.segments.iter().find(|segment| is_short(marked, segment)) {
            return Located::NotFound {
                why: Why::ShortSegment { segment: short.text() },
                nearest: Vec::new(),
            };
        }
        let first = |found: &Vec<Match>| found.first().map(|found| passage(layers.source, found.span));
        let segments = found.iter().filter_map(first).collect();
        return Located::NotFound { why: Why::Scattered { segments }, nearest: Vec::new() };
    };
    let cut = segment.parts.iter().find_map(|part| part_places(layers, Level::Typography, part).1);
    if let (Some(whole), [part]) = (cut, segment.parts.as_slice()) {
        let word = layers.source.text[whole.range()].to_owned();
        return judged(
            vec![nearest::compared(layers.source, whole, &part.text)],
            Some(Why::CutWord { word }),
        );
    }
    let text = segment.text();
    judged(nearest::nearest(layers.source, &text), None)
}

#[cfg(test)]
mod tests;
