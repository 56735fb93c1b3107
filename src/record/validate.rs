//! Holding a parsed file against the table of its fields: every problem of the file in one pass.

use std::str::FromStr;

use super::shape::{FORMAT_VERSION, Field, RecordShape, Shape, Word};
use crate::finding::Safety;
use crate::text::{Span, did_you_mean, join_or};
use crate::value::{Colour, Day, Edtf, NotADigest, Period, Sha256Hex, SnapshotPin, check_id};
use crate::yaml::{Entry, Fault, Kind, Node, Style};

/// Everything in `node` that a record of this shape may not have, in the order of the file.
pub(super) fn validate(shape: &RecordShape, node: &Node<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    record(shape, node, "", &mut faults);
    faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
    faults
}

fn record(shape: &RecordShape, node: &Node<'_>, under: &str, faults: &mut Vec<Fault>) {
    let Some(entries) = node.entries() else {
        let what = format!("{} with keys such as `{}`", noun(shape), first_key(shape));
        return faults.push(wrong(node, under, &what).help(format!("write it as `{}`", first_entry(shape))));
    };
    fields(shape, node, entries, under, faults);
}

fn fields(shape: &RecordShape, node: &Node<'_>, entries: &[Entry<'_>], under: &str, faults: &mut Vec<Fault>) {
    // Worked out once: a hostile file has as many keys as it likes.
    let absent: Vec<&'static str> = shape
        .keys()
        .filter(|name| !entries.iter().any(|entry| entry.key == *name && !entry.value.is_empty()))
        .collect();
    let mut misspelt: Vec<&str> = Vec::new();
    for entry in entries {
        match shape.field(&entry.key) {
            None => {
                let near = did_you_mean(&entry.key, absent.iter().copied());
                let fault = unknown(shape, entry, near);
                let free = near.filter(|near| {
                    !misspelt.contains(near) && !entries.iter().any(|entry| entry.key == *near)
                });
                misspelt.extend(near);
                faults.push(match free {
                    Some(near) => fault.instead(near, Safety::Unsafe),
                    None => fault,
                });
            }
            Some(_) if entry.value.is_empty() => {}
            Some(field) => value(&field.shape, &entry.value, field.name, faults),
        }
    }
    for field in shape.fields.iter().filter(|field| field.required && absent.contains(&field.name)) {
        // A required key that is only misspelt is said once, where it stands.
        if misspelt.contains(&field.name) {
            continue;
        }
        let written = entries.iter().find(|entry| entry.key == field.name);
        let span = written.map_or_else(|| opening(node), |entry| entry.key_span);
        let what = if written.is_some() { "is empty" } else { "is missing" };
        let needs = if shape.name.ends_with('s') { "need" } else { "needs" };
        let place = if under.is_empty() { String::new() } else { format!(" in `{under}`") };
        faults.push(
            Fault::new(span, format!("`{}` {what}{place}: {} {needs} it", field.name, noun(shape)))
                .help(format!("add `{}: {}`: {}", field.name, field.example, lower_first(field.about))),
        );
    }
}

fn value(shape: &Shape, node: &Node<'_>, key: &str, faults: &mut Vec<Fault>) {
    match shape {
        Shape::Record(inner) => record(inner, node, key, faults),
        Shape::List(inner) => match node.items() {
            Some(items) => items.iter().for_each(|item| entry_of_list(inner, item, key, faults)),
            None => faults.push(wrong(node, key, "a list").help(as_list(inner, node, key))),
        },
        Shape::Map(inner) => match node.entries() {
            Some(entries) => entries.iter().for_each(|entry| match inner {
                // A name of the user's own with nothing behind it is a record without keys.
                Shape::Record(inner) if entry.value.is_empty() => {
                    fields(inner, &entry.value, &[], &entry.key, faults);
                }
                _ if entry.value.is_empty() => {}
                inner => value(inner, &entry.value, &entry.key, faults),
            }),
            None => faults.push(wrong(node, key, "a map of names to values")),
        },
        scalar => {
            if let Err(fault) = check_scalar(scalar, node, key) {
                faults.push(fault);
            }
        }
    }
}

fn entry_of_list(shape: &Shape, item: &Node<'_>, key: &str, faults: &mut Vec<Fault>) {
    if item.is_empty() {
        faults.push(
            Fault::new(item.span, format!("an entry of `{key}` is empty"))
                .help("remove the entry, or write its value"),
        );
    } else {
        value(shape, item, key, faults);
    }
}

