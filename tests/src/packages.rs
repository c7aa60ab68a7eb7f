//! Packages as `cargo tree` lists them.

use std::collections::BTreeSet;

/// `name vX.Y.Z` of every package that `cargo tree --prefix none` lists, each once.
///
/// # Examples
/// ```
/// let tree = "pets v0.1.0 (/pets)\nhttp v1.4.0\nhttp v1.4.0 (*)\n";
/// let packages = bindery_tests::packages(tree);
/// assert_eq!(packages.into_iter().collect::<Vec<_>>(), ["http v1.4.0", "pets v0.1.0"]);
/// ```
#[must_use]
pub fn packages(tree: &str) -> BTreeSet<String> {
    tree.lines().filter_map(package).collect()
}

/// The package of a line: behind it may stand where it is from, or `(*)` where it was listed
/// before.
fn package(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    Some(format!("{} {}", words.next()?, words.next()?))
}
