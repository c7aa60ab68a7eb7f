//! Ids for operations that have none.

use crate::map::Set;
use crate::mark::mark;

/// An id made from method and path: the method, then each word of the path with a capital,
/// variables after `By`: `POST /v1/projects/{id}/re-install` is `postV1ProjectsByIdReInstall`.
pub(super) fn made(method: &str, path: &str) -> String {
    let mut id = method.to_ascii_lowercase();
    for part in path.split(['/', '?', '#']) {
        for piece in part.split_inclusive('}') {
            let (text, variable) = match piece.split_once('{') {
                Some((text, variable)) => (text, Some(variable.trim_end_matches('}'))),
                None => (piece, None),
            };
            push_words(&mut id, text);
            if let Some(variable) = variable {
                id.push_str("By");
                push_words(&mut id, variable);
            }
        }
    }
    id
}

fn push_words(id: &mut String, text: &str) {
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let mut letters = word.chars();
        if let Some(first) = letters.next() {
            id.extend(first.to_uppercase());
            id.push_str(letters.as_str());
        }
    }
}

/// The id, with a mark behind it where it is taken: a number made from what the operation is,
/// so that it stays when others come.
pub(super) fn free(id: String, what: &str, taken: &Set<String>) -> String {
    let mut free = id.clone();
    let mut salt = String::new();
    while taken.contains(&free) {
        free = format!("{id}_{}", mark(&format!("{what}{salt}"), 4));
        salt.push(' ');
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_like_the_path() {
        assert_eq!(
            made("POST", "/v1/projects/{id}/re-install"),
            "postV1ProjectsByIdReInstall"
        );
        assert_eq!(made("GET", "/"), "get");
        assert_eq!(made("GET", "/files/{name}.{ext}"), "getFilesByNameByExt");
    }

    #[test]
    fn a_taken_id_gets_a_mark() {
        let taken = Set::from(["getAB".to_owned()]);
        let free = |what: &str| free("getAB".to_owned(), what, &taken);
        assert_eq!(free("GET /a-b"), "getAB_h1179");
        assert_ne!(free("GET /a-b"), free("GET /a.b"));
        assert_eq!(super::free("put".to_owned(), "", &taken), "put");
    }
}
