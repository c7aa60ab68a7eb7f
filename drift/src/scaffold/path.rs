//! Paths as a document can have them.

use bindery::map::Set;

/// The names of the parameters of a path, in order; `None` where it is no path that a
/// document can have.
pub(super) fn template(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path.strip_prefix('/')?;
    if path.contains(['?', '#', ' ']) {
        return None;
    }
    while let Some(start) = rest.find(['{', '}']) {
        let inner = rest[start..].strip_prefix('{')?;
        let end = inner.find(['{', '}', '/'])?;
        let after = inner[end..].strip_prefix('}')?;
        if end == 0 {
            return None;
        }
        names.push(&inner[..end]);
        rest = after;
    }
    Some(names)
}

/// A path as a document can have it: a name that is there twice gets a number, because both
/// are one parameter otherwise.
pub(super) fn spelled(path: &str) -> Option<String> {
    let names = template(path)?;
    let (mut out, mut rest) = (String::new(), path);
    let mut taken: Set<String> = names.iter().map(|name| (*name).to_owned()).collect();
    for (index, name) in names.iter().enumerate() {
        let (before, after) = rest.split_once('{')?;
        rest = after.split_once('}')?.1;
        let first = !names[..index].contains(name);
        let own = if first {
            (*name).to_owned()
        } else {
            let mut number = 2u32;
            while !taken.insert(format!("{name}_{number}")) {
                number += 1;
            }
            format!("{name}_{number}")
        };
        out.push_str(before);
        out.push_str(&format!("{{{own}}}"));
    }
    out.push_str(rest);
    Some(out)
}

/// A path without the names of its parameters, by which two are told apart.
pub(super) fn shape(path: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in path.chars() {
        match c {
            '{' => inside = true,
            '}' => {
                inside = false;
                out.push_str("{}");
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_a_path_has_twice_gets_a_number() {
        assert_eq!(spelled("/a/{id}").as_deref(), Some("/a/{id}"));
        assert_eq!(
            spelled("/{p}/a/{p}/{p_2}/{p}/b").as_deref(),
            Some("/{p}/a/{p_3}/{p_2}/{p_4}/b")
        );
        assert_eq!(spelled("/a/{id"), None);
        assert_eq!(spelled("/a/{}"), None);
        assert_eq!(spelled("/a b"), None);
    }
}
