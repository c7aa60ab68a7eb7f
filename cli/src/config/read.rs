//! From the text of `bindery.toml` to settings.

use std::path::PathBuf;

use bindery::finding::Sources;
use bindery::format::Formats;
use bindery::generate::{ModuleSettings, Settings};
use bindery::plan::{Manifest, Runtime};
use bindery::select::Selection;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::code::{NOT_TOML, WRONG_VALUE};
use super::table::{Report, Said, Table, string};
use super::{Config, drift};
use crate::fetch::{self, Prefix};
use crate::names;
use crate::outcome::Refusal;

const ROOT: [&str; 6] = ["crate", "drift", "fetch", "formats", "module", "page"];
const CRATE: [&str; 10] = [
    "name",
    "version",
    "description",
    "license",
    "repository",
    "out",
    "changelog",
    "runtime",
    "workspace-member",
    "tag-features",
];
const RUNTIME: [&str; 2] = ["path", "version"];
const MODULE: [&str; 6] = ["name", "documents", "overlays", "only", "except", "formats"];

/// Reads the text; all mistakes are found at once. The folder that it is in is not known here.
pub(super) fn config(path: &str, text: String) -> Result<Config, Refusal> {
    let mut sources = Sources::new();
    let source = sources.add(path, text.as_str());
    let mut report = Report {
        source,
        findings: bindery::finding::Findings::new(),
    };
    let (root, mistakes) = DeTable::parse_recoverable(&text);
    for mistake in mistakes {
        let span = mistake.span().unwrap_or(text.len()..text.len());
        report.at(&NOT_TOML, span, mistake.message().to_owned(), None);
    }
    // What follows from a mistake of grammar would only confuse.
    let settings = if report.findings.has_errors() {
        None
    } else {
        root_table(root.get_ref(), &mut report)
    };
    report.findings.sort();
    match settings {
        Some(settings) if !report.findings.has_errors() => Ok(settings),
        _ => Err(Refusal::Config(report.findings, sources)),
    }
}

fn root_table(root: &DeTable<'_>, report: &mut Report) -> Option<Config> {
    // The whole file is no place to point at; its start is.
    let root = Table::new("`bindery.toml`", root, 0..0, &ROOT, report);
    let krate = root.need("crate", report);
    let modules = modules(&root, report);
    let fetch = prefixes(&root, report);
    let drift = drift::settings(&root, report);
    let krate = Table::of("`[crate]`", krate?, &CRATE, report)?;
    let out = krate
        .string("out", report)
        .map_or("generated".to_owned(), |out| out.value);
    let changelog = krate
        .string("changelog", report)
        .map_or("CHANGELOG.md".to_owned(), |path| path.value);
    let manifest = manifest(&krate, &modules, report)?;
    Some(Config {
        folder: PathBuf::new(),
        out: out.into(),
        changelog: changelog.into(),
        settings: Settings { manifest, modules },
        fetch,
        drift,
    })
}

/// What may be fetched.
fn prefixes(root: &Table<'_, '_>, report: &mut Report) -> Vec<Prefix> {
    let mut prefixes = Vec::new();
    for item in root.items("fetch", report) {
        let Some(Said { value, span }) = string("fetch", item, report) else {
            continue;
        };
        match fetch::prefix(&value) {
            Ok(prefix) => prefixes.push(prefix),
            Err(why) => {
                let message = format!("`{value}` does not fit");
                report.at(&WRONG_VALUE, span, message, Some(why));
            }
        }
    }
    prefixes
}

fn manifest(
    krate: &Table<'_, '_>,
    modules: &[ModuleSettings],
    report: &mut Report,
) -> Option<Manifest> {
    let mut text = |key: &str| krate.string(key, report).map(|text| text.value);
    let (description, license, repository) =
        (text("description"), text("license"), text("repository"));
    let version = krate
        .string("version", report)
        .and_then(|version| checked(version, names::version, report));
    let runtime = match krate.get("runtime") {
        Some(value) => runtime(value, report)?,
        None => Runtime::Published(own_version()),
    };
    let tag_features = krate.boolean("tag-features", report).unwrap_or(false);
    let workspace_member = krate.boolean("workspace-member", report).unwrap_or(false);
    let name = krate.need_string("name", report)?;
    Some(Manifest {
        name: checked(name, names::package, report)?,
        version: version.unwrap_or_else(|| "0.1.0".to_owned()),
        description: description.unwrap_or_else(|| describe(modules)),
        license,
        repository,
        runtime,
        workspace_member,
        tag_features,
    })
}

