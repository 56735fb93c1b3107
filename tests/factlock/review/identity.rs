//! Who changed what a review covers, as git has it: each case with a real repository.

use super::desk::{ANN, BOB, CLAIM, CY, Desk, FOUNDER, SOURCE};
use crate::support::{Ledger, TODAY, commit, git};

#[test]
fn somebody_else_counts() {
    Desk::new().review(BOB).tells(&["Bob counts"]);
}

#[test]
fn who_wrote_the_first_version_does_not() {
    let desk = Desk::new().review(FOUNDER);
    desk.tells(&["Founder changed appearances+citations+claimant+id+snapshots+statement+status"]);
}

#[test]
fn who_wrote_the_last_change_does_not() {
    Desk::new().edit(ANN, "One.").review(ANN).tells(&["Ann changed rationale"]);
}

#[test]
fn what_somebody_else_has_reviewed_meanwhile_is_nobodys_own() {
    let desk = Desk::new().edit(ANN, "One.").review(CY).edit(BOB, "Two.").review(ANN);
    desk.tells(&["Cy is outdated", "Ann counts"]);
}

#[test]
fn what_only_its_author_has_reviewed_meanwhile_still_is() {
    let desk = Desk::new().edit(ANN, "One.").review(ANN).edit(BOB, "Two.").review(ANN);
    desk.tells(&["Ann changed rationale"]);
}

#[test]
fn another_reviewer_of_the_same_makes_an_author_no_reviewer() {
    Desk::new().edit(ANN, "One.").review(BOB).review(ANN).tells(&["Bob counts", "Ann changed rationale"]);
}

#[test]
fn co_authors_do_not_count_however_the_trailer_is_written() {
    let message = "Another reason\n\nWith help.\n\nCo-authored-by: Bob <bob@example.org>\nco-AUTHORED-by: Cy <CY@example.org>";
    let desk = Desk::new().edit_only("One.").commit(ANN, message).review(BOB).review(CY).review(ANN);
    desk.tells(&["Bob changed rationale", "Cy changed rationale", "Ann changed rationale"]);
}

#[test]
fn a_line_in_the_middle_of_a_message_is_no_trailer() {
    let message = "Another reason\n\nCo-authored-by: Bob <bob@example.org>\n\nwas said of an earlier draft.";
    Desk::new().edit_only("One.").commit(ANN, message).review(BOB).tells(&["Bob counts"]);
}

#[test]
fn the_mailmap_joins_addresses() {
    let desk = Desk::new();
    desk.project.write(".mailmap", "Ann <ann@example.org> <ann@old.example>\n");
    desk.edit("A. <Ann@Old.example>", "One.").review(ANN).tells(&["Ann changed rationale"]);
}

#[test]
fn the_mailmap_joins_the_reviewer_too_and_co_authors() {
    let desk = Desk::new();
    desk.project
        .write(".mailmap", "Ann <ann@example.org> <ann@old.example>\n<bob@example.org> <bob@old.example>\n");
    let desk = desk.edit_only("One.").commit(ANN, "Why\n\nCo-authored-by: Bob <bob@old.example>");
    let desk = desk.review("Ann <ann@old.example>").review(BOB);
    desk.tells(&["Ann changed rationale", "Bob changed rationale"]);
}

#[test]
fn two_people_of_one_address_are_two_where_the_mailmap_says_so() {
    let desk = Desk::new();
    desk.project.write(
        ".mailmap",
        "Ann <ann@example.org> Ann <desk@example.org>\nBob <bob@example.org> Bob <desk@example.org>\n",
    );
    let desk = desk.edit("Ann <desk@example.org>", "One.").review("Bob <desk@example.org>").review(ANN);
    desk.tells(&["Bob counts", "Ann changed rationale"]);
}

#[test]
fn one_name_at_two_addresses_is_two_people() {
    Desk::new().edit(ANN, "One.").review("Ann <ann@elsewhere.example>").tells(&["Ann counts"]);
}

#[test]
fn two_names_at_one_address_are_one_person_whatever_the_case() {
    let desk = Desk::new().edit(ANN, "One.").review("A. Nother <ANN@Example.ORG>");
    desk.tells(&["A. Nother changed rationale"]);
}

#[test]
fn the_people_of_the_settings_join_addresses() {
    let people = "{ ann: { name: Ann, mail: [ann@example.org, ann@home.example] } }";
    let desk = Desk::with_people(people).edit("Annie <ann@home.example>", "One.").review("ann");
    desk.tells(&["ann changed rationale"]);
    let desk = Desk::with_people(people).edit("Annie <ann@home.example>", "One.").review(ANN).review(BOB);
    desk.tells(&["ann changed rationale", "Bob counts"]);
}

