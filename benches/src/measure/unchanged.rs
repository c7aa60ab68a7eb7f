//! Generating once more, with nothing changed.

use std::io;

use super::generate;
use crate::cost;
use crate::document::Document;
use crate::figure::Figure;
use crate::tool::Tool;
use crate::workshop::Workshop;

pub(crate) const NAME: &str = "unchanged";

/// What generating into the folder costs that holds it already: the middle of five runs.
pub(super) fn measure(
    workshop: &Workshop,
    tool: &dyn Tool,
    document: &Document,
) -> io::Result<Option<Figure>> {
    let (folder, first) = generate::once(workshop, tool, document)?;
    if first.is_none() {
        return Ok(None);
    }
    let program = tool.program(&workshop.tool(tool.name()));
    let mut costs = Vec::new();
    for _ in 0..5 {
        let mut command = tool.generate(&program, document, &folder)?;
        costs.extend(cost::of(&mut command, &workshop.log())?);
    }
    let cost = cost::median(costs);
    Ok(Some(Figure::of(tool.version(), cost, "generation failed")))
}
