//! `lint`, `show`, `explain`, and how findings are written.

use crate::room::{BROKEN, Ended, PETS, Room, WARNED};

#[test]
fn lint_judges_what_it_is_given_or_what_the_configuration_names() {
    let room = Room::with_project("lint");
    let ended = room.run_in("spec/shared", &["lint"]).with(0);
    assert_eq!(
        (ended.out.as_str(), ended.err.as_str()),
        ("3 files read\n", "")
    );

    room.put("spec/warned.yaml", WARNED);
    room.put("spec/broken.yaml", BROKEN);
    let warned = room.run(&["lint", "spec/warned.yaml"]).with(0);
    assert!(warned.err.contains("warning[B0114]"), "{}", warned.err);
    let broken = room
        .run_in("spec", &["lint", "warned.yaml", "broken.yaml"])
        .with(1);
    assert!(broken.err.contains("error[B0106]"), "{}", broken.err);
    assert!(broken.err.contains("--> broken.yaml:4:1"), "{}", broken.err);
    assert!(
        broken.err.ends_with("1 error, 1 warning\n"),
        "{}",
        broken.err
    );
    assert!(!room.has("generated"));
}

#[test]
fn warnings_can_be_denied() {
    let room = Room::with_project("deny");
    room.put("warned.yaml", WARNED);
    let said = "warnings are denied by `--deny-warnings`\n";
    let lint = ["lint", "warned.yaml", "--deny-warnings"];
    let denied = room.run(&lint).with(1);
    assert_eq!(denied.out, format!("1 file read\n{said}"));
    let json = room.run(&[&lint[..], &["--format", "json"]].concat());
    assert!(json.with(1).err.ends_with(said));
    room.run(&["lint", "--deny-warnings"]).with(0);

    let generate = ["generate", "warned.yaml", "--out", "out"];
    let denied = room.run(&[&generate[..], &["--deny-warnings"]].concat());
    assert!(denied.with(1).out.ends_with(said));
    assert!(room.has("out/src/lib.rs"));
    let check = [&generate[..], &["--check"]].concat();
    room.run(&check).with(0);
    let denied = room.run(&[&check[..], &["--deny-warnings"]].concat());
    let fresh = format!("out is up to date\n{said}");
    assert_eq!(denied.with(1).out, fresh);
}

#[test]
fn a_missing_document_is_a_finding() {
    let room = Room::new("missing");
    let ended = room.run(&["lint", "gone.yaml"]).with(1);
    assert!(
        ended
            .err
            .starts_with("error[B0101]: cannot read `gone.yaml`"),
        "{}",
        ended.err
    );
}

#[test]
fn every_format_says_the_same() {
    let room = Room::new("formats");
    room.put("broken.yaml", BROKEN);
    let text = room.run(&["lint", "broken.yaml"]).with(1);
    assert!(
        text.err.contains("4 | paths: {}"),
        "the line is shown: {}",
        text.err
    );
    assert!(!text.out.contains("B0106"), "{}", text.out);

    let json = room
        .run(&["lint", "broken.yaml", "--format", "json"])
        .with(1);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let finding = &value["findings"][0];
    assert_eq!(
        (&finding["code"], &finding["line"]),
        (&"B0106".into(), &4.into())
    );
    assert!(!json.err.contains("B0106"), "{}", json.err);

    let github = room
        .run(&["lint", "broken.yaml", "--format", "github"])
        .with(1);
    assert!(
        github.out.starts_with("::error file=broken.yaml,line=4,"),
        "{}",
        github.out
    );
    assert_eq!(github.out.lines().count(), 1);
}

#[test]
fn colours_are_for_terminals_or_as_said() {
    let room = Room::new("colours");
    room.put("broken.yaml", BROKEN);
    let coloured = |color: &str, no_color: Option<&str>| {
        let mut command = room.command();
        command.args(["lint", "broken.yaml", "--color", color]);
        if let Some(value) = no_color {
            command.env("NO_COLOR", value);
        }
        Ended::of(command.output().unwrap()).err.contains('\u{1B}')
    };
    assert!(!coloured("auto", None), "a pipe is no terminal");
    assert!(coloured("always", None));
    assert!(
        coloured("always", Some("1")),
        "what is said now counts more"
    );
    assert!(!coloured("never", None));
}

