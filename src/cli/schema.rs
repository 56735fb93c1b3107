//! `factlock schema`, and the line that tells an editor which schema a record has.

use std::fmt::Write as _;
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Args, SchemaArgs, SchemaKind};
use super::context::{folder, root};
use super::exit::{CLEAN, Failure, print};
use super::format::files;
use crate::ledger::{LARGEST_RECORD, kind_of};
use crate::record::RecordKind;
use crate::record::schema::json_schema;
use crate::render::count;
use crate::report::REPORT_JSON_SCHEMA;
use crate::tree::{self, Folder, replace};
use crate::yaml::edit::line_break;

/// The guide to editors.
pub(super) const EDITOR_PAGE: &str = include_str!("schema.md");

/// Where a ledger keeps the schemas for its editors. A hidden folder holds no records.
const SCHEMAS: &str = ".factlock";

/// What a server of YAML looks for in the comments of a file.
const MODELINE: &str = "# yaml-language-server: $schema=";

pub(super) fn run(args: &Args, options: &SchemaArgs) -> Result<ExitCode, Failure> {
    match options.kind {
        Some(kind) => print(&kind_named(kind).map_or_else(|| REPORT_JSON_SCHEMA.to_owned(), schema))?,
        None => write(args)?,
    }
    Ok(ExitCode::from(CLEAN))
}

/// The kind of record; none for a report.
fn kind_named(kind: SchemaKind) -> Option<RecordKind> {
    Some(match kind {
        SchemaKind::Claim => RecordKind::Claim,
        SchemaKind::Source => RecordKind::Source,
        SchemaKind::Vocabulary => RecordKind::Vocabulary,
        SchemaKind::Settings => RecordKind::Settings,
        SchemaKind::Report => return None,
    })
}

fn schema(kind: RecordKind) -> String {
    let mut text = serde_json::to_string_pretty(&json_schema(kind)).unwrap_or_default();
    text.push('\n');
    text
}

fn schema_file(kind: RecordKind) -> Utf8PathBuf {
    Utf8Path::new(SCHEMAS).join(format!("{}.schema.json", kind.name()))
}

/// Writes the schemas beside the records, and to each record the line that names its own.
fn write(args: &Args) -> Result<(), Failure> {
    let root = root(args.root.as_deref())?;
    let tree = folder(&root)?;
    let mut out = String::new();
    let mut put = |file: &Utf8Path, text: &str| {
        let _ = writeln!(out, "wrote {file}");
        replace(&root.join(file), text.as_bytes()).map_err(|error| Failure::unreadable(error.to_string()))
    };
    for kind in [RecordKind::Claim, RecordKind::Source, RecordKind::Vocabulary, RecordKind::Settings] {
        put(&schema_file(kind), &schema(kind))?;
    }
    let mut named = 0_u64;
    for file in files(&tree, &[])? {
        let Some(text) = with_line(&tree, &file) else { continue };
        replace(&root.join(&file), text.as_bytes())
            .map_err(|error| Failure::unreadable(error.to_string()))?;
        named += 1;
    }
    let _ = writeln!(out, "{} now name their schema", count(named, "record"));
    out.push_str("\nnext: `factlock explain editor` says which server an editor needs\n");
    print(&out)
}

/// The text of a record with the line that names its schema, if it is a text and has no such line yet.
fn with_line(tree: &Folder, file: &Utf8Path) -> Option<String> {
    let kind = kind_of(file)?;
    let text = String::from_utf8(tree::read(tree, file, LARGEST_RECORD).ok()?).ok()?;
    let named = |line: &str| line.trim_start_matches('\u{FEFF}').starts_with("# yaml-language-server:");
    if text.lines().any(named) {
        return None;
    }
    let (mark, rest) = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => ("\u{FEFF}", rest),
        None => ("", text.as_str()),
    };
    let end = line_break(&text);
    Some(format!("{mark}{}{end}{end}{rest}", modeline(kind, file)))
}

/// The line that names the schema of a record, from where the record stands.
fn modeline(kind: RecordKind, file: &Utf8Path) -> String {
    let up = "../".repeat(file.components().count().saturating_sub(1));
    format!("{MODELINE}{up}{}", schema_file(kind))
}

/// The text of a new record, with the line where the ledger keeps schemas.
pub(super) fn with_modeline(root: &Utf8Path, kind: RecordKind, file: &Utf8Path, text: &str) -> String {
    if root.join(schema_file(kind)).is_file() {
        format!("{}\n\n{text}", modeline(kind, file))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_leads_from_the_record_to_its_schema() {
        let line = |kind, file: &str| modeline(kind, file.into()).replace(MODELINE, "");
        assert_eq!(line(RecordKind::Settings, "factlock.yaml"), ".factlock/settings.schema.json");
        assert_eq!(line(RecordKind::Claim, "claims/a/b.yaml"), "../../.factlock/claim.schema.json");
    }
}
