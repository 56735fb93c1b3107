//! Making fixes: those that may be made are made in memory, what comes out is checked again, and what would break
//! something is left. Nothing here writes a file.
//!
//! Read [`Mended`] first, then [`mend`].

use std::collections::{BTreeMap, BTreeSet, HashMap};

use camino::{Utf8Path, Utf8PathBuf};

use super::fix::{self, LocatedEdit, LocatedFix};
use super::locate::Texts;
use super::{Baseline, BaselineError, Options, Outcome, judge, letter};
use crate::finding::{Fix, Safety};
use crate::ledger::{self, CLAIMS, LARGEST_RECORD, Ledger, LedgerError, SETTINGS_FILE, SOURCES, kind_of};
use crate::parallel;
use crate::record::{RecordKind, faults, key_order};
use crate::text;
use crate::tree::{self, Overlay, Tree};
use crate::yaml;

/// What mends the order of keys, as `fix --rule` calls it.
const KEY_ORDER: &str = "key-order";

/// What can be mended although no rule finds it: how a quote and a record are written.
pub const FORMS: [&str; 2] = [letter::NAME, KEY_ORDER];

/// Which fixes are made.
#[derive(Debug, Clone)]
pub struct Mending {
    /// What is checked, and what of it counts; the rules and forms in `only` alone are mended.
    pub options: Options,
    /// Whether fixes are made, too, that may change what is claimed.
    pub also_unsafe: bool,
}

impl Mending {
    fn wants(&self, name: &str) -> bool {
        let only = &self.options.only;
        only.is_empty() || only.iter().any(|wanted| wanted == name)
    }

    fn reaches(&self, file: &Utf8Path) -> bool {
        let paths = &self.options.paths;
        paths.is_empty() || paths.iter().any(|path| file.starts_with(path))
    }
}

/// What fixing a ledger comes to.
#[derive(Debug, Default)]
pub struct Mended {
    /// The files that change.
    pub files: BTreeMap<Utf8PathBuf, MendedFile>,
    /// What was not done, since something would not hold that holds now.
    pub refused: Vec<Step>,
    /// How many fixes wait for somebody to ask for unsafe ones.
    pub left: usize,
}

/// A file that changes.
#[derive(Debug, Default)]
pub struct MendedFile {
    /// Its text; nothing where there is no such file yet.
    pub before: String,
    /// Its text afterwards.
    pub after: String,
    /// What was done, in order.
    pub steps: Vec<Step>,
}

/// One thing that is done to a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The file.
    pub file: Utf8PathBuf,
    /// What, as an order.
    pub about: String,
    /// The rule or form that asks for it.
    pub rule: &'static str,
}

/// Why nothing could be mended.
#[derive(Debug)]
pub enum MendError {
    /// There is no ledger to speak of.
    Ledger(LedgerError),
    /// The baseline cannot be used.
    Baseline(BaselineError),
}

/// A fix that may be made.
struct Candidate {
    step: Step,
    /// What tells it from every other fix, wherever it stands by now.
    key: String,
    safety: Safety,
    edits: Vec<LocatedEdit>,
    /// The list that an entry is taken from.
    shortened: Option<String>,
}

/// Every round makes all fixes that do not stand in each other's way; this many are never needed.
const MOST_ROUNDS: usize = 100;

