//! When an assertion holds: the days it surely covers, and those it possibly does.

use std::sync::Arc;

use jiff::civil::Date;

use crate::value::{Edtf, End, Granule};

/// The time of an assertion, with what bounds it where it is left open.
#[derive(Debug, Clone, Default)]
pub struct Period {
    /// What it says.
    pub stated: Option<Arc<Edtf>>,
    /// What an open or absent time is bounded by.
    pub as_of: Option<Arc<Edtf>>,
    /// When the claim was made: that bounds it too, but only against a time that is stated.
    pub claimed_on: Option<Arc<Edtf>>,
}

/// Days from a first to a last one, both included; without bound where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
}

impl Days {
    /// All of time.
    pub const ALL: Self = Self { first: None, last: None };

    fn contains(self, other: Self) -> bool {
        let begins = self.first.is_none_or(|first| other.first.is_some_and(|other| first <= other));
        let ends = self.last.is_none_or(|last| other.last.is_some_and(|other| other <= last));
        begins && ends
    }

    /// The days of both; nothing if there is none.
    pub fn both(self, other: Self) -> Option<Self> {
        let first = self.first.max(other.first);
        let last = match (self.last, other.last) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let empty = first.zip(last).is_some_and(|(first, last)| first > last);
        (!empty).then_some(Self { first, last })
    }

    fn is(self, day: Date) -> bool {
        self.first == Some(day) && self.last == Some(day)
    }
}

/// How the time of one assertion lies to that of another, as far as it can be proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// It is proved.
    Proved,
    /// One of the two is marked as uncertain or approximate.
    Uncertain,
    /// One of the two does not say when, and the other does not cover all of time.
    NotStated,
    /// They surely share no day, or only the day on which one ends and the other begins.
    Apart,
    /// It may be so, but their ends are not known well enough.
    EndsUnknown,
}

impl Period {
    /// Whether it says when.
    pub fn is_stated(&self) -> bool {
        self.stated.is_some()
    }

    /// Whether it is so uncertain, held against `other`, that nothing follows from it.
    pub fn is_vague(&self, other: &Self) -> bool {
        let vague = |date: &Edtf| date.is_uncertain() || date.is_approximate();
        let unbounded = |date: &Edtf| date.end().granule().is_none();
        let open = self.stated.as_ref().is_none_or(|stated| stated.end() == End::Open);
        let bound = self.bounding(other).filter(|_| open);
        self.stated.as_deref().is_some_and(vague) || bound.is_some_and(|date| vague(date) || unbounded(date))
    }

    /// The date that bounds an end that is left open, when held against `other`.
    fn bounding(&self, other: &Self) -> Option<&Edtf> {
        self.as_of.as_deref().or_else(|| self.claimed_on.as_deref().filter(|_| other.is_stated()))
    }

    fn bound(&self, other: &Self) -> Option<Granule> {
        self.bounding(other)?.end().granule()
    }

    /// The days it possibly covers, held against `other`.
    pub fn possible(&self, other: &Self) -> Days {
        let bound = || self.bound(other).map(|granule| granule.latest);
        let Some(stated) = &self.stated else { return Days { first: None, last: bound() } };
        let last = if stated.end() == End::Open { bound() } else { stated.latest() };
        Days { first: stated.earliest(), last }
    }

    /// The days it surely covers, held against `other`; nothing where there may be none.
    pub fn sure(&self, other: &Self) -> Option<Days> {
        let bound = || self.bound(other).map(|granule| granule.earliest);
        let Some(stated) = &self.stated else { return Some(Days { first: None, last: bound() }) };
        let (start, end) = (stated.start(), stated.end());
        let whole = |granule: Granule| !granule.unspecified;
        if !stated.is_interval() {
            let granule = start.granule().filter(|granule| whole(*granule))?;
            return Some(Days { first: Some(granule.earliest), last: Some(granule.latest) });
        }
        let first = match start {
            End::In(granule) => Some(granule.latest),
            End::Open => None,
            End::Unknown => return None,
        };
        let last = match end {
            End::In(granule) => Some(granule.earliest),
            End::Open => bound(),
            End::Unknown => return None,
        };
        let empty = first.zip(last).is_some_and(|(first, last)| first > last);
        (!empty).then_some(Days { first, last })
    }

