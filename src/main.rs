//! The `factlock` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    factlock::cli::run(std::env::args_os())
}
