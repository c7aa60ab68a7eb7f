//! What the stage `check` reports.

mod road;

use road::{walk, walk_schemas};

fn findings(schemas: &str) -> String {
    walk_schemas(schemas).findings
}

/// The findings of a body with this schema, and these keys of its media type.
fn body(schema: &str, rest: &str) -> String {
    let text = format!(
        "openapi: 3.1.0
info: {{ title: T, version: '1' }}
paths:
  /a:
    post:
      operationId: a
      requestBody:
        content:
          application/json:
            schema: {schema}
            {rest}
      responses: {{ '200': {{ description: '' }} }}
"
    );
    walk(&text).findings
}

#[test]
fn ranges_without_values() {
    insta::assert_snapshot!(findings("
A: { type: string, minLength: 3, maxLength: 2 }
B: { type: integer, minimum: 10, maximum: 9.5 }
C: { type: number, exclusiveMinimum: 1, maximum: 1.0 }
D: { type: number, minimum: 1, maximum: 1.0 }
E: { type: array, items: {}, minItems: 2, maxItems: 1 }
F: { type: object, minProperties: 2, maxProperties: 1 }
G: { type: object, required: [a, b], properties: { a: {}, b: {} }, maxProperties: 1 }
H: { type: object, properties: { a: {} }, additionalProperties: false, minProperties: 2 }
I: { type: string, enum: [] }
J: { allOf: [{ type: string, maxLength: 2 }, { minLength: 3 }] }
"), @"
    B0401 api.yaml:6:35 `minLength` is 3 and `maxLength` is 2: nothing fits
    B0401 api.yaml:7:34 `minimum` is 10 and `maximum` is 9.5: nothing fits
    B0401 api.yaml:8:42 `exclusiveMinimum` is 1 and `maximum` is 1.0: nothing fits
    B0401 api.yaml:10:44 `minItems` is 2 and `maxItems` is 1: nothing fits
    B0401 api.yaml:11:39 `minProperties` is 2 and `maxProperties` is 1: nothing fits
    B0413 api.yaml:12:87 at most 1 properties are allowed, and 2 are required
    B0413 api.yaml:13:91 at least 2 properties are wanted, and 1 are declared
    B0401 api.yaml:14:30 no value is listed: nothing fits
    B0401 api.yaml:15:63 `minLength` is 3 and `maxLength` is 2: nothing fits
    ");
}

#[test]
fn divisors_and_idle_rules() {
    insta::assert_snapshot!(findings("
A: { type: number, multipleOf: 0 }
B: { type: number, multipleOf: -1 }
C: { type: integer, minLength: 1, pattern: a }
D: { type: string, minimum: 1, maxItems: 2 }
E: { type: [string, integer], minLength: 1, minimum: 1 }
"), @"
    B0411 api.yaml:6:36 `multipleOf` must be more than 0, and is 0: it is not checked
    B0411 api.yaml:7:36 `multipleOf` must be more than 0, and is -1: it is not checked
    B0410 api.yaml:8:36 `minLength` is for strings, and has no effect here
    B0403 api.yaml:8:48 nothing in this pattern is special: every text that contains it matches (use `const` or `enum` if it is the value, `example` if it is an example)
    B0410 api.yaml:8:48 `pattern` is for strings, and has no effect here
    B0410 api.yaml:9:33 `minimum` is for numbers, and has no effect here
    B0410 api.yaml:9:46 `maxItems` is for arrays, and has no effect here
    ");
}

#[test]
fn patterns() {
    insta::assert_snapshot!(findings("
A: { type: string, pattern: '(' }
B: { type: string, pattern: '/^[a-z]+$/' }
C: { type: string, pattern: '^(?=.*[a-z])' }
D: { type: string, pattern: '^[a-z]{1,3}$' }
"), @"
    B0402 api.yaml:6:33 `(` is not a pattern, and is not checked: a `(` without its `)`
    B0403 api.yaml:7:33 the slashes around this pattern are part of it (leave them out: `^[a-z]+$`)
    B0404 api.yaml:8:33 an ECMA-262 engine is needed for this pattern: it looks ahead
    ");
}

#[test]
fn password_policies() {
    insta::assert_snapshot!(findings("
A: { type: string, x-bindery-password: { classes: 5 } }
B: { type: string, x-bindery-password: { classes: 4 } }
C: { type: string, x-bindery-password: { special: '!a' } }
D: { type: string, maxLength: 2, x-bindery-password: { classes: 3, special: '!' } }
E: { type: string, x-bindery-password: { forbidden: [''] } }
F: { type: string, x-bindery-password: { classes: 3 } }
"), @"
    B0408 api.yaml:6:24 `classes` must be from 1 to 4, and is 5
    B0408 api.yaml:7:24 all four classes are wanted, and `special` lists no character
    B0408 api.yaml:8:24 `a` is in `special`, and a letter or digit already
    B0408 api.yaml:9:38 3 classes do not fit into 2 characters
    B0408 api.yaml:10:24 an empty word is forbidden: every password contains it
    ");
}

#[test]
fn values_that_break_their_own_schema() {
    insta::assert_snapshot!(findings("
A: { type: string, maxLength: 1, default: ab }
B: { type: object, properties: { a/b: { type: integer } }, example: { a/b: [1] } }
C: { type: string, enum: [a, 1, a] }
D: { type: integer, const: a }
E: { type: number, multipleOf: 0.1, examples: [0.3, 0.35] }
F: { type: string, maxLength: 2, example: '😀😀' }
G: { type: array, items: { type: number }, uniqueItems: true, examples: [[1, 1.0]] }
H: { type: integer, examples: [1.0, 1e2, 1.5] }
I: { type: [string, 'null'], enum: [a], default: null }
"), @"
    B0405 api.yaml:6:8 the default breaks `maxLength`: it must have at most 1 character
    B0406 api.yaml:7:73 the example breaks `type` at `/a~1b`: it must be an integer
    B0407 api.yaml:8:30 a listed value is of another type than the schema, so that nothing is ever equal to it
    B0412 api.yaml:8:30 a listed value stands twice
    B0407 api.yaml:9:32 a listed value is of another type than the schema, so that nothing is ever equal to it
    B0406 api.yaml:10:57 the example breaks `multipleOf`: it must be a multiple of 0.1
    B0406 api.yaml:12:78 the example breaks `uniqueItems`: it must not have equal items
    B0114 api.yaml:13:41 `1e2` is the number 1e2 here, but a string to tools that read YAML 1.1 (put it in quotes if it is text; else write it as JSON would)
    B0406 api.yaml:13:46 the example breaks `type`: it must be an integer
    ");
}

#[test]
fn an_example_says_which_rule_and_where() {
    let schema = "{ type: object, required: [list], properties: { list: { type: array, items: { type: object, required: [id], properties: { id: { type: string, pattern: '^[a-z]+$' } } } } } }";
    insta::assert_snapshot!(body(schema, "examples: { bad: { value: { list: [{ id: a }, { id: A1 }, {}] } } }"), @"B0406 api.yaml:11:39 the example breaks `pattern` at `/list/1/id`: it must match the pattern `^[a-z]+$` (and 1 more)");
}

#[test]
fn unions_are_judged_by_their_tag_and_by_what_can_be_meant() {
    let variant = |kind: &str, field: &str| {
        format!(
            "{{ type: object, required: [kind, {field}], properties: {{ kind: {{ const: {kind} }}, {field}: {{ type: integer }} }} }}"
        )
    };
    let schema = format!(
        "{{ oneOf: [{}, {}] }}",
        variant("cat", "lives"),
        variant("dog", "age")
    );
    insta::assert_snapshot!(body(&schema, "example: { kind: dog, age: old }"), @"B0406 api.yaml:11:22 the example breaks `type` at `/age`: it must be an integer");
    insta::assert_snapshot!(body(&schema, "example: { kind: cow }"), @"B0406 api.yaml:11:22 the example breaks `oneOf`: it must fit one of 2 alternatives, and fits none");
    assert_eq!(body(&schema, "example: { kind: cat, lives: 9 }"), "");
}

#[test]
fn a_refused_body_must_break_exactly_what_is_listed() {
    let schema = "{ type: object, required: [p], properties: { p: { type: string, minLength: 8, x-bindery-password: { classes: 3, special: '!' } } } }";
    let refused = |body: &str, violations: &str| {
        format!("x-bindery-refused: [{{ summary: s, value: {body}, violations: [{violations}] }}]")
    };
    let length = "{ pointer: /p, rule: minLength }";
    let policy = "{ pointer: /p, rule: x-bindery-password }";
    assert_eq!(
        body(schema, &refused("{ p: a }", &format!("{policy}, {length}"))),
        ""
    );
    insta::assert_snapshot!(body(schema, &refused("{ p: a }", length)), @"B0409 api.yaml:11:33 this body breaks `minLength` at `/p`, `x-bindery-password` at `/p`, but `minLength` at `/p` is listed (list exactly the rules that it breaks)");
    insta::assert_snapshot!(body(schema, &refused("{ p: Passw0rd }", length)), @"B0409 api.yaml:11:33 this body breaks no rule, so it would be sent");
    insta::assert_snapshot!(body(schema, &refused("{}", policy)), @"B0409 api.yaml:11:33 this body breaks `required` at `/p`, but `x-bindery-password` at `/p` is listed (list exactly the rules that it breaks)");
    insta::assert_snapshot!(body(schema, &refused("{ p: a }", &format!("{policy}, {length}, {length}"))), @"B0409 api.yaml:11:33 a violation is listed twice");
    insta::assert_snapshot!(body(schema, &refused("{ p: a }", "{ pointer: /p, rule: minLenght }")), @"
    B0409 api.yaml:11:33 this body breaks `minLength` at `/p`, `x-bindery-password` at `/p`, but `minLenght` at `/p` is listed (list exactly the rules that it breaks)
    B0208 api.yaml:11:98 `minLenght` is not one of `type`, `required`, `minLength`, `maxLength`, `pattern`, `x-bindery-password`, `minimum`, `exclusiveMinimum`, `maximum`, `exclusiveMaximum`, `multipleOf`, `minItems`, `maxItems`, `uniqueItems`, `minProperties`, `maxProperties`, `enum`, `const`, `dependentRequired`, `oneOf`, `anyOf`, `allOf`, `not`, `if`, `additionalProperties` (did you mean `minLength`?)
    ");
}

#[test]
fn rules_that_go_round_in_circles_end() {
    let walked = walk_schemas("
A: { not: { $ref: '#/components/schemas/B' }, example: 1 }
B: { anyOf: [{ not: { $ref: '#/components/schemas/A' } }, { $ref: '#/components/schemas/C' }], example: 1 }
C: { type: array, items: { $ref: '#/components/schemas/C' }, example: [[[]], []] }
");
    assert!(walked.api.is_some());
    assert!(!walked.findings.contains("C"), "{}", walked.findings);
}

/// Each level of this value fits two alternatives, each of which looks at all levels below.
#[test]
fn alternatives_inside_alternatives_are_tried_once_each() {
    let value = format!("{}1{}", "{ a: [".repeat(40), "] }".repeat(40));
    let schemas = format!(
        "
A: {{ anyOf: [{{ $ref: '#/components/schemas/B' }}, {{ $ref: '#/components/schemas/C' }}, {{ type: integer, maximum: 0 }}], example: {value} }}
B: {{ type: object, required: [a], properties: {{ a: {{ type: array, items: {{ $ref: '#/components/schemas/A' }} }} }} }}
C: {{ type: object, properties: {{ a: {{ type: array, minItems: 1, items: {{ $ref: '#/components/schemas/A' }} }} }} }}
"
    );
    assert!(findings(&schemas).contains("the example breaks `anyOf`"));
}

#[test]
fn what_openapi_leaves_open_about_parameters() {
    let parameter = |rest: &str| {
        walk(&format!(
            "openapi: 3.1.0
info: {{ title: T, version: '1' }}
paths:
  /a:
    get:
      operationId: a
      parameters: [{{ name: p, in: query, {rest} }}]
      responses: {{ '200': {{ description: '' }} }}
"
        ))
        .findings
    };
    let lists = "{ type: array, items: { type: array, items: { type: string } } }";
    let list = "{ type: array, items: { type: string } }";
    let object = "{ type: object, properties: { a: { type: string } } }";
    let objects = "{ type: object, properties: { a: { type: object } } }";
    let mut found = String::new();
    for (style, schema) in [
        ("form", lists),
        ("form", objects),
        ("deepObject", list),
        ("deepObject", objects),
        ("deepObject", "{ type: string }"),
        ("spaceDelimited, explode: true", list),
        ("pipeDelimited", "{ type: string }"),
    ] {
        found += &parameter(&format!("style: {style}, schema: {schema}"));
    }
    found += &parameter("allowEmptyValue: true, schema: { type: boolean }");
    insta::assert_snapshot!(found, @"
    B0414 api.yaml:7:28 OpenAPI leaves open how `p` is written: a list or an object inside of another is JSON text
    B0414 api.yaml:7:28 OpenAPI leaves open how `p` is written: a list or an object inside of another is JSON text
    B0414 api.yaml:7:28 OpenAPI leaves open how `p` is written: a list is `name[]=value`
    B0414 api.yaml:7:28 OpenAPI leaves open how `p` is written: what is inside goes on with brackets, a list as `name[key][]=value`
    B0414 api.yaml:7:28 OpenAPI leaves open how `p` is written: one value has no key, so it is `name=value`
    B0414 api.yaml:7:28 OpenAPI leaves open how `p` is written: with `explode` there is no delimiter, so the name is repeated
    B0414 api.yaml:7:28 OpenAPI leaves open how `p` is written: one value has no delimiter, so it is `name=value`
    B0415 api.yaml:7:28 no value of `p` is written as an empty one
    ");
    for (style, schema) in [
        ("form", list),
        ("form", object),
        ("form", "{}"),
        ("deepObject", object),
        ("pipeDelimited", list),
        ("spaceDelimited", object),
    ] {
        let findings = parameter(&format!("style: {style}, schema: {schema}"));
        assert_eq!(findings, "", "{style} {schema}");
    }
    let empty = parameter("allowEmptyValue: true, schema: { type: string }");
    assert_eq!(empty, "");
}

#[test]
fn examples_of_requests_have_what_only_requests_have() {
    let text = "openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    post:
      operationId: a
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Card' }
            examples: { whole: { value: { cvc: '1' } }, half: { value: {} } }
            x-bindery-refused:
              - { summary: 'no code', value: {}, violations: [{ pointer: /cvc, rule: required }] }
      responses:
        '200':
          description: ''
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Card' }
              example: {}
components:
  schemas:
    Card: { type: object, required: [cvc], properties: { cvc: { type: string, writeOnly: true } } }
";
    insta::assert_snapshot!(walk(text).findings, @"B0406 api.yaml:11:72 the example breaks `required` at `/cvc`: it is missing");
}
