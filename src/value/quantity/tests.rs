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
        ("80 h", "[270,000; 306,000) h"),
        ("80 hours", "[270,000; 306,000) hours"),
        ("80-hour", "[270,000; 306,000) hour"),
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
        ("$2 per GPU-hour", "[0.0004166…; 0.0006944…) USD per GPU-hour"),
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
        ("2.5e-6", "[0.00000245; 0.00000255) "),
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
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn says_what_is_wrong() {
    let long = "9".repeat(41);
    for (text, expected) in [
        ("", "it is empty; write a number, such as `2,000 GPU`"),
        ("   ", "it is empty; write a number, such as `2,000 GPU`"),
        ("NaN", "it has no number; write one, such as `2,000 GPU`"),
        ("nan GPU", "it has no number; write one, such as `2,000 GPU`"),
        ("inf", "it has no number; write one, such as `2,000 GPU`"),
        ("2,5", "`,` groups digits by three, and `.` is the decimal point; write `2.5`, or `2,500`"),
        ("12,34", "`,` groups digits by three, and `.` is the decimal point; write `12.34`, or `12,340`"),
        ("1,2345", "`,` groups digits by three, and `.` is the decimal point; write `12345`"),
        ("1234,567", "`,` groups digits by three, and `.` is the decimal point; write `1234567`"),
        ("1.000.000", "`,` groups digits by three, and `.` is the decimal point; write `1,000,000`"),
        ("1.000,50", "`,` groups digits by three, and `.` is the decimal point; write `1,000.50`"),
        ("1.2.3", "it has two decimal points; `,` groups digits by three, and `.` is the decimal point"),
        (long.as_str(), "it has a number of 41 digits; a number has at most 40"),
        ("1e101", "a power of ten lies between -100 and 100"),
        ("1e99999999999", "a power of ten lies between -100 and 100"),
        (
            "5 m",
            "`m` has several meanings: metre, minute, million; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`",
        ),
        ("$5.6m", "`m` beside money has two meanings, thousand and million; write `million`"),
        ("5.6 m USD", "`m` beside money has two meanings, thousand and million; write `million`"),
        ("US$5m", "`m` beside money has two meanings, thousand and million; write `million`"),
        ("5.6 M", "`M` has several meanings: million, mega, molar; write `million`"),
        ("5.6M tokens", "`M` has several meanings: million, mega, molar; write `million`"),
        ("5K", "`K` has two meanings: thousand, kelvin; write `thousand` or `kelvin`"),
        ("5 B", "`B` has several meanings: billion, byte; write `billion` or `bytes`"),
        (
            "£5",
            "`£` has several meanings: GBP, EGP, LBP and other pounds; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`",
        ),
        (
            "5 dollars",
            "`dollars` has several meanings: USD, AUD, CAD and other dollars; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`",
        ),
        (
            "5 tons",
            "`tons` has several meanings: tonne, short ton, long ton; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`",
        ),
        (
            "5 points",
            "`points` has several meanings: percentage points, basis points, points of an index; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`",
        ),
        (
            "5 gpus",
            "`gpus` is no unit, did you mean `GPUs`?; what is counted is declared as `units: { gpus: {} }` in `claims/vocabulary.yaml`",
        ),
        (
            "5 secnods",
            "`secnods` is no unit, did you mean `seconds`?; what is counted is declared as `units: { secnods: {} }` in `claims/vocabulary.yaml`",
        ),
        (
            "5 milion USD",
            "`milion` is no unit, did you mean `million`?; what is counted is declared as `units: { milion: {} }` in `claims/vocabulary.yaml`",
        ),
        (
            "5 chips",
            "`chips` is no unit; what is counted is declared as `units: { chips: {} }` in `claims/vocabulary.yaml`",
        ),
    ] {
        assert_eq!(read(text), format!("`{text}` is not a quantity: {expected}"));
    }
}

