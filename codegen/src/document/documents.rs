//! The documents of a run, and what leads from one to another.

use super::reference::{self, Target};
use super::{Node, pointer, uri};
use crate::finding::{Place, SourceId, Sources};
use crate::map::{Map, Set};
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All documents of a run: those asked for, and every local file that they refer to.
///
/// A clone shares the texts and the trees.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    pub(super) sources: Arc<Sources>,
    pub(super) roots: Vec<SourceId>,
    pub(super) trees: Map<SourceId, Arc<Node>>,
    /// Every file that was tried, by its normalised path.
    ///
    /// As text, because to a path `a//b` is the same as `a/b`, and to a URL it is not.
    pub(super) tried: Map<OsString, Result<SourceId, MissingFile>>,
    /// The documents that were brought into the shape of a later version.
    reshaped: Set<SourceId>,
    /// The document in which the values of a text stand: those of an overlay are put into
    /// another one. The text is there once for each such document.
    pub(super) hosts: Map<SourceId, SourceId>,
    /// Overlays: only what they put into documents is a part of those.
    pub(super) overlays: Map<SourceId, Arc<Node>>,
}

/// Why a URL is not read.
pub(super) const NOT_WANTED: &str = "it is on another host, and only files are read";

/// A file that a reference names and that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFile {
    /// The file, relative to where the run was started; for what is no file, the reference.
    pub path: PathBuf,
    /// Why it could not be read, in words.
    pub why: String,
    /// Whether it is on another host, and nobody wants that to be asked.
    pub is_remote: bool,
}

impl fmt::Display for MissingFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read `{}`: {}", self.path.display(), self.why)
    }
}

impl std::error::Error for MissingFile {}

impl Documents {
    /// The texts of all documents.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Whether a text is that of an overlay, there only for the places of its values.
    #[must_use]
    pub fn is_put_into_another(&self, source: SourceId) -> bool {
        self.hosts.contains_key(&source)
    }

    /// The documents that were asked for and could be read, in the order of asking.
    #[must_use]
    pub fn roots(&self) -> &[SourceId] {
        &self.roots
    }

    /// The document of a path; `None` where it was not read.
    #[must_use]
    pub fn at(&self, path: &Path) -> Option<SourceId> {
        self.tried
            .get(reference::normalised(path).as_os_str())?
            .as_ref()
            .ok()
            .copied()
    }

    /// The tree of a document; `None` where its text was not understood, and for an overlay.
    #[must_use]
    pub fn root(&self, source: SourceId) -> Option<&Node> {
        self.trees.get(&source).map(|tree| &**tree)
    }

    /// The same documents with other trees for some of them.
    #[must_use]
    pub(crate) fn with_trees(&self, trees: Vec<(SourceId, Node)>) -> Documents {
        let mut documents = self.clone();
        for (source, tree) in trees {
            documents.trees.insert(source, Arc::new(tree));
        }
        documents
    }

    /// Lets go of what was read from the texts, which themselves stay: places are shown in them.
    pub(crate) fn take_trees(&mut self) -> impl Send + use<> {
        (
            std::mem::take(&mut self.trees),
            std::mem::take(&mut self.overlays),
        )
    }

    /// Remembers that a document was brought into the shape of a later version.
    pub(crate) fn set_reshaped(&mut self, source: SourceId) {
        self.reshaped.insert(source);
    }

    /// Whether a document was brought into the shape of a later version.
    #[must_use]
    pub(crate) fn is_reshaped(&self, source: SourceId) -> bool {
        self.reshaped.contains(&source)
    }

    /// The document in which the values of a text stand: itself, but for an overlay that it
    /// was put into.
    #[must_use]
    pub(crate) fn host(&self, source: SourceId) -> SourceId {
        self.hosts.get(&source).copied().unwrap_or(source)
    }

    /// The documents in which the values of texts stand, where these are not themselves.
    pub(crate) fn hosts(&self) -> &Map<SourceId, SourceId> {
        &self.hosts
    }

    /// The tree of an overlay; `None` where its text was not understood.
    #[must_use]
    pub fn overlay(&self, source: SourceId) -> Option<&Node> {
        self.overlays.get(&source).map(|tree| &**tree)
    }

    /// The text of an overlay whose values are put into a document.
    #[must_use]
    pub(crate) fn put_into(&self, overlay: SourceId, host: SourceId) -> Option<SourceId> {
        let path = self.sources.path(overlay);
        let mut hosts = self.hosts.iter();
        let text = hosts.find(|(text, own)| **own == host && self.sources.path(**text) == path)?;
        Some(*text.0)
    }

    /// The document that a reference in another one names.
    ///
    /// `reference_path` is what stands before the `#`; where that is empty, it is the
    /// document itself. A whole reference does no harm.
    ///
    /// # Errors
    /// When that file could not be read.
    pub fn find(&self, from: SourceId, reference_path: &str) -> Result<SourceId, MissingFile> {
        let missing = |path: &Path, why: &str, is_remote: bool| {
            Err(MissingFile {
                path: path.to_owned(),
                why: why.to_owned(),
                is_remote,
            })
        };
        let unread = "no `$ref` names it, so it was not read";
        let from = self.host(from);
        match reference::target(self.sources.path(from), reference_path) {
            Target::Own => Ok(from),
            Target::Remote => missing(Path::new(reference_path), NOT_WANTED, true),
            Target::Refused(why) => missing(Path::new(reference_path), why, false),
            Target::File(path) => match self.tried.get(path.as_os_str()) {
                Some(result) => result.clone(),
                None => missing(&path, unread, uri::is_url(&path)),
            },
        }
    }

    /// Every file that was really read, in the order of reading.
    pub fn read_paths(&self) -> impl Iterator<Item = &Path> {
        let texts = self.sources.iter();
        let own = texts.filter(|(id, _)| !self.hosts.contains_key(id));
        own.map(|(_, source)| source.path.as_path())
    }

    /// The node that a JSON pointer names: RFC 6901, as it stands behind a `#`, so
    /// percent-decoded.
    ///
    /// ```
    /// use bindery::document::{Memory, read};
    /// use bindery::finding::Findings;
    ///
    /// let files = Memory::new().with("api.yaml", "paths: { /users: { get: {} } }");
    /// let documents = read(&["api.yaml".into()], &files, &mut Findings::new());
    /// let node = documents.node_at(documents.roots()[0], "/paths/~1users/get").unwrap();
    /// assert_eq!(node.kind(), "an object");
    /// ```
    #[must_use]
    pub fn node_at(&self, source: SourceId, pointer: &str) -> Option<&Node> {
        pointer::resolve(self.root(source)?, pointer)
    }

    /// The JSON pointers of all nodes of a document by their places; of several at one place
    /// that of the outermost.
    #[must_use]
    pub(crate) fn pointers(&self, source: SourceId) -> Map<Place, String> {
        self.root(source).map(pointer::all).unwrap_or_default()
    }

    /// The JSON pointer of the node (or of the value of the key) at a place. What aliases
    /// stand for has several; the first one is given.
    #[must_use]
    pub fn pointer_of(&self, place: Place) -> Option<String> {
        pointer::of(self.root(self.host(place.source))?, place)
    }
}
