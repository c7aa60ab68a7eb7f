//! What findings look like.

use super::super::code::document::{
    AMBIGUOUS_SCALAR, DUPLICATE_KEY, MERGE_KEY, SYNTAX, UNREADABLE,
};
use super::super::{Finding, Place, SourceId, Sources};
use super::{Style, github, json, markdown, text};
use insta::assert_snapshot;

fn place(sources: &Sources, source: SourceId, part: &str) -> Place {
    let text = &sources.get(source).unwrap().text;
    let start = text.find(part).unwrap();
    let byte = |n: usize| u32::try_from(n).unwrap();
    Place {
        source,
        start: byte(start),
        end: byte(start + part.len()),
    }
}

fn examples() -> (Vec<Finding>, Sources) {
    let mut sources = Sources::new();
    let api = sources.add(
        "spec/api.yaml",
        "größe: no\npaths:\n  /a: {}\n  /b: {}\n  '/a': {}\n",
    );
    let other = sources.add("spec/other.yaml", "x: y\r\n<<: 1");
    let findings = vec![
        Finding::nowhere(&UNREADABLE, "cannot read `gone.yaml`: no such file"),
        Finding::new(
            &DUPLICATE_KEY,
            place(&sources, api, "'/a'"),
            "the key `/a` stands twice",
        )
        .related(place(&sources, api, "/a"), "first here")
        .help("remove one of them"),
        Finding::new(
            &AMBIGUOUS_SCALAR,
            place(&sources, api, "no"),
            "`no` is a string",
        ),
        Finding::new(
            &MERGE_KEY,
            place(&sources, other, "x: y\r\n<<"),
            "over two lines",
        ),
    ];
    (findings, sources)
}