/// Works out all fixes of the ledger at the root of a tree, one on top of the other, until nothing is left to be done.
///
/// A file that could be read as a record can be read afterwards, and a safe fix that would make a rule find something
/// new is refused.
///
/// # Errors
/// When there is no ledger, or its baseline cannot be used.
pub fn mend(tree: &dyn Tree, mending: &Mending) -> Result<Mended, MendError> {
    let mut overlay = Overlay::new(tree);
    let mut mended = Mended::default();
    let mut refused: BTreeSet<String> = BTreeSet::new();
    let mut state = State::of(&overlay, mending)?;
    for _ in 0..MOST_ROUNDS {
        let (chosen, left) = state.chosen(mending, &refused);
        mended.left = left;
        if chosen.is_empty() {
            break;
        }
        let attempt = Attempt::make(&mut overlay, chosen, &state.broken);
        for candidate in attempt.refused {
            refused.insert(candidate.key);
            mended.refused.push(candidate.step);
        }
        let after = State::of(&overlay, mending)?;
        let harmed = if attempt.guarded { after.harmed(&state, &attempt.made) } else { BTreeSet::new() };
        if harmed.is_empty() {
            for candidate in attempt.made {
                mended.files.entry(candidate.step.file.clone()).or_default().steps.push(candidate.step);
            }
            state = after;
            continue;
        }
        for (file, before) in attempt.before {
            overlay.restore(&file, before);
        }
        for candidate in attempt.made.into_iter().filter(|made| harmed.contains(&made.step.file)) {
            refused.insert(candidate.key);
            mended.refused.push(candidate.step);
        }
    }
    if mending.wants(KEY_ORDER) {
        put_in_order(&mut overlay, mending, &mut mended);
    }
    for (file, after) in overlay.written() {
        let entry = mended.files.entry(file.to_owned()).or_default();
        entry.before = text_of(tree, file).unwrap_or_default();
        entry.after = String::from_utf8_lossy(after).into_owned();
    }
    mended.files.retain(|_, file| file.before != file.after);
    Ok(mended)
}

/// The ledger as it is by now.
struct State {
    outcome: Outcome,
    /// Fixes of what no rule finds.
    forms: Vec<(Fix, LocatedFix)>,
    /// The files that cannot be read as records.
    broken: BTreeSet<Utf8PathBuf>,
}

impl State {
    fn of(tree: &dyn Tree, mending: &Mending) -> Result<Self, MendError> {
        let everything = Options { only: Vec::new(), paths: Vec::new(), ..mending.options.clone() };
        let file = &mending.options.baseline.file;
        let baseline = if file.as_str().is_empty() {
            Baseline::default()
        } else {
            Baseline::read(tree, file).map_err(MendError::Baseline)?
        };
        let ledger = match ledger::read(tree) {
            Err(LedgerError::Settings(faults)) => {
                let outcome = super::of_settings(tree, &faults);
                let broken = BTreeSet::from([SETTINGS_FILE.into()]);
                return Ok(Self { outcome, forms: Vec::new(), broken });
            }
            read => read.map_err(MendError::Ledger)?,
        };
        let verified = ledger::verify(tree, &ledger);
        let outcome = judge(tree, &ledger, &verified, &Options { baseline, ..everything });
        let fixes =
            if mending.wants(letter::NAME) { letter::fixes(tree, &ledger, &verified) } else { Vec::new() };
        let texts = Texts::of_fixes(tree, &fixes);
        let located = fix::locate_all(&texts, &fixes.iter().map(Some).collect::<Vec<_>>());
        let forms = fixes.into_iter().zip(located).filter_map(|(fix, located)| Some((fix, located?)));
        let forms = forms.collect();
        Ok(Self { outcome, forms, broken: broken(&ledger) })
    }

    /// The fixes that can be made in one go, and how many wait for somebody to ask.
    fn chosen(&self, mending: &Mending, refused: &BTreeSet<String>) -> (Vec<Candidate>, usize) {
        let of_rules = self.outcome.findings.iter().filter_map(|judged| {
            let (fix, located) = (judged.finding.fix.as_ref()?, judged.fix.as_ref()?);
            let reached = mending.reaches(&judged.primary.file);
            (reached && mending.wants(judged.finding.rule))
                .then(|| candidate(judged.finding.rule, fix, located))?
        });
        let of_forms = self.forms.iter().filter_map(|(fix, located)| candidate(letter::NAME, fix, located));
        let of_forms = of_forms.filter(|candidate| mending.reaches(&candidate.step.file));
        let (wanted, waiting): (Vec<Candidate>, Vec<Candidate>) = of_rules
            .chain(of_forms)
            .filter(|candidate| !refused.contains(&candidate.key))
            .partition(|candidate| mending.also_unsafe || candidate.safety == Safety::Safe);
        // What cannot be read comes first, alone: what else is found in it is not known before.
        let (first, later): (Vec<_>, Vec<_>) =
            wanted.into_iter().partition(|candidate| self.broken.contains(&candidate.step.file));
        // Safe ones come next, so that nothing that an unsafe one brings to light speaks against them.
        let (safe, others): (Vec<_>, Vec<_>) =
            later.into_iter().partition(|candidate| candidate.safety == Safety::Safe);
        let now = [first, safe, others].into_iter().find(|some| !some.is_empty());
        (apart(now.unwrap_or_default()), waiting.len())
    }

