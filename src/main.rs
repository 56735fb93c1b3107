//! The `factlock` program.

fn main() {}
