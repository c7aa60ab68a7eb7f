//! Documents of several files, and files with any name.

mod road;

use road::{Walked, walk_files};

/// A document whose only operation answers with a schema.
fn api(schema: &str) -> String {
    format!(
        "\
openapi: 3.1.0
info: {{ title: T, version: '1' }}
paths:
  /a:
    get:
      operationId: a
      responses:
        '200': {{ description: '', content: {{ application/json: {{ schema: {schema} }} }} }}
"
    )
}

/// The model, without places.
fn placeless(walked: &Walked) -> String {
    let lines = walked.text.lines();
    let lines = lines.map(|line| line.split("  @ ").next().unwrap_or(line).to_owned() + "\n");
    lines.collect()
}

#[test]
fn files_may_refer_to_each_other() {
    let root = api("{ $ref: 'parts/person.yaml#/Person' }")
        + "components: { schemas: { Name: { type: string, maxLength: 9 } } }\n";
    let person = "\
Person:
  type: object
  properties:
    name: { $ref: '../api.yaml#/components/schemas/Name' }
    pets: { type: array, items: { $ref: pet.yaml } }
";
    let pet = "\
type: object
properties:
  owner: { $ref: 'person.yaml#/Person' }
  mother: { $ref: '#' }
";
    let walked = walk_files(
        &[
            ("api.yaml", &root),
            ("parts/person.yaml", person),
            ("parts/pet.yaml", pet),
        ],
        1,
    );
    assert_eq!(walked.findings, "");
    // The same in one file.
    let whole = api("{ $ref: '#/components/schemas/Person' }")
        + "\
components:
  schemas:
    Name: { type: string, maxLength: 9 }
    Person:
      type: object
      properties:
        name: { $ref: '#/components/schemas/Name' }
        pets: { type: array, items: { $ref: '#/components/schemas/pet' } }
    pet:
      type: object
      properties:
        owner: { $ref: '#/components/schemas/Person' }
        mother: { $ref: '#/components/schemas/pet' }
";
    let whole = walk_files(&[("api.yaml", &whole)], 1);
    assert_eq!(whole.findings, "");
    let count = |walked: &Walked| walked.api.as_ref().unwrap().types.len();
    assert_eq!(count(&walked), count(&whole));
}

#[test]
fn references_in_a_circle_of_files_lead_nowhere() {
    let walked = walk_files(
        &[
            ("api.yaml", &api("{ $ref: one.yaml }")),
            ("one.yaml", "$ref: two.yaml\n"),
            ("two.yaml", "$ref: one.yaml#\n"),
        ],
        1,
    );
    assert_eq!(
        walked.findings,
        "B0302 api.yaml:8:82 `one.yaml` leads from reference to reference and back, and never to a value; any value is accepted here\n"
    );
}

#[test]
fn a_reference_to_another_host_is_told_and_never_followed() {
    let walked = walk_files(
        &[
            ("api.yaml", &api("{ $ref: 'https://a.example/a.yaml#/A' }")),
            ("https://a.example/a.yaml", "A: { type: string }"),
        ],
        1,
    );
    assert_eq!(
        walked.findings,
        "B0301 api.yaml:8:82 `https://a.example/a.yaml#/A` is on another host, and only files are read; any value is accepted here (keep a copy beside your own documents, or let the command fetch it: `--fetch` with what its URL starts with)\n"
    );
}

#[test]
fn a_path_can_stand_in_a_file_of_its_own() {
    let root = "\
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a/{id}:
    $ref: 'paths/a.yaml#/~1a~1%7Bid%7D'
";
    let path = "\
/a/{id}:
  parameters: [{ $ref: '../parameters/id.yaml' }]
  get: { operationId: a, responses: { '204': { description: '' } } }
";
    let walked = walk_files(
        &[
            ("api.yaml", root),
            ("paths/a.yaml", path),
            (
                "parameters/id.yaml",
                "{ name: id, in: path, required: true, schema: { type: string } }",
            ),
        ],
        1,
    );
    assert_eq!(walked.findings, "");
    assert_eq!(walked.api.unwrap().operations.len(), 1);
}

#[test]
fn the_ending_of_a_file_says_nothing() {
    let yaml = api("{ type: object, properties: { n: { type: integer } } }");
    let json = r#"{ "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
      "paths": { "/a": { "get": { "operationId": "a", "responses": {
        "200": { "description": "", "content": { "application/json": { "schema":
          { "type": "object", "properties": { "n": { "type": "integer" } } } } } } } } } } }"#;
    let expected = placeless(&walk_files(&[("api.yaml", &yaml)], 1));
    for name in [
        "api.yaml",
        "api.yml",
        "api.json",
        "api.txt",
        "api",
        "api.v2.JSON",
    ] {
        for text in [yaml.as_str(), json] {
            let walked = walk_files(&[(name, text)], 1);
            assert_eq!(walked.findings, "", "{name}");
            assert_eq!(placeless(&walked), expected, "{name}");
        }
    }
    // Nor does that of a part.
    let parts = [
        ("api", api("{ $ref: part }")),
        (
            "part",
            r#"{ "type": "object", "properties": { "n": { "type": "integer" } } }"#.to_owned(),
        ),
    ];
    let files: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, &**text)).collect();
    assert_eq!(walk_files(&files, 1).findings, "");
}
