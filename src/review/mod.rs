//! Reviews: the digest of what was reviewed, who a person is, what became stale since, and what waits.
//!
//! Nothing here reads a file or runs git: what the history tells comes in as plain data. Read [`Digests`] first,
//! then [`Reviews`]; [`GUIDE`] is the page for users, with the algorithm.

mod digest;
mod draft;
mod history;
mod past;
mod person;
mod queue;
mod state;

pub use digest::{Digests, VERSION, digests, malformed};
pub use draft::written;
pub use history::{ChangedBy, History};
pub use past::{Past, Recorded};
pub use person::{Contact, People, Person, UnknownPerson};
pub use queue::{Waiting, Why, queue};
pub use state::{ClaimReviews, Fault, Reviewed, Reviews, State, former_status, reviews};

/// The page for users: what a review covers, how its digest is made, what the policy may ask.
pub const GUIDE: &str = include_str!("review.md");
