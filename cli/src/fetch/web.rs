//! Documents by HTTP.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bindery::document::{Disk, Fetched};
use bindery::map::Map;
use ureq::http::header::LOCATION;
use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body};

use super::prefix::Prefix;
use super::url::Url;
use crate::http;

/// How often a server can send us on.
const MAX_REDIRECTS: usize = 10;

/// How many documents one run fetches: each can name the next, and a server can go on for ever.
const MAX_DOCUMENTS: u32 = 1000;

/// How long one document may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Other hosts, as far as the user has named them.
#[derive(Debug)]
pub(super) struct Web {
    prefixes: Vec<Prefix>,
    seen: Mutex<Seen>,
}

/// What was fetched.
#[derive(Debug, Default)]
struct Seen {
    count: u32,
    bytes: u64,
    /// A run that reads its documents several times sees the same each time.
    documents: Map<String, Fetched>,
}

impl Web {
    /// What starts with one of these.
    pub(super) fn new(prefixes: Vec<Prefix>) -> Web {
        Web {
            prefixes,
            seen: Mutex::default(),
        }
    }

    /// The document of a URL; `None` where nobody named what it starts with.
    pub(super) fn fetch(&self, url: &str) -> Option<io::Result<Fetched>> {
        let url = Url::parse(url).ok().filter(|url| self.may(url))?;
        let known = self.seen().documents.get(url.as_str()).cloned();
        if let Some(known) = known {
            return Some(Ok(known));
        }
        let asked = url.as_str().to_owned();
        let fetched = self.get(url);
        if let Ok(fetched) = &fetched {
            self.seen().documents.insert(asked, fetched.clone());
        }
        Some(fetched)
    }

    /// Nobody panics with it in hand, and if, what it has is still right.
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn may(&self, url: &Url) -> bool {
        self.prefixes.iter().any(|prefix| prefix.is_of(url))
    }

    fn get(&self, mut url: Url) -> io::Result<Fetched> {
        let count = {
            let mut seen = self.seen();
            seen.count += 1;
            seen.count
        };
        if count > MAX_DOCUMENTS {
            return Err(other(format!(
                "{MAX_DOCUMENTS} documents were fetched already"
            )));
        }
        let agent = agent();
        for _ in 0..=MAX_REDIRECTS {
            let mut response = agent
                .get(url.as_str())
                .header("accept", "application/json, application/yaml, */*;q=0.5")
                .call()
                .map_err(|why| failure(&why))?;
            if let Some(next) = self.next(&url, &response)? {
                url = next;
                continue;
            }
            judge(&response)?;
            let bytes = self.read(response.body_mut())?;
            return Ok(Fetched {
                url: url.as_str().to_owned(),
                bytes,
            });
        }
        Err(other(format!(
            "the server sends on more than {MAX_REDIRECTS} times"
        )))
    }

    /// Where the server sends us on, if it does.
    fn next(&self, url: &Url, response: &Response<Body>) -> io::Result<Option<Url>> {
        use StatusCode as S;
        let (moved, found, other_one) = (S::MOVED_PERMANENTLY, S::FOUND, S::SEE_OTHER);
        let (now, always) = (S::TEMPORARY_REDIRECT, S::PERMANENT_REDIRECT);
        if ![moved, found, other_one, now, always].contains(&response.status()) {
            return Ok(None);
        }
        let location = response.headers().get(LOCATION);
        let location = location.and_then(|value| value.to_str().ok());
        let next = location.and_then(|location| url.join(location));
        let next = next.ok_or_else(|| other("the server sends on, and does not say where"))?;
        if self.may(&next) {
            return Ok(Some(next));
        }
        let why = format!("the server sends on to `{next}`, which no `--fetch` names");
        Err(other(why))
    }

    fn read(&self, body: &mut Body) -> io::Result<Vec<u8>> {
        let left = Disk::LIMIT.saturating_sub(self.seen().bytes);
        let bytes = body.with_config().limit(left).read_to_vec();
        let bytes = bytes.map_err(|why| failure(&why))?;
        self.seen().bytes += bytes.len() as u64;
        // A merge key is the only thing in a document of ours that starts so.
        let start = bytes.trim_ascii_start();
        if start.starts_with(b"<") && !start.starts_with(b"<<") {
            return Err(other(
                "the server answered with markup, not with a document",
            ));
        }
        Ok(bytes)
    }
}

fn agent() -> Agent {
    let config = http::agent()
        .timeout_global(Some(PATIENCE))
        .user_agent(concat!("bindery/", env!("CARGO_PKG_VERSION")));
    config.build().into()
}

/// Refuses answers that are no document.
fn judge(response: &Response<Body>) -> io::Result<()> {
    let status = response.status();
    if status != StatusCode::OK {
        return Err(other(format!("the server answered {status}")));
    }
    match response.body().mime_type() {
        Some(page @ ("text/html" | "application/xhtml+xml")) => {
            let why = format!("the server answered with a web page ({page}), not with a document");
            Err(other(why))
        }
        _ => Ok(()),
    }
}

fn failure(why: &ureq::Error) -> io::Error {
    match why {
        ureq::Error::BodyExceedsLimit(_) => {
            other("with it, more than 256 MiB would have been fetched")
        }
        ureq::Error::Timeout(_) => other(format!(
            "it took longer than {} seconds",
            PATIENCE.as_secs()
        )),
        why => other(why.to_string()),
    }
}

fn other(why: impl Into<String>) -> io::Error {
    io::Error::other(why.into())
}
