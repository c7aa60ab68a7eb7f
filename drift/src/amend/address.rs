//! Where an operation is called.

use bindery::document::Node;
use bindery::model::Json;

use super::{Amendment, ByHand, Edits};
use crate::spec::template;

impl Amendment<'_> {
    pub(super) fn method(&self) -> Edits {
        let operation = self.outline.operations[self.operation];
        let wanted = self.said()?.to_ascii_lowercase();
        if operation.path.value.get(&wanted).is_some() {
            return ByHand::because("the path has an operation with this method");
        }
        if !wanted.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return ByHand::because("it is no method");
        }
        Ok(vec![self.other_key(operation.method, &wanted)])
    }

    /// Another path; the names of its parameters are a matter of their own.
    pub(super) fn path(&self) -> Edits {
        let operation = self.outline.operations[self.operation];
        self.is_alone_in_path()?;
        let own = &operation.path.key;
        let root = self.ground.documents.root(self.ground.source);
        let server = |node: &Node| {
            let mut servers = node
                .get("servers")
                .and_then(Node::array)
                .unwrap_or_default()
                .iter();
            servers.any(|server| {
                server
                    .get("url")
                    .and_then(Node::string)
                    .is_some_and(has_path)
            })
        };
        if root.is_some_and(server) || server(&operation.path.value) || server(self.node()) {
            return ByHand::because("a server of the document is the start of its paths");
        }
        let path = renamed(self.said()?, own);
        let Some(path) = path else {
            return ByHand::because("the parameters of the path are others");
        };
        let mut others = self.outline.operations.iter();
        if others.any(|other| template(&other.path.key) == template(&path)) {
            return ByHand::because("the document has this path already");
        }
        Ok(vec![self.other_key(operation.path, &path)])
    }

    fn said(&self) -> Result<&str, ByHand> {
        match &self.difference.page {
            Some(Json::String(text)) => Ok(text),
            _ => ByHand::because("the page does not say it"),
        }
    }
}

/// Whether the URL of a server has a path.
fn has_path(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/').contains('/')
}

/// A path with the names that another one has for its parameters.
fn renamed(path: &str, own: &str) -> Option<String> {
    let names = |path: &str| -> Vec<String> {
        let pieces = path.split('{').skip(1);
        let names = pieces.filter_map(|piece| Some(piece.split_once('}')?.0.to_owned()));
        names.collect()
    };
    let (page, own) = (names(path), names(own));
    if page.len() != own.len() || !path.starts_with('/') {
        return None;
    }
    let mut out = String::new();
    let mut rest = path;
    for (name, other) in page.iter().zip(&own) {
        let (before, after) = rest.split_once(&format!("{{{name}}}"))?;
        out += before;
        out += &format!("{{{other}}}");
        rest = after;
    }
    Some(out + rest)
}