fn check_scalar(shape: &Shape, node: &Node<'_>, key: &str) -> Result<(), Fault> {
    let expected = match shape {
        Shape::Boolean => "`true` or `false`",
        Shape::Count | Shape::Version => "a whole number",
        Shape::Date | Shape::Day => "a date",
        Shape::OneOf(_) => "one word",
        _ => "text",
    };
    let Kind::Scalar(scalar) = &node.kind else { return Err(wrong(node, key, expected)) };
    let text: &str = &scalar.text;
    let plain = scalar.style == Style::Plain;
    let refuse = |message: String| Fault::new(node.span, message);
    match shape {
        Shape::Id | Shape::Reference(_) => {
            check_id(text).map_err(|problem| refuse(format!("`{key}`: {problem}")))
        }
        Shape::OneOf(words) => one_of(words, text, node.span, key),
        Shape::Date => parsed::<Edtf>(text, key, node.span),
        Shape::Day => parsed::<Day>(text, key, node.span),
        Shape::Colour => parsed::<Colour>(text, key, node.span),
        Shape::Period => parsed::<Period>(text, key, node.span),
        Shape::Sha256 => {
            in_small_letters(text, parsed::<Sha256Hex>(text, key, node.span), Sha256Hex::from_str)
        }
        Shape::Pin => {
            in_small_letters(text, parsed::<SnapshotPin>(text, key, node.span), SnapshotPin::from_str)
        }
        Shape::Boolean if !plain || !matches!(text, "true" | "false") => {
            Err(refuse(format!("`{key}` is {}, expected `true` or `false`", shown(text))))
        }
        Shape::Count
            if !plain || text.parse::<u64>().is_err() || (text.len() > 1 && text.starts_with('0')) =>
        {
            let number =
                refuse(format!("`{key}` is {}, expected a whole number such as `2974`", shown(text)));
            Err(if plain { number } else { number.help("write it without quotes") })
        }
        Shape::Version if text != FORMAT_VERSION.to_string() => {
            let only = format!("write `{key}: {FORMAT_VERSION}`; a later version needs a later factlock");
            Err(refuse(format!("`{key}` is {}, expected `{FORMAT_VERSION}`", shown(text))).help(only))
        }
        Shape::Path if text.contains(char::is_control) => {
            Err(refuse(format!("`{key}` has a control character")).help("rename the file"))
        }
        Shape::Url if has_credentials(text) => {
            Err(refuse(format!("`{key}` holds a name or a password before its `@`"))
                .help("write the address without them: whoever reads the ledger would have them"))
        }
        Shape::Url if !is_address(text) => {
            Err(refuse(format!("`{key}` is {}, expected an address", shown(text)))
                .help("write the whole address, beginning with `https://` or `http://`"))
        }
        _ => Ok(()),
    }
}

/// Whether a text is an address that a record may hold: of something on the web, with a host, without white space, and without
/// a name or a password.
pub fn is_address(text: &str) -> bool {
    authority(text).is_some_and(is_host) && !text.contains(char::is_whitespace) && !has_credentials(text)
}

/// Whether an address names who asks for it.
fn has_credentials(text: &str) -> bool {
    authority(text).is_some_and(|authority| authority.contains('@'))
}

/// What stands between the scheme and the path.
fn authority(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| begins(text, scheme))?;
    // A browser takes `\` for `/`.
    text[scheme.len()..].split(['/', '\\', '?', '#']).next()
}

/// Whether a host, and perhaps a port, is written as RFC 3986 has it, or in the letters of another script.
fn is_host(authority: &str) -> bool {
    let (host, rest) = match authority.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((host, rest)) if host.parse::<std::net::Ipv6Addr>().is_ok() => (host, rest),
            _ => return false,
        },
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let in_no_host = |c: char| c.is_control() || "<>\"^`{|}[]".contains(c);
    let is_port = |port: &str| {
        port.is_empty() || port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
    };
    let port = rest.strip_prefix(':').unwrap_or(rest);
    !host.is_empty()
        && !host.contains(in_no_host)
        && (rest.is_empty() || rest.starts_with(':'))
        && is_port(port)
}

/// Whether a text begins so, in any case: a scheme has none.
fn begins(text: &str, scheme: &str) -> bool {
    text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
}

fn parsed<T: FromStr<Err: std::fmt::Display>>(text: &str, key: &str, span: Span) -> Result<(), Fault> {
    text.parse::<T>().map(drop).map_err(|problem| Fault::new(span, format!("`{key}`: {problem}")))
}

