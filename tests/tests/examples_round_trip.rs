//! The examples of the documents, read by the generator, come back from the generated types
//! byte for byte, through serde_json as well as through the reader of the runtime.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bindery::document;
use bindery::finding::Findings;
use bindery::generate::{Folder, ModuleSettings, read_api};
use bindery::model::{self, Api, Content, Operation, Status};
use huaweicloud_reimage::runtime::describe::Blank;
use huaweicloud_reimage::runtime::json as runtime_json;
use huaweicloud_reimage::{clouddc, ecs, iam, modelarts, workspace};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, from_str, from_value, to_string, to_value};

fn api(module: &str, documents: &[&str]) -> Api {
    let files = Folder::new(bindery_tests::root());
    let documents = documents
        .iter()
        .map(|path| format!("spec/{path}.yaml").into())
        .collect();
    let module = ModuleSettings {
        name: module.to_owned(),
        documents,
        ..ModuleSettings::default()
    };
    let mut findings = Findings::new();
    let read = document::read(&module.documents, &files, &mut findings);
    read_api(&module, &read, &mut findings).unwrap()
}

fn json(value: &model::Json) -> Value {
    match value {
        model::Json::Null => Value::Null,
        model::Json::Bool(value) => Value::Bool(*value),
        model::Json::Number(text) => from_str(text).unwrap(),
        model::Json::String(text) => Value::String(text.clone()),
        model::Json::Array(items) => Value::Array(items.iter().map(json).collect()),
        model::Json::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (key.clone(), json(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

/// The examples of a body, of which there are as many as the document has.
fn assert_round_trip<T>(contents: &[Content], count: usize)
where
    T: Blank + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let examples: Vec<Value> = contents
        .iter()
        .flat_map(|content| &content.examples)
        .map(|example| json(&example.value))
        .collect();
    assert_eq!(examples.len(), count, "{examples:?}");
    for value in examples {
        let text = value.to_string();
        let typed: T = from_str(&text).unwrap_or_else(|why| panic!("{why} in {text}"));
        assert_eq!(to_value(&typed).unwrap(), value);
        assert_eq!(from_value::<T>(value.clone()).unwrap(), typed);
        assert_eq!(runtime_json::from_str::<T>(&text).unwrap(), typed);
        // Both writers write the same bytes, and both readers read them.
        let written = to_string(&typed).unwrap();
        assert_eq!(runtime_json::to_string(&typed), written);
        assert_eq!(from_str::<Value>(&written).unwrap(), value);
        assert_eq!(from_str::<T>(&written).unwrap(), typed);
        let again: T = runtime_json::from_str(&written).unwrap();
        assert_eq!(to_string(&again).unwrap(), written);
    }
}

fn operation<'a>(api: &'a Api, id: &str) -> &'a Operation {
    let mut operations = api.operations.iter();
    operations.find(|operation| operation.id == id).unwrap()
}

fn request<'a>(api: &'a Api, id: &str) -> &'a [Content] {
    &operation(api, id).body.as_ref().unwrap().contents
}

fn answer<'a>(api: &'a Api, id: &str, status: Status) -> &'a [Content] {
    let responses = &operation(api, id).responses;
    &responses
        .iter()
        .find(|response| response.status == status)
        .unwrap()
        .contents
}

#[test]
fn workspace() {
    let api = api("workspace", &["workspace/reinstall-server"]);
    assert_round_trip::<workspace::ReinstallServerRequest>(request(&api, "ReinstallServer"), 2);
    assert_round_trip::<workspace::JobAccepted>(
        answer(&api, "ReinstallServer", Status::Exactly(200)),
        2,
    );
    assert_round_trip::<workspace::ErrorBody>(
        answer(&api, "ReinstallServer", Status::Exactly(400)),
        1,
    );
    assert_round_trip::<workspace::JobDetail>(
        answer(&api, "ShowJobDetail", Status::Exactly(200)),
        1,
    );
}

#[test]
fn clouddc() {
    let api = api("clouddc", &["clouddc/reinstall-os"]);
    assert_round_trip::<clouddc::ReinstallOsRequest>(request(&api, "ReinstallOs"), 2);
    assert_round_trip::<clouddc::ReinstallAccepted>(
        answer(&api, "ReinstallOs", Status::Exactly(202)),
        1,
    );
    assert_round_trip::<clouddc::ErrorBody>(answer(&api, "ReinstallOs", Status::Exactly(401)), 1);
    let status = answer(&api, "ShowInstanceStatus", Status::Exactly(200));
    assert_round_trip::<clouddc::InstanceStatus>(status, 2);
}

