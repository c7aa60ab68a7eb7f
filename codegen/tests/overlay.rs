//! Overlays: what they make of a document, and what is said about them.

mod road;

use bindery::document::Memory;
use bindery::finding::Findings;
use bindery::generate::{self, ModuleSettings};

const API: &str = "\
openapi: 3.1.0
info: { title: Pets, version: '1' }
tags: [{ name: a }, { name: b }]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: limit, in: query, schema: { type: string } }
        - { name: odd, in: query, schema: { type: string } }
      responses: { '204': { description: None } }
  /shops:
    get:
      operationId: listShops
      responses: { '204': { description: None } }
";

/// An overlay with these actions.
fn overlay(actions: &str) -> String {
    format!("overlay: 1.1.0\ninfo: {{ title: T, version: '1' }}\nactions:\n{actions}")
}

struct Read {
    /// The model, without its first lines.
    model: String,
    findings: String,
}

/// Reads a document with overlays.
fn read_files(files: &[(&str, &str)], documents: &[&str], overlays: &[&str]) -> Read {
    let memory = files.iter().fold(Memory::new(), |memory, (path, text)| {
        memory.with(path, *text)
    });
    let module = ModuleSettings {
        name: "m".to_owned(),
        documents: documents.iter().map(Into::into).collect(),
        overlays: overlays.iter().map(Into::into).collect(),
        ..ModuleSettings::default()
    };
    let mut findings = Findings::new();
    let documents = generate::read(std::slice::from_ref(&module), &memory, &mut findings);
    let api = generate::read_api(&module, &documents, &mut findings);
    findings.sort();
    let lines = findings.all().iter();
    Read {
        model: api
            .map(|api| api.to_text(documents.sources()))
            .unwrap_or_default(),
        findings: lines
            .map(|finding| road::line(finding, documents.sources()))
            .collect(),
    }
}

fn read(api: &str, overlays: &[&str]) -> Read {
    let names: Vec<String> = (0..overlays.len()).map(|i| format!("o{i}.yaml")).collect();
    let mut files = vec![("api.yaml", api)];
    files.extend(
        names
            .iter()
            .map(String::as_str)
            .zip(overlays.iter().copied()),
    );
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    read_files(&files, &["api.yaml"], &names)
}

