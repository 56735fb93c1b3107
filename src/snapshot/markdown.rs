//! Markdown (`CommonMark` with GitHub's tables, strikethrough, task lists and footnotes): the text a reader sees.
//!
//! Markup, link targets and tags are gone, entities decoded; a soft break stays a line end. The text of
//! an image is kept, and so is code. A line at the top of a paragraph that is bold or italic as a whole is a
//! heading or a by-line to its reader, so it is a block of its own.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::{self, Piece};
use super::read_text::{Block, BlockKind, ReadError, ReadText};
use crate::text::{Span, SpanMap};

/// Deeper than any page a person wrote; a level costs time on every line inside it.
const MOST_LEVELS: usize = 100;

/// What stands between two blocks.
const BETWEEN: &str = "\n\n";

pub(super) fn read(file: &str) -> Result<ReadText, ReadError> {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let body = file.strip_prefix('\u{FEFF}').unwrap_or(file);
    if body.starts_with("---") {
        options |= Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    }
    let skipped = file.len() - body.len();
    let mut writer = Writer::new(file);
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        writer.event(event, Span::new(range.start + skipped, range.end + skipped))?;
    }
    Ok(writer.finish())
}

/// Builds the text block by block.
struct Writer<'f> {
    file: &'f str,
    text: String,
    blocks: Vec<Block>,
    map: SpanMap,
    /// Where the open block starts in the text.
    open: Option<usize>,
    /// The kinds of the containers around this place, outermost first.
    around: Vec<BlockKind>,
    levels: usize,
    /// For each open stretch of emphasis, whether the block began with it.
    emphasis: Vec<bool>,
    /// Where in the text emphasis ended that the block began with.
    emphasised: Option<usize>,
    /// What a block of raw HTML has open.
    html: html::Tags,
}

