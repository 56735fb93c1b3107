//! BibLaTeX, which reads dates as records write them.

use std::fmt::Write as _;

use super::{address, archived, current, field, line, names_kept, warning};
use crate::record::{Name, Source};
use crate::report::View;
use crate::report::view::SourceView;

pub(super) fn bibtex(view: &View<'_>) -> String {
    view.sources.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// What a type of CSL is called, and the field that its container stands in.
fn kind(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "article-journal" | "article-magazine" | "article-newspaper" | "review" | "review-book" => {
            ("article", "journaltitle")
        }
        "book" | "classic" => ("book", "series"),
        "chapter" => ("incollection", "booktitle"),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => ("inreference", "booktitle"),
        "paper-conference" => ("inproceedings", "booktitle"),
        "periodical" => ("periodical", "series"),
        "report" | "standard" => ("report", "series"),
        "thesis" => ("thesis", "series"),
        "dataset" => ("dataset", "series"),
        "software" => ("software", "series"),
        "patent" => ("patent", "series"),
        "legal_case" => ("jurisdiction", "journaltitle"),
        "legislation" | "bill" | "regulation" | "treaty" => ("legislation", "journaltitle"),
        "pamphlet" => ("booklet", "howpublished"),
        "manuscript" => ("unpublished", "howpublished"),
        "motion_picture" => ("movie", "howpublished"),
        "broadcast" => ("video", "howpublished"),
        "song" => ("audio", "howpublished"),
        "graphic" | "figure" | "map" => ("image", "howpublished"),
        "performance" => ("performance", "howpublished"),
        "personal_communication" => ("letter", "howpublished"),
        "webpage" | "post" | "post-weblog" => ("online", "organization"),
        _ => ("misc", "howpublished"),
    }
}

fn entry(source: &SourceView<'_>) -> String {
    let record = source.record;
    let (kind, container) = kind(&record.kind);
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut put = |name: &'static str, text: Option<String>| {
        fields.extend(text.filter(|text| !text.is_empty()).map(|text| (name, text)));
    };
    put("title", Some(names_kept(&record.title, escaped)));
    put("author", Some(record.author.iter().map(name).collect::<Vec<_>>().join(" and ")));
    put(
        container,
        record.container_title.as_deref().map(|text| listed(container, names_kept(text, escaped))),
    );
    for (ours, theirs) in FIELDS {
        put(theirs, field(record, ours).map(|text| listed(theirs, escaped(&text))));
    }
    put("type", thesis_or_report(record, kind));
    // BibLaTeX reads the marks of EDTF themselves; nothing else that means something to TeX stands in a date.
    put("date", record.issued.as_ref().map(|on| on.as_str().to_owned()));
    put("url", address(record).map(verbatim));
    put("doi", field(record, "doi").map(|text| verbatim(&text)));
    let held = current(source);
    put("urldate", held.and_then(|held| Some(held.record.retrieved?.to_string())));
    let notes = [
        archived(record).map(|archived| format!("Archived at \\url{{{}}}", verbatim(archived))),
        held.map(|held| format!("SHA-256 of the stored copy: {}", held.record.sha256)),
        warning(source),
    ];
    put("addendum", Some(notes.into_iter().flatten().collect::<Vec<_>>().join(". ")));
    let mut out = format!("@{kind}{{{},\n", record.id);
    for (name, text) in fields {
        let _ = writeln!(out, "  {name} = {{{text}}},");
    }
    out + "}\n"
}

const FIELDS: [(&str, &str); 15] = [
    ("publisher", "publisher"),
    ("publisher_place", "location"),
    ("authority", "institution"),
    ("number", "number"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "pages"),
    ("section", "chapter"),
    ("edition", "edition"),
    ("version", "version"),
    ("event_title", "eventtitle"),
    ("event_place", "venue"),
    ("language", "langid"),
    ("isbn", "isbn"),
    ("issn", "issn"),
];

/// What a report calls itself; a type of its own elsewhere would be misread.
fn thesis_or_report(record: &Source, kind: &str) -> Option<String> {
    field(record, "genre").filter(|_| matches!(kind, "report" | "thesis" | "misc")).map(|text| escaped(&text))
}

fn name(name: &Name) -> String {
    let part = |part: &Option<String>| part.as_deref().map(line).filter(|part| !part.is_empty());
    // Braces keep what looks like several names, or like parts of one, together.
    let braced = |part: String| format!("{{{}}}", escaped(&part));
    match (part(&name.literal), part(&name.family), part(&name.given)) {
        (Some(literal), ..) => braced(literal),
        (None, Some(family), Some(given)) => format!("{}, {}", braced(family), braced(given)),
        (None, family, given) => family.or(given).map(braced).unwrap_or_default(),
    }
}

/// A value of a field that holds a list: its `and` is no separator.
fn listed(field: &str, text: String) -> String {
    let is_list =
        matches!(field, "publisher" | "location" | "institution" | "organization" | "langid" | "venue");
    if is_list && text.contains(" and ") { format!("{{{text}}}") } else { text }
}

/// A text, with everything that means something to TeX spelled out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// An address, which BibLaTeX takes to the letter: what would end or change the field is encoded.
fn verbatim(text: &str) -> String {
    let encoded = |c: char| match c {
        '{' | '}' | '\\' | '"' | '`' | '^' | '|' | '<' | '>' | '~' | ' ' => format!("%{:02X}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(encoded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_means_something_to_tex() {
        assert_eq!(
            escaped("50 % of \\input{x} & $5 _a_ #1 ~^"),
            "50 \\% of \\textbackslash{}input\\textbraceleft{}x\\textbraceright{} \\& \\$5 \\_a\\_ \\#1 \
             \\textasciitilde{}\\textasciicircum{}"
        );
        assert_eq!(verbatim("https://a.example/~b?{c}"), "https://a.example/%7Eb?%7Bc%7D");
    }

    #[test]
    fn names_and_titles_keep_their_letters() {
        assert_eq!(
            names_kept("The cost of DeepSeek in US dollars: $5", escaped),
            "The cost of {DeepSeek} in {US} dollars: \\$5"
        );
        assert_eq!(listed("publisher", "Smith and Sons".to_owned()), "{Smith and Sons}");
        assert_eq!(listed("title", "Smith and Sons".to_owned()), "Smith and Sons");
        let of = |family: Option<&str>, given: Option<&str>, literal: Option<&str>| Name {
            family: family.map(str::to_owned),
            given: given.map(str::to_owned),
            literal: literal.map(str::to_owned),
        };
        assert_eq!(name(&of(Some("van der Berg"), Some("A."), None)), "{van der Berg}, {A.}");
        assert_eq!(name(&of(None, None, Some("Smith and Sons, Ltd"))), "{Smith and Sons, Ltd}");
    }
}
