//! `factlock import` as it is called.

use super::SETTINGS;
use crate::support::{Ledger, Project, files_below};

const REVIEWS: &str = r#"[
  { "@type": "ClaimReview", "claimReviewed": "The bridge is &quot;old&quot;.", "url": "https://desk.example/1", "image": "https://desk.example/1.png",
    "reviewRating": { "alternateName": "False", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "ratingExplanation": "It is new." } },
  { "@type": "ClaimReview", "claimReviewed": "The bridge is long.", "url": "https://desk.example/2", "image": "https://desk.example/2.png",
    "reviewRating": { "alternateName": "Half true" }, "itemReviewed": { "author": "Ann Example", "datePublished": "last week" } },
  { "@type": "ClaimReview", "url": "https://desk.example/3" }
]"#;

fn project() -> Project {
    let project = Ledger::sample().file("factlock.yaml", SETTINGS).on_disk();
    project.write("../reviews.json", REVIEWS);
    project
}

#[test]
fn it_tells_what_it_wrote_and_what_it_could_not_keep() {
    let project = project();
    let ran = project.factlock(&["import", "../reviews.json"]).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(
        ran.stdout,
        "not imported: ../reviews.json $[2]: it does not say which claim it is about: `claimReviewed` is missing or unusable
not kept: image: records have no place for it (`https://desk.example/1.png` at ../reviews.json $[0].image, and 1 more)
changed: claimReviewed: character references decoded (`The bridge is &quot;old&quot;.` at ../reviews.json $[0].claimReviewed)
changed: itemReviewed.datePublished: no date that is understood, kept in words (`last week` at ../reviews.json $[1].itemReviewed.datePublished)

3 records read; wrote 2 claims, 2 sources and 1 claimant
12 values kept, 2 changed, 4 not kept

next: factlock list --status unverified
"
    );
    let ran = project.factlock(&["check"]).run();
    assert_eq!(ran.status, Some(0), "{}", ran.stdout);

    // Once more: nothing changes.
    let before: Vec<_> =
        files_below(&project.root()).iter().map(|file| std::fs::read(file).unwrap()).collect();
    let ran = project.factlock(&["import", "../reviews.json"]).run();
    assert!(ran.stdout.contains("2 records: there already, as they would be written\n"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("3 records read; wrote 0 claims, 0 sources and 0 claimants\n"),
        "{}",
        ran.stdout
    );
    let after: Vec<_> =
        files_below(&project.root()).iter().map(|file| std::fs::read(file).unwrap()).collect();
    assert!(before == after);
}

#[test]
fn only_telling_writes_nothing_and_strict_refuses_a_loss() {
    let project = project();
    let before = files_below(&project.root());
    let ran = project.factlock(&["import", "../reviews.json", "--dry-run"]).run();
    assert_eq!(ran.status, Some(0));
    assert!(ran.stdout.contains("would write 2 claims") && !ran.stdout.contains("next:"), "{}", ran.stdout);
    let ran = project.factlock(&["import", "../reviews.json", "--strict", "--report", "../told.json"]).run();
    assert_eq!(ran.status, Some(1));
    assert!(
        ran.stdout.ends_with("nothing was written, since `--strict` wants everything to be kept\n"),
        "{}",
        ran.stdout
    );
    assert_eq!(files_below(&project.root()), before);
    let told = std::fs::read_to_string(project.outside().join("told.json")).unwrap();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["summary"]["refused"], 1);
    assert_eq!(told["dry_run"], true);
    let image =
        told["values"].as_array().unwrap().iter().find(|value| value["place"] == "$[1].image").unwrap();
    assert_eq!(
        (&image["fate"], &image["record"], &image["file"]),
        (&"not-kept".into(), &2.into(), &"../reviews.json".into())
    );
}

