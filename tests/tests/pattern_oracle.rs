//! Every `pattern` of the documents, matched by the runtime with the generated tables, against
//! the regular expressions of Node.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use huaweicloud_reimage::runtime::validate::check_json;
use huaweicloud_reimage::{Violations, clouddc, modelarts};
use serde_json::{Value, json};

/// How a text is judged by the one field that has the pattern.
type Judge = fn(&str) -> Result<(), Violations>;

const UUID: &str = "0197f36d-d83b-4258-b177-3784b7887a17";

/// A pattern, a field that has it, and texts to begin from.
const PATTERNS: &[(&str, Judge, &[&str])] = &[
    (
        "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
        |text| check_json::<modelarts::CloudServer>(body("hps_id", text).as_bytes()),
        &[UUID, "0197f36d-d83b-7258-b177-3784b7887a17"],
    ),
    (
        "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        |text| check_json::<clouddc::AcceptedInstance>(body("id", text).as_bytes()),
        &[UUID, "0197f36d-d83b-7258-b177-3784b7887a17"],
    ),
    (
        "^[-_.a-zA-Z0-9]{1,64}$",
        |text| check_json::<modelarts::DevServer>(body("key_pair_name", text).as_bytes()),
        &[
            "KeyPair-350b",
            "a_b.c",
            "0123456789012345678901234567890123456789012345678901234567890123",
        ],
    ),
    (
        "^[a-zA-Z0-9]{1,64}$",
        |text| check_json::<modelarts::DevServer>(body("order_id", text).as_bytes()),
        &[
            "CS2311",
            "0123456789012345678901234567890123456789012345678901234567890123",
        ],
    ),
    (
        "^.{1,128}$",
        |text| check_json::<modelarts::DevServer>(body("flavor", text).as_bytes()),
        &["Si2.large.4", "💥é e\u{301}"],
    ),
    (
        "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        |text| {
            check_json::<modelarts::ChangeDevServerOsRequest>(body("user_data", text).as_bytes())
        },
        &["IyEvYmluL3NoCg==", "QUI=", "QUJD", "+/+/"],
    ),
];

fn body(field: &str, text: &str) -> String {
    json!({ field: text }).to_string()
}

fn matches(judge: Judge, text: &str) -> bool {
    match judge(text) {
        Ok(()) => true,
        Err(violations) => !violations
            .iter()
            .any(|violation| violation.rule() == "pattern"),
    }
}

#[test]
fn the_runtime_matches_as_node_does() {
    let cases: Vec<(&str, Vec<String>)> = PATTERNS
        .iter()
        .map(|(pattern, _, seeds)| (*pattern, texts(seeds)))
        .collect();
    let Some(answers) = ask_node(&json!(cases)) else {
        return;
    };
    for (((pattern, judge, _), (_, texts)), answers) in PATTERNS.iter().zip(&cases).zip(answers) {
        let mut fitting = 0;
        for (text, expected) in texts.iter().zip(answers) {
            assert_eq!(matches(*judge, text), expected, "{pattern} and {text:?}");
            fitting += usize::from(expected);
        }
        // Both kinds, or nothing is proved.
        assert!(
            fitting >= 20 && texts.len() - fitting >= 20,
            "{pattern}: {fitting}"
        );
    }
}

#[test]
fn no_pattern_of_the_documents_is_left_out() {
    let mut found = BTreeSet::new();
    collect(&bindery_tests::root().join("spec"), &mut found);
    let known: BTreeSet<String> = PATTERNS
        .iter()
        .map(|(pattern, ..)| (*pattern).to_owned())
        .collect();
    assert_eq!(found, known);
}

fn collect(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            let text = fs::read_to_string(&path).unwrap();
            let lines = text
                .lines()
                .filter_map(|line| line.trim().strip_prefix("pattern: "));
            found.extend(lines.map(|pattern| pattern.trim_matches('\'').to_owned()));
        }
    }
}

/// The beginnings, each changed a little in many ways, and what is always worth trying.
fn texts(seeds: &[&str]) -> Vec<String> {
    const PIECES: &[&str] = &[
        "", "a", "f", "g", "Z", "A", "0", "9", "-", "_", ".", "=", "==", "+", "/", " ", "\n", "\r",
        "\u{2028}", "\u{85}", "é", "e\u{301}", "💥", "\u{661}", "\u{0}", "AAAA",
    ];
    let mut random = Random(42);
    let mut out: Vec<String> = PIECES.iter().map(|piece| (*piece).to_owned()).collect();
    for length in [1, 63, 64, 65, 127, 128, 129] {
        out.extend(["a", "💥", "-"].map(|piece| piece.repeat(length)));
    }
    for seed in seeds {
        out.push((*seed).to_owned());
        out.push(format!("{seed}\n"));
        for _ in 0..300 {
            let mut characters: Vec<String> = seed.chars().map(String::from).collect();
            for _ in 0..=random.below(2) {
                let at = random.below(characters.len());
                let piece = PIECES[random.below(PIECES.len())].to_owned();
                match random.below(3) {
                    0 => characters.insert(at, piece),
                    1 => characters[at] = piece,
                    _ => {
                        characters[at] = seed
                            .chars()
                            .nth(random.below(seed.chars().count()))
                            .unwrap()
                            .into()
                    }
                }
            }
            out.push(characters.concat());
        }
    }
    out
}

/// Xorshift: the same texts every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

const SCRIPT: &str = r"
const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const judged = cases.map(([pattern, texts]) => texts.map(text => new RegExp(pattern, 'u').test(text)));
process.stdout.write(JSON.stringify(judged));
";

fn ask_node(cases: &Value) -> Option<Vec<Vec<bool>>> {
    let node = Command::new("node")
        .args(["-e", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut node) = node else {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "there is no `node` on the path"
        );
        println!("skipped: there is no `node` on the path");
        return None;
    };
    node.stdin
        .take()
        .unwrap()
        .write_all(cases.to_string().as_bytes())
        .unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}
