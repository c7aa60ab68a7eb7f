//! A URL that a document names, which may be relative to the endpoint (RFC 3986, 5.2).

use http::Uri;
use http::uri::{PathAndQuery, Scheme};

use super::base::{BadBase, Base, authority, scheme};

impl Base {
    /// The URL that `reference` means. From an endpoint with `https` there is no way to
    /// `http`: what goes there is a secret.
    pub(crate) fn resolve(&self, reference: &str) -> Result<Uri, BadBase> {
        if reference.is_empty() || reference.contains('#') {
            return Err(BadBase("it is empty or has a fragment"));
        }
        let (scheme, rest) = match reference.strip_prefix("//") {
            Some(rest) => (self.scheme.clone(), rest),
            None if has_scheme(reference) => scheme(reference)?,
            None => return self.relative(reference),
        };
        if self.scheme == Scheme::HTTPS && scheme != Scheme::HTTPS {
            return Err(BadBase("it is not https:// as the endpoint is"));
        }
        let (host, target) = match rest.find(['/', '?']) {
            Some(end) => rest.split_at(end),
            None => (rest, ""),
        };
        let base = Base {
            scheme,
            authority: authority(host)?,
            prefix: String::new(),
        };
        let slash = if target.starts_with('/') { "" } else { "/" };
        base.relative(&format!("{slash}{target}"))
    }

    fn relative(&self, reference: &str) -> Result<Uri, BadBase> {
        let (path, query) = match reference.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (reference, None),
        };
        let parent = match self.prefix.rfind('/') {
            Some(slash) if !path.starts_with('/') => &self.prefix[..slash],
            _ => "",
        };
        let mut target = without_dots(&format!("{parent}/{}", path.trim_start_matches('/')));
        if let Some(query) = query {
            target.push('?');
            target.push_str(query);
        }
        PathAndQuery::try_from(&*target)
            .ok()
            .and_then(|_| self.with_path_and_query(target))
            .ok_or(BadBase("it has a character that a URL cannot have"))
    }
}

/// Whether something like `https:` stands before all else.
fn has_scheme(reference: &str) -> bool {
    let end = reference.find(['/', '?']).unwrap_or(reference.len());
    reference[..end].contains(':')
}

fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    for (index, segment) in segments.iter().enumerate() {
        let last = index + 1 == segments.len();
        match *segment {
            "." if last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_to_the_endpoint() {
        let base = Base::parse("https://h:8443/api/v1").unwrap();
        for (reference, expected) in [
            ("https://t/token", "https://t/token"),
            ("HTTPS://T", "https://t/"),
            ("https://t?a=1", "https://t/?a=1"),
            ("//t/x", "https://t/x"),
            ("/oauth/token?a=b/c", "https://h:8443/oauth/token?a=b/c"),
            ("token", "https://h:8443/api/token"),
            ("../token", "https://h:8443/token"),
            ("/a/./b/../c", "https://h:8443/a/c"),
            ("/../../x", "https://h:8443/x"),
        ] {
            let uri = base.resolve(reference).map(|uri| uri.to_string());
            assert_eq!(uri.as_deref(), Ok(expected), "{reference}");
        }
        for wrong in [
            "",
            "#a",
            "http://t/token",
            "ftp://t/x",
            "urn:x",
            "https://u:p@t/x",
            "https:///x",
            "/a b",
            "/a\nb",
        ] {
            assert!(base.resolve(wrong).is_err(), "{wrong}");
        }
        let plain = Base::parse("http://h").unwrap();
        assert_eq!(plain.resolve("http://t/x").unwrap(), "http://t/x");
    }
}
