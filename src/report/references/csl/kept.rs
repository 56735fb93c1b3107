//! What a style may place but not touch.
//!
//! Styles put titles into "Title Case" and "Sentence case", and a processor cannot tell a name from a word: `NewsBytes`
//! would become `Newsbytes`, `LLMs` `Llms`. So each word with a capital letter goes through it as one character of a private
//! area of Unicode that has no case, and a date that no style can say goes through it as a year of its own.

/// Where the characters that stand for words begin: a plane of 65,534 characters that mean nothing.
const FIRST: u32 = 0xF_0000;
const LAST: u32 = 0xF_FFFD;

/// Words that were taken out of a source, and what they stand for meanwhile.
#[derive(Debug, Default)]
pub(super) struct Kept {
    words: Vec<String>,
    date: Option<(String, String)>,
}

impl Kept {
    /// A text whose words with a capital letter stay as they are, as do addresses and the `v.` of a case.
    pub(super) fn text(&mut self, text: &str) -> String {
        let is_address = |core: &str| core.contains("://") || core.contains('@');
        self.kept(text, |core| {
            core.contains(char::is_uppercase) || is_address(core) || matches!(core, "v" | "vs")
        })
    }

    /// Numbers that a style reads, of which only the likes of `arXiv:2412.19437` are kept.
    pub(super) fn number(&mut self, text: &str) -> String {
        self.kept(text, is_identifier)
    }

    /// The number of a law or a report: `88-352` is one, and no range.
    pub(super) fn numeral(&mut self, text: &str) -> String {
        let is_hyphenated =
            |core: &str| core.contains('-') && core.chars().all(|c| c == '-' || c.is_ascii_digit());
        self.kept(text, |core| is_identifier(core) || is_hyphenated(core))
    }

    /// A text, with nothing at the beginning of a word that the processor would take the space before it away for: it then
    /// cuts its own text in the middle of a character.
    pub(super) fn led(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for (at, word) in text.split(' ').enumerate() {
            if at > 0 {
                out.push(' ');
            }
            let rest = self.lead(word, &mut out);
            out.push_str(rest);
        }
        out
    }

    fn lead<'t>(&mut self, text: &'t str, out: &mut String) -> &'t str {
        let rest = text.trim_start_matches(is_mark);
        self.keep(&text[..text.len() - rest.len()], out);
        rest
    }

    fn kept(&mut self, text: &str, is_kept: impl Fn(&str) -> bool) -> String {
        let mut out = String::with_capacity(text.len());
        for (at, word) in text.split(' ').enumerate() {
            if at > 0 {
                out.push(' ');
            }
            let word = self.lead(word, &mut out);
            // Punctuation at the ends is the style's business: it sets no second full stop.
            let core = word.trim_matches(|c: char| !c.is_alphanumeric());
            match word.split_once(core) {
                Some((before, after)) if !core.is_empty() && !word.contains(stands_for_a_word) => {
                    self.marks(before, &mut out);
                    if is_kept(core) {
                        self.keep(core, &mut out);
                    } else {
                        self.marks(core, &mut out);
                    }
                    self.marks(after, &mut out);
                }
                _ => self.keep(word, &mut out),
            }
        }
        out
    }

    /// A text of which all but the last of several marks in a row is kept, as of `so...`: a style has one at a time. It has
    /// quotation marks of its own, and takes those of a text for them.
    fn marks(&mut self, text: &str, out: &mut String) {
        let mut rest = text;
        while let Some(at) = rest.find(is_quotation_mark) {
            let (before, marked) = rest.split_at(at);
            let end = marked.find(|c| !is_quotation_mark(c)).unwrap_or(marked.len());
            self.single(before, out);
            self.keep(&marked[..end], out);
            rest = &marked[end..];
        }
        self.single(rest, out);
    }

    fn single(&mut self, text: &str, out: &mut String) {
        let mut rest = text;
        while let Some(start) = rest.find(is_mark) {
            let run = &rest[start..];
            let run = &run[..run.find(|c| !is_mark(c)).unwrap_or(run.len())];
            out.push_str(&rest[..start]);
            // Marks are single bytes.
            self.keep(&run[..run.len() - 1], out);
            out.push_str(&run[run.len() - 1..]);
            rest = &rest[start + run.len()..];
        }
        out.push_str(rest);
    }

    fn keep(&mut self, words: &str, out: &mut String) {
        let sign = u32::try_from(self.words.len()).ok().and_then(|at| FIRST.checked_add(at));
        match sign.filter(|sign| *sign <= LAST).and_then(char::from_u32) {
            Some(sign) if !words.is_empty() => {
                self.words.push(words.to_owned());
                out.push(sign);
            }
            _ => out.push_str(words),
        }
    }

    /// A year that stands for a date in words: one that is in none of the texts of the source.
    pub(super) fn date(&mut self, words: &str, texts: &str) -> Option<i16> {
        let year = (20_011..i16::MAX).find(|year| !texts.contains(&year.to_string()))?;
        self.date = Some((year.to_string(), words.to_owned()));
        Some(year)
    }

    /// A text that a style has made, with everything back in its place.
    pub(super) fn restored(&self, text: &str) -> String {
        let dated = match &self.date {
            Some((year, words)) => text.replace(year, words),
            None => text.to_owned(),
        };
        let mut out = String::with_capacity(dated.len());
        for c in dated.chars() {
            let at = u32::from(c).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok());
            match at.and_then(|at| self.words.get(at)) {
                Some(word) => out.push_str(word),
                None => out.push(c),
            }
        }
        out
    }
}

