//! Building a crate whose build script generates its client.

use std::fs;
use std::io;
use std::path::Path;

use bindery_tests::{root, shared};

use crate::cost;
use crate::document;
use crate::figure::{Figure, Figures};
use crate::tool::{self, Tool};
use crate::workshop::Workshop;

pub(crate) const NAME: &str = "build script";

/// Six operations; both generators take it.
const DOCUMENT: &str = "prog-keeper";

const PACKAGE: &str =
    "[package]\nname = \"measured\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n";

const BINDERY_BUILD: &str = "\
fn main() -> Result<(), Box<dyn std::error::Error>> {
    bindery::build(\"api.json\")?;
    Ok(())
}
";

const PROGENITOR_BUILD: &str = "\
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let document = std::fs::File::open(\"api.json\")?;
    let document = serde_json::from_reader(document)?;
    let tokens = progenitor::Generator::default().generate_tokens(&document)?;
    let text = prettyplease::unparse(&syn::parse2(tokens)?);
    let folder = std::env::var(\"OUT_DIR\")?;
    std::fs::write(std::path::Path::new(&folder).join(\"api.rs\"), text)?;
    Ok(())
}
";

/// What a cold `cargo build` costs.
pub(super) fn measure(workshop: &Workshop, figures: &mut Figures) -> io::Result<()> {
    let Some(corpus) = shared("corpus") else {
        return Ok(());
    };
    for document in document::chosen(&corpus, &[DOCUMENT.to_owned()])? {
        for tool in tool::chosen(&["bindery".to_owned(), "progenitor".to_owned()]) {
            let tool = tool.as_ref();
            let name = tool.name();
            let folder = workshop.empty(&format!("crates/{name}/build-script"))?;
            write(tool, &folder)?;
            fs::copy(&document.path, folder.join("api.json"))?;
            let mut fetch = workshop.cargo(name, &folder, &["fetch", "-q"]);
            cost::of(&mut fetch, &workshop.log())?;
            let built = workshop.empty(&format!("built/{name}-build-script"))?;
            let mut build = workshop.cargo(name, &folder, &["build", "-q"]);
            build.env("CARGO_TARGET_DIR", built);
            let cost = cost::of(&mut build, &workshop.log())?;
            let figure = Figure::of(tool.version(), cost, "does not compile");
            figures.keep(NAME, name, "-", figure);
        }
    }
    Ok(())
}

fn write(tool: &dyn Tool, folder: &Path) -> io::Result<()> {
    let (dependencies, build, library) = match tool.name() {
        "bindery" => (
            format!(
                "[dependencies]\nbindery-runtime = \"{0}\"\n\n\
                 [build-dependencies]\nbindery = {{ path = {1:?} }}\n",
                tool.version(),
                root().join("codegen").to_string_lossy()
            ),
            BINDERY_BUILD,
            "bindery_runtime::include_api!(\"api\");\n",
        ),
        _ => (
            format!(
                "[dependencies]\nprogenitor-client = \"={0}\"\nfutures = \"0.3\"\n\
                 reqwest = {{ version = \"0.13\", features = [\"json\", \"query\", \"stream\"] }}\n\
                 serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\
                 chrono = {{ version = \"0.4\", features = [\"serde\"] }}\n\
                 uuid = {{ version = \"1\", features = [\"serde\", \"v4\"] }}\n\n\
                 [build-dependencies]\nprogenitor = \"={0}\"\nprettyplease = \"0.2\"\n\
                 serde_json = \"1\"\nsyn = \"2\"\n",
                tool.version()
            ),
            PROGENITOR_BUILD,
            "include!(concat!(env!(\"OUT_DIR\"), \"/api.rs\"));\n",
        ),
    };
    fs::create_dir_all(folder.join("src"))?;
    fs::write(
        folder.join("Cargo.toml"),
        format!("{PACKAGE}{dependencies}"),
    )?;
    fs::write(folder.join("build.rs"), build)?;
    fs::write(folder.join("src/lib.rs"), library)
}
