//! Plain values that a record holds: dates, digests, ids, quantities. Each is checked text in, data out.
//!
//! Nothing here knows a record, a file or a rule. Every type has one way of being written, reads it with
//! [`std::str::FromStr`], gives it back with [`std::fmt::Display`], and its error says what was expected,
//! what was found and what to write instead. Only a [`Quantity`] needs more than its text to be read: the units
//! that are known. Read [`Edtf`] first, and [`Interval`] for numbers.

mod colour;
mod date;
mod day;
mod decimal;
mod digest;
mod doi;
mod id;
mod interval;
mod number;
mod period;
mod quantity;
mod unit;

pub use colour::{Colour, NotAColour};
pub use date::{Edtf, End, Granularity, Granule, NotADate};
pub use day::{Day, NotADay};
pub use digest::{NotADigest, Sha256Hex, SnapshotPin};
pub use doi::{doi_address, doi_of_address, folded_doi, same_doi};
pub use id::{LONGEST_ID, check_id, slug};
pub use interval::{Bound, Interval};
pub use number::Number;
pub use period::{NotAPeriod, Period};
pub use quantity::{NotAQuantity, Precision, Quantity, Reading, format_interval};
pub use unit::{Dimension, Unit, UnitFault, Units};
