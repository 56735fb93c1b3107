//! The units built in. Each is defined by others, down to the base units, in the words a ledger uses too.
//!
//! SI units and those accepted beside them (SI Brochure, 9th edition, tables 2 to 8), binary prefixes
//! (IEC 80000-13), customary units (NIST Handbook 44, appendix C; the UK Weights and Measures Act 1985).

/// Which prefixes a unit takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefixes {
    /// None.
    No,
    /// Those of the international system: `k`, `m`, `µ`.
    Si,
    /// Those, and the binary ones: `Ki`, `Mi`.
    Binary,
}

use Prefixes::{Binary, No, Si};

/// Symbols; names in the singular, whose plurals follow the rules of English; definition, which a base unit
/// has none of; prefixes.
type Row = (&'static [&'static str], &'static [&'static str], &'static str, Prefixes);

#[rustfmt::skip]
pub(super) const UNITS: &[Row] = &[
    // Length, area, volume. `m` alone has several meanings, and is read only where the rest settles it.
    (&["m"],            &["metre", "meter"],              "",                        Si),
    (&["mi"],           &["mile"],                        "1609.344 metre",          No),
    (&["yd"],           &["yard"],                        "0.9144 metre",            No),
    (&["ft"],           &["foot", "feet"],                "0.3048 metre",            No),
    (&[],               &["inch"],                        "0.0254 metre",            No),
    (&["nmi"],          &["nautical mile"],               "1852 metre",              No),
    (&["au"],           &["astronomical unit"],           "149597870700 metre",      No),
    (&["ly"],           &["light year", "lightyear"],     "9460730472580800 metre",  No),
    (&["Å"],            &["ångström", "angstrom"],        "1e-10 metre",             No),
    (&["ha"],           &["hectare"],                     "10000 m^2",               No),
    (&[],               &["acre"],                        "4046.8564224 m^2",        No),
    (&["l", "L"],       &["litre", "liter"],              "0.001 m^3",               Si),
    (&[],               &["US gallon"],                   "3.785411784 litre",       No),
    (&[],               &["imperial gallon"],             "4.54609 litre",           No),
    (&[],               &["US quart"],                    "0.946352946 litre",       No),
    (&[],               &["imperial quart"],              "1.1365225 litre",         No),
    (&[],               &["US pint"],                     "0.473176473 litre",       No),
    (&[],               &["imperial pint"],               "0.56826125 litre",        No),
    (&["bbl"],          &["oil barrel", "barrel of oil"], "42 US gallon",            No),
    // Mass.
    (&["g"],            &["gram", "gramme"],              "",                        Si),
    (&[],               &["kilo"],                        "1000 g",                  No),
    (&["t"],            &["tonne", "metric ton"],         "1000000 g",               No),
    (&[],               &["kilotonne"],                   "1000 tonne",              No),
    (&["Mt"],           &["megatonne"],                   "1000000 tonne",           No),
    (&["Gt"],           &["gigatonne"],                   "1000000000 tonne",        No),
    (&["lb", "lbs"],    &["pound mass", "pounds mass"],                "453.59237 g",             No),
    (&["oz"],           &["ounce"],                       "28.349523125 g",          No),
    (&[],               &["troy ounce"],                  "31.1034768 g",            No),
    (&[],               &["stone"],                       "6350.29318 g",            No),
    (&[],               &["short ton"],                   "2000 lb",                 No),
    (&[],               &["long ton"],                    "2240 lb",                 No),
    (&[],               &["carat"],                       "0.2 g",                   No),
    // Time that clocks count.
    (&["s"],            &["second", "sec"],               "",                        Si),
    (&["min"],          &["minute"],                      "60 s",                    No),
    (&["h", "hr"],      &["hour"],                        "3600 s",                  No),
    (&["d"],            &["day"],                         "86400 s",                 No),
    (&["wk"],           &["week"],                        "604800 s",                No),
    (&[],               &["fortnight"],                   "1209600 s",               No),
    (&["Hz"],           &["hertz"],                       "1 / s",                   Si),
    (&["rpm"],          &[],                              "1 / min",                 No),
    // Time that calendars count: exact among themselves, an interval in days.
    (&["mo"],           &["month"],                       "",                        No),
    (&[],               &["quarter"],                     "3 month",                 No),
    (&["yr"],           &["year"],                        "12 month",                No),
    (&[],               &["decade"],                      "120 month",               No),
    (&[],               &["century"],                     "1200 month",              No),
    // Speed.
    (&["mph"],          &["mile per hour"],               "1 mile / hour",           No),
    (&["kph"],          &[],                              "1000 metre / hour",       No),
    (&["kn"],           &["knot"],                        "1 nautical mile / hour",  No),
    // Force, pressure, energy, power.
    (&["N"],            &["newton"],                      "1000 g metre / s^2",      Si),
    (&["Nm"],           &["newton metre", "newton meter"], "1 N metre",              Si),
    (&["Pa"],           &["pascal"],                      "1 N / m^2",               Si),
    (&["bar"],          &["bar"],                         "100000 Pa",               Si),
    (&["atm"],          &["standard atmosphere"],         "101325 Pa",               No),
    (&["psi"],          &[],                              "6894.757293168 Pa",       No),
    (&["J"],            &["joule"],                       "1 N metre",               Si),
    (&["eV"],           &["electronvolt"],                "1.602176634e-19 J",       Si),
    (&["cal"],          &["calorie"],                     "4.184 J",                 Si),
    (&["W"],            &["watt"],                        "1 J / s",                 Si),
    (&["Wh"],           &["watt hour"],                   "3600 J",                  Si),
    (&["hp"],           &["horsepower"],                  "745.69987158227022 W",    No),
    (&["BTU", "Btu"],   &["british thermal unit"],        "1055.05585262 J",         No),
    // Electricity, light, radiation, matter.
    (&["A"],            &["ampere", "amp"],               "",                        Si),
    (&["Ah"],           &["ampere hour", "amp hour"],     "3600 A s",                Si),
    (&["V"],            &["volt"],                        "1 W / A",                 Si),
    (&["VA"],           &["volt ampere"],                 "1 W",                     Si),
    (&["Ω"],            &["ohm"],                         "1 V / A",                 Si),
    (&["C"],            &["coulomb"],                     "1 A s",                   Si),
    (&["F"],            &["farad"],                       "1 A s / V",               Si),
    (&["Wb"],           &["weber"],                       "1 V s",                   Si),
    (&["H"],            &["henry"],                       "1 Wb / A",                Si),
    (&["T"],            &["tesla"],                       "1 Wb / m^2",              Si),
    (&["cd"],           &["candela"],                     "",                        Si),
    (&["lm"],           &["lumen"],                       "1 cd",                    Si),
    (&["lx"],           &["lux"],                         "1 lm / m^2",              Si),
    (&["mol"],          &["mole"],                        "",                        Si),
    (&["Bq"],           &["becquerel"],                   "1 / s",                   Si),
    (&["Gy"],           &["gray"],                        "1 J / kg",                Si),
    (&["Sv"],           &["sievert"],                     "1 J / kg",                Si),
    (&["K"],            &["kelvin"],                      "",                        Si),
    // Information.
    (&["bit"],          &["bit"],                         "",                        Binary),
    (&["B"],            &["byte"],                        "8 bit",                   Binary),
    (&["bps"],          &[],                              "1 bit / s",               Binary),
    // Proportions: plain numbers. A difference of two percentages is not one of them.
    (&["%", "pct"],     &["percent", "per cent"],         "0.01",                    No),
    (&["‰"],            &["per mille", "permille"],       "0.001",                   No),
    (&["ppm"],          &["part per million", "parts per million"], "0.000001",      No),
    (&["ppb"],          &["part per billion", "parts per billion"], "0.000000001",   No),
    (&["pp"],           &["percentage point"],            "",                        No),
    (&["bp"],           &["basis point"],                 "0.01 percentage point",   No),
];

