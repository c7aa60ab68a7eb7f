//! Reporting about one text.

use crate::finding::{Code, Finding, Findings, Place, SourceId};

/// The bag of findings, together with the text that is being read.
pub(super) struct Report<'a> {
    pub(super) source: SourceId,
    findings: &'a mut Findings,
}

impl<'a> Report<'a> {
    pub(super) fn new(source: SourceId, findings: &'a mut Findings) -> Report<'a> {
        Report { source, findings }
    }

    /// The place of a range of bytes of the text.
    pub(super) fn place(&self, start: usize, end: usize) -> Place {
        place(self.source, start, end)
    }

    pub(super) fn add(&mut self, finding: Finding) {
        self.findings.report(finding);
    }

    /// Adds what was found in another part of the text.
    pub(super) fn absorb(&mut self, findings: Findings) {
        self.findings.absorb(findings);
    }

    pub(super) fn at(&mut self, code: &'static Code, place: Place, message: impl Into<String>) {
        self.add(Finding::new(code, place, message));
    }
}

/// The place of a range of bytes. Texts end long before 4 GiB; a place behind that is its end.
pub(super) fn place(source: SourceId, start: usize, end: usize) -> Place {
    let byte = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    Place {
        source,
        start: byte(start),
        end: byte(end.max(start)),
    }
}

/// A piece of a document for a message: in backquotes, and not longer than a line.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
