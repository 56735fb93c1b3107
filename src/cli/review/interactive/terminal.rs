//! A terminal that gives each key as it is pressed.

use std::io;

/// A terminal that waits for no Enter and shows no key by itself. It is as it was before once this is dropped.
pub(super) struct Raw(#[cfg(unix)] rustix::termios::Termios);

#[cfg(unix)]
impl Raw {
    /// # Errors
    /// When standard input is no terminal.
    pub(super) fn begin() -> io::Result<Self> {
        use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        let before = tcgetattr(io::stdin())?;
        let mut raw = before.clone();
        // Ctrl-C and its like come as keys, so that no signal ends the program before the terminal is as it was.
        raw.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG | LocalModes::IEXTEN;
        raw.special_codes[SpecialCodeIndex::VMIN] = 1;
        raw.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(io::stdin(), OptionalActions::Now, &raw)?;
        Ok(Self(before))
    }
}

#[cfg(unix)]
impl Drop for Raw {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // Where the terminal is gone there is nothing to put right.
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
    }
}

#[cfg(not(unix))]
impl Raw {
    /// # Errors
    /// Always: single keys are read from the terminals of Unix only.
    pub(super) fn begin() -> io::Result<Self> {
        Err(io::Error::new(io::ErrorKind::Unsupported, "single keys are not read on this system"))
    }
}
