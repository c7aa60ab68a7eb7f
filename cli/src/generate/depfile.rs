//! What was read for what was written, as build engines want to be told.

use std::io;
use std::path::Path;

/// Writes a rule in Make's format: all outputs depend on all inputs.
pub(super) fn write(
    path: &Path,
    outputs: impl Iterator<Item = String>,
    inputs: impl Iterator<Item = String>,
) -> io::Result<()> {
    let list = |paths: &mut dyn Iterator<Item = String>| {
        let paths: Vec<String> = paths.map(|path| escaped(&path)).collect();
        paths.join(" \\\n  ")
    };
    let (mut outputs, mut inputs) = (outputs, inputs);
    let rule = format!("{}: \\\n  {}\n", list(&mut outputs), list(&mut inputs));
    std::fs::write(path, rule)
}

/// A path as it can stand in a rule.
fn escaped(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '#' | '\\' => escaped.extend(['\\', c]),
            '$' => escaped.push_str("$$"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_make_is_escaped() {
        assert_eq!(escaped("spec/my api.yaml"), "spec/my\\ api.yaml");
        assert_eq!(escaped("a#b$c"), "a\\#b$$c");
    }
}
