//! One editor of a ledger at a time: who reads a record, changes it and puts it back must not do so between the two steps of
//! another.

use std::fs::{File, TryLockError};

use camino::Utf8Path;

/// Keeps other editors waiting as long as it lives. A program that is killed holds nothing any more.
#[derive(Debug)]
pub struct Hold(#[expect(dead_code, reason = "the lock ends with the file")] Option<File>);

/// Waits until nobody else holds the file, and tells before it has to wait. Only programs that ask are kept apart, and none
/// where the file system has no locks.
pub fn hold(file: &Utf8Path, waiting: impl FnOnce()) -> Hold {
    // What is no file, such as a pipe, is not opened.
    if !file.is_file() {
        return Hold(None);
    }
    let Ok(opened) = File::open(file) else { return Hold(None) };
    let held = match opened.try_lock() {
        Err(TryLockError::WouldBlock) => {
            waiting();
            opened.lock()
        }
        Err(TryLockError::Error(why)) => Err(why),
        Ok(()) => Ok(()),
    };
    Hold(held.is_ok().then_some(opened))
}
