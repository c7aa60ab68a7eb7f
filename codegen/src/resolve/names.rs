//! Sets of names of properties.

use crate::map::Set;

/// So many are found by comparing with all.
const FEW: usize = 16;

/// Names of properties of one object: mostly few, and in documents of strangers perhaps
/// thousands, of which finding one must not be a search.
#[derive(Default)]
pub(super) struct Names<'d> {
    few: Vec<&'d str>,
    others: Set<&'d str>,
}

impl<'d> Names<'d> {
    pub(super) fn has(&self, name: &str) -> bool {
        self.few.contains(&name) || self.others.contains(name)
    }

    /// Adds a name; says whether it is new.
    pub(super) fn insert(&mut self, name: &'d str) -> bool {
        if self.few.contains(&name) {
            return false;
        }
        if self.few.len() < FEW {
            self.few.push(name);
            return true;
        }
        self.others.insert(name)
    }
}

impl<'d> FromIterator<&'d str> for Names<'d> {
    fn from_iter<I: IntoIterator<Item = &'d str>>(names: I) -> Names<'d> {
        let mut all = Names::default();
        for name in names {
            all.insert(name);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW, Names};

    #[test]
    fn a_name_is_new_once_however_many_there_are() {
        let names: Vec<String> = (0..FEW * 3).map(|number| number.to_string()).collect();
        let mut all = Names::default();
        for name in &names {
            assert!(!all.has(name) && all.insert(name));
            assert!(all.has(name) && !all.insert(name));
        }
        assert!(names.iter().all(|name| all.has(name)));
    }
}
