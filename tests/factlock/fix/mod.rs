//! `factlock fix`: what it mends, what it leaves to people, and that nothing else changes.

mod laws;

use factlock::check::Mended;
use factlock::render::{Surface, sarif};
use serde_json::Value;

use crate::support::{Ledger, TODAY, commit, git, problems};

const CLAIM: &str = "claims/bridge-length.yaml";
const MINUTES: &str = "sources/council-minutes.yaml";
const SNAPSHOT: &str = "sources/council-minutes/ecda1daabfca.txt";
const HASH: &str = "ecda1daabfca014bd8f8a502ba243e939f78389ce95f69861398998783a1bf8c";

/// A source whose characters are not on every keyboard.
fn typeset() -> Ledger {
    let text = "Letter of the mayor\n\n“It’s a bridge — not a monument,” she wrote. It costs 4 million.\n\nIt’s ours.\n";
    let hash = "3a9c4f23b7ac34e2de05d8cd5f9b3c9e1ac5f9f0c1f17c1b3a2a4e1b0d8a1f00";
    let record = |hash: &str| {
        format!(
            "id: letter\ntype: personal_communication\ntitle: Letter\nsnapshots:\n  - file: letter/letter.txt\n    \
             media_type: text/plain\n    sha256: {hash}\n    bytes: {}\n",
            text.len()
        )
    };
    let ledger =
        Ledger::empty().file("sources/letter/letter.txt", text).file("sources/letter.yaml", record(hash));
    let found = ledger.check().findings.iter().find_map(|judged| {
        let found = judged.finding.details.get("found")?;
        Some(found.as_str()?.to_owned())
    });
    ledger.file("sources/letter.yaml", record(&found.unwrap()))
}

fn citing(quote: &str) -> Ledger {
    typeset().claim(&format!(
        "id: a-claim\nstatement: It is a bridge.\nstatus: supported\ncitations:\n  - source: letter # the only one\n    \
         stance: supports\n    quote: {quote}\n"
    ))
}

/// The words of the steps, with their rules.
fn steps(mended: &Mended) -> Vec<String> {
    let steps = mended.files.values().flat_map(|file| &file.steps);
    steps.map(|step| format!("{}: {} ({})", step.file, step.about, step.rule)).collect()
}

/// Mending changes this passage and nothing else, and a second time nothing at all.
#[track_caller]
fn mends(ledger: &Ledger, also_unsafe: bool, file: &str, from: &str, to: &str) {
    let (fixed, mended) = ledger.mend(also_unsafe);
    let wanted = ledger.clone().change(file, from, to);
    assert_eq!(fixed.text(file), wanted.text(file), "{:?}", mended.refused);
    assert_eq!(mended.files.len(), 1, "{:?}", steps(&mended));
    assert_eq!(fixed.mend(also_unsafe).1.files.len(), 0, "a second time");
}

#[track_caller]
fn leaves(ledger: &Ledger, also_unsafe: bool) -> Mended {
    let (_, mended) = ledger.mend(also_unsafe);
    assert_eq!(steps(&mended), [""; 0]);
    mended
}

#[test]
fn quotes_are_written_in_the_characters_of_the_source() {
    let written = "\"It's a bridge - not a monument,\"";
    let typed = citing(&format!("'{}'", written.replace('\'', "''")));
    assert_eq!(problems(&typed.check()), [""; 0], "typography is no finding");
    mends(
        &typed,
        false,
        "claims/a-claim.yaml",
        &written.replace('\'', "''"),
        "“It’s a bridge — not a monument,”",
    );
    mends(
        &citing(">-\n      It's a\n      bridge -- not a\n      monument"),
        false,
        "claims/a-claim.yaml",
        "It's a\n      bridge -- not",
        "It’s a\n      bridge — not",
    );
    mends(
        &citing("It's a bridge — not a monument [...] It costs 4 million"),
        false,
        "claims/a-claim.yaml",
        "It's",
        "It’s",
    );
}

#[test]
fn quotes_that_stand_for_more_than_their_letters_stay() {
    leaves(&citing("'[She said it''s] a bridge — not a monument'"), true);
    leaves(&citing(">-\n      It’s a bridge\n      — not a monument"), true);
    leaves(&citing("\"It's a bridge for everybody and his dog\""), true);
}

