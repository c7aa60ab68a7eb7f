//! The generated tables of the values that are measured one by one.

use bindery_runtime::describe::Described;
use bindery_runtime::schema::{Pattern, Rule, Schema};
use huaweicloud_reimage::clouddc::ReinstallOsRequest;
use huaweicloud_reimage::modelarts::ChangeDevServerOsRequest;

/// CloudDC's identifier of a server: a UUID in lower case.
pub(crate) fn uuid() -> &'static Pattern {
    let ids = property(ReinstallOsRequest::SCHEMA, "instance_id_set");
    pattern(ids.items.unwrap())
}

/// ModelArts' name of a key pair.
pub(crate) fn name() -> &'static Pattern {
    pattern(property(ChangeDevServerOsRequest::SCHEMA, "key_pair_name"))
}

/// ModelArts' data for a server's first start: base64.
pub(crate) fn base64() -> &'static Pattern {
    pattern(property(ChangeDevServerOsRequest::SCHEMA, "user_data"))
}

/// ModelArts' password of the administrator.
pub(crate) fn password() -> &'static Schema {
    property(ChangeDevServerOsRequest::SCHEMA, "admin_pass")
}

fn property(schema: &'static Schema, name: &str) -> &'static Schema {
    let mut fields = schema.shape.unwrap().fields.iter();
    fields.find(|field| field.name == name).unwrap().schema
}

fn pattern(schema: &'static Schema) -> &'static Pattern {
    let mut patterns = schema.rules.iter().filter_map(|rule| match rule {
        Rule::Pattern(pattern) => Some(*pattern),
        _ => None,
    });
    patterns.next().unwrap()
}
