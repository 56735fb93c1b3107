//! What a revision changed, as one page that needs nothing else: what to look at first, then the text with its changes.

use std::collections::BTreeMap;

use askama::Template;

use super::phrase::{TagWords, disclosure, gravest_first, headline, places, reads_well, tag_words, why};
use super::summary::summary;
use crate::diff::{Change, Fate, Operation, Revision, Side, TextDiff, Touched, Weight};
use crate::render::count;
use crate::render::page::{Said, Shown, WordDiff, page};

#[derive(Template)]
#[template(
    ext = "html",
    source = r##"<header>
<p class="kicker">What a revision changed</p>
<h1><bdi>{{ old }}</bdi> <span class="to">→ <span class="hidden">became</span></span> <bdi>{{ new }}</bdi></h1>
<p class="lead">{{ summary }}</p>
</header>
<main>
{% if !touched.is_empty() %}<section aria-labelledby="touched">
<h2 id="touched">{{ touched_count }} touched</h2>
{% for one in touched %}<article{% if one.grave %} class="grave"{% endif %}>
<h3>{% if let Some((claim, role)) = one.by %}<bdi>{{ claim }}</bdi> <span class="label">{{ role }} {{ one.fate }}</span>{% else %}Quote {{ one.number }} <span class="label">{{ one.fate }}</span>{% endif %}</h3>
<p class="reason">{{ one.why }}</p>
{% for line in one.lines %}<blockquote class="text" dir="auto">{{ line|safe }}</blockquote>
{% endfor %}</article>
{% endfor %}</section>
{% endif %}{% if !index.is_empty() %}<nav aria-labelledby="material">
<h2 id="material">{{ index_count }}</h2>
<ol class="index">
{% for one in index %}<li><a href="#change-{{ one.number }}">{{ one.reason|safe }}</a>{% if let Some(told) = one.disclosure %} <span class="meta">{{ told }}</span>{% endif %}</li>
{% endfor %}</ol>
</nav>
{% endif %}<section aria-labelledby="text">
<h2 id="text">The text, with its changes</h2>
{% for block in blocks %}{% if let Some(change) = block.change %}<article id="change-{{ change.number }}"{% if change.grave %} class="grave"{% endif %}>
<p class="label">{{ change.head }}</p>
<p class="reason" dir="auto">{{ change.reason|safe }}</p>
{% for line in change.lines %}<p class="text" dir="auto">{{ line|safe }}</p>
{% endfor %}{% if !change.tags.is_empty() %}<ul class="tags">
{% for tag in change.tags %}<li>{{ tag.head }}: {% if let Some(old) = tag.old %}<bdi>{{ old }}</bdi>{% if tag.new.is_some() %} → {% endif %}{% endif %}{% if let Some(new) = tag.new %}<bdi>{{ new }}</bdi>{% endif %}{% if let Some(difference) = tag.difference %} ({{ difference }}){% endif %}</li>
{% endfor %}</ul>
{% endif %}<p class="meta">{{ change.places }}{% if let Some(told) = change.disclosure %}; {{ told }}{% endif %}</p>
</article>
{% else %}<details>
<summary>{{ block.kept_count }} unchanged</summary>
{% for text in block.kept %}<p class="text" dir="auto">{{ text }}</p>
{% endfor %}</details>
{% endif %}{% endfor %}</section>
</main>
<footer>Compared sentence by sentence by factlock. Material: it may say something else than before.</footer>"##
)]
struct Body<'a> {
    old: Shown<'a>,
    new: Shown<'a>,
    summary: String,
    touched_count: String,
    touched: Vec<TouchedView<'a>>,
    index_count: String,
    index: Vec<IndexView<'a>>,
    blocks: Vec<Block<'a>>,
}

struct TouchedView<'a> {
    grave: bool,
    by: Option<(Shown<'a>, &'static str)>,
    number: usize,
    fate: &'static str,
    why: String,
    lines: Vec<WordDiff<'a>>,
}

struct IndexView<'a> {
    number: usize,
    reason: Said<'a>,
    disclosure: Option<String>,
}

/// A change, or a run of sentences that stayed.
struct Block<'a> {
    change: Option<ChangeView<'a>>,
    kept_count: String,
    kept: Vec<Shown<'a>>,
}

struct ChangeView<'a> {
    number: usize,
    grave: bool,
    head: String,
    reason: Said<'a>,
    places: String,
    lines: Vec<WordDiff<'a>>,
    tags: Vec<TagView<'a>>,
    disclosure: Option<String>,
}

struct TagView<'a> {
    head: String,
    old: Option<Shown<'a>>,
    new: Option<Shown<'a>>,
    difference: Option<String>,
}

