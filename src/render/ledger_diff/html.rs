//! What changed between two ledgers, as one page that needs nothing else: the gravest first.

use askama::Template;

use super::LedgerRevision;
use super::phrase::{headline, is_short, kind, label, summary, unread, worth_a_line};
use crate::diff::{FieldChange, FindingChange, RecordChange, Side};
use crate::render::count;
use crate::render::diff::reads_well;
use crate::render::page::{Said, Shown, WordDiff, anchor, page};

#[derive(Template)]
#[template(
    ext = "html",
    source = r##"<header>
<p class="kicker">What changed in the claims</p>
<h1><bdi>{{ old }}</bdi> <span class="to">→ <span class="hidden">became</span></span> <bdi>{{ new }}</bdi></h1>
<p class="lead">{{ summary }}</p>
</header>
<main>
{% for list in findings %}<section>
<h2>{{ list.title }}</h2>
<ul class="index">
{% for one in list.findings %}<li><span class="label{% if one.severity.word() == "error" %} alarm{% endif %}">{{ one.severity.word() }}</span> <span dir="auto">{{ Said::new(one.message.as_str())|safe }}</span> <span class="meta"><code>{{ one.rule }}</code> in <bdi>{{ Shown(one.file.as_str()) }}</bdi>, line {{ one.line }}</span></li>
{% endfor %}{% if let Some(notes) = list.notes %}<li class="meta">{{ notes }}</li>
{% endif %}</ul>
</section>
{% endfor %}{% if !unread.is_empty() %}<section>
<h2>Not compared</h2>
<ul class="index">
{% for why in unread %}<li>{{ Shown(why.as_str()) }}</li>
{% endfor %}</ul>
</section>
{% endif %}{% if !records.is_empty() %}<section>
<h2>The records that changed</h2>
{% for record in records %}<article id="{{ record.anchor }}"{% if record.alarm %} class="grave"{% endif %}>
<h3>{{ record.kind }} <bdi>{{ record.id }}</bdi> <span class="label">{{ record.headline }}</span></h3>
{% if let Some(about) = record.about %}<p class="reason" dir="auto">{{ about }}</p>
{% endif %}<dl>
{% for field in record.fields %}<dt>{{ Said::new(field.label.as_str())|safe }}</dt>
<dd>{% if let Some((old, new)) = field.pair %}<p class="text"><bdi>{{ old }}</bdi> → <bdi><strong>{{ new }}</strong></bdi></p>
{% endif %}{% for line in field.lines %}<p class="text" dir="auto">{{ line|safe }}</p>
{% endfor %}{% if let Some(why) = field.because %}<p class="meta because" dir="auto">because: {{ why }}</p>
{% endif %}</dd>
{% endfor %}</dl>
<p class="meta"><bdi>{{ record.file }}</bdi></p>
</article>
{% endfor %}</section>
{% endif %}</main>
<footer>Compared record by record by factlock, paired by id.</footer>"##
)]
struct Body<'a> {
    old: Shown<'a>,
    new: Shown<'a>,
    summary: String,
    findings: Vec<FindingsView<'a>>,
    unread: Vec<String>,
    records: Vec<RecordView<'a>>,
}

struct FindingsView<'a> {
    title: String,
    findings: Vec<&'a FindingChange>,
    notes: Option<String>,
}

struct RecordView<'a> {
    anchor: String,
    alarm: bool,
    kind: &'static str,
    id: Shown<'a>,
    headline: &'static str,
    about: Option<Shown<'a>>,
    file: Shown<'a>,
    fields: Vec<FieldView<'a>>,
}

struct FieldView<'a> {
    label: String,
    /// Two short values.
    pair: Option<(Shown<'a>, Shown<'a>)>,
    lines: Vec<WordDiff<'a>>,
    because: Option<Shown<'a>>,
}

/// What changed between two ledgers, as one page of HTML.
pub fn ledger_diff_html(revision: &LedgerRevision<'_>) -> String {
    let diff = revision.diff;
    let findings = diff.findings.iter().flat_map(|found| {
        [findings("appeared", &found.appeared), findings("settled", &found.settled)].into_iter().flatten()
    });
    let body = Body {
        old: Shown(revision.old),
        new: Shown(revision.new),
        summary: summary(diff),
        findings: findings.collect(),
        unread: diff.unread.iter().map(|file| unread(file, revision.old, revision.new)).collect(),
        records: diff.changes.iter().map(record).collect(),
    };
    page(&format!("{} → {}", revision.old, revision.new), &body)
}

fn findings<'a>(what: &str, all: &'a [FindingChange]) -> Option<FindingsView<'a>> {
    let (findings, notes) = worth_a_line(all);
    (!all.is_empty()).then(|| FindingsView {
        title: format!("{} {what}", count(all.len() as u64, "finding")),
        findings,
        notes: (notes > 0).then(|| count(notes as u64, "note")),
    })
}

fn record(change: &RecordChange) -> RecordView<'_> {
    let tells_itself =
        change.about.is_empty() || change.fields.iter().any(|field| field.field == "statement");
    RecordView {
        anchor: anchor(kind(change.kind), &change.id),
        alarm: change.weight().alarm().is_some(),
        kind: kind(change.kind),
        id: Shown(&change.id),
        headline: headline(change),
        about: (!tells_itself).then_some(Shown(&change.about)),
        file: Shown(change.file.as_str()),
        fields: change.fields.iter().map(|one| field(one, change)).collect(),
    }
}

fn field<'a>(field: &'a FieldChange, whole: &RecordChange) -> FieldView<'a> {
    let (mut pair, mut lines) = (None, Vec::new());
    match (field.old.as_deref(), field.new.as_deref()) {
        _ if reads_well(&field.words) => lines.push(WordDiff::new(&field.words)),
        (Some(old), Some(new)) if is_short(old) && is_short(new) => pair = Some((Shown(old), Shown(new))),
        (Some(old), Some(new)) => {
            lines = vec![WordDiff::one(old, Side::Old), WordDiff::one(new, Side::New)];
        }
        (old, new) => {
            let side = if field.act == whole.act {
                Side::Both
            } else if new.is_some() {
                Side::New
            } else {
                Side::Old
            };
            lines.extend(old.or(new).filter(|told| !told.is_empty()).map(|told| WordDiff::one(told, side)));
        }
    }
    FieldView { label: label(field, whole.act), pair, lines, because: field.because.as_deref().map(Shown) }
}
