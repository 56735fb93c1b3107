//! Links that lead to words of a page: URL text fragments, in the source's own characters.
//!
//! As the WICG draft of 2025 has them: `#:~:text=[prefix-,]start[,end][,-suffix]`. A browser takes the first match
//! only, without regard to case and accents, so that words which stand more than once get what stands around them.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::View;
use crate::parallel;
use crate::render::is_web;
use crate::snapshot::ReadText;
use crate::text::Span;

/// Longer words are named by their beginning and their end, in characters.
const LONGEST: usize = 300;
/// So few words are not told apart by themselves.
const FEW: usize = 3;
/// No more words are taken from what stands around, or from either end.
const MOST: usize = 8;

/// A text that words are linked in.
pub(super) struct Fragments<'t> {
    read: &'t ReadText,
    folded: String,
}

impl<'t> Fragments<'t> {
    /// Every text of a view.
    pub(super) fn all(view: &'t View<'_>) -> Vec<Self> {
        parallel::map(&view.texts.all, |held| Self::new(&held.text))
    }

    /// Folds a text once.
    pub(super) fn new(read: &'t ReadText) -> Self {
        Self { read, folded: folded(&read.text) }
    }

    /// The address of a page with a directive for each of the spans; none where the address is not one of the web.
    pub(super) fn link(&self, address: &str, spans: &[Span]) -> Option<String> {
        if !is_web(address) || spans.iter().all(|span| span.is_empty()) {
            return None;
        }
        let directives: Vec<String> = spans.iter().map(|span| self.directive(*span)).collect();
        let hash = if address.contains('#') { "" } else { "#" };
        Some(format!("{address}{hash}:~:{}", directives.join("&")))
    }

    /// `text=...`
    fn directive(&self, span: Span) -> String {
        let text = &self.read.text[span.range()];
        let (first, last) = (self.block(span.start), self.block(span.end.saturating_sub(1)));
        let long = first != last || text.chars().count() > LONGEST;
        let mut out = String::from("text=");
        if let Some((start, end)) = long.then(|| self.ends(span, first, last)).flatten() {
            out.push_str(&encoded(start));
            out.push(',');
            out.push_str(&encoded(end));
            return out;
        }
        let (prefix, suffix) = self.around(span, first);
        if let Some(prefix) = prefix {
            out.push_str(&encoded(prefix));
            out.push_str("-,");
        }
        out.push_str(&encoded(text));
        if let Some(suffix) = suffix {
            out.push_str(",-");
            out.push_str(&encoded(suffix));
        }
        out
    }

    /// The beginning and the end of long words, each long enough to be met there first.
    fn ends(&self, span: Span, first: Span, last: Span) -> Option<(&'t str, &'t str)> {
        let text = &self.read.text;
        let head = &text[span.start..span.end.min(first.end)];
        let tail = &text[span.start.max(last.start)..span.end];
        let whole = folded(&text[span.range()]);
        let grown = |count: usize| Some((upto(head, count)?, from(tail, count)?));
        let apart = |(start, end): &(&str, &str)| {
            self.count(start) == 1 && memmem::find_iter(whole.as_bytes(), folded(end).trim()).count() == 1
        };
        let sizes = FEW..=MOST;
        sizes.clone().filter_map(grown).find(apart).or_else(|| sizes.rev().find_map(grown))
    }

    /// What stands before and after words that stand more than once, or are few.
    fn around(&self, span: Span, block: Span) -> (Option<&'t str>, Option<&'t str>) {
        let text = &self.read.text;
        let words = &text[span.range()];
        if words.unicode_words().take(FEW + 1).count() > FEW && self.count(words) == 1 {
            return (None, None);
        }
        let before = &text[block.start.min(span.start)..span.start];
        let after = &text[span.end..block.end.max(span.end)];
        let grown = |count: usize| (from(before, count), upto(after, count));
        let apart = |(prefix, suffix): &(Option<&str>, Option<&str>)| {
            let start = span.start - prefix.map_or(0, |prefix| before.len() - offset(before, prefix));
            let end = span.end + suffix.map_or(0, |suffix| offset(after, suffix) + suffix.len());
            self.count(&text[start..end]) == 1
        };
        (FEW..=MOST).map(grown).find(apart).unwrap_or_else(|| grown(MOST))
    }

    /// How often words stand in the text, as a browser compares them.
    fn count(&self, words: &str) -> usize {
        memmem::find_iter(self.folded.as_bytes(), folded(words).trim()).take(2).count()
    }

