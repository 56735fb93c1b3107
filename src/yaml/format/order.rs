//! The canonical order of the keys of a map.

use crate::yaml::Entry;

/// The order of the keys of the map at a path of keys.
pub(in crate::yaml) type Order<'o> = &'o dyn Fn(&[&str]) -> Option<Vec<&'static str>>;

/// The places of entries in canonical order.
pub(in crate::yaml) fn sorted(entries: &[Entry<'_>], path: &[&str], order: Order<'_>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..entries.len()).collect();
    if let Some(order) = order(path) {
        let rank =
            |place: &usize| order.iter().position(|key| *key == entries[*place].key).unwrap_or(order.len());
        places.sort_by_key(rank);
    }
    places
}
