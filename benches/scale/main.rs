//! Ledgers of any size, and the floor below which no check of one can be.
//!
//! `cargo bench --bench scale -- --help` tells what it does; `benches/compare` uses it.

mod floor;
mod ledger;
mod prose;
mod random;

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Makes ledgers to measure with, and measures what merely reading one takes.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    work: Work,
    /// What cargo tells every benchmark.
    #[arg(long, hide = true, global = true)]
    bench: bool,
}

#[derive(Subcommand)]
enum Work {
    /// Write a ledger of claims of about 1 KB, each with one quote, and a source of 4 KB for every ten of them
    Claims {
        /// A folder that does not exist yet
        folder: PathBuf,
        /// How many claims
        #[arg(long, default_value_t = 10_000)]
        claims: usize,
        /// The same seed gives the same ledger
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Write a ledger without claims that holds large snapshots
    Snapshots {
        /// A folder that does not exist yet
        folder: PathBuf,
        /// How many snapshots
        #[arg(long, default_value_t = 64)]
        count: usize,
        /// How large each is, in MiB
        #[arg(long, default_value_t = 16)]
        mebibytes: usize,
        /// The same seed gives the same ledger
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Open and read every file of a ledger, and do nothing with it
    Floor {
        /// The folder of the ledger
        folder: PathBuf,
        /// How many threads read
        #[arg(long, default_value_t = 2)]
        threads: usize,
    },
}

fn main() -> io::Result<()> {
    match Arguments::parse().work {
        Work::Claims { folder, claims, seed } => ledger::of_claims(&folder, claims, seed),
        Work::Snapshots { folder, count, mebibytes, seed } => {
            ledger::of_snapshots(&folder, count, mebibytes << 20, seed)
        }
        Work::Floor { folder, threads } => {
            let read = floor::read(&folder, threads)?;
            writeln!(io::stdout(), "{} files, {} bytes", read.files, read.bytes)
        }
    }
}
