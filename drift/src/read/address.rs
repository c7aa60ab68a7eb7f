//! Methods and paths.

use super::outline::{Outline, Piece};
use crate::claim::{Claimed, Unread, What};
use crate::page::Content;
use crate::words::section::Part;
use bindery::finding::Place;
use regex::Regex;
use std::sync::LazyLock;

/// A method and a path.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Address {
    pub(super) method: String,
    pub(super) path: Claimed<String>,
    pub(super) host: Option<String>,
    /// The names of the query that stands behind the path.
    pub(super) query: Vec<String>,
}

impl Address {
    /// The names between braces.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for piece in self.path.value.split('{').skip(1) {
            if let Some((name, _)) = piece.split_once('}') {
                names.push(name);
            }
        }
        names
    }
}

/// How many addresses a page can have, and how many names a query.
const MOST: usize = 8;
const MOST_NAMES: usize = 200;

/// The addresses of a page, each once, in the order of the page; and where the first stands
/// that is one too many.
pub(super) fn addresses(outline: &Outline<'_>) -> (Vec<Address>, Option<Unread>) {
    let (mut found, mut beyond) = (Vec::new(), None);
    let uri = || {
        outline
            .pieces
            .iter()
            .filter(|piece| piece.part == Part::Uri)
    };
    collect(uri(), &mut found, &mut beyond);
    if found.is_empty() {
        // Not where it should be, but a line that is nothing else is no mistake.
        let others = outline
            .pieces
            .iter()
            .filter(|piece| matches!(piece.part, Part::Other | Part::Request) && alone(piece));
        collect(others, &mut found, &mut beyond);
    }
    (found, beyond)
}

fn collect<'o, 'p: 'o>(
    pieces: impl Iterator<Item = &'o Piece<'p>>,
    found: &mut Vec<Address>,
    beyond: &mut Option<Unread>,
) {
    let mut method: Option<String> = None;
    for piece in pieces {
        let place = piece.block.place;
        for text in texts(piece) {
            let before = found.len();
            for hit in ADDRESS.iter().flat_map(|regex| regex.captures_iter(&text)) {
                let (Some(verb), Some(target)) = (hit.name("method"), hit.name("target")) else {
                    continue;
                };
                push(found, beyond, verb.as_str(), target.as_str(), place);
            }
            if found.len() > before {
                continue;
            }
            if let Some(hit) = METHOD.as_ref().and_then(|regex| regex.captures(&text)) {
                method = hit
                    .name("method")
                    .map(|method| method.as_str().to_uppercase());
            } else if let (Some(verb), Some(hit)) = (
                &method,
                TARGET.as_ref().and_then(|regex| regex.captures(&text)),
            ) && let Some(target) = hit.name("target")
            {
                push(found, beyond, verb, target.as_str(), place);
            }
        }
    }
}

/// The lines of a piece. Of a list, a path in the middle of a sentence is none.
fn texts(piece: &Piece<'_>) -> Vec<String> {
    match &piece.block.content {
        Content::Line(line) => vec![line.text.clone()],
        Content::Code(text) => text.lines().map(str::to_owned).collect(),
        Content::Heading(..) | Content::Table(_) => Vec::new(),
    }
}

fn alone(piece: &Piece<'_>) -> bool {
    texts(piece)
        .iter()
        .any(|text| ALONE.as_ref().is_some_and(|regex| regex.is_match(text)))
}

fn push(
    found: &mut Vec<Address>,
    beyond: &mut Option<Unread>,
    method: &str,
    target: &str,
    place: Place,
) {
    let Some(address) = address(method, target, place) else {
        return;
    };
    let full = found.len() >= MOST;
    let known = found
        .iter_mut()
        .find(|known| known.method == address.method && known.path.value == address.path.value);
    match known {
        Some(known) => {
            let new = address
                .query
                .into_iter()
                .filter(|name| !known.query.contains(name));
            let new: Vec<String> = new.collect();
            known.query.extend(new);
        }
        None if !full => found.push(address),
        None => {
            beyond.get_or_insert_with(|| Unread {
                what: What::Address,
                words: format!("{method} {target}"),
                place,
            });
        }
    }
}

fn address(method: &str, target: &str, place: Place) -> Option<Address> {
    let target = target.trim_end_matches(['.', ',', ';', '"', '。', '，', '；', ')', '`', '”']);
    let (host, path) = match target.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            (real(scheme, host), path)
        }
        None => (None, target),
    };
    // `{?name}` is a query as a template.
    let cut = path
        .find("{?")
        .or_else(|| path.find('?'))
        .unwrap_or(path.len());
    let (path, query) = path.split_at(cut);
    let path = if path.is_empty() { "/" } else { path };
    path.starts_with('/').then(|| Address {
        method: method.to_uppercase(),
        path: Claimed {
            value: path.to_owned(),
            place,
        },
        host,
        query: query_names(query),
    })
}

