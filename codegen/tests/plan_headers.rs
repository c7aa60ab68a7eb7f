//! The types of declared headers.

#![allow(clippy::unwrap_used)]

mod road;

use bindery::finding::Findings;
use bindery::plan::{self, Module, TypePlan};
use road::walk;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    get:
      operationId: a
      responses:
        '200': { $ref: '#/components/responses/Slow' }
        '302': { description: d, headers: { Location: { schema: { type: string } } } }
        4XX: { $ref: '#/components/responses/Slow' }
    put:
      operationId: b
      responses:
        '204': { description: d }
        default: { $ref: '#/components/responses/Slow' }
  /c:
    get:
      operationId: c
      responses: { default: { description: d, headers: { X-C: { schema: { type: integer } } } } }
components:
  responses:
    Slow: { description: d, headers: { Retry-After: { schema: { type: integer } } } }
";

fn module() -> Module {
    plan::plan_included("api", &walk(DOCUMENT).api.unwrap(), &mut Findings::new())
}

#[test]
fn successes_and_refusals_have_types_of_headers() {
    let module = module();
    let types = |id: &str| {
        let operation = module.operations.iter().find(|one| one.id == id).unwrap();
        let headers = [&operation.headers, &operation.refusal_headers];
        headers.map(|ident| ident.as_ref().map_or("-", |ident| ident.plain()))
    };
    assert_eq!(types("a"), ["AHeaders", "AErrorHeaders"]);
    assert_eq!(types("b"), ["-", "BErrorHeaders"]);
    // Without a declared success, the default is one as well.
    assert_eq!(types("c"), ["CHeaders", "CErrorHeaders"]);
}

#[test]
fn the_same_headers_are_one_type_under_all_its_names() {
    let module = module();
    let types = module.types.iter().map(|ty| match ty {
        TypePlan::Alias(alias) => format!("{} = {}", alias.ident, alias.target),
        ty => ty.ident().to_string(),
    });
    let expected = [
        "AHeaders",
        "AErrorHeaders = AHeaders",
        "BErrorHeaders = AHeaders",
        "CHeaders",
        "CErrorHeaders = CHeaders",
    ];
    assert_eq!(types.collect::<Vec<_>>(), expected);
}