    /// Whether both are the same expression with the same bounds, and so one period.
    fn is_same(&self, other: &Self) -> bool {
        self.stated.is_some()
            && written(self.stated.as_deref()) == written(other.stated.as_deref())
            && self.bound(other).map(|granule| (granule.earliest, granule.latest))
                == other.bound(self).map(|granule| (granule.earliest, granule.latest))
    }

    /// Whether both are about the same time as a whole: both undated, or the same expression.
    pub fn equals(&self, other: &Self) -> bool {
        if self.stated.is_none() && other.stated.is_none() {
            return written(self.as_of.as_deref()) == written(other.as_of.as_deref());
        }
        self.is_same(other)
    }

    /// Whether `inner`, which holds somewhere in its time, surely lies within the time this covers throughout.
    pub fn covers(&self, inner: &Self) -> Timing {
        if self.is_vague(inner) || inner.is_vague(self) {
            return Timing::Uncertain;
        }
        if self.is_same(inner) {
            return Timing::Proved;
        }
        let (possible, sure) = (inner.possible(self), self.sure(inner));
        if possible.both(Days::ALL).is_none() {
            // What bounds it lies before it: nobody knows what was meant.
            return Timing::EndsUnknown;
        }
        if sure.is_some_and(|sure| sure.contains(possible)) {
            // A day on which the one ends and the other stands may have both, one after the other.
            let [first, last] = self.end_days(inner);
            let ends = |day: Date| first == Some(day) || last == Some(day);
            return if possible.first.is_some_and(|day| ends(day) && possible.is(day)) {
                Timing::Apart
            } else if last.is_some_and(|day| possible.last == Some(day) && day <= inner.begins_by())
                || first.is_some_and(|day| possible.first == Some(day) && inner.ends_from(self) <= day)
            {
                Timing::EndsUnknown
            } else {
                Timing::Proved
            };
        }
        if possible.both(self.possible(inner)).is_none() {
            Timing::Apart
        } else if inner.stated.is_none() {
            Timing::NotStated
        } else {
            Timing::EndsUnknown
        }
    }

    /// The last day on which it may begin.
    fn begins_by(&self) -> Date {
        let Some(stated) = &self.stated else { return Date::MIN };
        match stated.start() {
            End::In(granule) if stated.is_interval() || granule.unspecified => granule.latest,
            End::In(granule) => granule.earliest,
            End::Open => Date::MIN,
            End::Unknown => Date::MAX,
        }
    }

    /// The first day on which it may end, held against `other`.
    fn ends_from(&self, other: &Self) -> Date {
        let bound = || self.bound(other).map_or(Date::MAX, |granule| granule.earliest);
        let Some(stated) = &self.stated else { return bound() };
        match stated.end() {
            End::In(granule) if stated.is_interval() || granule.unspecified => granule.earliest,
            End::In(granule) => granule.latest,
            End::Open => bound(),
            End::Unknown => Date::MIN,
        }
    }

    /// The days on which it surely begins and ends, at the latest and at the earliest. A single date does neither:
    /// it is all of its days.
    fn end_days(&self, other: &Self) -> [Option<Date>; 2] {
        let date = self.stated.as_ref().is_some_and(|stated| !stated.is_interval());
        match self.sure(other).filter(|_| !date) {
            Some(days) => [days.first, days.last],
            None => [None, None],
        }
    }

    /// Whether both surely cover some time together, more than the day on which one ends and the other begins.
    pub fn overlaps(&self, other: &Self) -> Timing {
        if self.is_vague(other) || other.is_vague(self) {
            return Timing::Uncertain;
        }
        if self.is_same(other) {
            return Timing::Proved;
        }
        if self.possible(other).both(other.possible(self)).is_none() {
            return Timing::Apart;
        }
        let (Some(mine), Some(theirs)) = (self.sure(other), other.sure(self)) else {
            return Timing::EndsUnknown;
        };
        match mine.both(theirs) {
            None => Timing::EndsUnknown,
            Some(shared) => {
                let ends = [self.end_days(other), other.end_days(self)];
                let meets = ends.into_iter().flatten().flatten().any(|end| shared.is(end));
                if meets { Timing::Apart } else { Timing::Proved }
            }
        }
    }
}

