//! A terminal that gives each key as it is pressed.

use std::io;
#[cfg(unix)]
use std::sync::{Arc, Mutex};

/// A terminal that waits for no Enter and shows no key by itself. It is as it was before once this is dropped, or once
/// a signal ends the program.
pub(super) struct Raw(#[cfg(unix)] rustix::termios::Termios);

#[cfg(unix)]
impl Raw {
    /// # Errors
    /// When standard input is no terminal.
    pub(super) fn begin() -> io::Result<Self> {
        use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        let before = tcgetattr(io::stdin())?;
        let change = restored_by_signals(before.clone())?;
        let mut raw = before.clone();
        // Ctrl-C and its like come as keys, so that no signal ends the program before the terminal is as it was.
        raw.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG | LocalModes::IEXTEN;
        raw.special_codes[SpecialCodeIndex::VMIN] = 1;
        raw.special_codes[SpecialCodeIndex::VTIME] = 0;
        let _changing = change.lock();
        tcsetattr(io::stdin(), OptionalActions::Now, &raw)?;
        Ok(Self(before))
    }
}

/// From now on, a signal that ends the program puts the terminal right first. Whoever changes the terminal holds the
/// lock, so that nothing is changed after that. Nobody can do so for a signal that cannot be caught.
#[cfg(unix)]
fn restored_by_signals(before: rustix::termios::Termios) -> io::Result<Arc<Mutex<()>>> {
    use rustix::termios::{OptionalActions, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::low_level::emulate_default_handler;
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    let change = Arc::new(Mutex::new(()));
    let held = Arc::clone(&change);
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let _changing = held.lock();
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &before);
            let _ = emulate_default_handler(signal);
        }
    })?;
    Ok(change)
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
