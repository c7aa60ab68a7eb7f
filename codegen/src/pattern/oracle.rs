//! Settled patterns against the engine of Node, which was written by others.

mod texts;

use super::set::Set;
use super::{Settled, parse, property, settle};
use crate::document::{Disk, Node, read};
use crate::finding::Findings;
use crate::map;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use texts::{Random, texts};

/// The patterns of the five pages that this project began with.
const PAGES: &[&str] = &[
    "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
    "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    "^[-_.a-zA-Z0-9]{1,64}$",
    "^[a-zA-Z0-9.]{1,128}$",
    "^.{1,128}$",
    "^.{8,26}$",
];

#[test]
fn the_patterns_of_the_pages() {
    let patterns: Vec<String> = PAGES.iter().map(|pattern| (*pattern).to_owned()).collect();
    compare("pages", &patterns);
    for pattern in PAGES {
        assert!(
            matches!(settle(pattern), Ok(Settled::Sequence(_))),
            "{pattern}"
        );
    }
}

#[test]
fn the_patterns_of_vendors() {
    let Some(shared) = shared() else {
        return;
    };
    let file = shared.join("patterns/vendor_patterns.json");
    let patterns: Vec<String> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert!(patterns.len() > 1000);
    // What docs/patterns.md says: none may become slower, and none be lost.
    if let Some(tiers) = compare("vendor patterns", &patterns) {
        assert!(tiers.sequences >= 430 && tiers.engine <= 39, "{tiers:?}");
        assert_eq!(tiers.invalid, 3);
    }
}

#[test]
fn the_patterns_of_the_corpus() {
    let Some(shared) = shared() else {
        return;
    };
    let mut patterns = map::Set::new();
    for folder in ["huawei", "oddities", "openapi"] {
        for entry in std::fs::read_dir(shared.join("corpus").join(folder)).unwrap() {
            let documents = read(&[entry.unwrap().path()], &Disk, &mut Findings::new());
            collect(documents.root(documents.roots()[0]).unwrap(), &mut patterns);
        }
    }
    let patterns: Vec<String> = patterns.into_iter().collect();
    assert!(patterns.len() > 100);
    compare("corpus", &patterns);
}

fn collect(node: &Node, patterns: &mut map::Set<String>) {
    for entry in node.object().unwrap_or_default() {
        match entry.value.string() {
            Some(pattern) if &*entry.key == "pattern" => _ = patterns.insert(pattern.to_owned()),
            _ => collect(&entry.value, patterns),
        }
    }
    node.array()
        .unwrap_or_default()
        .iter()
        .for_each(|item| collect(item, patterns));
}

/// Pieces of patterns, put together at random: most of them are odd.
#[test]
fn patterns_that_nobody_would_write() {
    const PIECES: &[&str] = &[
        "a",
        "b",
        "ab",
        "é",
        "😀",
        "0",
        "-",
        ".",
        "^",
        "$",
        "|",
        "*",
        "+",
        "?",
        "{2}",
        "{1,3}",
        "{0,}",
        "{,2}",
        "{",
        "}",
        "(",
        ")",
        "(?:",
        "(?=",
        "(?!",
        "(?<=",
        "(?<n>",
        "(?<m>",
        "[",
        "]",
        "[^",
        "[a-c]",
        "[^a]",
        "[]",
        "[^]",
        "[a-",
        "[\\d-z]",
        "[\\w-]",
        "[.-a]",
        "[\\b]",
        "[\\c1]",
        "[\\c]",
        "[\\-]",
        "\\b",
        "\\B",
        "\\d",
        "\\D",
        "\\w",
        "\\W",
        "\\s",
        "\\S",
        "\\0",
        "\\1",
        "\\2",
        "\\8",
        "\\01",
        "\\12",
        "\\377",
        "\\400",
        "\\x41",
        "\\x4",
        "\\u0061",
        "\\u006",
        "\\u{61}",
        "\\u{110000}",
        "\\u{0000061}",
        "\\uD83D\\uDE00",
        "\\uD83D",
        "\\cA",
        "\\c",
        "\\c1",
        "\\k",
        "\\k<n>",
        "\\p{L}",
        "\\p{Lu}",
        "\\P{L}",
        "\\p{x}",
        "\\pL",
        "\\-",
        "\\/",
        "\\_",
        "\\a",
        "\\n",
        "\\t",
        "\\\\",
        "\\.",
        "\\{",
        "\\",
        "*?",
        "+?",
        "??",
        "{1}?",
        "a{2,1}",
        "a{99999999999}",
    ];
    let mut random = Random::new(7);
    let patterns: Vec<String> = (0..2000)
        .map(|_| {
            (0..=random.below(7))
                .map(|_| *random.pick(PIECES))
                .collect()
        })
        .collect();
    compare("random", &patterns);
}

