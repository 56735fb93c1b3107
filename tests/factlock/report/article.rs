//! The article stands on the page to the letter, whatever claims stand on it.

use super::{page, read};
use crate::support::Ledger;

/// Numbers that look random, the same in every run (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// The text of the article on a page: without what stands beside it.
fn article(page: &str) -> String {
    read::article(&read::tokens(page)).expect("there is an article")
}

#[test]
fn not_a_character_is_lost_over_claims_that_overlap_nest_touch_or_leave_gaps() {
    let mut chance = Chance(11);
    for round in 0..200 {
        let paragraphs = 1 + chance.below(4);
        let mut words: Vec<Vec<String>> = Vec::new();
        for paragraph in 0..paragraphs {
            let odd = ["<b>", "R&D", "naïve", "“so”", "\u{1f600}", "e\u{301}"];
            let word = |at: usize| format!("w{paragraph}x{at}{}", odd[(at + round) % odd.len()]);
            words.push((0..4 + chance.below(16)).map(word).collect());
        }
        let written: Vec<String> = words.iter().map(|words| words.join(" ") + ".").collect();
        let file = written.join(if round % 2 == 0 { "\n\n" } else { "\n \n\n" }) + "\n";
        let digest = factlock::snapshot::digest(file.as_bytes());
        let source = format!(
            "id: article\ntype: webpage\ntitle: An article\nrole: article\nsnapshots:\n  - {{ file: article/a.txt, \
             media_type: text/plain, sha256: {digest}, bytes: {} }}\n",
            file.len()
        );
        let mut ledger =
            Ledger::empty().file("sources/article.yaml", source).file("sources/article/a.txt", file.as_str());
        let claims = chance.below(9);
        for claim in 0..claims {
            let paragraph = &words[chance.below(paragraphs)];
            let first = chance.below(paragraph.len() - 2);
            let last = (first + 2 + chance.below(6)).min(paragraph.len() - 1);
            let quote = paragraph[first..=last].join(" ");
            ledger = ledger.claim(&format!(
                "id: c{claim}\nstatement: A claim.\nstatus: unverified\nappearances:\n  - source: article\n    \
                 quote: '{quote}'\n"
            ));
        }
        let page = page(&ledger);
        assert_eq!(article(&page), file, "round {round}");
        for claim in 0..claims {
            for anchor in [format!("id=\"in-c{claim}\""), format!("id=\"claim-c{claim}\"")] {
                assert_eq!(page.matches(&anchor).count(), 1, "{anchor} in round {round}");
            }
            // A link to it stands in the text itself, not only beside it.
            let inside = page.split("<div class=\"text\">").nth(1).unwrap().split("<details").next().unwrap();
            let link = format!("href=\"#claim-c{claim}\"");
            assert!(inside.matches(&link).count() > 1, "{link} in round {round}");
        }
    }
}

#[test]
fn the_example_stands_there_to_the_letter() {
    let ledger = Ledger::example();
    let bytes = ledger.bytes("sources/newsbytes-2025-09-18/806cc9390984.md");
    let read = factlock::snapshot::read("text/markdown", bytes).unwrap();
    assert_eq!(article(&page(&ledger)), read.text);
}
