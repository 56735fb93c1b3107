//! The page that tells who gets a bundle what is in it, and how to prove it.

use std::fmt::Write as _;

use camino::Utf8PathBuf;

use super::{CHECKSUMS, LEDGER, REPORT};
use crate::render::{inert, told};
use crate::report::View;
use crate::report::words::summary;
use crate::tree::Unreadable;

pub(super) fn readme(view: &View<'_>, left_out: &[(Utf8PathBuf, Unreadable)]) -> String {
    let mut out = format!("# {}\n\n{}\n\n", inert(view.title), inert(&summary(view)));
    if !view.broken.is_empty() {
        out.push_str("## What does not hold\n\n");
        for (whom, what) in view.broken_lines() {
            let _ = writeln!(out, "- {}: {}", inert(&whom), told(what));
        }
        out.push_str("\n## What is in it\n\n");
    }
    let digests = if view.broken.is_empty() {
        format!(
            " The digest of a stored copy is the one that its record in `{LEDGER}/sources/` pins, and the one that the \
             report shows."
        )
    } else {
        String::new()
    };
    let proves = if view.broken.is_empty() { "" } else { " (here it tells what of that does not hold)" };
    let _ = write!(
        out,
        "- `{REPORT}/` holds the report\n\
         - `{LEDGER}/` holds what it was made of: claims, sources, and the stored copies that quotes were found in\n\
         - `{CHECKSUMS}` holds the SHA-256 of every other file\n\n\
         ## Verify it\n\n\
         That no byte changed since the bundle was made, with a program that most systems have:\n\n\
         ```\nsha256sum --check {CHECKSUMS}\n```\n\n\
         (`shasum -a 256 --check {CHECKSUMS}` where there is no `sha256sum`.){digests}\n\n\
         That every quote stands in its copy, that the evidence carries each verdict, and that no contradiction is left \
         unjudged{proves}:\n\n\
         ```\nfactlock --root {LEDGER} check\n```\n"
    );
    if !left_out.is_empty() {
        out.push_str("\n## What is not in the bundle\n\n");
        for (file, why) in left_out {
            let _ = writeln!(out, "- {}: {}", inert(file.as_str()), inert(&why.to_string()));
        }
    }
    out
}