fn is_identifier(core: &str) -> bool {
    core.starts_with(char::is_lowercase) && core.contains(char::is_uppercase)
}

/// What a line is put right by, where a style has set too much of it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | ')' | ']')
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›')
}

fn stands_for_a_word(c: char) -> bool {
    (FIRST..=LAST).contains(&u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_out_of_reach_and_come_back() {
        let mut kept = Kept::default();
        let text = "The cost of (NewsBytes), iPhones and \u{f0001}x: what LLMs' \"US\" cost.";
        let sent = kept.text(text);
        assert_eq!(
            sent,
            "\u{f0000} cost of (\u{f0001}\u{f0002}, \u{f0003} and \u{f0004} what \u{f0005}' \"\u{f0006}\" cost."
        );
        assert_eq!(kept.restored(&sent), text);
        let text = "so... this : that, (or this).";
        let sent = kept.text(text);
        assert_eq!(sent, "so\u{f0007}. this \u{f0008} that, (or this\u{f0009}.");
        assert_eq!(kept.restored(&sent), text);
        let sent = kept.led("., x");
        assert_eq!((sent.as_str(), kept.restored(&sent).as_str()), ("\u{f000a} x", "., x"));
        assert_eq!(kept.number("12 A34"), "12 A34");
        let number = kept.number("arXiv:1");
        assert_eq!((number.chars().count(), kept.restored(&number)), (1, "arXiv:1".to_owned()));
    }

    #[test]
    fn a_date_stands_for_itself_whatever_the_texts_say() {
        let mut kept = Kept::default();
        assert_eq!(kept.date("2025-09/2025-10", "in 20011 and 20012"), Some(20_013));
        assert_eq!(kept.restored("(20013). In 20011."), "(2025-09/2025-10). In 20011.");
        let every = (20_011..=i16::MAX).map(|year| year.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(Kept::default().date("202X", &every), None);
    }

    #[test]
    fn there_are_only_so_many_words_to_keep() {
        let mut kept = Kept::default();
        let text = "A ".repeat(70_000);
        let sent = kept.text(&text);
        assert_eq!(kept.restored(&sent), text);
        assert_eq!(sent.matches('A').count(), 70_000 - 65_534);
    }
}
