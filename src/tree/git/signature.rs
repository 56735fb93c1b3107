//! Who signed a commit. Which programs check that, and whose keys are known, only the user says: the settings of a
//! repository count for nothing.

use std::collections::HashMap;
use std::process::Stdio;

use super::program::{git, run};
use super::{GitError, Repository};
use crate::tree::plain;

/// Commits that git is asked about in one call: their names stay far below what a system allows of arguments.
const AT_ONCE: usize = 200;

/// What decides how a signature is checked, and its value where the user says nothing.
const SETTINGS: [(&str, &str); 7] = [
    ("gpg.program", "gpg"),
    ("gpg.openpgp.program", "gpg"),
    ("gpg.x509.program", "gpgsm"),
    ("gpg.ssh.program", "ssh-keygen"),
    ("gpg.ssh.allowedSignersFile", ""),
    ("gpg.ssh.revocationFile", ""),
    ("gpg.minTrustLevel", "undefined"),
];

/// The signature of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signature {
    /// There is none.
    None,
    /// It is good; who signed, as the keys of the user have it.
    Good(String),
    /// It belongs to other bytes, or the key was revoked.
    Bad,
    /// It is one, but nobody says whose, and why.
    Unknown(String),
}

impl Repository {
    /// The signatures of some commits, in their order.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn signatures(&self, commits: &[&str]) -> Result<Vec<Signature>, GitError> {
        let settings = self.settings_of_user()?;
        let mut found: HashMap<String, Signature> = HashMap::new();
        for commits in commits.chunks(AT_ONCE) {
            let mut asked: Vec<&str> = settings.iter().flat_map(|setting| ["-c", setting.as_str()]).collect();
            asked.extend(["log", "-z", "--no-walk=unsorted", "--encoding=UTF-8"]);
            asked.push("--format=%x01%H%x00%G?%x00%GS%x00%GF");
            asked.extend(commits);
            let ran = git(&self.folder, &asked).stderr(Stdio::piped()).output();
            let ran = ran.map_err(|error| GitError::Program(plain(&error)))?;
            if !ran.status.success() {
                return Err(GitError::Failed("the signatures of commits cannot be read".to_owned()));
            }
            let complaint = String::from_utf8_lossy(&ran.stderr);
            found.extend(read(&ran.stdout, complaint.lines().find_map(missing)));
        }
        Ok(commits.iter().map(|commit| found.get(*commit).cloned().unwrap_or(Signature::None)).collect())
    }

    /// What the user says of how signatures are checked, as `KEY=VALUE`.
    fn settings_of_user(&self) -> Result<Vec<String>, GitError> {
        let asked = ["config", "--show-scope", "--null", "--get-regexp", r"^gpg\."];
        let answer = match run(&self.folder, &asked) {
            // Git fails without a word where there is none.
            Err(GitError::Failed(why)) if why.is_empty() => Vec::new(),
            answer => answer?,
        };
        let text = String::from_utf8_lossy(&answer);
        let mut said: HashMap<String, String> = HashMap::new();
        let mut fields = text.split('\0');
        while let (Some(scope), Some(entry)) = (fields.next(), fields.next()) {
            let (key, value) = entry.split_once('\n').unwrap_or((entry, ""));
            if matches!(scope, "system" | "global" | "command") {
                said.insert(key.to_lowercase(), value.to_owned());
            }
        }
        let value = |(key, usual): &(&str, &str)| {
            let said = said.get(&key.to_lowercase()).map_or(*usual, String::as_str);
            format!("{key}={said}")
        };
        Ok(SETTINGS.iter().map(value).collect())
    }
}

/// The program that git could not run, as it complains of one.
fn missing(complaint: &str) -> Option<&str> {
    let named =
        complaint.strip_prefix("error: cannot run ").or(complaint.strip_prefix("fatal: cannot exec "))?;
    named.split_once(": ").map(|(program, _)| program.trim_matches('\''))
}

fn read(answer: &[u8], missing: Option<&str>) -> Vec<(String, Signature)> {
    let text = String::from_utf8_lossy(answer);
    let mut fields = text.split('\0');
    let mut all = Vec::new();
    while let Some(field) = fields.next() {
        let Some(commit) = field.trim_start_matches('\n').strip_prefix('\u{1}') else { continue };
        let mut next = || fields.next().unwrap_or_default().to_owned();
        let (letter, signer, key) = (next(), next(), next());
        let unknown = |why: &str| Signature::Unknown(why.to_owned());
        let signature = match (letter.as_str(), missing) {
            ("N" | "", _) => Signature::None,
            ("G", _) => Signature::Good(signer),
            // Git calls a signature bad, too, that it has no program for.
            ("B", Some(program)) if key.is_empty() => unknown(&format!("`{program}` could not be run")),
            ("B" | "R", _) => Signature::Bad,
            ("X", _) => unknown("it has expired"),
            ("Y", _) => unknown("the key has expired"),
            ("U", _) => unknown(&format!("nobody vouches for the key {key}")),
            _ => unknown("the key is not known"),
        };
        all.push((commit.to_owned(), signature));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_git_says_of_signatures() {
        let answer = b"\x01aa\x00G\x00a@x.y\x00SHA256:1\x00\x01bb\x00N\x00\x00\x00\x01cc\x00B\x00\x00\x00\
                       \x01dd\x00U\x00\x00SHA256:2\x00\x01ee\x00B\x00A <a@x.y>\x00F00\x00";
        let read =
            |missing| -> Vec<Signature> { read(answer, missing).into_iter().map(|(_, one)| one).collect() };
        let unknown = |why: &str| Signature::Unknown(why.to_owned());
        let vouched = unknown("nobody vouches for the key SHA256:2");
        let good = Signature::Good("a@x.y".to_owned());
        assert_eq!(
            read(None),
            [good.clone(), Signature::None, Signature::Bad, vouched.clone(), Signature::Bad]
        );
        let missing = unknown("`ssh-keygen` could not be run");
        assert_eq!(super::missing("error: cannot run gpg: No such file or directory"), Some("gpg"));
        assert_eq!(
            super::missing("fatal: cannot exec '/no/gpg': No such file or directory"),
            Some("/no/gpg")
        );
        assert_eq!(read(Some("ssh-keygen")), [good, Signature::None, missing, vouched, Signature::Bad]);
    }
}
