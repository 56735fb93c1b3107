//! Any bytes are imported, as JSON and as a table: the answer is records that are valid, or an error in words; what is
//! imported once is there the second time.

#![no_main]

use factlock::import::{Input, Outcome, import, report, told};
use factlock::ledger::{self, Ledger};
use factlock::tree::Memory;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.json", "a.csv"] {
        let input = [Input { name: name.into(), bytes: bytes.to_vec() }];
        let Ok(first) = import(&input, &Ledger::default(), false) else { continue };
        let (_, _) = (told(&first, false), report(&first, false));
        let mut tree = Memory::new();
        tree.insert("factlock.yaml", b"version: 1\n");
        for file in &first.plan.files {
            tree.insert(&file.path, file.content.as_bytes());
        }
        let there = ledger::read(&tree).expect("the settings are valid");
        assert!(there.faults.is_empty(), "{:?}", there.faults);
        let again = import(&input, &there, false).expect("it was read before");
        assert!(again.plan.files.is_empty(), "{:?}", again.plan.files);
        let news =
            again.log.records.iter().any(|record| matches!(record.outcome, Outcome::New | Outcome::Edited));
        assert!(!news, "{:?}", again.log.records);
    }
});
