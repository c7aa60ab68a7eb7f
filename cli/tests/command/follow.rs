//! Pages that change, and everything that follows.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::room::{Ended, Room};

pub(crate) const SPEC: &str = "\
# The letterpress.
openapi: 3.1.0
info: { title: Press, version: '1' }
servers: [{ url: https://press.example }]
paths:
  /v1/{shop}/prints:
    post:
      operationId: print
      parameters:
        - { name: shop, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [paper]
              properties:
                # Handmade, mostly.
                paper: { type: string, maxLength: 64 }
                copies: { type: integer }
      responses:
        '202':
          description: Accepted
          content:
            application/json:
              schema:
                type: object
                properties:
                  job: { type: string }
";

pub(crate) const PAGE: &str = "\
# Printing Sheets

## URI

POST /v1/{shop}/prints

| Parameter | Mandatory | Type | Description |
|---|---|---|---|
| shop | Yes | String | The shop. |

## Request Parameters

| Parameter | Mandatory | Type | Description |
|---|---|---|---|
| paper | Yes | String | What to print on. The value can have a maximum of 64 characters. |
| copies | No | Integer | How many are wanted. |

## Response Parameters

**Status code: 202**

| Parameter | Type | Description |
|---|---|---|
| job | String | The job. |

## Status Codes

| Status Code | Description |
|---|---|
| 202 | It was taken. |
";

pub(crate) const CONFIG: &str = "\
# All of the press.
[crate]
name = \"letterpress\"
version = \"0.3.1\"   # bumped by `bindery follow`
out = \"press\"

[[module]]
name = \"press\"
documents = [\"spec/press.yaml\"]

[drift]
pages = \"pages\"

[[page]]
file = \"print.md\"
document = \"spec/press.yaml\"
operation = \"print\"
url = \"https://press.example/print.md\"
";

/// A field more, and one that must be there now.
pub(crate) fn later() -> String {
    PAGE.replace(
        "| copies | No | Integer | How many are wanted. |\n",
        "| copies | Yes | Integer | How many are wanted. |\n\
         | ink | No | String | Its colour. Enumeration values: `black`, `red` |\n",
    )
}

/// A project whose pages are recorded and whose crate is generated.
fn room(name: &str) -> Room {
    let room = Room::new(&format!("follow-{name}"));
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let runtime = runtime.canonicalize().unwrap();
    let runtime = format!(
        "out = \"press\"\nruntime = {{ path = \"{}\" }}\n",
        runtime.display()
    );
    room.put(
        "bindery.toml",
        &CONFIG.replace("out = \"press\"\n", &runtime),
    );
    room.put("spec/press.yaml", SPEC);
    room.put("pages/print.md", PAGE);
    room.run(&["drift", "--accept"]).with(0);
    room.run(&["generate"]).with(0);
    room
}

#[track_caller]
fn follow(room: &Room, page: &str, arguments: &[&str], code: i32) -> Ended {
    room.put("pages/print.md", page);
    room.run(&[&["follow"], arguments].concat()).with(code)
}

/// Everything but the pages.
fn project(room: &Room) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = room.bytes(".");
    all.retain(|(path, _)| !path.starts_with("pages"));
    all
}

#[test]
fn facts_go_all_the_way() {
    let room = room("all-the-way");
    let ended = follow(&room, &later(), &[], 0);
    let spec = room.text("spec/press.yaml");
    let wanted = SPEC
        .replace("required: [paper]", "required: [paper, copies]")
        .replace(
            "copies: { type: integer }\n",
            "copies: { type: integer }\n                \
             ink: { type: string, enum: [black, red] }\n",
        );
    assert_eq!(spec, wanted);
    let toml = room.text("bindery.toml");
    assert!(toml.contains("version = \"0.4.0\"   # bumped by"), "{toml}");
    let manifest = room.text("press/Cargo.toml");
    assert!(manifest.contains("version = \"0.4.0\""), "{manifest}");
    let log = room.text("CHANGELOG.md");
    assert!(
        log.starts_with("# Changelog\n\n## 0.4.0\n\n### Breaking\n"),
        "{log}"
    );
    assert!(room.text("spec/press.claims.yaml").contains("request ink"));

    // The report names what changed, and the last line says that it did.
    assert!(
        ended.out.starts_with("# The pages say something else\n"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("0.3.1 becomes 0.4.0"), "{}", ended.out);
    assert!(ended.out.contains("ink"), "{}", ended.out);
    let last = ended.out.lines().last().unwrap();
    assert_eq!(
        last,
        "changed: 0.3.1 becomes 0.4.0, 0 left to be done by hand"
    );

    // Everything agrees now.
    room.run(&["generate", "--check"]).with(0);
    room.run(&["drift"]).with(0);
    let before = project(&room);
    let again = room.run(&["follow"]).with(0);
    assert_eq!(again.out.lines().last(), Some("nothing changed"));
    assert_eq!(project(&room), before);

    compiles(&room.path.join("press"));
}

/// The generated crate, with what the workspace has built for others already.
fn compiles(krate: &Path) {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    std::fs::copy(lock, krate.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline"])
        .args(["--config", "profile.dev.package.\"*\".debug=false"])
        .current_dir(krate)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("standalone"),
        )
        .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
        .env("RUSTFLAGS", "-D warnings")
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn words_touch_the_record_alone() {
    let room = room("words");
    let before = project(&room);
    let ended = follow(
        &room,
        &PAGE.replace("How many are wanted.", "The number wanted."),
        &[],
        0,
    );
    assert_eq!(
        ended.out.lines().last(),
        Some("recorded: only words are others; the records are new")
    );
    let changed: Vec<PathBuf> = project(&room)
        .into_iter()
        .filter(|file| !before.contains(file))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(changed, [PathBuf::from("spec/press.claims.yaml")]);
}

#[test]
fn nothing_is_touched_where_pages_are_not_understood() {
    let room = room("layout");
    let before = project(&room);
    for page in ["", "# Sign in\n", "\u{0}\u{1}\u{2}\u{0}"] {
        let ended = follow(&room, page, &[], 1);
        assert!(
            ended.out.ends_with("stopped: nothing was changed\n"),
            "{ended:?}"
        );
        assert!(ended.err.contains("error[B11"), "{ended:?}");
        assert_eq!(project(&room), before);
    }
    let ended = room
        .run(&["follow", "--pages", "nowhere", "--report", "../report.md"])
        .with(1);
    assert!(ended.err.contains("B1101"), "{ended:?}");
    let report = room.text("../report.md");
    assert!(
        report.starts_with("# The pages cannot be followed\n"),
        "{report}"
    );
    assert!(report.contains("B1101"), "{report}");
    std::fs::remove_file(room.path.join("../report.md")).unwrap();
    assert_eq!(project(&room), before);
}

#[test]
fn a_dry_run_writes_nothing_but_the_report() {
    let room = room("dry");
    let before = project(&room);
    let ended = follow(
        &room,
        &later(),
        &["--dry-run", "--report", "pages/report.md"],
        0,
    );
    assert_eq!(project(&room), before);
    assert!(room.text("pages/report.md").contains("0.3.1 becomes 0.4.0"));
    assert_eq!(
        ended.out,
        "changed: 0.3.1 becomes 0.4.0, 0 left to be done by hand (nothing was written)\n"
    );
}

#[test]
fn tools_are_told_in_json() {
    let room = room("json");
    let ended = follow(&room, &later(), &["--format", "json"], 0);
    let object: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(object["state"], "changed");
    assert_eq!(object["bump"], "major");
    assert_eq!(object["version"]["after"], "0.4.0");
    let change = &object["changes"][0];
    assert_eq!(change["subject"], "request copies");
    assert_eq!(
        (&change["change"], &change["fate"]),
        (&"mandatory".into(), &"amended".into())
    );
    assert!(
        object["files"]
            .as_array()
            .unwrap()
            .contains(&"CHANGELOG.md".into()),
        "{object}"
    );
    let ended = room.run(&["follow", "--format", "json"]).with(0);
    let object: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(
        (&object["state"], &object["files"]),
        (&"nothing".into(), &serde_json::json!([]))
    );
    let ended = follow(&room, "", &["--format", "json"], 1);
    let object: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(object["state"], "stopped");
}

#[test]
fn what_is_left_is_named() {
    let room = room("left");
    let page = PAGE.replace(" The value can have a maximum of 64 characters.", "");
    let ended = follow(&room, &page, &[], 0);
    assert!(
        ended.out.contains("## Left to be done by hand\n\n- [ ] "),
        "{}",
        ended.out
    );
    assert_eq!(
        ended.out.lines().last(),
        Some("changed: the version stays, 1 left to be done by hand")
    );
    assert_eq!(room.text("spec/press.yaml"), SPEC);
    assert!(!room.has("CHANGELOG.md"));
}

#[test]
fn a_failure_half_way_leaves_everything_as_it_was() {
    let room = room("half-way");
    // Somebody's own file where the crate would have one.
    room.put("press/src/press.rs", "// mine\n");
    let before = project(&room);
    let ended = follow(&room, &later(), &[], 2);
    assert!(
        ended.err.contains("was not written by Bindery"),
        "{ended:?}"
    );
    assert_eq!(project(&room), before);
    // A changelog that cannot be written.
    room.run(&["generate"]).with(2);
    std::fs::remove_file(room.path.join("press/src/press.rs")).unwrap();
    room.run(&["generate"]).with(0);
    room.put("spec/press.yaml", SPEC);
    let toml = room.text("bindery.toml");
    room.put(
        "bindery.toml",
        &toml.replace("out = ", "changelog = \"spec/press.yaml/log.md\"\nout = "),
    );
    let before = project(&room);
    room.run(&["follow"]).with(2);
    assert_eq!(project(&room), before);
}

#[test]
fn urls_are_for_scripts() {
    let room = room("urls");
    let ended = room.run(&["follow", "--urls"]).with(0);
    assert_eq!(ended.out, "print.md\thttps://press.example/print.md\n");
    let toml = room.text("bindery.toml");
    room.put(
        "bindery.toml",
        &toml.replace("https://press.example/print.md", "https://a b"),
    );
    room.run(&["follow", "--urls"]).with(2);
    room.put("bindery.toml", &toml.replace("url = ", "# url = "));
    room.run(&["follow", "--urls"]).with(2);
}

/// Copies a folder.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, target).unwrap();
        }
    }
}

#[test]
fn a_real_document_follows_a_later_edition_of_its_page() {
    let room = Room::new("follow-devserver");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    copy(&root.join("spec"), &room.path.join("spec"));
    let edition = |name: &str| {
        let path = root.join("drift/tests/pages").join(name);
        room.put("pages/print.md", &std::fs::read_to_string(path).unwrap());
    };
    let config = CONFIG
        .replace(
            "spec/press.yaml",
            "spec/modelarts/change-dev-server-os.yaml",
        )
        .replace("operation = \"print\"\n", "");
    room.put("bindery.toml", &config);
    edition("devserver-now.txt");
    room.run(&["drift", "--accept"]).with(0);
    let old = room.text("spec/modelarts/change-dev-server-os.yaml");

    edition("devserver-later.txt");
    let ended = room.run(&["follow"]).with(0);
    let last = ended.out.lines().last().unwrap();
    assert_eq!(
        last,
        "changed: 0.3.1 becomes 0.4.0, 0 left to be done by hand"
    );
    let new = room.text("spec/modelarts/change-dev-server-os.yaml");
    let has = |text: &str, line: &str| text.lines().filter(|own| own.trim() == line).count();
    // What came later stood in the document before; what went is gone now, with its comments.
    for (line, before, after) in [
        ("server_image_response:", 1, 0),
        ("allowed_access_ips:", 2, 0),
        ("ssh_keys:", 2, 1),
        ("key_pair_names:", 2, 2),
        ("volumes:", 2, 2),
        ("- AI_FLOW", 1, 0),
        ("pattern: '^.{1,128}$'", 1, 0),
        ("pattern: '^[a-zA-Z0-9.]{1,128}$'", 0, 1),
        ("# On the page; gone from later editions.", 2, 0),
    ] {
        assert_eq!(
            (has(&old, line), has(&new, line)),
            (before, after),
            "{line}"
        );
    }
    // Nothing was put that was not there but the pattern.
    let added = new.lines().filter(|line| !old.contains(line));
    assert_eq!(added.count(), 1);
    // The deviations that the page no longer has are for a person.
    assert!(
        ended.out.contains("do not deviate in `not-in-page`"),
        "{}",
        ended.out
    );
}
