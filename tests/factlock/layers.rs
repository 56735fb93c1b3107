//! What holds the code together: layers that only look down, rooms that alone may do something, small files.

mod code;

use self::code::{SourceFile, Use, source_files, words};
use crate::support::{files_below, repository};

/// No file is longer.
const LONGEST: usize = 500;

/// The modules of the crate, lowest first: the order in which `lib.rs` names them.
fn layers() -> Vec<String> {
    let lib = std::fs::read_to_string(repository().join("src/lib.rs")).unwrap();
    let module = |line: &str| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned);
    lib.lines().filter_map(module).collect()
}

#[test]
fn a_lower_layer_never_imports_a_higher_one() {
    let layers = layers();
    let rank = |module: &str| layers.iter().position(|layer| layer == module);
    let mut wrong = Vec::new();
    for file in source_files() {
        let Some(own) = rank(file.layer()) else { continue };
        for Use { line, module } in file.uses(&layers) {
            if rank(&module).is_some_and(|other| other > own) {
                wrong.push(format!(
                    "`{}` imports `{module}` (line {line}): lower may not import higher",
                    file.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_picture_of_the_layers_is_their_order() {
    let lib = std::fs::read_to_string(repository().join("src/lib.rs")).unwrap();
    let picture = lib.split("//! ```text\n").nth(1).and_then(|rest| rest.split("//! ```").next()).unwrap();
    let drawn: Vec<&str> = picture.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(drawn, layers());
}

#[test]
fn what_touches_the_world_stands_in_its_room() {
    /// What may be named only in some modules; unit tests may name it anywhere.
    const ROOMS: [(&[&str], &[&str]); 7] = [
        (&["saphyr_parser", "serde_yaml"], &["yaml"]),
        (&["clap", "clap_complete", "clap_mangen", "anstream", "terminal_size"], &["cli"]),
        (&["std::fs", "std::env", "tempfile"], &["tree", "cli", "main"]),
        (&["std::process::Command", "Command::new"], &["tree"]),
        (&["SystemTime", "Instant", "Zoned::now", "Timestamp::now"], &["tree", "cli"]),
        (&["print!", "println!", "eprint!", "eprintln!", "process::exit"], &["cli"]),
        // What a program that is run prints is read in the room that runs it.
        (&["stdout", "stderr"], &["tree", "cli"]),
    ];
    let mut wrong = Vec::new();
    for file in source_files() {
        for (forbidden, modules) in ROOMS.iter().filter(|(_, modules)| !modules.contains(&file.layer())) {
            for name in forbidden.iter().filter(|name| names(file.without_tests(), name)) {
                wrong.push(format!(
                    "`{}` names `{name}`, which only `{}` may",
                    file.path,
                    modules.join("`, `")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whether code names something, as whole words.
fn names(code: &str, name: &str) -> bool {
    let whole = |at: usize| {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        !code[..at].ends_with(word) && !code[at + name.len()..].starts_with(word)
    };
    code.match_indices(name).any(|(at, _)| whole(at))
}

#[test]
fn no_rule_imports_another() {
    let files: Vec<SourceFile> = source_files().into_iter().filter(SourceFile::is_rule).collect();
    let rules: Vec<&str> = files.iter().map(SourceFile::stem).collect();
    for file in &files {
        let others = rules.iter().filter(|rule| **rule != file.stem());
        for other in others {
            assert!(
                !outside_of_texts(&file.code).any(|code| words(code).any(|word| word == *other)),
                "`{}` names the rule `{other}`",
                file.path
            );
        }
    }
}

/// Code without what stands between quotation marks, where a rule may well be named.
fn outside_of_texts(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').step_by(2)
}

#[test]
fn files_are_small() {
    let all = ["src", "tests", "benches"].map(|folder| files_below(&repository().join(folder)));
    for file in all.iter().flatten().filter(|file| file.extension() == Some("rs")) {
        let lines = std::fs::read_to_string(file).unwrap().lines().count();
        assert!(lines <= LONGEST, "`{file}` has {lines} lines, at most {LONGEST} are allowed");
    }
}

#[test]
fn every_folder_opens_with_what_lives_in_it() {
    for file in source_files().iter().filter(|file| !file.is_test) {
        assert!(file.text.starts_with("//! "), "`{}` does not begin with `//! `", file.path);
        let Some(folder) = file.path.parent() else { continue };
        let opened = [folder.join("mod.rs"), folder.with_extension("rs")];
        let root = folder.as_str().is_empty();
        assert!(
            root || opened.iter().any(|opening| repository().join("src").join(opening).is_file()),
            "`{folder}` has no `mod.rs`"
        );
    }
}
