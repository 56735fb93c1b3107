//! Word by word, how a quote and a passage differ, and which of the differing words carry meaning.

use std::ops::Range;

use similar::DiffOp;

use super::located::{Change, DiffKind, DiffPart};
use crate::prose::{Folded, Folding, Meaning, Mention, fold, mentions};
use crate::text::{Span, edit_script};

/// A quote against a passage.
#[derive(Debug)]
pub struct Comparison {
    /// Both word by word.
    pub diff: Vec<DiffPart>,
    /// The words that carry meaning and differ, the graver first.
    pub changes: Vec<Change>,
    /// Of the words of both, how many in a hundred are the same and in the same order.
    pub likeness: u8,
}

/// Compares a quote with a passage; `begins` says whether the passage begins a sentence.
pub fn compare(quote: &str, passage: &str, begins: bool) -> Comparison {
    let (quote, passage) = (Side::new(quote, begins), Side::new(passage, begins));
    let steps = steps(&quote, &passage);
    let hunks = Hunks::new(&steps, quote.tokens.len(), passage.tokens.len());
    let (total, same) =
        (quote.words().count() + passage.words().count(), same_words(&quote, &passage, &steps));
    let likeness = u8::try_from((100 * same).checked_div(total).unwrap_or(100)).unwrap_or(100);
    Comparison { diff: parts(&quote, &passage, &steps), changes: changes(&quote, &passage, &hunks), likeness }
}

/// How many words of both are the same on the other side.
fn same_words(quote: &Side<'_>, passage: &Side<'_>, steps: &[Step]) -> usize {
    let mut same = [vec![false; quote.tokens.len()], vec![false; passage.tokens.len()]];
    for step in steps {
        if let Step::Both { quote, passage, .. } = *step {
            (same[0][quote], same[1][passage]) = (true, true);
        }
    }
    let count = |side: &Side<'_>, same: &[bool]| {
        let whole =
            |word: &Range<usize>| word.clone().all(|token| same[token] || !is_word(&side.keys[token]));
        side.words().filter(whole).count()
    };
    count(quote, &same[0]) + count(passage, &same[1])
}

/// One of the two texts, in words and punctuation marks.
struct Side<'t> {
    text: &'t str,
    folded: Folded,
    /// In the folded text.
    tokens: Vec<Span>,
    /// The tokens in small letters.
    keys: Vec<String>,
    mentions: Vec<Mention>,
}

impl<'t> Side<'t> {
    fn new(text: &'t str, begins: bool) -> Self {
        let folded = fold(text, Folding::Typography);
        let tokens = tokens(&folded.text);
        let keys = tokens.iter().map(|token| folded.text[token.range()].to_lowercase()).collect();
        let mut side = Self { text, folded, tokens, keys, mentions: mentions(text, begins) };
        side.count_every_digit();
        side
    }

    /// Digits inside an address or a code are no number in running text, but a change of one is told.
    fn count_every_digit(&mut self) {
        let has_digit = |token: &&Span| self.folded.text[token.range()].contains(char::is_numeric);
        let alone = |span: &Span| {
            let after = self.mentions.partition_point(|mention| mention.span.end <= span.start);
            self.mentions.get(after).is_none_or(|mention| !mention.span.overlaps(*span))
        };
        let origins = self.tokens.iter().filter(has_digit).map(|token| self.folded.map.origin(*token));
        let more: Vec<Mention> =
            origins.filter(alone).map(|span| Mention { meaning: Meaning::Number, span }).collect();
        self.mentions.extend(more);
        self.mentions.sort_by_key(|mention| mention.span);
    }

    fn token(&self, index: usize) -> &str {
        &self.folded.text[self.tokens[index].range()]
    }

    /// Words as white space sets them apart, in tokens; marks that stand alone are none.
    fn words(&self) -> impl Iterator<Item = Range<usize>> {
        let apart = |index: &usize| self.tokens[*index - 1].end < self.tokens[*index].start;
        let starts = (0..self.tokens.len()).filter(move |index| *index == 0 || apart(index));
        let mut ends = starts.clone().skip(1).chain([self.tokens.len()]);
        starts
            .filter_map(move |start| Some(start..ends.next()?))
            .filter(|word| self.keys[word.clone()].iter().any(|key| is_word(key)))
    }

