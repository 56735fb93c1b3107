//! A line on the error stream while a check takes long, for a person who waits: it comes late and never stays.

use std::io::{self, IsTerminal as _, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Nobody wonders about a shorter wait.
const PATIENCE: Duration = Duration::from_secs(1);

/// Back to the beginning of the line, and nothing on it; the code is ANSI's.
const ERASE: &str = "\r\x1b[K";

/// The line. It goes when this is dropped.
pub(super) struct Progress {
    say: Option<Sender<String>>,
    screen: Option<JoinHandle<()>>,
}

impl Progress {
    /// A line where somebody can see it: never in a log, such as that of a build.
    pub(super) fn new(quiet: bool) -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if quiet || dumb || set("CI") || !io::stderr().is_terminal() {
            return Self { say: None, screen: None };
        }
        let (say, lines) = mpsc::channel();
        // Where the terminal is gone there is nobody left to tell.
        let screen = thread::spawn(move || drop(show(&lines, PATIENCE, &mut io::stderr())));
        Self { say: Some(say), screen: Some(screen) }
    }

    /// Says what is being done from now on.
    pub(super) fn say(&self, what: impl Into<String>) {
        if let Some(say) = &self.say {
            let _ = say.send(what.into());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.say = None;
        if let Some(screen) = self.screen.take() {
            let _ = screen.join();
        }
    }
}

/// Shows the latest line once `patience` has run out, then each new one in its place; erases it at the end.
fn show(lines: &Receiver<String>, patience: Duration, out: &mut impl Write) -> io::Result<()> {
    let due = Instant::now() + patience;
    let mut latest = String::new();
    loop {
        match lines.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(line) => latest = line,
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
    for line in std::iter::once(latest).chain(lines) {
        write!(out, "{ERASE}{line}")?;
        out.flush()?;
    }
    out.write_all(ERASE.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps what is written; at the first line it says one more, and is done.
    struct Screen {
        text: String,
        say: Option<Sender<String>>,
    }

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.text.push_str(&String::from_utf8_lossy(bytes));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            if let Some(say) = self.say.take() {
                let _ = say.send("checking".to_owned());
            }
            Ok(())
        }
    }

    #[test]
    fn a_long_wait_shows_the_latest_line_and_leaves_none() {
        let (say, lines) = mpsc::channel();
        say.send("walking".to_owned()).unwrap();
        say.send("reading".to_owned()).unwrap();
        let mut screen = Screen { text: String::new(), say: Some(say) };
        show(&lines, Duration::ZERO, &mut screen).unwrap();
        assert_eq!(screen.text, format!("{ERASE}reading{ERASE}checking{ERASE}"));
    }

    #[test]
    fn a_short_wait_shows_nothing() {
        let (say, lines) = mpsc::channel();
        say.send("reading".to_owned()).unwrap();
        drop(say);
        let mut screen = Screen { text: String::new(), say: None };
        show(&lines, Duration::from_mins(10), &mut screen).unwrap();
        assert_eq!(screen.text, "");
    }
}
