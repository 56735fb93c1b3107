//! What holds of any revision: a changed digit is told, typography is not, the same texts give the same result.

use proptest::prelude::*;

use super::{Effect, Kind, Sentence, TextDiff, Weight, compare};
use crate::text::Span;

fn one(text: &str) -> Vec<Sentence> {
    vec![Sentence { text: text.to_owned(), span: Span::new(0, text.len()), line: 1, block: 0 }]
}

fn compared(old: &str, new: &str) -> TextDiff {
    compare(one(old), one(new))
}

/// Whether a change of a number or date is told with both values.
fn tells(diff: &TextDiff, old: &str, new: &str) -> bool {
    let holds = |value: &Option<super::Value>, part: &str| {
        value.as_ref().is_some_and(|value| value.text.contains(part))
    };
    diff.changes.iter().flat_map(|change| &change.tags).any(|tag| {
        matches!(tag.kind, Kind::Number | Kind::Date)
            && tag.effect == Effect::Changed
            && holds(&tag.old, old)
            && holds(&tag.new, new)
    })
}

/// Sentences with a place for a number; `#` stands for it.
const FRAMES: [&str; 12] = [
    "The bridge over the Elm is # metres long.",
    "In all, # people voted, the council said.",
    "Prices rose by # % last year.",
    "It cost $# million to build, they said.",
    "Acme sold # units in Spain and 17 in France.",
    "Of the # patients, most recovered.",
    "(The rate fell to #.)",
    "She paid €# for it; nobody knows why.",
    "The #-page report came out late.",
    "About # of them stayed for 3 days.",
    "They met on # May 2024 in Oslo.",
    "“We counted # birds,” he said.",
];

const NUMERALS: [&str; 12] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "eleven", "twenty", "fifty", "ninety"];

/// A small generator of numbers that is the same everywhere (Steele, Lea and Flood 2014: `SplitMix64`).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let at = self.below(list.len() as u64);
        list[usize::try_from(at).unwrap()]
    }

    /// A number as people write one.
    fn number(&mut self, days: bool) -> String {
        if days {
            return (10 + self.below(18)).to_string();
        }
        match self.below(5) {
            0 => (1 + self.below(9)).to_string(),
            1 => (10 + self.below(990)).to_string(),
            2 => format!("{},{:03}", 1 + self.below(999), self.below(1000)),
            3 => format!("{}.{}", 1 + self.below(99), 1 + self.below(9)),
            _ => (1000 + self.below(1100)).to_string(),
        }
    }

    /// The same with one digit changed; never the first to 0.
    fn altered(&mut self, number: &str) -> String {
        let digits: Vec<usize> =
            number.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(at, _)| at).collect();
        loop {
            let at = digits[usize::try_from(self.below(digits.len() as u64)).unwrap()];
            let digit = b'0' + u8::try_from(self.below(10)).unwrap();
            let mut bytes = number.as_bytes().to_vec();
            if bytes[at] == digit || at == 0 && digit == b'0' {
                continue;
            }
            bytes[at] = digit;
            return String::from_utf8(bytes).unwrap();
        }
    }
}

