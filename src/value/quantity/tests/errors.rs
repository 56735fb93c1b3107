//! What is no quantity, and what is said of it.

use super::read;

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
