//! `bindery show`

mod tree;

use bindery::document::Documents;
use bindery::finding::Findings;
use bindery::generate::{ModuleSettings, overlaid, read, read_api};
use bindery::model::Api;
use bindery::plan::{self, Manifest, Named, Runtime};
use clap::Command;

use crate::arguments::Said;
use crate::arguments::option::{Choice, operand, words};
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;
use crate::subject::SubjectOptions;

/// Prints a stage of the road as stable text; findings go to standard error
#[derive(Debug)]
pub(crate) struct Show {
    stage: Stage,
    subject: SubjectOptions,
}

#[derive(Clone, Copy, Debug)]
enum Stage {
    Document,
    Model,
    Plan,
}

const STAGES: &[Choice<Stage>] = &[
    (
        "document",
        "Every value as it was read, with its line and column",
        Stage::Document,
    ),
    ("model", "The API as it was understood", Stage::Model),
    ("plan", "Every name and type in Rust", Stage::Plan),
];

impl Show {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about("Prints a stage of the road as stable text; findings go to standard error")
            .arg(
                operand("stage", "STAGE", "The stage")
                    .value_parser(words(STAGES))
                    .required(true),
            )
            .args(SubjectOptions::arguments())
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Show {
        Show {
            stage: said.one_of("stage", STAGES, Stage::Document),
            subject: SubjectOptions::said(said),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let output = output.with_findings_aside();
        let subject = self.subject.subject()?;
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
