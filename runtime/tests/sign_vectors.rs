//! The signer against what the vendor's own signer made of the same requests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;
use std::time::SystemTime;

use bindery_runtime::signer::sdk_hmac_sha256::{canonical_request, string_to_sign};
use bindery_runtime::signer::{SdkHmacSha256, SignContext, Signer};
use bytes::Bytes;
use serde_json::Value;

/// The recorded vectors. They are not part of the repository; CI must have them.
fn vectors() -> Option<Vec<Value>> {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else {
        assert_ne!(
            std::env::var("CI").as_deref(),
            Ok("true"),
            "BINDERY_SHARED is not set"
        );
        eprintln!("skipped: BINDERY_SHARED is not set");
        return None;
    };
    let path = PathBuf::from(shared).join("facts/sign_vectors.json");
    let text = std::fs::read_to_string(&path).expect("the vectors can be read");
    Some(serde_json::from_str(&text).expect("the vectors are JSON"))
}

fn request(vector: &Value) -> http::Request<Bytes> {
    let query: Vec<String> = vector["query"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| {
            format!(
                "{}={}",
                pair[0].as_str().unwrap(),
                pair[1].as_str().unwrap()
            )
        })
        .collect();
    let mut uri = format!("https://{}{}", text(vector, "host"), text(vector, "path"));
    if !query.is_empty() {
        uri = format!("{uri}?{}", query.join("&"));
    }
    let mut request = http::Request::builder()
        .method(text(vector, "method"))
        .uri(uri);
    for (name, value) in vector["headers"].as_object().unwrap() {
        request = request.header(name, value.as_str().unwrap());
    }
    request.body(body(vector)).unwrap()
}

fn body(vector: &Value) -> Bytes {
    let hex = vector["body_hex"].as_str().unwrap_or_default();
    let byte = |index: usize| u8::from_str_radix(&hex[index..index + 2], 16).unwrap();
    (0..hex.len()).step_by(2).map(byte).collect()
}

fn text<'a>(vector: &'a Value, key: &str) -> &'a str {
    vector[key].as_str().unwrap()
}

#[test]
fn every_vector_is_reproduced() {
    let Some(vectors) = vectors() else {
        return;
    };
    assert_eq!(vectors.len(), 13);
    for vector in &vectors {
        let name = text(vector, "name");
        let mut request = request(vector);
        let signer = SdkHmacSha256::new(text(vector, "ak"), text(vector, "sk"));
        signer
            .sign(&mut request, &SignContext::new(SystemTime::now()))
            .unwrap();

        let canonical = canonical_request(&request).unwrap();
        assert_eq!(canonical, text(vector, "canonical_request"), "{name}");
        let date = request.headers()["x-sdk-date"].to_str().unwrap();
        let to_sign = string_to_sign(date, &canonical);
        assert_eq!(to_sign, text(vector, "string_to_sign"), "{name}");
        let authorization = request.headers()["authorization"].to_str().unwrap();
        assert_eq!(authorization, text(vector, "authorization"), "{name}");
        assert!(authorization.ends_with(text(vector, "signature")), "{name}");

        assert_eq!(
            request.uri().path_and_query().unwrap(),
            text(vector, "wire_uri"),
            "{name}"
        );
        let wire = vector["wire_headers"].as_object().unwrap();
        assert_eq!(request.headers().len(), wire.len(), "{name}");
        for (header, value) in wire {
            assert_eq!(
                request.headers()[header.as_str()],
                value.as_str().unwrap(),
                "{name}"
            );
        }
        assert_eq!(request.body(), &body(vector), "{name}");
    }
}

#[test]
fn the_security_token_and_the_project_are_added_and_signed() {
    let Some(vectors) = vectors() else {
        return;
    };
    let vector = vectors
        .iter()
        .find(|v| text(v, "name") == "13_security_token")
        .unwrap();
    let mut request = request(vector);
    let token = request.headers_mut().remove("x-security-token").unwrap();
    let project = request.headers_mut().remove("x-project-id").unwrap();
    let signer = SdkHmacSha256::new(text(vector, "ak"), text(vector, "sk"))
        .security_token(token.to_str().unwrap());
    let context =
        SignContext::new(SystemTime::now()).with_parameter("project_id", project.to_str().unwrap());
    signer.sign(&mut request, &context).unwrap();
    assert_eq!(
        request.headers()["authorization"],
        text(vector, "authorization")
    );
}
