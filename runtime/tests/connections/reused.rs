//! One connection for many calls.

use bindery_runtime::client::Client;
use bindery_runtime::transport::Hyper;

use crate::loopback::{Server, json};
use crate::operation::ping;

#[tokio::test]
async fn a_hundred_calls_have_one_connection() {
    let server = Server::start(|_| json(200, "1"));
    let client = Client::builder(&server.url).build().unwrap();
    for _ in 0..100 {
        ping(&client).await.unwrap();
    }
    assert_eq!(server.connections(), 1);
    // A clone shares it.
    ping(&client.clone()).await.unwrap();
    assert_eq!(server.connections(), 1);
}

/// What an error says is read to its end, so that its connection is free again.
#[tokio::test]
async fn a_refusal_costs_no_connection() {
    let long = format!("\"{}\"", "x".repeat(100_000));
    let server = Server::start(move |_| json(503, &long));
    let client = Client::builder(&server.url).build().unwrap();
    for _ in 0..10 {
        let error = ping(&client).await.unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    }
    assert_eq!(server.connections(), 1);
}

/// It does not keep what nobody will read.
#[tokio::test]
async fn an_answer_that_is_too_large_costs_its_connection() {
    let long = format!("\"{}\"", "x".repeat(1_000_000));
    let server = Server::start(move |_| json(200, &long));
    let client = Client::builder(&server.url).max_response_bytes(1000);
    let client = client.build().unwrap();
    for _ in 0..3 {
        assert!(ping(&client).await.unwrap_err().may_have_been_executed());
    }
    assert_eq!(server.connections(), 3);
}

#[tokio::test]
async fn none_is_kept_where_that_is_said() {
    let server = Server::start(|_| json(200, "1"));
    let transport = Hyper::builder().pool_max_idle(0).build().unwrap();
    let client = Client::builder(&server.url).transport(transport);
    let client = client.build().unwrap();
    for _ in 0..3 {
        ping(&client).await.unwrap();
    }
    assert_eq!(server.connections(), 3);
}