/// A digest is the same in capital and in small letters, and only the latter are read.
fn in_small_letters<T>(
    text: &str,
    parsed: Result<(), Fault>,
    read: impl Fn(&str) -> Result<T, NotADigest>,
) -> Result<(), Fault> {
    let small = text.to_ascii_lowercase();
    parsed.map_err(|fault| if read(&small).is_ok() { fault.instead(small, Safety::Safe) } else { fault })
}

fn one_of(words: &[Word], text: &str, span: Span, key: &str) -> Result<(), Fault> {
    if words.iter().any(|word| word.name == text) {
        return Ok(());
    }
    let fault = Fault::new(span, format!("`{key}` is {}, which is not one of its words", shown(text)));
    let names = words.iter().map(|word| word.name);
    Err(match did_you_mean(text, names.clone()) {
        Some(near) => {
            let label = format!("did you mean `{near}`?");
            fault.label(label).help(format!("write {}", join_or(names))).instead(near, Safety::Unsafe)
        }
        None => fault.help(format!("write {}", join_or(names))),
    })
}

fn unknown(shape: &RecordShape, entry: &Entry<'_>, near: Option<&str>) -> Fault {
    let fault =
        Fault::new(entry.key_span, format!("`{}` is not a key of {}", shortened(&entry.key), noun(shape)))
            .help(format!("the keys are {}", join_or(shape.keys())));
    match near {
        Some(near) => fault.label(format!("did you mean `{near}`?")),
        None if entry.key.starts_with(|c: char| c.is_ascii_digit()) => fault
            .help("a comma ends a value between `{` and `}`: put the number in quotes, such as `\"54,000\"`"),
        None => fault,
    }
}

fn wrong(node: &Node<'_>, key: &str, expected: &str) -> Fault {
    let found = match &node.kind {
        Kind::Scalar(scalar) if scalar.is_null() => "nothing".to_owned(),
        Kind::Scalar(scalar) => format!("the text {}", shown(&scalar.text)),
        Kind::List { .. } => "a list".to_owned(),
        Kind::Map { .. } => "a map".to_owned(),
    };
    let subject = if key.is_empty() { "the file".to_owned() } else { format!("`{key}`") };
    Fault::new(opening(node), format!("{subject} holds {found}, expected {expected}"))
}

fn as_list(inner: &Shape, node: &Node<'_>, key: &str) -> String {
    match (inner, node.text()) {
        (Shape::Record(record), Some(_)) => format!("write `{key}: [{}]`", first_entry(record)),
        (_, Some(text)) if text.len() <= 40 => format!("write `{key}: [{text}]`"),
        _ => format!("write `{key}:` and below it one `- ` for each entry"),
    }
}

/// The keys that a record must have, or else its first one, with their examples.
fn first_entry(shape: &RecordShape) -> String {
    let required: Vec<&Field> = shape.fields.iter().filter(|field| field.required).collect();
    let fields = if required.is_empty() { shape.fields.iter().take(1).collect() } else { required };
    let keys: Vec<String> = fields.iter().map(|field| format!("{}: {}", field.name, field.example)).collect();
    format!("{{ {} }}", keys.join(", "))
}

/// The first line of a value, so that a caret does not run over half a file.
fn opening(node: &Node<'_>) -> Span {
    match &node.kind {
        Kind::Scalar(_) => node.span,
        Kind::Map { entries, .. } => entries.first().map_or(node.span, |entry| entry.key_span),
        Kind::List { .. } => Span::new(node.span.start, node.span.start + 1),
    }
}

fn first_key(shape: &RecordShape) -> &'static str {
    shape.fields.first().map_or("", |field| field.name)
}

fn shown(text: &str) -> String {
    format!("`{}`", shortened(text))
}

fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 && line.len() == text.len() {
        line.to_owned()
    } else {
        format!("{}…", line.chars().take(60).collect::<String>())
    }
}

/// `a claim`, `an entity`; the settings are many.
fn noun(shape: &RecordShape) -> String {
    let article = match shape.name {
        name if name.ends_with('s') => "the",
        name if name.starts_with(['a', 'e', 'i', 'o', 'u']) => "an",
        _ => "a",
    };
    format!("{article} {}", shape.name.replace('_', " "))
}

fn lower_first(sentence: &str) -> String {
    let mut chars = sentence.trim_end_matches('.').chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
