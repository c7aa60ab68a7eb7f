//! All stages, in order.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use crate::document::{self, Documents, Files};
use crate::emit;
use crate::finding::code::check::{BAD_DIVISOR, BAD_EXAMPLE, BAD_PATTERN};
use crate::finding::{Finding, Findings, Place, Severity, Stop};
use crate::format::Formats;
use crate::map::Set;
use crate::model::Api;
use crate::overlay::{self, Overlays};
use crate::parallel;
use crate::plan::{self, Ident, Manifest, Module, Named, Names, TypePlan};
use crate::sample::Filling;
use crate::select::{self, Selection};
use crate::{check, openapi, resolve};

use super::spell::{Begun, spelled};
use super::watch::{Made, Stage, Unwatched, Watch};

/// What to generate.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The manifest of the crate.
    pub manifest: Manifest,
    /// Its modules.
    pub modules: Vec<ModuleSettings>,
}

/// A module and the documents that it binds.
#[derive(Clone, Debug, Default)]
pub struct ModuleSettings {
    /// The name of the module.
    pub name: String,
    /// The documents.
    pub documents: Vec<PathBuf>,
    /// Overlays that mend them, in order.
    pub overlays: Vec<PathBuf>,
    /// Which of their operations are wanted.
    pub selection: Selection,
    /// Which formats are bound to other types than they usually are.
    pub formats: Formats,
}

/// What came of a run, findings and all.
#[derive(Debug)]
pub struct Run {
    /// What there is to say.
    pub findings: Findings,
    /// The documents of each module that was reached, for showing places. What was generated
    /// from needs its texts only: the trees are gone.
    pub documents: Documents,
    /// The result, unless there were errors.
    pub generated: Option<Generated>,
}

/// Files in memory, and how many of everything.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files, in a stable order.
    pub files: Vec<GeneratedFile>,
    /// How many of everything each module has, by its name.
    pub counts: Vec<(String, Counts)>,
}

/// A file in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Its path in the crate, with forward slashes.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// How many of everything were generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Operations.
    pub operations: usize,
    /// Types.
    pub types: usize,
    /// Rules that are checked before a request is sent.
    pub validators: usize,
    /// Examples that became tests.
    pub proofs: usize,
    /// Fields of structs.
    pub fields: usize,
    /// Fields of structs that can hold any JSON value, because the document says nothing else.
    pub untyped_fields: usize,
}

/// Generates a crate in memory.
#[must_use]
pub fn generate(settings: &Settings, files: &dyn Files) -> Run {
    generate_watched(settings, files, &mut Unwatched)
}

/// Generates a crate in memory, and tells somebody when each stage ends.
#[must_use]
pub fn generate_watched(settings: &Settings, files: &dyn Files, watch: &mut dyn Watch) -> Run {
    let mut findings = Findings::new();
    let mut documents = read(&settings.modules, files, &mut findings);
    let texts = documents.sources().iter();
    watch.ended(
        Stage::Read,
        made_of_texts("documents", texts.map(|(_, text)| text.text.len())),
    );
    let generated = crate_of(settings, &mut documents, &mut findings, watch).ok();
    findings.sort();
    Run {
        findings,
        documents,
        generated,
    }
}

/// Generates one file to be included into a crate, with a module's content.
#[must_use]
pub fn include(module: &ModuleSettings, files: &dyn Files) -> Run {
    let mut findings = Findings::new();
    let documents = read(std::slice::from_ref(module), files, &mut findings);
    let generated = included(module, &documents, &mut findings).ok();
    findings.sort();
    Run {
        findings,
        documents,
        generated,
    }
}

/// Judges documents without generating anything.
#[must_use]
pub fn lint(modules: &[ModuleSettings], files: &dyn Files) -> Run {
    let mut findings = Findings::new();
    let documents = read(modules, files, &mut findings);
    for (module, api) in read_all(modules, &documents, &mut findings, &mut Unwatched) {
        plan::plan_included(&module.name, &api, &mut findings);
    }
    findings.sort();
    Run {
        findings,
        documents,
        generated: None,
    }
}

/// Reads the documents and the overlays of modules, and all that they refer to.
pub fn read(modules: &[ModuleSettings], files: &dyn Files, findings: &mut Findings) -> Documents {
    let roots = modules.iter().flat_map(|module| module.documents.clone());
    let mut documents = document::read(&roots.collect::<Vec<_>>(), files, findings);
    for module in modules {
        let (paths, overlays) = (&module.documents, &module.overlays);
        overlay::read(&mut documents, paths, overlays, files, findings);
    }
    documents
}

/// The documents of a module as its overlays make them; `None` where it has no overlays.
///
/// # Errors
/// When an overlay has mistakes or does not fit, which is reported.
pub fn overlaid(
    module: &ModuleSettings,
    documents: &Documents,
    findings: &mut Findings,
) -> Result<Option<Documents>, Stop> {
    let mut overlays = Overlays::new(documents, module.overlays.iter(), findings);
    let overlaid = put_on(module, documents, &mut overlays, findings);
    overlays.judge(findings);
    overlaid
}

