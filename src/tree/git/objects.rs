//! The contents of objects, asked of one process in batches, and kept by what git calls them: two revisions share most.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Arc, Mutex, RwLock};

use camino::{Utf8Path, Utf8PathBuf};

use super::GitError;
use super::program::git;
use crate::tree::{Unreadable, plain};

/// A larger object is not read, in bytes.
const LARGEST: u64 = 1 << 30;
/// A larger object is not kept, in bytes.
const LARGEST_KEPT: u64 = 1 << 20;
/// Small objects are read ahead up to this many bytes.
const MOST_AHEAD: u64 = 128 << 20;

/// The objects of a repository.
#[derive(Debug)]
pub(super) struct Objects {
    folder: Utf8PathBuf,
    process: Mutex<Option<Process>>,
    held: RwLock<HashMap<String, Arc<[u8]>>>,
}

/// What a name stands for.
pub(super) enum Named {
    Object(String),
    Missing,
    Ambiguous,
}

#[derive(Debug)]
struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

enum Answer {
    /// What git calls an object, and its length.
    Id {
        id: String,
        bytes: u64,
    },
    Content(Arc<[u8]>),
    TooLarge(u64),
    Missing,
    Ambiguous,
}

impl Objects {
    pub(super) fn new(folder: &Utf8Path) -> Self {
        Self { folder: folder.to_owned(), process: Mutex::new(None), held: RwLock::default() }
    }

    /// Finds what a name stands for.
    pub(super) fn named(&self, name: &str) -> Result<Named, GitError> {
        let answers = self.ask(&[format!("info {name}")], LARGEST)?;
        Ok(match answers.into_iter().next() {
            Some(Answer::Id { id, .. }) => Named::Object(id),
            Some(Answer::Ambiguous) => Named::Ambiguous,
            _ => Named::Missing,
        })
    }

    /// Reads objects ahead, all at once, and tells whether they are all there.
    pub(super) fn hold<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Result<bool, GitError> {
        let wanted: Vec<&str> = {
            let held = self.held.read().map_err(|_| broken())?;
            ids.filter(|id| !held.contains_key(*id)).collect()
        };
        let asked: Vec<String> = wanted.iter().map(|id| format!("contents {id}")).collect();
        let answers = self.ask(&asked, LARGEST_KEPT)?;
        let mut held = self.held.write().map_err(|_| broken())?;
        let mut all = true;
        for (id, answer) in wanted.into_iter().zip(answers) {
            match answer {
                Answer::Content(content) => {
                    held.insert(id.to_owned(), content);
                }
                Answer::Missing => all = false,
                _ => {}
            }
        }
        Ok(all)
    }

    /// Reads those of some objects ahead that are small.
    pub(super) fn hold_small<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Result<(), GitError> {
        let wanted: Vec<&str> = {
            let held = self.held.read().map_err(|_| broken())?;
            ids.filter(|id| !held.contains_key(*id)).collect()
        };
        let asked: Vec<String> = wanted.iter().map(|id| format!("info {id}")).collect();
        let answers = self.ask(&asked, LARGEST)?;
        let mut room = MOST_AHEAD;
        let small = wanted.into_iter().zip(answers).filter(|(_, answer)| match answer {
            Answer::Id { bytes, .. } if *bytes <= LARGEST_KEPT.min(room) => {
                room -= bytes;
                true
            }
            _ => false,
        });
        let small: Vec<&str> = small.map(|(id, _)| id).collect();
        self.hold(small.into_iter()).map(|_| ())
    }

    /// The content of an object.
    pub(super) fn content(&self, id: &str) -> Result<Arc<[u8]>, Unreadable> {
        if let Some(content) = self.held.read().ok().and_then(|held| held.get(id).cloned()) {
            return Ok(content);
        }
        let answers = self.ask(&[format!("contents {id}")], LARGEST);
        match answers.map_err(|error| Unreadable::System(error.to_string()))?.into_iter().next() {
            Some(Answer::Content(content)) => {
                if content.len() as u64 <= LARGEST_KEPT
                    && let Ok(mut held) = self.held.write()
                {
                    held.insert(id.to_owned(), Arc::clone(&content));
                }
                Ok(content)
            }
            Some(Answer::TooLarge(bytes)) => Err(Unreadable::TooLarge { bytes, limit: LARGEST }),
            _ => Err(Unreadable::System("git does not hold its content; a partial clone?".to_owned())),
        }
    }

    fn ask(&self, asked: &[String], limit: u64) -> Result<Vec<Answer>, GitError> {
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let mut process = self.process.lock().map_err(|_| broken())?;
        let running = match process.take() {
            Some(running) => running,
            None => Process::start(&self.folder)?,
        };
        let running = process.insert(running);
        let answers = running.ask(asked, limit);
        if answers.is_err() {
            // What is left in the pipe belongs to another question.
            *process = None;
        }
        answers.map_err(|error| GitError::Program(plain(&error)))
    }
}

fn broken() -> GitError {
    GitError::Program("another thread came to grief".to_owned())
}

impl Process {
    fn start(folder: &Utf8Path) -> Result<Self, GitError> {
        let mut command = git(folder, &["cat-file", "--batch-command", "--buffer"]);
        let failed = |error: &io::Error| GitError::Program(plain(error));
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| failed(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => {
                Ok(Self { child, input, output: BufReader::with_capacity(1 << 16, output) })
            }
            _ => Err(GitError::Program("it has no pipes".to_owned())),
        }
    }

    /// Writes from a second thread, so that neither side waits for the other with a full pipe.
    fn ask(&mut self, asked: &[String], limit: u64) -> io::Result<Vec<Answer>> {
        let Self { input, output, .. } = self;
        std::thread::scope(|scope| {
            let writer = scope.spawn(move || {
                let mut input = BufWriter::new(input);
                for line in asked {
                    writeln!(input, "{line}")?;
                }
                input.write_all(b"flush\n")?;
                input.flush()
            });
            let answers =
                asked.iter().map(|line| answer(output, line.starts_with("contents "), limit)).collect();
            let written = writer.join().unwrap_or_else(|_| Err(io::Error::other("a thread came to grief")));
            written.and(answers)
        })
    }
}

impl Drop for Process {
    /// Git has nothing to finish.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn answer(output: &mut BufReader<ChildStdout>, contents: bool, limit: u64) -> io::Result<Answer> {
    let mut head = Vec::new();
    output.read_until(b'\n', &mut head)?;
    if head.pop() != Some(b'\n') {
        return Err(io::Error::other("it ended in the middle of an answer"));
    }
    let head = String::from_utf8_lossy(&head);
    if head.ends_with(" missing") {
        return Ok(Answer::Missing);
    }
    let words: Vec<&str> = head.rsplitn(3, ' ').collect();
    let [size, _, id] = words.as_slice() else { return Ok(Answer::Ambiguous) };
    let Ok(size) = size.parse::<u64>() else { return Ok(Answer::Ambiguous) };
    if !contents {
        return Ok(Answer::Id { id: (*id).to_owned(), bytes: size });
    }
    let content = if size > limit {
        io::copy(&mut output.take(size), &mut io::sink())?;
        Answer::TooLarge(size)
    } else {
        let mut bytes = vec![0; usize::try_from(size).unwrap_or_default()];
        output.read_exact(&mut bytes)?;
        Answer::Content(bytes.into())
    };
    let mut end = [0];
    output.read_exact(&mut end)?;
    Ok(content)
}
