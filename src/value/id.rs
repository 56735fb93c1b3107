//! What the id of a record may be, and how to make one from a title.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// How many characters an id has at most.
pub const LONGEST_ID: usize = 80;

/// Whether `id` is `[a-z0-9]+(-[a-z0-9]+)*` of at most 80 characters.
///
/// # Errors
/// What is wrong with it, and an id to write instead.
pub fn check_id(id: &str) -> Result<(), String> {
    let Some(because) = fault(id) else { return Ok(()) };
    let rule = "an id is made of `a` to `z`, `0` to `9` and single hyphens between them";
    Err(match slug_if_any(id) {
        Some(instead) => format!("`{id}` is not an id: {because}; {rule}, such as `{instead}`"),
        None => format!("`{id}` is not an id: {because}; {rule}, such as `only-h800`"),
    })
}

fn fault(id: &str) -> Option<String> {
    if id.is_empty() {
        return Some("it is empty".to_owned());
    }
    if let Some(other) = id.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
        return Some(match other {
            'A'..='Z' => "it has upper-case letters".to_owned(),
            ' ' => "it has a space".to_owned(),
            _ => format!("it has {other:?}"),
        });
    }
    if id.starts_with('-') || id.ends_with('-') {
        return Some("it begins or ends with a hyphen".to_owned());
    }
    if id.contains("--") {
        return Some("it has two hyphens in a row".to_owned());
    }
    (id.len() > LONGEST_ID)
        .then(|| format!("it has {} characters, at most {LONGEST_ID} are allowed", id.len()))
}

/// An id made from a title: accents folded to ASCII, lower case, one hyphen for whatever stands between
/// words, cut after a whole word at 80 characters. `untitled` where the title has no Latin letter or digit.
///
/// The same id may come of several titles; who proposes it must look whether it is taken.
pub fn slug(title: &str) -> String {
    slug_if_any(title).unwrap_or_else(|| "untitled".to_owned())
}

fn slug_if_any(title: &str) -> Option<String> {
    let mut id = String::new();
    let mut gap = false;
    let folded: Vec<char> = title.nfkd().filter(|&c| !is_combining_mark(c)).collect();
    for (at, &c) in folded.iter().enumerate() {
        let between_digits = || {
            at > 0 && folded[at - 1].is_ascii_digit() && folded.get(at + 1).is_some_and(char::is_ascii_digit)
        };
        match c {
            '\'' | '\u{2019}' | '\u{2018}' | '\u{ad}' => {}
            ',' if between_digits() => {}
            _ => {
                let word = ascii(c);
                if word.is_empty() {
                    gap = true;
                    continue;
                }
                if gap && !id.is_empty() {
                    id.push('-');
                }
                gap = false;
                id.push_str(&word);
            }
        }
    }
    cut(&mut id);
    (!id.is_empty()).then_some(id)
}

/// The letters a to z and digits that stand for a character; letters that have no decomposition in Unicode
/// are written as their languages do where the letter is missing.
fn ascii(c: char) -> String {
    match c {
        'a'..='z' | '0'..='9' => c.to_string(),
        'A'..='Z' => c.to_ascii_lowercase().to_string(),
        'ß' | 'ẞ' => "ss".to_owned(),
        'æ' | 'Æ' => "ae".to_owned(),
        'œ' | 'Œ' => "oe".to_owned(),
        'ø' | 'Ø' => "o".to_owned(),
        'đ' | 'Đ' | 'ð' | 'Ð' => "d".to_owned(),
        'ł' | 'Ł' => "l".to_owned(),
        'þ' | 'Þ' => "th".to_owned(),
        'ı' => "i".to_owned(),
        _ => String::new(),
    }
}

/// Cuts after the last whole word that fits, or inside the only word.
fn cut(id: &mut String) {
    if id.len() > LONGEST_ID {
        let end =
            if id.as_bytes()[LONGEST_ID] == b'-' { Some(LONGEST_ID) } else { id[..LONGEST_ID].rfind('-') };
        id.truncate(end.unwrap_or(LONGEST_ID));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn makes_an_id_from_a_title() {
        let long = "word ".repeat(30);
        let sixteen_words = ["word"; 16].join("-");
        for (title, id) in [
            (
                "DeepSeek used only lawfully acquired H800 chips",
                "deepseek-used-only-lawfully-acquired-h800-chips",
            ),
            ("China\u{2019}s $294,000 model", "chinas-294000-model"),
            ("Crème brûlée: Ångström & Łódź, Straße", "creme-brulee-angstrom-lodz-strasse"),
            ("  --Hello,  World!--  ", "hello-world"),
            ("GPT-3.5_turbo", "gpt-3-5-turbo"),
            ("ﬁrst ２０２５", "first-2025"),
            ("中国 100M", "100m"),
            ("中国", "untitled"),
            ("", "untitled"),
            (long.as_str(), sixteen_words.as_str()),
        ] {
            assert_eq!(slug(title), id, "{title}");
        }
        assert_eq!(slug(&"x".repeat(90)).len(), LONGEST_ID);
    }

    #[test]
    fn says_what_is_wrong_with_an_id() {
        let rule = "an id is made of `a` to `z`, `0` to `9` and single hyphens between them, such as";
        for (id, expected) in [
            ("Only H800", format!("it has upper-case letters; {rule} `only-h800`")),
            ("only h800", format!("it has a space; {rule} `only-h800`")),
            ("only_h800", format!("it has '_'; {rule} `only-h800`")),
            ("café", format!("it has 'é'; {rule} `cafe`")),
            ("-a", format!("it begins or ends with a hyphen; {rule} `a`")),
            ("a--b", format!("it has two hyphens in a row; {rule} `a-b`")),
            ("", format!("it is empty; {rule} `only-h800`")),
            ("中", format!("it has '中'; {rule} `only-h800`")),
        ] {
            assert_eq!(check_id(id), Err(format!("`{id}` is not an id: {expected}")));
        }
        assert!(check_id(&"a".repeat(81)).unwrap_err().contains("it has 81 characters, at most 80"));
        assert_eq!(check_id(&"a".repeat(80)), Ok(()));
        assert_eq!(check_id("only-h800"), Ok(()));
    }

    proptest! {
        #[test]
        fn every_title_gives_an_id(title in "\\PC{0,120}|[a-zA-Z ,.'-]{0,200}") {
            let id = slug(&title);
            prop_assert_eq!(check_id(&id), Ok(()));
            prop_assert_eq!(slug(&id), id, "an id is its own slug");
        }
    }
}
