//! What a help line or a `next:` line tells to type can be typed: in the state in which it is printed, to the letter, with
//! what the words in capitals and the dots stand for.

use crate::support::{Ledger, Project, Ran, TODAY, commit, git};

const CLAIM: &str = "claims/bridge-length.yaml";
const MINUTES: &str = "sources/council-minutes.yaml";
const SNAPSHOT: &str = "sources/council-minutes/ecda1daabfca.txt";

/// The commands of the lines that say what to do.
fn commands(ran: &Ran) -> Vec<String> {
    let all = format!("{}\n{}", ran.stdout, ran.stderr);
    let mut found = Vec::new();
    for line in all.lines() {
        let told = ["help: ", "next: "].into_iter().find_map(|mark| Some((mark, line.split_once(mark)?.1)));
        let Some((mark, told)) = told else { continue };
        let quoted = told.split('`').skip(1).step_by(2).filter(|code| code.starts_with("factlock "));
        found.extend(quoted.map(str::to_owned));
        if mark == "next: " && !told.contains('`') {
            let at = told.find("factlock ").expect("a command stands there");
            found.push(told[at..].to_owned());
        }
    }
    found
}

/// The words of a command, as a shell divides them.
fn words(command: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words.remove(0);
    words
}

/// Makes a call, which must say that something is to be typed that begins so; types it with other words in the place of those that stand for
/// something, and gives what that did.
#[track_caller]
fn follow(project: &Project, call: &[&str], told: &str, instead: &[(&str, &str)]) -> Ran {
    let ran = project.factlock(call).run();
    let all = commands(&ran);
    let found = all.iter().find(|command| command.starts_with(told));
    let found = found.unwrap_or_else(|| panic!("{told} is not among {all:?}\n{ran:?}"));
    let given = |word: String| {
        let other = instead.iter().find(|(stands_for, _)| *stands_for == word);
        other.map_or(word, |(_, given)| (*given).to_owned())
    };
    let typed: Vec<String> = words(found).into_iter().map(given).collect();
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    let done = project.factlock(&typed).run();
    assert_eq!(done.status, Some(0), "{typed:?}: {done:?}");
    done
}

/// The same of a check, and the rule that said so is quiet afterwards.
#[track_caller]
fn settles(project: &Project, rule: &str, told: &str, instead: &[(&str, &str)]) {
    let call = ["check", "--notes", "--today", TODAY];
    follow(project, &call, told, instead);
    let found = project.factlock(&call).run().stdout;
    assert!(!found.contains(&format!("[{rule}]")), "{found}");
}

/// The sample with one passage changed, beside a text that is not in it yet.
fn with(file: &str, from: &str, to: &str) -> Project {
    beside(&Ledger::sample().change(file, from, to))
}

fn beside(ledger: &Ledger) -> Project {
    let project = ledger.on_disk();
    std::fs::write(project.outside().join("new.txt"), "The survey says: the bridge is 120 metres long.\n")
        .unwrap();
    std::fs::write(project.outside().join("minutes.txt"), Ledger::sample().bytes(SNAPSHOT)).unwrap();
    project
}

fn sample() -> Project {
    beside(&Ledger::sample())
}

const CITED: &str = "It is 120 metres long.";
const FILE: (&str, &str) = ("FILE", "../new.txt");

#[test]
fn a_ledger_is_begun_as_it_is_told() {
    let project = sample();
    std::fs::remove_dir_all(project.root()).unwrap();
    std::fs::create_dir_all(project.root()).unwrap();
    follow(&project, &["check"], "factlock init", &[]);
    follow(&project, &["init"], "factlock source add FILE", &[FILE]);
    assert_eq!(project.factlock(&["check"]).run().status, Some(0));
}

#[test]
fn what_is_added_is_used_as_it_is_told() {
    let project = sample();
    let told = "factlock quote survey \"...\" --claim CLAIM --stance supports";
    let words = ("...", "the bridge is 120 metres long");
    follow(
        &project,
        &["source", "add", "../new.txt", "--id", "survey"],
        told,
        &[words, ("CLAIM", "bridge-length")],
    );
    let told = "factlock new --source other --quote \"...\"";
    std::fs::write(project.outside().join("other.md"), "# Other\n\nThe bridge is red.\n").unwrap();
    follow(
        &project,
        &["source", "add", "../other.md", "--id", "other", "--article"],
        told,
        &[("...", "The bridge is red.")],
    );
    let told = "factlock quote SOURCE \"...\" --claim blue --stance supports";
    follow(&project, &["new", "blue", "--statement", "It is blue."], told, &[("SOURCE", "survey"), words]);
    std::fs::write(project.outside().join("page.html"), "<p>The bridge is green.</p>").unwrap();
    let call = ["source", "add", "../page.html", "--id", "page"];
    follow(&project, &call, "factlock source add FILE --id page", &[FILE]);
}

#[test]
fn what_a_record_lacks_is_added_as_it_is_told() {
    let project = with(CLAIM, "status: supported", "superseded_by: longer\nstatus: superseded");
    settles(
        &project,
        "unknown-reference",
        "factlock new longer --statement \"...\"",
        &[("...", "It is longer.")],
    );
    let project = with(CLAIM, "source: council-minutes", "source: survey");
    settles(&project, "unknown-reference", "factlock source add FILE --id survey", &[FILE]);
    let text = Ledger::sample().text(CLAIM).to_owned();
    let without = text.split("citations:").next().unwrap();
    for (status, stance) in [("supported", "supports"), ("refuted", "refutes")] {
        let project = sample();
        project.write(CLAIM, without.replace("status: supported", &format!("status: {status}")));
        let told = format!("factlock quote SOURCE \"...\" --claim bridge-length --stance {stance}");
        settles(&project, "status-without-evidence", &told, &[("SOURCE", "council-minutes"), ("...", CITED)]);
    }
    let project = sample();
    project.remove("claims/bridge-opened.yaml");
    let told = "factlock new ID --source elm-bridge-article --quote \"...\"";
    let words = "The town opened the bridge over the Elm on 3 May 2024.";
    settles(&project, "uncovered-sentence", told, &[("ID", "opened"), ("...", words)]);
}

