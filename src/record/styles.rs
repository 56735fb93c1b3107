//! The citation styles that reference lines can be written in.

use super::shape::{Word, word};

/// Styles of the Citation Style Language, by the names that Typst and Hayagriva know them by.
///
/// Not every style there is: one that leaves out the title or the author of some kind of source, or that the processor
/// sets with stray punctuation, serves no reader. Tests hold each to that.
pub(super) static STYLES: [Word; 38] = [
    word("american-chemical-society", "ACS Guide, 2022 revision"),
    word("american-medical-association", "AMA Manual of Style, 11th edition"),
    word("american-meteorological-society", "American Meteorological Society"),
    word("american-physics-society", "American Physical Society"),
    word("american-physiological-society", "American Physiological Society"),
    word("american-political-science-association", "APSA Style Manual, 2018 revision"),
    word("american-society-of-civil-engineers", "American Society of Civil Engineers"),
    word("apa", "APA Style, 7th edition"),
    word("associacao-brasileira-de-normas-tecnicas", "ABNT, in Portuguese"),
    word("association-for-computing-machinery", "Association for Computing Machinery (ACM)"),
    word("bristol-university-press", "Bristol University Press"),
    word("cell", "Cell"),
    word("chicago-author-date", "Chicago Manual of Style, 18th edition, author and date"),
    word("chicago-notes", "Chicago Manual of Style, 18th edition, notes and bibliography"),
    word("deutsche-sprache", "Deutsche Sprache, in German"),
    word("elsevier-with-titles", "Elsevier, numeric with titles"),
    word("frontiers", "Frontiers"),
    word("gb-7714-2015-author-date", "GB/T 7714-2015, author and date, in Chinese"),
    word("gb-7714-2015-numeric", "GB/T 7714-2015, numeric, in Chinese"),
    word("harvard-cite-them-right", "Harvard, Cite Them Right, 12th edition"),
    word("ieee", "IEEE Reference Guide"),
    word("institute-of-physics-numeric", "Institute of Physics, numeric"),
    word("iso-690-numeric", "ISO 690, numeric"),
    word("mla", "MLA Handbook, 9th edition"),
    word("modern-humanities-research-association", "MHRA Style Guide, 4th edition"),
    word("nature", "Nature"),
    word("pensoft", "Pensoft"),
    word("plain", "author, title, place and date; what is taken where none is named"),
    word("sage-vancouver", "SAGE, Vancouver"),
    word("springer-basic", "Springer, numeric"),
    word("springer-basic-author-date", "Springer, author and date"),
    word("springer-humanities-author-date", "Springer, humanities"),
    word("springer-lecture-notes-in-computer-science", "Springer, Lecture Notes in Computer Science"),
    word("springer-socpsych-author-date", "Springer, social sciences and psychology"),
    word("taylor-and-francis-chicago-author-date", "Taylor and Francis, Chicago, author and date"),
    word("the-lancet", "The Lancet"),
    word("turabian-author-date", "Chicago Manual of Style, 17th edition, author and date"),
    word("turabian-fullnote-8", "Chicago Manual of Style, 17th edition, notes and bibliography"),
];

/// The names of the citation styles.
pub fn citation_styles() -> impl Iterator<Item = &'static str> {
    STYLES.iter().map(|style| style.name)
}
