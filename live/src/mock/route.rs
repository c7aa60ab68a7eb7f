//! From a method and a path to an operation.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use bindery_runtime::operation::{Operation, Segment};
use percent_encoding::percent_decode_str;

use super::scripted::Scripted;
use crate::Live;

/// What a path leads to.
pub(super) enum Found {
    /// Nowhere.
    Nothing,
    /// To operations with these other methods.
    Methods(String),
    /// To an operation, with the texts of its path parameters, as they were sent.
    Operation {
        index: usize,
        values: Vec<(usize, String)>,
    },
}

/// All paths.
pub(super) struct Routes {
    all: Vec<Route>,
}

struct Route {
    index: usize,
    method: &'static str,
    template: Vec<Vec<Piece>>,
    /// What stands before it on the document's servers.
    prefixes: BTreeSet<String>,
}

#[derive(Clone)]
enum Piece {
    Text(String),
    Parameter(usize),
}

impl Routes {
    pub(super) fn new(lives: &[Live], operations: &[Scripted]) -> Routes {
        let mut all: Vec<Route> = Vec::new();
        let owners = lives.iter();
        let owners = owners.flat_map(|live| live.operations().iter().map(move |_| live));
        for (index, (scripted, live)) in operations.iter().zip(owners).enumerate() {
            all.push(Route {
                index,
                method: scripted.operation.method,
                template: template(scripted.operation),
                prefixes: prefixes(live, scripted.operation),
            });
        }
        // What is concrete goes before what is not; twins stay in the order of the documents.
        all.sort_by(|one, other| rank(&one.template, &other.template));
        Routes { all }
    }

    pub(super) fn find(&self, method: &str, path: &str) -> Found {
        let matching = self
            .all
            .iter()
            .filter_map(|route| Some((route, route.values(path)?)));
        let mut matching: Vec<(&Route, Vec<(usize, String)>)> = matching.collect();
        // A path that is more concrete hides the others, whatever their methods are.
        if let Some((first, _)) = matching.first() {
            let best = &first.template;
            matching.retain(|(route, _)| rank(&route.template, best) == Ordering::Equal);
        }
        let of = |method: &str| matching.iter().find(|(route, _)| route.method == method);
        // HEAD is answered wherever GET is (RFC 9110, 9.3.2).
        let get = || of("GET").filter(|_| method == "HEAD");
        if let Some((route, values)) = of(method).or_else(get) {
            return Found::Operation {
                index: route.index,
                values: values.clone(),
            };
        }
        if matching.is_empty() {
            return Found::Nothing;
        }
        let mut methods: BTreeSet<&str> = matching.iter().map(|(route, _)| route.method).collect();
        if methods.contains("GET") {
            methods.insert("HEAD");
        }
        Found::Methods(methods.into_iter().collect::<Vec<_>>().join(", "))
    }
}

impl Route {
    fn values(&self, path: &str) -> Option<Vec<(usize, String)>> {
        let rests = self.prefixes.iter().filter_map(|prefix| {
            let rest = path.strip_prefix(prefix.as_str())?;
            rest.starts_with('/').then_some(rest)
        });
        rests
            .into_iter()
            .find_map(|rest| values(&self.template, rest))
    }
}

/// A template, segment by segment.
fn template(operation: &Operation) -> Vec<Vec<Piece>> {
    let mut segments = vec![Vec::new()];
    let push = |piece: Option<Piece>, segments: &mut Vec<Vec<Piece>>| {
        if let (Some(piece), Some(last)) = (piece, segments.last_mut()) {
            last.push(piece);
        }
    };
    for segment in operation.path {
        match segment {
            Segment::Parameter(index) => push(Some(Piece::Parameter(*index)), &mut segments),
            Segment::Text(text) => {
                for (at, part) in text.split('/').enumerate() {
                    if at > 0 {
                        segments.push(Vec::new());
                    }
                    let text = (!part.is_empty()).then(|| Piece::Text(decoded(part)));
                    push(text, &mut segments);
                }
            }
        }
    }
    segments
}

/// The paths of the servers' URLs, and none at all.
fn prefixes(live: &Live, operation: &Operation) -> BTreeSet<String> {
    let own = live.described(operation).map(|one| &one.servers);
    let all = live.api().servers.iter().chain(own.into_iter().flatten());
    let mut prefixes = BTreeSet::from([String::new()]);
    for server in all {
        let mut url = server.url.clone();
        for variable in &server.variables {
            url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
        }
        let path = match url.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
            None => &url,
        };
        let path = path.split(['?', '#']).next().unwrap_or_default();
        prefixes.insert(path.trim_end_matches('/').to_owned());
    }
    prefixes.retain(|prefix| prefix.is_empty() || prefix.starts_with('/'));
    prefixes
}

/// Text before parameters, segment by segment.
fn rank(one: &[Vec<Piece>], other: &[Vec<Piece>]) -> Ordering {
    let weight = |segment: &Vec<Piece>| {
        let parameters = segment.iter();
        let parameters = parameters.filter(|piece| matches!(piece, Piece::Parameter(_)));
        match (parameters.count(), segment.len()) {
            (0, _) => 0,
            (_, 2..) => 1,
            _ => 2,
        }
    };
    let weights = |template: &[Vec<Piece>]| template.iter().map(weight).collect::<Vec<_>>();
    weights(one).cmp(&weights(other))
}

fn values(template: &[Vec<Piece>], path: &str) -> Option<Vec<(usize, String)>> {
    let segments: Vec<&str> = path.split('/').collect();
    if segments.len() != template.len() {
        return None;
    }
    let mut found = Vec::new();
    for (pieces, segment) in template.iter().zip(segments) {
        if !fits(pieces, segment, &mut found) {
            return None;
        }
    }
    Some(found)
}

/// Whether a segment fits; a parameter takes at least a character, and as many as it can.
fn fits(pieces: &[Piece], segment: &str, found: &mut Vec<(usize, String)>) -> bool {
    match pieces {
        [] => segment.is_empty(),
        [Piece::Text(text)] => decoded(segment) == *text,
        [Piece::Parameter(index)] => {
            found.push((*index, segment.to_owned()));
            !segment.is_empty()
        }
        [Piece::Text(text), rest @ ..] => {
            let rest_of = segment.strip_prefix(text.as_str());
            rest_of.is_some_and(|segment| fits(rest, segment, found))
        }
        [Piece::Parameter(index), rest @ ..] => {
            let length = found.len();
            let ends = segment.char_indices().map(|(at, _)| at).skip(1);
            let ends: Vec<usize> = ends.chain([segment.len()]).collect();
            for end in ends.into_iter().rev() {
                found.truncate(length);
                found.push((*index, segment[..end].to_owned()));
                if fits(rest, &segment[end..], found) {
                    return true;
                }
            }
            false
        }
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