/// A description for a crate without one, because a registry wants it.
pub(crate) fn describe(modules: &[ModuleSettings]) -> String {
    let names: Vec<&str> = modules.iter().map(|module| module.name.as_str()).collect();
    format!(
        "Typed requests, validators and a client: {}",
        names.join(", ")
    )
}

fn own_version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn runtime(value: &Spanned<DeValue<'_>>, report: &mut Report) -> Option<Runtime> {
    let table = Table::of("`runtime`", value, &RUNTIME, report)?;
    // Not only a version: any requirement that cargo understands.
    let version = table
        .string("version", report)
        .map_or_else(own_version, |version| version.value);
    Some(match table.string("path", report) {
        Some(path) => Runtime::Local {
            path: path.value,
            version,
        },
        None => Runtime::Published(version),
    })
}

/// What `formats` says in a table: a format and its type each.
fn formats(table: &Table<'_, '_>, report: &mut Report) -> Formats {
    let mut formats = Formats::default();
    let Some(value) = table.get("formats") else {
        return formats;
    };
    let DeValue::Table(entries) = value.get_ref() else {
        // Reports that it is no table.
        Table::of("`formats`", value, &[], report);
        return formats;
    };
    for (format, ty) in entries {
        let Some(ty) = string(format.get_ref(), ty, report) else {
            continue;
        };
        if let Err(why) = formats.bind(format.get_ref(), &ty.value) {
            let message = format!("`{}` does not fit", ty.value);
            report.at(&WRONG_VALUE, ty.span, message, Some(why.to_string()));
        }
    }
    formats
}

fn modules(root: &Table<'_, '_>, report: &mut Report) -> Vec<ModuleSettings> {
    let mut modules: Vec<ModuleSettings> = Vec::new();
    let of_all = formats(root, report);
    for item in root.need_items("module", report) {
        let Some(table) = Table::of("`[[module]]`", item, &MODULE, report) else {
            continue;
        };
        let items = table.need_items("documents", report);
        let documents = items
            .iter()
            .filter_map(|item| string("documents", item, report));
        let documents = documents.map(|path| PathBuf::from(path.value)).collect();
        let Some(name) = table.need_string("name", report) else {
            continue;
        };
        let span = name.span.clone();
        let Some(name) = checked(name, names::module, report) else {
            continue;
        };
        if modules.iter().any(|module| module.name == name) {
            report.at(
                &WRONG_VALUE,
                span,
                format!("two modules are called `{name}`"),
                None,
            );
        }
        let mut strings = |key: &str| -> Vec<String> {
            let items = table.items(key, report);
            let said = items.iter().filter_map(|item| string(key, item, report));
            said.map(|said| said.value).collect()
        };
        let overlays = strings("overlays").into_iter().map(PathBuf::from).collect();
        let selection = Selection {
            only: strings("only"),
            except: strings("except"),
        };
        let mut formats = formats(&table, report);
        formats.or(&of_all);
        modules.push(ModuleSettings {
            name,
            documents,
            overlays,
            selection,
            formats,
        });
    }
    modules
}

/// The value, if the rule accepts it.
fn checked(
    said: Said<String>,
    rule: fn(&str) -> Result<String, String>,
    report: &mut Report,
) -> Option<String> {
    let Said { value, span } = said;
    match rule(&value) {
        Ok(value) => Some(value),
        Err(why) => {
            report.at(
                &WRONG_VALUE,
                span,
                format!("`{value}` does not fit"),
                Some(why),
            );
            None
        }
    }
}
