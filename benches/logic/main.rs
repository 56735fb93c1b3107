//! How long `logic::analyse` takes: a million assertions with some planted conflicts, and worst cases of very many
//! values on one subject and property.
//!
//! `cargo bench --bench logic` prints a table; the ledgers are made in memory before the clock starts, the same
//! ones every time. It fails where other conflicts are found than were planted.

mod book;
mod crowd;
mod many;
mod usage;
#[path = "../scale/random.rs"]
mod random;

use std::io::{self, Write as _};
use std::time::Instant;

use clap::Parser;
use factlock::logic::analyse;

use book::{Book, Case};

/// Measures what holding assertions against each other takes.
#[derive(Parser)]
struct Arguments {
    /// How many assertions the large ledger has; one twice as large is measured too
    #[arg(long, default_value_t = 1_000_000)]
    assertions: usize,
    /// How many values the one subject has
    #[arg(long, default_value_t = 100_000)]
    values: usize,
    /// Only cases with this in their name
    #[arg(long, default_value = "")]
    only: String,
    /// How often each is measured; the fastest counts
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// How many threads; all cores where it is 0
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// What cargo tells every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.threads)
        .build_global()
        .map_err(io::Error::other)?;
    let mut out = io::stdout();
    writeln!(
        out,
        "{:<44} {:>10} {:>9} {:>9} {:>8} {:>8} {:>8}",
        "case", "assertions", "planted", "found", "wall s", "CPU s", "peak MB"
    )?;
    let mut wrong = 0;
    let wanted = |name: &str| name.contains(&arguments.only);
    for (name, factor) in [("many subjects", 1), ("many subjects, twice", 2)] {
        if wanted(name) {
            wrong += measure(&many::case(name, arguments.assertions * factor), arguments.runs, &mut out)?;
        }
    }
    for &(name, make) in crowd::CASES.iter().filter(|(name, _)| wanted(name)) {
        wrong += measure(&make(name, arguments.values), arguments.runs, &mut out)?;
    }
    if wrong > 0 {
        return Err(io::Error::other("other conflicts were found than were planted"));
    }
    Ok(())
}

/// Prints what a case takes; 1 where something is wrong with what is found.
fn measure(case: &Case, runs: usize, out: &mut impl io::Write) -> io::Result<usize> {
    let Case { name, book, planted } = case;
    let (ledger, verified) = (&book.ledger, &book.verified);
    let (mut wall, mut cpu, mut right, mut found) = (f64::INFINITY, f64::INFINITY, true, 0);
    for _ in 0..runs.max(1) {
        let (start, used) = (Instant::now(), usage::seconds());
        let analysis = analyse(ledger, verified);
        wall = wall.min(start.elapsed().as_secs_f64());
        cpu = cpu.min(usage::seconds() - used);
        found = analysis.conflicts.len();
        let members: Vec<&[u32]> = analysis.conflicts.iter().map(|conflict| &*conflict.members).collect();
        right = right && analysis.faults.is_empty() && planted.iter().map(Vec::as_slice).eq(members);
        if let Some(fault) = analysis.faults.first() {
            writeln!(out, "  fault: {}", fault.message)?;
        }
    }
    writeln!(
        out,
        "{name:<44} {:>10} {:>9} {found:>9} {wall:>8.3} {cpu:>8.2} {:>8}{}",
        Book::assertions(ledger),
        planted.len(),
        usage::peak_megabytes(),
        if right { "" } else { "  WRONG" }
    )?;
    Ok(usize::from(!right))
}
