//! What the stage `openapi` reports, each with its place.

mod road;

use road::{walk, walk_schemas};

fn findings(text: &str) -> String {
    walk(text).findings
}

const HEAD: &str = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

#[test]
fn the_version_is_told_by_the_content() {
    insta::assert_snapshot!(findings("swagger: '1.2'\n"), @"B0202 api.yaml:1:10 this version of Swagger is not supported (2.0 is, and OpenAPI 3.0, 3.1 and 3.2 are)");
    insta::assert_snapshot!(findings("openapi: 4.0.0\n"), @"B0202 api.yaml:1:10 OpenAPI 4.0.0 is not supported (3.0, 3.1 and 3.2 are, and Swagger 2.0)");
    insta::assert_snapshot!(findings("title: T\n"), @"B0201 api.yaml:1:1 this is not an OpenAPI document: it has no key `openapi` or `swagger` (write `openapi: 3.1.0`)");
    insta::assert_snapshot!(findings("openapi: [3]\n"), @"B0203 api.yaml:1:10 `openapi` must be a version such as `3.1.0`, found an array");
    for version in ["3.0.3", "3.1.1", "3.2.0", "3.1"] {
        let text =
            format!("openapi: '{version}'\ninfo: {{ title: T, version: '1' }}\npaths: {{}}\n");
        assert_eq!(findings(&text), "", "{version}");
    }
}

