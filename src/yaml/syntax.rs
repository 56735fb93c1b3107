//! The parser's errors in plain words, at the place where a person would mend them.

use super::Fault;
use super::extent::{line_end, line_start, next_mark, quoted_end};
use super::gate::MAX_DEPTH;
use super::stack::{Frame, Held};
use crate::text::Span;

/// Where the parser stopped, and what was read up to there.
pub(super) struct Stop<'s, 'a> {
    /// The whole file.
    pub text: &'a str,
    /// The parser's words.
    pub info: &'s str,
    /// The byte at which it gave up.
    pub at: usize,
    /// The end of the last token that was understood.
    pub cursor: usize,
    /// The last scalar that was understood.
    pub last_scalar: Span,
    /// The maps and lists that are open.
    pub frames: &'s [Frame<'a>],
}

/// Says what a stop of the parser means.
pub(super) fn explain(stop: &Stop<'_, '_>) -> Fault {
    let (text, bytes, at) = (stop.text, stop.text.as_bytes(), stop.at);
    let here = character(text, at);
    let info = stop.info;
    if info.contains("tabs") || info.contains(" tab") {
        return tab(leading_tab(bytes, line_start(bytes, at)).unwrap_or(at));
    }
    match info {
        "mapping values are not allowed in this context" => second_colon(stop),
        "simple key expect ':'" | "simple key expected" => no_colon(stop),
        "recursion limit exceeded" => too_deep(deepest(bytes, stop.cursor, stop.frames.len()).unwrap_or(at)),
        "while parsing node, found unknown anchor" => alias(text, at),
        "while scanning an anchor or alias, did not find expected alphabetic or numeric character" => {
            indicator(text, at)
        }
        "while scanning a quoted scalar, found unexpected end of stream"
        | "while scanning a quoted scalar, found unexpected document indicator"
        | "invalid indentation in quoted scalar" => Fault::new(here, "a quoted text is not closed")
            .label("opened here")
            .help("close the quote; where the text goes on over several lines, indent them"),
        "invalid trailing content after double-quoted scalar" => after_quote(stop),
        "comments must be separated from other tokens by whitespace" => {
            Fault::new(here, "no space before `#`")
                .label("a comment needs a space in front")
                .help("put a space before the comment, or the whole text in quotes")
        }
        "comment intercepting the multiline text" => {
            interrupting_comment(text, text[at..].find('#').map_or(at, |found| at + found))
        }
        "block sequence entries are not allowed in this context" => {
            Fault::new(here, "a list cannot begin on the line of its key")
                .label("this dash")
                .help("put `- ...` on a line of its own below the key, or the text in quotes")
        }
        "misplaced bracket" => Fault::new(here, format!("`{}` closes nothing", &text[here.range()]))
            .label("no bracket is open here")
            .help("take it away, or put the text in quotes"),
        "while scanning a block scalar, did not find expected comment or line break" => {
            Fault::new(Span::new(at, line_end(bytes, at)), "a text on the line of `|` or `>`")
                .label("the text begins on the next line")
                .help("move the text to the next line, indented, or put it in quotes")
        }
        "while scanning a block scalar, found an indentation indicator equal to 0" => {
            Fault::new(Span::new(at, word_end(bytes, at)), "a block of text cannot be indented by 0")
                .label("1 to 9 are possible")
                .help("take the digit away")
        }
        "wrongly indented line in block scalar" => {
            Fault::new(rest_of_line(text, at), "a line of a block of text is indented too little")
                .label("less than the first line of the block")
                .help("indent every line of the block by the same number of spaces")
        }
        "':' must be followed by a valid YAML whitespace"
        | "'-' must be followed by a valid YAML whitespace" => {
            let tab = text[..at].trim_end_matches(' ').len() - 1;
            Fault::new(Span::new(tab, tab + 1), "a tab behind the colon or dash")
                .label("a tab")
                .help("put a space here")
        }
        _ if info.starts_with("unexpected character") => indicator(text, at),
        _ if info.contains("escape") || info.contains("hexadecimal") => bad_escape(text, at),
        _ if info.contains("tag") || info.contains("TAG") || info.contains("handle") => tag(text, at),
        "while parsing a block mapping, did not find expected key"
        | "while parsing a block collection, did not find expected '-' indicator"
        | "did not find expected <document start>" => {
            behind_bracket(stop).unwrap_or_else(|| misaligned(stop))
        }
        _ => in_brackets(stop).or_else(|| unread_bracket(stop)).unwrap_or_else(|| {
            Fault::new(here, format!("this is no YAML: {info}"))
                .help("look at the quotes, brackets and indentation before this place")
        }),
    }
}

