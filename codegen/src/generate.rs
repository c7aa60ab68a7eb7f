//! The road on one page, and its end on the disk.

mod compare;
mod folder;
mod fresh;
mod name;
mod output;
mod road;
mod spell;

pub use compare::{Comparison, Half, Origin, compare};
pub use folder::Folder;
pub use fresh::{NotFresh, are_fresh, is_fresh};
pub use name::module_name;
pub use output::{FileState, Mode, WriteError, write};
pub use road::{
    Counts, Generated, GeneratedFile, ModuleSettings, Run, Settings, generate, include, lint,
    overlaid, read, read_api,
};
