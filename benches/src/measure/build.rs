//! Compiling the generated crate alone: what it depends on is built before.

use std::io;

use bindery_tests::touch;

use super::generate;
use crate::cost;
use crate::document::Document;
use crate::figure::Figure;
use crate::tool::Tool;
use crate::workshop::{Workshop, lines};

pub(crate) const CHECK: &str = "check";
pub(crate) const RELEASE: &str = "release";

/// How it is compiled.
pub(super) struct Kind {
    arguments: &'static [&'static str],
}

impl Kind {
    pub(super) const CHECK: Kind = Kind {
        arguments: &["check", "-q", "--lib"],
    };
    pub(super) const RELEASE: Kind = Kind {
        arguments: &["build", "-q", "--lib", "--release"],
    };
}

/// What compiling costs; the count is the lines of Rust.
pub(super) fn measure(
    workshop: &Workshop,
    tool: &dyn Tool,
    document: &Document,
    kind: &Kind,
) -> io::Result<Figure> {
    let (folder, generated) = generate::once(workshop, tool, document)?;
    if generated.is_none() {
        return Ok(Figure::of(tool.version(), None, "generation failed"));
    }
    let folder = tool.finish(&folder)?;
    let log = workshop.log();
    // The first run is about the dependencies, and tells whether it compiles.
    let mut first = workshop.cargo(tool.name(), &folder, kind.arguments);
    if cost::of(&mut first, &log)?.is_none() {
        return Ok(Figure::of(tool.version(), None, "does not compile"));
    }
    touch(&folder.join("src/lib.rs"))?;
    let mut second = workshop.cargo(tool.name(), &folder, kind.arguments);
    let cost = cost::of(&mut second, &log)?;
    let mut figure = Figure::of(tool.version(), cost, "does not compile");
    figure.count = lines(&folder.join("src"))?;
    Ok(figure)
}
