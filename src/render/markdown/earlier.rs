//! The findings that a comment tells, as they are written to it and read from it again.
//!
//! The comment itself is what one run leaves for the next: it is there wherever it is needed, and asks for no store of
//! its own. Whoever may edit it could write into it what they like, so that nothing of it is passed on as it stands: it is
//! read as text, and written as text is.

use super::{MESSAGE, cut};
use crate::check::Judged;
use crate::render::Surface;
use crate::render::inert::plain;

/// What a comment begins with, whatever ledger it is about.
const BEGINNING: &str = "<!-- factlock ";
/// Digits of a fingerprint.
const DIGITS: usize = 16;
/// The longest line that is read, in bytes.
const LONGEST_LINE: usize = 20_000;

/// A comment of an earlier run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// What it tells, in its order.
    pub(super) told: Vec<Told>,
}

/// A finding in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) fingerprint: String,
    severity: String,
    text: String,
}

impl Comment {
    /// Reads what `markdown` wrote; nothing if it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let first = text.lines().next()?.trim_end();
        if !(first.starts_with(BEGINNING) && first.ends_with("-->")) {
            return None;
        }
        Some(Self { told: text.lines().filter_map(Told::read).collect() })
    }
}

impl Told {
    pub(super) fn of(judged: &Judged, surface: Surface<'_>) -> Self {
        let (finding, place) = (&judged.finding, &judged.primary);
        Self {
            fingerprint: judged.fingerprint.clone(),
            severity: finding.severity.word().to_owned(),
            text: format!(
                "{}, {}:{}: {}",
                finding.rule,
                surface.path(&place.file),
                place.start.line,
                finding.message
            ),
        }
    }

    /// The line of a finding that is there.
    pub(super) fn line(&self) -> String {
        format!("- **{}** {} <!-- {} -->\n", self.severity, cut(&self.text, MESSAGE), self.fingerprint)
    }

    /// The line of one that is found no more, or that the policy passes over now.
    pub(super) fn struck(&self, passed_over: bool) -> String {
        let why = if passed_over { " (passed over now)" } else { "" };
        format!(
            "- ~~**{}** {}~~{why} <!-- {} -->\n",
            self.severity,
            cut(&self.text, MESSAGE),
            self.fingerprint
        )
    }

    fn read(line: &str) -> Option<Self> {
        let line = line.trim_end();
        let (told, fingerprint) = line.strip_prefix("- ")?.strip_suffix(" -->")?.rsplit_once(" <!-- ")?;
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if line.len() > LONGEST_LINE || fingerprint.len() != DIGITS || !fingerprint.bytes().all(digit) {
            return None;
        }
        let told = match told.strip_prefix("~~") {
            Some(struck) => struck.rsplit_once("~~")?.0,
            None => told,
        };
        let (severity, text) = told.strip_prefix("**")?.split_once("** ")?;
        ["error", "warning", "note"].contains(&severity).then(|| Self {
            fingerprint: fingerprint.to_owned(),
            severity: severity.to_owned(),
            text: plain(text),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Told {
        Told {
            fingerprint: "0123456789abcdef".to_owned(),
            severity: "error".to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_comment_is_read_as_it_was_written() {
        let one = told("rule, a.yaml:1: ~~`x`~~ ** @desk <!-- 0123456789abcdef --> & [y](z) \\* -- #1");
        for line in [one.line(), one.struck(false), one.struck(true)] {
            assert_eq!(line.matches("<!--").count(), 1, "{line}");
            let comment = Comment::read(&format!("<!-- factlock -->\n{line}")).unwrap();
            assert_eq!(comment.told, std::slice::from_ref(&one), "{line}");
        }
    }

    #[test]
    fn what_somebody_else_wrote_is_no_comment_and_passes_nothing_on() {
        assert_eq!(Comment::read("<!-- other -->\n"), None);
        assert_eq!(Comment::read(""), None);
        let edited = "<!-- factlock -->\n- **error** <script> @all ![x](y) <!-- 0123456789abcdef -->\n- **x** y <!-- 1 -->\n";
        let comment = Comment::read(edited).unwrap();
        assert_eq!(comment.told, [told("<script> @all ![x](y)")]);
        let line = comment.told[0].struck(false);
        for live in ["<script", "@all", "![", "]("] {
            assert!(!line.contains(live), "{live} in {line}");
        }
    }
}
