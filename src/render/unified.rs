//! Two texts of a file as a unified diff, for people.

use std::fmt::Write as _;

use super::visible;

/// Lines that are shown around a change.
const AROUND: usize = 3;
/// Larger stretches are not compared line by line: they are shown as replaced.
const MOST_PAIRS: usize = 4_000_000;

/// A line of a diff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line<'a> {
    Same(&'a str),
    Old(&'a str),
    New(&'a str),
}

/// What makes one text of a file of another, as `diff -u` writes it; nothing where they are equal.
pub fn unified(file: &str, old: &str, new: &str) -> String {
    let lines = diff(&split(old), &split(new));
    let changed: Vec<usize> = (0..lines.len()).filter(|&at| !matches!(lines[at], Line::Same(_))).collect();
    if changed.is_empty() {
        return String::new();
    }
    let file = visible(file);
    let from = if old.is_empty() { "/dev/null".to_owned() } else { format!("a/{file}") };
    let mut out = format!("--- {from}\n+++ b/{file}\n");
    let mut at = 0;
    while at < changed.len() {
        let start = changed[at].saturating_sub(AROUND);
        while at + 1 < changed.len() && changed[at + 1] - changed[at] <= 2 * AROUND + 1 {
            at += 1;
        }
        let end = (changed[at] + AROUND + 1).min(lines.len());
        hunk(&lines, start, end, &mut out);
        at += 1;
    }
    out
}

fn hunk(lines: &[Line<'_>], start: usize, end: usize, out: &mut String) {
    let old = |lines: &[Line<'_>]| lines.iter().filter(|line| !matches!(line, Line::New(_))).count();
    let new = |lines: &[Line<'_>]| lines.iter().filter(|line| !matches!(line, Line::Old(_))).count();
    let (before, inside) = (&lines[..start], &lines[start..end]);
    let range = |before: usize, count: usize| {
        // As `diff` does: a stretch of no line is named by the line before it.
        let first = if count == 0 { before } else { before + 1 };
        if count == 1 { first.to_string() } else { format!("{first},{count}") }
    };
    let _ = writeln!(out, "@@ -{} +{} @@", range(old(before), old(inside)), range(new(before), new(inside)));
    for line in inside {
        let (mark, text) = match line {
            Line::Same(text) => (' ', text),
            Line::Old(text) => ('-', text),
            Line::New(text) => ('+', text),
        };
        let shown = text.strip_suffix('\n').unwrap_or(text);
        let _ = writeln!(out, "{mark}{}", visible(shown.strip_suffix('\r').unwrap_or(shown)));
        if !text.ends_with(['\n', '\r']) {
            out.push_str("\\ No newline at end of file\n");
        }
    }
}

/// Lines with their line breaks: LF, CR LF, or CR alone.
fn split(text: &str) -> Vec<&str> {
    if text.contains('\n') {
        text.split_inclusive('\n').collect()
    } else {
        text.split_inclusive('\r').collect()
    }
}

/// The longest common subsequence, old lines before new ones.
fn diff<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
    let mut lines: Vec<Line<'a>> = old[..head].iter().map(|line| Line::Same(line)).collect();
    if a.len().saturating_mul(b.len()) > MOST_PAIRS {
        lines.extend(a.iter().map(|line| Line::Old(line)).chain(b.iter().map(|line| Line::New(line))));
    } else {
        lines.extend(middle(a, b));
    }
    lines.extend(old[old.len() - tail..].iter().map(|line| Line::Same(line)));
    lines
}

fn middle<'a>(a: &[&'a str], b: &[&'a str]) -> Vec<Line<'a>> {
    let width = b.len() + 1;
    let mut common = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i * width + j] = if a[i] == b[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            lines.push(Line::Same(a[i]));
            (i, j) = (i + 1, j + 1);
        } else if i < a.len() && (j == b.len() || common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            lines.push(Line::Old(a[i]));
            i += 1;
        } else {
            lines.push(Line::New(b[j]));
            j += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_changes_with_what_stands_around_them() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15";
        let new = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n14\n15\n";
        assert_eq!(
            unified("a.yaml", old, new),
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n@@ -10,6 +10,5 @@\n 10\n 11\n 12\n-13\n 14\n-15\n\\ No newline at end of file\n+15\n"
        );
        assert_eq!(unified("a", "x\r\n", "x\r\n"), "");
        assert_eq!(unified("a", "", "x\n"), "--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
    }

    #[test]
    fn is_what_patch_takes() {
        let (old, new) = ("a\nb\nc\n", "a\nc\nd\n");
        let shown = unified("f", old, new);
        assert!(shown.ends_with("@@ -1,3 +1,3 @@\n a\n-b\n c\n+d\n"), "{shown}");
    }
}
