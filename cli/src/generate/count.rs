//! How much was made of each module.

use bindery::document::Documents;
use bindery::finding::Findings;
use bindery::generate::{ModuleSettings, read_api};
use bindery::plan::{self, Module};

/// A line for each module.
pub(super) fn modules(modules: &[ModuleSettings], documents: &Documents) -> String {
    let width = modules
        .iter()
        .map(|module| module.name.chars().count())
        .max()
        .unwrap_or(0);
    modules
        .iter()
        .filter_map(|settings| {
            // Everything was reported when the files were made.
            let unheard = &mut Findings::new();
            let api = read_api(settings, documents, unheard).ok()?;
            let plan = plan::plan_included(&settings.name, &api, unheard);
            Some(format!("{:<width$}  {}\n", settings.name, line(&plan)))
        })
        .collect()
}

fn line(module: &Module) -> String {
    let proofs = module
        .operations
        .iter()
        .map(|operation| operation.proofs.len())
        .sum();
    [
        counted(module.operations.len(), "operation"),
        counted(module.types.len(), "type"),
        counted(module.tables.rule_count(), "rule"),
        counted(proofs, "example test"),
    ]
    .join(", ")
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