/// Scheme and host, if the host is no placeholder.
fn real(scheme: &str, host: &str) -> Option<String> {
    let lower = host.to_lowercase();
    let placeholder = lower.is_empty()
        || lower.contains(['{', '<', '[', '$', '*'])
        || [
            "endpoint",
            "xxx",
            "example",
            "your",
            "hostname",
            "localhost",
        ]
        .iter()
        .any(|word| lower.contains(word))
        || !lower.contains('.');
    (!placeholder).then(|| format!("{}://{lower}", scheme.to_lowercase()))
}

fn query_names(query: &str) -> Vec<String> {
    let template = query.starts_with("{?");
    let query = query.trim_start_matches(['{', '?']);
    let separators: &[char] = if template { &[',', '}', '&'] } else { &['&'] };
    let mut names: Vec<String> = Vec::new();
    for pair in query.split(separators).take(MOST_NAMES) {
        let name = pair.split('=').next().unwrap_or_default();
        let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

const METHODS: &str = "GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS";

static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?P<method>{METHODS})[\s:：]+(?:URI\s*[:：]?\s*|URL\s*[:：]?\s*)?(?P<target>https?://[^\s，。]+|/[^\s，。]*)"
    ))
    .ok()
});

/// A line that is an address and nothing else.
static ALONE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"^\s*(?:{METHODS})\s+(?:https?://\S+|/\S*)\s*$")).ok());

static METHOD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)^\s*(?:(?:http |request )?method|请求方法|方法)?\s*[:：]?\s*\b(?P<method>{METHODS})\b\s*[.。]?$"
    ))
    .ok()
});

static TARGET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\s*(?:(?:request )?(?:uri|url|path|address)|请求地址|路径)?\s*[:：]?\s*(?P<target>https?://\S+|/\S+)\s*$",
    )
    .ok()
});

#[cfg(test)]
mod tests {
    use super::{ADDRESS, METHOD, TARGET, address, query_names};
    use bindery::finding::{Place, Sources};

    fn read(text: &str) -> Option<String> {
        let source = Sources::new().add("page", text);
        let place = Place {
            source,
            start: 0,
            end: 1,
        };
        let hit = ADDRESS.as_ref()?.captures(text)?;
        let found = address(&hit["method"], &hit["target"], place)?;
        Some(format!(
            "{} {} {} {}",
            found.method,
            found.host.as_deref().unwrap_or("-"),
            found.path.value,
            found.query.join(",")
        ))
    }

    #[test]
    fn addresses() {
        for (text, expected) in [
            ("POST /v1/{shop}/prints", "POST - /v1/{shop}/prints "),
            ("PUT https://{endpoint}/v1/prints", "PUT - /v1/prints "),
            (
                "GET https://press.shop.org/v1/prints?limit={limit}&mark=0",
                "GET https://press.shop.org /v1/prints limit,mark",
            ),
            (
                "DELETE /v2/prints/{id}{?dry,cut}",
                "DELETE - /v2/prints/{id} dry,cut",
            ),
            ("GET /", "GET - / "),
            ("Use it so: GET /v1/prints.", "GET - /v1/prints "),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(read("Get /v1 of it"), None);
    }

    #[test]
    fn lines_of_their_own() {
        let method = |text: &str| {
            METHOD
                .as_ref()
                .and_then(|regex| regex.captures(text))
                .map(|hit| hit["method"].to_owned())
        };
        assert_eq!(method("HTTP method: POST").as_deref(), Some("POST"));
        assert_eq!(method("POST").as_deref(), Some("POST"));
        assert_eq!(method("Post it"), None);
        let target = |text: &str| {
            TARGET
                .as_ref()
                .and_then(|regex| regex.captures(text))
                .map(|hit| hit["target"].to_owned())
        };
        assert_eq!(target("URI: /v1/prints").as_deref(), Some("/v1/prints"));
        assert_eq!(target("See /v1/prints"), None);
    }

    #[test]
    fn names_of_a_query() {
        assert_eq!(query_names("?a={a}&b=1"), ["a", "b"]);
        assert_eq!(query_names("{?reserve}"), ["reserve"]);
        assert_eq!(query_names(""), Vec::<String>::new());
    }
}
