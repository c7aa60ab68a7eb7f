//! Judges the model: whether the API makes sense.

use crate::document::Documents;
use crate::finding::Findings;
use crate::model;

/// Judges an API.
pub fn check(api: &model::Api, documents: &Documents, findings: &mut Findings) {
    let _ = (api, documents, findings);
}
