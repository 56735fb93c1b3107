//! Each case is one text with ` | ` where a sentence is meant to end.

use proptest::prelude::*;

use super::sentences;
use crate::text::Span;

fn split(text: &str) -> Vec<&str> {
    sentences(text, &[Span::new(0, text.len())]).into_iter().map(|span| &text[span.range()]).collect()
}

const CASES: &[&str] = &[
    // plain
    "The plant opened. | It employs 300 people. | Nobody objected.",
    "Was it cheap? | No! | Really?! | Yes.",
    "One sentence without a stop",
    "It works. | iPhone sales rose. | eBay fell.",
    "Sales rose in 2024. | 512 chips were used. | $5 million was spent.",
    // titles and names
    "Dr. Smith met Mr. Jones and Mrs. Lee. | Prof. Weber did not come.",
    "J. K. Rowling wrote it. | J.R.R. Tolkien did not.",
    "George W. Bush and John F. Kennedy were presidents.",
    "Martin Luther King Jr. spoke first. | Then Sen. Warren and Rep. Cox spoke.",
    "Lt. Col. James Hart commanded St. Mary's in Mt. Vernon.",
    "She holds a Ph.D. in physics. | He holds an M.B.A. from Yale.",
    // places and companies
    "The U.S. Department of Commerce acted. | It lives in the U.S. | The rest is abroad.",
    "He moved to Washington, D.C. in May. | She stayed in Boston, Mass. | She likes it.",
    "Apple Inc. CEO Tim Cook left. | He joined Acme Corp. | However, he soon quit.",
    "Acme Co. and Roe Ltd. merged with Smith Bros. in March.",
    "The non-U.S. Share class is closed.",
    // Latin and scholarship
    "Some metals, e.g. Iron and i.e. Steel, rust. | Others, cf. Gold, do not.",
    "Lee et al. (2024) disagree. | So do Kim et al. | They measured twice.",
    "They sell nuts, bolts, etc. | Customers like it. | They sell nuts, etc. to us.",
    "Roe v. Wade was argued. | Cats vs. Dogs was not.",
    "It grew ca. 5 percent, approx. 3 of it in May.",
    // numbered things
    "See Fig. 3 and No. 5 on p. 4. | Also pp. 7 and Vol. II of it.",
    "Is it true? | No. | He denied it.",
    "He said no. | Then he left.",
    "Art. 5 and Sec. 2 apply. | Ch. 3 does not.",
    // time
    "On Sept. 17 it rained. | It began in Oct. | We left.",
    "It opened on Wed. Sept. 3 at 6 p.m. Monday to Friday.",
    "It opened at 6 p.m. | Nobody came at 8 a.m. EST or later.",
    // numbers and sections
    "It costs 3.5 million. | Growth was 0.7 percent, not .8 as said.",
    "1. Introduction to the method",
    "3.2. Results of the trial. | They were good.",
    "IV. Methods we used",
    "b. Second item of the list",
    // ellipses
    "He waited... | Then he left.",
    "He waited\u{2026} | Then he left.",
    "He waited... and then he left.",
    "We saw [...] The result is plain.",
    "It was \u{2026} Different every day.",
    "They came . . . We left.",
    "He was done.... | She was not.",
    "A tokenised sentence . | Another one .",
    "Then Mr . Jones of the U.S . Army spoke . | The end .",
    "He called it `` fine . '' | She left ( in May . ) | All ended .",
    "\u{201c} Is it ? \u{201d} he asked .",
    // quotations and brackets
    "\u{201c}It works,\u{201d} he said. | \u{201c}It is cheap.\u{201d} | He left.",
    "\u{201c}We tried. | It was hard,\u{201d} she said. | \u{201c}But it works.\u{201d}",
    "\"Is it true?\" he asked. | \"It is.\" | She smiled.",
    "\u{201c}Will it work?\u{201d} Smith asked. | \u{201c}Never!\u{201d} the minister said.",
    "\u{201c}Will it work?\u{201d} | The engineers do not know.",
    "They explained: \u{201c}Regarding the chips, we used few.\u{201d} | After that, nothing.",
    "It failed. | (Nobody was hurt.) | It was repaired (see p. 4). | All is well.",
    "He said \u{2018}no.\u{2019} | She said \u{ab}yes.\u{bb} | They left.",
    "This is known.[3] | That is not.[4][5] | Nor is this.\u{b9}\u{b2} | End.",
    // addresses
    "Read https://example.org/a.b?c=1. | Then visit www.example.com. | It is free.",
    "That is all. | https://example.org/story",
    "Node.js and example.com are names. | Version 2.0.1 is out.",
];

