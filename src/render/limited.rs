//! Text within a number of characters: as many blocks as fit, and the count of the rest.

use super::count;

/// GitHub takes comments of 65,536 characters; this leaves room for what a workflow puts around.
pub(super) const LONGEST: usize = 60_000;

/// A text that is written block by block, and counted in characters.
pub(super) struct Limited {
    text: String,
    used: usize,
    shows: &'static str,
}

impl Limited {
    /// An empty text. What is left out is shown by a command, which the text names.
    pub(super) fn shown_by(command: &'static str) -> Self {
        Self { text: String::new(), used: 0, shows: command }
    }

    /// Writes a text that has to be there.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.used += text.chars().count();
    }

    /// As many blocks as fit, and the count of the rest.
    pub(super) fn within(&mut self, limit: usize, blocks: &[String], noun: &str) {
        for (number, block) in blocks.iter().enumerate() {
            if self.used + block.chars().count() > limit {
                let rest = (blocks.len() - number) as u64;
                self.push(&format!("\nand {} more, which `{}` shows\n\n", count(rest, noun), self.shows));
                return;
            }
            self.push(block);
        }
    }

    /// What was written.
    pub(super) fn text(self) -> String {
        self.text
    }
}
