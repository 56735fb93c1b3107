//! The styles and the languages that come with the program, as their project publishes them.
//!
//! `.ci/citation-styles` makes the pack, and says what it is made of.

use std::io::Read as _;

use rawzip::{ZipArchive, ZipSliceArchive};

/// A ZIP file of `styles/NAME.csl` and `locales/LANGUAGE.xml`.
static PACK: &[u8] = include_bytes!("styles.zip");

/// The style that is taken where no other has anything to say.
static PLAIN_STYLE: &str = include_str!("plain.csl");

/// A style, as it is written.
pub(super) fn style(name: &str) -> Option<String> {
    if name == super::PLAIN { Some(PLAIN_STYLE.to_owned()) } else { file(&format!("styles/{name}.csl")) }
}

/// The words of a language, as they are written.
pub(super) fn locale(code: &str) -> Option<String> {
    file(&format!("locales/{code}.xml"))
}

/// The languages there are, by their tags.
pub(super) fn languages() -> Vec<String> {
    let Some(pack) = open() else { return Vec::new() };
    let mut entries = pack.entries();
    let mut found = Vec::new();
    while let Ok(Some(entry)) = entries.next_entry() {
        let path = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
        let code = path.strip_prefix("locales/").and_then(|name| name.strip_suffix(".xml"));
        found.extend(code.map(str::to_owned));
    }
    found
}

fn open() -> Option<ZipSliceArchive<&'static [u8]>> {
    ZipArchive::from_slice(PACK).ok()
}

fn file(path: &str) -> Option<String> {
    let pack = open()?;
    let mut entries = pack.entries();
    while let Ok(Some(entry)) = entries.next_entry() {
        if entry.file_path().as_bytes() == path.as_bytes() {
            let held = pack.get_entry(entry.wayfinder()).ok()?;
            let inflated = flate2::bufread::DeflateDecoder::new(held.data());
            let mut text = String::new();
            held.verifying_reader(inflated).read_to_string(&mut text).ok()?;
            return Some(text);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use hayagriva::citationberg::{IndependentStyle, LocaleFile};

    use super::*;
    use crate::record::citation_styles;

    #[test]
    fn everything_in_it_can_be_read() {
        for name in citation_styles() {
            let style = style(name).unwrap_or_else(|| panic!("{name}"));
            assert!(
                IndependentStyle::from_xml(&style).is_ok_and(|style| style.bibliography.is_some()),
                "{name}"
            );
        }
        assert_eq!(style("no-such-style"), None);
        let languages = languages();
        assert_eq!(languages.len(), 63);
        for code in languages {
            let words = locale(&code).unwrap_or_else(|| panic!("{code}"));
            assert!(LocaleFile::from_xml(&words).is_ok_and(|words| words.lang.0 == code), "{code}");
        }
        assert_eq!(locale("tlh"), None);
    }
}
