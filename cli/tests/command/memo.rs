//! Nothing is done again while nothing has changed, and everything is where something has.

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::room::{Ended, PETS, Room, WARNED};

const CACHE: &str = "cache";
const PLAIN: [&str; 4] = ["generate", "spec/pets.yaml", "--out", "out"];

/// A project whose files were written long ago.
fn project(name: &str) -> Room {
    let room = Room::with_project(name);
    for path in [
        "bindery.toml",
        "spec/pets.yaml",
        "spec/shared/pet.yaml",
        "spec/shops.yaml",
    ] {
        age(&room, path);
    }
    room
}

/// Makes a file one that nobody is writing now.
fn age(room: &Room, path: &str) {
    let file = File::options()
        .write(true)
        .open(room.path.join(path))
        .unwrap();
    let then = SystemTime::now() - Duration::from_secs(60);
    file.set_modified(then).unwrap();
}

fn run(room: &Room, arguments: &[&str]) -> Ended {
    let mut command = room.command();
    command.env("BINDERY_CACHE_DIR", CACHE).args(arguments);
    Ended::of(command.output().unwrap()).with(0)
}

/// The one memo.
fn memo(room: &Room) -> PathBuf {
    let entries = fs::read_dir(room.path.join(CACHE)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(paths.len(), 1);
    paths.pop().unwrap()
}

/// Lets the memo tell of operations that are not there: who repeats it did no work.
fn forge(room: &Room) {
    let path = memo(room);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("1 operation,"), "{text}");
    fs::write(path, text.replace("1 operation,", "7 operation,")).unwrap();
}

fn did_nothing(ended: &Ended) -> bool {
    assert!(ended.out.contains(" operation,"), "{}", ended.out);
    ended.out.contains("7 operation,")
}

#[test]
fn a_run_that_would_change_nothing_does_nothing() {
    for (name, arguments) in [("memo-toml", &["generate"][..]), ("memo-plain", &PLAIN[..])] {
        let room = project(name);
        let first = run(&room, arguments);
        assert!(first.out.contains(" written"), "{}", first.out);
        forge(&room);
        let second = run(&room, arguments);
        assert!(did_nothing(&second), "{}", second.out);
        assert!(second.out.contains("0 files written, "), "{}", second.out);
        assert!(second.out.contains(", 0 removed in "), "{}", second.out);
    }
}

#[test]
fn what_was_found_is_said_again() {
    let room = project("memo-findings");
    room.put("spec/warned.yaml", WARNED);
    age(&room, "spec/warned.yaml");
    let arguments = ["generate", "spec/warned.yaml", "--out", "out"];
    let first = run(&room, &arguments);
    let second = run(&room, &arguments);
    assert!(first.err.contains("warning["), "{}", first.err);
    assert_eq!(first.err, second.err);
    let strict = [&arguments[..], &["--deny-warnings"]].concat();
    let mut command = room.command();
    command.env("BINDERY_CACHE_DIR", CACHE).args(strict);
    Ended::of(command.output().unwrap()).with(1);
}

#[test]
fn a_change_of_anything_is_seen() {
    type Change = fn(&Room);
    let changes: [(&str, Change); 6] = [
        ("memo-document", |room| {
            room.put("spec/pets.yaml", &PETS.replace("Added", "Was added"));
        }),
        ("memo-reference", |room| {
            let pet = room.text("spec/shared/pet.yaml");
            room.put("spec/shared/pet.yaml", &pet.replace("40", "41"));
        }),
        ("memo-edited", |room| {
            let text = room.text("out/src/lib.rs");
            room.put("out/src/lib.rs", &format!("{text}// mine\n"));
        }),
        ("memo-deleted", |room| {
            fs::remove_file(room.path.join("out/src/lib.rs")).unwrap()
        }),
        ("memo-leftover", |room| {
            let text = room.text("out/src/lib.rs");
            room.put("out/src/other.rs", &text);
        }),
        ("memo-cut", |room| {
            let text = fs::read_to_string(memo(room)).unwrap();
            fs::write(memo(room), &text[..text.len() - 1]).unwrap();
        }),
    ];
    for (name, change) in changes {
        let room = project(name);
        run(&room, &PLAIN);
        let before = room.bytes("out");
        forge(&room);
        change(&room);
        let ended = run(&room, &PLAIN);
        assert!(!did_nothing(&ended), "{name}: {}", ended.out);
        let is_another = matches!(name, "memo-document" | "memo-reference");
        assert_eq!(room.bytes("out") != before, is_another, "{name}");
    }
}

#[test]
fn what_is_asked_for_counts_too() {
    let room = project("memo-asked");
    run(&room, &PLAIN);
    forge(&room);
    let other = run(&room, &[&PLAIN[..], &["--version", "0.2.0"]].concat());
    assert!(!did_nothing(&other), "{}", other.out);
}

#[test]
fn a_check_is_always_whole() {
    let room = project("memo-check");
    run(&room, &PLAIN);
    forge(&room);
    let checked = run(&room, &[&PLAIN[..], &["--check"]].concat());
    assert!(checked.out.contains("is up to date"), "{}", checked.out);
    let text = room.text("out/src/lib.rs");
    room.put("out/src/lib.rs", &format!("{text}// mine\n"));
    let mut command = room.command();
    command
        .env("BINDERY_CACHE_DIR", CACHE)
        .args(PLAIN)
        .arg("--check");
    Ended::of(command.output().unwrap()).with(1);
}

#[test]
fn a_document_that_was_just_written_is_not_trusted() {
    let room = Room::with_project("memo-fresh");
    run(&room, &PLAIN);
    assert!(!room.has(CACHE) || fs::read_dir(room.path.join(CACHE)).unwrap().count() == 0);
}

#[test]
fn an_engine_is_told_again() {
    let room = project("memo-depfile");
    let arguments = [&PLAIN[..], &["--depfile", "rule.d"]].concat();
    run(&room, &arguments);
    let rule = room.text("rule.d");
    fs::remove_file(room.path.join("rule.d")).unwrap();
    forge(&room);
    assert!(did_nothing(&run(&room, &arguments)));
    assert_eq!(room.text("rule.d"), rule);
}
