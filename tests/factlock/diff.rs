//! `factlock diff` tells what a revision of a text changed, and which claims it touches.

use serde_json::Value;

use crate::support::{Ledger, Project, Ran, factlock};

const ARTICLE: &str = "sources/newsbytes-2025-09-18/806cc9390984.md";

/// The example, and beside it a second version of its article: one number and one *only* are other.
fn revised() -> Project {
    let ledger = Ledger::example();
    let article = ledger.text(ARTICLE).to_owned();
    let second = article
        .replace("was trained for $294,000 using", "was trained for $394,000 using")
        .replace("it used only lawfully", "it used lawfully");
    assert_ne!(article, second);
    let project = ledger.on_disk();
    project.write("../second.md", second);
    project
}

/// A folder with an old and a new text.
fn texts(old: &str, new: &str) -> Project {
    let project = Ledger::sample().on_disk();
    project.write("old.txt", old).write("new.txt", new);
    project
}

fn json(ran: &Ran) -> Value {
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.stdout).unwrap()
}

#[track_caller]
fn shows(ran: &Ran, wanted: &[&str]) {
    for line in wanted {
        assert!(ran.stdout.contains(line), "expected `{line}` in\n{}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn a_number_and_an_only_are_told_with_the_claims_they_touch() {
    let ran = revised().factlock(&["diff", "--source", "newsbytes-2025-09-18", "../second.md"]).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    shows(
        &ran,
        &[
            "edited, material: a number changed: `$294,000` became `$394,000` (+100,000)\n",
            "  = number: $294,000 -> $394,000 (+100,000 $)\n",
            "edited, material: a word of exclusivity was left out: `only`\n",
            "DeepSeek insists it used [-only-] lawfully acquired H800 chips",
            "appearance of `only-h800` altered: it stands there no more; the nearest passage, 94 % alike, line 8\n",
            "appearance of `r1-512-h800` re-anchored: word for word, but the sentence around it changed, line 6\n",
            "23 sentences kept, 2 edited; 2 material; 5 quotes touched in 5 claims\n",
        ],
    );
}

#[test]
fn two_snapshots_are_compared_by_their_order_or_their_hashes() {
    let project = revised();
    let id = "newsbytes-2025-09-18";
    let one = project.factlock(&["diff", "--source", id]).run();
    assert_eq!(one.status, Some(2), "one snapshot has no second");
    assert!(
        one.stderr.contains("`newsbytes-2025-09-18` has only one snapshot, expected two"),
        "{}",
        one.stderr
    );
    let added =
        project.factlock(&["source", "add", "../second.md", "--id", id, "--retrieved", "unknown"]).run();
    assert_eq!(added.status, Some(0), "{}", added.stderr);
    let last_two = project.factlock(&["diff", "--source", id, "--format", "json"]).run();
    let told = json(&last_two);
    assert_eq!(told["summary"]["changes"]["edit"], 2);
    let hash =
        told["new"]["file"].as_str().unwrap().rsplit_once('/').unwrap().1.trim_end_matches(".md").to_owned();
    for pins in [["806cc9390984", hash.as_str()], ["sha256:806cc9390984", hash.as_str()]] {
        let by_pin = project.factlock(&["diff", "--source", id, pins[0], pins[1], "--format", "json"]).run();
        assert_eq!(by_pin, last_two);
    }
    let back = project.factlock(&["diff", "--source", id, &hash, "806cc9390984"]).run();
    shows(&back, &["`$394,000` became `$294,000` (-100,000)", "a word of exclusivity was added: `only`"]);
}

#[test]
fn a_pull_request_shows_the_touched_quotes_then_the_gravest_changes() {
    let arguments = ["diff", "--source", "newsbytes-2025-09-18", "../second.md", "--format", "markdown"];
    let ran = revised().factlock(&arguments).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    shows(
        &ran,
        &[
            "### Text: sources/newsbytes-2025-09-18/806cc9390984.md → ../second.md\n\n23 sentences kept, 2 edited; 2 material",
            "#### 5 quotes touched\n\n- ",
            "- appearance of **only-h800** **altered**: it stands there no more; the nearest passage, 94 % alike, line 8\n",
            "#### 2 material changes\n\n",
            "- **edited, material**: a number changed: `$294,000` became `$394,000` \\(\\+100,000\\)",
            "<del>\\$294,000</del> <ins>\\$394,000</ins> using",
            "  - number: \\$294,000 → \\$394,000 (\\+100,000 \\$)\n",
        ],
    );
    assert!(ran.stdout.find("quotes touched") < ran.stdout.find("material changes"), "{}", ran.stdout);
}

#[test]
fn markdown_puts_undisclosed_first_and_folds_what_is_not_material() {
    let old = "The mill has 12 rooms. The barn has 30 doors. Its colour is dark.\n";
    let new = "The mill has 14 rooms. The barn has 31 doors. Its color is dark.\n\n\
               Correction: an earlier version said that the mill has 12 rooms.\n";
    let project = texts(old, new);
    let ran = project.factlock(&["diff", "--text", "old.txt", "new.txt", "--format", "markdown"]).run();
    let at =
        |wanted: &str| ran.stdout.find(wanted).unwrap_or_else(|| panic!("no `{wanted}` in {}", ran.stdout));
    assert!(at("<ins>31</ins>") < at("<ins>14</ins>"), "{}", ran.stdout);
    assert!(at("<ins>14</ins>") < at("<details><summary>2 changes that are not material</summary>\n\n"));
    at("  - disclosed by a correction on line 3\n");
    at("  - undisclosed: no notice tells readers of it\n");
    assert!(ran.stdout.ends_with("\n</details>\n"), "{}", ran.stdout);
}

/// A page asks for nothing, runs nothing, and shows hostile text as text.
fn is_inert(page: &str) {
    let policy = "default-src 'none'; style-src 'sha256-";
    assert!(page.contains(policy) && page.contains("base-uri 'none'; form-action 'none'"), "{page}");
    let elements =
        page.split('<').skip(1).map(|rest| rest.split(['>', ' ', '\n']).next().unwrap_or_default());
    let ours = [
        "!DOCTYPE",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "section",
        "nav",
        "article",
        "footer",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "a",
        "bdi",
        "q",
        "code",
        "strong",
        "span",
        "del",
        "ins",
        "blockquote",
        "details",
        "summary",
    ];
    for element in elements {
        assert!(ours.contains(&element.trim_start_matches('/')), "{element}");
    }
    for live in ["http:", "https:", "href=\"j", "url(", "\u{202e}", "\u{1b}"] {
        assert!(!page.contains(live), "{live} in {page}");
    }
}

#[test]
fn a_page_tells_both_kinds_of_changes_and_needs_nothing_else() {
    let hostile = "</style><script>alert(1)</script><img src=x onerror=1>\" onload=\"1\u{202e}\u{1b}[2J`";
    let project = texts(
        &format!("One stays. The mill has 12 rooms. {hostile}.\nIt burned.\nLast stays.\n"),
        &format!("One stays. The mill has 14 rooms. {hostile} it is.\nLast stays.\n"),
    );
    let page = project.factlock(&["diff", "--text", "old.txt", "new.txt", "--format", "html"]).run();
    assert_eq!((page.status, page.stderr.as_str()), (Some(0), ""));
    is_inert(&page.stdout);
    let mut from = 0;
    for wanted in [
        "<summary>1 sentence unchanged</summary>",
        "<p class=\"label\">edited, material</p>",
        "a number changed: <q dir=\"auto\">12</q> became <q dir=\"auto\">14</q> (+2)",
        "<del><span class=\"hidden\">deleted: </span>12<",
        "<ins><span class=\"hidden\">inserted: </span>14<",
        "&lt;script&gt;",
        "<p class=\"label\">deleted, material</p>",
        "It burned.",
        "<summary>1 sentence unchanged</summary>",
        "Last stays.",
    ] {
        let body = page.stdout.find("id=\"text\"").unwrap();
        let at = page.stdout[body + from..].find(wanted);
        from += at.unwrap_or_else(|| panic!("no `{wanted}` behind the one before it in {}", page.stdout));
    }
    let (old, new) = (Ledger::sample().on_disk(), Ledger::sample().on_disk());
    let claim = "claims/bridge-length.yaml";
    let text = std::fs::read_to_string(old.path(claim)).unwrap();
    let id = text.lines().find_map(|line| line.strip_prefix("id: ")).unwrap().to_owned();
    new.write(claim, text.replacen("statement: ", "statement: x </style><script>1</script> ", 1));
    let sides = [old.root(), new.root()];
    let ledgers = old.factlock(&["diff", sides[0].as_str(), sides[1].as_str(), "--format", "html"]).run();
    assert_eq!((ledgers.status, ledgers.stderr.as_str()), (Some(0), ""));
    is_inert(&ledgers.stdout);
    shows(
        &ledgers,
        &[&format!("<article id=\"claim-{id}\""), "1 claim altered", "x &lt;/style&gt;&lt;script&gt;1"],
    );
}

#[test]
fn markdown_of_a_rewritten_book_keeps_within_a_comment_and_counts_the_rest() {
    let line = |side: &str, number: usize| format!("{side} & <b>{number}</b> cost {number} euros @desk.\n");
    let old: String = (0..4_000).map(|number| line("Old words", number)).collect();
    let new: String = (0..4_000).map(|number| line("Other tales", number + 1)).collect();
    let project = texts(&old, &(new + &"<!-- & --> ".repeat(60_000)));
    let ran =
        project.factlock(&["diff", "--text", "old.txt", "new.txt", "--lines", "--format", "markdown"]).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    let length = ran.stdout.chars().count();
    assert!((50_000..=60_000).contains(&length), "{length}");
    assert!(
        ran.stdout.contains(" material changes more, which `factlock diff` shows"),
        "{}",
        &ran.stdout[..2000]
    );
    for live in ["<b>", "@desk", "<!--"] {
        assert!(!ran.stdout.contains(live), "{live}");
    }
}

#[test]
fn every_operation_has_its_words() {
    let old = "The mill stands by the river. It was built by the Roth family in 1790. Its wheel turned until the war. \
               Millers paid rent to the abbey, and the abbey kept the weir in repair. A flood took the barn.\n\n\
               The archive holds forty letters about the mill and its owners.\n\n\
               Nobody knows who drew the oldest map of the valley.\n";
    let new = "Nobody knows who drew the oldest map of the valley.\n\n\
               The mill stands by the river. It was built by the Roth family in 1780. Its wheel turned until the war. \
               Millers paid rent to the abbey. The abbey kept the weir in repair.\n\n\
               The archive holds forty letters about the mill and its owners. Visitors need a permit.\n";
    let project = texts(old, new);
    let ran = project.factlock(&["diff", "--text", "old.txt", "new.txt"]).run();
    shows(
        &ran,
        &[
            "moved, structural: the same words stand elsewhere\n  old line 5, new line 1\n",
            "edited, material: a date changed: `1790` became `1780`\n",
            "split, structural: one sentence became several; only grammar differs\n",
            "deleted, material: a sentence was deleted\n  old line 1\n  - A flood took the barn.\n",
            "added, material: a sentence was added\n  new line 5\n  + Visitors need a permit.\n",
            "3 sentences kept, 1 edited, 1 moved, 1 split, 1 added, 1 deleted; 3 material\n",
        ],
    );
}

#[test]
fn lines_and_quotes_come_back_by_their_numbers() {
    let project =
        texts("One stays.\nTwo goes up by 5 %.\nThree is cut.\n", "One stays.\nTwo goes up by 6 %.\n");
    project.write("quotes.txt", "One stays.\nTwo goes up by 5 %.\nThree is cut.\ngoes up\n");
    let arguments =
        ["diff", "--text", "old.txt", "new.txt", "--lines", "--quotes", "quotes.txt", "--format", "json"];
    let told = json(&project.factlock(&arguments).run());
    assert_eq!(told["alignment"], serde_json::json!([[0, 0], [1, 1]]));
    assert_eq!(told["ops_old"], serde_json::json!(["keep", "edit", "delete"]));
    assert_eq!(told["ops_new"], serde_json::json!(["keep", "edit"]));
    assert_eq!((&told["material"], &told["tags"]), (&true.into(), &serde_json::json!(["number"])));
    let tag = &told["changes"][0]["tags"][0];
    assert_eq!(
        (&tag["old"]["value"], &tag["new"]["value"], &tag["difference"]),
        (&"5".into(), &"6".into(), &"+1".into())
    );
    let why: Vec<(i64, &str)> = told["touched"]
        .as_array()
        .unwrap()
        .iter()
        .map(|touched| (touched["index"].as_i64().unwrap(), touched["why"].as_str().unwrap()))
        .collect();
    assert_eq!(why, [(1, "altered"), (2, "gone"), (3, "re-anchored")]);
}

#[test]
fn what_a_notice_tells_is_disclosed_and_the_rest_is_not() {
    let project = texts(
        "The statue cost $4 million. Only two copies exist.\n",
        "The statue cost $6 million. Two copies exist.\n\nCorrection: The statue cost $6 million, not $4 million.\n",
    );
    let ran = project.factlock(&["diff", "--text", "old.txt", "new.txt"]).run();
    shows(
        &ran,
        &[
            "(+2,000,000 $)\n  = disclosed by a correction on line 3\n",
            "  = undisclosed: no notice tells readers of it\n",
            "added, structural: a correction for readers\n",
            "  = it discloses 1 change\n",
            "2 edited, 1 added; 2 material, 1 undisclosed; 1 notice\n",
        ],
    );
}

#[test]
fn the_exit_status_tells_of_a_change_only_when_asked() {
    let project = texts("The same text.\n", "The same text.\n");
    let status = |new: &str, more: &[&str]| {
        project.write("new.txt", new);
        let ran = project.factlock(&[&["diff", "--text", "old.txt", "new.txt"], more].concat()).run();
        assert_eq!(ran.stderr, "");
        ran.status
    };
    assert_eq!(status("The same text.\n", &["--exit-code"]), Some(0));
    assert_eq!(status("Another text.\n", &[]), Some(0));
    assert_eq!(status("Another text.\n", &["--exit-code"]), Some(1));
    assert_eq!(status("Another text.\n", &["--exit-code", "--format", "json"]), Some(1));
}

#[test]
fn what_cannot_be_compared_is_named() {
    let project = texts("a\n", "b\n");
    project.write("picture.png", b"\x89PNG\r\n\x1a\n\0\xff".as_slice());
    let said = |arguments: &[&str], status: i32, wanted: &str| {
        let ran = project.factlock(&[&["diff"], arguments].concat()).run();
        assert_eq!(ran.status, Some(status), "{arguments:?}: {ran:?}");
        assert!(ran.stderr.contains(wanted), "expected `{wanted}` in {}", ran.stderr);
    };
    said(&[], 2, "is in no git repository");
    said(
        &["--text", "old.txt", "nowhere.txt"],
        3,
        "`nowhere.txt` could not be read: no such file or directory",
    );
    said(&["--text", "old.txt", "claims"], 3, "`claims` could not be read: it is a folder");
    said(&["--text", "old.txt", "picture.png"], 3, "`picture.png` could not be read as text: expected UTF-8");
    said(&["--text", "old.txt"], 2, "required");
    said(&["--source", "elm-bridge-articel"], 2, "did you mean `elm-bridge-article`?");
    said(
        &["--source", "elm-bridge-article", "ffffffff"],
        2,
        "`ffffffff` is no snapshot of `elm-bridge-article` and no file",
    );
}

#[test]
fn the_same_texts_say_the_same_to_the_byte() {
    let project = revised();
    for format in ["terminal", "json"] {
        let run = |threads| {
            let call = project.factlock(&[
                "diff",
                "--source",
                "newsbytes-2025-09-18",
                "../second.md",
                "--format",
                format,
            ]);
            call.env("RAYON_NUM_THREADS", threads).run()
        };
        let first = run("1");
        for turn in 0..100 {
            assert_eq!(run(["1", "2", "8"][turn % 3]), first, "run {turn} in {format}");
        }
    }
}

#[test]
fn the_shape_of_the_json_is_explained() {
    let project = revised();
    let page = factlock(&project.root(), &["explain", "diff-json"]).run().stdout;
    let told = json(
        &project
            .factlock(&["diff", "--source", "newsbytes-2025-09-18", "../second.md", "--format", "json"])
            .run(),
    );
    let mut keys: Vec<&String> = Vec::new();
    for part in
        [&told, &told["summary"], &told["changes"][0], &told["changes"][0]["tags"][0], &told["touched"][0]]
    {
        keys.extend(part.as_object().unwrap().keys());
    }
    for key in keys {
        assert!(page.contains(&format!("`{key}`")), "`{key}` is not explained");
    }
}

#[test]
fn what_steers_a_terminal_is_made_visible() {
    let project = texts("A plain line.\n", "A \u{1b}[31mred\u{202e} line.\n");
    let ran = project.factlock(&["diff", "--text", "old.txt", "new.txt"]).run();
    assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}']), "{:?}", ran.stdout);
}
