//! What the URLs of documents must start with.

use super::url::Url;

/// What a URL must start with: the same scheme, host and port, and whole segments of a path.
#[derive(Clone, Debug)]
pub(crate) struct Prefix(Url);

/// Reads what the user wrote.
pub(crate) fn prefix(text: &str) -> Result<Prefix, String> {
    let url = Url::parse(text)?;
    let wrong = if !is_fetched(&url) {
        "only URLs of the schemes `https` and `http` are fetched"
    } else if url.has_user() {
        "a user or a password in a URL is not sent"
    } else if text.contains(['?', '#']) {
        "it is the start of URLs, so it ends before any `?` or `#`"
    } else if !is_plain(&url) {
        "a `%2F` or `%5C` in a path can mean another path to the server"
    } else {
        return Ok(Prefix(url));
    };
    Err(wrong.to_owned())
}

impl Prefix {
    /// Whether a URL starts with this. Both were parsed, so `..` is gone and letters of hosts are
    /// small.
    pub(super) fn is_of(&self, url: &Url) -> bool {
        is_fetched(url)
            && !url.has_user()
            && is_plain(url)
            && url.origin() == self.0.origin()
            && starts_with(url.path(), self.0.path())
    }
}

impl std::fmt::Display for Prefix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.0, f)
    }
}

fn is_fetched(url: &Url) -> bool {
    matches!(url.scheme(), "https" | "http")
}

/// Whether every server sees the same segments: an escaped `/` is one to some.
fn is_plain(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    !["%2f", "%5c"].iter().any(|escape| path.contains(escape))
}

fn starts_with(path: &str, start: &str) -> bool {
    let rest = path.strip_prefix(start);
    rest.is_some_and(|rest| rest.is_empty() || start.ends_with('/') || rest.starts_with('/'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::url::Url;
    use super::prefix;

    /// What is no URL is not fetched either.
    fn fits(start: &str, url: &str) -> bool {
        Url::parse(url).is_ok_and(|url| prefix(start).unwrap().is_of(&url))
    }

    #[test]
    fn whole_segments_of_the_same_host_fit() {
        let folder = "https://example.com/schemas/";
        for url in [
            "https://example.com/schemas/a.yaml",
            "https://EXAMPLE.com:443/schemas/b/a.yaml?raw=1",
            "https://example.com/x/../schemas/a.yaml",
        ] {
            assert!(fits(folder, url), "{url}");
        }
        assert!(fits("https://example.com/a", "https://example.com/a"));
        assert!(fits("https://example.com/a", "https://example.com/a/b"));
        assert!(fits("https://example.com", "https://example.com/a"));
        assert!(fits("https://example.com/", "https://example.com"));
        assert!(fits("http://127.0.0.1:8080", "http://127.0.0.1:8080/a"));
    }

    #[test]
    fn what_only_looks_the_same_does_not() {
        let folder = "https://example.com/schemas";
        for url in [
            "http://example.com/schemas/a.yaml",
            "https://example.com:8443/schemas/a.yaml",
            "https://example.com.evil.net/schemas/a.yaml",
            "https://example.com@evil.net/schemas/a.yaml",
            "https://user@example.com/schemas/a.yaml",
            "https://example.com/schemas-of-others/a.yaml",
            "https://example.com/schemas/../private.yaml",
            "https://example.com/schemas/%2e%2e/private.yaml",
            "https://example.com/schemas/..\\private.yaml",
            "https://example.com/schemas/..%2fprivate.yaml",
            "https://example.com/schemas/..%5Cprivate.yaml",
            "https://example.com/?/schemas/a.yaml",
            "ftp://example.com/schemas/a.yaml",
        ] {
            assert!(!fits(folder, url), "{url}");
        }
    }

    #[test]
    fn what_the_user_writes_is_the_start_of_a_url() {
        for text in [
            "example.com/a",
            "file:///etc/",
            "https://user:secret@example.com/",
            "https://example.com/?a",
            "https://example.com/#a",
            "https://example.com/a%2Fb",
        ] {
            assert!(prefix(text).is_err(), "{text}");
        }
    }
}
