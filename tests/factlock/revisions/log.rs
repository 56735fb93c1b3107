//! `factlock log` tells from commits how the statuses of claims changed.

use super::json;
use crate::support::{Ledger, Project, Ran, commit, factlock, git};

const COST: &str = "claims/bridge-cost.yaml";

/// A claim that began, was judged, was reworded, moved with another id, and was judged anew.
fn story() -> Project {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    let text = Ledger::sample().text(COST).to_owned();
    commit(&root, "Start");
    project.write(COST, text.replace("status: refuted", "status: disputed"));
    commit(&root, "Two <!-- sides -->");
    project.write(
        COST,
        text.replace("status: refuted", "status: disputed")
            .replace("cost $4 million.", "cost 4 million dollars."),
    );
    commit(&root, "Reword");
    git(&root, &["mv", COST, "claims/cost.yaml"]);
    project.write(
        "claims/cost.yaml",
        text.replace("status: refuted", "status: disputed")
            .replace("cost $4 million.", "cost 4 million dollars.")
            .replace("id: bridge-cost", "id: cost"),
    );
    commit(&root, "Rename");
    project.write("claims/cost.yaml", "id: [\n");
    commit(&root, "Break");
    project.write("claims/cost.yaml", text.replace("id: bridge-cost", "id: cost"));
    commit(&root, "Mend");
    project.write(
        "claims/cost.yaml",
        text.replace("id: bridge-cost", "id: cost").replace("status: refuted", "status: retracted"),
    );
    commit(&root, "Withdraw");
    project
}

#[track_caller]
fn log(project: &Project, arguments: &[&str]) -> Ran {
    let ran = project.factlock(&[&["log"], arguments].concat()).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    ran
}

#[test]
fn the_log_names_status_reason_author_and_day() {
    let project = story();
    let all = log(&project, &[]).stdout;
    assert!(
        all.starts_with(
            "2026-01-10  cost: refuted -> retracted\n    The bridge over the Elm cost $4 million.\n    \
             because: The 4 million were the estimate; the final account comes to 4.6 million dollars.\n    \
             A. Author, commit "
        ),
        "{all}"
    );
    let reworded = ": Mend\n\n2026-01-10  bridge-cost: reworded, and still disputed\n    The bridge over the Elm cost 4 million \
                    dollars.\n    before: The bridge over the Elm cost $4 million.\n";
    assert!(all.contains(reworded), "{all}");
    assert!(all.contains(": Reword\n\n2026-01-10  bridge-cost: refuted -> disputed\n"), "{all}");
    let mended = ": Withdraw\n\n2026-01-10  cost: disputed -> refuted\n";
    assert!(all.contains(mended), "held against what could be read before the file was broken: {all}");
    let first = "\n2026-01-10  bridge-cost: first published as refuted\n    The bridge over the Elm cost $4 million.\n    \
                 because: The 4 million were the estimate; the final account comes to 4.6 million dollars.\n    A. Author, commit ";
    assert!(all.contains(first), "{all}");
    assert!(all.ends_with("\n7 changes\n"), "{all}");
}

#[test]
fn what_was_decided_in_a_merge_is_told() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    let text = Ledger::sample().text(COST).to_owned();
    let judged = |status: &str| text.replace("status: refuted", &format!("status: {status}"));
    commit(&root, "Start");
    git(&root, &["checkout", "-q", "-b", "beside"]);
    project.write(COST, judged("misleading"));
    commit(&root, "Beside");
    git(&root, &["checkout", "-q", "-"]);
    project.write(COST, judged("disputed"));
    commit(&root, "Here");
    git(&root, &["merge", "-q", "--no-commit", "-s", "ours", "beside"]);
    project.write(COST, judged("retracted"));
    commit(&root, "Both");
    let all = log(&project, &[]).stdout;
    assert!(all.starts_with("2026-01-10  bridge-cost: disputed -> retracted\n"), "{all}");
    assert!(all.contains(": Both\n\n"), "{all}");
    for told in ["refuted -> misleading", "refuted -> disputed"] {
        assert_eq!(all.matches(told).count(), 1, "{all}");
    }
    assert!(all.ends_with("\n6 changes\n"), "{all}");
}

