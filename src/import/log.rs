//! What became of every value: the log that makes sure that nothing is dropped in silence.

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
    /// The ledger has the claim already, and somebody worked on it: it was left alone.
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

/// What became of everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    /// The files, in the order in which they were given.
    pub files: Vec<Utf8PathBuf>,
    /// Their records, in order.
    pub records: Vec<RecordLine>,
    /// Their values, in order.
    pub lines: Vec<Line>,
    file: usize,
    record: Option<usize>,
    /// How many lines the current record has.
    of_record: usize,
    /// Where the lines of each record begin and end.
    ranges: Vec<(usize, usize)>,
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
        self.ranges.push((self.lines.len(), usize::MAX));
        self.record = Some(self.records.len() - 1);
        self.of_record = 0;
        self.records.len() - 1
    }

    /// What follows stands outside of any record.
    pub(super) fn end_record(&mut self) {
        if let Some(range) = self.ranges.last_mut() {
            range.1 = self.lines.len();
        }
        (self.record, self.of_record) = (None, 0);
    }

    /// Refuses a record: whatever was read of it stands nowhere.
    pub(super) fn refuse(&mut self, record: usize, why: &str) {
        let (first, end) = self.ranges[record];
        let end = end.min(self.lines.len());
        for line in &mut self.lines[first..end] {
            line.fate = Fate::NotKept { why: "its record is not imported".to_owned() };
        }
        self.records[record].outcome = Outcome::Refused { why: why.to_owned() };
    }

    pub(super) fn kept(&mut self, place: &str, value: &str, into: &str) -> usize {
        self.add(place, value, Fate::Kept { into: into.to_owned() })
    }

    pub(super) fn changed(&mut self, place: &str, value: &str, into: &str, how: &str) -> usize {
        self.add(place, value, Fate::Changed { into: into.to_owned(), how: how.to_owned() })
    }

    pub(super) fn not_kept(&mut self, place: &str, value: &str, why: &str) -> usize {
        self.add(place, value, Fate::NotKept { why: why.to_owned() })
    }

    /// A value that was taken, and for which there turned out to be no place.
    pub(super) fn lose(&mut self, line: usize, why: &str) {
        if let Some(line) = self.lines.get_mut(line) {
            line.fate = Fate::NotKept { why: why.to_owned() };
        }
    }

    /// The same for several.
    pub(super) fn lose_all(&mut self, lines: impl IntoIterator<Item = usize>, why: &str) {
        lines.into_iter().for_each(|line| self.lose(line, why));
    }

    /// A value that was taken, and turned out to stand elsewhere or in another form.
    pub(super) fn change(&mut self, line: usize, into: &str, how: &str) {
        if let Some(line) = self.lines.get_mut(line) {
            line.fate = Fate::Changed { into: into.to_owned(), how: how.to_owned() };
        }
    }

    /// A value that was taken, and stands in its place in another form.
    pub(super) fn alter(&mut self, line: usize, more: &str) {
        let Some(fate) = self.lines.get_mut(line).map(|line| &mut line.fate) else { return };
        match fate {
            Fate::Kept { into } => *fate = Fate::Changed { into: std::mem::take(into), how: more.to_owned() },
            Fate::Changed { how, .. } => *how = format!("{how}, {more}"),
            Fate::NotKept { .. } => {}
        }
    }

    /// A value that was taken, and turned out to stand in another place.
    pub(super) fn moved(&mut self, line: usize, to: &str) {
        if let Some(Fate::Kept { into } | Fate::Changed { into, .. }) =
            self.lines.get_mut(line).map(|line| &mut line.fate)
        {
            to.clone_into(into);
        }
    }

    fn add(&mut self, place: &str, value: &str, fate: Fate) -> usize {
        self.of_record += 1;
        let is_lost = matches!(fate, Fate::NotKept { .. });
        if is_lost && self.record.is_some() && self.of_record > MOST_LINES {
            let why = format!(
                "the record has more than {MOST_LINES} values; this one and those behind it are not told one by one"
            );
            let told = self
                .lines
                .last()
                .is_some_and(|line| matches!(&line.fate, Fate::NotKept { why: other } if *other == why));
            if !told {
                let place = self.record.map_or_else(String::new, |record| self.records[record].place.clone());
                self.push(place, value, Fate::NotKept { why });
            }
            return usize::MAX;
        }
        self.push(place.to_owned(), value, fate)
    }

    fn push(&mut self, place: String, value: &str, fate: Fate) -> usize {
        let value = shortened(value);
        self.lines.push(Line { file: self.file, record: self.record, place, value, fate });
        self.lines.len() - 1
    }

    /// Whether a line tells of a loss or a change in a record that is new.
    pub fn counts(&self, line: &Line) -> bool {
        let new = line.record.is_none_or(|record| {
            matches!(self.records[record].outcome, Outcome::New | Outcome::Duplicate { .. })
        });
        new && !matches!(line.fate, Fate::Kept { .. })
    }

    /// Whether anything was lost: a value, or a whole record.
    pub fn has_losses(&self) -> bool {
        self.records.iter().any(|record| matches!(record.outcome, Outcome::Refused { .. }))
            || self.lines.iter().any(|line| self.counts(line) && matches!(line.fate, Fate::NotKept { .. }))
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
