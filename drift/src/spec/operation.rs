//! Finding the operation of a document that a page describes.

use bindery::model::{Api, Operation};

/// A path without the names of its parameters: `/v1/{}/servers/{}`.
pub(crate) fn template(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut rest = path.trim_end_matches('/');
    while let Some(start) = rest.find('{') {
        let Some(length) = rest[start..].find('}') else {
            break;
        };
        out += &rest[..start];
        out += "{}";
        rest = &rest[start + length + 1..];
    }
    out + rest
}

/// The operation that a mapping names: by its id, or `METHOD /path`.
pub(crate) fn find<'a>(api: &'a Api, name: &str) -> Option<&'a Operation> {
    api.operations.iter().find(|operation| {
        operation.id == name || {
            let own = format!("{} {}", operation.method, template(&operation.path));
            let (method, path) = name.split_once(' ').unwrap_or((name, ""));
            own == format!("{} {}", method.to_ascii_uppercase(), template(path.trim()))
        }
    })
}

/// The paths that an operation has on a page: its own, and with what its servers' addresses
/// put in front.
pub(crate) fn templates(api: &Api, operation: &Operation) -> Vec<String> {
    let own = template(&operation.path);
    let servers = match operation.servers.is_empty() {
        true => &api.servers,
        false => &operation.servers,
    };
    let mut all = vec![own.clone()];
    for server in servers {
        let base = template(base(&server.url));
        let whole = format!("{base}{own}");
        if !all.contains(&whole) {
            all.push(whole);
        }
    }
    all
}

/// The path of a URL.
fn base(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    match rest.find('/') {
        Some(start) => rest[start..].trim_end_matches('/'),
        None => "",
    }
}

/// The operation of a document with a method and a path.
pub(crate) fn operation_of<'a>(api: &'a Api, method: &str, path: &str) -> Option<&'a Operation> {
    let path = template(path);
    api.operations
        .iter()
        .find(|operation| operation.method == method && templates(api, operation).contains(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_have_no_names() {
        assert_eq!(template("/v1/{project_id}/x/{id}"), "/v1/{}/x/{}");
        assert_eq!(template("/v1/{a}.json/"), "/v1/{}.json");
        assert_eq!(template("/v1/{a"), "/v1/{a");
        assert_eq!(template("/v1/}{"), "/v1/}{");
    }

    #[test]
    fn the_path_of_an_address_is_behind_its_host() {
        assert_eq!(base("https://{region}.press.example/v2/"), "/v2");
        assert_eq!(base("https://press.example"), "");
        assert_eq!(base("/v2"), "/v2");
    }
}
