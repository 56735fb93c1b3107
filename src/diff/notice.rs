//! Sentences that tell readers of a change, paired with the changes they disclose.

use std::collections::{BTreeSet, HashMap};

use super::bag::stem;
use super::sentences::Sentence;
use super::text::{Notice, TextDiff};
use super::units::{Operation, Weight};
use super::wording::bare;
use crate::prose::{is_function_word, notice, numbers};

/// Finds the notices that are new, and which changes they disclose.
pub(super) fn find(diff: &mut TextDiff) {
    let mut notices = found(diff);
    for (at, notice) in notices.iter_mut().enumerate() {
        for change in &mut diff.changes {
            if change.new.iter().any(|sentence| notice.sentences.contains(sentence)) {
                (change.notice, change.weight) = (Some(at), Weight::Structural);
                change.reason = format!("{} for readers", notice.kind.phrase());
            }
        }
    }
    let subjects = if notices.is_empty() { Subjects::default() } else { Subjects::of(diff) };
    for (at, notice) in notices.iter_mut().enumerate() {
        notice.discloses = disclosed(notice, diff, &subjects);
        for &change in &notice.discloses {
            diff.changes[change].disclosed_by.get_or_insert(at);
        }
    }
    diff.notices = notices;
}

/// New sentences that are notices, with the new sentences behind them in the same block.
fn found(diff: &TextDiff) -> Vec<Notice> {
    let is_new =
        |at: usize| matches!(diff.operations.new[at], Operation::Add | Operation::Edit | Operation::MoveEdit);
    let mut notices: Vec<Notice> = Vec::new();
    for (at, sentence) in diff.new.iter().enumerate().filter(|(at, _)| is_new(*at)) {
        let goes_on = |notice: &Notice| {
            notice
                .sentences
                .last()
                .is_some_and(|&last| last + 1 == at && diff.new[last].block == sentence.block)
        };
        let kind = notice(&sentence.text);
        match notices.last_mut().filter(|last| goes_on(last)) {
            Some(last) if diff.operations.new[at] == Operation::Add => last.sentences.push(at),
            _ => notices.extend(kind.map(|kind| Notice { kind, sentences: vec![at], discloses: Vec::new() })),
        }
    }
    notices
}

/// How strongly a notice speaks of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Evidence {
    /// Values that changed and that the notice names.
    values: usize,
    /// Words that changed and that the notice names.
    changed: usize,
    /// Words of the sentence that the notice names.
    around: usize,
}

fn disclosed(notice: &Notice, diff: &TextDiff, subjects: &Subjects) -> Vec<usize> {
    let told = Told::of(&text_of(&diff.new, &notice.sentences));
    let evidence: Vec<(usize, Evidence)> =
        subjects.near(&told).into_iter().map(|at| (at, told.speaks_of(&subjects.all[at]))).collect();
    let sure = |one: &&(usize, Evidence)| {
        one.1.values > 0 && one.1.around > 0 || one.1.changed >= 2 || one.1.values >= 2
    };
    let certain: Vec<usize> = evidence.iter().filter(sure).map(|(at, _)| subjects.all[*at].change).collect();
    if !certain.is_empty() {
        return certain;
    }
    // Else the one change that it speaks of most, if it speaks of one at all.
    let least = if told.words.len() <= BRIEF { 1 } else { LEAST };
    let best = evidence.iter().map(|(_, evidence)| evidence.weight()).max().filter(|&best| best >= least);
    let of_best: Vec<usize> = evidence
        .iter()
        .filter(|one| Some(one.1.weight()) == best)
        .map(|(at, _)| subjects.all[*at].change)
        .collect();
    if of_best.len() == 1 { of_best } else { Vec::new() }
}

/// Two words of the sentence, or one that changed, connect a notice with a change.
const LEAST: usize = 2;
/// Of a notice with so few words that name things, one is enough.
const BRIEF: usize = 3;

impl Evidence {
    fn weight(self) -> usize {
        3 * self.values + 2 * self.changed + self.around
    }
}

