//! What this command was built without, by name.

use clap::Args;

use crate::outcome::Refusal;

/// A verb whose feature is not in this command.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Absent {
    #[arg(hide = true, trailing_var_arg = true, allow_hyphen_values = true)]
    _rest: Vec<String>,
}

impl Absent {
    /// Says that there is no such verb, and how to get it.
    pub(crate) fn refusal(&self, verb: &str, feature: &str) -> Refusal {
        Refusal::new(format!(
            "this command cannot `{verb}`: it was built without its feature `{feature}`; \
             install it with `cargo install bindery-cli --features {feature}`"
        ))
    }
}
