//! What became of every value: the log that makes sure that nothing is dropped in silence.

use std::collections::HashMap;
use std::sync::Arc;

use camino::Utf8PathBuf;

/// What became of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stands in a record as it was.
    Kept {
        /// Where, in words.
        into: String,
    },
    /// It stands in a record, in another form.
    Changed {
        /// Where, in words.
        into: String,
        /// What was done to it.
        how: String,
    },
    /// It stands nowhere.
    NotKept {
        /// Why.
        why: String,
    },
}

/// A value of a file, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The file, by its place in [`Log::files`].
    pub file: usize,
    /// The record, by its place in [`Log::records`]; none for what stands outside of any.
    pub record: Option<usize>,
    /// Where in the file: a path of JSON, or a row and a column.
    pub place: String,
    /// The value, as far as a line has room.
    pub value: String,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It became a claim, or a part of one.
    New,
    /// The ledger has the claim already, word for word as it would be written.
    Same,
    /// The ledger has the claim already, and not as it would be written: it was left alone.
    Edited,
    /// It says the same as an earlier record.
    Duplicate {
        /// Which, counted from 1.
        of: usize,
    },
    /// It is no claim.
    Refused {
        /// Why.
        why: String,
    },
}

/// A record of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLine {
    /// The file, by its place in [`Log::files`].
    pub file: usize,
    /// Where in the file.
    pub place: String,
    /// The id of its claim, where it has one.
    pub claim: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of everything; [`Log::lines`] gives the values one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    /// The files, in the order in which they were given.
    pub files: Vec<Utf8PathBuf>,
    /// Their records, in order.
    pub records: Vec<RecordLine>,
    /// Their values, in order.
    rows: Vec<Row>,
    words: Words,
    file: usize,
    record: Option<usize>,
    /// How many lines the current record has.
    of_record: usize,
    /// Where the lines of each record begin and end.
    ranges: Vec<(usize, usize)>,
}

/// A line as it is held: there are millions, and most say the same of the same places.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    file: usize,
    record: Option<usize>,
    /// Whether the place goes on from that of the record.
    is_below: bool,
    place: u32,
    value: Box<str>,
    fate: Told,
}

/// A fate in the words of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Kept(u32),
    Changed(u32, u32),
    NotKept(u32),
}

/// Texts that stand there many times, each held once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Words {
    all: Vec<Arc<str>>,
    places: HashMap<Arc<str>, u32>,
}

impl Words {
    fn of(&mut self, text: &str) -> u32 {
        if let Some(at) = self.places.get(text) {
            return *at;
        }
        // There are fewer than values, and a file holds fewer values than bytes, which are at most 64 million.
        let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let text: Arc<str> = text.into();
        self.all.push(Arc::clone(&text));
        self.places.insert(text, at);
        at
    }

    fn get(&self, at: u32) -> &str {
        self.all.get(at as usize).map_or("", |text| text)
    }
}

/// A record with more values is hostile: the rest is told in one line.
const MOST_LINES: usize = 2_000;

/// Characters of a value that a line shows.
const SHOWN: usize = 100;

impl Log {
    pub(super) fn new(files: Vec<Utf8PathBuf>) -> Self {
        Self { files, ..Self::default() }
    }

    pub(super) fn begin_file(&mut self, file: usize) {
        (self.file, self.record, self.of_record) = (file, None, 0);
    }

    /// Begins a record; its number counts over all files.
    pub(super) fn begin_record(&mut self, place: &str) -> usize {
        let record =
            RecordLine { file: self.file, place: place.to_owned(), claim: None, outcome: Outcome::New };
        self.records.push(record);
        self.ranges.push((self.rows.len(), usize::MAX));
        self.record = Some(self.records.len() - 1);
        self.of_record = 0;
        self.records.len() - 1
    }

    /// What follows stands outside of any record.
    pub(super) fn end_record(&mut self) {
        if let Some(range) = self.ranges.last_mut() {
            range.1 = self.rows.len();
        }
        (self.record, self.of_record) = (None, 0);
    }

    /// Refuses a record: whatever was read of it stands nowhere.
    pub(super) fn refuse(&mut self, record: usize, why: &str) {
        let (first, end) = self.ranges[record];
        let end = end.min(self.rows.len());
        let fate = Told::NotKept(self.words.of("its record is not imported"));
        self.rows[first..end].iter_mut().for_each(|row| row.fate = fate);
        self.records[record].outcome = Outcome::Refused { why: why.to_owned() };
    }

    pub(super) fn kept(&mut self, place: &str, value: &str, into: &str) -> usize {
        let into = self.words.of(into);
        self.add(place, value, Told::Kept(into))
    }

    pub(super) fn changed(&mut self, place: &str, value: &str, into: &str, how: &str) -> usize {
        let (into, how) = (self.words.of(into), self.words.of(how));
        self.add(place, value, Told::Changed(into, how))
    }

