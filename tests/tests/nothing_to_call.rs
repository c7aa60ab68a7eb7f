//! A crate without an example that can be called still compiles without a warning: what would
//! be unused is not there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bindery_tests::file_of_pets;

fn file(document: &str, path: &str) -> String {
    file_of_pets(document, false, path).unwrap()
}

fn of_path(path: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{ title: Pets, version: '1' }}\npaths:\n  '{path}':\n    get:\n      \
         operationId: show\n      responses: {{ '204': {{ description: Nothing. }} }}\n"
    )
}

#[test]
fn without_operations_nothing_is_imported() {
    let empty = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: {}\n";
    let example = file(empty, "examples/loopback.rs");
    assert!(
        example.contains("fn main() {}") && !example.contains("use "),
        "{example}"
    );
    let tests = file(empty, "tests/examples.rs");
    assert!(
        !tests.contains("use ") && !tests.contains("mod "),
        "{tests}"
    );
}

/// The runtime encodes what a path must not hold, so the text of the document is not what the
/// server sees, and a test that expected it would fail in the user's crate.
#[test]
fn a_path_that_is_encoded_is_not_compared_as_it_stands() {
    let plain = of_path("/pets/all");
    assert!(file(&plain, "tests/examples.rs").contains("fn show_is_sent"));
    assert!(file(&plain, "examples/loopback.rs").contains("use wiremock"));
    for path in ["/all pets", "/pets#all", "/pets/\u{fc}", "/a\"b", "/50%"] {
        let odd = of_path(path);
        assert!(
            !file(&odd, "tests/examples.rs").contains("fn show_is_sent"),
            "{path}"
        );
        assert!(
            !file(&odd, "examples/loopback.rs").contains("use wiremock"),
            "{path}"
        );
    }
}

/// Nobody knows here what matches a pattern with a look-ahead: a call with something made up would
/// be refused where the crate is used.
#[test]
fn a_call_without_a_value_that_keeps_its_rules_is_left_out_by_name() {
    let of_name = |more: &str| {
        format!(
            "{}  '/pets/{{name}}':\n    get:\n      operationId: find\n      parameters:\n      \
             - {{ name: name, in: path, required: true, \
             schema: {{ type: string, pattern: '^(?!x)[a-z]+$' }}{more} }}\n      \
             responses: {{ '204': {{ description: Nothing. }} }}\n",
            of_path("/pets")
        )
    };
    let without = file(&of_name(""), "examples/loopback.rs");
    assert!(without.contains("fn pets_show") && !without.contains("fn pets_find"));
    assert!(
        without.contains("pets::find: `name` has no example"),
        "{without}"
    );
    let with = file(&of_name(", example: rex"), "examples/loopback.rs");
    assert!(with.contains("client.find(\"rex\")"), "{with}");
    assert!(!with.contains("not called"), "{with}");
}

/// The loopback program shows a wait where it has all that is asked and answered, and says of any
/// other why not.
#[test]
fn a_wait_that_cannot_be_shown_is_left_out_by_name() {
    let of_job = |example: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: Pets, version: '1' }}\npaths:\n  /wash:\n    post:\n      \
             operationId: wash\n      x-bindery-waiter: {{ operation: showJob, state: /state, \
             parameters: {{ id: $response.body#/job }}, success: [DONE], pending: [WET] }}\n      \
             responses: {{ '202': {{ description: d, content: {{ application/json: {{ \
             schema: {{ type: object, properties: {{ job: {{ type: string }} }} }}{example} }} }} }} }}\n  \
             '/jobs/{{id}}':\n    get:\n      operationId: showJob\n      parameters: \
             [{{ name: id, in: path, required: true, schema: {{ type: string }} }}]\n      \
             responses: {{ '200': {{ description: d, content: {{ application/json: {{ schema: \
             {{ type: object, properties: {{ state: {{ type: string }} }} }} }} }} }} }}\n"
        )
    };
    let without = file(&of_job(""), "examples/loopback.rs");
    assert!(!without.contains("send_and_wait") && !without.contains("fn plays"));
    assert!(
        without.contains("pets::wash: no value is known for `id` of `showJob`"),
        "{without}"
    );
    let with = file(&of_job(", example: { job: '7' }"), "examples/loopback.rs");
    assert!(
        with.contains("send_and_wait") && with.contains("/jobs/7"),
        "{with}"
    );
    assert!(!with.contains("not followed"), "{with}");
}