#[test]
fn a_quote_that_was_reviewed_waits_for_a_person() {
    let typed = citing("It's ours.");
    let reviewed = typed.on_disk();
    let ran = reviewed.factlock(&["review", "a-claim", "--by", "A. Reviewer <a@example.org>"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let claim = std::fs::read_to_string(reviewed.path("claims/a-claim.yaml")).unwrap();
    let typed = typed.file("claims/a-claim.yaml", claim);
    let mended = leaves(&typed, false);
    assert_eq!(mended.left, 1);
    mends(&typed, true, "claims/a-claim.yaml", "It's ours", "It’s ours");
}

#[test]
fn hashes_are_written_in_small_letters_and_bytes_are_counted() {
    let sample = Ledger::sample();
    mends(
        &sample.clone().change(MINUTES, HASH, &HASH.to_uppercase()),
        false,
        MINUTES,
        &HASH.to_uppercase(),
        HASH,
    );
    let quoted = format!("'{}'", HASH.to_uppercase());
    mends(&sample.clone().change(MINUTES, HASH, &quoted), false, MINUTES, &quoted, HASH);
    mends(&sample.clone().change(MINUTES, "bytes: 204", "bytes: 205 # all"), false, MINUTES, "205", "204");
    let pinned = sample.change(
        CLAIM,
        "quote: It is 120 metres long.\n",
        "quote: It is 120 metres long.\n    snapshot: sha256:ECDA1DAABFCA\n",
    );
    mends(&pinned, false, CLAIM, "sha256:ECDA1DAABFCA", "sha256:ecda1daabfca");
}

#[test]
fn words_beside_a_quote_that_moved_are_those_of_the_source() {
    let quote = "quote: It is 120 metres long.\n";
    let with = |context: &str| Ledger::sample().change(CLAIM, quote, &format!("{quote}    {context}\n"));
    mends(&with("prefix: on 4 June 2024. # before"), false, CLAIM, "on 4 June 2024.", "on 3 May 2024.");
    mends(&with("suffix: The last account"), false, CLAIM, "The last account", "The final account");
    let both = with("prefix: nothing\n    suffix: of this");
    mends(
        &both,
        false,
        CLAIM,
        "prefix: nothing\n    suffix: of this",
        "prefix: '2024.'\n    suffix: The final",
    );
}

#[test]
fn what_may_be_meant_is_written_only_when_asked() {
    let typos = Ledger::sample()
        .change(CLAIM, "source: council-minutes", "source: council-minute")
        .change("claims/bridge-cost.yaml", "status: refuted", "status: refutd")
        .change("claims/bridge-opened.yaml", "appearances:", "apearances:")
        .tamper("factlock.yaml", |bytes| [bytes, b"rules: { single-origins: note }\n".to_vec()].concat());
    let mended = leaves(&typos, false);
    assert_eq!(mended.left, 4);
    let (fixed, mended) = typos.mend(true);
    assert_eq!(mended.files.len(), 4, "{:?}", mended.refused);
    for file in [CLAIM, "claims/bridge-cost.yaml", "claims/bridge-opened.yaml"] {
        assert_eq!(fixed.text(file), Ledger::sample().text(file));
    }
    assert!(fixed.text("factlock.yaml").contains("rules: { single-origin: note }"));
    assert_eq!(problems(&fixed.check()), [""; 0]);
}

#[test]
fn a_record_with_another_fault_is_mended_as_far_as_it_can_be() {
    let ledger = Ledger::sample().change(
        "claims/bridge-cost.yaml",
        "status: refuted",
        "status: refutd\nreviews: []\nreviews: []",
    );
    leaves(&ledger, true);
    let ledger =
        Ledger::sample().change("claims/bridge-cost.yaml", "status: refuted", "status: refutd\nzzzz: 1");
    mends(&ledger, true, "claims/bridge-cost.yaml", "refutd", "refuted");
}

#[test]
fn an_ignore_or_a_resolution_without_use_goes_only_when_asked() {
    let ignore = "# Why not.\nignore:\n  # The first.\n  - rule: own-review\n    because: a b # c\n  - { rule: quote-altered, because: d }\n";
    let ledger =
        Ledger::sample().change(CLAIM, "status: supported\n", &format!("{ignore}status: supported\n"));
    assert_eq!(leaves(&ledger.clone().only("unused-ignore"), false).left, 1, "one rule there is none of");
    let (fixed, _) = ledger.clone().only("unused-ignore").mend(true);
    assert!(!fixed.text(CLAIM).contains("quote-altered"), "{}", fixed.text(CLAIM));
    assert!(fixed.text(CLAIM).contains("# Why not.\nignore:\n  # The first.\n"));

    let resolution = "resolutions: [{ with: [bridge-cost], because: another bridge }]\n";
    let ledger =
        Ledger::sample().change(CLAIM, "status: supported\n", &format!("status: supported\n{resolution}"));
    assert_eq!(leaves(&ledger.clone().only("unused-resolution"), false).left, 1);
    let (fixed, _) = ledger.only("unused-resolution").mend(true);
    assert_eq!(fixed.text(CLAIM), Ledger::sample().text(CLAIM));
}

#[test]
fn ignores_without_use_go_with_their_comments_and_the_last_with_its_key() {
    let with = |entries: &str| {
        let text = format!("# Why not.\nignore:\n{entries}status: supported\n");
        Ledger::sample().change(CLAIM, "status: supported\n", &text).only("unused-ignore")
    };
    let all = "  # Both are old.\n  - { rule: quote-not-found, because: d }\n  # Long gone.\n  - rule: quote-altered\n    because: d\n    # until: 2027\n";
    assert_eq!(with(all).mend(true).0.text(CLAIM), Ledger::sample().text(CLAIM));
    let kept = "  # Nobody else was there.\n  - { rule: own-review, because: a }\n";
    let last = with(&format!("{kept}  # Long gone.\n  - {{ rule: quote-altered, because: d }}\n"));
    assert_eq!(last.mend(true).0.text(CLAIM), with(kept).text(CLAIM));
    let unclear = "  # Old.\n  - { rule: quote-altered, because: d }\n  - { rule: own-review, because: a }\n";
    leaves(&with(unclear), true);
}

#[test]
fn what_is_settled_goes_from_the_baseline_unless_something_cannot_be_read() {
    let lines = "# known\nquote-altered 1a2b3c4d5e6f7a8b claim:a\nquote-altered 2a2b3c4d5e6f7a8b claim:b\r\n\nquote-not-found 3a2b3c4d5e6f7a8b claim:c";
    let ledger = Ledger::sample().file("factlock.baseline", lines);
    let (fixed, _) = ledger.mend(false);
    assert_eq!(fixed.text("factlock.baseline"), "# known\n\n");
    leaves(&ledger.change(CLAIM, "status: supported", "status: [supported"), true);
}

#[test]
fn keys_are_put_in_order_and_nothing_else_moves() {
    let ledger = Ledger::sample().change(
        CLAIM,
        "status: supported\ncitations:",
        "tags: [ a,b ] # odd\nstatus: 'supported'\ncitations:",
    );
    mends(
        &ledger,
        false,
        CLAIM,
        "tags: [ a,b ] # odd\nstatus: 'supported'\ncitations:\n  # What bears it out. `factlock check` proves that both quotes really stand there.\n  - source: council-minutes\n    stance: supports\n    quote: It is 120 metres long.\n",
        "status: 'supported'\ncitations:\n  # What bears it out. `factlock check` proves that both quotes really stand there.\n  - source: council-minutes\n    stance: supports\n    quote: It is 120 metres long.\ntags: [ a,b ] # odd\n",
    );
}

#[test]
fn snapshots_with_other_line_ends_get_the_line_that_git_needs() {
    let crlf = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace('\n', "\r\n").into_bytes();
    let ledger = Ledger::sample().tamper(SNAPSHOT, crlf);
    let (fixed, mended) = ledger.mend(false);
    assert_eq!(steps(&mended), [".gitattributes: keep git from converting snapshots (snapshot-changed)"]);
    assert_eq!(fixed.text(".gitattributes"), "sources/*/** -text\n");
    assert_eq!(fixed.mend(false).1.files.len(), 0, "a second time");

    // In git the line and a new checkout bring the pinned bytes back.
    let project = Ledger::sample().on_disk();
    git(&project.root(), &["init", "-q", "-b", "main"]);
    git(&project.root(), &["config", "core.autocrlf", "true"]);
    commit(&project.root(), "all");
    project.remove(SNAPSHOT);
    git(&project.root(), &["checkout", "--", "."]);
    let told = project.factlock(&["check", "--today", TODAY]).run();
    assert!(told.stdout.ends_with("1 can be mended with `factlock fix`\n"), "{}", told.stdout);
    let ran = project.factlock(&["fix", "--today", TODAY]).run();
    assert_eq!(
        ran.stdout,
        "fixed .gitattributes\n  keep git from converting snapshots (snapshot-changed)\n1 fix in 1 file made\n"
    );
    git(&project.root(), &["rm", "--cached", "-r", "-q", "sources"]);
    git(&project.root(), &["add", "."]);
    git(&project.root(), &["checkout", "--", "sources"]);
}

/// What `fix --dry-run` shows is what `git apply` does, and that is what `fix` does.
#[track_caller]
fn applies(name: &str, text: &str) {
    let project = typeset().file(name, text).on_disk();
    commit(&project.root(), "Start");
    let shown = project.factlock(&["fix", "--dry-run", "--today", TODAY]).run();
    assert_eq!(shown.status, Some(1), "{name} {text:?}: {shown:?}");
    project.write("../fix.patch", shown.stdout.as_str());
    git(&project.root(), &["apply", project.outside().join("fix.patch").as_str()]);
    let applied = std::fs::read(project.path(name)).unwrap();
    assert_ne!(applied, text.as_bytes(), "{name}");
    git(&project.root(), &["checkout", "-q", "."]);
    project.factlock(&["fix", "--today", TODAY]).run();
    assert_eq!(applied, std::fs::read(project.path(name)).unwrap(), "{name}: {}", shown.stdout);
}

#[test]
fn a_dry_run_is_a_patch_that_git_applies() {
    let claim = "id: a-claim\nstatement: It is a bridge.\nstatus: supported\ncitations:\n  - source: letter\n    \
                 stance: supports\n    quote: It's a bridge - not a monument\n";
    applies("claims/a-claim.yaml", claim);
    applies("claims/with a space.yaml", claim);
    applies("claims/bücher.yaml", claim);
    applies("claims/a-claim.yaml", &claim.replace('\n', "\r\n"));
    applies("claims/a-claim.yaml", &format!("\u{feff}{claim}"));
    applies("claims/a-claim.yaml", claim.trim_end());
    #[cfg(unix)]
    applies("claims/a\"quote\\.yaml", claim);
}

#[test]
fn a_baseline_that_cannot_be_read_keeps_nothing_from_being_mended() {
    let project =
        citing("It's a bridge - not a monument").file("factlock.baseline", "what is this\n").on_disk();
    let ran = project.factlock(&["fix", "--today", TODAY]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.stdout.contains("1 fix in 1 file made"), "{ran:?}");
    assert!(
        ran.stderr.starts_with("warning: ")
            && ran.stderr.contains("; no baseline counts\n  help: correct the line"),
        "{ran:?}"
    );
}

#[test]
fn a_dry_run_shows_and_changes_nothing() {
    let quote = "quote: It is 120 metres long.\n";
    let project = Ledger::sample().change(CLAIM, quote, &format!("{quote}    prefix: on 4 June\n")).on_disk();
    let before = std::fs::read(project.path(CLAIM)).unwrap();
    let ran = project.factlock(&["fix", "--dry-run", "--today", TODAY]).run();
    assert_eq!(ran.status, Some(1));
    assert_eq!(
        ran.stdout,
        "would change claims/bridge-length.yaml\n  write what stands next to the quote now (quote-not-found)\n\n\
         --- a/claims/bridge-length.yaml\n+++ b/claims/bridge-length.yaml\n@@ -11,4 +11,4 @@\n   - source: council-minutes\n     \
         stance: supports\n     quote: It is 120 metres long.\n-    prefix: on 4 June\n+    prefix: 3 May 2024.\n\n\
         1 fix in 1 file would be made\n"
    );
    assert_eq!(std::fs::read(project.path(CLAIM)).unwrap(), before);
    let ran = project.factlock(&["fix", "--rule", "key-order", "--today", TODAY]).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(0), "nothing to fix\n"));
    let ran = project.factlock(&["fix", "claims/bridge-cost.yaml", "--today", TODAY]).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(0), "nothing to fix\n"), "another file");
    let ran = project.factlock(&["fix", "--rule", "quote-not-found", "--today", TODAY]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert_ne!(std::fs::read(project.path(CLAIM)).unwrap(), before);
    let ran = project.factlock(&["fix", "--rule", "key-odder"]).run();
    assert_eq!(ran.status, Some(2), "{ran:?}");
}

