//! The tables of the project's own documents: those made live are those that were generated.

use std::path::PathBuf;

use bindery::generate::{Folder, ModuleSettings};
use bindery_live::Live;
use huaweicloud_reimage::runtime::operation::Operation;
use huaweicloud_reimage::runtime::waiter::{Following, Waited};
use huaweicloud_reimage::{clouddc, ecs, modelarts, workspace};

/// All documents of a module.
pub(crate) fn live(module: &str) -> Live {
    let folder = bindery_tests::root().join("spec").join(module);
    let entries = std::fs::read_dir(&folder).unwrap();
    let mut documents: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    // Beside them stands what pages say of them.
    documents.retain(|path| !path.file_stem().unwrap().to_string_lossy().contains('.'));
    documents.sort();
    live_of(module, documents)
}

/// These documents.
pub(crate) fn live_of(module: &str, documents: Vec<PathBuf>) -> Live {
    let settings = ModuleSettings {
        name: module.to_owned(),
        documents,
        ..ModuleSettings::default()
    };
    let read = Live::read(&settings, &Folder::new(bindery_tests::root()));
    assert!(!read.findings.has_errors(), "{:?}", read.findings.all());
    read.live.unwrap()
}

/// The table of the operation, and that of its waiter.
fn assert_same<E: Waited>(live: &Live) {
    let generated: &'static Operation = E::OPERATION;
    let operation = live.operation(generated.id).unwrap();
    let waiter = live.following(operation).unwrap();
    let query = live.operation(E::WAITER.query.id).unwrap();
    assert!(std::ptr::eq(waiter.query, query), "{}", generated.id);
    // Types hold 64 bits, so tables need not say it where there are types.
    let held = ["Format(\"int64\"), ", "Format(\"int64\")"];
    let without = |text: String| held.iter().fold(text, |text, one| text.replace(one, ""));
    let live = without(format!("{operation:?}\n{}", shown(waiter)));
    let generated = format!("{generated:?}\n{}", shown(E::WAITER));
    assert_eq!(live, generated, "{}", E::OPERATION.id);
}

/// All of the table but what the answers to the questions are: a job has jobs in it, without end
/// where it is generated.
fn shown(waiter: &Following) -> String {
    assert!(waiter.query.body.is_none());
    let query = Operation {
        body: None,
        responses: &[],
        ..*waiter.query
    };
    let query = &*Box::leak(Box::new(query));
    format!("{:?}", Following { query, ..*waiter })
}

#[test]
fn live_tables_are_the_generated_ones() {
    assert_same::<workspace::operation::ReinstallServerEndpoint>(&live("workspace"));
    assert_same::<clouddc::operation::ReinstallOsEndpoint>(&live("clouddc"));
    let ecs = live("ecs");
    assert_same::<ecs::operation::ReinstallServerWithoutCloudInitEndpoint>(&ecs);
    assert_same::<ecs::operation::RebuildServerEndpoint>(&ecs);
    assert_same::<modelarts::operation::ChangeDevServerOsEndpoint>(&live("modelarts"));
}