    pub(super) fn not_kept(&mut self, place: &str, value: &str, why: &str) -> usize {
        let why = self.words.of(why);
        self.add(place, value, Told::NotKept(why))
    }

    /// A value that was taken, and for which there turned out to be no place.
    pub(super) fn lose(&mut self, line: usize, why: &str) {
        let why = self.words.of(why);
        if let Some(row) = self.rows.get_mut(line) {
            row.fate = Told::NotKept(why);
        }
    }

    /// The same for several.
    pub(super) fn lose_all(&mut self, lines: impl IntoIterator<Item = usize>, why: &str) {
        lines.into_iter().for_each(|line| self.lose(line, why));
    }

    /// A value that was taken, and turned out to stand elsewhere or in another form.
    pub(super) fn change(&mut self, line: usize, into: &str, how: &str) {
        let (into, how) = (self.words.of(into), self.words.of(how));
        if let Some(row) = self.rows.get_mut(line) {
            row.fate = Told::Changed(into, how);
        }
    }

    /// A value that was taken, and stands in its place in another form.
    pub(super) fn alter(&mut self, line: usize, more: &str) {
        let Some(row) = self.rows.get_mut(line) else { return };
        row.fate = match row.fate {
            Told::Kept(into) => Told::Changed(into, self.words.of(more)),
            Told::Changed(into, how) => {
                let both = format!("{}, {more}", self.words.get(how));
                Told::Changed(into, self.words.of(&both))
            }
            lost @ Told::NotKept(_) => lost,
        };
    }

    /// A value that was taken, and turned out to stand in another place.
    pub(super) fn moved(&mut self, line: usize, to: &str) {
        let to = self.words.of(to);
        if let Some(Told::Kept(into) | Told::Changed(into, _)) =
            self.rows.get_mut(line).map(|row| &mut row.fate)
        {
            *into = to;
        }
    }

    fn add(&mut self, place: &str, value: &str, fate: Told) -> usize {
        self.of_record += 1;
        let is_lost = matches!(fate, Told::NotKept(_));
        if is_lost && self.record.is_some() && self.of_record > MOST_LINES {
            let why = format!(
                "the record has more than {MOST_LINES} values; this one and those behind it are not told one by one"
            );
            let why = Told::NotKept(self.words.of(&why));
            if self.rows.last().is_none_or(|row| row.fate != why) {
                let place = self.record.map_or_else(String::new, |record| self.records[record].place.clone());
                self.push(&place, value, why);
            }
            return usize::MAX;
        }
        self.push(place, value, fate)
    }

    fn push(&mut self, place: &str, value: &str, fate: Told) -> usize {
        let record = self.record.map(|record| self.records[record].place.as_str());
        let below = record.and_then(|record| place.strip_prefix(record));
        let row = Row {
            file: self.file,
            record: self.record,
            is_below: below.is_some(),
            place: self.words.of(below.unwrap_or(place)),
            value: shortened(value).into(),
            fate,
        };
        self.rows.push(row);
        self.rows.len() - 1
    }

    /// What became of every value, in order.
    pub fn lines(&self) -> impl Iterator<Item = Line> {
        self.rows.iter().map(|row| self.line(row))
    }

    fn line(&self, row: &Row) -> Line {
        let words = |at: u32| self.words.get(at).to_owned();
        let below = self.words.get(row.place);
        let place = match row.record.filter(|_| row.is_below) {
            Some(record) => format!("{}{below}", self.records[record].place),
            None => below.to_owned(),
        };
        let fate = match row.fate {
            Told::Kept(into) => Fate::Kept { into: words(into) },
            Told::Changed(into, how) => Fate::Changed { into: words(into), how: words(how) },
            Told::NotKept(why) => Fate::NotKept { why: words(why) },
        };
        Line { file: row.file, record: row.record, place, value: row.value.to_string(), fate }
    }

    /// How many values were kept, changed, and not kept.
    pub fn totals(&self) -> [usize; 3] {
        let mut totals = [0; 3];
        for row in &self.rows {
            totals[match row.fate {
                Told::Kept(_) => 0,
                Told::Changed(..) => 1,
                Told::NotKept(_) => 2,
            }] += 1;
        }
        totals
    }

    /// Whether a line tells of a loss or a change in a record that is new, or of what a claim that is there does not say.
    pub fn counts(&self, line: &Line) -> bool {
        let of = line.record.map_or(&Outcome::New, |record| &self.records[record].outcome);
        match line.fate {
            Fate::Kept { .. } => false,
            Fate::Changed { .. } => matches!(of, Outcome::New | Outcome::Duplicate { .. }),
            Fate::NotKept { .. } => matches!(of, Outcome::New | Outcome::Duplicate { .. } | Outcome::Edited),
        }
    }

    /// Whether anything was lost: a value, or a whole record.
    pub fn has_losses(&self) -> bool {
        self.records.iter().any(|record| matches!(record.outcome, Outcome::Refused { .. }))
            || self.rows.iter().any(|row| matches!(row.fate, Told::NotKept(_)))
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
