//! Signs and words with several meanings. Which one is meant, the ledger must say.

/// A sign or word, and what it may mean.
const SEVERAL: &[(&str, &str)] = &[
    ("m", "metre, minute, million"),
    ("M", "million, mega, molar"),
    ("B", "byte, billion"),
    ("T", "tesla, trillion, tonne"),
    ("bps", "bit per second, basis points"),
    ("ppt", "parts per trillion, parts per thousand, percentage points"),
    ("kt", "kilotonne, knot"),
    ("am", "attometre, before noon"),
    ("pm", "picometre, after noon"),
    ("C", "coulomb, degree Celsius"),
    ("F", "farad, degree Fahrenheit"),
    ("$", "USD, AUD, CAD, HKD, MXN and other dollars and pesos"),
    ("£", "GBP, EGP, LBP and other pounds"),
    ("¥", "JPY, CNY"),
    ("kr", "SEK, NOK, DKK, ISK"),
    ("Rs", "INR, PKR, LKR and other rupees"),
    ("dollar", "USD, AUD, CAD and other dollars"),
    ("pound", "GBP and other currencies, lb"),
    ("franc", "CHF, XOF, XAF and other francs"),
    ("rupee", "INR, PKR, LKR and other rupees"),
    ("peso", "MXN, PHP, ARS and other pesos"),
    ("won", "KRW, KPW"),
    ("rouble", "RUB, BYN"),
    ("ruble", "RUB, BYN"),
    ("krona", "SEK, ISK"),
    ("krone", "NOK, DKK"),
    ("dinar", "KWD, RSD, JOD and other dinars"),
    ("rial", "IRR, OMR, YER"),
    ("riyal", "SAR, QAR"),
    ("lira", "TRY, ITL and other liras"),
    ("shilling", "KES, TZS, UGX, SOS"),
    ("cent", "USD 0.01, EUR 0.01 and others"),
    ("calorie", "cal, kcal"),
    ("ton", "tonne, short ton, long ton"),
    ("gallon", "US gallon, imperial gallon"),
    ("pint", "US pint, imperial pint"),
    ("quart", "US quart, imperial quart"),
    ("barrel", "oil barrel and others"),
    ("degree", "degree Celsius, degree Fahrenheit, degree of arc"),
    ("°", "degree Celsius, degree Fahrenheit, degree of arc"),
    ("point", "percentage points, basis points, points of an index"),
];

/// What a sign or word may mean, where that is more than one thing.
pub(super) fn meanings(word: &str) -> Option<&'static str> {
    let find = |word: &str| SEVERAL.iter().find(|(sign, _)| *sign == word).map(|(_, meanings)| *meanings);
    find(word).or_else(|| {
        let lower = word.to_lowercase();
        if lower.len() < 3 { None } else { find(&lower).or_else(|| find(lower.strip_suffix('s')?)) }
    })
}