    /// Tokens as written, with the white space that follows them.
    fn written(&self, tokens: Range<usize>) -> &'t str {
        let start = |index: usize| match self.tokens.get(index) {
            Some(token) if index > 0 => self.folded.map.origin(*token).start,
            Some(_) => 0,
            None => self.text.len(),
        };
        &self.text[start(tokens.start)..start(tokens.end)]
    }

    /// The tokens a mention covers.
    fn tokens_of(&self, mention: &Mention) -> Range<usize> {
        let origin = |token: &Span| self.folded.map.origin(*token);
        let from = self.tokens.partition_point(|token| origin(token).end <= mention.span.start);
        let to = self.tokens.partition_point(|token| origin(token).start < mention.span.end);
        from..to.max(from)
    }

    fn text_of(&self, mention: &Mention) -> String {
        self.text[mention.span.range()].to_owned()
    }
}

fn is_word(key: &str) -> bool {
    key.starts_with(char::is_alphanumeric)
}

/// Words, with an apostrophe inside, and punctuation marks.
fn tokens(text: &str) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::new();
    let mut in_word = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let word = c.is_alphanumeric() || in_word && c == '\'' && next.is_some_and(char::is_alphabetic);
        match tokens.last_mut() {
            Some(last) if word && in_word => last.end = at + c.len_utf8(),
            _ if !c.is_whitespace() => tokens.push(Span::new(at, at + c.len_utf8())),
            _ => {}
        }
        in_word = word;
    }
    tokens
}

/// One step through both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The same word in both; `case` says that capital and small letters differ.
    Both {
        quote: usize,
        passage: usize,
        case: bool,
    },
    Quote(usize),
    Passage(usize),
}

fn steps(quote: &Side<'_>, passage: &Side<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    for op in edit_script(&quote.keys, &passage.keys) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            steps.extend((0..len).map(|step| {
                let (at, to) = (old_index + step, new_index + step);
                Step::Both { quote: at, passage: to, case: quote.token(at) != passage.token(to) }
            }));
        } else {
            steps.extend(op.old_range().map(Step::Quote));
            steps.extend(op.new_range().map(Step::Passage));
        }
    }
    steps
}

fn parts(quote: &Side<'_>, passage: &Side<'_>, steps: &[Step]) -> Vec<DiffPart> {
    let mut parts: Vec<DiffPart> = Vec::new();
    let mut push = |kind: DiffKind, text: &str| match parts.as_mut_slice() {
        [.., last] if last.kind == kind => last.text.push_str(text),
        // A run of changed words is told as one change.
        [.., before, last]
            if kind == DiffKind::Quote && last.kind == DiffKind::Source && before.kind == kind =>
        {
            before.text.push_str(text);
        }
        _ => parts.push(DiffPart { kind, text: text.to_owned() }),
    };
    for step in steps {
        match *step {
            Step::Both { quote: at, case: false, .. } => push(DiffKind::Same, quote.written(at..at + 1)),
            Step::Both { quote: at, passage: to, case: true } => {
                push(DiffKind::Quote, quote.written(at..at + 1));
                push(DiffKind::Source, passage.written(to..to + 1));
            }
            Step::Quote(at) => push(DiffKind::Quote, quote.written(at..at + 1)),
            Step::Passage(at) => push(DiffKind::Source, passage.written(at..at + 1)),
        }
    }
    parts
}

/// What became of every token of both sides.
struct Hunks {
    quote: Vec<Fate>,
    passage: Vec<Fate>,
}

/// What became of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Fate {
    /// The number of the stretch of changes it stands in, if it changed.
    hunk: Option<usize>,
    /// Its partner on the other side.
    partner: Option<usize>,
}

impl Hunks {
    fn new(steps: &[Step], quote: usize, passage: usize) -> Self {
        let mut hunks = Self { quote: vec![Fate::default(); quote], passage: vec![Fate::default(); passage] };
        let mut number = 0;
        for step in steps {
            match *step {
                Step::Both { quote, passage, case } => {
                    let hunk = case.then_some(number);
                    hunks.quote[quote] = Fate { hunk, partner: Some(passage) };
                    hunks.passage[passage] = Fate { hunk, partner: Some(quote) };
                    number += usize::from(!case);
                }
                Step::Quote(at) => hunks.quote[at].hunk = Some(number),
                Step::Passage(at) => hunks.passage[at].hunk = Some(number),
            }
        }
        hunks
    }
}

