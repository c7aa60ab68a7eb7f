//! What things are called, and that a name stays when a document grows.

#![allow(clippy::unwrap_used, clippy::panic)]

mod road;

use std::collections::{BTreeMap, BTreeSet};

use bindery::finding::Findings;
use bindery::plan::{self, Module, TypePlan};
use proptest::prelude::*;
use road::walk;

fn module(document: &str) -> Module {
    let walked = walk(document);
    plan::plan_included("api", &walked.api.unwrap(), &mut Findings::new())
}

/// A document of these operations, each with an id and a body; `shapes` are its components.
fn document(operations: &[(String, String)], shapes: &[(String, String)]) -> String {
    let mut text = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n".to_owned();
    for (number, (id, schema)) in operations.iter().enumerate() {
        let path = id.replace(|c: char| !c.is_alphanumeric(), "x");
        text.push_str(&format!(
            "  /{path}{number}:\n    post:\n      operationId: '{id}'\n      \
             parameters: [{{ name: mode, in: query, schema: {{ enum: [a, b] }} }}]\n      \
             requestBody: {{ content: {{ application/json: {{ schema: {schema} }} }} }}\n      \
             responses: {{ '200': {{ description: d, content: {{ application/json: {{ schema: {schema} }} }} }} }}\n"
        ));
    }
    text.push_str("components:\n  schemas:\n");
    for (name, schema) in shapes {
        text.push_str(&format!("    '{name}': {schema}\n"));
    }
    text
}

/// All that a user's code can name, aliases as if they were written out.
fn names(module: &Module) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for operation in &module.operations {
        names.insert(format!("operation {}", operation.call));
        for argument in operation.arguments.iter().chain(&operation.setters) {
            names.insert(format!("{}({})", operation.ident, argument.ident));
        }
    }
    let types: BTreeMap<_, _> = module.types.iter().map(|ty| (ty.ident(), ty)).collect();
    for (ident, ty) in &types {
        let written = match ty {
            TypePlan::Alias(alias) => types.get(&alias.target).unwrap(),
            written => written,
        };
        let parts: Vec<String> = match written {
            TypePlan::Record(record) => record.fields.iter().map(|f| f.ident.to_string()).collect(),
            TypePlan::TextEnum(list) => list.variants.iter().map(|v| v.ident.to_string()).collect(),
            TypePlan::Union(union) => union.variants.iter().map(|v| v.ident.to_string()).collect(),
            TypePlan::Body(body) => body.variants.iter().map(|v| v.ident.to_string()).collect(),
            TypePlan::Newtype(newtype) => vec![newtype.inner.to_string()],
            TypePlan::Alias(alias) => panic!("an alias of the alias {}", alias.ident),
        };
        names.insert(ident.to_string());
        names.extend(parts.into_iter().map(|part| format!("{ident}.{part}")));
    }
    names
}

const SCHEMAS: &[&str] = &[
    "{ type: object, properties: { a: { type: object, properties: { b: { type: string } } } } }",
    "{ type: object, properties: { b: { type: string } } }",
    "{ type: object, properties: { 'a b': { enum: [x, X] }, a_b: { enum: [X, x] }, aB: { type: array, items: { enum: [x, X] } } } }",
    "{ oneOf: [{ type: object, properties: { b: { type: string } } }, { type: integer }] }",
    "{ $ref: '#/components/schemas/a b' }",
    "{ type: object, properties: { c: { $ref: '#/components/schemas/A-b' } } }",
];

fn schema() -> impl Strategy<Value = String> {
    prop::sample::select(SCHEMAS).prop_map(str::to_owned)
}

fn operation() -> impl Strategy<Value = (String, String)> {
    ("[aAb][ _-]?[aBc]?(1|_1)?", schema())
}

