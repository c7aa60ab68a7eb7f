//! What is said of answers.

#![allow(clippy::unwrap_used)]

mod road;

use bindery::finding::Findings;
use bindery::plan::{self, Failure, StatusVariant, Success};
use road::walk;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    get:
      operationId: a
      responses:
        '200': { description: 'The <b>whole</b> pet', content: { application/json: { schema: { type: string } } } }
        '202': { description: Accepted }
        '404': { description: Not Found }
        '409': { description: \"The pet is eaten.\\n\\n[Ask] the cat.\" }
        default: { description: unexpected error }
  /b:
    get:
      operationId: b
      responses: { '200': { description: 'All pets, */ sorted' }, 201: { description: OK } }
";

fn lines(variants: &[StatusVariant]) -> Vec<String> {
    let lines = variants.iter().map(|one| one.docs.lines.join("|"));
    lines.collect()
}

#[test]
fn descriptions_stand_at_their_variants_when_they_say_something() {
    let api = walk(DOCUMENT).api.unwrap();
    let module = plan::plan_included("api", &api, &mut Findings::new());
    let (a, b) = (&module.operations[0], &module.operations[1]);
    let Success::Several { variants, .. } = &a.success else {
        unreachable!()
    };
    let successes = lines(variants);
    assert_eq!(successes[1], "Status 202.");
    // It is harmless, as all words of strangers.
    assert!(successes[0].starts_with("Status 200.||The "));
    assert!(!successes[0].contains("<b>"), "{}", successes[0]);
    let Failure::Several { variants, .. } = &a.failure else {
        unreachable!()
    };
    let expected = [
        "Status 404.",
        "Status 409.||The pet is eaten.||\\[Ask\\] the cat.",
        "Status default.",
    ];
    assert_eq!(lines(variants), expected);
    // One type for all successes has no variants: the method says it.
    assert!(matches!(b.success, Success::One(_)));
    let words = b.docs.lines.join("|");
    assert!(words.ends_with("||Answers: All pets, */ sorted"), "{words}");
    assert!(!a.docs.lines.join("|").contains("Answers:"));
}
