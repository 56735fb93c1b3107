//! Forms and what they stand for, errors and what they say, and laws.

use proptest::prelude::*;

use super::*;

fn units() -> Units {
    let (units, faults) = Units::new([
        ("GPU", None),
        ("token", None),
        ("$", Some("USD")),
        ("kUSD", Some("1000 USD")),
        ("furlong", Some("660 foot")),
    ]);
    assert_eq!(faults, []);
    units
}

/// An interval with round and square brackets for open and closed ends.
fn brackets(interval: &Interval) -> String {
    let lower = interval
        .lower()
        .map_or("(-∞".to_owned(), |low| format!("{}{}", if low.closed { "[" } else { "(" }, low.at));
    let upper = interval
        .upper()
        .map_or("∞)".to_owned(), |high| format!("{}{}", high.at, if high.closed { "]" } else { ")" }));
    format!("{lower}; {upper}")
}

fn read(text: &str) -> String {
    let units = units();
    match Quantity::read(text, &Reading::new(&units)) {
        Ok(quantity) => format!("{} {}", brackets(quantity.interval()), quantity.unit()),
        Err(error) => error.to_string(),
    }
}

#[test]
fn reads_what_people_write() {
    let mut bad = false;
    for (text, expected) in [
        // Half a unit of the last significant digit.
        ("2,000", "[1,500; 2,500) "),
        ("2,050", "[2,045; 2,055) "),
        ("1.10", "[1.095; 1.105) "),
        ("512", "[511.5; 512.5) "),
        ("0", "[-0.5; 0.5) "),
        ("-5", "(-5.5; -4.5] "),
        ("−5", "(-5.5; -4.5] "),
        ("5.6 million", "[5,550,000; 5,650,000) "),
        ("0.03", "[0.025; 0.035) "),
        ("3 %", "[0.025; 0.035) %"),
        ("2.5e6", "[2,450,000; 2,550,000) "),
        ("2.5 x 10^6", "[2,450,000; 2,550,000) "),
        ("2.5×10⁶", "[2,450,000; 2,550,000) "),
        ("1 000 000", "[500,000; 1,500,000) "),
        ("294\u{a0}thousand\u{2009}USD", "[293,500; 294,500) USD"),
        ("80 h", "[286,200; 289,800) h"),
        ("80 hours", "[286,200; 289,800) hours"),
        ("80-hour", "[286,200; 289,800) hour"),
        // Money.
        ("294 thousand USD", "[293,500; 294,500) USD"),
        ("$294k", "[293,500; 294,500) USD"),
        ("$294,000", "[293,500; 294,500) USD"),
        ("294 k$", "[293,500; 294,500) k$"),
        ("$5.6M", "[5,550,000; 5,650,000) USD"),
        ("5.6 M$", "[5,550,000; 5,650,000) M$"),
        ("5.6 MUSD", "[5,550,000; 5,650,000) MUSD"),
        ("USD 5.6 million", "[5,550,000; 5,650,000) USD"),
        ("US$5.6 million", "[5,550,000; 5,650,000) USD"),
        ("5.6 M USD", "[5,550,000; 5,650,000) USD"),
        ("€3bn", "[2,500,000,000; 3,500,000,000) EUR"),
        ("-$5", "(-5.5; -4.5] USD"),
        ("$-5", "(-5.5; -4.5] USD"),
        ("3 crore Indian rupees", "[25,000,000; 35,000,000) Indian rupees"),
        ("$2 per GPU-hour", "[0.0004166… × 10^-3; 1) "),
        // About, exactly, bounds.
        ("about 2,000", "[1,500; 2,500) "),
        ("about 2,050", "[1,845; 2,255] "),
        ("~2,050 GPUs", "[1,845; 2,255] GPUs"),
        ("ca. 2,050", "[1,845; 2,255] "),
        ("exactly 2,048 GPU", "[2,048; 2,048] GPU"),
        ("> 100 million USD", "(100,000,000; ∞) USD"),
        ("more than 5", "(5; ∞) "),
        ("much more than 5", "(5; ∞) "),
        ("at least 5", "[5; ∞) "),
        ("≥5", "[5; ∞) "),
        ("< 5", "(-∞; 5) "),
        ("fewer than 5 GPUs", "(-∞; 5) GPUs"),
        ("up to 5", "(-∞; 5] "),
        ("no more than 5", "(-∞; 5] "),
        ("no fewer than 5", "[5; ∞) "),
        // Ranges.
        ("60..70", "[60; 70] "),
        ("60..", "[60; ∞) "),
        ("..70", "(-∞; 70] "),
        ("60 to 70 h", "[216,000; 252,000] h"),
        ("60-70 h", "[216,000; 252,000] h"),
        ("60–70 h", "[216,000; 252,000] h"),
        ("between 60 and 70 h", "[216,000; 252,000] h"),
        ("from 60 to 70 h", "[216,000; 252,000] h"),
        ("60 min to 2 h", "[3,600; 7,200] h"),
        ("$60-$70", "[60; 70] USD"),
        ("$60-70", "[60; 70] USD"),
        ("5 to 6 million USD", "[5,000,000; 6,000,000] USD"),
        ("2.5e-6", "[2.45 × 10^-6; 2.55 × 10^-6) "),
        // Words and fractions.
        ("two", "[1.5; 2.5) "),
        ("twenty-five GPUs", "[24.5; 25.5) GPUs"),
        ("two hundred and five", "[204.5; 205.5) "),
        ("a dozen", "[11.5; 12.5) "),
        ("a million", "[500,000; 1,500,000) "),
        ("half a million", "[500,000; 500,000] "),
        ("a third", "[0.3333…; 0.3333…] "),
        ("two thirds", "[0.6666…; 0.6666…] "),
        ("1/3", "[0.3333…; 0.3333…] "),
        ("½", "[0.5; 0.5] "),
        ("2½ h", "[9,000; 9,000] h"),
    ] {
        let got = read(text);
        if got != expected {
            eprintln!("{text:30} | {got}   EXPECTED {expected}");
            bad = true;
        }
    }
    assert!(!bad);
}
