//! Which arrays are structs, and of what.

#![allow(clippy::unwrap_used, clippy::panic)]

mod road;

use bindery::finding::Findings;
use bindery::plan::{self, TypePlan};
use road::walk;

/// The structs of a document with these schemas, all of which are properties of one body, and
/// last the types of those properties.
fn structs(schemas: &[(&str, &str)]) -> Vec<String> {
    let mut text = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /p:\n    post:\n      \
         operationId: o\n      requestBody:\n        content:\n          application/json:\n            \
         schema: { $ref: '#/components/schemas/Z' }\n      responses: { '204': { description: d } }\n\
         components:\n  schemas:\n"
        .to_owned();
    for (name, schema) in schemas {
        text.push_str(&format!("    {name}: {schema}\n"));
    }
    text.push_str("    Z:\n      type: object\n      properties:\n");
    for (name, _) in schemas {
        let reference = format!("{{ $ref: '#/components/schemas/{name}' }}");
        text.push_str(&format!("        {name}: {reference}\n"));
    }
    let walked = walk(&text);
    assert_eq!(walked.findings, "");
    let mut findings = Findings::new();
    let module = plan::plan_included("api", &walked.api.unwrap(), &mut findings);
    let mut structs: Vec<String> = module.types.iter().filter_map(shown).collect();
    structs.sort();
    structs
}

fn shown(plan: &TypePlan) -> Option<String> {
    let TypePlan::Record(record) = plan else {
        return None;
    };
    let fields = record.fields.iter();
    let mut parts: Vec<String> = fields
        .map(|field| format!("{}: {}", field.ident, field.ty))
        .collect();
    if let Some((name, ty)) = &record.additional {
        parts.push(format!("{name}: ..{ty}"));
    }
    let (open, close) = if record.is_array {
        ('[', ']')
    } else {
        ('{', '}')
    };
    let parts = parts.join(", ");
    Some(format!("{} {open}{parts}{close}", record.ident))
}

#[test]
fn the_first_items_are_required_as_far_as_the_least_count_goes() {
    let mixed = "prefixItems: [{ type: string }, { type: [integer, 'null'] }]";
    let schema = |more: &str| format!("{{ type: array, {mixed}, {more} }}");
    let (none, one, two, three) = (
        schema("items: false"),
        schema("items: false, minItems: 1"),
        schema("maxItems: 2, minItems: 2"),
        schema("items: { type: boolean }, minItems: 3"),
    );
    let all = [("A", &*none), ("B", &*one), ("C", &*two), ("D", &*three)];
    assert_eq!(
        structs(&all),
        [
            "A [item_0: Option<String>, item_1: Option<Nullable<i64>>]",
            "B [item_0: String, item_1: Option<Nullable<i64>>]",
            "C [item_0: String, item_1: Option<i64>]",
            "D [item_0: String, item_1: Option<i64>, rest: ..bool]",
            "Z {a: Option<A>, b: Option<B>, c: Option<C>, d: Option<D>}",
        ]
    );
}

#[test]
fn a_list_of_one_type_or_of_none_stays_a_list() {
    let shapes = [
        (
            "Same",
            "{ type: array, prefixItems: [{ type: string }, { type: string, maxLength: 2 }], items: false }",
        ),
        ("Nothing", "{ type: array, prefixItems: [true, {}] }"),
        // What is one place in both parts is not known.
        (
            "Parts",
            "{ allOf: [{ type: array, prefixItems: [{ type: string }] }, { prefixItems: [{ maxLength: 1 }, { type: integer }] }] }",
        ),
    ];
    assert_eq!(
        structs(&shapes),
        ["Z {same: Option<Vec<String>>, nothing: Option<Vec<Json>>, parts: Option<Vec<Json>>}"]
    );
}

#[test]
fn what_is_secret_in_one_place_is_secret_there() {
    let shapes = [
        (
            "A",
            "{ type: array, maxItems: 2, prefixItems: [{ type: string }, { type: string, x-bindery-secret: true }] }",
        ),
        (
            "B",
            "{ type: array, maxItems: 2, prefixItems: [{ type: string, format: password, minLength: 1 }, { type: string, format: password }] }",
        ),
    ];
    assert_eq!(
        structs(&shapes),
        [
            "A [item_0: Option<String>, item_1: Option<Secret>]",
            "B [item_0: Option<Secret>, item_1: Option<Secret>]",
            "Z {a: Option<A>, b: Option<B>}",
        ]
    );
}

#[test]
fn more_rules_and_other_parts_of_an_array_keep_its_places() {
    let shapes = [
        (
            "Pair",
            "{ type: array, prefixItems: [{ type: string }, { type: boolean }], items: false }",
        ),
        ("Full", "{ $ref: '#/components/schemas/Pair', minItems: 2 }"),
        (
            "Whole",
            "{ allOf: [{ type: array, minItems: 2 }, { prefixItems: [{ type: string }, { type: boolean }] }] }",
        ),
        (
            "Again",
            "{ type: array, minItems: 1, prefixItems: [{ type: integer }, { $ref: '#/components/schemas/Again' }], items: { $ref: '#/components/schemas/Again' } }",
        ),
    ];
    assert_eq!(
        structs(&shapes),
        [
            "Again [item_0: i64, item_1: Option<Box<Again>>, rest: ..Again]",
            "Pair [item_0: Option<String>, item_1: Option<bool>]",
            "Whole [item_0: String, item_1: bool, rest: ..Json]",
            "Z {pair: Option<Pair>, full: Option<Pair>, whole: Option<Whole>, again: Option<Again>}",
        ]
    );
}

#[test]
fn places_are_called_by_their_index_or_as_the_author_says() {
    let shapes = [(
        "A",
        "{ type: array, prefixItems: [{ type: string, x-bindery-name: rest }, \
          { type: object, properties: { a: { type: string } }, x-bindery-name: the thing }, \
          { type: object, properties: { b: { type: string } } }] }",
    )];
    assert_eq!(
        structs(&shapes),
        [
            "A [rest: Option<String>, the_thing: Option<AItem1>, item_2: Option<AItem2>, more_rest: ..Json]",
            "AItem1 {a: Option<String>}",
            "AItem2 {b: Option<String>}",
            "Z {a: Option<A>}",
        ]
    );
}
