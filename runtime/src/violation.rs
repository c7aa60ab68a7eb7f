//! What is wrong with a value, for people and for programs.

use std::fmt;

use crate::operation::Location;

/// One broken rule.
///
/// It says where and which rule, and never shows the value: a violation may be logged.
///
/// ```
/// use bindery_runtime::operation::Location;
/// use bindery_runtime::violation::Violation;
///
/// let violation = Violation::new(
///     Location::Body,
///     "/server/name",
///     "maxLength",
///     "64",
///     "must have at most 64 characters",
/// );
/// assert_eq!(
///     violation.to_string(),
///     "body /server/name: must have at most 64 characters (maxLength)"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    location: Location,
    pointer: String,
    rule: &'static str,
    limit: String,
    message: String,
}

impl Violation {
    /// A broken rule. None of the texts may hold any part of the value.
    pub fn new(
        location: Location,
        pointer: impl Into<String>,
        rule: &'static str,
        limit: impl Into<String>,
        message: impl Into<String>,
    ) -> Violation {
        Violation {
            location,
            pointer: pointer.into(),
            rule,
            limit: limit.into(),
            message: message.into(),
        }
    }

    /// The part of the request or response.
    #[must_use]
    pub fn location(&self) -> Location {
        self.location
    }

    /// The place in that part, as a JSON pointer (RFC 6901). The empty pointer is all of it.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The keyword of the rule, as the document spells it: `maxLength`.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// What the rule asks for: `64`. Empty where the rule has no measure.
    #[must_use]
    pub fn limit(&self) -> &str {
        &self.limit
    }

    /// The rule in words: `must have at most 64 characters`.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
            Location::Body => "body",
        })?;
        if !self.pointer.is_empty() {
            write!(f, " {}", self.pointer)?;
        }
        write!(f, ": {} ({})", self.message, self.rule)
    }
}

/// All the rules that a value breaks, in the order in which they were found.
///
/// `Display` writes one violation per line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// None.
    #[must_use]
    pub fn new() -> Violations {
        Violations::default()
    }

    /// Adds one.
    pub fn push(&mut self, violation: Violation) {
        self.0.push(violation);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none: the value is valid.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// `Ok` when there are none.
    ///
    /// # Errors
    /// The violations, when there are some.
    pub fn into_result(self) -> Result<(), Violations> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Extend<Violation> for Violations {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        self.0.extend(violations);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn displays_one_per_line() {
        let mut all = Violations::new();
        all.push(Violation::new(
            Location::Query,
            "",
            "minimum",
            "1",
            "must be at least 1",
        ));
        all.push(Violation::new(
            Location::Body,
            "/a",
            "required",
            "",
            "is missing",
        ));
        assert_eq!(
            all.to_string(),
            "query: must be at least 1 (minimum)\nbody /a: is missing (required)"
        );
        assert_eq!(all.into_result().map_err(|all| all.len()), Err(2));
    }
}