/// `a: b: c`, a line indented as if it went on, or a colon without a space on the line before.
fn second_colon(stop: &Stop<'_, '_>) -> Fault {
    let (text, bytes, at) = (stop.text, stop.text.as_bytes(), stop.at);
    let scalar = stop.last_scalar;
    let line = line_start(bytes, at);
    let one_line = scalar.start >= line;
    if !one_line && scalar.end > line {
        let first = &text[scalar.start..line_end(bytes, scalar.start)];
        let as_key = !matches!(stop.frames.last(), Some(Frame { held: Held::Entries(_, Some(_)), .. }));
        if as_key && let Some(fault) = tight_colon(scalar.start, first) {
            return fault;
        }
        let key = next_mark(bytes, line, at, b"").unwrap_or(line);
        return Fault::new(
            Span::new(key, at),
            format!("`{}:` is indented as if it went on with the text above", &text[key..at]),
        )
        .label("indented too far")
        .help("indent it like the keys around it, or put the text above in quotes");
    }
    let colon = Fault::new(Span::new(at, (at + 1).min(text.len())), "`: ` in a text without quotes")
        .label("read as another key");
    let whole = text[scalar.start..line_end(bytes, at)].trim_end();
    if one_line && !whole.starts_with(['"', '\'']) && whole.len() <= 80 && !whole.contains(" #") {
        return colon.help(format!("put the text in quotes: '{}'", whole.replace('\'', "''")));
    }
    colon.help("put the whole text in quotes")
}

/// A line that should be `key: value`.
fn no_colon(stop: &Stop<'_, '_>) -> Fault {
    let bytes = stop.text.as_bytes();
    let mut line = line_start(bytes, stop.at);
    while next_mark(bytes, line, stop.at, b"").is_none() && line > 0 {
        line = line_start(bytes, line - 1);
    }
    let start = next_mark(bytes, line, bytes.len(), b"").unwrap_or(line);
    let written = stop.text[start..line_end(bytes, start)].trim_end();
    tight_colon(start, written).unwrap_or_else(|| {
        Fault::new(Span::new(start, start + written.len()), "a line without a colon among keys")
            .label("expected `key: value`")
            .help("write `key: value`; where this goes on with the text above, indent it")
    })
}

/// `key:value`, without the space that would make it a key.
fn tight_colon(start: usize, written: &str) -> Option<Fault> {
    let colon = written.find(':').filter(|colon| *colon > 0)?;
    let key = &written[..colon];
    (!key.contains(' ') && !written[colon + 1..].starts_with("//")).then(|| {
        Fault::new(
            Span::new(start + colon, start + colon + 1),
            format!("no space behind the colon of `{key}`"),
        )
        .label("not read as a key")
        .help(format!("write `{key}: {}`", written[colon + 1..].trim_start()))
    })
}

fn after_quote(stop: &Stop<'_, '_>) -> Fault {
    let span = rest_of_line(stop.text, stop.at);
    let help = if stop.text[..stop.at].trim_end().ends_with('\'') {
        "inside single quotes write a single quote twice: 'it''s'"
    } else {
        "inside double quotes write `\\\"` for a quote, or put the whole text in single quotes"
    };
    Fault::new(span, "more text behind the closing quote").label("the text ended before this").help(help)
}

