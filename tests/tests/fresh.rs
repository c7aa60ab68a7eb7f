//! `generated/` is what the documents give, today and every time, wherever they are read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use bindery::finding::Severity;
use bindery::finding::render::{self, Style};
use bindery::generate::{Folder, GeneratedFile, ModuleSettings, Settings, are_fresh, generate};
use bindery::plan::{Manifest, Runtime};

/// What `bindery.toml` says; that the command reads it so is proved by `generate --check`.
fn settings() -> Settings {
    let module = |name: &str, documents: &[&str]| ModuleSettings {
        name: name.to_owned(),
        documents: documents.iter().map(PathBuf::from).collect(),
        ..ModuleSettings::default()
    };
    Settings {
        manifest: Manifest {
            name: "huaweicloud-reimage".to_owned(),
            version: "0.1.0".to_owned(),
            description: "Reinstalls servers through five endpoints of Huawei Cloud".to_owned(),
            license: Some("MIT OR Apache-2.0".to_owned()),
            repository: None,
            runtime: Runtime::Local {
                path: "../runtime".to_owned(),
                version: "0.1.0".to_owned(),
            },
            workspace_member: true,
            tag_features: false,
        },
        modules: vec![
            module("workspace", &["spec/workspace/reinstall-server.yaml"]),
            module("clouddc", &["spec/clouddc/reinstall-os.yaml"]),
            module(
                "ecs",
                &[
                    "spec/ecs/reinstall-server-without-cloud-init.yaml",
                    "spec/ecs/rebuild-server.yaml",
                ],
            ),
            module("modelarts", &["spec/modelarts/change-dev-server-os.yaml"]),
            module("iam", &["spec/iam/create-token.yaml"]),
        ],
    }
}

fn files_from(root: &Path) -> Vec<GeneratedFile> {
    let run = generate(&settings(), &Folder::new(root));
    let shown = render::text(run.findings.all(), run.documents.sources(), Style::Plain);
    let worst = run
        .findings
        .all()
        .iter()
        .map(|finding| finding.severity)
        .min();
    assert!(
        worst.is_none_or(|worst| worst > Severity::Warning),
        "{shown}"
    );
    run.generated.expect(&shown).files
}

#[test]
fn generated_is_fresh() {
    let root = bindery_tests::root();
    are_fresh(&files_from(&root), &root.join("generated")).unwrap();
}

#[test]
fn the_same_bytes_every_time_and_from_another_folder() {
    let root = bindery_tests::root();
    let first = files_from(&root);
    assert_eq!(first, files_from(&root));

    let elsewhere = bindery_tests::Scratch::new("fresh");
    copy(&root.join("spec"), &elsewhere.path().join("a folder/spec"));
    assert_eq!(first, files_from(&elsewhere.path().join("a folder")));
    for file in &first {
        let root = root.to_string_lossy();
        assert!(
            !file.text.contains(&*root),
            "{} tells where it was made",
            file.path
        );
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
