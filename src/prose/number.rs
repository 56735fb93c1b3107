//! Numbers as they are written: with their sign, currency, multiplier and unit.

use super::unit;
use crate::text::Span;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// All of it: `-$1.5 million`, `80 hours`, `512-chip`, `5 %`, `two thirds`.
    pub span: Span,
    /// The digits or numerals alone: `1.5`, `80`.
    pub core: Span,
}

/// The numbers of a text, in order. A token such as `H800` or `GPT-4` is a name, not a number.
pub fn numbers(text: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_token(text, at) {
        let end = token_end(text, start);
        let token = &text[start..end];
        let number = if token.starts_with(char::is_numeric) {
            (!continues_name(text, start)).then(|| digits(text, start))
        } else {
            numerals(text, start)
        };
        at = end;
        if let Some(mut number) = number {
            at = number.span.end.max(end);
            let before = found.last().map_or(0, |last| last.span.end);
            number.span.start = number.span.start.max(before);
            found.push(number);
        }
    }
    found
}

/// Of a text a stretch is taken: the first number that the stretch cuts, if it cuts one. A number is cut
/// when part of its digits or numerals is in the stretch and the rest of it, or its sign, currency,
/// multiplier or unit, is not.
pub fn whole_number(text: &str, taken: Span) -> Option<Span> {
    /// No number people write is longer; a window bounds the work.
    const REACH: usize = 64;
    let edges = [(taken.start, begins_number(&text[taken.range()])), (taken.end, goes_on(text, taken.end))];
    edges.into_iter().filter(|&(_, possible)| possible).find_map(|(edge, _)| {
        let (from, to) = (edge.saturating_sub(REACH), (edge + REACH).min(text.len()));
        let from = text.ceil_char_boundary(from);
        let window = &text[from..text.floor_char_boundary(to)];
        // A window that begins inside a word begins after it.
        let skip = if from == 0 { 0 } else { window.find(char::is_whitespace).unwrap_or(0) };
        let skip = if from + skip > edge { 0 } else { skip };
        let shifted = |span: Span| Span::new(span.start + from + skip, span.end + from + skip);
        numbers(&window[skip..]).into_iter().find_map(|number| {
            let (whole, core) = (shifted(number.span), shifted(number.core));
            let cut = whole.start < edge && edge < whole.end && core.overlaps(taken);
            cut.then_some(whole)
        })
    })
}

/// Whether a text may begin inside a number: cheap, and never wrong when it says no.
fn begins_number(text: &str) -> bool {
    let word = &text[..token_end(text, 0)];
    word.is_empty()
        || word.starts_with(char::is_numeric)
        || unit::is_numeral(word)
        || unit::is_multiplier_word(word)
}

/// Whether a number that reaches to a place may go on after it: cheap, and never wrong when it says no.
fn goes_on(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    match rest.next() {
        Some(c) if c.is_whitespace() => {}
        Some('.' | ',' | ':' | '\'' | '’' | '_' | '^') => return rest.next().is_some_and(char::is_numeric),
        None | Some('"' | '“' | '”' | ')' | ']' | ';' | '!' | '?') => return false,
        Some(_) => return true,
    }
    next_word(text, at).is_none_or(|(span, _)| {
        let word = &text[span.range()];
        word.starts_with(char::is_numeric)
            || unit::is_numeral(word)
            || unit::is_multiplier(word)
            || unit::is_unit(word)
            || unit::is_unit_adjective(word)
            || per(word)
            || word == "and"
    })
}

/// Digits with what belongs to them.
fn digits(text: &str, start: usize) -> Number {
    let core = Span::new(start, digits_end(text, start));
    let attached = token_end(text, core.end);
    let ending = &text[core.end..attached];
    // With other letters behind its digits, as in `3a`, it is the mark of something and takes no unit.
    let mark =
        ending.starts_with(char::is_alphabetic) && !(unit::is_unit(ending) || unit::is_multiplier(ending));
    let end = if mark { attached } else { after(text, attached) };
    Number { span: Span::new(before(text, start), end), core }
}

/// The end of the digits that start here, with their separators: `1,294.5`, `294 000`, `3/4`, `06:57`, `10^6`.
fn digits_end(text: &str, start: usize) -> usize {
    let mut end = start + numeric_len(&text[start..]);
    let first = end - start;
    loop {
        let rest = &text[end..];
        let mut following = rest.chars();
        let separator = match following.next() {
            Some(c @ (',' | '.' | '\'' | '’' | '_' | ':' | '/' | '^')) => c.len_utf8(),
            // Groups of three digits set apart by a space.
            Some(c @ (' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')) if first <= 3 => {
                let group = numeric_len(following.as_str());
                if group == 3 { c.len_utf8() } else { return end }
            }
            _ => return end,
        };
        let more = numeric_len(&rest[separator..]);
        if more == 0 {
            return end;
        }
        end += separator + more;
    }
}