fn put_on(
    module: &ModuleSettings,
    documents: &Documents,
    overlays: &mut Overlays,
    findings: &mut Findings,
) -> Result<Option<Documents>, Stop> {
    overlays.apply(documents, &module.documents, &module.overlays, findings)
}

/// From documents to a checked model: the first half of the road. The documents are those
/// that [`read`](fn@read) has read.
///
/// # Errors
/// When a stage found errors.
pub fn read_api(
    module: &ModuleSettings,
    documents: &Documents,
    findings: &mut Findings,
) -> Result<Api, Stop> {
    let mut own = Findings::new();
    let mut apis = read_all(
        std::slice::from_ref(module),
        documents,
        &mut own,
        &mut Unwatched,
    );
    let has_errors = own.has_errors();
    own.all()
        .iter()
        .cloned()
        .for_each(|finding| findings.report(finding));
    match apis.pop() {
        Some((_, api)) if !has_errors => Ok(api),
        _ => Err(Stop),
    }
}

/// Reads every module, and judges the selectors of all of them: what is said for several
/// modules need not match in each.
pub(super) fn read_all<'m>(
    modules: &'m [ModuleSettings],
    documents: &Documents,
    findings: &mut Findings,
    watch: &mut dyn Watch,
) -> Vec<(&'m ModuleSettings, Api)> {
    let (mut apis, mut unmatched) = (Vec::new(), Vec::new());
    let mut all_read = true;
    let paths = modules.iter().flat_map(|module| &module.overlays);
    let mut overlays = Overlays::new(documents, paths, findings);
    for module in modules {
        let mut own = Findings::new();
        // The other modules' findings are wanted too, so errors stop the road only later.
        let overlaid = put_on(module, documents, &mut overlays, &mut own);
        let read = overlaid.and_then(|overlaid| {
            let documents = overlaid.as_ref().unwrap_or(documents);
            stages(module, documents, &mut own, watch)
        });
        match read {
            Ok((api, idle)) => {
                unmatched.extend(idle.into_iter().map(|text| (&module.selection, text)));
                apis.push((module, api));
            }
            Err(Stop) => all_read = false,
        }
        own.all()
            .iter()
            .cloned()
            .for_each(|finding| findings.report(finding));
    }
    overlays.judge(findings);
    if all_read {
        judge_selectors(&apis, &unmatched, findings);
    }
    apis
}

fn judge_selectors(
    apis: &[(&ModuleSettings, Api)],
    unmatched: &[(&Selection, &str)],
    findings: &mut Findings,
) {
    let mut told = Set::new();
    for (selection, text) in unmatched {
        let of_it = apis
            .iter()
            .filter(|(module, _)| module.selection == **selection);
        let asked: Vec<&Api> = of_it.map(|(_, api)| api).collect();
        let idle = unmatched
            .iter()
            .filter(|other| *other == &(*selection, *text));
        if idle.count() == asked.len() && told.insert(*text) {
            select::unmatched(text, &asked, findings);
        }
    }
    for (module, api) in apis {
        if !findings.has_errors() && !module.selection.is_all() {
            select::judge(&module.name, api, findings);
        }
    }
}

fn stages<'m>(
    module: &'m ModuleSettings,
    documents: &Documents,
    findings: &mut Findings,
    watch: &mut dyn Watch,
) -> Result<(Api, Vec<&'m str>), Stop> {
    let mut roots = Vec::new();
    for path in &module.documents {
        // A file that could not be read or parsed has its finding already.
        roots.push(documents.at(path).ok_or(Stop)?);
    }
    let reshaped = openapi::reshape(documents, &roots, findings);
    let documents = reshaped.as_ref().unwrap_or(documents);
    let mut read = Vec::new();
    for root in roots {
        read.extend(openapi::read(documents, root, findings));
    }
    let mut resolved = Findings::new();
    let mut api = resolve::resolve(documents, &read, &mut resolved);
    module.formats.apply(&mut api);
    let unmatched = select::select(&mut api, &module.selection);
    if !module.selection.is_all() {
        resolve::hush(documents, &read, &api, &mut resolved);
    }
    resolve::confine(documents, &read, &mut api, &mut [findings, &mut resolved]);
    listen(findings, |heard| *heard = resolved);
    watch.ended(Stage::Resolve, made("types", api.types.len()));
    listen(findings, |heard| {
        check::check(&select::narrowed(&api), documents, heard);
    });
    watch.ended(Stage::Check, made("findings", findings.all().len()));
    findings.barrier()?;
    drop_bad_examples(&mut api, findings);
    drop_bad_rules(&mut api, findings);
    Ok((api, unmatched))
}

/// What breaks its own schema proves nothing, and is no example for anyone.
fn drop_bad_examples(api: &mut Api, findings: &Findings) {
    let bad = findings.all().iter();
    let bad = bad.filter(|finding| std::ptr::eq(finding.code, &BAD_EXAMPLE));
    let bad: Set<Place> = bad.filter_map(|finding| finding.place).collect();
    api.retain_examples(|place| !bad.contains(&place));
}