#[test]
fn a_fix_in_sarif_makes_the_same_text() {
    let quote = "quote: It is 120 metres long.\n";
    let ledger = Ledger::sample()
        .change(
            CLAIM,
            quote,
            &format!("{quote}    prefix: on 4 June 2024. # é\n    suffix: The last account\n"),
        )
        .change("claims/bridge-cost.yaml", "status: refuted", "status: 'refutd'");
    let (fixed, _) = ledger.mend(true);
    let text = sarif(&ledger.check(), Surface { ledger: "".into(), suppressed: true });
    let document: Value = serde_json::from_str(&text).unwrap();
    for file in [CLAIM, "claims/bridge-cost.yaml"] {
        let results = document["runs"][0]["results"].as_array().unwrap();
        let mut changes = results
            .iter()
            .filter_map(|result| result.pointer("/fixes/0/artifactChanges/0"))
            .filter(|change| change["artifactLocation"]["uri"] == file);
        let (change, more) = (changes.next().unwrap(), changes.next());
        assert_eq!(more, None);
        let mut lines: Vec<String> = ledger.text(file).split('\n').map(str::to_owned).collect();
        for replacement in change["replacements"].as_array().unwrap().iter().rev() {
            let number = |name: &str| {
                usize::try_from(replacement["deletedRegion"][name].as_u64().unwrap()).unwrap() - 1
            };
            assert_eq!(number("startLine"), number("endLine"), "on one line");
            let line = &mut lines[number("startLine")];
            let chars: Vec<char> = line.chars().collect();
            let part = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
            let text = replacement["insertedContent"]["text"].as_str().unwrap();
            let (start, end) = (number("startColumn"), number("endColumn"));
            *line = part(0, start) + text + &part(end, chars.len());
        }
        assert_eq!(lines.join("\n"), fixed.text(file));
    }
}
