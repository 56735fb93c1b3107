//! Fixes to edits of files: what would be written where, proved to change nothing else.

use std::collections::{BTreeMap, HashMap};

use camino::Utf8PathBuf;

use crate::finding::{Amendment, Change, Fix, Place, Safety, Spot};
use crate::parallel;
use crate::text::{Edit, FieldPath, Lines, Span, Step};
use crate::yaml::{self, Node, Value, edit};

use super::locate::Texts;

/// A fix, worked out as edits of the text of files.
#[derive(Debug, Clone)]
pub struct LocatedFix {
    /// What it does.
    pub about: String,
    /// Whether it may be made without asking.
    pub safety: Safety,
    /// The edits, by file and place.
    pub edits: Vec<LocatedEdit>,
}

/// One replacement in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedEdit {
    /// The file, relative to the root.
    pub file: Utf8PathBuf,
    /// The first character that is replaced.
    pub start: crate::text::Position,
    /// One past the last; the same as `start` where text is inserted.
    pub end: crate::text::Position,
    /// The edit in bytes.
    pub edit: Edit,
}

/// The entry of a list that a place stands in, taken away. Somebody gave a reason for it, so it is not done unasked.
pub(super) fn without_entry(place: &Place) -> Option<Fix> {
    let Spot::Value(path) = &place.spot else { return None };
    let remove = Amendment::Remove(path.above()?);
    Some(Fix::new("remove the ignore", Safety::Unsafe, place.file.clone(), remove))
}

/// A name at a place, written as the one that was likely meant.
pub(super) fn renamed(place: &Place, near: &str) -> Option<Fix> {
    let what = match &place.spot {
        Spot::Value(path) => Amendment::Write(path.clone(), near.to_owned()),
        Spot::Key(path) => Amendment::Rename(path.clone(), near.to_owned()),
        _ => return None,
    };
    Some(Fix::new(format!("write `{near}`"), Safety::Unsafe, place.file.clone(), what))
}

/// How many bytes of a file are read again for all fixes of it, at most: a hostile record has ten thousand of them.
/// Those that find no room are there the next time, when others are made.
const MOST_READ: usize = 2 << 20;

/// The edits of the fixes of findings, where there are any.
pub(super) fn locate_all(texts: &Texts, fixes: &[Option<&Fix>]) -> Vec<Option<LocatedFix>> {
    let mut read: HashMap<&str, usize> = HashMap::new();
    let mut chosen: Vec<Option<&Fix>> = Vec::with_capacity(fixes.len());
    for fix in fixes {
        let mut has_room = true;
        for change in fix.iter().flat_map(|fix| &fix.changes) {
            let read = read.entry(change.file.as_str()).or_default();
            has_room &= *read <= MOST_READ;
            *read += texts.of(&change.file).map_or(0, str::len);
        }
        chosen.push(fix.filter(|_| has_room));
    }
    parallel::map(&chosen, |fix| locate(texts, (*fix)?))
}

/// The edits of a fix. None where the files have no place for it, where more would change with it, or where it is made
/// already.
pub(super) fn locate(texts: &Texts, fix: &Fix) -> Option<LocatedFix> {
    let mut edits: Vec<LocatedEdit> = Vec::new();
    let mut by_file: BTreeMap<&Utf8PathBuf, Vec<Edit>> = BTreeMap::new();
    for change in &fix.changes {
        let text = texts.of(&change.file).unwrap_or_default();
        by_file.entry(&change.file).or_default().extend(planned(text, change)?);
    }
    for (file, mut planned) in by_file {
        let text = texts.of(file).unwrap_or_default();
        planned.retain(|edit| text.get(edit.span.range()) != Some(&edit.replacement));
        let lines = Lines::new(text);
        planned.sort_by_key(|edit| (edit.span.start, edit.span.end));
        edits.extend(planned.into_iter().map(|edit| LocatedEdit {
            file: file.clone(),
            start: lines.position(edit.span.start),
            end: lines.position(edit.span.end),
            edit,
        }));
    }
    (!edits.is_empty()).then(|| LocatedFix { about: fix.about.clone(), safety: fix.safety, edits })
}

