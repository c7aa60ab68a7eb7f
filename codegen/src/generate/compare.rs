//! Two sets of documents, brought to their plans and compared.

use crate::diff::{Diff, Features, Side, among};
use crate::document::{Documents, Files};
use crate::finding::code::plan as codes;
use crate::finding::{Finding, Findings, Severity};
use crate::model::{Api, Docs};
use crate::plan::{self, Module};

use super::road::{ModuleSettings, read, read_all};
use super::watch::Unwatched;

/// Documents, and where they are read from.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// The modules.
    pub modules: &'a [ModuleSettings],
    /// Where their files are.
    pub files: &'a (dyn Files + Sync),
    /// Whether each tag is a feature of the crate, as in [`Manifest`](plan::Manifest).
    pub tag_features: bool,
}

/// What was read on one side.
#[derive(Debug)]
pub struct Half {
    /// What there is to say of the documents: what stops the comparison, and what is left out
    /// of it. All else is for `lint`.
    pub findings: Findings,
    /// The documents, for showing places.
    pub documents: Documents,
}

/// What came of comparing.
#[derive(Debug)]
pub struct Comparison {
    /// The old side.
    pub old: Half,
    /// The new side.
    pub new: Half,
    /// The result for each module by its name, unless a side could not be read.
    pub modules: Option<Vec<(String, Diff)>>,
    /// What became of the features of the crate, which belong to all modules.
    pub features: Diff,
}

/// Compares modules of the same name. One that is on one side only is compared with nothing.
///
/// ```
/// use bindery::document::Memory;
/// use bindery::generate::{ModuleSettings, Origin, compare};
///
/// let document = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\n\
///     paths: { /pets: { get: { responses: { '204': { description: None } } } } }";
/// let (old, new) = (
///     Memory::new().with("api.yaml", document),
///     Memory::new().with("api.yaml", document.replace("/pets", "/animals")),
/// );
/// let modules = [ModuleSettings::called_after(std::path::Path::new("api.yaml"))];
/// let old = Origin { modules: &modules, files: &old, tag_features: false };
/// let new = Origin { modules: &modules, files: &new, tag_features: false };
///
/// let compared = compare(old, new).modules.unwrap();
/// let facts: Vec<&str> = compared[0].1.facts.iter().map(|fact| fact.kind.id()).collect();
/// assert_eq!(facts, ["operation-added", "operation-removed"]);
/// assert!(compare(old, old).modules.unwrap()[0].1.facts.is_empty());
/// ```
#[must_use]
pub fn compare(old: Origin<'_>, new: Origin<'_>) -> Comparison {
    // The sides know nothing of each other, and reading is most of the work.
    let (before, after) = std::thread::scope(|scope| {
        let before = scope.spawn(move || planned(old));
        let after = planned(new);
        (before.join(), after)
    });
    let before = before.unwrap_or_else(|why| std::panic::resume_unwind(why));
    let (modules, features) = match (&before.modules, &after.modules) {
        (Some(one), Some(other)) => {
            let (modules, features) = pairs(one, other);
            (Some(modules), features)
        }
        _ => (None, Diff::default()),
    };
    Comparison {
        old: before.half,
        new: after.half,
        modules,
        features,
    }
}

struct Planned {
    half: Half,
    modules: Option<Vec<(String, Api, Module)>>,
}

fn planned(origin: Origin<'_>) -> Planned {
    let mut findings = Findings::new();
    let documents = read(origin.modules, origin.files, &mut findings);
    let apis = read_all(origin.modules, &documents, &mut findings, &mut Unwatched);
    let modules = apis.into_iter().map(|(module, api)| {
        let plan = plan::plan_module(&module.name, origin.tag_features, &api, &mut findings);
        (module.name.clone(), api, plan)
    });
    let modules: Vec<_> = modules.collect();
    findings.sort();
    let modules = (!findings.has_errors()).then_some(modules);
    findings.retain(matters);
    Planned {
        half: Half {
            findings,
            documents,
        },
        modules,
    }
}

/// Whether a finding says something about the comparison.
fn matters(finding: &Finding) -> bool {
    let left_out = [&codes::OPERATION_LEFT_OUT, &codes::WEBHOOK_LEFT_OUT];
    let is_it = |code: &&crate::finding::Code| std::ptr::eq(*code, finding.code);
    finding.severity == Severity::Error || left_out.iter().any(is_it)
}

/// The result for each module, and that for the features of all of them.
fn pairs(
    old: &[(String, Api, Module)],
    new: &[(String, Api, Module)],
) -> (Vec<(String, Diff)>, Diff) {
    let nothing = nothing();
    let mut none = Findings::new();
    let no_module = plan::plan_included("nothing", &nothing, &mut none);
    let empty = Side {
        api: &nothing,
        module: &no_module,
    };
    let side = |list: &'_ [(String, Api, Module)], name: &str| {
        let found = list.iter().position(|(other, ..)| other == name);
        found.and_then(|index| list.get(index).map(|_| index))
    };
    let names = old.iter().map(|(name, ..)| name);
    let come = new.iter().map(|(name, ..)| name);
    let come = come.filter(|name| side(old, name).is_none());
    let both = |name: &String| {
        let of = |list| -> Option<Side<'_>> {
            let list: &[(String, Api, Module)] = list;
            let (_, api, module) = list.get(side(list, name)?)?;
            Some(Side { api, module })
        };
        (of(old).unwrap_or(empty), of(new).unwrap_or(empty))
    };
    let names: Vec<&String> = names.chain(come).collect();
    let sides: Vec<(Side<'_>, Side<'_>)> = names.iter().map(|name| both(name)).collect();
    let features = Features::of(&sides);
    let results = names.into_iter().zip(&sides);
    let results =
        results.map(|(name, (one, other))| (name.clone(), among(*one, *other, &features)));
    (results.collect(), features.diff())
}

/// An API with nothing in it.
fn nothing() -> Api {
    Api {
        title: String::new(),
        version: String::new(),
        docs: Docs::default(),
        servers: Vec::new(),
        security_schemes: Vec::new(),
        operations: Vec::new(),
        webhooks: Vec::new(),
        types: Vec::new(),
        patterns: Default::default(),
    }
}