fn numeric_len(text: &str) -> usize {
    text.find(|c: char| !c.is_numeric()).unwrap_or(text.len())
}

/// Numerals in words with what belongs to them: `two hundred and five`, `eight-GPU`, `a dozen`.
fn numerals(text: &str, start: usize) -> Option<Number> {
    let end = token_end(text, start);
    let word = &text[start..end];
    if !(unit::is_numeral(word) || unit::is_multiplier_word(word)) || continues_name(text, start) {
        return None;
    }
    let mut core = Span::new(start, end);
    while let Some((next, joined)) = next_word(text, core.end) {
        let numeral = |word: &str| unit::is_numeral(word) || unit::is_multiplier_word(word);
        if numeral(&text[next.range()]) {
            core.end = next.end;
        } else if &text[next.range()] == "and"
            && !joined
            && let Some((after, false)) = next_word(text, next.end)
            && unit::is_numeral(&text[after.range()])
            && unit::is_multiplier_word(text[core.range()].rsplit([' ', '-']).next().unwrap_or_default())
        {
            core.end = after.end;
        } else {
            break;
        }
    }
    let span = Span::new(before(text, start), after(text, core.end));
    // "One" alone is a pronoun more often than a number.
    let counts = !word.eq_ignore_ascii_case("one") || span != Span::new(start, end);
    counts.then_some(Number { span, core })
}

/// Where the sign and the currency before a number start.
fn before(text: &str, core: usize) -> usize {
    let mut start = sign_start(text, core);
    let head = &text[..start];
    let trimmed = head.strip_suffix([' ', '\u{A0}', '\u{202F}']).unwrap_or(head);
    let sign = trimmed.chars().next_back().filter(|&c| unit::is_currency_sign(c));
    if let Some(sign) = sign {
        start = trimmed.len() - sign.len_utf8();
        // `US$`, `HK$`: the letters are part of the sign.
        let letters = text[..start].trim_end_matches(|c: char| c.is_ascii_uppercase());
        if start - letters.len() <= 3 && !letters.ends_with(char::is_alphanumeric) {
            start = letters.len();
        }
        return sign_start(text, start);
    }
    let named = trimmed.strip_suffix('.').unwrap_or(trimmed);
    let name = named.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if unit::is_currency_code(name) { named.len() - name.len() } else { start }
}

/// Where the sign of a number starts: a minus only where it is no hyphen.
fn sign_start(text: &str, number: usize) -> usize {
    let head = &text[..number];
    let Some(last) = head.chars().next_back() else { return number };
    let at = number - last.len_utf8();
    match last {
        '+' | '±' | '~' | '≈' | '<' | '>' | '≤' | '≥' => at,
        '-' | '\u{2212}' | '\u{2013}' => {
            let joins = head[..at].chars().next_back().is_some_and(|c| !c.is_whitespace() && !opens(c));
            if joins { number } else { at }
        }
        ' ' if head[..at].ends_with(['±', '~', '≈', '<', '>', '≤', '≥']) => {
            at - head[..at].chars().next_back().map_or(0, char::len_utf8)
        }
        _ => number,
    }
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '"' | '\'' | '“' | '‘') || unit::is_currency_sign(c)
}

/// Where the multiplier and the unit after a number end.
fn after(text: &str, core: usize) -> usize {
    let mut end = core;
    let rest = &text[end..];
    let spaced = rest.strip_prefix([' ', '\u{A0}', '\u{202F}']).unwrap_or(rest);
    if let Some(sign) = spaced.chars().next().filter(|c| matches!(c, '%' | '‰' | '°' | '¢' | '€' | '£' | '¥'))
    {
        end += rest.len() - spaced.len() + sign.len_utf8();
        return token_end(text, end);
    }
    // `60-70 hours`: a range is one number.
    while let Some(dash) =
        text[end..].chars().next().filter(|c| matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}'))
        && text[end + dash.len_utf8()..].starts_with(char::is_numeric)
    {
        end = token_end(text, digits_end(text, end + dash.len_utf8()));
    }
    let mut unit_seen = false;
    while let Some((word, joined)) = next_word(text, end) {
        let name = &text[word.range()];
        let is_unit = unit::is_unit(name);
        if !unit_seen && (joined || unit::is_multiplier(name)) {
            end = word.end;
        } else if is_unit || per(name) {
            // `point` after `percentage`, and after another unit only `per` and what it leads to.
            let leads = unit_seen && !text[..end].ends_with("percentage");
            let more = next_word(text, word.end).filter(|(next, _)| unit::is_unit(&text[next.range()]));
            match more {
                Some((next, _)) if per(name) => end = next.end,
                _ if !is_unit || leads => break,
                _ => end = word.end,
            }
            unit_seen = true;
        } else if !unit_seen
            && unit::is_unit_adjective(name)
            && let Some((next, _)) = next_word(text, word.end)
            && unit::is_unit(&text[next.range()])
        {
            end = next.end;
            unit_seen = true;
        } else {
            break;
        }
    }
    end
}

