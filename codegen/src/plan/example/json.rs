//! JSON text of the document's values.

use crate::model::Json;

/// JSON text without white space.
pub(in crate::plan) fn json_text(json: &Json) -> String {
    json.to_string()
}
