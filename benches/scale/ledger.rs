//! Ledgers that `check` finds nothing wrong with.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use factlock::snapshot::digest;

use super::prose::{BODIES, Statement, filler, statement};
use super::random::Random;

/// How many claims cite one source.
const CLAIMS_PER_SOURCE: usize = 10;
/// How many claims stand in one folder.
const CLAIMS_PER_FOLDER: usize = 1_000;
/// How long a source is that claims cite, in bytes.
const SOURCE_LENGTH: usize = 4_096;
const SETTINGS: &str = "version: 1\ntitle: A ledger to measure with\n";

/// Writes a ledger of `claims` claims, and one source for every ten of them.
pub(crate) fn of_claims(folder: &Path, claims: usize, seed: u64) -> io::Result<()> {
    let mut random = Random::new(seed);
    begin(folder)?;
    fs::write(folder.join("claims/vocabulary.yaml"), vocabulary())?;
    for first in (0..claims).step_by(CLAIMS_PER_SOURCE) {
        let source = format!("minutes-{:06}", first / CLAIMS_PER_SOURCE);
        let shelf = folder.join(format!("claims/{:03}", first / CLAIMS_PER_FOLDER));
        fs::create_dir_all(&shelf)?;
        let mut text = String::new();
        for number in first..claims.min(first + CLAIMS_PER_SOURCE) {
            let stated = statement(&mut random, number);
            fs::write(shelf.join(format!("sum-{number:06}.yaml")), claim(number, &source, &stated))?;
            text.push_str(&stated.sentence);
            for end in [' ', ' ', '\n'] {
                text.push(end);
                text.push_str(filler(&mut random));
            }
            text.push_str("\n\n");
        }
        while text.len() < SOURCE_LENGTH {
            text.push_str(filler(&mut random));
            text.push('\n');
        }
        store(folder, &source, text.as_bytes())?;
    }
    Ok(())
}

/// Writes a ledger that holds `count` snapshots of `length` bytes each, and no claim.
pub(crate) fn of_snapshots(folder: &Path, count: usize, length: usize, seed: u64) -> io::Result<()> {
    let mut random = Random::new(seed);
    begin(folder)?;
    for number in 0..count {
        let mut bytes = Vec::with_capacity(length + 8);
        while bytes.len() < length {
            bytes.extend_from_slice(&random.next().to_le_bytes());
        }
        bytes.truncate(length);
        store(folder, &format!("recording-{number:06}"), &bytes)?;
    }
    Ok(())
}

fn begin(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)?;
    fs::create_dir(folder.join("claims"))?;
    fs::create_dir(folder.join("sources"))?;
    fs::write(folder.join("factlock.yaml"), SETTINGS)
}

/// Stores a snapshot, and the record of its source.
fn store(folder: &Path, id: &str, content: &[u8]) -> io::Result<()> {
    let hash = digest(content);
    let file = format!("{id}/{}.txt", &hash.as_str()[..12]);
    fs::create_dir(folder.join("sources").join(id))?;
    fs::write(folder.join("sources").join(&file), content)?;
    let record = format!(
        "id: {id}\n\
         type: report\n\
         title: Minutes of a meeting, {id}\n\
         author:\n\
        \x20 - {{ family: Clerk, given: A. }}\n\
         issued: 2025-03-01\n\
         snapshots:\n\
        \x20 - file: {file}\n\
        \x20   media_type: text/plain\n\
        \x20   sha256: {}\n\
        \x20   bytes: {}\n",
        hash.as_str(),
        content.len()
    );
    fs::write(folder.join(format!("sources/{id}.yaml")), record)
}

fn claim(number: usize, source: &str, stated: &Statement) -> String {
    let Statement { body, sentence, month, sum } = stated;
    format!(
        "# One of a series on what public bodies do with their money.\n\
         id: sum-{number:06}\n\
         statement: {sentence}\n\
         claimant: {body}\n\
         claimed_on: 2025-03-01\n\
         status: supported\n\
         rationale: >-\n\
        \x20 The minutes give the sum to the euro and name what it was for. They were taken on the day by the\n\
        \x20 clerk and signed at the next meeting, so there is little doubt about what was decided; whether\n\
        \x20 the money was spent that way is another matter, and the annual accounts are to be seen for it.\n\
         citations:\n\
        \x20 - source: {source}\n\
        \x20   stance: supports\n\
        \x20   quote: \"{sentence}\"\n\
        \x20   locator: {{ page: {}, section: \"{}.{}\" }}\n\
        \x20   note: The same sum stands in the table at the end, where it is counted among the other spending\n\
        \x20     of the year and not told apart by month.\n\
         assertions:\n\
        \x20 - {{ subject: {body}, property: sum, value: exactly {sum} EUR, time: {month} }}\n\
         tags: [money, {body}, series-{}]\n",
        number % 300 + 1,
        number % 9 + 1,
        number % 5 + 1,
        number / 100,
    )
}

fn vocabulary() -> String {
    let mut text = "entities:\n".to_owned();
    for (id, name) in BODIES {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {id}: {{ name: {}, kind: organization }}", name.trim_start_matches("the "));
    }
    text + "properties:\n  sum: { label: paid or took on, value: quantity, unit: EUR }\n"
}
