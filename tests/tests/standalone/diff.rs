//! The verdict of `diff` on Rust, against the compiler: for every pair of documents that has a
//! fact, a program that uses all of the old module is compiled against the new one. It must
//! compile where the verdict says so, and must not where it says that.

use std::collections::BTreeSet;
use std::path::Path;

use bindery::diff::{Side, diff};
use bindery::document::Memory;
use bindery::finding::Findings;
use bindery::generate::{ModuleSettings, include, read, read_api};
use bindery::model::Api;
use bindery::plan::{self, Module};
use bindery_tests::{Scratch, root};

use super::cargo::{cargo, lock, text};
use super::witness::witness;

#[path = "../../../codegen/tests/diff/cases.rs"]
mod cases;

use cases::{Case, cases};

/// A document on its way to Rust.
struct Bound {
    api: Api,
    module: Module,
    code: String,
}

fn bound(document: &str) -> Bound {
    let settings = ModuleSettings::called_after("api.yaml");
    let files = Memory::new().with("api.yaml", document);
    let mut findings = Findings::new();
    let modules = std::slice::from_ref(&settings);
    let documents = read(modules, &files, &mut findings);
    let api = read_api(&settings, &documents, &mut findings).unwrap();
    let module = plan::plan_included("api", &api, &mut findings);
    let code = include(&settings, &files).generated.unwrap();
    let code = code.files.into_iter().next().unwrap().text;
    Bound { api, module, code }
}

/// A program of one side, and the side that it is compiled against.
struct Trial {
    name: String,
    witness: String,
    against: String,
    /// Whether the verdict says that it compiles.
    compiles: bool,
    /// What the verdict says, for a complaint.
    verdict: String,
}

fn trials(index: usize, case: &Case) -> (Vec<Trial>, [String; 2]) {
    let (old, new) = (bound(&case.old), bound(&case.new));
    let mut trials = Vec::new();
    for (name, one, other) in [("there", &old, &new), ("back", &new, &old)] {
        let diff = diff(
            Side {
                api: &one.api,
                module: &one.module,
            },
            Side {
                api: &other.api,
                module: &other.module,
            },
        );
        // That these are the facts is proved where the pairs are.
        let expected = if name == "there" {
            case.there
        } else {
            case.back
        };
        assert_eq!(expected.is_empty(), diff.facts.is_empty(), "{expected}");
        let facts = diff.facts.iter();
        let lines = facts.clone().map(|fact| {
            let place = fact.place_in_words();
            format!("{} {place}: {:?}", fact.kind.id(), fact.items)
        });
        let witness = witness(&one.module);
        for (what, against) in [("itself", one), ("other", other)] {
            trials.push(Trial {
                name: format!("c{index}/{what}_{name}"),
                witness: witness.clone(),
                against: match std::ptr::eq(against, &old) {
                    true => "old".to_owned(),
                    false => "new".to_owned(),
                },
                compiles: what == "itself" || facts.clone().all(|fact| fact.rust.compiles()),
                verdict: lines.clone().collect::<Vec<_>>().join("\n    "),
            });
        }
    }
    (trials, [old.code, new.code])
}

#[test]
fn the_compiler_says_what_the_verdict_says() {
    let scratch = Scratch::new("diff");
    let manifest = format!(
        "[package]\nname = \"bindery-proof-diff\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nbindery-runtime = {{ path = {:?}, features = [\"uuid\"] }}\n\n[workspace]\n",
        root().join("runtime")
    );
    scratch.write("Cargo.toml", &manifest);
    lock(&scratch);
    let mut all = Vec::new();
    let mut lib = "#![allow(warnings)]\n".to_owned();
    for (index, case) in cases().iter().enumerate() {
        let (trials, codes) = trials(index, case);
        lib += &format!("pub mod c{index} {{\n    pub mod old;\n    pub mod new;\n");
        for (side, code) in ["old", "new"].iter().zip(codes) {
            scratch.write(&format!("src/c{index}/{side}.rs"), &code);
        }
        for trial in trials {
            let module = trial.name.rsplit('/').next().unwrap().to_owned();
            lib += &format!("    pub mod {module};\n");
            let text = format!("use super::{} as api;\n{}", trial.against, trial.witness);
            scratch.write(&format!("src/{}.rs", trial.name), &text);
            all.push(trial);
        }
        lib += "}\n";
    }
    scratch.write("src/lib.rs", &lib);
    let failed = failing(scratch.path(), &scratch);
    let mut wrong = String::new();
    for trial in &all {
        let compiles = !failed.contains(&trial.name);
        if compiles != trial.compiles {
            wrong += &format!(
                "{} against {}: compiles {compiles}, and the verdict is\n    {}\n",
                trial.name, trial.against, trial.verdict
            );
        }
    }
    println!("{} programs, {} do not compile", all.len(), failed.len());
    assert!(wrong.is_empty(), "{wrong}");
    assert!(failed.len() > 50, "only {} do not compile", failed.len());
}

/// The programs that do not compile. Names that are not found hide other mistakes, so what
/// failed is taken out, until all else compiles.
fn failing(folder: &Path, scratch: &Scratch) -> BTreeSet<String> {
    let mut failed = BTreeSet::new();
    loop {
        let output = cargo(folder, &["check", "--message-format", "short"]);
        if output.status.success() {
            return failed;
        }
        let said = text(&output.stderr);
        let errors = said.lines().filter(|line| line.contains(": error"));
        let found: BTreeSet<String> = errors
            .filter_map(|line| line.split_once(".rs:"))
            .filter_map(|(path, _)| Some(path.strip_prefix("src/")?.to_owned()))
            .collect();
        assert!(!found.is_empty(), "{said}");
        for name in found {
            let is_program = !name.ends_with("/old") && !name.ends_with("/new");
            assert!(is_program && failed.insert(name.clone()), "{said}");
            scratch.write(&format!("src/{name}.rs"), "");
        }
    }
}
