//! Adding to a record that is there: comments, order and line ends of everything else stay.

use super::RecordKind;
use crate::text::FieldPath;
use crate::yaml::edit::{Change, apply};
use crate::yaml::{Fault, Value, parse};

/// The text of a record with one more entry at the end of a list at its top. A list that is not there yet takes its
/// canonical place.
///
/// # Errors
/// When the text cannot be read, or the entry cannot be added without touching more.
pub fn append(kind: RecordKind, text: &str, list: &'static str, entry: Value) -> Result<String, Fault> {
    let root = parse(text.as_bytes()).map_err(|mut faults| faults.swap_remove(0))?;
    let there = root.entry(list).is_some();
    let before = kind.shape().keys().take_while(|key| *key != list);
    let neighbour = before.filter(|key| root.entry(key).is_some()).last();
    let change = match neighbour {
        Some(neighbour) if !there => {
            Change::insert_after(FieldPath::root(), neighbour, list, Value::list([entry]))
        }
        _ => Change::append(FieldPath::key(list), entry),
    };
    apply(text, &[change])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_list_takes_its_canonical_place() {
        let claim = "id: a # the id\nstatement: B.\nstatus: unverified\ntags: [x]\n";
        let entry = Value::map([("source", Value::text("s")), ("stance", Value::text("supports"))]);
        let once = append(RecordKind::Claim, claim, "citations", entry.clone()).unwrap();
        let expected = "id: a # the id\nstatement: B.\nstatus: unverified\ncitations:\n  - source: s\n    stance: supports\ntags: [x]\n";
        assert_eq!(once, expected);
        let twice = append(RecordKind::Claim, &once, "citations", entry).unwrap();
        assert_eq!(twice.matches("- source: s").count(), 2);
        assert!(twice.ends_with("tags: [x]\n"));
    }
}
