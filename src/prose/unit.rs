//! Words and signs that belong to a number: units, currencies, multipliers, numerals.
//!
//! Written for this program: SI units and those accepted beside them (SI Brochure, 9th edition, tables 2 to
//! 8), ISO 4217 codes of the currencies most traded, the numerals of English (Quirk et al. 1985, 6.63 ff.).

/// Numerals in words; each can begin a number or go on with one.
const NUMERALS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "zero",
    "half",
    "quarter",
    "twice",
    "thrice",
    "double",
    "triple",
    "first",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "thirds",
    "quarters",
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
    "tenfold",
];

const MULTIPLIER_WORDS: &[&str] =
    &["dozen", "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"];
const MULTIPLIER_SYMBOLS: &[&str] = &["k", "K", "M", "B", "bn", "Bn", "mn", "m", "tn", "mln", "bln"];

/// Units by name, in the singular; the plural adds `s`.
const UNIT_WORDS: &[&str] = &[
    "percent",
    "percentage",
    "point",
    "dollar",
    "cent",
    "euro",
    "pound",
    "pence",
    "yen",
    "yuan",
    "renminbi",
    "rupee",
    "franc",
    "won",
    "rouble",
    "ruble",
    "peso",
    "real",
    "rand",
    "krona",
    "krone",
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "centuries",
    "century",
    "millisecond",
    "microsecond",
    "nanosecond",
    "metre",
    "meter",
    "kilometre",
    "kilometer",
    "centimetre",
    "centimeter",
    "millimetre",
    "millimeter",
    "mile",
    "yard",
    "foot",
    "feet",
    "inch",
    "inches",
    "acre",
    "hectare",
    "gram",
    "kilogram",
    "kilo",
    "tonne",
    "ton",
    "ounce",
    "litre",
    "liter",
    "gallon",
    "barrel",
    "watt",
    "kilowatt",
    "megawatt",
    "gigawatt",
    "terawatt",
    "joule",
    "calorie",
    "calories",
    "kelvin",
    "degree",
    "volt",
    "ampere",
    "ohm",
    "hertz",
    "kilohertz",
    "megahertz",
    "gigahertz",
    "pascal",
    "newton",
    "bit",
    "byte",
    "kilobyte",
    "megabyte",
    "gigabyte",
    "terabyte",
    "petabyte",
    "times",
    "fold",
];

const UNIT_SYMBOLS: &[&str] = &[
    "m", "km", "cm", "mm", "nm", "µm", "μm", "g", "kg", "mg", "t", "s", "ms", "h", "hr", "hrs", "min", "W",
    "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "Hz", "kHz", "MHz", "GHz", "Pa",
    "kPa", "L", "l", "ml", "mL", "ha", "kB", "KB", "MB", "GB", "TB", "PB", "Gbps", "Mbps", "mph", "km/h",
    "m/s", "lb", "lbs", "oz", "ft", "in²", "bp", "pp", "AM", "PM", "am", "pm", "a.m", "p.m", "°C", "°F", "°",
];

const CURRENCY_CODES: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "INR", "CHF", "CAD", "AUD", "HKD", "SGD", "KRW", "BRL", "ZAR",
    "SEK", "NOK", "DKK", "RUB", "MXN", "NZD", "PLN", "TRY", "TWD", "BTC", "Rs", "US$",
];

/// Words that stand before a unit and belong to it: *US dollars*, *square metres*, *metric tons*.
const UNIT_ADJECTIVES: &[&str] = &["us", "u.s", "square", "cubic", "metric", "percentage", "american"];

fn lower_in(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// A numeral in words that can begin a number.
pub(super) fn is_numeral(word: &str) -> bool {
    lower_in(word, NUMERALS) || word.to_ascii_lowercase().ends_with("fold") && word.len() > 5
}

/// A word or symbol that multiplies the number before it: `million`, `k`.
pub(super) fn is_multiplier(word: &str) -> bool {
    is_multiplier_word(word) || MULTIPLIER_SYMBOLS.contains(&word)
}

/// A word that multiplies the number before it, and stands for a number alone too: *a million*.
pub(super) fn is_multiplier_word(word: &str) -> bool {
    lower_in(word, MULTIPLIER_WORDS)
}

/// A unit, by name in singular or plural, or by symbol; also what ends in one after a hyphen: `GPU-hours`.
pub(super) fn is_unit(word: &str) -> bool {
    if UNIT_SYMBOLS.contains(&word) || CURRENCY_CODES.contains(&word) {
        return true;
    }
    let last = word.rsplit('-').next().unwrap_or(word);
    let singular = last.strip_suffix(['s', 'S']).unwrap_or(last);
    lower_in(last, UNIT_WORDS) || lower_in(singular, UNIT_WORDS)
}

/// A word that stands between a number and its unit.
pub(super) fn is_unit_adjective(word: &str) -> bool {
    lower_in(word, UNIT_ADJECTIVES)
}

/// A currency by its code.
pub(super) fn is_currency_code(word: &str) -> bool {
    CURRENCY_CODES.contains(&word)
}

/// A sign for a currency: the general category Sc of Unicode, as far as money in use has one.
pub(super) fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '\u{20A0}'..='\u{20C0}' | '﷼' | '￠' | '￡' | '￥' | '＄')
}
