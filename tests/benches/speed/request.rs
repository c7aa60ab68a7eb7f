//! All the rules of a whole request: the generated tables, and checks by hand.

use std::hint::black_box;

use bindery_runtime::validate::validate;
use criterion::Criterion;
use huaweicloud_reimage::modelarts::ChangeDevServerOsRequest;

use super::{group, password, patterns};

const IMAGE: &str = "c90fb553-2cdb-4b81-b56a-ef68812c6cf7";

pub(crate) fn bench(criterion: &mut Criterion) {
    let good = ChangeDevServerOsRequest::new(IMAGE)
        .with_admin_pass("Tr1cky-Horse:Battery/9")
        .with_user_data(b"#!/bin/sh\ntouch /tmp/started\n");
    let no_image = ChangeDevServerOsRequest::new("")
        .with_admin_pass("Tr1cky-Horse:Battery/9")
        .with_key_pair_name("KeyPair-350b");
    assert!(validate(&good).is_ok() && by_hand(&good).is_ok());
    let broken = validate(&no_image).map_err(|all| all.len());
    assert_eq!(broken, by_hand(&no_image).map_err(|all| all.len()));

    let mut group = group(criterion, "validate ChangeDevServerOsRequest");
    group.bench_function("bindery", |b| b.iter(|| validate(black_box(&good))));
    group.bench_function("by hand", |b| b.iter(|| by_hand(black_box(&good))));
    group.finish();
}

/// What one would write: it finds all mistakes too, but says less about them.
fn by_hand(request: &ChangeDevServerOsRequest) -> Result<(), Vec<String>> {
    let mut wrong = Vec::new();
    if let Some(pass) = &request.admin_pass
        && !password::by_hand(pass.expose())
    {
        wrong.push("admin_pass: does not keep the policy".to_owned());
    }
    if let Some(name) = &request.key_pair_name
        && !patterns::is_name(name)
    {
        wrong.push("key_pair_name: is not a name".to_owned());
    }
    if request.image_id.chars().count() != 36 {
        wrong.push("image_id: must have 36 characters".to_owned());
    }
    if let Some(data) = &request.user_data
        && (data.as_str().chars().count() > 43_692 || !patterns::is_base64(data.as_str()))
    {
        wrong.push("user_data: is not base64, or too long".to_owned());
    }
    if request.admin_pass.is_some() == request.key_pair_name.is_some() {
        wrong.push("must have exactly one of admin_pass, key_pair_name".to_owned());
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}
