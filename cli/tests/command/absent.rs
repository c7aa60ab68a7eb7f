//! Verbs that were left out say so by name, whatever is asked of them.

use crate::room::Room;

fn says_how_to_get(verb: &str, feature: &str) {
    let room = Room::new(&format!("absent-{verb}"));
    for arguments in [&[verb][..], &[verb, "--help"], &[verb, "a", "-b", "c"]] {
        let said = room.run(arguments).with(2).err;
        let way_out = format!("cargo install bindery-cli --features {feature}");
        assert!(said.contains(&format!("cannot `{verb}`")), "{said}");
        assert!(said.contains(&way_out), "{said}");
    }
}

#[cfg(not(feature = "call"))]
#[test]
fn call() {
    says_how_to_get("call", "call");
}

#[cfg(not(feature = "diff"))]
#[test]
fn diff() {
    says_how_to_get("diff", "diff");
}

#[cfg(not(feature = "mock"))]
#[test]
fn mock() {
    says_how_to_get("mock", "mock");
}

#[cfg(not(feature = "pages"))]
#[test]
fn pages() {
    for verb in ["drift", "follow", "scaffold"] {
        says_how_to_get(verb, "pages");
    }
}