#[test]
fn every_changed_digit_is_told_with_both_values() {
    let mut seeded = Seeded(20_261_123);
    let mut missed = Vec::new();
    for turn in 0..10_000 {
        let frame = FRAMES[turn % FRAMES.len()];
        let (old, new) = if turn % 9 == 0 && !frame.contains("May") && !frame.contains(['$', '€']) {
            let old = seeded.pick(&NUMERALS);
            let new = loop {
                let new = seeded.pick(&NUMERALS);
                if new != old {
                    break new;
                }
            };
            (old.to_owned(), new.to_owned())
        } else {
            let old = seeded.number(frame.contains("May"));
            let new = seeded.altered(&old);
            (old, new)
        };
        let diff = compared(&frame.replace('#', &old), &frame.replace('#', &new));
        let material = diff.changes.iter().all(|change| change.weight == Weight::Material);
        if !material || !tells(&diff, &old, &new) {
            missed.push(format!("{frame} {old} -> {new}: {:?}", diff.changes));
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed[..missed.len().min(10)].join("\n"));
}

#[test]
fn a_mark_that_makes_another_number_is_told() {
    let pairs = [
        ("2.5", "25"),
        ("12 million", "1.2 million"),
        ("12.5 million", "1.25 million"),
        ("1.1 %", "11 %"),
        ("$1.5 million", "$15 million"),
        ("3-5 days", "35 days"),
        ("5:4", "54"),
        ("1/2", "12"),
        ("0.05", "005"),
        ("2.500", "2500"),
        ("-12 °C", "12 °C"),
        ("\u{2212}12 °C", "12 °C"),
        ("+5 %", "-5 %"),
        ("7%", "7"),
        ("$500", "500"),
        ("$500", "€500"),
        ("1,000 euros", "1.000 euros"),
    ];
    let mut missed = Vec::new();
    for frame in [
        "They say it is # now.",
        "# was what they gave.",
        "It fell to #.",
        "About # were left (so they say).",
    ] {
        for (one, other) in pairs {
            for (old, new) in [(one, other), (other, one)] {
                let diff = compared(&frame.replace('#', old), &frame.replace('#', new));
                let told = diff.changes.iter().all(|change| {
                    change.weight == Weight::Material
                        && change.tags.iter().any(|tag| tag.kind == Kind::Number)
                });
                if !told || diff.changes.is_empty() {
                    missed.push(format!("{frame} {old} -> {new}: {:?}", diff.changes));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn other_ways_to_write_a_number_change_nothing() {
    for (old, new) in [
        ("1,000 people", "1000 people"),
        ("twenty-one people", "twenty one people"),
        ("the 1980's", "the 1980s"),
        ("a 5-year plan", "a 5 year plan"),
        ("Sept. 5, 2024", "Sept 5 2024"),
        ("2010-2012", "2010–2012"),
        ("2023/24", "2023-24"),
        ("5%", "5 %"),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            let diff = compared(&format!("They spoke of {old}."), &format!("They spoke of {new}."));
            let small = diff.changes.iter().all(|change| change.weight != Weight::Material);
            assert!(small, "{old} -> {new}: {:?}", diff.changes);
        }
    }
}

#[test]
fn typography_is_no_change_of_meaning() {
    let text = "“It’s 5–6 km, she said – not ‘far’ — and cafés … don’t open at 1990s prices (−5 °C)”.";
    for (from, to) in [
        ("“", "\""),
        ("”", "\""),
        ("’", "'"),
        ("‘", "'"),
        ("–", "-"),
        ("—", "–"),
        (" – ", "—"),
        ("…", "..."),
        (" ", "  "),
        (" ", "\u{a0}"),
        ("é", "e\u{301}"),
        ("−", "-"),
        ("5", "5\u{200b}"),
    ] {
        let diff = compared(text, &text.replace(from, to));
        for change in &diff.changes {
            assert_eq!(change.tags, [], "{from:?} -> {to:?}");
            assert_eq!(change.weight, Weight::Cosmetic, "{from:?} -> {to:?}: {}", change.reason);
        }
    }
}

fn text() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "the", "bridge", "may", "not", "5", "Acme", "said", "only", "“so”", "fell", "in", "2024",
    ]);
    let sentence = prop::collection::vec(word, 0..8).prop_map(|words| words.join(" ") + ".");
    prop::collection::vec(sentence, 0..8)
}

fn listed(texts: &[String]) -> Vec<Sentence> {
    let sentence = |(at, text): (usize, &String)| Sentence {
        text: text.clone(),
        span: Span::new(at, at),
        line: at + 1,
        block: at,
    };
    texts.iter().enumerate().map(sentence).collect()
}

proptest! {
    #[test]
    fn every_sentence_is_in_one_change_or_kept(old in text(), new in text()) {
        let diff = compare(listed(&old), listed(&new));
        let mut seen = [vec![0; old.len()], vec![0; new.len()]];
        for change in &diff.changes {
            change.old.iter().for_each(|&at| seen[0][at] += 1);
            change.new.iter().for_each(|&at| seen[1][at] += 1);
        }
        let kept = |operations: &[super::Operation]| operations.iter().map(|one| usize::from(*one != super::Operation::Keep)).collect::<Vec<_>>();
        prop_assert_eq!(&seen[0], &kept(&diff.operations.old));
        prop_assert_eq!(&seen[1], &kept(&diff.operations.new));
    }

    #[test]
    fn a_text_has_not_changed_against_itself(old in text()) {
        let diff = compare(listed(&old), listed(&old));
        prop_assert!(diff.changes.is_empty());
    }

    #[test]
    fn word_diffs_hold_both_texts(old in text(), new in text()) {
        let (old, new) = (old.join(" "), new.join(" "));
        let parts = super::parts::parts(&old, &new);
        let plain = |text: &str| text.replace(char::is_whitespace, "").replace(['“', '”'], "\"");
        let side = |other| {
            let parts = parts.iter().filter(|part| part.side != other);
            plain(&parts.map(|part| part.text.as_str()).collect::<String>())
        };
        prop_assert_eq!(side(super::Side::New), plain(&old));
        prop_assert_eq!(side(super::Side::Old), plain(&new));
    }
}
