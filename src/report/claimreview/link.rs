//! Where a claim is published: the address of the page, and the anchor of the claim in it.

use crate::render::is_web;
use crate::report::View;

/// The addresses of what a report publishes.
pub(super) struct Permalinks(String);

impl Permalinks {
    /// # Errors
    /// When the settings give no address that a reader can be sent to.
    pub(super) fn of(view: &View<'_>) -> Result<Self, String> {
        let settings = &view.input.ledger.settings.report;
        let Some(url) = settings.url.as_deref() else {
            return Err(
                "a ClaimReview links to the page that shows it, and the settings do not say where that \
                        is published"
                    .to_owned(),
            );
        };
        let page = url.split('#').next().unwrap_or_default();
        if !is_web(page) {
            return Err(format!("`{url}` in the settings is not the address of a page"));
        }
        Ok(Self(page.to_owned()))
    }

    /// The page.
    pub(super) fn page(&self) -> &str {
        &self.0
    }

    /// A claim in the page.
    pub(super) fn of_claim(&self, id: &str) -> String {
        format!("{}#claim-{id}", self.0)
    }
}