fn written(date: Option<&Edtf>) -> Option<&str> {
    date.map(Edtf::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(stated: &str) -> Period {
        let read = |text: &str| (!text.is_empty()).then(|| Arc::new(text.parse().unwrap()));
        let (time, as_of) = stated.split_once(" as of ").unwrap_or((stated, ""));
        Period { stated: read(time), as_of: read(as_of), claimed_on: None }
    }

    #[test]
    fn overlap_is_proved_or_not() {
        for (a, b, expected) in [
            ("../2024-03", "2024-03/..", Timing::EndsUnknown),
            ("../2024-03-10", "2024-03-10/..", Timing::Apart),
            ("../2024-03-11", "2024-03-10/..", Timing::Proved),
            ("2019/2021", "2020/2022", Timing::Proved),
            ("2019/2020", "2020/2022", Timing::EndsUnknown),
            ("2019/2020", "2019/2020", Timing::Proved),
            ("2024", "2024-05-06", Timing::Proved),
            ("2024", "2025", Timing::Apart),
            ("2019/", "2020/2022", Timing::EndsUnknown),
            ("2024?", "2024", Timing::Uncertain),
            ("202X", "2024", Timing::EndsUnknown),
            ("", "2024", Timing::Proved),
            ("", "", Timing::Proved),
            (" as of 2023", "2024", Timing::Apart),
            ("2019/.. as of 2021-05", "2021-04-30", Timing::Proved),
            ("2024-01-01/2024-12-31", "2024-12-31", Timing::Apart),
        ] {
            assert_eq!(period(a).overlaps(&period(b)), expected, "{a} and {b}");
            assert_eq!(period(b).overlaps(&period(a)), expected, "{b} and {a}");
        }
    }

    #[test]
    fn what_lies_within_is_proved_or_not() {
        for (outer, inner, expected) in [
            ("", "2024", Timing::Proved),
            ("", "", Timing::Proved),
            ("2024", "", Timing::NotStated),
            ("2024", "2024-05-06", Timing::Proved),
            ("2024-01-01/2024-12-31", "2024", Timing::Proved),
            ("2024-01-01/2024-12-31", "2024-12-31", Timing::Apart),
            ("2024-01/2024-12", "2024-12", Timing::EndsUnknown),
            ("2024-05", "2024", Timing::EndsUnknown),
            (" as of 2024-04-01", "2024-05-03", Timing::Apart),
            (" as of 2024-04-01", "2024-04-01", Timing::Apart),
            (" as of 2024?", "2023", Timing::Uncertain),
            (" as of 2024-06-01", "2024-05-03", Timing::Proved),
            ("2019/..", "2024", Timing::Proved),
            ("2019/", "2024", Timing::EndsUnknown),
            ("2024-01", "2024-02/.. as of 2023", Timing::EndsUnknown),
            ("", "2024-02/.. as of 2023", Timing::EndsUnknown),
            ("../2023-12-31", "2023-12/2023-12-31", Timing::EndsUnknown),
            ("../2023-12-31", "/2023-12-31", Timing::EndsUnknown),
            ("../2023-12-31", "2023-12", Timing::Proved),
            ("2024-01-01/..", "2024-01-01/2024-01", Timing::EndsUnknown),
            ("2024-01-01/..", "2024-01-01/2024-02", Timing::Proved),
        ] {
            assert_eq!(period(outer).covers(&period(inner)), expected, "{inner} in {outer}");
        }
    }

    #[test]
    fn when_it_was_said_bounds_it_only_against_a_stated_time() {
        let said = Period { claimed_on: Some(Arc::new("2024-06".parse().unwrap())), ..Period::default() };
        assert_eq!(said.covers(&period("2024-05")), Timing::Proved);
        assert_eq!(said.covers(&period("2024-07")), Timing::Apart);
        assert_eq!(said.covers(&period("2024-06")), Timing::EndsUnknown);
        assert_eq!(said.covers(&period("")), Timing::Proved);
    }
}