/// The meaning-bearing words that differ, each with the one in its place on the other side; the graver first.
fn changes(quote: &Side<'_>, passage: &Side<'_>, hunks: &Hunks) -> Vec<Change> {
    let hunk =
        |fates: &[Fate], tokens: &Range<usize>| fates[tokens.clone()].iter().find_map(|fate| fate.hunk);
    let theirs: Vec<Range<usize>> = passage.mentions.iter().map(|one| passage.tokens_of(one)).collect();
    let mut paired = vec![false; theirs.len()];
    let mut changes = Vec::new();
    for mention in &quote.mentions {
        let ours = quote.tokens_of(mention);
        let touched = hunk(&hunks.quote, &ours);
        let aligned: Vec<usize> = hunks.quote[ours].iter().filter_map(|fate| fate.partner).collect();
        let same_kind = |at: &usize| passage.mentions[*at].meaning == mention.meaning && !paired[*at];
        let shares = |at: &usize| aligned.iter().any(|token| theirs[*at].contains(token));
        let partner = (0..theirs.len()).filter(same_kind).find(shares).or_else(|| {
            let beside = |at: &usize| touched.is_some() && hunk(&hunks.passage, &theirs[*at]) == touched;
            (0..theirs.len()).filter(same_kind).find(beside)
        });
        let differs =
            touched.is_some() || partner.is_some_and(|at| hunk(&hunks.passage, &theirs[at]).is_some());
        if let Some(at) = partner {
            paired[at] = true;
        }
        if differs {
            changes.push(Change {
                kind: mention.meaning,
                quote: Some(quote.text_of(mention)),
                source: partner.map(|at| passage.text_of(&passage.mentions[at])),
            });
        }
    }
    for ((mention, tokens), paired) in passage.mentions.iter().zip(&theirs).zip(paired) {
        if !paired && hunk(&hunks.passage, tokens).is_some() {
            let source = Some(passage.text_of(mention));
            changes.push(Change { kind: mention.meaning, quote: None, source });
        }
    }
    changes.sort_by_key(|change| change.kind);
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(kind: Meaning, quote: Option<&str>, source: Option<&str>) -> Change {
        Change { kind, quote: quote.map(str::to_owned), source: source.map(str::to_owned) }
    }

    #[test]
    fn shows_both_sides_word_by_word() {
        let compared = compare("it used only “lawful” chips", "it used \"lawful\" H800 chips", false);
        let shown: Vec<(DiffKind, &str)> =
            compared.diff.iter().map(|part| (part.kind, part.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                (DiffKind::Same, "it used "),
                (DiffKind::Quote, "only "),
                (DiffKind::Same, "“lawful” "),
                (DiffKind::Source, "H800 "),
                (DiffKind::Same, "chips"),
            ]
        );
        assert_eq!(compared.likeness, 80);
        assert_eq!(
            compared.changes,
            [change(Meaning::Exclusivity, Some("only"), None), change(Meaning::Name, None, Some("H800"))]
        );
    }

    #[test]
    fn pairs_what_stands_in_each_others_place() {
        let changes = |quote, passage| compare(quote, passage, false).changes;
        assert_eq!(
            changes("trained for $295,000 using", "trained for $294,000 using"),
            [change(Meaning::Number, Some("$295,000"), Some("$294,000"))]
        );
        assert_eq!(
            changes("than $100 that", "than $100 million that"),
            [change(Meaning::Number, Some("$100"), Some("$100 million"))]
        );
        assert_eq!(
            changes("they now did say in October 2021", "they didn't say in October 2022"),
            [
                change(Meaning::Negation, None, Some("didn't")),
                change(Meaning::Date, Some("October 2021"), Some("October 2022"))
            ]
        );
        assert_eq!(changes("a nice day out", "a lovely day out"), []);
    }
}