#[test]
fn a_bot_is_somebody_else_than_who_merges_its_work() {
    let bot = "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>";
    let desk = Desk::new().edit(bot, "One.").review(BOB).review(bot);
    desk.tells(&["Bob counts", "dependabot[bot] changed rationale"]);
}

#[test]
fn an_author_without_an_address_is_told_by_the_name() {
    let desk = Desk::new().edit("Ann <>", "One.").review(ANN);
    desk.tells(&["Ann counts"]);
    let desk = Desk::new();
    desk.project.write(".mailmap", "Ann <ann@example.org> Ann <>\n");
    desk.edit("Ann <>", "One.").review(ANN).tells(&["Ann changed rationale"]);
}

#[test]
fn layout_tags_notes_and_reviews_make_nobody_an_author() {
    let desk = Desk::new()
        .change(CLAIM, "status: supported", "status:   supported # so it is")
        .commit(ANN, "Layout")
        .change(CLAIM, "status:   supported # so it is", "tags: [bridge]\nstatus: supported")
        .commit(ANN, "A tag")
        .review(BOB)
        .review(ANN);
    desk.tells(&["Bob counts", "Ann counts"]);
}

#[test]
fn a_commit_that_was_amended_keeps_its_author() {
    let desk = Desk::new().edit(ANN, "One.").edit_only("Two.");
    // Whoever amends is its committer.
    desk.git(&["commit", "-q", "-a", "--amend", "--no-edit"]);
    let desk = desk.review("A. Author <author@example.org>").review(ANN);
    desk.tells(&["A. Author counts", "Ann changed rationale"]);
}

#[test]
fn a_commit_that_was_taken_over_has_another() {
    let desk = Desk::new().edit(ANN, "One.").edit_only("Two.");
    desk.git(&["commit", "-q", "-a", "--amend", "--no-edit", "--author", BOB]);
    desk.review(ANN).review(BOB).tells(&["Ann counts", "Bob changed rationale"]);
}

/// A desk whose branch `side` has an edit by Ann, and whose `main` went on.
fn forked() -> Desk {
    let desk = Desk::new();
    desk.git(&["checkout", "-q", "-b", "side"]);
    let desk = desk.edit(ANN, "One.");
    desk.git(&["checkout", "-q", "main"]);
    desk.change("claims/bridge-cost.yaml", "status: refuted", "tags: [money]\nstatus: refuted")
        .commit(CY, "Elsewhere")
}

#[test]
fn a_rebase_leaves_the_author() {
    let desk = forked();
    desk.git(&["rebase", "-q", "main", "side"]);
    let desk = desk.review("A. Author <author@example.org>").review(ANN);
    desk.tells(&["A. Author counts", "Ann changed rationale"]);
}

#[test]
fn so_does_a_cherry_pick() {
    let desk = forked();
    desk.git(&["cherry-pick", "side"]);
    let desk = desk.review("A. Author <author@example.org>").review(ANN);
    desk.tells(&["A. Author counts", "Ann changed rationale"]);
}

#[test]
fn a_squash_has_the_authors_that_its_message_names() {
    let desk = forked();
    desk.git(&["merge", "-q", "--squash", "side"]);
    let desk = desk
        .commit(BOB, "Squashed\n\nCo-authored-by: Ann <ann@example.org>")
        .review(ANN)
        .review(BOB)
        .review(CY);
    desk.tells(&["Ann changed rationale", "Bob changed rationale", "Cy counts"]);
}

#[test]
fn a_squash_that_names_nobody_is_the_work_of_who_made_it() {
    let desk = forked();
    desk.git(&["merge", "-q", "--squash", "side"]);
    desk.commit(BOB, "Squashed").review(BOB).review(ANN).tells(&["Bob changed rationale", "Ann counts"]);
}

#[test]
fn a_merge_makes_nobody_an_author() {
    let desk = forked();
    desk.git(&["merge", "-q", "--no-ff", "--no-edit", "side"]);
    let desk = desk.review("A. Author <author@example.org>").review(ANN);
    desk.tells(&["A. Author counts", "Ann changed rationale"]);
}

#[test]
fn neither_does_a_merge_that_takes_fields_of_one_claim_from_both_sides() {
    let desk = Desk::new();
    desk.git(&["checkout", "-q", "-b", "side"]);
    let desk = desk
        .change(CLAIM, "id: bridge-length\n", "id: bridge-length\nclaimed_on: 2024\n")
        .commit(ANN, "When");
    desk.git(&["checkout", "-q", "main"]);
    let text = std::fs::read_to_string(desk.project.path(CLAIM)).unwrap();
    desk.project.write(CLAIM, format!("{}\nsuperseded_by: bridge-cost\n", text.trim_end()));
    let desk = desk.commit(BOB, "A successor");
    desk.git(&["merge", "-q", "--no-edit", "side"]);
    let desk = desk.review("A. Author <author@example.org>").review(ANN).review(BOB);
    desk.tells(&["A. Author counts", "Ann changed claimed_on", "Bob changed superseded_by"]);
}

