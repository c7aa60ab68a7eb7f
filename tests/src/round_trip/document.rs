//! A document with one operation that sends everything.

use std::collections::BTreeSet;
use std::path::Path;

use bindery::document::{self, Disk, Memory};
use bindery::finding::Findings;
use bindery::model::Json;

/// What the schema is called that has all others as its properties.
pub(super) const ALL: &str = "BinderyRoundTrip";

/// What is about the operations that are gone.
const GONE: &[&str] = &["paths", "webhooks", "security", "servers", "tags"];

/// The path of the document that is made.
pub(super) const PATH: &str = "api.json";

/// A document whose operations are gone but for one, whose body has an array of each
/// component schema as a property. `None` where there are no component schemas.
///
/// # Errors
/// When there is no document.
pub(super) fn rewritten(path: &Path) -> Result<Option<Memory>, String> {
    let mut findings = Findings::new();
    let documents = document::read(&[path.to_owned()], &Disk, &mut findings);
    let id = documents.at(path).ok_or("it cannot be read")?;
    let node = documents.root(id).ok_or("it cannot be read")?;
    let Json::Object(mut root) = Json::from(node) else {
        return Err("it is no object".to_owned());
    };
    let is_swagger = get(&root, "swagger").is_some();
    let names = if is_swagger {
        names(get(&root, "definitions"))
    } else {
        names(get(&root, "components").and_then(|components| child(components, "schemas")))
    };
    if names.is_empty() {
        return Ok(None);
    }
    let prefix = if is_swagger {
        "#/definitions/"
    } else {
        "#/components/schemas/"
    };
    let all = object([
        ("type", text("object")),
        ("properties", arrays(&names, prefix)),
    ]);
    let all = vec![(ALL.to_owned(), all)];
    if is_swagger {
        add(&mut root, "definitions", all);
    } else {
        let schemas = Json::Object(all);
        match root.iter_mut().find(|(key, _)| key == "components") {
            Some((_, Json::Object(components))) => {
                if let Json::Object(all) = schemas {
                    add(components, "schemas", all);
                }
            }
            _ => return Err("it has no components".to_owned()),
        }
    }
    root.retain(|(key, _)| !GONE.contains(&&**key));
    root.push(("paths".to_owned(), paths(is_swagger, prefix)));
    let text = Json::Object(root).to_string();
    Ok(Some(Memory::new().with(PATH, text)))
}

fn names(schemas: Option<&Json>) -> BTreeSet<String> {
    match schemas {
        Some(Json::Object(entries)) => {
            let names = entries.iter().map(|(name, _)| name.clone());
            names.filter(|name| !name.starts_with("x-")).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// An array of each schema: a place for `null`, and no large struct inside another.
fn arrays(names: &BTreeSet<String>, prefix: &str) -> Json {
    let arrays = names.iter().map(|name| {
        let pointer = name
            .replace('~', "~0")
            .replace('/', "~1")
            .replace('%', "%25");
        let items = object([("$ref", text(&format!("{prefix}{pointer}")))]);
        (
            name.clone(),
            object([("type", text("array")), ("items", items)]),
        )
    });
    Json::Object(arrays.collect())
}

fn paths(is_swagger: bool, prefix: &str) -> Json {
    let schema = object([("$ref", text(&format!("{prefix}{ALL}")))]);
    let answer = object([("204", object([("description", text("Nothing."))]))]);
    let id = ("operationId", text("roundTrip"));
    let operation = if is_swagger {
        let body = object([
            ("name", text("body")),
            ("in", text("body")),
            ("schema", schema),
        ]);
        object([
            id,
            ("consumes", Json::Array(vec![text("application/json")])),
            ("parameters", Json::Array(vec![body])),
            ("responses", answer),
        ])
    } else {
        let content = object([("application/json", object([("schema", schema)]))]);
        object([
            id,
            ("requestBody", object([("content", content)])),
            ("responses", answer),
        ])
    };
    object([("/round-trip", object([("post", operation)]))])
}

fn text(text: &str) -> Json {
    Json::String(text.to_owned())
}

fn object<const N: usize>(entries: [(&str, Json); N]) -> Json {
    Json::Object(entries.map(|(key, value)| (key.to_owned(), value)).to_vec())
}

fn get<'j>(entries: &'j [(String, Json)], key: &str) -> Option<&'j Json> {
    entries
        .iter()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value)
}

fn child<'j>(json: &'j Json, key: &str) -> Option<&'j Json> {
    match json {
        Json::Object(entries) => get(entries, key),
        _ => None,
    }
}

fn add(entries: &mut [(String, Json)], key: &str, more: Vec<(String, Json)>) {
    if let Some((_, Json::Object(inner))) = entries.iter_mut().find(|(name, _)| name == key) {
        inner.extend(more);
    }
}
