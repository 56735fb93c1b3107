//! Records that try to break out of the page.

use super::breakouts::HOSTILE;
use super::{page, read};
use crate::support::Ledger;

#[test]
fn nothing_of_a_record_becomes_markup() {
    for hostile in HOSTILE {
        let quoted = escaped(hostile);
        let ledger = Ledger::empty()
            .file("factlock.yaml", format!("version: 1\ntitle: {quoted}\nreport: {{ publisher: {quoted} }}\nratings: {{ unverified: {{ label: {quoted} }} }}\n"))
            .file(
                "sources/s.yaml",
                format!("id: s\ntype: webpage\ntitle: {quoted}\nauthor: [{{ literal: {quoted} }}]\ncontainer_title: {quoted}\npublisher: {quoted}\ndoi: {quoted}\nnote: {quoted}\n"),
            )
            .claim(&format!(
                "id: a\nstatement: {quoted}\nclaimant: {quoted}\nstatus: unverified\nrationale: {quoted}\ncitations:\n  - {{ source: s, stance: context, quote: {quoted}, note: {quoted}, locator: {{ page: {quoted} }} }}\n"
            ));
        let page = page(&ledger);
        let opened: Vec<&str> = page
            .split('<')
            .skip(1)
            .map(|tag| tag.split(['>', ' ', '\n']).next().unwrap().trim_start_matches('/'))
            .collect();
        for name in ["script", "img", "iframe", "base", "b>", "%=", "!--"] {
            assert!(!opened.contains(&name), "{hostile}: <{name}>");
        }
        // No tag is there but those of the page itself, nor has one an attribute of another's.
        read::assert_inert(&read::tokens(&page));
        assert!(!page.contains('\u{202e}'), "{hostile}");
    }
}

/// No record may hold what reorders a line, but a snapshot is what it is.
#[test]
fn a_hostile_snapshot_is_shown_and_nothing_more() {
    let words = "so <script>alert(1)</script> \u{202e}evil and <b>bold</b> words";
    let file = format!("Before it {words} after it.\n");
    let digest = factlock::snapshot::digest(file.as_bytes());
    let source = format!(
        "id: s\ntype: webpage\ntitle: T\nrole: article\nsnapshots:\n  - {{ file: s/a.txt, media_type: text/plain, \
         sha256: {digest}, bytes: {} }}\n",
        file.len()
    );
    let ledger = Ledger::empty().file("sources/s.yaml", source).file("sources/s/a.txt", file.as_str()).claim(
        "id: a\nstatement: A claim.\nstatus: unverified\nappearances:\n  - { source: s, quote: and <b>bold</b> words }\n",
    );
    let page = page(&ledger);
    assert!(page.contains("so &lt;script&gt;alert(1)&lt;/script&gt; <bdi>\u{202e}</bdi>evil "));
    assert!(page.contains(">and &lt;b&gt;bold&lt;/b&gt; words</a>"));
    assert!(!page.contains("<script"));
}

/// As YAML writes it between quotation marks, with nothing in it that a file may not hold.
pub(super) fn escaped(text: &str) -> String {
    let character = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        ' '..='~' => c.to_string(),
        c => format!("\\U{:08x}", u32::from(c)),
    };
    format!("\"{}\"", text.chars().map(character).collect::<String>())
}
