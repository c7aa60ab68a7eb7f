//! Limits on what our side allocates, which only go down.

use std::process::ExitCode;

use bindery_bodies::bodies;

use super::{ACTIONS, OURS, allocated};

/// A line each: the action, the body, how often is allocated, how many bytes in all.
const LIMITS: &str = include_str!("../limits.tsv");

/// Compares every body and action with its limit.
pub(super) fn check() -> ExitCode {
    let mut limits = LIMITS.lines().filter(|line| !line.starts_with('#'));
    let mut failed = false;
    for (name, make) in bodies::ALL {
        let body = make();
        for (action, side) in ACTIONS.iter().filter(|(_, side)| *side == OURS) {
            let (count, bytes) = allocated(&body, action, side);
            let found = format!("{action}\t{name}\t{count}\t{bytes}");
            let limit = limits.next().unwrap_or("no line");
            if limit != found {
                failed = true;
                println!("limits.tsv says\n    {limit}\nand found is\n    {found}");
            }
        }
    }
    match failed {
        true => {
            println!("more must have its reason in the commit; fewer is the new limit");
            ExitCode::FAILURE
        }
        false => ExitCode::SUCCESS,
    }
}