/// `[...] and so on`: a text that begins with a bracket is a list or a map up to its end.
fn behind_bracket(stop: &Stop<'_, '_>) -> Option<Fault> {
    let (text, at) = (stop.text, stop.at);
    let line = line_start(text.as_bytes(), at);
    let before = text[line..at].trim_end();
    if !before.ends_with([']', '}']) {
        return None;
    }
    let open = line + before.find(['[', '{'])?;
    let whole = text[open..line_end(text.as_bytes(), at)].trim_end();
    let bracket = &whole[..1];
    let fault = Fault::new(rest_of_line(text, at), "more text behind the closing bracket")
        .label(format!("what `{bracket}` opened ended before this"));
    Some(if whole.len() <= 80 && !whole.contains(" #") {
        fault.help(format!("put the text in quotes: '{}'", whole.replace('\'', "''")))
    } else {
        fault.help(format!("put a text that begins with `{bracket}` in quotes"))
    })
}

/// A bracket that the parser looked at and stopped inside of, before it told of it.
fn unread_bracket(stop: &Stop<'_, '_>) -> Option<Fault> {
    let bytes = stop.text.as_bytes();
    let open = next_mark(bytes, stop.cursor, stop.at, b"-")?;
    matches!(bytes[open], b'[' | b'{').then(|| not_closed(bytes, open))
}

fn not_closed(bytes: &[u8], open: usize) -> Fault {
    let (open_mark, close) = if bytes[open] == b'[' { ('[', ']') } else { ('{', '}') };
    Fault::new(Span::new(open, open + 1), format!("`{open_mark}` is not closed"))
        .label("opened here")
        .help(format!("close it with `{close}`, and indent the lines inside it deeper than its key"))
}

/// A key or item in a column where none can be.
fn misaligned(stop: &Stop<'_, '_>) -> Fault {
    let bytes = stop.text.as_bytes();
    // A dash is behind the parser by the time it objects to it.
    let first = next_mark(bytes, line_start(bytes, stop.at), stop.at, b"").unwrap_or(stop.at);
    let dashes = stop.text[first..stop.at].trim_matches(['-', ' ']).is_empty();
    let span = rest_of_line(stop.text, if dashes { first } else { stop.at });
    let place = stop.frames.last().map(|frame| (frame, frame.start - line_start(bytes, frame.start)));
    match place {
        Some((Frame { held: Held::Items(_), flow: false, .. }, column)) => {
            Fault::new(span, "something that is no item stands in a list")
                .label(format!("expected `- ` behind {column} spaces"))
                .help("begin it with `- `, or indent it like the key it belongs to")
        }
        Some((Frame { flow: false, .. }, column)) => {
            Fault::new(span, "this line is not in line with the keys above")
                .label(format!("expected a key behind {column} spaces"))
                .help("indent the keys of one map by the same number of spaces")
        }
        _ => Fault::new(span, "more text behind the end of the value")
            .label("the value ended before this")
            .help("take it away, or make it part of the value"),
    }
}

/// Something wrong between `[` and `]` or `{` and `}`.
fn in_brackets(stop: &Stop<'_, '_>) -> Option<Fault> {
    let (text, bytes, at) = (stop.text, stop.text.as_bytes(), stop.at);
    let frame = stop.frames.iter().rev().find(|frame| frame.flow)?;
    let close = if bytes[frame.start] == b'[' { ']' } else { '}' };
    let lost = at >= bytes.len() || next_mark(bytes, at, bytes.len(), b"").is_none();
    if lost || line_end(bytes, frame.start) < at {
        return Some(not_closed(bytes, frame.start));
    }
    let here = character(text, at);
    let found = &text[here.range()];
    Some(if found == "," {
        Fault::new(here, "nothing stands before this comma")
            .label("expected a value")
            .help("take the comma away")
    } else {
        Fault::new(here, format!("expected `,` or `{close}` in brackets, found `{found}`"))
            .label("here")
            .help(format!("put a comma between two values, close with `{close}`, or put the text in quotes"))
    })
}

