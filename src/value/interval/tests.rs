//! Laws of intervals, against points drawn from them.

use proptest::prelude::*;

use super::*;

fn number(numerator: i64, denominator: i64) -> Number {
    Number::ratio(numerator, denominator).unwrap()
}

/// Small numbers, so that ends often meet each other and zero.
fn numbers() -> impl Strategy<Value = Number> {
    (-6_i64..=6, 1_i64..=3).prop_map(|(over, under)| number(over, under))
}

fn bounds() -> impl Strategy<Value = Option<Bound>> {
    prop_oneof![1 => Just(None), 5 => (numbers(), any::<bool>()).prop_map(|(at, closed)| Some(Bound { at, closed }))]
}

fn intervals() -> impl Strategy<Value = Interval> {
    (bounds(), bounds()).prop_filter_map("not empty", |(lower, upper)| Interval::new(lower, upper))
}

fn has(interval: &Interval, number: &Number) -> bool {
    interval.contains(&Interval::exact(number.clone()))
}

/// Points of an interval: its ends and points beside them, where it has them.
fn points(interval: &Interval) -> Vec<Number> {
    let mut near: Vec<Number> = (-24..=24).map(|quarters| number(quarters, 4)).collect();
    let tiny = number(1, 1_000);
    for bound in [interval.lower(), interval.upper()].into_iter().flatten() {
        near.extend([bound.at.clone(), &bound.at + &tiny, &bound.at - &tiny]);
    }
    near.retain(|number| has(interval, number));
    near
}

fn everywhere() -> Vec<Number> {
    (-160..=160).map(|eighths| number(eighths, 8)).collect()
}

#[test]
fn is_never_empty() {
    let one = || Number::ONE;
    assert_eq!(Interval::new(Some(Bound::open(one())), Some(Bound::closed(one()))), None);
    assert_eq!(Interval::new(Some(Bound::closed(one())), Some(Bound::closed(Number::ZERO))), None);
    assert_eq!(
        Interval::new(Some(Bound::closed(one())), Some(Bound::closed(one()))),
        Some(Interval::exact(one()))
    );
}

#[test]
fn only_touching_is_disjoint_unless_both_ends_are_closed() {
    let low = Interval::new(Some(Bound::closed(number(1, 2))), Some(Bound::open(number(3, 2)))).unwrap();
    let high = Interval::new(Some(Bound::closed(number(3, 2))), Some(Bound::open(number(5, 2)))).unwrap();
    assert!(low.is_disjoint(&high));
    let closed = Interval::between(number(1, 2), number(3, 2));
    assert!(!closed.is_disjoint(&high));
}

#[test]
fn zero_times_what_has_no_end_is_zero() {
    let zero = Interval::exact(Number::ZERO);
    assert_eq!(zero.mul(&Interval::everything()), zero);
    let up_to_one = Interval::new(Some(Bound::open(Number::ZERO)), Some(Bound::closed(Number::ONE))).unwrap();
    let from_one = Interval::new(Some(Bound::closed(Number::ONE)), None).unwrap();
    assert_eq!(up_to_one.mul(&from_one), Interval::new(Some(Bound::open(Number::ZERO)), None).unwrap());
    assert_eq!(Interval::exact(Number::ONE).div(&up_to_one), Some(from_one.clone()));
    assert_eq!(Interval::exact(Number::ONE).div(&zero), None);
    assert_eq!(from_one.div(&Interval::between(Number::ZERO, Number::ONE)), None);
}

proptest! {
    #[test]
    fn sums_products_and_quotients_hold_those_of_all_points(a in intervals(), b in intervals()) {
        let (sum, difference, product, quotient, hull) = (a.add(&b), a.sub(&b), a.mul(&b), a.div(&b), a.hull(&b));
        for x in points(&a) {
            prop_assert!(has(&hull, &x));
            for y in points(&b) {
                prop_assert!(has(&sum, &(&x + &y)));
                prop_assert!(has(&difference, &(&x - &y)));
                prop_assert!(has(&product, &(&x * &y)), "{:?} * {:?}", x, y);
                if let Some(quotient) = &quotient {
                    prop_assert!(has(quotient, &x.divided_by(&y).unwrap()), "{:?} / {:?}", x, y);
                }
            }
        }
    }

    /// A closed end of a product is a product, and near an open one there is one.
    #[test]
    fn products_reach_no_further_than_they_must(a in intervals(), b in intervals()) {
        let product = a.mul(&b);
        let products: Vec<Number> =
            points(&a).iter().flat_map(|x| points(&b).iter().map(|y| x * y).collect::<Vec<_>>()).collect();
        for bound in [product.lower(), product.upper()].into_iter().flatten() {
            let reached = products.contains(&bound.at);
            prop_assert_eq!(bound.closed, reached, "{:?}", bound);
            let near = products.iter().any(|point| (point - &bound.at).abs() <= number(1, 20));
            prop_assert!(near, "{:?}", bound);
        }
    }

    #[test]
    fn agrees_with_its_points(a in intervals(), b in intervals()) {
        let both = a.intersect(&b);
        prop_assert_eq!(both.is_none(), a.is_disjoint(&b));
        prop_assert_eq!(a.contains(&b), both.as_ref() == Some(&b));
        for point in everywhere() {
            let inside = both.as_ref().is_some_and(|both| has(both, &point));
            prop_assert_eq!(inside, has(&a, &point) && has(&b, &point));
        }
    }

    #[test]
    fn keeps_the_laws(a in intervals(), b in intervals(), factor in numbers()) {
        prop_assert_eq!(a.is_disjoint(&b), b.is_disjoint(&a));
        prop_assert_eq!(a.intersect(&b), b.intersect(&a));
        prop_assert_eq!(a.add(&b), b.add(&a));
        prop_assert_eq!(a.mul(&b), b.mul(&a));
        prop_assert_eq!(a.hull(&b), b.hull(&a));
        prop_assert_eq!(a.neg().neg(), a.clone());
        prop_assert_eq!(a.sub(&b).neg(), b.sub(&a));
        prop_assert_eq!(a.add(&Interval::exact(Number::ZERO)), a.clone());
        prop_assert_eq!(a.mul(&Interval::exact(Number::ONE)), a.clone());
        prop_assert_eq!(a.div(&Interval::exact(Number::ONE)), Some(a.clone()));
        prop_assert_eq!(a.scale(&factor), a.mul(&Interval::exact(factor)));
        prop_assert!(a.contains(&a) && Interval::everything().contains(&a) && !a.is_disjoint(&a));
        prop_assert_eq!(a.mul(&Interval::exact(Number::ZERO)), Interval::exact(Number::ZERO));
    }
}