/// A word that leads from a unit to another: *dollars an hour*, *miles per hour*.
fn per(word: &str) -> bool {
    matches!(word, "per" | "a" | "an")
}

/// The word after a place, if only one space or one hyphen stands between, and whether it is the hyphen.
fn next_word(text: &str, at: usize) -> Option<(Span, bool)> {
    let gap = text[at..].chars().next()?;
    let joined = matches!(gap, '-' | '\u{2010}' | '\u{2011}' | '/');
    if !joined && !gap.is_whitespace() {
        return None;
    }
    let start = at + gap.len_utf8();
    let mut end = token_end(text, start);
    // `GPU-hours` after a space is one word.
    while !joined && text[end..].starts_with(['-', '/']) && token_end(text, end + 1) > end + 1 {
        end = token_end(text, end + 1);
    }
    (end > start).then_some((Span::new(start, end), joined))
}

/// Whether a token goes on with a name that began before it: `4` in `GPT-4`, `1` in `v.1`.
fn continues_name(text: &str, start: usize) -> bool {
    let head = &text[..start];
    let joined = head.strip_suffix(['-', '.', '_', '\u{2010}', '\u{2011}', '/']);
    joined.is_some_and(|head| head.ends_with(char::is_alphabetic))
}

fn next_token(text: &str, at: usize) -> Option<usize> {
    text[at..].find(char::is_alphanumeric).map(|offset| at + offset)
}

fn token_end(text: &str, start: usize) -> usize {
    text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |offset| start + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        numbers(text).iter().map(|number| &text[number.span.range()]).collect()
    }

    #[test]
    fn takes_sign_currency_multiplier_and_unit() {
        assert_eq!(found("for $294,000 using 512 NVIDIA H800 chips"), ["$294,000", "512"]);
        assert_eq!(found("more than $100 million that"), ["$100 million"]);
        assert_eq!(found("over 80 hours exclusively on the 512-chip cluster"), ["80 hours", "512-chip"]);
        assert_eq!(
            found("at -5 °C, −3.5 %, US$ 2bn and 5 US dollars"),
            ["-5 °C", "−3.5 %", "US$ 2bn", "5 US dollars"]
        );
        assert_eq!(
            found("EUR 5, 40,960 GPU-hours at 2 dollars an hour"),
            ["EUR 5", "40,960 GPU-hours", "2 dollars an hour"]
        );
        assert_eq!(
            found("3 percentage points, 60–70 km/h, 06:57 PM"),
            ["3 percentage points", "60–70 km/h", "06:57 PM"]
        );
        assert_eq!(found("294 000 euros; in 2023 512 chips"), ["294 000 euros", "2023", "512"]);
        assert_eq!(found("~5 and > 7, 10^6 or 10²"), ["~5", "> 7", "10^6", "10²"]);
    }

    #[test]
    fn reads_numerals() {
        assert_eq!(found("two million dollars and a dozen eggs"), ["two million dollars", "dozen"]);
        assert_eq!(found("two hundred and five eight-GPU machines"), ["two hundred and five", "eight-GPU"]);
        assert_eq!(found("one of them, one hour"), ["one hour"]);
        assert_eq!(found("two and three"), ["two", "three"]);
    }

    #[test]
    fn names_with_digits_are_no_numbers() {
        assert!(found("H800, A100, GPT-4, DeepSeek-R1, v.2").is_empty());
    }

    #[test]
    fn tells_what_a_stretch_cuts() {
        let cut = |text: &str, taken: &str| {
            let start = text.find(taken).expect("it stands there");
            whole_number(text, Span::new(start, start + taken.len()))
                .map(|whole| text[whole.range()].to_owned())
        };
        assert_eq!(cut("than $100 million that", "than $100").as_deref(), Some("$100 million"));
        assert_eq!(cut("than $100 million that", "100 million that").as_deref(), Some("$100 million"));
        assert_eq!(cut("than $100 million that", "million that"), None, "the number is not in it");
        assert_eq!(cut("up 5 % in", "up 5").as_deref(), Some("5 %"));
        assert_eq!(cut("over 80 hours on", "over 80").as_deref(), Some("80 hours"));
        assert_eq!(cut("over 80 hours on", "over 80 hours"), None);
        assert_eq!(cut("using 512 NVIDIA chips", "using 512"), None, "what is counted is no unit");
        assert_eq!(cut("the 512-chip cluster", "the 512").as_deref(), Some("512-chip"));
        assert_eq!(cut("fell to -5 at", "5 at").as_deref(), Some("-5"));
    }
}
