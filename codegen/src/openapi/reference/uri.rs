//! URIs that are relative to others, as far as names of schemas need them (RFC 3986, 5.2).

/// A URI reference, taken relative to a base; neither has a fragment.
pub(crate) fn join(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.to_owned();
    }
    if scheme(reference).is_some() {
        return reference.to_owned();
    }
    let (prefix, path) = split(base);
    if let Some(authority) = reference.strip_prefix("//") {
        let scheme = scheme(base).unwrap_or_default();
        return format!("{scheme}//{authority}");
    }
    let path = if reference.starts_with('/') {
        reference.to_owned()
    } else {
        let folder = path.rfind('/').and_then(|at| path.get(..=at));
        let folder = folder.unwrap_or(if prefix.is_empty() { "" } else { "/" });
        format!("{folder}{reference}")
    };
    format!("{prefix}{}", without_dots(&path))
}

/// The scheme with its colon.
fn scheme(uri: &str) -> Option<&str> {
    let end = uri.find(':')?;
    let name = uri.get(..end)?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    uri.get(..=end).filter(|_| is_name)
}

/// Scheme and authority, and the path.
fn split(uri: &str) -> (&str, &str) {
    let start = scheme(uri).map_or(0, str::len);
    let after = uri.get(start..).unwrap_or_default();
    let authority = after
        .strip_prefix("//")
        .map_or(0, |rest| 2 + rest.find('/').unwrap_or(rest.len()));
    uri.split_at_checked(start + authority).unwrap_or((uri, ""))
}

fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let parts: Vec<&str> = path.split('/').collect();
    for (index, part) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        match *part {
            ".." => {
                if kept.len() > 1 || kept.first().is_some_and(|first| !first.is_empty()) {
                    kept.pop();
                }
            }
            "." => {}
            part => kept.push(part),
        }
        if is_last && matches!(*part, "." | "..") {
            kept.push("");
        }
    }
    kept.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_joined_as_the_rfc_says() {
        for (reference, joined) in [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("urn:x:y", "urn:x:y"),
            ("", "http://a/b/c/d"),
        ] {
            assert_eq!(join("http://a/b/c/d", reference), joined, "{reference}");
        }
        assert_eq!(join("http://a", "g"), "http://a/g");
        assert_eq!(join("", "g.json"), "g.json");
        assert_eq!(join("x/y.json", "g.json"), "x/g.json");
    }
}