/// What is left of an overlay with these actions: the model is that of this other document.
#[track_caller]
fn becomes(actions: &str, changes: &[(&str, &str)]) {
    let made = read(API, &[&overlay(actions)]);
    let expected = changes.iter().fold(API.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    let expected = read(&expected, &[]);
    assert_eq!(made.findings, expected.findings);
    assert_eq!(placeless(&made.model), placeless(&expected.model));
}

fn placeless(model: &str) -> String {
    let lines = model.lines();
    let lines = lines.map(|line| line.split("  @ ").next().unwrap_or(line).to_owned() + "\n");
    lines.collect()
}

/// What is said about actions.
fn said(actions: &str) -> String {
    read(API, &[&overlay(actions)]).findings
}

#[test]
fn an_update_merges_objects_and_replaces_values() {
    becomes(
        "- target: $.paths['/pets'].get\n  update: { operationId: allPets, deprecated: true }\n",
        &[(
            "operationId: listPets",
            "operationId: allPets\n      deprecated: true",
        )],
    );
}

#[test]
fn an_update_changes_all_that_its_target_selects() {
    becomes(
        "- target: $.paths.*.get\n  update: { deprecated: true }\n",
        &[(
            "      operationId",
            "      deprecated: true\n      operationId",
        )],
    );
}

#[test]
fn an_update_appends_to_arrays() {
    let item = "\n        - { name: page, in: query, schema: { type: integer } }\n      responses: { '204': { description: None } }\n  /shops";
    let old = "\n      responses: { '204': { description: None } }\n  /shops";
    for update in [
        "- target: $.paths['/pets'].get.parameters\n  update: { name: page, in: query, schema: { type: integer } }\n",
        "- target: $.paths['/pets'].get.parameters\n  update: [{ name: page, in: query, schema: { type: integer } }]\n",
        "- target: $.paths['/pets'].get\n  update: { parameters: [{ name: page, in: query, schema: { type: integer } }] }\n",
    ] {
        becomes(update, &[(old, item)]);
    }
}

#[test]
fn an_update_replaces_a_value_that_is_selected_itself() {
    becomes(
        "- target: $.paths['/pets'].get.parameters[?@.name=='limit'].schema.type\n  update: integer\n",
        &[(
            "limit, in: query, schema: { type: string",
            "limit, in: query, schema: { type: integer",
        )],
    );
}

#[test]
fn a_removal_takes_items_and_keys() {
    becomes(
        "- target: $.paths['/pets'].get.parameters[?@.name == 'odd']\n  remove: true\n",
        &[(
            "        - { name: odd, in: query, schema: { type: string } }\n",
            "",
        )],
    );
    becomes(
        "- { target: \"$.paths['/pets'].get.parameters[*]\", remove: true }\n- { target: $.tags, remove: true }\n",
        &[
            (
                "        - { name: limit, in: query, schema: { type: string } }\n        - { name: odd, in: query, schema: { type: string } }\n",
                "        []\n",
            ),
            ("tags: [{ name: a }, { name: b }]\n", ""),
        ],
    );
}

#[test]
fn a_copy_is_merged_like_an_update() {
    becomes(
        "- target: $.paths['/shops'].get\n  update: { parameters: [] }\n\
         - target: $.paths['/shops'].get.parameters\n  copy: $.paths['/pets'].get.parameters\n",
        &[(
            "operationId: listShops",
            "operationId: listShops\n      parameters: [{ name: limit, in: query, schema: { type: string } }, { name: odd, in: query, schema: { type: string } }]",
        )],
    );
}

#[test]
fn actions_and_overlays_go_in_order() {
    let rename = |from: &str, to: &str| {
        overlay(&format!(
            "- target: $.paths.*[?@.operationId=='{from}']\n  update: {{ operationId: {to} }}\n"
        ))
    };
    let first = rename("listPets", "second");
    let second = rename("second", "third");
    let made = read(API, &[&first, &second]);
    assert!(made.model.contains("third"), "{}", made.model);
    assert_eq!(made.findings, "");
    let made = read(API, &[&second, &first]);
    assert!(made.model.contains("second"), "{}", made.model);
    assert!(
        made.findings.starts_with("B1006 o0.yaml:4:11 "),
        "{}",
        made.findings
    );
    // Within one overlay as well: what is removed can be made anew, of another kind.
    becomes(
        "- { target: $.tags, remove: true }\n- { target: $, update: { tags: [{ name: c }] } }\n",
        &[("[{ name: a }, { name: b }]", "[{ name: c }]")],
    );
}

#[test]
fn what_an_overlay_brings_stands_in_the_overlay() {
    let made = read(
        API,
        &[&overlay(
            "- target: $.paths['/pets'].get.parameters\n  update: { name: page, in: query, schema: { tpye: integer } }\n",
        )],
    );
    assert!(
        made.findings.contains(" o0.yaml:5:46 "),
        "{}",
        made.findings
    );
    assert!(made.findings.contains("tpye"), "{}", made.findings);
}

#[test]
fn what_selects_nothing_is_a_warning() {
    assert_eq!(
        said("- target: $.paths['/pet']\n  remove: true\n"),
        "B1006 o0.yaml:4:11 `$.paths['/pet']` selects nothing (nothing is changed; `bindery show document` shows what is there)\n"
    );
}

#[test]
fn what_is_no_overlay_is_said() {
    let of = |text: &str| read(API, &[text]).findings;
    insta::assert_snapshot!([
        of("actions: []"),
        of("overlay: 2.0.0"),
        of("overlay: 1.1.0\nactions: []\ninfo: { titel: T }\nx-a: 1\n"),
        of("overlay: 1.0.0\ninfo: { title: T, version: 1 }\nactions: [{ target: $.info, copy: $.tags }]"),
        said("- 1\n- {}\n- { target: 1, update: 1 }\n- { target: $, remove: 1 }\n- { target: $, delete: true, remove: true, x-why: a }\n"),
        said("- { target: $.tags, remove: true, update: [] }\n- { target: $.info, update: {}, copy: $ }\n"),
        said("- target: $.paths./pets\n  remove: true\n- target: \"$.info.x-a\"\n  remove: true\n"),
    ]
    .join("\n"));
}

#[test]
fn what_does_not_fit_is_said() {
    insta::assert_snapshot!([
        said("- { target: $.info, update: [1] }\n- { target: $, update: { tags: { name: c } } }\n"),
        said("- { target: $, remove: true }\n"),
        said("- { target: '$.*', update: {} }\n"),
        said("- { target: $.info, copy: $.paths.* }\n- { target: $.info, copy: $.nothing }\n"),
    ]
    .join("\n"));
}

#[test]
fn a_document_cannot_grow_without_end() {
    let twice = "- { target: $.info, update: { x-a: {} } }\n".to_owned()
        + &"- { target: \"$..['x-a']\", copy: $ }\n".repeat(9);
    let found = said(&twice);
    assert!(found.contains("B1009 o0.yaml:"), "{found}");
}

#[test]
fn swagger_is_changed_in_its_own_words() {
    let api = "\
swagger: '2.0'
info: { title: T, version: '1' }
paths:
  /a:
    get:
      operationId: a
      responses: { '200': { description: '' } }
";
    let made = read(
        api,
        &[&overlay(
            "- target: $\n  update: { host: a.example, definitions: { A: { type: object, properties: { n: { type: string } } } } }\n\
             - target: $.paths.*.get\n  update: { parameters: [{ name: b, in: body, schema: { $ref: '#/definitions/A' } }] }\n",
        )],
    );
    let expected = read(
        "\
swagger: '2.0'
info: { title: T, version: '1' }
host: a.example
definitions: { A: { type: object, properties: { n: { type: string } } } }
paths:
  /a:
    get:
      operationId: a
      responses: { '200': { description: '' } }
      parameters: [{ name: b, in: body, schema: { $ref: '#/definitions/A' } }]
",
        &[],
    );
    assert_eq!(
        made.findings.replace("o0.yaml", "api.yaml"),
        expected.findings.clone()
    );
    assert_eq!(placeless(&made.model), placeless(&expected.model));
    assert!(made.model.contains("o0.yaml"), "{}", made.model);
}

#[test]
fn references_are_relative_to_the_document() {
    let files = [
        ("spec/api.yaml", API),
        (
            "spec/parts/limit.yaml",
            "{ name: max, in: query, schema: { type: integer } }",
        ),
        (
            "mended/o.yaml",
            &overlay(
                "- target: $.paths['/shops'].get\n  update: { parameters: [{ $ref: parts/limit.yaml }] }\n",
            ),
        ),
    ];
    let made = read_files(&files, &["spec/api.yaml"], &["mended/o.yaml"]);
    assert_eq!(made.findings, "");
    assert!(made.model.contains("max"), "{}", made.model);
}

#[test]
fn a_schema_that_an_overlay_brings_can_have_a_name() {
    let made = read(
        API,
        &[&overlay(
            "- target: $\n  update: { components: { schemas: { Size: { $id: 'https://a.example/size', type: integer, maximum: 7 } } } }\n\
             - target: $.paths.*.get.parameters[?@.name == 'limit'].schema\n  update: { $ref: 'https://a.example/size' }\n\
             - target: $.paths.*.get.parameters[?@.name == 'limit'].schema.type\n  remove: true\n",
        )],
    );
    assert_eq!(made.findings, "");
    assert!(made.model.contains('7'), "{}", made.model);
}

#[test]
fn one_overlay_mends_several_documents() {
    let other = API.replace("/pets", "/cats").replace("/shops", "/dogs");
    let other = other
        .replace("listPets", "listCats")
        .replace("listShops", "listDogs");
    let text = overlay(
        "- target: $.paths.*.get\n  update: { summary: Mended }\n- target: $.paths['/cats'].get.parameters\n  remove: true\n",
    );
    let files = [("a.yaml", API), ("b.yaml", &*other), ("o.yaml", &*text)];
    let made = read_files(&files, &["a.yaml", "b.yaml"], &["o.yaml"]);
    assert_eq!(made.findings, "");
    assert_eq!(made.model.matches("Mended").count(), 4, "{}", made.model);
}

#[test]
fn extends_says_which_document_is_meant() {
    let other = API.replace("/pets", "/cats").replace("/shops", "/dogs");
    let other = other
        .replace("listPets", "listCats")
        .replace("listShops", "listDogs");
    let of = |extends: &str| {
        let text = overlay("- target: $.paths.*.get\n  update: { summary: Mended }\n");
        let text = text.replace("actions:", &format!("extends: {extends}\nactions:"));
        let files = [("a.yaml", API), ("b.yaml", &*other), ("m/o.yaml", &*text)];
        let made = read_files(&files, &["a.yaml", "b.yaml"], &["m/o.yaml"]);
        (made.model.matches("Mended").count(), made.findings)
    };
    assert_eq!(of("../b.yaml"), (2, String::new()));
    assert_eq!(of("https://a.example/b.yaml"), (4, String::new()));
    let (count, findings) = of("b.yaml");
    assert_eq!(count, 0);
    assert!(
        findings.starts_with(
            "B1006 m/o.yaml:3:10 `extends` names `b.yaml`, which is none of the documents"
        ),
        "{findings}"
    );
}

#[test]
fn an_overlay_that_is_not_there_is_said_once() {
    let made = read_files(&[("a.yaml", API)], &["a.yaml"], &["o.yaml"]);
    assert!(made.findings.starts_with("B0101 "), "{}", made.findings);
    assert_eq!(made.findings.lines().count(), 1);
    assert_eq!(made.model, "");
}
