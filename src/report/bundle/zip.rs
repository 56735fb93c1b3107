//! A ZIP file without a time of making, so that the same files make the same bytes.

use std::io::{self, Write as _};

use camino::Utf8PathBuf;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use crate::report::ReportFile;

/// The folder that a ZIP file unpacks into.
const TOP: &str = "fact-check";
/// A regular file that everybody may read.
const MODE: u32 = 0o100_644;
/// 1 January 1980, the first day that ZIP knows, in seconds since 1970.
const DAY: i64 = 315_532_800;

/// The files in one, in the order of their names.
///
/// # Errors
/// Where the file would be larger than the format allows.
pub fn zip(files: &[ReportFile]) -> io::Result<Vec<u8>> {
    let mut sorted: Vec<(Utf8PathBuf, &[u8])> = files
        .iter()
        .map(|file| (Utf8PathBuf::from(format!("{TOP}/{}", file.path)), file.content.as_slice()))
        .collect();
    sorted.sort_unstable_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (path, content) in sorted {
        let (mut entry, config) = archive
            .new_file(path.as_str())
            .compression_method(CompressionMethod::DEFLATE)
            .unix_permissions(MODE)
            .last_modified(UtcDateTime::from_unix(DAY))
            .start()
            .map_err(io::Error::other)?;
        let mut data = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        data.write_all(content)?;
        let (encoder, descriptor) = data.finish().map_err(io::Error::other)?;
        encoder.finish()?;
        entry.finish(descriptor).map_err(io::Error::other)?;
    }
    archive.finish().map_err(io::Error::other)
}