/// Symbols; names; how many kelvin one is and where its zero lies, as fractions.
type Degree = (&'static [&'static str], &'static [&'static str], (i64, i64), (i64, i64));

/// The units of temperature with a zero of their own.
#[rustfmt::skip]
pub(super) const DEGREES: &[Degree] = &[
    (&["°C", "℃"], &["degree Celsius", "degrees Celsius", "Celsius", "degrees centigrade"], (1, 1), (27_315, 100)),
    (&["°F", "℉"], &["degree Fahrenheit", "degrees Fahrenheit", "Fahrenheit"],                   (5, 9), (45_967 * 5, 900)),
];

/// How many days the months of a calendar unit have in all, at least and at most, and how many they are.
#[rustfmt::skip]
pub(super) const DAYS: &[(&str, i64, i64, i64)] = &[
    ("month",      28,     31,    1),
    ("quarter",    90,     92,    3),
    ("year",      365,    366,   12),
    ("decade",  3_651,  3_653,  120),
    ("century", 36_524, 36_525, 1_200),
];

/// Prefixes of the international system: symbol, name, power of ten.
#[rustfmt::skip]
pub(super) const SI: &[(&str, &str, i32)] = &[
    ("Q", "quetta", 30), ("R", "ronna", 27), ("Y", "yotta", 24), ("Z", "zetta", 21), ("E", "exa", 18),
    ("P", "peta", 15), ("T", "tera", 12), ("G", "giga", 9), ("M", "mega", 6), ("k", "kilo", 3),
    ("h", "hecto", 2), ("da", "deca", 1), ("d", "deci", -1), ("c", "centi", -2), ("m", "milli", -3),
    ("µ", "micro", -6), ("μ", "micro", -6), ("u", "micro", -6), ("n", "nano", -9), ("p", "pico", -12),
    ("f", "femto", -15), ("a", "atto", -18), ("z", "zepto", -21), ("y", "yocto", -24), ("r", "ronto", -27),
    ("q", "quecto", -30),
];

/// Binary prefixes: symbol, name, power of 1,024.
#[rustfmt::skip]
pub(super) const BINARY: &[(&str, &str, i8)] = &[
    ("Ki", "kibi", 1), ("Mi", "mebi", 2), ("Gi", "gibi", 3), ("Ti", "tebi", 4), ("Pi", "pebi", 5),
    ("Ei", "exbi", 6), ("Zi", "zebi", 7), ("Yi", "yobi", 8),
];

/// Multiples that stand before the code or sign of a currency: `MUSD`, `k$`.
#[rustfmt::skip]
pub(super) const MONEY: &[(&str, i32)] = &[
    ("k", 3), ("M", 6), ("mn", 6), ("mln", 6), ("bn", 9), ("Bn", 9), ("bln", 9), ("tn", 12),
];
