//! `factlock explain`

use std::fmt::Write as _;
use std::process::ExitCode;

use super::args::ExplainArgs;
use super::exit::{CLEAN, Failure, print};
use super::init::CI_PAGE;
use super::schema::EDITOR_PAGE;
use crate::check::POLICY_PAGE;
use crate::import;
use crate::logic::GUIDE;
use crate::record::reference;
use crate::render::{DIFF_JSON_PAGE, FORMATS_PAGE, JSON_PAGE, LOG_JSON_PAGE, visible};
use crate::report::{REPORT_JSON_PAGE, REPORT_PAGE, claimreview};
use crate::review;
use crate::rules::{self, Family};

/// A page beside those of the rules.
struct Topic {
    name: &'static str,
    about: &'static str,
    page: fn() -> String,
}

const TOPICS: [Topic; 15] = [
    Topic {
        name: "assertions",
        about: "how to say what a claim says, so that contradictions are found",
        page: || GUIDE.to_owned(),
    },
    Topic {
        name: "ci",
        about: "GitHub, GitLab and pre-commit: how each runs the check and tells of it",
        page: || CI_PAGE.to_owned(),
    },
    Topic {
        name: "editor",
        about: "records in an editor that completes, explains and checks them",
        page: || EDITOR_PAGE.to_owned(),
    },
    Topic {
        name: "format",
        about: "every field of every record, with an example",
        page: reference::reference,
    },
    Topic {
        name: "formats",
        about: "what `check` can write, the limits of each format, and where to use it",
        page: || FORMATS_PAGE.to_owned(),
    },
    Topic {
        name: "policy",
        about: "severities, ignores, the baseline, and what `--since` counts",
        page: || POLICY_PAGE.to_owned(),
    },
    Topic {
        name: "review",
        about: "what a review covers, how its digest is made, what the policy may ask",
        page: || review::GUIDE.to_owned(),
    },
    Topic {
        name: "claimreview",
        about: "which claims are published as ClaimReview, and with what",
        page: || claimreview::GUIDE.to_owned(),
    },
    Topic {
        name: "import",
        about: "other people's fact-checks: what is read, what becomes of it, what is told",
        page: || import::GUIDE.to_owned(),
    },
    Topic {
        name: "git",
        about: "what `git diff`, `git log -p` and `git merge` make of records, and how two edits are merged",
        page: || include_str!("git/page.md").to_owned(),
    },
    Topic { name: "json", about: "the output of `check --format json`", page: || JSON_PAGE.to_owned() },
    Topic {
        name: "diff-json",
        about: "the output of `diff --format json`",
        page: || DIFF_JSON_PAGE.to_owned(),
    },
    Topic {
        name: "report",
        about: "what `report` writes, format by format",
        page: || REPORT_PAGE.to_owned(),
    },
    Topic {
        name: "report-json",
        about: "the output of `report --format json`",
        page: || REPORT_JSON_PAGE.to_owned(),
    },
    Topic { name: "log-json", about: "the output of `log --format json`", page: || LOG_JSON_PAGE.to_owned() },
];

pub(super) fn run(options: &ExplainArgs) -> Result<ExitCode, Failure> {
    let text = match options.topic.as_deref() {
        None => overview(),
        Some(topic) => page(topic).ok_or_else(|| unknown(topic))?,
    };
    print(&text)?;
    Ok(ExitCode::from(CLEAN))
}

fn page(topic: &str) -> Option<String> {
    let written = TOPICS.iter().find(|known| known.name == topic).map(|known| (known.page)());
    written.or_else(|| rules::rule(topic).map(|rule| rule.page.to_owned()))
}

fn unknown(topic: &str) -> Failure {
    let failure = Failure::usage(format!("there is no rule or topic `{}`", visible(topic)));
    match rules::nearest(topic) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("`factlock explain` lists them"),
    }
}

fn overview() -> String {
    let mut out = String::from("Topics, each shown by `factlock explain TOPIC`:\n\n");
    for Topic { name, about, .. } in TOPICS {
        let _ = writeln!(out, "  {name:24} {about}");
    }
    for family in Family::ALL {
        let _ = writeln!(out, "\n{}\n", family.about());
        for rule in rules::catalogue().filter(|rule| rule.family == family) {
            let _ = writeln!(out, "  {:24} {:8} {}", rule.name, rule.severity.word(), rule.title());
        }
    }
    out
}
