//! Pages that are no longer there, or not all of them.

use super::{Expect, Fixture, Mutant};
use crate::sheet::{Piece, Sheet};

const LOGIN: &str = "<!DOCTYPE html><html><head><title>Log in</title></head><body><h1>Log in</h1>\
    <form method=\"POST\" action=\"/login\"><table><tr><td>Name</td><td><input></td></tr>\
    <tr><td>Password</td><td><input type=\"password\"></td></tr></table></form></body></html>\n";
const NOT_FOUND: &str = "<html><head><title>404</title></head><body><h1>Not found</h1><p>GET /docs/page: no such page.</p></body></html>\n";

pub(super) fn mutate(fixture: &Fixture, others: &[&Fixture], all: &mut Vec<Mutant>) {
    let mut push = |mutator, what: &str, text: String| {
        let (what, expect) = (what.to_owned(), Expect::Layout);
        all.push(Mutant {
            mutator,
            what,
            text,
            expect,
        });
    };
    push("page empty", "nothing", String::new());
    push("page empty", "white space", " \n\n \t\n".to_owned());
    push(
        "page empty",
        "HTML without anything",
        "<html><head></head><body></body></html>\n".to_owned(),
    );
    push("another page", "log in", LOGIN.to_owned());
    push("another page", "not found", NOT_FOUND.to_owned());
    for other in others {
        push("another page", other.name, other.source.clone());
    }
    push("page cut off", "before the first table", tables(fixture, 0));
    push("page cut off", "behind the first table", tables(fixture, 1));
    push(
        "page cut off",
        "without its tables",
        no_tables(&fixture.sheet),
    );
}

/// The page up to some of its tables.
fn tables(fixture: &Fixture, count: usize) -> String {
    let mut sheet = fixture.sheet.clone();
    let mut seen = 0;
    sheet.pieces.retain(|piece| {
        let keep = seen < count || matches!(piece, Piece::Text(_)) && seen <= count;
        seen += usize::from(matches!(piece, Piece::Table(_)));
        keep && seen <= count
    });
    sheet.text()
}

fn no_tables(sheet: &Sheet) -> String {
    let mut sheet = sheet.clone();
    sheet.pieces.retain(|piece| matches!(piece, Piece::Text(_)));
    sheet.text()
}
