//! A fingerprint has no line in it: whatever is inserted above, and wherever a file is moved, a finding keeps its name.

use camino::Utf8PathBuf;

use crate::support::Ledger;

/// A fixed sequence of numbers (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((x ^ (x >> 31)) % end as u64).unwrap()
    }
}

/// The example with findings of most families.
fn troubled() -> Ledger {
    Ledger::example()
        .change("claims/only-h800.yaml", "it used only lawfully", "it used lawfully")
        .change("claims/r1-512-h800.yaml", "using 512 NVIDIA", "using 612 NVIDIA")
        .change("claims/altman-heads-openai.yaml", "stance: supports", "stance: refutes")
        .claim("id: nobody\nstatement: A claim.\nstatus: supported\nclaimant: nobody\nkey: 1\n")
        .file(
            "factlock.yaml",
            "version: 1\nignore:\n  - { rule: second-hand, claim: no-h100, because: why not }\n",
        )
}

fn fingerprints(ledger: &Ledger) -> Vec<String> {
    let outcome = ledger.check();
    let mut names: Vec<String> = outcome
        .findings
        .iter()
        .map(|judged| format!("{} {}", judged.finding.rule, judged.fingerprint))
        .collect();
    names.sort();
    names
}

#[test]
fn two_hundred_edits_that_mean_nothing_change_no_fingerprint() {
    let ledger = troubled();
    let before = fingerprints(&ledger);
    assert!(before.len() > 20, "{before:?}");
    let mut random = Random(2026);
    let mut moved = 0;
    for edit in 0..200 {
        let record = |path: &Utf8PathBuf| path.extension() == Some("yaml");
        let files: Vec<Utf8PathBuf> =
            ledger.files().map(|(path, _)| path.to_owned()).filter(record).collect();
        let mut changed = ledger.clone();
        for _ in 0..=random.below(3) {
            let file = &files[random.below(files.len())];
            if changed.files().all(|(path, _)| path != file) {
                continue;
            }
            let text = changed.text(file.as_str()).to_owned();
            let claim = file.starts_with("claims") && file.file_stem() != Some("vocabulary");
            // One whose name is wrong is named by its file where it cannot be read.
            if claim && !text.contains("key: 1") && random.below(2) == 0 {
                let to = format!("claims/moved-{edit}/{}", file.file_name().unwrap());
                changed = changed.remove(file.as_str()).file(to, text);
                moved += 1;
            } else {
                let lines = ["# a comment\n", "\n", "# é\n\n"][random.below(3)].repeat(random.below(40) + 1);
                changed = changed.file(file.clone(), lines + &text);
            }
        }
        assert_eq!(fingerprints(&changed), before, "edit {edit}");
    }
    assert!(moved > 30, "{moved} files were moved");
}