#[test]
fn a_merge_that_takes_one_side_is_told_by_that_side() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    let text = Ledger::sample().text(COST).to_owned();
    commit(&root, "Start");
    git(&root, &["checkout", "-q", "-b", "beside"]);
    project.write(COST, text.replace("status: refuted", "status: misleading"));
    commit(&root, "Beside");
    git(&root, &["checkout", "-q", "-"]);
    project.write(COST, text.replace("cost $4 million", "cost 4 million dollars"));
    commit(&root, "Here");
    git(&root, &["merge", "-q", "--no-commit", "-s", "ours", "beside"]);
    project.write(
        COST,
        text.replace("status: refuted", "status: misleading")
            .replace("cost $4 million", "cost 4 million dollars"),
    );
    commit(&root, "Both");
    let all = log(&project, &[]).stdout;
    assert_eq!(all.matches("refuted -> misleading").count(), 1, "{all}");
    assert!(!all.contains(": Both\n"), "{all}");
}

#[test]
fn a_claim_is_told_of_from_its_first_verdict_on() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    commit(&root, "Start");
    let claim = |id: &str, status: &str| {
        format!("id: {id}\nstatement: It is new.\nstatus: {status}\nrationale: So it is.\n")
    };
    project.write("claims/judged.yaml", claim("judged", "misleading"));
    project.write("claims/waiting.yaml", claim("waiting", "unverified"));
    commit(&root, "Two more");
    let all = log(&project, &[]).stdout;
    assert!(all.starts_with("2026-01-10  judged: first published as misleading\n"), "{all}");
    assert!(!all.contains("waiting") && all.ends_with("\n4 changes\n"), "{all}");
    assert!(log(&project, &["waiting"]).stdout.contains("waiting: first published as unverified\n"));
    let page = log(&project, &["--format", "markdown"]).stdout;
    assert!(page.contains("- 2026-01-10: **judged**, first published as misleading\n  - It is new.\n  - because: So it is.\n"), "{page}");
    let told = json(&log(&project, &["--format", "json"]).stdout);
    assert_eq!(
        (&told["entries"][0]["from"], &told["entries"][0]["to"]),
        (&serde_json::Value::Null, &"misleading".into())
    );
}

#[test]
fn the_log_of_a_claim_follows_its_ids_and_its_words() {
    let project = story();
    let told = json(&log(&project, &["cost", "--format", "json"]).stdout);
    let entries: Vec<(&str, &str, &str)> = told["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let text = |key: &str| entry[key].as_str().unwrap_or("-");
            (text("claim"), text("from"), text("to"))
        })
        .collect();
    assert_eq!(
        entries,
        [
            ("cost", "refuted", "retracted"),
            ("cost", "disputed", "refuted"),
            ("bridge-cost", "disputed", "disputed"),
            ("bridge-cost", "refuted", "disputed"),
            ("bridge-cost", "-", "refuted")
        ]
    );
    let page = project.factlock(&["explain", "log-json"]).run().stdout;
    for key in told["entries"][0].as_object().unwrap().keys() {
        assert!(page.contains(&format!("`{key}`")), "`{key}` is not explained");
    }
    let page = log(&project, &["--format", "markdown"]).stdout;
    assert!(page.starts_with("## Corrections\n\n- 2026-01-10: **cost**, refuted → retracted\n"), "{page}");
    assert!(!page.contains("<!--"), "{page}");
}

