//! The words of a quote.

use crate::support::{Ledger, error, warning};

const ONLY: &str = "claims/only-h800.yaml";
const CHIPS: &str = "claims/r1-512-h800.yaml";

/// The example with one passage of a claim changed; the quote that it stands in, as a place.
fn changed(file: &str, from: &str, to: &str) -> (Ledger, String) {
    let ledger = Ledger::example().change(file, from, to);
    let line = ledger.text(file).lines().find(|line| line.contains(to)).unwrap().trim();
    let quote = line.trim_start_matches("- ").strip_prefix("quote: ").expect("the change is in a quote");
    let place = format!("quote: «{quote}»");
    (ledger, place)
}

#[test]
fn one_letter_changed() {
    let (ledger, quote) = changed(ONLY, "it used only lawfully", "it used only lawfuly");
    ledger.has_only(&error("quote-not-found").at(ONLY, &quote));
}

#[test]
fn one_word_changed() {
    let (ledger, quote) = changed(ONLY, "DeepSeek insists it", "DeepSeek claims it");
    ledger.has_only(&error("quote-not-found").at(ONLY, &quote));
}

#[test]
fn one_digit_changed() {
    let (ledger, quote) = changed(CHIPS, "using 512 NVIDIA", "using 612 NVIDIA");
    ledger.has_only(&error("quote-altered").at(CHIPS, &quote));
}

#[test]
fn only_removed() {
    let (ledger, quote) = changed(ONLY, "it used only lawfully", "it used lawfully");
    ledger.has_only(&error("quote-altered").at(ONLY, &quote));
}

#[test]
fn not_inserted() {
    let (ledger, quote) = changed(ONLY, "it owns A100 chips", "it owns not A100 chips");
    ledger.has_only(&error("quote-altered").at(ONLY, &quote));
}

#[test]
fn a_name_changed() {
    let (ledger, quote) = changed(ONLY, "it owns A100 chips", "it owns H100 chips");
    ledger.has_only(&error("quote-altered").at(ONLY, &quote));
}

#[test]
fn a_number_cut_from_its_digits() {
    let (ledger, quote) =
        changed("claims/r1-cost-294k.yaml", "was trained for $294,000", "was trained for $294");
    ledger.has_only(&error("quote-altered").at("claims/r1-cost-294k.yaml", &quote));
}

#[test]
fn not_left_out_by_an_ellipsis() {
    let file = "claims/openai-expenses-not-shared.yaml";
    let (ledger, quote) = changed(
        file,
        "While Altman’s company has not shared detailed expenses",
        "While Altman’s company has [...] shared detailed expenses",
    );
    ledger.has_only(&error("quote-altered").at(file, &quote));
}

#[test]
fn a_quote_present_twice() {
    let file = "claims/h800-lawfully-acquired.yaml";
    let (ledger, quote) = changed(file, "quote: lawfully acquired H800 chips", "quote: H800 chips");
    ledger.has_only(&warning("quote-ambiguous").at(file, &quote));
}

#[test]
fn a_wrong_prefix() {
    let quote = "    quote: DeepSeek insists it used only lawfully acquired H800 chips\n";
    let ledger = Ledger::example().change(ONLY, quote, &format!("{quote}    prefix: in November 2022.\n"));
    ledger.has_only(&error("quote-not-found").at(ONLY, "prefix: «in November 2022.»"));
}

#[test]
fn the_right_prefix_tells_two_places_apart() {
    let file = "claims/h800-lawfully-acquired.yaml";
    let quote = "    quote: lawfully acquired H800 chips\n";
    let ledger =
        Ledger::example().change(file, quote, "    quote: H800 chips\n    prefix: lawfully acquired\n");
    assert_eq!(crate::support::problems(&ledger.check()), [""; 0]);
}

#[test]
fn a_quote_of_a_sentence_that_needs_no_claim() {
    let file = "sources/newsbytes-2025-09-18.yaml";
    let (ledger, quote) =
        changed(file, "is expected to fuel new discussions", "is expected to feed new discussions");
    ledger.has_only(&error("quote-not-found").at(file, &quote));
}