#[test]
fn a_verdict_is_taken_over_only_where_that_is_asked_for_and_the_settings_know_it() {
    let status = |arguments: &[&str]| {
        let project = project();
        let ran = project.factlock(&[&["import", "../reviews.json"], arguments].concat()).run();
        assert_eq!(ran.status, Some(0));
        assert_eq!(
            project.factlock(&["check"]).run().status,
            Some(0),
            "a status that is taken over has its evidence"
        );
        let claims = files_below(&project.path("claims"));
        let text = |name: &str| {
            std::fs::read_to_string(claims.iter().find(|file| file.as_str().contains(name)).unwrap()).unwrap()
        };
        (text("the-bridge-is-old"), text("the-bridge-is-long"), ran.stdout)
    };
    let (old, long, _) = status(&[]);
    assert!(
        old.contains("status: unverified")
            && old.contains("stance: refutes")
            && old.contains("because: It is new.")
    );
    assert!(long.contains("status: unverified") && long.contains("stance: context"));
    let (old, long, told) = status(&["--map-ratings"]);
    assert!(old.contains("status: refuted\nrationale: It is new.\n") && !old.contains("because:"), "{old}");
    assert!(long.contains("status: unverified"), "{long}");
    assert!(
        told.contains("`misleading` is not taken over: it needs a reason, and the rating has no explanation"),
        "{told}"
    );
    let bare = Ledger::empty().on_disk();
    bare.write("../reviews.json", REVIEWS);
    let ran = bare.factlock(&["import", "../reviews.json", "--map-ratings"]).run();
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let why = ": `ratings` in the settings does not have the verdict, and it is no status in words\n";
    assert!(ran.stdout.contains("stays unverified: ") && ran.stdout.contains(why), "{}", ran.stdout);
}

#[test]
fn a_verdict_in_the_words_of_a_report_is_known_without_any_scale() {
    let words = ["Supported", "Refuted", "Disputed", "Misleading", "Not enough evidence", "False"];
    let review = |(at, label): (usize, &&str)| {
        serde_json::json!({ "@type": "ClaimReview", "claimReviewed": format!("Claim {at}."), "url": format!("https://desk.example/{at}"),
            "reviewRating": { "alternateName": label, "ratingExplanation": "Since." } })
    };
    let reviews: Vec<_> = words.iter().enumerate().map(review).collect();
    // Where the settings call a status otherwise, its own word is no verdict of theirs.
    let settings = "version: 1\nratings: { refuted: { label: 'False' } }\n";
    let project = Ledger::empty().file("factlock.yaml", settings).on_disk();
    project.write("../reviews.json", serde_json::Value::from(reviews).to_string());
    let ran = project.factlock(&["import", "../reviews.json", "--map-ratings"]).run();
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let claims = files_below(&project.path("claims"));
    let status = |at: usize| {
        let file = claims.iter().find(|file| file.as_str().contains(&format!("/claim-{at}-"))).unwrap();
        let text = std::fs::read_to_string(file).unwrap();
        text.lines().find_map(|line| line.strip_prefix("status: ")).unwrap().to_owned()
    };
    let found: Vec<String> = (0..words.len()).map(status).collect();
    assert_eq!(
        found,
        ["supported", "unverified", "disputed", "misleading", "not-enough-evidence", "refuted"]
    );
}

#[test]
fn a_run_that_was_cut_short_is_finished_by_the_next() {
    let project = project();
    project.factlock(&["import", "../reviews.json"]).run();
    let claim = files_below(&project.path("claims"))
        .into_iter()
        .find(|file| file.as_str().contains("bridge-is-old"))
        .unwrap();
    let whole = std::fs::read(&claim).unwrap();
    std::fs::remove_file(&claim).unwrap();
    let ran = project.factlock(&["import", "../reviews.json"]).run();
    assert!(ran.stdout.contains("wrote 1 claim, 0 sources"), "{}", ran.stdout);
    assert_eq!(std::fs::read(&claim).unwrap(), whole);
}