/// A comment line inside a text without quotes, which the parser skips where a tab stands before it.
pub(super) fn comment_inside(text: &str, plain: Span) -> Option<usize> {
    let hashes = text[plain.range()].match_indices('#').map(|(at, _)| plain.start + at);
    let mut comments = hashes.filter(|&at| {
        let start = line_start(text.as_bytes(), at);
        start > plain.start && text[start..at].trim().is_empty()
    });
    comments.next()
}

/// A comment that stands in the middle of a text.
pub(super) fn interrupting_comment(text: &str, at: usize) -> Fault {
    Fault::new(Span::new(at, line_end(text.as_bytes(), at)), "a comment in the middle of a text")
        .label("the text goes on in the next line")
        .help("move the comment to a line of its own before the key, or put the text in quotes")
}

/// A text without quotes that begins with a character that means something else.
pub(super) fn indicator(text: &str, at: usize) -> Fault {
    let span = character(text, at);
    Fault::new(span, format!("a text without quotes cannot begin with `{}`", &text[span.range()]))
        .label("means something else in YAML")
        .help("put the text in quotes")
}

/// The first escape in the quoted text at `start` that means nothing.
fn bad_escape(text: &str, start: usize) -> Fault {
    let end = quoted_end(text.as_bytes(), start);
    let mut rest = start + 1;
    while let Some(found) = text.get(rest..end).and_then(|rest| rest.find('\\')) {
        let at = rest + found;
        let Some(letter) = text[at + 1..end].chars().next() else { break };
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let code = &text[at + 1 + letter.len_utf8()..end];
        let hex = code.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
        let span = Span::new(at, at + 1 + letter.len_utf8() + hex);
        let written = &text[span.range()];
        let fault = |message: String| Fault::new(span, message).label("in this text");
        if digits > 0 && hex < digits {
            return fault(format!(
                "`{written}` is cut short: `\\{letter}` takes {digits} hexadecimal digits"
            ))
            .help("complete it, or write the character itself");
        }
        let value = u32::from_str_radix(&code[..hex], 16).unwrap_or(0);
        if digits > 0 && char::from_u32(value).is_none() {
            return fault(format!("`{written}` is no character"))
                .help("write the character itself: YAML knows no pairs of surrogates");
        }
        if digits == 0 && !"0abt\tnvfre \"/\\N_LP\r\n".contains(letter) {
            return fault(format!("`{written}` is no escape of YAML"))
                .help("use single quotes, where a backslash stands for itself, or write `\\\\`");
        }
        rest = span.end;
    }
    Fault::new(Span::new(start, start + 1), "an escape that means nothing")
        .label("in this text")
        .help("use single quotes, where a backslash stands for itself")
}

/// The place of the bracket that is nested too deep, counting from `depth` levels at `from`.
fn deepest(bytes: &[u8], from: usize, depth: usize) -> Option<usize> {
    let mut depth = depth;
    let mut at = from;
    while let Some(found) = next_mark(bytes, at, bytes.len(), b"-:,") {
        at = found + 1;
        match bytes[found] {
            b'[' | b'{' if depth == MAX_DEPTH => return Some(found),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\'' | b'"' => at = quoted_end(bytes, found),
            _ => at += bytes[at..].iter().take_while(|byte| !b" \t\r\n,[]{}".contains(byte)).count(),
        }
    }
    None
}

/// Nesting beyond the limit, at the value that is one level too deep.
pub(super) fn too_deep(at: usize) -> Fault {
    Fault::new(Span::new(at, at + 1), format!("nested more than {MAX_DEPTH} levels deep"))
        .label("one level too deep")
        .help("flatten the value")
}

/// A tab where only spaces may stand.
pub(super) fn tab(at: usize) -> Fault {
    Fault::new(Span::new(at, at + 1), "a tab in the indentation").label("a tab").help("indent with spaces")
}

