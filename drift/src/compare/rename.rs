//! What is gone under one name and new under another is perhaps the same.

/// How alike two names must be, from 0 to 1, where several could be meant.
const ALIKE: f64 = 0.85;

/// The most names of one side that are compared with each of the other.
const MOST: usize = 60;

/// Something that only one side has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lone<'n> {
    /// Its name.
    pub(super) name: &'n str,
    /// The name that both sides have before it; `None` at the start.
    pub(super) after: Option<&'n str>,
}

/// Pairs of what is gone and what is new, by their indexes: those that fit each other and
/// nothing else; of several the one with the same neighbour, or else with a name much alike.
pub(super) fn pairs(
    gone: &[Lone<'_>],
    new: &[Lone<'_>],
    fits: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut fitting: Vec<(usize, usize)> = Vec::new();
    if gone.len() > MOST || new.len() > MOST {
        return fitting;
    }
    for (old, _) in gone.iter().enumerate() {
        fitting.extend(
            (0..new.len())
                .filter(|new| fits(old, *new))
                .map(|new| (old, new)),
        );
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    let neighbours = |(old, young): &(usize, usize)| gone[*old].after == new[*young].after;
    let alike = |(old, young): &(usize, usize)| {
        strsim::jaro_winkler(gone[*old].name, new[*young].name) >= ALIKE
    };
    take_sole(&mut fitting, &mut found, |_| true);
    take_sole(&mut fitting, &mut found, alike);
    take_sole(&mut fitting, &mut found, neighbours);
    take_sole(&mut fitting, &mut found, |_| true);
    found.sort_unstable();
    found
}

/// Takes the pairs that are alone among those that are looked at, and all with the same ends.
fn take_sole(
    fitting: &mut Vec<(usize, usize)>,
    found: &mut Vec<(usize, usize)>,
    looked_at: impl Fn(&(usize, usize)) -> bool,
) {
    let candidates: Vec<(usize, usize)> = fitting
        .iter()
        .copied()
        .filter(|pair| looked_at(pair))
        .collect();
    for pair in &candidates {
        let rivals = candidates
            .iter()
            .filter(|other| other.0 == pair.0 || other.1 == pair.1);
        if rivals.count() == 1 {
            found.push(*pair);
            fitting.retain(|other| other.0 != pair.0 && other.1 != pair.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lone<'n>(name: &'n str, after: &'n str) -> Lone<'n> {
        Lone {
            name,
            after: Some(after),
        }
    }

    #[test]
    fn one_and_one_are_a_pair() {
        assert_eq!(
            pairs(&[lone("a", "")], &[lone("z", "x")], |_, _| true),
            [(0, 0)]
        );
        assert_eq!(pairs(&[lone("a", "")], &[lone("z", "x")], |_, _| false), []);
    }

    #[test]
    fn of_several_the_name_or_the_neighbour_tells() {
        let gone = [lone("allowed_ips", "top"), lone("ssh_keys", "service")];
        let new = [lone("key_pair_names", "service")];
        assert_eq!(pairs(&gone, &new, |_, _| true), [(1, 0)]);
        let new = [lone("allowed_ip", "bottom"), lone("other", "else")];
        assert_eq!(pairs(&gone, &new, |_, _| true), [(0, 0), (1, 1)]);
        let new = [lone("other", "else")];
        assert_eq!(pairs(&gone, &new, |_, _| true), []);
    }
}
