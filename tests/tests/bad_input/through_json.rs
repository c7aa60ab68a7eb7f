//! Bad requests that cannot be made with the types at all, judged as JSON. That they do not
//! compile is proved in `ui/fail`.

use huaweicloud_reimage::runtime::describe::Described;
use huaweicloud_reimage::runtime::operation::Location::Body;
use huaweicloud_reimage::runtime::validate::check_json;
use huaweicloud_reimage::{clouddc, ecs, modelarts, workspace};

use super::refusing::assert_broken;

fn refuse<T: Described>(json: &str, expected: &[(&str, &str)]) {
    let violations = check_json::<T>(json.as_bytes()).expect_err(json);
    let expected: Vec<_> = expected
        .iter()
        .map(|(pointer, rule)| (Body, *pointer, *rule))
        .collect();
    assert_broken(&violations, &expected);
}

#[test]
fn workspace() {
    for wrong in ["\"yes\"", "1", "null", "[]", "{}"] {
        let json = format!(r#"{{"update_access_agent":{wrong}}}"#);
        refuse::<workspace::ReinstallServerRequest>(&json, &[("/update_access_agent", "type")]);
    }
    for body in ["[]", "null", "\"{}\"", "7"] {
        refuse::<workspace::ReinstallServerRequest>(body, &[("", "type")]);
    }
}

#[test]
fn clouddc() {
    let refuse = refuse::<clouddc::ReinstallOsRequest>;
    refuse(
        "{}",
        &[("/password", "required"), ("/instance_id_set", "required")],
    );
    refuse(
        r#"{"password":"Passw0rd!x","instance_id_set":"0197f36d-d83b-7258-b177-3784b7887a17"}"#,
        &[("/instance_id_set", "type")],
    );
    refuse(
        r#"{"password":12345678,"instance_id_set":[7,null]}"#,
        &[
            ("/password", "type"),
            ("/instance_id_set/0", "type"),
            ("/instance_id_set/1", "type"),
        ],
    );
}

#[test]
fn ecs() {
    let reinstall = refuse::<ecs::ReinstallServerWithoutCloudInitRequest>;
    let missing = [("/os-reinstall", "required")];
    reinstall("{}", &missing);
    reinstall(r#"{"keyname":"k","userid":"u"}"#, &missing);
    reinstall(
        r#"{"os-reinstall":{"keyname":"k"}}"#,
        &[("/os-reinstall/userid", "required")],
    );
    reinstall(
        r#"{"os-reinstall":{"userid":"u"}}"#,
        &[("/os-reinstall/keyname", "required")],
    );
    reinstall(
        r#"{"os-reinstall":{"keyname":42,"userid":"u"}}"#,
        &[("/os-reinstall/keyname", "type")],
    );
    refuse::<ecs::RebuildServerRequest>(r#"{"rebuild":{}}"#, &[("/rebuild/imageRef", "required")]);
    refuse::<ecs::RebuildServerRequest>(
        r#"{"rebuild":{"imageRef":"i","metadata":{"a/b~c":4}}}"#,
        &[("/rebuild/metadata/a~1b~0c", "type")],
    );
}

#[test]
fn modelarts() {
    let refuse = refuse::<modelarts::ChangeDevServerOsRequest>;
    refuse(
        r#"{"admin_pass":"@Admin_pass"}"#,
        &[("/image_id", "required")],
    );
    refuse("{}", &[("", "oneOf"), ("/image_id", "required")]);
}

#[test]
fn what_is_no_json_is_one_violation() {
    for text in ["", "{", "{\"a\":1,}", "{'a':1}", "NaN", "{} {}", "\u{0}"] {
        refuse::<workspace::ReinstallServerRequest>(text, &[("", "json")]);
    }
}
