//! Tests of the program and of what holds the project together: one binary, so that it links once.

mod support;

mod determinism;
mod exit_status;
mod layers;
mod pages;
mod records;
mod tamper;
