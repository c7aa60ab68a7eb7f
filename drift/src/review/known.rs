//! Known deviations of a document, and which of them are still true.

use bindery::finding::{Finding, Findings};

use crate::code::IDLE_DEVIATION;
use crate::deviation::{self, Deviation};

/// Known deviations of a document, and which of them were met.
#[derive(Default)]
pub(super) struct Known {
    pub(super) deviations: Vec<Deviation>,
    pub(super) used: Vec<bool>,
    /// The operations that were compared.
    pub(super) compared: Vec<String>,
    /// All operations of the document.
    pub(super) operations: Vec<String>,
}

impl Known {
    pub(super) fn judge(&self, findings: &mut Findings) {
        deviation::idle(&self.deviations, &self.used, &self.compared, findings);
        for deviation in &self.deviations {
            if !self.operations.is_empty() && !self.operations.contains(&deviation.operation) {
                let message = format!("the document has no operation `{}`", deviation.operation);
                findings.report(Finding::new(&IDLE_DEVIATION, deviation.place, message));
            }
        }
    }
}
