//! Two texts of a file as a unified diff, for people and for `git apply`.

use std::fmt::Write as _;

use similar::{DiffOp, group_diff_ops};

use camino::Utf8Path;

use crate::text::edit_script;

/// Lines that are shown around a change.
const AROUND: usize = 3;

/// A file in the head of a diff: below `a` or `b`, so quoted and ended that what reads it finds the whole name.
pub fn name_in_diff(side: char, file: &Utf8Path) -> String {
    let name = format!("{side}/{file}");
    if name.contains(['"', '\\']) {
        return format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    }
    // Else a name ends at its first space.
    if name.contains(' ') { name + "\t" } else { name }
}

/// What makes one text of another, as `diff -u` writes it below the two names; nothing where they are equal. The lines stand
/// in it as they are, with whatever steers a terminal.
pub fn unified(from: &str, to: &str, old: &str, new: &str) -> String {
    let (old, new) = (split(old), split(new));
    let hunks = group_diff_ops(edit_script(&old, &new), AROUND);
    if hunks.iter().flatten().all(|op| matches!(op, DiffOp::Equal { .. })) {
        return String::new();
    }
    let mut out = format!("--- {from}\n+++ {to}\n");
    for ops in &hunks {
        hunk(ops, &old, &new, &mut out);
    }
    out
}

fn hunk(ops: &[DiffOp], old: &[&str], new: &[&str], out: &mut String) {
    let (Some(first), Some(last)) = (ops.first(), ops.last()) else { return };
    let range = |start: usize, end: usize| {
        // As `diff` does: a stretch of no line is named by the line before it.
        let line = if start == end { start } else { start + 1 };
        if end - start == 1 { line.to_string() } else { format!("{line},{}", end - start) }
    };
    let before = range(first.old_range().start, last.old_range().end);
    let after = range(first.new_range().start, last.new_range().end);
    let _ = writeln!(out, "@@ -{before} +{after} @@");
    for op in ops {
        if matches!(op, DiffOp::Equal { .. }) {
            lines(' ', &old[op.old_range()], out);
        } else {
            lines('-', &old[op.old_range()], out);
            lines('+', &new[op.new_range()], out);
        }
    }
}

fn lines(mark: char, texts: &[&str], out: &mut String) {
    for text in texts {
        let _ = writeln!(out, "{mark}{}", text.strip_suffix('\n').unwrap_or(text));
        if !text.ends_with('\n') {
            out.push_str("\\ No newline at end of file\n");
        }
    }
}

/// Lines with their line breaks, as git takes them.
fn split(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_changes_with_what_stands_around_them() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15";
        let new = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n14\n15\n";
        assert_eq!(
            unified("a/a.yaml", "b/a.yaml", old, new),
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n@@ -10,6 +10,5 @@\n 10\n 11\n 12\n-13\n 14\n-15\n\\ No newline at end of file\n+15\n"
        );
        assert_eq!(unified("a/a", "b/a", "x\r\n", "x\r\n"), "");
        assert!(unified("a/a", "b/a", "x\r\n", "\u{feff}x\r\n").ends_with("-x\r\n+\u{feff}x\r\n"));
        let names = [r"plain.yaml", r"a b.yaml", r#"a"\b.yaml"#].map(|name| name_in_diff('a', name.into()));
        assert_eq!(names, ["a/plain.yaml", "a/a b.yaml\t", r#""a/a\"\\b.yaml""#]);
        assert_eq!(unified("/dev/null", "b/a", "", "x\n"), "--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
    }

    #[test]
    fn is_what_patch_takes() {
        let (old, new) = ("a\nb\nc\n", "a\nc\nd\n");
        let shown = unified("a/f", "b/f", old, new);
        assert!(shown.ends_with("@@ -1,3 +1,3 @@\n a\n-b\n c\n+d\n"), "{shown}");
    }
}
