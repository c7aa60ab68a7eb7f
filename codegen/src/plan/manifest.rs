//! The manifest of the crate to be written.

/// What the crate is called and what it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The name of the package.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is, in a line.
    pub description: String,
    /// The licence, as an SPDX expression.
    pub license: Option<String>,
    /// Where its source is.
    pub repository: Option<String>,
    /// Where the runtime comes from.
    pub runtime: Runtime,
    /// Whether the crate belongs to a workspace that is above it.
    pub workspace_member: bool,
    /// Whether each tag becomes a feature, without which its operations are not there.
    pub tag_features: bool,
}

/// Where the runtime comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// The published one of this version.
    Published(String),
    /// A local checkout, with the path as the manifest should have it; the version is for
    /// publishing.
    Local {
        /// The path.
        path: String,
        /// The version.
        version: String,
    },
}
