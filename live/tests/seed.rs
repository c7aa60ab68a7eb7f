//! Other answers from other seeds, all of them valid.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use bindery::document::Memory;
use bindery::generate::ModuleSettings;
use bindery_live::Live;
use bindery_live::mock::{Mock, Settings};
use bindery_runtime::codegen::http::{Request, Response};
use bindery_runtime::json::Json;
use bindery_runtime::operation::Location;
use bindery_runtime::validate;
use bindery_runtime::violation::Violations;
use bytes::Bytes;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: Trees, version: '1' }
paths:
  /trees:
    get:
      operationId: trees
      responses:
        '200':
          description: All.
          headers: { X-Total: { required: true, schema: { type: integer, minimum: 7, maximum: 900 } }, X-Kind: { schema: { enum: [oak, elm] } } }
          content: { application/json: { schema: { type: array, minItems: 1, items: { $ref: '#/components/schemas/Tree' } }, examples: { one: { value: [{ id: 70a599e0-31e7-49b7-b260-868f441e862b, kind: oak }] } } } }
  /trees/first:
    get:
      operationId: first
      responses: { '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Tree' } } } } }
components:
  schemas:
    Tree:
      type: object
      required: [id, kind]
      dependentRequired: { planted: [felled] }
      properties:
        id: { type: string, format: uuid }
        kind: { enum: [oak, elm, ash, yew] }
        rings: { type: integer, minimum: 1, maximum: 5000 }
        name: { type: [string, 'null'], pattern: '^[a-z]{2,9}$' }
        planted: { type: string, format: date }
        felled: { type: string, format: date }
        secret: { type: string, writeOnly: true }
        parts: { type: array, uniqueItems: true, items: { oneOf: [{ type: string, maxLength: 3 }, { type: integer }] } }
        saplings: { type: array, items: { $ref: '#/components/schemas/Tree' } }
";

fn live() -> Live {
    let files = Memory::new().with("trees.yaml", DOCUMENT);
    let read = Live::read(
        &ModuleSettings::called_after(Path::new("trees.yaml")),
        &files,
    );
    let live = read.live;
    live.unwrap_or_else(|| unreachable!("{:?}", read.findings.all()))
}

fn mock(seed: Option<u64>) -> Mock {
    let mut settings = Settings::default();
    settings.seed = seed;
    Mock::with(vec![live()], &settings)
}

fn ask(mock: &Mock, path: &str, prefer: &str) -> Response<Bytes> {
    let request = Request::builder().uri(path).header("prefer", prefer);
    mock.answer(&request.body(Bytes::new()).unwrap())
}

#[test]
fn every_seed_has_its_answers_and_all_are_valid() {
    let live = live();
    let (mut seen, mut totals) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..8 {
        let (one, same) = (mock(Some(seed)), mock(Some(seed)));
        for (path, id) in [("/trees", "trees"), ("/trees/first", "first")] {
            let schema = live.operation(id).unwrap().responses[0].schema.unwrap();
            let answer = ask(&one, path, "");
            let again = ask(&same, path, "");
            assert_eq!(answer.body(), again.body(), "{seed}");
            assert_eq!(answer.headers(), again.headers(), "{seed}");
            let json: Json = bindery_runtime::json::from_slice(answer.body()).unwrap();
            let mut out = Violations::new();
            validate::check(&json, schema, Location::Body, "", &mut out);
            assert!(out.is_empty(), "{seed}: {json}: {out}");
            assert!(!json.to_string().contains("\"secret\""), "{json}");
            seen.insert(json.to_string());
            let total = answer.headers().get("x-total");
            totals.extend(total.map(|one| one.to_str().unwrap().parse::<u32>().unwrap()));
        }
    }
    assert!(seen.len() > 12, "{}", seen.len());
    assert!(totals.len() > 1, "{totals:?}");
    assert!(totals.iter().all(|one| (7..=900).contains(one)));
}

#[test]
fn without_a_seed_and_by_name_it_is_the_example() {
    let example = r#"[{"id":"70a599e0-31e7-49b7-b260-868f441e862b","kind":"oak"}]"#;
    assert_eq!(ask(&mock(None), "/trees", "").body(), example);
    let other = mock(Some(5));
    assert_eq!(ask(&other, "/trees", "example=one").body(), example);
    assert_ne!(ask(&other, "/trees", "").body(), example);
}
