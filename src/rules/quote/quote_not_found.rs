//! `quote-not-found`: the quoted words do not stand in the source.

use super::super::{Facts, Family, Finder, Rule};
use super::{Searched, searched};
use crate::finding::{Amendment, Change, Finding, Fix, Safety, Severity};
use crate::snapshot::{Context, Located, Nearest, Places, Why};

pub(super) const RULE: Rule = Rule {
    name: "quote-not-found",
    family: Family::Quote,
    severity: Severity::Error,
    page: include_str!("quote_not_found.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    searched(facts)
        .iter()
        .filter_map(|quote| match quote.located {
            Located::NotFound { why, nearest } => Some(not_found(rule, quote, why, nearest)),
            Located::Context { places, found, .. } => Some(elsewhere(rule, quote, places, found)),
            _ => None,
        })
        .collect()
}

fn not_found(rule: &Rule, quote: &Searched<'_>, why: &Why, nearest: &[Nearest]) -> Finding {
    let message = match why {
        Why::NoWords => "the quote holds no word".to_owned(),
        Why::ShortSegment { segment } => {
            format!("a part of the quote beside `[...]` is shorter than three words: `{segment}`")
        }
        Why::CutWord { word } => {
            format!("the quote begins or ends inside of a word: the source has `{word}`")
        }
        Why::Scattered { .. } => {
            "the parts of the quote stand in the source, but not in this order within one paragraph"
                .to_owned()
        }
        Why::Case => "the source writes capital and small letters differently".to_owned(),
        Why::Punctuation => "the source has other punctuation".to_owned(),
        Why::Words => "the quote does not stand in the source: some words differ".to_owned(),
        Why::Absent => "the quote does not stand in the source, nor anything like it".to_owned(),
    };
    let help = match why {
        Why::ShortSegment { .. } => "quote at least three words on each side of `[...]`".to_owned(),
        Why::NoWords => "quote the words of the source".to_owned(),
        Why::Absent => {
            format!("`factlock quote {} \"...\"` searches the source; is it the right one?", quote.source)
        }
        _ => {
            format!("`factlock quote {} \"...\"` finds the passage and prints it to the letter", quote.source)
        }
    };
    let mut finding = quote.finding(rule, "quote", message).help(help);
    if let Why::Scattered { segments } = why {
        for segment in segments {
            finding = finding.related(quote.passage(segment, "a part stands here"));
        }
        return finding;
    }
    quote.with_nearest(finding, nearest)
}

/// The words stand there, but not behind that prefix and before that suffix. Explained from the place that is likest.
fn elsewhere(rule: &Rule, quote: &Searched<'_>, places: &Places, found: &Context) -> Finding {
    let stands = |words: &str, side: &str| match words {
        "" => format!("nothing stands {side} it"),
        words => format!("`{words}` stands {side} it"),
    };
    let (key, wrong, instead) = match (&found.prefix, &found.suffix) {
        (Some(prefix), Some(suffix)) => (
            "prefix",
            "neither with this prefix nor with this suffix",
            format!("{} and {}", stands(prefix, "before"), stands(suffix, "behind")),
        ),
        (Some(prefix), None) if found.one_fits => {
            ("prefix", "with this suffix, but not with this prefix", stands(prefix, "before"))
        }
        (Some(prefix), None) => ("prefix", "but not with this prefix", stands(prefix, "before")),
        (None, Some(suffix)) if found.one_fits => {
            ("suffix", "with this prefix, but not with this suffix", stands(suffix, "behind"))
        }
        (None, Some(suffix)) => ("suffix", "but not with this suffix", stands(suffix, "behind")),
        (None, None) => ("quote", "but not here", "its surroundings differ".to_owned()),
    };
    let comma = if found.one_fits { "" } else { "," };
    let message = format!("the quote stands in the source{comma} {wrong}: {instead}");
    let mut finding = quote.finding(rule, key, message);
    for (place, label) in places.first.iter().zip([
        if places.count == 1 { "the quote stands here" } else { "the likest place" },
        "the quote stands here, too",
        "the quote stands here, too",
    ]) {
        finding = finding.related(quote.passage(place, label));
    }
    let keys = match (&found.prefix, &found.suffix) {
        (Some(_), Some(_)) => ["`prefix` and `suffix`", "`prefix` or `suffix`"],
        (None, Some(_)) => ["`suffix`"; 2],
        _ => ["`prefix`"; 2],
    };
    let help = if places.count == 1 {
        format!("the quote stands only once: remove {}", keys[0])
    } else {
        format!("write in {} what stands next to the place that is meant", keys[1])
    };
    finding.help(help).maybe_fix((places.count == 1).then(|| surroundings(quote, found)))
}

/// What stands around a quote that stands only once is known. It is covered by reviews, so of a claim that was
/// reviewed somebody has to look at it again.
fn surroundings(quote: &Searched<'_>, found: &Context) -> Fix {
    let changes =
        [("prefix", &found.prefix), ("suffix", &found.suffix)].into_iter().filter_map(|(key, text)| {
            let path = quote.entry.clone().then(key);
            let what = match text.as_deref()? {
                "" => Amendment::Remove(path),
                text => Amendment::Write(path, text.to_owned()),
            };
            Some(Change { file: quote.file.clone(), what })
        });
    Fix {
        about: "write what stands next to the quote now".to_owned(),
        safety: if quote.reviewed { Safety::Unsafe } else { Safety::Safe },
        changes: changes.collect(),
    }
}