#[test]
fn what_a_killed_run_left_unfinished_is_taken_away_by_a_later_one() {
    let project = project();
    let old = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
    let left = |file: &str, is_old: bool| {
        project.write(file, "half of a rec");
        if is_old {
            let opened = std::fs::File::options().write(true).open(project.path(file)).unwrap();
            opened.set_modified(old).unwrap();
        }
    };
    let gone = ["claims/.factlock-a1B2c3", "claims/vocabulary/.factlock-zzzzzz", "sources/.factlock-000000"];
    for file in gone {
        left(file, true);
    }
    // What may still be written to, and what is somebody else's.
    left("claims/.factlock-fresh1", false);
    let others =
        ["claims/.factlock-my-notes", "claims/.factlock-a1B2c3d", ".factlock-a1B2c3", "claims/.other-a1B2c3"];
    for file in others {
        left(file, true);
    }
    let ran = project.factlock(&["import", "../reviews.json", "--dry-run"]).run();
    assert_eq!(ran.status, Some(0));
    assert!(gone.iter().all(|file| project.path(file).exists()), "only telling changes nothing");
    let ran = project.factlock(&["import", "../reviews.json"]).run();
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    assert!(!gone.iter().any(|file| project.path(file).exists()));
    assert!(project.path("claims/.factlock-fresh1").exists());
    assert!(others.iter().all(|file| project.path(file).exists()));
}

#[test]
fn nothing_is_written_where_the_report_or_the_vocabulary_is_in_the_way() {
    let project = project();
    let before = files_below(&project.root());
    let ran = project.factlock(&["import", "../reviews.json", "--report", "../none/told.json"]).run();
    assert_eq!((ran.status, files_below(&project.root())), (Some(3), before.clone()), "{}", ran.stderr);
    project.write("claims/vocabulary.yaml", "entities: [\n");
    let ran = project.factlock(&["import", "../reviews.json"]).run();
    assert_eq!((ran.status, files_below(&project.root())), (Some(2), before), "{}", ran.stderr);
    assert!(ran.stderr.contains("the vocabulary could not be read"), "{}", ran.stderr);
}

#[test]
#[cfg(unix)]
fn a_link_is_read_where_it_leads_and_what_is_too_large_is_not() {
    let project = project();
    project.write("../elsewhere/real.json", REVIEWS);
    std::os::unix::fs::symlink("elsewhere/real.json", project.outside().join("link.json")).unwrap();
    let ran = project.factlock(&["import", "../link.json", "--dry-run"]).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.contains("not imported: ../link.json $[2]: "), "{}", ran.stdout);
    // Nothing of it is on the disk.
    let large = std::fs::File::create(project.outside().join("large.json")).unwrap();
    large.set_len(100 << 20).unwrap();
    let ran = project.factlock(&["import", "../large.json"]).run();
    assert_eq!(ran.status, Some(3));
    assert_eq!(
        ran.stderr,
        "error: `../large.json` could not be read: it has 104857600 bytes, at most 67108864 are read\n  help: split it, and import \
         the parts one by one\n"
    );
}

#[test]
fn a_report_is_never_written_over_what_is_read() {
    let project = project();
    let source = files_below(&project.path("sources")).remove(0);
    let before = |file: &camino::Utf8Path| std::fs::read(file).unwrap();
    let input = project.outside().join("reviews.json");
    for file in
        [input.as_path(), &source, &project.path("factlock.yaml"), &project.path("claims/bridge-cost.yaml")]
    {
        let held = before(file);
        let ran = project.factlock(&["import", "../reviews.json", "--report", file.as_str()]).run();
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{file}");
        assert!(ran.stderr.contains("help: name a file of its own"), "{}", ran.stderr);
        assert!(before(file) == held, "{file}");
    }
    let ran = project.factlock(&["import", "../reviews.json", "--report", "claims/told.yaml"]).run();
    assert_eq!(ran.status, Some(2), "{}", ran.stderr);
    for _ in 0..2 {
        let ran = project.factlock(&["import", "../reviews.json", "--report", "told.json"]).run();
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    }
}
