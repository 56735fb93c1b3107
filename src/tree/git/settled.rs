//! What a merge took from one side while another side had changed it as well.

use std::collections::{BTreeMap, HashMap, HashSet};

use camino::Utf8PathBuf;

use super::history::{WithParents, below, steps};
use super::program::run;
use super::{Changed, Commit, GitError, Repository};

/// A file that stands otherwise in the end than the last step left it.
struct Open {
    /// The step that left it so.
    at: usize,
    left: Option<String>,
    stands: Option<String>,
}

impl Repository {
    /// Sides of a merge are told by their days, whichever of them the merge took. Where the last word is with a side that was
    /// not taken, the merge is told to have changed it into what stands.
    pub(super) fn settle(
        &self,
        told: &mut [WithParents],
        until: &Commit,
        paths: &[&str],
    ) -> Result<(), GitError> {
        /// More paths than git tells apart faster than it tells all.
        const MANY: usize = 10;
        if !told.iter().any(|(_, parents)| parents.len() > 1) {
            return Ok(());
        }
        let mut open = self.open(told, until, paths)?;
        if open.is_empty() {
            return Ok(());
        }
        let asked_for: Vec<String> = if open.len() > MANY {
            paths.iter().map(|path| (*path).to_owned()).collect()
        } else {
            open.keys().map(|path| path.as_str().to_owned()).collect()
        };
        let mut asked = vec![
            "log",
            "-z",
            "--raw",
            "-m",
            "--no-renames",
            "--merges",
            "--full-history",
            "--sparse",
            "--author-date-order",
            "--no-abbrev",
            "--no-ext-diff",
            "--no-textconv",
            "--no-show-signature",
            "--no-relative",
            "--format=%x01%H%x00%P%x00%x00%x00",
            until.id.as_str(),
            "--",
        ];
        asked.extend(asked_for.iter().map(String::as_str));
        let merges = steps(&run(&self.folder, &asked).map_err(|error| self.or_lost(error))?);
        let places: HashMap<String, usize> =
            told.iter().enumerate().map(|(at, (step, _))| (step.commit.clone(), at)).collect();
        for (merge, _) in merges {
            let Some(&at) = places.get(&merge.commit) else { continue };
            for file in merge.files {
                let Some(path) = below(&file.path, &self.prefix) else { continue };
                let took = |open: &Open| at < open.at && open.left == file.old && open.stands == file.new;
                if open.get(&path).is_some_and(took) {
                    open.remove(&path);
                    let changed = Changed { path, old_path: None, beside: Vec::new(), ..file };
                    told[at].0.files.push(changed);
                }
            }
        }
        Ok(())
    }

    /// The files of which the last step that changed them says another thing than what stands.
    fn open(
        &self,
        told: &[WithParents],
        until: &Commit,
        paths: &[&str],
    ) -> Result<BTreeMap<Utf8PathBuf, Open>, GitError> {
        let tip = self.list(until, paths)?;
        let (mut open, mut met) = (BTreeMap::new(), HashSet::new());
        let files =
            told.iter().enumerate().flat_map(|(at, (step, _))| step.files.iter().map(move |file| (at, file)));
        for (at, file) in files {
            let after = [(Some(&file.path), file.new.clone()), (file.old_path.as_ref(), None)];
            for (path, left) in after.into_iter().filter_map(|(path, left)| Some((path?, left))) {
                let stands = tip.files.get(path).map(|entry| entry.id.clone());
                if met.insert(path) && left != stands {
                    open.insert(path.clone(), Open { at, left, stands });
                }
            }
        }
        Ok(open)
    }
}
