//! What is looked at before the parser sees a byte: size, encoding, characters.

use super::Fault;
use crate::text::Span;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 1_000_000;

/// How deep maps and lists may be nested.
pub const MAX_DEPTH: usize = 32;

/// How many faults of one file are told.
pub(super) const MAX_FAULTS: usize = 100;

/// A file that may go to the parser.
#[derive(Debug)]
pub(super) struct Admitted<'a> {
    /// The whole file.
    pub text: &'a str,
    /// Where the YAML begins: behind the byte order mark.
    pub base: usize,
    /// U+0085, U+2028 and U+2029, which only quotes make harmless.
    pub odd_breaks: Vec<Span>,
    /// Whether there is a tab anywhere.
    pub has_tab: bool,
}

/// Lets a file through that is of sane size, UTF-8, and free of characters that lie to a reader.
pub(super) fn admit(bytes: &[u8]) -> Result<Admitted<'_>, Vec<Fault>> {
    if bytes.len() > MAX_BYTES {
        let message = format!("the file has {} bytes, more than the limit of {MAX_BYTES}", bytes.len());
        return Err(vec![
            Fault::new(Span::default(), message).help("split it, or store long text as a source"),
        ]);
    }
    let text = decode(bytes).map_err(|fault| vec![fault])?;
    let base = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut odd_breaks = Vec::new();
    let mut faults = Vec::new();
    let mut has_tab = false;
    if bytes.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return Ok(Admitted { text, base, odd_breaks, has_tab });
    }
    for (at, c) in text[base..].char_indices() {
        let span = Span::new(base + at, base + at + c.len_utf8());
        match c {
            '\t' => has_tab = true,
            '\n' | '\r' | ' '..='~' => {}
            '\u{85}' | '\u{2028}' | '\u{2029}' => odd_breaks.push(span),
            _ => faults.extend(forbidden(c, span)),
        }
        if faults.len() == MAX_FAULTS {
            break;
        }
    }
    if faults.is_empty() { Ok(Admitted { text, base, odd_breaks, has_tab }) } else { Err(faults) }
}

fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    let utf_16 = match bytes {
        [0xFF, 0xFE, ..] => Some("UTF-16, little endian"),
        [0xFE, 0xFF, ..] => Some("UTF-16, big endian"),
        [first, 0, third, 0, ..] if *first != 0 && *third != 0 => Some("UTF-16, little endian"),
        [0, second, 0, fourth, ..] if *second != 0 && *fourth != 0 => Some("UTF-16, big endian"),
        _ => None,
    };
    if let Some(encoding) = utf_16 {
        return Err(Fault::new(Span::new(0, 2), format!("the file is written in {encoding}"))
            .label("not UTF-8")
            .help("save it as UTF-8"));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let end = at + error.error_len().unwrap_or(bytes.len() - at);
        Fault::new(Span::new(at, end), format!("the file is not UTF-8: byte {at} is 0x{:02x}", bytes[at]))
            .label("no character of UTF-8")
            .help("save it as UTF-8")
    })
}

/// The fault of a character that may stand nowhere, if it is one.
pub(super) fn forbidden(c: char, span: Span) -> Option<Fault> {
    let code = u32::from(c);
    let what = match c {
        '\t' | '\n' | '\r' | '\u{85}' => return None,
        '\0' => "a NUL character".to_owned(),
        c if c.is_control() => format!("the control character U+{code:04X}"),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            return Some(
                Fault::new(span, format!("U+{code:04X} changes the order in which text is shown"))
                    .label("an invisible character")
                    .help("take it away: reviewers would not see what the file says"),
            );
        }
        '\u{FEFF}' => "a byte order mark".to_owned(),
        '\u{FFFE}' | '\u{FFFF}' => format!("U+{code:04X}, which is no character"),
        _ => return None,
    };
    let label = "an invisible character";
    Some(Fault::new(span, format!("the file contains {what}")).label(label).help("take it away"))
}
