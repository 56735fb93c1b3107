//! An address that stands at two people: whoever writes from it would be two reviewers.

use std::collections::HashMap;

use crate::yaml::{Fault, Node};

/// What is wrong with the `people` of the settings, as far as the table of fields cannot tell.
pub(super) fn faults(settings: &Node<'_>) -> Vec<Fault> {
    let people = settings.entry("people").and_then(|people| people.value.entries()).unwrap_or_default();
    let mut owners: HashMap<String, &str> = HashMap::new();
    let mut faults = Vec::new();
    for person in people {
        let mails = person.value.entry("mail").and_then(|mail| mail.value.items()).unwrap_or_default();
        for mail in mails {
            let Some(text) = mail.text() else { continue };
            let owner = *owners.entry(text.trim().to_lowercase()).or_insert(&person.key);
            if owner != person.key {
                let what = format!(
                    "`{text}` is an address of `{owner}`, so it cannot be one of `{}` too",
                    person.key
                );
                faults.push(
                    Fault::new(mail.span, what).help("write it at one of them: a person is one reviewer"),
                );
            }
        }
    }
    faults
}
