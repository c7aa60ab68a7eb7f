//! What a `format` means, where it cannot be true, and how it is bound to other types.

#![allow(clippy::unwrap_used)] // what is missing is a failure

mod road;

use bindery::document::Memory;
use bindery::finding::Findings;
use bindery::format::Formats;
use bindery::generate::{ModuleSettings, include};
use bindery::plan;
use road::{walk, walk_schemas};

/// The formats that integers with these keywords get.
fn integer(keywords: &str) -> (String, String) {
    let walked = walk_schemas(&format!("A: {{ type: integer, {keywords} }}"));
    let first = walked.types().lines().next().unwrap_or_default().to_owned();
    let kind = first.trim().trim_start_matches("t0 A: integer").trim();
    (kind.trim_matches(['(', ')']).to_owned(), walked.findings)
}

#[test]
fn integers_get_the_size_that_their_values_need() {
    for (keywords, format) in [
        ("format: int32", "int32"),
        ("format: uint8", "uint8"),
        ("format: uint", "uint64"),
        ("format: bigint", "int128"),
        ("format: timestamp", "int64"),
        ("minimum: 0", ""),
        ("maximum: 9223372036854775807", ""),
        // Written by programs that know only floats.
        ("format: int64, maximum: 9223372036854776000", "int64"),
        ("minimum: 0, maximum: 18446744073709551615", "uint64"),
        ("maximum: 18446744073709551615", "int128"),
        (
            "minimum: -170141183460469231731687303715884105728",
            "int128",
        ),
        ("enum: [1, 18446744073709551616]", "int128"),
    ] {
        assert_eq!(
            integer(keywords),
            (format.to_owned(), String::new()),
            "{keywords}"
        );
    }
}

#[test]
fn a_format_that_is_too_small_is_told_and_not_kept() {
    for (keywords, format) in [
        ("format: int32, maximum: 4294967295", "int64"),
        (
            "format: int32, minimum: 0, maximum: 18446744073709551615",
            "uint64",
        ),
        ("format: uint32, minimum: -1", "int64"),
        ("format: int32, default: 3000000000", "int64"),
        ("format: int64, example: 10000000000000000000", "int128"),
    ] {
        let (kept, findings) = integer(keywords);
        assert_eq!(kept, format, "{keywords}");
        assert!(findings.starts_with("B0324"), "{keywords}: {findings}");
        assert_eq!(findings.lines().count(), 1, "{keywords}: {findings}");
    }
}

#[test]
fn an_example_of_another_format_is_a_warning() {
    let walked = walk_schemas("A: { type: string, format: date, example: 2024-02-30 }");
    assert_eq!(
        walked.findings,
        "B0406 api.yaml:5:47 the example breaks `format`: it must be of the format `date`\n"
    );
    let walked = walk_schemas("A: { type: string, format: date, example: '2024-02-29' }");
    assert_eq!(walked.findings, "");
}

const DIRECTIONS: &str = "
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    post:
      operationId: post
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } }
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { $ref: '#/components/schemas/Both' } } }
        '400':
          description: bad
          content: { application/json: { schema: { $ref: '#/components/schemas/Answer' } } }
components:
  schemas:
    Both:
      type: object
      required: [id, password, name]
      properties:
        id: { type: string, readOnly: true }
        password: { type: string, writeOnly: true }
        name: { type: string }
    Answer:
      type: object
      required: [id, password]
      properties:
        id: { type: string, readOnly: true }
        password: { type: string, writeOnly: true }
";

#[test]
fn nobody_demands_what_only_the_other_side_sends() {
    let types = walk(DIRECTIONS).types();
    let fields: Vec<&str> = types
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("- \""))
        .collect();
    assert_eq!(
        fields,
        [
            "- \"id\"?: t2 read-only",
            "- \"password\"?: t3 write-only required when sent",
            "- \"name\": t4",
            "- \"id\": t5 read-only",
            "- \"password\"?: t6 write-only",
        ]
    );
}

const SIZES: &str = "
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    post:
      operationId: post
      requestBody:
        content: { application/json: { schema: SCHEMA } }
      responses: { '204': { description: ok } }
";

#[test]
fn a_rule_about_64_bits_stands_where_no_rust_type_keeps_it() {
    let size = "{ type: integer, format: int64 }";
    let record = format!("{{ type: object, properties: {{ size: {size} }} }}");
    for (schema, rules) in [
        (record.clone(), 0),
        (format!("{{ type: array, items: {size} }}"), 0),
        (
            format!("{{ oneOf: [{record}, {size}, {{ type: string }}] }}"),
            // In the struct and beside it, which are one table.
            1,
        ),
        (format!("{{ not: {size} }}"), 1),
        // The additional properties are any values in Rust, because they are of two types.
        (
            format!(
                "{{ type: object, patternProperties: {{ a: {size} }}, additionalProperties: {{ type: string }} }}"
            ),
            1,
        ),
    ] {
        let walked = walk(&SIZES.replace("SCHEMA", &schema));
        let api = walked.api.as_ref().unwrap();
        let module = plan::plan_included("api", api, &mut Findings::new());
        let tables = format!("{:?} {:?}", module.tables.schemas, module.operations);
        assert_eq!(
            tables.matches("Format(\"int64\")").count(),
            rules,
            "{schema}: {tables}"
        );
    }
}

#[test]
fn formats_can_be_bound_to_other_types() {
    let mut formats = Formats::default();
    for (format, ty) in [
        ("date-time", "string"),
        ("url", "string"),
        ("number", "f64"),
        ("double", "number"),
        ("integer", "number"),
    ] {
        formats.bind(format, ty).unwrap();
    }
    let document = "
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    post:
      operationId: post
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                when: { type: string, format: date-time }
                home: { type: string, format: uri }
                id: { type: string, format: uuid }
                price: { type: number }
                exact: { type: number, format: double }
                count: { type: integer }
                small: { type: integer, format: int32 }
      responses: { '204': { description: done } }
";
    let files = Memory::new().with("api.yaml", document);
    let module = ModuleSettings {
        formats,
        ..ModuleSettings::called_after("api.yaml")
    };
    let run = include(&module, &files);
    let text = &run.generated.unwrap().files[0].text;
    for field in [
        "pub when: Option<String>",
        "pub home: Option<String>",
        "pub id: Option<rt::Uuid>",
        "pub price: Option<f64>",
        "pub exact: Option<rt::Number>",
        "pub count: Option<rt::Number>",
        "pub small: Option<i32>",
    ] {
        assert!(text.contains(field), "no {field} in {text}");
    }
    assert!(!text.contains("Format(\"date-time\")"));
    assert!(text.contains("Format(\"uuid\")"));
}

#[test]
fn what_cannot_be_bound_is_told() {
    let mut formats = Formats::default();
    assert_eq!(
        formats.bind("uuid", "f64").unwrap_err().to_string(),
        "the format `uuid` cannot be `f64`; what can is `decimal`, `double`, `float`, `number`"
    );
    assert!(formats.bind("data-time", "string").is_err());
    assert!(formats.bind("uuid", "Uuid").is_err());
    assert_eq!(formats, Formats::default());
}
