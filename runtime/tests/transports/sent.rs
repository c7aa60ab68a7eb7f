//! What arrives at the server.

use std::time::Duration;

use bindery_runtime::transport::{Limits, Transport};
use bytes::Bytes;
use tokio::io::AsyncWriteExt;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::server::{carry, get, server};

pub(crate) async fn the_request_is_sent_as_it_is(transport: impl Transport) {
    let (url, server) = server(|mut stream| async move {
        stream
            .write_all(b"HTTP/1.1 202 Accepted\r\nX-A: 1\r\nContent-Length: 2\r\n\r\nok")
            .await
            .unwrap();
    })
    .await;
    let request = http::Request::put(format!("{url}/v1/a%2Fb/%7B%7D/x;y?k=a%20b&z=%5B%5D"))
        .header("Host", "signed.example.com")
        .header("X-Sdk-Date", "20260101T000000Z")
        .header("Content-Type", "application/json;charset=utf-8")
        .body(Bytes::from_static(b"{\"a\": 1}"))
        .unwrap();
    let answer = carry(&transport, request).await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), &answer.body()[..]),
        (202, &b"ok"[..])
    );
    assert_eq!(answer.headers()["x-a"], "1");
    let sent = String::from_utf8(server.await.unwrap()).unwrap();
    let (head, body) = sent.split_once("\r\n\r\n").unwrap();
    assert!(
        head.starts_with("PUT /v1/a%2Fb/%7B%7D/x;y?k=a%20b&z=%5B%5D HTTP/1.1\r\n"),
        "{head}"
    );
    let hosts: Vec<_> = head
        .lines()
        .filter(|l| l.to_lowercase().starts_with("host:"))
        .collect();
    assert_eq!(hosts, ["host: signed.example.com"]);
    assert!(
        head.contains("content-type: application/json;charset=utf-8"),
        "{head}"
    );
    assert!(head.contains("content-length: 8"), "{head}");
    assert!(body.is_empty() || body == "{\"a\": 1}", "{body}");
}

pub(crate) async fn the_body_arrives_byte_for_byte(transport: impl Transport) {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(200))
        .mount(&server)
        .await;
    let body: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let request = http::Request::post(server.uri())
        .body(Bytes::from(body.clone()))
        .unwrap();
    carry(&transport, request).await.unwrap();
    assert_eq!(server.received_requests().await.unwrap()[0].body, body);
}

pub(crate) async fn a_redirect_is_an_answer(transport: impl Transport) {
    let server = MockServer::start().await;
    let elsewhere = ResponseTemplate::new(302).insert_header("Location", "/elsewhere");
    Mock::given(path("/here"))
        .respond_with(elsewhere)
        .mount(&server)
        .await;
    let answer = carry(&transport, get(&format!("{}/here", server.uri())))
        .await
        .unwrap();
    assert_eq!(answer.status(), 302);
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

pub(crate) async fn a_status_is_no_reason_to_send_again(transport: impl Transport) {
    let server = MockServer::start().await;
    let busy = ResponseTemplate::new(503).insert_header("Retry-After", "0");
    Mock::given(method("GET"))
        .respond_with(busy)
        .mount(&server)
        .await;
    assert_eq!(
        carry(&transport, get(&server.uri()))
            .await
            .unwrap()
            .status(),
        503
    );
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

pub(crate) async fn a_server_is_told_its_name(transport: impl Transport) {
    let (url, seen) = server(|_| async {}).await;
    let _ = carry(&transport, get(&url)).await;
    let head = String::from_utf8(seen.await.unwrap()).unwrap();
    let host = format!("\r\nhost: {}\r\n", url.trim_start_matches("http://"));
    assert_eq!(head.matches(&host).count(), 1, "{head}");
}

/// The connection is lost with a request that is given up while it is sent, and no other one is.
pub(crate) async fn an_upload_that_is_given_up_half_way_leaves_a_transport_that_works(
    transport: impl Transport,
) {
    let (stuck, head) = server(|stream| async move {
        // Nobody reads the body: it does not fit into what the system keeps of it.
        tokio::time::sleep(Duration::from_secs(60)).await;
        drop(stream);
    })
    .await;
    let good = MockServer::start().await;
    let answer = Mock::given(method("PUT")).respond_with(ResponseTemplate::new(204));
    answer.mount(&good).await;
    let upload = |url: &str| {
        let body = Bytes::from(vec![7; 32 << 20]);
        http::Request::put(url).body(body).unwrap()
    };
    for _ in 0..3 {
        let sent = transport.carry(upload(&stuck), Limits::default());
        let given_up = tokio::time::timeout(Duration::from_millis(100), sent).await;
        assert!(given_up.is_err());
        let sent = transport.carry(upload(&good.uri()), Limits::default());
        assert_eq!(sent.await.unwrap().status(), 204);
    }
    head.abort();
}
