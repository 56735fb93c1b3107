//! A key or item with its comments, ready to be put in order.

/// A line of comment before a key or item.
pub(super) struct Lead {
    /// Whether a blank line stands before it.
    pub blank: bool,
    /// The comment.
    pub text: String,
}

/// A key or item with all that belongs to it.
pub(super) struct Chunk {
    /// The comments before it.
    pub leads: Vec<Lead>,
    /// Whether a blank line stands right before it.
    pub blank: bool,
    /// Its lines, indented; the first begins with the key or dash.
    pub lines: String,
    /// Whether it ends with a block of text whose trailing blank lines count.
    pub keeps: bool,
}

impl Chunk {
    /// A chunk with comments before it, and comments from inside that have to stand before it too: the blank line
    /// before its key or dash (`blank`) then stands before those.
    pub(super) fn hoisting(
        leads: Vec<Lead>,
        hoisted: Vec<Lead>,
        blank: bool,
        lines: String,
        keeps: bool,
    ) -> Self {
        let before = leads.len();
        let mut leads = leads;
        leads.extend(hoisted.into_iter().map(|lead| Lead { blank: false, ..lead }));
        let mut chunk = Self { leads, blank, lines, keeps };
        if let Some(first) = chunk.leads.get_mut(before) {
            first.blank = std::mem::take(&mut chunk.blank);
        }
        chunk
    }
}

/// The lines of a map or list.
pub(super) struct Body {
    /// The comments before its first key or item, which the lines do not hold.
    pub leads: Vec<Lead>,
    /// Whether a blank line stands between those comments and the first key or item.
    pub blank: bool,
    /// The lines from the first key or item on.
    pub lines: String,
    /// Whether they end with a block of text whose trailing blank lines count.
    pub keeps: bool,
}

impl Body {
    /// Puts chunks in a row, and the comments that close the map or list behind them.
    pub(super) fn of(chunks: Vec<Chunk>, closing: &[Lead], indent: usize) -> Self {
        let mut chunks = chunks.into_iter();
        let Some(first) = chunks.next() else {
            return Self { leads: Vec::new(), blank: false, lines: String::new(), keeps: false };
        };
        let mut body =
            Self { leads: first.leads, blank: first.blank, lines: first.lines, keeps: first.keeps };
        for chunk in chunks {
            let quiet = body.keeps;
            let mut blank = chunk.blank;
            if quiet {
                // A blank line here would become part of the text above.
                blank &= !chunk.leads.is_empty();
            }
            write_leads(&mut body.lines, &chunk.leads, indent, quiet);
            if blank {
                body.lines.push('\n');
            }
            body.lines.push_str(&chunk.lines);
            body.keeps = chunk.keeps;
        }
        write_leads(&mut body.lines, closing, indent, body.keeps);
        body.keeps &= closing.is_empty();
        body
    }

    /// All lines, with the comments before the first key or item, which has no blank line before it.
    pub(super) fn whole(&self, indent: usize) -> String {
        let mut lines = String::new();
        write_leads(&mut lines, &self.leads, indent, true);
        if self.blank && !self.leads.is_empty() {
            lines.push('\n');
        }
        lines + &self.lines
    }
}

/// Writes comments on lines of their own; `quiet` leaves the blank line before the first one away.
pub(super) fn write_leads(lines: &mut String, leads: &[Lead], indent: usize, quiet: bool) {
    for (count, lead) in leads.iter().enumerate() {
        if lead.blank && !(quiet && count == 0) {
            lines.push('\n');
        }
        lines.extend(std::iter::repeat_n(' ', indent));
        lines.push_str(&lead.text);
        lines.push('\n');
    }
}
