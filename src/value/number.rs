//! Exact numbers: fractions of whole numbers of any size, so that no rounding is ever our own.

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use dashu_int::ops::BitTest as _;
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// How many digits after the point are shown before a number is cut short.
const DECIMALS_SHOWN: usize = 12;
/// How many digits a number that does not end, or is very small or large, is cut to.
const DIGITS_SHOWN: u8 = 4;
/// How many digits before the point are shown before a power of ten takes their place.
const WHOLE_SHOWN: i64 = 40;

/// A rational number, exact and of any size.
///
/// Shown as a decimal with its digits grouped (`40,960`, `2.788`) where that is short; else cut, with an
/// ellipsis for the digits left out (`3.333…`), and with a power of ten (`6.022 × 10^50`) where it is long.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(RBig);

impl Number {
    /// Nought.
    pub const ZERO: Self = Self(RBig::ZERO);
    /// One.
    pub const ONE: Self = Self(RBig::ONE);

    /// `numerator / denominator`; none where that divides by zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        Self::from(numerator).divided_by(&Self::from(denominator))
    }

    /// Ten to the power of `exponent`.
    pub fn pow10(exponent: i32) -> Self {
        let power = power_of_ten(exponent.unsigned_abs() as usize);
        if exponent < 0 { Self(RBig::from_parts(IBig::ONE, power)) } else { Self(RBig::from(power)) }
    }

    /// `coefficient * 10^exponent`.
    pub(super) fn scaled(coefficient: IBig, exponent: i32) -> Self {
        let power = power_of_ten(exponent.unsigned_abs() as usize);
        if exponent < 0 {
            Self(RBig::from_parts(coefficient, power))
        } else {
            Self(RBig::from(coefficient * power))
        }
    }

    /// The quotient; none where the divisor is zero.
    pub fn divided_by(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(&self.0 / &divisor.0))
    }

    /// The number times itself, `exponent` times; none where that divides by zero.
    pub fn power(&self, exponent: i8) -> Option<Self> {
        let power = Self(self.0.pow(isize::from(exponent.unsigned_abs())));
        if exponent < 0 { Self::ONE.divided_by(&power) } else { Some(power) }
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// How many bits its numerator and denominator take, to bound what may grow.
    pub(super) fn bits(&self) -> usize {
        self.0.numerator().bit_len() + self.0.denominator().bit_len()
    }

    /// Whether it is nought.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is less than nought.
    pub fn is_negative(&self) -> bool {
        *self < Self::ZERO
    }
}

/// Ten to a power. The small ones, which are all that most quantities need, are found without multiplying.
fn power_of_ten(exponent: usize) -> UBig {
    match u32::try_from(exponent).ok().and_then(|small| 10_u128.checked_pow(small)) {
        Some(power) => UBig::from(power),
        None => UBig::from(10_u8).pow(exponent),
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self(RBig::from(whole))
    }
}

impl Add for &Number {
    type Output = Number;

    fn add(self, other: Self) -> Number {
        Number(&self.0 + &other.0)
    }
}

impl Sub for &Number {
    type Output = Number;

    fn sub(self, other: Self) -> Number {
        Number(&self.0 - &other.0)
    }
}

impl Mul for &Number {
    type Output = Number;

    fn mul(self, other: Self) -> Number {
        Number(&self.0 * &other.0)
    }
}

impl Neg for &Number {
    type Output = Number;

    fn neg(self) -> Number {
        Number(-self.0.clone())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = self.abs().0.into_parts();
        let sign = if self.is_negative() { "-" } else { "" };
        f.write_str(sign)?;
        f.write_str(&decimal(&UBig::try_from(numerator).unwrap_or_default(), &denominator))
    }
}

fn decimal(numerator: &UBig, denominator: &UBig) -> String {
    let shifted = numerator * power_of_ten(DECIMALS_SHOWN);
    let digits = (&shifted / denominator).to_string();
    let ends = (&shifted % denominator) == UBig::ZERO;
    let whole = digits.len().saturating_sub(DECIMALS_SHOWN);
    if ends && i64::try_from(whole).unwrap_or(i64::MAX) <= WHOLE_SHOWN {
        let digits = format!("{digits:0>width$}", width = DECIMALS_SHOWN + 1);
        let (whole, decimals) = digits.split_at(digits.len() - DECIMALS_SHOWN);
        return with_point(&grouped(whole), decimals.trim_end_matches('0'));
    }
    cut(numerator, denominator)
}

