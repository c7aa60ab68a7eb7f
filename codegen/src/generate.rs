//! The road on one page, and its end on the disk.

#[cfg(feature = "diff")]
mod compare;
mod folder;
mod fresh;
mod name;
mod output;
mod road;
mod spell;
mod watch;

#[cfg(feature = "diff")]
pub use compare::{Comparison, Half, Origin, compare};
pub use folder::Folder;
pub use fresh::{NotFresh, are_fresh, is_fresh};
pub use name::module_name;
pub use output::{FileState, Mode, WriteError, leftovers, write};
pub use road::{
    Counts, Generated, GeneratedFile, ModuleSettings, Run, Settings, generate, generate_watched,
    include, lint, overlaid, read, read_api,
};
pub use watch::{Made, Stage, Watch};
