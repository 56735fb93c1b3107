//! Units built in, declared, and composed.

use proptest::prelude::*;

use super::*;

fn ledger() -> Units {
    let (units, faults) = Units::new([
        ("GPU", None),
        ("token", None),
        ("light-bulb", None),
        ("$", Some("USD")),
        ("m", Some("metre")),
        ("kUSD", Some("1000 USD")),
        ("furlong", Some("660 foot")),
        ("node", Some("8 GPU")),
        ("rack", Some("4 nodes")),
    ]);
    assert_eq!(faults, []);
    units
}

/// How many of the other one of this is.
fn ratio(units: &Units, one: &str, other: &str) -> Option<String> {
    let (one, other) = (units.read(one).unwrap(), units.read(other).unwrap());
    (one.dimension() == other.dimension())
        .then(|| one.factor().divided_by(other.factor()).unwrap().to_string())
}

#[test]
fn converts() {
    let units = ledger();
    for (one, other, expected) in [
        ("km", "metre", "1,000"),
        ("mile", "km", "1.609344"),
        ("foot", "inches", "12"),
        ("yards", "feet", "3"),
        ("acre", "m²", "4,046.8564224"),
        ("hectare", "square metres", "10,000"),
        ("litre", "cubic centimetres", "1,000"),
        ("US gallon", "cubic inches", "231"),
        ("oil barrel", "US gallons", "42"),
        ("tonne", "kg", "1,000"),
        ("Mt", "t", "1,000,000"),
        ("short ton", "lb", "2,000"),
        ("day", "h", "24"),
        ("week", "days", "7"),
        ("year", "months", "12"),
        ("century", "decades", "10"),
        ("quarter", "month", "3"),
        ("kWh", "MJ", "3.6"),
        ("kilowatt-hours", "kW h", "1"),
        ("Wh", "watt hours", "1"),
        ("W", "V A", "1"),
        ("V", "J/coulomb", "1"),
        ("bar", "kPa", "100"),
        ("N", "kg m/s^2", "1"),
        ("Pa", "kg m^-1 s^-2", "1"),
        ("km/h", "m/s", "0.2777…"),
        ("mph", "miles per hour", "1"),
        ("kcal", "kJ", "4.184"),
        ("byte", "bits", "8"),
        ("kB", "bytes", "1,000"),
        ("KiB", "bytes", "1,024"),
        ("gibibytes", "MiB", "1,024"),
        ("Gbps", "Mbit/s", "1,000"),
        ("Hz", "/ s", "1"),
        ("%", "ppm", "10,000"),
        ("per cent", "percent", "1"),
        ("percentage points", "bp", "100"),
        ("µm", "nm", "1,000"),
        ("μm", "um", "1"),
        ("kilobars", "bar", "1,000"),
        ("kUSD", "$", "1,000"),
        ("MUSD", "k$", "1,000"),
        ("US dollars", "USD", "1"),
        ("furlongs", "miles", "0.125"),
        ("racks", "GPUs", "32"),
        ("light bulbs", "light-bulb", "1"),
        ("GPU-hours", "GPU h", "1"),
        ("GPU·days", "GPU hour", "24"),
        ("USD / GPU-hour", "$ per GPU per hour", "1"),
        ("dollars per hour", "USD/h", "-"),
        ("tokens/s", "tokens per minute", "60"),
        ("m", "metres", "1"),
        ("°C", "kelvin", "1"),
    ] {
        if expected == "-" {
            assert!(units.read(one).is_err());
        } else {
            assert_eq!(ratio(&units, one, other).as_deref(), Some(expected), "{one} in {other}");
        }
    }
}

#[test]
fn keeps_apart_what_does_not_convert() {
    let units = ledger();
    for (one, other) in [
        ("USD", "EUR"),
        ("%", "percentage points"),
        ("GPU", "token"),
        ("month", "day"),
        ("GPU-hours", "hours"),
        ("Hz", "s"),
        ("km", "km^2"),
        ("kg", "N"),
    ] {
        assert_eq!(ratio(&units, one, other), None, "{one} and {other}");
    }
}

#[test]
fn degrees_have_a_zero_of_their_own() {
    let units = ledger();
    let (celsius, fahrenheit) = (units.read("°C").unwrap(), units.read("degrees Fahrenheit").unwrap());
    let boiling = celsius.to_base(&Interval::exact(Number::from(100)));
    assert_eq!(fahrenheit.from_base(&boiling), Interval::exact(Number::from(212)));
    assert!(units.read("°C/h").unwrap_err().contains("cannot be multiplied; write `K`"));
}

#[test]
fn says_what_is_wrong_with_a_unit() {
    let units = Units::default();
    for (text, expected) in [
        (
            "m",
            "`m` has several meanings: metre, minute, million; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`",
        ),
        (
            "USD/m",
            "`m` has several meanings: metre, minute, million; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`",
        ),
        (
            "GPU",
            "`GPU` is no unit; what is counted is declared as `units: { GPU: {} }` in `claims/vocabulary.yaml`",
        ),
        (
            "usd",
            "`usd` is no unit, did you mean `USD`?; what is counted is declared as `units: { usd: {} }` in `claims/vocabulary.yaml`",
        ),
        ("m2", "`m2` is no unit; write `m^2`"),
        ("km3", "`km3` is no unit; write `km^3`"),
        ("km^10", "an exponent lies between -9 and 9 and is not 0, here it is 10"),
        ("km^", "an exponent is a whole number, such as that of `m^2`"),
        ("^2", "an exponent stands without a unit"),
        ("km//h", "a unit is missing beside the `/`"),
        ("km/", "a unit is missing beside the `/`"),
        ("km miles", "it has two units, `km` and `miles`; keep one"),
        ("USD EUR", "it has two currencies, the second is `EUR`; keep one"),
        ("Qm^9 Qg^9 Qs^9 QA^9 QK^9 Qmol^9 Qcd^9 Qbit^9", "it is too large or too small at `QK`"),
    ] {
        assert_eq!(units.read(text), Err(expected.to_owned()), "{text}");
    }
    assert!(units.read(&"x".repeat(201)).unwrap_err().starts_with("a unit has at most 200 bytes"));
}

