//! Sections of a page, written whole or as much of them as a forge takes.

use crate::render::count;

/// GitHub takes comments of 65,536 characters; this leaves room for what a workflow puts around.
const LONGEST: usize = 60_000;

/// A part of a page.
pub(super) struct Section {
    /// What stands at its top.
    pub(super) head: String,
    /// What stands in it. With none, a section of a noun is left out.
    pub(super) blocks: Vec<String>,
    /// What a block is called; empty where the head is everything.
    pub(super) noun: &'static str,
    /// How much of a cut page it may end at, in hundredths.
    pub(super) share: usize,
}

const FOOT: &str = "Made by factlock from a ledger of claims under version control; `factlock check` proves all of it \
                    again.\n";

/// All of it.
pub(super) fn whole(sections: &[Section]) -> String {
    let mut out = String::new();
    for section in sections.iter().filter(|section| section.is_there()) {
        out.push_str(&section.head);
        section.blocks.iter().for_each(|block| out.push_str(block));
        end(&mut out);
    }
    out + FOOT
}

/// As much of each section as fits, and the count of the rest.
pub(super) fn cut(sections: &[Section]) -> String {
    let all = whole(sections);
    if all.chars().count() <= LONGEST {
        return all;
    }
    let mut out = String::new();
    let mut used = FOOT.len();
    for section in sections.iter().filter(|section| section.is_there()) {
        let head: String = section.head.chars().take(LONGEST / 4).collect();
        used += head.chars().count();
        out.push_str(&head);
        for (number, block) in section.blocks.iter().enumerate() {
            let length = block.chars().count();
            if used + length > LONGEST / 100 * section.share {
                let rest = count((section.blocks.len() - number) as u64, section.noun);
                let told = format!("\nand {rest} more, which the whole report shows\n");
                used += told.len();
                out.push_str(&told);
                break;
            }
            used += length;
            out.push_str(block);
        }
        end(&mut out);
        used += 2;
    }
    out + FOOT
}

impl Section {
    fn is_there(&self) -> bool {
        self.noun.is_empty() || !self.blocks.is_empty()
    }
}

/// One empty line.
fn end(out: &mut String) {
    out.truncate(out.trim_end().len());
    out.push_str("\n\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_page_fits_and_tells_what_it_leaves_out() {
        let section = |noun, share| Section {
            head: format!("## {noun}\n\n"),
            blocks: vec!["é".repeat(999) + "\n"; 100],
            noun,
            share,
        };
        let sections = [section("claim", 65), section("source", 98), section("correction", 98)];
        let page = cut(&sections);
        assert!(page.chars().count() <= LONGEST);
        for told in ["and 62 claims more", "and 80 sources more", "and 100 corrections more"] {
            assert!(page.contains(told), "{told} in {}", page.replace('é', ""));
        }
        assert_eq!(whole(&sections).matches("ééé\n").count(), 300);
    }
}