#[test]
fn text_looks_like_rustc() {
    let (findings, sources) = examples();
    assert_snapshot!(text(&findings, &sources, Style::Plain), @r#"
    error[B0101]: cannot read `gone.yaml`: no such file

    error[B0106]: the key `/a` stands twice
     --> spec/api.yaml:5:3
      |
    5 |   '/a': {}
      |   ^^^^
      |
      = help: remove one of them
    note: first here
     --> spec/api.yaml:3:3
      |
    3 |   /a: {}
      |   --

    warning[B0114]: `no` is a string
     --> spec/api.yaml:1:8
      |
    1 | größe: no
      |        ^^

    note[B0116]: over two lines
     --> spec/other.yaml:1:1
      |
    1 | x: y
      | ^^^^

    2 errors, 1 warning, 1 note
    "#);
    assert_eq!(text(&[], &sources, Style::Plain), "");
}

#[test]
fn json_is_one_object() {
    let (findings, sources) = examples();
    let shown = json(&findings, &sources);
    let value: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_snapshot!(serde_json::to_string_pretty(&value["findings"][1]).unwrap(), @r#"
    {
      "code": "B0106",
      "column": 3,
      "end": {
        "column": 7,
        "line": 5
      },
      "help": "remove one of them",
      "line": 5,
      "message": "the key `/a` stands twice",
      "path": "spec/api.yaml",
      "related": [
        {
          "column": 3,
          "end": {
            "column": 5,
            "line": 3
          },
          "line": 3,
          "message": "first here",
          "path": "spec/api.yaml"
        }
      ],
      "severity": "error"
    }
    "#);
    assert_eq!(value["findings"][0]["path"], serde_json::Value::Null);
    assert_eq!(value["errors"], 2);
    assert_snapshot!(json(&[], &sources), @r#"{"findings":[],"errors":0,"warnings":0,"notes":0}"#);
}

#[test]
fn github_has_a_line_each() {
    let (findings, sources) = examples();
    assert_snapshot!(github(&findings, &sources), @r#"
    ::error title=B0101%3A a document cannot be read::cannot read `gone.yaml`: no such file
    ::error file=spec/api.yaml,line=5,endLine=5,col=3,endColumn=7,title=B0106%3A a key stands twice in an object::the key `/a` stands twice%0Ahelp: remove one of them%0Aspec/api.yaml:3:3: first here
    ::warning file=spec/api.yaml,line=1,endLine=1,col=8,endColumn=10,title=B0114%3A tools read a value differently::`no` is a string
    ::notice file=spec/other.yaml,line=1,endLine=2,col=1,title=B0116%3A a document uses merge keys::over two lines
    "#);
}

#[test]
fn hostile_text_stays_text() {
    let mut sources = Sources::new();
    let source = sources.add(
        "a\n::error::b,c:d%.yaml",
        "key: \u{1B}]0;title\u{7}\u{202E}value\t\u{9B}31m",
    );
    let finding = Finding::new(
        &SYNTAX,
        place(&sources, source, "value"),
        "no\r\n::set-env name=x::y\u{1B}[2J 100%",
    )
    .help("\u{1B}[31m\nhelp");
    let findings = [finding];
    for shown in [
        text(&findings, &sources, Style::Plain),
        json(&findings, &sources),
        github(&findings, &sources),
    ] {
        assert!(
            !shown.replace('\n', "").contains(char::is_control),
            "{shown:?}"
        );
        assert!(!shown.contains('\u{202E}'));
    }
    assert!(text(&findings, &sources, Style::Coloured).contains("\u{1B}["));
    assert_snapshot!(github(&findings, &sources), @r#"::error file=a␊%3A%3Aerror%3A%3Ab%2Cc%3Ad%25.yaml,line=1,endLine=1,col=17,endColumn=22,title=B0103%3A a document is not well-formed::no␍␊::set-env name=x::y␛[2J 100%25%0Ahelp: ␛[31m␊help"#);
    assert_snapshot!(text(&findings, &sources, Style::Plain), @r#"
    error[B0103]: no␍␊::set-env name=x::y␛[2J 100%
     --> a␊::error::b,c:d%.yaml:1:17
      |
    1 | key: ␛]0;title␇�value    �31m
      |                 ^^^^^
      |
      = help: ␛[31m␊help

    1 error
    "#);
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let mut sources = Sources::new();
    let source = sources.add(
        "big.json",
        "é".repeat(4_000_000) + "HERE" + &"b".repeat(4_000_000),
    );
    let finding = Finding::new(&SYNTAX, place(&sources, source, "HERE"), "here");
    let findings = [finding];
    assert_snapshot!(text(&findings, &sources, Style::Plain), @r#"
    error[B0103]: here
     --> big.json:1:4000001
      |
      |
    1 | …ééééééééééééééééééééééééééééééHEREbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
      |                                ^^^^

    1 error
    "#);
    assert!(github(&findings, &sources).len() + json(&findings, &sources).len() < 1000);
    let all = Place {
        source,
        start: 0,
        end: u32::MAX,
    };
    let shown = text(&[Finding::new(&SYNTAX, all, "all")], &sources, Style::Plain);
    assert!(shown.len() < 1000);
}

#[test]
fn markdown_has_a_table_for_each_text() {
    let (findings, sources) = examples();
    assert_snapshot!(markdown(&findings, &sources), @r"
    **2 errors, 1 warning, 1 note**

    ### Elsewhere

    | | what | line | see also |
    |---|---|---|---|
    | error B0101 | cannot read <code>gone.yaml</code>: no such file |  |  |

    ### <code>spec/api.yaml</code>

    | | what | line | see also |
    |---|---|---|---|
    | error B0106 | the key <code>/a</code> stands twice | 5 | <code>spec/api.yaml:3:3</code>: first here |
    | warning B0114 | <code>no</code> is a string | 1 |  |

    - B0106: remove one of them

    ### <code>spec/other.yaml</code>

    | | what | line | see also |
    |---|---|---|---|
    | note B0116 | over two lines | 1 |  |
    ");
}

#[test]
fn markdown_obeys_nothing_of_a_document() {
    let mut sources = Sources::new();
    let source = sources.add("a|b`c`<d>.yaml", "x");
    let place = Place {
        source,
        start: 0,
        end: 1,
    };
    let hostile = "`a`|b|` <img src=x> [l](u) *x* _y_ ~z~ @team #1 https://x.y www.x.y \\ &amp; ! + 1) $\n## h ``` |";
    let finding = Finding::new(&SYNTAX, place, hostile)
        .help(hostile)
        .related(place, hostile);
    let shown = markdown(&[finding], &sources);
    for line in shown.lines().filter(|line| line.starts_with("| error")) {
        assert_eq!(line.matches('|').count(), 5, "{line}");
    }
    let without = shown.replace("<code>", "").replace("</code>", "");
    let without = without.replace("<!-- -->", "\0");
    assert!(!without.contains(['<', '>', '`', '[', ']', '_', '~', '\\', '!', '$']));
    assert!(
        !without.contains("@t") && !without.contains(" #1"),
        "{without}"
    );
    assert!(!without.contains("https:") && !without.contains("www."));
    assert_eq!(shown.matches("\n#").count(), 1);
}