#[test]
fn all_mistakes_of_a_document_are_reported_at_once() {
    let text = "
openapi: 3.1.0
info: { title: T, verson: '1' }
server: []
tags: {}
paths:
  pets:
    gett: {}
";
    insta::assert_snapshot!(findings(text), @"
    B0207 api.yaml:3:9 `info` needs `version`
    B0204 api.yaml:3:19 `info` has no key `verson` (did you mean `version`?)
    B0204 api.yaml:4:1 the document has no key `server` (did you mean `servers`?)
    B0203 api.yaml:5:7 `tags` must be an array, found an object; it is ignored
    B0209 api.yaml:7:3 the path `pets` must start with `/`, and is taken for `/pets` (write `/pets`)
    B0204 api.yaml:8:5 a path item has no key `gett` (did you mean `get`?)
    ");
}

#[test]
fn values_must_be_of_their_type() {
    let schemas = "
A:
  type: string
  minLength: '1'
  maxLength: -1
  pattern: 3
  required: name
B: { type: strin }
C: { type: [string, nul] }
D: { minLength: 1.5, uniqueItems: 1, enum: a, properties: [] }
E: 3
";
    insta::assert_snapshot!(walk_schemas(schemas).findings, @"
    B0203 api.yaml:8:18 `minLength` must be a non-negative integer, found a string; it is ignored
    B0203 api.yaml:9:18 `maxLength` must be a non-negative integer, found `-1`; it is ignored
    B0203 api.yaml:10:16 `pattern` must be a string, found a number; it is ignored
    B0203 api.yaml:11:17 `required` must be an array, found a string; it is ignored
    B0208 api.yaml:12:16 `strin` is not one of `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`; it is ignored (did you mean `string`?)
    B0208 api.yaml:13:25 `nul` is not one of `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`; it is ignored (did you mean `null`?)
    B0203 api.yaml:14:21 `minLength` must be a non-negative integer, found `1.5`; it is ignored
    B0203 api.yaml:14:39 `uniqueItems` must be `true` or `false`, found a number; it is ignored
    B0203 api.yaml:14:48 `enum` must be an array, found a string; it is ignored
    B0203 api.yaml:14:63 `properties` must be an object, found an array; it is ignored
    B0203 api.yaml:15:8 `E` must be a schema, found a number; it is ignored
    ");
}

#[test]
fn unknown_schema_keywords_are_a_warning_and_extensions_are_free() {
    let walked = walk_schemas("A: { type: string, maxLenght: 3, colour: red, x-colour: red }");
    insta::assert_snapshot!(walked.findings, @"
    B0205 api.yaml:5:24 a schema has no key `maxLenght` (did you mean `maxLength`?)
    B0205 api.yaml:5:38 a schema has no key `colour`
    ");
}

#[test]
fn our_own_extensions_are_checked_like_keywords() {
    let walked = walk_schemas(
        "
A: { type: string, x-bindery-secrt: true, x-bindery-client: true }
B: { type: string, x-bindery-password: { klasses: 3, special: 1 } }
C: { type: string, x-bindery-name: '1st thing' }
D: { type: string, x-bindery-unheard-of: 1 }
",
    );
    insta::assert_snapshot!(walked.findings, @"
    B0206 api.yaml:6:24 a schema has no key `x-bindery-secrt` (did you mean `x-bindery-secret`?)
    B0206 api.yaml:6:47 a schema has no key `x-bindery-client` (it belongs to a parameter)
    B0204 api.yaml:7:46 `x-bindery-password` has no key `klasses` (did you mean `classes`?)
    B0203 api.yaml:7:67 `special` must be a string, found a number
    B0208 api.yaml:8:40 a name must be ASCII letters, digits, `-`, `_` and spaces, and begin with a letter
    B0206 api.yaml:9:24 a schema has no key `x-bindery-unheard-of`
    ");
}

#[test]
fn keys_that_are_no_words_have_their_forms() {
    let text = format!(
        "{HEAD}
paths:
  /a:
    get:
      operationId: a
      responses:
        '200': {{ description: '', content: {{ json: {{}} }} }}
        2000: {{ description: '' }}
        4xx: {{ description: '' }}
        deflaut: {{ description: '' }}
components:
  schemas: {{ 'a b': {{}} }}
"
    );
    insta::assert_snapshot!(findings(&text), @"
    B0211 api.yaml:9:46 `json` is no media type, such as `application/json`
    B0210 api.yaml:10:9 `2000` is no status, so this response is left out (write a number such as `200`, a range such as `4XX`, or `default`)
    B0210 api.yaml:12:9 `deflaut` is no status, so this response is left out (did you mean `default`?)
    B0212 api.yaml:14:14 `a b` is no name of a component: letters, digits, `.`, `-` and `_` may be in it
    ");
}

#[test]
fn keys_of_another_version_are_told() {
    let text = "
openapi: 3.0.3
info: { title: T, version: '1' }
paths: {}
webhooks: {}
components:
  schemas:
    A: { type: string, nullable: true, const: a }
";
    insta::assert_snapshot!(findings(text), @"
    B0213 api.yaml:5:1 `webhooks` is of OpenAPI 3.1, and the document says 3.0
    B0213 api.yaml:8:40 `const` is of OpenAPI 3.1, and the document says 3.0
    ");
    insta::assert_snapshot!(walk_schemas("A: { type: string, nullable: true }").findings, @"B0213 api.yaml:5:24 `nullable` is of OpenAPI 3.0, and the document says 3.1 (write `null` into the list of `type`)");
}

#[test]
fn what_stands_beside_a_reference_is_told_to_be_ignored() {
    let text = format!(
        "{HEAD}
components:
  parameters:
    A: {{ name: a, in: query, schema: {{}} }}
    B: {{ $ref: '#/components/parameters/A', description: fine, required: true }}
"
    );
    insta::assert_snapshot!(findings(&text), @"B0214 api.yaml:7:64 `required` is ignored, because it stands beside `$ref`");
}

#[test]
fn names_are_not_mistaken_for_keywords() {
    let walked = walk_schemas(
        "A: { type: object, properties: { requird: {}, x-bindery-nonsense: {}, $ref: {} } }",
    );
    assert_eq!(walked.findings, "");
}

#[test]
fn other_files_are_compared_where_something_refers_to_them() {
    let walked = road::walk_files(
        &[
            (
                "api.yaml",
                "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents:\n  schemas:\n    A: { $ref: 'shared.yaml#/A' }\n",
            ),
            ("shared.yaml", "A: { type: strin }\nB: { type: nonsense }\n"),
        ],
        1,
    );
    insta::assert_snapshot!(walked.findings, @"B0208 shared.yaml:1:12 `strin` is not one of `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`; it is ignored (did you mean `string`?)");
}
