//! The bytes of a file as text: UTF-8, or UTF-16, which spreadsheets write. Nothing else is guessed: a wrong letter in
//! somebody's words would be a forgery.

use std::borrow::Cow;

use super::ImportError;

/// The text of a file, and what is to be told of how it was read.
///
/// # Errors
/// When it is neither, with what it may be.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<&'static str>), ImportError> {
    let unmarked = Some("read as UTF-16, although it is not marked as such");
    match bytes {
        [0xFF, 0xFE, 0, 0, ..]
        | [0, 0, 0xFE, 0xFF, ..]
        | [0, 0, 0, 1..=0xFF, ..]
        | [1..=0xFF, 0, 0, 0, ..] => Err(ImportError::new("it looks like UTF-32", "save it as UTF-8")),
        [0xFF, 0xFE, rest @ ..] => Ok((utf_16(rest, u16::from_le_bytes)?, None)),
        [0xFE, 0xFF, rest @ ..] => Ok((utf_16(rest, u16::from_be_bytes)?, None)),
        // No JSON and no table begins with a character that is not ASCII, nor with a zero.
        [1..=0x7F, 0, ..] => Ok((utf_16(bytes, u16::from_le_bytes)?, unmarked)),
        [0, 1..=0x7F, ..] => Ok((utf_16(bytes, u16::from_be_bytes)?, unmarked)),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let text = std::str::from_utf8(bytes).map_err(|error| {
                let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
                ImportError::new(
                    format!("it is not UTF-8: line {line} has a byte that is no character"),
                    "save it as UTF-8; of what Windows in the west of Europe wrote, `iconv -f WINDOWS-1252 -t UTF-8` makes that",
                )
            })?;
            Ok((Cow::Borrowed(text), None))
        }
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, ImportError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() => Ok(Cow::Owned(text)),
        _ => Err(ImportError::new("it begins as UTF-16, and is broken further down", "save it as UTF-8")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn what_a_spreadsheet_writes_is_read() {
        let text = "claim;link\r\nÇa – 😀;x\r\n";
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let bare = of(text, unit);
            let (read, told) = decode(&bare).unwrap();
            assert!(read == text && told.is_some());
            let marked = [unit(0xFEFF).to_vec(), bare.clone()].concat();
            assert_eq!(decode(&marked).unwrap(), (text.into(), None));
            for broken in
                [&marked[..marked.len() - 1], &[marked.as_slice(), unit(0xD800).as_slice()].concat()]
            {
                let error = decode(broken).unwrap_err();
                assert_eq!(error.message, "it begins as UTF-16, and is broken further down");
            }
        }
        assert_eq!(decode(b"\xEF\xBB\xBF{}").unwrap(), ("{}".into(), None));
        assert_eq!(decode(b"").unwrap(), ("".into(), None));
    }

    #[test]
    fn nothing_is_guessed() {
        let error = decode(b"claim\n\"caf\xE9\"\n").unwrap_err();
        assert_eq!(error.message, "it is not UTF-8: line 2 has a byte that is no character");
        assert!(error.help.contains("iconv -f WINDOWS-1252 -t UTF-8"));
        for bytes in [&b"{\0\0\0}\0\0\0"[..], b"\0\0\0{", b"\xFF\xFE\0\0{\0\0\0"] {
            assert_eq!(decode(bytes).unwrap_err().message, "it looks like UTF-32");
        }
    }
}
