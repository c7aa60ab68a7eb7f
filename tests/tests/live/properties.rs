//! An independent tester of OpenAPI servers finds no violation of the documents in a mock.
//!
//! What it is told of a mock beside the document is in `tests/python/tester.py`. What it finds
//! and is wrong about is in the tables here, with why; an excuse that it does not need is one
//! that must go.

use std::path::Path;
use std::process::Command;

use bindery_live::mock::{Credentials, Mock, Server, Settings};
use bindery_tests::{Scratch, python, root, shared};

use super::generated::live_of;

/// Whether others are let in is asked where the mock knows who is one.
const AUTH: &str = "ignored_auth";

/// A document, and how much the tester is asked of it.
struct Subject {
    document: &'static str,
    /// The paths that it is asked about, as a regular expression; nothing for all.
    paths: &'static str,
    /// How many requests it makes up for an operation, beside those by rule.
    examples: u8,
    excuses: &'static [Excuse],
}

/// What the tester finds, and is wrong about.
struct Excuse {
    operation: &'static str,
    /// The tester's code for it.
    code: &'static str,
    /// What it says, and what it sent.
    words: &'static [&'static str],
    /// Why it is wrong.
    #[expect(dead_code, reason = "it is for those who read the table")]
    why: &'static str,
}

const ACCEPTED: &str = "ST201";
const REFUSED: &str = "ST202";
const FORM: &str = "application/x-www-form-urlencoded";

const fn plain(document: &'static str) -> Subject {
    Subject {
        document,
        paths: "",
        examples: 10,
        excuses: &[],
    }
}

/// Some paths of a large document.
const fn part(document: &'static str, paths: &'static str) -> Subject {
    Subject {
        document,
        paths,
        examples: 5,
        excuses: &[],
    }
}

const fn excuse(
    operation: &'static str,
    code: &'static str,
    words: &'static [&'static str],
    why: &'static str,
) -> Excuse {
    Excuse {
        operation,
        code,
        words,
        why,
    }
}

/// The project's own, in `spec/`.
const OWN: &[Subject] = &[
    plain("workspace/reinstall-server.yaml"),
    plain("clouddc/reinstall-os.yaml"),
    plain("ecs/reinstall-server-without-cloud-init.yaml"),
    plain("ecs/rebuild-server.yaml"),
    plain("modelarts/change-dev-server-os.yaml"),
];

const A_LIST_OF_ONE: &str = "in a form, a list of one text is that text";
const AN_EMPTY_LIST: &str = "in a form, an empty list is not there: the tester itself sends one so";
const NAMES_ALONE: &str = "of objects in forms it writes the names of properties without their \
    values, or their properties as those of the form, or nothing";
const NOBODY_FORBIDS: &str = "a document cannot forbid headers and cookies that it does not name";

/// Those of others, in the corpus.
const OTHERS: &[Subject] = &[
    plain("openapi/petstore-expanded.yaml"),
    plain("openapi/uspto.yaml"),
    plain("openapi/museum.yaml"),
    plain("openapi/link-example.json"),
    Subject {
        document: "openapi/swagger-petstore.yaml",
        paths: "",
        examples: 3,
        excuses: &[
            excuse(
                "POST /pet",
                ACCEPTED,
                &[FORM, "photoUrls: Incorrect type"],
                A_LIST_OF_ONE,
            ),
            excuse(
                "POST /pet",
                ACCEPTED,
                &[FORM, "Missing required property: photoUrls"],
                AN_EMPTY_LIST,
            ),
            excuse("POST /pet", ACCEPTED, &[FORM, "category -> "], NAMES_ALONE),
            excuse(
                "POST /pet",
                ACCEPTED,
                &[FORM, "Missing required property: name", "name=Dogs"],
                NAMES_ALONE,
            ),
            excuse("POST /pet", REFUSED, &[FORM, "&tags="], NAMES_ALONE),
            excuse(
                "PUT /pet",
                ACCEPTED,
                &[FORM, "photoUrls: Incorrect type"],
                A_LIST_OF_ONE,
            ),
            excuse(
                "PUT /pet",
                ACCEPTED,
                &[FORM, "Missing required property: photoUrls"],
                AN_EMPTY_LIST,
            ),
            excuse("PUT /pet", ACCEPTED, &[FORM, "category -> "], NAMES_ALONE),
            excuse(
                "PUT /pet",
                ACCEPTED,
                &[FORM, "Missing required property: name", "name=Dogs"],
                NAMES_ALONE,
            ),
            excuse("PUT /pet", REFUSED, &[FORM, "&tags="], NAMES_ALONE),
        ],
    },
    Subject {
        document: "oddities/o-3-0-deepobject.yaml",
        paths: "",
        examples: 10,
        excuses: &[excuse(
            "POST /test",
            ACCEPTED,
            &["at /properties/query_object/"],
            "it writes an object of the style `form` as one of `deepObject`, so that none of its \
                properties is said",
        )],
    },
    Subject {
        document: "oddities/o-3-0-parameter-test-spec.yaml",
        paths: "",
        examples: 10,
        excuses: &[
            excuse(
                "GET /test/parameters/{path_default}/{path_nullable}",
                ACCEPTED,
                &["in cookie - object with unexpected properties"],
                NOBODY_FORBIDS,
            ),
            excuse(
                "GET /test/parameters/{path_default}/{path_nullable}",
                ACCEPTED,
                &["in header - object with unexpected properties"],
                NOBODY_FORBIDS,
            ),
        ],
    },
    plain("oddities/o-3-1-common-parameters.yaml"),
    part(
        "openapi/prog-nexus.json",
        "^/organizations/.organization_name.$|^/v1/disks$",
    ),
    part("huawei/IMS.json", "/tags$"),
    Subject {
        document: "huawei/IAM.json",
        paths: "^/v3.0/OS-FEDERATION/tokens$",
        examples: 5,
        excuses: &[excuse(
            "POST /v3.0/OS-FEDERATION/tokens",
            ACCEPTED,
            &["in body - object with unexpected properties"],
            "Swagger 2.0 cannot forbid parts of a form that it does not name",
        )],
    },
];

