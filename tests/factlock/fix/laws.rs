//! What holds of every ledger that is mended, whatever is wrong with it.

use std::collections::BTreeMap;

use factlock::check::Outcome;
use proptest::prelude::*;

use crate::support::Ledger;

/// Something that is wrong, or only odd, done to the example.
struct Mutation {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// Whether the record cannot be read with it.
    breaks: bool,
}

const fn odd(file: &'static str, from: &'static str, to: &'static str) -> Mutation {
    Mutation { file, from, to, breaks: false }
}

const fn broken(file: &'static str, from: &'static str, to: &'static str) -> Mutation {
    Mutation { file, from, to, breaks: true }
}

const SOURCE: &str = "sources/newsbytes-2025-09-18.yaml";

const MUTATIONS: [Mutation; 16] = [
    odd("claims/only-h800.yaml", "status:", "# about tags\ntags: [ 'a' ]\nstatus:"),
    odd("claims/only-h800.yaml", "statement:", "superseded_by:\nstatement:"),
    odd(
        "claims/owns-a100.yaml",
        "quote: it owns A100 chips",
        "prefix: nothing like this # why\n    quote: it owns A100 chips",
    ),
    odd(
        "claims/a100-quotation.yaml",
        "status:",
        "ignore:\n  - rule: single-origins\n    because: of this\nstatus:",
    ),
    odd(
        "claims/system-of-rewards.yaml",
        "status:",
        "ignore: [{ rule: quote-altered, because: no use }]\nstatus:",
    ),
    odd("claims/major-advancement.yaml", "DeepSeek’s work", "DeepSeek's  work"),
    odd("claims/licence-since-august-2022.yaml", "status:", "claimant: open-ai\nstatus:"),
    odd(
        "claims/r1-512-h800.yaml",
        "512 NVIDIA H800 chips\n",
        "512 NVIDIA H800 chips\n    suffix: 'and so on'\n",
    ),
    odd(SOURCE, "bytes: 2974", "bytes: 3000"),
    odd("factlock.yaml", "version: 1", "rules: { unused-sauce: note }\nversion: 1"),
    odd("claims/openai-expenses-not-shared.yaml", "Altman’s company", "Altman's company"),
    broken("claims/no-h100.yaml", "statement:", "statment:"),
    broken("claims/altman-much-more.yaml", "status:", "sttus:"),
    broken("claims/peer-reviewed-in-nature.yaml", "status:", "odd: [\nstatus:"),
    broken("claims/cost-contrast.yaml", "stance: supports", "stance: support"),
    broken(SOURCE, "806cc9390984.md\n", "806cc9390984.md\n    bites: 3\n"),
];

/// The example with what `bytes` choose: mutations, line ends, byte order marks, comments, a baseline.
fn generated(bytes: &[u8], breaking: bool) -> Ledger {
    let mut ledger = Ledger::example();
    for (mutation, byte) in MUTATIONS.iter().zip(bytes) {
        let text = ledger.text(mutation.file);
        if byte % 3 == 0 && text.contains(mutation.from) && (breaking || !mutation.breaks) {
            let text = text.replacen(mutation.from, mutation.to, 1);
            ledger = ledger.file(mutation.file, text);
        }
    }
    for (mutation, byte) in MUTATIONS.iter().zip(&bytes[MUTATIONS.len()..]) {
        let text = ledger.text(mutation.file).to_owned();
        let text = match byte % 6 {
            0 => text.replace('\n', "\r\n"),
            1 => format!("\u{FEFF}{text}"),
            2 => format!("# at the top\n\n{text}# at the end"),
            _ => continue,
        };
        if !text.contains("\r\r") && !text.contains("\u{FEFF}\u{FEFF}") {
            ledger = ledger.file(mutation.file, text);
        }
    }
    match bytes[0] % 4 {
        0 => ledger.file("factlock.baseline", "quote-altered 1a2b3c4d5e6f7a8b claim:a\n"),
        1 => ledger.tamper("sources/newsbytes-2025-09-18/806cc9390984.md", |bytes| {
            String::from_utf8(bytes).unwrap().replace('\n', "\r\n").into_bytes()
        }),
        _ => ledger,
    }
}

/// What is found, however its words are written and wherever they stand.
fn subjects(outcome: &Outcome) -> BTreeMap<String, usize> {
    let mut subjects = BTreeMap::new();
    for judged in &outcome.findings {
        let finding = &judged.finding;
        let subject =
            format!("{} {} {:?} {:?}", finding.rule, judged.primary.file, finding.claims, finding.sources);
        *subjects.entry(subject).or_default() += 1;
    }
    subjects
}

/// The comments of a file that have a line of their own, in some order.
fn comments(text: &str) -> Vec<&str> {
    let mut comments: Vec<&str> = text
        .lines()
        .map(|line| line.trim_start_matches('\u{FEFF}').trim())
        .filter(|line| line.starts_with('#'))
        .collect();
    comments.sort_unstable();
    comments
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn mending_ends_breaks_nothing_and_keeps_what_it_need_not_change(
        bytes in prop::collection::vec(any::<u8>(), 2 * MUTATIONS.len()),
        also_unsafe in any::<bool>(),
    ) {
        let ledger = generated(&bytes, true);
        let (fixed, mended) = ledger.mend(also_unsafe);
        let again = fixed.mend(also_unsafe).1;
        prop_assert!(again.files.is_empty(), "a second time: {:?}", again.files);
        prop_assert_eq!(again.left, mended.left);
        prop_assert_eq!(&again.refused, &mended.refused);

        // What nobody could read before hides what is found in it now.
        let readable = generated(&bytes, false).check();
        let mut known = subjects(&readable);
        for (subject, count) in subjects(&ledger.check()) {
            let known = known.entry(subject).or_default();
            *known = count.max(*known);
        }
        for (subject, count) in subjects(&fixed.check()) {
            let before = known.get(&subject).copied().unwrap_or_default();
            prop_assert!(count <= before || also_unsafe, "new: {subject}: {:?}", mended.files);
        }

        for (file, mended) in &mended.files {
            if file != ".gitattributes" && file != "factlock.baseline" {
                prop_assert_eq!(comments(&mended.before), comments(&mended.after), "{}", file);
                let all = |text: &str, ends: &str| text.matches(ends).count() == text.matches('\n').count();
                prop_assert_eq!(all(&mended.before, "\r\n"), all(&mended.after, "\r\n"));
                prop_assert!(mended.before.contains('\r') || !mended.after.contains('\r'));
                let bom = |text: &str| text.starts_with('\u{FEFF}');
                prop_assert_eq!(bom(&mended.before), bom(&mended.after));
            }
        }
    }
}
