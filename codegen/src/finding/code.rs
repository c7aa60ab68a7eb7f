//! All codes, in one table; each stage's are in a file of the stage's name. `B0701` and `B0702`
//! were of the stage `generate`, which reports nothing any more.

pub mod check;
pub mod document;
pub mod openapi;
pub mod overlay;
pub mod pattern;
pub mod plan;
pub mod resolve;
pub mod select;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Something is generated, but perhaps not what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// A kind of finding.
#[derive(Debug)]
pub struct Code {
    /// The stable id, such as `B0101`. The first two digits are the stage.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// A few words.
    pub title: &'static str,
    /// What it means, an example, and what to do; Markdown.
    pub explanation: &'static str,
}

/// All codes, sorted by id.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        document::ALL,
        openapi::ALL,
        resolve::ALL,
        check::ALL,
        pattern::ALL,
        plan::ALL,
        select::ALL,
        overlay::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The code with this id, in any case.
#[must_use]
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id))
}

/// Declares the codes of a stage: constant, id, severity, title. The explanation is in
/// `finding/explain/<id>.md`.
macro_rules! codes {
    ($($name:ident = $id:literal $severity:ident $title:literal;)*) => {
        $(
            #[doc = concat!($title, ".")]
            pub static $name: $crate::finding::Code = $crate::finding::Code {
                id: $id,
                severity: $crate::finding::Severity::$severity,
                title: $title,
                explanation: include_str!(concat!("../explain/", $id, ".md")),
            };
        )*

        /// The codes of this stage.
        pub static ALL: &[&$crate::finding::Code] = &[$(&$name),*];
    };
}
pub(crate) use codes;
