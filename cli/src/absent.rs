//! What this command was built without, by name.

use clap::{Arg, ArgAction, Command};

use crate::outcome::Refusal;

/// A verb whose feature is not in this command: whatever is said to it, the refusal is the answer.
pub(crate) fn arguments(verb: Command) -> Command {
    verb.disable_help_flag(true).arg(
        Arg::new("rest")
            .num_args(1..)
            .action(ArgAction::Append)
            .hide(true)
            .trailing_var_arg(true)
            .allow_hyphen_values(true),
    )
}

/// Says that there is no such verb, and how to get it.
pub(crate) fn refusal(verb: &str, feature: &str) -> Refusal {
    Refusal::new(format!(
        "this command cannot `{verb}`: it was built without its feature `{feature}`; \
         install it with `cargo install bindery-cli --features {feature}`"
    ))
}
