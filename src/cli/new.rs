//! `factlock new`

use std::process::ExitCode;

use camino::Utf8Path;

use super::args::{Args, NewArgs};
use super::context::{folder, kept_inside, no_ledger, root, warn_of_faults};
use super::exit::{CLEAN, FINDINGS, Failure, print};
use super::passage::{self, Picked};
use super::schema::with_modeline;
use crate::ledger::{self, CLAIMS, Ledger};
use crate::record::draft::{DraftClaim, DraftQuote};
use crate::record::{RecordKind, Status};
use crate::text::did_you_mean;
use crate::tree::create_new;
use crate::value::{check_id, slug};
use crate::yaml;

pub(super) fn run(args: &Args, options: &NewArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let tree = folder(&root)?;
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    warn_of_faults(&ledger);
    if let Some(claimant) = &options.claimant {
        known_claimant(&ledger, claimant)?;
    }
    let picked = match &options.source {
        None => None,
        Some(source) => {
            passage::known_article(&ledger, source)?;
            let asked = options.quote.as_deref().unwrap_or_default();
            match passage::pick(&tree, &ledger, source, asked, &options.passage)? {
                Picked::One(found) => Some(*found),
                Picked::Undecided(shown) => {
                    print(&shown)?;
                    return Ok(ExitCode::from(FINDINGS));
                }
            }
        }
    };
    let appearances: Vec<DraftQuote> = picked.iter().map(|found| found.quote.clone()).collect();
    let statement =
        options.statement.clone().or_else(|| picked.as_ref().map(|found| found.quote.quote.clone()));
    let statement = statement.filter(|statement| !statement.trim().is_empty()).ok_or_else(|| {
        Failure::usage("a claim needs a statement")
            .help("give `--statement \"...\"`, or `--source ID --quote \"...\"` to take it from an article")
    })?;
    let id = id_of(&ledger, options, &statement)?;
    let claim = DraftClaim {
        claimed_on: options.claimed_on.as_ref().map(ToString::to_string).or_else(|| issued(&ledger, options)),
        claimant: options.claimant.clone(),
        status: Status::Unverified,
        tags: options.tag.clone(),
        appearances,
        statement,
        id,
    };
    let file = Utf8Path::new(CLAIMS).join(format!("{}.yaml", claim.id));
    let text = with_modeline(&root, RecordKind::Claim, &file, &yaml::write(&claim.value()));
    create_new(&kept_inside(&root, &file)?, text.as_bytes()).map_err(|error| {
        let taken = error.exists();
        let failure = Failure::unreadable(error.to_string());
        if taken { failure.help("choose another id: `factlock new ID ...`") } else { failure }
    })?;
    let shown = picked.map(|found| format!("{}\n\n", found.shown)).unwrap_or_default();
    print(&format!(
        "{shown}wrote {file}\n\nnext: factlock quote SOURCE \"...\" --claim {} --stance supports\n",
        claim.id
    ))?;
    Ok(ExitCode::from(CLEAN))
}

fn known_claimant(ledger: &Ledger, claimant: &str) -> Result<(), Failure> {
    let entities = &ledger.vocabulary.entities;
    if entities.contains_key(claimant) {
        return Ok(());
    }
    let failure = Failure::usage(format!("there is no entity `{claimant}`"));
    Err(match did_you_mean(claimant, entities.keys().map(String::as_str)) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help(format!(
            "add `{claimant}: {{ name: ... }}` under `entities` in `claims/vocabulary.yaml` first"
        )),
    })
}

/// The id given, else one made of the first words of the statement that is not taken yet.
fn id_of(ledger: &Ledger, options: &NewArgs, statement: &str) -> Result<String, Failure> {
    if let Some(id) = &options.id {
        check_id(id).map_err(Failure::usage)?;
        return match ledger.claim(id) {
            Some(claim) => {
                Err(Failure::usage(format!("there is a claim `{id}` already, in `{}`", claim.file)))
            }
            None => Ok(id.clone()),
        };
    }
    let words: Vec<&str> = statement.split_whitespace().take(6).collect();
    let stem = slug(&words.join(" "));
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut free = std::iter::once(stem.clone()).chain(numbered).filter(|id| ledger.claim(id).is_none());
    Ok(free.next().unwrap_or(stem))
}

/// The day of the text is the day on which it says so; what somebody else said may be older.
fn issued(ledger: &Ledger, options: &NewArgs) -> Option<String> {
    let source = options.source.as_deref().filter(|_| options.claimant.is_none())?;
    Some(ledger.source(source)?.record.issued.as_ref()?.to_string())
}
