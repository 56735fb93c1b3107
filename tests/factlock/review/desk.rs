//! A desk that writes, reviews and commits, as git sees it; and who of its reviewers counts.

use std::sync::Arc;

use factlock::ledger;
use factlock::review::{History, Past, Recorded, reviews};
use factlock::tree::{Folder, Mailmap, Repository};

use crate::support::{Ledger, Project, TODAY, git};

pub(super) const ANN: &str = "Ann <ann@example.org>";
pub(super) const BOB: &str = "Bob <bob@example.org>";
pub(super) const CY: &str = "Cy <cy@example.org>";
/// Who has written the ledger as the desk finds it.
pub(super) const FOUNDER: &str = "Founder <founder@example.org>";

pub(super) const CLAIM: &str = "claims/bridge-length.yaml";
pub(super) const SOURCE: &str = "sources/council-minutes.yaml";
const SETTINGS: &str = "version: 1\nreview: { four_eyes: true }\n";

/// A ledger on disk under version control.
pub(super) struct Desk {
    pub(super) project: Project,
}

impl Desk {
    /// The sample, committed by its founder, under a policy of four eyes.
    pub(super) fn new() -> Self {
        Self::of(&Ledger::sample().file("factlock.yaml", SETTINGS))
    }

    /// The same with people in its settings.
    pub(super) fn with_people(people: &str) -> Self {
        Self::of(&Ledger::sample().file("factlock.yaml", format!("{SETTINGS}people: {people}\n")))
    }

    fn of(ledger: &Ledger) -> Self {
        let desk = Self { project: ledger.on_disk() };
        desk.git(&["init", "-q", "-b", "main"]);
        desk.commit(FOUNDER, "Start")
    }

    #[track_caller]
    pub(super) fn git(&self, arguments: &[&str]) -> String {
        git(&self.project.root(), arguments)
    }

    /// Somebody commits what there is.
    #[track_caller]
    pub(super) fn commit(self, author: &str, message: &str) -> Self {
        self.git(&["add", "--all"]);
        self.git(&["commit", "-q", "--allow-empty", "--author", author, "-m", message]);
        self
    }

    /// A passage of a file becomes another.
    #[track_caller]
    pub(super) fn change(self, file: &str, from: &str, to: &str) -> Self {
        let text = std::fs::read_to_string(self.project.path(file)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "`{from}` should stand once in `{file}`:\n{text}");
        self.project.write(file, text.replace(from, to));
        self
    }

    /// Somebody gives the claim another rationale, and commits that.
    #[track_caller]
    pub(super) fn edit(self, author: &str, rationale: &str) -> Self {
        self.edit_only(rationale).commit(author, "Another reason")
    }

    /// The claim gets another rationale, which is not committed yet.
    #[track_caller]
    pub(super) fn edit_only(self, rationale: &str) -> Self {
        let text = std::fs::read_to_string(self.project.path(CLAIM)).unwrap();
        let mut lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("rationale:")).collect();
        let line = format!("rationale: {rationale}");
        let status = lines.iter().position(|line| line.starts_with("status:")).unwrap();
        lines.insert(status + 1, &line);
        self.project.write(CLAIM, lines.join("\n") + "\n");
        self
    }

    /// Somebody reviews the claim and commits that.
    #[track_caller]
    pub(super) fn review(self, by: &str) -> Self {
        let author = if by.contains('<') { by } else { "Desk <desk@example.org>" };
        self.review_only(by).commit(author, "A review")
    }

    /// Somebody reviews the claim; it is not committed yet.
    #[track_caller]
    pub(super) fn review_only(self, by: &str) -> Self {
        let call = ["review", "bridge-length", "--today", TODAY, "--by", by];
        let ran = self.project.factlock(&call).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
        self
    }

    /// Every review of the claim: who counts, and who does not and why.
    #[track_caller]
    pub(super) fn told(&self) -> Vec<String> {
        let root = self.project.root();
        let ledger = ledger::read(&Folder::new(&root).unwrap()).unwrap();
        assert!(ledger.faults.is_empty(), "{:?}", ledger.faults);
        let repository = Repository::around(&root).unwrap();
        let head = repository.commit("HEAD").unwrap();
        let commits = repository.authored(&head, &["claims", "sources"]).unwrap();
        let history = History::new(commits, &|id| repository.content(id)).unwrap();
        let past = Past { mailmap: Mailmap::around(&root), history: Recorded::Known(Arc::new(history)) };
        let reviews = reviews(&ledger, TODAY.parse().unwrap(), &past);
        let at =
            ledger.claims.iter().position(|claim| claim.file == CLAIM || claim.file == "claims/moved.yaml");
        let at = at.unwrap();
        let told = ledger.claims[at].record.reviews.iter().zip(&reviews.claims[at].reviews).map(
            |(written, review)| {
                let fields: Vec<String> = review.own.iter().map(|own| own.fields.join("+")).collect();
                let what = match (review.counts(), fields.is_empty()) {
                    (true, _) => "counts".to_owned(),
                    (false, true) => "is outdated".to_owned(),
                    (false, false) => format!("changed {}", fields.join(", ")),
                };
                format!("{} {what}", written.by.split(" <").next().unwrap())
            },
        );
        told.collect()
    }

    /// Exactly these are told.
    #[track_caller]
    pub(super) fn tells(&self, wanted: &[&str]) {
        assert_eq!(
            self.told(),
            wanted,
            "\n{}",
            self.git(&["log", "--graph", "--format=%h %an: %s", "--stat"])
        );
    }
}
