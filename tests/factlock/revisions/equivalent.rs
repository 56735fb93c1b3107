//! Ledgers that say the same in other YAML: no change.

use std::collections::HashMap;
use std::fmt::Write as _;

use factlock::check::{self, IdChanges, Options};
use factlock::diff::{Moments, compare_ledgers, finding_changes};
use factlock::ledger;
use factlock::tree::Memory;
use factlock::yaml::{self, Kind, Node, Style};

use crate::support::{Ledger, TODAY};

#[test]
fn the_same_in_other_yaml_is_no_change() {
    for seed in 0..50 {
        let ledger = if seed % 2 == 0 { Ledger::sample() } else { Ledger::example() };
        let other = rewritten(&ledger, &mut Random(seed));
        let (old, new) = (memory(&ledger), memory(&other));
        let (before, after) = (ledger::read(&old).unwrap(), ledger::read(&new).unwrap());
        let diff = compare_ledgers(Moments { old: &before, new: &after, renames: &HashMap::new() });
        assert_eq!((diff.unread, diff.changes), (Vec::new(), Vec::new()), "seed {seed}");
        let checked = |tree| check::run(tree, &Options::new(TODAY.parse().unwrap())).unwrap();
        let findings = finding_changes(&checked(&old), &checked(&new), &IdChanges::default());
        assert!(findings.appeared.is_empty() && findings.settled.is_empty(), "seed {seed}: {findings:?}");
    }
}

fn memory(ledger: &Ledger) -> Memory {
    ledger.files().fold(Memory::new(), |tree, (path, content)| tree.with(path, content))
}

/// The ledger with every record written otherwise, and its claims in other files.
fn rewritten(ledger: &Ledger, random: &mut Random) -> Ledger {
    let mut other = Ledger::empty();
    for (path, content) in ledger.files() {
        if path.extension() != Some("yaml") {
            other = other.file(path, content);
            continue;
        }
        let node = yaml::parse(content).unwrap();
        let mut text = String::from("# written otherwise\n");
        block(&node, 0, random, &mut text);
        let moved = path.starts_with("claims") && path.file_stem() != Some("vocabulary");
        let file = match path.file_stem() {
            Some(stem) if moved => format!("claims/shelf-{}/{stem}-moved.yaml", random.below(3)).into(),
            _ => path.to_owned(),
        };
        other = other.file(file, text);
    }
    other
}

/// A map or a list in lines of its own.
fn block(node: &Node<'_>, indent: usize, random: &mut Random, out: &mut String) {
    let pad = " ".repeat(indent);
    match &node.kind {
        Kind::Map { entries, .. } => {
            let mut order: Vec<usize> = (0..entries.len()).collect();
            random.shuffle(&mut order);
            for at in order {
                let entry = &entries[at];
                if random.below(5) == 0 {
                    let _ = writeln!(out, "{pad}# a remark");
                }
                let _ = write!(out, "{pad}{}:", flow_text(&entry.key, Style::Plain, &mut Random(1)));
                value(&entry.value, indent + 2, random, out);
            }
        }
        Kind::List { items, .. } => {
            for item in items {
                let _ = write!(out, "{pad}-");
                value(item, indent + 2, random, out);
            }
        }
        Kind::Scalar(_) => unreachable!("a record is a map"),
    }
}

fn value(node: &Node<'_>, indent: usize, random: &mut Random, out: &mut String) {
    match &node.kind {
        Kind::Scalar(scalar)
            if scalar.text.contains(' ') && !scalar.text.contains('\n') && random.below(3) == 0 =>
        {
            // Folded, in lines of random length.
            let pad = " ".repeat(indent);
            out.push_str(" >-\n");
            for line in wrapped(&scalar.text, random) {
                let _ = writeln!(out, "{pad}{line}");
            }
        }
        Kind::Scalar(scalar) => {
            let _ = writeln!(out, " {}", flow_text(&scalar.text, scalar.style, random));
        }
        Kind::Map { entries, .. } if entries.is_empty() => out.push_str(" {}\n"),
        Kind::List { items, .. } if items.is_empty() => out.push_str(" []\n"),
        _ if random.below(2) == 0 => {
            let _ = writeln!(out, " {}", flow(node, random));
        }
        _ => {
            out.push('\n');
            block(node, indent, random, out);
        }
    }
}

/// A value in one line.
fn flow(node: &Node<'_>, random: &mut Random) -> String {
    match &node.kind {
        Kind::Scalar(scalar) => flow_text(&scalar.text, scalar.style, random),
        Kind::List { items, .. } => {
            format!("[{}]", items.iter().map(|item| flow(item, random)).collect::<Vec<_>>().join(", "))
        }
        Kind::Map { entries, .. } => {
            let mut order: Vec<usize> = (0..entries.len()).collect();
            random.shuffle(&mut order);
            let entry = |at: usize, random: &mut Random| {
                let key = flow_text(&entries[at].key, Style::Plain, &mut Random(1));
                format!("{key}: {}", flow(&entries[at].value, random))
            };
            let entries: Vec<String> = order.into_iter().map(|at| entry(at, random)).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// A text between quotes of either kind; without, where it was and nothing in it has a meaning.
fn flow_text(text: &str, style: Style, random: &mut Random) -> String {
    let bare = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'))
        && !text.starts_with('-');
    if style == Style::Plain && bare {
        return text.to_owned();
    }
    if random.below(2) == 0 && !text.contains('\n') {
        return format!("'{}'", text.replace('\'', "''"));
    }
    serde_json::to_string(text).unwrap()
}

fn wrapped(text: &str, random: &mut Random) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().unwrap();
        if last.is_empty() {
            last.push_str(word);
        } else if random.below(6) == 0 {
            lines.push(word.to_owned());
        } else {
            last.push(' ');
            last.push_str(word);
        }
    }
    lines
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    fn shuffle(&mut self, list: &mut [usize]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}
