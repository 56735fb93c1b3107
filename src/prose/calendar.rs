//! The names of months and days of the week, in English.

/// Months by their full names, in the order of the year.
pub(super) const MONTHS: [&str; 12] = [
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

/// Whether a word is the full name of a month, capitalised.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Whether a word is the full name of a day of the week, capitalised.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}
