//! The publisher's colour, as far as it can be read on the paper of the page.

use crate::value::Colour;

/// The papers of the page by day and by night, of each the one that is harder to read on.
const DAY: Colour = Colour([0xff, 0xfd, 0xf9]);
const NIGHT: Colour = Colour([0x1e, 0x1d, 0x1a]);

/// The contrast that WCAG 2.2 wants of text at level AA.
const LEGIBLE: f64 = 4.5;

/// The style of the page with an accent of the publisher's.
pub(super) fn styled(style: &str, accent: Option<Colour>) -> String {
    let Some(accent) = accent else { return style.to_owned() };
    let (day, night) = (accent.legible_on(DAY, LEGIBLE), accent.legible_on(NIGHT, LEGIBLE));
    format!(
        "{style}@media screen{{:root{{--accent:{day}}}}}@media screen and (prefers-color-scheme:dark){{:root{{--accent:{night}}}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::html::STYLE;

    #[test]
    fn the_papers_are_those_of_the_style() {
        assert!(STYLE.contains("--paper:#fffdf9;--card:#fff;"), "by day");
        assert!(STYLE.contains("--paper:#161513;--card:#1e1d1a;"), "by night");
        let (paper, card) = (Colour([0x16, 0x15, 0x13]), Colour([0xff; 3]));
        let worst = |accent: Colour, papers: [Colour; 2]| {
            papers.map(|paper| accent.contrast(paper)).into_iter().fold(f64::MAX, f64::min)
        };
        for accent in ["#ffee00", "#000000", "#ffffff", "#7a1f1f", "#0000ff"] {
            let accent: Colour = accent.parse().unwrap();
            assert!(worst(accent.legible_on(DAY, LEGIBLE), [DAY, card]) >= LEGIBLE, "{accent}");
            assert!(worst(accent.legible_on(NIGHT, LEGIBLE), [NIGHT, paper]) >= LEGIBLE, "{accent}");
        }
    }
}
