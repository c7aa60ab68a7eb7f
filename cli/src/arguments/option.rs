//! What the arguments of all verbs are made of.
//!
//! They are described in code and not by derives, because `clap_derive` would be one of the last
//! in all of the command who need `syn` (docs/decisions/0010-what-people-build.md).

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, value_parser};
use std::path::PathBuf;

/// `--name`
pub(crate) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// `--name VALUE`, once.
pub(crate) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// The same, whose value is a path.
pub(crate) fn path_option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(name, value, help).value_parser(value_parser!(PathBuf))
}

/// `--name VALUE`, as often as one likes.
pub(crate) fn options(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(name, value, help).action(ArgAction::Append)
}

/// An argument that is known by where it stands.
pub(crate) fn operand(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).help(help)
}

/// The same, which is a path.
pub(crate) fn path(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    operand(name, value, help).value_parser(value_parser!(PathBuf))
}

/// All paths from where it stands.
pub(crate) fn operands(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    path(name, value, help)
        .num_args(1..)
        .action(ArgAction::Append)
}

/// `--overlay FILE`, of the documents that are called SPEC.
pub(crate) fn overlay() -> Arg {
    overlay_of("the SPECs")
}

/// The same, of what is called in another way.
pub(crate) fn overlay_of(documents: &str) -> Arg {
    Arg::new("overlay")
        .long("overlay")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .action(ArgAction::Append)
        .help(format!(
            "Mends {documents} by an Overlay 1.0 or 1.1 document; can be said several times, in order"
        ))
}

/// A word of a few, what it means to people, which can be empty, and to the command.
pub(crate) type Choice<T> = (&'static str, &'static str, T);

/// The words that can be said.
pub(crate) fn words<T>(choices: &[Choice<T>]) -> PossibleValuesParser {
    let word = |(word, help, _): &Choice<T>| {
        let value = PossibleValue::new(*word);
        if help.is_empty() {
            value
        } else {
            value.help(*help)
        }
    };
    choices.iter().map(word).collect::<Vec<_>>().into()
}
