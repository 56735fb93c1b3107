//! The code of the crate as text, without its comments, and the modules it names.

use camino::{Utf8Path, Utf8PathBuf};

use crate::support::{files_below, repository};

/// A file of `src`.
pub(super) struct SourceFile {
    /// The path below `src`.
    pub(super) path: Utf8PathBuf,
    /// As written.
    pub(super) text: String,
    /// Without comments.
    pub(super) code: String,
    /// Whether it holds unit tests only.
    pub(super) is_test: bool,
}

/// A module of the crate that a file names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Use {
    pub(super) line: usize,
    pub(super) module: String,
}

/// Every file of `src`.
pub(super) fn source_files() -> Vec<SourceFile> {
    let root = repository().join("src");
    let files = files_below(&root).into_iter().filter(|file| file.extension() == Some("rs"));
    let mut files: Vec<SourceFile> = files
        .map(|file| {
            SourceFile::new(file.strip_prefix(&root).unwrap(), std::fs::read_to_string(&file).unwrap())
        })
        .collect();
    let tests: Vec<Utf8PathBuf> = files.iter().flat_map(SourceFile::test_modules).collect();
    for file in &mut files {
        file.is_test = tests.contains(&file.path);
    }
    files
}

impl SourceFile {
    pub(super) fn new(path: &Utf8Path, text: String) -> Self {
        let code = text.lines().map(without_comment).collect::<Vec<_>>().join("\n");
        Self { path: path.to_owned(), text, code, is_test: false }
    }

    /// The module of the crate that the file belongs to: `rules` for `rules/quote/words.rs`.
    pub(super) fn layer(&self) -> &str {
        self.path.components().next().map_or("", |first| first.as_str().trim_end_matches(".rs"))
    }

    /// Its name without an ending.
    pub(super) fn stem(&self) -> &str {
        self.path.file_stem().unwrap_or_default()
    }

    /// Whether this file is a rule: beside it stands its page.
    pub(super) fn is_rule(&self) -> bool {
        repository().join("src").join(self.path.with_extension("md")).is_file() && self.layer() == "rules"
    }

    /// The code up to its unit tests, which stand at the end; nothing of a file that holds only tests.
    pub(super) fn without_tests(&self) -> &str {
        let end = if self.is_test { Some(0) } else { self.code.find("#[cfg(test)]\nmod tests {") };
        &self.code[..end.unwrap_or(self.code.len())]
    }

    /// The files that this one declares as modules for tests only.
    fn test_modules(&self) -> Vec<Utf8PathBuf> {
        let folder = match self.path.file_name() {
            Some("mod.rs" | "lib.rs") => self.path.with_file_name(""),
            _ => self.path.with_extension(""),
        };
        let declared = self.code.split("#[cfg(test)]\nmod ").skip(1);
        declared.filter_map(|rest| Some(folder.join(rest.split_once(';')?.0).with_extension("rs"))).collect()
    }

    /// Every module of the crate that the file names, by `crate::` or by `super::` as far as the top.
    pub(super) fn uses(&self, modules: &[String]) -> Vec<Use> {
        let to_the_top = "super::".repeat(self.depth());
        let mut uses = Vec::new();
        for prefix in ["crate::", &to_the_top] {
            for (at, _) in self.code.match_indices(prefix).filter(|(at, _)| begins_word(&self.code, *at)) {
                let names = first_names(&self.code[at + prefix.len()..]);
                let line = self.code[..at].matches('\n').count() + 1;
                let known = names.into_iter().filter(|name| modules.iter().any(|module| module == name));
                uses.extend(known.map(|name| Use { line, module: name.to_owned() }));
            }
        }
        uses
    }

    /// How many modules lie between this one and the top of the crate, with itself.
    fn depth(&self) -> usize {
        let opens_folder = self.path.file_name() == Some("mod.rs");
        self.path.components().count() - usize::from(opens_folder)
    }
}

/// The words of code.
pub(super) fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

/// The first name of a path, or of every path of a group in braces.
fn first_names(path: &str) -> Vec<&str> {
    let Some(group) = path.strip_prefix('{') else { return words(path).take(1).collect() };
    let mut names = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.extend(words(&group[start..at]).next());
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

fn begins_word(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// A line up to its comment. What looks like one inside of a text, such as an address, is one for this
/// purpose.
fn without_comment(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

#[test]
fn sees_every_way_to_name_a_module() {
    let modules = ["yaml", "rules", "check", "tree"].map(str::to_owned);
    let seen = |path: &str, code: &str| -> Vec<String> {
        let file = SourceFile::new(Utf8Path::new(path), code.to_owned());
        file.uses(&modules).into_iter().map(|one| format!("{}:{}", one.line, one.module)).collect()
    };
    let code = "use crate::yaml::Node;\n// crate::check\nfn f() { crate::rules::g(\"a\") }";
    assert_eq!(seen("record/claim/mod.rs", code), ["1:yaml", "3:rules"]);
    let group = "use crate::{\n    yaml::{Node, rules},\n    check,\n    tree::Tree,\n};";
    assert_eq!(seen("record/mod.rs", group), ["1:yaml", "1:check", "1:tree"]);
    assert_eq!(seen("record/claim/mod.rs", "use super::super::rules;"), ["1:rules"]);
    assert_eq!(seen("record/claim/mod.rs", "use super::rules;"), [""; 0], "a module of its own");
    assert_eq!(seen("finding.rs", "use super::rules;"), ["1:rules"]);
    assert_eq!(seen("record/claim/review.rs", "use super::super::super::check::run;"), ["1:check"]);
}
