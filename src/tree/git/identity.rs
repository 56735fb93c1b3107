//! Who the user is.

use camino::Utf8Path;

use super::Contact;
use super::program::{lines, run};

/// Who git takes the user for: by the environment or by settings, never guessed from the name of the machine. Nobody
/// where neither says.
pub fn current_user(folder: &Utf8Path) -> Option<Contact> {
    let answer = run(folder, &["-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"]).ok()?;
    let line = lines(&answer).into_iter().next()?;
    // The day stands behind the address.
    let end = line.rfind('>')?;
    Contact::parse(&line[..=end])
}
