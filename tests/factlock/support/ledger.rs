//! A ledger in memory, changed step by step.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use factlock::check::{self, BASELINE_FILE, Baseline, Before, IdChanges, Mended, Mending, Options, Outcome};
use factlock::ledger;
use factlock::review::{History, Past, Recorded};
use factlock::tree::{Authored, Contact, Memory, Rewritten};

use super::{Project, TODAY, files_below, repository};

/// The files of a ledger.
#[derive(Debug, Clone)]
pub(crate) struct Ledger {
    files: BTreeMap<Utf8PathBuf, Vec<u8>>,
    options: Options,
}

impl Ledger {
    /// A ledger without records.
    pub(crate) fn empty() -> Self {
        let settings = ("factlock.yaml".into(), b"version: 1\n".to_vec());
        Self { files: BTreeMap::from([settings]), options: Options::new(TODAY.parse().unwrap()) }
    }

    /// The small ledger about the bridge over the Elm, which rule pages and `factlock init` stand on.
    pub(crate) fn sample() -> Self {
        Self::of(&repository().join("src/record/sample"), &["factlock.yaml", "claims", "sources"])
    }

    /// The ledger of this repository: an article and its claims.
    pub(crate) fn example() -> Self {
        Self::of(repository(), &["factlock.yaml", "claims", "sources"])
    }

    fn of(root: &Utf8Path, parts: &[&str]) -> Self {
        let below = |part: &&str| match root.join(part) {
            file if file.is_file() => vec![file],
            folder => files_below(&folder),
        };
        let relative = |file: &Utf8PathBuf| file.strip_prefix(root).unwrap().to_owned();
        let files = parts.iter().flat_map(below).map(|file| (relative(&file), std::fs::read(&file).unwrap()));
        Self { files: files.collect(), options: Options::new(TODAY.parse().unwrap()) }
    }

    /// The bytes of a file.
    #[track_caller]
    pub(crate) fn bytes(&self, file: &str) -> &[u8] {
        self.files.get(Utf8Path::new(file)).unwrap_or_else(|| panic!("there is no `{file}` in the ledger"))
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn text(&self, file: &str) -> &str {
        std::str::from_utf8(self.bytes(file)).unwrap()
    }

    /// Every file, in the order of their paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&Utf8Path, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_path(), content.as_slice()))
    }

    /// The ledger with a file, new or in the place of an old one.
    pub(crate) fn file(mut self, file: impl Into<Utf8PathBuf>, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(file.into(), content.into());
        self
    }

    /// The ledger with one more claim; the file is named by the id that stands in its first line.
    #[track_caller]
    pub(crate) fn claim(self, yaml: &str) -> Self {
        let id = yaml
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("id: "))
            .expect("a claim begins with its id");
        let file = format!("claims/{id}.yaml");
        self.file(file, yaml)
    }

    /// The ledger without a file.
    #[track_caller]
    pub(crate) fn remove(mut self, file: &str) -> Self {
        assert!(self.files.remove(Utf8Path::new(file)).is_some(), "there is no `{file}` to remove");
        self
    }

    /// The ledger with one passage of a file changed; it must stand there exactly once.
    #[track_caller]
    pub(crate) fn change(self, file: &str, from: &str, to: &str) -> Self {
        let text = self.text(file);
        assert_eq!(text.matches(from).count(), 1, "`{from}` should stand once in `{file}`");
        let changed = text.replace(from, to);
        self.file(file, changed)
    }

    /// The ledger with the bytes of a file changed.
    #[track_caller]
    pub(crate) fn tamper(self, file: &str, with: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Self {
        let bytes = with(self.bytes(file).to_vec());
        self.file(file, bytes)
    }

    /// Only this rule is run.
    pub(crate) fn only(mut self, rule: &str) -> Self {
        self.options.only = vec![rule.to_owned()];
        self
    }

    /// Only findings with a place in one of these files count.
    pub(crate) fn within(mut self, files: Vec<Utf8PathBuf>) -> Self {
        self.options.paths = files;
        self
    }

    /// As if somebody had committed all of it at once.
    #[track_caller]
    pub(crate) fn committed_by(mut self, author: &str) -> Self {
        let name = |path: &Utf8Path| path.to_string();
        let files = self.files.keys().filter(|path| path.extension() == Some("yaml"));
        let files =
            files.map(|path| Rewritten { path: path.clone(), old: vec![None], new: Some(name(path)) });
        let commit = Authored {
            commit: "1f2e3d4c5b6a79880796a5b4c3d2e1f001122334".to_owned(),
            parents: Vec::new(),
            authors: vec![Contact::parse(author).unwrap()],
            date: "2026-01-10".to_owned(),
            files: files.collect(),
        };
        let content = |id: &str| Some(self.bytes(id).into());
        let history = History::new(vec![commit], &content).unwrap();
        self.options.past.history = Recorded::Known(Arc::new(history));
        self
    }

    /// What a check finds.
    #[track_caller]
    pub(crate) fn check(&self) -> Outcome {
        let tree = self.tree();
        check::run(&tree, &self.options_in(&tree)).expect("the settings can be read")
    }

    /// The ledger with everything mended that can be, and what was done.
    #[track_caller]
    pub(crate) fn mend(&self, also_unsafe: bool) -> (Self, Mended) {
        let tree = self.tree();
        let options = self.options_in(&tree);
        let mended = check::mend(&tree, &Mending { options, also_unsafe }).expect("the ledger can be read");
        let fixed = mended.files.iter().fold(self.clone(), |ledger, (file, mended)| {
            let before = ledger.files.get(file).map(Vec::as_slice).unwrap_or_default();
            assert_eq!(mended.before.as_bytes(), before, "{file}");
            ledger.file(file.clone(), mended.after.as_str())
        });
        (fixed, mended)
    }

    /// What a check finds that a change from another ledger introduced or touched.
    #[track_caller]
    pub(crate) fn check_since(&self, before: &Self) -> Outcome {
        let (tree, old_tree) = (self.tree(), before.tree());
        let (mut ledger, old) = (ledger::read(&tree).unwrap(), ledger::read(&old_tree).unwrap());
        let verified = ledger::verify(&tree, &ledger);
        let old_verified = ledger::verify(&old_tree, &old);
        let before = Before {
            revision: "main",
            commit: "0123456789abcdef",
            tree: &old_tree,
            ledger: &old,
            verification: &old_verified,
            baseline: &before.options_in(&old_tree).baseline,
            past: &Past::default(),
            ids: &IdChanges::default(),
            defaults: None,
        };
        check::judge_since(&tree, &mut ledger, &verified, &self.options_in(&tree), &before)
    }

    /// Its files as a tree in memory.
    pub(crate) fn tree(&self) -> Memory {
        let mut tree = Memory::new();
        for (path, content) in self.files() {
            tree.insert(path, content);
        }
        tree
    }

    fn options_in(&self, tree: &Memory) -> Options {
        let baseline = Baseline::read(tree, BASELINE_FILE.into()).expect("the baseline can be read");
        Options { baseline, ..self.options.clone() }
    }

    /// The ledger as files of a folder that lives as long as the test.
    pub(crate) fn on_disk(&self) -> Project {
        Project::of(self)
    }
}
