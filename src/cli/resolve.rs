//! `factlock resolve`

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::ExitCode;

use super::args::{Args, ResolveArgs};
use super::context::{folder, no_ledger, root, today};
use super::edit::{claim_index, edit_claim};
use super::exit::{CLEAN, Failure, print};
use crate::ledger::{self, Ledger};
use crate::logic::conflict::digest;
use crate::logic::{self, Analysis, Conflict, Settlement};
use crate::record::draft::DraftResolution;
use crate::record::{Claim, RecordKind, append};
use crate::text::{FieldPath, join_or};
use crate::yaml::Value;
use crate::yaml::edit::{Change, apply};

pub(super) fn run(args: &Args, options: &ResolveArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let tree = folder(&root)?;
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    let verified = ledger::verify(&tree, &ledger);
    let analysis = logic::analyse(&ledger, &verified);
    let numbers = options.ids.iter().map(|id| claim_index(&ledger, id)).collect::<Result<Vec<_>, _>>()?;
    if options.because.trim().is_empty() {
        return Err(
            Failure::usage("the reason is empty").help("write `--because \"...\"`: readers will ask why")
        );
    }
    let conflict = chosen(&ledger, &analysis, &numbers, options.about.as_deref())?;
    if let Some(settled) = conflict.settled {
        return Err(settled_already(&ledger, settled));
    }
    let holder = &ledger.claims[numbers[0]];
    let members: Vec<&Claim> =
        conflict.members.iter().map(|&number| &ledger.claims[number as usize].record).collect();
    let others = members.iter().map(|claim| claim.id.clone()).filter(|id| *id != holder.record.id);
    let drafted = DraftResolution {
        with: others.collect(),
        because: options.because.clone(),
        by: options.by.clone(),
        date: today().to_string(),
        about: options.about.as_ref().map(|_| conflict.about.name(&analysis.terms).to_owned()),
        digest: digest(&members),
    };
    let outdated = conflict.outdated.filter(|(claim, _)| *claim as usize == numbers[0]).map(|(_, at)| at);
    edit_claim(&root, &tree, &holder.file, &|text| match outdated {
        Some(at) => apply(text, &renewed(at, &drafted)),
        None => append(RecordKind::Claim, text, "resolutions", drafted.value()),
    })?;
    let verb = if outdated.is_some() { "renewed a resolution in" } else { "added to `resolutions` of" };
    print(&format!("{verb} {}\n", holder.file))?;
    Ok(ExitCode::from(CLEAN))
}

/// The same resolution with its reason, date and digest as they are now.
fn renewed(at: usize, drafted: &DraftResolution) -> Vec<Change> {
    let path = |key: &'static str| FieldPath::key("resolutions").entry(at, "").then(key);
    let mut changes = vec![
        Change::set(path("because"), Value::text(drafted.because.as_str())),
        Change::set(path("date"), Value::word(drafted.date.as_str())),
        Change::set(path("digest"), Value::text(drafted.digest.as_str())),
    ];
    changes.extend(drafted.by.as_deref().map(|by| Change::set(path("by"), Value::text(by))));
    changes
}

/// The conflict of exactly these claims.
fn chosen<'a>(
    ledger: &Ledger,
    analysis: &'a Analysis,
    numbers: &[usize],
    about: Option<&str>,
) -> Result<&'a Conflict, Failure> {
    let named: BTreeSet<usize> = numbers.iter().copied().collect();
    let members = |conflict: &Conflict| -> BTreeSet<usize> {
        conflict.members.iter().map(|&number| number as usize).collect()
    };
    let folded = |text: &str| text.split_whitespace().collect::<String>();
    let meant = |conflict: &&Conflict| {
        about.is_none_or(|about| folded(about) == folded(conflict.about.name(&analysis.terms)))
    };
    let found: Vec<&Conflict> =
        analysis.conflicts.iter().filter(|conflict| members(conflict) == named).filter(meant).collect();
    let open = found.iter().filter(|conflict| conflict.settled.is_none()).count();
    if open > 1 {
        let subjects = found.iter().map(|conflict| conflict.about.name(&analysis.terms));
        return Err(Failure::usage("these claims conflict about more than one thing")
            .help(format!("say which with `--about`: {}", join_or(subjects))));
    }
    let first = found.iter().find(|conflict| conflict.settled.is_none()).or(found.first());
    first.copied().ok_or_else(|| none_of(ledger, analysis, &named, &members))
}

fn none_of(
    ledger: &Ledger,
    analysis: &Analysis,
    named: &BTreeSet<usize>,
    members: &dyn Fn(&Conflict) -> BTreeSet<usize>,
) -> Failure {
    let ids = |set: &BTreeSet<usize>| {
        set.iter().map(|&number| ledger.claims[number].record.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let failure = Failure::usage("there is no conflict of exactly these claims");
    let near = analysis.conflicts.iter().map(members).find(|set| !set.is_disjoint(named) && set != named);
    match near {
        Some(set) => {
            let mut help = String::new();
            let _ =
                write!(help, "name all that conflict: `factlock resolve {} --because \"...\"`", ids(&set));
            failure.help(help)
        }
        None => failure.help(format!("`factlock why {}` shows what was compared", ids(named))),
    }
}

fn settled_already(ledger: &Ledger, settled: Settlement) -> Failure {
    let record = &ledger.claims[settled.claim() as usize].record;
    let how = match settled {
        Settlement::Out { .. } | Settlement::Disputed { .. } => {
            format!("`{}` is {}", record.id, record.status.word())
        }
        Settlement::Resolved { .. } => format!("by a resolution in `{}`", record.id),
    };
    Failure::usage(format!("the conflict is settled already: {how}"))
        .help("nothing is left to decide; change the record by hand if the decision was wrong")
}
