//! Bytes of a terminal to keys.

use std::collections::VecDeque;
use std::io::{self, Read};

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A character.
    Char(char),
    Enter,
    /// Backspace.
    Erase,
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-D, or the terminal is gone.
    End,
    /// Arrows and their like, which mean nothing here.
    Other,
}

/// The keys that a stream of bytes stands for.
pub(super) struct Keys<R> {
    input: R,
    pending: VecDeque<u8>,
}

impl<R: Read> Keys<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, pending: VecDeque::new() }
    }

    /// Waits for a key.
    pub(super) fn next(&mut self) -> io::Result<Key> {
        let Some(first) = self.byte()? else { return Ok(Key::End) };
        Ok(match first {
            3 => Key::Interrupt,
            4 => Key::End,
            b'\r' | b'\n' => Key::Enter,
            8 | 0x7f => Key::Erase,
            0x1b => self.escape()?,
            0..=0x1f => Key::Other,
            _ => self.character(first)?.map_or(Key::Other, Key::Char),
        })
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        if self.pending.is_empty() {
            let mut bytes = [0; 64];
            let read = loop {
                match self.input.read(&mut bytes) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    read => break read?,
                }
            };
            self.pending.extend(&bytes[..read]);
        }
        Ok(self.pending.pop_front())
    }

    /// A terminal sends an arrow at once; what comes later is another key.
    fn escape(&mut self) -> io::Result<Key> {
        if matches!(self.pending.front(), Some(b'[' | b'O')) {
            self.pending.pop_front();
            while let Some(byte) = self.byte()? {
                if (0x40..=0x7e).contains(&byte) {
                    break;
                }
            }
        }
        Ok(Key::Other)
    }

    fn character(&mut self, first: u8) -> io::Result<Option<char>> {
        let length = match first {
            0..=0x7f => 1,
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return Ok(None),
        };
        let mut bytes = vec![first];
        while bytes.len() < length {
            match self.byte()? {
                Some(byte @ 0x80..=0xbf) => bytes.push(byte),
                Some(other) => {
                    self.pending.push_front(other);
                    return Ok(None);
                }
                None => return Ok(None),
            }
        }
        Ok(std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()))
    }
}

#[cfg(test)]
mod tests {
    use super::Key::{Char, End, Enter, Erase, Interrupt, Other};
    use super::Keys;

    #[test]
    fn bytes_are_keys_whatever_they_are() {
        let mut keys = Keys::new(&b"a\xc3\xa4\xe2\x80\x94\r\n\x7f\x1b[A\x1b[1;5Cq\xff\xc3z\x01\x03\x04"[..]);
        let mut read = Vec::new();
        for _ in 0..16 {
            read.push(keys.next().unwrap());
        }
        let wanted = [
            Char('a'),
            Char('ä'),
            Char('—'),
            Enter,
            Enter,
            Erase,
            Other,
            Other,
            Char('q'),
            Other,
            Other,
            Char('z'),
            Other,
            Interrupt,
            End,
            End,
        ];
        assert_eq!(read, wanted);
    }
}
