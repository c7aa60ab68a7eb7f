//! What takes twice the document takes twice the work: there is no quadratic step.
//!
//! Counted are allocations and their bytes, which are the same on every machine at any time.

use std::alloc::System;
use std::fmt::Write;

use bindery::document::Memory;
use bindery::generate::{ModuleSettings, Settings, generate};
use bindery::plan::{Manifest, Runtime};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A document with so many paths and schemas. Names collide, texts are long, and types lie in
/// each other, all as much in each part of it.
fn document(count: usize) -> String {
    let (mut paths, mut schemas) = (String::new(), String::new());
    for index in 0..count {
        let end = if index + 1 < count { "," } else { "" };
        let other = index / 2;
        let _ = write!(
            paths,
            r##""/things{index}/{{id}}": {{"post": {{
                "summary": "Changes a thing", "tags": ["group{}"],
                "description": "See https://example.com/{index} and [a list] of `words`. It is long.",
                "parameters": [
                    {{"name": "id", "in": "path", "required": true, "schema": {{"type": "string"}}}},
                    {{"name": "state", "in": "query", "schema": {{"enum": ["open", "closed{index}"]}}}}],
                "requestBody": {{"content": {{"application/json": {{
                    "schema": {{"$ref": "#/components/schemas/Thing{index}"}}}}}}}},
                "responses": {{
                    "200": {{"description": "It", "content": {{"application/json": {{
                        "schema": {{"$ref": "#/components/schemas/Thing{index}"}},
                        "example": {{"name": "a", "size": {index}}}}}}}}},
                    "404": {{"description": "No", "content": {{"application/json": {{
                        "schema": {{"type": "object", "properties": {{"why": {{"type": "string"}}}}}}}}}}}}}}}}}}{end}"##,
            index % 10,
        );
        let _ = write!(
            schemas,
            r##""Thing{index}": {{"type": "object", "required": ["name"], "properties": {{
                "name": {{"type": "string", "maxLength": {}, "pattern": "^[a-z]{{1,9}}$"}},
                "size": {{"type": "integer", "minimum": 0}},
                "part": {{"type": "object", "properties": {{"kind": {{"enum": ["a", "b{index}"]}}}}}},
                "either": {{"oneOf": [{{"type": "string"}}, {{"type": "array", "items": {{"type": "integer"}}}}]}},
                "other": {{"$ref": "#/components/schemas/Thing{other}"}}}}}}{end}"##,
            index + 10,
        );
    }
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "Things", "version": "1"}},
            "servers": [{{"url": "https://example.com"}}],
            "paths": {{{paths}}}, "components": {{"schemas": {{{schemas}}}}}}}"#
    )
}

fn settings() -> Settings {
    Settings {
        manifest: Manifest {
            name: "things".to_owned(),
            version: "0.1.0".to_owned(),
            description: "Things".to_owned(),
            license: None,
            repository: None,
            runtime: Runtime::Published("0.1.0".to_owned()),
            workspace_member: false,
            tag_features: true,
        },
        modules: vec![ModuleSettings {
            name: "things".to_owned(),
            documents: vec!["api.json".into()],
            ..ModuleSettings::default()
        }],
    }
}

/// Allocations, and their bytes, of a run.
fn counted(count: usize) -> [usize; 2] {
    let files = Memory::new().with("api.json", document(count));
    let settings = settings();
    let region = Region::new(COUNTED);
    let run = generate(&settings, &files);
    let change = region.change();
    let operations = run.generated.map(|all| all.counts[0].1.operations);
    assert_eq!(operations, Some(count), "{:?}", run.findings);
    // What grows in place is counted by what it grows.
    let grown = usize::try_from(change.bytes_reallocated).unwrap_or(0);
    [change.allocations, change.bytes_allocated + grown]
}

#[test]
fn four_times_the_document_is_four_times_the_work() {
    // What is done once is done then.
    counted(10);
    let [one, two, four] = [100, 200, 400].map(counted);
    for (what, index) in [("allocations", 0), ("bytes", 1)] {
        let (one, two, four) = (one[index], two[index], four[index]);
        println!("{what}: {one} {two} {four}");
        if what == "allocations" {
            // A limit that only comes down. Buffers of each thread make a little difference.
            assert!(four <= 975_000, "{four} allocations");
        }
        // Without what does not grow.
        let (first, second) = (two - one, four - two);
        assert!(second * 100 <= first * 225, "{what}: {one}, {two}, {four}");
    }
}
