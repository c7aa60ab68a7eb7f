//! The road on one page, and its end on the disk.

mod output;
mod road;

pub use output::{FileState, Mode, WriteError, write};
pub use road::{Counts, GeneratedFile, Generated, ModuleSettings, Run, Settings, generate, include, lint, read_api};