#[test]
fn says_what_is_wrong_with_a_declaration() {
    let fault = |pairs: &[(&str, Option<&str>)]| -> Vec<String> {
        Units::new(pairs.iter().copied()).1.into_iter().map(|fault| fault.problem).collect()
    };
    for (pairs, expected) in [
        (vec![("a", Some("2 b")), ("b", Some("3 a"))], vec!["`a` is defined by itself: `a` by `b` by `a`"]),
        (vec![("hour", None)], vec!["`hour` is built in and means something else; declare another name"]),
        (vec![("€", Some("USD"))], vec!["`€` is built in and means something else; declare another name"]),
        (
            vec![("$", Some("USD")), ("$", Some("CAD"))],
            vec!["`$` is declared twice, with two meanings; keep one"],
        ),
        (
            vec![("x", Some("2 widgets"))],
            vec![
                "`x` is defined as `2 widgets`: `widgets` is no unit; declare it too, or write a unit such as `USD`",
            ],
        ),
        (
            vec![("x", Some("2 tons"))],
            vec![
                "`x` is defined as `2 tons`: `tons` has several meanings: tonne, short ton, long ton; write the one you mean",
            ],
        ),
        (vec![("x", Some("0 USD"))], vec!["`x` is defined as `0 USD`, and a unit is more than 0 of another"]),
        (
            vec![("x", Some("2,5 USD"))],
            vec![
                "`x` is defined as `2,5 USD`: `,` groups digits by three, and `.` is the decimal point; write `2.5`, or `2,500`",
            ],
        ),
        (
            vec![("x", Some(""))],
            vec!["`x` is defined as ``: a definition has 1 to 200 bytes, such as `1000 USD`"],
        ),
        (
            vec![("5x", None)],
            vec!["`5x` cannot name a unit: it begins as a number does; write a word, such as `GPU`"],
        ),
        (
            vec![("a/b", None)],
            vec!["`a/b` cannot name a unit: it has a sign that joins units; write a word, such as `GPU`"],
        ),
        (vec![("h", Some("60 min")), ("kUSD", Some("1000 USD"))], vec![]),
    ] {
        let found = fault(&pairs);
        assert_eq!(
            found.iter().take(1).collect::<Vec<_>>(),
            expected.iter().collect::<Vec<_>>(),
            "{pairs:?}"
        );
    }
}

#[test]
fn bounds_what_declarations_can_build() {
    let names: Vec<(String, String)> =
        (0..200).map(|at| (format!("u{at}x"), format!("2 u{}x^9", at + 1))).collect();
    let pairs = names.iter().map(|(name, definition)| (name.as_str(), Some(definition.as_str())));
    let (_, faults) = Units::new(pairs.chain([("u200x", Some("percent"))]));
    assert!(faults.iter().any(|fault| fault.problem.contains("too large or too small")));
    assert!(faults.iter().any(|fault| fault.problem.contains("definitions that lean on each other")));
    assert!(faults.iter().all(|fault| fault.problem.len() < 3_000));
}

fn words() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "km",
        "mile",
        "USD",
        "k$",
        "h",
        "days",
        "GPU",
        "furlong",
        "kg",
        "short ton",
        "Wh",
        "%",
        "year",
        "bp",
        "KiB",
    ])
}

proptest! {
    #[test]
    fn there_and_back_is_where_it_began(unit in words(), other in words(), over in any::<i32>(), under in 1..1000_i64) {
        let units = ledger();
        let (unit, other) = (units.read(unit).unwrap(), units.read(other).unwrap());
        let interval = Interval::between(Number::ratio(over.into(), under).unwrap(), Number::ZERO);
        prop_assert_eq!(unit.from_base(&unit.to_base(&interval)), interval.clone());
        let there = other.from_base(&unit.to_base(&interval));
        prop_assert_eq!(unit.from_base(&other.to_base(&there)), interval);
    }

    #[test]
    fn a_product_over_one_of_its_factors_is_the_other(unit in words(), other in words()) {
        let units = ledger();
        let rate = units.read(&format!("{unit} / {other}"));
        let (unit, other) = (units.read(unit).unwrap(), units.read(other).unwrap());
        if let Ok(rate) = rate {
            prop_assert_eq!(rate.dimension().times(other.dimension(), 1).unwrap(), unit.dimension().clone());
            prop_assert_eq!(&(rate.factor() * other.factor()), unit.factor());
        }
    }

    #[test]
    fn never_panics(text in "[a-zA-Z$€°µ%/^·*²⁻ 0-9.-]{0,40}|\\PC{0,30}", definition in "[0-9,.e]{0,6} ?[a-zA-Z/^0-9 -]{0,12}") {
        let units = ledger();
        let _ = units.read(&text);
        let (units, _) = Units::new([(text.as_str(), None), ("a", Some(definition.as_str())), ("b", Some("3 a^2"))]);
        let _ = units.read("a b");
    }
}
