//! The terminal: arguments, exit status, colour, one command a file.
//!
//! The only room that prints, and that reads the clock. Read [`run`] first.

mod args;
mod baseline;
mod check;
mod context;
mod edit;
mod diff;
mod exit;
mod explain;
mod fix;
mod format;
mod git;
mod import;
mod init;
mod list;
mod log;
mod new;
mod passage;
mod past;
mod progress;
mod quote;
mod report;
mod resolve;
mod review;
mod revision;
mod schema;
mod shell;
mod show;
mod since;
mod source;
mod stale;
mod why;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};
use exit::Failure;

/// Runs the program with its arguments, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => return exit::of_usage(&error),
    };
    match dispatch(&args) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

fn dispatch(args: &Args) -> Result<ExitCode, Failure> {
    match &args.command {
        Command::Check(options) => check::run(args, options),
        Command::Init(options) => init::run(args, options),
        Command::Source(command) => source::run(args, command),
        Command::New(options) => new::run(args, options),
        Command::Quote(options) => quote::run(args, options),
        Command::Baseline(options) => baseline::run(args, options),
        Command::Diff(options) => diff::run(args, options),
        Command::Log(options) => log::run(args, options),
        Command::Report(options) => report::run(args, options),
        Command::Import(options) => import::run(args, options),
        Command::Git(command) => git::run(args, command),
        Command::Fix(options) => fix::run(args, options),
        Command::Fmt(options) => format::run(args, options),
        Command::List(options) => list::run(args, options),
        Command::Show(options) => show::run(args, options),
        Command::Why(options) => why::run(args, options),
        Command::Resolve(options) => resolve::run(args, options),
        Command::Review(options) => review::run(args, options),
        Command::Explain(options) => explain::run(options),
        Command::Schema(options) => schema::run(args, options),
        Command::Completions(options) => shell::completions(options),
        Command::Man => shell::man(),
    }
}
