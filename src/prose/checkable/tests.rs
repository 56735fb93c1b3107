use super::Reason::{Date, Number, Quotation, Statement};
use super::{Reason, checkable};

#[test]
fn says_why_a_sentence_can_be_checked() {
    let cases: &[(&str, &[Reason])] = &[
        ("The bridge cost $12 million.", &[Number]),
        ("It took three weeks.", &[Number, Statement]),
        ("About two-thirds agreed.", &[Number]),
        ("Prices rose 3.5% in October 2022.", &[Number, Date, Statement]),
        ("The plant closed in 1998.", &[Date]),
        ("The law passed on May 4.", &[Date]),
        ("It happened in March.", &[Date, Statement]),
        ("It may rain, and we may march.", &[Statement]),
        ("The store opened last week.", &[Date]),
        ("The deal is dated 2025-09-17.", &[Date]),
        ("The minister called it \u{201c}reckless\u{201d} and said so.", &[Quotation, Statement]),
        ("Some call this \u{201c}the long game\u{201d}.", &[Quotation]),
        ("\u{201c}We tried hard.", &[Quotation, Statement]),
        ("Acme acknowledged the fault.", &[Statement]),
        ("The chips were designed by NVIDIA for this market.", &[Statement]),
        ("Last month's outage was caused by Acme, regulators say.", &[Statement]),
        ("Officials deny that.", &[Statement]),
        ("They employed a system of rewards.", &[Statement]),
        ("The company fired its chief.", &[Statement]),
        ("Berlin is the capital of Germany.", &[Statement]),
        ("Jane Smith has left the firm.", &[Statement]),
        ("In its filing, Acme blamed a supplier.", &[Statement]),
        ("iPhone sales fell.", &[Statement]),
        ("Acme Fires CEO After Scandal", &[Statement]),
        ("Acme cuts 300 jobs", &[Number, Statement]),
        // Nothing to check.
        ("It is hard to say.", &[]),
        ("What a lovely day!", &[]),
        ("This could be a sad time for everyone.", &[]),
        ("I love the French cinema.", &[]),
        ("Why Critics Worry", &[]),
        ("Controversy Over Chip Usage", &[]),
        ("1. Introduction", &[]),
        ("https://example.org/2024/05/story-294-000", &[]),
        ("Clearly, beauty is in the eye of the beholder.", &[]),
        ("Nobody knows what comes after.", &[]),
        ("", &[]),
        ("\u{2014}", &[]),
    ];
    let mut wrong = Vec::new();
    for (sentence, expected) in cases {
        let found = checkable(sentence);
        if found != *expected {
            wrong.push(format!("{sentence:?}: expected {expected:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_section_or_footnote_mark_is_no_number() {
    assert_eq!(checkable("3.2. What comes next"), []);
    assert_eq!(checkable("It is hard to say.[3]"), []);
}

#[test]
fn long_texts_of_one_kind_cost_no_square() {
    // At this length, work that grows with its square takes minutes.
    for unit in ["Acme said ", "\u{201c}", "' ", "May 5 ", "\"The ", "a"] {
        let text = unit.repeat(200_000 / unit.len());
        assert!(checkable(&text).len() <= 4, "{unit:?}: a reason is told once");
    }
}
