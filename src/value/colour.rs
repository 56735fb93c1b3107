//! Colours of sRGB, and how well one can be read on another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(pub [u8; 3]);

/// A text that is no colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAColour(String);

impl Colour {
    const BLACK: Self = Self([0; 3]);
    const WHITE: Self = Self([255; 3]);

    /// How well the two can be told apart, from 1 to 21: the contrast ratio of WCAG 2.2.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The colour, made darker or lighter as far as it takes to reach a contrast with a background; black or white
    /// where nothing else would.
    #[must_use]
    pub fn legible_on(self, background: Self, contrast: f64) -> Self {
        let dark = Self::BLACK.contrast(background) > Self::WHITE.contrast(background);
        let target = if dark { Self::BLACK } else { Self::WHITE };
        let mut steps = (0..=100_u16).map(|percent| self.mixed(target, percent));
        steps.find(|colour| colour.contrast(background) >= contrast).unwrap_or(target)
    }

    /// Relative luminance, from 0 to 1, after WCAG 2.2.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn mixed(self, other: Self, percent: u16) -> Self {
        let part = |at: usize| {
            let all = u16::from(self.0[at]) * (100 - percent) + u16::from(other.0[at]) * percent;
            u8::try_from(all / 100).unwrap_or(u8::MAX)
        };
        Self([part(0), part(1), part(2)])
    }
}

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let part = |at: usize| u8::from_str_radix(digits?.get(at..at + 2)?, 16).ok();
        match (part(0), part(2), part(4)) {
            (Some(red), Some(green), Some(blue)) => Ok(Self([red, green, blue])),
            _ => Err(NotAColour(text.chars().take(60).collect())),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl TryFrom<String> for Colour {
    type Error = NotAColour;

    fn try_from(text: String) -> Result<Self, NotAColour> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

impl fmt::Display for NotAColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no colour, expected `#` and six hexadecimal digits in quotes, such as `\"#7a1f1f\"`",
            self.0
        )
    }
}

impl std::error::Error for NotAColour {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_six_digits() {
        assert_eq!("#7A1f1f".parse::<Colour>().map(|colour| colour.to_string()), Ok("#7a1f1f".to_owned()));
        for wrong in ["7a1f1f", "#7a1", "#7a1f1g", "red", "", "#7a1f1f;}", "#éa1f1"] {
            assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let contrast = Colour::BLACK.contrast(Colour::WHITE);
        assert!((contrast - 21.0).abs() < 1e-9, "{contrast}");
        // The grey that just fails on white, and the one that just passes.
        assert!(Colour([119; 3]).contrast(Colour::WHITE) < 4.5);
        assert!(Colour([118; 3]).contrast(Colour::WHITE) >= 4.5);
    }

    #[test]
    fn every_colour_becomes_legible_and_a_legible_one_stays() {
        for red in (0..=255).step_by(17) {
            for green in (0..=255).step_by(17) {
                for blue in (0..=255).step_by(17) {
                    let colour = Colour([red, green, blue]);
                    for background in [Colour([255, 253, 249]), Colour([30, 29, 26]), Colour([118; 3])] {
                        let legible = colour.legible_on(background, 4.5);
                        assert!(legible.contrast(background) >= 4.5, "{colour} on {background}");
                        assert!(colour.contrast(background) < 4.5 || legible == colour);
                    }
                }
            }
        }
    }
}