    /// The block around a byte; outside of all blocks, the whole text.
    fn block(&self, byte: usize) -> Span {
        let blocks = &self.read.blocks;
        let after = blocks.partition_point(|block| block.span.start <= byte);
        let found = after.checked_sub(1).map(|at| blocks[at].span).filter(|span| byte < span.end);
        found.unwrap_or(Span::new(0, self.read.text.len()))
    }
}

/// Where a part of a text begins in it.
fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize
}

/// A text up to the end of so many words; none where it has no word.
fn upto(text: &str, count: usize) -> Option<&str> {
    let words = text.unicode_word_indices().take(count);
    let (start, word) = words.last()?;
    Some(text[..start + word.len()].trim())
}

/// A text from the beginning of its last so many words; none where it has no word.
fn from(text: &str, count: usize) -> Option<&str> {
    // Words are found from the left: more of them than are wanted stand in the end of the text.
    let near = text.ceil_char_boundary(text.len().saturating_sub(40 * count));
    let near = if near == 0 { 0 } else { text[near..].find(' ').map_or(near, |space| near + space) };
    let words: Vec<(usize, &str)> = text[near..].unicode_word_indices().collect();
    let (start, _) = words.get(words.len().saturating_sub(count))?;
    Some(text[near + start..].trim())
}

/// As a browser compares: without case, accents, and the kind of white space.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space {
            out.push(' ');
            space = false;
        }
        out.extend(c.to_lowercase());
    }
    if space {
        out.push(' ');
    }
    out
}

/// In one line, and with everything encoded that might mean something to a browser.
fn encoded(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    for byte in line.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::read;

    fn link(text: &str, words: &[&str]) -> String {
        let read = read("text/plain", text.as_bytes()).unwrap();
        let spans: Vec<Span> = words
            .iter()
            .map(|words| {
                let start = read.text.find(words).unwrap();
                Span::new(start, start + words.len())
            })
            .collect();
        Fragments::new(&read).link("https://example.org/a", &spans).unwrap()
    }

    #[test]
    fn words_of_their_own_stand_alone_and_every_sign_is_encoded() {
        assert_eq!(
            link("It cost 4-5 million, R&D “included” — so they say.", &["4-5 million, R&D “included”"]),
            "https://example.org/a#:~:text=4%2D5%20million%2C%20R%26D%20%E2%80%9Cincluded%E2%80%9D"
        );
    }

    #[test]
    fn few_words_and_words_that_stand_twice_get_what_stands_around_them() {
        let text = "In May it cost four million euros to build. In June it cost four million euros to run.";
        let linked = link(text, &["cost four million euros"]);
        assert_eq!(
            linked,
            "https://example.org/a#:~:text=In%20May%20it-,cost%20four%20million%20euros,-to%20build.%20In"
        );
        assert!(link(text, &["June"]).ends_with("text=to%20build.%20In-,June,-it%20cost%20four"));
        // Case and accents tell nothing apart.
        let linked =
            link("The café was very busy then. THE CAFE WAS very busy again.", &["The café was very busy"]);
        assert!(linked.ends_with("text=The%20caf%C3%A9%20was%20very%20busy,-then.%20THE%20CAFE"), "{linked}");
    }

    #[test]
    fn long_words_and_words_over_a_border_are_named_by_their_ends() {
        let long = (0..90).map(|at| format!("word{at}")).collect::<Vec<_>>().join(" ");
        assert!(link(&long, &[&long]).ends_with("text=word0%20word1%20word2,word87%20word88%20word89"));
        let linked =
            link("Its first part ends here.\n\nAnd then it goes on.\n", &["part ends here.\n\nAnd then it"]);
        assert!(linked.ends_with("text=part%20ends%20here,And%20then%20it"), "{linked}");
    }

    #[test]
    fn each_part_of_a_quote_has_its_directive_and_a_fragment_is_kept() {
        let read = read("text/plain", "One two three four five six seven eight.".as_bytes()).unwrap();
        let fragments = Fragments::new(&read);
        let spans = [Span::new(0, 18), Span::new(19, 39)];
        let linked = fragments.link("https://example.org/a#top", &spans).unwrap();
        assert_eq!(
            linked,
            "https://example.org/a#top:~:text=One%20two%20three%20four&text=five%20six%20seven%20eight"
        );
        assert_eq!(fragments.link("javascript:alert(1)", &spans), None);
    }
}
