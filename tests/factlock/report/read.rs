//! How what a report writes is read, strictly: markup that this program would not write is a failure. The fuzz target of
//! the reports reads with the same functions.

/// What a page is made of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token<'p> {
    /// The beginning of an element.
    Open(&'p str, Vec<(&'p str, &'p str)>),
    /// The end of an element.
    Close(&'p str),
    /// What stands between tags, as it is written.
    Text(&'p str),
}

/// The elements that a page has.
const ELEMENTS: [&str; 50] = [
    "a",
    "article",
    "b",
    "bdi",
    "blockquote",
    "body",
    "br",
    "cite",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "footer",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "li",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "p",
    "path",
    "pre",
    "q",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "time",
    "title",
    "ul",
];

/// The attributes that they have.
const ATTRIBUTES: [&str; 32] = [
    "alt",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "charset",
    "cite",
    "class",
    "content",
    "d",
    "data-k",
    "data-n",
    "datetime",
    "dir",
    "focusable",
    "height",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "open",
    "preserveAspectRatio",
    "rel",
    "role",
    "src",
    "start",
    "tabindex",
    "title",
    "type",
    "value",
    "vector-effect",
    "viewBox",
];

/// The elements that have no end.
const EMPTY: [&str; 4] = ["br", "hr", "img", "meta"];

/// The tokens of a page, of which every element is known, closed, and has attributes that are known.
#[track_caller]
pub(crate) fn tokens(page: &str) -> Vec<Token<'_>> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").expect("a page says that it is one");
    let (mut tokens, mut open) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        let (before, after) = rest.split_once('<').unwrap_or((rest, ""));
        assert!(!before.contains('>'), "a bare `>`: {before}");
        if !before.is_empty() {
            tokens.push(Token::Text(before));
        }
        if before.len() == rest.len() {
            break;
        }
        // No value holds a `>`, since it is escaped there too.
        let (tag, behind) = after.split_once('>').expect("a tag ends");
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "</{name}> closes another element");
            tokens.push(Token::Close(name));
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{tag}> is no element of a page");
        let is_empty = EMPTY.contains(&name) || attributes.ends_with('/');
        tokens.push(Token::Open(name, self::attributes(tag, attributes.trim_end_matches('/'))));
        if matches!(name, "style" | "script") {
            let end = rest.find("</").expect("it ends");
            tokens.push(Token::Text(&rest[..end]));
            rest = &rest[end..];
        }
        if !is_empty {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "elements that nobody closes");
    tokens
}

#[track_caller]
fn attributes<'p>(tag: &str, mut rest: &'p str) -> Vec<(&'p str, &'p str)> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (key, after) =
            rest.split_once("=\"").unwrap_or_else(|| panic!("an attribute without a value: <{tag}>"));
        let (value, after) =
            after.split_once('"').unwrap_or_else(|| panic!("a value without an end: <{tag}>"));
        assert!(ATTRIBUTES.contains(&key), "`{key}` is no attribute of a page: <{tag}>");
        assert!(!value.contains('<'), "a bare `<`: <{tag}>");
        found.push((key, value));
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    found
}

/// Asserts that a page asks for nothing, runs nothing, and leads nowhere but to the web.
#[track_caller]
pub(crate) fn assert_inert(tokens: &[Token<'_>]) {
    let mut styles = 0;
    for token in tokens {
        let Token::Open(name, attributes) = token else { continue };
        styles += usize::from(*name == "style");
        if *name == "script" {
            assert_eq!(attributes[..], [("type", "application/ld+json")], "a script");
        }
        for (key, value) in attributes {
            match *key {
                "href" => assert!(
                    value.starts_with('#') || value.starts_with("https://") || value.starts_with("http://"),
                    "a link to {value}"
                ),
                "src" => assert!(value.starts_with("data:image/"), "a picture of {value}"),
                "http-equiv" => assert_eq!(*value, "Content-Security-Policy"),
                _ => {}
            }
        }
    }
    assert_eq!(styles, 1, "a page has one style");
}

/// The text of the first article on a page: without what stands beside it. Nothing where none is shown.
pub(crate) fn article(tokens: &[Token<'_>]) -> Option<String> {
    let mut text = String::new();
    let begin = tokens.iter().position(
        |token| matches!(token, Token::Open("div", attributes) if attributes[..] == [("class", "text")]),
    )?;
    let (mut depth, mut beside) = (0_usize, None);
    for token in &tokens[begin..] {
        match token {
            Token::Open(name, _) if !EMPTY.contains(name) => {
                depth += 1;
                // A block of the article is never a list; what is noted beside it is.
                if *name == "ul" {
                    beside = Some(depth);
                }
            }
            Token::Close(_) => {
                beside = beside.filter(|at| *at < depth);
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            Token::Text(words) if beside.is_none() => text.push_str(words),
            _ => {}
        }
    }
    Some(unescaped(&text))
}

/// The text of markup: no element, every character reference read.
#[allow(dead_code, reason = "the fuzz target reads whole pages only")]
pub(crate) fn text(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    unescaped(&text)
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#13;", "\r").replace("&amp;", "&")
}

/// Rows of a table, as a reader of RFC 4180 reads them.
#[track_caller]
pub(crate) fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').expect("a byte order mark");
    let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), text);
    while !rest.is_empty() {
        rest = rest.strip_prefix('"').expect("every cell is quoted");
        let mut cell = String::new();
        loop {
            let (before, after) = rest.split_once('"').expect("a cell ends");
            cell.push_str(before);
            rest = after;
            match rest.strip_prefix('"') {
                Some(after) => rest = after,
                None => break,
            }
            cell.push('"');
        }
        row.push(cell);
        if let Some(after) = rest.strip_prefix("\r\n") {
            rows.push(std::mem::take(&mut row));
            rest = after;
        } else {
            rest = rest.strip_prefix(',').expect("a comma or the end of a row");
        }
    }
    rows
}

/// Asserts that every row has all its cells, and that no spreadsheet makes a formula of one, wherever it parts them.
#[track_caller]
pub(crate) fn assert_no_formula(rows: &[Vec<String>]) {
    for row in rows {
        assert_eq!(row.len(), rows[0].len(), "{row:?}");
        for part in row.iter().flat_map(|cell| cell.split(';')) {
            let is_passed_over = |c: char| c.is_whitespace() || matches!(c, '"' | '\u{200b}');
            let first = part.trim_start_matches(is_passed_over).chars().next();
            assert!(!first.is_some_and(|c| "=+-@\t\r＝＋－＠".contains(c)), "{row:?}");
        }
    }
}

/// Asserts that every brace of a BibTeX file is closed; what stands in its comments is not read.
#[track_caller]
pub(crate) fn assert_balanced(bib: &str) {
    let entries: String = bib.lines().filter(|line| !line.starts_with('%')).collect();
    let depth = entries.replace("\\{", "").replace("\\}", "").chars().fold(0_i32, |depth, c| match c {
        '{' => depth + 1,
        '}' => depth - 1,
        _ => depth,
    });
    assert_eq!(depth, 0, "{bib}");
}