#[test]
fn a_merge_that_says_something_new_is_the_work_of_who_made_it() {
    let desk = forked();
    let desk = desk.edit(CY, "Two.");
    let merge = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| desk.git(&["merge", "-q", "side"])));
    assert!(merge.is_err(), "the branches are in conflict");
    desk.git(&["checkout", "--ours", CLAIM]);
    let desk = desk.edit_only("One and two.").commit(BOB, "Merged");
    let desk = desk.review(BOB).review(FOUNDER);
    let told = desk.told();
    assert_eq!(told[0], "Bob changed rationale");
    assert!(told[1].starts_with("Founder changed "), "{told:?}");
}

#[test]
fn a_review_of_another_branch_does_not_cover_an_edit() {
    let desk = Desk::new();
    desk.git(&["checkout", "-q", "-b", "side"]);
    let desk = desk.edit(ANN, "One.");
    desk.git(&["checkout", "-q", "main"]);
    // The review of the version without the edit stands later in the list of commits.
    let desk = desk.review(CY);
    desk.git(&["merge", "-q", "--no-edit", "side"]);
    let desk = desk.review(ANN).review(FOUNDER);
    desk.tells(&["Cy is outdated", "Ann changed rationale", "Founder counts"]);
}

#[test]
fn a_review_that_comes_with_an_edit_is_the_authors_own() {
    let desk = Desk::new().edit_only("One.").review_only(ANN).commit(ANN, "Both at once");
    desk.tells(&["Ann changed rationale"]);
    let desk = Desk::new().edit_only("One.").review_only(BOB).commit(ANN, "Both at once");
    desk.tells(&["Bob counts"]);
}

#[test]
fn what_is_not_committed_has_no_author_yet() {
    Desk::new().review(CY).edit_only("One.").review_only(ANN).tells(&["Cy is outdated", "Ann counts"]);
}

#[test]
fn what_was_reviewed_before_is_reviewed_again_once_it_is_restored() {
    let desk = Desk::new().edit(BOB, "One.").review(CY).review(ANN);
    let before = std::fs::read_to_string(desk.project.path(CLAIM)).unwrap();
    let desk = desk.edit(ANN, "Two.");
    desk.project.write(CLAIM, before);
    desk.commit(BOB, "Back").tells(&["Cy counts", "Ann counts"]);
}

#[test]
fn a_file_that_moves_is_the_same_claim_and_an_id_that_changes_is_a_change() {
    let desk = Desk::new().edit(ANN, "One.");
    desk.git(&["mv", CLAIM, "claims/moved.yaml"]);
    let desk = desk.commit(BOB, "Moved").review(BOB).review(ANN);
    desk.tells(&["Bob counts", "Ann changed rationale"]);
    let desk = Desk::new().review(CY).edit(ANN, "One.");
    let text = std::fs::read_to_string(desk.project.path(CLAIM)).unwrap();
    desk.project.write("claims/moved.yaml", text.replace("id: bridge-length", "id: bridge-span"));
    desk.project.remove(CLAIM);
    let desk = desk.commit(BOB, "Renamed");
    let span = |by| {
        let ran =
            desk.project.factlock(&["review", "bridge-span", "--today", "2026-01-31", "--by", by]).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
    };
    span(ANN);
    span(BOB);
    span(FOUNDER);
    desk.tells(&["Cy is outdated", "Ann changed rationale", "Bob changed id", "Founder counts"]);
}

#[test]
fn who_removes_a_claim_and_writes_it_anew_is_its_author() {
    let desk = Desk::new();
    let text = std::fs::read_to_string(desk.project.path(CLAIM)).unwrap();
    desk.project.remove(CLAIM);
    let desk = desk.commit(ANN, "Gone");
    desk.project.write(CLAIM, text);
    let told = desk.commit(BOB, "Back").review(BOB).told();
    assert!(told[0].starts_with("Bob changed "), "{told:?}");
}

