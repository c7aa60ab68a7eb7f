//! `bindery sample`

use std::path::PathBuf;

use bindery::finding::Findings;
use bindery::generate::{read, read_api};
use bindery::model::{Api, Json, Origin, TypeId};
use bindery::sample::{Limits, Sampler};
use clap::Command;

use crate::arguments::Said;
use crate::arguments::option::{flag, operand, overlay, path};
use crate::fetch::FetchOptions;
use crate::names;
use crate::outcome::{Outcome, Refusal};
use crate::output::Output;
use crate::subject::Subject;

/// Prints values of a type, one JSON value a line; findings go to standard error
#[derive(Debug)]
pub(crate) struct Sample {
    spec: PathBuf,
    name: String,
    overlay: Vec<PathBuf>,
    fetch: FetchOptions,
    broken: bool,
}

impl Sample {
    /// What can be said.
    pub(crate) fn arguments(verb: Command) -> Command {
        verb.about("Prints values of a type, one JSON value a line; findings go to standard error")
            .arg(path("spec", "SPEC", "An OpenAPI document").required(true))
            .arg(
                operand(
                    "type",
                    "TYPE",
                    "A component schema, by its name in the document",
                )
                .required(true),
            )
            .arg(overlay().requires("spec"))
            .arg(FetchOptions::argument())
            .arg(flag(
                "broken",
                "Values that break one rule each, with the place and the rule",
            ))
    }

    /// What was said.
    pub(crate) fn said(said: &mut Said) -> Sample {
        Sample {
            spec: said.required_path("spec"),
            name: said.required_text("type"),
            overlay: said.paths("overlay"),
            fetch: FetchOptions::said(said),
            broken: said.flag("broken"),
        }
    }

    pub(crate) fn run(&self, output: &Output) -> Result<Outcome, Refusal> {
        let output = output.with_findings_aside();
        let subject = Subject::of(std::slice::from_ref(&self.spec), &self.overlay, &self.fetch)?;
        let mut findings = Findings::new();
        let documents = read(&subject.modules, &subject.files, &mut findings);
        let module = subject.modules.first();
        let api = module.and_then(|module| read_api(module, &documents, &mut findings).ok());
        findings.sort();
        output.findings(findings.all(), documents.sources())?;
        if let Some(api) = api {
            output.result(&self.samples(&api)?)?;
        }
        Ok(Outcome::of(&findings))
    }

    fn samples(&self, api: &Api) -> Result<String, Refusal> {
        let id = self.find(api)?;
        let sampler = Sampler::new(api, Limits::default());
        let values = sampler.values(id);
        if values.is_empty() {
            let why = sampler.obstacle(id);
            return Err(Refusal::new(format!(
                "`{}` has no sample: {why}",
                self.name
            )));
        }
        if !self.broken {
            return Ok(values.iter().map(|value| format!("{value}\n")).collect());
        }
        let broken = sampler.broken(id).into_iter().map(|refused| {
            let line = [
                ("pointer", Json::String(refused.pointer)),
                ("rule", Json::String(refused.rule.to_owned())),
                ("value", refused.value),
            ];
            let line = line.map(|(key, value)| (key.to_owned(), value)).to_vec();
            format!("{}\n", Json::Object(line))
        });
        Ok(broken.collect())
    }

    fn find(&self, api: &Api) -> Result<TypeId, Refusal> {
        let name = |origin: &'_ Origin| match origin {
            Origin::Named(name) => Some(name.clone()),
            _ => None,
        };
        let names: Vec<Option<String>> = api.types.iter().map(|ty| name(&ty.origin)).collect();
        let index = names
            .iter()
            .position(|name| name.as_ref() == Some(&self.name));
        if let Some(index) = index.and_then(|index| u32::try_from(index).ok()) {
            return Ok(TypeId(index));
        }
        let known: Vec<&str> = names.iter().flatten().map(String::as_str).collect();
        Err(Refusal::new(match names::nearest(&self.name, &known) {
            Some(near) => format!(
                "no schema is called `{}`; did you mean `{near}`?",
                self.name
            ),
            None => format!("no schema is called `{}`", self.name),
        }))
    }
}
