//! Any bytes are read as YAML, and as each kind of record: the answer is a value or a list of faults, each at
//! a place of the file.

#![no_main]

use factlock::record::{Claim, Record, Settings, Source, Vocabulary, decode};
use factlock::text::Span;
use factlock::yaml::{Fault, Node, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match parse(bytes) {
        Err(faults) => stand_in(bytes, &faults),
        Ok(node) => {
            encloses(Span::new(0, bytes.len()), &node);
            read::<Claim>(bytes);
            read::<Source>(bytes);
            read::<Vocabulary>(bytes);
            read::<Settings>(bytes);
        }
    }
});

fn read<T: Record>(bytes: &[u8]) {
    if let Err(faults) = decode::<T>(bytes) {
        stand_in(bytes, &faults);
    }
}

/// There is a fault, and each stands between characters of the file.
fn stand_in(bytes: &[u8], faults: &[Fault]) {
    assert!(!faults.is_empty(), "refused without a fault");
    let text = str::from_utf8(bytes);
    for fault in faults {
        let Span { start, end } = fault.span;
        assert!(start <= end && end <= bytes.len(), "{fault:?} stands outside of the file");
        if let Ok(text) = text {
            assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{fault:?} cuts a character");
        }
    }
}

/// A value stands inside of the one that holds it.
fn encloses(outer: Span, node: &Node<'_>) {
    assert!(outer.contains(node.span), "{:?} is not inside of {outer:?}", node.span);
    for item in node.items().unwrap_or_default() {
        encloses(node.span, item);
    }
    for entry in node.entries().unwrap_or_default() {
        assert!(node.span.contains(entry.key_span), "{:?} is not inside of {:?}", entry.key_span, node.span);
        encloses(node.span, &entry.value);
    }
}
