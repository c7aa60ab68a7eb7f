//! Building a crate whose build script generates its client.

use std::fs;
use std::io;
use std::path::Path;

use bindery_tests::{root, shared};

use super::packages;
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

/// A client that is built: who has it, the runtime's features, and its rows of both measures.
struct Client {
    tools: &'static [&'static str],
    features: &'static str,
    built: &'static str,
    counted: &'static str,
}

const CLIENTS: [Client; 2] = [
    Client {
        tools: &["bindery", "progenitor"],
        features: "",
        built: "with the default transport",
        counted: "build script and client",
    },
    Client {
        tools: &["bindery"],
        features: ", default-features = false, features = [\"jiff\"]",
        built: "without a transport",
        counted: "build script and client without transport",
    },
];

/// What a cold `cargo build` costs. Only ours has clients without a transport.
pub(super) fn measure(workshop: &Workshop, figures: &mut Figures) -> io::Result<()> {
    let Some(corpus) = shared("corpus") else {
        return Ok(());
    };
    for document in document::chosen(&corpus, &[DOCUMENT.to_owned()])? {
        for client in &CLIENTS {
            let tools: Vec<String> = client.tools.iter().map(ToString::to_string).collect();
            for tool in tool::chosen(&tools) {
                let tool = tool.as_ref();
                let folder = workshop.empty(&format!("crates/{}/build-script", tool.name()))?;
                write(tool, client.features, &folder)?;
                fs::copy(&document.path, folder.join("api.json"))?;
                let figure = build(workshop, tool, &folder)?;
                figures.keep(NAME, tool.name(), client.built, figure);
                packages::count(workshop, tool, &folder, &[], client.counted, figures)?;
            }
        }
    }
    Ok(())
}

/// Builds it with nothing built before.
fn build(workshop: &Workshop, tool: &dyn Tool, folder: &Path) -> io::Result<Figure> {
    let name = tool.name();
    cost::of(
        &mut workshop.cargo(name, folder, &["fetch", "-q"]),
        &workshop.log(),
    )?;
    let built = workshop.empty(&format!("built/{name}-build-script"))?;
    let mut build = workshop.cargo(name, folder, &["build", "-q"]);
    build.env("CARGO_TARGET_DIR", built);
    let cost = cost::of(&mut build, &workshop.log())?;
    Ok(Figure::of(tool.version(), cost, "does not compile"))
}

fn write(tool: &dyn Tool, features: &str, folder: &Path) -> io::Result<()> {
    let (dependencies, build, library) = match tool.name() {
        "bindery" => (
            format!(
                "[dependencies]\nbindery-runtime = {{ version = \"{0}\"{features} }}\n\n\
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