    /// The files whose fixes made a rule find something new.
    fn harmed(&self, before: &Self, made: &[Candidate]) -> BTreeSet<Utf8PathBuf> {
        let safe: BTreeSet<Utf8PathBuf> = made
            .iter()
            .filter(|candidate| candidate.safety == Safety::Safe)
            .map(|candidate| candidate.step.file.clone())
            .collect();
        let mut known: HashMap<_, isize> = HashMap::new();
        for judged in &before.outcome.findings {
            *known.entry(subject(judged)).or_default() += 1;
        }
        let (mut harmed, mut any) = (BTreeSet::new(), false);
        for judged in &self.outcome.findings {
            let left = known.entry(subject(judged)).or_default();
            *left -= 1;
            if *left < 0 {
                let places = std::iter::once(&judged.primary).chain(&judged.related);
                harmed.extend(places.map(|place| &place.file).filter(|file| safe.contains(*file)).cloned());
                any = true;
            }
        }
        // Where it cannot be told which one it was, it may be each of them.
        if harmed.is_empty() && any { safe } else { harmed }
    }
}

/// What a finding is about, however its words are written and wherever they stand.
fn subject(judged: &super::Judged) -> (&'static str, &Utf8PathBuf, &[String], &[String]) {
    let finding = &judged.finding;
    (finding.rule, &judged.primary.file, &finding.claims, &finding.sources)
}

fn broken(ledger: &Ledger) -> BTreeSet<Utf8PathBuf> {
    ledger.faults.iter().map(|fault| fault.file.clone()).collect()
}

/// A fix of one file; of several files at once, none would be old or new at every moment.
fn candidate(rule: &'static str, fix: &Fix, located: &LocatedFix) -> Option<Candidate> {
    let file = &located.edits.first()?.file;
    let one_file = located.edits.iter().all(|edit| edit.file == *file);
    let step = Step { file: file.clone(), about: fix.about.clone(), rule };
    let key = format!("{rule} {:?}", fix.changes);
    let shortened = fix.changes.iter().find_map(fix::shortened_list);
    one_file.then(|| Candidate { step, key, safety: located.safety, edits: located.edits.clone(), shortened })
}

/// Those that do not stand in each other's way; the others have their turn in the next round.
fn apart(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| place(a).cmp(&place(b)));
    let mut reached: HashMap<Utf8PathBuf, usize> = HashMap::new();
    candidates.retain(|candidate| {
        let (first, last) = (&candidate.edits[0].edit.span, candidate.edits.last());
        let end = last.map_or(first.end, |edit| edit.edit.span.end);
        match reached.get(&candidate.step.file) {
            Some(reached) if first.start < *reached || (first.start == *reached && first.is_empty()) => false,
            _ => {
                reached.insert(candidate.step.file.clone(), end);
                true
            }
        }
    });
    candidates
}

fn place(candidate: &Candidate) -> (&Utf8PathBuf, usize, &str) {
    (&candidate.step.file, candidate.edits[0].edit.span.start, &candidate.key)
}

/// Fixes that were written over the tree.
struct Attempt {
    made: Vec<Candidate>,
    refused: Vec<Candidate>,
    /// What was written before of each file.
    before: Vec<(Utf8PathBuf, Option<Vec<u8>>)>,
    /// Whether new findings speak against them: of a record that could not be read, all are new.
    guarded: bool,
}

