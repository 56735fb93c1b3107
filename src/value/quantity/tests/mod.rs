//! Comparison, words and laws; the tables of forms and of errors stand beside.

use proptest::prelude::*;

use super::*;

mod errors;
mod forms;

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
    Quantity::common(&read(a), &read(b)).map(|(a, b)| (a.into_owned(), b.into_owned()))
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
