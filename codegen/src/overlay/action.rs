//! An overlay that was understood.

use super::path::Path;
use crate::document::Node;
use crate::finding::Place;

/// An overlay.
#[derive(Debug)]
pub(super) struct Overlay {
    /// The file that it is for, and where that is said; not where it is a URL.
    pub(super) extends: Option<(Place, String)>,
    /// In order.
    pub(super) actions: Vec<Action>,
}

/// What becomes of some nodes.
#[derive(Debug)]
pub(super) struct Action {
    /// Where its target stands.
    pub(super) place: Place,
    /// The target as it is written.
    pub(super) text: String,
    pub(super) target: Path,
    pub(super) change: Change,
}

#[derive(Debug)]
pub(super) enum Change {
    /// This is merged into them.
    Update(Node),
    /// What this selects is merged into them.
    Copy(Path, Place),
    Remove,
    /// Nothing, because the action says so.
    None,
}
