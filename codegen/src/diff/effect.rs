//! What a change does to code that uses the generated crate.

/// What a change does to code that uses the generated crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The code compiles and does the same.
    #[default]
    Nothing,
    /// The code compiles and does the same; there is something new that it can use, or it is
    /// warned.
    Adds,
    /// The code compiles; the crate behaves in another way.
    Behaves,
    /// The code compiles and means something else: values go to other places.
    Misleads,
    /// The code does not compile.
    Breaks,
}

impl Effect {
    /// Whether users have to look at their code.
    #[must_use]
    pub fn is_breaking(self) -> bool {
        self >= Effect::Misleads
    }

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Effect::Nothing => "nothing",
            Effect::Adds => "adds",
            Effect::Behaves => "behaves",
            Effect::Misleads => "misleads",
            Effect::Breaks => "breaks",
        }
    }

    /// Whether code that compiled still does.
    #[must_use]
    pub fn compiles(self) -> bool {
        self < Effect::Breaks
    }

    /// Whether code that compiles still means the same.
    #[must_use]
    pub fn means_the_same(self) -> bool {
        self <= Effect::Adds
    }
}
