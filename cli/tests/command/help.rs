//! What the command says about its arguments, and about arguments that do not fit.

use crate::room::Room;

const VERBS: [&str; 11] = [
    "generate", "lint", "show", "sample", "call", "mock", "scaffold", "diff", "drift", "follow",
    "explain",
];

#[test]
fn every_verb_and_option_is_described() {
    let room = Room::new("help");
    let mut pages = room.run(&["--help"]).with(0).out;
    for verb in VERBS {
        pages += &format!("\n$ bindery {verb} --help\n");
        pages += &room.run(&[verb, "--help"]).with(0).out;
    }
    insta::assert_snapshot!(pages);
}

#[test]
fn arguments_that_do_not_fit_are_refused() {
    let room = Room::new("help-refused");
    let mut said = String::new();
    for words in [
        "",
        "lint --format x",
        "lint --overlay a",
        "generate a",
        "generate --out a --name 1 b",
        "show doc",
        "sample a",
        "call a b --print-token --wait-for 1s",
        "call a b --resume x --content-type y",
        "mock --port 99999",
        "mock --job-questions 1 --job-seconds 2",
        "mock --job-fails=4/3",
        "mock --env a=b",
        "diff a b --fail-on x",
        "drift --accept --deviations",
        "follow --urls --report x",
        "explain a b",
    ] {
        let arguments: Vec<&str> = words.split_whitespace().collect();
        said += &format!("$ bindery {words}\n");
        said += &room.run(&arguments).with(2).err;
    }
    insta::assert_snapshot!(said);
}
