//! JSON text of the document's values.

use crate::model::Json;

/// JSON text without white space.
pub(in crate::plan) fn json_text(json: &Json) -> String {
    // A plan has thousands of them until all is spelled: without the room that they grew in.
    let mut text = json.to_string();
    text.shrink_to_fit();
    text
}
