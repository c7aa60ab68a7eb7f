//! Documents as operations that can be called.

use bindery::document::Documents;
use bindery::document::Files;
use bindery::finding::Findings;
use bindery::generate::{self, ModuleSettings};
use bindery::model::{self, Api, Example};
use bindery::plan::{self, Module};
use bindery::sample;
use bindery_runtime::operation::Operation;
use bindery_runtime::waiter::Following;

use crate::tables::Tables;

/// What is made live: documents, with overlays and a selection of their operations.
pub type Settings = ModuleSettings;

/// An API whose operations can be called and pretended.
///
/// ```no_run
/// use std::path::Path;
///
/// use bindery::generate::{Folder, ModuleSettings};
/// use bindery_live::Live;
///
/// let settings = ModuleSettings::called_after(Path::new("spec/ecs.yaml"));
/// let read = Live::read(&settings, &Folder::new("."));
/// if let Some(live) = read.live {
///     for operation in live.operations() {
///         println!("{} {}", operation.method, operation.id);
///     }
/// }
/// ```
pub struct Live {
    api: Api,
    module: Module,
    operations: Vec<&'static Operation>,
    /// How each of them is followed.
    waiters: Vec<Option<&'static Following>>,
}

/// What came of reading documents, findings and all.
pub struct Read {
    /// What there is to say.
    pub findings: Findings,
    /// The documents, for showing places.
    pub documents: Documents,
    /// The API, unless there were errors.
    pub live: Option<Live>,
}

impl Live {
    /// Reads documents, and makes their operations.
    #[must_use]
    pub fn read(settings: &Settings, files: &dyn Files) -> Read {
        let mut findings = Findings::new();
        let modules = std::slice::from_ref(settings);
        let documents = generate::read(modules, files, &mut findings);
        let api = generate::read_api(settings, &documents, &mut findings).ok();
        let live = api.map(|api| Live::of(&settings.name, api, &mut findings));
        let live = live.filter(|_| !findings.has_errors());
        findings.sort();
        Read {
            findings,
            documents,
            live,
        }
    }

    /// The operations of an API. What it has no example of gets a sample.
    pub fn of(name: &str, mut api: Api, findings: &mut Findings) -> Live {
        let answers = examples_of_answers(&mut api).map(|one| one.clone());
        let answers: Vec<Vec<Example>> = answers.collect();
        sample::fill(&mut api);
        let module = plan::plan_untyped(name, &api, findings);
        // What no type declares cannot be sent in a typed body, but a server may answer with it.
        let places = examples_of_answers(&mut api).zip(answers);
        places.for_each(|(place, said)| *place = said);
        let mut tables = Tables::new(&module);
        let operations = module.operations.iter();
        let operations = operations.map(|operation| tables.operation(operation));
        let operations: Vec<&'static Operation> = operations.collect();
        Live {
            waiters: tables.waiters(&operations),
            operations,
            api,
            module,
        }
    }

    /// The operations that can be called, in the order of the documents.
    #[must_use]
    pub fn operations(&self) -> &[&'static Operation] {
        &self.operations
    }

    /// The operation with an id.
    #[must_use]
    pub fn operation(&self, id: &str) -> Option<&'static Operation> {
        let mut operations = self.operations.iter();
        operations.find(|one| one.id == id).copied()
    }

    /// How an operation is followed that answers before its work is done.
    #[must_use]
    pub fn following(&self, operation: &Operation) -> Option<&'static Following> {
        let mut all = self.operations.iter().zip(&self.waiters);
        all.find(|(one, _)| one.id == operation.id)
            .and_then(|(_, waiter)| *waiter)
    }

    /// What the documents say, beyond what a call needs.
    #[must_use]
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// What they say of an operation.
    #[must_use]
    pub fn described(&self, operation: &Operation) -> Option<&model::Operation> {
        let mut all = self.api.operations.iter();
        all.find(|one| one.selected && one.id == operation.id)
    }

    /// The plan that the tables were made of.
    #[must_use]
    pub fn module(&self) -> &Module {
        &self.module
    }
}

fn examples_of_answers(api: &mut Api) -> impl Iterator<Item = &mut Vec<Example>> {
    let operations = api.operations.iter_mut();
    let responses = operations.flat_map(|operation| &mut operation.responses);
    let contents = responses.flat_map(|response| &mut response.contents);
    contents.map(|content| &mut content.examples)
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids = self.operations.iter().map(|operation| operation.id);
        f.debug_struct("Live")
            .field("title", &self.api.title)
            .field("operations", &ids.collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
