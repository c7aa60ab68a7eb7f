//! Samples of small documents.

use super::{Limits, Refused, Sampler};
use crate::document::{self, Memory};
use crate::finding::Findings;
use crate::generate::{ModuleSettings, read_api};
use crate::model::{Api, Origin, TypeId};

fn api(schemas: &str) -> Api {
    let indented: String = schemas
        .lines()
        .map(|line| format!("    {line}\n"))
        .collect();
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    );
    let files = Memory::new().with("api.yaml", text);
    let module = ModuleSettings {
        name: "api".to_owned(),
        documents: vec!["api.yaml".into()],
        ..ModuleSettings::default()
    };
    let mut findings = Findings::new();
    let read = document::read(&module.documents, &files, &mut findings);
    read_api(&module, &read, &mut findings).unwrap()
}

fn id(api: &Api, wanted: &str) -> TypeId {
    let is_it = |origin: &Origin| matches!(origin, Origin::Named(name) if name == wanted);
    let index = api.types.iter().position(|ty| is_it(&ty.origin)).unwrap();
    TypeId(u32::try_from(index).unwrap())
}

/// The samples of the type `A`, as text.
fn values(schemas: &str) -> Vec<String> {
    let api = api(schemas);
    let sampler = Sampler::new(&api, Limits::default());
    let values = sampler.values(id(&api, "A"));
    values.iter().map(ToString::to_string).collect()
}

