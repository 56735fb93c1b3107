//! Who the user is, and what the mailmap makes of addresses.

use camino::Utf8Path;

use super::program::{lines, run};
use super::{Contact, GitError};

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
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let given: Vec<String> = people.iter().map(Contact::to_string).collect();
    let mut asked = vec!["-c", "mailmap.file=", "-c", "mailmap.blob=", "check-mailmap", "--"];
    asked.extend(given.iter().map(String::as_str));
    let answer = lines(&run(folder, &asked)?);
    let read = |(given, said): (&Contact, &String)| Contact::parse(said).unwrap_or_else(|| given.clone());
    Ok(people.iter().zip(&answer).map(read).collect())
}