fn shared() -> Option<PathBuf> {
    let shared = std::env::var("BINDERY_SHARED").ok().map(PathBuf::from);
    if shared.is_none() {
        skip("BINDERY_SHARED does not name the folder of the corpus");
    }
    shared
}

fn skip(why: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
    eprintln!("SKIPPED: {why}");
}

#[derive(Debug, Default)]
struct Tiers {
    sequences: usize,
    automata: usize,
    engine: usize,
    invalid: usize,
    only_without_u: usize,
    texts: usize,
    matches: usize,
}

/// Asks Node, and compares.
fn compare(name: &str, patterns: &[String]) -> Option<Tiers> {
    let mut random = Random::new(42);
    let cases: Vec<(&String, Vec<String>)> = patterns
        .iter()
        .map(|pattern| match parse::parse(pattern) {
            Ok(parsed) => (pattern, texts(&parsed.node, &mut random)),
            Err(_) => (pattern, Vec::new()),
        })
        .collect();
    let answers = ask_node(&serde_json::to_vec(&cases).unwrap())?;
    let mut tiers = Tiers::default();
    for ((pattern, texts), answer) in cases.iter().zip(answers.as_array().unwrap()) {
        check(pattern, texts, answer, &mut tiers);
    }
    eprintln!("{name}: {tiers:?}");
    Some(tiers)
}

fn check(pattern: &str, texts: &[String], answer: &serde_json::Value, tiers: &mut Tiers) {
    let settled = match settle(pattern) {
        Ok(settled) => settled,
        Err(error) => {
            assert!(answer.is_null(), "{pattern:?} is valid, but: {error}");
            tiers.invalid += 1;
            return;
        }
    };
    assert!(answer.is_object(), "{pattern:?} is not valid");
    let unicode = parse::parse(pattern).unwrap().unicode;
    assert_eq!(answer["unicode"], unicode, "{pattern:?}");
    tiers.only_without_u += usize::from(!unicode);
    *match settled {
        Settled::Sequence(_) => &mut tiers.sequences,
        Settled::Automaton(_) => &mut tiers.automata,
        Settled::Engine(_) => &mut tiers.engine,
    } += 1;
    // The one known difference: half an emoji.
    let astral = |text: &str| text.contains(|c: char| c.len_utf16() == 2);
    let escaped = |text: &str| text.to_ascii_lowercase().contains("\\ud8");
    if !unicode && (astral(pattern) || escaped(pattern)) {
        return;
    }
    for (text, expected) in texts.iter().zip(answer["matches"].as_array().unwrap()) {
        if is_new(pattern, text) {
            continue;
        }
        let (Some(found), Some(expected)) = (settled.matches(text), expected.as_bool()) else {
            continue;
        };
        if unicode || !astral(text) {
            assert_eq!(found, expected, "{pattern:?} and {text:?}, {settled:?}");
            tiers.texts += 1;
            tiers.matches += usize::from(found);
        }
    }
}

/// Characters that one version of Unicode does not have may have properties in the next one;
/// Node looks for those that its version does not have.
fn is_new(pattern: &str, text: &str) -> bool {
    if !pattern.to_ascii_lowercase().contains("\\p") {
        return false;
    }
    let property::Found::Members(unassigned) = property::find("Cn") else {
        return false;
    };
    text.chars()
        .any(|c| Set::one(c.into()).is_subset(&unassigned))
}

fn ask_node(cases: &[u8]) -> Option<serde_json::Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pattern/oracle/node.js");
    let node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut node) = node else {
        skip("there is no `node` on the path");
        return None;
    };
    node.stdin.take().unwrap().write_all(cases).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}
