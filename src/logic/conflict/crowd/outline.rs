//! An assertion in whole numbers, so that many at once can be passed over: two clash only if these allow it.

/// From a lowest to a highest number, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: i32,
    pub(super) high: i32,
}

impl Span {
    pub(super) const ALL: Self = Self { low: i32::MIN, high: i32::MAX };
    pub(super) const EMPTY: Self = Self { low: i32::MAX, high: i32::MIN };

    pub(super) fn at(number: i32) -> Self {
        Self { low: number, high: number }
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    pub(super) fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    fn is_one(self) -> bool {
        self.low == self.high
    }
}

/// What is known of one assertion, or of each of several.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outline {
    /// The days on which it possibly holds.
    pub(super) time: Span,
    /// In one dimension, what it is limited to, numbered so that what lies within something lies within its span.
    pub(super) scope: Span,
    /// Who speaks.
    pub(super) speaker: Span,
    /// All its values, numbered so that a value within another lies within its span.
    pub(super) values: Span,
    /// From the highest lower end of a value down to the lowest upper end: if one ends before another begins, two
    /// values may be apart.
    pub(super) ends: Span,
    /// The groups of different things that its values belong to.
    pub(super) groups: Span,
    /// Two with the same number here are not apart: they have the same value, or are the same in all groups.
    pub(super) alike: [Span; 2],
}

impl Outline {
    /// Of no assertion at all.
    pub(super) const NONE: Self = Self {
        time: Span::EMPTY,
        scope: Span::EMPTY,
        speaker: Span::EMPTY,
        values: Span::EMPTY,
        ends: Span::ALL,
        groups: Span::EMPTY,
        alike: [Span::EMPTY; 2],
    };

    /// Of the assertions of both.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self {
            time: self.time.hull(other.time),
            scope: self.scope.hull(other.scope),
            speaker: self.speaker.hull(other.speaker),
            values: self.values.hull(other.values),
            ends: Span { low: self.ends.low.max(other.ends.low), high: self.ends.high.min(other.ends.high) },
            groups: self.groups.hull(other.groups),
            alike: [self.alike[0].hull(other.alike[0]), self.alike[1].hull(other.alike[1])],
        }
    }

    /// Numbers by which assertions are sorted into halves.
    pub(super) fn centres(&self) -> [i64; 6] {
        [self.time, self.scope, self.speaker, self.ends, self.values, self.alike[1]]
            .map(|span| i64::from(span.low) + i64::from(span.high))
    }
}

/// What must be so for assertions of two kinds to clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Test {
    /// Whether it matters who speaks.
    pub(super) speaker: bool,
    /// Whether a value of the one must lie within one of the other, and not apart from it.
    pub(super) within: bool,
    /// Whether one value in common rules it out.
    pub(super) shared: bool,
}

impl Test {
    /// Whether an assertion may clash with another, or with one of several.
    pub(super) fn allows(self, one: &Outline, other: &Outline) -> bool {
        let values = || {
            if self.within {
                return one.values.meets(other.values);
            }
            let same = |nth: usize| one.alike[nth].is_one() && one.alike[nth] == other.alike[nth];
            one.groups.meets(other.groups)
                && (one.ends.high < other.ends.low || other.ends.high < one.ends.low)
                && !same(0)
                && !(self.shared && same(1))
        };
        one.time.meets(other.time)
            && one.scope.meets(other.scope)
            && (!self.speaker || one.speaker.meets(other.speaker))
            && values()
    }
}
