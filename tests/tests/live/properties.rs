//! An independent tester of OpenAPI servers finds no violation of the documents in a mock.
//!
//! What it is told of a mock beside the document is in `tests/python/tester.py`. What it finds
//! and is wrong about is in the tables here, with why; an excuse that it does not need is one
//! that must go.

mod others;
mod own;
mod subject;

use std::fs::{create_dir_all, read_to_string};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bindery_live::mock::{Mock, Server, Settings};
use bindery_tests::{Scratch, python, root, shared};
use serde_json::json;

use self::subject::Subject;
use super::generated::live_of;

/// What the tester asks of a mock.
struct Job {
    subject: Subject,
    document: PathBuf,
    /// Where it runs, and keeps what it found.
    folder: PathBuf,
    server: Server,
}

impl Job {
    fn new(subject: Subject, documents: &Path, scratch: &Path) -> Job {
        let document = documents.join(subject.document);
        let mut settings = Settings::default();
        settings.credentials = Some(subject.credentials());
        let mock = Mock::with(vec![live_of("api", vec![document.clone()])], &settings);
        let folder = scratch.join(document.file_stem().unwrap());
        create_dir_all(&folder).unwrap();
        Job {
            subject,
            document,
            folder,
            server: Server::start(mock, 0).unwrap(),
        }
    }

    /// What `testers.py` is told of it.
    fn told(&self) -> serde_json::Value {
        let mut arguments = vec![self.document.display().to_string()];
        arguments.extend(["--url".into(), format!("http://{}", self.server.address())]);
        arguments.extend(self.subject.arguments());
        // A mock keeps nothing but jobs, so what is deleted can be asked for again.
        arguments.extend(["--exclude-checks", "use_after_free"].map(str::to_owned));
        // What it makes up is to be the same every time, and nothing of it is to be kept.
        let same = ["--seed", "1", "--generation-database", "none"];
        arguments.extend(same.map(str::to_owned));
        arguments.extend(["--continue-on-failure", "--no-color"].map(str::to_owned));
        let excuses = self.subject.excuses.iter();
        let excuses = excuses.map(|one| json!([one.operation, one.code, one.words]));
        json!({
            "folder": self.folder,
            "arguments": arguments,
            "excuses": excuses.collect::<Vec<_>>(),
        })
    }

    /// What it found.
    fn found(&self) -> Result<(), String> {
        let text = |name: &str| read_to_string(self.folder.join(name)).unwrap_or_default();
        let name = self.subject.document;
        if text("code") != "0" {
            return Err(format!("{name}: {}", text("said")));
        }
        let used = text("excused");
        let is_used = |index: usize| used.lines().any(|line| line == index.to_string());
        let mut excuses = self.subject.excuses.iter().enumerate();
        match excuses.find(|(index, _)| !is_used(*index)) {
            Some((_, excuse)) => Err(format!("{name}: nothing needs {:?}", excuse.words)),
            None => Ok(()),
        }
    }
}

/// Lets the tester ask mocks of these documents, one after the other.
fn prove(name: &str, documents: &Path, subjects: &[Subject]) {
    let Some(python) = python::python(&["schemathesis"]) else {
        return;
    };
    let scratch = Scratch::new(&format!("properties-{name}"));
    let jobs = subjects.iter();
    let jobs = jobs.map(|one| Job::new(*one, documents, scratch.path()));
    let jobs: Vec<Job> = jobs.collect();
    let told: Vec<serde_json::Value> = jobs.iter().map(Job::told).collect();
    let mut tester = Command::new(python)
        .arg(root().join("tests/python/testers.py"))
        .env("SCHEMATHESIS_HOOKS", root().join("tests/python/tester.py"))
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = tester.stdin.take().unwrap();
    stdin.write_all(json!(told).to_string().as_bytes()).unwrap();
    drop(stdin);
    assert!(tester.wait().unwrap().success());
    let wrong: Vec<String> = jobs.iter().filter_map(|one| one.found().err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_projects_own_documents_are_kept() {
    prove("spec", &root().join("spec"), own::SPEC);
}

#[test]
fn links_and_lists_are_kept() {
    let beside = root().join("tests/tests/live/properties");
    prove("beside", &beside, own::BESIDE);
}

#[test]
fn documents_of_others_are_kept() {
    if let Some(corpus) = shared("corpus") {
        prove("others", &corpus, others::SMALL);
    }
}

#[test]
fn parts_of_large_documents_of_others_are_kept() {
    if let Some(corpus) = shared("corpus") {
        prove("large", &corpus, others::LARGE);
    }
}
