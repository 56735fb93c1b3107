//! `factlock fix`

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::process::ExitCode;

use camino::Utf8Path;

use super::args::{Args, FixArgs};
use super::check::{MEND_BASELINE, known_rule, malformed};
use super::context::{folder, hold, inside, no_ledger, root, today};
use super::exit::{CLEAN, FINDINGS, Failure, print, warn_with_help};
use crate::check::{BASELINE_FILE, Baseline, FORMS, MendError, Mended, Mending, Options, Step, mend};
use crate::render::{count, name_in_diff, unified, visible};
use crate::tree::replace;

pub(super) fn run(args: &Args, options: &FixArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let rules = options.rule.iter().filter(|name| !FORMS.contains(&name.as_str()));
    rules.into_iter().try_for_each(|name| known_rule(name))?;
    let _hold = hold(&root);
    let tree = folder(&root)?;
    // What is wrong with a baseline keeps no record from being mended.
    let baseline = match Baseline::read(&tree, BASELINE_FILE.into()) {
        Ok(_) => Baseline { file: BASELINE_FILE.into(), ..Baseline::default() },
        Err(error) => {
            warn_with_help(&format!("{error}; no baseline counts"), MEND_BASELINE);
            Baseline::default()
        }
    };
    let mending = Mending {
        options: Options {
            only: options.rule.clone(),
            paths: options.paths.iter().map(|path| inside(&root, path)).collect::<Result<_, _>>()?,
            baseline,
            ..Options::new(options.today.unwrap_or_else(today))
        },
        also_unsafe: options.also_unsafe,
    };
    let mended = mend(&tree, &mending).map_err(|error| match error {
        MendError::Ledger(error) => no_ledger(&tree, &error),
        MendError::Baseline(error) => malformed(&error),
    })?;
    print(&told(&root, &mended, options)?)?;
    let failed = options.dry_run && !mended.files.is_empty();
    Ok(ExitCode::from(if failed { FINDINGS } else { CLEAN }))
}

/// Writes the files, unless they are only shown, and tells of them.
fn told(root: &Utf8Path, mended: &Mended, options: &FixArgs) -> Result<String, Failure> {
    let mut out = String::new();
    for (file, mended) in &mended.files {
        let done = if options.dry_run {
            "would change"
        } else {
            replace(&root.join(file), mended.after.as_bytes())
                .map_err(|error| Failure::unreadable(error.to_string()))?;
            "fixed"
        };
        let _ = writeln!(out, "{done} {}", visible(file.as_str()));
        steps(&mended.steps, &mut out);
        if options.dry_run {
            let old = if root.join(file).exists() { name_in_diff('a', file) } else { "/dev/null".to_owned() };
            let difference = unified(&old, &name_in_diff('b', file), &mended.before, &mended.after);
            // Where it goes to a program, it is what `git apply` takes.
            let shown =
                if std::io::stdout().is_terminal() { visible(&difference) } else { difference.into() };
            let _ = writeln!(out, "\n{shown}");
        }
    }
    for step in &mended.refused {
        let _ = writeln!(
            out,
            "left {} as it is: `{}` would break something else",
            visible(step.file.as_str()),
            visible(&step.about)
        );
    }
    out.push_str(&summary(mended, options));
    Ok(out)
}

/// What was done to a file, a line each, with how often.
fn steps(steps: &[Step], out: &mut String) {
    let mut told: Vec<(&Step, usize)> = Vec::new();
    for done in steps {
        match told.iter_mut().find(|(known, _)| *known == done) {
            Some((_, times)) => *times += 1,
            None => told.push((done, 1)),
        }
    }
    for (step, number) in told {
        let more = if number > 1 { format!(", {number} times") } else { String::new() };
        let _ = writeln!(out, "  {}{more} ({})", visible(&step.about), step.rule);
    }
}

fn summary(mended: &Mended, options: &FixArgs) -> String {
    let fixes = mended.files.values().map(|file| file.steps.len() as u64).sum::<u64>();
    let changed = mended.files.len() as u64;
    let verb = if options.dry_run { "would be made" } else { "made" };
    let mut line = match fixes {
        0 => "nothing to fix".to_owned(),
        _ => format!("{} in {} {verb}", fixes_of(fixes), count(changed, "file")),
    };
    if mended.left > 0 {
        let more = if fixes == 0 { "" } else { " more" };
        let _ = write!(line, "; {}{more} with `--unsafe`, which may change what is claimed", mended.left);
    }
    line + "\n"
}

fn fixes_of(number: u64) -> String {
    let plural = if number == 1 { "fix" } else { "fixes" };
    format!("{} {plural}", crate::render::grouped(number))
}
