//! A ZIP file of files as they are: no compression, no time of making, so that the same files make the same bytes.
//!
//! APPNOTE 6.3, of which this is the part that every reader has known since 1989, with names in UTF-8.

use std::fmt;

use camino::Utf8PathBuf;

use crate::report::ReportFile;

/// Why files do not go into a ZIP file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPacked {
    /// There are more than 65,535 of them.
    TooMany(usize),
    /// Together they are larger than four gigabytes, or a name is longer than 65,535 bytes.
    TooLarge,
}

impl fmt::Display for NotPacked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany(files) => write!(f, "a ZIP file holds at most 65535 files, and these are {files}"),
            Self::TooLarge => f.write_str("a ZIP file holds at most four gigabytes, and these are more"),
        }
    }
}

impl std::error::Error for NotPacked {}

/// The folder that a ZIP file unpacks into.
const TOP: &str = "fact-check";
/// Version 2.0, the first with folders.
const VERSION: u16 = 20;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
/// The first day that ZIP knows: 1 January 1980.
const DAY: u16 = 1 << 5 | 1;
/// A regular file that everybody may read, as Unix writes it.
const MODE: u32 = 0o100_644 << 16;
/// Made on Unix, which is what gives [`MODE`] its meaning.
const MADE_BY: u16 = 3 << 8 | VERSION;

/// The files in one, in the order of their names.
pub fn zip(files: &[ReportFile]) -> Result<Vec<u8>, NotPacked> {
    let mut sorted: Vec<(Utf8PathBuf, &[u8])> = files
        .iter()
        .map(|file| (Utf8PathBuf::from(format!("{TOP}/{}", file.path)), file.content.as_slice()))
        .collect();
    sorted.sort_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
    let number = u16::try_from(sorted.len()).map_err(|_| NotPacked::TooMany(sorted.len()))?;
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (path, content) in sorted {
        let path = path.as_str().as_bytes();
        let begin = size(out.len())?;
        let mut entry = Vec::new();
        for value in [VERSION, UTF8, 0, 0, DAY] {
            entry.extend(value.to_le_bytes());
        }
        let length = size(content.len())?;
        for value in [crc32(content), length, length] {
            entry.extend(value.to_le_bytes());
        }
        entry.extend(u16::try_from(path.len()).map_err(|_| NotPacked::TooLarge)?.to_le_bytes());
        // No extra field.
        entry.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&entry);
        out.extend(path);
        out.extend(content);
        directory.extend(b"PK\x01\x02");
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(&entry);
        // No comment, the first disk, no attributes but the mode.
        directory.extend([0; 6]);
        directory.extend(MODE.to_le_bytes());
        directory.extend(begin.to_le_bytes());
        directory.extend(path);
    }
    let begin = size(out.len())?;
    let length = size(directory.len())?;
    out.extend(directory);
    size(out.len())?;
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(number.to_le_bytes());
    out.extend(number.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend(begin.to_le_bytes());
    out.extend(0_u16.to_le_bytes());
    Ok(out)
}

/// The largest value means something else.
fn size(length: usize) -> Result<u32, NotPacked> {
    u32::try_from(length).ok().filter(|length| *length < u32::MAX).ok_or(NotPacked::TooLarge)
}

/// The checksum of ZIP: CRC-32 with the polynomial of IEEE 802.3, its bits reversed.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut at: u32 = 0;
        while at < 256 {
            let mut value = at;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 1 { value >> 1 ^ 0xEDB8_8320 } else { value >> 1 };
                bit += 1;
            }
            table[at as usize] = value;
            at += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |crc: u32, byte| crc >> 8 ^ TABLE[((crc ^ u32::from(*byte)) & 0xFF) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_catalogue() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let files = vec![ReportFile { path: "a".into(), content: Vec::new() }; 65_536];
        assert_eq!(zip(&files), Err(NotPacked::TooMany(65_536)));
        assert!(zip(&files[..65_535]).is_ok());
    }
}
