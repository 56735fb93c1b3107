//! A complete small ledger: what `init` writes, what the reference shows, what the pages of rules stand on.

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("sample/", $path)).as_slice())),*]
    };
}

/// The files of the sample, by their path in the ledger.
pub const FILES: &[(&str, &[u8])] = files![
    "factlock.yaml",
    "claims/vocabulary.yaml",
    "claims/bridge-cost.yaml",
    "claims/bridge-length.yaml",
    "claims/bridge-opened.yaml",
    "sources/council-minutes.yaml",
    "sources/council-minutes/ecda1daabfca.txt",
    "sources/elm-bridge-article.yaml",
    "sources/elm-bridge-article/79b5f4ff07cb.md",
];

/// The vocabulary of a ledger that starts without an example.
pub const EMPTY_VOCABULARY: (&str, &[u8]) = (
    "claims/vocabulary.yaml",
    b"# Who speaks, and what is spoken of: `acme: { name: Acme Ltd, kind: organization }`\nentities: {}\n",
);
