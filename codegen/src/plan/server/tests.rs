use crate::document::Memory;
use crate::finding::Findings;
use crate::generate::{ModuleSettings, include};

const PETS: &str = "openapi: 3.1.0
info: { title: Pets, version: '1' }
servers:
  - url: https://{region}.example.com:{port}/v1/
    description: Production.
    variables: { region: { default: eu, enum: [eu, us-1] }, port: { default: '443' } }
  - { url: /v1 }
  - { url: 'https://other.example.com', description: The server to be used where no other one is. }
paths:
  /same: { get: { operationId: same, servers: [{ url: /v1 }], responses: {} } }
  /files: { servers: [{ url: 'https://files.example.com', description: Files }], get: { operationId: files, responses: {} } }
";

/// The generated module with one space between all words, and what was found.
fn generated(document: &str) -> (String, Findings) {
    let module = ModuleSettings::called_after("pets.yaml");
    let run = include(&module, &Memory::new().with("pets.yaml", document));
    let text = run.generated.unwrap().files.remove(0).text;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (text, run.findings)
}

fn messages<'a>(findings: &'a Findings, id: &str) -> Vec<&'a str> {
    let all = findings.all().iter();
    let all = all.filter(|one| one.code.id == id);
    all.map(|one| &*one.message).collect()
}

#[test]
fn each_server_is_a_function_of_its_variables() {
    let (text, findings) = generated(PETS);
    assert_eq!(
        messages(&findings, "B0326"),
        [
            "`GET /files` is served elsewhere than the rest, at `https://files.example.com`: a client sends it to its own endpoint"
        ]
    );
    for part in [
        "pub fn production(region: Region, port: &str) -> String { \
         [\"https://\", region.as_str(), \".example.com:\", port, \"/v1\"].concat() }",
        "Default)] pub enum Region { /// `eu` #[default] Eu, /// `us-1` Us1, }",
        "pub fn v1(origin: &str) -> String { [origin, \"/v1\"].concat() }",
        "pub fn other_example_com() -> String {",
        "pub fn files() -> String { [\"https://files.example.com\"].concat() }",
        "/// - `https://files.example.com` ",
        "pub fn region(value: impl AsRef<str>) -> Result<ClientBuilder, rt::BuildError> {",
        "variable: \"region\", servers: &SERVERS, values: &[(\"eu\", 0), (\"us-1\", 0)],",
        "rt::ServerVariable { name: \"port\", default: \"443\", listed: None }",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_variable_of_several_servers_is_one_enum_with_a_server_for_each_value() {
    let (text, findings) = generated(
        "openapi: 3.1.0
info: { title: Pets, version: '1' }
servers:
  - { url: 'https://a.{Region}.example.com', variables: { Region: { default: us, enum: [eu, us] } } }
  - { url: 'https://b.{Region}.example.com', variables: { Region: { default: ap, enum: [ap, us, eu-1] } } }
  - { url: 'https://{stage}.example.org', variables: { stage: { default: only, enum: [only] } } }
paths:
  /regions: { get: { operationId: region, responses: {} } }
",
    );
    for part in [
        "pub enum Region { /// `eu` Eu, /// `us` #[default] Us, /// `ap` Ap, /// `eu-1` Eu1, }",
        "values: &[(\"eu\", 0), (\"us\", 0), (\"ap\", 1), (\"eu-1\", 1)],",
        // Not all of them are this server's.
        "pub fn a_region_example_com(region: &str) -> String {",
        "/// - `Region`: `us`, of `eu`, `us`",
        // An operation has the name.
        "pub fn region(&self) -> operation::Region {",
        "pub fn at_region(value: impl AsRef<str>)",
        "[`at_region`](Client::at_region) finds the right one.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // There is nothing to choose.
    assert!(!text.contains("pub fn stage(value"), "{text}");
    assert_eq!(
        messages(&findings, "B0329"),
        [
            "`us` of the variable `Region` leads to `https://a.{Region}.example.com`, which lists it too"
        ]
    );
}
