//! What is wrong, where, and what to do about it.
//!
//! Findings know nothing of OpenAPI: this is the ground floor that every stage stands on.

pub mod code;
pub mod render;
mod source;

pub use code::{Code, Severity};
pub use source::{Place, Position, Source, SourceId, Sources};

/// Something to tell the author of a document.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What kind of thing it is.
    pub code: &'static Code,
    /// How bad it is; normally that of the code.
    pub severity: Severity,
    /// Where it is. `None` only where there is no text to point at.
    pub place: Option<Place>,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// A way out, in a sentence without a full stop.
    pub help: Option<String>,
    /// Other places that matter, each with what it is.
    pub related: Vec<(Place, String)>,
}

impl Finding {
    /// A finding at a place.
    #[must_use]
    pub fn new(code: &'static Code, place: Place, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: code.severity,
            place: Some(place),
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    /// A finding about something that is not in any text, such as a missing file.
    #[must_use]
    pub fn nowhere(code: &'static Code, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: code.severity,
            place: None,
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    /// Adds a way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, what: impl Into<String>) -> Finding {
        self.related.push((place, what.into()));
        self
    }
}

/// The bag that every stage reports into.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
}

/// Errors were found; the road stops here. The findings are in the bag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop;

impl Findings {
    /// An empty bag.
    #[must_use]
    pub fn new() -> Findings {
        Findings::default()
    }

    /// Adds a finding.
    pub fn report(&mut self, finding: Finding) {
        self.all.push(finding);
    }

    /// Adds those of another bag.
    pub(crate) fn absorb(&mut self, other: Findings) {
        self.all.extend(other.all);
    }

    /// All findings, in the order in which they were reported.
    #[must_use]
    pub fn all(&self) -> &[Finding] {
        &self.all
    }

    /// Makes warnings of all errors, because what they concern is left out.
    pub(crate) fn soften_errors(&mut self) {
        for finding in &mut self.all {
            if finding.severity == Severity::Error {
                finding.severity = Severity::Warning;
            }
        }
    }

    /// Keeps those of which `keep` says so.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.all.retain(keep);
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.all
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// The barrier at the end of a stage.
    ///
    /// # Errors
    /// When an error was reported.
    pub fn barrier(&self) -> Result<(), Stop> {
        if self.has_errors() { Err(Stop) } else { Ok(()) }
    }

    /// Brings the findings into the order of the text, and drops exact repetitions.
    pub fn sort(&mut self) {
        crate::map::sort_by_key(&mut self.all, |finding| {
            finding
                .place
                .map(|place| (place.source, place.start, place.end))
        });
        self.all.dedup_by(|a, b| {
            a.code.id == b.code.id && a.place == b.place && a.message == b.message
        });
    }
}
