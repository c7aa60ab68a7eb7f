//! How much was made of each module.

use bindery::generate::Counts;

/// A line for each module.
pub(super) fn modules(modules: &[(String, Counts)]) -> String {
    let width = modules
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    modules
        .iter()
        .map(|(name, counts)| format!("{name:<width$}  {}\n", line(counts)))
        .collect()
}

fn line(counts: &Counts) -> String {
    [
        counted(counts.operations, "operation"),
        counted(counts.types, "type"),
        counted(counts.validators, "validator"),
        counted(counts.proofs, "example test"),
    ]
    .join(", ")
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
