//! The media types a snapshot can be read as. A new one is a file beside this and a row in [`READERS`].

use super::read_text::{ReadError, ReadText};
use super::{markdown, plain};

struct Reader {
    media_type: &'static str,
    /// Endings of file names, without the dot; the first is the one to store under.
    extensions: &'static [&'static str],
    read: fn(&str) -> Result<ReadText, ReadError>,
}

const READERS: &[Reader] = &[
    Reader { media_type: "text/plain", extensions: &["txt", "text"], read: plain::read },
    Reader { media_type: "text/markdown", extensions: &["md", "markdown"], read: markdown::read },
];

/// The media types that can be read.
pub const MEDIA_TYPES: &[&str] = &{
    let mut names = [""; READERS.len()];
    let mut index = 0;
    while index < READERS.len() {
        names[index] = READERS[index].media_type;
        index += 1;
    }
    names
};

/// The media type that the ending of a file name stands for.
pub fn media_type_of(extension: &str) -> Option<&'static str> {
    let known =
        |reader: &&Reader| reader.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
    READERS.iter().find(known).map(|reader| reader.media_type)
}

/// Reads the bytes of a snapshot as text. Parameters of the media type (`; charset=utf-8`) are not looked
/// at: text is UTF-8, with or without a byte order mark.
pub fn read(media_type: &str, bytes: &[u8]) -> Result<ReadText, ReadError> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let reader = READERS
        .iter()
        .find(|reader| reader.media_type.eq_ignore_ascii_case(essence))
        .ok_or_else(|| ReadError::MediaType { found: media_type.to_owned(), known: MEDIA_TYPES })?;
    (reader.read)(utf8(bytes)?)
}

fn utf8(bytes: &[u8]) -> Result<&str, ReadError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let seems = match bytes {
            [0xFF, 0xFE, ..] => Some("UTF-16, little end first"),
            [0xFE, 0xFF, ..] => Some("UTF-16, big end first"),
            _ => None,
        };
        ReadError::Encoding { offset, byte: bytes[offset], seems }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_media_types() {
        assert_eq!(MEDIA_TYPES, ["text/plain", "text/markdown"]);
        assert_eq!(media_type_of("MD"), Some("text/markdown"));
        assert_eq!(media_type_of("pdf"), None);
        assert_eq!(read("Text/Plain; charset=utf-8", b"a").map(|read| read.text).as_deref(), Ok("a"));
        assert_eq!(
            read("text/html", b"").map_err(|error| error.to_string()),
            Err("cannot read media type `text/html`: expected `text/plain` or `text/markdown`".to_owned())
        );
    }

    #[test]
    fn names_the_byte_that_is_not_utf8() {
        let message = |bytes: &[u8]| read("text/plain", bytes).map_err(|error| error.to_string());
        assert_eq!(message(b"caf\xE9"), Err("expected UTF-8, found byte 0xE9 at offset 3".to_owned()));
        assert_eq!(
            message(b"\xFF\xFEa\0"),
            Err("expected UTF-8, found what seems to be UTF-16, little end first".to_owned())
        );
    }
}
