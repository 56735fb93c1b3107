//! The language that the words of a line are in: `accessed`, `edited by`, `n.d.`

use hayagriva::citationberg::{Locale, LocaleCode, LocaleFile};

use super::pack;

/// Of the languages that are written in several countries, the one that is meant where none is named, as CSL has it.
const MAIN: [(&str, &str); 7] = [
    ("de", "de-DE"),
    ("en", "en-US"),
    ("es", "es-ES"),
    ("fr", "fr-FR"),
    ("no", "nb-NO"),
    ("pt", "pt-PT"),
    ("zh", "zh-CN"),
];

/// The language whose words stand in for those that another lacks.
const ENGLISH: &str = "en-US";

/// The language that is taken, with its words and with the English ones that stand in for what it lacks.
///
/// The one that the settings name comes first, then the one that the style was made for, then English.
pub(super) fn chosen(wanted: Option<&str>, style: Option<&LocaleCode>) -> (LocaleCode, Vec<Locale>) {
    let known = pack::languages();
    let codes: Vec<&str> = known.iter().map(String::as_str).collect();
    let style = style.map(|code| code.0.as_str());
    let found = match wanted {
        Some(wanted) => found(wanted, style, &codes),
        None => style.and_then(|style| found(style, None, &codes)),
    };
    let language = found.unwrap_or(ENGLISH);
    let mut words: Vec<Locale> = words(language).into_iter().collect();
    if language != ENGLISH {
        words.extend(self::words(ENGLISH));
    }
    (LocaleCode(language.to_owned()), words)
}

fn words(language: &str) -> Option<Locale> {
    Some(LocaleFile::from_xml(&pack::locale(language)?).ok()?.into())
}

/// A language by its tag: itself, else the style's kind of it, else its main kind, else the first there is.
fn found<'c>(wanted: &str, style: Option<&'c str>, codes: &[&'c str]) -> Option<&'c str> {
    let wanted = wanted.trim().replace('_', "-");
    let base = |code: &str| code.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let of_its_kind = |code: &&str| base(code) == base(&wanted);
    let main = MAIN.iter().find(|(language, _)| *language == base(&wanted)).map(|(_, main)| *main);
    let itself = codes.iter().copied().find(|code| code.eq_ignore_ascii_case(&wanted));
    itself
        .or_else(|| style.filter(of_its_kind).filter(|style| codes.contains(style)))
        .or_else(|| codes.iter().copied().find(|code| Some(*code) == main))
        .or_else(|| codes.iter().copied().find(of_its_kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_its_own_its_styles_or_its_main_kind() {
        let of = |wanted: Option<&str>, style: Option<&str>| {
            let style = style.map(|code| LocaleCode(code.to_owned()));
            chosen(wanted, style.as_ref()).0.0
        };
        for (wanted, style, code) in [
            (None, None, "en-US"),
            (None, Some("de-DE"), "de-DE"),
            (Some("en"), None, "en-US"),
            (Some("en"), Some("en-GB"), "en-GB"),
            (Some("EN_gb"), None, "en-GB"),
            (Some("de"), Some("en-GB"), "de-DE"),
            (Some("de-LU"), None, "de-DE"),
            (Some("nl"), None, "nl-NL"),
            (Some("no"), None, "nb-NO"),
            (Some("tlh"), Some("de-DE"), "en-US"),
            (Some(""), None, "en-US"),
        ] {
            assert_eq!(of(wanted, style), code, "{wanted:?} {style:?}");
        }
        assert_eq!(chosen(Some("de"), None).1.len(), 2);
        assert_eq!(chosen(None, None).1.len(), 1);
    }
}
