//! Keys that are not words of OpenAPI but must be of a certain form.

use super::grammar::Keys;
use super::near::did_you_mean;
use crate::document::Entry;
use crate::finding::code::openapi as code;
use crate::finding::{Finding, Findings};

/// The status or statuses that a key of `responses` speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// This one.
    Exactly(u16),
    /// All of a hundred: `4` for `4XX`.
    Range(u8),
    /// All others.
    Default,
}

/// Judges a key of a map.
pub(super) fn judge(rule: Keys, entry: &Entry, findings: &mut Findings) {
    let key = &*entry.key;
    let finding = match rule {
        Keys::Any | Keys::Expression => return,
        Keys::Component if is_component(key) => return,
        Keys::Component => {
            let message = format!(
                "`{key}` is no name of a component: letters, digits, `.`, `-` and `_` may be in it"
            );
            Finding::new(&code::COMPONENT_KEY, entry.key_place, message)
        }
        Keys::Path if key.starts_with('/') => return,
        Keys::Path => Finding::new(
            &code::PATH_KEY,
            entry.key_place,
            format!("the path `{key}` must start with `/`, and is taken for `/{key}`"),
        )
        .help(format!("write `/{key}`")),
        Keys::Status if status(key).is_some() => return,
        Keys::Status => {
            let message = format!("`{key}` is no status, so this response is left out");
            let help = did_you_mean(key, ["default", "1XX", "2XX", "3XX", "4XX", "5XX"])
                .unwrap_or_else(|| {
                    "write a number such as `200`, a range such as `4XX`, or `default`".to_owned()
                });
            Finding::new(&code::STATUS_KEY, entry.key_place, message).help(help)
        }
        Keys::MediaType if is_media_type(key) => return,
        Keys::MediaType => Finding::new(
            &code::MEDIA_TYPE_KEY,
            entry.key_place,
            format!("`{key}` is no media type, such as `application/json`"),
        ),
    };
    findings.report(finding);
}

fn is_component(key: &str) -> bool {
    !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}

/// The status that a key of `responses` speaks of. `4xx` is taken for `4XX`.
pub(super) fn status(key: &str) -> Option<Status> {
    if key == "default" {
        return Some(Status::Default);
    }
    let hundred = key
        .chars()
        .next()?
        .to_digit(10)
        .filter(|digit| (1..=5).contains(digit))?;
    match key.get(1..)? {
        "XX" | "xx" => Some(Status::Range(u8::try_from(hundred).ok()?)),
        rest if rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit()) => {
            key.parse().ok().map(Status::Exactly)
        }
        _ => None,
    }
}

/// A type, a slash and a subtype, all tokens of RFC 9110, perhaps with parameters.
fn is_media_type(key: &str) -> bool {
    let essence = key.split(';').next().unwrap_or(key).trim();
    let token = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
    };
    essence
        .split_once('/')
        .is_some_and(|(kind, subtype)| token(kind) && token(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_numbers_ranges_and_default() {
        assert_eq!(status("200"), Some(Status::Exactly(200)));
        assert_eq!(status("4XX"), Some(Status::Range(4)));
        assert_eq!(status("default"), Some(Status::Default));
        for bad in ["", "20", "2000", "600", "0XX", "ok", "2é", "2X0"] {
            assert_eq!(status(bad), None, "{bad}");
        }
    }

    #[test]
    fn media_types_may_have_parameters_and_stars() {
        for good in [
            "application/json",
            "text/*",
            "*/*",
            "application/json; charset=utf-8",
            "application/vnd.a+json",
        ] {
            assert!(is_media_type(good), "{good}");
        }
        for bad in ["json", "application/", "/json", "appli cation/json", ""] {
            assert!(!is_media_type(bad), "{bad}");
        }
    }
}
