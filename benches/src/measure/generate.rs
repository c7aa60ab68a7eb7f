//! Generating a crate.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::cost::{self, Cost};
use crate::document::Document;
use crate::figure::Figure;
use crate::tool::Tool;
use crate::workshop::{Workshop, lines};

pub(crate) const NAME: &str = "generate";

/// Shorter runs are done three times, and the one in the middle counts.
const SHORT: Duration = Duration::from_millis(1500);

/// What generating costs; the count is the lines of Rust.
pub(super) fn measure(
    workshop: &Workshop,
    tool: &dyn Tool,
    document: &Document,
) -> io::Result<Figure> {
    let mut costs = Vec::new();
    let mut folder = PathBuf::new();
    while costs.len() < 3 {
        let (made, cost) = once(workshop, tool, document)?;
        folder = made;
        let Some(cost) = cost else {
            break;
        };
        let long = cost.wall > SHORT;
        costs.push(cost);
        if long {
            break;
        }
    }
    let mut figure = Figure::of(tool.version(), cost::median(costs), "generation failed");
    if figure.failed.is_none() {
        figure.count = lines(&folder)?;
    }
    Ok(figure)
}

/// Generates into an empty folder, once; the folder is that of the crate.
pub(super) fn once(
    workshop: &Workshop,
    tool: &dyn Tool,
    document: &Document,
) -> io::Result<(PathBuf, Option<Cost>)> {
    let program = tool.program(&workshop.tool(tool.name()));
    let folder = workshop.empty(&format!("crates/{}/{}", tool.name(), document.name))?;
    let mut command = tool.generate(&program, document, &folder)?;
    let cost = cost::of(&mut command, &workshop.log())?;
    Ok((folder, cost))
}
