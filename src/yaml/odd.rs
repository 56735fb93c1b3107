//! Odd and hostile files: each is read to the right value, or refused with one clear fault at its exact place.

use super::sample::shape;
use super::{Fault, MAX_BYTES, MAX_DEPTH, parse};
use crate::text::Span;

/// What comes of reading.
fn read(bytes: &[u8]) -> Result<String, Vec<Fault>> {
    let result = parse(bytes).map(|node| shape(&node));
    for fault in result.as_ref().err().into_iter().flatten() {
        assert!(fault.span.end <= bytes.len(), "{fault:?}");
        assert!(fault.help.is_some() && !fault.message.ends_with('.'), "{fault:?}");
    }
    result
}

/// `«` and `»` stand around the place of the fault.
fn refused(marked: &str, message: &str) {
    let start = marked.find('«').unwrap();
    let end = marked.find('»').unwrap() - '«'.len_utf8();
    let text = marked.replace(['«', '»'], "");
    let faults = read(text.as_bytes()).expect_err(marked);
    assert_eq!(faults.len(), 1, "{marked:?}: {faults:#?}");
    let found = &text[faults[0].span.range()];
    assert!(faults[0].message.contains(message), "{marked:?}: {:#?}", faults[0]);
    assert_eq!(faults[0].span, Span::new(start, end), "{marked:?}: at {found:?}: {:#?}", faults[0]);
}

fn accepted(text: &str, expected: &str) {
    assert_eq!(read(text.as_bytes()).as_deref(), Ok(expected), "{text:?}");
}

