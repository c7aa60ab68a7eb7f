//! Reading and writing JSON: our reader and writer, our types through serde_json, and
//! serde_json with derived types.

use std::hint::black_box;

use bindery_runtime::describe::Blank;
use bindery_runtime::json;
use criterion::Criterion;
use huaweicloud_reimage::{ecs, modelarts};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{group, plain};

/// A request in the order of the document.
const REINSTALL: &str = r#"{"os-reinstall":{"adminpass":"Tr1cky-Horse:Battery/9","keyname":"KeyPair-350b","userid":"7e25b1da389f4697a79df3a0e5bd494e","metadata":{"BYOL":"true"},"mode":"withStopServer"}}"#;

/// A response whose properties are sorted, as those of the vendor's page are: not in the
/// order of the document.
const DEV_SERVER: &str = r#"{"category":"SERVER","charging_mode":"PRE_PAID","cloud_server":{"id":"2c5261a0-b55b-4677-9c92-6927dd3e000d","type":"ECS"},"create_at":1699348284990,"endpoints":[{"dev_service":"SSH","key_pair_names":["KeyPair-350b"],"service":"SSH","uri":"ssh://192.168.0.119:22"}],"flavor":"Si2.large.4","id":"62383738-e52a-450a-9f84-f9e705402be8","image":{"arch":"X86","image_id":"c90fb553-2cdb-4b81-b56a-ef68812c6cf7","name":"Ubuntu18.04_x86_64_CPU","server_type":"ECS"},"key_pair_name":"KeyPair-350b","name":"devserver-name","status":"CHANGINGOS","subnet_id":"a4da8115-c9d8-464e-8d3a-38309130523f","update_at":1699348285077,"volumes":[{"evs_id":"2c5261a0-b55b-4677-9c92-6927dd3e000d","evs_type":"SSD","size":100,"type":"ROOT"}],"vpc_id":"0197f36d-d83b-4258-b177-3784b7887a17"}"#;

pub(crate) fn bench(criterion: &mut Criterion) {
    compare::<ecs::ReinstallServerWithoutCloudInitRequest, plain::ReinstallRequest>(
        criterion,
        "ECS reinstall request",
        REINSTALL,
    );
    compare::<modelarts::DevServer, plain::DevServer>(criterion, "DevServer", DEV_SERVER);
    compare::<Vec<modelarts::DevServer>, Vec<plain::DevServer>>(
        criterion,
        "list of 100 DevServers",
        &format!("[{}]", vec![DEV_SERVER; 100].join(",")),
    );
}

/// Measures `Ours` beside `Plain`, which hold the same.
fn compare<Ours, Plain>(criterion: &mut Criterion, name: &str, text: &str)
where
    Ours: Blank + Serialize + DeserializeOwned,
    Plain: Serialize + DeserializeOwned,
{
    let ours: Ours = json::from_str(text).unwrap();
    let plain: Plain = serde_json::from_str(text).unwrap();
    let written = serde_json::to_string(&plain).unwrap();
    assert_eq!(json::to_string(&ours), written);
    assert_eq!(serde_json::to_string(&ours).unwrap(), written);
    let bridged: Ours = serde_json::from_str(text).unwrap();
    assert_eq!(json::to_string(&bridged), written);

    let bytes = text.as_bytes();
    let mut decode = group(criterion, &format!("decode {name}"));
    decode.bench_function("bindery", |b| {
        b.iter(|| json::from_slice::<Ours>(black_box(bytes)));
    });
    decode.bench_function("bindery through serde_json", |b| {
        b.iter(|| serde_json::from_slice::<Ours>(black_box(bytes)));
    });
    decode.bench_function("serde_json derives", |b| {
        b.iter(|| serde_json::from_slice::<Plain>(black_box(bytes)));
    });
    decode.finish();

    let mut encode = group(criterion, &format!("encode {name}"));
    encode.bench_function("bindery", |b| b.iter(|| json::to_vec(black_box(&ours))));
    encode.bench_function("bindery through serde_json", |b| {
        b.iter(|| serde_json::to_vec(black_box(&ours)));
    });
    encode.bench_function("serde_json derives", |b| {
        b.iter(|| serde_json::to_vec(black_box(&plain)));
    });
    encode.finish();
}
