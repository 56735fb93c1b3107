//! Why nothing was found, in words, and what to write if that was not meant.

use std::sync::Arc;

use super::proof::stands_for;
use super::region::given;
use super::{name, or, value};
use crate::logic::Stated;
use crate::logic::compare::{Alike, Room, Silence};
use crate::logic::stated::{Context, Extent, Fit};
use crate::logic::terms::{DimensionId, Kind, Terms, Timing, Value};
use crate::value::{Edtf, Granularity};

/// A reason, and what to write if something else was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Why the two are not held to clash.
    pub because: String,
    /// What to write if they should be; may be empty.
    pub advice: String,
}

fn reason(because: impl Into<String>, advice: impl Into<String>) -> Reason {
    Reason { because: because.into(), advice: advice.into() }
}

/// Why two assertions about one subject and property are not held to clash.
pub fn silence(terms: &Terms, a: &Stated, b: &Stated, silence: Silence) -> Reason {
    match silence {
        Silence::Context => context(terms, a, b),
        Silence::Room(why) => room(terms, a, b, why),
        Silence::BothSomewhere => reason(
            "both hold only somewhere in their time and scopes, and two such never rule each other out",
            "`coverage: throughout` says that it holds all through",
        ),
        Silence::Boxes(fit) => boxes(terms, a, b, fit),
        Silence::OtherBox(fit) => {
            let property = terms.property(a.property);
            let label = &property.label;
            let Reason { because, .. } = boxes(terms, a, b, fit);
            let advice = if property.never_negative() {
                "give both the same `time` and `scope` if they mean the same"
            } else {
                "`range: 0..` on the property says that a part is at most its whole; \
                 give both the same `time` and `scope` if they mean the same"
            };
            reason(
                format!(
                    "the values of `{label}` add up, so only equal times and scopes are compared: {because}"
                ),
                advice,
            )
        }
    }
}

fn context(terms: &Terms, a: &Stated, b: &Stated) -> Reason {
    let whose = |stated: &Stated| match stated.context {
        Context::Speaker(speaker) => format!("only as what {} says", name(terms, speaker)),
        Context::Plain { .. } => "as a fact".to_owned(),
    };
    reason(
        format!("other context: the first is told {}, the second {}", whose(a), whose(b)),
        "leave `according_to` out where the claim itself says so; its `claimant` still counts as the speaker",
    )
}

fn room(terms: &Terms, a: &Stated, b: &Stated, why: Room) -> Reason {
    let property = terms.property(a.property);
    let label = &property.label;
    let all =
        |stated: &Stated| or(&stated.values.iter().map(|one| value(&terms.names, one)).collect::<Vec<_>>());
    match why {
        Room::BothDeny => reason("both only say what does not hold", ""),
        Room::Many => reason(
            format!("`{label}` can have several values, and neither says that there is no other"),
            if matches!(property.kind, Kind::Quantity | Kind::Date) {
                "`single: true` on the property says that there is one value at most"
            } else {
                "`mode: only` says that nothing else holds; `single: true` on the property, that there is one value at most"
            },
        ),
        Room::NoValue => reason("one of them names no value", ""),
        Room::NotDenied => {
            let (denied, said) = if a.is_positive() { (b, a) } else { (a, b) };
            reason(format!("what is denied is {}, and {} is not surely that", all(denied), all(said)), "")
        }
        Room::Values(alike) => values(terms, a, b, alike),
    }
}

fn values(terms: &Terms, a: &Stated, b: &Stated, alike: Alike) -> Reason {
    let first =
        |stated: &Stated| stated.values.first().map_or_else(String::new, |one| value(&terms.names, one));
    let (left, right) = (first(a), first(b));
    let numbers = || {
        let stands = |stated: &Stated| match stated.values.first() {
            Some(Value::Quantity(quantity)) => stands_for(quantity),
            _ => String::new(),
        };
        format!("{}; {}", stands(a), stands(b))
    };
    match alike {
        Alike::Same => reason(format!("both name {left}"), ""),
        Alike::Nested => reason(format!("{left} and {right} lie one in the other, so both may hold"), ""),
        Alike::NotDeclared => reason(
            format!("nobody declares that {left} and {right} are different"),
            "list them under `distinct`, or set `distinct_children: true` on what both are one of",
        ),
        Alike::Texts => reason(
            format!("texts are never held to be different: {left}, {right}"),
            "list the two under `exclusive` of the property",
        ),
        Alike::Numbers => reason(format!("the numbers go together: {}", numbers()), ""),
        Alike::Rounding => reason(
            format!("rounding too wide: {}", numbers()),
            "write `exactly ...`, or more digits; `exact: true` on the property reads every number as it stands",
        ),
        Alike::Units => reason(format!("{left} and {right} measure different things"), ""),
        Alike::Rate => reason(
            format!("no rate tells what {left} was worth in the currency of {right} at the time of both"),
            "add it under `rates` in the vocabulary, and give both assertions a `time` within that of the rate",
        ),
        Alike::Dates => reason(format!("{left} and {right} have days in common"), ""),
        Alike::Uncertain => {
            reason("a date is marked as uncertain (`?`, `~`), and nothing follows from it", "")
        }
    }
}

