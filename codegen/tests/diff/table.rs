//! The tables of `docs/diff.md` are those of the code.

use bindery::diff::{Direction, Kind, Motion};

fn variance() -> String {
    let mut table = "| what is allowed | sent | received | both |\n|---|---|---|---|\n".to_owned();
    for motion in Motion::ALL {
        let of = |direction| {
            let wire = motion.wire(direction);
            format!("{} / {}", wire.old_client.name(), wire.new_client.name())
        };
        table += &format!(
            "| {} | {} | {} | {} |\n",
            motion.name(),
            of(Direction::SENT),
            of(Direction::RECEIVED),
            of(Direction::BOTH)
        );
    }
    table
}

fn kinds() -> String {
    let mut table = "| fact | what changed | what is allowed |\n|---|---|---|\n".to_owned();
    for kind in Kind::ALL {
        let (id, title) = (kind.id(), kind.title());
        table += &format!("| `{id}` | {title} | {} |\n", kind.motion().name());
    }
    table
}

#[test]
fn the_page_has_the_tables_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/diff.md");
    let page = std::fs::read_to_string(path).unwrap();
    for table in [variance(), kinds()] {
        assert!(
            page.contains(&table),
            "this is not in docs/diff.md:\n{table}"
        );
    }
}