#[test]
fn ends_where_a_reader_would() {
    let mut wrong = Vec::new();
    for &case in CASES {
        let expected: Vec<&str> = case.split(" | ").collect();
        let text = case.replace(" | ", " ");
        let found = split(&text);
        if found != expected {
            wrong.push(format!("expected {expected:#?}\nfound    {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

#[test]
fn a_line_end_is_a_space_and_a_blank_line_an_end() {
    assert_eq!(split("A line\nthat goes on.\r\nAnd another.\n"), ["A line\nthat goes on.", "And another."]);
    assert_eq!(split("A heading\n \nand text"), ["A heading", "and text"]);
    assert_eq!(split("A heading\r\n\r\nand text"), ["A heading", "and text"]);
}

#[test]
fn keeps_to_the_blocks() {
    let text = "A heading\nItem one, e.g.\nDr.\n  It ends. Here  ";
    let blocks = [Span::new(0, 9), Span::new(10, 24), Span::new(25, 28), Span::new(29, text.len())];
    let found: Vec<&str> = sentences(text, &blocks).iter().map(|span| &text[span.range()]).collect();
    assert_eq!(found, ["A heading", "Item one, e.g.", "Dr.", "It ends.", "Here"]);
    assert_eq!(sentences("é", &[Span::new(1, 2), Span::new(0, 9)]), []);
}

#[test]
fn long_texts_of_one_kind_cost_no_square() {
    // At this length, work that grows with its square takes minutes.
    for unit in [". ", "( ", ".(", "]", "\u{2014} ", "A. ", ".  \n", "\u{201d}", "a"] {
        let text = format!("x.{}y", unit.repeat(400_000 / unit.len()));
        assert!(!sentences(&text, &[Span::new(0, text.len())]).is_empty(), "{unit:?}");
    }
}

#[test]
fn a_line_that_is_an_address_is_a_sentence_of_its_own() {
    let found = |text: &'static str| -> Vec<&str> {
        let all = sentences(text, &[Span::new(0, text.len())]);
        all.into_iter().map(|span| &text[span.range()]).collect()
    };
    assert_eq!(
        found("It fell.\nhttps://example.org/a\nMore was said."),
        ["It fell.", "https://example.org/a", "More was said."]
    );
    // Where a line was only wrapped at an address, the sentence goes on.
    assert_eq!(found("See\nhttps://example.org/a\nfor more."), ["See\nhttps://example.org/a\nfor more."]);
    assert_eq!(
        found("It fell.\nhttps://example.org/a\ntells more."),
        ["It fell.", "https://example.org/a\ntells more."]
    );
    assert_eq!(found("https://example.org/a The rest."), ["https://example.org/a The rest."]);
}

proptest! {
    #[test]
    fn covers_all_but_white_space_in_order(
        parts in proptest::collection::vec("([A-Za-z0-9$\u{201c}\u{201d}\"'(){}\\[\\].?!\u{2026} \n\u{2014}é]|Dr\\. |e\\.g\\. |No\\. ){0,40}", 1..6)
    ) {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for part in &parts {
            let start = text.len();
            text.push_str(part);
            blocks.push(Span::new(start, text.len()));
            text.push_str("\n\n");
        }
        let found = sentences(&text, &blocks);
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        prop_assert!(found.iter().all(|span| blocks.iter().any(|block| block.contains(*span))));
        prop_assert!(found.iter().all(|span| text[span.range()].trim() == &text[span.range()]));
        let covered = found.iter().map(|span| text[span.range()].chars().filter(|c| !c.is_whitespace()).count());
        prop_assert_eq!(covered.sum::<usize>(), text.chars().filter(|c| !c.is_whitespace()).count());
    }
}
