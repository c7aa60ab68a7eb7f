//! The tables of the project's own documents: those made live are those that were generated.

use std::path::PathBuf;

use bindery::generate::{Folder, ModuleSettings};
use bindery_live::Live;
use huaweicloud_reimage::runtime::call::Endpoint;
use huaweicloud_reimage::runtime::operation::Operation;
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

fn assert_same<E: Endpoint>(live: &Live) {
    let generated: &'static Operation = E::OPERATION;
    let live = live.operation(generated.id).unwrap();
    // Types hold 64 bits, so tables need not say it where there are types.
    let held = ["Format(\"int64\"), ", "Format(\"int64\")"];
    let live = held
        .iter()
        .fold(format!("{live:?}"), |text, one| text.replace(one, ""));
    assert_eq!(live, format!("{generated:?}"), "{}", generated.id);
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