impl Attempt {
    fn make(overlay: &mut Overlay<'_>, chosen: Vec<Candidate>, broken: &BTreeSet<Utf8PathBuf>) -> Self {
        let guarded = !chosen.iter().any(|candidate| broken.contains(&candidate.step.file));
        let mut attempt = Self { made: Vec::new(), refused: Vec::new(), before: Vec::new(), guarded };
        let mut by_file: BTreeMap<Utf8PathBuf, Vec<Candidate>> = BTreeMap::new();
        for candidate in chosen {
            by_file.entry(candidate.step.file.clone()).or_default().push(candidate);
        }
        for (file, candidates) in by_file {
            let Some(text) = text_of(overlay, &file) else {
                attempt.refused.extend(candidates);
                continue;
            };
            // Together if that holds, else only those that hold each alone on top of those before.
            let (made, refused, new) = match applied(&file, &text, &candidates.iter().collect::<Vec<_>>()) {
                Some(new) => (candidates, Vec::new(), new),
                None => one_by_one(&file, &text, candidates),
            };
            attempt.refused.extend(refused);
            if !made.is_empty() {
                attempt.made.extend(made);
                attempt.before.push((file.clone(), overlay.write(&file, new)));
            }
        }
        attempt
    }
}

fn one_by_one(
    file: &Utf8Path,
    text: &str,
    candidates: Vec<Candidate>,
) -> (Vec<Candidate>, Vec<Candidate>, String) {
    let (mut made, mut refused): (Vec<Candidate>, Vec<Candidate>) = (Vec::new(), Vec::new());
    let mut new = text.to_owned();
    for candidate in candidates {
        let together: Vec<&Candidate> = made.iter().chain([&candidate]).collect();
        match applied(file, text, &together) {
            Some(applied) => {
                new = applied;
                made.push(candidate);
            }
            None => refused.push(candidate),
        }
    }
    (made, refused, new)
}

/// The text of a file with fixes made. None if the record could not be read then, or not better than before.
fn applied(file: &Utf8Path, text: &str, candidates: &[&Candidate]) -> Option<String> {
    let edits: Vec<text::Edit> =
        candidates.iter().flat_map(|candidate| &candidate.edits).map(|edit| edit.edit.clone()).collect();
    let mut new = text::apply(text, &edits).ok()?;
    // One fix after the other takes an entry away: with its last one a list goes with its key.
    for list in
        candidates.iter().filter_map(|candidate| candidate.shortened.as_deref()).collect::<BTreeSet<_>>()
    {
        new = fix::without_empty_list(new, list);
    }
    let Some(kind) = kind_of(file) else { return Some(new) };
    let (before, after) = (messages(kind, text), messages(kind, &new));
    let fewer = after.len() < before.len() && after.iter().all(|message| before.contains(message));
    (after.is_empty() || fewer).then_some(new)
}

fn messages(kind: RecordKind, text: &str) -> Vec<String> {
    faults(kind, text.as_bytes()).into_iter().map(|fault| fault.message).collect()
}

/// Puts the keys of records in order: nothing that they say changes with it, so no rule is asked.
fn put_in_order(overlay: &mut Overlay<'_>, mending: &Mending, mended: &mut Mended) {
    let mut files = vec![Utf8PathBuf::from(SETTINGS_FILE)];
    for folder in [CLAIMS, SOURCES] {
        let found = overlay.walk(Utf8Path::new(folder)).unwrap_or_default();
        files.extend(found.into_iter().filter(|found| found.fault.is_none()).map(|found| found.path));
    }
    let tree: &Overlay<'_> = overlay;
    files.retain(|file| mending.reaches(file));
    let ordered = parallel::map(&files, |file| {
        let kind = kind_of(file)?;
        let text = text_of(tree, file)?;
        let new = yaml::reorder(&text, |path| key_order(kind, path))?;
        (messages(kind, &text).is_empty() && messages(kind, &new).is_empty()).then_some(new)
    });
    for (file, new) in files.into_iter().zip(ordered) {
        let Some(new) = new else { continue };
        overlay.write(&file, new);
        let about = "put the keys in order".to_owned();
        let step = Step { file: file.clone(), about, rule: KEY_ORDER };
        mended.files.entry(file).or_default().steps.push(step);
    }
}

/// The text of a file; the empty text where there is none. Nothing where it is no text, or cannot be read.
fn text_of(tree: &dyn Tree, file: &Utf8Path) -> Option<String> {
    match tree::read(tree, file, LARGEST_RECORD) {
        Ok(bytes) => String::from_utf8(bytes).ok(),
        Err(tree::Unreadable::Missing) => Some(String::new()),
        Err(_) => None,
    }
}
