//! A crate that binds an API in its build script.

use std::fs;
use std::path::PathBuf;

use bindery_tests::{Scratch, root};
use serde_json::Value;

use super::cargo::{cargo, lock, succeed, text as told};

const PACKAGE: &str = "bindery-proof-downstream";

const MAIN: &str = r#"//! Uses what the build script generated.

/// The pets.
pub mod pets {
    bindery_runtime::include_api!("pets");
}

/// Some call.
pub fn call(client: &pets::Client) -> pets::operation::ShowPet {
    client.show_pet("rex")
}
"#;

const BUILD: &str = r#"fn main() -> Result<(), bindery::BuildError> {
    bindery::build("spec/pets.yaml")
}
"#;

const SPEC: &str = r"openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets/{name}:
    get:
      operationId: showPet
      parameters:
        - { name: name, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: A pet.
          content:
            application/json:
              schema: { $ref: 'shared/pet.yaml#/Pet' }
";

const SHARED: &str = "Pet:\n  type: object\n  properties:\n    name: { type: string }\n";

fn package() -> Scratch {
    let scratch = Scratch::new("downstream");
    let path = |part: &str| root().join(part).to_string_lossy().into_owned();
    let manifest = format!(
        "[package]\nname = \"{PACKAGE}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nbindery-runtime = {{ path = '{}', default-features = false }}\n\n\
         [build-dependencies]\nbindery = {{ path = '{}' }}\n\n[workspace]\n",
        path("runtime"),
        path("codegen")
    );
    scratch.write("Cargo.toml", &manifest);
    scratch.write("build.rs", BUILD);
    scratch.write("src/lib.rs", MAIN);
    scratch.write("spec/pets.yaml", SPEC);
    scratch.write("spec/shared/pet.yaml", SHARED);
    lock(&scratch);
    scratch
}

/// What a build was: whether the crate was still fresh, and the generated file.
struct Built {
    fresh: bool,
    file: PathBuf,
}

fn build(scratch: &Scratch) -> Built {
    let (said, _) = succeed(scratch.path(), &["build", "--message-format=json"]);
    let messages: Vec<Value> = said
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let of = |reason: &str| {
        let ours = |message: &&Value| {
            message["reason"] == reason
                && message["package_id"]
                    .as_str()
                    .is_some_and(|id| id.contains("bindery-downstream-"))
                && message["target"]["kind"][0] != "custom-build"
        };
        messages
            .iter()
            .find(ours)
            .unwrap_or_else(|| panic!("no {reason} in {said}"))
    };
    Built {
        fresh: of("compiler-artifact")["fresh"] == true,
        file: PathBuf::from(of("build-script-executed")["out_dir"].as_str().unwrap())
            .join("pets.rs"),
    }
}

#[test]
fn it_is_built_again_exactly_when_a_document_changed() {
    let scratch = package();
    let first = build(&scratch);
    assert!(!first.fresh);
    let text = fs::read_to_string(&first.file).unwrap();
    assert!(
        text.contains("fn show_pet") && !text.contains("tail_length"),
        "{text}"
    );
    let written = fs::metadata(&first.file).unwrap().modified().unwrap();

    // Nothing changed; a file beside the documents is none of them.
    scratch.write("spec/notes.md", "not read");
    let second = build(&scratch);
    assert!(
        second.fresh,
        "it was built again although nothing had changed"
    );
    assert_eq!(
        fs::metadata(&second.file).unwrap().modified().unwrap(),
        written
    );

    scratch.write(
        "spec/shared/pet.yaml",
        &format!("{SHARED}    tail_length: {{ type: number }}\n"),
    );
    let third = build(&scratch);
    assert!(
        !third.fresh,
        "a change in a file that the document refers to was not seen"
    );
    assert!(
        fs::read_to_string(&third.file)
            .unwrap()
            .contains("pub tail_length: Option<rt::Number>")
    );

    scratch.write(
        "spec/pets.yaml",
        &SPEC.replace("showPet", "showPet\n      summary: Shows a pet."),
    );
    let fourth = build(&scratch);
    assert!(!fourth.fresh, "a change in the document was not seen");
    assert!(
        fs::read_to_string(&fourth.file)
            .unwrap()
            .contains("/// Shows a pet.")
    );

    // The same text again, written anew: the script runs, and leaves the file alone.
    let written = fs::metadata(&fourth.file).unwrap().modified().unwrap();
    scratch.write(
        "spec/pets.yaml",
        &fs::read_to_string(scratch.path().join("spec/pets.yaml")).unwrap(),
    );
    let fifth = build(&scratch);
    assert_eq!(
        fs::metadata(&fifth.file).unwrap().modified().unwrap(),
        written
    );

    // A mistake is shown with its place and its code: one that can be ignored as a warning…
    scratch.write(
        "spec/pets.yaml",
        &SPEC.replace("type: string", "type: strin"),
    );
    let output = cargo(scratch.path(), &["build"]);
    let warned = told(&output.stderr);
    assert!(output.status.success(), "{warned}");
    assert!(
        warned.contains("warning: ") && warned.contains("spec/pets.yaml:8:67: B0208"),
        "{warned}"
    );

    // … and one that leaves no meaning as an error.
    scratch.write(
        "spec/pets.yaml",
        &SPEC.replace("name: name,", "name: name, name: name,"),
    );
    let output = cargo(scratch.path(), &["build"]);
    let told = told(&output.stderr);
    assert!(!output.status.success(), "{told}");
    assert!(told.contains("spec/pets.yaml:8:"), "{told}");
    assert!(told.contains("B01"), "{told}");
    assert!(!told.contains("panicked"), "{told}");
}
