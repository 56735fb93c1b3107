//! The mark of who publishes the report: a small picture of the ledger, which becomes a part of the page.

use camino::Utf8Path;

use crate::tree::{self, Tree, Unreadable};

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// What its bytes are: never anything that could hold a script or a link.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A larger picture is no mark, in bytes.
const LARGEST: u64 = 64 << 10;

/// Reads the picture at a path of the ledger; what it is its first bytes say, not its name.
///
/// # Errors
/// Why it cannot be used.
pub(super) fn read(tree: &dyn Tree, file: &str) -> Result<Logo, String> {
    let bytes = tree::read(tree, Utf8Path::new(file), LARGEST).map_err(|why| match why {
        Unreadable::TooLarge { .. } => format!("{why}: scale it down"),
        other => other.to_string(),
    })?;
    let media_type = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        _ => {
            return Err(
                "it is neither PNG nor JPEG nor WebP; of an SVG, which could hold a script, export a PNG"
                    .to_owned(),
            );
        }
    };
    Ok(Logo { media_type, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Memory;

    #[test]
    fn only_pictures_that_hold_nothing_else_are_taken() {
        let large = [b"\x89PNG\r\n\x1a\n".to_vec(), vec![0; 70_000]].concat();
        let tree = Memory::new()
            .with("a.png", b"\x89PNG\r\n\x1a\nrest".as_slice())
            .with("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>".as_slice())
            .with("svg.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice())
            .with("empty.png", b"".as_slice())
            .with("large.png", large);
        assert_eq!(read(&tree, "a.png").unwrap().media_type, "image/png");
        for wrong in ["a.svg", "svg.png", "empty.png", "large.png", "none.png", "../a.png", "/etc/passwd"] {
            assert!(read(&tree, wrong).is_err(), "{wrong}");
        }
    }
}
