//! `factlock git install` and `factlock git remove`

use std::fmt::Write as _;
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::attributes::{self, Without};
use crate::cli::args::{Args, GitInstallArgs};
use crate::cli::context::{absolute, root};
use crate::cli::exit::{CLEAN, Failure, print};
use crate::cli::revision::failed;
use crate::tree::{GitError, Repository, replace};

const NAME: &str = "factlock: field by field";
/// The id of a record stands in the head of a hunk.
const HEAD: &str = "^id: *(.*)$";
/// Numbers are words as a whole.
const WORD: &str = "[0-9][0-9.,]*|[[:alpha:]]+|[^[:space:]]";
const ATTRIBUTES: &str = ".gitattributes";

/// The settings of a clone. Each command falls back to what git does by itself where the program is gone or fails, so
/// that git stays usable.
fn settings(program: &str) -> [(&'static str, String); 6] {
    // In the command of a merge driver, git takes `%` for the start of a placeholder.
    let escaped = program.replace('%', "%%");
    [
        ("diff.factlock.textconv", format!("f() {{ {program} git textconv \"$1\" || cat \"$1\"; }}; f")),
        (
            "diff.factlock.command",
            format!(
                "f() {{ {program} git diff \"$@\" || git --no-pager diff --no-index --no-ext-diff --no-textconv \
                 -- \"$2\" \"$5\" || :; }}; f"
            ),
        ),
        ("diff.factlock.xfuncname", HEAD.to_owned()),
        ("diff.factlock.wordRegex", WORD.to_owned()),
        ("merge.factlock.name", NAME.to_owned()),
        (
            "merge.factlock.driver",
            format!(
                "f() {{ {escaped} git merge \"$@\"; s=$?; [ $s -le 1 ] && return $s; git merge-file -q --marker-size=\"$4\" \
                 -L ours -L base -L theirs \"$2\" \"$1\" \"$3\"; }}; f %O %A %B %L %P %S %X %Y"
            ),
        ),
    ]
}

/// Whether a setting is one that some version of the program wrote.
fn is_ours(key: &str, value: &str) -> bool {
    match key.to_lowercase().as_str() {
        "diff.factlock.textconv" => value.contains(" git textconv \"$1\""),
        "diff.factlock.command" => value.contains(" git diff \"$@\""),
        "diff.factlock.xfuncname" => value == HEAD,
        "diff.factlock.wordregex" => value == WORD,
        "merge.factlock.name" => value == NAME,
        "merge.factlock.driver" => value.contains(" git merge \"$@\""),
        _ => false,
    }
}

/// How a shell calls this program: by its name where the name leads to it, so that the settings outlive an update that
/// moves it; else by its path.
fn program() -> String {
    let here = std::env::current_exe().and_then(|path| path.canonicalize()).unwrap_or_default();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).map(|folder| folder.join("factlock")).find(|file| file.is_file());
    if found.and_then(|file| file.canonicalize().ok()).is_some_and(|file| file == here) {
        return "factlock".to_owned();
    }
    format!("'{}'", here.to_string_lossy().replace('\'', "'\\''"))
}

struct Clone {
    repository: Repository,
    root: Utf8PathBuf,
}

impl Clone {
    fn around(args: &Args) -> Result<Self, Failure> {
        let given = args.root.as_deref().unwrap_or(Utf8Path::new("."));
        let bare = || -> Option<Failure> {
            let folder = absolute(given).ok()?;
            let repository = Repository::around(&folder).ok()?;
            repository.is_bare().then(|| {
                Failure::usage(GitError::Bare(folder).to_string())
                    .help("run it in a clone that has a working tree")
            })
        };
        let root = root(args.root.as_deref()).map_err(|failure| bare().unwrap_or(failure))?;
        let repository = Repository::around(&root).map_err(|error| match &error {
            GitError::None(_) => Failure::usage(error.to_string()).help("`git init` starts one there"),
            error => failed(error),
        })?;
        Ok(Self { repository, root })
    }