/// A rule that is none, because its pattern or its divisor is none, is not checked.
fn drop_bad_rules(api: &mut Api, findings: &Findings) {
    let is_it = |finding: &&Finding| {
        let mut codes = [&BAD_PATTERN, &BAD_DIVISOR].into_iter();
        codes.any(|code| std::ptr::eq(code, finding.code))
    };
    let bad = findings.all().iter().filter(is_it);
    let bad: Set<Place> = bad.filter_map(|finding| finding.place).collect();
    for ty in &mut api.types {
        ty.rules.retain(|rule| !bad.contains(&rule.place));
    }
}

/// Runs a stage on what the stages before it made, also where they found errors: an author
/// wants to hear of a dangling reference and of a misspelled key in one run. What is only a
/// suspicion about broken input is kept back, because it may be the echo of the error.
fn listen<T>(findings: &mut Findings, stage: impl FnOnce(&mut Findings) -> T) -> T {
    let sound = !findings.has_errors();
    let mut heard = Findings::new();
    let result = stage(&mut heard);
    for finding in heard.all() {
        if sound || finding.severity == Severity::Error {
            findings.report(finding.clone());
        }
    }
    result
}

fn crate_of(
    settings: &Settings,
    documents: &mut Documents,
    findings: &mut Findings,
    watch: &mut dyn Watch,
) -> Result<Generated, Stop> {
    let mut apis = read_all(&settings.modules, documents, findings, watch);
    findings.barrier()?;
    // The model has all that they say, and they take more room than anything that follows.
    dropped_beside(documents.take_trees());
    let names: Vec<Names> = apis
        .iter_mut()
        .map(|(_, api)| named(api, findings))
        .collect();
    let named = (apis.iter().zip(names)).map(|((module, api), names)| {
        let name = &module.name;
        (Named { name, api }, names)
    });
    let (named, begun) = (named.collect(), Begun::default());
    let meanwhile = |module: &Ident, types: &[TypePlan], stop: &AtomicBool| {
        begun.begin(&emit::types(module, types), stop);
    };
    let plan = plan::plan_named(&settings.manifest, named, &meanwhile, findings);
    drop(apis);
    findings.barrier()?;
    let operations = plan.modules.iter().map(|module| module.operations.len());
    watch.ended(Stage::Plan, made("operations", operations.sum()));
    let files = spelled(emit::krate(&plan), begun);
    watch.ended(
        Stage::Emit,
        made_of_texts("files", files.iter().map(|file| file.text.len())),
    );
    let counts = plan.modules.iter().map(counts_of).collect();
    dropped_beside(plan);
    Ok(Generated { files, counts })
}

/// Names what is in an API, and fills it with samples. Neither asks for the other.
fn named(api: &mut Api, findings: &mut Findings) -> Names {
    let names = || plan::names(api, findings);
    let (names, samples) = parallel::both(names, || Filling::of(api));
    samples.fill(api);
    names
}

/// Drops a large thing while the road goes on; where no thread is to be had, at once.
fn dropped_beside(thing: impl Send + 'static) {
    // Nobody waits for it: what is left of it when the process ends is dropped with that.
    drop(std::thread::Builder::new().spawn(move || drop(thing)));
}

fn included(
    module: &ModuleSettings,
    documents: &Documents,
    findings: &mut Findings,
) -> Result<Generated, Stop> {
    let api = read_api(module, documents, findings)?;
    let plan = plan::plan_included(&module.name, &api, findings);
    findings.barrier()?;
    let file = emit::included(&plan, &format!("{}.rs", module.name));
    let files = spelled(vec![file], Begun::default());
    Ok(Generated {
        files,
        counts: vec![counts_of(&plan)],
    })
}

fn made(of: &'static str, count: usize) -> Made {
    Made {
        count,
        of,
        bytes: None,
    }
}

fn made_of_texts(of: &'static str, lengths: impl Iterator<Item = usize>) -> Made {
    let (count, bytes) = lengths.fold((0, 0), |(count, bytes), length| (count + 1, bytes + length));
    Made {
        count,
        of,
        bytes: Some(bytes),
    }
}

fn counts_of(module: &Module) -> (String, Counts) {
    let proofs = |operation: &plan::Operation| operation.proofs.len();
    let fields = || module.types.iter().flat_map(TypePlan::fields);
    let is_written = |ty: &&TypePlan| !matches!(ty, TypePlan::Alias(_));
    let counts = Counts {
        operations: module.operations.len(),
        types: module.types.iter().filter(is_written).count(),
        validators: module.tables.rule_count(),
        proofs: module.operations.iter().map(proofs).sum(),
        fields: fields().count(),
        untyped_fields: fields().filter(|field| field.ty.is_untyped()).count(),
    };
    (module.ident.plain().to_owned(), counts)
}
