//! `bindery diff`: files and revisions, formats, exit codes, severities and approvals.

use std::process::Command;

use crate::room::{PETS, Room};

const PET: &str = "\
Pet:
  type: object
  required: [name]
  properties:
    name: { type: string, maxLength: 40 }
";

/// A room with an old and a new document, which refer to files of their own.
fn room(name: &str, change: impl Fn(&str) -> String) -> Room {
    let room = Room::new(name);
    room.put("old/pets.yaml", PETS);
    room.put("old/shared/pet.yaml", PET);
    room.put("new/pets.yaml", PETS);
    room.put("new/shared/pet.yaml", &change(PET));
    room
}

const OLD_NEW: [&str; 3] = ["diff", "old/pets.yaml", "new/pets.yaml"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    OLD_NEW.iter().chain(more).copied().collect()
}

fn shorter(pet: &str) -> String {
    pet.replace("40", "20")
}

#[test]
fn nothing_changed_is_fine() {
    let room = room("diff-nothing", str::to_owned);
    let ended = room.run(&OLD_NEW).with(0);
    assert_eq!(ended.out, "nothing changed\n");
    let ended = room.run(&with(&["--format", "json", "--fail-on", "any"]));
    assert!(ended.with(0).out.starts_with("{\"facts\":[],"));
}

#[test]
fn a_change_has_both_places_and_both_verdicts() {
    let room = room("diff-change", shorter);
    let ended = room.run(&with(&["--version", "0.3.1"])).with(1);
    for part in [
        "breaking[rule-tightened]: schema Pet /name maxLength",
        " --> old/shared/pet.yaml:5:38 -> new/shared/pet.yaml:5:38\n",
        "was maxLength 40, is maxLength 20",
        "an old client can break with the new server, a new client works with the old one (sent)",
        "code compiles; the crate behaves in another way",
        "1 breaking, 0 warnings, 0 notes; version: minor: 0.3.1 becomes 0.3.2\n",
    ] {
        assert!(ended.out.contains(part), "no {part} in {}", ended.out);
    }
    room.run(&with(&["--fail-on", "never"])).with(0);
}

#[test]
fn formats_are_for_changelogs_and_workflows() {
    let room = room("diff-formats", shorter);
    let ended = room.run(&with(&["--format", "markdown", "--version", "1.0.0"]));
    let out = ended.with(1).out;
    assert!(
        out.starts_with("## 1.1.0\n\n### Breaking\n\n- `schema Pet /name maxLength`: "),
        "{out}"
    );
    let out = room.run(&with(&["--format", "github"])).with(1).out;
    assert!(
        out.starts_with("::error file=new/shared/pet.yaml,line=5,col=38,title=rule-tightened::"),
        "{out}"
    );
}

#[test]
fn people_say_how_bad_it_is() {
    let room = room("diff-review", shorter);
    let out = room.run(&OLD_NEW).with(1).out;
    let digits = out.split_once(" (").unwrap().1;
    let digits = &out
        .split_once("rule allows less (")
        .map_or(digits, |(_, rest)| rest)[..12];
    let approved = format!("[[approved]]\nfingerprint = \"{digits}\"\nwhy = \"Agreed.\"\n");
    room.put("bindery-diff.toml", &approved);
    let ended = room.run(&OLD_NEW).with(0);
    assert!(ended.out.contains("approved: Agreed."), "{}", ended.out);
    // Looked at or not, it changed.
    room.put("other.toml", "severity.rule-tightened = \"ignore\"\n");
    let ended = room.run(&with(&["--config", "other.toml", "--fail-on", "any"]));
    assert_eq!(ended.with(0).out, "nothing changed\n");
    room.put(
        "other.toml",
        "[[approved]]\nfingerprint = \"000000000000\"\nwhy = \"Old.\"\n",
    );
    let ended = room.run(&with(&["--config", "other.toml"])).with(1);
    assert!(ended.err.contains("B0906"), "{}", ended.err);
}

#[test]
fn an_approval_has_a_reason() {
    let room = room("diff-refused", shorter);
    for (text, said) in [
        ("[[approved]]\nfingerprint = \"000000000000\"\n", "why"),
        (
            "[[approved]]\nfingerprint = \"000000000000\"\nwhy = ' '\n",
            "without a reason",
        ),
        (
            "[[approved]]\nfingerprint = \"12\"\nwhy = 'x'\n",
            "is no fingerprint",
        ),
        (
            "severity.rule-tightenend = 'note'\n",
            "did you mean `rule-tightened`?",
        ),
        ("severity.rule-tightened = 'bad'\n", "it is `ignore`"),
        ("severities = 1\n", "severities"),
        ("= 1", "B0901"),
    ] {
        room.put("bindery-diff.toml", text);
        let ended = room.run(&OLD_NEW).with(2);
        assert!(ended.err.contains(said), "no {said} in {}", ended.err);
    }
    room.run(&with(&["--config", "none.toml"])).with(2);
}

