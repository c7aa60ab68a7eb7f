//! How YAML and JSON become one tree, and what is said about texts that are neither.

// A test fails by panicking, also in the functions that it calls.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use bindery::document::{Documents, Fetched, Files, Memory, Node, read};
use bindery::finding::{Finding, Findings, Place, Severity};
use bindery::model::Json;
use std::io;
use std::path::Path;

struct Outcome {
    documents: Documents,
    findings: Findings,
}

fn load(files: &[(&str, &[u8])]) -> Outcome {
    let mut memory = Memory::new();
    for (path, bytes) in files {
        memory = memory.with(path, *bytes);
    }
    let mut findings = Findings::new();
    let documents = read(&[files[0].0.into()], &memory, &mut findings);
    Outcome {
        documents,
        findings,
    }
}

fn text(text: &str) -> Outcome {
    load(&[("api.yaml", text.as_bytes())])
}

impl Outcome {
    fn root(&self) -> &Node {
        self.documents
            .root(self.documents.roots()[0])
            .expect("the text is understood")
    }

    /// The tree as JSON text.
    fn json(&self) -> String {
        show(&Json::from(self.root()))
    }

    /// The codes, with the line and column of each.
    fn codes(&self) -> Vec<String> {
        self.findings
            .all()
            .iter()
            .map(|finding| self.code(finding))
            .collect()
    }

    fn code(&self, finding: &Finding) -> String {
        match finding.place {
            Some(place) => format!("{} {}", finding.code.id, self.at(place)),
            None => finding.code.id.to_owned(),
        }
    }

    fn at(&self, place: Place) -> String {
        let position = self.documents.sources().position(place);
        format!("{}:{}", position.line, position.column)
    }

    fn message(&self) -> &str {
        &self.findings.all()[0].message
    }

    fn slice(&self, place: Place) -> &str {
        let text = &self.documents.sources().get(place.source).unwrap().text;
        &text[place.start as usize..place.end as usize]
    }
}

fn show(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(text) => text.clone(),
        Json::String(text) => format!("{text:?}"),
        Json::Array(items) => {
            format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(","))
        }
        Json::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{key:?}:{}", show(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
    }
}

