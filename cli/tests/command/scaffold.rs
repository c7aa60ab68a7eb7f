//! `scaffold`.

use crate::room::Room;

const PAGE: &str = include_str!("../../../drift/tests/pages/change-binding.md");

#[test]
fn a_page_becomes_a_document_that_lints_clean() {
    let room = Room::new("scaffold");
    room.put("page.md", PAGE);
    let ended = room.run(&["scaffold", "page.md", "--out", "spec/binding.yaml"]);
    let said = ended.with(0).err;
    assert!(said.starts_with("page.md: "), "{said}");
    let ended = room.run(&["lint", "spec/binding.yaml", "--deny-warnings"]);
    ended.with(0);
    let again = room.run(&["scaffold", "page.md", "--out", "spec/binding.yaml"]);
    let refused = again.with(2).err;
    assert!(refused.contains("is there already"), "{refused}");
    let printed = room
        .run(&["scaffold", "page.md", "--title", "Bindings"])
        .with(0)
        .out;
    assert!(printed.contains("\n  title: Bindings\n"), "{printed}");
}

#[test]
fn what_is_no_page_of_an_operation_is_said() {
    let room = Room::new("scaffold-nothing");
    room.put("page.html", "<h1>Log in</h1><p>Your name, please.</p>");
    let ended = room.run(&["scaffold", "page.html"]).with(1);
    assert!(ended.err.contains("no operation"), "{}", ended.err);
    room.put("page.pdf", "%PDF-1.7\u{0}");
    let refused = room.run(&["scaffold", "page.pdf"]).with(2).err;
    assert!(refused.contains("page.pdf"), "{refused}");
}