/// Runs git in a room.
fn git(room: &Room, arguments: &[&str]) {
    let mut git = Command::new("git");
    let identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
    let done = git.current_dir(&room.path).args(identity).args(arguments);
    let output = done.output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_revision_is_read_with_all_its_files() {
    let room = Room::with_project("diff-revision");
    git(&room, &["init", "-q"]);
    git(&room, &["add", "."]);
    git(&room, &["commit", "-q", "-m", "first"]);
    git(&room, &["tag", "v1"]);
    let pet = room.text("spec/shared/pet.yaml");
    room.put("spec/shared/pet.yaml", &shorter(&pet));
    let ended = room
        .run(&["diff", "v1:spec/pets.yaml", "spec/pets.yaml"])
        .with(1);
    assert!(
        ended
            .out
            .contains(" --> v1:/spec/shared/pet.yaml:5:38 -> spec/shared/pet.yaml:5:38\n"),
        "{}",
        ended.out
    );
    room.run_in("spec", &["diff", "HEAD:./pets.yaml", "pets.yaml"])
        .with(1);
    room.run(&["diff", "v1:spec/pets.yaml", "HEAD:spec/pets.yaml"])
        .with(0);
    // A whole project: its subjects say of which module they are.
    let ended = room
        .run(&["diff", "v1:bindery.toml", "bindery.toml"])
        .with(1);
    assert!(
        ended.out.contains("pets: schema Pet /name"),
        "{}",
        ended.out
    );
    // A file wins over a revision.
    room.put("v1:spec/pets.yaml", &room.text("spec/shops.yaml"));
    let ended = room
        .run(&["diff", "v1:spec/pets.yaml", "spec/shops.yaml"])
        .with(0);
    assert_eq!(ended.out, "nothing changed\n");
}

/// Tags are features of a crate where the project says so, or who asks.
#[test]
fn features_of_tags_are_told() {
    let room = Room::new("diff-features");
    let tagged = |tag: &str| {
        PETS.replace(
            "operationId:",
            &format!("tags: [{tag}]\n      operationId:"),
        )
    };
    for (side, tag) in [("old", "Pets"), ("new", "Animals")] {
        room.put(&format!("{side}/pets.yaml"), &tagged(tag));
        room.put(&format!("{side}/shared/pet.yaml"), PET);
        let config = "[crate]\nname = \"pets-api\"\nout = \"pets\"\ntag-features = true\n\n\
                      [[module]]\nname = \"pets\"\ndocuments = [\"pets.yaml\"]\n";
        room.put(&format!("{side}/bindery.toml"), config);
    }
    let told = "breaking[feature-renamed]: Rust feature pets: ";
    let project = ["diff", "old/bindery.toml", "new/bindery.toml"];
    for arguments in [&with(&["--tag-features"])[..], &project] {
        let out = room.run(arguments).with(1).out;
        assert!(out.contains(told), "{out}");
        let item = "in `features` of Cargo.toml, `pets` is `animals` now";
        assert!(out.contains(item), "{out}");
    }
    room.run(&OLD_NEW).with(0);
    let asked = [&project[..], &["--tag-features"]].concat();
    room.run(&asked).with(2);
}

#[test]
fn what_is_no_document_is_refused() {
    let room = room("diff-wrong", str::to_owned);
    room.run(&["diff", "old/pets.yaml"]).with(2);
    room.run(&["diff", "none:old/pets.yaml", "new/pets.yaml"])
        .with(2);
    room.run(&["diff", "--upload-pack=x:old/pets.yaml", "new/pets.yaml"])
        .with(2);
    room.run(&["diff", "old/none.yaml", "new/pets.yaml"])
        .with(1);
    room.run(&with(&["--version", "1"])).with(2);
}

#[test]
fn facts_are_explained() {
    let room = Room::new("diff-explain");
    let out = room.run(&["explain", "field-required"]).with(0).out;
    assert!(
        out.starts_with("field-required (fact): a property became required\n"),
        "{out}"
    );
    assert!(
        out.contains("sent              breaks                works\n"),
        "{out}"
    );
}
