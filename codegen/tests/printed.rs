//! What is printed is what was spelled: text that is read again gives the same tokens.

#![allow(clippy::panic, clippy::unwrap_used)] // a piece that is not printed right is a failure

use std::path::{Path, PathBuf};

use bindery::document::Disk;
use bindery::emit::{self, Contents, format};
use bindery::finding::Findings;
use bindery::generate::{ModuleSettings, read, read_api};
use bindery::plan::{self, Manifest, Named, Runtime};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

fn manifest(tag_features: bool) -> Manifest {
    Manifest {
        name: "printed".to_owned(),
        version: "0.1.0".to_owned(),
        description: "A crate".to_owned(),
        license: None,
        repository: None,
        runtime: Runtime::Published("0.1.0".to_owned()),
        workspace_member: false,
        tag_features,
    }
}

/// Prints all files of a document's crate, and reads each piece of them again. Says how many
/// bytes that were.
fn proved(path: &Path, tag_features: bool) -> usize {
    let mut findings = Findings::new();
    let module = ModuleSettings {
        name: "api".to_owned(),
        documents: vec![path.to_owned()],
        ..ModuleSettings::default()
    };
    let documents = read(std::slice::from_ref(&module), &Disk, &mut findings);
    let api = read_api(&module, &documents, &mut findings).unwrap();
    let named = [Named {
        name: "api",
        api: &api,
    }];
    let plan = plan::plan(&manifest(tag_features), &named, &mut findings);
    let mut bytes = 0;
    for file in emit::krate(&plan) {
        let Contents::Rust(pieces) = file.contents else {
            continue;
        };
        for piece in &pieces {
            let text = format::piece(piece);
            let name = format!("{} of {}", file.path, path.display());
            let read: TokenStream = text.parse().unwrap_or_else(|why| panic!("{name}: {why}"));
            same(&name, &tokens(piece.tokens()), &tokens(read));
            for line in text.lines() {
                assert_eq!(
                    line.trim_end(),
                    line,
                    "{name}: a space at the end of a line"
                );
            }
            bytes += text.len();
        }
        let text = format::file(pieces.iter().map(format::piece));
        if text.len() < 1_000_000 {
            syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", file.path));
        }
    }
    let inline = emit::included(&plan.modules[0], "api.rs");
    if let Contents::Rust(pieces) = inline.contents
        && bytes < 1_000_000
    {
        syn::parse_file(&format::file(pieces.iter().map(format::piece))).unwrap();
    }
    bytes
}

/// Tokens in a row. The comma behind the last thing of a list is not said, nor whether two
/// signs touch, nor how a text is written that is the same text.
fn tokens(stream: TokenStream) -> Vec<String> {
    let mut row = Vec::new();
    put(stream, &mut row);
    row
}

/// Says how many commas there are.
fn put(stream: TokenStream, row: &mut Vec<String>) -> usize {
    let mut commas = 0;
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                let is_call = row.last().is_some_and(|last| ends_name(last));
                row.push(open.to_owned());
                let commas = put(group.stream(), row);
                let is_tuple = open == "(" && !is_call && commas == 1;
                if row.last().is_some_and(|last| last == ",") && !is_tuple {
                    row.pop();
                }
                row.push(close.to_owned());
            }
            TokenTree::Literal(literal) => row.extend(plain(&literal.to_string())),
            TokenTree::Punct(sign) => {
                commas += usize::from(sign.as_char() == ',');
                row.push(sign.as_char().to_string());
            }
            TokenTree::Ident(name) => row.push(name.to_string()),
        }
    }
    commas
}

/// Whether this can be the end of the name of what is called.
fn ends_name(token: &str) -> bool {
    token == ">" || token.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// A literal, and its sign as a token of its own.
fn plain(literal: &str) -> Vec<String> {
    if let Some(number) = literal.strip_prefix('-') {
        return vec!["-".to_owned(), number.to_owned()];
    }
    // The first words of a few files are written in raw literals.
    match literal
        .starts_with('r')
        .then(|| syn::parse_str::<syn::LitStr>(literal))
    {
        Some(Ok(text)) => vec![format!("{:?}", text.value())],
        _ => vec![literal.to_owned()],
    }
}

fn same(name: &str, spelled: &[String], printed: &[String]) {
    let differs = |at: usize| spelled.get(at) != printed.get(at);
    if let Some(at) = (0..spelled.len().max(printed.len())).find(|at| differs(*at)) {
        let near = at.saturating_sub(8)..at + 8;
        let part = |row: &[String]| row[near.start..near.end.min(row.len())].join(" ");
        panic!(
            "{name}:\n  spelled {}\n  printed {}",
            part(spelled),
            part(printed)
        );
    }
}

/// All YAML and JSON files below a folder, sorted.
fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            documents(&path, found);
        } else if path
            .extension()
            .is_some_and(|end| end == "yaml" || end == "json")
        {
            found.push(path);
        }
    }
}

#[test]
fn the_crates_of_this_repository_are_printed_as_they_were_spelled() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut paths = Vec::new();
    documents(&spec, &mut paths);
    paths.retain(|path| {
        std::fs::read_to_string(path)
            .unwrap()
            .starts_with("openapi:")
    });
    assert_eq!(paths.len(), 5);
    for path in paths {
        assert!(proved(&path, false) > 1000);
        assert!(proved(&path, true) > 1000);
    }
}

/// `BINDERY_SHARED` names a folder with `corpus/`.
#[test]
fn crates_of_real_documents_are_printed_as_they_were_spelled() {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else {
        assert!(
            std::env::var_os("CI").is_none(),
            "BINDERY_SHARED must name the test data"
        );
        eprintln!("skipped: BINDERY_SHARED is not set");
        return;
    };
    let mut paths = Vec::new();
    documents(&Path::new(&shared).join("corpus"), &mut paths);
    assert!(paths.len() > 60, "only {} documents", paths.len());
    let bytes: usize = paths.iter().map(|path| proved(path, false)).sum();
    eprintln!("{bytes} bytes");
    assert!(bytes > 10_000_000);
}
