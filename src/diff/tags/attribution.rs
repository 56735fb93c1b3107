//! Who a statement is laid to: gained, lost or swapped.

use super::{Effect, Kind, Tag, Value};
use crate::diff::wording::Wording;
use crate::prose::{Attribution, attributions};

pub(super) fn tags(old: &str, new: &str, wording: &Wording) -> Vec<Tag> {
    let (mut before, mut after) = (attributions(old), attributions(new));
    // What stands in both, in whatever place, did not change.
    before.retain(|one| match after.iter().position(|other| alike(one, other)) {
        Some(at) => {
            after.remove(at);
            false
        }
        None => true,
    });
    let told = |text: &str, one: &Attribution| {
        let marker = &text[one.marker.range()];
        let told = match (one.verb, one.source.as_str()) {
            (_, "") => marker.to_owned(),
            ("according to", source) => format!("{marker} {source}"),
            (_, source) => format!("{source} {marker}"),
        };
        Some(Value::words(told))
    };
    before.retain(|one| !wording.is_inflected(&old[one.marker.range()]));
    after.retain(|one| !wording.is_inflected(&new[one.marker.range()]));
    let paired = before.len().min(after.len());
    let mut tags = Vec::new();
    for (one, other) in before.iter().zip(&after) {
        let same_source = one.source == other.source || one.source.is_empty() || other.source.is_empty();
        let effect =
            if same_source && one.stance == other.stance { Effect::Reworded } else { Effect::Swapped };
        tags.push(Tag::new(Kind::Attribution, effect, told(old, one), told(new, other)));
    }
    tags.extend(
        before[paired..].iter().map(|one| Tag::new(Kind::Attribution, Effect::Lost, told(old, one), None)),
    );
    tags.extend(
        after[paired..].iter().map(|one| Tag::new(Kind::Attribution, Effect::Gained, None, told(new, one))),
    );
    tags
}

fn alike(one: &Attribution, other: &Attribution) -> bool {
    one.verb == other.verb && one.source == other.source
}
