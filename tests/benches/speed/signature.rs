//! The signature over a request: the runtime's signer, and the same steps by hand.

use std::time::{Duration, SystemTime};

use bindery_runtime::signer::{SdkHmacSha256, SignContext, Signer};
use bytes::Bytes;
use criterion::{BatchSize, Criterion};
use hmac::{Hmac, KeyInit, Mac};
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT};
use sha2::{Digest, Sha256};

use super::group;

const ACCESS: &str = "AKEXAMPLE";
const SECRET: &str = "not-a-real-secret-key";
const PROJECT: &str = "a4da8115c9d8464ead3a38309130523f";
const HOST_NAME: &str = "ecs.cn-north-4.myhuaweicloud.com";
const PATH: &str = "/v1/a4da8115c9d8464ead3a38309130523f/cloudservers/25b1dd14-0c84-4558-aa57-03a6c54b8e75/reinstallos";

/// The first second of 2026, and how it is sent.
const NOW: Duration = Duration::from_secs(1_767_225_600);
const DATE: &str = "20260101T000000Z";

pub(crate) fn bench(criterion: &mut Criterion) {
    let request = prepared();
    let signer = SdkHmacSha256::new(ACCESS, SECRET);
    let (mut ours, mut theirs) = (request.clone(), request.clone());
    sign(&signer, &mut ours);
    sign_by_hand(&mut theirs);
    assert_eq!(ours.headers(), theirs.headers());

    let mut group = group(criterion, "sign with SDK-HMAC-SHA256");
    group.bench_function("bindery", |b| {
        b.iter_batched_ref(
            || request.clone(),
            |request| sign(&signer, request),
            BatchSize::SmallInput,
        );
    });
    group.bench_function("by hand", |b| {
        b.iter_batched_ref(|| request.clone(), sign_by_hand, BatchSize::SmallInput);
    });
    group.finish();
}

fn prepared() -> http::Request<Bytes> {
    let body = r#"{"os-reinstall":{"keyname":"KeyPair-350b","userid":"7e25b1da389f4697a79df3a0e5bd494e"}}"#;
    http::Request::post(format!("https://{HOST_NAME}{PATH}"))
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/json")
        .header(USER_AGENT, "bindery/0.1.0")
        .body(Bytes::from_static(body.as_bytes()))
        .unwrap()
}

fn sign(signer: &SdkHmacSha256, request: &mut http::Request<Bytes>) {
    let context =
        SignContext::new(SystemTime::UNIX_EPOCH + NOW).with_parameter("project_id", PROJECT);
    signer.sign(request, &context).unwrap();
}

/// What one would write for this one request: it knows the date in its spelling, which
/// headers there are, and that nothing in the path needs encoding.
fn sign_by_hand(request: &mut http::Request<Bytes>) {
    const NAMES: &str = "accept;content-type;host;user-agent;x-project-id;x-sdk-date";
    let headers = request.headers_mut();
    headers.insert("x-project-id", HeaderValue::from_static(PROJECT));
    headers.insert("x-sdk-date", HeaderValue::from_static(DATE));
    headers.insert(HOST, HeaderValue::from_static(HOST_NAME));
    let method = request.method().as_str();
    let path = request.uri().path();
    let digest = hex(&Sha256::digest(request.body()));
    let canonical = format!(
        "{method}\n{path}/\n\naccept:application/json\ncontent-type:application/json\n\
         host:{HOST_NAME}\nuser-agent:bindery/0.1.0\nx-project-id:{PROJECT}\n\
         x-sdk-date:{DATE}\n\n{NAMES}\n{digest}"
    );
    let digest = hex(&Sha256::digest(canonical));
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(format!("SDK-HMAC-SHA256\n{DATE}\n{digest}").as_bytes());
    let signature = hex(&mac.finalize().into_bytes());
    let authorization =
        format!("SDK-HMAC-SHA256 Access={ACCESS}, SignedHeaders={NAMES}, Signature={signature}");
    let mut value = HeaderValue::from_str(&authorization).unwrap();
    value.set_sensitive(true);
    request.headers_mut().insert(AUTHORIZATION, value);
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}
