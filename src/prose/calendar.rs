//! The names of months and days of the week, in English.

/// Months by their full names, in the order of the year.
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

/// Days of the week, in the order of ISO 8601.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const SHORT_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"];

/// Whether a word is the short name of a month, capitalised and without a full stop.
pub(super) fn is_short_month(word: &str) -> bool {
    SHORT_MONTHS.contains(&word)
}

/// The name of a month, 1 to 12.
pub fn month_name(number: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(number).checked_sub(1)?).copied()
}

/// Whether a word is the full name of a month, capitalised.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Whether a word is the full name of a day of the week, capitalised.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}