#[test]
fn scalars_are_what_is_written() {
    for (text, expected) in [
        ("a: no\n", r#"{"a": "no"}"#),
        ("a: 1.10\n", r#"{"a": "1.10"}"#),
        ("a: 0123\n", r#"{"a": "0123"}"#),
        ("a: 0o17\n", r#"{"a": "0o17"}"#),
        ("a: 2026-01-02\n", r#"{"a": "2026-01-02"}"#),
        ("a: 1e3\n", r#"{"a": "1e3"}"#),
        ("a: 12:30:45\n", r#"{"a": "12:30:45"}"#),
        ("a: ~\n", r#"{"a": "~"}"#),
        ("a: .nan\n", r#"{"a": ".nan"}"#),
        ("a:\n", r#"{"a": ""}"#),
        ("a: ''\n", r#"{"a": ""}"#),
        ("yes: on\n", r#"{"yes": "on"}"#),
        ("1: 2\n", r#"{"1": "2"}"#),
        ("a: http://x.example/y#z\n", r#"{"a": "http://x.example/y#z"}"#),
        ("a: b#c\n", r#"{"a": "b#c"}"#),
        ("a: b:c\n", r#"{"a": "b:c"}"#),
        ("a: -b\n", r#"{"a": "-b"}"#),
        ("a: it's\n", r#"{"a": "it's"}"#),
        ("a: 'it''s'\n", r#"{"a": "it's"}"#),
        ("a: \"\\u00e9\\x41\\t\"\n", "{\"a\": \"éA\\t\"}"),
        ("a: b \t\nc: d\t\n", r#"{"a": "b", "c": "d"}"#),
        ("a: \tb\n", r#"{"a": "b"}"#),
        ("a: b\n  c\n\n  d\n", "{\"a\": \"b c\\nd\"}"),
        ("a: 'b\n  c'\n", r#"{"a": "b c"}"#),
        ("a: \"b\\\n  c\"\n", r#"{"a": "bc"}"#),
        ("a: \"x\u{2028}y\"\n", "{\"a\": \"x\\u{2028}y\"}"),
        ("a: \"\\L\"\n", "{\"a\": \"\\u{2028}\"}"),
        ("a:\n  - b\n  -\n  - c\n", r#"{"a": ["b", "", "c"]}"#),
        ("a:\n- b\n- c: d\n  e: f\n", r#"{"a": ["b", {"c": "d", "e": "f"}]}"#),
        ("- - a\n  - b\n- c\n", r#"[["a", "b"], "c"]"#),
        ("{a: [b, {c: d}], e: }\n", r#"{"a": ["b", {"c": "d"}], "e": ""}"#),
        ("{\"a\":1}", r#"{"a": "1"}"#),
        ("a: [b,\n    c,\n  ]\n", r#"{"a": ["b", "c"]}"#),
        ("just text\n", r#""just text""#),
        ("--- # first\na: b\n", r#"{"a": "b"}"#),
        ("a: b\r\nc:\r\n  - d\r\n", r#"{"a": "b", "c": ["d"]}"#),
        ("a: b\rc:\r  - d\r", r#"{"a": "b", "c": ["d"]}"#),
        ("\u{FEFF}a: b\n", r#"{"a": "b"}"#),
        ("a: \u{1F600}\n\u{e9}: \u{4e2d}\n", "{\"a\": \"\u{1F600}\", \"\u{e9}\": \"\u{4e2d}\"}"),
    ] {
        accepted(text, expected);
    }
}

#[test]
fn blocks_of_text_fold_and_chomp() {
    for (text, expected) in [
        ("a: |\n  b\n  c\n", "{\"a\": \"b\\nc\\n\"}"),
        ("a: |-\n  b\n\n\n", "{\"a\": \"b\"}"),
        ("a: |+\n  b\n\nc: d\n", "{\"a\": \"b\\n\\n\", \"c\": \"d\"}"),
        ("a: >\n  b\n  c\n\n  d\n", "{\"a\": \"b c\\nd\\n\"}"),
        ("a: >-\n  b\n    c\n  d\n", "{\"a\": \"b\\n  c\\nd\"}"),
        ("a: |2\n    b\n  c\n", "{\"a\": \"  b\\nc\\n\"}"),
        ("a: |1-\n  b\n", "{\"a\": \" b\"}"),
        ("a: | # why\n  b\n", "{\"a\": \"b\\n\"}"),
        ("a: |\nb: c\n", "{\"a\": \"\", \"b\": \"c\"}"),
        ("a: |-\r\n  b\r\n  c\r\n", "{\"a\": \"b\\nc\"}"),
        ("a: |\n  # no comment\n", "{\"a\": \"# no comment\\n\"}"),
        ("a: |\n  b\tc\n  \td\n", "{\"a\": \"b\\tc\\n\\td\\n\"}"),
    ] {
        accepted(text, expected);
    }
}

#[test]
fn no_fault_cuts_a_character() {
    // Found by the fuzz target `yaml_reader`.
    let text = "! ! é: 1\n";
    for fault in parse(text.as_bytes()).unwrap_err() {
        assert!(text.get(fault.span.range()).is_some(), "{fault:?}");
    }
}

#[test]
fn what_is_not_for_records_is_refused() {
    for (marked, message) in [
        ("a: «&x» b\n", "anchors are not allowed: `&x`"),
        ("«&x» a: b\n", "anchors"),
        ("a: «&x»\n  b: c\n", "anchors"),
        ("a: «*x»\n", "aliases are not allowed: `*x`"),
        ("a: [b, «*x»]\n", "aliases"),
        ("a: «!!python/object:os.system» b\n", "tags are not allowed: `!!python/object:os.system`"),
        ("a: «!x»\n  - b\n", "tags"),
        ("a: «!<tag:yaml.org,2002:str>» b\n", "tags"),
        ("a:\n  «<<»: {b: c}\n", "merge keys"),
        ("«%YAML 1.2»\n---\na: b\n", "directives"),
        ("# x\n«%TAG ! tag:x:»\n---\na: b\n", "directives"),
        ("a: b\n«---»\nc: d\n", "one document"),
        ("---\na: b\n«---»\n", "one document"),
        ("a: b\n«...»\n", "`...`"),
        ("«?» a\n: b\n", "`?` keys"),
        ("a: {«?» b : c}\n", "`?` keys"),
        ("{«[a, b]»: c}\n", "a key must be a text"),
        ("{«{a: b}»: c}\n", "a key must be a text"),
        ("a: 1\nb: 2\n«a»: 3\n", "the key `a` stands twice"),
        ("x:\n  - y: {a: 1, «'a'»: 2}\n", "the key `a` stands twice"),
        ("a: [«b: c»]\n".replace("»]", "]»").as_str(), "without braces"),
        ("a: {«:» b}\n", "a key is missing"),
        ("«:» b\n", "a key is missing"),
    ] {
        refused(marked, message);
    }
}

#[test]
fn characters_that_deceive_are_refused() {
    for (marked, message) in [
        ("a: b«\0»c\n", "a NUL character"),
        ("a: b«\u{1b}»c\n", "the control character U+001B"),
        ("a: b«\u{7f}»c\n", "the control character U+007F"),
        ("a: b«\u{9b}»c\n", "the control character U+009B"),
        ("a: b«\u{202e}»c\n", "U+202E changes the order"),
        ("# «\u{2066}»c\na: b\n", "U+2066 changes the order"),
        ("a: b«\u{feff}»c\n", "a byte order mark"),
        ("a: b«\u{ffff}»c\n", "no character"),
        ("a: b«\u{2028}»c\n", "U+2028 outside of quotes"),
        ("a: |\n  b«\u{85}»c\n", "U+0085 outside of quotes"),
        ("# b«\u{2029}»c\na: b\n", "U+2029 outside of quotes"),
        ("a: «\"\\0\"»\n", "U+0000"),
        ("a: «\"\\e[31m\"»\n", "U+001B"),
        ("a: «\"\\u202e\"»\n", "U+202E"),
        ("«\t»a: b\n", "a tab in the indentation"),
        ("a:\n«\t»b: c\n", "a tab"),
        ("a:\n  - b\n  «\t»- c\n", "a tab"),
        ("a:\n  b: c\n «\t»d: e\n", "a tab"),
        ("{\n«\t»a: b }\n", "a tab"),
        ("a: b\n«\t»c\n", "a tab"),
        ("a:«\t»b\n", "a tab behind the colon"),
        ("-«\t»- b\n", "a tab behind the colon or dash"),
        ("a: |\n«\t»b\n", "a tab"),
    ] {
        refused(marked, message);
    }
}

#[test]
fn broken_syntax_is_explained_where_it_is_mended() {
    for (marked, message) in [
        ("a: He said«:» no\n", "`: ` in a text without quotes"),
        ("- a: b: c\n".replace("b:", "b«:»").as_str(), "`: ` in a text without quotes"),
        ("a: b\n  «c»: d\n", "`c:` is indented as if it went on"),
        ("a«:»b\nc: d\n", "no space behind the colon of `a`"),
        ("a: b\nc«:»d\ne: f\n", "no space behind the colon of `c`"),
        ("a: b\n«foo»\nc: d\n", "a line without a colon"),
        ("a: «'»b\nc: d\n", "a quoted text is not closed"),
        ("a: «\"»b\n", "a quoted text is not closed"),
        ("a: 'it'«s'»\n", "more text behind the closing quote"),
        ("a: \"b\" «c»\n", "more text behind the closing quote"),
        ("a: \"b\"«#»c\n", "no space before `#`"),
        ("a: b «# c»\n  d\n", "a comment in the middle of a text"),
        ("a: b\n\t«#»\n  d\n", "a comment in the middle of a text"),
        ("a: \"b «\\q»\"\n", "`\\q` is no escape"),
        ("a: \"«\\uD83D»\\uDE00\"\n", "is no character"),
        ("a: \"«\\x4»z\"\n", "cut short"),
        ("a: «@»b\n", "cannot begin with `@`"),
        ("a: [«|»b]\n", "cannot begin with `|`"),
        ("a: {«?»b: c}\n", "cannot begin with `?`"),
        ("a: «`»b`\n", "cannot begin with ``"),
        ("a: «%»b\n", "cannot begin with `%`"),
        ("a: «*» b\n", "cannot begin with `*`"),
        ("a: «[»b, c\n", "`[` is not closed"),
        ("a: «[»b, c\nd: e\n", "`[` is not closed"),
        ("a: «{»b: c\nd: e\n", "`{` is not closed"),
        ("a:\n  - «{»b: c\nd:\n  - e\n", "`{` is not closed"),
        ("a: [...] «b c»\n", "more text behind the closing bracket"),
        ("a: {b} «c»\nd: e\n", "more text behind the closing bracket"),
        ("a: [b, c]«]»\n", "`]` closes nothing"),
        ("a: [b, «,» c]\n", "nothing stands before this comma"),
        ("a: [b, c«}»\n", "expected `,` or `]`"),
        ("a: «-» b\n", "a list cannot begin on the line of its key"),
        ("a: b\n«- c»\n", "not in line with the keys above"),
        ("- a\n«b: c»\n", "no item stands in a list"),
        ("a:\n    b: c\n  «d: e»\n", "not in line with the keys above"),
        ("{a: b}\n«c: d»\n", "more text behind the end"),
        ("a: «|0»\n b\n", "cannot be indented by 0"),
        ("a: «| b»\n  c\n", "a text on the line of `|`"),
    ] {
        refused(marked, message);
    }
}

#[test]
fn files_that_are_no_text() {
    let bytes =
        |text: &str, wide: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(wide).collect::<Vec<u8>>();
    let fault = |bytes: &[u8]| read(bytes).unwrap_err().remove(0);
    assert!(fault(&bytes("\u{FEFF}a: b", u16::to_le_bytes)).message.contains("UTF-16, little endian"));
    assert!(fault(&bytes("\u{FEFF}a: b", u16::to_be_bytes)).message.contains("UTF-16, big endian"));
    assert!(fault(&bytes("a: b", u16::to_le_bytes)).message.contains("UTF-16, little endian"));
    assert!(fault(&bytes("a: b", u16::to_be_bytes)).message.contains("UTF-16, big endian"));
    let latin = fault(b"a: caf\xe9\n");
    assert_eq!(
        (latin.span, latin.message.as_str()),
        (Span::new(6, 7), "the file is not UTF-8: byte 6 is 0xe9")
    );
    for empty in ["", "\n", "# only a comment\n", "---\n", "\u{FEFF}", "\u{FEFF}# x"] {
        assert!(fault(empty.as_bytes()).message.starts_with("the file "), "{empty:?}");
    }
}

#[test]
fn floods_are_stopped() {
    // Without the limits the deepest would overflow the stack, and the widest take minutes.
    let message = |text: String| {
        let faults = parse(text.as_bytes()).expect_err("a flood");
        assert_eq!(faults.len(), 1);
        faults[0].clone()
    };
    for depth in [10_000, 200_000] {
        for (open, close) in [("[", "]"), ("{a: ", "}"), ("[{a: ", "}]"), ("- ", ""), ("? ", "")] {
            let text = format!("{}x{}", open.repeat(depth), close.repeat(depth));
            if text.len() > MAX_BYTES || open == "? " {
                continue;
            }
            let fault = message(text.clone());
            assert!(fault.message.contains("nested more than 32"), "{open}: {fault:?}");
            let before = text[..fault.span.start].matches(['[', '{', '-']).count();
            assert_eq!(before, MAX_DEPTH, "the place of the first that is too deep");
        }
        let stairs: Vec<String> = (0..depth.min(1000)).map(|level| " ".repeat(level) + "a:\n").collect();
        assert!(message(stairs.concat()).message.contains("nested more than 32"));
    }
    assert!(message(format!("a: {}", "x".repeat(50_000_000))).message.contains("limit of 1000000"));
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
    assert_eq!(parse(bomb.as_bytes()).unwrap_err().len(), 9, "every anchor and every alias is told");
    let keys: Vec<String> = (0..60_000).map(|key| format!("k{key}: x\n")).collect();
    assert!(read(keys.concat().as_bytes()).is_ok());
    let doubles = "a: x\n".repeat(100_000);
    assert_eq!(read(doubles.as_bytes()).unwrap_err().len(), 100);
    assert!(read(format!("a: [{}]", "b,".repeat(400_000)).as_bytes()).is_ok());
    assert!(read("- ".repeat(32).as_bytes()).is_ok());
}

#[test]
fn all_that_can_be_told_is_told_in_one_pass() {
    let text = "a: &x 1\nb: !t 2\na: 3\nc: [d: e]\nf: *x\n<<: g\n";
    let faults = parse(text.as_bytes()).unwrap_err();
    let places: Vec<&str> = faults.iter().map(|fault| &text[fault.span.range()]).collect();
    assert_eq!(places, ["&x", "!t", "a", "d: e]", "*x", "<<"]);
    assert_eq!(faults[2].first, Some(Span::new(0, 1)));
}
