use proptest::prelude::*;

use super::*;
use crate::snapshot::Passage;
use crate::snapshot::read;

fn plain(text: &str) -> ReadText {
    read("text/plain", text.as_bytes()).expect("plain text is always read")
}

fn markdown(text: &str) -> ReadText {
    read("text/markdown", text.as_bytes()).expect("it is read")
}

fn found(text: &ReadText, exact: &str) -> (Level, Vec<String>) {
    match locate(text, &Quote::new(exact)) {
        Located::Found { level, segments, .. } => {
            (level, segments.iter().map(|passage| text.text[passage.span.range()].to_owned()).collect())
        }
        other => panic!("`{exact}` gave {other:?}"),
    }
}

#[test]
fn each_level_is_told() {
    let text = plain("He said:\n“It’s  \u{A0}more—much more…” of it, cafe\u{301} & all.");
    assert_eq!(found(&text, "more—much more").0, Level::Exact);
    assert_eq!(found(&text, "“It’s more—much").0, Level::Spacing);
    assert_eq!(found(&text, "caf\u{E9} &amp; all").0, Level::Spacing);
    let (level, passages) = found(&text, "\"It's more - much more...\" of it");
    assert_eq!(
        (level, passages),
        (Level::Typography, vec!["“It’s  \u{A0}more—much more…” of it".to_owned()])
    );
}

#[test]
fn a_paragraph_is_crossed_only_by_a_quote_that_says_so() {
    let text = markdown("No evidence\n\nof harm was found\nby them.");
    assert!(matches!(locate(&text, &Quote::new("evidence of harm")), Located::NotFound { .. }));
    assert_eq!(found(&text, "evidence\n\nof harm").0, Level::Exact);
    assert_eq!(found(&text, "evidence\nof harm").0, Level::Spacing, "as YAML folds it");
    assert_eq!(found(&text, "found by them").0, Level::Spacing);
}

#[test]
fn context_tells_equal_passages_apart() {
    let text = plain("In May they won the vote. In June they lost. In July they won the vote again.");
    let mut quote = Quote::new("they won the vote");
    let Located::Ambiguous { level: Level::Exact, places } = locate(&text, &quote) else { panic!("twice") };
    assert_eq!((places.count, places.first.len()), (2, 2));
    quote.prefix = Some("In  July");
    assert_eq!(locate(&text, &quote).spans(), [Span::new(53, 70)]);
    (quote.prefix, quote.suffix) = (None, Some(". In June"));
    assert_eq!(locate(&text, &quote).spans(), [Span::new(7, 24)]);
    quote.prefix = Some("In August");
    let Located::Context { places, found, .. } = locate(&text, &quote) else { panic!("no such prefix") };
    assert_eq!(places.count, 2);
    assert_eq!((found.prefix.as_deref(), found.suffix, found.one_fits), (Some("In May"), None, true));
}

#[test]
fn a_context_that_does_not_fit_is_explained_from_the_likest_place() {
    let text = plain(
        "In May they won the vote. In June they lost. In July they won the vote again. It rained, and they won the vote.",
    );
    let around = |exact, prefix, suffix| {
        let Located::Context { places, found, .. } = locate(&text, &Quote { exact, prefix, suffix }) else {
            panic!("{exact} {prefix:?} {suffix:?}")
        };
        assert_eq!((places.count, places.first.len()), (3, 3));
        let instead = [found.prefix, found.suffix].map(|words| words.unwrap_or_else(|| "-".to_owned()));
        (places.first[0].span.start, instead.join(" | "), found.one_fits)
    };
    let won = "they won the vote";
    assert_eq!(around(won, Some("In August"), Some("again")), (53, "In July | -".to_owned(), true));
    assert_eq!(around(won, Some("In July"), Some(". In June")), (7, "In May | -".to_owned(), true));
    assert_eq!(around(won, Some("it snowed, and"), None), (93, "It rained, and | -".to_owned(), false));
    assert_eq!(around(won, Some("in fuly"), Some("agaim")), (53, "In July | again.".to_owned(), false));
    assert_eq!(around("they [...] the vote", Some("x"), Some("again")).0, 53);
}

#[test]
fn places_are_counted_and_only_the_first_kept() {
    let text = plain(&"of the ".repeat(1_000));
    let Located::Ambiguous { places, .. } = locate(&text, &Quote::new("of the of")) else { panic!("many") };
    assert_eq!((places.count, places.first.len()), (999, MOST_PLACES));
}

#[test]
fn without_a_word_there_is_no_quote() {
    let text = plain("— one, two. [...] (three)");
    for exact in ["", "  ", "—", "[...]", "[…] [...]", "…", "]["] {
        let located = locate(&text, &Quote::new(exact));
        assert_eq!(located, Located::NotFound { why: Why::NoWords, nearest: Vec::new() }, "{exact}");
    }
}

#[test]
fn markdown_leads_back_to_the_bytes_of_the_file() {
    let file = "# A *great* day\n\nIt [owns](https://a.example/b_c) **A100** chips &amp; `used` them.\n";
    let text = markdown(file);
    assert_eq!(text.text, "A great day\n\nIt owns A100 chips & used them.");
    let Located::Found { level: Level::Exact, segments, .. } =
        locate(&text, &Quote::new("owns A100 chips & used"))
    else {
        panic!("it stands there")
    };
    let raw = segments[0].raw;
    assert_eq!(&file[raw.range()], "owns](https://a.example/b_c) **A100** chips &amp; `used");
}

proptest! {
    #[test]
    fn never_panics(text in any::<String>(), exact in any::<String>(), prefix in any::<String>()) {
        for read in [plain(&text), markdown(&text)] {
            locate(&read, &Quote { exact: &exact, prefix: Some(&prefix), suffix: None });
        }
    }

    #[test]
    fn never_panics_on_near_misses(
        text in "[ab5$%.,'’“\\[\\]…—\\-é\u{301}\u{AD}\n *_`<>&;]{0,40}",
        exact in "[ab5$%.,'’“\\[\\]…—\\-é\u{301}\u{AD}\n ]{0,12}",
    ) {
        for read in [plain(&text), markdown(&text)] {
            locate(&read, &Quote { exact: &exact, prefix: None, suffix: Some("a") });
            locate(&read, &Quote::new(&exact));
        }
    }

    #[test]
    fn whole_words_stand_where_they_were_cut_from(
        words in prop::collection::vec("[a-z]{1,6}|é[a-z]+|“[a-z]+”|\\*[a-z]+\\*|&amp;|[0-9]{1,3}[jqvw]", 1..30),
        from in any::<prop::sample::Index>(),
        len in 1_usize..12,
    ) {
        let file = words.join(" ");
        let text = markdown(&file);
        let shown: Vec<&str> = text.text.split(' ').collect();
        let from = from.index(shown.len());
        let exact = shown[from..(from + len).min(shown.len())].join(" ");
        let bytes = |passage: &Passage| file[passage.raw.range()].to_owned();
        match locate(&text, &Quote::new(&exact)) {
            Located::Found { level, segments, .. } => {
                prop_assert_eq!(level, Level::Exact);
                prop_assert_eq!(&text.text[segments[0].span.range()], &exact);
                let read = bytes(&segments[0]).replace('*', "").replace("&amp;", "&");
                prop_assert!(read.contains(&exact), "{} {}", read, exact);
            }
            Located::Ambiguous { level, places } => {
                prop_assert_eq!(level, Level::Exact);
                prop_assert!(places.count > 1);
            }
            Located::NotFound { why, .. } => prop_assert_eq!(why, Why::NoWords),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