/// The edits of one change.
fn planned(text: &str, change: &Change) -> Option<Vec<Edit>> {
    let change = match &change.what {
        Amendment::Write(path, written) => edit::Change::set(path.clone(), Value::text(written.clone())),
        Amendment::Count(path, number) => edit::Change::set(path.clone(), Value::word(number.to_string())),
        Amendment::Remove(path) => edit::Change::remove(path.clone()),
        Amendment::Rename(path, name) => return Some(vec![rename(text, path, name)?]),
        Amendment::Replace(edit) => return Some(vec![edit.clone()]),
        Amendment::Line(line) => return Some(vec![added(text, line)?]),
    };
    let root = yaml::parse(text.as_bytes()).ok()?;
    let mut expected = Value::from(&root);
    change.make(&mut expected).ok()?;
    let edits = edit::plan(text, &root, &change).ok()?;
    edit::apply_checked(text, &edits, &expected).ok()?;
    Some(edits)
}

/// The key of the record whose list a change takes an entry from.
pub(super) fn shortened_list(change: &Change) -> Option<String> {
    let Amendment::Remove(path) = &change.what else { return None };
    match path.steps() {
        [Step::Key(list), Step::Entry { .. }] => Some(list.clone().into_owned()),
        _ => None,
    }
}

/// The text without the key of a list that has no entry left.
pub(super) fn without_empty_list(text: String, list: &str) -> String {
    let list = FieldPath::key(list.to_owned());
    let is_empty = |root: Node<'_>| root.at(&list).is_some_and(Node::is_empty);
    if !yaml::parse(text.as_bytes()).is_ok_and(is_empty) {
        return text;
    }
    edit::apply(&text, &[edit::Change::remove(list)]).unwrap_or(text)
}

fn rename(text: &str, path: &FieldPath, name: &str) -> Option<Edit> {
    let root = yaml::parse(text.as_bytes()).ok()?;
    let Step::Key(key) = path.steps().last()? else { return None };
    let map = root.at(&path.above()?)?;
    if map.entry(name).is_some() {
        return None;
    }
    Some(Edit { span: map.entry(key)?.key_span, replacement: name.to_owned() })
}

/// A line at the end of a file, in the manner of its other lines.
fn added(text: &str, line: &str) -> Option<Edit> {
    if text.lines().any(|known| known.trim_end() == line) {
        return None;
    }
    let line_break = edit::line_break(text);
    let before = if text.is_empty() || text.ends_with(['\n', '\r']) { "" } else { line_break };
    let end = Span::new(text.len(), text.len());
    Some(Edit { span: end, replacement: format!("{before}{line}{line_break}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str, what: Amendment) -> Option<String> {
        let fix = Fix::new("mend it", Safety::Safe, "a.yaml", what);
        let located = locate(&Texts::of_one("a.yaml", text), &fix)?;
        let edits: Vec<Edit> = located.edits.into_iter().map(|edit| edit.edit).collect();
        Some(crate::text::apply(text, &edits).unwrap())
    }

    #[test]
    fn writes_each_kind_of_change() {
        let path = |key: &'static str| FieldPath::key("list").entry(0, "").then(key);
        let text = "\u{FEFF}list:\r\n  - rule: old # why\r\n    count: 3\r\n";
        let write = fixed(text, Amendment::Write(path("rule"), "it's: new".to_owned()));
        assert_eq!(write.unwrap(), text.replace("old", "'it''s: new'"));
        let count = fixed(text, Amendment::Count(path("count"), 4));
        assert_eq!(count.unwrap(), text.replace('3', "4"));
        let rename = fixed(text, Amendment::Rename(path("rule"), "name".to_owned()));
        assert_eq!(rename.unwrap(), text.replace("rule", "name"));
        let remove = fixed(text, Amendment::Remove(path("rule")));
        assert_eq!(remove.unwrap(), "\u{FEFF}list:\r\n  - count: 3\r\n", "with the comment behind it");
        let only = fixed("a: b\nlist:\n  - x: y\n", Amendment::Remove(FieldPath::key("list").entry(0, "")));
        assert_eq!(only.unwrap(), "a: b\n", "the list goes with its only entry");
        let line = fixed("a b", Amendment::Line("c d"));
        assert_eq!(line.unwrap(), "a b\nc d\n");
        let line = fixed("a b\r\n", Amendment::Line("c d"));
        assert_eq!(line.unwrap(), "a b\r\nc d\r\n");
    }

    #[test]
    fn what_is_made_already_is_no_fix() {
        assert_eq!(fixed("c d  \na b\n", Amendment::Line("c d")), None);
        assert_eq!(fixed("a: b\n", Amendment::Write(FieldPath::key("a"), "b".to_owned())), None);
        assert_eq!(fixed("a: b\nc: d\n", Amendment::Rename(FieldPath::key("a"), "c".to_owned())), None);
        assert_eq!(fixed("a: [b\n", Amendment::Write(FieldPath::key("a"), "b".to_owned())), None);
    }
}
