//! `factlock why`

use std::collections::HashMap;
use std::fmt::Write as _;
use std::process::ExitCode;

use super::args::{Args, WhyArgs};
use super::context::{folder, no_ledger, root, warn_of_faults};
use super::edit::claim_index;
use super::exit::{CLEAN, Failure, print};
use crate::ledger::{self, Ledger};
use crate::logic::explain::{self, Compared, Reckoned, Verdict};
use crate::logic::{self, Analysis, Settlement, words};
use crate::render::{count, visible};

pub(super) fn run(args: &Args, options: &WhyArgs) -> Result<ExitCode, Failure> {
    let tree = folder(&root(args.root.as_deref())?)?;
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    let first = claim_index(&ledger, &options.id)?;
    let second = options.other.as_ref().map(|id| claim_index(&ledger, id)).transpose()?;
    warn_of_faults(&ledger);
    let analysis = logic::analyse(&ledger, &ledger::verify(&tree, &ledger));
    let report = Report { ledger: &ledger, analysis: &analysis };
    let text = match second {
        Some(second) if second != first => report.pair(first, second),
        _ => report.claim(first),
    };
    print(&visible(&text))?;
    Ok(ExitCode::from(CLEAN))
}

struct Report<'a> {
    ledger: &'a Ledger,
    analysis: &'a Analysis,
}

