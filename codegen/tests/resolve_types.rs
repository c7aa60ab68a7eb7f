//! What schemas become: each case is a small schema and the types that it makes.

mod road;

use road::{walk, walk_files, walk_schemas};

/// The types of schemas that must have nothing to report.
fn types(schemas: &str) -> String {
    let walked = walk_schemas(schemas);
    assert_eq!(walked.findings, "");
    walked.types()
}

fn findings(schemas: &str) -> String {
    walk_schemas(schemas).findings
}

#[test]
fn an_object_has_fields_and_rules() {
    insta::assert_snapshot!(types("
A:
  type: object
  description: An a.
  required: [id]
  properties:
    id: { type: string, minLength: 1, maxLength: 5, pattern: '^a', readOnly: true }
    size: { type: integer, format: int64, minimum: 1, exclusiveMaximum: 10, default: 3, description: How large. }
    tags: { type: array, items: { type: string }, uniqueItems: true, deprecated: true }
"), @r#"
    t0 A: object
      description "An a."
      - "id": t1 read-only
      - "size"?: t2
      - "tags"?: t3
    t1 field "id" of t0 A: string
      ! MinLength(1)
      ! MaxLength(5)
      ! Pattern("^a")
    t2 field "size" of t0 A: integer (int64)
      description "How large."
      ! Minimum("1")
      ! ExclusiveMaximum("10")
      default 3
    t3 field "tags" of t0 A: array of t4
      deprecated
      ! UniqueItems
    t4 items of t3: string
    "#);
}

#[test]
fn a_reference_is_the_type_that_it_names() {
    insta::assert_snapshot!(types("
A:
  type: object
  properties:
    plain: { $ref: '#/components/schemas/B' }
    with-words: { $ref: '#/components/schemas/B', description: This b., deprecated: true }
    in-all-of: { allOf: [{ $ref: '#/components/schemas/B' }], description: That b. }
B: { type: object, description: A b. }
C: { $ref: '#/components/schemas/B' }
"), @r#"
    t0 A: object
      - "plain"?: t1 B
      - "with-words"?: t1 B
        description "This b."
        deprecated
      - "in-all-of"?: t1 B
        description "That b."
    t1 B: object
      description "A b."
    "#);
}

#[test]
fn null_a_default_or_a_rule_beside_a_reference_refine_the_type() {
    insta::assert_snapshot!(types("
A:
  type: object
  properties:
    or-null: { oneOf: [{ $ref: '#/components/schemas/E' }, { type: 'null' }], description: None is fine. }
    with-default: { $ref: '#/components/schemas/E', default: a }
    more: { allOf: [{ $ref: '#/components/schemas/L' }, { maxItems: 3 }] }
E: { type: string, enum: [a, b] }
L: { type: array, items: { type: boolean } }
"), @r#"
    t0 A: object
      - "or-null"?: t3
        description "None is fine."
      - "with-default"?: t4
      - "more"?: t5
    t1 E: enum
      - "a"
      - "b"
      ! enum "a" "b"
    t2 L: array of t6
    t3 field "or-null" of t0 A: enum or null refines t1 E
      description "None is fine."
      - "a"
      - "b"
      ! enum "a" "b" null
    t4 field "with-default" of t0 A: enum refines t1 E
      - "a"
      - "b"
      ! enum "a" "b"
      default "a"
    t5 field "more" of t0 A: array of t6 refines t2 L
      ! MaxItems(3)
    t6 items of t2 L: boolean
    "#);
}

#[test]
fn types_may_contain_themselves() {
    insta::assert_snapshot!(types("
Node:
  type: object
  properties:
    next: { $ref: '#/components/schemas/Node' }
    children: { type: array, items: { $ref: '#/components/schemas/Node' } }
"), @r#"
    t0 Node: object
      - "next"?: t0 Node
      - "children"?: t1
    t1 field "children" of t0 Node: array of t0 Node
    "#);
}

#[test]
fn all_of_unites_fields_and_keeps_every_rule() {
    insta::assert_snapshot!(types("
Base:
  type: object
  required: [id]
  properties: { id: { type: string }, kind: { type: string, minLength: 1 } }
Child:
  allOf:
    - $ref: '#/components/schemas/Base'
    - type: object
      required: [kind]
      properties: { kind: { type: string, maxLength: 3 }, own: { type: boolean } }
  description: A child.
  minProperties: 2
"), @r#"
    t0 Base: object
      - "id": t2
      - "kind"?: t3
    t1 Child: object
      description "A child."
      - "id": t2
      - "kind": t4
      - "own"?: t5
      ! MinProperties(2)
    t2 field "id" of t0 Base: string
    t3 field "kind" of t0 Base: string
      ! MinLength(1)
    t4 field "kind" of t1 Child: string
      ! MinLength(1)
      ! MaxLength(3)
    t5 field "own" of t1 Child: boolean
    "#);
}

#[test]
fn all_of_that_cannot_be_is_told_with_both_places() {
    insta::assert_snapshot!(findings("
A: { allOf: [{ type: string }, { type: integer }] }
B: { allOf: [{ $ref: '#/components/schemas/B' }, { type: object }] }
C:
  type: object
  allOf: [{ properties: { a: {} }, additionalProperties: false }]
  properties: { b: {} }
"), @"
    B0303 api.yaml:6:44 nothing is both string and integer
    B0302 api.yaml:7:10 this schema is a part of itself
    B0315 api.yaml:10:62 to the letter this is about `b` too, which another part declares; it is taken to mean the rest of all parts (write `unevaluatedProperties` beside the `allOf`)
    ");
}

#[test]
fn branches_that_only_name_properties_are_rules() {
    insta::assert_snapshot!(types("
A:
  type: object
  properties: { a: { type: string }, b: { type: string }, c: { type: string } }
  oneOf:
    - required: [a]
    - required: [b, c]
      properties: { b: { type: string }, c: {} }
  anyOf: [{ required: [a] }, { required: [c] }]
  not: { required: [a, b] }
B:
  type: object
  properties: { mode: { type: string }, size: { type: integer } }
  oneOf:
    - { properties: { mode: { const: fast } }, required: [size] }
    - { properties: { mode: { const: slow } } }
"), @r#"
    t0 A: object
      - "a"?: t2
      - "b"?: t3
      - "c"?: t4
      ! not: ["a", "b"] present
      ! exactly one of: ["a"] present, ["b", "c"] present
      ! any of: ["a"] present, ["c"] present
    t1 B: object
      - "mode"?: t7
      - "size"?: t8
      ! exactly one of: t5, t6
    t2 field "a" of t0 A: string
    t3 field "b" of t0 A: string
    t4 field "c" of t0 A: string
    t5 rule of t1 B: object implied
      - "mode"?: t9
      ! Required("size")
    t6 rule of t1 B: object implied
      - "mode"?: t10
    t7 field "mode" of t1 B: string
    t8 field "size" of t1 B: integer
    t9 field "mode" of t5: enum
      - "fast"
      ! const "fast"
    t10 field "mode" of t6: enum
      - "slow"
      ! const "slow"
    "#);
}

#[test]
fn branches_that_are_types_are_a_union() {
    insta::assert_snapshot!(types("
A: { oneOf: [{ type: string, maxLength: 0 }, { $ref: '#/components/schemas/B' }] }
B: { type: object, properties: { id: { type: string } } }
C: { anyOf: [{ $ref: '#/components/schemas/B' }, { type: array, items: { type: string } }, { type: 'null' }] }
"), @r#"
    t0 A: one of
      - t3
      - t1 B
    t1 B: object
      - "id"?: t4
    t2 C: any of or null
      - t1 B
      - t5
    t3 variant 0 of t0 A: string
      ! MaxLength(0)
    t4 field "id" of t1 B: string
    t5 variant 1 of t2 C: array of t6
    t6 items of t5: string
    "#);
}

#[test]
fn what_is_declared_beside_a_union_goes_into_its_variants() {
    insta::assert_snapshot!(types("
A:
  type: object
  required: [id]
  properties: { id: { type: string } }
  oneOf:
    - { properties: { cat: { type: string } }, required: [cat] }
    - { properties: { dog: { type: string } }, required: [dog] }
"), @r#"
    t0 A: one of
      - t1
      - t2
    t1 variant 0 of t0 A: object
      - "id": t3
      - "cat": t4
    t2 variant 1 of t0 A: object
      - "id": t3
      - "dog": t5
    t3 field "id" of t0 A: string
    t4 field "cat" of t1: string
    t5 field "dog" of t2: string
    "#);
}

#[test]
fn a_discriminator_tells_variants_by_mapping_constant_or_name() {
    insta::assert_snapshot!(types("
Pet:
  oneOf:
    - $ref: '#/components/schemas/Cat'
    - $ref: '#/components/schemas/Dog'
    - $ref: '#/components/schemas/Fish'
  discriminator:
    propertyName: kind
    mapping: { meow: '#/components/schemas/Cat', purr: Cat }
Cat: { type: object, required: [kind], properties: { kind: { type: string } } }
Dog: { type: object, required: [kind], properties: { kind: { type: string, enum: [woof, bark] } } }
Fish: { type: object, required: [kind], properties: { kind: { type: string } } }
"), @r#"
    t0 Pet: one of
      - t1 Cat
      - t2 Dog
      - t3 Fish
      told by "kind": [("meow", 0), ("purr", 0), ("woof", 1), ("bark", 1), ("Fish", 2)]
    t1 Cat: object
      - "kind": t4
    t2 Dog: object
      - "kind": t5
    t3 Fish: object
      - "kind": t6
    t4 field "kind" of t1 Cat: string
    t5 field "kind" of t2 Dog: enum
      - "woof"
      - "bark"
      ! enum "woof" "bark"
    t6 field "kind" of t3 Fish: string
    "#);
    insta::assert_snapshot!(findings("
Pet:
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
  discriminator: { propertyName: kind, mapping: { meow: '#/components/schemas/Cta' } }
Cat: { type: object, properties: { kind: { type: string } } }
Dog: { type: object, properties: { kind: { type: string } } }
Base: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
"), @"
    B0316 api.yaml:8:61 `#/components/schemas/Cta` is not one of the schemas that are told apart here (did you mean `Cat`?)
    B0317 api.yaml:11:67 nothing lists the schemas that this tells apart, so only what stands here is bound (add a `oneOf` with all of them)
    ");
}

#[test]
fn an_heir_of_a_union_does_not_contain_the_union() {
    insta::assert_snapshot!(types("
Pet:
  type: object
  required: [kind]
  properties: { kind: { type: string } }
  discriminator: { propertyName: kind }
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }] }
Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { barks: { type: boolean } } }] }
"), @r#"
    t0 Pet: one of
      - t1 Cat
      - t2 Dog
      told by "kind": [("Cat", 0), ("Dog", 1)]
    t1 Cat: object
      - "kind": t3
      - "lives"?: t4
    t2 Dog: object
      - "kind": t3
      - "barks"?: t5
    t3 field "kind" of t0 Pet: string
    t4 field "lives" of t1 Cat: integer
    t5 field "barks" of t2 Dog: boolean
    "#);
}

#[test]
fn lists_of_strings_are_enums_however_they_are_written() {
    insta::assert_snapshot!(types("
A: { type: string, enum: [a, b], x-bindery-closed: true }
B: { const: only }
C: { enum: [a, null] }
D:
  oneOf:
    - { const: r, title: Red }
    - { const: g, description: Green as grass, x-bindery-name: Grass }
E: { anyOf: [{ type: string }, { type: string, enum: [a, b] }] }
F: { type: integer, enum: [1, 2] }
G: { enum: [a, 1] }
"), @r#"
    t0 A: closed enum
      - "a"
      - "b"
      ! enum "a" "b"
    t1 B: enum
      - "only"
      ! const "only"
    t2 C: enum or null
      - "a"
      ! enum "a" null
    t3 D: enum
      - "r" "Red"
      - "g" as "Grass" "Green as grass"
      ! enum "r" "g"
    t4 E: enum
      - "a"
      - "b"
    t5 F: integer
      ! enum 1 2
    t6 G: any of
      - t7
      - t8
    t7 variant 0 of t6 G: enum
      - "a"
      ! enum "a"
    t8 variant 1 of t6 G: integer
      ! enum 1
    "#);
}

#[test]
fn several_types_are_a_union_of_their_own_rules() {
    insta::assert_snapshot!(types("
A: { type: [string, integer, 'null'], minLength: 2, minimum: 3, default: 3 }
B: { type: [string, 'null'], enum: [a, b] }
C: { type: ['null'] }
D: { type: [string, integer], enum: [a, 1, 2] }
"), @r#"
    t0 A: any of or null
      - t4
      - t5
      default 3
    t1 B: enum or null
      - "a"
      - "b"
      ! enum "a" "b" null
    t2 C: null or null
    t3 D: any of
      - t6
      - t7
    t4 variant 0 of t0 A: string
      ! MinLength(2)
    t5 variant 1 of t0 A: integer
      ! Minimum("3")
    t6 variant 0 of t3 D: enum
      - "a"
      ! enum "a"
    t7 variant 1 of t3 D: integer
      ! enum 1 2
    "#);
}

#[test]
fn additional_properties_have_four_ways() {
    insta::assert_snapshot!(types("
A: { type: object, additionalProperties: false, properties: { a: {} } }
B: { type: object, additionalProperties: true }
C: { type: object, additionalProperties: { type: string } }
D: { type: object }
E: { type: object, allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }
"), @r#"
    t0 A: object and no more
      - "a"?: t5
    t1 B: object and more
    t2 C: object and more of t6
    t3 D: object
    t4 E: object and no more
      - "a"?: t7
    t5 field "a" of t0 A: any
    t6 values of t2 C: string
    t7 field "a" of t4 E: any
    "#);
}

#[test]
fn conditions_are_rules_with_types_of_their_own() {
    insta::assert_snapshot!(types("
A:
  type: object
  properties: { kind: { type: string }, size: { type: integer } }
  if: { properties: { kind: { const: big } }, required: [kind] }
  then: { required: [size] }
  else: { not: { required: [size] } }
"), @r#"
    t0 A: object
      - "kind"?: t4
      - "size"?: t5
      ! if t3 then t1 else t2
    t1 rule of t0 A: object implied
      ! Required("size")
    t2 rule of t0 A: any
      ! not: ["size"] present
    t3 rule of t0 A: object implied
      - "kind": t6
    t4 field "kind" of t0 A: string
    t5 field "size" of t0 A: integer
    t6 field "kind" of t3: enum
      - "big"
      ! const "big"
    "#);
}

#[test]
fn dependent_required_leaves_out_what_is_required_anyway() {
    insta::assert_snapshot!(types("
A:
  type: object
  required: [b]
  properties: { a: {}, b: {}, c: {} }
  dependentRequired: { a: [b, c], c: [b] }
"), @r#"
    t0 A: object
      - "a"?: t1
      - "b": t2
      - "c"?: t3
      ! DependentRequired([("a", ["c"])])
    t1 field "a" of t0 A: any
    t2 field "b" of t0 A: any
    t3 field "c" of t0 A: any
    "#);
}

#[test]
fn secrets_are_strings() {
    insta::assert_snapshot!(types("
A: { type: string, format: password }
B: { type: string, x-bindery-secret: true }
C: { type: string, writeOnly: true }
"), @"
    t0 A: string (password) secret
    t1 B: string secret
    t2 C: string
    ");
    insta::assert_snapshot!(findings("A: { type: integer, x-bindery-secret: true }"), @"B0321 api.yaml:5:25 `x-bindery-secret` is for strings");
}

#[test]
fn a_base_that_others_have_in_their_all_of_is_a_union_of_them() {
    insta::assert_snapshot!(types("
Pet:
  type: object
  required: [kind]
  properties: { kind: { type: string } }
  discriminator: { propertyName: kind, mapping: { dog: Dog } }
Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: integer } } }] }
Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { bark: { type: string } } }] }
Same: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
"), @r#"
    t0 Pet: any of
      - t1 Cat
      - t2 Dog
      - t3
      told by "kind": [("dog", 1), ("Cat", 0), ("Same", 2), ("Pet", 2)]
    t1 Cat: object
      - "kind": t4
      - "lives"?: t5
    t2 Dog: object
      - "kind": t4
      - "bark"?: t6
    t3 variant 2 of t0 Pet as "Pet base": object
      - "kind": t4
    t4 field "kind" of t0 Pet: string
    t5 field "lives" of t1 Cat: integer
    t6 field "bark" of t2 Dog: string
    "#);
}

#[test]
fn a_list_of_the_base_says_how_its_heirs_are_called() {
    let types = types("
Rule:
  type: object
  required: [kind]
  properties: { kind: { enum: [daily_rule, weekly_rule] } }
  discriminator: { propertyName: kind }
WeeklyRule: { allOf: [{ $ref: '#/components/schemas/Rule' }, { properties: { day: { type: integer } } }] }
");
    let told = r#"told by "kind": [("weekly_rule", 0), ("Rule", 1), ("daily_rule", 1)]"#;
    assert!(types.contains(told), "{types}");
}

#[test]
fn a_constant_that_every_variant_requires_is_a_tag() {
    insta::assert_snapshot!(types("
A:
  oneOf:
    - { type: object, required: [kind], properties: { kind: { const: a } } }
    - { type: object, required: [kind], properties: { kind: { enum: [b, c] } } }
B:
  oneOf:
    - { type: object, required: [kind], properties: { kind: { const: a } } }
    - { type: object, properties: { kind: { const: b } } }
"), @r#"
    t0 A: one of
      - t2
      - t3
      told by "kind": [("a", 0), ("b", 1), ("c", 1)]
    t1 B: one of
      - t4
      - t5
    t2 variant 0 of t0 A: object
      - "kind": t6
    t3 variant 1 of t0 A: object
      - "kind": t7
    t4 variant 0 of t1 B: object
      - "kind": t8
    t5 variant 1 of t1 B: object
      - "kind"?: t9
    t6 field "kind" of t2: enum
      - "a"
      ! const "a"
    t7 field "kind" of t3: enum
      - "b"
      - "c"
      ! enum "b" "c"
    t8 field "kind" of t4: enum
      - "a"
      ! const "a"
    t9 field "kind" of t5: enum
      - "b"
      ! const "b"
    "#);
}

#[test]
fn what_is_not_supported_is_told() {
    insta::assert_snapshot!(findings("
A: { $dynamicAnchor: a, properties: { next: { $dynamicRef: '#a' } } }
B: { $dynamicAnchor: a, type: string }
C: { $schema: 'https://example.com/dialect', type: string }
"), @"
    B0304 api.yaml:6:51 this `$dynamicRef` depends on how it is reached, which is not supported: the value is bound as any value
    B0304 api.yaml:8:10 the dialect `https://example.com/dialect` is not known; it is read as JSON Schema 2020-12
    ");
}

#[test]
fn schemas_are_found_by_the_names_that_they_give_themselves() {
    insta::assert_snapshot!(types("
Tree:
  $id: https://example.com/schemas/tree
  $dynamicAnchor: node
  type: object
  properties:
    leaf: { $ref: leaf }
    kind: { $ref: '#kind' }
    next: { $dynamicRef: '#node' }
    other: { $ref: '#/components/schemas/Other' }
  $defs:
    kind: { $anchor: kind, type: boolean }
Leaf: { $id: https://example.com/schemas/leaf, type: integer }
Other: { type: string }
"), @r#"
    t0 Tree: object
      - "leaf"?: t1 Leaf
      - "kind"?: t3 kind
      - "next"?: t0 Tree
      - "other"?: t2 Other
    t1 Leaf: integer
    t2 Other: string
    t3 kind: boolean
    "#);
}

#[test]
fn references_that_lead_nowhere_are_told_where_they_stand() {
    insta::assert_snapshot!(findings("
Pet: { type: object, properties: { name: { $ref: '#/components/schemas/Nmae' } } }
Name: { type: string }
Gone: { $ref: 'gone.yaml#/A' }
Far: { $ref: 'https://example.com/a.yaml#/A' }
A: { $ref: '#/components/schemas/B' }
B: { $ref: '#/components/schemas/C' }
C: { $ref: '#/components/schemas/A' }
"), @"
    B0301 api.yaml:6:54 `#/components/schemas/Nmae` leads nowhere: there is no `/components/schemas/Nmae`; any value is accepted here (did you mean `Name`?)
    B0301 api.yaml:8:19 `gone.yaml#/A` leads nowhere: cannot read `gone.yaml`: no such file; any value is accepted here
    B0301 api.yaml:9:18 `https://example.com/a.yaml#/A` is on another host, and only files are read; any value is accepted here (keep a copy beside your own documents, or let the command fetch it: `--fetch` with what its URL starts with)
    B0302 api.yaml:10:16 `#/components/schemas/B` leads from reference to reference and back, and never to a value; any value is accepted here
    ");
}

#[test]
fn schemas_that_are_nothing_but_themselves_are_told() {
    insta::assert_snapshot!(findings("
A: { allOf: [{ $ref: '#/components/schemas/A' }] }
B: { anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] }
"), @"
    B0302 api.yaml:6:10 this schema is nothing but itself
    B0302 api.yaml:7:10 this schema is nothing but itself
    ");
}

#[test]
fn version_3_0_means_the_same_in_its_own_words() {
    let walked = walk("
openapi: 3.0.3
info: { title: T, version: '1' }
paths: {}
components:
  schemas:
    A:
      type: object
      properties:
        n: { type: number, minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false, example: 2 }
        s: { type: string, nullable: true, enum: [a] }
        b: { nullable: true, allOf: [{ $ref: '#/components/schemas/B' }] }
    B: { type: object }
");
    assert_eq!(walked.findings, "");
    insta::assert_snapshot!(walked.types(), @r#"
    t0 A: object
      - "n"?: t2
      - "s"?: t3
      - "b"?: t4
    t1 B: object
    t2 field "n" of t0 A: number
      ! ExclusiveMinimum("1")
      ! Maximum("3")
      example 2
    t3 field "s" of t0 A: enum or null
      - "a"
      ! enum "a" null
    t4 field "b" of t0 A: object or null refines t1 B
    "#);
}

#[test]
fn a_shared_file_is_one_type_for_several_documents() {
    let document = |path: &str| {
        format!(
            "openapi: 3.1.0
info: {{ title: T, version: '1' }}
paths:
  {path}:
    get:
      operationId: get{}
      responses: {{ '200': {{ description: '', content: {{ application/json: {{ schema: {{ $ref: 'shared.yaml#/Thing' }} }} }} }} }}
",
            path.len()
        )
    };
    let (one, two) = (document("/a"), document("/bb"));
    let files = [
        ("one.yaml", &*one),
        ("two.yaml", &*two),
        ("shared.yaml", "Thing: { type: object }\n"),
    ];
    let walked = walk_files(&files, 2);
    assert_eq!(walked.findings, "");
    insta::assert_snapshot!(walked.types(), @"  t0 Thing: object");
    assert_eq!(walked.api.unwrap().operations.len(), 2);
}

/// Every reference of a long chain is followed, and none costs stack.
#[test]
fn long_chains_end() {
    let count = 5_000;
    let mut chain: String = (0..count)
        .map(|n| {
            format!(
                "N{n}: {{ nullable: true, allOf: [{{ $ref: '#/components/schemas/N{}' }}] }}\n",
                n + 1
            )
        })
        .collect();
    chain.push_str(&format!("N{count}: {{ type: object }}\n"));
    let walked = walk_schemas(&chain);
    assert_eq!(walked.api.unwrap().types.len(), count + 1);

    let mut parts: String = (0..400)
        .map(|n| format!("N{n}: {{ allOf: [{{ $ref: '#/components/schemas/N{}' }}, {{ required: [a{n}] }}] }}\n", n + 1))
        .collect();
    parts.push_str("N400: { type: object }\n");
    assert!(
        walk_schemas(&parts)
            .findings
            .contains("B0303 api.yaml:5:9 more than 250 schemas apply to one value here")
    );
}

#[test]
fn words_around_a_reference_are_those_of_every_heir() {
    insta::assert_snapshot!(types("
A:
  type: object
  properties:
    b: { $ref: '#/components/schemas/B', description: Mine. }
B: { type: object, properties: { c: { type: string } } }
C:
  allOf: [{ $ref: '#/components/schemas/A' }]
  properties: { d: { type: string } }
"), @r#"
    t0 A: object
      - "b"?: t1 B
        description "Mine."
    t1 B: object
      - "c"?: t3
    t2 C: object
      - "b"?: t1 B
        description "Mine."
      - "d"?: t4
    t3 field "c" of t1 B: string
    t4 field "d" of t2 C: string
    "#);
}
