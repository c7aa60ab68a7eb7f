//! Two stages of the road for one endpoint, as text: what a change to the generator does to
//! them is read in the difference.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bindery::document::{self, Documents};
use bindery::finding::Findings;
use bindery::generate::{Folder, ModuleSettings, read_api};
use bindery::model::Api;
use bindery::plan::{self, Manifest, Named, Runtime};

const NAME: &str = "modelarts";

fn read(findings: &mut Findings) -> (Documents, Api) {
    let files = Folder::new(bindery_tests::root());
    let module = ModuleSettings {
        name: NAME.to_owned(),
        documents: vec!["spec/modelarts/change-dev-server-os.yaml".into()],
        ..ModuleSettings::default()
    };
    let documents = document::read(&module.documents, &files, findings);
    let api = read_api(&module, &documents, findings).unwrap();
    (documents, api)
}

#[test]
fn the_model_of_modelarts() {
    let (documents, api) = read(&mut Findings::new());
    insta::assert_snapshot!("model", api.to_text(documents.sources()));
}

#[test]
fn the_plan_of_modelarts() {
    let mut findings = Findings::new();
    let (_, api) = read(&mut findings);
    let manifest = Manifest {
        name: NAME.to_owned(),
        version: "0.1.0".to_owned(),
        description: "One endpoint".to_owned(),
        license: None,
        repository: None,
        runtime: Runtime::Published("0.1.0".to_owned()),
        workspace_member: false,
        tag_features: false,
    };
    let named = Named {
        name: NAME,
        api: &api,
    };
    let plan = plan::plan(&manifest, &[named], &mut findings);
    assert!(findings.all().is_empty(), "{:?}", findings.all());
    insta::assert_snapshot!("plan", plan.to_text());
}
