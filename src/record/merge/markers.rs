//! The lines with which git marks what two sides changed differently.

/// How a conflict is marked.
#[derive(Debug, Clone, Copy)]
pub struct Markers<'a> {
    /// How many characters a marker has.
    pub size: usize,
    /// What our side is called.
    pub ours: &'a str,
    /// What their side is called.
    pub theirs: &'a str,
    /// What the common ancestor is called, if its lines are shown too.
    pub base: Option<&'a str>,
}

/// A side of a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkerSide {
    /// The side on which one stands.
    Ours,
    /// The side that is merged.
    Theirs,
}

/// As git marks, if it is not told otherwise.
const SIZE: usize = 7;

impl Markers<'_> {
    /// A conflict between lines, each with its line break.
    pub(super) fn around(&self, [base, ours, theirs]: [&str; 3], line_break: &str) -> String {
        let marker = |mark: char, label: &str| {
            let mark: String = std::iter::repeat_n(mark, self.size).collect();
            let label: String = label.chars().filter(|c| !c.is_control()).collect();
            if label.is_empty() { mark + line_break } else { format!("{mark} {label}{line_break}") }
        };
        let mut out = marker('<', self.ours) + ours;
        if let Some(label) = self.base {
            out += &(marker('|', label) + base);
        }
        out + &marker('=', "") + theirs + &marker('>', self.theirs)
    }
}

/// What a line is in a file with conflicts.
fn mark(line: &str, size: usize) -> Option<char> {
    let line = line.trim_end_matches(['\n', '\r']);
    let first = line.chars().next().filter(|first| "<|=>".contains(*first))?;
    let rest = line.trim_start_matches(first);
    let marks = line.len() - rest.len() == size;
    (marks && (rest.is_empty() || (rest.starts_with(' ') && first != '='))).then_some(first)
}

/// Whether a text has whole conflicts in it.
pub fn has_markers(text: &str) -> bool {
    ['<', '=', '>'].iter().all(|wanted| text.lines().any(|line| mark(line, SIZE) == Some(*wanted)))
}

/// A text with every conflict decided for one side.
pub fn resolve(text: &str, size: usize, kept_side: MarkerSide) -> String {
    let (mut out, mut within) = (String::with_capacity(text.len()), None);
    for line in text.split_inclusive('\n') {
        match (mark(line, size), within) {
            (Some('<'), None) => within = Some('<'),
            (Some(next @ '|'), Some('<')) | (Some(next @ '='), Some('<' | '|')) => within = Some(next),
            (Some('>'), Some('=')) => within = None,
            _ => {
                let kept = match within {
                    None => true,
                    Some('<') => kept_side == MarkerSide::Ours,
                    Some('=') => kept_side == MarkerSide::Theirs,
                    Some(_) => false,
                };
                if kept {
                    out.push_str(line);
                }
            }
        }
    }
    out
}
