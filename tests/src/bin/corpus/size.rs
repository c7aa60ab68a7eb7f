//! How much Rust there is: what a compiler has to do, counted without a clock.

use std::fmt;

/// How much Rust was generated for a document.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) struct Size {
    pub(crate) counts: [usize; Size::NAMES.len()],
}

impl Size {
    /// What is counted, in the order of columns. A generic function is compiled once more for
    /// every type that it is called with.
    pub(crate) const NAMES: [&'static str; 5] = [
        "bytes",
        "functions",
        "generic functions",
        "implementations",
        "statics",
    ];

    /// Adds a file.
    pub(crate) fn add(&mut self, text: &str) {
        let mut functions = 0;
        let mut generic = 0;
        let mut implementations = 0;
        let mut statics = 0;
        let mut lines = text.lines().map(str::trim_start);
        while let Some(line) = lines.next() {
            let item = unqualified(line);
            if let Some(rest) = item.strip_prefix("fn ") {
                functions += 1;
                generic += usize::from(is_generic(rest, &mut lines));
            } else if item.starts_with("impl ")
                || item.starts_with("impl<")
                || line.starts_with("::bindery_runtime::")
            {
                // A macro of the runtime stands for implementations too.
                implementations += 1;
            } else if item.starts_with("static ") {
                statics += 1;
            }
        }
        let more = [text.len(), functions, generic, implementations, statics];
        for (count, more) in self.counts.iter_mut().zip(more) {
            *count += more;
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.counts.map(|count| count.to_string());
        f.write_str(&counts.join("\t"))
    }
}

/// An item without its visibility.
fn unqualified(line: &str) -> &str {
    let line = line.strip_prefix("pub(super) ").unwrap_or(line);
    let line = line.strip_prefix("pub(crate) ").unwrap_or(line);
    let line = line.strip_prefix("pub ").unwrap_or(line);
    line.strip_prefix("async ").unwrap_or(line)
}

/// Whether a signature has a parameter that stands for many types.
fn is_generic<'t>(first: &str, lines: &mut impl Iterator<Item = &'t str>) -> bool {
    let mut signature = first.to_owned();
    while !signature.contains('{') && !signature.ends_with(';') {
        let Some(line) = lines.next() else { break };
        signature.push_str(line);
    }
    let name = signature.split('(').next().unwrap_or_default();
    let lifetimes_only = name.contains("<'") && !name.contains(", ");
    (name.contains('<') && !lifetimes_only) || signature.contains(": impl ")
}

#[cfg(test)]
mod tests {
    use super::Size;

    #[test]
    fn a_file_is_counted() {
        let mut size = Size::default();
        size.add(
            "static A: u8 = 1;\nimpl A {\n    pub fn new(\n        name: impl Into<String>,\n    ) \
             -> Self {\n    }\n    fn plain(&self) {}\n    fn borrowed<'a>(a: &'a str) {}\n    fn \
             of<T>(t: T) {}\n}\n::bindery_runtime::record!(A : B);\n",
        );
        assert_eq!(size.counts[1..], [4, 2, 2, 1]);
    }
}