#[test]
fn who_refreshes_a_source_has_changed_what_is_quoted_from_it() {
    let more = format!(
        "  - {{ file: council-minutes/000000000000.txt, media_type: text/plain, sha256: \"{}\", bytes: 1 }}\n",
        "0".repeat(64)
    );
    let refreshed = |desk: Desk, by: &str| {
        let text = std::fs::read_to_string(desk.project.path(SOURCE)).unwrap();
        desk.project.write(SOURCE, text + &more);
        desk.commit(by, "Refreshed")
    };
    let desk = refreshed(Desk::new().review(CY), BOB);
    // The new snapshot is missing, which the desk has its reasons for.
    let ignore = "ignore:\n  - { rule: snapshot-missing, because: it is being fetched }\n  - { rule: quote-not-found, because: as above }\n";
    let settings = std::fs::read_to_string(desk.project.path("factlock.yaml")).unwrap();
    desk.project.write("factlock.yaml", settings + ignore);
    let desk = desk.commit(FOUNDER, "Policy").review(BOB).review(ANN);
    desk.tells(&["Cy is outdated", "Bob changed snapshots", "Ann counts"]);
}

#[test]
fn who_added_a_source_before_a_claim_quoted_it_has_not_changed_the_claim() {
    let desk = Desk::new();
    let quoted = std::fs::read_to_string(desk.project.path(CLAIM)).unwrap();
    let cut = quoted.find("citations:").unwrap();
    desk.project.write(CLAIM, quoted[..cut].replace("status: supported", "status: unverified"));
    let source = std::fs::read_to_string(desk.project.path(SOURCE)).unwrap();
    desk.project.write(SOURCE, source.replace("media_type: text/plain", "media_type: text/markdown"));
    let desk = desk.commit(CY, "Before");
    desk.project.write(SOURCE, source);
    let desk = desk.commit(BOB, "The source");
    desk.project.write(CLAIM, quoted);
    let told = desk.commit(ANN, "The quote").review(BOB).review(ANN).told();
    assert_eq!(
        (told[0].as_str(), told[1].as_str()),
        ("Bob counts", "Ann changed citations+snapshots+status")
    );
}

#[test]
fn nothing_in_the_settings_of_the_repository_hides_an_author() {
    let desk = Desk::new().edit_only("One.").commit(ANN, "Why\n\nCo-authored-by: Bob <bob@example.org>");
    desk.project.write("names", "<cy@example.org> <ann@example.org>\n");
    for (key, value) in [
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.diffMerges", "off"),
        ("log.showSignature", "true"),
        ("diff.relative", "true"),
        ("diff.renames", "false"),
        ("trailer.separators", "#"),
        ("mailmap.file", "names"),
        ("color.ui", "always"),
        ("i18n.logOutputEncoding", "UTF-16"),
    ] {
        desk.git(&["config", key, value]);
    }
    let desk = desk.review(ANN).review(BOB).review(FOUNDER);
    let told = desk.told();
    assert_eq!(told[..2], ["Ann changed rationale", "Bob changed rationale"]);
    assert!(told[2].starts_with("Founder changed "), "{told:?}");
}

#[test]
fn a_ledger_below_the_top_of_a_repository_has_the_mailmap_of_the_top() {
    let project =
        Ledger::sample().file("factlock.yaml", "version: 1\nreview: { four_eyes: true }\n").on_disk();
    let top = project.outside();
    std::fs::write(top.join(".mailmap"), "<author@example.org> <old@example.org>\n").unwrap();
    // Elsewhere there is another claim of the same id.
    std::fs::create_dir_all(top.join("claims")).unwrap();
    std::fs::copy(project.path(CLAIM), top.join(CLAIM)).unwrap();
    commit(top, "Start");
    git(top, &["config", "diff.relative", "true"]);
    for by in ["A <old@example.org>", BOB] {
        let ran = project.factlock(&["review", "bridge-length", "--by", by, "--today", TODAY]).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
        let own = project.factlock(&["check", "--today", TODAY]).run().stdout.contains("warning[own-review]");
        assert_eq!(own, by != BOB, "{by}");
    }
    let ran = project.factlock(&["check", "--today", TODAY, "--since", "HEAD"]).run();
    assert!(!ran.stdout.contains("own-review"), "{ran:?}");
}

/// Else one person would be the two that a policy asks for.
#[test]
fn an_address_is_that_of_one_person() {
    let people = "version: 1\npeople:\n  ann: { name: Ann, mail: [a@example.org, A@example.org] }\n  bob: { name: Bob, mail: [A@Example.org] }\n";
    let ran = Ledger::sample().file("factlock.yaml", people).on_disk().factlock(&["check"]).run();
    assert_eq!(ran.status, Some(2), "{ran:?}");
    for told in
        ["`A@Example.org` is an address of `ann`, so it cannot be one of `bob` too", "factlock.yaml:4:28"]
    {
        assert!(ran.stderr.contains(told), "{told} in {}", ran.stderr);
    }
}