#[test]
fn says_what_does_not_fit_together() {
    for (text, expected) in [
        ("5 m2", "`m2` is no unit; write `m^2`"),
        ("5 m^0", "an exponent lies between -9 and 9 and is not 0, here it is 0"),
        ("5 km /", "a unit is missing beside the `/`"),
        ("5 °C / h", "`°C` counts from a zero of its own and cannot be multiplied; write `K`"),
        ("$5 USD", "a currency stands before the number, `$`, and after it, `USD`; keep one"),
        ("$5 GPU", "it has two units, `$` and `GPU`; keep one, or write `$ / GPU`"),
        ("5 USD EUR", "it has two currencies, the second is `EUR`; keep one"),
        ("5 km miles", "it has two units, `km` and `miles`; keep one"),
        (
            "two thousand five hundred",
            "a second number, `five`, follows the first; write one number, such as `2,500`",
        ),
        ("70..60", "it ends before it begins; write the smaller number first, such as `60..70`"),
        ("60 km to 70 h", "it begins in `km` and ends in `h`; write both ends in one unit"),
        ("..", "both ends are missing; write a range such as `60..70`"),
        (
            "500 to 6 million",
            "it is not plain whether the first number is multiplied too; write both ends in full",
        ),
        ("> 60..70", "it says `>` of a range; write a number, or the range alone"),
        ("between 60", "after `between` stand two numbers with `and` between them"),
        ("from 5", "after `from` stand two numbers with `to` between them"),
        ("more than about 100", "it says both `more than` and `about` of its number; keep one"),
        ("1/0", "it divides by zero; write a fraction such as `1/3`"),
        ("GPU 5", "`GPU` stands before the number; write the number first, then its unit"),
        ("--5", "it does not begin with a number; write one, such as `2,000 GPU`"),
        ("-$-5", "it has two signs; write one `-`"),
        ("5.", "a point or comma stands after the number; leave it out"),
        ("5 GPU!", "`GPU!` is no unit, did you mean `GPU`?"),
        (
            "5 % of revenue",
            "`of` is no unit; what is counted is declared as `units: { of: {} }` in `claims/vocabulary.yaml`",
        ),
        ("5...6", "a range has two points; write `60..70`, and `0.5` for `.5`"),
        ("1_000", "`_000` is no unit"),
        ("a", "it has no number; write one, such as `2,000 GPU`"),
        ("about", "it has no number; write one, such as `2,000 GPU`"),
        (">", "it has no number; write one, such as `2,000 GPU`"),
        ("$", "it has no number; write one, such as `2,000 GPU`"),
        (
            "5 a.m.",
            "`a.m.` is no unit; what is counted is declared as `units: { a.m.: {} }` in `claims/vocabulary.yaml`",
        ),
        (
            "5 pm",
            "`pm` has several meanings: picometre, after noon; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`",
        ),
        ("5 (GPU)", "`(GPU)` is no unit"),
    ] {
        assert_eq!(read(text), format!("`{text}` is not a quantity: {expected}"));
    }
}

#[test]
fn says_what_it_read_in_words() {
    let units = units();
    for (text, expected) in [
        ("2,000 GPU", "between 1,500 and 2,500 GPU (2,000 read to its last significant digit)"),
        ("exactly 2,048 GPU", "exactly 2,048 GPU"),
        ("> 100 million USD", "more than 100,000,000 USD"),
        ("fewer than 5", "less than 5"),
        ("up to 5 h", "at most 5 h"),
        ("60..70 h", "between 60 and 70 h"),
        ("60.. h", "at least 60 h"),
        ("about 2,050", "between 1,845 and 2,255 (about 2,050)"),
        ("$294k", "between 293,500 and 294,500 USD (294,000 read to its last significant digit)"),
        ("5 °C", "between 4.5 and 5.5 °C (5 read to its last significant digit)"),
        ("1/3", "exactly 0.3333…"),
    ] {
        let quantity = Quantity::read(text, &Reading::new(&units)).unwrap();
        assert_eq!(quantity.words(), expected, "{text}");
    }
    let cost = Interval::between(Number::from(76_725), Number::from(87_125));
    assert_eq!(format_interval(&cost, &units.read("USD").unwrap()), "between 76,725 and 87,125 USD");
    assert_eq!(
        format_interval(&Interval::exact(Number::from(81_920)), &units.read("$").unwrap()),
        "81,920 USD"
    );
    assert_eq!(format_interval(&Interval::everything(), &Unit::none()), "any number");
}

#[test]
fn takes_the_unit_of_the_property_and_refuses_others() {
    let units = units();
    let (hours, dollars, months) =
        (units.read("h").unwrap(), units.read("USD").unwrap(), units.read("month").unwrap());
    let how = Reading { unit: Some(&hours), ..Reading::new(&units) };
    assert_eq!(Quantity::read("exactly 2", &how).unwrap().words(), "exactly 2 h");
    assert_eq!(Quantity::read("exactly 120 min", &how).unwrap().words(), "exactly 120 min");
    assert_eq!(Quantity::read("exactly 2 months", &how).unwrap().words(), "exactly 2 months");
    let problem = Quantity::read("2 USD", &how).unwrap_err();
    assert_eq!(problem.because(), "it is in `USD`, which does not convert; write it in `h`");
    let also = [dollars];
    let how = Reading { also: &also, exact: true, ..how };
    assert_eq!(Quantity::read("2,000 USD", &how).unwrap().words(), "exactly 2,000 USD");
    assert_eq!(Quantity::read("about 2,000 USD", &how).unwrap().precision(), Precision::About);
    assert!(months.month_in_seconds().is_some() && hours.month_in_seconds().is_none());
}

fn pair(units: &Units, a: &str, b: &str) -> Option<(Interval, Interval)> {
    let read = |text| Quantity::read(text, &Reading::new(units)).unwrap();
    Quantity::common(&read(a), &read(b))
}

