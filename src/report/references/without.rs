//! A build without citation styles, which says so.

use super::{Reference, Unformatted};
use crate::report::view::SourceView;

pub(super) fn lines(
    style: &str,
    _language: Option<&str>,
    _sources: &[SourceView<'_>],
) -> Result<Vec<Option<Reference>>, Unformatted> {
    Err(Unformatted::NoStyles { style: style.to_owned() })
}
