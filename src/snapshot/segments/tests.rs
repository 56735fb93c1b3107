use crate::prose::Meaning;
use crate::snapshot::{Change, Insertion, Level, Located, Quote, ReadText, Why, locate, read};

const SOURCE: &str = "The team acknowledged for the first time that it owns A100 chips and used them during early stages. \
    In October 2022 DeepSeek paid Sam Altman 80 dollars. It did not use the restricted chips for training, \
    they said, and only later bought more of them. Alone they trained.\n\n\
    A second paragraph speaks of the first time.";

fn look(exact: &str) -> (ReadText, Located) {
    let text = read("text/plain", SOURCE.as_bytes()).expect("plain text is always read");
    let located = locate(&text, &Quote::new(exact));
    (text, located)
}

/// The passages found and the insertions; panics if the quote was not found.
fn found(exact: &str) -> (Vec<String>, Vec<Insertion>) {
    match look(exact) {
        (text, Located::Found { segments, insertions, level: Level::Exact, .. }) => {
            let shown = segments.iter().map(|passage| text.text[passage.span.range()].to_owned());
            (shown.collect(), insertions)
        }
        (_, other) => panic!("`{exact}` gave {other:?}"),
    }
}

fn changes(exact: &str) -> Vec<(Meaning, Option<String>, Option<String>)> {
    match look(exact).1 {
        Located::Altered { changes, .. } => {
            changes.into_iter().map(|change| (change.kind, change.quote, change.source)).collect()
        }
        other => panic!("`{exact}` gave {other:?}"),
    }
}

fn why(exact: &str) -> Why {
    match look(exact).1 {
        Located::NotFound { why, .. } => why,
        other => panic!("`{exact}` gave {other:?}"),
    }
}

fn replaced(text: &str, replaced: Option<&str>) -> Insertion {
    Insertion { text: text.to_owned(), replaced: replaced.map(str::to_owned) }
}

#[test]
fn an_ellipsis_leaves_out_words_of_one_block() {
    let (segments, _) = found("The team acknowledged [...] it owns A100 chips […] during early stages.");
    assert_eq!(segments, ["The team acknowledged", "it owns A100 chips", "during early stages."]);
    assert_eq!(
        found("[...] it owns A100 chips [...]").0,
        ["it owns A100 chips"],
        "at the ends it says nothing"
    );
}

#[test]
fn what_is_skipped_is_told() {
    let (_, located) = look("used them during early stages. [...] It did not use");
    let Located::Found { skipped, .. } = located else { panic!("{located:?}") };
    assert_eq!(skipped[0].text, "In October 2022 DeepSeek paid Sam Altman 80 dollars.");
    let told = |change: &Change| (change.kind, change.source.clone().unwrap_or_default());
    assert_eq!(
        skipped[0].mentions.iter().map(told).collect::<Vec<_>>(),
        [
            (Meaning::Date, "October 2022".to_owned()),
            (Meaning::Name, "DeepSeek".to_owned()),
            (Meaning::Name, "Sam Altman".to_owned()),
            (Meaning::Number, "80 dollars".to_owned()),
        ]
    );
}

#[test]
fn skipped_meaning_is_a_change() {
    assert_eq!(
        changes("DeepSeek paid Sam Altman 80 dollars. [...] use the restricted chips"),
        [(Meaning::Negation, None, Some("not".to_owned()))]
    );
    assert_eq!(
        changes("the restricted chips for training [...] later bought more of them"),
        [(Meaning::Exclusivity, None, Some("only".to_owned()))]
    );
    assert_eq!(
        changes("DeepSeek paid Sam Altman 80 [...] use the restricted chips"),
        [
            (Meaning::Negation, None, Some("not".to_owned())),
            (Meaning::Number, Some("80".to_owned()), Some("80 dollars".to_owned()))
        ],
        "and so is a unit that is cut"
    );
}

#[test]
fn segments_are_long_in_order_and_of_one_block() {
    assert_eq!(
        why("The team [...] it owns A100 chips"),
        Why::ShortSegment { segment: "The team".to_owned() }
    );
    assert!(matches!(why("it owns A100 chips [...] The team acknowledged for"), Why::Scattered { .. }));
    assert!(matches!(why("more of them. [...] A second paragraph speaks"), Why::Scattered { .. }));
    assert!(matches!(
        changes("The team acknowledged for [...] it owns A200 chips").as_slice(),
        [(Meaning::Name, Some(_), Some(_))]
    ));
}

#[test]
fn insertions_stand_for_nothing_or_for_a_pronoun() {
    let (segments, insertions) = found("that it [DeepSeek] owns A100 chips");
    assert_eq!(segments, ["that it owns A100 chips"]);
    assert_eq!(insertions, [replaced("DeepSeek", None)]);
    assert_eq!(found("that [DeepSeek] owns A100 chips").1, [replaced("DeepSeek", Some("it"))]);
    assert_eq!(found("October 2022 [the firm] paid [its rival] 80 dollars").1.len(), 2);
    assert_eq!(found("[DeepSeek] owns A100 chips [in China]").1.len(), 2);
    assert!(matches!(look("that [it] A100 chips").1, Located::NotFound { .. }), "`owns` is no pronoun");
}

#[test]
fn an_insertion_may_not_turn_the_meaning() {
    assert_eq!(
        changes("that it [never] owns A100 chips"),
        [(Meaning::Negation, Some("never".to_owned()), None)]
    );
    assert_eq!(
        changes("[The firm] use the restricted chips"),
        [(Meaning::Negation, None, Some("not".to_owned()))],
        "it stands where `not` stood"
    );
    assert!(!matches!(look("It did [indeed] use the restricted chips").1, Located::Found { .. }));
}

#[test]
fn letters_and_endings_may_be_changed() {
    assert_eq!(found("[I]t owns A100 chips and use[d] them").0, ["it owns A100 chips and used them"]);
    assert_eq!(
        found("[t]he team acknowledge[s] for the first time").0,
        ["The team acknowledged for the first time"]
    );
    assert!(!matches!(look("It did no[w] use the restricted chips").1, Located::Found { .. }));
}

#[test]
fn brackets_of_the_source_itself_are_read_first() {
    let text = read("text/plain", "They [the firm] said [...] so [1] there, not here.".as_bytes());
    let text = text.expect("plain text is always read");
    for exact in ["They [the firm] said [...] so", "said [...] so [1] there", "They [the firm] said"] {
        let Located::Found { insertions, skipped, .. } = locate(&text, &Quote::new(exact)) else {
            panic!("`{exact}` stands there")
        };
        assert!(insertions.is_empty() && skipped.is_empty());
    }
    let Located::Found { insertions, .. } = locate(&text, &Quote::new("[t]hey [the firm] said")) else {
        panic!("it stands there but for one letter")
    };
    assert!(insertions.is_empty());
}