    /// The attributes of the ledger, and of this clone alone; each with its lines.
    fn places(&self) -> Result<[(Utf8PathBuf, Vec<String>); 2], Failure> {
        let own = self.repository.own_file("info/attributes").map_err(|error| failed(&error))?;
        Ok([
            (self.root.join(ATTRIBUTES), attributes::lines("")),
            (own, attributes::lines(self.repository.prefix())),
        ])
    }
}

/// The text of an attributes file; nothing where there is none.
fn text_of(file: &Utf8Path) -> Result<Option<String>, Failure> {
    let unreadable = |why: &str| Failure::unreadable(format!("`{file}` could not be read: {why}"));
    match file.symlink_metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(&error.to_string())),
        Ok(there) if there.is_symlink() => Err(unreadable("it is a link, which git does not follow")
            .help("put a file in its place, or use `factlock git install --local`")),
        Ok(there) if !there.is_file() => Err(unreadable("it is not a file")),
        Ok(_) => std::fs::read_to_string(file).map(Some).map_err(|error| unreadable(&error.to_string())),
    }
}

fn write(file: &Utf8Path, text: &str) -> Result<(), Failure> {
    replace(file, text.as_bytes()).map_err(|error| Failure::unreadable(error.to_string()))
}

pub(super) fn install(args: &Args, options: &GitInstallArgs) -> Result<ExitCode, Failure> {
    let clone = Clone::around(args)?;
    let [shared, own] = clone.places()?;
    let (file, lines) = if options.local { own } else { shared };
    let attributes = attributes::with(text_of(&file)?.as_deref(), &lines);
    let known = clone.repository.settings(SECTIONS).map_err(|error| failed(&error))?;
    let mut out = String::new();
    for (key, value) in settings(&program()) {
        let is_set = |(set, to): &(String, String)| set.eq_ignore_ascii_case(key) && *to == value;
        if !known.iter().any(is_set) {
            clone.repository.set(key, &value).map_err(|error| not_set(key, &error))?;
            let _ = writeln!(out, "set {key}");
        }
    }
    if let Some(text) = &attributes {
        write(&file, text)?;
        let _ = writeln!(out, "wrote {file}");
    }
    if out.is_empty() {
        out.push_str("git is set up already\n");
    } else if attributes.is_some() && !options.local {
        let _ = write!(
            out,
            "\nnext: git add {ATTRIBUTES} && git commit; every other clone runs `factlock git install` once\n"
        );
    }
    out.push_str("`factlock git remove` takes it all away; `factlock explain git` tells what it does\n");
    print(&out)?;
    Ok(ExitCode::from(CLEAN))
}

const SECTIONS: &str = "^(diff|merge)\\.factlock\\.";

fn not_set(key: &str, error: &GitError) -> Failure {
    Failure::unreadable(format!("`{key}` could not be set: {error}"))
        .help("see who may write `.git/config`; `factlock git remove` takes away what was set")
}

pub(super) fn remove(args: &Args) -> Result<ExitCode, Failure> {
    let clone = Clone::around(args)?;
    let mut out = String::new();
    let known = clone.repository.settings(SECTIONS).map_err(|error| failed(&error))?;
    for (key, value) in &known {
        if is_ours(key, value) {
            clone.repository.unset(key).map_err(|error| {
                Failure::unreadable(format!("`{key}` could not be taken away: {error}"))
                    .help("see who may write `.git/config`")
            })?;
            let _ = writeln!(out, "unset {key}");
        } else {
            let _ = writeln!(out, "left {key}: it is not what `factlock git install` writes");
        }
    }
    for (file, lines) in clone.places()? {
        let Some(text) = text_of(&file)? else { continue };
        match attributes::without(&text, &lines) {
            Without::Same => continue,
            Without::Rest(rest) => write(&file, &rest)?,
            Without::Nothing => std::fs::remove_file(&file)
                .map_err(|error| Failure::unreadable(format!("`{file}` could not be removed: {error}")))?,
        }
        let _ = writeln!(out, "took the lines out of {file}");
    }
    if out.is_empty() {
        out.push_str("there was nothing to take away\n");
    }
    print(&out)?;
    Ok(ExitCode::from(CLEAN))
}
