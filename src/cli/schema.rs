//! `factlock schema`

use std::process::ExitCode;

use super::args::{SchemaArgs, SchemaKind};
use super::exit::{CLEAN, Failure, print};
use crate::record::RecordKind;
use crate::record::schema::json_schema;
use crate::report::REPORT_JSON_SCHEMA;

pub(super) fn run(options: &SchemaArgs) -> Result<ExitCode, Failure> {
    let kind = match options.kind {
        SchemaKind::Claim => RecordKind::Claim,
        SchemaKind::Source => RecordKind::Source,
        SchemaKind::Vocabulary => RecordKind::Vocabulary,
        SchemaKind::Settings => RecordKind::Settings,
        SchemaKind::Report => {
            print(REPORT_JSON_SCHEMA)?;
            return Ok(ExitCode::from(CLEAN));
        }
    };
    let mut text = serde_json::to_string_pretty(&json_schema(kind)).unwrap_or_default();
    text.push('\n');
    print(&text)?;
    Ok(ExitCode::from(CLEAN))
}
