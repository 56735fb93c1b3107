//! Git with the drivers of `factlock git install`: what it shows and how it merges.

mod drivers;
mod merge;
