//! Pairs of documents: one for every kind of fact. The proof of the verdict on Rust, which needs
//! a compiler, reads this file too.

/// A pair: what is written on the old side, what on the new one, and the fact of each way as
/// `kind | place | wire of the old client, of the new one | Rust`.
pub(crate) struct Case {
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) there: &'static str,
    pub(crate) back: &'static str,
}

/// A document with a schema `S` that is sent, received, or both, with a property `v`.
fn document(way: &str, schema: &str) -> String {
    let send = "    put:\n      operationId: send\n      requestBody: { required: true, content: \
                { application/json: { schema: { $ref: '#/components/schemas/S' } } } }\n      \
                responses: { '204': { description: Done } }\n";
    let receive = "    get:\n      operationId: receive\n      responses: { '200': { description: Ok, \
                   content: { application/json: { schema: { $ref: '#/components/schemas/S' } } } } }\n";
    let operations = match way {
        "sent" => send.to_owned(),
        "received" => receive.to_owned(),
        _ => format!("{send}{receive}"),
    };
    format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths:\n  /s:\n{operations}\
         components:\n  schemas:\n    A: {{ type: object, required: [a], properties: {{ a: {{ type: string }} }} }}\n    \
         B: {{ type: object, required: [b], properties: {{ b: {{ type: string }} }} }}\n    \
         S: {schema}\n"
    )
}

/// The schema `S` with its property.
fn with_property(schema: &str) -> String {
    format!("{{ type: object, required: [v], properties: {{ v: {schema} }} }}")
}

/// Pairs of the property `v`: way, old, new, there, back.
const PROPERTIES: &[[&str; 5]] = &include!("properties_of_kinds.in");

/// Pairs of the schema `S` as a whole.
const SCHEMAS: &[[&str; 5]] = &include!("schemas_of_kinds.in");

/// Pairs of a document: what is replaced in it by what, there, back.
const DOCUMENTS: &[[&str; 4]] = &include!("documents_of_kinds.in");

/// The document of the pairs of documents.
const SHOP: &str = include_str!("shop.yaml");

/// All pairs.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for [way, old, new, there, back] in PROPERTIES {
        cases.push(Case {
            old: document(way, &with_property(old)),
            new: document(way, &with_property(new)),
            there,
            back,
        });
    }
    for [way, old, new, there, back] in SCHEMAS {
        cases.push(Case {
            old: document(way, old),
            new: document(way, new),
            there,
            back,
        });
    }
    for [from, to, there, back] in DOCUMENTS {
        assert!(SHOP.contains(from), "{from}");
        cases.push(Case {
            old: SHOP.to_owned(),
            new: SHOP.replacen(from, to, 1),
            there,
            back,
        });
    }
    cases
}
