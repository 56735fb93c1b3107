//! A link to a claim lasts, whatever becomes of the claim.

use crate::support::{Ledger, TODAY, commit};

#[test]
fn an_id_that_a_claim_once_had_keeps_its_anchor() {
    let project = Ledger::sample().on_disk();
    let write = |old: Option<&str>, new: &str, statement: &str| {
        if let Some(old) = old {
            project.remove(&format!("claims/{old}.yaml"));
        }
        let record =
            format!("id: {new}\nstatement: {statement}\nstatus: unverified\ntags: [a, b, c, d, e, f]\n");
        project.write(&format!("claims/{new}.yaml"), record);
    };
    write(None, "step-0", "The bridge is old.");
    write(None, "leaves", "The bridge will go.");
    commit(&project.root(), "a claim");
    for step in 1..6 {
        write(Some(&format!("step-{}", step - 1)), &format!("step-{step}"), "The bridge is old.");
        commit(&project.root(), "another name");
    }
    project.remove("claims/leaves.yaml");
    commit(&project.root(), "one less");
    let ran = project.factlock(&["report", "--today", TODAY, "-o", "out"]).run();
    assert_eq!(ran.status, Some(0), "{}", ran.stdout);
    let page = std::fs::read_to_string(project.path("out/index.html")).unwrap();
    for id in ["step-0", "step-1", "step-2", "step-3", "step-4", "step-5", "leaves"] {
        assert_eq!(page.matches(&format!("id=\"claim-{id}\"")).count(), 1, "{id}");
    }
    let card = page.split("<article class=\"claim s-unverified\" id=\"claim-step-5\">").nth(1).unwrap();
    let card = card.split("</article>").next().unwrap();
    assert!(card.contains("id=\"claim-step-0\"") && card.contains("id=\"claim-step-4\""));
}
