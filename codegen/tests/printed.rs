//! What is printed is what was spelled: text that is read again gives the same tokens.

#![allow(clippy::panic, clippy::unwrap_used)] // a piece that is not printed right is a failure

mod documents;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use bindery::document::Disk;
use bindery::emit::format::{self, Format};
use bindery::emit::{self, Contents, Piece, Seam};
use bindery::finding::Findings;
use bindery::generate::{ModuleSettings, read, read_api};
use bindery::plan::{self, Manifest, Named, Runtime};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

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
        for pieces in whole(&pieces) {
            let mut format = Format::default();
            let texts: Vec<String> = pieces
                .iter()
                .map(|piece| format.piece(piece).text)
                .collect();
            let text = texts.join("\n\n");
            let name = format!("{} of {}", file.path, path.display());
            let read: TokenStream = text.parse().unwrap_or_else(|why| panic!("{name}: {why}"));
            same(&name, &spelled(pieces), &tokens(read));
            for line in text.lines() {
                assert_eq!(
                    line.trim_end(),
                    line,
                    "{name}: a space at the end of a line"
                );
            }
            bytes += text.len();
        }
        let text = format::file(&pieces);
        if text.len() < 1_000_000 {
            syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", file.path));
        }
    }
    let inline = emit::included(&plan.modules[0], "api.rs");
    if let Contents::Rust(pieces) = inline.contents
        && bytes < 1_000_000
    {
        syn::parse_file(&format::file(&pieces)).unwrap();
    }
    bytes
}

/// Pieces one by one; those that stand in the same braces together.
fn whole<'a, 'p>(pieces: &'a [Piece<'p>]) -> impl Iterator<Item = &'a [Piece<'p>]> {
    pieces.chunk_by(|_, next| matches!(next.seam, Seam::Inside | Seam::Closes))
}

/// The tokens of pieces that are whole together.
fn spelled(pieces: &[Piece<'_>]) -> Vec<String> {
    let mut pieces = pieces.iter().map(|piece| {
        let source = piece.tokens().to_string();
        source.parse::<TokenStream>().unwrap()
    });
    let first = pieces.next().unwrap_or_default();
    let mut first: Vec<TokenTree> = first.into_iter().collect();
    if let (Some(TokenTree::Group(group)), true) = (first.last(), pieces.len() > 0) {
        let mut inside = group.stream();
        inside.extend(pieces);
        first.pop();
        first.push(TokenTree::Group(Group::new(Delimiter::Brace, inside)));
    }
    tokens(first.into_iter().collect())
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

#[test]
fn the_crates_of_this_repository_are_printed_as_they_were_spelled() {
    for path in documents::of_this_repository() {
        assert!(proved(&path, false) > 1000);
        assert!(proved(&path, true) > 1000);
    }
}

/// Documents do not depend on each other, and one after the other they take two minutes.
fn on_all_processors(paths: &[PathBuf]) -> usize {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut bytes = 0;
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            bytes += proved(path, false);
        }
        bytes
    };
    let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|one| one.join().unwrap()).sum()
    })
}

#[test]
fn crates_of_real_documents_are_printed_as_they_were_spelled() {
    let Some(paths) = documents::of_others() else {
        return;
    };
    assert!(paths.len() > 60, "only {} documents", paths.len());
    let bytes = on_all_processors(&paths);
    eprintln!("{bytes} bytes");
    assert!(bytes > 10_000_000);
}
