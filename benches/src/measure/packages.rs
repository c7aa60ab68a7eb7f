//! Packages under a small generated client.

use std::io;
use std::path::Path;

use bindery_tests::{packages, root, shared};

use super::generate;
use crate::document;
use crate::figure::{Figure, Figures};
use crate::tool::{self, Tool};
use crate::workshop::Workshop;

pub(crate) const NAME: &str = "packages";

/// A document that all generators make a crate of.
const DOCUMENT: &str = "prog-keeper";

/// How many packages are below the client; for ours also without a transport, and below a
/// build script that generates.
pub(super) fn measure(
    workshop: &Workshop,
    tools: &[Box<dyn Tool>],
    figures: &mut Figures,
) -> io::Result<()> {
    let Some(corpus) = shared("corpus") else {
        return Ok(());
    };
    let documents = document::chosen(&corpus, &[DOCUMENT.to_owned()])?;
    for document in &documents {
        for tool in tools {
            let tool = tool.as_ref();
            let (folder, generated) = generate::once(workshop, tool, document)?;
            if generated.is_none() {
                let figure = Figure::of(tool.version(), None, "generation failed");
                figures.keep(NAME, tool.name(), "client", figure);
                continue;
            }
            let folder = tool.finish(&folder)?;
            count(workshop, tool, &folder, &[], "client", figures)?;
            if tool.name() == "bindery" {
                let bare = ["--no-default-features"];
                count(
                    workshop,
                    tool,
                    &folder,
                    &bare,
                    "client without transport",
                    figures,
                )?;
                let ours = root().join("codegen");
                count(workshop, tool, &ours, &[], "build script", figures)?;
            }
        }
    }
    build_script_of_progenitor(workshop, figures)
}

/// What progenitor asks of those who generate in a build script.
fn build_script_of_progenitor(workshop: &Workshop, figures: &mut Figures) -> io::Result<()> {
    let progenitor = tool::chosen(&["progenitor".to_owned()]);
    for tool in &progenitor {
        let tool = tool.as_ref();
        let folder = workshop.empty("crates/progenitor/build-script-packages")?;
        let manifest = format!(
            "[package]\nname = \"measured\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nprogenitor = \"={}\"\nprettyplease = \"*\"\nserde_json = \"1\"\n\
             syn = \"*\"\nopenapiv3 = \"2\"\n",
            tool.version()
        );
        std::fs::create_dir_all(folder.join("src"))?;
        std::fs::write(folder.join("Cargo.toml"), manifest)?;
        std::fs::write(folder.join("src/lib.rs"), "")?;
        count(workshop, tool, &folder, &[], "build script", figures)?;
    }
    Ok(())
}

/// The packages that `cargo tree` names below a crate on this machine, each once.
pub(super) fn count(
    workshop: &Workshop,
    tool: &dyn Tool,
    folder: &Path,
    features: &[&str],
    what: &str,
    figures: &mut Figures,
) -> io::Result<()> {
    let mut arguments = vec!["tree", "-q", "-e", "normal,build", "--prefix", "none"];
    arguments.extend(features);
    let output = workshop.cargo(tool.name(), folder, &arguments).output()?;
    // The crate itself is listed, and not below itself.
    let below = packages(&String::from_utf8_lossy(&output.stdout))
        .len()
        .saturating_sub(1);
    let mut figure = Figure::of(tool.version(), None, "cargo tree failed");
    if output.status.success() {
        figure.failed = None;
        figure.count = u64::try_from(below).unwrap_or(u64::MAX);
    }
    figures.keep(NAME, tool.name(), what, figure);
    Ok(())
}
