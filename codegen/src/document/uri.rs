//! URIs, as far as documents and names of schemas need them (RFC 3986, 5.2).

use std::path::Path;

/// A URI reference, taken relative to a base; neither has a fragment.
pub(crate) fn join(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.to_owned();
    }
    let has_authority = reference.starts_with("//");
    let (authority, own, query) = split(reference);
    if has_authority || scheme(reference).is_some() {
        let scheme = scheme(base).filter(|_| has_authority).unwrap_or_default();
        return format!("{scheme}{authority}{}{query}", without_dots(own));
    }
    let (prefix, path, _) = split(base);
    let path = if own.is_empty() {
        path.to_owned()
    } else if own.starts_with('/') {
        own.to_owned()
    } else {
        let folder = path.rfind('/').and_then(|at| path.get(..=at));
        let folder = folder.unwrap_or(if prefix.is_empty() { "" } else { "/" });
        format!("{folder}{own}")
    };
    format!("{prefix}{}{query}", without_dots(&path))
}

/// Whether the path of a document is no path, but a URL that can be fetched.
pub(crate) fn is_url(path: &Path) -> bool {
    let scheme = path.to_str().and_then(|text| text.split_once("://"));
    scheme.is_some_and(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
    })
}

/// Whether a reference in a file names something that is no file of this machine.
pub(super) fn is_remote(reference: &str) -> bool {
    let after = scheme(reference).and_then(|scheme| reference.strip_prefix(scheme));
    reference.starts_with("//")
        || reference.starts_with("urn:")
        || after.is_some_and(|after| after.starts_with("//"))
}

/// The scheme with its colon.
pub(super) fn scheme(uri: &str) -> Option<&str> {
    let end = uri.find(':')?;
    let name = uri.get(..end)?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    uri.get(..=end).filter(|_| is_name)
}

/// Scheme and authority, the path, and the query with its `?`.
fn split(uri: &str) -> (&str, &str, &str) {
    let (uri, query) = uri.split_at(uri.find('?').unwrap_or(uri.len()));
    let start = scheme(uri).map_or(0, str::len);
    let after = uri.get(start..).unwrap_or_default();
    let authority = after
        .strip_prefix("//")
        .map_or(0, |rest| 2 + rest.find('/').unwrap_or(rest.len()));
    let (prefix, path) = uri.split_at_checked(start + authority).unwrap_or((uri, ""));
    (prefix, path, query)
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
            ("//g/../h?x", "http://g/h?x"),
            ("?y", "http://a/b/c/d?y"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("http://x/./y/../g", "http://x/g"),
            ("urn:x:y", "urn:x:y"),
            ("", "http://a/b/c/d?q/r"),
        ] {
            let base = "http://a/b/c/d?q/r";
            assert_eq!(join(base, reference), joined, "{reference}");
        }
        assert_eq!(join("http://a", "g"), "http://a/g");
        assert_eq!(join("", "g.json"), "g.json");
        assert_eq!(join("", "//a/../g"), "//a/g");
        assert_eq!(join("x/y.json", "g.json"), "x/g.json");
    }

    #[test]
    fn only_what_can_be_fetched_is_a_url() {
        for (path, expected) in [
            ("https://example.com/a.yaml", true),
            ("HTTP://example.com", true),
            ("ftp://example.com/a.yaml", false),
            ("https:/example.com", false),
            ("spec/https://example.com", false),
            ("a.yaml", false),
        ] {
            assert_eq!(is_url(Path::new(path)), expected, "{path}");
        }
        assert!(is_remote("//example.com/a.yaml"));
        assert!(is_remote("ftp://example.com/a.yaml"));
        assert!(!is_remote("../shared/a.yaml"));
        assert!(!is_remote("a:b.yaml"));
        assert!(!is_remote(""));
    }
}
