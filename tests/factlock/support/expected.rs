//! The one problem that a test expects, and that nothing else is wrong.

use factlock::check::{Judged, Outcome};
use factlock::finding::Severity;
use serde_json::Value;

use super::{Ledger, Project, TODAY};

/// A problem that should be found: which rule, how bad, and the text it points at.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    rule: &'static str,
    severity: Severity,
    file: String,
    /// What stands at the place; nothing for a file as a whole.
    text: Option<String>,
}

/// An error of a rule.
pub(crate) fn error(rule: &'static str) -> Expected {
    Expected { rule, severity: Severity::Error, file: String::new(), text: None }
}

/// A warning of a rule.
pub(crate) fn warning(rule: &'static str) -> Expected {
    Expected { rule, severity: Severity::Warning, file: String::new(), text: None }
}

impl Expected {
    /// It points at this text, which stands once in the file; or at the part of it in guillemets.
    pub(crate) fn at(mut self, file: &str, text: &str) -> Self {
        file.clone_into(&mut self.file);
        self.text = Some(text.to_owned());
        self
    }

    /// It points at a file as a whole.
    pub(crate) fn at_file(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }

    /// `error rule claims/a.yaml 3:5-3:20`, worked out without the program's own means.
    #[track_caller]
    fn line(&self, project: &Project) -> String {
        let (start, end) = match &self.text {
            None => ((1, 1), (1, 1)),
            Some(text) => {
                let content = std::fs::read_to_string(project.path(&self.file)).unwrap();
                let (before, marked, after) = marked(text);
                let whole = format!("{before}{marked}{after}");
                assert_eq!(
                    content.matches(&whole).count(),
                    1,
                    "`{whole}` should stand once in `{}`",
                    self.file
                );
                let at = content.find(&whole).unwrap() + before.len();
                (line_and_column(&content[..at]), line_and_column(&content[..at + marked.len()]))
            }
        };
        format!("{} {} {} {}:{}-{}:{}", self.severity, self.rule, self.file, start.0, start.1, end.0, end.1)
    }
}

/// What stands before, inside and behind the guillemets of a text; all of it is inside where there are none.
fn marked(text: &str) -> (&str, &str, &str) {
    let Some((before, rest)) = text.split_once('«') else { return ("", text, "") };
    let (inside, after) = rest.split_once('»').expect("guillemets come in pairs");
    (before, inside, after)
}

impl Ledger {
    /// The ledger has this problem and no other, as the library and the program see it.
    #[track_caller]
    pub(crate) fn has_only(&self, expected: &Expected) {
        expect_only(&self.on_disk(), expected);
    }
}

/// A ledger on disk has this problem and no other: through the library, and through the program, which ends
/// with exit status 1.
#[track_caller]
pub(crate) fn expect_only(project: &Project, expected: &Expected) {
    let wanted = vec![expected.line(project)];
    let fail_on = if expected.severity == Severity::Error { "error" } else { "warning" };
    let call = ["check", "--today", TODAY, "--format", "json", "--fail-on", fail_on];
    // The program first: it runs under a time limit.
    let ran = project.factlock(&call).run();
    assert_eq!(problems_of_json(&ran.stdout), wanted, "through the program: {}", ran.stderr);
    assert_eq!(ran.status, Some(1), "the exit status");
    assert_eq!(ran.stderr, "", "the error stream");
    assert_eq!(problems(&project.check()), wanted, "through the library");
}

/// The errors and warnings of a check, a line each.
pub(crate) fn problems(outcome: &Outcome) -> Vec<String> {
    let bad = outcome.findings.iter().filter(|judged| judged.finding.severity > Severity::Note);
    bad.map(problem).collect()
}

fn problem(judged: &Judged) -> String {
    let (finding, place) = (&judged.finding, &judged.primary);
    format!(
        "{} {} {} {}:{}-{}:{}",
        finding.severity,
        finding.rule,
        place.file,
        place.start.line,
        place.start.column,
        place.end.line,
        place.end.column
    )
}

#[track_caller]
fn problems_of_json(json: &str) -> Vec<String> {
    let document: Value =
        serde_json::from_str(json).unwrap_or_else(|error| panic!("no JSON: {error}: {json:?}"));
    let findings = document["findings"].as_array().unwrap();
    let bad = findings.iter().filter(|finding| finding["severity"] != "note");
    bad.map(|finding| {
        let (severity, rule) = (finding["severity"].as_str().unwrap(), finding["rule"].as_str().unwrap());
        let (file, place) = (finding["primary"]["file"].as_str().unwrap(), &finding["primary"]);
        let at = |end: &str| format!("{}:{}", place[end]["line"], place[end]["column"]);
        format!("{severity} {rule} {file} {}-{}", at("start"), at("end"))
    })
    .collect()
}

/// From 1, columns in characters: the place right behind a text.
fn line_and_column(before: &str) -> (usize, usize) {
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}