#[test]
fn show_prints_each_stage() {
    let room = Room::with_project("show");
    let document = room
        .run(&["show", "document", "spec/pets.yaml"])
        .with(0)
        .out;
    assert!(document.starts_with("\"spec/pets.yaml\"\n"), "{document}");
    assert!(
        document.contains("\n     1:10    \"openapi\": \"3.1.0\"\n"),
        "{document}"
    );
    assert!(
        document.contains("\n\"spec/shared/pet.yaml\"\n"),
        "{document}"
    );

    let model = room.run(&["show", "model", "spec/pets.yaml"]).with(0).out;
    assert!(model.starts_with("module pets\n"), "{model}");
    assert!(model.contains("operation addPet: POST /pets"), "{model}");

    let plan = room.run(&["show", "plan"]).with(0).out;
    assert!(
        plan.contains("\n  operation add_pet: POST /pets\n"),
        "{plan}"
    );
    assert!(plan.contains("\n    name: String\n"), "{plan}");
    assert!(plan.contains("\nmodule shops\n"), "{plan}");
    assert_eq!(plan, room.run_in("spec", &["show", "plan"]).with(0).out);
}

#[test]
fn what_is_shown_is_apart_from_findings() {
    let room = Room::new("show-findings");
    room.put("warned.yaml", WARNED);
    let ended = room
        .run(&["show", "document", "warned.yaml", "--format", "json"])
        .with(0);
    assert!(ended.out.starts_with("\"warned.yaml\"\n"), "{}", ended.out);
    let value: serde_json::Value = serde_json::from_str(&ended.err).unwrap();
    assert_eq!(value["warnings"], 1);

    room.put("broken.yaml", BROKEN);
    let ended = room.run(&["show", "plan", "broken.yaml"]).with(1);
    assert!(ended.err.contains("error[B0106]"), "{}", ended.err);
    room.run(&["show", "nothing", "broken.yaml"]).with(2);
}

#[test]
fn explain_tells_more_about_every_code() {
    let room = Room::new("explain");
    let list = room.run(&["explain"]).with(0).out;
    assert!(
        list.contains("B0106  error    a key stands twice in an object\n"),
        "{list}"
    );
    let ids: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(ids.is_sorted() && ids.contains(&"B0905"), "{list}");

    let page = room.run(&["explain", "b0106"]).with(0).out;
    assert!(
        page.starts_with("B0106 (error): a key stands twice in an object\n\n"),
        "{page}"
    );
    assert!(!page.contains("```"), "{page}");
    room.run(&["explain", "B0905"]).with(0);

    let near = room.run(&["explain", "B016"]).with(2);
    assert!(near.err.contains("did you mean `B01"), "{}", near.err);
    room.run(&["explain", "everything"]).with(2);
}

#[test]
fn wrong_use_is_told_apart() {
    let room = Room::new("wrong-use");
    room.run(&[]).with(2);
    room.run(&["genrate"]).with(2);
    room.run(&["lint", "--format", "xml"]).with(2);
    room.run(&["--help"]).with(0);
    room.run(&["--version"]).with(0);
    let ended = room.run(&["help", "generate"]).with(0);
    assert!(ended.out.contains("[[module]]"), "{}", ended.out);
}

#[cfg(unix)]
#[test]
fn nobody_reading_is_no_failure() {
    use std::process::Stdio;
    let room = Room::new("pipe");
    // More than a pipe holds.
    let mut many = PETS.to_owned() + "components:\n  schemas:\n";
    for index in 0..20_000 {
        many += &format!("    Type{index}: {{ type: string }}\n");
    }
    room.put(
        "many.yaml",
        &many.replace("$ref: 'shared/pet.yaml#/Pet'", "type: object"),
    );
    let mut child = room
        .command()
        .args(["show", "document", "many.yaml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0), "{ended:?}");
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let room = Room::new("full");
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = room.command().arg("explain").stdout(full).output().unwrap();
    let ended = Ended::of(output).with(2);
    assert!(
        ended
            .err
            .starts_with("error: cannot write to standard output: "),
        "{}",
        ended.err
    );
}