/// What a notice says.
struct Told {
    words: BTreeSet<String>,
    values: BTreeSet<String>,
}

/// Words that notices are made of.
#[rustfmt::skip]
const FORMULAIC: &[&str] = &[
    "add", "amend", "appear", "appended", "article", "caption", "chang", "clarif", "clarification", "clarify", "correct",
    "correction", "describ", "earli", "earlier", "edit", "editor", "erron", "erroneous", "error", "gav", "headlin", "identifi",
    "identify", "includ", "incorrect", "misidentifi", "misidentify", "misspell", "misspelled", "misstat", "mistaken", "nam", "name", "not", "note",
    "original", "pag", "paragraph", "piec", "post", "previou", "publish", "reader", "referr", "reflect", "regret", "remov", "replac",
    "report", "revis", "said", "say", "stat", "stor", "story", "thi", "updat", "version", "wa", "wrong", "wrongly",
];

impl Told {
    fn of(text: &str) -> Self {
        Self { words: content(text), values: values(text) }
    }

    fn speaks_of(&self, subject: &Subject) -> Evidence {
        let told = |words: &BTreeSet<String>, known: &BTreeSet<String>| words.intersection(known).count();
        Evidence {
            values: told(&subject.values, &self.values),
            changed: told(&subject.changed, &self.words),
            around: told(&subject.around, &self.words),
        }
    }
}

/// What a change is about.
struct Subject {
    /// Its index.
    change: usize,
    /// Values on one side only.
    values: BTreeSet<String>,
    /// Words on one side only.
    changed: BTreeSet<String>,
    /// Words on both sides.
    around: BTreeSet<String>,
}

/// What all changes are about, to be found by a word or value.
#[derive(Default)]
struct Subjects {
    all: Vec<Subject>,
    by_word: HashMap<String, Vec<usize>>,
}

impl Subjects {
    fn of(diff: &TextDiff) -> Self {
        let mut subjects = Self::default();
        for (change, told) in diff.changes.iter().enumerate() {
            if told.notice.is_some() || told.operation == Operation::Move {
                continue;
            }
            let (old, new) = (text_of(&diff.old, &told.old), text_of(&diff.new, &told.new));
            let apart =
                |a: &BTreeSet<String>, b: &BTreeSet<String>| a.symmetric_difference(b).cloned().collect();
            let (words, others) = (content(&old), content(&new));
            let subject = Subject {
                change,
                values: apart(&values(&old), &values(&new)),
                changed: apart(&words, &others),
                around: words.intersection(&others).cloned().collect(),
            };
            let at = subjects.all.len();
            for word in subject.values.iter().chain(&subject.changed).chain(&subject.around) {
                subjects.by_word.entry(word.clone()).or_default().push(at);
            }
            subjects.all.push(subject);
        }
        subjects
    }

    /// Those that share a word or value with a notice; of words that many share, the first ones.
    fn near(&self, told: &Told) -> BTreeSet<usize> {
        const MOST: usize = 200;
        let shared = told.words.iter().chain(&told.values).filter_map(|word| self.by_word.get(word));
        shared.flat_map(|subjects| subjects.iter().take(MOST).copied()).collect()
    }
}

/// Stems of the words that name things, without those that notices are made of.
fn content(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    let words =
        words.filter(|word| word.len() > 2 && !is_function_word(word) && !word.contains(char::is_numeric));
    let stems = words.map(|word| stem(&bare(word)).to_owned());
    stems.filter(|stem| !FORMULAIC.contains(&stem.as_str())).collect()
}

/// The numbers and dates of a text, by their digits or words.
fn values(text: &str) -> BTreeSet<String> {
    let cores = numbers(text).into_iter().map(|number| text[number.core.range()].to_lowercase());
    cores.map(|core| core.replace(',', "")).collect()
}

fn text_of(sentences: &[Sentence], indexes: &[usize]) -> String {
    indexes.iter().map(|&at| sentences[at].text.as_str()).collect::<Vec<_>>().join(" ")
}
