//! Who the user is, and what the mailmap makes of addresses.

use camino::Utf8Path;

use super::program::{lines, run};
use super::{Contact, GitError};

/// People that git is asked about in one call: their names stay far below what a system allows of arguments.
const AT_ONCE: usize = 200;

/// Who git takes the user for: by the environment or by settings, never guessed from the name of the machine. Nobody
/// where neither says.
pub fn current_user(folder: &Utf8Path) -> Option<Contact> {
    let answer = run(folder, &["-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"]).ok()?;
    let line = lines(&answer).into_iter().next()?;
    // The day stands behind the address.
    let end = line.rfind('>')?;
    Contact::parse(&line[..=end])
}

/// What the mailmap of the repository makes of some people, in their order. A mailmap that the repository's settings
/// name counts for nothing.
///
/// # Errors
/// When there is no repository.
pub fn mapped(folder: &Utf8Path, people: &[Contact]) -> Result<Vec<Contact>, GitError> {
    let mut all = Vec::with_capacity(people.len());
    for people in people.chunks(AT_ONCE) {
        let given: Vec<String> = people.iter().map(Contact::to_string).collect();
        let mut asked = vec!["check-mailmap", "--"];
        asked.extend(given.iter().map(String::as_str));
        let answer = lines(&run(folder, &asked)?);
        let read = |(given, said): (&Contact, &String)| Contact::parse(said).unwrap_or_else(|| given.clone());
        all.extend(people.iter().zip(&answer).map(read));
    }
    Ok(all)
}
