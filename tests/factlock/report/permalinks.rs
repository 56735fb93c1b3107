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
    let card = page.split("<article class=\"new\" id=\"claim-step-5\">").nth(1).unwrap();
    let card = card.split("</article>").next().unwrap();
    // A card is a grid: whatever stands beside its header and its text would take a cell.
    let header = card.strip_prefix("<header>").unwrap().split("</header>").next().unwrap();
    assert!(header.contains("id=\"claim-step-0\"") && header.contains("id=\"claim-step-4\""));
}

/// A choice that is the same in every run.
fn next(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap() % below
}

#[test]
fn fifty_revisions_lose_no_link() {
    let project = Ledger::sample().on_disk();
    let mut seed = 42;
    let mut ever: Vec<String> = ["bridge-cost", "bridge-length", "bridge-opened"].map(str::to_owned).to_vec();
    // The claims that are there: their ids and what they state.
    let mut there: Vec<(String, String)> = Vec::new();
    let mut named: Vec<String> = Vec::new();
    let record = |id: &str, statement: &str, more: &str| {
        format!(
            "id: {id}\nstatement: {statement}\n{more}tags: [bridge, town, river]\nrationale: {statement} Nobody has looked.\n"
        )
    };
    let unverified = "status: unverified\n";
    commit(&project.root(), "the first revision");
    for revision in 1..=50 {
        let id = format!("claim-{revision}");
        let statement = format!("Statement number {revision} is about a bridge of {} metres.", revision * 37);
        let file = |id: &str| format!("claims/{id}.yaml");
        let which = if there.is_empty() { 0 } else { next(&mut seed, there.len()) };
        // What another claim leads to stays where it is.
        let stays = there.get(which).is_none_or(|(id, _)| named.contains(id));
        let choice = if there.len() < 4 || stays { 0 } else { next(&mut seed, 5) };
        match choice {
            // A new claim.
            0 => {
                project.write(&file(&id), record(&id, &statement, unverified));
                there.push((id.clone(), statement));
                ever.push(id);
            }
            // Another id, in another file or in the same.
            1 | 2 => {
                let (old, statement) = there.remove(which);
                if choice == 1 {
                    project.remove(&file(&old)).write(&file(&id), record(&id, &statement, unverified));
                } else {
                    project.write(&file(&old), record(&id, &statement, unverified));
                    project.remove(&file(&old)).write(&file(&id), record(&id, &statement, unverified));
                }
                there.push((id.clone(), statement));
                ever.push(id);
            }
            // Replaced by another one.
            3 => {
                let (old, said) = there.remove(which);
                let replaced = format!("status: superseded\nsuperseded_by: {id}\n");
                project.write(&file(&old), record(&old, &said, &replaced));
                project.write(&file(&id), record(&id, &statement, unverified));
                there.push((id.clone(), statement));
                named.push(id.clone());
                ever.push(id);
            }
            // Gone.
            _ => {
                let (old, _) = there.remove(which);
                project.remove(&file(&old));
            }
        }
        commit(&project.root(), &format!("revision {revision}"));
    }
    let ran = project.factlock(&["report", "--today", TODAY, "-o", "out"]).run();
    assert_eq!(ran.status, Some(0), "{}", ran.stdout);
    let page = std::fs::read_to_string(project.path("out/index.html")).unwrap();
    for id in &ever {
        assert_eq!(page.matches(&format!("id=\"claim-{id}\"")).count(), 1, "{id} of {ever:?}");
    }
    assert!(ever.len() > 30 && there.len() > 3, "{ever:?}");
}