/// What a text without findings is.
fn clean(source: &str) -> String {
    let outcome = text(source);
    assert_eq!(outcome.codes(), [""; 0], "{source:?}");
    outcome.json()
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    for source in ["\u{FEFF}{\"a\": 1, \"a\": 2}", "\u{FEFF}a: 1\na: 2"] {
        let outcome = text(source);
        assert_eq!(outcome.json(), r#"{"a":1}"#);
        let first = outcome.findings.all()[0].related[0].0;
        assert!(["1:1", "1:2"].contains(&&*outcome.at(first)));
    }
}

#[test]
fn windows_line_ends_and_wide_characters_keep_places_right() {
    let outcome = text("größe: 1\r\n'名前':\r\n  \"😀\": no\r\n");
    assert_eq!(outcome.json(), r#"{"größe":1,"名前":{"😀":"no"}}"#);
    assert_eq!(outcome.codes(), ["B0114 3:8"]);
    let place = outcome.root().entry("名前").unwrap().key_place;
    assert_eq!(outcome.slice(place), "'名前'");
    let value = outcome.root().get("名前").unwrap().get("😀").unwrap();
    assert_eq!(outcome.slice(value.place), "no");
}

#[test]
fn a_tab_in_the_indentation_is_named() {
    let outcome = text("a:\n\tb: 1\n");
    assert_eq!(outcome.codes(), ["B0103 2:1"]);
    assert_eq!(outcome.message(), "a tab in the indentation");
}

#[test]
fn bytes_that_are_not_utf_8_have_a_place() {
    let outcome = load(&[("api.yaml", b"a: x\nb: caf\xE9\n")]);
    assert_eq!(outcome.codes(), ["B0102 2:7"]);
    let outcome = load(&[("api.json", b"\xFF\xFE{\0")]);
    assert_eq!(outcome.codes(), ["B0102 1:1"]);
    assert_eq!(outcome.message(), "this file is UTF-16");
}

#[test]
fn an_empty_file_is_an_error() {
    for source in ["", "\n \n", "# only words\n", "\u{FEFF}"] {
        assert_eq!(text(source).codes(), ["B0104 1:1"], "{source:?}");
    }
    assert_eq!(clean("---\n"), "null");
}

#[test]
fn a_second_document_is_an_error() {
    let outcome = text("---\na: 1\n---\nb: 2\n");
    assert_eq!(outcome.codes(), ["B0105 3:1"]);
    assert_eq!(clean("---\na: 1\n...\n"), r#"{"a":1}"#);
}

#[test]
fn duplicate_keys_are_errors_with_both_places() {
    for source in [
        "a: 1\nb: 2\n\"a\": 3\n",
        "{\"a\": 1,\n\"b\": 2,\n\"\\u0061\": 3}",
    ] {
        let outcome = text(source);
        assert_eq!(outcome.json(), r#"{"a":1,"b":2}"#, "the first is kept");
        assert_eq!(outcome.codes(), ["B0106 3:1"]);
        let (first, words) = &outcome.findings.all()[0].related[0];
        assert!(outcome.at(*first).starts_with("1:"));
        assert_eq!(words, "first here");
    }
}

#[test]
fn duplicates_among_many_keys_are_found_in_the_order_of_the_text() {
    let keys = (0..5000).map(|n| format!("k{}: {n}\n", if n == 4000 { 7 } else { n }));
    let outcome = text(&(keys.collect::<String>() + "k3: again\nk3: again\n"));
    assert_eq!(
        outcome.codes(),
        ["B0106 4001:1", "B0106 5001:1", "B0106 5002:1"]
    );
    assert_eq!(outcome.at(outcome.findings.all()[2].related[0].0), "4:1");
    assert_eq!(outcome.root().object().unwrap().len(), 4999);
}

#[test]
fn aliases_are_replaced_by_what_they_stand_for() {
    let source = "a: &x {k: &y v}\nb: [*x, *y]\n*y : z\n";
    assert_eq!(
        clean(source),
        r#"{"a":{"k":"v"},"b":[{"k":"v"},"v"],"v":"z"}"#
    );
    let outcome = text(source);
    let copy = &outcome.root().get("b").unwrap().array().unwrap()[1];
    assert_eq!(outcome.slice(copy.place), "&y v");
    assert_eq!(text("a: *b\n").codes(), ["B0103 1:4"]);
    assert_eq!(text("a: &b [*b]\n").codes(), ["B0109 1:8"]);
}

#[test]
fn aliases_cannot_make_a_document_endless() {
    let lists = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let mut source = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for pair in lists.windows(2) {
        let aliases = vec![format!("*{}", pair[0]); 9].join(",");
        source += &format!("{0}: &{0} [{aliases}]\n", pair[1]);
    }
    assert_eq!(text(&source).codes(), ["B0108 6:4"]);

    let long = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(100_000),
        "*a, ".repeat(1000)
    );
    assert_eq!(text(&long).codes()[0][..5], *"B0108");
}

#[test]
fn merge_keys_bring_what_is_not_written() {
    let outcome =
        text("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  w: 0\n  <<: [*a, *b]\n  x: 9\n");
    assert_eq!(
        outcome.json(),
        r#"{"a":{"x":1,"y":1},"b":{"y":2,"z":2},"c":{"w":0,"y":1,"z":2,"x":9}}"#
    );
    assert_eq!(outcome.codes(), ["B0116 5:3"]);
    assert_eq!(outcome.findings.all()[0].severity, Severity::Note);
    assert_eq!(
        text("a:\n  <<: words\n").codes(),
        ["B0116 2:3", "B0117 2:7"]
    );
    assert_eq!(clean("'<<': words"), r#"{"<<":"words"}"#);
}

#[test]
fn tags_say_what_a_value_is() {
    let source =
        "[!!str 1, !!int '2', !!float 3, !!bool 'true', !!null '', ! 4, !!seq [], !!map {}]";
    assert_eq!(clean(source), r#"["1",2,3,true,null,"4",[],{}]"#);
    assert_eq!(text("a: !include b.yaml").codes(), ["B0112 1:4"]);
    assert_eq!(text("a: !!set {b}").codes(), ["B0112 1:4"]);
    assert_eq!(text("a: !!int many").codes(), ["B0113 1:4"]);
}

#[test]
fn keys_become_strings() {
    assert_eq!(
        clean("200: a\n'404': b\n5XX: c"),
        r#"{"200":"a","404":"b","5XX":"c"}"#
    );
    let outcome = text("true: a\nnull: b\n1.5: c\n017: d\n");
    assert_eq!(
        outcome.json(),
        r#"{"true":"a","null":"b","1.5":"c","017":"d"}"#
    );
    assert_eq!(
        outcome.codes(),
        ["B0110 1:1", "B0110 2:1", "B0110 3:1", "B0114 4:1"]
    );
    assert_eq!(text("{: a, ~: b}").json(), r#"{"":"a","~":"b"}"#);
    let outcome = text("? [a]\n: b\nc: d\n");
    assert_eq!(outcome.codes(), ["B0111 1:3"]);
    assert_eq!(outcome.json(), r#"{"c":"d"}"#);
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    assert_eq!(
        clean("[null, ~, True, +1, 0x1F, .5, -0, 123456789012345678901234567890, 2024-01-01, '1']"),
        r#"[null,null,true,1,31,0.5,-0,123456789012345678901234567890,"2024-01-01","1"]"#
    );
    assert_eq!(
        clean("a:\nb: |\n  x\n\n  y\nc: >-\n  x\n  y\n"),
        r#"{"a":null,"b":"x\n\ny\n","c":"x y"}"#
    );
    assert_eq!(text("[.inf, .nan]").codes(), ["B0115 1:2", "B0115 1:8"]);
    let ghosts = text("[no, 017, 1_000, 12:30:00, \"no\"]");
    assert_eq!(ghosts.json(), r#"["no",17,"1_000","12:30:00","no"]"#);
    assert_eq!(ghosts.codes().len(), 4);
    assert!(
        ghosts
            .findings
            .all()
            .iter()
            .all(|finding| finding.severity == Severity::Warning)
    );
}

#[test]
fn json_keeps_its_numbers() {
    assert_eq!(
        clean(r#"[1.0, 1e400, -0, 10000000000000000000000000]"#),
        "[1.0,1e400,-0,10000000000000000000000000]"
    );
}

#[test]
fn nesting_has_a_limit() {
    let deep = 100_000;
    for source in [
        "[".repeat(deep),
        "{\"a\":".repeat(deep),
        "x: ".to_owned() + &"[".repeat(deep),
        "- ".repeat(deep),
        "? ".repeat(deep),
        (0..300).map(|n| " ".repeat(n) + "a:\n").collect(),
        // Each alias adds as many levels as its anchor has.
        (1..9).fold(
            format!("- &a0 {}1{}\n", "[".repeat(100), "]".repeat(100)),
            |text, n| format!("{text}- &a{n} [*a{}]\n", n - 1),
        ) + &format!("- {}*a8{}", "[".repeat(30), "]".repeat(30)),
    ] {
        let codes = text(&source).codes();
        assert_eq!(codes.len(), 1);
        assert_eq!(codes[0][..5], *"B0107", "{}", &source[..20]);
    }
    let fits = format!("{}1{}", "[".repeat(128), "]".repeat(128));
    clean(&fits);
    clean(&format!("# YAML\n{fits}"));
}

#[test]
fn syntax_errors_have_exact_places() {
    for (path, source, expected) in [
        ("a.json", "{\"a\": 1\n \"b\": 2}", "B0103 2:2"),
        ("a.json", "{\"a\": [1, 2}", "B0103 1:12"),
        ("a.json", "{\"ä\": tru: }", "B0103 1:10"),
        ("a.json", "{\"a\": \"\n\" b}", "B0103 1:8"),
        ("a.json", "{\"a\": 1} x", "B0103 1:10"),
        ("a.yaml", "a: b: c\n", "B0103 1:5"),
        ("a.yaml", "ä: [x, y\nb: 1\n", "B0103 2:2"),
        ("a.yaml", "a: @x\n", "B0103 1:4"),
        ("a.yaml", "a: \"x\n", "B0103 1:4"),
        ("a.yaml", "a: 'x", "B0103 1:4"),
        ("a.yaml", "\"k\": # 'why'\n  'x\nb: 1\n", "B0103 2:3"),
        ("a.yaml", "- a\nb: c\n", "B0103 2:1"),
    ] {
        assert_eq!(
            load(&[(path, source.as_bytes())]).codes(),
            [expected],
            "{source}"
        );
    }
}

#[test]
fn a_json_name_with_yaml_inside_is_a_warning() {
    let source = b"{\"a\": 1,}";
    assert_eq!(load(&[("a.json", source)]).codes(), ["B0118 1:9"]);
    assert_eq!(load(&[("a.yaml", source)]).codes(), [""; 0]);
    assert_eq!(load(&[("a.json", b"a: 1")]).json(), r#"{"a":1}"#);
}

#[test]
fn files_are_read_across_references() {
    let outcome = load(&[
        ("spec/ecs/api.yaml", b"a: { $ref: ../shared/all.yaml#/x }\nb: { $ref: '#/a' }\nc: { $ref: 'https://example.com/x.yaml' }\nexample: { $ref: gone.yaml }"),
        ("spec/shared/all.yaml", b"x: { $ref: './more%20of%20it.json' }\ny: { $ref: ../ecs/api.yaml }"),
        ("spec/shared/more of it.json", b"{\"mapping\": {\"dog\": \"pets.yaml#/Dog\", \"cat\": \"Cat\"}}"),
        ("spec/shared/pets.yaml", b"Dog: {}"),
        ("spec/shared/Cat", b"\xFF"),
        ("unused.yaml", b": : :"),
    ]);
    assert_eq!(outcome.codes(), [""; 0]);
    let read: Vec<_> = outcome
        .documents
        .read_paths()
        .map(|path| path.to_str().unwrap())
        .collect();
    assert_eq!(
        read,
        [
            "spec/ecs/api.yaml",
            "spec/shared/all.yaml",
            "spec/shared/more of it.json",
            "spec/shared/pets.yaml"
        ]
    );

    let root = outcome.documents.roots()[0];
    assert_eq!(outcome.documents.roots().len(), 1);
    assert_eq!(outcome.documents.find(root, "").unwrap(), root);
    let all = outcome.documents.find(root, "../shared/all.yaml").unwrap();
    assert!(outcome.documents.node_at(all, "/x").is_some());
    assert_eq!(
        outcome.documents.find(all, "../ecs/../ecs/./api.yaml"),
        Ok(root)
    );

    let gone = outcome.documents.find(root, "gone.yaml").unwrap_err();
    assert_eq!(
        gone.to_string(),
        "cannot read `spec/ecs/gone.yaml`: no such file"
    );
    for never in ["https://example.com/x.yaml", "/etc/passwd", "unused.yaml"] {
        outcome.documents.find(root, never).unwrap_err();
    }
}

#[test]
fn a_document_that_is_not_there_is_an_error() {
    let mut findings = Findings::new();
    let documents = read(&["gone.yaml".into()], &Memory::new(), &mut findings);
    assert_eq!(findings.all()[0].code.id, "B0101");
    assert!(documents.roots().is_empty());
}

#[test]
fn pointers_lead_to_nodes_and_back() {
    let outcome = text("paths:\n  /a/{b}~c: {get: [x, {200: y}]}\n  'ü %': z\n");
    let root = outcome.documents.roots()[0];
    let node = |pointer| outcome.documents.node_at(root, pointer);
    for pointer in [
        "",
        "/paths",
        "/paths/~1a~1{b}~0c/get/1/200",
        "/paths/~1a~1{b}~0c/get/0",
    ] {
        let place = node(pointer).unwrap_or_else(|| panic!("{pointer}")).place;
        assert_eq!(
            outcome.documents.pointer_of(place).as_deref(),
            Some(pointer)
        );
    }
    let decoded = node("/paths/%C3%BC%20%25").unwrap();
    assert_eq!(
        outcome.documents.pointer_of(decoded.place).as_deref(),
        Some("/paths/ü %")
    );
    let key = outcome.root().entry("paths").unwrap().key_place;
    assert_eq!(outcome.documents.pointer_of(key).as_deref(), Some("/paths"));
    for nowhere in [
        "paths",
        "/path",
        "/paths/~1a~1{b}~0c/get/2",
        "/paths/~1a~1{b}~0c/get/00",
        "/paths/~1a~1{b}~0c/get/-",
    ] {
        assert!(node(nowhere).is_none(), "{nowhere}");
    }
}

#[test]
fn places_of_containers_end_with_them() {
    let outcome = text("a:\n  b: [1, 2]  # two\n\n# the next one\nc: |\n  text\nd:\n");
    let root = outcome.root();
    assert_eq!(outcome.slice(root.get("a").unwrap().place), "b: [1, 2]");
    assert_eq!(outcome.slice(root.get("c").unwrap().place), "|\n  text\n");
    let nothing = root.get("d").unwrap().place;
    assert_eq!(
        (outcome.at(nothing), outcome.slice(nothing)),
        ("7:3".to_owned(), "")
    );
}

#[test]
fn nodes_start_at_their_anchors_and_tags() {
    let outcome = text(
        "%TAG !e! tag:e.example,2026:\n---\n# &no !no\na: # &no !no\n  &x !!str\n  b\n\
         c: !!map &y {}\nd: &z [1]\ne: !!str &t |\n  x\nf: &e\n",
    );
    let slices = ["a", "c", "d", "e", "f"].map(|key| {
        let node = outcome.root().get(key).unwrap();
        outcome.slice(node.place)
    });
    assert_eq!(
        slices,
        [
            "&x !!str\n  b",
            "!!map &y {}",
            "&z [1]",
            "!!str &t |\n  x\n",
            "&e"
        ]
    );
}

/// Another host, where a document has moved.
struct Host;

impl Files for Host {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        panic!("{} is asked of this machine", path.display())
    }

    fn fetch(&self, url: &str) -> Option<io::Result<Fetched>> {
        let (url, text) = match url {
            "https://a.example/old/api.yaml" | "https://a.example/new/api.yaml" => (
                "https://a.example/new/api.yaml",
                "[{ $ref: 'b.yaml#/B' }, { $ref: //b.example/c.yaml }, { $ref: ../old/api.yaml }]",
            ),
            "https://a.example/new/b.yaml" => (url, "B: 1"),
            _ => return None,
        };
        Some(Ok(Fetched {
            url: url.to_owned(),
            bytes: text.into(),
        }))
    }
}

#[test]
fn what_is_fetched_is_found_by_every_url_and_read_once() {
    let mut findings = Findings::new();
    let root = "https://a.example/x/../old/api.yaml";
    let documents = read(&[root.into()], &Host, &mut findings);
    assert!(findings.all().is_empty());
    let paths: Vec<String> = documents
        .read_paths()
        .map(|path| path.display().to_string())
        .collect();
    let api = "https://a.example/new/api.yaml";
    assert_eq!(paths, [api, "https://a.example/new/b.yaml"]);
    let from = documents.roots()[0];
    assert_eq!(documents.find(from, "../old/api.yaml#/0"), Ok(from));
    assert!(documents.find(from, "b.yaml").is_ok());
    let remote = documents.find(from, "//b.example/c.yaml").unwrap_err();
    assert!(remote.is_remote);
    assert_eq!(remote.path, Path::new("https://b.example/c.yaml"));
}