/// The first digits, with an ellipsis where others follow.
fn cut(numerator: &UBig, denominator: &UBig) -> String {
    let length = |number: &UBig| i64::try_from(number.to_string().len()).unwrap_or(i64::MAX);
    // The power of ten of the first digit, or one more than it.
    let mut power = length(numerator) - length(denominator);
    let (digits, ends) = loop {
        let shift = i64::from(DIGITS_SHOWN) - 1 - power;
        let by = power_of_ten(usize::try_from(shift.unsigned_abs()).unwrap_or_default());
        let (over, under) = if shift < 0 {
            (numerator.clone(), denominator * by)
        } else {
            (numerator * by, denominator.clone())
        };
        let digits = (&over / &under).to_string();
        if digits.len() >= usize::from(DIGITS_SHOWN) {
            break (digits, (&over % &under) == UBig::ZERO);
        }
        power -= 1;
    };
    let more = if ends { "" } else { "…" };
    let digits = if ends { digits.trim_end_matches('0') } else { &digits };
    match usize::try_from(power) {
        Ok(power) if power < 3 => format!("{}{more}", with_point(&digits[..=power], &digits[power + 1..])),
        Ok(power) if power < 15 && !ends => {
            let whole = (numerator / denominator).to_string();
            format!("{}.…", grouped(&whole))
        }
        Err(_) if power >= -4 => {
            let zeros = "0".repeat(usize::try_from(-power - 1).unwrap_or_default());
            format!("0.{zeros}{digits}{more}")
        }
        _ => format!("{}{more} × 10^{power}", with_point(&digits[..1], &digits[1..])),
    }
}

fn with_point(whole: &str, decimals: &str) -> String {
    if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
}

fn grouped(digits: &str) -> String {
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(numerator: i64, denominator: i64) -> Number {
        Number::ratio(numerator, denominator).unwrap()
    }

    #[test]
    fn shows_decimals_as_people_write_them() {
        for (number, shown) in [
            (Number::ZERO, "0"),
            (Number::from(40_960), "40,960"),
            (Number::from(-999), "-999"),
            (ratio(1, 200), "0.005"),
            (ratio(2788, 1000), "2.788"),
            (ratio(-123_456_789, 100), "-1,234,567.89"),
            (ratio(10, 3), "3.333…"),
            (ratio(2, 3), "0.6666…"),
            (ratio(200, 3), "66.66…"),
            (ratio(1, 300), "0.003333…"),
            (ratio(1_000_000, 3), "333,333.…"),
            (ratio(1, 3_000_000), "3.333… × 10^-7"),
            (Number::pow10(50), "1 × 10^50"),
            (Number::pow10(-20), "1 × 10^-20"),
            (&Number::pow10(50) * &ratio(1, 7), "1.428… × 10^49"),
        ] {
            assert_eq!(number.to_string(), shown);
        }
    }

    #[test]
    fn divides_by_anything_but_zero() {
        assert_eq!(Number::ratio(1, 0), None);
        assert_eq!(Number::ZERO.power(-1), None);
        assert_eq!(Number::from(2).power(-3), Number::ratio(1, 8));
        assert_eq!(Number::from(-2).power(3), Some(Number::from(-8)));
    }

    proptest! {
        #[test]
        fn orders_and_adds_as_fractions_do(a in any::<i32>(), b in 1..=i32::MAX, c in any::<i32>(), d in 1..=i32::MAX) {
            let (left, right) = (ratio(a.into(), b.into()), ratio(c.into(), d.into()));
            let cross = (i64::from(a) * i64::from(d)).cmp(&(i64::from(c) * i64::from(b)));
            prop_assert_eq!(left.cmp(&right), cross);
            prop_assert_eq!(&(&left + &right) - &right, left.clone());
            if let Some(quotient) = left.divided_by(&right) {
                prop_assert_eq!(&quotient * &right, left);
            }
        }

        #[test]
        fn shows_any_number(a in any::<i64>(), b in 1..=i64::MAX, power in -120..120) {
            let shown = (&ratio(a, b) * &Number::pow10(power)).to_string();
            prop_assert!(!shown.is_empty() && shown.len() < 80, "{}", shown);
        }
    }
}