fn components() -> Vec<(String, String)> {
    ["a b", "A-b", "AB", "a_request", "ARequest", "b mode"]
        .iter()
        .zip(SCHEMAS)
        .map(|(name, schema)| ((*name).to_owned(), (*schema).to_owned()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_new_operation_renames_nothing(
        operations in prop::collection::btree_map("[aAb][ _-]?[aBc]?(1|_1)?", schema(), 1..6),
        new in operation(),
        at in any::<prop::sample::Index>(),
    ) {
        let mut operations: Vec<(String, String)> = operations.into_iter().collect();
        let before = names(&module(&document(&operations, &components())));
        // A name that collides with none.
        let new = (format!("brand new {}", new.0), new.1);
        operations.insert(at.index(operations.len() + 1), new);
        let after = names(&module(&document(&operations, &components())));
        let lost: Vec<&String> = before.difference(&after).collect();
        prop_assert!(lost.is_empty(), "{lost:?}\n{}", document(&operations, &components()));
    }

    #[test]
    fn the_order_of_the_document_gives_no_names(
        operations in prop::collection::btree_map("[aAb][ _-]?[aBc]?(1|_1)?", schema(), 1..6),
    ) {
        let mut operations: Vec<(String, String)> = operations.into_iter().collect();
        let mut shapes = components();
        let before = names(&module(&document(&operations, &shapes)));
        operations.reverse();
        shapes.reverse();
        let after = names(&module(&document(&operations, &shapes)));
        prop_assert_eq!(before, after);
    }
}

#[test]
fn equal_inline_types_are_made_once_and_keep_their_names() {
    let text = module(&document(
        &[
            ("list pets".to_owned(), SCHEMAS[0].to_owned()),
            ("list".to_owned(), SCHEMAS[0].to_owned()),
        ],
        &[("Named".to_owned(), SCHEMAS[0].to_owned())],
    ));
    let shown: Vec<String> = text
        .types
        .iter()
        .map(|ty| match ty {
            TypePlan::Alias(alias) => format!("{} = {}", alias.ident, alias.target),
            written => written.ident().to_string(),
        })
        .collect();
    assert_eq!(
        shown,
        [
            "ListPetsMode = ListMode",
            "ListPetsRequest = ListRequest",
            "ListPetsRequestA = ListRequestA",
            "ListPetsResponse = ListRequest",
            "ListPetsResponseA = ListRequestA",
            "ListMode",
            "ListRequest",
            "ListRequestA",
            "ListResponse = ListRequest",
            "ListResponseA = ListRequestA",
        ]
    );
}

#[test]
fn what_differs_is_not_made_once() {
    let differing = [
        "{ type: object, properties: { b: { type: string, maxLength: 1 } } }",
        "{ type: object, properties: { b: { type: string } } }",
        "{ type: object, properties: { b: { type: string } }, required: [b] }",
        "{ type: object, properties: { b: { type: [string, 'null'] } } }",
        "{ type: object, properties: { b: { type: string, format: password } } }",
        "{ type: object, properties: { b: { type: string, readOnly: true } } }",
        "{ type: object, properties: { b: { type: string } }, additionalProperties: false }",
        "{ type: object, properties: { b: { type: string } }, minProperties: 1 }",
        "{ type: object, properties: { b: { $ref: '#/components/schemas/N' } } }",
        "{ type: object, properties: { b: { $ref: '#/components/schemas/M' } } }",
        "{ enum: [a, b] }",
        "{ enum: [b, a] }",
    ];
    let operations: Vec<(String, String)> = (0..)
        .zip(differing)
        .map(|(number, schema)| (format!("op{number}"), schema.replace("[a, b]", "[a, c]")))
        .collect();
    let named = "{ type: object, properties: { x: { type: string } } }".to_owned();
    let shapes = [("N".to_owned(), named.clone()), ("M".to_owned(), named)];
    let module = module(&document(&operations, &shapes));
    let written = module
        .types
        .iter()
        .filter(|ty| ty.ident().as_str().ends_with("Request"))
        .filter(|ty| !matches!(ty, TypePlan::Alias(_)));
    assert_eq!(written.count(), differing.len());
}

#[test]
fn what_an_operation_makes_never_has_a_name_twice() {
    let ids = [
        "foo",
        "fooError",
        "foo_success",
        "string",
        "result",
        "a1b",
        "a_1b",
        "clone",
    ];
    let operations: Vec<(String, String)> = ids
        .iter()
        .map(|id| ((*id).to_owned(), SCHEMAS[1].to_owned()))
        .collect();
    let text = document(&operations, &[]).replace(
        "responses: {",
        "responses: { '404': { description: d }, '201': { description: d },",
    );
    let module = module(&text);
    let mut names: Vec<String> = Vec::new();
    for operation in &module.operations {
        names.push(operation.call.to_string());
        if let plan::Success::Several { ident, .. } = &operation.success {
            names.push(ident.to_string());
        }
        if let plan::Failure::Several { ident, .. } = &operation.failure {
            names.push(ident.to_string());
        }
    }
    assert_eq!(names.len(), ids.len() * 3);
    for name in [
        "FooError2",
        "FooSuccess2",
        "StringType",
        "ResultType",
        "CallClone",
    ] {
        assert!(
            names.iter().any(|other| other == name),
            "{name} in {names:?}"
        );
    }
    let distinct: BTreeSet<&String> = names.iter().collect();
    assert_eq!(distinct.len(), names.len(), "{names:?}");
}

#[test]
fn lists_and_maps_of_themselves_have_names_and_what_they_are_in_has_none() {
    let tree = |name: &str| format!("{{ $ref: '#/components/schemas/{name}' }}");
    let operations = [
        ("a".to_owned(), tree("Tree")),
        ("b".to_owned(), tree("Map")),
    ];
    let shapes = [
        (
            "Above".to_owned(),
            format!("{{ type: array, items: {} }}", tree("Tree")),
        ),
        (
            "Tree".to_owned(),
            format!("{{ type: array, items: {} }}", tree("Tree")),
        ),
        (
            "Map".to_owned(),
            format!("{{ type: object, additionalProperties: {} }}", tree("List")),
        ),
        (
            "List".to_owned(),
            format!("{{ type: array, items: {} }}", tree("Map")),
        ),
        (
            "Plain".to_owned(),
            "{ type: array, items: { type: string } }".to_owned(),
        ),
    ];
    let walked = walk(&document(&operations, &shapes));
    let mut findings = Findings::new();
    let module = plan::plan_included("api", &walked.api.unwrap(), &mut findings);
    assert!(findings.all().is_empty(), "{:?}", findings.all());
    let newtypes = module.types.iter().filter_map(|ty| match ty {
        TypePlan::Newtype(newtype) => Some(format!("{}({})", newtype.ident, newtype.inner)),
        _ => None,
    });
    let newtypes: Vec<String> = newtypes.collect();
    assert_eq!(
        newtypes,
        ["Tree(Vec<Tree>)", "Map(Map<List>)", "List(Vec<Map>)"]
    );
}
