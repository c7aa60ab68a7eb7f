//! Installing a generator from nothing.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::cost;
use crate::figure::{Figure, Figures};
use crate::tool::Tool;
use crate::workshop::Workshop;

pub(crate) const NAME: &str = "install";

/// What is installed, and how.
const EVERYTHING: &str = "everything";
const SMALL: &str = "what generates, checks and shows";

/// What installing costs, downloads done.
pub(super) fn measure(
    workshop: &Workshop,
    tools: &[Box<dyn Tool>],
    figures: &mut Figures,
) -> io::Result<()> {
    for tool in tools {
        let tool = tool.as_ref();
        let folder = workshop.tool(tool.name());
        if let Some(commands) = tool.install_small(&folder) {
            let figure = install(workshop, tool, &folder, commands)?;
            figures.keep(NAME, tool.name(), SMALL, figure);
        }
        let figure = install(workshop, tool, &folder, tool.install(&folder))?;
        figures.keep(NAME, tool.name(), EVERYTHING, figure);
    }
    Ok(())
}

/// Installs with nothing built before.
fn install(
    workshop: &Workshop,
    tool: &dyn Tool,
    folder: &Path,
    commands: Vec<Command>,
) -> io::Result<Figure> {
    let _ = fs::remove_dir_all(folder.join("build"));
    let mut cost = None;
    for mut command in commands {
        cost = cost::of(&mut command, &workshop.log())?;
    }
    Ok(Figure::of(tool.version(), cost, "cannot be installed"))
}
