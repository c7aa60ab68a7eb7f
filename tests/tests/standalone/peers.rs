//! What other generators get wrong without saying so, each as a case that is right here:
//!
//! | case | where |
//! |---|---|
//! | a webhook of a tag's name takes the place of the tag's operations | here |
//! | `info.version` becomes a version that cargo refuses | here |
//! | all other ones, each called after what is right | `peers_in_use.rs`, in the crate |

use bindery::document::Memory;
use bindery::generate::{ModuleSettings, include};
use bindery_tests::Scratch;

use super::cargo::{lock, succeed};
use super::generated::write_crate;

const PEERS: &str = include_str!("peers.yaml");
/// The cases in the crate; they are compiled there.
const IN_USE: &str = include_str!("peers_in_use.rs");

#[test]
fn what_others_get_wrong_is_right() {
    let scratch = Scratch::new("peers");
    write_crate(scratch.path(), "bindery-proof-peers", PEERS);
    scratch.write("tests/peers_in_use.rs", IN_USE);
    lock(&scratch);
    let (said, _) = succeed(scratch.path(), &["test", "--test", "peers_in_use"]);
    let cases = IN_USE.lines().filter_map(|line| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        line.strip_prefix("fn ")?.split_once('(')
    });
    let mut count = 0;
    for (case, _) in cases.filter(|(name, _)| !["client", "event"].contains(name)) {
        assert!(
            said.contains(&format!("test {case} ... ok")),
            "no {case} in {said}"
        );
        count += 1;
    }
    assert_eq!(count, 20);
}

/// How many operations a document has in Rust.
fn operations(document: &str) -> usize {
    let module = ModuleSettings {
        name: "api".to_owned(),
        documents: vec!["api.yaml".into()],
        ..ModuleSettings::default()
    };
    let run = include(&module, &Memory::new().with("api.yaml", document));
    run.generated.unwrap().counts[0].1.operations
}

#[test]
fn a_webhook_takes_no_operation_away() {
    assert_eq!(operations(PEERS), 6);
    let hook = "webhooks:\n  publishEvent: { post: { tags: [events], operationId: listEvents, \
                requestBody: { content: { application/json: { schema: { type: string } } } }, responses: {} } }\n  \
                events: { get: { tags: [events], responses: {} } }\ncomponents:\n";
    let with_hooks = PEERS
        .replace("openapi: 3.0.3", "openapi: 3.1.0")
        .replace("components:\n", hook);
    assert_eq!(operations(&with_hooks), 6);
}

#[test]
fn any_version_of_an_api_is_no_version_of_a_crate() {
    for version in ["2024-05-01", "v1", "2020-09-14_1.2", "'\"]\n[x'", "''"] {
        let scratch = Scratch::new("peers-version");
        let document = PEERS.replace("version: 2024-05-01", &format!("version: {version}"));
        write_crate(scratch.path(), "bindery-proof-peers", &document);
        let manifest = std::fs::read_to_string(scratch.path().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("\nversion = \"0.1.0\"\n"), "{manifest}");
    }
}
