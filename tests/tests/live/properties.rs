//! An independent tester of OpenAPI servers finds no violation of the documents in a mock.

use std::path::{Path, PathBuf};
use std::process::Command;

use bindery_live::mock::{Mock, Server};
use bindery_tests::{Scratch, python, shared};

use super::generated::live_of;

/// Whoever has credentials of this form is let in, whatever they are.
const NOT_ASKED: &str = "ignored_auth";
/// A password policy is no rule of JSON Schema, so other tools make passwords that break it.
const PASSWORDS: &str = "ignored_auth,positive_data_acceptance";

/// Lets it ask a mock of a document, and says what it found.
fn find(python: &Path, document: &Path, but: &str) -> Result<(), String> {
    let mock = Mock::new(vec![live_of("api", vec![document.to_owned()])]);
    let server = Server::start(mock, 0).unwrap();
    let tester = python.with_file_name("schemathesis");
    // It keeps what it found where it runs.
    let name = document.file_stem().unwrap().to_string_lossy();
    let scratch = Scratch::new(&format!("properties-{name}"));
    let output = Command::new(tester)
        .current_dir(scratch.path())
        .arg("run")
        .arg(document)
        .args(["--url", &format!("http://{}", server.address())])
        .args([
            "--phases",
            "examples,coverage,fuzzing",
            "--max-examples",
            "10",
        ])
        .args(["--seed", "1", "--generation-database", "none", "--no-color"])
        .args(["--exclude-checks", but])
        .args(["-H", "X-Auth-Token: not-a-real-token"])
        .args(["-H", "Authorization: Bearer not-a-real-token"])
        .args(["-H", "api_key: not-a-real-key"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("{}: {said}", document.display())),
    }
}

fn prove(python: &Path, documents: &[(PathBuf, &str)]) {
    let found = documents
        .iter()
        .map(|(document, but)| find(python, document, but));
    let wrong: Vec<String> = found.filter_map(Result::err).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_projects_own_documents_are_kept() {
    let Some(python) = python::python(&["schemathesis"]) else {
        return;
    };
    let own = [
        ("workspace/reinstall-server", NOT_ASKED),
        ("clouddc/reinstall-os", PASSWORDS),
        ("ecs/reinstall-server-without-cloud-init", PASSWORDS),
        ("ecs/rebuild-server", NOT_ASKED),
        ("modelarts/change-dev-server-os", PASSWORDS),
    ];
    let spec = bindery_tests::root().join("spec");
    prove(
        &python,
        &own.map(|(name, but)| (spec.join(format!("{name}.yaml")), but)),
    );
}

#[test]
fn documents_of_others_are_kept() {
    let Some(python) = python::python(&["schemathesis"]) else {
        return;
    };
    let Some(corpus) = shared("corpus/openapi") else {
        return;
    };
    let others = ["petstore-expanded.yaml"];
    prove(&python, &others.map(|name| (corpus.join(name), NOT_ASKED)));
}
