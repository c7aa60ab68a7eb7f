//! `bindery show`

mod tree;

use std::path::PathBuf;

use bindery::document::Documents;
use bindery::finding::Findings;
use bindery::generate::{ModuleSettings, overlaid, read, read_api};
use bindery::model::Api;
use bindery::plan::{self, Manifest, Named, Runtime};
use clap::{Args, ValueEnum};

use crate::fetch::FetchOptions;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;
use crate::subject::Subject;

/// Prints a stage of the road as stable text; findings go to standard error
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The stage
    #[arg(value_enum)]
    stage: Stage,
    /// OpenAPI documents, each by itself; without any, the modules of bindery.toml
    #[arg(value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// Mends the SPECs by an Overlay 1.0 or 1.1 document; can be said several times, in order
    #[arg(long, value_name = "FILE", requires = "specs")]
    overlay: Vec<PathBuf>,
    #[command(flatten)]
    fetch: FetchOptions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Stage {
    /// Every value as it was read, with its line and column
    Document,
    /// The API as it was understood
    Model,
    /// Every name and type in Rust
    Plan,
}

impl Show {
    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let output = output.with_findings_aside();
        let subject = Subject::of(&self.specs, &self.overlay, &self.fetch)?;
        let mut findings = Findings::new();
        let documents = read(&subject.modules, &subject.files, &mut findings);
        let mut apis = Vec::new();
        if !matches!(self.stage, Stage::Document) {
            for module in &subject.modules {
                if let Ok(api) = read_api(module, &documents, &mut findings) {
                    apis.push((module, api));
                }
            }
        }
        let text = match self.stage {
            Stage::Document => documents_of(&subject.modules, &documents, &mut findings),
            Stage::Model => apis
                .iter()
                .map(|(module, api)| {
                    format!(
                        "module {}\n{}",
                        module.name,
                        api.to_text(documents.sources())
                    )
                })
                .collect(),
            Stage::Plan => plan_of(&apis, &mut findings),
        };
        findings.sort();
        output.findings(findings.all(), documents.sources())?;
        output.result(&text)?;
        Ok(Outcome::of(&findings))
    }
}

/// The documents as they were read, or as the overlays of each module make them.
fn documents_of(
    modules: &[ModuleSettings],
    documents: &Documents,
    findings: &mut Findings,
) -> String {
    if modules.iter().all(|module| module.overlays.is_empty()) {
        return tree::show(documents);
    }
    let mut text = String::new();
    for module in modules {
        let Ok(overlaid) = overlaid(module, documents, findings) else {
            continue;
        };
        text += &format!("module {}\n", module.name);
        text += &tree::show(overlaid.as_ref().unwrap_or(documents));
    }
    text
}

fn plan_of(apis: &[(&ModuleSettings, Api)], findings: &mut Findings) -> String {
    let named: Vec<Named<'_>> = apis
        .iter()
        .map(|(module, api)| Named {
            name: &module.name,
            api,
        })
        .collect();
    // The stage is about modules: the manifest is only what holds them.
    let manifest = Manifest {
        name: "shown".to_owned(),
        version: "0.0.0".to_owned(),
        description: String::new(),
        license: None,
        repository: None,
        runtime: Runtime::Published("0.0.0".to_owned()),
        workspace_member: false,
        tag_features: false,
    };
    plan::plan(&manifest, &named, findings).to_text()
}
