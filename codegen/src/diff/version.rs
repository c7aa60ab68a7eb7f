//! The version that the generated crate owes.

use super::Effect;

/// Which part of a version has to grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// None: the documents say the same.
    #[default]
    None,
    /// The last.
    Patch,
    /// The middle.
    Minor,
    /// The first.
    Major,
}

impl From<Effect> for Bump {
    fn from(effect: Effect) -> Bump {
        match effect {
            Effect::Nothing => Bump::Patch,
            Effect::Adds | Effect::Behaves => Bump::Minor,
            Effect::Misleads | Effect::Breaks => Bump::Major,
        }
    }
}

impl Bump {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Bump::None => "none",
            Bump::Patch => "patch",
            Bump::Minor => "minor",
            Bump::Major => "major",
        }
    }

    /// The version after this one, by cargo's rules: the first part that is not zero says
    /// what is compatible. A version with a `-` promises nothing to the next one, so that
    /// only the last number behind it grows. `None` where it is no version.
    ///
    /// ```
    /// use bindery::diff::Bump;
    ///
    /// assert_eq!(Bump::Major.after("1.4.2").as_deref(), Some("2.0.0"));
    /// assert_eq!(Bump::Minor.after("1.4.2").as_deref(), Some("1.5.0"));
    /// assert_eq!(Bump::Major.after("0.4.2").as_deref(), Some("0.5.0"));
    /// assert_eq!(Bump::Minor.after("0.4.2").as_deref(), Some("0.4.3"));
    /// assert_eq!(Bump::Patch.after("0.0.3").as_deref(), Some("0.0.4"));
    /// assert_eq!(Bump::Major.after("1.0.0-rc.1").as_deref(), Some("1.0.0-rc.2"));
    /// assert_eq!(Bump::None.after("0.4.2").as_deref(), Some("0.4.2"));
    /// ```
    #[must_use]
    pub fn after(self, version: &str) -> Option<String> {
        let (version, _build) = version.split_once('+').unwrap_or((version, ""));
        let (numbers, pre) = match version.split_once('-') {
            Some((numbers, pre)) => (numbers, Some(pre)),
            None => (version, None),
        };
        let parts: Vec<u64> = numbers
            .split('.')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .ok()?;
        let [major, minor, patch] = *parts.as_slice() else {
            return None;
        };
        if self == Bump::None {
            return Some(version.to_owned());
        }
        if let Some(pre) = pre {
            return Some(format!("{numbers}-{}", next_pre(pre)?));
        }
        let next = |number: u64| number.checked_add(1);
        Some(match (self, major, minor) {
            (Bump::Major, 0, 0) => format!("0.0.{}", next(patch)?),
            (Bump::Major, 0, _) => format!("0.{}.0", next(minor)?),
            (Bump::Major, _, _) => format!("{}.0.0", next(major)?),
            (Bump::Minor, 1.., _) => format!("{major}.{}.0", next(minor)?),
            _ => format!("{major}.{minor}.{}", next(patch)?),
        })
    }
}

/// What stands behind the `-`, with its last number one higher, or with a first one.
fn next_pre(pre: &str) -> Option<String> {
    let (head, last) = match pre.rsplit_once('.') {
        Some((head, last)) => (format!("{head}."), last),
        None => (String::new(), pre),
    };
    Some(match last.parse::<u64>() {
        Ok(number) => format!("{head}{}", number.checked_add(1)?),
        Err(_) => format!("{pre}.1"),
    })
}

#[cfg(test)]
mod tests {
    use super::Bump;

    #[test]
    fn versions_grow_as_cargo_reads_them() {
        for (bump, before, after) in [
            (Bump::Major, "1.2.3", "2.0.0"),
            (Bump::Minor, "1.2.3", "1.3.0"),
            (Bump::Patch, "1.2.3", "1.2.4"),
            (Bump::Major, "0.2.3", "0.3.0"),
            (Bump::Minor, "0.2.3", "0.2.4"),
            (Bump::Patch, "0.2.3", "0.2.4"),
            (Bump::Major, "0.0.3", "0.0.4"),
            (Bump::Minor, "0.0.3", "0.0.4"),
            (Bump::Minor, "1.2.3+build.5", "1.3.0"),
            (Bump::Minor, "1.0.0-alpha", "1.0.0-alpha.1"),
            (Bump::None, "1.2.3", "1.2.3"),
        ] {
            assert_eq!(
                bump.after(before).as_deref(),
                Some(after),
                "{bump:?} {before}"
            );
        }
        for none in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "x.y.z",
            "18446744073709551615.0.0",
        ] {
            assert_eq!(Bump::Major.after(none), None, "{none}");
        }
    }
}
