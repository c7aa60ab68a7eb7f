//! The document, and where it is served.

use super::build::{array, entry, object, text};
use super::rewrite::Rewrite;
use crate::document::{Entry, Node};
use crate::finding::Place;
use crate::openapi::part;

/// The document: what it says about media types has moved to the operations, and about hosts
/// to `servers`.
pub(super) fn root<'d>(rewrite: &mut Rewrite<'d, '_>, node: &'d Node) -> Node {
    let moved = ["host", "basePath", "schemes", "consumes", "produces"];
    let entries = node.object().unwrap_or_default().iter();
    let mut kept: Vec<Entry> = entries
        .filter(|entry| !moved.contains(&&*entry.key))
        .map(|entry| rewrite.entry(entry))
        .collect();
    kept.extend(servers(rewrite, node));
    object(node.place, kept)
}

/// `servers`: one for each scheme, the safe one first. Without a host it is that from which
/// the document came, so only the path is known.
fn servers(rewrite: &mut Rewrite<'_, '_>, node: &Node) -> Option<Entry> {
    let base = part::text(node, "basePath").unwrap_or_default();
    let base = base.trim_end_matches('/');
    let slash = if base.is_empty() || base.starts_with('/') {
        ""
    } else {
        "/"
    };
    let place = ["host", "basePath"]
        .iter()
        .find_map(|key| node.get(key))?
        .place;
    let Some(host) = part::text(node, "host") else {
        // The path `/` says nothing.
        let url = format!("{slash}{base}");
        return (!url.is_empty()).then(|| list(place, &[url]));
    };
    let said = host.split_once("://");
    let host = said.map_or(host, |(_, host)| host).trim_end_matches('/');
    let mut schemes = schemes(rewrite, node);
    if let Some((scheme, _)) = said {
        let message = "`host` is a name without a scheme".to_owned();
        rewrite.doubtful(place, message, "move the scheme to `schemes`");
        if schemes.is_empty() {
            schemes.push(scheme.to_owned());
        }
    }
    if schemes.is_empty() {
        schemes.push("https".to_owned());
    }
    let urls: Vec<String> = schemes
        .iter()
        .map(|scheme| format!("{scheme}://{host}{slash}{base}"))
        .collect();
    Some(list(place, &urls))
}

/// The schemes that requests can be sent with, `https` first.
fn schemes(rewrite: &mut Rewrite<'_, '_>, node: &Node) -> Vec<String> {
    let mut schemes = Vec::new();
    for item in part::items(node, "schemes") {
        match item.string() {
            Some(scheme @ ("http" | "https")) => schemes.push(scheme.to_owned()),
            Some(scheme @ ("ws" | "wss")) => {
                let message = format!("`{scheme}` is not supported and left out");
                rewrite.doubtful(item.place, message, "");
            }
            // Not a scheme, which has been reported.
            _ => {}
        }
    }
    crate::map::sort_by_key(&mut schemes, |scheme| scheme != "https");
    schemes.dedup();
    schemes
}

fn list(place: Place, urls: &[String]) -> Entry {
    let server = |url: &String| object(place, vec![entry("url", place, text(place, url))]);
    entry(
        "servers",
        place,
        array(place, urls.iter().map(server).collect()),
    )
}