/// What a revision changed, as one page of HTML.
pub fn diff_html(revision: &Revision<'_>) -> String {
    let diff = revision.diff;
    let material = diff.changes.iter().filter(|change| change.weight == Weight::Material).count();
    let body = Body {
        old: Shown(revision.old),
        new: Shown(revision.new),
        summary: summary(revision),
        touched_count: count(revision.touched.len() as u64, "quote"),
        touched: revision.touched.iter().map(|one| touched(diff, one)).collect(),
        index_count: count(material as u64, "material change"),
        index: index(diff),
        blocks: blocks(diff),
    };
    page(&format!("{} → {}", revision.old, revision.new), &body)
}

fn touched<'a>(diff: &TextDiff, touched: &'a Touched<'a>) -> TouchedView<'a> {
    let quote = touched.quoted.quote.exact;
    let lines = match &touched.fate {
        Fate::Altered { words, .. } if reads_well(words) => vec![WordDiff::new(words)],
        Fate::Altered { passage, .. } => {
            vec![WordDiff::one(quote, Side::Old), WordDiff::one(passage, Side::New)]
        }
        Fate::Gone => vec![WordDiff::one(quote, Side::Old)],
        _ => vec![WordDiff::one(quote, Side::Both)],
    };
    TouchedView {
        grave: matches!(touched.fate, Fate::Altered { .. } | Fate::Gone),
        by: touched.quoted.by.map(|(claim, role)| (Shown(claim), role.phrase())),
        number: touched.index + 1,
        fate: touched.fate.phrase(),
        why: why(diff, &touched.fate),
        lines,
    }
}

/// The material changes, the undisclosed first.
fn index(diff: &TextDiff) -> Vec<IndexView<'_>> {
    let number = |change: &Change| {
        diff.changes.iter().position(|one| std::ptr::eq(one, change)).map_or(0, |at| at + 1)
    };
    let grave = gravest_first(diff).into_iter().filter(|change| change.weight == Weight::Material);
    grave
        .map(|change| IndexView {
            number: number(change),
            reason: Said::new(&change.reason),
            disclosure: disclosure(diff, change),
        })
        .collect()
}

/// The changes in reading order, with the sentences between them that stayed.
fn blocks(diff: &TextDiff) -> Vec<Block<'_>> {
    let kept: BTreeMap<usize, usize> =
        diff.links.iter().copied().filter(|&(old, _)| diff.operations.old[old] == Operation::Keep).collect();
    let mut blocks = Vec::new();
    let mut next = 0;
    for (at, change) in diff.changes.iter().enumerate() {
        let before = match (change.new.first(), change.old.first()) {
            (Some(&first), _) => first,
            // What was deleted stood behind the last sentence before it that stayed.
            (None, Some(&first)) => kept.range(..first).next_back().map_or(0, |(_, new)| new + 1),
            (None, None) => next,
        };
        run(diff, next..before.max(next), &mut blocks);
        next = change.new.last().map_or(before, |last| last + 1).max(next);
        blocks.push(Block {
            change: Some(view(diff, at + 1, change)),
            kept_count: String::new(),
            kept: Vec::new(),
        });
    }
    run(diff, next..diff.new.len(), &mut blocks);
    blocks
}

fn run<'a>(diff: &'a TextDiff, range: std::ops::Range<usize>, blocks: &mut Vec<Block<'a>>) {
    let kept: Vec<Shown<'a>> = range
        .filter(|&at| diff.operations.new[at] == Operation::Keep)
        .map(|at| Shown(&diff.new[at].text))
        .collect();
    if !kept.is_empty() {
        blocks.push(Block { change: None, kept_count: count(kept.len() as u64, "sentence"), kept });
    }
}

fn view<'a>(diff: &'a TextDiff, number: usize, change: &'a Change) -> ChangeView<'a> {
    let sentences = |all: &'a [crate::diff::Sentence], indexes: &'a [usize], side| {
        indexes.iter().map(move |&at| WordDiff::one(&all[at].text, side))
    };
    let lines = match change.operation {
        Operation::Move => sentences(&diff.new, &change.new, Side::Both).collect(),
        _ if reads_well(&change.words) => vec![WordDiff::new(&change.words)],
        _ => sentences(&diff.old, &change.old, Side::Old)
            .chain(sentences(&diff.new, &change.new, Side::New))
            .collect(),
    };
    let tags = change.tags.iter().map(|tag| {
        let TagWords { head, old, new, difference } = tag_words(tag);
        TagView { head, old: old.map(Shown), new: new.map(Shown), difference }
    });
    ChangeView {
        number,
        grave: change.weight == Weight::Material,
        head: headline(change),
        reason: Said::new(&change.reason),
        places: places(diff, change),
        lines,
        tags: tags.collect(),
        disclosure: disclosure(diff, change),
    }
}
