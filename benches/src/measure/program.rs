//! A small program that calls three operations of a large crate: how large it is.

use std::fs;
use std::io;
use std::path::Path;

use bindery_tests::shared;

use super::generate;
use crate::cost;
use crate::document::{self, Document};
use crate::figure::{Figure, Figures};
use crate::tool::{self, Tool};
use crate::workshop::Workshop;

pub(crate) const NAME: &str = "program";

/// A program: who made the crate, of which document, and what it does.
struct Program {
    tool: &'static str,
    document: &'static str,
    /// How the crate is named.
    package: &'static str,
    /// What else is said where the crate is depended upon.
    features: &'static str,
    calls: &'static str,
    /// One request with the same transport, and no operation.
    bare: &'static str,
}

/// Of the documents whose crates compile with other generators too, `prog-nexus` has the most
/// operations, 193; `github` has 1,223, and compiles with openapi-generator alone in the memory that
/// there mostly is: its crate can have rustls as ours has.
const PROGRAMS: [Program; 5] = [
    Program {
        tool: "bindery",
        document: "prog-nexus",
        package: "prog-nexus",
        features: "",
        calls: "
    let client = measured::prog_nexus::Client::builder(url).build()?;
    println!(\"{:?}\", client.policy_view().await?);
    println!(\"{:?}\", client.session_me().await?);
    println!(\"{:?}\", client.session_me_groups().await?);
",
        bare: BINDERY_BARE,
    },
    Program {
        tool: "oas3-gen",
        document: "prog-nexus",
        package: "prog-nexus",
        features: "",
        calls: "
    use measured::*;
    let client = OxideRegionApiClient::with_base_url(url)?;
    println!(\"{:?}\", client.policy_view(PolicyViewRequest {}).await?);
    println!(\"{:?}\", client.session_me(SessionMeRequest {}).await?);
    let query = SessionMeGroupsRequestQuery { limit: None, page_token: None, sort_by: None };
    println!(\"{:?}\", client.session_me_groups(SessionMeGroupsRequest { query }).await?);
",
        bare: REQWEST_BARE,
    },
    Program {
        tool: "openapi-to-rust",
        document: "prog-nexus",
        package: "measured",
        features: "",
        calls: "
    let client = measured::generated::client::HttpClient::new().with_base_url(url);
    println!(\"{:?}\", client.policy_view().await.map_err(|error| error.to_string())?);
    println!(\"{:?}\", client.session_me().await.map_err(|error| error.to_string())?);
    let groups = client.session_me_groups(None, None::<&str>, None).await;
    println!(\"{:?}\", groups.map_err(|error| error.to_string())?);
",
        bare: REQWEST_BARE,
    },
    Program {
        tool: "bindery",
        document: "github",
        package: "github",
        features: "",
        calls: "
    let client = measured::github::Client::builder(url).build()?;
    println!(\"{:?}\", client.meta_root().await?);
    println!(\"{:?}\", client.meta_get().await?);
    println!(\"{:?}\", client.emojis_get().await?);
",
        bare: BINDERY_BARE,
    },
    Program {
        tool: "openapi-generator",
        document: "github",
        package: "measured",
        features: ", default-features = false, features = [\"rustls\"]",
        calls: "
    let mut configuration = measured::apis::configuration::Configuration::new();
    configuration.base_path = url;
    use measured::apis::{emojis_api, meta_api};
    println!(\"{:?}\", meta_api::meta_slash_root(&configuration).await?);
    println!(\"{:?}\", meta_api::meta_slash_get(&configuration).await?);
    println!(\"{:?}\", emojis_api::emojis_slash_get(&configuration).await?);
",
        bare: REQWEST_BARE,
    },
];

const BINDERY_BARE: &str = "
    use measured::runtime::transport::{Hyper, Limits, Transport};
    let request = measured::runtime::codegen::http::Request::get(url).body(Default::default())?;
    let answer = Hyper::builder().build()?.carry(request, Limits::default()).await?;
    println!(\"{:?}\", answer.into_body());
";

const REQWEST_BARE: &str = "
    println!(\"{:?}\", reqwest::Client::builder().build()?.get(url).send().await?.bytes().await?);
";

/// How large they are, in bytes; beside each, one with the transport alone.
pub(super) fn measure(
    workshop: &Workshop,
    tools: &[Box<dyn Tool>],
    figures: &mut Figures,
) -> io::Result<()> {
    let Some(corpus) = shared("corpus") else {
        return Ok(());
    };
    for program in &PROGRAMS {
        if !tools.iter().any(|tool| tool.name() == program.tool) {
            continue;
        }
        for document in document::chosen(&corpus, &[program.document.to_owned()])? {
            for tool in tool::chosen(&[program.tool.to_owned()]) {
                program.measure(workshop, tool.as_ref(), &document, figures)?;
            }
        }
    }
    Ok(())
}

impl Program {
    fn measure(
        &self,
        workshop: &Workshop,
        tool: &dyn Tool,
        document: &Document,
        figures: &mut Figures,
    ) -> io::Result<()> {
        let (folder, generated) = generate::once(workshop, tool, document)?;
        let generated = match generated {
            Some(_) => Some(tool.finish(&folder)?),
            None => None,
        };
        for (row, does) in [
            ("three calls", self.calls),
            ("the transport alone", self.bare),
        ] {
            let row = format!("{}: {row}", document.name);
            let mut figure = match &generated {
                Some(generated) => self.build(workshop, tool, generated, does)?,
                None => Figure::of(tool.version(), None, "generation failed"),
            };
            figure.bytes = document.bytes;
            figures.keep(NAME, tool.name(), &row, figure);
        }
        Ok(())
    }

    /// The program as users build it: for release, its symbols stripped.
    fn build(
        &self,
        workshop: &Workshop,
        tool: &dyn Tool,
        generated: &Path,
        does: &str,
    ) -> io::Result<Figure> {
        let folder = workshop.empty(&format!("crates/{}/program", tool.name()))?;
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("Cargo.toml"), self.manifest(generated))?;
        let main = format!(
            "#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
                 let url = std::env::args().nth(1).ok_or(\"the URL is missing\")?;{does}    Ok(())\n}}\n"
        );
        fs::write(folder.join("src/main.rs"), main)?;
        let arguments = ["build", "-q", "--release"];
        let mut build = workshop.cargo(tool.name(), &folder, &arguments);
        let built = cost::of(&mut build, &workshop.log())?.map(drop);
        let mut figure = Figure::of(tool.version(), None, "does not compile");
        if built.is_some() {
            let program = workshop.built(tool.name()).join("release/program");
            figure.count = fs::metadata(program)?.len();
            figure.failed = None;
        }
        Ok(figure)
    }

    fn manifest(&self, generated: &Path) -> String {
        let reqwest = match self.tool {
            "bindery" => "",
            // What the crates ask for beyond this is on with them.
            _ => "reqwest = { version = \"0.13\", default-features = false }\n",
        };
        format!(
            "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [profile.release]\nstrip = true\n\n[dependencies]\n\
             measured = {{ package = {:?}, path = {:?}{} }}\n{reqwest}\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n",
            self.package,
            generated.to_string_lossy(),
            self.features
        )
    }
}