#[test]
fn words_are_looked_for_as_it_is_told() {
    let told = "factlock quote council-minutes \"...\"";
    for other in
        ["It measures 120 metres in length.", "It is 130 metres long.", "Nobody knows what holds it up."]
    {
        follow(&with(CLAIM, CITED, other), &["check"], told, &[("...", CITED)]);
    }
    let project = with(CLAIM, &format!("    quote: {CITED}\n"), "");
    follow(&project, &["check"], told, &[("...", CITED)]);
}

#[test]
fn what_is_held_of_a_source_is_mended_as_it_is_told() {
    let told = "factlock source add FILE --id council-minutes";
    let project = sample();
    project.remove(SNAPSHOT);
    settles(&project, "snapshot-missing", told, &[("FILE", "../minutes.txt")]);
    let project = sample();
    project.write(SNAPSHOT, "Something else.\n");
    follow(&project, &["check"], told, &[FILE]);
    let text = Ledger::sample().text(MINUTES).to_owned();
    let project = sample();
    project.write(MINUTES, text.split("snapshots:").next().unwrap());
    settles(&project, "source-not-held", told, &[("FILE", "../minutes.txt")]);
    let project = with(MINUTES, "file: council-minutes/ecda1daabfca.txt", "file: ../../minutes.txt");
    follow(&project, &["check"], told, &[FILE]);
    let project = sample();
    assert_eq!(project.factlock(&["source", "add", "../new.txt", "--id", "survey"]).run().status, Some(0));
    let told = "factlock quote survey \"...\" --claim CLAIM --stance supports";
    settles(&project, "unused-source", told, &[("CLAIM", "bridge-length"), ("...", "120 metres long")]);
}

#[test]
fn conflicts_are_settled_as_it_is_told() {
    let project =
        beside(&Ledger::example().change("claims/only-h800.yaml", "status: disputed", "status: unverified"));
    let told = "factlock resolve ";
    settles(&project, "self-contradiction", told, &[("...", "another time")]);
    let resolution = "resolutions: [{ with: [bridge-cost], because: another bridge }]\n";
    let project = with(CLAIM, "status: supported\n", &format!("status: supported\n{resolution}"));
    follow(&project, &["check"], "factlock why bridge-length", &[]);
    let call = ["resolve", "bridge-cost", "bridge-length", "--because", "x"];
    follow(&sample(), &call, "factlock why bridge-cost bridge-length", &[]);
}

#[test]
fn reviews_are_made_as_it_is_told() {
    let project = beside(&Ledger::sample().file("factlock.yaml", "version: 1\nreview: { required: 1 }\n"));
    commit(&project.root(), "Start");
    git(&project.root(), &["config", "user.name", "Ann"]);
    git(&project.root(), &["config", "user.email", "ann@example.org"]);
    follow(&project, &["check"], "factlock review bridge-length", &[]);
    let found = project.factlock(&["check"]).run().stdout;
    assert!(!found.contains("`bridge-length` was reviewed by nobody"), "{found}");
    let asks = ["review", "--interactive"];
    follow(&project, &asks, "factlock review --queue", &[]);
    follow(&project, &asks, "factlock review ID...", &[("ID...", "bridge-cost")]);
}

#[test]
fn baselines_and_rules_are_looked_after_as_it_is_told() {
    let project = sample();
    follow(&project, &["baseline", "--prune"], "factlock baseline", &[]);
    project.write("factlock.baseline", "quote-altered 1a2b3c4d5e6f7a8b claim:a\n");
    follow(&project, &["baseline"], "factlock baseline --prune", &[]);
    project.write("factlock.baseline", "quote-altered 1a2b3c4d5e6f7a8b claim:a\n");
    settles(&project, "stale-baseline", "factlock baseline --prune", &[]);
    follow(&project, &["check", "--rule", "zzzzzz"], "factlock explain", &[]);
    let ignore = "ignore: [{ rule: zzzzzz, because: a }]\nstatus: supported\n";
    follow(&with(CLAIM, "status: supported\n", ignore), &["check"], "factlock explain", &[]);
}

#[test]
fn names_that_are_not_known_are_found_as_it_is_told() {
    let project = sample();
    follow(&project, &["show", "zzzzzz"], "factlock list", &[]);
    follow(&project, &["show", "zzzzzz"], "factlock source list", &[]);
    follow(&project, &["list", "--article", "zzzzzz"], "factlock source list", &[]);
    follow(&project, &["report", "--article", "zzzzzz", "--output", "out"], "factlock source list", &[]);
    follow(&project, &["explain", "zzzzzz"], "factlock explain", &[]);
    follow(&project, &["diff"], "factlock diff FOLDER FOLDER", &[("FOLDER", ".")]);
    follow(
        &project,
        &["diff", "--source", "council-minutes"],
        "factlock diff --source council-minutes FILE",
        &[FILE],
    );
    follow(&project, &["quote", "zzzzzz", "x"], "factlock source add FILE --id zzzzzz", &[FILE]);
    let call = ["quote", "council-minutes", CITED, "--claim", "yyyyyy", "--stance", "supports"];
    follow(&project, &call, "factlock new yyyyyy --statement \"...\"", &[("...", "It is long.")]);
    commit(&project.root(), "Start");
    follow(&project, &["log", "zzzzzz"], "factlock list", &[]);
}