impl<'f> Writer<'f> {
    fn new(file: &'f str) -> Self {
        Self {
            file,
            text: String::with_capacity(file.len()),
            blocks: Vec::new(),
            map: SpanMap::default(),
            open: None,
            around: Vec::new(),
            levels: 0,
            emphasis: Vec::new(),
            emphasised: None,
            html: html::Tags::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, at: Span) -> Result<(), ReadError> {
        match event {
            Event::Start(tag) => {
                self.levels += 1;
                if self.levels > MOST_LEVELS {
                    return Err(ReadError::Nesting { offset: at.start, limit: MOST_LEVELS });
                }
                self.start(&tag);
            }
            Event::End(tag) => {
                self.levels -= 1;
                self.end(tag);
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.write(&text, at);
            }
            Event::SoftBreak | Event::HardBreak if self.emphasised == Some(self.text.len()) => {
                self.close_as(BlockKind::Heading);
            }
            Event::SoftBreak | Event::HardBreak => self.write("\n", at),
            Event::Html(_) => self.html(at),
            Event::InlineHtml(tag) => {
                if html::breaks_line(&tag) {
                    self.write("\n", at);
                }
            }
            Event::Rule => self.close(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    /// Adds the words of one line of a block of HTML.
    fn html(&mut self, at: Span) {
        let file = self.file;
        let mut tags = self.html;
        for piece in html::pieces(&file[at.range()], &mut tags) {
            match piece {
                Piece::Text(text, there) => {
                    self.write(&text, Span::new(at.start + there.start, at.start + there.end));
                }
                Piece::Break => self.close(),
            }
        }
        self.html = tags;
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if matches!(tag, Tag::Strong | Tag::Emphasis) {
            self.emphasis.push(self.open.is_none());
        }
        let kind = match tag {
            Tag::Heading { .. } => Some(BlockKind::Heading),
            Tag::BlockQuote(_) => Some(BlockKind::Quotation),
            Tag::CodeBlock(_) => Some(BlockKind::Code),
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => Some(BlockKind::Item),
            Tag::TableCell => Some(BlockKind::Cell),
            Tag::MetadataBlock(_) => Some(BlockKind::FrontMatter),
            _ => None,
        };
        if kind.is_some() || matches!(tag, Tag::Paragraph | Tag::HtmlBlock | Tag::FootnoteDefinition(_)) {
            self.close();
        }
        if matches!(tag, Tag::HtmlBlock) {
            self.html = html::Tags::default();
        }
        self.around.extend(kind);
    }

    fn end(&mut self, tag: TagEnd) {
        if matches!(tag, TagEnd::Strong | TagEnd::Emphasis) && self.emphasis.pop() == Some(true) {
            self.emphasised = self.open.is_some().then_some(self.text.len());
        }
        let container = matches!(
            tag,
            TagEnd::Heading(_)
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::Item
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition
                | TagEnd::TableCell
                | TagEnd::MetadataBlock(_)
        );
        if container || matches!(tag, TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition) {
            self.close();
        }
        if container {
            self.around.pop();
        }
    }

    /// Adds text that stands for `at` in the file.
    fn write(&mut self, text: &str, at: Span) {
        if text.is_empty() || (self.open.is_none() && text.trim().is_empty()) {
            return;
        }
        if self.open.is_none() {
            if let Some(last) = self.blocks.last() {
                let raw = self.map.origin(last.span).end;
                self.text.push_str(BETWEEN);
                self.map.push_opaque(BETWEEN.len(), Span::new(raw.min(at.start), at.start));
            }
            self.open = Some(self.text.len());
        }
        self.text.push_str(text);
        let source = &self.file[at.range()];
        // Code stands between marks, and an escaped character after its backslash.
        match source.find(text) {
            Some(offset) if source.len() == text.len() || !text.trim().is_empty() => {
                let start = at.start + offset;
                self.map.push_verbatim(Span::new(start, start + text.len()));
            }
            _ => self.map.push_opaque(text.len(), at),
        }
    }

    /// Ends the open block, if there is one.
    fn close(&mut self) {
        self.close_as(self.around.last().copied().unwrap_or(BlockKind::Paragraph));
    }

    fn close_as(&mut self, kind: BlockKind) {
        let Some(mut start) = self.open.take() else { return };
        let end = self.text.trim_end().len().max(start);
        self.text.truncate(end);
        self.map.truncate(end);
        start += self.text[start..].len() - self.text[start..].trim_start().len();
        self.blocks.push(Block { span: Span::new(start, end), kind });
    }

    fn finish(mut self) -> ReadText {
        self.close();
        ReadText { text: self.text, blocks: self.blocks, map: self.map }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(file: &str) -> Vec<(BlockKind, String)> {
        let read = read(file).expect("it is read");
        read.blocks.iter().map(|block| (block.kind, read.text[block.span.range()].to_owned())).collect()
    }

    #[test]
    fn a_bold_line_at_the_top_of_a_paragraph_is_a_heading() {
        let (heading, paragraph) = (BlockKind::Heading, BlockKind::Paragraph);
        let block = |kind, text: &str| (kind, text.to_owned());
        assert_eq!(
            blocks("**Bridge opens**\n*By A. Writer*\nThe **town** was glad,\nand so on."),
            [
                block(heading, "Bridge opens"),
                block(heading, "By A. Writer"),
                block(paragraph, "The town was glad,\nand so on.")
            ]
        );
        assert_eq!(blocks("**Note** well\nthis."), [block(paragraph, "Note well\nthis.")]);
        assert_eq!(blocks("First\n**second**\nthird"), [block(paragraph, "First\nsecond\nthird")]);
    }

    #[test]
    fn reads_what_a_reader_sees() {
        use BlockKind::{Cell, Code, FrontMatter, Heading, Item, Paragraph, Quotation};
        let file = "\u{FEFF}---\ntitle: A\n---\n# *Big* `day` #\n\nOne\n**two**  \nthree\\* &copy; ![a map](m.png)\n\n\
                    - first\n- [ ] second\n\n> said\n\n| a | b |\n|---|---|\n| 1 | [2](x) |\n\n```rust\nlet a;\n\nlet b;\n```\n\n\
                    <https://a.example> ~~gone~~<br>x[^1]\n\n[^1]: note\n";
        let expected = [
            (FrontMatter, "title: A"),
            (Heading, "Big day"),
            (Paragraph, "One\ntwo\nthree* © a map"),
            (Item, "first"),
            (Item, "second"),
            (Quotation, "said"),
            (Cell, "a"),
            (Cell, "b"),
            (Cell, "1"),
            (Cell, "2"),
            (Code, "let a;\n\nlet b;"),
            (Paragraph, "https://a.example gone\nx"),
            (Paragraph, "note"),
        ];
        let expected: Vec<_> = expected.into_iter().map(|(kind, text)| (kind, text.to_owned())).collect();
        assert_eq!(blocks(file), expected);
    }

    #[test]
    fn keeps_the_words_of_raw_html() {
        let file = "<div class=\"a > b\">\n<!-- not seen\nat all --><p>One <b>bold</b> &amp; more</p>\n<p>two\n</p>\n\
                    <script>var a = \"<p>\";</script>\n</div>\n\nafter <sup>2</sup>\n";
        let texts: Vec<String> = blocks(file).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["One bold & more", "two", "after 2"]);
    }

    #[test]
    fn blocks_stand_apart_and_lead_back() {
        let file = "# A\n\nb &lt; **c**\n";
        let read = read(file).expect("it is read");
        assert_eq!(read.text, "A\n\nb < c");
        assert_eq!(&file[read.raw(Span::new(3, 8)).range()], "b &lt; **c");
        assert_eq!(&file[read.raw(Span::new(5, 6)).range()], "&lt;");
        assert_eq!(&file[read.raw(Span::new(0, 8)).range()], "A\n\nb &lt; **c");
    }

    #[test]
    fn too_many_levels_are_refused() {
        let deep = format!("{} a", ">".repeat(200));
        assert_eq!(
            read(&deep).map(|read| read.text),
            Err(ReadError::Nesting { offset: 100, limit: MOST_LEVELS })
        );
    }
}