fn boxes(terms: &Terms, a: &Stated, b: &Stated, fit: Fit) -> Reason {
    match fit {
        Fit::Proved => reason("", ""),
        Fit::Scopes(dimension) => {
            let named = |stated: &Stated| extent(terms, stated, dimension);
            let scope = &terms.scopes.dimension(dimension).name;
            reason(
                format!("another {scope}: {} is not within {}", named(b), named(a)),
                format!("`within` under `scopes: {scope}` says that one lies in the other"),
            )
        }
        Fit::NotStated(dimension) => {
            let scope = &terms.scopes.dimension(dimension).name;
            let unknown = |stated: &Stated| stated.region.extent(dimension) == Some(Extent::Unknown);
            if unknown(a) || unknown(b) {
                reason(
                    format!(
                        "values are told apart by `{scope}`, and one of the two does not say which it means"
                    ),
                    format!(
                        "write `scope: {{ {scope}: ... }}`, or `unstated` on the property for what is meant without"
                    ),
                )
            } else {
                reason(
                    format!(
                        "one of the two is about {}, the other names no `{scope}`",
                        named(terms, a, b, dimension)
                    ),
                    format!("write `scope: {{ {scope}: ... }}` if they mean the same"),
                )
            }
        }
        Fit::Time(timing) => time(terms, a, b, timing),
    }
}

fn named(terms: &Terms, a: &Stated, b: &Stated, dimension: DimensionId) -> String {
    let said = if a.region.extent(dimension).is_some() { a } else { b };
    extent(terms, said, dimension)
}

fn extent(terms: &Terms, stated: &Stated, dimension: DimensionId) -> String {
    match stated.region.extent(dimension) {
        Some(Extent::Named(extent)) => format!("“{}”", terms.scopes.label(dimension, extent)),
        _ => "none named".to_owned(),
    }
}

fn time(terms: &Terms, a: &Stated, b: &Stated, timing: Timing) -> Reason {
    let said = |stated: &Stated| match given(terms, &stated.region) {
        said if said.is_empty() => "no time".to_owned(),
        said => said,
    };
    let both = format!("{} and {}", said(a), said(b));
    match timing {
        Timing::Proved => reason("", ""),
        Timing::Uncertain => {
            reason("a time is marked as uncertain (`?`, `~`), and nothing follows from it", "")
        }
        Timing::NotStated => reason(
            format!("time not stated: {both}"),
            "write `time`; a claim without one may mean another time",
        ),
        Timing::Apart => reason(format!("their times do not surely overlap: {both}"), ""),
        Timing::EndsUnknown => reason(
            format!("ends known only to the {}: {both}", coarsest(a, b)),
            "write the days on which it began and ended, if they are known",
        ),
    }
}

/// How exact the least exact end of two times is.
fn coarsest(a: &Stated, b: &Stated) -> &'static str {
    let ends =
        |date: &Arc<Edtf>| [date.start(), date.end()].into_iter().filter_map(crate::value::End::granule);
    let times = [&a.region.time, &b.region.time].into_iter();
    let dates = times.flat_map(|time| [&time.stated, &time.as_of, &time.claimed_on]).flatten();
    match dates.flat_map(ends).map(|granule| granule.granularity).max() {
        None | Some(Granularity::Day) => "day",
        Some(Granularity::Month) => "month",
        Some(Granularity::Quarter) => "quarter",
        Some(Granularity::Season) => "season",
        Some(Granularity::Year) => "year",
        Some(Granularity::Decade) => "decade",
        Some(Granularity::Century) => "century",
    }
}
