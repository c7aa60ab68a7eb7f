use super::{Mistake, Path};
use crate::document::{self, Memory, Node, Value};
use crate::finding::Findings;

/// The tree of a text.
fn tree(text: &str) -> Node {
    let mut findings = Findings::new();
    let files = Memory::new().with("a.yaml", text);
    let documents = document::read(&["a.yaml".into()], &files, &mut findings);
    documents.root(documents.roots()[0]).unwrap().clone()
}

/// The ways to what a path selects of a text, such as `a.0`.
fn selected(text: &str, path: &str) -> String {
    let root = tree(text);
    let found = Path::parse(path).unwrap().select(&root).unwrap();
    let ways = found.iter().map(|found| way(&root, &found.way));
    ways.collect::<Vec<_>>().join(" ")
}

fn way(mut node: &Node, way: &[usize]) -> String {
    let mut names = Vec::new();
    for step in way {
        node = match &node.value {
            Value::Object(entries) => {
                names.push(entries[*step].key.to_string());
                &entries[*step].value
            }
            Value::Array(items) => {
                names.push(step.to_string());
                &items[*step]
            }
            _ => panic!("nothing is below"),
        };
    }
    if names.is_empty() {
        "$".to_owned()
    } else {
        names.join(".")
    }
}

fn mistake(path: &str) -> (usize, String) {
    let Mistake { at, why } = Path::parse(path).unwrap_err();
    (at, why)
}

#[test]
fn names_indexes_and_wildcards() {
    let text = "{a: {b: [10, 20, 30], 'c d': 1}, é: 2}";
    for (path, expected) in [
        ("$", "$"),
        ("$.a", "a"),
        ("$ .a ['b'] [ 1 ]", "a.b.1"),
        ("$['a'][\"c d\"]", "a.c d"),
        (r"$['\u0061']", "a"),
        ("$.é", "é"),
        ("$.*", "a é"),
        ("$.a.*", "a.b a.c d"),
        ("$.a.b[-1]", "a.b.2"),
        ("$.a.b[3]", ""),
        ("$.a.b[-4]", ""),
        ("$.a.b.x", ""),
        ("$.a[0]", ""),
        ("$.a.b[2,0,0]", "a.b.2 a.b.0"),
        ("$['é','a']", "é a"),
    ] {
        assert_eq!(selected(text, path), expected, "{path}");
    }
}

#[test]
fn slices_go_both_ways() {
    let text = "[0, 1, 2, 3, 4]";
    for (path, expected) in [
        ("$[1:3]", "1 2"),
        ("$[3:]", "3 4"),
        ("$[:-3]", "0 1"),
        ("$[::2]", "0 2 4"),
        ("$[3:0:-2]", "3 1"),
        ("$[::-1]", "4 3 2 1 0"),
        ("$[-2:]", "3 4"),
        ("$[1:9]", "1 2 3 4"),
        ("$[::0]", ""),
        ("$[9007199254740991:]", ""),
    ] {
        assert_eq!(selected(text, path), expected, "{path}");
    }
}

#[test]
fn descendants_are_met_from_above() {
    let text = "{a: {x: 1, b: {x: 2}}, l: [{x: 3}]}";
    assert_eq!(selected(text, "$..x"), "a.x a.b.x l.0.x");
    assert_eq!(selected(text, "$..[0]"), "l.0");
    assert_eq!(selected(text, "$.a..*"), "a.x a.b a.b.x");
    assert_eq!(selected(text, "$..*..x"), "a.x a.b.x l.0.x");
}

#[test]
fn filters_ask_for_what_is_below() {
    let text = "
list:
  - { name: a, in: query, size: 1 }
  - { name: b, in: path, size: 10, required: true }
  - { name: ab, tags: [x, y], size: 2.5 }
limit: 2
";
    for (filter, expected) in [
        ("@.name == 'a'", "0"),
        ("@.name=='a'||@.in==\"path\"", "0 1"),
        ("@.in && @.size > 5", "1"),
        ("!@.in", "2"),
        ("!(@.in == 'query')", "1 2"),
        ("@.in != 'query'", "1 2"),
        ("@.required == true", "1"),
        ("@.size <= 2.5", "0 2"),
        ("@.size > $.limit", "1 2"),
        ("@.name < 'b'", "0 2"),
        ("@.name > 1", ""),
        ("@.nothing == @.nowhere", "0 1 2"),
        ("@.nothing == null", ""),
        ("@.tags[?@ == 'x']", "2"),
        ("@.tags[?@ == 'z']", ""),
        ("length(@.name) == 2", "2"),
        ("length(@.tags) >= 2", "2"),
        ("count(@.*) == 4", "1"),
        ("value(@..in) == 'path'", "1"),
        ("match(@.name, 'a')", "0"),
        ("search(@.name, 'a')", "0 2"),
        ("match(@.size, '.*')", ""),
        ("@['size'] == 1.0", "0"),
    ] {
        let found = selected(text, &format!("$.list[?{filter}]"));
        let found = found.replace("list.", "");
        assert_eq!(found, expected, "{filter}");
    }
}

#[test]
fn objects_and_arrays_are_equal_by_what_is_in_them() {
    let text = "[{ v: {a: 1, b: [2]}, w: {b: [2.0], a: 1} }, { v: [1, 2], w: [2, 1] }]";
    assert_eq!(selected(text, "$[?@.v == @.w]"), "0");
}

#[test]
fn a_mistake_is_found_where_it_is() {
    for (path, at, why) in [
        (
            "",
            0,
            "expected `$` for the root of the document, but it ends here",
        ),
        ("$.", 2, "expected a name, `*` or `[`, but it ends here"),
        ("$.a b", 3, "expected `.`, `[` or the end, found ` `"),
        ("$['a'", 5, "expected `,` or `]`, but it ends here"),
        ("$['a", 2, "this string has no end"),
        ("$[01]", 2, "a number must not start with 0"),
        ("$[-0]", 2, "a number must not start with 0"),
        ("$[9007199254740992]", 2, "this number is too large"),
        (r"$['\q']", 3, "there is no such escape"),
        (r"$['\ud800']", 3, "this is half of a character"),
        (
            "$.a.x-b",
            4,
            "a name with `-` needs quotes: write `['x-b']`",
        ),
        (
            "$[?@.a == b]",
            10,
            "`b` means nothing here; a string has quotes",
        ),
        ("$[?1]", 4, "expected a comparison such as `==`, found `]`"),
        (
            "$[?@.* == 1]",
            3,
            "only a query of one node can be compared; perhaps with `value(…)`",
        ),
        ("$[?match(@.a, '(')]", 14, "this is no pattern: "),
        (
            "$[?match(@.a, @.b)]",
            14,
            "the pattern must be a string that stands here",
        ),
        (
            r"$[?match(@.a, '(.)\\1')]",
            14,
            "this pattern is not supported: ",
        ),
    ] {
        let (found, words) = mistake(path);
        assert_eq!(found, at, "{path}: {words}");
        assert!(words.starts_with(why), "{path}: {words}");
    }
}

#[test]
fn a_path_cannot_exhaust_the_machine() {
    let deep = format!("${}", "[?@".repeat(100_000));
    assert_eq!(mistake(&deep).1, "this is nested too deep");
    let parentheses = format!("$[?{}", "(".repeat(100_000));
    assert_eq!(mistake(&parentheses).1, "this is nested too deep");
    let items = tree(&format!("[{}]", "[1, 1], ".repeat(400)));
    let path = Path::parse("$[?count($..[?count($..*) > 0]) > 0]").unwrap();
    assert!(path.select_within(100_000, &items).is_err());
}
