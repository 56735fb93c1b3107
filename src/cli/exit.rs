//! Exit statuses, the same for every command and format.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::render::visible;

/// Everything is as it should be.
pub(super) const CLEAN: u8 = 0;
/// There are findings at or above `--fail-on`.
pub(super) const FINDINGS: u8 = 1;
/// The command line or the settings are wrong.
pub(super) const USAGE: u8 = 2;
/// The ledger could not be read, or a file not written.
pub(super) const UNREADABLE: u8 = 3;
/// Somebody pressed Ctrl-C.
pub(super) const INTERRUPTED: u8 = 130;

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) struct Failure {
    status: u8,
    message: String,
    excerpt: String,
    help: Option<String>,
}

impl Failure {
    /// The user asked for something that cannot be done.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self { status: USAGE, message: message.into(), excerpt: String::new(), help: None }
    }

    /// Something could not be read or written.
    pub(super) fn unreadable(message: impl Into<String>) -> Self {
        Self { status: UNREADABLE, message: message.into(), excerpt: String::new(), help: None }
    }

    /// Adds what was found, as it is shown of a check.
    #[must_use]
    pub(super) fn excerpt(mut self, excerpt: String) -> Self {
        self.excerpt = excerpt;
        self
    }

    /// Says what to do next.
    #[must_use]
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What went wrong and what to do next, in a line each.
    pub(super) fn text(&self) -> String {
        match &self.help {
            Some(help) => format!("{}\n{help}", self.message),
            None => self.message.clone(),
        }
    }

    /// Prints the failure and gives its exit status.
    pub(super) fn report(&self) -> ExitCode {
        let mut text = format!("{}error: {}\n", self.excerpt, visible(&self.message));
        if let Some(help) = &self.help {
            let _ = writeln!(text, "  help: {}", visible(help));
        }
        tell(&text);
        ExitCode::from(self.status)
    }
}

/// Prints a warning; the command goes on.
pub(super) fn warn(message: &str) {
    tell(&format!("warning: {}\n", visible(message)));
}

/// Prints a warning and what to do about it; the command goes on.
pub(super) fn warn_with_help(message: &str, help: &str) {
    tell(&format!("warning: {}\n  help: {}\n", visible(message), visible(help)));
}

/// Prints to the error stream. Where that is closed there is nobody left to tell.
fn tell(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// What the parser of the command line has to say: help and version are no error.
pub(super) fn of_usage(error: &clap::Error) -> ExitCode {
    let status = if error.use_stderr() { USAGE } else { CLEAN };
    let _ = error.print();
    ExitCode::from(status)
}

/// Writes to standard output. A closed pipe is no error: the reader has seen enough.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::unreadable(format!("standard output could not be written: {error}")))
        }
        _ => Ok(()),
    }
}