/// What is broken in the samples of the type `A`, as pointer and rule.
fn broken(schemas: &str) -> Vec<(String, &'static str)> {
    let api = api(schemas);
    let sampler = Sampler::new(&api, Limits::default());
    let mut broken: Vec<(String, &'static str)> = sampler
        .broken(id(&api, "A"))
        .into_iter()
        .map(|Refused { pointer, rule, .. }| (pointer, rule))
        .collect();
    broken.sort_unstable();
    broken
}

fn assert_has(schemas: &str, wanted: &[&str]) {
    let values = values(schemas);
    for wanted in wanted {
        assert!(
            values.iter().any(|value| value == wanted),
            "no {wanted} in {values:?}"
        );
    }
}

#[test]
fn numbers_stand_at_their_bounds() {
    assert_has(
        "A: { type: integer, minimum: 3, exclusiveMaximum: 9 }",
        &["3", "4", "8"],
    );
    assert_has(
        "A: { type: number, minimum: 0.05, maximum: 1, multipleOf: 0.1 }",
        &["0.1", "1", "0.2", "0.9"],
    );
    assert_has(
        "A: { type: integer, minimum: 18446744073709551615 }",
        &["18446744073709551615", "18446744073709551616"],
    );
}

#[test]
fn texts_have_the_shortest_and_the_longest_length() {
    assert_has(
        "A: { type: string, minLength: 2, maxLength: 4 }",
        &["\"sa\"", "\"samp\"", "\"é💥e\u{301}\""],
    );
    let lengths: Vec<usize> =
        values("A: { type: string, pattern: '^[a-z]+-[0-9]+$', maxLength: 9 }")
            .iter()
            .map(|text| text.len() - 2)
            .collect();
    assert!(lengths.contains(&3) && lengths.contains(&9), "{lengths:?}");
    assert_has(
        "A: { type: string, format: uuid }",
        &["\"0197F36D-D83B-4258-B177-3784B7887A17\""],
    );
}

#[test]
fn properties_are_there_and_are_not() {
    let schemas = "
A:
  type: object
  required: [a]
  properties:
    a: { type: boolean }
    b: { type: [string, 'null'], enum: [x, null] }
    c: { type: array, items: { type: integer, minimum: 1, maximum: 2 }, uniqueItems: true }";
    assert_has(
        schemas,
        &[
            r#"{"a":true}"#,
            r#"{"a":false}"#,
            r#"{"a":true,"b":null}"#,
            r#"{"a":true,"b":"x"}"#,
            r#"{"a":true,"c":[]}"#,
            r#"{"a":true,"c":[1,2]}"#,
        ],
    );
}

#[test]
fn every_variant_is_there_with_its_tag() {
    let schemas = "
A:
  oneOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/C' }]
  discriminator: { propertyName: kind, mapping: { b: '#/components/schemas/B', c: '#/components/schemas/C' } }
B: { type: object, required: [kind], properties: { kind: { type: string } } }
C: { type: object, required: [kind, n], properties: { kind: { type: string }, n: { type: integer, maximum: 1, minimum: 1 } } }";
    assert_has(schemas, &[r#"{"kind":"b"}"#, r#"{"kind":"c","n":1}"#]);
}

#[test]
fn rules_about_the_whole_are_kept() {
    let schemas = "
A:
  type: object
  minProperties: 1
  dependentRequired: { a: [b] }
  properties: { a: { type: boolean }, b: { const: 5 }, c: { type: string, enum: [on, off] } }
  if: { properties: { c: { const: on } }, required: [c] }
  then: { required: [b] }";
    let values = values(schemas);
    assert!(values.len() > 4, "{values:?}");
    for value in &values {
        assert!(
            value != "{}" && (!value.contains("\"a\"") || value.contains("\"b\"")),
            "{value}"
        );
    }
    assert!(
        values
            .iter()
            .any(|value| value.contains(r#""b":5"#) && value.contains(r#""c":"on""#))
    );
}

#[test]
fn types_in_themselves_come_to_an_end() {
    let schemas = "
A: { type: object, required: [next], properties: { next: { $ref: '#/components/schemas/B' } } }
B: { type: [object, 'null'], properties: { a: { $ref: '#/components/schemas/A' }, all: { type: array, items: { $ref: '#/components/schemas/A' } } } }";
    assert_has(schemas, &[r#"{"next":{}}"#, r#"{"next":null}"#]);
}

#[test]
fn each_rule_is_broken_alone() {
    let schemas = "
A:
  type: object
  additionalProperties: false
  required: [name]
  properties:
    name: { type: string, minLength: 2, maxLength: 4, pattern: '^[a-z]*$' }
    n: { type: integer, minimum: 10, maximum: 90, multipleOf: 10 }
    list: { type: array, items: { enum: [1, 2, 3] }, minItems: 2, maxItems: 2, uniqueItems: true }";
    let wanted = [
        ("/list", "maxItems"),
        ("/list", "minItems"),
        ("/list", "type"),
        ("/list", "uniqueItems"),
        ("/list/0", "enum"),
        ("/n", "maximum"),
        ("/n", "minimum"),
        ("/n", "multipleOf"),
        ("/n", "type"),
        ("/name", "maxLength"),
        ("/name", "minLength"),
        ("/name", "pattern"),
        ("/name", "required"),
        ("/name", "type"),
        ("/undeclared property", "additionalProperties"),
        ("", "type"),
    ];
    let found = broken(schemas);
    for (pointer, rule) in wanted {
        assert!(
            found
                .iter()
                .any(|(at, broken)| at == pointer && *broken == rule),
            "no {rule} at {pointer:?} in {found:?}"
        );
    }
}

#[test]
fn only_a_format_that_the_document_says_is_broken() {
    assert_eq!(broken("A: { type: integer }"), [(String::new(), "type")]);
    assert_eq!(
        broken("A: { type: integer, format: int64 }"),
        [(String::new(), "format"), (String::new(), "type")]
    );
}

/// As servers and users are told: a missing constant may be what is wrong.
#[test]
fn what_no_alternative_fits_is_blamed_on_one_only_where_the_others_are_contradicted() {
    let schemas = "
A:
  oneOf:
    - { type: object, additionalProperties: false, properties: { span: { type: string } } }
    - { type: object, required: [kind], properties: { kind: { const: live } } }";
    let inside = ("/undeclared property".to_owned(), "additionalProperties");
    let found = broken(schemas);
    assert!(!found.contains(&inside), "{found:?}");
    assert!(found.contains(&(String::new(), "oneOf")), "{found:?}");
}

#[test]
fn an_alternative_is_told_from_the_others() {
    // By a property that both declare, and by one that only the other one declares.
    assert_has(
        "
A:
  oneOf:
    - { type: object, properties: { value: { type: [boolean, 'null'] } } }
    - { type: object, properties: { value: { type: [integer, 'null'] } } }",
        &[r#"{"value":true}"#, r#"{"value":1}"#],
    );
    assert_has(
        "
A:
  oneOf:
    - { type: object, properties: { name: { type: string } }, additionalProperties: true }
    - { type: object, properties: { count: { type: integer } }, additionalProperties: true }",
        &[
            r#"{"count":null,"name":"sample"}"#,
            r#"{"name":null,"count":1}"#,
        ],
    );
}

/// What only an engine can match is not believed, wherever it stands.
#[test]
fn what_is_not_confirmed_is_no_sample() {
    for schemas in [
        "A: { type: string, pattern: '^(?!x)', examples: [y] }",
        "A: { type: string, not: { pattern: '^(?!x)' } }",
        "A: { type: string, anyOf: [{ minLength: 2 }, { pattern: '^(?!x)' }] }",
        "A: { type: object, required: [a], additionalProperties: false, \
              patternProperties: { '^(?!x)': { type: integer } } }",
    ] {
        assert_eq!(values(schemas), <[&str; 0]>::default(), "{schemas}");
    }
    // What breaks an alternative in any case is known not to be of it.
    let either = "A: { oneOf: [{ type: integer }, { type: string, pattern: '^(?!x)' }] }";
    let found = values(either);
    assert!(
        !found.is_empty() && found.iter().all(|one| !one.contains('"')),
        "{found:?}"
    );
}

#[test]
fn what_has_no_sample_says_why() {
    let api = api("
A: { type: object, required: [a], properties: { a: { type: string, pattern: '^(?!x)' } } }
B: { type: object, required: [b], properties: { b: { $ref: '#/components/schemas/B' } } }
C: { type: array, items: false, minItems: 1 }
D: { oneOf: [{ type: object, properties: { a: true } }, { type: object, properties: { b: true } }] }
E: { oneOf: [{ type: string }, { type: string, pattern: '^(?!x)' }] }");
    let sampler = Sampler::new(&api, Limits::default());
    for (name, why) in [
        ("A", "the pattern needs an engine, at `/a`"),
        ("B", "it needs itself inside, at `/b`"),
        ("C", "nothing is a value of it, at `/0`"),
        ("D", "what fits an alternative fits another one as well"),
        ("E", "the pattern needs an engine"),
    ] {
        let id = id(&api, name);
        assert_eq!(sampler.values(id), [], "{name}");
        assert_eq!(sampler.obstacle(id), why, "{name}");
    }
}

#[test]
fn names_keep_their_rules() {
    let schemas = "
A:
  type: object
  minProperties: 1
  propertyNames: { pattern: '^[a-z]{3}$' }
  additionalProperties: { type: boolean }";
    let found = values(schemas);
    let has = |part: &str| found.iter().any(|value| value.contains(part));
    assert!(has(":true") && has(":false"), "{found:?}");
    let broken = broken(schemas);
    assert!(
        broken.iter().any(|(_, rule)| *rule == "propertyNames"),
        "{broken:?}"
    );
    let schemas = "
A:
  type: object
  patternProperties: { '^x': { type: integer, minimum: 7, maximum: 7 } }
  additionalProperties: { type: boolean }";
    let found = values(schemas);
    assert!(
        found
            .iter()
            .any(|value| value.contains("\"x") && value.contains(":7")),
        "{found:?}"
    );
}

#[test]
fn a_tuple_has_its_items() {
    let schemas = "
A:
  type: array
  prefixItems: [{ type: boolean }, { const: x }]
  items: { type: integer }
  minItems: 2";
    assert_has(schemas, &[r#"[true,"x"]"#]);
    assert!(broken(schemas).contains(&("/1".to_owned(), "const")));
}

#[test]
fn what_is_only_implied_is_meant() {
    let schemas = "A: { properties: { a: { type: boolean } }, example: null }";
    let found = values(schemas);
    assert!(
        found.iter().all(|value| value.starts_with('{')),
        "{found:?}"
    );
}

#[test]
fn what_an_example_has_besides_is_left_out() {
    let schemas = "
A:
  type: object
  properties: { a: { type: array, items: { type: object, properties: { b: { type: integer } } } } }
  example: { a: [{ b: 77, c: 1 }], d: 1 }";
    assert_has(schemas, &[r#"{"a":[{"b":77}]}"#]);
    assert!(!values(schemas).iter().any(|value| value.contains("\"d\"")));
}
