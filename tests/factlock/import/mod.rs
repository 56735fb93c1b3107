//! Other people's fact-checks: what becomes of them, and that nothing is dropped in silence.

mod command;
mod formats;
mod generated;
mod hostile;
mod messy;
mod own;
mod round_trip;
mod same;
mod twice;
mod walk;

use factlock::import::{Import, Input, Line, import};
use factlock::ledger;
use factlock::tree::Memory;

use crate::support::Ledger;

/// A scale of five, for what is taken over.
const SETTINGS: &str = "version: 1
report: { publisher: The Example Desk, url: 'https://example.org/checks/' }
ratings:
  supported: { label: 'True', value: 5 }
  disputed: { label: Disputed, value: 4 }
  misleading: { label: Half true, value: 3 }
  refuted: { label: 'False', value: 1 }
  not-enough-evidence: { label: Unproven }
";

/// What comes of files, by name and content.
#[track_caller]
fn imported(ledger: &Ledger, files: &[(&str, &str)]) -> Import {
    try_import(ledger, files, false).unwrap()
}

fn try_import(ledger: &Ledger, files: &[(&str, &str)], map_ratings: bool) -> Result<Import, String> {
    let mut tree = Memory::new();
    for (path, content) in ledger.files() {
        tree.insert(path, content);
    }
    let ledger = ledger::read(&tree).unwrap();
    assert!(ledger.faults.is_empty(), "{:?}", ledger.faults);
    let input = |(name, text): &(&str, &str)| Input { name: (*name).into(), bytes: text.as_bytes().to_vec() };
    let inputs: Vec<Input> = files.iter().map(input).collect();
    import(&inputs, &ledger, map_ratings).map_err(|error| error.message)
}

/// What became of every value.
fn lines(import: &Import) -> Vec<Line> {
    import.log.lines().collect()
}

/// The ledger with what was imported; nothing that is there is written over.
fn with(ledger: Ledger, import: &Import) -> Ledger {
    let mut ledger = ledger;
    for file in &import.plan.files {
        assert!(!ledger.files().any(|(path, _)| path == file.path), "`{}` is there already", file.path);
        ledger = ledger.file(file.path.clone(), file.content.clone());
    }
    ledger
}

/// The text of the only new file whose path begins so.
#[track_caller]
fn only<'a>(import: &'a Import, folder: &str) -> &'a str {
    let mut found = import.plan.files.iter().filter(|file| file.path.as_str().starts_with(folder));
    let file = found.next().unwrap_or_else(|| panic!("no file in {folder}"));
    assert!(found.next().is_none(), "more than one file in {folder}");
    &file.content
}

/// Small numbers that are the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }

    fn of<'t, T>(&mut self, choices: &'t [T]) -> &'t T {
        &choices[self.below(choices.len())]
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}
