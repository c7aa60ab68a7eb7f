//! What the stage `plan` reports.

#![allow(clippy::unwrap_used)]

mod road;

use bindery::finding::Findings;
use bindery::plan;
use road::walk;

fn findings(paths: &str) -> Vec<String> {
    let walked = walk(&format!(
        "openapi: 3.2.0\ninfo: {{ title: T, version: '1' }}\npaths:\n{paths}"
    ));
    assert_eq!(walked.findings, "");
    let mut findings = Findings::new();
    plan::plan_included("api", &walked.api.unwrap(), &mut findings);
    let all = findings.all().iter();
    all.map(|one| format!("{} {}", one.code.id, one.message))
        .collect()
}

#[test]
fn streams_of_other_pieces_are_not_lost_in_silence() {
    let watch = |second: &str| {
        let stream =
            |item| format!("{{ text/event-stream: {{ itemSchema: {{ type: {item} }} }} }}");
        findings(&format!(
            "  /a:
    get:
      operationId: watch
      responses:
        '200': {{ description: '', content: {} }}
        '206': {{ description: '', content: {} }}
        '400': {{ description: '', content: {} }}
",
            stream("integer"),
            stream(second),
            stream("boolean"),
        ))
    };
    let same: [String; 0] = [];
    assert_eq!(watch("integer"), same);
    assert_eq!(
        watch("string"),
        [
            "B0611 the response 206 of `watch` has other pieces than the one before it: it is read as a whole"
        ]
    );
}
