//! Tests of the program and of what holds the project together: one binary, so that it links once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails, and the panic says where")]

mod support;

mod baseline;
mod contradictions;
mod determinism;
mod diff;
mod editor;
mod exit_status;
mod fix;
mod followed;
mod formats;
mod git;
mod guide;
mod hostile;
mod import;
mod kill;
mod kit;
mod layers;
mod pages;
mod readme;
mod records;
mod report;
mod review;
mod revisions;
mod since;
mod tamper;
mod together;
mod write;