impl Report<'_> {
    /// Everything about one claim: what it asserts, what that was held against, what was reckoned with it.
    fn claim(&self, claim: usize) -> String {
        let mut out = String::new();
        self.head(claim, &mut out);
        let compared = explain::around(self.analysis, number(claim));
        let mut by_assertion: HashMap<u32, Vec<&Compared>> = HashMap::new();
        for one in &compared {
            by_assertion.entry(one.left).or_default().push(one);
        }
        for at in explain::assertions(self.analysis, number(claim)) {
            let _ = writeln!(out, "\n{}", self.said(at));
            match by_assertion.get(&at) {
                None => out.push_str("  nothing else is said of this\n"),
                Some(list) => self.list(list, &mut out),
            }
        }
        self.sums(&[claim], &mut out);
        self.conflicts(&[claim], &mut out);
        out
    }

    /// Everything about two claims.
    fn pair(&self, first: usize, second: usize) -> String {
        let mut out = String::new();
        self.head(first, &mut out);
        self.head(second, &mut out);
        let compared = explain::between(self.analysis, number(first), number(second));
        for one in &compared {
            let _ = write!(out, "\n{}\n{}\n", self.said(one.left), self.said(one.right));
            self.verdict(one, "  ", &mut out);
        }
        self.sums(&[first, second], &mut out);
        self.conflicts(&[first, second], &mut out);
        out
    }

    fn head(&self, claim: usize, out: &mut String) {
        let record = &self.ledger.claims[claim].record;
        let _ = writeln!(out, "{} ({}): {}", record.id, record.status.word(), record.statement);
        if record.assertions.is_empty() {
            let _ = writeln!(
                out,
                "  asserts nothing that could be compared; `factlock explain assertions` shows how"
            );
        }
    }

    /// An assertion and how it was read.
    fn said(&self, at: u32) -> String {
        let (terms, stated) = (&self.analysis.terms, &self.analysis.stated[at as usize]);
        let mut text = words::says(terms, stated);
        let given = words::given(terms, &stated.region);
        let whole = if stated.throughout { "throughout" } else { "somewhere in" };
        let _ = match given.as_str() {
            "" if stated.throughout => write!(text, "  [no time or scope named: all of it]"),
            "" => write!(text, "  [no time or scope named: at some time]"),
            given => write!(text, "  [{whole} {given}]"),
        };
        if let Some(number) = words::pointed(stated) {
            let _ =
                write!(text, "  [{number} is not {}: `.` is the decimal point]", number.replace('.', ","));
        }
        if let Some(origin) = stated.follows_from {
            let _ = write!(text, "  (follows from `{}`)", terms.property(origin).name);
        }
        text
    }

    fn list(&self, list: &[&Compared], out: &mut String) {
        /// More of one kind say no more.
        const SHOWN: usize = 20;
        for one in list.iter().take(SHOWN) {
            let other = &self.ledger.claims[self.analysis.stated[one.right as usize].claim as usize].record;
            let _ = writeln!(out, "  {}: {}", other.id, self.said(one.right));
            self.verdict(one, "    ", out);
        }
        if list.len() > SHOWN {
            let _ = writeln!(out, "  and {} more", list.len() - SHOWN);
        }
    }

    fn verdict(&self, one: &Compared, indent: &str, out: &mut String) {
        let (terms, stated) = (&self.analysis.terms, &self.analysis.stated);
        let (a, b) = (&stated[one.left as usize], &stated[one.right as usize]);
        let mut line = |head: &str, text: &str| {
            let _ = writeln!(out, "{indent}{head}{text}");
        };
        match &one.verdict {
            Verdict::Clash(clash) => {
                line("conflict: ", &words::grounds(terms, a, b, &clash.grounds));
                line("          ", &words::meeting(terms, a, b, clash));
                line("          ", &words::escape(terms, a, b, clash));
            }
            Verdict::Silent(why) => {
                let words::Reason { because, advice } = words::silence(terms, a, b, *why);
                line("no conflict: ", &because);
                if !advice.is_empty() {
                    line("  if that was not meant: ", &advice);
                }
            }
            Verdict::OtherSubject => {
                let names = [a, b].map(|one| words::name(terms, one.subject));
                line("not compared: ", &format!("about {} and {}, which are two things", names[0], names[1]));
            }
            Verdict::OtherProperty => {
                let names = [a, b].map(|one| terms.property(one.property).label.as_str());
                line("not compared: ", &format!("`{}` is not `{}`", names[0], names[1]));
                let advice = "`requires` or `conflicts_with` on one of the properties ties the two together";
                line("  if that was not meant: ", advice);
            }
        }
    }

    fn sums(&self, claims: &[usize], out: &mut String) {
        let mut all: Vec<Reckoned> = Vec::new();
        for &claim in claims {
            all.extend(explain::reckoned(self.analysis, number(claim)));
        }
        let mut seen = std::collections::BTreeSet::new();
        all.retain(|one| seen.insert((one.law.clone(), one.known.clone())));
        for Reckoned { law, known, missing } in all {
            let _ = writeln!(out, "\nreckoned with: {law}");
            for line in known {
                let _ = writeln!(out, "  {line}");
            }
            for line in missing {
                let _ = writeln!(out, "  {line}: nobody says");
            }
        }
    }

    /// The conflicts that these claims take part in, all of them.
    fn conflicts(&self, claims: &[usize], out: &mut String) {
        let takes_part = |conflict: &&logic::Conflict| {
            claims.iter().all(|&claim| conflict.members.contains(&number(claim)))
        };
        let found: Vec<&logic::Conflict> = self.analysis.conflicts.iter().filter(takes_part).collect();
        if found.is_empty() {
            let whom = if claims.len() > 1 { "the two take" } else { "the claim takes" };
            let _ = writeln!(out, "\n{whom} part in no conflict");
        } else {
            let _ = writeln!(out, "\n{}:", count(found.len() as u64, "conflict"));
        }
        for conflict in found {
            let ids: Vec<&str> = conflict
                .members
                .iter()
                .map(|&number| self.ledger.claims[number as usize].record.id.as_str())
                .collect();
            let about = conflict.about.name(&self.analysis.terms);
            let _ = writeln!(out, "  {} (`{about}`)", ids.join(", "));
            if let logic::Proof::Sum(sum) = &conflict.proof {
                for line in words::arithmetic(&self.analysis.terms, &self.analysis.stated, sum) {
                    let _ = writeln!(out, "    {line}");
                }
            }
            let _ = writeln!(out, "    {}", self.settled(conflict.settled));
        }
    }

    fn settled(&self, settled: Option<Settlement>) -> String {
        let Some(settled) = settled else { return "open: it wants a judgement".to_owned() };
        let record = &self.ledger.claims[settled.claim() as usize].record;
        match settled {
            Settlement::Out { .. } => format!("settled: `{}` is {}", record.id, record.status.word()),
            Settlement::Disputed { citation, .. } => {
                let source = &record.citations[citation].source;
                format!("settled: `{}` is disputed by `{source}`", record.id)
            }
            Settlement::Resolved { resolution, .. } => {
                format!("settled: {}", record.resolutions[resolution].because)
            }
        }
    }
}

fn number(claim: usize) -> u32 {
    u32::try_from(claim).unwrap_or(u32::MAX)
}