#[test]
fn ecs() {
    let documents = [
        "ecs/reinstall-server-without-cloud-init",
        "ecs/rebuild-server",
    ];
    let api = api("ecs", &documents);
    let reinstall = request(&api, "ReinstallServerWithoutCloudInit");
    let count = reinstall[0].examples.len();
    assert!(count >= 2, "{count}");
    assert_round_trip::<ecs::ReinstallServerWithoutCloudInitRequest>(reinstall, count);
    assert_round_trip::<ecs::JobAccepted>(
        answer(
            &api,
            "ReinstallServerWithoutCloudInit",
            Status::Exactly(200),
        ),
        1,
    );
    assert_round_trip::<ecs::TaskFailure>(
        answer(&api, "ReinstallServerWithoutCloudInit", Status::Range(4)),
        1,
    );
    assert_round_trip::<ecs::RebuildServerRequest>(request(&api, "RebuildServer"), 4);
    assert_round_trip::<ecs::RebuildServerResponse>(
        answer(&api, "RebuildServer", Status::Exactly(202)),
        2,
    );
    for status in [400, 404, 409] {
        assert_round_trip::<ecs::FaultBody>(
            answer(&api, "RebuildServer", Status::Exactly(status)),
            1,
        );
    }
    assert_round_trip::<ecs::Job>(answer(&api, "ShowJob", Status::Exactly(200)), 2);
    assert_round_trip::<ecs::ShowServerResponse>(
        answer(&api, "ShowServer", Status::Exactly(200)),
        1,
    );
}

#[test]
fn modelarts() {
    let api = api("modelarts", &["modelarts/change-dev-server-os"]);
    assert_round_trip::<modelarts::ChangeDevServerOsRequest>(request(&api, "ChangeDevServerOs"), 2);
    assert_round_trip::<modelarts::DevServer>(
        answer(&api, "ChangeDevServerOs", Status::Exactly(200)),
        2,
    );
    assert_round_trip::<modelarts::ErrorBody>(
        answer(&api, "ChangeDevServerOs", Status::Exactly(401)),
        1,
    );
    assert_round_trip::<modelarts::DevServerNow>(
        answer(&api, "ShowDevServer", Status::Exactly(200)),
        1,
    );
}

/// serde's side has ways of its own: borrowed and owned text, a stream of bytes, a missing
/// field, a field twice, an integer that is written as `1.0`.
#[test]
fn the_reader_for_serde_is_as_strict_and_as_lenient_as_our_own() {
    let bad = [
        "{}",
        r#"{"job_id":7}"#,
        r#"{"job_id":null}"#,
        r#"{"job_id":"7""#,
        "[]",
        "",
    ];
    for text in bad {
        assert!(from_str::<ecs::JobAccepted>(text).is_err(), "{text}");
        assert!(
            runtime_json::from_str::<ecs::JobAccepted>(text).is_err(),
            "{text}"
        );
    }
    let good = [
        r#"{"job_id":"7"}"#,
        r#"{"new":[{"a":1}],"job_id":"7","newer":null}"#,
        r#"{"job\u005fid":"\u0037"}"#,
        " {\n\"job_id\" : \"7\" } ",
    ];
    for text in good {
        let expected = ecs::JobAccepted::new("7");
        assert_eq!(from_str::<ecs::JobAccepted>(text).unwrap(), expected);
        assert_eq!(
            serde_json::from_reader::<_, ecs::JobAccepted>(text.as_bytes()).unwrap(),
            expected
        );
        assert_eq!(
            runtime_json::from_str::<ecs::JobAccepted>(text).unwrap(),
            expected
        );
    }
}

#[test]
fn iam() {
    let api = api("iam", &["iam/create-token"]);
    assert_round_trip::<iam::CreateTokenRequest>(request(&api, "CreateToken"), 2);
    let issued = answer(&api, "CreateToken", Status::Exactly(201));
    assert_round_trip::<iam::CreateTokenResponse>(issued, 1);
}