/// A directive, which the parser would quietly take.
pub(super) fn directive(text: &str, base: usize) -> Option<Fault> {
    let at = next_mark(text.as_bytes(), base, text.len(), b"")?;
    let in_column_one = at == base || matches!(text.as_bytes()[at - 1], b'\n' | b'\r');
    (text.as_bytes()[at] == b'%' && in_column_one).then(|| {
        Fault::new(rest_of_line(text, at), "directives are not allowed")
            .label("a directive")
            .help("take it away")
    })
}

/// An alias, known or not.
pub(super) fn alias(text: &str, at: usize) -> Fault {
    let end = word_end(text.as_bytes(), at);
    let word = &text[at..end];
    Fault::new(Span::new(at, end), format!("aliases are not allowed: `{word}`"))
        .label("an alias")
        .help(format!("write the value out; for a text, put it in quotes: '{word}'"))
}

/// An anchor.
pub(super) fn anchor(text: &str, at: usize) -> Fault {
    let end = word_end(text.as_bytes(), at);
    Fault::new(Span::new(at, end), format!("anchors are not allowed: `{}`", &text[at..end]))
        .label("an anchor")
        .help("take it away and write the value out wherever it is wanted")
}

/// A tag.
pub(super) fn tag(text: &str, at: usize) -> Fault {
    let end = match text[at..].strip_prefix("!<").and_then(|verbatim| verbatim.find('>')) {
        Some(close) => at + "!<".len() + close + 1,
        None => word_end(text.as_bytes(), at),
    };
    Fault::new(Span::new(at, end), format!("tags are not allowed: `{}`", &text[at..end]))
        .label("a tag")
        .help("take it away; for a text that begins with `!`, put it in quotes")
}

/// A line break that only some readers see as one.
pub(super) fn odd_break(text: &str, span: Span) -> Fault {
    let code = text[span.range()].chars().next().map_or(0, u32::from);
    Fault::new(
        span,
        format!("U+{code:04X} outside of quotes: some readers see a line break here, some do not"),
    )
    .label("an invisible character")
    .help("take it away, or put the text in double quotes")
}

/// Where the word at `at` ends: at white space or a bracket or comma.
pub(super) fn word_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| b" \t\r\n,[]{}".contains(byte)).map_or(bytes.len(), |found| at + found)
}

fn leading_tab(bytes: &[u8], from: usize) -> Option<usize> {
    let mut start = from;
    while start < bytes.len() {
        let indent = bytes[start..].iter().take_while(|byte| **byte == b' ').count();
        if bytes.get(start + indent) == Some(&b'\t') {
            return Some(start + indent);
        }
        start = line_end(bytes, start) + 1;
    }
    None
}

fn character(text: &str, at: usize) -> Span {
    let length = text[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + length)
}

fn rest_of_line(text: &str, at: usize) -> Span {
    let line = text[at..line_end(text.as_bytes(), at)].trim_end();
    Span::new(at, at + line.len())
}

/// The conflicts that a merge left in a file: where each begins.
pub(super) fn conflicts(text: &str) -> Vec<Fault> {
    let marks = |line: &str, mark: char| {
        let rest = line.trim_start_matches(mark);
        line.len() - rest.len() >= 7 && (rest.trim_end().is_empty() || rest.starts_with(' '))
    };
    if !text.lines().any(|line| marks(line, '=')) || !text.lines().any(|line| marks(line, '>')) {
        return Vec::new();
    }
    let (mut at, mut found) = (0, Vec::new());
    for line in text.split_inclusive('\n') {
        if marks(line, '<') && found.len() < super::gate::MAX_FAULTS {
            let span = Span::new(at, at + line.trim_end().len());
            found.push(
                Fault::new(span, "unresolved merge conflict")
                    .label("both sides changed what follows")
                    .help("keep the lines that hold, take the markers away, then `git add` the file"),
            );
        }
        at += line.len();
    }
    found
}