#[test]
fn what_has_no_history_is_said() {
    let project = Ledger::sample().on_disk();
    let said = |wanted: &str, arguments: &[&str]| {
        let ran = project.factlock(&[&["log"], arguments].concat()).run();
        assert!(ran.status == Some(2) && ran.stderr.contains(wanted), "{ran:?}");
    };
    said("is in no git repository", &[]);
    git(&project.root(), &["init", "-q", "-b", "main"]);
    said("error: there are no commits yet\n  help: `git add --all` and `git commit` make", &[]);
    commit(&project.root(), "one");
    said("there is no claim `nope` in any commit\n  help: ", &["nope"]);
    commit(&project.root(), "two");
    let url = format!("file://{}", project.root());
    git(project.outside(), &["clone", "-q", "--depth", "1", &url, "shallow"]);
    let head = git(&project.root(), &["rev-parse", "HEAD"]);
    let shallow = project.outside().join("shallow");
    let begins = format!(
        "history begins at commit {} (2026-01-10), because the clone is shallow; earlier corrections are not in it",
        &head[..10]
    );
    let ran = factlock(&shallow, &["log"]).run();
    assert!(
        ran.stderr
            .starts_with(&format!("warning: {begins}\n  help: `git fetch --unshallow` fetches the rest (")),
        "{ran:?}"
    );
    assert_eq!(ran.stdout, format!("0 changes\n{begins}\n"));
    let one = factlock(&shallow, &["log", "bridge-cost"]).run().stdout;
    assert!(one.starts_with("2026-01-10  bridge-cost: refuted where the history at hand begins\n"), "{one}");
    let page = factlock(&shallow, &["log", "--format", "markdown"]).run().stdout;
    assert_eq!(page, format!("## Corrections\n\nThe {begins}.\n"));
    let told = json(&factlock(&shallow, &["log", "--format", "json"]).run().stdout);
    assert_eq!(told["begins"], serde_json::json!({ "commits": [head.trim()], "date": "2026-01-10" }));
    assert_eq!(told["entries"], serde_json::json!([]));
    let whole = json(&log(&project, &["--format", "json"]).stdout);
    assert!(whole.get("begins").is_none(), "{whole}");
}

#[test]
fn a_clone_that_lacks_no_parent_of_what_it_tells_is_whole() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    commit(&root, "one");
    commit(&root, "two");
    let url = format!("file://{root}");
    git(project.outside(), &["clone", "-q", "--depth", "1", &url, "clone"]);
    let clone = project.outside().join("clone");
    git(&clone, &["fetch", "-q", "--unshallow"]);
    let ran = factlock(&clone, &["log"]).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.ends_with("\n3 changes\n"), "{ran:?}");
}

#[test]
fn a_clone_without_the_contents_of_its_history_tells_no_wrong_history() {
    let project = story();
    let root = project.root();
    git(&root, &["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{root}");
    for filter in ["blob:none", "tree:0"] {
        git(project.outside(), &["clone", "-q", &format!("--filter={filter}"), &url, filter]);
        let clone = project.outside().join(filter);
        let ran = factlock(&clone, &["log"]).run();
        let help = "\n  help: `git fetch --refetch --no-filter` fetches what a partial clone lacks\n";
        assert!(
            ran.status != Some(0) && ran.stdout.is_empty() && ran.stderr.ends_with(help),
            "{filter}: {ran:?}"
        );
        git(&clone, &["fetch", "-q", "--refetch", "--no-filter"]);
        assert_eq!(factlock(&clone, &["log"]).run().stdout, log(&project, &[]).stdout, "{filter}");
    }
}

#[test]
fn the_settings_of_a_repository_give_no_commit_to_somebody_else() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    std::fs::write(project.outside().join("people"), "Somebody Else <author@example.org>\n").unwrap();
    commit(&root, "Start");
    project.write(COST, Ledger::sample().text(COST).replace("status: refuted", "status: disputed"));
    commit(&root, "Judge");
    git(&root, &["config", "mailmap.file", project.outside().join("people").as_str()]);
    let told = log(&project, &[]).stdout;
    assert!(told.contains("A. Author, commit "), "{told}");
    project.write(".mailmap", "The Author <author@example.org>\n");
    let told = log(&project, &[]).stdout;
    assert!(told.contains("The Author, commit "), "{told}");
}
