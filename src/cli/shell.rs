//! `factlock completions` and `factlock man`

use std::process::ExitCode;

use clap::CommandFactory as _;

use super::args::{Args, CompletionsArgs};
use super::exit::{CLEAN, Failure, print};

pub(super) fn completions(options: &CompletionsArgs) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Args::command(), "factlock", &mut script);
    shown(&script)
}

pub(super) fn man() -> Result<ExitCode, Failure> {
    let mut command = Args::command();
    command.build();
    let mut page = Vec::new();
    let broken =
        |error: std::io::Error| Failure::unreadable(format!("the manual could not be written: {error}"));
    clap_mangen::Man::new(command.clone()).render(&mut page).map_err(broken)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
        clap_mangen::Man::new(sub.clone()).render(&mut page).map_err(broken)?;
    }
    shown(&page)
}

fn shown(bytes: &[u8]) -> Result<ExitCode, Failure> {
    print(&String::from_utf8_lossy(bytes))?;
    Ok(ExitCode::from(CLEAN))
}
