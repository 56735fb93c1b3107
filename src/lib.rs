//! factlock keeps the claims of an article under version control and proves that they still hold.
//!
//! The modules stand in layers, and a lower one never imports a higher one:
//!
//! ```text
//! parallel  work shared out over all cores
//! text      where: spans, lines and columns, edits
//! value     dates and other plain values
//! finding   what we say: findings, places, severities, fixes
//! yaml      YAML that remembers its place
//! tree      files at a moment
//! record    what is claimed: claims, sources, vocabulary, settings
//! prose     reading English: words that carry meaning, sentences
//! snapshot  what a stored source says: digest, text, quotes
//! ledger    everything at one moment, and what was verified of it
//! logic     what claims say, held against each other: contradictions, sums, what is settled
//! review    digests of what was reviewed, who a person is, what is stale, what waits
//! rules     the catalogue
//! check     rules + policy -> outcome
//! diff      two ledgers, two texts -> the meaning of the change
//! render    outcomes and changes -> bytes
//! import    other people's fact-checks -> records
//! report    ledger -> pages for readers: one sorted view, then a function a format
//! cli       the terminal
//! ```

pub mod parallel;
pub mod text;
pub mod value;
pub mod finding;
pub mod yaml;
pub mod tree;
pub mod record;
pub mod prose;
pub mod snapshot;
pub mod ledger;
pub mod logic;
pub mod review;
pub mod rules;
pub mod check;
pub mod diff;
pub mod render;
pub mod import;
pub mod report;
pub mod cli;
