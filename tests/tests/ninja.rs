//! What `docs/build-engines.md` promises of Ninja, with the rule that it shows, on real documents.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bindery_tests::{Scratch, ninja, root, shared};

/// The documents that are tried: YAML and JSON, with and without operations.
const DOCUMENTS: [&str; 4] = [
    "museum.yaml",
    "petstore.json",
    "train-travel.yaml",
    "webhook-example.json",
];

/// A document that refers to another one, whose name needs care too.
const REFERRING: &str = "\
openapi: 3.1.0
info: { title: Referring, version: '1' }
paths:
  /pets:
    get:
      operationId: list
      responses:
        '200':
          description: The pets.
          content:
            application/json:
              schema: { $ref: 'a%20part.yaml#/Pets' }
";

/// The part of it that stands in a file of its own.
const PART: &str = "\
Pets:
  type: array
  items: { type: string }
";

/// The command, built as the tests are.
fn bindery() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let build = ["build", "-q", "-p", "bindery-cli"];
    let status = Command::new(cargo).args(build).current_dir(root()).status();
    assert!(status.unwrap().success());
    let here = std::env::current_exe().unwrap();
    let folder = here.parent().and_then(Path::parent).unwrap();
    folder.join(format!("bindery{}", std::env::consts::EXE_SUFFIX))
}

/// Every file below a folder: its bytes, and when it was written.
fn files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            let time = fs::metadata(&path).unwrap().modified().unwrap();
            files.insert(path.clone(), (fs::read(&path).unwrap(), time));
        }
    }
    files
}

#[test]
fn ninja_does_what_changed_and_nothing_else() {
    let (Some(program), Some(corpus)) = (ninja::program(), shared("corpus/openapi")) else {
        return;
    };
    let room = Scratch::new("ninja");
    // As a path that Ninja has to be told with care.
    let spec = room.path().join("of $ale: v1");
    fs::create_dir_all(&spec).unwrap();
    let mut documents = DOCUMENTS.map(|name| spec.join(name)).to_vec();
    for (name, document) in DOCUMENTS.iter().zip(&documents) {
        fs::copy(corpus.join(name), document).unwrap();
    }
    let (referring, part) = (spec.join("referring.yaml"), spec.join("a part.yaml"));
    fs::write(&referring, REFERRING).unwrap();
    fs::write(&part, PART).unwrap();
    documents.push(referring);
    room.write("build.ninja", &ninja::file(&documents).unwrap());
    let bindery = bindery();
    let run = || {
        let output = ninja::run(&program, room.path(), 2, &bindery).unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{said}");
        said
    };

    let first = run();
    assert!(first.contains("[5/5]"), "{first}");
    let written = files(&room.path().join("crates"));
    assert!(written.len() > 30, "{:?}", written.keys());

    let second = run();
    assert!(second.contains("no work to do"), "{second}");

    // One document changes, and then says the same in other bytes.
    let text = fs::read_to_string(&documents[0]).unwrap();
    fs::write(&documents[0], format!("# Read by many.\n{text}")).unwrap();
    let third = run();
    assert!(third.contains("[1/1] museum"), "{third}");
    assert!(third.contains("0 files written"), "{third}");
    assert_eq!(files(&room.path().join("crates")), written);
    let fourth = run();
    assert!(fourth.contains("no work to do"), "{fourth}");

    // What only the depfile names.
    fs::write(&part, PART.replace("string", "integer")).unwrap();
    let fifth = run();
    assert!(fifth.contains("[1/1] referring"), "{fifth}");
    assert_ne!(files(&room.path().join("crates")), written);
    let sixth = run();
    assert!(sixth.contains("no work to do"), "{sixth}");
}