/// Whom a mock lets in, and how the tester says that it is one of them.
struct Guard {
    credentials: Option<Credentials>,
    headers: &'static [&'static str],
}

/// Lets it ask a mock of a document, and says what it found.
fn find(python: &Path, folder: &Path, subject: &Subject, guard: &Guard) -> Result<(), String> {
    let document = folder.join(subject.document);
    let mut settings = Settings::default();
    settings.credentials = guard.credentials.clone();
    let mock = Mock::with(vec![live_of("api", vec![document.clone()])], &settings);
    let server = Server::start(mock, 0).unwrap();
    // It keeps what it found where it runs.
    let name = document.file_stem().unwrap().to_string_lossy();
    let scratch = Scratch::new(&format!("properties-{name}"));
    let output = tester(python)
        .current_dir(scratch.path())
        .env("EXCUSES", excuses(subject))
        .arg("run")
        .arg(&document)
        .args(["--url", &format!("http://{}", server.address())])
        .args(match subject.paths {
            "" => Vec::new(),
            paths => vec!["--include-path-regex", paths],
        })
        .args(["--max-examples", &subject.examples.to_string()])
        .args(["--phases", "examples,coverage,fuzzing"])
        .arg("--continue-on-failure")
        .args(match guard.credentials {
            None => vec!["--exclude-checks", AUTH],
            Some(_) => Vec::new(),
        })
        .args(["--seed", "1", "--generation-database", "none", "--no-color"])
        .args(guard.headers.iter().flat_map(|header| ["-H", header]))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err(format!("{}: {said}", document.display()));
    }
    let used = std::fs::read_to_string(scratch.path().join("excused")).unwrap_or_default();
    let unused =
        (0..subject.excuses.len()).find(|index| used.lines().all(|line| line != index.to_string()));
    match unused.and_then(|index| subject.excuses.get(index)) {
        Some(excuse) => Err(format!("{name}: nothing needs {:?}", excuse.words)),
        None => Ok(()),
    }
}

fn tester(python: &Path) -> Command {
    let mut tester = Command::new(python.with_file_name("schemathesis"));
    tester
        .env("SCHEMATHESIS_HOOKS", root().join("tests/python/tester.py"))
        // What it makes up is to be the same every time, and nothing of it is to be kept.
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    tester
}

fn excuses(subject: &Subject) -> String {
    let each = subject
        .excuses
        .iter()
        .map(|one| serde_json::json!([one.operation, one.code, one.words]));
    serde_json::Value::Array(each.collect()).to_string()
}

fn prove(folder: &Path, subjects: &[Subject], guard: &Guard) {
    let Some(python) = python::python(&["schemathesis"]) else {
        return;
    };
    let found = subjects.iter().map(|one| find(&python, folder, one, guard));
    let wrong: Vec<String> = found.filter_map(Result::err).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_projects_own_documents_are_kept() {
    let guard = Guard {
        credentials: Some(Credentials::default().key("AuthToken", "not-a-real-token")),
        headers: &["X-Auth-Token: not-a-real-token"],
    };
    prove(&root().join("spec"), OWN, &guard);
}

#[test]
fn documents_of_others_are_kept() {
    let Some(corpus) = shared("corpus") else {
        return;
    };
    // Credentials of the right form will do.
    let guard = Guard {
        credentials: None,
        headers: &[
            "X-Auth-Token: not-a-real-token",
            "Authorization: Bearer not-a-real-token",
            "api_key: not-a-real-key",
        ],
    };
    prove(&corpus, OTHERS, &guard);
}
