//! Git with the drivers of `factlock git install`: what it shows and how it merges.

mod drivers;
mod merge;
mod places;

use std::process::Command;

/// How conflict markers call both sides of a merge of `side`: git hands the names to drivers since 2.44.
fn sides() -> [&'static str; 2] {
    let told = Command::new("git").arg("--version").output().unwrap().stdout;
    let told = String::from_utf8(told).unwrap();
    let version: Vec<u32> =
        told.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    if version.as_slice() >= [2, 44].as_slice() { ["HEAD", "side"] } else { ["ours", "theirs"] }
}
