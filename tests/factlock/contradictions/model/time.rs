//! Time in small: thirteen stretches from long ago to far ahead, some of them single days.

/// A stretch of time that a date names: its first and its last piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Granule {
    pub(super) text: &'static str,
    first: usize,
    last: usize,
}

const fn granule(text: &'static str, first: usize, last: usize) -> Granule {
    Granule { text, first, last }
}

/// Pieces: 0 long ago; 1..=3 of 2023, 2 and 3 of December, 3 its last day; 4..=9 of 2024, 4 to 6 of January, of which
/// 4 and 5 are the first two days, 7 and 8 of February, of which 7 is the first day; 10 and 11 of 2025; 12 far ahead.
const LAST: usize = 12;
const SINGLE_DAYS: [usize; 4] = [3, 4, 5, 7];
/// All that is named.
pub(super) const GRANULES: [Granule; 10] = [
    granule("2023", 1, 3),
    granule("2024", 4, 9),
    granule("2025", 10, 11),
    granule("2023-12", 2, 3),
    granule("2024-01", 4, 6),
    granule("2024-02", 7, 8),
    granule("2023-12-31", 3, 3),
    granule("2024-01-01", 4, 4),
    granule("2024-01-02", 5, 5),
    granule("2024-02-01", 7, 7),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    In(Granule),
    Open,
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    Unstated,
    Date(Granule),
    Interval(End, End),
    /// 202X: one of its years.
    Decade,
    Uncertain(Granule),
}

/// A time that a world may choose: its first and its last piece, and whether it begins and ends at some moment of
/// them and need not be all of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    first: usize,
    last: usize,
    has_ends: bool,
}

impl Time {
    pub(super) fn text(self) -> Option<String> {
        let end = |end| match end {
            End::In(granule) => granule.text,
            End::Open => "..",
            End::Unknown => "",
        };
        match self {
            Self::Unstated => None,
            Self::Date(granule) => Some(granule.text.to_owned()),
            Self::Interval(first, last) => Some(format!("{}/{}", end(first), end(last))),
            Self::Decade => Some("202X".to_owned()),
            Self::Uncertain(granule) => Some(format!("{}?", granule.text)),
        }
    }

    /// Whether it is a stretch or a day, and not a longer date.
    pub(super) fn is_stretch_or_day(self) -> bool {
        match self {
            Self::Interval(..) => true,
            Self::Date(granule) | Self::Uncertain(granule) => granule.text.len() == 10,
            Self::Unstated | Self::Decade => false,
        }
    }

    fn is_open(self) -> bool {
        matches!(self, Self::Unstated | Self::Interval(_, End::Open))
    }

    /// Whether both are one period, which therefore begins and ends at one time.
    pub(super) fn is_same(self, bound: Option<Granule>, other: Self, other_bound: Option<Granule>) -> bool {
        self != Self::Unstated && self == other && (!self.is_open() || bound == other_bound)
    }

    /// The times that it may be.
    pub(super) fn stretches(self, bound: Option<Granule>) -> Vec<Stretch> {
        let all = 0..=LAST;
        let whole = |granule: Granule| Stretch { first: granule.first, last: granule.last, has_ends: false };
        let bounds = || bound.map_or(LAST..=LAST, |bound| bound.first..=bound.last);
        let (firsts, lasts) = match self {
            Self::Date(granule) => return vec![whole(granule)],
            Self::Decade => return GRANULES[..3].iter().copied().map(whole).collect(),
            Self::Uncertain(_) => return Vec::new(),
            Self::Unstated => (0..=0, bounds()),
            Self::Interval(first, last) => {
                let firsts = match first {
                    End::In(granule) => granule.first..=granule.last,
                    End::Open => 0..=0,
                    End::Unknown => all.clone(),
                };
                let lasts = match last {
                    End::In(granule) => granule.first..=granule.last,
                    End::Open => bounds(),
                    End::Unknown => all,
                };
                (firsts, lasts)
            }
        };
        let pairs = firsts.flat_map(|first| lasts.clone().map(move |last| (first, last)));
        let valid = pairs.filter(|(first, last)| first <= last);
        valid.map(|(first, last)| Stretch { first, last, has_ends: true }).collect()
    }
}

impl Stretch {
    pub(super) fn pieces(self) -> std::ops::RangeInclusive<usize> {
        self.first..=self.last
    }

    pub(super) fn is(self, other: Self) -> bool {
        (self.first, self.last) == (other.first, other.last)
    }

    /// Whether it takes all of a piece, and does not begin or end at some moment of it.
    fn takes_all_of(self, piece: usize) -> bool {
        !self.has_ends || (self.first < piece && piece < self.last)
    }

    /// Whether a piece is all that both share, and a single day.
    fn only_shares(self, other: Self, piece: usize) -> bool {
        let (from, to) = (self.first.max(other.first), self.last.min(other.last));
        from == to && SINGLE_DAYS.contains(&piece)
    }

    /// Whether what is all through this surely is at whatever moment of a piece `other` means.
    pub(super) fn holds_at(self, other: Self, piece: usize) -> bool {
        let both = self.pieces().contains(&piece) && other.pieces().contains(&piece);
        both && (self.takes_all_of(piece) || !self.only_shares(other, piece))
    }

    /// Whether both surely share a moment of a piece: on a day on which one ends and the other begins they only meet.
    pub(super) fn shares(self, other: Self, piece: usize) -> bool {
        self.holds_at(other, piece) || other.holds_at(self, piece)
    }
}
