//! Build scripts, without cargo.

use std::fs;
use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::{BuildError, Config};

/// A package on the disk, removed in the end.
struct Package {
    folder: PathBuf,
}

impl Drop for Package {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

const API: &str = "\
openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '204': { description: None }
components:
  schemas:
    Pet: { $ref: 'shared/pet.yaml#/Pet' }
    Other:
      type: object
      example: { $ref: not-there.yaml }
";

impl Package {
    fn new(name: &str) -> Package {
        let folder =
            std::env::temp_dir().join(format!("bindery-build-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let package = Package { folder };
        package.put("spec/api.yaml", API);
        package.put("spec/shared/pet.yaml", "Pet: { type: string }\n");
        package
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn out(&self, path: &str) -> PathBuf {
        self.folder.join("target/out").join(path)
    }

    /// Runs a build script: what cargo is told, and how it ended.
    fn run(&self, config: &Config) -> (String, Result<(), BuildError>) {
        let environment = Environment {
            package: self.folder.clone(),
            out_dir: Some(self.out("")),
        };
        let mut told = Vec::new();
        let result = config.build_in(&environment, &mut told);
        (String::from_utf8(told).unwrap(), result)
    }
}

fn changed(told: &str) -> Vec<&str> {
    told.lines()
        .filter_map(|line| line.strip_prefix("cargo::rerun-if-changed="))
        .collect()
}

fn is_module(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.starts_with(crate::emit::HEADER))
}

#[test]
fn a_module_is_written_and_every_file_that_was_read_is_named() {
    let package = Package::new("reads");
    let (told, result) = package.run(&Config::new().document("spec/api.yaml"));
    result.unwrap();
    assert_eq!(
        changed(&told),
        ["spec/api.yaml", "spec/shared/pet.yaml"],
        "neither missing files nor OUT_DIR"
    );
    assert!(is_module(&package.out("api.rs")));
}

#[test]
fn equal_bytes_are_not_written_again() {
    let package = Package::new("equal");
    let config = Config::new().document("spec/api.yaml");
    package.run(&config).1.unwrap();
    let path = package.out("api.rs");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    package.run(&config).1.unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);

    fs::write(&path, "// other").unwrap();
    package.run(&config).1.unwrap();
    assert!(is_module(&path));
}

#[test]
fn the_name_is_that_of_the_first_document_or_as_said() {
    let package = Package::new("names");
    package.put("spec/Rebuild-Server.v2.yaml", API);
    package
        .run(&Config::new().document("spec/Rebuild-Server.v2.yaml"))
        .1
        .unwrap();
    assert!(is_module(&package.out("rebuild_server_v2.rs")));

    package
        .run(
            &Config::new()
                .document("spec/api.yaml")
                .module("ecs")
                .out_dir("here"),
        )
        .1
        .unwrap();
    assert!(is_module(&package.folder.join("here/ecs.rs")));
}

#[test]
fn errors_are_shown_as_text_and_told_to_cargo() {
    let package = Package::new("errors");
    package.put(
        "spec/api.yaml",
        &API.replace("3.1.0", "3.1.0\nopenapi: 3.1.0"),
    );
    let (told, result) = package.run(&Config::new().document("spec/api.yaml"));
    let error = result.unwrap_err();
    let shown = error.to_string();
    assert!(shown.starts_with("error[B0106]: "), "{shown}");
    assert!(shown.contains("--> spec/api.yaml:2:1"), "{shown}");
    assert_eq!(format!("{error:?}"), shown);
    assert!(
        told.contains("cargo::error=spec/api.yaml:2:1: B0106: "),
        "{told}"
    );
    assert!(changed(&told).contains(&"spec/api.yaml"));
    assert!(!package.out("api.rs").exists());
}

#[test]
fn a_warning_is_one_line_whatever_the_document_says() {
    let package = Package::new("warnings");
    let odd = API.replace(
        "title: Pets",
        "title: Pets, \"x-a\\ncargo::rustc-env=A=b\": yes, \"x-a\\nc\": no",
    );
    package.put("spec/api.yaml", &odd);
    let (told, result) = package.run(&Config::new().document("spec/api.yaml"));
    result.unwrap();
    assert!(told.contains("\ncargo::warning=spec/api.yaml:2:"), "{told}");
    for line in told.lines() {
        let directive = line.split_once('=').unwrap().0;
        assert!(
            ["cargo::rerun-if-changed", "cargo::warning"].contains(&directive),
            "{line}"
        );
    }
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_cannot_be_a_directive() {
    let package = Package::new("hostile");
    package.put(
        "spec/a\ncargo::rustc-env=A=b.yaml",
        "Pet: { type: string }\n",
    );
    package.put(
        "spec/api.yaml",
        &API.replace("not-there.yaml", "\"a\\ncargo::rustc-env=A=b.yaml\""),
    );
    let (told, result) = package.run(&Config::new().document("spec/api.yaml"));
    result.unwrap();
    assert!(!told.contains("rustc-env"), "{told}");
}

#[test]
fn without_a_document_or_a_folder_there_are_words() {
    let package = Package::new("words");
    assert!(
        package
            .run(&Config::new())
            .1
            .unwrap_err()
            .to_string()
            .starts_with("no document")
    );

    let outside = Environment {
        package: package.folder.clone(),
        out_dir: None,
    };
    let config = Config::new().document("spec/api.yaml");
    let error = config.build_in(&outside, &mut Vec::new()).unwrap_err();
    assert!(error.to_string().starts_with("OUT_DIR is not set"));

    let (told, result) = package.run(&Config::new().document("gone.yaml"));
    assert!(result.unwrap_err().to_string().contains("gone.yaml"));
    assert_eq!(changed(&told), [""; 0]);
}
