//! Installing a generator from nothing.

use std::fs;
use std::io;

use crate::cost;
use crate::figure::{Figure, Figures};
use crate::tool::Tool;
use crate::workshop::Workshop;

pub(crate) const NAME: &str = "install";

/// What installing costs, downloads done.
pub(super) fn measure(
    workshop: &Workshop,
    tools: &[Box<dyn Tool>],
    figures: &mut Figures,
) -> io::Result<()> {
    for tool in tools {
        let folder = workshop.tool(tool.name());
        let _ = fs::remove_dir_all(folder.join("build"));
        let mut cost = None;
        for mut command in tool.install(&folder) {
            cost = cost::of(&mut command, &workshop.log())?;
        }
        let figure = Figure::of(tool.version(), cost, "cannot be installed");
        figures.keep(NAME, tool.name(), "-", figure);
    }
    Ok(())
}