#[test]
fn compares_months_with_days_by_their_lengths() {
    let units = units();
    for (a, b, disjoint) in [
        ("exactly 1 month", "exactly 30 days", Some(false)),
        ("exactly 1 month", "exactly 32 days", Some(true)),
        ("exactly 1 year", "exactly 365 days", Some(false)),
        ("exactly 1 year", "exactly 364 days", Some(true)),
        ("exactly 1 year", "exactly 12 months", Some(false)),
        ("exactly 1 year", "exactly 13 months", Some(true)),
        ("exactly 1 quarter", "exactly 92 days", Some(false)),
        ("exactly 1 quarter", "exactly 93 days", Some(true)),
        ("exactly 31 GPU/month", "exactly 1 GPU/day", Some(false)),
        ("exactly 32 GPU/month", "exactly 1 GPU/day", Some(true)),
        ("3 USD", "3 EUR", None),
        ("3 %", "3 pp", None),
        ("3 %", "0.03", Some(false)),
        ("3 km", "2 miles", Some(false)),
        ("3 km", "3 h", None),
    ] {
        let found = pair(&units, a, b).map(|(a, b)| a.is_disjoint(&b));
        assert_eq!(found, disjoint, "{a} and {b}");
    }
}

#[test]
fn neighbours_that_only_touch_are_disjoint() {
    let units = units();
    for (a, b) in [("5.5", "5.6"), ("-5", "-6"), ("2,000", "1,000"), ("294k", "293k")] {
        let (a, b) = pair(&units, a, b).unwrap();
        assert!(a.is_disjoint(&b));
    }
}

/// 512 GPUs for 80 hours at 2 dollars an hour are not 294 thousand dollars.
#[test]
fn works_out_a_product_in_units() {
    let units = units();
    let read = |text, exact| Quantity::read(text, &Reading { exact, ..Reading::new(&units) }).unwrap();
    let (count, time, price) =
        (read("512 GPUs", false), read("80 hours", false), read("$2 per GPU-hour", true));
    let cost = count.interval().mul(time.interval()).mul(price.interval());
    let dimension = count.dimension().times(time.dimension(), 1).and_then(|d| d.times(price.dimension(), 1));
    let dollars = units.read("USD").unwrap();
    assert_eq!(dimension.as_ref(), Some(dollars.dimension()));
    assert_eq!(format_interval(&cost, &dollars), "between 76,725 and 87,125 USD");
    assert!(cost.is_disjoint(read("294 thousand USD", false).interval()));
}

fn parts() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "about ",
        "exactly ",
        "> ",
        "between ",
        " and ",
        " to ",
        "..",
        "-",
        "–",
        "−",
        "$",
        "€",
        "USD ",
        "5",
        "2,000",
        "1.10",
        "0",
        "1/3",
        "½",
        "e6",
        " x 10^6",
        "×10⁻⁶",
        "k",
        "M",
        "m",
        " million",
        " dozen",
        "two",
        "twenty",
        "half a",
        " h",
        " GPU",
        "-hours",
        "/",
        " per ",
        "%",
        "°C",
        "²",
        "^-2",
        " ",
        "\u{a0}",
        "...",
        ",",
    ]);
    prop::collection::vec(part, 0..9).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,60}|[0-9.,e^/x -]{0,30}", made in parts()) {
        let units = units();
        for text in [text, made] {
            if let Ok(quantity) = Quantity::read(&text, &Reading::new(&units)) {
                prop_assert_eq!(quantity.as_str(), text.as_str());
                prop_assert!(!quantity.words().is_empty());
                prop_assert!(Quantity::common(&quantity, &quantity).is_some_and(|(a, b)| !a.is_disjoint(&b)));
            }
        }
    }

    #[test]
    fn a_wider_tolerance_holds_a_narrower(number in 1_u32..1_000_000, narrow in 0_i64..50, more in 0_i64..50) {
        let units = units();
        let reach = |percent| {
            let about = Number::ratio(percent, 100).unwrap();
            Quantity::read(&format!("about {number}"), &Reading { about, ..Reading::new(&units) }).unwrap()
        };
        let (narrow, wide) = (reach(narrow), reach(narrow + more));
        prop_assert!(wide.interval().contains(narrow.interval()));
        let rounded = Quantity::read(&number.to_string(), &Reading::new(&units)).unwrap();
        prop_assert!(narrow.interval().contains(rounded.interval()));
    }

    #[test]
    fn a_number_is_among_what_rounds_to_it(whole in 0_u64..u64::MAX, decimals in 0_u32..9, negative: bool) {
        let units = units();
        let text = format!("{}{whole}.{decimals:03}", if negative { "-" } else { "" });
        let exact = Quantity::read(&format!("exactly {text}"), &Reading::new(&units)).unwrap();
        let rounded = Quantity::read(&text, &Reading::new(&units)).unwrap();
        prop_assert!(rounded.interval().contains(exact.interval()));
        let mirrored = if negative { text[1..].to_owned() } else { format!("-{text}") };
        let mirrored = Quantity::read(&mirrored, &Reading::new(&units)).unwrap();
        prop_assert_eq!(mirrored.interval().neg(), rounded.interval().clone());
    }
}
