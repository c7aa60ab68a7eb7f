//! The `bindery` command.

mod arguments;
mod config;
mod diff;
mod drift;
mod explain;
mod fetch;
mod follow;
mod generate;
mod lint;
mod names;
mod outcome;
mod output;
mod sample;
mod scaffold;
mod show;
mod subject;

use std::process::ExitCode;

fn main() -> ExitCode {
    arguments::run().into()
}
