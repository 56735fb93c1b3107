//! Texts as records may hold them: decoded, without what steers, of sane length; and addresses.

use super::bag::Taken;
use super::log::Log;
use crate::record::is_address;
use crate::render::is_web;
use crate::snapshot::decode_references;

/// How long a text may be, in characters: a record is made to be read.
fn longest(into: &str) -> usize {
    match into {
        "statement" | REASON | REMARK | QUOTE => 20_000,
        "address" => LONGEST_ADDRESS,
        _ => 1_000,
    }
}

/// What the log calls the explanation of a rating before it has its place.
pub(super) const REASON: &str = "reason of the rating";
/// What it calls a remark on something cited.
pub(super) const REMARK: &str = "note of the citation";
/// What it calls the words of something cited.
pub(super) const QUOTE: &str = "quote";
/// A longer address leads nowhere.
const LONGEST_ADDRESS: usize = 2_000;

/// Takes a text for a place in a record, and tells what was done to it.
pub(super) fn take(place: &str, text: &str, into: &str, log: &mut Log) -> Option<Taken> {
    let length = text.chars().count();
    let most = longest(into);
    if length > most {
        let why = format!("it has {length} characters, and at most {most} are kept");
        log.not_kept(place, text, &why);
        return None;
    }
    let mut how = Vec::new();
    let decoded = decode_references(text);
    if decoded.is_some() {
        how.push("character references decoded");
    }
    let decoded = decoded.as_deref().unwrap_or(text);
    let visible: String = decoded.chars().filter(|c| !is_forbidden(*c)).collect();
    if visible != decoded {
        how.push("invisible characters taken out");
    }
    let folded = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded != visible {
        how.push("white space folded");
    }
    if folded.is_empty() {
        log.not_kept(place, text, "nothing of it can be seen");
        return None;
    }
    let line = match how.as_slice() {
        [] => log.kept(place, text, into),
        how => log.changed(place, text, into, &how.join(", ")),
    };
    Some(Taken { text: folded, line })
}

/// What no record may hold: it would lie to a reader, or steer a terminal.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Why a text is not taken for one.
pub(super) const NO_ADDRESS: &str = "it is no address of the web, or has a name or a password in it";

/// Makes an address of a text that was taken: whole, of the web. `base` is what a relative one is relative to.
/// Nothing where it is none; the text is left to be used otherwise.
pub(super) fn address(taken: &Taken, base: Option<&str>, log: &mut Log) -> Option<Taken> {
    let text = taken.text.trim();
    let spaced = text.replace(' ', "%20");
    let whole = if is_web(&spaced) {
        spaced
    } else {
        let joined = joined(&spaced, base)?;
        log.change(taken.line, "address", &format!("made whole: {joined}"));
        joined
    };
    let (whole, is_folded) = folded(whole);
    if whole.len() > LONGEST_ADDRESS || !is_address(&whole) {
        return None;
    }
    if text.contains(' ') {
        log.alter(taken.line, "spaces written as %20");
    }
    if is_folded {
        log.alter(taken.line, "scheme and host in small letters");
    }
    Some(Taken { text: whole, line: taken.line })
}

/// An address with its scheme and host in small letters, in which they are the same; whether that changed it.
fn folded(whole: String) -> (String, bool) {
    let Some(authority) = whole.find("//").map(|at| at + 2) else { return (whole, false) };
    let end = whole[authority..].find(['/', '?', '#']).map_or(whole.len(), |at| authority + at);
    // A name and a password are not the same in other letters.
    let host = whole[authority..end].rfind('@').map_or(authority, |at| authority + at + 1);
    let mut folded = whole.clone();
    folded[..authority].make_ascii_lowercase();
    folded[host..end].make_ascii_lowercase();
    let is_folded = folded != whole;
    (folded, is_folded)
}

/// A relative address, made whole.
fn joined(text: &str, base: Option<&str>) -> Option<String> {
    if text.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www.")) {
        return Some(format!("https://{text}"));
    }
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    if scheme.is_some_and(|scheme| !scheme.contains(['/', '?', '#'])) || !looks_relative(text) {
        return None;
    }
    let base = base.filter(|base| is_web(base))?;
    let base = base.split(['?', '#']).next()?;
    let (scheme, rest) = base.split_once("//")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    Some(match text {
        text if text.starts_with("//") => format!("{scheme}{text}"),
        text if text.starts_with('/') => format!("{scheme}//{host}{text}"),
        text if text.starts_with(['?', '#']) => format!("{base}{text}"),
        text => match path.rsplit_once('/') {
            Some((folder, _)) => format!("{scheme}//{host}/{folder}/{text}"),
            None => format!("{scheme}//{host}/{text}"),
        },
    })
}

/// Words are no address.
fn looks_relative(text: &str) -> bool {
    !text.contains("%20") && (text.starts_with(['/', '?', '#', '.']) || text.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> Option<String> {
        let mut log = Log::default();
        let taken = Taken { text: text.to_owned(), line: 0 };
        address(&taken, Some("https://a.example/b/c?d"), &mut log).map(|taken| taken.text)
    }

    #[test]
    fn addresses_are_made_whole_or_are_none() {
        for (text, whole) in [
            ("https://x.example/y", Some("https://x.example/y")),
            ("HTTPS://C.EXAMPLE/Y?Z", Some("https://c.example/Y?Z")),
            ("HTTP://C.Example:80#Z", Some("http://c.example:80#Z")),
            ("http://me:word@c.example/", None),
            ("https://c.example:99999/", None),
            ("https://[c]/", None),
            ("WWW.X.example/Y", Some("https://www.x.example/Y")),
            ("//x.example/y", Some("https://x.example/y")),
            ("/y", Some("https://a.example/y")),
            ("y/z", Some("https://a.example/b/y/z")),
            ("#z", Some("https://a.example/b/c#z")),
            ("www.x.example", Some("https://www.x.example")),
            ("https://x.example/a b", Some("https://x.example/a%20b")),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("https://", None),
            ("https:///x", None),
            ("a talk show", None),
            ("mailto:a@b.example", None),
        ] {
            assert_eq!(made(text).as_deref(), whole, "{text}");
        }
    }

    #[test]
    fn texts_are_decoded_and_cleaned_and_the_log_says_so() {
        let mut log = Log::new(vec!["a.json".into()]);
        let taken = take("$.a", " &quot;Ça&quot;\n\u{202e}x\u{1b}[1m ", "statement", &mut log).unwrap();
        assert_eq!(taken.text, "\"Ça\" x[1m");
        let how = "character references decoded, invisible characters taken out, white space folded";
        assert_eq!(
            log.lines().next().unwrap().fate,
            super::super::Fate::Changed { into: "statement".to_owned(), how: how.to_owned() }
        );
        assert!(take("$.a", &"x".repeat(20_001), "statement", &mut log).is_none());
        assert!(log.lines().nth(1).unwrap().value.chars().count() < 120);
    }
}
