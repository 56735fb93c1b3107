//! A rule page as a test reads it: fenced blocks that are files of a ledger, and one that is the output.
//!
//! The info string of a block says what it is:
//!
//! - `yaml claims/bridge-length.yaml`: a file of the example, in the place of the sample's;
//! - `yaml claims/bridge-length.yaml fixed`: the same file, mended;
//! - `yaml factlock.yaml before`: the file before a change, of which the example is judged;
//! - `text sources/council-minutes/ecda1daabfca.txt removed`: a file that the example has not;
//! - `text`: what a check of the example says.

use std::ops::Range;

use camino::Utf8PathBuf;

use crate::support::Ledger;

/// A rule page.
pub(super) struct Page {
    /// The text before the output, and after it.
    around: (String, String),
    files: Vec<FileBlock>,
}

/// A file of the example.
struct FileBlock {
    path: Utf8PathBuf,
    when: When,
    /// Nothing where the file is removed.
    content: Option<String>,
}

/// Which of the two ledgers of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// The one that shows the problem.
    Broken,
    /// The one after the cure.
    Fixed,
    /// The one before the change that shows the problem.
    Before,
}

impl Page {
    /// Reads a page.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut files = Vec::new();
        let mut around = None;
        let mut from = 0;
        while let Some((info, body)) = next_block(text, from)? {
            let content = &text[body.clone()];
            let words: Vec<&str> = info.split(' ').collect();
            match words[..] {
                ["text"] if around.is_some() => return Err("two blocks of output".to_owned()),
                ["text"] => around = Some((text[..body.start].to_owned(), text[body.end..].to_owned())),
                ["yaml" | "text" | "markdown", path] => files.push(block(path, When::Broken, Some(content))),
                ["yaml" | "text" | "markdown", path, "fixed"] => {
                    files.push(block(path, When::Fixed, Some(content)));
                }
                ["yaml" | "text" | "markdown", path, "before"] => {
                    files.push(block(path, When::Before, Some(content)));
                }
                [_, path, "removed"] => files.push(block(path, When::Broken, None)),
                // A block of another language, such as a command for the reader.
                ["sh" | "console" | "diff"] => {}
                _ => return Err(format!("a block that is no file and no output: `{info}`")),
            }
            from = body.end + FENCE.len();
        }
        let fixed = files.iter().any(|file| file.when == When::Fixed);
        match around {
            None => Err("there is no block of output: ```text".to_owned()),
            Some(_) if !fixed => Err("there is no file marked `fixed`".to_owned()),
            Some(around) => Ok(Self { around, files }),
        }
    }

    /// The sample ledger with the files of the page. Where the page shows records, only findings in them
    /// count, since the sample has findings of its own.
    pub(super) fn ledger(&self, sample: Ledger, when: When) -> Ledger {
        let mut ledger = sample;
        let broken = self.files.iter().filter(|file| file.when == When::Broken);
        let fixed = self.files.iter().filter(|file| file.when == When::Fixed && when == When::Fixed);
        for file in broken.chain(fixed) {
            ledger = match &file.content {
                Some(content) => ledger.file(&file.path, content.as_str()),
                None => ledger.remove(file.path.as_str()),
            };
        }
        ledger.within(self.records())
    }

    /// The ledger before the change, if the page shows one.
    pub(super) fn before(&self, sample: Ledger) -> Option<Ledger> {
        let files: Vec<&FileBlock> = self.files.iter().filter(|file| file.when == When::Before).collect();
        let with = |ledger: Ledger, file: &&FileBlock| {
            ledger.file(&file.path, file.content.clone().unwrap_or_default())
        };
        (!files.is_empty()).then(|| files.iter().fold(sample, with))
    }

    fn records(&self) -> Vec<Utf8PathBuf> {
        let present = self.files.iter().filter(|file| file.when == When::Broken && file.content.is_some());
        present.map(|file| file.path.clone()).filter(|path| path.extension() != Some("txt")).collect()
    }

    /// The page with this as its output.
    pub(super) fn with_output(&self, output: &str) -> String {
        let (before, after) = &self.around;
        format!("{before}{}\n{after}", output.trim_end())
    }
}

fn block(path: &str, when: When, content: Option<&str>) -> FileBlock {
    FileBlock { path: path.into(), when, content: content.map(str::to_owned) }
}

const FENCE: &str = "```";

/// The info string of the first fenced block from an offset on, and where its content stands.
fn next_block(text: &str, from: usize) -> Result<Option<(&str, Range<usize>)>, String> {
    let Some(open) = fence(text, from) else { return Ok(None) };
    let info = &text[open + FENCE.len()..];
    let info = &info[..info.find('\n').ok_or("a block without a line")?];
    let start = open + FENCE.len() + info.len() + 1;
    let end = fence(text, start).ok_or_else(|| format!("the block `{info}` has no end"))?;
    Ok(Some((info, start..end)))
}

/// Where the first line from an offset on that begins with a fence stands.
fn fence(text: &str, from: usize) -> Option<usize> {
    let at_line_start = |at: &usize| *at == 0 || text[..*at].ends_with('\n');
    text[from..].match_indices(FENCE).map(|(at, _)| from + at).find(at_line_start)
}
