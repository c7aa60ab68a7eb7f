//! Answers that are none, and no answer at all: what a caller must know is whether the disk
//! may be gone.

use std::time::Duration;

use huaweicloud_reimage::Error;
use tokio::net::TcpListener;

use super::clients;
use super::server::Server;

type Headers = &'static [(&'static str, &'static str)];

const HTML: &str = "<html><body>Log in first</body></html>";

/// The vendor's SDK reports the first four of these as success, with nothing in it.
#[tokio::test]
async fn what_is_no_answer_of_the_operation_is_an_error_that_keeps_the_bytes() {
    let table: [(u16, Headers, &str, &str); 8] = [
        (
            302,
            &[("Location", "/elsewhere")],
            HTML,
            "redirects are not followed",
        ),
        (
            307,
            &[("Location", "/elsewhere")],
            "",
            "redirects are not followed",
        ),
        (
            200,
            &[("Content-Type", "text/html")],
            HTML,
            "its body cannot be read",
        ),
        (
            200,
            &[("Content-Type", "application/json")],
            "",
            "with an empty body",
        ),
        (
            200,
            &[("Content-Type", "application/json")],
            r#"{"job_id":"7"#,
            "its body cannot be read",
        ),
        (
            200,
            &[("Content-Type", "application/json")],
            r#"{"job_id":7}"#,
            "its body cannot be read",
        ),
        (
            201,
            &[("Content-Type", "application/json")],
            r#"{"job_id":"7"}"#,
            "which is not declared",
        ),
        (204, &[], "", "which is not declared"),
    ];
    for (status, headers, body, words) in table {
        let server = Server::answering(status, headers, body).await;
        let error = clients::reinstall_server(&server.endpoint)
            .await
            .unwrap_err();
        let Error::Unreadable(unreadable) = &error else {
            panic!("{status} {body}: {error:?}")
        };
        assert_eq!(unreadable.status(), status);
        assert_eq!(unreadable.body(), body);
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert!(error.may_have_been_executed(), "{error}");
        assert!(error.to_string().contains(words), "{error}");
        server.only_request();
    }
}

#[tokio::test]
async fn a_required_field_that_is_missing_is_no_answer() {
    let server = Server::json(200, r#"{"job":"7"}"#).await;
    let error = clients::reinstall_without_cloud_init(&server.endpoint)
        .await
        .unwrap_err();
    let Error::Unreadable(unreadable) = &error else {
        panic!("{error:?}")
    };
    let read_error = unreadable.read_error().unwrap();
    assert_eq!(read_error.pointer(), "/job_id", "{read_error}");
    assert!(error.may_have_been_executed());
}

#[tokio::test]
async fn refused_connections_are_not_sent() {
    // A port that was free a moment ago, and that nobody listens on now.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = clients::reinstall_server(&endpoint).await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    assert!(!error.may_have_been_executed());
    assert_eq!(error.status(), None);
}

#[tokio::test]
async fn a_connection_that_closes_after_the_request_is_no_answer() {
    for said in [
        "",
        "HTTP/1.1 2",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{",
    ] {
        let server = Server::saying(said).await;
        let error = clients::reinstall_os(&server.endpoint).await.unwrap_err();
        assert!(matches!(error, Error::NoAnswer(_)), "{said:?}: {error:?}");
        assert!(error.may_have_been_executed());
        // It was sent once: what wipes disks is not tried again behind the caller's back.
        server.only_request();
    }
}

#[tokio::test]
async fn silence_is_no_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let call = clients::rebuild_server(&endpoint).timeout(Duration::from_millis(200));
    let error = call.await.unwrap_err();
    let Error::NoAnswer(no_answer) = &error else {
        panic!("{error:?}")
    };
    assert!(no_answer.is_time_out());
    assert!(error.may_have_been_executed());
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_no_answer() {
    use huaweicloud_reimage::workspace;
    let server = Server::json(200, &format!(r#"{{"job_id":"{}"}}"#, "7".repeat(2000))).await;
    let builder = workspace::Client::builder(&server.endpoint).project_id(clients::PROJECT);
    let builder = builder.auth_token(clients::TOKEN).max_response_bytes(1000);
    let client = builder.build().unwrap();
    let error = client.reinstall_server(clients::SERVER).await.unwrap_err();
    assert!(matches!(error, Error::NoAnswer(_)), "{error:?}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert!(error.may_have_been_executed());
}
