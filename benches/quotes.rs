//! How fast quotes are located: `cargo bench --bench quotes`. Prints the median of a few runs of each case.
#![allow(clippy::print_stdout, missing_docs, reason = "a program that prints figures")]

use std::time::{Duration, Instant};

use factlock::snapshot::{Located, Locator, Quote, ReadText, locate, read};

const MEGABYTE: usize = 1 << 20;

fn main() {
    exact_location();
    nearest_passage();
    reading();
    hostile();
}

/// A quote near the end of 100 MB, and one that is not there.
fn exact_location() {
    let text = plain(&prose(100 * MEGABYTE, 1));
    let (from, to) = cut(&text.text, 97 * MEGABYTE, 150);
    let quote = text.text[from..to].to_owned();
    let time = median(5, || {
        assert!(matches!(locate(&text, &Quote::new(&quote)), Located::Found { .. }));
    });
    let rate = |bytes: usize| bytes as f64 / time.as_secs_f64() / 1e9;
    println!("exact location in 100 MB: {time:?}, {:.1} GB/s over all of it", rate(text.text.len()));
}

/// A quote of 150 characters with 7 of them changed, in 1 MB; the first time and once the text is folded.
fn nearest_passage() {
    let text = plain(&prose(MEGABYTE, 2));
    let (from, to) = cut(&text.text, 700_000, 150);
    let mut quote: Vec<u8> = text.text[from..to].bytes().collect();
    for (turn, at) in [9, 31, 52, 77, 98, 120, 141].into_iter().enumerate() {
        quote[at] = b'q' + u8::try_from(turn).expect("few");
    }
    let quote = String::from_utf8(quote).expect("ASCII");
    let right = |located: &Located| match located {
        Located::Altered { nearest, .. } | Located::NotFound { nearest, .. } => {
            nearest.first().is_some_and(|best| best.passage.span.start.abs_diff(from) < 12)
        }
        _ => false,
    };
    let cold = median(9, || assert!(right(&locate(&text, &Quote::new(&quote)))));
    let locator = Locator::new(&text);
    let warm = median(9, || assert!(right(&locator.locate(&Quote::new(&quote)))));
    println!("nearest passage in 1 MB: {cold:?} first, {warm:?} for each further quote");
    let gone = "Zygotic xylophones quixotically jazzed vexing kwyjibos by fjord wharves of Qom";
    let locator = Locator::new(&text);
    let time = median(9, || drop(locator.locate(&Quote::new(gone))));
    println!("nothing like it in 1 MB: {time:?}");
}

fn reading() {
    let file = markdown(10 * MEGABYTE);
    let time = median(3, || drop(read("text/markdown", file.as_bytes())));
    println!("reading 10 MB of Markdown: {time:?}");
    let file = prose(10 * MEGABYTE, 3);
    let time = median(3, || drop(read("text/plain", file.as_bytes())));
    println!("reading 10 MB of plain text: {time:?}");
}

/// What is meant to take long.
fn hostile() {
    let letters = plain(&"a".repeat(100 * MEGABYTE));
    let words = plain(&"a ".repeat(50 * MEGABYTE));
    let million = plain(&"of the sea. ".repeat(1_000_000));
    let some = plain(&prose(MEGABYTE, 4));
    let long = prose(10 * MEGABYTE, 5);
    let cases: [(&str, &ReadText, String); 10] = [
        ("`a` in 100 MB of a", &letters, "a".into()),
        ("1,000 a in 100 MB of a", &letters, "a".repeat(1_000)),
        ("`a b` in 100 MB of `a `", &words, "a b".into()),
        ("1,000 `a ` in 100 MB of `a `", &words, "a ".repeat(1_000)),
        ("a million places", &million, "of the sea".into()),
        ("a million places with `[...]`", &million, "of the sea [...] sea of the".into()),
        ("a million places with an insertion", &million, "of [all] the sea. [all] of the sea".into()),
        ("a quote of 10 MB", &some, long.clone()),
        ("a quote of 10 MB in itself, changed", &plain(&long), long.replacen("the", "teh", 40)),
        ("100,000 brackets", &some, "[a] b ".repeat(100_000)),
    ];
    for (name, text, quote) in cases {
        let time = median(1, || drop(locate(text, &Quote::new(&quote))));
        println!("hostile: {name}: {time:?}");
    }
    let quote = Quote { exact: "of the sea", prefix: Some("sea. of the sea."), suffix: None };
    let time = median(1, || drop(locate(&million, &quote)));
    println!("hostile: a million places with a prefix: {time:?}");
    for (name, unit) in [
        ("quotations in each other", "> "),
        ("lists in each other", "- "),
        ("opening brackets", "["),
        ("emphasis", "*a _b "),
        ("emphasis without end", "**x"),
        ("links", "[a]("),
        ("images", "![a]["),
        ("backticks", "`a``"),
        ("tags", "<a b='"),
        ("entities", "&amp;"),
        ("angles", "<"),
        ("tables", "|a|b|\n|-|-|\n"),
        ("footnotes", "[^a]: x\n\n"),
        ("definitions", "[a]: <b\n"),
        ("code fences", "```\n"),
        ("deep lines", "> > > > > > > > > > > > > > > > a\n"),
        ("comments", "<!-- "),
    ] {
        let file = unit.repeat(MEGABYTE / unit.len());
        let start = Instant::now();
        let result = read("text/markdown", file.as_bytes()).map(|read| read.blocks.len());
        println!("hostile Markdown, 1 MB: {name}: {:?}, {result:?}", start.elapsed());
    }
}

fn plain(text: &str) -> ReadText {
    read("text/plain", text.as_bytes()).expect("plain text is always read")
}

fn cut(text: &str, near: usize, len: usize) -> (usize, usize) {
    let start = near + text[near..].find(' ').map_or(0, |at| at + 1);
    let end = start + len + text[start + len..].find([' ', '\n']).unwrap_or(0);
    (start, end)
}

/// Sentences of made-up words that follow Zipf's law, so that common words are common.
fn prose(len: usize, seed: u64) -> String {
    let mut dice = seed * 0x9E37_79B9_7F4A_7C15;
    let mut next = |limit: u64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        dice % limit
    };
    let mut text = String::with_capacity(len + 64);
    let mut words = 0;
    while text.len() < len {
        let common = next(12);
        let mut rank = next(1 << common.max(3)) + 17;
        while rank > 0 {
            text.push(char::from(b'a' + u8::try_from(rank % 23).expect("below 23")));
            text.push(char::from(b"aeiou"[usize::try_from(rank % 5).expect("below 5")]));
            rank /= 23;
        }
        words += 1;
        text.push_str(match words % 97 {
            0 => ".\n\n",
            13 | 31 | 50 | 71 => ". ",
            _ => " ",
        });
    }
    text
}

fn markdown(len: usize) -> String {
    let mut file = String::with_capacity(len + 512);
    for (number, paragraph) in prose(len, 6).split("\n\n").enumerate() {
        match number % 5 {
            0 => file.push_str("## "),
            1 => file.push_str("- *x* &amp; [link](https://a.example) "),
            2 => file.push_str("> "),
            _ => {}
        }
        file.push_str(paragraph);
        file.push_str("\n\n");
    }
    file
}

fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}
