//! One document's proof.

use std::collections::BTreeMap;
use std::path::Path;

use bindery::document;
use bindery::finding::Findings;
use bindery::generate::{ModuleSettings, read_api};
use bindery::model::{Api, Json, Kind, TypeId};
use bindery::sample::{Limits, Refused, Sampler};

use super::document::{ALL, PATH, rewritten};
use super::krate::{Krate, first_error};

/// What came of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The component schemas.
    pub types: usize,
    /// Samples that came back as they were and kept all rules.
    pub kept: usize,
    /// Samples with a broken rule that were refused by exactly that rule.
    pub refused: usize,
    /// How often each rule was broken.
    pub rules: BTreeMap<&'static str, usize>,
    /// The schemas without a sample, each with the reason.
    pub without: Vec<(String, String)>,
    /// What went wrong: the schema, the sample and the words.
    pub failed: Vec<(String, String, String)>,
    /// Why nothing could be tried, if so.
    pub stopped: Option<String>,
}

/// Proves one document; `keep` leaves the crate where it is.
#[must_use]
pub fn prove(path: &Path, limits: Limits, keep: bool) -> Outcome {
    let mut outcome = Outcome::default();
    if let Err(why) = attempt(path, limits, keep, &mut outcome) {
        outcome.stopped = Some(why);
    }
    outcome
}

/// A sample of a schema, wrapped for the one type that holds all.
struct Wrapped {
    name: String,
    text: String,
    /// The pointer and the rule, where one is broken.
    broken: Option<(String, &'static str)>,
}

fn attempt(path: &Path, limits: Limits, keep: bool, outcome: &mut Outcome) -> Result<(), String> {
    let Some(files) = rewritten(path)? else {
        return Ok(());
    };
    let module = ModuleSettings {
        name: "api".to_owned(),
        documents: vec![PATH.into()],
        ..ModuleSettings::default()
    };
    let mut findings = Findings::new();
    let read = document::read(&module.documents, &files, &mut findings);
    let api = read_api(&module, &read, &mut findings).map_err(|_| first_error(&findings))?;
    let schemas = schemas(&api);
    outcome.types = schemas.len();
    let sampler = Sampler::new(&api, limits);
    let mut samples = Vec::new();
    for (name, id) in schemas {
        let values = sampler.values(id);
        if values.is_empty() {
            outcome.without.push((name, sampler.obstacle(id)));
            continue;
        }
        let broken = sampler.broken(id);
        samples.extend(values.iter().map(|value| wrapped(&name, value)));
        samples.extend(broken.iter().map(|refused| wrapped_broken(&name, refused)));
    }
    if samples.is_empty() {
        return Ok(());
    }
    let name = path
        .file_stem()
        .map(|name| name.to_string_lossy().replace('.', "-"));
    let krate = Krate::write(&name.unwrap_or_default().to_lowercase(), &api)?;
    let lines: Vec<Json> = samples.iter().map(line).collect();
    let said = krate.judge(&lines)?;
    for (sample, words) in samples.into_iter().zip(said) {
        match (words.is_empty(), sample.broken) {
            (true, None) => outcome.kept += 1,
            (true, Some((_, rule))) => {
                outcome.refused += 1;
                *outcome.rules.entry(rule).or_default() += 1;
            }
            (false, _) => outcome.failed.push((sample.name, sample.text, words)),
        }
    }
    if !keep {
        krate.clean();
    }
    Ok(())
}

/// The component schemas, with the types that they became.
fn schemas(api: &Api) -> Vec<(String, TypeId)> {
    let all = api
        .types
        .iter()
        .find_map(|ty| match (&ty.origin, &ty.kind) {
            (bindery::model::Origin::Named(name), Kind::Object(object)) if name == ALL => {
                Some(object)
            }
            _ => None,
        });
    let fields = all.into_iter().flat_map(|object| &object.fields);
    fields
        .filter_map(|field| match api.get(field.ty).kind {
            Kind::Array(items) => Some((field.name.clone(), items)),
            _ => None,
        })
        .collect()
}

fn wrapped(name: &str, value: &Json) -> Wrapped {
    let all = Json::Object(vec![(name.to_owned(), Json::Array(vec![value.clone()]))]);
    Wrapped {
        name: name.to_owned(),
        text: all.to_string(),
        broken: None,
    }
}

fn wrapped_broken(name: &str, refused: &Refused) -> Wrapped {
    let outer = name.replace('~', "~0").replace('/', "~1");
    Wrapped {
        broken: Some((format!("/{outer}/0{}", refused.pointer), refused.rule)),
        ..wrapped(name, &refused.value)
    }
}

fn line(sample: &Wrapped) -> Json {
    let mut line = vec![Json::String(sample.text.clone())];
    if let Some((pointer, rule)) = &sample.broken {
        line.push(Json::String(pointer.clone()));
        line.push(Json::String((*rule).to_owned()));
    }
    Json::Array(line)
}
