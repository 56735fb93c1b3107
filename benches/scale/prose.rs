//! Sentences as reports have them.

use super::random::Random;

/// The bodies that the sentences speak of, by id and name.
pub(crate) const BODIES: [(&str, &str); 8] = [
    ("harbour-board", "the Harbour Board"),
    ("county-council", "the County Council"),
    ("water-company", "the Water Company"),
    ("transport-office", "the Transport Office"),
    ("university-hospital", "the University Hospital"),
    ("energy-agency", "the Energy Agency"),
    ("national-museum", "the National Museum"),
    ("school-trust", "the School Trust"),
];

const VERBS: [&str; 5] = ["spent", "set aside", "borrowed", "was granted", "wrote off"];
const WORKS: [&str; 8] = [
    "the northern basin",
    "new pumps",
    "a second line",
    "the roof of its archive",
    "training its staff",
    "repairs after the flood",
    "an inquiry that it never published",
    "the first of three stations",
];
const FILLERS: [&str; 6] = [
    "Members asked for the figures to be published before the next meeting.",
    "The auditors saw no reason to doubt the method, though they called the records thin.",
    "Nobody from the contractor was present, and the chair read out a letter instead.",
    "A fuller account is to follow in the annual report.",
    "The minutes of the earlier meeting were taken as read.",
    "It is not clear who proposed the change, or when.",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A sentence that states a sum.
pub(crate) struct Statement {
    /// The id of the body it speaks of.
    pub(crate) body: &'static str,
    /// The sentence.
    pub(crate) sentence: String,
    /// The month it speaks of, as `2021-03`.
    pub(crate) month: String,
    /// The sum, in euros.
    pub(crate) sum: u64,
}

/// The statement with a number of its own: no two share their sum.
pub(crate) fn statement(random: &mut Random, number: usize) -> Statement {
    let (body, name) = BODIES[usize::try_from(random.below(8)).unwrap_or_default()];
    let month = usize::try_from(random.below(12)).unwrap_or_default();
    let year = 2000 + random.below(25);
    let sum = 1_000_000 + 37 * number as u64;
    let sentence = format!(
        "In {} {year} {name} {} {} euros for {}.",
        MONTHS[month],
        random.pick(&VERBS),
        grouped(sum),
        random.pick(&WORKS)
    );
    Statement { body, sentence, month: format!("{year}-{:02}", month + 1), sum }
}

/// A sentence that states nothing.
pub(crate) fn filler(random: &mut Random) -> &'static str {
    random.pick(&FILLERS)
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
