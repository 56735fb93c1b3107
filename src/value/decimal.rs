//! Digits as people write them. Errors are the reason alone, in words.

use dashu_int::{IBig, UBig};

use super::Number;

/// How many digits a number has at most.
pub(super) const MOST_DIGITS: usize = 40;
/// The largest power of ten, and with a minus the smallest.
pub(super) const LARGEST_POWER: i32 = 100;

/// A number in digits: `digits * 10^exponent`, without a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    /// All its digits, as a whole number.
    pub digits: UBig,
    /// The power of ten of its last digit.
    pub exponent: i32,
    /// How many zeros at its end only fill its length: those of `2,000`, not that of `1.10`.
    pub filling: i32,
}

impl Decimal {
    /// A whole number.
    pub(super) fn whole(number: u64) -> Self {
        let mut filling = 0;
        let mut rest = number;
        while rest != 0 && rest.is_multiple_of(10) {
            rest /= 10;
            filling += 1;
        }
        Self { digits: UBig::from(number), exponent: 0, filling }
    }

    /// What it says.
    pub(super) fn value(&self) -> Number {
        Number::scaled(IBig::from(self.digits.clone()), self.exponent)
    }

    /// The power of ten of its last significant digit.
    pub(super) fn last_significant(&self) -> i32 {
        self.exponent + self.filling
    }
}

/// Reads a number in digits at the start of `text`, and gives how many bytes it took; none where no digit
/// stands there.
pub(super) fn scan(text: &str) -> Result<Option<(Decimal, usize)>, String> {
    let bytes = text.as_bytes();
    let after_point = bytes.first() == Some(&b'.') && bytes.get(1).is_some_and(u8::is_ascii_digit);
    if !after_point && !bytes.first().is_some_and(u8::is_ascii_digit) {
        return Ok(None);
    }
    let whole_end = whole_part(text)?;
    let mut end = whole_end;
    if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end += 1 + digits_at(bytes, end + 1);
        if matches!(bytes.get(end), Some(b'.' | b',')) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            return Err(points_for_groups(text));
        }
    }
    let digits: String = text[..end].chars().filter(char::is_ascii_digit).collect();
    if digits.len() > MOST_DIGITS {
        return Err(format!(
            "it has a number of {} digits; a number has at most {MOST_DIGITS}",
            digits.len()
        ));
    }
    let decimals = if end == whole_end { 0 } else { end - whole_end - 1 };
    let filling = match decimals {
        0 => digits.len() - digits.trim_end_matches('0').len(),
        _ => 0,
    };
    let is_zero = digits.bytes().all(|digit| digit == b'0');
    let number = match digits.parse::<u128>() {
        Ok(small) => UBig::from(small),
        Err(_) => UBig::from_str_radix(&digits, 10).unwrap_or_default(),
    };
    let (power, taken) = power(&text[end..])?;
    let small = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let decimal = Decimal {
        digits: number,
        exponent: power - small(decimals),
        filling: if is_zero { 0 } else { small(filling) },
    };
    Ok(Some((decimal, end + taken)))
}

fn digits_at(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Where the digits before the point end; they may be grouped by three with commas or with spaces.
fn whole_part(text: &str) -> Result<usize, String> {
    let bytes = text.as_bytes();
    let first = digits_at(bytes, 0);
    let mut end = first;
    let Some(&group @ (b',' | b' ')) = bytes.get(end) else { return Ok(end) };
    while bytes.get(end) == Some(&group) {
        let length = digits_at(bytes, end + 1);
        let fits = length == 3 && (1..=3).contains(&first);
        if !fits && (group == b' ' || length == 0) {
            break;
        }
        if !fits {
            let (before, after) = (&text[..end], &text[end + 1..end + 1 + length.min(3)]);
            let whole: String = text[..end + 1 + length].chars().filter(char::is_ascii_digit).collect();
            let instead = if length < 3 && first <= 3 && !before.contains(',') {
                format!("`{before}.{after}`, or `{before},{after:0<3}`")
            } else {
                format!("`{whole}`")
            };
            return Err(format!("`,` groups digits by three, and `.` is the decimal point; write {instead}"));
        }
        end += 4;
    }
    Ok(end)
}

/// `1.000.000` and `1.000,50`, which other languages write.
fn points_for_groups(text: &str) -> String {
    let end = text.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
    let found = text[..end].trim_end_matches(['.', ',']);
    let swapped: String = found
        .chars()
        .map(|c| match c {
            '.' => ',',
            ',' => '.',
            other => other,
        })
        .collect();
    let plain = match swapped.matches('.').count() {
        0 | 1 if whole_part(&swapped).is_ok_and(|end| end == swapped.find('.').unwrap_or(swapped.len())) => {
            swapped
        }
        _ => {
            return "it has two decimal points; `,` groups digits by three, and `.` is the decimal point"
                .to_owned();
        }
    };
    format!("`,` groups digits by three, and `.` is the decimal point; write `{plain}`")
}

/// A power of ten after the digits: `e6`, `x 10^6`, `×10⁶`. Its exponent and length in bytes.
fn power(text: &str) -> Result<(i32, usize), String> {
    let digits = match text.strip_prefix(['e', 'E']) {
        Some(rest) => Some(rest),
        None => text
            .trim_start_matches(' ')
            .strip_prefix(['x', 'X', '×', '*', '·'])
            .and_then(|rest| rest.trim_start_matches(' ').strip_prefix("10"))
            .and_then(|rest| rest.strip_prefix('^').or_else(|| rest.starts_with(is_raised).then_some(rest))),
    };
    let Some(digits) = digits else { return Ok((0, 0)) };
    let Some((exponent, after)) = whole_number(digits) else { return Ok((0, 0)) };
    if exponent.abs() > LARGEST_POWER {
        return Err(format!("a power of ten lies between -{LARGEST_POWER} and {LARGEST_POWER}"));
    }
    Ok((exponent, text.len() - after.len()))
}

/// Whether it is a digit or sign written above the line.
pub(super) fn is_raised(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁻' | '⁺')
}

/// A whole number with a sign, on the line or above it, and the text after it. What is too long to be one is
/// cut to what is too large to be meant.
pub(super) fn whole_number(text: &str) -> Option<(i32, &str)> {
    let (negative, digits) = match text.strip_prefix(['-', '−', '⁻']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix(['+', '⁺']).unwrap_or(text)),
    };
    let raised = digits.starts_with(is_raised);
    let digit = |c: char| match c {
        '0'..='9' if !raised => c.to_digit(10),
        '⁰' if raised => Some(0),
        '¹' if raised => Some(1),
        '²' if raised => Some(2),
        '³' if raised => Some(3),
        '⁴'..='⁹' if raised => Some(u32::from(c) - u32::from('⁰')),
        _ => None,
    };
    let mut number: Option<i32> = None;
    let mut rest = digits;
    while let Some(value) = rest.chars().next().and_then(digit) {
        let value = i32::try_from(value).unwrap_or_default();
        number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(value).min(99_999));
        rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
    }
    number.map(|number| (if negative { -number } else { number }, rest))
}
