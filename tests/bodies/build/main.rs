//! Makes the types of the bodies: ours as any build script makes them, and twins of the same
//! shape that derive serde's traits.
//!
//! That takes a while and is only wanted where something is measured, so it is done in the
//! release profile only; and what needs the documents that are not part of the project, only
//! where the variable `BINDERY_SHARED` names them.

mod plain;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use bindery::document::{self, Disk, Documents};
use bindery::finding::Findings;
use bindery::generate::{ModuleSettings, include, read_api};
use bindery::model::Json;
use bindery::plan::{self, Module};

/// A body: its module, its document, and the operation that answers with it.
struct Body {
    module: &'static str,
    document: PathBuf,
    operation: &'static str,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rustc-check-cfg=cfg(measured, shared)");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed=BINDERY_SHARED");
    if std::env::var("PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    println!("cargo::rustc-cfg=measured");
    make(&Body {
        module: "modelarts",
        document: "../../spec/modelarts/change-dev-server-os.yaml".into(),
        operation: "ChangeDevServerOs",
    })?;
    let Some(shared) = std::env::var_os("BINDERY_SHARED").map(PathBuf::from) else {
        println!("cargo::warning=BINDERY_SHARED is not set: only the bodies of spec/ are made");
        return Ok(());
    };
    println!("cargo::rustc-cfg=shared");
    let corpus = shared.join("corpus/openapi");
    let github = make(&Body {
        module: "github",
        document: corpus.join("github.json"),
        operation: "issues/list-for-repo",
    })?;
    example(&github, &corpus.join("github.json"), "issue-items")?;
    make(&Body {
        module: "apps",
        document: corpus.join("k8s-apps-v1.json"),
        operation: "listAppsV1NamespacedDeployment",
    })?;
    Ok(())
}

/// Writes `<module>.rs` with our types, and `<module>_plain.rs` with the others.
fn make(body: &Body) -> Result<Documents, Box<dyn Error>> {
    let path = body.document.display();
    println!("cargo::rerun-if-changed={path}");
    let mut settings = ModuleSettings::called_after(&body.document);
    settings.name = body.module.to_owned();
    settings.selection.only.push(body.operation.to_owned());
    settings.formats.bind("uri", "string")?;
    // Not by `bindery::Config`, which would show what it finds in documents of others.
    let generated = include(&settings, &Disk).generated;
    let ours = generated.ok_or_else(|| format!("{path} cannot be generated"))?;
    let ours = ours.files.first().ok_or("nothing was generated")?;
    let mut findings = Findings::new();
    let documents = document::read(&settings.documents, &Disk, &mut findings);
    let module = planned(&settings, &documents, &mut findings)
        .ok_or_else(|| format!("{path} cannot be planned"))?;
    let folder = out_dir()?;
    fs::write(folder.join(&ours.path), &ours.text)?;
    let plain = folder.join(format!("{}_plain.rs", body.module));
    fs::write(plain, plain::types(&module)?)?;
    Ok(documents)
}

fn planned(
    settings: &ModuleSettings,
    documents: &Documents,
    findings: &mut Findings,
) -> Option<Module> {
    let api = read_api(settings, documents, findings).ok()?;
    Some(plan::plan_included(&settings.name, &api, findings))
}

/// Writes the example of that name to `<name>.json`.
fn example(documents: &Documents, path: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let root = documents.at(path).and_then(|id| documents.root(id));
    let root = root.map(Json::from).ok_or("no document")?;
    let steps = ["components", "examples", name, "value"];
    let example = steps.iter().try_fold(&root, |json, step| match json {
        Json::Object(entries) => {
            let entry = entries.iter().find(|(key, _)| key == step);
            entry.map(|(_, value)| value)
        }
        _ => None,
    });
    let example = example.ok_or("no example of that name")?;
    fs::write(out_dir()?.join(format!("{name}.json")), example.to_string())?;
    Ok(())
}

fn out_dir() -> Result<PathBuf, Box<dyn Error>> {
    Ok(std::env::var_os("OUT_DIR")
        .ok_or("cargo names no OUT_DIR")?
        .into())
}
