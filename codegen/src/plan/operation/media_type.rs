//! Which of several media types is used.

use crate::model::Content;

/// The first content that is JSON.
pub(in crate::plan) fn json_content(contents: &[Content]) -> Option<&Content> {
    contents.iter().find(|content| is_json(&content.media_type))
}

/// The first content whose body can be read: JSON, or else text.
pub(super) fn readable_content(contents: &[Content]) -> Option<&Content> {
    json_content(contents).or_else(|| contents.iter().find(|content| is_text(&content.media_type)))
}

/// Plain text; pages and scripts are not what an API answers on purpose.
pub(super) fn is_text(media_type: &str) -> bool {
    media_type
        .split(';')
        .next()
        .unwrap_or("")
        .trim()
        .eq_ignore_ascii_case("text/plain")
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}
