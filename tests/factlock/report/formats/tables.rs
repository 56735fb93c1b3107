//! The tables, read by rules of RFC 4180.

use super::super::read::rows;
use super::reported;
use crate::support::Ledger;

#[test]
fn there_is_a_row_for_every_claim_and_every_quote() {
    let files = reported(&Ledger::example().on_disk(), &["--format", "csv"]);
    let (claims, citations) = (rows(&files["claims.csv"]), rows(&files["citations.csv"]));
    for table in [&claims, &citations] {
        assert!(table.iter().all(|row| row.len() == table[0].len()));
    }
    assert_eq!(claims.len(), 37);
    let only = claims.iter().find(|row| row[0] == "only-h800").unwrap();
    let cell = |name: &str| &only[claims[0].iter().position(|column| column == name).unwrap()];
    assert_eq!(
        (cell("verdict").as_str(), cell("refuting").as_str(), cell("not_verified").as_str()),
        ("Disputed", "2", "0")
    );
    let evidence = citations.iter().find(|row| row[0] == "only-h800" && row[1] == "refutes").unwrap();
    assert_eq!(evidence[5], "exact");
    assert!(evidence[4].starts_with("it owns A100 chips"));
    assert_eq!(evidence[12].len(), 64);
}
